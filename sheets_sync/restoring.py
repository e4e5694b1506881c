"""Brings rows back under their old id, byte for byte, and whole tabs beside those of today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final
from urllib.parse import quote

from sheets_sync.errors import TransportError, WorkbookError
from sheets_sync.journal.as_of import lines_of
from sheets_sync.journal.entries import Op, Past, Version
from sheets_sync.journal.history import History
from sheets_sync.ledger.cells import Cell, as_text, fold_id
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.office import read_settings
from sheets_sync.ledger.parse import LEDGER_TABS, REGISTER_TABS, local_moment
from sheets_sync.site import Site
from sheets_sync.workbook.a1 import quote_title
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import TabKind
from sheets_sync.workbook.patch import ColumnWrite, Patch
from sheets_sync.workbook.read import WorkbookReader
from sheets_sync.workbook.snapshot import Snapshot, Table
from sheets_sync.workbook.write import Overtaken, write

RESTORABLE: Final = tuple(tab.key for tab in (*LEDGER_TABS, *REGISTER_TABS))
VANISHED_DAYS: Final = 8  # what `--vanished` brings back: what the alerts of a week told of
_TRIES: Final = 5
_SEVERAL: Final = 2
_REFUSED: Final = (400, 409)

Json = dict[str, Any]


class Outcome(StrEnum):
    """What became of a row that was to be restored."""

    RESTORED = "restored"  # it was gone and stands again
    MENDED = "mended"  # it stood, and says again what it said
    STANDS = "stands"  # it says already what it should
    UNKNOWN = "unknown"  # the journal knows no such row
    ERASED = "erased"  # its cells were erased from the journal
    AMBIGUOUS = "ambiguous"  # several rows bear its id: nothing was touched


@dataclass(frozen=True, slots=True)
class Restored:
    """One row: its tab ("" if unknown) and id, and what became of it."""

    tab: str
    record_id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Wanted:
    tab: str
    record_id: str
    body: Mapping[str, Cell]


def restore(
    site: Site,
    record_ids: Iterable[str] = (),
    *,
    vanished: bool = False,
    now: datetime | None = None,
) -> list[Restored]:
    """Bring rows back, those named and, if `vanished`, all that vanished in the last week.

    The sheet is synced before, so that the journal knows what stands, and afterwards. A row that
    is gone is put below the others; one that stands says again what it said at its seal, else
    before its last change. Nothing else is touched, and a row that stands is never doubled.
    Raises TransportError, WorkbookError and StorageError.
    """
    moment = now or datetime.now(UTC)
    site.sync(moment)
    names = list(record_ids)
    with site.alone():
        outcomes = _restore(site, names, moment, vanished=vanished)
    site.sync(moment)
    return outcomes


def restore_tab(site: Site, tab: str, at: datetime) -> str:
    """Put a tab as it stood at a local moment into a new tab beside it; the new tab's title.

    Raises WorkbookError where the journal knows of nothing there at that moment.
    """
    with site.alone():
        snapshot = _read(site)
        seq = site.history.seq_at(_local(at, snapshot))
        stood = site.history.standing_at([tab], seq)
        lines = lines_of(tab, stood, snapshot.locale)
        if len(lines) == 1:
            raise WorkbookError(
                f"The journal knows no row of {TAB[tab].title[snapshot.locale]} at "
                f"{at:%Y-%m-%d %H:%M}: name a later moment."
            )
        return _add_tab(site, f"{TAB[tab].title[snapshot.locale]} {at:%Y-%m-%d %H%M}", lines)


def _restore(
    site: Site, names: Sequence[str], moment: datetime, *, vanished: bool
) -> list[Restored]:
    for _ in range(_TRIES):
        snapshot = _read(site)
        past = site.history.recall()
        outcomes: list[Restored] = []
        wanted = list(_wanted(site.history, past, names, outcomes))
        if vanished:
            since = _local(moment, snapshot) - VANISHED_DAYS * DAY_SECONDS
            named = {(row.tab, row.record_id) for row in wanted}
            wanted += (
                row
                for row in _all_vanished(site.history, since, outcomes)
                if (row.tab, row.record_id) not in named
            )
        missing, patch = _sorted_out(snapshot, wanted, outcomes)
        try:
            _put(site, snapshot, missing, patch)
        except Overtaken:
            continue
        _check(_read(site) if missing or patch.writes else snapshot, wanted, outcomes)
        return outcomes
    raise WorkbookError("People kept editing the workbook, nothing was restored: try again.")


def _wanted(
    history: History, past: Past, names: Sequence[str], outcomes: list[Restored]
) -> Iterator[_Wanted]:
    deviating = history.seals.deviating()
    for name in names:
        known = [
            (tab, found)
            for tab in RESTORABLE
            for found in (name, fold_id(name))
            if found in past.records.get(tab, {})
        ]
        if not known:
            outcomes.append(Restored("", name, Outcome.UNKNOWN))
            continue
        tab, record_id = known[0]
        record = past.records[tab][record_id]
        sealed = deviating.get(tab, {}).get(record_id)
        body = sealed.sealed if sealed else None
        if body is None:
            versions = [v for v in history.versions(record_id) if v.tab == tab]
            body = _said_before(versions, alive=record.alive)
        if body is None:
            outcomes.append(Restored(tab, record_id, Outcome.ERASED))
        else:
            yield _Wanted(tab, record_id, body)


def _said_before(versions: Sequence[Version], *, alive: bool) -> Mapping[str, Cell] | None:
    """What a row said last, or if it stands before its last change; None if that was erased."""
    spoken = [v for v in versions if v.op not in (Op.VANISH.value, Op.RETIRE.value)]
    if alive and len(spoken) > 1:
        spoken.pop()
    return spoken[-1].body if spoken else None


def _all_vanished(history: History, since: int, outcomes: list[Restored]) -> Iterator[_Wanted]:
    gone: dict[str, list[str]] = {}
    for row in history.seals.vanished(since):
        if row.tab in RESTORABLE:
            gone.setdefault(row.tab, []).append(row.record_id)
    for tab, names in gone.items():
        bodies = history.bodies(tab, names)
        for name in names:
            if name in bodies:
                yield _Wanted(tab, name, bodies[name])
            else:
                outcomes.append(Restored(tab, name, Outcome.ERASED))


def _sorted_out(
    snapshot: Snapshot, wanted: Sequence[_Wanted], outcomes: list[Restored]
) -> tuple[list[_Wanted], Patch]:
    """The rows to be put below the others, and the cells of standing ones to be mended."""
    missing: list[_Wanted] = []
    patch = Patch()
    places = {tab: _places(snapshot, tab) for tab in {row.tab for row in wanted}}
    for row in wanted:
        rows = _own(snapshot, row, places[row.tab])
        if not rows:
            missing.append(row)
            outcomes.append(Restored(row.tab, row.record_id, Outcome.RESTORED))
        elif len(rows) > 1:
            outcomes.append(Restored(row.tab, row.record_id, Outcome.AMBIGUOUS))
        elif writes := list(_mending(snapshot.tables[row.tab], row, rows[0])):
            patch.writes += writes
            outcomes.append(Restored(row.tab, row.record_id, Outcome.MENDED))
        else:
            outcomes.append(Restored(row.tab, row.record_id, Outcome.STANDS))
    return missing, patch


def _places(snapshot: Snapshot, key: str) -> dict[str, list[int]]:
    """The rows of a tab by what the journal calls them."""
    tab = TAB[key]
    table = snapshot.tables.get(key)
    if table is None or tab.id_column not in table.columns:
        raise WorkbookError(
            f"{tab.title[snapshot.locale]} or its id column is missing: run "
            "`python -m scripts.setup_workbook` first."
        )
    found: dict[str, list[int]] = {}
    for row, cell in enumerate(table.columns[tab.id_column]):
        name = as_text(cell)
        name = fold_id(name) if tab.kind is TabKind.REGISTER else name
        if name:
            found.setdefault(name, []).append(row)
    return found


def _own(snapshot: Snapshot, row: _Wanted, places: Mapping[str, list[int]]) -> list[int]:
    """Where a row stands; one of somebody's several roster rows by what it says."""
    name, _, later = row.record_id.partition("@")
    rows = places.get(name, [])
    if row.tab != "staff" or (len(rows) < _SEVERAL and not later):
        return rows
    return [at for at in rows if not list(_mending(snapshot.tables[row.tab], row, at))]


