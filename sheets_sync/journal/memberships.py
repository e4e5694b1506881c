"""Groups of the agenda in the journal: what founded each, and which records have joined.

Both are entries of the chain under tabs of their own, so that a rewritten membership shows. A
founding names the diary's entry by its number instead of repeating it: what is erased there is
gone here as well.
"""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from sqlalchemy import Connection

from sheets_sync.assessment.groups import Group, Kept, Member, News
from sheets_sync.journal import statements as sql
from sheets_sync.journal.bodies import joined
from sheets_sync.journal.entries import Entry, Op, Past, digest
from sheets_sync.ledger.cells import Cell, as_text
from sheets_sync.ledger.ids import id_order
from sheets_sync.state.database import Database, tuples

GROUPS_TAB: Final = "agenda.groups"
MEMBERS_TAB: Final = "agenda.members"
Body = Mapping[str, Cell]

_AT_ONCE: Final = 500  # older builds of SQLite take no more than 999 parameters


class Memberships:
    """The groups of one workbook. Raises StorageError where the database refuses."""

    def __init__(self, database: Database, workbook: str) -> None:
        self._database = database
        self._here = {"workbook": workbook}

    def recall(self) -> Kept:
        """All groups in the order of their ids, and the group of each record."""
        with self._database.read() as connection:
            founded = {
                name: orjson.loads(body)
                for name, body in tuples(connection, sql.GROUPS, self._here)
                if body is not None
            }
            said = self._founders(connection, [body["seq"] for body in founded.values()])
            members = {
                record: Member(orjson.loads(body)["group"], bytes(mark))
                for record, mark, body in tuples(connection, sql.MEMBERS, self._here)
                if body is not None
            }
        groups = [
            Group(name, body["founder"], *_typed(said.get(body["seq"], {})))
            for name, body in sorted(founded.items(), key=lambda item: id_order(item[0]))
        ]
        return Kept(groups, members)

    def _founders(self, connection: Connection, seqs: list[int]) -> dict[int, Mapping[str, Any]]:
        found: dict[int, Mapping[str, Any]] = {}
        for start in range(0, len(seqs), _AT_ONCE):
            values = {"seqs": seqs[start : start + _AT_ONCE]}
            for seq, body, words in connection.execute(sql.FOUNDERS, self._here | values):
                found[seq] = joined(body, words)
        return found


def entries_of(news: News, past: Past) -> list[Entry]:
    """What the journal is to be told; the diary's own entries stand there already."""
    diary = past.records.get("diary", {})
    entries = []
    for group in news.founded:
        body: Body = {"founder": group.founder, "seq": diary[group.founder].seq}
        entries.append(Entry(GROUPS_TAB, group.group, Op.NEW, body, digest(body)))
    entries += (
        Entry(MEMBERS_TAB, record, Op.NEW, {"group": member.group}, member.mark)
        for record, member in news.joined.items()
    )
    nothing = digest({})
    entries += (
        Entry(MEMBERS_TAB, record, Op.VANISH, None, nothing) for record in sorted(news.left)
    )
    return entries


def _typed(body: Mapping[str, Any]) -> tuple[str, str]:
    return as_text(body.get("topic", "")).strip(), as_text(body.get("problem", ""))
