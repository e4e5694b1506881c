"""Colours in the API's two spellings: a Color, and a ColorStyle, which outranks it."""

from typing import Any

from sheets_sync.local_sheets.model.style import Style

Json = dict[str, Any]
Rgb = tuple[float, float, float]

_WHITE: Rgb = (1.0, 1.0, 1.0)
_BLACK: Rgb = (0.0, 0.0, 0.0)


def colour_in(fields: Json, name: str) -> Rgb | None:
    """The colour under `name` or `nameStyle`; None if there is none, or a theme's."""
    style = fields.get(f"{name}Style")
    given = style.get("rgbColor") if isinstance(style, dict) else fields.get(name)
    if given is None:
        return None
    red, green, blue = (float(given.get(part, 0)) for part in ("red", "green", "blue"))
    return red, green, blue


def fill_of(style: Style | None) -> Rgb:
    """The background of a cell, white if it has none."""
    return colour_in(style.format if style else {}, "backgroundColor") or _WHITE


def ink_of(style: Style | None) -> Rgb:
    """The colour of a cell's text, black if it has none."""
    text = (style.format if style else {}).get("textFormat") or {}
    return colour_in(text, "foregroundColor") or _BLACK


def alike(one: Rgb, other: Rgb) -> bool:
    """Equal as Google defines it: no part differs by more than 1e-5."""
    return all(abs(a - b) <= 1e-5 for a, b in zip(one, other, strict=True))
