import hmac
from hashlib import sha256
from typing import Any

import orjson
import pytest

from sheets_sync.journal.bodies import canonical
from sheets_sync.journal.chain import NO_BODY, Metadata, Row, body_hmac, link, words_mark

METADATA = Metadata("w", 1, 3_982_000_000, "diary", "D-000001", "new", "sheet", None, "")


def test_the_hash_is_what_the_spec_says() -> None:
    prev, salt, body = b"p" * 32, b"s" * 16, '{"content":"看望老人"}'
    hmac_of_body = body_hmac(salt, body)

    assert hmac_of_body == hmac.new(salt, body.encode(), sha256).digest()
    told = orjson.dumps(["w", 1, 3982000000, "diary", "D-000001", "new", "sheet", None, ""])
    assert link(prev, METADATA, hmac_of_body) == sha256(prev + told + hmac_of_body).digest()


def test_a_row_begins_with_its_metadata() -> None:
    assert Row._fields[: len(Metadata._fields)] == Metadata._fields


def test_the_mark_of_the_free_text_is_covered_by_the_hmac_of_the_body() -> None:
    mark = words_mark(b"w" * 16, '{"content":"看望老人"}')

    assert len(mark) == 16
    assert body_hmac(b"s" * 16, "{}", mark) == hmac.new(b"s" * 16, b"{}" + mark, sha256).digest()
    assert body_hmac(b"s" * 16, "{}", mark) != body_hmac(b"s" * 16, "{}")


def test_a_tombstone_has_no_body() -> None:
    assert body_hmac(None, None) == NO_BODY


@pytest.mark.parametrize("place", range(len(METADATA)))
def test_every_word_of_the_metadata_is_covered(place: int) -> None:
    words: list[Any] = list(METADATA)
    words[place] = 5 if isinstance(words[place], int | None) else "x"
    other = Metadata(*words)

    assert link(NO_BODY, other, NO_BODY) != link(NO_BODY, METADATA, NO_BODY)


def test_bodies_are_kept_cell_by_cell() -> None:
    body = {"visited_on": 46086, "arrived_at": 0.375, "target": "007", "approved": False}
    assert orjson.loads(canonical(body)) == body
