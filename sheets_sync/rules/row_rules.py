"""Everything that is asked of a row by itself, of whatever tab."""

from collections.abc import Mapping

from sheets_sync.rules.entries import ENTRY_RULES, no_longer_ahead
from sheets_sync.rules.row_rule import Deadlines, Derived, RowRule

ROW_RULES: tuple[RowRule, ...] = (*ENTRY_RULES,)
DEADLINES: tuple[Deadlines, ...] = (no_longer_ahead,)
DERIVED: Mapping[str, Derived] = {}  # by tab
