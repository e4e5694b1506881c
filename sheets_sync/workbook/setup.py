"""Sets a workbook up, or repairs it: reads its structure, writes what is missing, once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from sheets_sync.errors import TransportError, WorkbookError
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.column_places import find_tab
from sheets_sync.workbook.config_rows import RuleRow
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import Locale, Tab, TabKind
from sheets_sync.workbook.setup_plan import SetupPlan, plan_setup
from sheets_sync.workbook.structure import SheetState, Structure, read_structure

Json = dict[str, Any]

_ROUNDS = 5
_OUTLINE = (
    "developerMetadata(metadataKey,metadataValue),"
    "sheets(properties,developerMetadata(metadataKey,metadataValue),"
    "conditionalFormats,protectedRanges(range))"
)
_DETAILS = (
    "sheets(properties.sheetId,data(startRow,startColumn,"
    "columnMetadata.developerMetadata(metadataKey,metadataValue),"
    "rowData.values(userEnteredValue,note,dataValidation,userEnteredFormat("
    "numberFormat,backgroundColor,horizontalAlignment,verticalAlignment,wrapStrategy,"
    "textFormat.bold))))"
)


@dataclass(frozen=True, slots=True)
class SetupReceipt:
    """What one set-up did: tabs by key, columns as `<tab>.<column>`, rows added by tab key.

    `doubled_columns` want a person to delete one of the two (W103). `requests` is 0 where
    everything was as it should be.
    """

    spreadsheet_id: str
    locale: Locale
    requests: int
    created: Sequence[str]
    adopted: Sequence[str]
    added_columns: Sequence[str]
    relinked_columns: Sequence[str]
    doubled_columns: Sequence[str]
    added_rows: dict[str, int]


def set_up(
    client: SheetsClient,
    spreadsheet_id: str,
    *,
    locale: Locale,
    today: date,
    rules: Iterable[RuleRow],
) -> SetupReceipt:
    """Create or repair tabs, headers, metadata, drop-downs, formats and configuration rows.

    Two reads and at most one write. Cells that people own are written in new configuration rows
    only; `today` becomes `start_date` there. Where the server tells revisions, an edit that came
    in between starts it anew. Raises WorkbookError and TransportError.
    """
    catalogue = tuple(rules)
    address = f"/v4/spreadsheets/{quote(spreadsheet_id, safe='')}"
    for _ in range(_ROUNDS):
        structure, revision = _read(client, address)
        plan = plan_setup(structure, locale, today=today, rules=catalogue, editors=(client.email,))
        if not plan.requests or _written(client, address, plan, revision):
            return _receipt(spreadsheet_id, locale, plan)
    raise WorkbookError(
        "The workbook kept changing while it was being set up; run set-up again in a minute."
    )


def locale_of(client: SheetsClient, spreadsheet_id: str) -> Locale | None:
    """The locale in which a workbook was set up; None where it was not. Raises TransportError."""
    address = f"/v4/spreadsheets/{quote(spreadsheet_id, safe='')}"
    return read_structure(client.call("GET", address, params={"fields": _OUTLINE}).value, {}).locale


def _read(client: SheetsClient, address: str) -> tuple[Structure, str | None]:
    outline = client.call("GET", address, params={"fields": _OUTLINE})
    sketch = read_structure(outline.value, {})
    filters = _detail_filters(sketch)
    if not filters:
        return sketch, outline.revision
    details = client.call(
        "POST",
        f"{address}:getByDataFilter",
        params={"fields": _DETAILS},
        json={"dataFilters": filters},
    )
    return read_structure(outline.value, details.value), outline.revision


def _detail_filters(sketch: Structure) -> list[Json]:
    """GridRanges to look into: of ledgers the header, first and last row; of others everything."""
    claims = [sheet.tab for sheet in sketch.sheets]
    titles = [sheet.title for sheet in sketch.sheets]
    filters: list[Json] = []
    ours = set()
    for tab in TABS:
        place = find_tab(tab, claims, titles)
        if place is not None:
            ours.add(place)
            filters += [{"gridRange": area} for area in _areas(tab, sketch.sheets[place])]
    filters += [
        {"gridRange": {"sheetId": 0}}
        for place, sheet in enumerate(sketch.sheets)
        if sheet.sheet_id == 0 and place not in ours and not sketch.known
    ]
    return filters


def _areas(tab: Tab, sheet: SheetState) -> list[Json]:
    whole: Json = {"sheetId": sheet.sheet_id}
    if tab.kind is TabKind.CONFIG or tab.key == "guide" or sheet.rows <= 3:
        return [whole]
    last = {"startRowIndex": sheet.rows - 1, "endRowIndex": sheet.rows}
    return [{**whole, "startRowIndex": 0, "endRowIndex": 2}, {**whole, **last}]


def _written(client: SheetsClient, address: str, plan: SetupPlan, revision: str | None) -> bool:
    """Send the plan in one call; False if the workbook has moved on since `revision`."""
    headers = {"X-Gridbook-If-Revision": revision} if revision else None
    try:
        client.call(
            "POST",
            f"{address}:batchUpdate",
            json={"requests": plan.requests},
            headers=headers,
            repeatable=False,
        )
    except TransportError as error:
        if error.status == 409:
            return False
        raise
    return True


def _receipt(spreadsheet_id: str, locale: Locale, plan: SetupPlan) -> SetupReceipt:
    return SetupReceipt(
        spreadsheet_id=spreadsheet_id,
        locale=locale,
        requests=len(plan.requests),
        created=tuple(plan.created),
        adopted=tuple(plan.adopted),
        added_columns=tuple(plan.added_columns),
        relinked_columns=tuple(plan.relinked_columns),
        doubled_columns=tuple(plan.doubled_columns),
        added_rows=dict(plan.added_rows),
    )