def _mending(table: Table, row: _Wanted, at: int) -> Iterator[ColumnWrite]:
    for column in TAB[row.tab].columns:
        cell = row.body.get(column.key, "")
        if not column.human or column.key not in table.metadata:
            continue
        if _differs(table.columns[column.key][at], cell):
            yield ColumnWrite(row.tab, column.key, table.metadata[column.key], {at: cell})


def _differs(one: Cell, other: Cell) -> bool:
    return one != other or isinstance(one, str) != isinstance(other, str)


def _put(site: Site, snapshot: Snapshot, missing: Sequence[_Wanted], patch: Patch) -> None:
    """Write; appending grows the tab below whatever stands there, so no row is overwritten."""
    revision = snapshot.revision
    if missing:
        requests = [
            _append(snapshot.tables[tab], [row for row in missing if row.tab == tab])
            for tab in dict.fromkeys(row.tab for row in missing)
        ]
        revision = _call(site, requests, revision)
    if patch.writes:
        write(site.client, site.spreadsheet_id, patch, revision=revision)


def _append(table: Table, rows: Sequence[_Wanted]) -> Json:
    tab = TAB[table.tab]
    width = max(table.places.values()) + 1
    lines = []
    for row in rows:
        cells: list[Json] = [{} for _ in range(width)]
        body = dict(row.body)
        if tab.kind is TabKind.LEDGER:
            body[tab.id_column] = row.record_id
        for key, cell in body.items():
            if key in table.places and cell != "":
                cells[table.places[key]] = {"userEnteredValue": _value(cell)}
        lines.append({"values": cells})
    return {"appendCells": {"sheetId": table.sheet_id, "rows": lines, "fields": "userEnteredValue"}}


