"""What a cell can hold: text, number, truth, formula; "" is an empty cell."""

from dataclasses import dataclass
from typing import Any

from sheets_sync.local_sheets.errors import invalid

_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that begins with `=`; its text stands in for a result."""

    text: str


class CellError(str):
    """What a formula shows that has no result, such as #REF!, with the API's type and message."""

    def __new__(cls, kind: str, message: str) -> "CellError":
        """`kind` is one of the API's ErrorType."""
        error = super().__new__(cls, ERROR_TEXTS.get(kind, "#ERROR!"))
        error.kind, error.message = kind, message
        return error

    kind: str
    message: str


ERROR_TEXTS = {
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
}

Value = str | int | float | bool | Formula
ValueRow = tuple[Value, ...]

EMPTY: Value = ""


def plain_number(number: int | float) -> int | float:
    """A double as the sheet keeps it: whole numbers as int, so that JSON shows 7 and not 7.0."""
    if isinstance(number, float):
        return int(number) if number.is_integer() and abs(number) < _EXACT else number
    return number if -_EXACT <= number <= _EXACT else float(number)


def raw_value(cell: object) -> Value:
    """The value of one JSON cell of a values request under RAW; ApiError 400 on lists, objects."""
    if isinstance(cell, str | bool):
        return cell
    if isinstance(cell, int | float):
        return plain_number(cell)
    name = "list_value" if isinstance(cell, list) else "struct_value"
    raise invalid(f"Invalid values: a cell cannot hold a {name}.")


def extended_value(value: Value) -> dict[str, Any] | None:
    """`value` as the API's ExtendedValue, None for an empty cell."""
    if value == "":
        return None
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, CellError):
        return {"errorValue": {"type": value.kind, "message": value.message}}
    if isinstance(value, str):
        return {"stringValue": value}
    return {"numberValue": value}


def from_extended(extended: dict[str, Any] | None) -> Value:
    """The value of an ExtendedValue; ApiError 400 on a type that cannot be entered."""
    if not extended:
        return EMPTY
    if "formulaValue" in extended:
        return Formula(str(extended["formulaValue"]))
    if "stringValue" in extended:
        return str(extended["stringValue"])
    if "boolValue" in extended:
        return bool(extended["boolValue"])
    if "numberValue" in extended:
        try:
            return plain_number(float(extended["numberValue"]))
        except (TypeError, ValueError):
            raise invalid("Invalid value at numberValue: not a number.") from None
    raise invalid("Invalid userEnteredValue: no value of a known type.")
