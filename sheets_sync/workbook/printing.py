"""Prints a ranking or awards tab: one write, then read back until the sheet says what it should."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from sheets_sync.assessment.tables import PrintedTable
from sheets_sync.errors import TransportError, WorkbookError
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.column_places import TAB_METADATA
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.printed_requests import (
    Page,
    lay_out,
    new_sheet_requests,
    page_requests,
    sheet_id_for,
)
from sheets_sync.workbook.snapshot import Cell

Json = dict[str, Any]

MOST_ROUNDS: Final = 12
_REFUSED: Final = (400, 409)
_BEFORE: Final = "points"  # rankings stand before 得分明细
_OUTLINE: Final = (
    "sheets(properties(sheetId,title,index,gridProperties),charts.chartId,"
    "developerMetadata(metadataKey,metadataValue))"
)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the workbook holds now: our sheet's id (None: no such tab), its charts, its neighbours.

    `before` is the place of 得分明细 in the row of tabs, `taken` are all ids of sheets.
    """

    sheet_id: int | None
    charts: tuple[int, ...]
    before: int
    taken: tuple[int, ...]
    revision: str | None


def print_table(
    client: SheetsClient, spreadsheet_id: str, table: PrintedTable, locale: Locale
) -> int:
    """Make the tab say what the table says; returns the writes that it took, 0 where it did.

    A tab is known by its metadata, wherever people have moved it; one that they deleted is made
    anew. Raises WorkbookError where people keep changing it, and TransportError.
    """
    address = f"/v4/spreadsheets/{quote(spreadsheet_id, safe='')}"
    page = lay_out(table)
    for rounds in range(MOST_ROUNDS):
        standing = _look(client, address, table)
        if standing.sheet_id is not None and _says(client, address, standing, table, page):
            return rounds
        _write(client, address, table, page, standing, locale)
    raise WorkbookError(
        f"The tab {table.tab_title} kept changing while it was written; it is tried again later."
    )


def _look(client: SheetsClient, address: str, table: PrintedTable) -> _Standing:
    answer = client.call("GET", address, params={"fields": _OUTLINE})
    sheets = answer.value["sheets"]
    ids = [sheet["properties"].get("sheetId", 0) for sheet in sheets]
    keys = [_key(sheet) for sheet in sheets]
    titles = [sheet["properties"]["title"] for sheet in sheets]
    # A copy carries the mark of its original: the one with the tab's own title wins.
    ours = [place for place, key in enumerate(keys) if key == table.key]
    titled = [p for p, title in enumerate(titles) if title == table.tab_title]
    place = next(iter([*(p for p in ours if p in titled), *ours]), None)
    if place is None and titled and not keys[titled[0]]:
        raise WorkbookError(
            f"The tab {table.tab_title} holds something else: rename it, and it is written anew."
        )
    charts = sheets[place].get("charts", ()) if place is not None else ()
    before = keys.index(_BEFORE) if _BEFORE in keys else len(sheets)
    return _Standing(
        None if place is None else ids[place],
        tuple(chart["chartId"] for chart in charts),
        before,
        tuple(ids),
        answer.revision,
    )


def _key(sheet: Json) -> str:
    entries = sheet.get("developerMetadata", ())
    values = (e.get("metadataValue", "") for e in entries if e["metadataKey"] == TAB_METADATA)
    return next(values, "")


def _says(
    client: SheetsClient, address: str, standing: _Standing, table: PrintedTable, page: Page
) -> bool:
    """Whether the sheet shows the table, with its one chart."""
    if len(standing.charts) != bool(table.ranked):
        return False
    try:
        answer = client.call(
            "POST",
            f"{address}/values:batchGetByDataFilter",
            json={
                "dataFilters": [{"gridRange": {"sheetId": standing.sheet_id}}],
                "majorDimension": "ROWS",
                "valueRenderOption": "UNFORMATTED_VALUE",
            },
        )
    except TransportError as error:
        if error.status in _REFUSED:  # deleted since
            return False
        raise
    found = answer.value["valueRanges"][0]["valueRange"].get("values", ())
    return _trimmed(found) == _trimmed(page.values)


def _trimmed(rows: Any) -> list[list[Cell]]:  # noqa: ANN401 # JSON, or the rows of a page
    """Rows without blanks at their ends, and without blank rows at the end."""
    kept = [list(row) for row in rows]
    for row in kept:
        while row and row[-1] == "":
            row.pop()
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _write(
    client: SheetsClient,
    address: str,
    table: PrintedTable,
    page: Page,
    standing: _Standing,
    locale: Locale,
) -> None:
    """Write the whole tab in one call; a refusal is left to the next look."""
    sheet_id = standing.sheet_id
    requests: list[Json] = []
    if sheet_id is None:
        sheet_id = sheet_id_for(table.key, standing.taken)
        editors = (client.email,)
        requests = new_sheet_requests(table, page, sheet_id, standing.before, editors, locale)
    requests += page_requests(table, page, sheet_id, standing.charts, locale)
    headers = {"X-Gridbook-If-Revision": standing.revision} if standing.revision else {}
    try:
        client.call(
            "POST",
            f"{address}:batchUpdate",
            json={"requests": requests},
            headers=headers,
            repeatable=False,
        )
    except TransportError as error:
        if error.status not in _REFUSED:
            raise
