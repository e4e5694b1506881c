"""Everything that is asked of a row by itself, of whatever tab."""

from collections.abc import Mapping

from sheets_sync.rules import disputes, follow_up, reports
from sheets_sync.rules.entries import ENTRY_RULES, no_longer_ahead
from sheets_sync.rules.row_rule import Deadlines, Derived, RowRule

ROW_RULES: tuple[RowRule, ...] = (
    *ENTRY_RULES,
    *disputes.DISPUTE_RULES,
    *reports.REPORT_RULES,
    *follow_up.FOLLOW_UP_RULES,
)
DEADLINES: tuple[Deadlines, ...] = (no_longer_ahead, disputes.deadlines, reports.deadlines)
DERIVED: Mapping[str, Derived] = {  # by tab
    "disputes": disputes.derived,
    "reports": reports.derived,
    "services": follow_up.derived_services,
    "tasks": follow_up.derived_tasks,
    "rectifications": follow_up.derived_rectifications,
    "appeals": follow_up.derived_appeals,
}
