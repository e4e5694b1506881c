"""Operations on old revisions, as the log plays them again."""

import pytest

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.model.document import Document, File
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.model.stored import pack, unpack, workbook_to_json
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.revisions import MOST_KEPT, bring_back, keep

CALL = Call("leader", 1)


def _document(title: str) -> Document:
    shared = ({"id": "p", "type": "user", "role": "reader", "emailAddress": "a"},)
    return Document(
        File("x", title, "me", 1, 2, 9, permissions=shared),
        new_workbook("x", {"title": title}),
        ({"id": "comment"},),
    )


def test_the_workbook_comes_back_and_the_rest_stays() -> None:
    today, old = _document("today"), new_workbook("another", {"title": "old"})
    body = unpack(pack({"revision": 3, "workbook": workbook_to_json(old)}))
    back, _ = bring_back(today, body, CALL)
    assert (back.workbook.title, back.file.name) == ("old", "old")
    assert back.workbook.spreadsheet_id == "x"
    assert (back.file.permissions, back.comments) == (today.file.permissions, today.comments)


def test_revisions_are_kept_and_let_go() -> None:
    document = _document("t")
    for number in (5, 3, 5):
        document, _ = keep(document, {"revision": number, "keep": True}, CALL)
    assert document.file.kept_revisions == (3, 5)
    document, _ = keep(document, {"revision": 3, "keep": False}, CALL)
    assert document.file.kept_revisions == (5,)


def test_no_more_than_drive_keeps() -> None:
    document = _document("t")
    for number in range(MOST_KEPT):
        document, _ = keep(document, {"revision": number, "keep": True}, CALL)
    with pytest.raises(ApiError) as refused:
        keep(document, {"revision": MOST_KEPT, "keep": True}, CALL)
    assert refused.value.code == 403


def test_a_file_must_be_there() -> None:
    for operation in (bring_back, keep):
        with pytest.raises(ApiError):
            operation(None, {}, CALL)
