"""Colours of the API as other files write them."""

from typing import Any

Json = dict[str, Any]


def hex_colour(holder: Json, name: str) -> str | None:
    """#rrggbb of the colour under `name` or its newer twin `nameStyle`; None if there is none."""
    styled = holder.get(f"{name}Style") or {}
    colour = styled["rgbColor"] if "rgbColor" in styled else holder.get(name)
    if not isinstance(colour, dict):
        return None
    parts = (float(colour.get(part) or 0) for part in ("red", "green", "blue"))
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02x}" for part in parts)
