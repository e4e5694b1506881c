"""What stands in a tab, seen from the server's side and by column key."""

from collections.abc import Iterator
from dataclasses import dataclass

from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.values import Value
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.workbook.column_places import COLUMN_METADATA, folded, header_aliases
from sheets_sync.workbook.layout import TAB

Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Standing:
    """One tab: `places` are 0-based sheet columns by key; row 0 is the header."""

    tab: str
    sheet_id: int
    grid: Grid
    places: dict[str, int]
    revision: int

    @property
    def end(self) -> int:
        """The first row below everything that is filled."""
        return max(1, len(self.grid.values))

    def row(self, index: int) -> Row:
        """The cells of one row by column key."""
        cells = self.grid.values[index] if index < len(self.grid.values) else ()
        size = len(cells)
        return {key: cells[at] if at < size else "" for key, at in self.places.items()}

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Sheet row and cells of all rows below the header."""
        for index in range(1, self.end):
            yield index, self.row(index)


def standing(document: Document, tab: str, sheet_id: int) -> Standing:
    """A tab as it stands in a version of the workbook; columns by metadata, else by header."""
    workbook = document.workbook
    grid = workbook.sheet(sheet_id).grid
    places: dict[str, int] = {}
    for place, claim in sorted(_claims(workbook, sheet_id)):
        owner, _, key = claim.partition(".")
        if owner == tab:
            places.setdefault(key, place)
    headers = grid.values[0] if len(grid.values) else ()
    for column in TAB[tab].columns:
        if column.key not in places:
            aliases = header_aliases(column)
            named = (p for p, text in enumerate(headers) if folded(str(text)) in aliases)
            free = [p for p in named if p not in places.values()]
            if free:
                places[column.key] = free[0]
    return Standing(tab, sheet_id, grid, places, document.revision)


def _claims(workbook: Workbook, sheet_id: int) -> Iterator[tuple[int, str]]:
    for entry in workbook.metadata:
        at = entry.location
        if entry.key == COLUMN_METADATA and at.sheet_id == sheet_id and at.axis == "COLUMNS":
            yield at.index, entry.value or ""


def trespasses(before: Document, after: Document) -> list[str]:
    """Cells that a call of the service changed although they are not its own."""
    found: list[str] = []
    for sheet in after.workbook.sheets:
        old = before.workbook.sheet(sheet.sheet_id).grid
        if old.values is sheet.grid.values:
            continue
        ours = _service_columns(before.workbook, sheet.sheet_id)
        for row in range(max(len(old.values), len(sheet.grid.values))):
            one = old.values[row] if row < len(old.values) else ()
            other = sheet.grid.values[row] if row < len(sheet.grid.values) else ()
            if one is other:
                continue
            for place in range(max(len(one), len(other))):
                was, now = old.value(row, place), sheet.grid.value(row, place)
                if was != now and (place not in ours or row == 0):
                    found.append(f"{sheet.title} {row + 1}/{place + 1}: {was!r} became {now!r}")
    return found


def _service_columns(workbook: Workbook, sheet_id: int) -> set[int]:
    ours = set()
    for place, claim in _claims(workbook, sheet_id):
        tab, _, key = claim.partition(".")
        if tab in TAB and not TAB[tab].column(key).human:
            ours.add(place)
    return ours
