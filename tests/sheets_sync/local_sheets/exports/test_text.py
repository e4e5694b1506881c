"""csv and tsv."""

from tests.sheets_sync.local_sheets.api import Book
from tests.sheets_sync.local_sheets.exports.conftest import Export

ROWS = [
    '编号,日期,=SUM(D2:D3),户数,9.50户',
    '007,2026-03-05,"x,""y""\nz\tt",12.50户,编号',
    ',12.5%,TRUE,-3,007',
    ',,,,',
    '合并,,,,',
]  # fmt: skip


def test_csv_shows_what_people_see(export: Export) -> None:
    assert export("csv").decode() == "\r\n".join(ROWS)


def test_tsv_has_one_line_a_row(export: Export) -> None:
    lines = export("tsv").decode().split("\r\n")
    assert lines[1] == '007\t2026-03-05\tx,"y" z t\t12.50户\t编号'
    assert len(lines) == len(ROWS)


def test_one_tab(export: Export) -> None:
    assert export("csv", "&gid=6").decode() == "25,<b>&"
    assert export("csv", "&gid=5") == b""


def test_an_empty_workbook(book: Book) -> None:
    response = book.api.send("GET", f"/drive/v3/files/{book.id}/export?mimeType=text/csv")
    assert (response.status_code, response.content) == (200, b"")
