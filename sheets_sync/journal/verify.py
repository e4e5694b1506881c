"""Whether the journal is what was once written, and what is derived from it still agrees."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection

from sheets_sync.journal import statements as sql
from sheets_sync.journal.chain import Metadata, Row, body_hmac, link
from sheets_sync.journal.entries import GENESIS, Op, state_after
from sheets_sync.state.database import tuples


class Problem(NamedTuple):
    """A break: the number of the entry, 0 for the chain as a whole, and what is wrong."""

    seq: int
    what: str


def problems(connection: Connection, workbook: str) -> Iterator[Problem]:
    """Recompute a workbook's chain, then compare head and records with it."""
    here = {"workbook": workbook}
    known = connection.execute(sql.WORKBOOK, here).one_or_none()
    latest: dict[tuple[str, str], Metadata] = {}
    head, number = GENESIS, 0
    for row in _journal(connection, workbook):
        yield from _row_problems(row, head, number + 1)
        head, number = row.hash, row.metadata.seq
        latest[row.metadata.tab, row.metadata.record_id] = row.metadata
    if known and (known.head, known.head_seq) != (head, number):
        yield Problem(0, f"ends at entry {number}, but {known.head_seq} were written")
    records = {row[:2]: row[2:] for row in tuples(connection, sql.RECORDS, here)}
    for key in sorted(records.keys() | latest.keys()):
        metadata = latest.get(key)
        if metadata is None:
            yield Problem(0, f"{key[0]} {key[1]} is remembered, but not in the journal")
        elif records.get(key) != _remembered(metadata):
            yield Problem(metadata.seq, f"{key[0]} {key[1]} is remembered otherwise")


def _row_problems(row: Row, prev: bytes, number: int) -> Iterator[Problem]:
    seq = row.metadata.seq
    if seq != number:
        yield Problem(seq, f"entry {number} is missing")
    elif row.prev != prev:
        yield Problem(seq, "does not follow the entry before it")
    if row.hash != link(row.prev, row.metadata, row.body_hmac):
        yield Problem(seq, "was changed: it does not match its hash")
    erased = row.body is None and row.salt is None
    if not erased and body_hmac(row.salt, row.body) != row.body_hmac:
        yield Problem(seq, "its cells were changed: they do not match their hash")


def _remembered(metadata: Metadata) -> tuple[int | None, str, str, int]:
    state = state_after(Op(metadata.op))
    return metadata.first_seen, metadata.inferred, state, metadata.seq


def _journal(connection: Connection, workbook: str) -> Iterator[Row]:
    streaming = {"yield_per": 1000}
    here = {"workbook": workbook}
    for row in connection.execute(sql.JOURNAL, here, execution_options=streaming):
        yield Row(Metadata(*row[:9]), *row[9:])
