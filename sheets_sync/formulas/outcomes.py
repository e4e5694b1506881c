"""What the engine answers, as values that JSON can carry; an error is [type, message]."""

import math
from typing import Any

from sheets_sync.formulas.references import parse_reference
from sheets_sync.formulas.translation import LENGTH_LIMIT
from sheets_sync.workbook.a1 import cell_name

Json = dict[str, Any]
Outcome = Any  # number, text, truth, None for an empty cell, or an error

ERRORS: dict[str, tuple[str, str]] = {  # of the engine → ErrorType of the API, message
    "Div": ("DIVIDE_BY_ZERO", "Division by zero."),
    "Na": ("N_A", "The value that was looked for is not there."),
    "Name": ("NAME", "Unknown function or range name."),
    "NImpl": ("NAME", "This function is not known here."),
    "Null": ("NULL_VALUE", "The ranges have no cell in common."),
    "Num": ("NUM", "The number is out of bounds."),
    "Ref": ("REF", "Reference does not exist."),
    "Value": ("VALUE", "An argument has the wrong type."),
    "Spill": ("REF", "Array result was not expanded because it would overwrite data."),
    "Calc": ("N_A", "No matches are found."),
    "Circ": ("REF", "Circular dependency detected."),
}
PARSE_ERROR: Outcome = ["ERROR", "Formula parse error."]
UNKNOWN_ARRAY: Outcome = ["NAME", "This function is not known here for arrays of any size."]
TOO_MUCH: Outcome = ["ERROR", "This formula takes too long or too much memory."]
TOO_LONG: Outcome = ["VALUE", f"The text is longer than {LENGTH_LIMIT} characters."]


def outcome(value: object) -> Outcome:
    """An engine's value."""
    if isinstance(value, dict):
        kind = str(value.get("kind"))
        return list(ERRORS[kind]) if kind in ERRORS else PARSE_ERROR
    if isinstance(value, float) and not math.isfinite(value):
        return list(ERRORS["Num"])
    if isinstance(value, str) and len(value) > LENGTH_LIMIT:
        return TOO_LONG
    return value


def extent_of(text: str) -> tuple[int, int, int, int]:
    """Top, left, bottom, right of a spilled array, zero-based and half-open."""
    reference = parse_reference(text.rpartition("!")[2])
    place = None if reference is None else reference.place("")
    if place is None or None in place[1:]:
        raise ValueError(f"not the extent of an array: {text}")
    top, left, bottom, right = (int(edge or 0) for edge in place[1:])
    return top, left, bottom, right


def beyond(bottom: int, right: int, rows: int, columns: int) -> Outcome | None:
    """The error of an array that the sheet has no room for."""
    missing = [
        f"{more} {word}"
        for more, word in ((bottom - rows, "rows"), (right - columns, "columns"))
        if more > 0
    ]
    if not missing:
        return None
    wanted = " and ".join(missing)
    return ["REF", f"Result was not automatically expanded, please insert more: {wanted}."]


def address_of(title: str, row: int, column: int) -> str:
    """A cell as the engine takes it, with its sheet."""
    return "'" + title.replace("'", "''") + "'!" + cell_name(row, column)
