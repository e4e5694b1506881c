"""Bodies that are no JSON, over HTTP: Google's words, the excerpt and the pointer."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.routes.json_text import read_object


def _refusal(book: Any, data: bytes) -> Any:
    url = f"{book.api.root}{book.path}/values/A1?valueInputOption=RAW"
    answer = book.api.session.put(url, data=data, timeout=20)
    assert answer.status_code == 400
    return answer.json()["error"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('{"values": [[1]', "Expected , or ] after array value."),
        ('{"values": [[1', "Expected , or ] after array value."),
        ('{"range": "A1" "values"', "Expected , or } after key:value pair."),
        ('{"values": ', "Unexpected end of string. Expected a value."),
        ('{"values": nope}', "Unexpected token."),
        ('{"values": }', "Expected a value."),
        ("{values: [[1]]}", "Expected an object key or }."),
        ('{"values" [[1]]}', "Expected : between key:value pair."),
        ('{"values": [["open]]}', "Closing quote expected in string."),
        ('{"values": [[NaN]]}', "Unexpected token."),
        ("{} {}", "Parsing terminated before end of input."),
    ],
)
def test_what_is_wrong_with_a_text(book: Any, text: str, wrong: str) -> None:
    error = _refusal(book, text.encode())
    first, excerpt, pointer = error["message"].split("\n")
    assert first == f"Invalid JSON payload received. {wrong}"
    assert excerpt in text
    assert pointer.strip() == "^"
    assert len(pointer) <= 21
    assert error["status"] == "INVALID_ARGUMENT"
    violation = error["details"][0]["fieldViolations"][0]
    assert violation == {"description": error["message"]}


def test_other_bodies(book: Any) -> None:
    for text in (b"[]", b'"x"', b"7", b"null"):
        assert _refusal(book, text)["message"] == (
            'Invalid JSON payload received. Unknown name "": Root element must be a message.'
        )
    assert "Unexpected token." in _refusal(book, b'{"values": [["\xff"]]}')["message"]


@settings(deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,0a \\\n', max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(ApiError):
        assert isinstance(read_object(data), dict)
