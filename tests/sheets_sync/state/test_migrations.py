"""Databases of earlier versions, with data in them, opened by this one."""

from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from sheets_sync.errors import StorageError
from sheets_sync.journal.chain import body_hmac, link
from sheets_sync.journal.entries import Entry, Op, digest
from sheets_sync.journal.history import History
from sheets_sync.ledger.cells import Cell
from sheets_sync.state import database as module
from sheets_sync.state.database import Database, open_database

EARLIER = ("0001", "0002", "0003")
BODY: dict[str, Cell] = {"visited_on": 46086, "content": "看望老人"}
STORED = '{"visited_on":46086,"content":"看望老人"}'


def at_version(url: str, version: str, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A database as the migration `version` left it."""

    def upgrade(config: Config, _revision: str) -> None:
        whole(config, version)

    whole = command.upgrade
    with monkeypatch.context() as patched:
        patched.setattr(module, "SCHEMA", version)
        patched.setattr(command, "upgrade", upgrade)
        return open_database(url)


def fill(database: Database) -> str:
    """Two versions of a row and a tombstone, as earlier versions wrote them; the head in hex."""
    head = bytes(32)
    with database.write() as connection:
        for seq, body in enumerate((STORED, STORED, None), 1):
            op = ("new", "change", "vanish")[seq - 1]
            metadata = ("w", seq, 1000 + seq, "diary", "D-000001", op, "sheet", 5, "")
            salt = b"s" * 16 if body else None
            hmac = body_hmac(salt, body)
            values: dict[str, Any] = {"body": body, "salt": salt, "hmac": hmac, "prev": head}
            head = link(head, metadata, hmac)
            names = ("workbook", "seq", "at", "tab", "id", "op", "actor", "seen", "inferred")
            connection.execute(
                text(
                    "INSERT INTO journal (workbook, seq, observed_at, tab, record_id, op, actor, "
                    "first_seen, inferred, body, salt, body_hmac, prev, hash) VALUES (:workbook, "
                    ":seq, :at, :tab, :id, :op, :actor, :seen, :inferred, :body, :salt, :hmac, "
                    ":prev, :hash)"
                ),
                dict(zip(names, metadata, strict=True)) | values | {"hash": head},
            )
        for statement in (
            "INSERT INTO workbooks (workbook, head, head_seq, first_sync_at, last_success_at) "
            "VALUES ('w', :head, 3, 1000, 1003)",
            "INSERT INTO records (workbook, tab, record_id, seq, digest, first_seen, inferred, "
            "state) VALUES ('w', 'diary', 'D-000001', 3, :digest, 5, '', 'gone')",
            "INSERT INTO counters (workbook, prefix, next) VALUES ('w', 'D', 2)",
        ):
            connection.execute(text(statement), {"head": head, "digest": b"d" * 16})
    return head.hex()


@pytest.mark.parametrize("version", EARLIER)
def test_the_past_of_an_earlier_version_lives_on(
    version: str, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = at_version(database_url, version, monkeypatch)
    head = fill(earlier)
    earlier.close()
    database = open_database(database_url)
    try:
        history = History(database, "w")
        past = history.recall()

        assert history.verify() == []
        assert (past.head, past.seq, past.next_number) == (head, 3, {"D": 2})
        assert history.bodies("diary", ["D-000001"]) == {"D-000001": BODY}
        entry = Entry("diary", "D-000001", Op.RETURN, BODY, digest(BODY), 5)
        history.observe([entry], past, at=1004)
        assert history.verify() == []
        with (
            pytest.raises(StorageError, match="the journal is append-only"),
            database.write() as connection,
        ):
            connection.execute(text("UPDATE journal SET actor = 'x' WHERE seq = 1"))
    finally:
        database.close()
