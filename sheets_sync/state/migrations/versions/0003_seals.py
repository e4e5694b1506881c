"""Seals, runs, holds and logged erasure; free text in bodies can be erased by itself."""

# ruff: noqa: S608 - the SQL is put together from names of ours alone

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_FIXED = (
    "workbook",
    "seq",
    "observed_at",
    "tab",
    "record_id",
    "op",
    "actor",
    "first_seen",
    "inferred",
    "body_hmac",
    "words_mark",
    "prev",
    "hash",
)
_ERASABLE = ("body", "salt", "words", "words_salt")
_REFUSAL = "the journal is append-only"


def upgrade() -> None:
    """Bring the journal into its lasting shape and add what stands beside it."""
    op.create_table(
        "seals",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("period", sa.String, primary_key=True),
        sa.Column("sealed_at", sa.BigInteger, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("head", sa.LargeBinary(32), nullable=False),
        sa.Column("rows", sa.BigInteger, nullable=False),
        sa.Column("rows_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("rule_set", sa.String, nullable=False),
        sa.Column("dates", sa.Text, nullable=False),
    )
    op.create_table(
        "sealed_rows",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("tab", sa.String, primary_key=True),
        sa.Column("record_id", sa.String, primary_key=True),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "runs",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("period", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("claimed_at", sa.BigInteger, nullable=False),
        sa.Column("done_at", sa.BigInteger),
        sa.Column("prepared", sa.Text),
    )
    op.create_table(
        "holds",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("tab", sa.String, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("vanished", sa.BigInteger, nullable=False),
        sa.Column("stood", sa.BigInteger, nullable=False),
        sa.Column("released_at", sa.BigInteger),
        sa.Column("released_by", sa.String, nullable=False, server_default=""),
    )
    op.create_table(
        "erasures",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("part", sa.String, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.add_column("workbooks", sa.Column("baseline", sa.Text, nullable=False, server_default=""))
    if op.get_bind().dialect.name == "sqlite":
        _reshape_on_sqlite()
        _guard_on_sqlite()
    else:
        _reshape_on_postgresql()
        _guard_on_postgresql()


def _reshape_on_sqlite() -> None:
    """Without a rowid the rows stand in the order of their key, and one index is saved."""
    op.create_table(
        "journal_in_order",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("observed_at", sa.BigInteger, nullable=False),
        sa.Column("tab", sa.String, nullable=False),
        sa.Column("record_id", sa.String, nullable=False),
        sa.Column("op", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("first_seen", sa.BigInteger),
        sa.Column("inferred", sa.Text, nullable=False),
        sa.Column("body", sa.Text),
        sa.Column("salt", sa.LargeBinary(16)),
        sa.Column("words", sa.Text),
        sa.Column("words_salt", sa.LargeBinary(16)),
        sa.Column("words_mark", sa.LargeBinary(16)),
        sa.Column("body_hmac", sa.LargeBinary(32), nullable=False),
        sa.Column("prev", sa.LargeBinary(32), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sqlite_with_rowid=False,
    )
    names = (
        "workbook, seq, observed_at, tab, record_id, op, actor, first_seen, inferred, "
        "body, salt, body_hmac, prev, hash"
    )
    op.execute(
        f"INSERT INTO journal_in_order ({names}) SELECT {names} FROM journal "  # nosec B608 - names of ours
        "ORDER BY workbook, seq"
    )
    op.execute("DROP TABLE journal")
    op.rename_table("journal_in_order", "journal")
    op.create_index("journal_of_record", "journal", ["workbook", "tab", "record_id", "seq"])


def _reshape_on_postgresql() -> None:
    op.add_column("journal", sa.Column("words", sa.Text))
    op.add_column("journal", sa.Column("words_salt", sa.LargeBinary(16)))
    op.add_column("journal", sa.Column("words_mark", sa.LargeBinary(16)))


def _guard_on_sqlite() -> None:
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _FIXED)
    rewritten = " OR ".join(
        f"(NEW.{column} IS NOT NULL AND NEW.{column} IS NOT OLD.{column})" for column in _ERASABLE
    )
    same = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in _ERASABLE)
    op.execute(
        "CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )
    op.execute(
        "CREATE TRIGGER journal_keeps_cells BEFORE UPDATE ON journal "
        f"WHEN {changed} OR {rewritten} OR ({same}) OR NOT EXISTS (SELECT 1 FROM erasures "
        "WHERE workbook = OLD.workbook AND seq = OLD.seq) "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"  # nosec B608 - names of ours
    )
    # INSERT OR REPLACE deletes without waking the DELETE trigger.
    op.execute(
        "CREATE TRIGGER journal_replaces_nothing BEFORE INSERT ON journal WHEN EXISTS "
        "(SELECT 1 FROM journal WHERE workbook = NEW.workbook AND seq = NEW.seq) "  # nosec B608
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )
    for word in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER erasures_stand_{word.lower()} BEFORE {word} ON erasures "
            "BEGIN SELECT RAISE(ABORT, 'the log of erasures is append-only'); END"
        )


def _guard_on_postgresql() -> None:
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in _FIXED)
    rewritten = " OR ".join(
        f"(NEW.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column})"
        for column in _ERASABLE
    )
    same = " AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in _ERASABLE)
    op.execute("DROP TRIGGER journal_keeps_cells ON journal")
    op.execute(
        "CREATE FUNCTION guard_journal_cells() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {changed} OR {rewritten} OR ({same}) OR NOT EXISTS (SELECT 1 FROM erasures "
        "WHERE workbook = OLD.workbook AND seq = OLD.seq) "
        f"THEN RAISE EXCEPTION '{_REFUSAL}'; END IF; RETURN NEW; END $$"  # nosec B608 - names of ours
    )
    op.execute(
        "CREATE TRIGGER journal_keeps_cells BEFORE UPDATE ON journal "
        "FOR EACH ROW EXECUTE FUNCTION guard_journal_cells()"
    )
    op.execute(
        "CREATE FUNCTION refuse_erasure_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION 'the log of erasures is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER erasures_stand BEFORE UPDATE OR DELETE ON erasures "
        "FOR EACH ROW EXECUTE FUNCTION refuse_erasure_change()"
    )
