"""The kinds of requests, held against Google's discovery document."""

from typing import Any

import pytest

from sheets_sync.local_sheets.requests.kinds import KINDS, unserved_kinds
from tests.sheets_sync.local_sheets.discovery import schemas


def test_every_kind_of_the_api_is_served_or_known_not_to_be() -> None:
    google = set(schemas("sheets.v4")["Request"]["properties"])
    assert set(KINDS) | set(unserved_kinds()) == google
    assert not set(KINDS) & set(unserved_kinds())


@pytest.mark.parametrize("kind", unserved_kinds())
def test_other_kinds_name_themselves(book: Any, kind: str) -> None:
    code, message = book.refuse({"addSheet": {}}, {kind: {}})
    assert (code, message) == (
        501,
        f"batchUpdate request '{kind}' (requests[1]) is not implemented by this server.",
    )
    assert len(book.sheets()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_request_is_refused_or_does_nothing_bad(book: Any, kind: str) -> None:
    book.batch({"addSheet": {}})
    response = book.api.send("POST", book.path + ":batchUpdate", {"requests": [{kind: {}}]})
    assert response.status_code in (200, 400), response.text
    if response.status_code == 400:
        assert response.json()["error"]["message"].startswith(f"Invalid requests[0].{kind}: ")
