"""An entry of the log, and checksums: each entry carries that of the one before it."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

SIZE = 16
GENESIS = bytes(SIZE)  # before the first entry of a file


def checksum_of(*parts: object) -> bytes:
    """A checksum of bytes, texts and numbers in this order."""
    digest = blake2b(digest_size=SIZE)
    for part in parts:
        data = part if isinstance(part, bytes) else orjson.dumps(part)
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()


@dataclass(frozen=True, slots=True)
class Entry:
    """One acknowledged request. `body` is packed, `drawn` the ids that were drawn for it.

    `at` is in milliseconds since 1970, `previous` the checksum of the file's entry before.
    """

    spreadsheet_id: str
    revision: int
    at: int
    who: str
    origin: str
    kind: str
    drawn: tuple[int | str, ...]
    body: bytes
    previous: bytes = GENESIS

    def checksum(self) -> bytes:
        """Of everything in it."""
        told = (
            self.spreadsheet_id, self.revision, self.at, self.who, self.origin, self.kind,
            self.drawn,
        )  # fmt: skip
        return entry_checksum(self.previous, told, self.body)


def entry_checksum(previous: bytes, told: tuple[Any, ...], body: bytes) -> bytes:
    """Of an entry: the checksum before it, its fields up to `drawn`, its body."""
    digest = blake2b(previous, digest_size=SIZE)
    digest.update(orjson.dumps(told))
    digest.update(body)
    return digest.digest()
