"""xlsx, read back by another library than the one that wrote it."""

import io
from typing import Any

import openpyxl
import pytest

from tests.sheets_sync.local_sheets.exports.books import LONG
from tests.sheets_sync.local_sheets.exports.conftest import Export


@pytest.fixture
def formulas(export: Export) -> Any:
    return openpyxl.load_workbook(io.BytesIO(export("xlsx")))


@pytest.fixture
def results(export: Export) -> Any:
    return openpyxl.load_workbook(io.BytesIO(export("xlsx")), data_only=True)


def test_values(results: Any) -> None:
    page = results["Sheet1"]
    rows = [[cell.value for cell in row] for row in page["A1:E3"]]
    assert rows[0] == ["编号", "日期", "=SUM(D2:D3)", "户数", 9.5]
    assert rows[1][0] == "007"
    assert rows[1][1].isoformat() == "2026-03-05T00:00:00"
    assert rows[1][2:] == ['x,"y"\nz\tt', 12.5, "编号"]
    assert rows[2] == [None, 0.125, True, -3, "007"]
    assert [cell.data_type for cell in page["A1:D1"][0]] == ["s"] * 4
    assert results["统计"]["A1"].value == 25


def test_formulas_stay_formulas_and_texts_texts(formulas: Any) -> None:
    page = formulas["Sheet1"]
    assert (page["C1"].value, page["C1"].data_type) == ("=SUM(D2:D3)", "s")
    assert (page["E1"].value, page["E1"].data_type) == ("=SUM(D2:D3)", "f")
    assert page["E2"].value == '=IFERROR(__xludf.DUMMYFUNCTION("UNIQUE (A1:A2)"),"编号")'
    assert formulas["统计"]["A1"].value == "=Sheet1!D2*2"


def test_looks(formulas: Any) -> None:
    page = formulas["Sheet1"]
    head, day, households = page["A1"], page["B2"], page["D2"]
    assert (head.font.bold, head.fill.fgColor.rgb, head.font.color.rgb) == (
        True,
        "FF00FF00",
        "FFFF0000",
    )
    assert (head.alignment.horizontal, head.alignment.wrap_text) == ("center", True)
    assert (day.number_format, households.number_format) == ("yyyy-mm-dd", '0.00"户"')
    assert page["B3"].number_format == "0.0%"
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["A"].width > 2 * page.column_dimensions["B"].width
    assert [str(area) for area in page.merged_cells.ranges] == ["A5:B6"]
    assert page["A5"].value == "合并"
    assert page["A2"].comment.text == "登记后自动填写"
    assert formulas.sheetnames[:3] == ["Sheet1", "a b", "统计"]
    assert formulas["a b"].sheet_state == "hidden"


def test_drop_downs(formulas: Any) -> None:
    rules = {str(rule.sqref): rule for rule in formulas["Sheet1"].data_validations.dataValidation}
    assert rules["A2:A20"].formula1 == '"是,否"'
    long = rules["C2:C20"].formula1
    assert long == "'gridbook lists'!$A$1:$A$30"
    assert [row[0].value for row in formulas["gridbook lists"]["A1:A30"]] == LONG
    assert formulas["gridbook lists"].sheet_state == "veryHidden"
    between = rules["D2:D9"]
    assert (between.type, between.formula1, between.formula2) == ("decimal", "0.0", "100.0")
    assert between.operator in (None, "between")
