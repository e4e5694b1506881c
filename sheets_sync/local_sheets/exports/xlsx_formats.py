"""Cell formats in Excel's terms."""

import re
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from sheets_sync.local_sheets.exports.colours import hex_colour
from sheets_sync.local_sheets.model.number_format import effective_pattern
from sheets_sync.local_sheets.model.style import Style

Json = dict[str, Any]

_BORDERS = {
    "SOLID": 1,
    "SOLID_MEDIUM": 2,
    "DASHED": 3,
    "DOTTED": 4,
    "SOLID_THICK": 5,
    "DOUBLE": 6,
}
_ALIGN = {"LEFT": "left", "CENTER": "center", "RIGHT": "right"}
_VERTICAL = {"TOP": "top", "MIDDLE": "vcenter", "BOTTOM": "bottom"}
_FONT = {"bold": "bold", "italic": "italic", "strikethrough": "font_strikeout"}


class Formats:
    """The formats of one file: one for each style that occurs."""

    def __init__(self, book: xlsxwriter.Workbook, locale: str) -> None:
        self._book = book
        self._locale = locale
        self._known: dict[Style, Format | None] = {}

    def of(self, style: Style | None) -> Format | None:
        """The format of a style; None if it changes nothing that is seen."""
        if style is None:
            return None
        if style not in self._known:
            properties = format_properties(style, self._locale)
            self._known[style] = self._book.add_format(properties) if properties else None
        return self._known[style]


def format_properties(style: Style, locale: str) -> Json:
    """What xlsxwriter's add_format takes."""
    given = style.format
    properties: Json = {}
    if style.is_plain_text:
        properties["num_format"] = "@"
    elif style.number_type or style.pattern:
        properties["num_format"] = excel_pattern(effective_pattern(style, locale))
    background = hex_colour(given, "backgroundColor")
    if background and background != "#ffffff":
        properties |= {"bg_color": background, "pattern": 1}
    if given.get("horizontalAlignment") in _ALIGN:
        properties["align"] = _ALIGN[given["horizontalAlignment"]]
    if given.get("verticalAlignment") in _VERTICAL:
        properties["valign"] = _VERTICAL[given["verticalAlignment"]]
    if given.get("wrapStrategy") == "WRAP":
        properties["text_wrap"] = True
    rotation = (given.get("textRotation") or {}).get("angle")
    if rotation:
        properties["rotation"] = max(-90, min(90, int(rotation)))
    return properties | _font(given.get("textFormat") or {}) | _borders(given.get("borders") or {})


def _font(text: Json) -> Json:
    properties: Json = {theirs: True for ours, theirs in _FONT.items() if text.get(ours)}
    if text.get("underline"):
        properties["underline"] = 1
    if text.get("fontSize"):
        properties["font_size"] = text["fontSize"]
    if text.get("fontFamily"):
        properties["font_name"] = text["fontFamily"]
    colour = hex_colour(text, "foregroundColor")
    if colour and colour != "#000000":
        properties["font_color"] = colour
    return properties


def _borders(borders: Json) -> Json:
    properties: Json = {}
    for side in ("top", "bottom", "left", "right"):
        border = borders.get(side) or {}
        if border.get("style") in _BORDERS:
            properties[side] = _BORDERS[border["style"]]
            properties[f"{side}_color"] = hex_colour(border, "color") or "#000000"
    return properties


def excel_pattern(pattern: str) -> str:
    """A number pattern of Sheets for Excel, which writes a few tokens in capitals."""

    def renamed(match: re.Match[str]) -> str:
        token = match[0]
        if token[0] in '"\\':
            return token
        return {"am/pm": "AM/PM", "a/p": "A/P"}.get(token.lower(), token)

    text = re.sub(r'"[^"]*"|\\.|am/pm|a/p', renamed, pattern, flags=re.IGNORECASE)
    return text or "General"
