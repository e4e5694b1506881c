"""The past of one workbook: recalled at the start of a sync, added to before verdicts use it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import orjson
from sqlalchemy import Connection

from sheets_sync.errors import StorageError
from sheets_sync.journal import statements as sql
from sheets_sync.journal.bodies import joined
from sheets_sync.journal.chain import COLUMNS, Row, chained
from sheets_sync.journal.comparisons import Comparisons
from sheets_sync.journal.entries import (
    GENESIS,
    HERE,
    NOTHING_INFERRED,
    RETIRED,
    Entry,
    Op,
    Past,
    PastRecord,
    Records,
    Standing,
    Version,
    state_after,
)
from sheets_sync.journal.erasures import Erasures
from sheets_sync.journal.memberships import GROUPS_TAB, MEMBERS_TAB, Memberships
from sheets_sync.journal.runs import Runs
from sheets_sync.journal.seals import Seals
from sheets_sync.journal.verify import Head, Problem, problems, stored_rows
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.touched import Touched, dump, load
from sheets_sync.state.database import Database, insert_many, tuples

OpenKey = tuple[str, str, str, str, str]  # code, tab, record id, column or "", period

_IDS_AT_ONCE: Final = 500  # older builds of SQLite take no more than 999 parameters


class History:
    """The journal of one workbook and what is derived from it.

    Moments are whole local seconds since 1899-12-30. All methods raise StorageError where the
    database refuses.
    """

    def __init__(self, database: Database, workbook: str) -> None:
        self._database = database
        self._workbook = workbook

    def recall(self) -> Past:
        """What the next sync must know."""
        past = Past()
        with self._database.read() as connection:
            known = connection.execute(sql.WORKBOOK, self._here).one_or_none()
            if known is None:
                return past
            past.first_sync_at, past.last_success_at, head, past.seq, *rest = known
            past.answer_digest, touched = rest
            past.head, past.touched = head.hex(), load(touched)
            past.stored_number = dict(tuples(connection, sql.COUNTERS, self._here))
            past.next_number = past.stored_number.copy()
            inferred = tuples(connection, sql.DATED, self._here)
            if groups := tuples(connection, sql.GROUPS, self._here):
                past.made["agenda"] = {
                    name: orjson.loads(body)["founder"] if body else "" for name, body in groups
                }
        for tab, record_id, dates in inferred:
            past.dated.setdefault(tab, {})[record_id] = orjson.loads(dates)
        past.unread = self._records
        return past

    def _records(self) -> Records:
        """The latest version of every record."""
        with self._database.read() as connection:
            plain = tuples(connection, sql.PLAIN_RECORDS, self._here)
            others = tuples(connection, sql.OTHER_RECORDS, self._here)
        records: defaultdict[str, dict[str, PastRecord]] = defaultdict(dict)
        for tab, record_id, digest, first_seen, seq in plain:
            records[tab][record_id] = PastRecord(digest, first_seen, NOTHING_INFERRED, True, seq)
        for tab, record_id, digest, first_seen, seq, inferred, state in others:
            dates = orjson.loads(inferred) if inferred else NOTHING_INFERRED
            records[tab][record_id] = PastRecord(
                digest, first_seen, dates, state == HERE, seq, state == RETIRED
            )
        return dict(records)

    def observe(
        self,
        entries: Sequence[Entry],
        past: Past,
        *,
        at: int,
        actor: str = "sheet",
        answer_digest: bytes | None = None,
        beside: Callable[[Connection], None] | None = None,
    ) -> None:
        """Append the entries and store `past.next_number`, in one transaction.

        `past` is brought up to date after the commit; on an exception neither it nor the database
        has changed. `beside` writes more in the same transaction. `answer_digest` tells which
        answer of the API the entries were read from; None forgets the last one. Writes nothing
        where there is nothing to write. Raises StorageError where somebody else has added to the
        journal since `past` was recalled.
        """
        raised = {p: n for p, n in past.next_number.items() if n != past.stored_number.get(p)}
        if not entries and not raised and answer_digest == past.answer_digest:
            return
        records = past.records  # as they were before this
        rows = list(chained(entries, bytes.fromhex(past.head), past.seq, self._workbook, at, actor))
        seq, head = past.seq + len(rows), rows[-1].hash if rows else bytes.fromhex(past.head)
        projected = [_projected(entry, row) for entry, row in zip(entries, rows, strict=True)]
        with self._database.write() as connection:
            self._advance(connection, past, seq=seq, head=head, answer=answer_digest)
            if rows:
                insert_many(connection, sql.APPEND, rows)
                insert_many(connection, sql.PROJECT, projected)
            if raised:
                numbers = [self._here | {"prefix": p, "next": n} for p, n in raised.items()]
                connection.execute(sql.COUNT, numbers)
            if beside is not None:
                beside(connection)
        for seq_of_entry, entry in enumerate(entries, past.seq + 1):
            if entry.tab == GROUPS_TAB:
                founder = str((entry.body or {}).get("founder", ""))
                past.made.setdefault("agenda", {})[entry.record_id] = founder
            if entry.tab in (GROUPS_TAB, MEMBERS_TAB):
                continue  # told by `memberships` when they are asked for
            known_of_tab = records.setdefault(entry.tab, {})
            known_of_tab[entry.record_id] = _past_record(entry, seq_of_entry)
            if entry.inferred:
                past.dated.setdefault(entry.tab, {})[entry.record_id] = entry.inferred
        past.stored_number.update(raised)
        past.seq, past.head, past.answer_digest = seq, head.hex(), answer_digest

    def succeed(self, past: Past, *, at: int, answer_digest: bytes | None = None) -> None:
        """Remember that a sync has succeeded; without `answer_digest` the last one is kept.

        What `past.touched` then still holds the next sync must take care of.
        """
        answer = answer_digest or past.answer_digest
        values = {"head": GENESIS, "at": at, "answer": answer, "touched": dump(past.touched)}
        with self._database.write() as connection:
            connection.execute(sql.SUCCEED, self._here | values)
        past.last_success_at, past.answer_digest = at, answer
        if past.first_sync_at is None:
            past.first_sync_at = at

    def bodies(self, tab: str, record_ids: Iterable[str]) -> dict[str, dict[str, Cell]]:
        """The last human cells of these records, vanished ones included, by column key.

        Records that the journal does not know, or whose bodies were erased, are left out.
        """
        wanted = list(record_ids)
        found: dict[str, dict[str, Cell]] = {}
        with self._database.read() as connection:
            for start in range(0, len(wanted), _IDS_AT_ONCE):
                values = {"tab": tab, "ids": wanted[start : start + _IDS_AT_ONCE]}
                for record_id, body, words in connection.execute(
                    sql.LAST_BODIES, self._here | values
                ):
                    found[record_id] = joined(body, words)
        return found

    def versions(self, record_id: str) -> list[Version]:
        """Every version of the records with this id, on whatever tab, oldest first."""
        with self._database.read() as connection:
            rows = tuples(connection, sql.VERSIONS, self._here | {"record_id": record_id})
        return [
            Version(seq, at, tab, name, op, actor, joined(body, words) if body else None, seen)
            for seq, at, tab, name, op, actor, body, words, seen in rows
        ]

    def export(self, after: int = 0) -> Iterator[dict[str, Any]]:
        """The entries after a number as they are stored, salts and hashes in hex."""
        with self._database.read() as connection:
            for row in stored_rows(connection, self._workbook, after):
                yield {
                    name: cell.hex() if isinstance(cell, bytes) else cell
                    for name, cell in zip(COLUMNS, row, strict=True)
                }

    def seq_at(self, at: int) -> int:
        """The number of the last entry that was there at a local moment; 0 if there was none."""
        with self._database.read() as connection:
            return int(connection.scalar(sql.SEQ_AT, self._here | {"at": at}) or 0)

    def standing_at(self, tabs: Sequence[str], seq: int) -> list[Standing]:
        """What stood on these tabs when entry `seq` was the last, in the order of entries."""
        with self._database.read() as connection:
            values = self._here | {"tabs": list(tabs), "seq": seq}
            rows = connection.execute(sql.BODIES_AT, values).all()
        return [
            Standing(tab, name, joined(body, words), orjson.loads(dates) if dates else {})
            for tab, name, body, words, dates in rows
        ]

    def told_by(self, actor: str) -> set[tuple[str, str]]:
        """Tab and record id of everything that this actor has brought and not taken away again."""
        with self._database.read() as connection:
            return set(tuples(connection, sql.TOLD_BY, self._here | {"actor": actor}))

    def open_since(self) -> dict[OpenKey, int]:
        """When each finding that is open was first seen."""
        with self._database.read() as connection:
            return {row[:5]: row[5] for row in tuples(connection, sql.OPEN, self._here)}

    def update_open(self, opened: Iterable[OpenKey], closed: Iterable[OpenKey], at: int) -> None:
        """Remember findings that are new, forget those gone; known ones keep their date."""
        new = [self._here | _key(key) | {"since": at} for key in opened]
        gone = [self._here | _key(key) for key in closed]
        if not new and not gone:
            return
        with self._database.write() as connection:
            if gone:
                connection.execute(sql.FORGET, gone)
            if new:
                connection.execute(sql.REMEMBER, new)

    @property
    def seals(self) -> Seals:
        """What has been sealed, and what has changed since."""
        return Seals(self._database, self._workbook)

    @property
    def erasures(self) -> Erasures:
        """What was erased, and the erasing."""
        return Erasures(self._database, self._workbook)

    @property
    def runs(self) -> Runs:
        """What is to happen once."""
        return Runs(self._database, self._workbook)

    @property
    def comparisons(self) -> Comparisons:
        """Which diary texts have been compared."""
        return Comparisons(self._database, self._workbook)

    @property
    def memberships(self) -> Memberships:
        """Which diary records belong to which group of the agenda."""
        return Memberships(self._database, self._workbook)

    def shape(self) -> str:
        """Where the workbook's columns stood when last seen, as `keep_shape` was given it."""
        with self._database.read() as connection:
            return connection.execute(sql.SHAPE, self._here).scalar() or ""

    def keep_shape(self, shape: str) -> None:
        """Remember where the columns stand, so that the next process need not ask."""
        with self._database.write() as connection:
            connection.execute(sql.REGISTER, self._here | {"head": GENESIS})
            connection.execute(sql.KEEP_SHAPE, self._here | {"shape": shape})

    def keep_touched(self, touched: Mapping[str, Touched]) -> None:
        """Remember which ids are about to be written, lest a kill -9 make us forget that we did."""
        with self._database.write() as connection:
            connection.execute(sql.REGISTER, self._here | {"head": GENESIS})
            connection.execute(sql.KEEP_TOUCHED, self._here | {"touched": dump(touched)})

    def verify(self, noted: Head | None = None) -> list[Problem]:
        """Recompute the chain and compare it with what is derived from it; empty if all is well.

        `noted` is a head as somebody wrote it down.
        """
        with self._database.read() as connection:
            return list(problems(connection, self._workbook, noted))

    @property
    def _here(self) -> dict[str, Any]:
        return {"workbook": self._workbook}

    def _advance(
        self, connection: Connection, past: Past, *, seq: int, head: bytes, answer: bytes | None
    ) -> None:
        old = {"old_head": bytes.fromhex(past.head), "old_seq": past.seq}
        new = {"head": head, "seq": seq, "answer": answer}
        if past.empty:
            connection.execute(sql.REGISTER, self._here | {"head": GENESIS})
        if connection.execute(sql.ADVANCE, self._here | old | new).rowcount != 1:
            raise StorageError(
                f"another sync of {self._workbook} has written to the journal: run this one again"
            )


def _projected(entry: Entry, row: Row) -> tuple[Any, ...]:
    """A line of the records: the latest version of one."""
    return (
        row.workbook,
        entry.tab,
        entry.record_id,
        row.seq,
        entry.digest,
        entry.first_seen,
        row.inferred,
        state_after(entry.op),
    )


def _past_record(entry: Entry, seq: int) -> PastRecord:
    alive = state_after(entry.op) == HERE
    retired = entry.op is Op.RETIRE
    return PastRecord(entry.digest, entry.first_seen, entry.inferred, alive, seq, retired)


def _key(key: OpenKey) -> dict[str, str]:
    return dict(zip(("code", "tab", "record_id", "column", "period"), key, strict=True))
