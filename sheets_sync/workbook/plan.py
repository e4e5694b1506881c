"""Plans what a sync writes: the service columns and the boards, as far as they differ."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sheets_sync.assessment.agenda import Topic
from sheets_sync.findings import Finding
from sheets_sync.ledger.cells import as_text
from sheets_sync.ledger.dates import datetime_of
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.sealed import Hold
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.custom.reading import filled_lines
from sheets_sync.rules.judging import Verdicts
from sheets_sync.workbook.agenda_cells import agenda_cells, seats
from sheets_sync.workbook.boards import Pulse, alert_cells, progress_cells, status_cells
from sheets_sync.workbook.holding import with_holds
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout import board_texts as texts
from sheets_sync.workbook.layout.schema import Locale, Text
from sheets_sync.workbook.patch import Patch, add_table
from sheets_sync.workbook.snapshot import Cell, Snapshot, Table
from sheets_sync.workbook.verdict_cells import config_cells, rule_cells, service_cells
from sheets_sync.workbook.wording import Wording

ALIVE_SECONDS = 3600
_SHOWN = "%Y-%m-%d %H:%M"


def plan(
    snapshot: Snapshot,
    ledger: Ledger,
    verdicts: Verdicts,
    wording: Wording,
    *,
    since: Callable[[Finding], int],
    head: str,
    rule_set: str,
    topics: Mapping[str, Topic] | None = None,
    unverified: bool = False,
    holds: Sequence[Hold] = (),
) -> Patch:
    """The cells that differ from what the verdicts say; empty where the sheet says it already.

    `since` gives the moment at which a finding was first seen, `head` the journal's hash in hex,
    `rule_set` that of the rules in force; `topics` are those of 例会议题 by group id, None where
    they cannot be told; `holds` stand on 运行状态 until a leader confirms them.
    The pulse on 运行状态 moves only with other cells, or once an hour.
    """
    patch = Patch()
    for key, tab in ledger.tabs.items():
        if tab.tab.made and tab.tab.id_column not in snapshot.tables[key].columns:
            continue  # nobody can tell which row is whose
        cells = service_cells(tab, verdicts, wording)
        if tab.tab.key == "agenda" and topics is not None:
            _add_agenda(patch, tab, snapshot.tables[key], cells, topics, snapshot.locale)
        else:
            add_table(patch, tab.tab, snapshot.tables[key], cells, tab.cells.positions)
    context = ledger.context
    if alerts := snapshot.tables.get("alerts"):
        cells = alert_cells(verdicts.findings, context, wording, since)
        add_table(patch, TAB["alerts"], alerts, cells)
    if custom := snapshot.tables.get("custom_rules"):
        cells = rule_cells(custom, verdicts.findings, wording)
        add_table(patch, TAB["custom_rules"], custom, cells, filled_lines(custom))
    for key in ("settings", "rules", "scoring"):
        if table := snapshot.tables.get(key):
            cells = config_cells(table, verdicts.findings, wording)
            add_table(patch, TAB[key], table, cells, range(table.height))
    progress = snapshot.tables.get("progress")
    if progress and not verdicts.absent & {"diary", "households", "staff"}:
        cells = progress_cells(verdicts.standings, context, wording.locale)
        add_table(patch, TAB["progress"], progress, cells)
    if status := snapshot.tables.get("status"):
        rows = sum(tab.rows.size for tab in ledger.tabs.values() if not tab.tab.made)
        pulse = _pulse(snapshot, context.now, changed=bool(patch.writes))
        told = Pulse(*pulse, rows, head, rule_set, unverified)
        cells = with_holds(status_cells(verdicts, told, wording), status, holds, wording.locale)
        add_table(patch, TAB["status"], status, cells)
    return patch


def _add_agenda(
    patch: Patch,
    tab: TabLedger,
    table: Table,
    checked: Mapping[str, list[Cell]],
    topics: Mapping[str, Topic],
    locale: Locale,
) -> None:
    found = seats(tab, table, topics)
    notes = dict(zip(tab.ids, checked["check_notes"], strict=True))
    cells = agenda_cells(found, table, topics, locale)
    cells["check_notes"] = [notes.get(name, "") for name in found.ids]
    add_table(patch, tab.tab, table, cells, found.places)


def _pulse(snapshot: Snapshot, now: int, *, changed: bool) -> tuple[str, str]:
    """When something last changed, when the service was last alive: as they are to stand."""
    shown = f"{datetime_of(now):{_SHOWN}}"
    stands = _standing(snapshot)
    last_change, alive = stands.get(texts.LAST_CHANGE), stands.get(texts.ALIVE)
    if changed or last_change is None:
        return shown, shown
    if alive is None or _due(alive, now):
        return last_change, shown
    return last_change, alive


def alive_until(snapshot: Snapshot, now: int) -> int:
    """The moment at which the pulse is due again although nothing has changed."""
    at = _shown_at(_standing(snapshot).get(texts.ALIVE, ""))
    return now if at is None else _moment(at) + ALIVE_SECONDS


def _due(alive: str, now: int) -> bool:
    at = _shown_at(alive)
    return at is None or abs(now - _moment(at)) >= ALIVE_SECONDS


def _moment(at: datetime) -> int:
    return int((at - datetime_of(0)).total_seconds())


def _shown_at(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _SHOWN)  # noqa: DTZ007 - local time of the workbook
    except ValueError:
        return None


def _standing(snapshot: Snapshot) -> Mapping[Text, str]:
    """What 运行状态 says now of the two moments."""
    table = snapshot.tables.get("status")
    if table is None or not {"item", "value"} <= table.columns.keys():
        return {}
    said = dict(zip(map(as_text, table.columns["item"]), table.columns["value"], strict=True))
    return {
        item: as_text(said[item[snapshot.locale]])
        for item in (texts.LAST_CHANGE, texts.ALIVE)
        if item[snapshot.locale] in said
    }
