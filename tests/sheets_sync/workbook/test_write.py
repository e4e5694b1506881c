"""Writing a patch by column metadata."""

from collections.abc import Iterator

import pytest

from sheets_sync.workbook.patch import ColumnWrite, Patch
from sheets_sync.workbook.read import WorkbookReader
from sheets_sync.workbook.snapshot import Snapshot
from sheets_sync.workbook.write import Overtaken, write
from tests.workbooks import LiveWorkbook, live_workbook


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveWorkbook]:
    with live_workbook(tmp_path_factory.mktemp("home")) as live:
        yield live


def snapshot(workbook: LiveWorkbook) -> Snapshot:
    return WorkbookReader(workbook.service, workbook.spreadsheet_id, None).read().snapshot


def notes(workbook: LiveWorkbook, cells: dict[int, str]) -> Patch:
    number = snapshot(workbook).tables["diary"].metadata["check_notes"]
    return Patch([ColumnWrite("diary", "check_notes", number, cells)])


def stands(workbook: LiveWorkbook) -> list[object]:
    return list(snapshot(workbook).tables["diary"].columns["check_notes"])


def test_cells_between_stay_as_they_are(workbook: LiveWorkbook) -> None:
    write(workbook.service, workbook.spreadsheet_id, notes(workbook, {0: "甲", 2: "丙"}))
    write(workbook.service, workbook.spreadsheet_id, notes(workbook, {1: "乙"}))
    write(workbook.service, workbook.spreadsheet_id, notes(workbook, {0: ""}))

    assert stands(workbook) == ["", "乙", "丙"]


def test_no_text_becomes_a_formula(workbook: LiveWorkbook) -> None:
    write(workbook.service, workbook.spreadsheet_id, notes(workbook, {1: "=1+1"}))

    assert stands(workbook)[1] == "=1+1"


def test_the_header_is_not_touched(workbook: LiveWorkbook) -> None:
    write(workbook.service, workbook.spreadsheet_id, notes(workbook, {0: "甲"}))

    assert "校验说明" in workbook.tab("diary").row_values(1)


def test_a_grid_that_shrank_and_a_column_that_vanished_are_told(workbook: LiveWorkbook) -> None:
    with pytest.raises(Overtaken):
        write(workbook.service, workbook.spreadsheet_id, notes(workbook, {5000: "甲"}))
    patch = Patch([ColumnWrite("diary", "check_notes", 123456, {0: "甲"})])
    with pytest.raises(Overtaken):
        write(workbook.service, workbook.spreadsheet_id, patch)


def test_somebody_who_was_faster_is_told(workbook: LiveWorkbook) -> None:
    revision = snapshot(workbook).revision
    patch = notes(workbook, {0: "乙"})
    workbook.tab("tasks").update_cell(2, 3, "插一手")

    with pytest.raises(Overtaken):
        write(workbook.service, workbook.spreadsheet_id, patch, revision=revision)


def test_the_grid_grows_first_in_a_call_of_its_own(workbook: LiveWorkbook) -> None:
    table = snapshot(workbook).tables["alerts"]
    patch = Patch(
        [ColumnWrite("alerts", "code", table.metadata["code"], {table.grid_rows + 4: "R101"})],
        {table.sheet_id: 10},
    )
    before = workbook.service.calls.write
    write(workbook.service, workbook.spreadsheet_id, patch, revision=snapshot(workbook).revision)

    assert workbook.service.calls.write == before + 2
    assert snapshot(workbook).tables["alerts"].grid_rows == table.grid_rows + 10
