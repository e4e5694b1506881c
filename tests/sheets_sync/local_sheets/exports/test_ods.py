"""ods, read back by calamine."""

import datetime as dt
import io
import xml.etree.ElementTree as ET
import zipfile

from python_calamine import CalamineWorkbook

from tests.sheets_sync.local_sheets.exports.conftest import Export


def test_values(export: Export) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(export("ods")))
    assert book.sheet_names == ["Sheet1", "a/b", "统计"]
    rows = book.get_sheet_by_name("Sheet1").to_python()
    assert rows[0] == ["编号", "日期", "=SUM(D2:D3)", "户数", 9.5]
    assert rows[1][:2] == ["007", dt.date(2026, 3, 5)]
    assert rows[1][3:] == [12.5, "编号"]
    assert rows[2] == ["", 0.125, True, -3, "007"]
    assert book.get_sheet_by_name("统计").to_python() == [[25, "<b>&"]]


def test_looks(export: Export) -> None:
    with zipfile.ZipFile(io.BytesIO(export("ods"))) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        root = ET.fromstring(archive.read("content.xml"))  # noqa: S314 - our own file
    text = ET.tostring(root, encoding="unicode")
    for said in (
        'font-weight="bold"',
        'background-color="#00ff00"',
        "登记后自动填写",
        'number-rows-spanned="2"',
        "covered-table-cell",
        'column-width="2.292in"',
    ):
        assert said in text
