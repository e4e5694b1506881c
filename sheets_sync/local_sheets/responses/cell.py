"""One cell as CellData."""

from functools import lru_cache
from typing import Any

from sheets_sync.local_sheets.model.number_format import effective_pattern, formatted
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.values import Formula, Value, extended_value
from sheets_sync.local_sheets.model.workbook import Workbook

Json = dict[str, Any]

_BLACK: Json = {}
_WHITE: Json = {"red": 1, "green": 1, "blue": 1}
DEFAULT_FORMAT: Json = {
    "backgroundColor": _WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": _BLACK,
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": _BLACK},
    },
    "backgroundColorStyle": {"rgbColor": _WHITE},
}


def cell_data(value: Value, style: Style | None, workbook: Workbook) -> Json:
    """The CellData of a cell; {} if it is empty and bare."""
    answer: Json = {}
    if value != "":
        answer["userEnteredValue"] = extended_value(value)
        shown = value.text if isinstance(value, Formula) else value
        answer["effectiveValue"] = extended_value(shown)
        answer["formattedValue"] = formatted(value, style, workbook.locale)
    if style is not None:
        answer.update(style.fields)
    if value != "" or (style is not None and style.format):
        answer["effectiveFormat"] = _effective_format(style, workbook.locale)
    return answer


def result_data(
    shown: Value, dress: Style | None, entered: Value, style: Style | None, workbook: Workbook
) -> Json:
    """The CellData of a cell that shows a result, in the dress that the result brought along."""
    answer = cell_data(shown, dress, workbook)
    answer.pop("userEnteredValue", None)
    if dress is not style:
        for name in dress.fields if dress else ():
            answer.pop(name)
        answer.update(style.fields if style else {})
    if entered == "":
        return answer
    return {"userEnteredValue": extended_value(entered), **answer}


@lru_cache(maxsize=4096)
def _effective_format(style: Style | None, locale: str) -> Json:
    if style is None:
        return DEFAULT_FORMAT
    merged = _merged(DEFAULT_FORMAT, style.format)
    if style.number_type and style.number_type != "TEXT":
        pattern = effective_pattern(style, locale)
        merged["numberFormat"] = {"type": style.number_type, "pattern": pattern}
    return merged


def _merged(base: Json, over: Json) -> Json:
    merged = dict(base)
    for name, value in over.items():
        old = merged.get(name)
        nested = isinstance(value, dict) and isinstance(old, dict) and "olor" not in name
        merged[name] = _merged(old, value) if nested and old is not None else value
    return merged
