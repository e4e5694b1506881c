"""How the workbook looks: colours by owner and audience, formats, widths, drop-downs, tones."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from sheets_sync.workbook.layout.guide import RULED_OFF
from sheets_sync.workbook.layout.schema import Choice, Column, Kind, Locale, Owner, Tab, TabKind

Json = dict[str, Any]

_HEADER_COLOURS = {Owner.WORKER: "cfe2f3", Owner.LEADER: "fce5cd", Owner.SERVICE: "d9d9d9"}

_SERVICE_CELLS, _HEADING = "f3f3f3", "e8eaed"

_WORKERS_TAB, _LEADERS_TAB, _OFFICE_TAB = "3d85c6", "e69138", "6aa84f"
_GENERATED_TAB, _CONFIG_TAB = "999999", "674ea7"

_GREEN, _AMBER, _RED = "d9ead3", "ffe599", "f4cccc"
_TONES = {
    **dict.fromkeys(("ok", "visited", "done_on_time", "passed", "answered", "met"), _GREEN),
    **dict.fromkeys(("warning", "due_soon", "done_late", "to_review", "too_late"), _AMBER),
    **dict.fromkeys(("behind", "widespread"), _AMBER),
    **dict.fromkeys(("error", "missed", "overdue", "answer_overdue"), _RED),
}
_TONED_COLUMNS = {"check", "due_state", "state", "severity", "scope"}

_DATE = {"type": "DATE", "pattern": "yyyy-mm-dd"}
_TIME = {"type": "TIME", "pattern": "hh:mm"}
_MOMENT = {"type": "DATE_TIME", "pattern": "yyyy-mm-dd hh:mm"}
_PLAIN = {"type": "TEXT", "pattern": "@"}

# A drop-down value may be a number (0, 1, 2) and a setting anything: they keep the automatic one.
_UNFORMATTED = {Kind.NUMBER, Kind.CHOICE, Kind.SETTING}
_NUMBER_FORMATS = {Kind.DATE: _DATE, Kind.TIME: _TIME, Kind.MOMENT: _MOMENT}

# Dates and numbers stand in the middle, so that they touch no text to the right of them.
_CENTRED = {Kind.DATE, Kind.TIME, Kind.MOMENT, Kind.NUMBER}
# What set-up gives a cell that has none of it; people may choose another.
_OFFERED = ("horizontalAlignment", "verticalAlignment", "backgroundColor")

# Pixels, at the default size of 10 points: enough for a date typed as 2026年12月31日.
_LEAST_WIDTHS = {Kind.DATE: 120, Kind.TIME: 100, Kind.MOMENT: 140}
_IDEOGRAPH, _LETTER, _BOLD, _MARGIN, _ARROW = 14, 8, 1, 8, 20
_WIDEST_CHOICE = 200
_WIDEST_FROZEN = 140  # a wider column would fill a telephone's screen

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
        "horizontalAlignment": _alignment(column),
        "verticalAlignment": "MIDDLE",
        "wrapStrategy": "WRAP",
    }


def has_header_format(cell: Json, column: Column) -> bool:
    """Whether a header shows its colour and bold type, and is aligned in some way."""
    found = cell.get("userEnteredFormat") or {}
    bold = (found.get("textFormat") or {}).get("bold", False)
    wanted = colour(_HEADER_COLOURS[column.owner])
    coloured = same_colour(found.get("backgroundColor") or {}, wanted)
    return bold and coloured and "horizontalAlignment" in found


def width(column: Column, locale: Locale, values: Iterable[str]) -> int:
    """Pixels that show the header's longest word, the drop-down's values and dates in full."""
    header = max(_length(word, _BOLD) for word in column.title(locale).split())
    arrow = _ARROW if column.human else 0
    choices = max((_length(value) + arrow for value in values), default=0)
    least = _LEAST_WIDTHS.get(column.kind, 0)
    return max(column.width, least, header + _MARGIN, min(choices + _MARGIN, _WIDEST_CHOICE))


def _length(text: str, bold: int = 0) -> int:
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return wide * _IDEOGRAPH + (len(text) - wide) * (_LETTER + bold)


def frozen_columns(tab: Tab) -> int:
    """How many columns stay in sight: the first, unless it is wide and names no row."""
    return int(tab.kind is not TabKind.GENERATED or tab.columns[0].width <= _WIDEST_FROZEN)


def tab_colour(tab: Tab) -> Json:
    """Color of the tab by those who use it: workers, leaders, the office, everybody."""
    if tab.kind is TabKind.LEDGER:
        filled_by_workers = any(column.owner is Owner.WORKER for column in tab.columns)
        return colour(_WORKERS_TAB if filled_by_workers else _LEADERS_TAB)
    by_kind = {TabKind.REGISTER: _OFFICE_TAB, TabKind.GENERATED: _GENERATED_TAB}
    return colour(by_kind.get(tab.kind, _CONFIG_TAB))


def cell_format(tab: Tab, column: Column) -> Json:
    """CellFormat below the header; the service's columns of tabs that people fill are grey."""
    wanted: Json = {
        "horizontalAlignment": _alignment(column),
        "verticalAlignment": "TOP",
        "wrapStrategy": "WRAP",
    }
    if column.kind not in _UNFORMATTED:
        wanted["numberFormat"] = _NUMBER_FORMATS.get(column.kind, _PLAIN)
    if column.owner is Owner.SERVICE and tab.kind is not TabKind.GENERATED:
        wanted["backgroundColor"] = colour(_SERVICE_CELLS)
    return wanted


def has_cell_format(cell: Json, wanted: Json) -> bool:
    """Whether a cell shows the wanted format; alignment and colour may be people's own."""
    found = cell.get("userEnteredFormat") or {}
    number, shown = wanted.get("numberFormat"), found.get("numberFormat") or {}
    if number and shown.get("type") != number["type"]:
        return False
    # Text formats come back with or without their only possible pattern.
    if number and number is not _PLAIN and shown.get("pattern") != number["pattern"]:
        return False
    if any(name in wanted and name not in found for name in _OFFERED):
        return False
    return bool(found.get("wrapStrategy") == wanted["wrapStrategy"])


def _alignment(column: Column) -> str:
    return "CENTER" if column.kind in _CENTRED else "LEFT"


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


def tones(tab: Tab, column: Column, locale: Locale) -> list[tuple[Json, Json]]:
    """The BooleanConditions under which cells of a column are coloured, each with its Color."""
    found = [(_equals(choice.text[locale]), tone) for choice, tone in toned_choices(column)]
    if tab.key == "guide" and column.key == tab.id_column:
        found.append((_starts_with(RULED_OFF), colour(_HEADING)))
    return found


def _equals(text: str) -> Json:
    return {"type": "TEXT_EQ", "values": [{"userEnteredValue": text}]}


def _starts_with(text: str) -> Json:
    return {"type": "TEXT_STARTS_WITH", "values": [{"userEnteredValue": text}]}
