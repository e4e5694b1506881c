"""Whether the journal is what was once written, and what is derived from it still agrees."""

import hmac
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import Connection

from sheets_sync.journal import statements as sql
from sheets_sync.journal.chain import NO_BODY, words_mark
from sheets_sync.journal.entries import GENESIS, Op, state_after
from sheets_sync.journal.seals import sealed_problems
from sheets_sync.state.database import tuples

_AT_ONCE: Final = 2000
_BEFORE_ALL: Final = -(2**62)
_STATES: Final = {op.value: state_after(op) for op in Op}

Stored = tuple[Any, ...]  # as chain.Row


class Problem(NamedTuple):
    """A break: the number of the entry, 0 for the chain as a whole, and what is wrong."""

    seq: int
    what: str


class Head(NamedTuple):
    """An entry as somebody noted it: its number and its hash in hex."""

    seq: int
    head: str


def problems(connection: Connection, workbook: str, noted: Head | None = None) -> Iterator[Problem]:
    """Recompute a workbook's chain, then compare head and records with it.

    `noted` is a head that was written down elsewhere, such as on a published ranking: only that
    tells whether the end was cut off and everything beside it rewritten.
    """
    here = {"workbook": workbook}
    known = connection.execute(sql.WORKBOOK, here).one_or_none()
    latest: dict[tuple[str, str], Stored] = {}
    head, number, at_noted = GENESIS, 0, GENESIS if noted and noted.seq == 0 else None
    erased = set(tuples(connection, sql.ERASED, here))
    for row in stored_rows(connection, workbook):
        yield from _row_problems(row, head, number + 1, erased)
        head, number = row[16], row[1]
        latest[row[3], row[4]] = row
        if noted and number == noted.seq:
            at_noted = head
    if known and (known.head, known.head_seq) != (head, number):
        yield Problem(0, f"ends at entry {number}, but {known.head_seq} were written")
    if not known and number:
        yield Problem(0, f"holds {number} entries of a workbook that is not registered")
    if noted and at_noted is None:
        yield Problem(0, f"ends at entry {number}, but entry {noted.seq} was noted elsewhere")
    elif noted and at_noted is not None and at_noted.hex() != noted.head:
        yield Problem(noted.seq, "is not what was noted elsewhere: the past was rewritten")
    yield from _record_problems(connection, workbook, latest)
    for seq, what in sealed_problems(connection, workbook):
        yield Problem(seq, what)


def stored_rows(
    connection: Connection, workbook: str, after: int = _BEFORE_ALL
) -> Iterator[Stored]:
    """The rows after an entry in order, some at a time: a long journal needs little memory."""
    while rows := tuples(
        connection, sql.JOURNAL, {"workbook": workbook, "after": after, "most": _AT_ONCE}
    ):
        yield from rows
        after = rows[-1][1]


def _record_problems(
    connection: Connection, workbook: str, latest: dict[tuple[str, str], Stored]
) -> Iterator[Problem]:
    records = {row[:2]: row[2:] for row in tuples(connection, sql.RECORDS, {"workbook": workbook})}
    for key in sorted(records.keys() | latest.keys()):
        row = latest.get(key)
        if row is None:
            yield Problem(0, f"{key[0]} {key[1]} is remembered, but not in the journal")
        elif records.get(key) != (row[7], row[8], _STATES.get(row[5]), row[1]):
            yield Problem(row[1], f"{key[0]} {key[1]} is remembered otherwise")


def _row_problems(
    row: Stored, prev: bytes, number: int, erased: set[tuple[int, str]]
) -> Iterator[Problem]:
    """What is wrong with one row; written for speed, as hundreds of thousands are read."""
    seq, body, salt, words, words_salt, mark, hmac_of_body = *row[1:2], *row[9:15]
    if seq != number:
        yield Problem(seq, f"entry {number} is missing")
    elif row[15] != prev:
        yield Problem(seq, "does not follow the entry before it")
    if row[16] != sha256(row[15] + orjson.dumps(row[:9]) + hmac_of_body).digest():
        yield Problem(seq, "was changed: it does not match its hash")
    if body is not None and salt is not None:
        text = body.encode() if mark is None else body.encode() + mark
        if hmac.digest(salt, text, "sha256") != hmac_of_body:
            yield Problem(seq, "its cells were changed: they do not match their hash")
    elif body is not None or salt is not None or _was_lost(hmac_of_body, seq, "body", erased):
        yield Problem(seq, "its cells are gone, and no erasure was logged")
    if words is not None and words_salt is not None:
        if words_mark(words_salt, words) != mark:
            yield Problem(seq, "its free text was changed: it does not match its hash")
    elif words is not None or words_salt is not None:
        yield Problem(seq, "its free text is damaged")
    elif mark is not None and not erased & {(seq, "words"), (seq, "body")}:
        yield Problem(seq, "its free text is gone, and no erasure was logged")


def _was_lost(hmac_of_body: bytes, seq: int, part: str, erased: set[tuple[int, str]]) -> bool:
    return hmac_of_body != NO_BODY and (seq, part) not in erased
