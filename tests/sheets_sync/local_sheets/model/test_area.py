"""A1 texts, named ranges and GridRanges, and what they name, over HTTP."""

from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.local_sheets.model.area import a1_of, area_of_a1
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.workbook.a1 import column_letters

GRID = [[f"{c}{r}" for c in "abc"] for r in (1, 2, 3)]


def _named(book: Any, name: str, **place: int) -> None:
    book.batch({"addNamedRange": {"namedRange": {"name": name, "range": place}}})


@pytest.mark.parametrize(
    ("where", "range_", "values"),
    [
        ("B2", "Sheet1!B2", [["b2"]]),
        ("$B$2:$C$3", "Sheet1!B2:C3", [["b2", "c2"], ["b3", "c3"]]),
        ("A:B", "Sheet1!A1:B1000", [["a1", "b1"], ["a2", "b2"], ["a3", "b3"]]),
        ("B:A", "Sheet1!A1:B1000", [["a1", "b1"], ["a2", "b2"], ["a3", "b3"]]),
        ("A:A", "Sheet1!A1:A1000", [["a1"], ["a2"], ["a3"]]),
        ("2:3", "Sheet1!A2:Z3", [["a2", "b2", "c2"], ["a3", "b3", "c3"]]),
        ("3:2", "Sheet1!A2:Z3", [["a2", "b2", "c2"], ["a3", "b3", "c3"]]),
        ("B2:", "Sheet1!B2:Z1000", [["b2", "c2"], ["b3", "c3"]]),
        ("A2:C", "Sheet1!A2:C1000", [["a2", "b2", "c2"], ["a3", "b3", "c3"]]),
        ("B2:B", "Sheet1!B2:B1000", [["b2"], ["b3"]]),
        ("B2:3", "Sheet1!B2:Z3", [["b2", "c2"], ["b3", "c3"]]),
        ("C2:B1", "Sheet1!B1:C2", [["b1", "c1"], ["b2", "c2"]]),
        ("C1:B2", "Sheet1!B1:C2", [["b1", "c1"], ["b2", "c2"]]),
        ("a01:b002", "Sheet1!A1:B2", [["a1", "b1"], ["a2", "b2"]]),
        ("R2C3", "Sheet1!C2", [["c2"]]),
        ("r1c1:r2c2", "Sheet1!A1:B2", [["a1", "b1"], ["a2", "b2"]]),
        ("R[1]C[2]", "Sheet1!C2", [["c2"]]),
        ("Sheet1!R2C2:C3", "Sheet1!B2:C3", [["b2", "c2"], ["b3", "c3"]]),
        ("'Sheet1'!C3", "Sheet1!C3", [["c3"]]),
        ("sheet1", "Sheet1!A1:Z1000", GRID),
        ("'Sheet1'", "Sheet1!A1:Z1000", GRID),
        ("A3:Z5000", "Sheet1!A3:Z1000", [["a3", "b3", "c3"]]),
        ("B1:ZZ1", "Sheet1!B1:Z1", [["b1", "c1"]]),
    ],
)
def test_forms_of_ranges(book: Any, where: str, range_: str, values: list[list[str]]) -> None:
    book.put("A1", GRID)
    answer = book.api.call("GET", f"{book.path}/values/{where}")
    assert answer == {"range": range_, "majorDimension": "ROWS", "values": values}


@pytest.mark.parametrize(
    "title", ["It's 100%/2", "民情日记", "a:b!c", "A1", "tab01", "R1C1", "2026", "My Sheet", "TRUE"]
)
def test_titles_that_need_quotes(book: Any, title: str) -> None:
    book.batch({"addSheet": {"properties": {"title": title}}})
    quoted = "'" + title.replace("'", "''") + "'"
    where = quote(f"{quoted}!B2", safe="")
    assert book.put(where, [[title]])["updatedRange"] in (f"{quoted}!B2", f"{title}!B2")
    assert book.get(where) == [[title]]
    assert book.get(quote(quoted, safe="")) == [[], ["", title]]


def test_a_title_with_spaces_is_understood_without_quotes(book: Any) -> None:
    book.batch({"addSheet": {"properties": {"title": "My Sheet"}}})
    assert book.put("My Sheet!A1", [[1]])["updatedRange"] == "'My Sheet'!A1"


def test_names_come_before_titles_and_cells_before_names(book: Any) -> None:
    book.put("A1", GRID)
    book.batch({"addSheet": {"properties": {"title": "C3"}}})
    book.batch({"addSheet": {"properties": {"title": "Visits", "sheetId": 7}}})
    book.put("'C3'!A1", [["sheet C3"]])
    book.put("'Visits'!A1", [["sheet Visits"]])
    assert book.get("C3") == [["c3"]]
    assert book.get("'C3'") == [["sheet C3"]]
    assert book.get("Visits") == [["sheet Visits"]]
    _named(book, "Visits", sheetId=0, startRowIndex=1, endRowIndex=2, endColumnIndex=2)
    assert book.get("Visits") == [["a2", "b2"]]
    assert book.get("VISITS") == [["a2", "b2"]]
    assert book.get("'Visits'") == [["sheet Visits"]]
    _named(book, "Inner", sheetId=7)
    assert book.put("Inner", [["x"]])["updatedRange"] == "Visits!A1"
    code, message = book.api.refused("GET", f"{book.path}/values/'Inner'")
    assert (code, message) == (400, "Unable to parse range: 'Inner'")


