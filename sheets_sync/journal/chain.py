"""The hash chain of the journal (spec: architecture.md, History)."""

import hmac
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

import orjson

from sheets_sync.journal.bodies import canonical, parted
from sheets_sync.journal.entries import Entry

NO_BODY: Final = bytes(32)  # stands for the HMAC of a tombstone
SALT_BYTES: Final = 16
_MARK_BYTES: Final = 16
_NO_MARK: Final = b""


class Metadata(NamedTuple):
    """What an entry says beside its body; all of it is covered by the hash."""

    workbook: str
    seq: int
    observed_at: int
    tab: str
    record_id: str
    op: str
    actor: str
    first_seen: int | None
    inferred: str


class Row(NamedTuple):
    """A journal entry as stored, in the order of its columns; see `Metadata` for the first nine."""

    workbook: str
    seq: int
    observed_at: int
    tab: str
    record_id: str
    op: str
    actor: str
    first_seen: int | None
    inferred: str
    body: str | None
    salt: bytes | None
    words: str | None
    words_salt: bytes | None
    words_mark: bytes | None
    body_hmac: bytes
    prev: bytes
    hash: bytes


COLUMNS: Final = Row._fields


def words_mark(salt: bytes, words: str) -> bytes:
    """What remains of the free text in the body's HMAC once the text is erased."""
    return hmac.digest(salt, words.encode(), "sha256")[:_MARK_BYTES]


def body_hmac(salt: bytes | None, body: str | None, mark: bytes | None = None) -> bytes:
    """HMAC-SHA256 of a body and the mark of its free text.

    It outlives the body, and without the salt it tells nothing.
    """
    if salt is None or body is None:
        return NO_BODY
    return hmac.digest(salt, body.encode() + (mark or _NO_MARK), "sha256")


def link(prev: bytes, metadata: Sequence[object], hmac_of_body: bytes) -> bytes:
    """SHA-256(prev ‖ metadata ‖ body_hmac), the metadata as a JSON list."""
    return sha256(prev + orjson.dumps(tuple(metadata)) + hmac_of_body).digest()


def chained(
    entries: Sequence[Entry], head: bytes, seq: int, workbook: str, at: int, actor: str
) -> Iterator[Row]:
    """The entries as rows that follow entry `seq`, whose hash is `head`."""
    salts = os.urandom(2 * SALT_BYTES * len(entries))
    for number, entry in enumerate(entries):
        place = 2 * SALT_BYTES * number
        body = salt = words = words_salt = mark = None
        if entry.body is not None:
            body, words = parted(entry.tab, entry.body)
            salt = salts[place : place + SALT_BYTES]
            if words is not None:
                words_salt = salts[place + SALT_BYTES : place + 2 * SALT_BYTES]
                mark = words_mark(words_salt, words)
        metadata = (
            workbook,
            seq + 1 + number,
            at,
            entry.tab,
            entry.record_id,
            entry.op.value,
            actor,
            entry.first_seen,
            canonical(entry.inferred) if entry.inferred else "",
        )
        hmac_of_body = body_hmac(salt, body, mark)
        hash_ = link(head, metadata, hmac_of_body)
        yield Row(*metadata, body, salt, words, words_salt, mark, hmac_of_body, head, hash_)
        head = hash_
