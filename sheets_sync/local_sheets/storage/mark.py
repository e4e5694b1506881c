"""The mark: beside the database, which change was the last to be acknowledged.

SQLite drops the rest of a write-ahead log silently where a byte of it is wrong. The mark is written
after each commit and not forced to the disk: it may lag behind the database and never be ahead of
it, unless acknowledged changes are lost.
"""

import os
import struct
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from sheets_sync.local_sheets.storage.entry import SIZE

_SLOT = struct.Struct(f">QQ44s{SIZE}s")  # and its checksum
_SLOT_BYTES = _SLOT.size + SIZE


@dataclass(frozen=True, slots=True)
class Position:
    """A change: its place in the log of all files, its file and revision, its checksum."""

    seq: int
    spreadsheet_id: str
    revision: int
    checksum: bytes

    def packed(self) -> bytes:
        """As a slot of the file holds it."""
        name = self.spreadsheet_id.encode()
        told = _SLOT.pack(self.seq, self.revision, name, self.checksum)
        return told + blake2b(told, digest_size=SIZE).digest()


class Mark:
    """The file, open. Two slots in turn: a torn write spares the other."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._slot = 0

    def set(self, position: Position) -> None:
        """Remember the last acknowledged change."""
        os.pwrite(self._file, position.packed(), self._slot * _SLOT_BYTES)
        self._slot = 1 - self._slot

    def reset(self, position: Position | None) -> None:
        """Begin anew, at a change that may lie before the one remembered."""
        os.ftruncate(self._file, 0)
        if position is not None:
            self.set(position)
        os.fsync(self._file)

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


def read_mark(path: Path) -> Position | None:
    """The last change that is known to be acknowledged; None if that was never written down."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    slots = (_position(content[start : start + _SLOT_BYTES]) for start in (0, _SLOT_BYTES))
    return max((slot for slot in slots if slot), key=lambda slot: slot.seq, default=None)


def _position(slot: bytes) -> Position | None:
    if len(slot) != _SLOT_BYTES:
        return None
    seq, revision, name, checksum = _SLOT.unpack_from(slot)
    try:
        position = Position(seq, name.rstrip(b"\0").decode(), revision, checksum)
    except UnicodeDecodeError:
        return None
    return position if position.packed() == slot else None
