"""An exported workbook over HTTP."""

from collections.abc import Callable

import pytest

from tests.sheets_sync.local_sheets.api import Book
from tests.sheets_sync.local_sheets.exports.books import fill

Export = Callable[..., bytes]


@pytest.fixture
def full(book: Book) -> Book:
    fill(book)
    return book


@pytest.fixture
def export(full: Book) -> Export:
    """The file in a format, from the address that a browser would use."""

    def get(name: str, more: str = "") -> bytes:
        response = full.api.send("GET", f"/spreadsheets/d/{full.id}/export?format={name}{more}")
        assert response.status_code == 200, response.text
        return response.content

    return get
