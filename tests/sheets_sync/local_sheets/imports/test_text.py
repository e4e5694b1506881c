"""csv and tsv in whatever encoding."""

import pytest

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.imports.text import decoded, delimiter_of, sheet_of_text
from sheets_sync.local_sheets.model.values import Formula

AT = 1_770_000_000_000  # in 2026


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le-bom"]
)
def test_encodings(encoding: str) -> None:
    text = "户号,姓名\n007,王小明"
    if encoding == "utf-16-le-bom":
        data = b"\xff\xfe" + text.encode("utf-16-le")
    else:
        data = text.encode(encoding)
    assert decoded(data) == text
    assert list(sheet_of_text(data, "t", "zh_CN", AT).grid.values) == [
        ("户号", "姓名"),
        (7, "王小明"),
    ]


def test_bytes_of_no_encoding() -> None:
    assert decoded(b"caf\xe9,\xff") == "caf\xe9,\xff"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [("a,b;c,d", ","), ("a;b;c,d", ";"), ("a\tb", "\t"), ("a|b|c", "|"), ("a", ","),
     ('"a;b;c",d', ","), ("标题\na;b;c", ";"), ("", ",")],
)  # fmt: skip
def test_delimiters(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_cells_are_read_as_if_typed() -> None:
    data = '"a ""b""\nc",007,2026-3-5,50%,TRUE,=A1,\'=x\n,\n\n,,\n'
    sheet = sheet_of_text(data.encode(), "t", "zh_CN", AT)
    assert list(sheet.grid.values) == [
        ('a "b"\nc', 7, 46086, 0.5, True, Formula("=A1"), "=x"),
    ]
    assert sheet.title == "t"
    assert (sheet.grid.row_count, sheet.grid.column_count) == (1000, 26)


def test_tabs_need_not_be_guessed() -> None:
    sheet = sheet_of_text(b"a,b\tc", "t", "en_US", AT, tabs=True)
    assert list(sheet.grid.values) == [("a,b", "c")]


def test_nothing_and_too_much() -> None:
    assert list(sheet_of_text(b"", "t", "en_US", AT).grid.values) == []
    for data in (b"x" * 50_001, b"x" * 200_000):
        with pytest.raises(ApiError) as refused:
            sheet_of_text(data, "t", "en_US", AT)
        assert refused.value.code == 400
    with pytest.raises(ApiError, match="cells"):
        sheet_of_text(b"," * 4000 + b"\n" + b"x\n" * 3000, "t", "en_US", AT)
