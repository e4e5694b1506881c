"""The journal with its triggers, and what a sync remembers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

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
    "prev",
    "hash",
)


def upgrade() -> None:
    """Create the tables of the history."""
    op.create_table(
        "workbooks",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("first_sync_at", sa.BigInteger),
        sa.Column("last_success_at", sa.BigInteger),
        sa.Column("head_seq", sa.BigInteger, nullable=False),
        sa.Column("head", sa.LargeBinary(32), nullable=False),
        sa.Column("answer_digest", sa.LargeBinary(16)),
        sa.Column("shape", sa.Text, nullable=False, server_default=""),
    )
    op.create_table(
        "journal",
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
        sa.Column("body_hmac", sa.LargeBinary(32), nullable=False),
        sa.Column("prev", sa.LargeBinary(32), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
    )
    op.create_index("journal_of_record", "journal", ["workbook", "tab", "record_id", "seq"])
    op.create_table(
        "records",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("tab", sa.String, primary_key=True),
        sa.Column("record_id", sa.String, primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.LargeBinary(16), nullable=False),
        sa.Column("first_seen", sa.BigInteger),
        sa.Column("inferred", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counters",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("prefix", sa.String, primary_key=True),
        sa.Column("next", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "open_findings",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("tab", sa.String, primary_key=True),
        sa.Column("record_id", sa.String, primary_key=True),
        sa.Column("column", sa.String, primary_key=True),
        sa.Column("period", sa.String, primary_key=True),
        sa.Column("since", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("host", sa.String, nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("fence", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_journal_on_sqlite()
    else:
        _guard_journal_on_postgresql()


def _guard_journal_on_sqlite() -> None:
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _FIXED)
    op.execute(
        "CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER journal_keeps_cells BEFORE UPDATE ON journal "
        f"WHEN NEW.body IS NOT NULL OR NEW.salt IS NOT NULL OR {changed} "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )
    # INSERT OR REPLACE deletes without waking the DELETE trigger.
    op.execute(
        "CREATE TRIGGER journal_replaces_nothing BEFORE INSERT ON journal WHEN EXISTS "
        "(SELECT 1 FROM journal WHERE workbook = NEW.workbook AND seq = NEW.seq) "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )


def _guard_journal_on_postgresql() -> None:
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in _FIXED)
    op.execute(
        "CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal "
        "FOR EACH ROW EXECUTE FUNCTION refuse_journal_change()"
    )
    op.execute(
        "CREATE TRIGGER journal_keeps_all_rows BEFORE TRUNCATE ON journal "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change()"
    )
    op.execute(
        "CREATE TRIGGER journal_keeps_cells BEFORE UPDATE ON journal FOR EACH ROW "
        f"WHEN (NEW.body IS NOT NULL OR NEW.salt IS NOT NULL OR {changed}) "
        "EXECUTE FUNCTION refuse_journal_change()"
    )
