"""A small community on a real server, and every cell of its workbook that belongs to people."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from gspread.utils import ValueInputOption

from sheets_sync.journal.history import History
from sheets_sync.workbook.a1 import quote_title
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import TabKind
from sheets_sync.workbook.snapshot import Cell
from tests.workbooks import LiveWorkbook

NOW: Final = datetime.fromisoformat("2026-03-06T09:00")
_MARKS: Final = (
    "sheets(properties.sheetId,data.columnMetadata.developerMetadata(metadataKey,metadataValue))"
)

Place = tuple[int, int, int]  # sheetId, row and column, from 0
Json = dict[str, Any]


def after(minutes: int) -> datetime:
    """So long after the first sync."""
    return NOW + timedelta(minutes=minutes)


def visit(number: int, **cells: Cell) -> dict[str, Cell]:
    """A sound diary row of a home of its own."""
    return {
        "visited_on": 46086,
        "worker": "S02",
        "target": f"H{number:03}",
        "method": "入户面谈",
        "duty": "社情民意采集",
        "content": f"第{number}户，聊了近况，家里一切都好",
        "outcome": "无事项",
        **cells,
    }


SERVICE: Final[dict[str, Cell]] = {
    "asked_on": 46086,
    "worker": "S02",
    "household": "H001",
    "item": "代办社保认证",
}


def found(live: LiveWorkbook) -> None:
    """A grid with a leader, a worker and four homes; three visits, the third with R108."""
    live.type_rows(
        "grids",
        [
            {"grid_id": "G1", "name": "东片", "level": "四级"},
            {"grid_id": "W01", "name": "第一网格", "level": "五级", "parent": "G1"},
        ],
    )
    live.type_rows(
        "staff",
        [
            {"staff_id": "S01", "name": "陈国强", "role": "网格长", "grid": "G1", "from": 45658},
            {"staff_id": "S02", "name": "李秀英", "role": "网格员", "grid": "W01", "from": 45658},
        ],
    )
    homes: list[dict[str, Cell]] = [
        {"household_id": f"H{n:03}", "grid": "W01", "address": f"{n}号", "head": f"{n}家"}
        for n in range(1, 5)
    ]
    live.type_rows("households", homes)
    live.type_rows("diary", [visit(1), visit(2), visit(3, method="随便看看")])


@dataclass
class People:
    """What people do to the workbook, by tab and column key."""

    live: LiveWorkbook

    def batch(self, *requests: Json) -> Json:
        """One batchUpdate of the API."""
        answer: Json = self.live.sheet.batch_update({"requests": list(requests)})
        return answer

    def sheet(self, tab: str) -> int:
        """The sheetId of a tab, by its title."""
        return int(self.live.tab(tab).id)

    def span(self, tab: str, axis: str, start: int, end: int) -> Json:
        """Rows or columns of a tab."""
        return {
            "sheetId": self.sheet(tab),
            "dimension": axis,
            "startIndex": start,
            "endIndex": end,
        }

    def column(self, tab: str, key: str) -> Json:
        """One column, where set-up put it."""
        at = place(tab, key)
        return self.span(tab, "COLUMNS", at, at + 1)

    def area(self, tab: str, rows: tuple[int, int], columns: tuple[int, int]) -> Json:
        """A rectangle, rows and columns from 0, the ends not included."""
        return {
            "sheetId": self.sheet(tab),
            "startRowIndex": rows[0],
            "endRowIndex": rows[1],
            "startColumnIndex": columns[0],
            "endColumnIndex": columns[1],
        }

    def type(self, tab: str, row: int, key: str, cell: Cell, *, raw: bool = True) -> None:
        """Type into one cell, by sheet row; not `raw`: as in a browser, formulas and all."""
        address = f"{chr(65 + place(tab, key))}{row}"
        option = ValueInputOption.raw if raw else ValueInputOption.user_entered
        self.live.tab(tab).update([[cell]], address, value_input_option=option)


def place(tab: str, key: str) -> int:
    """Where set-up put a column, from 0."""
    return [column.key for column in TAB[tab].columns].index(key)


@dataclass(frozen=True)
class Written:
    """What stands in a workbook: every cell that anybody has entered, formulas as formulas.

    `ours` are the columns that carry the mark of a service column, by sheetId and place.
    """

    cells: Mapping[Place, Cell]
    ours: AbstractSet[tuple[int, int]]

    def by_people(self, later: "Written") -> dict[Place, Cell]:
        """The cells outside the columns that are ours now or later, headers included."""
        ours = self.ours | later.ours
        return {
            (sheet, row, column): entered
            for (sheet, row, column), entered in self.cells.items()
            if row == 0 or (sheet, column) not in ours
        }


def written(live: LiveWorkbook) -> Written:
    """The workbook as it stands."""
    address = f"/v4/spreadsheets/{live.spreadsheet_id}"
    outline = live.service.call("GET", address, params={"fields": "sheets.properties"}).value
    titles = [quote_title(sheet["properties"]["title"]) for sheet in outline["sheets"]]
    headers = live.service.call(
        "GET", address, params={"ranges": [f"{t}!1:1" for t in titles], "fields": _MARKS}
    ).value
    values = live.service.call(
        "GET",
        f"{address}/values:batchGet",
        params={"ranges": titles, "valueRenderOption": "FORMULA"},
    ).value
    entered: dict[Place, Cell] = {}
    ours: set[tuple[int, int]] = set()
    for sheet, area in zip(headers["sheets"], values["valueRanges"], strict=True):
        number, (data,) = sheet["properties"].get("sheetId", 0), sheet["data"]
        ours |= {
            (number, column)
            for column, marks in enumerate(data.get("columnMetadata", ()))
            for mark in marks.get("developerMetadata", ())
            if mark["metadataKey"] == "gridbook.column" and _is_ours(mark["metadataValue"])
        }
        entered |= {
            (number, row, column): cell
            for row, line in enumerate(area.get("values", ()))
            for column, cell in enumerate(line)
            if cell != ""
        }
    return Written(entered, ours)


def _is_ours(mark: str) -> bool:
    tab, _, key = mark.partition(".")
    return TAB[tab].kind is TabKind.GENERATED or not TAB[tab].column(key).human


def versions(live: LiveWorkbook, tab: str) -> dict[str, tuple[bool, int]]:
    """The records of a tab in the journal: whether each stands, and its latest entry."""
    past = History(live.database, live.spreadsheet_id).recall()
    return {name: (record.alive, record.seq) for name, record in past.records[tab].items()}
