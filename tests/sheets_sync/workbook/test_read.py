"""Reading a whole workbook in one call."""

from collections.abc import Iterator
from pathlib import Path

import gspread
import pytest

from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.read import ShapeChanged, WorkbookReader
from tests.workbooks import LiveWorkbook, live_workbook


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveWorkbook]:
    with live_workbook(tmp_path_factory.mktemp("home")) as live:
        live.type_rows("diary", [{"visited_on": 46086, "content": "007"}, {"content": "乙"}])
        yield live


def reader(workbook: LiveWorkbook, *, mend: bool = True) -> WorkbookReader:
    return WorkbookReader(workbook.service, workbook.spreadsheet_id, None, mend=mend)


def test_cells_come_as_they_stand(workbook: LiveWorkbook) -> None:
    diary = reader(workbook).read().snapshot.tables["diary"]

    assert diary.columns["visited_on"] == [46086, ""]
    assert diary.columns["content"] == ["007", "乙"]
    assert diary.columns["reason"] == ["", ""]
    assert diary.height == 2
    assert diary.grid_rows == TAB["diary"].rows
    assert diary.metadata.keys() == diary.places.keys() == diary.columns.keys()


def test_columns_of_peoples_own_come_under_their_header(tmp_path: Path) -> None:
    with live_workbook(tmp_path) as live:
        live.type_rows("diary", [{"content": "甲"}, {"content": "乙"}])
        diary = live.tab("diary")
        diary.add_cols(3)
        place = len(TAB["diary"].columns) + 1
        diary.update_cells(
            [
                gspread.Cell(1, place, "带了什么"),
                gspread.Cell(3, place, 7),  # type: ignore[arg-type]  # gspread takes numbers
                gspread.Cell(9, place, "行外"),
                gspread.Cell(1, place + 2, "带了什么"),
                gspread.Cell(2, place + 2, "第二列"),
            ]
        )
        known = reader(live)

        first = known.read().snapshot.tables["diary"]
        assert first.extras == {"带了什么": ["", 7]}
        assert first.headers["method"] == TAB["diary"].column("method").title("zh-CN")
        assert known.read(["diary"]).snapshot.tables["diary"].extras == first.extras

        diary.insert_cols([["新来的", "丙"]], place)
        moved = known.read().snapshot.tables["diary"]
        assert moved.extras == {"新来的": ["丙", ""], "带了什么": ["", 7]}


def test_once_the_shape_is_known_it_costs_one_call(workbook: LiveWorkbook) -> None:
    known = reader(workbook)
    known.read()
    before = workbook.service.calls.read
    known.read()

    assert workbook.service.calls.read == before + 1


def test_some_tabs_can_be_read_alone(workbook: LiveWorkbook) -> None:
    assert reader(workbook).read(["diary"]).snapshot.tables.keys() == {"diary"}


def test_an_answer_that_is_known_is_not_parsed(workbook: LiveWorkbook) -> None:
    known = reader(workbook)
    first = known.fetch()

    assert known.fetch(first.content).content == first.content


def test_a_new_header_and_a_vanished_tab_change_the_shape(workbook: LiveWorkbook) -> None:
    known = reader(workbook)
    known.read()
    header = TAB["diary"].column("reason").title("zh-CN")
    cell = workbook.tab("diary").find(header)
    assert cell is not None
    workbook.tab("diary").update_cell(cell.row, cell.col, "为什么")
    assert "reason" in known.read().snapshot.tables["diary"].columns
    workbook.sheet.del_worksheet(workbook.tab("appeals"))

    with pytest.raises(ShapeChanged):
        known.fetch()
    known.shape = None
    assert "appeals" not in known.read().snapshot.tables


def test_a_column_that_claims_a_key_beside_ours_is_noticed(workbook: LiveWorkbook) -> None:
    known = reader(workbook)
    known.read()
    diary = workbook.tab("diary")
    workbook.sheet.duplicate_sheet(diary.id, new_sheet_name="副本")

    snapshot = known.read().snapshot
    assert snapshot.tables["diary"].sheet_id == diary.id
    assert known.shape is not None
    assert len(known.shape.seen_ids) > sum(len(s.ids) for s in known.shape.sheets.values())


def test_a_dry_reader_mends_nothing(workbook: LiveWorkbook) -> None:
    tasks = workbook.tab("tasks")
    tasks.delete_columns(1)
    tasks.insert_cols([["编号"]])
    before = workbook.store.document(workbook.spreadsheet_id).revision
    table = reader(workbook, mend=False).read().snapshot.tables["tasks"]

    assert workbook.store.document(workbook.spreadsheet_id).revision == before
    assert "record_id" in table.columns
    assert "record_id" not in table.metadata
    assert "record_id" in reader(workbook).read().snapshot.tables["tasks"].metadata
