"""pdf: pages, fonts and texts, as far as the file itself tells."""

import base64
import re
import zlib

from sheets_sync.local_sheets.exports.pdf import pdf_file
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.model.workbook import Workbook
from tests.sheets_sync.local_sheets.exports.conftest import Export


def _contents(file: bytes) -> list[bytes]:
    """What is drawn on each page."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", file, re.DOTALL)
    return [zlib.decompress(base64.a85decode(s.strip(), adobe=False)) if s.strip()[-2:] != b"~>"
            else zlib.decompress(base64.a85decode(b"<~" + s.strip(), adobe=True))
            for s in streams]  # fmt: skip


def _has(page: bytes, text: str) -> bool:
    wanted = text.encode("utf-16-be")
    plain = re.sub(rb"\\(\d{3})", lambda m: bytes([int(m[1], 8)]), page)
    return wanted in re.sub(rb"\\(.)", rb"\1", plain, flags=re.DOTALL)


def test_texts_as_they_are_shown(export: Export) -> None:
    file = export("pdf")
    pages = _contents(file)
    assert file.startswith(b"%PDF-1.")
    assert b"/STSong-Light" in file
    assert len(pages) == 2
    for text in ("编号", "2026-03-05", "12.50户", "合并"):
        assert _has(pages[0], text)
    assert _has(pages[1], "统计")
    assert len(_contents(export("pdf", "&gid=6"))) == 1


def _workbook(rows: int, text: str) -> Workbook:
    workbook = new_workbook("x", {"title": "t"})
    draft = Draft(workbook.sheets[0].grid)
    for row in range(rows):
        draft.set_value(row, 0, text)
    return workbook.with_grid(0, draft.finished())


def test_long_tabs_take_several_pages_and_long_texts_several_lines() -> None:
    few, many = _contents(pdf_file(_workbook(3, "短"))), _contents(pdf_file(_workbook(200, "短")))
    assert (len(few), len(many)) == (1, 4)
    wrapped = _contents(pdf_file(_workbook(40, "很长的情况说明" * 20)))
    assert len(wrapped) > 1
    assert len(_contents(pdf_file(_workbook(2, "x" * 5000 + "𠮷\x01")))) == 1


def test_the_same_workbook_is_the_same_file() -> None:
    assert pdf_file(_workbook(3, "短")) == pdf_file(_workbook(3, "短"))
