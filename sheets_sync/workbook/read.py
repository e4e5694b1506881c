"""Reads a whole workbook in one call: every column by its metadata, dates as serial numbers."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from sheets_sync.errors import TransportError
from sheets_sync.workbook.a1 import column_index, parse_range
from sheets_sync.workbook.client import Answer, SheetsClient
from sheets_sync.workbook.column_places import COLUMN_METADATA
from sheets_sync.workbook.shape import (
    Shape,
    SheetShape,
    Written,
    mend_metadata,
    read_shape,
    take_back,
)
from sheets_sync.workbook.snapshot import Cell, CopiedTab, Snapshot, Table

Json = dict[str, Any]

# 'title'!C1:C5000, or C1 alone where the grid has one row; the title may hold any character.
_RANGE = re.compile(r"(.*)!([A-Z]+)[0-9]*(?::[A-Z]+([0-9]*))?", re.DOTALL)
_TRIES = 3
_LOOKS = 5
_BAD_REQUEST = 400


class ShapeChanged(Exception):  # noqa: N818 - not a failure: the shape is asked for again
    """The answer does not show the tabs and columns where they were last found."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer and what it shows; `content` are its bytes, to be compared with the next."""

    snapshot: Snapshot
    shape: Shape
    content: bytes


class WorkbookReader:
    """Reads one workbook; keeps its shape between reads.

    `mend` says whether lost metadata may be written back (not in a dry run).
    """

    def __init__(
        self, client: SheetsClient, spreadsheet_id: str, shape: Shape | None, *, mend: bool = True
    ) -> None:
        self._client = client
        self._spreadsheet_id = spreadsheet_id
        self._mend = mend
        self.shape = shape

    def fetch(self, last: bytes | None = None) -> Answer:
        """The answer as it comes; one that equals `last` is not parsed.

        Raises ShapeChanged, TransportError and WorkbookError.
        """
        if self.shape is None or any(not sheet.marked for sheet in self.shape.sheets.values()):
            self._look()
        assert self.shape is not None  # noqa: S101  # nosec B101 - _look() sets it or raises
        return self._ask(self.shape, None, last)

    def read(self, tabs: Collection[str] | None = None) -> Reading:
        """A whole snapshot, or the tables of some tabs only; looks for moved columns if need be."""
        for _ in range(_TRIES):
            if self.shape is None:
                self._look()
            assert self.shape is not None  # noqa: S101  # nosec B101 - _look() sets it or raises
            try:
                answer = self._ask(self.shape, tabs, None)
                return Reading(understand(answer, self.shape, tabs), self.shape, answer.content)
            except ShapeChanged:
                self.shape = None
        raise TransportError(
            "The workbook's columns kept moving while it was read; it is tried again at the next "
            "sync.",
            permanent=False,
        )

    def _look(self) -> None:
        written: Written = {}
        for _ in range(_LOOKS):
            self.shape = shape = read_shape(self._client, self._spreadsheet_id)
            if not self._mend:
                return
            try:
                if take_back(self._client, self._spreadsheet_id, shape, written):
                    continue
                if not shape.unmarked:
                    return
                written = mend_metadata(self._client, self._spreadsheet_id, shape)
            except TransportError as error:
                if error.status != _BAD_REQUEST:  # a tab or column that we name is gone
                    raise

    def _ask(self, shape: Shape, tabs: Collection[str] | None, last: bytes | None) -> Answer:
        path = (
            f"/v4/spreadsheets/{quote(self._spreadsheet_id, safe='')}/values:batchGetByDataFilter"
        )
        body = {
            "dataFilters": _filters(shape, tabs),
            "majorDimension": "COLUMNS",
            "valueRenderOption": "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "SERIAL_NUMBER",
        }
        try:
            return self._client.call("POST", path, json=body, known=lambda content: content == last)
        except TransportError as error:
            if error.status == _BAD_REQUEST:  # a tab that we name by its sheetId is gone
                raise ShapeChanged from error
            raise


def _filters(shape: Shape, tabs: Collection[str] | None) -> list[Json]:
    """One filter for each column that we know or people added, for header rows, for strangers."""
    sheets = [sheet for key, sheet in shape.sheets.items() if tabs is None or key in tabs]
    ids = {number for sheet in sheets for number in sheet.ids.values()}
    if tabs is None:
        ids.update(shape.seen_ids)
    filters: list[Json] = [{"developerMetadataLookup": {"metadataId": i}} for i in sorted(ids)]
    if tabs is None:
        filters.append({"developerMetadataLookup": {"metadataKey": COLUMN_METADATA}})
    for sheet in sheets:
        filters.append({"gridRange": {"sheetId": sheet.sheet_id, "endRowIndex": 1}})
        unmarked = [place for key, place in sheet.places.items() if key not in sheet.ids]
        filters.extend(
            {
                "gridRange": {
                    "sheetId": sheet.sheet_id,
                    "startColumnIndex": place,
                    "endColumnIndex": place + 1,
                }
            }
            for place in (*unmarked, *sheet.extras.values())
        )
    return filters


