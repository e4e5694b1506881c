"""Tricky cases of every rule, worked out by hand from the wording of the rules."""

from tests.sheets_sync.rules.tricky.cells import TRICKY_CELLS
from tests.sheets_sync.rules.tricky.copies import TRICKY_COPIES
from tests.sheets_sync.rules.tricky.dates import TRICKY_DATES
from tests.sheets_sync.rules.tricky.disputes import TRICKY_DISPUTES
from tests.sheets_sync.rules.tricky.entries import TRICKY_ENTRIES
from tests.sheets_sync.rules.tricky.follow_up import TRICKY_FOLLOW_UP
from tests.sheets_sync.rules.tricky.order import TRICKY_ORDER
from tests.sheets_sync.rules.tricky.past import TRICKY_PAST
from tests.sheets_sync.rules.tricky.patterns import TRICKY_PATTERNS
from tests.sheets_sync.rules.tricky.quotas import TRICKY_QUOTAS
from tests.sheets_sync.rules.tricky.reports import TRICKY_REPORTS
from tests.sheets_sync.rules.tricky.tricky import Tricky
from tests.sheets_sync.rules.tricky.visits import TRICKY_VISITS
from tests.sheets_sync.rules.tricky.workbook import TRICKY_WORKBOOKS

EXTRA: tuple[Tricky, ...] = (
    *TRICKY_WORKBOOKS,
    *TRICKY_CELLS,
    *TRICKY_DATES,
    *TRICKY_ENTRIES,
    *TRICKY_ORDER,
    *TRICKY_VISITS,
    *TRICKY_QUOTAS,
    *TRICKY_COPIES,
    *TRICKY_PATTERNS,
    *TRICKY_DISPUTES,
    *TRICKY_REPORTS,
    *TRICKY_FOLLOW_UP,
    *TRICKY_PAST,
)
