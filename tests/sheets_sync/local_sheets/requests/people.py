"""Further people with a book: who may write to it, and who just looks."""

from typing import Any

from sheets_sync.local_sheets.identity import identity_of_any
from tests.sheets_sync.local_sheets.api import Api, Book

OWNER = identity_of_any("tester")
EDITOR = identity_of_any("editor")
GUEST = identity_of_any("guest")


def shared_with(book: Any, token: str, role: str = "writer") -> Book:
    """The book as another identity has it, which this shares it with."""
    permission = {"type": "user", "role": role, "emailAddress": identity_of_any(token)}
    book.api.call("POST", f"/drive/v3/files/{book.id}/permissions", permission)
    return Book(Api(book.api.root, token), book.id)
