"""What stands between a home folder and its open store: creation, older formats, damage."""

import logging
from pathlib import Path

from sheets_sync.local_sheets.storage.connection import Connection, create_database
from sheets_sync.local_sheets.storage.failures import Damaged
from sheets_sync.local_sheets.storage.inspection import Report, inspect
from sheets_sync.local_sheets.storage.mark import read_mark
from sheets_sync.local_sheets.storage.migration import is_first_format, migrate
from sheets_sync.local_sheets.storage.places import discard, put_in_place
from sheets_sync.local_sheets.storage.records import put_settings
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, MARK_NAME
from sheets_sync.local_sheets.storage.snapshots import remove_snapshots

_log = logging.getLogger(__name__)


def make_ready(home: Path) -> Report:
    """Leave a whole store of the present format in `home`, whose lock is held.

    Damaged, with one line, where content is in doubt; StorageError where the disk refuses.
    """
    path = home / DATABASE_NAME
    if not path.exists():
        _create(home)
    elif is_first_format(path):
        migrate(home)
    report = inspect(path)
    if report.whole:
        return report
    if not report.healable:
        raise Damaged(report.line())
    _log.warning("%s: %s; made anew from the log", path, report.troubles[0])
    heal(path, report)
    report = inspect(path)
    if not report.whole:
        raise Damaged(report.line())
    return report


def _create(home: Path) -> None:
    mark = read_mark(home / MARK_NAME)
    if mark is not None:
        raise Damaged(
            f"{home / DATABASE_NAME} is missing, although {mark.seq} changes were stored in it: "
            'put a backup back with "python -m scripts.local_workbook restore-backup FILE".'
        )
    new = home / f"{DATABASE_NAME}.new"
    discard(new)
    create_database(new)
    connection = Connection(new)
    try:
        with connection.transaction():
            put_settings(connection, {})
    finally:
        connection.close()
    put_in_place(new, home)


def heal(path: Path, report: Report) -> None:
    """Drop snapshots that are not sound; the log makes new ones."""
    connection = Connection(path)
    try:
        with connection.transaction():
            for table, numbers in (
                ("blocks", report.bad_blocks),
                ("snapshots", report.bad_snapshots),
            ):
                statement = f"DELETE FROM {table} WHERE number = ?"  # noqa: S608  # nosec B608 - our own names
                connection.run_all(statement, [(number,) for number in numbers])
            for state in report.files.values():
                if state.bad_snapshots:
                    remove_snapshots(connection, state.spreadsheet_id, state.bad_snapshots)
    finally:
        connection.close()
