"""A version of a file in pieces: blocks of rows, which versions share, and what binds them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.rows import Rows
from sheets_sync.local_sheets.model.stored import (
    document_from_json,
    document_to_json,
    grid_from_json,
    grid_to_json,
    pack,
    unpack,
)
from sheets_sync.local_sheets.model.workbook import Sheet
from sheets_sync.local_sheets.storage.entry import SIZE, checksum_of

BLOCKED = 2  # the "format" of a version whose rows are in blocks


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version as it is kept: `body` names its blocks, `entry` is the checksum of its entry."""

    spreadsheet_id: str
    revision: int
    at: int
    who: str
    entry: bytes
    body: bytes

    def checksum(self) -> bytes:
        """Of everything in it; the blocks have their own."""
        told = (self.spreadsheet_id, self.revision, self.at, self.who)
        return checksum_of(told, self.entry, self.body)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A version in pieces: `blocks` by their checksums."""

    body: bytes
    blocks: dict[bytes, bytes]


class Encoder:
    """Takes versions of one file apart; of the last one it remembers the blocks."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Sequence[Any], bytes, bytes]] = {}

    def encode(self, document: Document) -> Encoded:
        """The pieces of a version; those that it shares with the last one cost nothing."""
        used: dict[int, tuple[Sequence[Any], bytes, bytes]] = {}
        blocks: dict[bytes, bytes] = {}

        def names(rows: Rows[Any], shape: Callable[[Rows[Any]], Grid]) -> str:
            found = []
            for chunk in rows.chunks:
                known = self._known.get(id(chunk))
                if known is None:
                    body = pack(grid_to_json(shape(Rows.of_chunks([chunk]))))
                    known = (chunk, checksum_of(body), body)
                used[id(chunk)] = known
                blocks[known[1]] = known[2]
                found.append(known[1].hex())
            return "".join(found)

        grids = [
            {
                "values": names(sheet.grid.values, _of_values),
                "styles": names(sheet.grid.styles, _of_styles),
            }
            for sheet in document.workbook.sheets
        ]
        bare = replace(
            document.workbook, sheets=tuple(map(_without_rows, document.workbook.sheets))
        )
        content = document_to_json(replace(document, workbook=bare))
        body = pack({**content, "format": BLOCKED, "grids": grids})
        self._known = used
        return Encoded(body, blocks)


def decode(body: bytes, fetch: Callable[[bytes], bytes]) -> Document:
    """The version; `fetch` gives the block of a checksum."""
    stored = unpack(body)
    document = document_from_json(stored)
    if stored["format"] != BLOCKED:
        return document
    known: dict[bytes, Grid] = {}

    def grids(names: str) -> list[Grid]:
        found = []
        for name in _checksums(names):
            if name not in known:
                known[name] = grid_from_json(unpack(fetch(name)))
            found.append(known[name])
        return found

    sheets = []
    for sheet, pieces in zip(document.workbook.sheets, stored["grids"], strict=True):
        values = Rows.of_chunks(
            [chunk for grid in grids(pieces["values"]) for chunk in grid.values.chunks]
        )
        styles = Rows.of_chunks(
            [chunk for grid in grids(pieces["styles"]) for chunk in grid.styles.chunks]
        )
        sheets.append(replace(sheet, grid=replace(sheet.grid, values=values, styles=styles)))
    return replace(document, workbook=replace(document.workbook, sheets=tuple(sheets)))


def blocks_of(body: bytes) -> set[bytes]:
    """The checksums of all blocks that a version needs."""
    grids = unpack(body).get("grids", ())
    texts = chain.from_iterable((pieces["values"], pieces["styles"]) for pieces in grids)
    return set(chain.from_iterable(map(_checksums, texts)))


def _checksums(names: str) -> list[bytes]:
    joined = bytes.fromhex(names)
    return [joined[start : start + SIZE] for start in range(0, len(joined), SIZE)]


def _of_values(rows: Rows[Any]) -> Grid:
    return Grid(0, 0, values=rows)


def _of_styles(rows: Rows[Any]) -> Grid:
    return Grid(0, 0, styles=rows)


def _without_rows(sheet: Sheet) -> Sheet:
    return replace(sheet, grid=replace(sheet.grid, values=Rows(), styles=Rows()))
