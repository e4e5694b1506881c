"""The rule catalogue: every code with its severity, clause and texts, in code order."""

from collections.abc import Mapping

from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.rules.texts.cells import CELL_RULES
from sheets_sync.rules.texts.disputes import DISPUTE_RULES
from sheets_sync.rules.texts.entries import ENTRY_RULES
from sheets_sync.rules.texts.follow_up import FOLLOW_UP_RULES
from sheets_sync.rules.texts.past import PAST_RULES
from sheets_sync.rules.texts.quotas import QUOTA_RULES
from sheets_sync.rules.texts.reports import REPORT_RULES
from sheets_sync.rules.texts.truth import TRUTH_RULES
from sheets_sync.rules.texts.visits import VISIT_RULES
from sheets_sync.rules.texts.workbook import WORKBOOK_RULES

__all__ = ["CATALOGUE", "RULE", "Message", "RuleSpec"]

CATALOGUE: tuple[RuleSpec, ...] = (
    *WORKBOOK_RULES,
    *CELL_RULES,
    *ENTRY_RULES,
    *VISIT_RULES,
    *QUOTA_RULES,
    *TRUTH_RULES,
    *DISPUTE_RULES,
    *REPORT_RULES,
    *FOLLOW_UP_RULES,
    *PAST_RULES,
)

RULE: Mapping[str, RuleSpec] = {spec.code: spec for spec in CATALOGUE}
