"""How the workbook looks: colours by owner and audience, number formats, drop-downs, tones."""

from collections.abc import Sequence
from typing import Any

from sheets_sync.workbook.layout.schema import Choice, Column, Kind, Locale, Owner, Tab, TabKind

Json = dict[str, Any]

WIDE = 200  # pixels from which a column holds prose and wraps

_HEADER_COLOURS = {Owner.WORKER: "cfe2f3", Owner.LEADER: "fce5cd", Owner.SERVICE: "d9d9d9"}

_WORKERS_TAB, _LEADERS_TAB, _OFFICE_TAB = "3d85c6", "e69138", "6aa84f"
_GENERATED_TAB, _CONFIG_TAB = "999999", "674ea7"

_GREEN, _AMBER, _RED = "d9ead3", "ffe599", "f4cccc"
_TONES = {
    **dict.fromkeys(("ok", "visited", "done_on_time", "passed", "answered", "met"), _GREEN),
    **dict.fromkeys(("warning", "due_soon", "done_late", "to_review", "too_late"), _AMBER),
    **dict.fromkeys(("behind",), _AMBER),
    **dict.fromkeys(("error", "missed", "overdue", "answer_overdue"), _RED),
}
_TONED_COLUMNS = {"check", "due_state", "state", "severity"}

_DATE = {"type": "DATE", "pattern": "yyyy-mm-dd"}
_TIME = {"type": "TIME", "pattern": "hh:mm"}
_MOMENT = {"type": "DATE_TIME", "pattern": "yyyy-mm-dd hh:mm"}
_PLAIN = {"type": "TEXT", "pattern": "@"}

# A drop-down value may be a number (0, 1, 2) and a setting anything: they keep the automatic one.
_UNFORMATTED = {Kind.NUMBER, Kind.CHOICE, Kind.SETTING}
_NUMBER_FORMATS = {Kind.DATE: _DATE, Kind.TIME: _TIME, Kind.MOMENT: _MOMENT}

DATE_FORMAT: Json = {"numberFormat": _DATE}


def colour(hexadecimal: str) -> Json:
    """A Color of the API from `rrggbb`."""
    channels = (int(hexadecimal[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return dict(zip(("red", "green", "blue"), channels, strict=True))


def same_colour(one: Json, other: Json) -> bool:
    """Whether two Colors look the same: 8 bits a channel, absent channels are 0."""
    return all(
        round(255 * one.get(channel, 0)) == round(255 * other.get(channel, 0))
        for channel in ("red", "green", "blue")
    )


def header_format(column: Column) -> Json:
    """CellFormat of a header: the colour tells who fills the column."""
    return {
        "backgroundColor": colour(_HEADER_COLOURS[column.owner]),
        "textFormat": {"bold": True},
        "verticalAlignment": "MIDDLE",
        "wrapStrategy": "WRAP",
    }


def has_header_format(cell: Json, column: Column) -> bool:
    """Whether a header shows its colour and bold type."""
    found = cell.get("userEnteredFormat") or {}
    bold = (found.get("textFormat") or {}).get("bold", False)
    wanted = colour(_HEADER_COLOURS[column.owner])
    return bold and same_colour(found.get("backgroundColor") or {}, wanted)


def tab_colour(tab: Tab) -> Json:
    """Color of the tab by those who use it: workers, leaders, the office, everybody."""
    if tab.kind is TabKind.LEDGER:
        filled_by_workers = any(column.owner is Owner.WORKER for column in tab.columns)
        return colour(_WORKERS_TAB if filled_by_workers else _LEADERS_TAB)
    by_kind = {TabKind.REGISTER: _OFFICE_TAB, TabKind.GENERATED: _GENERATED_TAB}
    return colour(by_kind.get(tab.kind, _CONFIG_TAB))


def cell_format(column: Column) -> Json:
    """The part of the CellFormat below the header that set-up owns: {} where it owns none."""
    wanted: Json = {}
    if column.kind not in _UNFORMATTED:
        wanted["numberFormat"] = _NUMBER_FORMATS.get(column.kind, _PLAIN)
    if column.width >= WIDE:
        wanted["wrapStrategy"] = "WRAP"
    return wanted


def has_cell_format(cell: Json, wanted: Json) -> bool:
    """Whether a cell shows the wanted format; other parts of its format are people's own."""
    found = cell.get("userEnteredFormat") or {}
    number, shown = wanted.get("numberFormat"), found.get("numberFormat") or {}
    if number and shown.get("type") != number["type"]:
        return False
    # Text formats come back with or without their only possible pattern.
    if number and number is not _PLAIN and shown.get("pattern") != number["pattern"]:
        return False
    return "wrapStrategy" not in wanted or found.get("wrapStrategy") == wanted["wrapStrategy"]


def drop_down(values: Sequence[str]) -> Json:
    """A DataValidationRule that offers the values and warns of others, yet lets them through."""
    return {
        "condition": {
            "type": "ONE_OF_LIST",
            "values": [{"userEnteredValue": value} for value in values],
        },
        "strict": False,
        "showCustomUi": True,
    }


def has_drop_down(cell: Json, rule: Json) -> bool:
    """Whether a cell offers these values and lets others through."""
    found = cell.get("dataValidation") or {}
    return found.get("condition") == rule["condition"] and not found.get("strict", False)


def toned_choices(column: Column) -> list[tuple[Choice, Json]]:
    """The values of a check or state column that are coloured, each with its Color."""
    if column.owner is not Owner.SERVICE or column.key not in _TONED_COLUMNS:
        return []
    return [
        (choice, colour(_TONES[choice.key])) for choice in column.choices if choice.key in _TONES
    ]


def tone_condition(choice: Choice, locale: Locale) -> Json:
    """The BooleanCondition under which a value is coloured."""
    return {"type": "TEXT_EQ", "values": [{"userEnteredValue": choice.text[locale]}]}