def understand(answer: Answer, shape: Shape, tabs: Collection[str] | None = None) -> Snapshot:
    """The tables that an answer shows. Raises ShapeChanged where it does not fit the shape."""
    by_id: dict[int, Json] = {}
    by_place: dict[tuple[int, int | None], Json] = {}
    for entry in answer.value.get("valueRanges", ()):
        numbers = 0
        for wanted in entry["dataFilters"]:
            lookup = wanted.get("developerMetadataLookup")
            if lookup is None:
                area = wanted["gridRange"]
                by_place[area.get("sheetId", 0), area.get("startColumnIndex")] = entry["valueRange"]
                numbers += 1
            elif "metadataId" in lookup:
                by_id[lookup["metadataId"]] = entry["valueRange"]
                numbers += 1
        if not numbers:
            raise ShapeChanged  # a column that claims a key and that we have not met
    if tabs is None:
        _check_strangers(shape, by_id)
    tables = {
        key: _table(sheet, by_id, by_place)
        for key, sheet in shape.sheets.items()
        if tabs is None or key in tabs
    }
    return Snapshot(tables, shape.locale, shape.problems, answer.revision)


def _check_strangers(shape: Shape, by_id: Mapping[int, Json]) -> None:
    """Columns that claim a key beside ours: none is gone, and copies of tabs keep their titles."""
    ours = {number for sheet in shape.sheets.values() for number in sheet.ids.values()}
    strangers = set(shape.seen_ids) - ours
    if not strangers:
        return
    if not strangers | ours <= by_id.keys():
        raise ShapeChanged
    told = {
        title
        for problem in shape.problems
        if isinstance(problem, CopiedTab)
        for title in problem.titles
    }
    if _titles(strangers, by_id) - _titles(ours, by_id) != told:
        raise ShapeChanged


def _titles(numbers: Collection[int], by_id: Mapping[int, Json]) -> set[str | None]:
    return {parse_range(by_id[number]["range"]).sheet for number in numbers}


def _table(
    sheet: SheetShape,
    by_id: Mapping[int, Json],
    by_place: Mapping[tuple[int, int | None], Json],
) -> Table:
    top = by_place.get((sheet.sheet_id, None))
    if top is None:
        raise ShapeChanged
    _check_headers(sheet, top)
    columns: dict[str, list[Cell]] = {}
    places: dict[str, int] = {}
    title, grid_rows = sheet.title, 0
    for key, place in sheet.places.items():
        number = sheet.ids.get(key)
        found = by_place.get((sheet.sheet_id, place)) if number is None else by_id.get(number)
        if found is None:
            raise ShapeChanged
        title, places[key], grid_rows = _located(found["range"])
        values = found.get("values")
        columns[key] = values[0][1:] if values else []
    height = max(map(len, columns.values()), default=0)
    for cells in columns.values():
        if len(cells) < height:
            cells.extend([""] * (height - len(cells)))
    return Table(
        sheet.tab,
        sheet.sheet_id,
        title,
        columns,
        height,
        sheet.ids,
        places,
        grid_rows,
        _extras(sheet, by_place, height),
        {
            key: sheet.headers[place]
            for key, place in sheet.places.items()
            if place < len(sheet.headers)
        },
    )


def _extras(
    sheet: SheetShape, by_place: Mapping[tuple[int, int | None], Json], height: int
) -> dict[str, list[Cell]]:
    """The columns that people added, as far down as ours go."""
    extras: dict[str, list[Cell]] = {}
    for header, place in sheet.extras.items():
        found = by_place.get((sheet.sheet_id, place))
        if found is None:
            raise ShapeChanged
        values = found.get("values")
        cells = values[0][1 : height + 1] if values else []
        extras[header] = cells + [""] * (height - len(cells))
    return extras


@lru_cache(maxsize=2048)
def _located(area: str) -> tuple[str, int, int]:
    """Title, 0-based column and number of grid rows in the range of a column."""
    match = _RANGE.fullmatch(area)
    if match is None:
        raise ShapeChanged
    return match[1], column_index(match[2]), int(match[3] or 1)


def _check_headers(sheet: SheetShape, top: Json) -> None:
    """Row 1 as it was when the shape was read, else columns may have come, gone or moved."""
    texts = [str(column[0]) if column else "" for column in top.get("values", ())]
    while texts and not texts[-1]:
        texts.pop()
    if tuple(texts) != sheet.headers:
        raise ShapeChanged
