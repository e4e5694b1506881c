"""Any revision that is kept: who made it and when, and the workbook as it was then."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.stored import unpack
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.registry import CREATE, OPERATIONS
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.entry import GENESIS, Entry
from sheets_sync.local_sheets.storage.log import between, newest_of
from sheets_sync.local_sheets.storage.records import inventory
from sheets_sync.local_sheets.storage.snapshots import document_of, snapshot_at

_NO_END = 2**62


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision: the moment in ms, who made it, under which origin and by which operation.

    Of revisions that are kept as snapshots alone, origin and operation are not known any more.
    """

    number: int
    at: int
    who: str
    origin: str = ""
    kind: str = ""


def knows(connection: Connection, spreadsheet_id: str) -> bool:
    """Whether anything of such a file is kept."""
    kept = " UNION ALL ".join(
        f"SELECT 1 FROM {table} WHERE spreadsheet_id = :id"  # noqa: S608  # nosec B608 - our own words
        for table in ("files", "inventory", "entries")
    )
    return bool(connection.rows(f"{kept} LIMIT 1", {"id": spreadsheet_id}))


def revisions(
    connection: Connection, spreadsheet_id: str, after: int, limit: int
) -> list[Revision]:
    """The revisions that can be looked at, oldest first: the first `limit` after a revision."""
    return _listed(connection, spreadsheet_id, (after, _NO_END), "ASC", limit)


def last_revisions(
    connection: Connection, spreadsheet_id: str, before: int | None, limit: int
) -> list[Revision]:
    """The same, but the last `limit` before a revision; before the end with None."""
    return _listed(connection, spreadsheet_id, (0, before or _NO_END), "DESC", limit)[::-1]


def _listed(
    connection: Connection, spreadsheet_id: str, span: tuple[int, int], order: str, limit: int
) -> list[Revision]:
    with connection.view():
        rows = connection.rows(
            "SELECT revision, at, who, origin, kind FROM entries"  # noqa: S608  # nosec B608 - our own words
            " WHERE spreadsheet_id = :id AND revision > max(:after, :base) AND revision < :before"
            " UNION ALL SELECT revision, at, who, '', '' FROM snapshots WHERE spreadsheet_id = :id"
            " AND revision > :after AND revision <= :base AND revision < :before"
            f" ORDER BY revision {order} LIMIT :limit",
            {
                "id": spreadsheet_id,
                "after": span[0],
                "before": span[1],
                "base": _base(connection, spreadsheet_id),
                "limit": limit,
            },
        )
    return [Revision(*row) for row in rows]


def revision(connection: Connection, spreadsheet_id: str, number: int) -> Revision:
    """One of them; ApiError 404 if it is not kept."""
    found = revisions(connection, spreadsheet_id, number - 1, 1)
    if not found or found[0].number != number:
        raise not_kept(number)
    return found[0]


def not_kept(number: int | str) -> ApiError:
    """404 for a revision that never was, or is not kept any more."""
    return ApiError(404, f"Revision not found: {number}.", reason="notFound", location="revisionId")


def _base(connection: Connection, spreadsheet_id: str) -> int:
    """The revision from which on every one can be made again; snapshots alone reach further."""
    known = inventory(connection, spreadsheet_id)
    if known.first == 1:
        return 0
    return min((r for r in known.snapshots if r >= known.first - 1), default=known.first - 1)


def _last(connection: Connection, spreadsheet_id: str) -> int:
    """The newest revision of all."""
    snapshots = inventory(connection, spreadsheet_id).snapshots
    return max(newest_of(connection, spreadsheet_id), *snapshots, 0)


def document_at(
    connection: Connection,
    spreadsheet_id: str,
    number: int,
    count: Callable[[Entry, float], None] | None = None,
) -> Document:
    """The file as of a revision; ApiError 404 if that is not kept, Damaged if it is not whole.

    `count` hears of each entry that was gone through, and of the seconds that this took.
    """
    with connection.view():
        document, entries = _sources(connection, spreadsheet_id, number)
    begun = time.perf_counter()
    for entry, version in replayed(document, entries):
        document, ended = version, time.perf_counter()
        if count is not None:
            count(entry, ended - begun)
        begun = ended
    if document is None:
        raise not_kept(number)
    return document


def _sources(
    connection: Connection, spreadsheet_id: str, number: int
) -> tuple[Document | None, list[Entry]]:
    """The nearest snapshot before a revision, and the log between."""
    if not 1 <= number <= _last(connection, spreadsheet_id):
        raise not_kept(number)
    snapshot = snapshot_at(connection, spreadsheet_id, number)
    after = snapshot.revision if snapshot else 0
    if after != number and number <= _base(connection, spreadsheet_id):
        raise not_kept(number)
    previous = snapshot.entry if snapshot else GENESIS
    entries = list(between(connection, spreadsheet_id, after, number, previous))
    return (document_of(connection, snapshot) if snapshot else None), entries


def replayed(
    document: Document | None, entries: Iterable[Entry]
) -> Iterator[tuple[Entry, Document]]:
    """Each entry with the version that it made."""
    for entry in entries:
        call = Call(entry.who, entry.at, recorded=entry.drawn)
        try:
            if entry.kind == CREATE:
                call.file_id()
            document, _ = OPERATIONS[entry.kind](document, unpack(entry.body), call)
        except Exception as error:
            raise StorageError(
                f"Revision {entry.revision} of {entry.spreadsheet_id} cannot be read again "
                f"({error}): start the version of Gridbook that wrote it."
            ) from error
        document = stamped(document, entry.revision, call)
        yield entry, document


def stamped(document: Document, number: int, call: Call) -> Document:
    """The document as this call has left it; its moment is later than that of the one before."""
    file = document.file
    modified = call.at if number == 1 else max(call.at, file.modified + 1)
    file = replace(file, revision=number, modified=modified, last_user=call.who)
    return Document(file, document.workbook, document.comments)
