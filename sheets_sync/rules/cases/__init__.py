"""A passing and a failing case for each rule, in the words of the sheet."""

from collections.abc import Mapping

from sheets_sync.rules.cases.case import Case, Find
from sheets_sync.rules.cases.cells import CELL_CASES
from sheets_sync.rules.cases.disputes import DISPUTE_CASES
from sheets_sync.rules.cases.entries import ENTRY_CASES
from sheets_sync.rules.cases.follow_up import FOLLOW_UP_CASES
from sheets_sync.rules.cases.past import PAST_CASES
from sheets_sync.rules.cases.quotas import QUOTA_CASES
from sheets_sync.rules.cases.reports import REPORT_CASES
from sheets_sync.rules.cases.truth import TRUTH_CASES
from sheets_sync.rules.cases.visits import VISIT_CASES
from sheets_sync.rules.cases.workbook import WORKBOOK_CASES

__all__ = ["CASE", "CASES", "Case", "Find"]

CASES: tuple[Case, ...] = (
    *WORKBOOK_CASES,
    *CELL_CASES,
    *ENTRY_CASES,
    *VISIT_CASES,
    *QUOTA_CASES,
    *TRUTH_CASES,
    *DISPUTE_CASES,
    *REPORT_CASES,
    *FOLLOW_UP_CASES,
    *PAST_CASES,
)

CASE: Mapping[str, Case] = {case.code: case for case in CASES}
