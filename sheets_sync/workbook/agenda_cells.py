"""The rows of 例会议题 as they are to stand: one for each topic, below those that stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sheets_sync.assessment.agenda import Topic
from sheets_sync.ledger.cells import as_text, is_blank
from sheets_sync.ledger.ids import format_id, id_order, parse_id
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.board_texts import MORE_RECORDS
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.snapshot import Cell, Table

MOST_RECORDS: Final = 100  # ids shown in one cell; a cell holds 50,000 characters
_COLUMNS: Final = ("topic", "problem", "homes", "grids", "since", "until", "records", "scope")


@dataclass(slots=True)
class Seats:
    """Which topic stands on which row of the table, from 0: `places` and `ids` go together."""

    places: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def seats(tab: TabLedger, table: Table, topics: Mapping[str, Topic]) -> Seats:
    """The rows that stand, and places for the open topics that stand nowhere.

    Rows are never moved: who is missing goes where a row was cleared if that is its place in the
    order of ids, else below everything that people have written.
    """
    found = Seats(list(tab.cells.positions), list(tab.ids))
    if table.metadata.get("record_id") is None or "record_id" not in table.columns:
        return found
    standing = set(tab.ids)
    missing = sorted(
        (name for name, topic in topics.items() if topic.open and name not in standing),
        key=id_order,
    )
    if not missing:
        return found
    taken = _taken(table, found.places)
    end = max(taken, default=-1) + 1
    by_place = dict(zip(found.places, found.ids, strict=True))
    for name in missing:
        gap = _gap(name, by_place, taken)
        place = end if gap is None else gap
        end = max(end, place + 1)
        taken.add(place)
        by_place[place] = name
    return Seats(sorted(by_place), [by_place[place] for place in sorted(by_place)])


def agenda_cells(
    found: Seats, table: Table, topics: Mapping[str, Topic], locale: Locale
) -> dict[str, list[Cell]]:
    """The service columns, a cell for each seat; a row of no topic of ours keeps what it says."""
    lines = [
        _line(topics[name], locale)
        if name in topics
        else tuple(table.columns[key][place] if key in table.columns else "" for key in _COLUMNS)
        for place, name in zip(found.places, found.ids, strict=True)
    ]
    columns: Sequence[Sequence[Cell]] = list(zip(*lines, strict=True)) or [()] * len(_COLUMNS)
    cells = {key: list(column) for key, column in zip(_COLUMNS, columns, strict=True)}
    return {"record_id": list(found.ids), **cells}


def adopted_groups(tab: TabLedger, table: Table) -> dict[str, str]:
    """Under which group id the sheet shows a record; of several the lowest.

    With an empty journal this is all that is left of the groups.
    """
    column = table.columns.get("records", [])
    found: dict[str, str] = {}
    for place, name in sorted(
        zip(tab.cells.positions, tab.ids, strict=True), key=lambda pair: id_order(pair[1])
    ):
        for text in as_text(column[place]).replace("、", ",").split(",") if column else ():
            parsed = parse_id(text)
            if parsed is not None:
                found.setdefault(format_id(*parsed), name)
    return found


def _taken(table: Table, places: Sequence[int]) -> set[int]:
    """Rows that are not free: those with a topic, and those on which people have written."""
    human = [table.columns[c.key] for c in TAB["agenda"].columns if c.human]
    written = (
        place
        for column in (*human, *table.extras.values())
        for place, cell in enumerate(column)
        if cell != "" and not is_blank(cell)
    )
    return {*places, *written}


def _gap(name: str, by_place: Mapping[int, str], taken: set[int]) -> int | None:
    """A free row between the topic before this one and the one after it."""
    order = id_order(name)
    above = [place for place, other in by_place.items() if id_order(other) < order]
    below = [place for place, other in by_place.items() if id_order(other) > order]
    if not below:
        return None
    first = max(above, default=-1) + 1
    return next((p for p in range(first, min(below)) if p not in taken), None)


def _line(topic: Topic, locale: Locale) -> tuple[Cell, ...]:
    between = "、" if locale == "zh-CN" else ", "
    scopes = {c.key: c.text[locale] for c in TAB["agenda"].column("scope").choices}
    return (
        topic.topic,
        topic.problem,
        topic.homes,
        between.join(topic.grids),
        "" if topic.since is None else topic.since,
        "" if topic.until is None else topic.until,
        between.join(_shown(topic.records, locale)),
        (scopes["widespread"] if topic.widespread else scopes["single"]) if topic.open else "",
    )


def _shown(records: Sequence[str], locale: Locale) -> list[str]:
    """The first and the latest records; how many more there are between them."""
    if len(records) <= MOST_RECORDS:
        return list(records)
    half = MOST_RECORDS // 2
    more = len(records) - MOST_RECORDS
    return [*records[:half], MORE_RECORDS[locale].format(more=more), *records[-half:]]