def _value(cell: Cell) -> Json:
    if isinstance(cell, bool):
        return {"boolValue": cell}
    return {"stringValue": cell} if isinstance(cell, str) else {"numberValue": cell}


def _check(snapshot: Snapshot, wanted: Sequence[_Wanted], outcomes: Sequence[Restored]) -> None:
    """Read back: each row stands once and says what it should."""
    told = {(o.tab, o.record_id): o.outcome for o in outcomes}
    places = {tab: _places(snapshot, tab) for tab in {row.tab for row in wanted}}
    for row in wanted:
        if told[row.tab, row.record_id] is Outcome.AMBIGUOUS:
            continue
        rows = _own(snapshot, row, places[row.tab])
        if len(rows) != 1 or list(_mending(snapshot.tables[row.tab], row, rows[0])):
            raise WorkbookError(
                f"{row.record_id} could not be verified after it was written: look at it in "
                f"{TAB[row.tab].title[snapshot.locale]}, then restore it again."
            )


def _add_tab(site: Site, title: str, lines: Sequence[Sequence[Cell]]) -> str:
    address = f"/v4/spreadsheets/{quote(site.spreadsheet_id, safe='')}"
    outline = site.client.call("GET", address, params={"fields": "sheets.properties.title"}).value
    taken = {sheet["properties"]["title"] for sheet in outline["sheets"]}
    name, number = title, 1
    while name in taken:
        number += 1
        name = f"{title} ({number})"
    size = {"rowCount": len(lines) + 1, "columnCount": len(lines[0]), "frozenRowCount": 1}
    _call(site, [{"addSheet": {"properties": {"title": name, "gridProperties": size}}}], None)
    place = quote(f"{quote_title(name)}!A1", safe="")
    site.client.call(
        "PUT",
        f"{address}/values/{place}",
        params={"valueInputOption": "RAW"},
        json={"values": lines},
    )
    return name


def _call(site: Site, requests: Sequence[Json], revision: str | None) -> str | None:
    address = f"/v4/spreadsheets/{quote(site.spreadsheet_id, safe='')}:batchUpdate"
    headers = {"X-Gridbook-If-Revision": revision} if revision else {}
    body = {"requests": list(requests)}
    try:
        answer = site.client.call("POST", address, json=body, headers=headers, repeatable=False)
    except TransportError as error:
        if error.status in _REFUSED:
            raise Overtaken from error
        raise
    return answer.revision


def _read(site: Site) -> Snapshot:
    return WorkbookReader(site.client, site.spreadsheet_id, None).read().snapshot


def _local(moment: datetime, snapshot: Snapshot) -> int:
    thresholds, _ = read_settings(snapshot.tables.get("settings"), snapshot.locale)
    return local_moment(moment, thresholds)
