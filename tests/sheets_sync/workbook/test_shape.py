"""Where tabs and columns stand, kept and mended."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheets_sync.errors import WorkbookError
from sheets_sync.workbook.layout import TAB, TABS
from sheets_sync.workbook.shape import Shape, mend_metadata, read_shape, take_back
from sheets_sync.workbook.snapshot import CopiedTab, LostColumn, MissingTab
from tests.workbooks import LiveWorkbook, live_workbook


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveWorkbook]:
    with live_workbook(tmp_path_factory.mktemp("home")) as live:
        yield live


def shape_of(workbook: LiveWorkbook) -> Shape:
    return read_shape(workbook.service, workbook.spreadsheet_id)


def column_span(workbook: LiveWorkbook, tab: str, place: int) -> dict[str, object]:
    sheet_id = workbook.tab(tab).id
    return {
        "sheetId": sheet_id,
        "dimension": "COLUMNS",
        "startIndex": place,
        "endIndex": place + 1,
    }


def test_a_workbook_as_set_up_has_everything_in_its_place(workbook: LiveWorkbook) -> None:
    shape = shape_of(workbook)

    assert shape.sheets.keys() == {tab.key for tab in TABS}
    for key, sheet in shape.sheets.items():
        places = {column.key: place for place, column in enumerate(TAB[key].columns)}
        assert sheet.places == places
        assert sheet.ids.keys() == places.keys()
    assert not shape.unmarked
    assert shape.problems == ()


def test_it_is_the_same_after_a_night_in_the_database(workbook: LiveWorkbook) -> None:
    shape = shape_of(workbook)

    assert Shape.load(shape.dump()) == shape


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"locale": "zh-CN"}'])
def test_anything_else_is_no_shape(text: str) -> None:
    assert Shape.load(text) is None


def test_lost_metadata_is_written_back_by_the_header(workbook: LiveWorkbook) -> None:
    batch = workbook.sheet.batch_update
    place = len(TAB["tasks"].columns) - 1
    batch({"requests": [{"deleteDimension": {"range": column_span(workbook, "tasks", place)}}]})
    lost = shape_of(workbook)
    assert lost.problems == (LostColumn("tasks", "check_notes", lost.problems[0].closest),)  # type: ignore[union-attr]  # a lost column
    batch({"requests": [{"insertDimension": {"range": column_span(workbook, "tasks", 0)}}]})
    workbook.tab("tasks").update_cell(1, 1, " 校验说明 *")
    found = shape_of(workbook)

    assert found.unmarked
    assert found.sheets["tasks"].places["check_notes"] == 0
    written = mend_metadata(workbook.service, workbook.spreadsheet_id, found)
    mended = shape_of(workbook)
    assert mended.sheets["tasks"].ids["check_notes"] == written["tasks", "check_notes"]
    assert not mended.unmarked
    assert mend_metadata(workbook.service, workbook.spreadsheet_id, mended) == {}


def test_metadata_that_landed_on_a_column_that_had_moved_is_taken_back(
    workbook: LiveWorkbook,
) -> None:
    batch = workbook.sheet.batch_update
    batch({"requests": [{"deleteDimension": {"range": column_span(workbook, "surveys", 8)}}]})
    batch({"requests": [{"insertDimension": {"range": column_span(workbook, "surveys", 8)}}]})
    lost = TAB["surveys"].columns[8]
    workbook.tab("surveys").update_cell(1, 9, lost.title("zh-CN"))
    before = shape_of(workbook)
    away = {"source": column_span(workbook, "surveys", 8), "destinationIndex": 2}
    batch({"requests": [{"moveDimension": away}]})

    written = mend_metadata(workbook.service, workbook.spreadsheet_id, before)
    assert take_back(workbook.service, workbook.spreadsheet_id, shape_of(workbook), written)
    again = shape_of(workbook)
    assert again.sheets["surveys"].places[lost.key] == 2
    assert lost.key not in again.sheets["surveys"].ids
    assert not take_back(workbook.service, workbook.spreadsheet_id, again, written)


def test_copies_of_a_tab_are_told_by_their_titles(workbook: LiveWorkbook) -> None:
    grids = workbook.tab("grids")
    copies = [
        workbook.sheet.duplicate_sheet(grids.id, insert_sheet_index=place, new_sheet_name=title)
        for place, title in ((0, "网格划分 副本"), (9, "老网格"))
    ]
    shape = shape_of(workbook)

    assert CopiedTab("grids", ["网格划分 副本", "老网格"]) in shape.problems
    assert shape.sheets["grids"].sheet_id == grids.id
    assert Shape.load(shape.dump()) == shape
    for copy in copies:
        workbook.sheet.del_worksheet(copy)
    assert not any(isinstance(problem, CopiedTab) for problem in shape_of(workbook).problems)


def test_a_missing_tab_is_told(workbook: LiveWorkbook) -> None:
    workbook.sheet.del_worksheet(workbook.tab("appeals"))

    assert MissingTab("appeals") in shape_of(workbook).problems


def test_a_workbook_that_was_never_set_up_is_refused(tmp_path: Path) -> None:
    with live_workbook(tmp_path, ready=False) as bare, pytest.raises(WorkbookError, match="set"):
        shape_of(bare)
