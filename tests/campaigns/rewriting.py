"""Somebody who owns the database rewrites the past; each rewriting must show.

`python -m tests.campaigns.rewriting 10000` tries so many and tells of those that went unseen.
"""

import random
import sys
from contextlib import suppress
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from sheets_sync.errors import StorageError
from sheets_sync.journal.chain import COLUMNS
from sheets_sync.journal.entries import Entry, Op, digest
from sheets_sync.journal.history import History
from sheets_sync.journal.verify import Head, problems
from sheets_sync.ledger.cells import Cell
from sheets_sync.state.database import Database, open_database

ROWS: Final = 40
KINDS: Final = ("byte", "byte", "byte", "delete", "swap", "cut")
_TRIGGERS: Final = (
    *("journal_keeps_rows", "journal_keeps_cells", "journal_replaces_nothing"),
    *("erasures_stand_update", "erasures_stand_delete"),
)


def fill(database: Database) -> Head:
    """A journal with new, changed, vanished and returned rows; its head as one would note it."""
    history = History(database, "workbook")
    past = history.recall()
    for turn in range(ROWS):
        name = f"D-{turn % 15 + 1:06d}"
        known = past.records.get("diary", {}).get(name)
        op = Op.NEW if known is None else Op.CHANGE if known.alive else Op.RETURN
        if known is not None and known.alive and turn % 4 == 0:
            op = Op.VANISH
        body: dict[str, Cell] = {"visited_on": 46000 + turn, "content": f"走访第{turn}户，都好"}
        entry = Entry(
            "diary", name, op, None if op is Op.VANISH else body, digest(body), turn, {"a=3/5": 5}
        )
        history.observe([entry], past, at=4_000_000_000 + turn)
    return Head(past.seq, past.head)


def damage(connection: Connection, kind: str, chance: random.Random) -> str:
    """Change the journal in one way; in words."""
    seq = chance.randint(1, ROWS)
    if kind == "delete":
        _run(connection, "DELETE FROM journal WHERE seq = ?", (seq,))
        return f"entry {seq} deleted"
    if kind == "swap":
        other = chance.choice([n for n in range(1, ROWS + 1) if n != seq])
        for old, new in ((seq, -1), (other, seq), (-1, other)):
            _run(connection, "UPDATE journal SET seq = ? WHERE seq = ?", (new, old))
        return f"entries {seq} and {other} swapped"
    if kind == "cut":
        return _cut(connection, chance.randint(0, ROWS - 1))
    return _change_byte(connection, seq, chance)


def _cut(connection: Connection, last: int) -> str:
    """Truncate the journal and rewrite all that is derived from it: only a noted head tells."""
    _run(connection, "DELETE FROM journal WHERE seq > ?", (last,))
    _run(connection, "DELETE FROM records")
    _run(
        connection,
        "INSERT INTO records SELECT workbook, tab, record_id, seq, zeroblob(16), first_seen, "
        "inferred, CASE op WHEN 'vanish' THEN 'gone' ELSE 'here' END FROM journal j WHERE seq = "
        "(SELECT MAX(seq) FROM journal WHERE record_id = j.record_id)",
    )
    _run(
        connection,
        "UPDATE workbooks SET head_seq = ?, head = COALESCE((SELECT hash FROM journal "
        "WHERE seq = ?), zeroblob(32))",
        (last, last),
    )
    return f"cut off after entry {last}"


def _run(connection: Connection, statement: str, values: tuple[Any, ...] = ()) -> Any:
    return connection.exec_driver_sql(statement, values)


def _change_byte(connection: Connection, seq: int, chance: random.Random) -> str:
    row = _run(
        connection, f"SELECT {', '.join(COLUMNS)} FROM journal WHERE seq = ?", (seq,)
    ).fetchone()
    name = chance.choice(
        [c for c, cell in zip(COLUMNS, row, strict=True) if cell not in (None, "")]
    )
    cell = row[COLUMNS.index(name)]
    if isinstance(cell, int):
        changed: object = cell ^ (1 << chance.randrange(24))
    else:
        content = bytearray(cell if isinstance(cell, bytes) else cell.encode())
        place = chance.randrange(len(content))
        content[place] ^= 1 << chance.randrange(8)
        changed = bytes(content)
        if isinstance(cell, str):
            _run(
                connection,
                f"UPDATE journal SET {name} = CAST(? AS TEXT) WHERE seq = ?",
                (changed, seq),
            )
            return f"a byte of {name} of entry {seq} changed"
    try:
        _run(connection, f"UPDATE journal SET {name} = ? WHERE seq = ?", (changed, seq))
    except IntegrityError:  # the number of another entry: take its place
        _run(connection, "DELETE FROM journal WHERE seq = ?", (changed,))
        _run(connection, f"UPDATE journal SET {name} = ? WHERE seq = ?", (changed, seq))
    return f"a byte of {name} of entry {seq} changed"


class _TakenBack(Exception):  # noqa: N818 - raised to roll a forgery back
    pass


def unseen(times: int, seed: int) -> list[str]:
    """The rewritings that verification did not see."""
    chance = random.Random(seed)
    missed: list[str] = []
    with TemporaryDirectory(prefix="gridbook-rewriting-") as folder:
        database = open_database(f"sqlite:///{folder}/journal.sqlite3")
        noted = fill(database)
        with database.write() as connection:
            for trigger in _TRIGGERS:
                connection.execute(text(f"DROP TRIGGER {trigger}"))
        assert History(database, "workbook").verify(noted) == []
        for number in range(times):
            with suppress(_TakenBack, StorageError), database.write() as connection:
                told = damage(connection, KINDS[number % len(KINDS)], chance)
                if not list(problems(connection, "workbook", noted)):
                    missed.append(told)
                raise _TakenBack
        assert History(database, "workbook").verify(noted) == []
        database.close()
    return missed


if __name__ == "__main__":
    found = unseen(int(sys.argv[1]), seed=7)
    for line in found:
        print(line)
    print(f"{len(found)} of {sys.argv[1]} went unseen")
