"""The theme of a new spreadsheet."""

from typing import Any

Json = dict[str, Any]

_COLOURS: dict[str, tuple[float, float, float]] = {
    "TEXT": (0, 0, 0),
    "BACKGROUND": (1, 1, 1),
    "ACCENT1": (0.25882354, 0.52156866, 0.95686275),
    "ACCENT2": (0.91764706, 0.2627451, 0.20784314),
    "ACCENT3": (0.9843137, 0.7372549, 0.015686275),
    "ACCENT4": (0.20392157, 0.65882355, 0.3254902),
    "ACCENT5": (1, 0.42745098, 0.003921569),
    "ACCENT6": (0.27450982, 0.7411765, 0.7764706),
    "LINK": (0.06666667, 0.33333334, 0.8),
}


def _pair(name: str, parts: tuple[float, float, float]) -> Json:
    named = zip(("red", "green", "blue"), parts, strict=True)
    return {
        "colorType": name,
        "color": {"rgbColor": {part: value for part, value in named if value}},
    }


DEFAULT_THEME: Json = {
    "primaryFontFamily": "Arial",
    "themeColors": [_pair(name, parts) for name, parts in _COLOURS.items()],
}
