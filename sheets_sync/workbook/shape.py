"""Where a workbook's tabs and columns stand: found once, then checked against every answer."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self
from urllib.parse import quote

import orjson

from sheets_sync.errors import TransportError, WorkbookError
from sheets_sync.workbook.a1 import column_letters, quote_title
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.column_places import (
    COLUMN_METADATA,
    TAB_METADATA,
    closest_headers,
    extra_columns,
    find_columns,
    find_tab,
    folded,
    header_aliases,
)
from sheets_sync.workbook.layout import LOCALES, TAB, TABS
from sheets_sync.workbook.layout.schema import Locale, Tab
from sheets_sync.workbook.snapshot import (
    CopiedTab,
    DoubledColumn,
    LostColumn,
    MissingTab,
    Problem,
)
from sheets_sync.workbook.structure import LOCALE_METADATA

Json = dict[str, Any]

_BAD_REQUEST = 400
_OUTLINE = (
    "developerMetadata(metadataKey,metadataValue),"
    "sheets(properties(sheetId,title,gridProperties),developerMetadata(metadataKey,metadataValue))"
)
_HEADERS = (
    "sheets(properties.sheetId,data(startColumn,"
    "columnMetadata.developerMetadata(metadataId,metadataKey,metadataValue),"
    "rowData.values.formattedValue))"
)


@dataclass(frozen=True, slots=True)
class SheetShape:
    """One of our tabs: `ids` are metadataIds and `places` 0-based sheet columns, by column key.

    A column in `places` without an id was found by its header: it wants its metadata back.
    `extras` are the places of the columns that people added, by header; of several under one
    header the first.
    """

    tab: str
    sheet_id: int
    title: str
    headers: tuple[str, ...]
    places: Mapping[str, int]
    ids: Mapping[str, int]
    marked: bool
    extras: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """Our tabs by key; `seen_ids` are all ids of column metadata, also of copies and strangers."""

    locale: Locale
    sheets: Mapping[str, SheetShape]
    seen_ids: tuple[int, ...]
    problems: tuple[Problem, ...] = field(default=())

    @property
    def unmarked(self) -> bool:
        """Whether a tab or column was found by its title or header alone."""
        return any(
            not sheet.marked or sheet.places.keys() != sheet.ids.keys()
            for sheet in self.sheets.values()
        )

    def dump(self) -> str:
        """As JSON, so that the next process need not ask again."""
        problems = [
            {"sort": type(problem).__name__, **asdict(problem)} for problem in self.problems
        ]
        return orjson.dumps({**asdict(self), "problems": problems}).decode()

    @classmethod
    def load(cls, text: str) -> Self | None:
        """The shape that `dump` wrote; None for anything else."""
        try:
            stored = orjson.loads(text)
            sheets = {
                key: SheetShape(**{**sheet, "headers": tuple(sheet["headers"])})
                for key, sheet in stored["sheets"].items()
            }
            problems = tuple(_PROBLEMS[p.pop("sort")](**p) for p in stored["problems"])
            return cls(stored["locale"], sheets, tuple(stored["seen_ids"]), problems)
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
            return None


_PROBLEMS: Mapping[str, type[Any]] = {
    sort.__name__: sort for sort in (MissingTab, LostColumn, DoubledColumn, CopiedTab)
}


def read_shape(client: SheetsClient, spreadsheet_id: str) -> Shape:
    """Ask for the shape: two reads, more where somebody renames or deletes a tab between them.

    Raises WorkbookError where the workbook was never set up, and TransportError.
    """
    for last_try in (False, False, True):
        try:
            return _ask(client, spreadsheet_id)
        except TransportError as error:
            if error.status != _BAD_REQUEST or last_try:
                raise
    raise AssertionError  # the last try returns or raises


def _ask(client: SheetsClient, spreadsheet_id: str) -> Shape:
    address = f"/v4/spreadsheets/{quote(spreadsheet_id, safe='')}"
    outline = client.call("GET", address, params={"fields": _OUTLINE}).value
    marks = {m["metadataKey"]: m.get("metadataValue") for m in outline.get("developerMetadata", ())}
    sheets = [sheet for sheet in outline["sheets"] if "gridProperties" in sheet["properties"]]
    claims = [_mark(sheet.get("developerMetadata", ()), TAB_METADATA) for sheet in sheets]
    titles = [sheet["properties"]["title"] for sheet in sheets]
    found = {tab.key: find_tab(tab, claims, titles) for tab in TABS}
    locale = next((name for name in LOCALES if name == marks.get(LOCALE_METADATA)), None)
    if locale is None or all(place is None for place in found.values()):
        raise WorkbookError(
            "This spreadsheet is not a Gridbook workbook yet; "
            "run `python -m scripts.setup_workbook` on it first."
        )
    params = {
        "ranges": [f"{quote_title(title)}!1:1" for title in titles],
        "fields": _HEADERS,
        "includeGridData": "true",
    }
    details = client.call("GET", address, params=params).value
    grids = {sheet["properties"].get("sheetId", 0): sheet["data"] for sheet in details["sheets"]}
    seen: list[int] = []
    shapes: dict[str, SheetShape] = {}
    problems: list[Problem] = []
    copies: dict[str, list[str]] = {}
    for place, sheet in enumerate(sheets):
        sheet_id = sheet["properties"].get("sheetId", 0)
        headers, marked = _columns(grids.get(sheet_id, ()))
        seen.extend(number for entries in marked.values() for number, _ in entries)
        for tab in TABS:
            if found[tab.key] == place:
                shape, wrong = _sheet_shape(tab, sheet_id, titles[place], headers, marked)
                shapes[tab.key] = (
                    shape
                    if claims[place] == tab.key
                    else SheetShape(**{**_fields(shape), "marked": False})
                )
                problems.extend(wrong)
        if place not in found.values() and (original := _copied(marked)):
            copies.setdefault(original, []).append(titles[place])
    problems.extend(CopiedTab(tab, copied) for tab, copied in copies.items())
    missing = [MissingTab(tab.key) for tab in TABS if found[tab.key] is None]
    return Shape(locale, shapes, tuple(seen), (*missing, *problems))


def _fields(shape: SheetShape) -> dict[str, Any]:
    return {name: getattr(shape, name) for name in SheetShape.__slots__}


def _mark(entries: Sequence[Json], key: str) -> str:
    values = (e.get("metadataValue", "") for e in entries if e.get("metadataKey") == key)
    return next(values, "")


def _columns(
    grids: Sequence[Json],
) -> tuple[list[str], dict[int, list[tuple[int, str]]]]:
    """Texts of row 1, and by 0-based column the (metadataId, value) pairs of our key."""
    headers: list[str] = []
    marked: dict[int, list[tuple[int, str]]] = {}
    for grid in grids:
        left = grid.get("startColumn", 0)
        for row in grid.get("rowData", ())[:1]:
            texts = [cell.get("formattedValue", "") for cell in row.get("values", ())]
            headers = [""] * left + texts
        for place, column in enumerate(grid.get("columnMetadata", ()), left):
            pairs = [
                (entry["metadataId"], entry.get("metadataValue", ""))
                for entry in column.get("developerMetadata", ())
                if entry.get("metadataKey") == COLUMN_METADATA
            ]
            if pairs:
                marked[place] = pairs
    while headers and not headers[-1]:
        headers.pop()
    return headers, marked


def _copied(marked: Mapping[int, Sequence[tuple[int, str]]]) -> str:
    """The tab of ours whose columns a sheet claims to hold; "" where it claims none."""
    claims = (value.partition(".")[0] for pairs in marked.values() for _, value in pairs)
    return next((tab for tab in claims if tab in TAB), "")


def _sheet_shape(
    tab: Tab,
    sheet_id: int,
    title: str,
    headers: Sequence[str],
    marked: Mapping[int, Sequence[tuple[int, str]]],
) -> tuple[SheetShape, list[Problem]]:
    claims = {place: tuple(value for _, value in pairs) for place, pairs in marked.items()}
    columns = find_columns(tab, headers, claims)
    ids: dict[str, int] = {}
    for key, place in columns.places.items():
        value = f"{tab.key}.{key}"
        number = next((n for n, claim in marked.get(place, ()) if claim == value), None)
        if number is not None:
            ids[key] = number
    problems: list[Problem] = [
        LostColumn(tab.key, key, closest_headers(tab.column(key), headers, columns))
        for key in columns.missing
    ]
    for key, places in columns.doubled.items():
        letters = [column_letters(place) for place in (columns.places[key], *places)]
        problems.append(DoubledColumn(tab.key, key, letters))
    extras = extra_columns(headers, columns)
    shape = SheetShape(tab.key, sheet_id, title, tuple(headers), columns.places, ids, True, extras)
    return shape, problems


Written = Mapping[tuple[str, str], int]


def mend_metadata(client: SheetsClient, spreadsheet_id: str, shape: Shape) -> Written:
    """Write back the metadata of tabs and columns that were found by title or header alone.

    Returns the metadataIds of columns, by tab and column key. Columns can be named by their place
    only, and they may have moved since: see `take_back`.
    """
    requests = [
        _create(TAB_METADATA, sheet.tab, {"sheetId": sheet.sheet_id})
        for sheet in shape.sheets.values()
        if not sheet.marked
    ]
    columns: list[tuple[str, str]] = []
    for sheet in shape.sheets.values():
        for key, place in sheet.places.items():
            if key not in sheet.ids:
                where = {
                    "sheetId": sheet.sheet_id,
                    "dimension": "COLUMNS",
                    "startIndex": place,
                    "endIndex": place + 1,
                }
                requests.append(
                    _create(COLUMN_METADATA, f"{sheet.tab}.{key}", {"dimensionRange": where})
                )
                columns.append((sheet.tab, key))
    if not requests:
        return {}
    replies = _update(client, spreadsheet_id, requests)[len(requests) - len(columns) :]
    made = (reply["createDeveloperMetadata"]["developerMetadata"] for reply in replies)
    return {column: entry["metadataId"] for column, entry in zip(columns, made, strict=True)}


def take_back(client: SheetsClient, spreadsheet_id: str, shape: Shape, written: Written) -> bool:
    """Delete the metadata that we wrote on a column that had just moved there; whether any was.

    `shape` is as read after writing. The column that was meant is the one with the header.
    """
    requests = [
        {
            "deleteDeveloperMetadata": {
                "dataFilter": {"developerMetadataLookup": {"metadataId": number}}
            }
        }
        for (tab, key), number in written.items()
        if number in shape.seen_ids and not _stands_right(shape, tab, key, number)
    ]
    if requests:
        _update(client, spreadsheet_id, requests)
    return bool(requests)


def _stands_right(shape: Shape, tab: str, key: str, number: int) -> bool:
    sheet = shape.sheets.get(tab)
    if sheet is None or sheet.ids.get(key) != number or sheet.places[key] >= len(sheet.headers):
        return False
    header = folded(sheet.headers[sheet.places[key]])
    return header in header_aliases(TAB[tab].column(key))


def _update(client: SheetsClient, spreadsheet_id: str, requests: list[Json]) -> list[Json]:
    address = f"/v4/spreadsheets/{quote(spreadsheet_id, safe='')}:batchUpdate"
    answer = client.call("POST", address, json={"requests": requests}, repeatable=False)
    replies: list[Json] = answer.value["replies"]
    return replies


def _create(key: str, value: str, location: Json) -> Json:
    metadata = {
        "metadataKey": key,
        "metadataValue": value,
        "location": location,
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}
