"""Files of older stores, and whom their permissions are for."""

from dataclasses import asdict, replace

import pytest

from sheets_sync.local_sheets.model.document import Document, File, strongest
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.model.stored import (
    document_from_bytes,
    document_to_bytes,
    file_from_json,
    pack,
    unpack,
)

FILE = File("x", "t", "me@a.cn", 1, 2, 3)


def test_fields_that_came_later_have_defaults() -> None:
    older = {name: value for name, value in asdict(FILE).items() if name not in (
        "mime_type", "last_user", "former",
    )}  # fmt: skip
    assert file_from_json(older) == FILE
    whole = unpack(document_to_bytes(Document(FILE, new_workbook("x", {}))))
    del whole["comments"]
    assert document_from_bytes(pack({**whole, "file": older})).comments == ()


def test_comments_and_the_last_user_are_kept() -> None:
    file = replace(FILE, last_user="you@a.cn", former=("she@a.cn",))
    document = Document(file, new_workbook("x", {}), ({"id": "c", "content": "好"},))
    back = document_from_bytes(document_to_bytes(document))
    assert (back.file, back.comments) == (file, document.comments)


@pytest.mark.parametrize(
    ("who", "role", "unlinked"),
    [
        ("me@a.cn", "owner", "owner"),
        ("You@A.cn", "commenter", "commenter"),
        ("staff@b.cn", "writer", None),
        ("staff@notb.cn", "reader", None),
    ],
)
def test_roles(who: str, role: str, unlinked: str | None) -> None:
    file = replace(
        FILE,
        permissions=(
            {"id": "1", "type": "user", "role": "commenter", "emailAddress": "you@a.cn"},
            {"id": "2", "type": "domain", "role": "writer", "domain": "b.cn"},
            {"id": "3", "type": "anyone", "role": "reader"},
        ),
    )
    assert file.role_of(who) == role
    assert file.role_of(who, by_link=False) == unlinked


def test_the_strongest_role() -> None:
    assert strongest(["reader", "owner", "writer"]) == "owner"
    assert strongest([]) is None
