"""T706: a back-check on which nobody has given a verdict shortly before publication (§6.4)."""

from collections.abc import Iterator

from sheets_sync.findings import Hit
from sheets_sync.ledger.cells import as_text, fold
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.saying import say
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.limits import unreadable
from sheets_sync.rules.periods import publication_day
from sheets_sync.workbook.snapshot import Table


def unanswered(tab: TabLedger, table: Table, context: Context) -> Iterator[Hit]:
    """T706 for the rows of 真实性抽查; quarter and checker are read as they stand on the sheet."""
    quarters, checkers = table.columns.get("quarter"), table.columns.get("checker")
    if quarters is None or "verdict" in tab.rows.lost:
        return
    ahead = context.thresholds.whole("backcheck_remind_days")
    period = tab.tab.column("quarter")
    for row, verdict in tab.rows.each("verdict"):
        if verdict is not None or unreadable(tab.rows, row, "verdict"):
            continue
        place = tab.cells.positions[row]
        quarter = say(period, quarters[place], context.locale, context.thresholds).value
        published = publication_day(quarter, context.thresholds) if quarter else None
        if published is None or context.today < published - ahead:
            continue
        checker = fold(as_text(checkers[place])) if checkers is not None else ""
        args = {"checker": checker, "until": published}
        yield Hit(row, "T706", "verdict", "" if checker else "nobody", args)
