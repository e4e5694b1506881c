"""Entries of older logs lead to what they led to."""

from sheets_sync.local_sheets.model.document import Document, File
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.permissions import (
    add_permission,
    permission_id_of,
    remove_permission,
)


def test_permission_ids_that_were_drawn_stay() -> None:
    document = Document(File("x", "t", "me", 1, 1, 1), new_workbook("x", {}))
    body = {"type": "user", "role": "reader", "emailAddress": "a@b.cn"}
    changed, permission = add_permission(document, body, Call("me", 1, recorded=(77,)))
    assert permission["id"] == "00000000000000000077"
    gone, _ = remove_permission(changed, {"permissionId": permission["id"]}, Call("me", 2))
    assert (gone.file.permissions, gone.file.former) == ((), ("a@b.cn",))
    call = Call("me", 3)
    again, permission = add_permission(gone, body, call)
    assert (permission["id"], call.drawn) == (permission_id_of("A@b.cn"), [])
    assert again.file.former == ()
