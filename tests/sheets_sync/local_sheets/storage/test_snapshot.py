"""Versions come apart into blocks that they share, and together again."""

from dataclasses import replace

from sheets_sync.local_sheets.model.document import Document, File
from sheets_sync.local_sheets.model.grid import Draft
from sheets_sync.local_sheets.model.metadata import Location, Metadata
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.model.rows import CHUNK
from sheets_sync.local_sheets.model.stored import document_to_bytes
from sheets_sync.local_sheets.model.style import style_of
from sheets_sync.local_sheets.model.values import Formula
from sheets_sync.local_sheets.storage.snapshot import Encoder, blocks_of, decode
from tests.sheets_sync.local_sheets.storage.stores import content


def _version() -> Document:
    workbook = new_workbook("x", {"title": "t"})
    draft = Draft(workbook.sheets[0].grid)
    bold = style_of({"userEnteredFormat": {"textFormat": {"bold": True}}})
    for row in range(900):
        draft.set_value(row, 0, f"row {row}")
        draft.set_value(row, 1, Formula(f"=A{row + 1}"))
        draft.set_style(row, 1, bold)
    workbook = workbook.with_grid(0, replace(draft.finished(), rows={3: {"pixelSize": 9}}))
    entry = Metadata(5, "k", None, "PROJECT", Location(0, "ROWS", 3), "me")
    file = File("x", "t", "me", 1, 2, 3, kept_revisions=(1, 2))
    return Document(file, replace(workbook, metadata=(entry,)), ({"id": "c"},))


def _with_cell(document: Document, row: int, text: str) -> Document:
    draft = Draft(document.workbook.sheets[0].grid)
    draft.set_value(row, 0, text)
    return document.with_workbook(document.workbook.with_grid(0, draft.finished()))


def test_a_version_comes_back_from_its_pieces() -> None:
    version = _version()
    encoded = Encoder().encode(version)
    assert blocks_of(encoded.body) == set(encoded.blocks)
    assert content(decode(encoded.body, encoded.blocks.__getitem__)) == content(version)


def test_versions_share_what_did_not_change() -> None:
    encoder, version = Encoder(), _version()
    before = encoder.encode(version)
    after = encoder.encode(_with_cell(version, CHUNK + 1, "typed"))
    assert len(set(after.blocks) - set(before.blocks)) == 1
    fresh = Encoder().encode(_with_cell(version, CHUNK + 1, "typed"))
    assert fresh == after


def test_a_whole_version_of_the_first_format_is_read() -> None:
    version = _version()
    no_blocks: dict[bytes, bytes] = {}
    assert content(decode(document_to_bytes(version), no_blocks.__getitem__)) == content(version)
