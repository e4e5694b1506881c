"""The tables of the database; moments are whole local seconds since 1899-12-30."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata: Final = MetaData()

workbooks: Final = Table(
    "workbooks",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("first_sync_at", BigInteger),
    Column("last_success_at", BigInteger),
    Column("head_seq", BigInteger, nullable=False),
    Column("head", LargeBinary(32), nullable=False),
    Column("answer_digest", LargeBinary(16)),
    Column("shape", Text, nullable=False, server_default=""),
    Column("compared_by", String, nullable=False, server_default=""),  # the similarity asked for
    Column("touched", Text, nullable=False, server_default=""),  # ids of an unfinished write: JSON
    Column("baseline", Text, nullable=False, server_default=""),  # what the first sync found: JSON
)

# One chain per workbook. `seq` counts within the workbook without a gap, so that the primary key
# alone refuses a fork. `body` is the JSON of the human cells, NULL for a tombstone or once erased;
# free text stands in `words`, so that it can be erased by itself.
journal: Final = Table(
    "journal",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("observed_at", BigInteger, nullable=False),
    Column("tab", String, nullable=False),
    Column("record_id", String, nullable=False),
    Column("op", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("first_seen", BigInteger),
    Column("inferred", Text, nullable=False),
    Column("body", Text),
    Column("salt", LargeBinary(16)),
    Column("words", Text),
    Column("words_salt", LargeBinary(16)),
    Column("words_mark", LargeBinary(16)),
    Column("body_hmac", LargeBinary(32), nullable=False),
    Column("prev", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Index("journal_of_record", "workbook", "tab", "record_id", "seq"),
    sqlite_with_rowid=False,
)

# The latest version of each record: what a sync compares with, rebuilt from the journal at need.
records: Final = Table(
    "records",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("tab", String, primary_key=True),
    Column("record_id", String, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("digest", LargeBinary(16), nullable=False),
    Column("first_seen", BigInteger),
    Column("inferred", Text, nullable=False),
    Column("state", String, nullable=False),
    sqlite_with_rowid=False,
)

counters: Final = Table(
    "counters",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("prefix", String, primary_key=True),
    Column("next", BigInteger, nullable=False),
)

open_findings: Final = Table(
    "open_findings",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("code", String, primary_key=True),
    Column("tab", String, primary_key=True),
    Column("record_id", String, primary_key=True),
    Column("column", String, primary_key=True),
    Column("period", String, primary_key=True),
    Column("since", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# What a sealed month or quarter was: the journal's `seq` and `head` then, how many rows it sealed
# and the hash of their list, the rules in force, the dates of its stages as JSON.
seals: Final = Table(
    "seals",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("period", String, primary_key=True),
    Column("sealed_at", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("head", LargeBinary(32), nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("rows_hash", LargeBinary(32), nullable=False),
    Column("rule_set", String, nullable=False),
    Column("dates", Text, nullable=False),
)

# The rows that a seal protects: which version (`seq`) counts, and for which month (year * 12 +
# month - 1).
sealed_rows: Final = Table(
    "sealed_rows",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("tab", String, primary_key=True),
    Column("record_id", String, primary_key=True),
    Column("month", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# What happens once: `state` is claimed, prepared or done; `prepared` is what is to be written.
runs: Final = Table(
    "runs",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("period", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("claimed_at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Column("prepared", Text),
)

# Very many rows of a tab vanished at once (J904); `seq` is the first of their tombstones.
holds: Final = Table(
    "holds",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("tab", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("vanished", BigInteger, nullable=False),
    Column("stood", BigInteger, nullable=False),
    Column("released_at", BigInteger),
    Column("released_by", String, nullable=False, server_default=""),
)

# Why a body (`part` body) or its free text (`part` words) is no longer in the journal. Without a
# line here the journal refuses to let go of either.
erasures: Final = Table(
    "erasures",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("part", String, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
)

# Diary texts that have been compared with one another, by fingerprint; `alike` is a JSON object
# {fingerprint in hex: distance} of those that a text was found similar to when it came.
compared_texts: Final = Table(
    "compared_texts",
    metadata,
    Column("workbook", String, primary_key=True),
    Column("fingerprint", LargeBinary(16), primary_key=True),
    Column("alike", Text, nullable=False),
    sqlite_with_rowid=False,
)

# `expires_at` is in Unix seconds by the clock of the database. A released lease keeps its row, so
# that `fence` only ever grows.
leases: Final = Table(
    "leases",
    metadata,
    Column("name", String, primary_key=True),
    Column("holder", String, nullable=False),
    Column("host", String, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("fence", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
