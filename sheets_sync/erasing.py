"""Erases a person or a household from the bodies of the journal; the chain stays valid."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sheets_sync.errors import WorkbookError
from sheets_sync.journal.entries import Op, Version
from sheets_sync.journal.erasures import BODY, WORDS, Erasable, Part
from sheets_sync.journal.history import History
from sheets_sync.ledger.cells import Cell, as_text, fold, fold_id, fold_name
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.parse import LEDGER_TABS, REGISTER_TABS
from sheets_sync.workbook.layout.schema import Kind

_LEAST_NAME: Final = 2  # characters; a shorter name would be found in every text
_SUBJECTS: Final = {"households": ("address", "head", "phone"), "staff": ("name", "phone", "email")}
_REFERRING: Final = frozenset((Kind.TARGET, Kind.HOUSEHOLD, Kind.PERSON, Kind.APPROVER))
_COLUMNS: Final = {
    tab.key: {column.key: column.kind for column in tab.columns}
    for tab in (*LEDGER_TABS, *REGISTER_TABS)
}
CONTACTS: Final = "contacts"
TEXTS: Final = "texts"
FACTS: Final = "facts"
_REGISTER_KEYS: Final = frozenset(tab.key for tab in REGISTER_TABS)


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure let go of: versions, and records that stand on the sheet and were kept."""

    versions: int
    standing: tuple[str, ...]


def erase_subject(history: History, tab: str, identifier: str, *, at: int, reason: str) -> Erased:
    """Erase all versions of a household (`households`) or person (`staff`), and what names them.

    Rows that stand on the sheet still are the office's to remove first: their latest version is
    kept and told of. `at` is a local moment. Raises WorkbookError where the journal knows no such
    subject, StorageError where the database refuses.
    """
    name = fold_id(identifier)
    own = [version for version in history.erasures.erasable() if _is_of(version.version, tab, name)]
    if not own:
        raise WorkbookError(f"The journal knows no {identifier} on {tab}: check the id.")
    words = {
        fold_name(as_text(cell))
        for found in own
        for key in _SUBJECTS[tab]
        if found.version.body and (cell := found.version.body.get(key, "")) != ""
    }
    marks = {word for word in words if len(word) >= _LEAST_NAME}
    found = [
        entry
        for entry in history.erasures.erasable()
        if _is_of(entry.version, tab, name) or _names(entry.version, name, marks)
    ]
    return _let_go(history, found, BODY, at, f"{tab} {identifier}: {reason}")


def let_expire(
    history: History, group: str, days: int, *, at: int, reason: str = "retention"
) -> Erased:
    """Erase what is older than `days` and no longer stands, by group of fields.

    `contacts` are names, addresses and telephone numbers of the registers, `texts` the free text
    of ledgers, `facts` whole bodies. The latest version of a row that stands is always kept, and
    so is a version that a seal protects.
    """
    part: Part = BODY if group == FACTS else WORDS
    before = at - days * DAY_SECONDS
    found = [
        entry
        for entry in history.erasures.erasable()
        if entry.version.observed_at < before
        and not entry.sealed
        and (group == FACTS or (entry.version.tab in _REGISTER_KEYS) == (group == CONTACTS))
    ]
    old = [entry for entry in found if not entry.latest]
    return _let_go(history, old, part, at, f"{group}: {reason}")


def _let_go(
    history: History, entries: Iterable[Erasable], part: Part, at: int, reason: str
) -> Erased:
    entries = list(entries)
    going = [entry.version.seq for entry in entries if not entry.latest]
    standing = sorted({f"{e.version.tab} {e.version.record_id}" for e in entries if e.latest})
    history.erasures.erase(going, part, at=at, reason=reason)
    return Erased(len(going), tuple(standing))


def _is_of(version: Version, tab: str, name: str) -> bool:
    return version.tab == tab and version.record_id.partition("@")[0] == name


def _names(version: Version, name: str, marks: set[str]) -> bool:
    """Whether a version refers to the subject or quotes its name, address or number."""
    if version.body is None or version.op == Op.NOTE.value:
        return False
    kinds: Mapping[str, Kind] = _COLUMNS.get(version.tab, {})
    return any(_cell_names(kinds.get(key), cell, name, marks) for key, cell in _texts(version.body))


def _texts(body: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
    return ((key, as_text(cell)) for key, cell in body.items())


def _cell_names(kind: Kind | None, cell: str, name: str, marks: set[str]) -> bool:
    if kind in _REFERRING and fold_id(cell) == name:
        return True
    folded = fold_name(fold(cell))
    return any(mark in folded for mark in marks)
