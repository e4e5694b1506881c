"""The JSON object of a request, and what Google says of a text that is none."""

import json
from typing import Any

import orjson

from sheets_sync.local_sheets.errors import ApiError, bad_fields

Json = dict[str, Any]

_DEEPEST = 100  # brackets within brackets
_CONTEXT = 20  # characters shown on each side of a fault
_FAULTS = {  # what Python's parser says: what Google's says
    "Expecting property name enclosed in double quotes": "Expected an object key or }.",
    "Expecting ':' delimiter": "Expected : between key:value pair.",
    "Unterminated string starting at": "Closing quote expected in string.",
    "Extra data": "Parsing terminated before end of input.",
    "Invalid control character at": "Unexpected token.",
}


def read_object(data: bytes) -> Json:
    """The object that the bytes are, {} for none; ApiError 400 for anything else."""
    if not data:
        return {}
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        raise _fault(data) from None
    if not isinstance(value, dict):
        wrong = 'Unknown name "": Root element must be a message.'
        raise bad_fields([("", f"Invalid JSON payload received. {wrong}")])
    if _is_too_deep(value):
        raise bad_fields([("", "Invalid JSON payload received. Message too deep.")])
    return value


def _is_too_deep(value: Json) -> bool:
    """Whether brackets stand in more brackets than Google, or an answer of ours, can hold."""
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        items = (item.values() if type(item) is dict else item for item in level)
        level = [below for inside in items for below in inside if type(below) in (dict, list)]
        if not level:
            return False
    return True


def _fault(data: bytes) -> ApiError:
    text = data.decode("utf-8", "replace")
    try:
        json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        wrong, place = _wording(error), error.pos
    except RecursionError:
        wrong, place = "Message too deep.", 0
    except _ConstantError:
        wrong, place = "Unexpected token.", 0
    else:
        wrong, place = "Unexpected token.", 0  # such as bytes that are not UTF-8
    start = max(place - _CONTEXT, 0)
    excerpt = " ".join(text[start : place + _CONTEXT].split("\n"))
    pointer = " " * (place - start) + "^"
    return bad_fields([("", f"Invalid JSON payload received. {wrong}\n{excerpt}\n{pointer}")])


def _wording(error: json.JSONDecodeError) -> str:
    if error.msg == "Expecting ',' delimiter":
        inside = _innermost(error.doc[: error.pos])
        return (
            f"Expected , or {'] after array value' if inside == '[' else '} after key:value pair'}."
        )
    if error.msg == "Expecting value":
        if not error.doc[error.pos :].strip():
            return "Unexpected end of string. Expected a value."
        return "Unexpected token." if error.doc[error.pos].isalpha() else "Expected a value."
    return _FAULTS.get(error.msg, "Unexpected token.")


def _innermost(text: str) -> str:
    """The bracket that is still open at the end of a text of valid JSON."""
    open_ones: list[str] = []
    quoted = escaped = False
    for sign in text:
        if quoted:
            quoted = escaped or sign != '"'
            escaped = sign == "\\" and not escaped
        elif sign == '"':
            quoted = True
        elif sign in "[{":
            open_ones.append(sign)
        elif sign in "]}" and open_ones:
            open_ones.pop()
    return open_ones[-1] if open_ones else ""


class _ConstantError(Exception):
    """NaN or Infinity, which are not JSON."""


def _no_constant(_name: str) -> object:
    raise _ConstantError
