"""The requests of set-up that dress columns: headers, widths, formats, drop-downs, tones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sheets_sync.workbook import setup_requests as api
from sheets_sync.workbook.config_rows import RuleRow
from sheets_sync.workbook.layout.schema import Column, Kind, Locale, Tab
from sheets_sync.workbook.look import (
    cell_format,
    drop_down,
    has_cell_format,
    has_drop_down,
    has_header_format,
    header_format,
    tones,
    width,
)
from sheets_sync.workbook.structure import SheetState, cell_text

Json = dict[str, Any]

_HEADER_LOOK = (
    "note,userEnteredFormat(backgroundColor,textFormat,"
    "horizontalAlignment,verticalAlignment,wrapStrategy)"
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What does not follow from the layout alone."""

    locale: Locale
    today: date
    rules: Sequence[RuleRow]
    editors: Sequence[str]
    lists: Mapping[str, Sequence[str]]


def header_requests(
    tab: Tab, sheet: SheetState, places: Mapping[str, int], locale: Locale
) -> list[Json]:
    """Write blank headers, and notes and colours that are not as declared; neighbours together."""
    wanted: list[tuple[int, str, Json]] = []
    for column in tab.columns:
        place = places[column.key]
        shown = sheet.cell(0, place)
        cell: Json = {
            "note": tab.header_note(column, locale),
            "userEnteredFormat": header_format(column),
        }
        fields = _HEADER_LOOK
        if not cell_text(shown).strip():
            cell["userEnteredValue"] = {"stringValue": column.title(locale)}
            fields = f"userEnteredValue,dataValidation,{_HEADER_LOOK}"
        elif shown.get("note") == cell["note"] and has_header_format(shown, column):
            continue
        wanted.append((place, fields, cell))
    requests: list[Json] = []
    run: list[tuple[int, str, Json]] = []
    for entry in (*sorted(wanted, key=lambda entry: entry[0]), None):
        if run and (entry is None or (entry[0] - 1, entry[1]) != run[-1][:2]):
            cells = [cell for _, _, cell in run]
            requests.append(api.write_cells(sheet.sheet_id, 0, run[0][0], [cells], run[0][1]))
            run = []
        if entry is not None:
            run.append(entry)
    return requests


def column_requests(
    tab: Tab, column: Column, sheet: SheetState, place: int, wishes: Wishes
) -> list[Json]:
    """Formats, drop-downs and tones of a column that do not show in its first and last row."""
    samples = [sheet.cell(row, place) for row in {1, sheet.rows - 1}]
    requests: list[Json] = []
    wanted = cell_format(tab, column)
    if not all(has_cell_format(cell, wanted) for cell in samples):
        fields = ",".join(f"userEnteredFormat.{name}" for name in sorted(wanted))
        requests.append(
            api.dress_column(sheet.sheet_id, place, {"userEnteredFormat": wanted}, fields)
        )
    rule = _drop_down(column, wishes)
    if rule and not all(has_drop_down(cell, rule) for cell in samples):
        cell = {"dataValidation": rule}
        requests.append(api.dress_column(sheet.sheet_id, place, cell, "dataValidation"))
    for condition, background in tones(tab, column, wishes.locale):
        if not _is_coloured(sheet, place, condition):
            requests.append(api.colour_where(sheet.sheet_id, place, condition, background))
    return requests


def _drop_down(column: Column, wishes: Wishes) -> Json | None:
    """The drop-down of a column that people fill with one value of a list."""
    if column.kind is not Kind.CHOICE or not column.human:
        return None
    return drop_down(_values(column, wishes))


def _values(column: Column, wishes: Wishes) -> Sequence[str]:
    """The values of a list; none where a cell holds anything or several of them."""
    if column.kind is not Kind.CHOICE:
        return ()
    if column.office_list:
        return wishes.lists[column.office_list]
    return [choice.text[wishes.locale] for choice in column.choices]


def pixels(column: Column, wishes: Wishes) -> int:
    """The width of a column."""
    return width(column, wishes.locale, _values(column, wishes))


def _is_coloured(sheet: SheetState, place: int, condition: Json) -> bool:
    for rule in sheet.conditional_formats:
        if (rule.get("booleanRule") or {}).get("condition") != condition:
            continue
        for area in rule.get("ranges", ()):
            if area.get("startColumnIndex", 0) <= place < area.get("endColumnIndex", sheet.columns):
                return True
    return False
