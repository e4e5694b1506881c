"""What has been sealed, and which rows say something else since (spec: rules.md, J9xx)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import Connection

from sheets_sync.journal import statements as sql
from sheets_sync.journal.bodies import joined
from sheets_sync.journal.entries import HERE, Entry, Op, digest
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.sealed import PROTECTED, Deviation, Hold, Vanished
from sheets_sync.state.database import Database, insert_many, tuples

TAB: Final = "seals"  # under which the journal itself keeps them
SHEET: Final = "sheet"  # the actor of what a sync observes


@dataclass(frozen=True, slots=True)
class Seal:
    """A sealed month (`2026-03`) or quarter (`2026Q1`).

    `seq` and `head` are the journal's when it was sealed, `sealed_at` a local moment in seconds.
    `rows` rows are protected, whose list has the SHA-256 `rows_hash`; hashes in hex. `dates` are
    those of a quarter's stages (ledger/stages.py), empty for a month.
    """

    period: str
    sealed_at: int
    seq: int
    head: str
    rows: int
    rows_hash: str
    rule_set: str
    dates: Mapping[str, str]


class SealedRow(NamedTuple):
    """A row that a seal protects: `seq` is the version that counts, for `month`."""

    tab: str
    record_id: str
    month: int
    seq: int


class Seals:
    """The seals and holds of one workbook. Raises StorageError where the database refuses."""

    def __init__(self, database: Database, workbook: str) -> None:
        self._database = database
        self._workbook = workbook
        self._here = {"workbook": workbook}

    def all(self) -> list[Seal]:
        """Every seal, in the order of periods."""
        with self._database.read() as connection:
            return [
                Seal(period, at, seq, head.hex(), rows, listed.hex(), rules, orjson.loads(dates))
                for period, at, seq, head, rows, listed, rules, dates in tuples(
                    connection, sql.SEALS, self._here
                )
            ]

    def unsealed(self) -> dict[str, set[str]]:
        """The ids by tab that the journal knows and no seal protects."""
        found: dict[str, set[str]] = {tab: set() for tab in PROTECTED}
        with self._database.read() as connection:
            values = self._here | {"tabs": PROTECTED}
            for tab, record_id in connection.execute(sql.UNSEALED, values):
                found[tab].add(record_id)
        return found

    def protected(self, first_month: int) -> list[SealedRow]:
        """The rows that count for this month or a later one in the version of a seal."""
        with self._database.read() as connection:
            values = self._here | {"month": first_month}
            return [SealedRow(*row) for row in tuples(connection, sql.PROTECTED, values)]

    def deviating(self) -> dict[str, dict[str, Deviation]]:
        """By tab and id what sealed rows said, where the journal has seen them say more since."""
        found: dict[str, dict[str, Deviation]] = {tab: {} for tab in PROTECTED}
        with self._database.read() as connection:
            rows = tuples(connection, sql.DEVIATING, self._here)
        for tab, name, month, body, words, seen, state, first_seen, dates in rows:
            inferred = orjson.loads(dates) if dates else {}
            sealed = joined(body, words)
            found[tab][name] = Deviation(
                name, sealed, month, seen, state == HERE, first_seen, inferred
            )
        return found

    def vanished(self, since: int) -> list[Vanished]:
        """The rows that vanished from the sheet at this moment or later and are gone still."""
        with self._database.read() as connection:
            values = self._here | {"since": since, "actor": SHEET}
            rows = tuples(connection, sql.VANISHED, values)
        return sorted(Vanished(*row) for row in rows)

    def holds(self) -> list[Hold]:
        """What holds publications now, oldest first."""
        with self._database.read() as connection:
            return [Hold(*row) for row in tuples(connection, sql.HOLDS, self._here)]

    def still_gone(self, hold: Hold) -> int:
        """How many of the rows of a hold have not come back."""
        values = self._here | {"tab": hold.tab, "seq": hold.seq, "at": hold.at}
        with self._database.read() as connection:
            return int(connection.scalar(sql.STILL_GONE, values) or 0)

    def enter_holds(self, connection: Connection, holds: Iterable[Hold]) -> None:
        """Remember holds, in the transaction that observes what vanished."""
        rows = [
            (self._workbook, hold.tab, hold.seq, hold.at, hold.vanished, hold.stood)
            for hold in holds
        ]
        if rows:
            insert_many(connection, sql.HOLD, rows)

    def enter_release(self, connection: Connection, hold: Hold, *, at: int, by: str) -> None:
        """Release a hold: `by` whom, or "" if its rows came back."""
        values = {"tab": hold.tab, "seq": hold.seq, "at": at, "by": by}
        connection.execute(sql.RELEASE, self._here | values)

    def enter_seals(
        self, connection: Connection, seals: Iterable[Seal], rows: Sequence[SealedRow]
    ) -> None:
        """Store seals and the rows that they protect, in the transaction that journals them."""
        for seal in seals:
            values = {
                "period": seal.period,
                "sealed_at": seal.sealed_at,
                "seq": seal.seq,
                "head": bytes.fromhex(seal.head),
                "rows": seal.rows,
                "rows_hash": bytes.fromhex(seal.rows_hash),
                "rule_set": seal.rule_set,
                "dates": orjson.dumps(dict(seal.dates)).decode(),
            }
            connection.execute(sql.SEAL, self._here | values)
        if rows:
            insert_many(connection, sql.PROTECT, [(self._workbook, *row) for row in rows])


def rows_hash(rows: Iterable[SealedRow]) -> str:
    """SHA-256 in hex of the list of sealed rows: a line `tab id month seq` each, sorted."""
    lines = sorted(f"{row.tab} {row.record_id} {row.month} {row.seq}\n" for row in rows)
    return sha256("".join(lines).encode()).hexdigest()


def seal_entry(seal: Seal) -> Entry:
    """A seal as the journal keeps it."""
    body: dict[str, Cell] = {
        "seq": seal.seq,
        "head": seal.head,
        "rows": seal.rows,
        "rows_hash": seal.rows_hash,
        "rule_set": seal.rule_set,
        **seal.dates,
    }
    return Entry(TAB, seal.period, Op.SEAL, body, digest(body))


def sealed_problems(connection: Connection, workbook: str) -> Iterable[tuple[int, str]]:
    """What is wrong with the seals beside what the journal says of them; see verify.py."""
    here = {"workbook": workbook}
    told: dict[str, dict[str, Any]] = {
        record_id: joined(body, words)
        for _, record_id, body, words, _ in connection.execute(
            sql.BODIES_AT, here | {"tabs": [TAB], "seq": 2**62}
        )
    }
    rows = [SealedRow(*row) for row in tuples(connection, sql.SEALED_ROWS, here)]
    kept = {row.period: row for row in connection.execute(sql.SEALS, here)}
    for period in sorted(told.keys() | kept.keys()):
        said, seal = told.get(period), kept.get(period)
        if said is None or seal is None:
            yield 0, f"the seal of {period} is missing {'here' if seal is None else 'there'}"
        elif (seal.seq, seal.head.hex(), seal.rows, seal.rows_hash.hex(), seal.rule_set) != tuple(
            said[key] for key in ("seq", "head", "rows", "rows_hash", "rule_set")
        ):
            yield seal.seq, f"the seal of {period} was changed"
    yield from _row_problems(kept, rows)


def _row_problems(kept: Mapping[str, Any], rows: Sequence[SealedRow]) -> Iterable[tuple[int, str]]:
    """Each row belongs to the first seal of a month that is not before its own."""
    months = sorted(period for period in kept if "Q" not in period)
    by_period: dict[str, list[SealedRow]] = {period: [] for period in months}
    for row in rows:
        own = f"{row.month // 12:04d}-{row.month % 12 + 1:02d}"
        period = next((period for period in months if period >= own), None)
        if period is None:
            yield row.seq, f"{row.tab} {row.record_id} is protected by no seal"
        else:
            by_period[period].append(row)
    for period, sealed in by_period.items():
        if (len(sealed), rows_hash(sealed)) != (kept[period].rows, kept[period].rows_hash.hex()):
            yield kept[period].seq, f"the rows that the seal of {period} protects were changed"
