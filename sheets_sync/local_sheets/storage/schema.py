"""The tables of the store, and the marks by which its file is known."""

APPLICATION = 0x47724264  # "GrBd" in the header of the SQLite file
FORMAT = 2  # PRAGMA user_version
LOG_DAYS = 30
DAY_MS = 86_400_000

DATABASE_NAME = "local-sheets.sqlite3"
LOCK_NAME = "local-sheets.lock"
MARK_NAME = "local-sheets.mark"

# Every row carries a checksum of its other columns, an entry's also of the entry before it.
# `inventory` says what must be there: the first entry of the log and every snapshot.
SCHEMA = f"""
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    spreadsheet_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    drawn BLOB NOT NULL,
    body BLOB NOT NULL,
    previous BLOB NOT NULL,
    checksum BLOB NOT NULL,
    UNIQUE (spreadsheet_id, revision)
);
CREATE TABLE snapshots (
    number INTEGER PRIMARY KEY,
    spreadsheet_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    entry BLOB NOT NULL,
    body BLOB NOT NULL,
    checksum BLOB NOT NULL,
    UNIQUE (spreadsheet_id, revision)
);
CREATE TABLE blocks (number INTEGER PRIMARY KEY, checksum BLOB NOT NULL UNIQUE, body BLOB NOT NULL);
CREATE TABLE files (
    number INTEGER PRIMARY KEY,
    spreadsheet_id TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL,
    checksum BLOB NOT NULL
);
CREATE TABLE inventory (
    number INTEGER PRIMARY KEY,
    spreadsheet_id TEXT NOT NULL UNIQUE,
    first INTEGER NOT NULL,
    snapshots BLOB NOT NULL,
    checksum BLOB NOT NULL
);
CREATE TABLE settings (number INTEGER PRIMARY KEY, body BLOB NOT NULL, checksum BLOB NOT NULL);
CREATE TRIGGER entries_are_final BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries
WHEN OLD.at > CAST(strftime('%s', 'now') AS INTEGER) * 1000 - {LOG_DAYS * DAY_MS}
BEGIN SELECT RAISE(ABORT, 'the log is append-only, and keeps {LOG_DAYS} days'); END;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
"""
