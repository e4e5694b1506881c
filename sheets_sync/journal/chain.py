"""The hash chain of the journal (spec: architecture.md, History)."""

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

import orjson

NO_BODY = bytes(32)  # stands for the HMAC of a tombstone


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
    """A journal entry as stored."""

    metadata: Metadata
    body: str | None
    salt: bytes | None
    body_hmac: bytes
    prev: bytes
    hash: bytes


def body_hmac(salt: bytes | None, body: str | None) -> bytes:
    """HMAC-SHA256 of a body; it outlives the body, and without the salt it tells nothing."""
    if salt is None or body is None:
        return NO_BODY
    return hmac.digest(salt, body.encode(), "sha256")


def link(prev: bytes, metadata: Metadata, hmac_of_body: bytes) -> bytes:
    """SHA-256(prev ‖ metadata ‖ body_hmac), the metadata as a JSON list."""
    return sha256(prev + orjson.dumps(list(metadata)) + hmac_of_body).digest()


def canonical(body: Mapping[str, object]) -> str:
    """The stored text of a body or of inferred dates."""
    return orjson.dumps(body, default=dict).decode()
