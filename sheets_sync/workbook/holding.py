"""The lines of 运行状态 by which a leader releases what J904 holds."""

from collections.abc import Mapping, Sequence

from sheets_sync.ledger.cells import as_text, fold, is_blank
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import datetime_of
from sheets_sync.ledger.references import may_approve
from sheets_sync.ledger.sealed import Hold
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout import board_texts as texts
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.snapshot import Cell, Snapshot, Table

Cells = dict[str, list[Cell]]


def confirmations(
    snapshot: Snapshot, holds: Sequence[Hold], context: Context
) -> Mapping[Hold, str]:
    """The holds in whose line a leader's name stands under 确认, with that name.

    The line has to stand on the sheet already: a name that was there before is no confirmation.
    """
    status = snapshot.tables.get("status")
    if status is None or not {"item", "value", "confirm"} <= status.columns.keys():
        return {}
    found: dict[Hold, str] = {}
    for hold in holds:
        row = _row_of(status, hold, snapshot.locale)
        name = fold(as_text(status.columns["confirm"][row])) if row is not None else ""
        if name and may_approve(name, context.registers):
            found[hold] = name
    return found


def with_holds(cells: Cells, table: Table, holds: Sequence[Hold], locale: Locale) -> Cells:
    """The cells of 运行状态 with a line for each hold, where 确认 is blank or meant for it."""
    lines = {key: list(column) for key, column in cells.items()}
    confirm = table.columns.get("confirm", [])
    for hold in holds:
        standing = _row_of(table, hold, locale)
        while True:
            row = len(lines["item"])
            blank = row >= len(confirm) or is_blank(confirm[row])
            item, value = _line(hold, locale)
            if blank or row == standing:
                break
            for column in lines.values():
                column.append("")
        lines["item"].append(item)
        lines["value"].append(value)
        lines["hint"].append(texts.HELD_HINT[locale])
    return lines


def _line(hold: Hold, locale: Locale) -> tuple[str, str]:
    title = TAB[hold.tab].title[locale] if hold.tab in TAB else hold.tab
    return (
        f"{texts.HELD[locale]} {title}",
        f"{hold.vanished}/{hold.stood} {datetime_of(hold.at):%Y-%m-%d %H:%M:%S}",
    )


def _row_of(table: Table, hold: Hold, locale: Locale) -> int | None:
    if not {"item", "value"} <= table.columns.keys():
        return None
    pairs = zip(table.columns["item"], table.columns["value"], strict=True)
    wanted = _line(hold, locale)
    return next((row for row, pair in enumerate(pairs) if pair == wanted), None)