def test_without_a_title_the_first_visible_sheet_is_meant(book: Any) -> None:
    book.batch({"addSheet": {"properties": {"title": "Second"}}})
    hidden = {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}
    book.batch({"updateSheetProperties": hidden})
    assert book.put("A1", [["x"]])["updatedRange"] == "Second!A1"


@pytest.mark.parametrize(
    "where",
    ["Nope", "Nope!A1", "A1:B2:C3", "Sheet1!", "Sheet1!A", "Sheet1!A0", "Sheet1!N0:N5", "!A1",
     "'open!A1", "Sheet1!A1B", "R0C1", "R[-1]C[1]", "Sheet1!A2:A0"],
)  # fmt: skip
def test_what_names_nothing(book: Any, where: str) -> None:
    refused = book.api.refused("GET", f"{book.path}/values/{where}")
    assert refused == (400, f"Unable to parse range: {where}")


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("AAA1", "Sheet1!AAA1"),
        ("A1001", "Sheet1!A1001"),
        ("A1001:ZZ", "Sheet1!A1001:ZZ"),
        ("1001:1003", "Sheet1!1001:1003"),
        ("AA:AB", "Sheet1!AA:AB"),
        ("R1001C1", "Sheet1!A1001"),
    ],
)
def test_what_begins_beyond_the_grid(book: Any, where: str, shown: str) -> None:
    wrong = f"Range ({shown}) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert book.api.refused("GET", f"{book.path}/values/{where}") == (400, wrong)
    put = f"{book.path}/values/{where}?valueInputOption=RAW"
    assert book.api.refused("PUT", put, {"values": [["x"]]}) == (400, wrong)
    body = {"ranges": ["A1", where]}
    clear = book.api.refused("POST", book.path + "/values:batchClear", body)
    assert clear == (400, f"Invalid range[1]: {wrong}")


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ({"startRowIndex": 1000, "endColumnIndex": 2}, "Sheet1!A1001:B"),
        ({"startRowIndex": 1000, "endRowIndex": 1001, "endColumnIndex": 2}, "Sheet1!A1001:B1001"),
        (
            {"startColumnIndex": 26, "endColumnIndex": 27, "startRowIndex": 0, "endRowIndex": 2},
            "Sheet1!AA1:AA2",
        ),
        ({"startColumnIndex": 26, "startRowIndex": 0, "endRowIndex": 2}, "Sheet1!AA1:2"),
    ],
)
def test_grid_ranges_beyond_the_grid(book: Any, place: dict[str, int], shown: str) -> None:
    body = {"dataFilters": [{"gridRange": place}]}
    refused = book.api.refused("POST", book.path + "/values:batchGetByDataFilter", body)
    wrong = f"Range ({shown}) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert refused == (400, f"Invalid dataFilter[0]: {wrong}")


def test_a_grid_range_without_cells_is_told_before_one_beyond_the_grid(book: Any) -> None:
    place = {"startRowIndex": 2000, "endColumnIndex": 0}
    body = {"dataFilters": [{"gridRange": place}]}
    status, message = book.api.refused("POST", book.path + "/values:batchGetByDataFilter", body)
    assert status == 400
    assert "has no cells" in message


_rows = st.tuples(st.integers(1, 1000), st.integers(1, 1000)).map(sorted)
_columns = st.tuples(st.integers(0, 25), st.integers(0, 25)).map(sorted)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    (top, bottom), (left, right) = draw(_rows), draw(_columns)
    first, last = column_letters(left), column_letters(right)
    return draw(
        st.sampled_from(
            [f"{first}{top}:{last}{bottom}", f"{first}{top}", f"{first}:{last}", f"{top}:{bottom}",
             f"{first}{top}:{last}", f"{last}{bottom}:{first}{top}", f"{first}{top}:{bottom}",
             f"R{top}C{left + 1}:R{bottom}C{right + 1}"]
        )
    )  # fmt: skip


@settings(deadline=None)
@given(_texts())
def test_the_answered_name_names_the_same_cells(text: str) -> None:
    workbook = new_workbook("id", {})
    area = area_of_a1(workbook, text)
    again = area_of_a1(workbook, a1_of(area, "Sheet1"))
    assert (again.top, again.left, again.bottom, again.right) == (
        area.top,
        area.left,
        area.bottom,
        area.right,
    )
