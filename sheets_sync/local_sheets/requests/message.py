"""Reading a JSON body as Google does: against the names and types of its messages.

messages.txt has one line per message, its name and then `field=type`. A type is `int`, `number`,
`bool`, `string`, `any`, another message, the values of an enum with `|` between them,
`[of a list]`, `{of a map}`, or `-` for what this server does not have. The messages of answers
stand there too, for what their field masks may name.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from sheets_sync.local_sheets.errors import ApiError, bad_fields, not_implemented

Json = dict[str, Any]
TABLE = Path(__file__).with_name("messages.txt")
UNSERVED = "-"

_API = "type.googleapis.com/google.apps.sheets.v4."
_INT32 = 2**31
_MOST_VIOLATIONS = 20
_ABSENT = object()
_ONEOFS = {"ExtendedValue": "value"}  # of whose fields one at most may be set: the group's name
# Where false, or 0, says something else than nothing: fields that know whether they are set.
_KEEPS_FALSE = ("TextFormat", "ExtendedValue")
_DROPS_ZERO = {
    "Color": ("red", "green", "blue"),
    "GridRange": ("sheetId",),
    "DimensionRange": ("sheetId",),
    "GridCoordinate": ("sheetId", "rowIndex", "columnIndex"),
    "OverlayPosition": ("offsetXPixels", "offsetYPixels"),
}


@cache
def messages() -> dict[str, dict[str, str]]:
    """The types of the fields of every message."""
    lines = (line.split() for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {
        name: {field: kind for field, _, kind in (item.partition("=") for item in items)}
        for name, *items in lines
    }


def read_message(name: str, value: object, where: str = "", *, strict: bool = True) -> Json:
    """The message in canonical JSON: camelCase, whole numbers as int, without nulls and falses.

    ApiError 400 names all that Google does not know, 501 what this server does not have. Unless
    `strict`, such fields are left out instead: they were accepted once.
    """
    reader = _Reader(strict)
    message = reader.message(name, value, where)
    reader.finish()
    return message if isinstance(message, dict) else {}


@lru_cache(maxsize=4096)
def camel(name: str) -> str:
    """`user_entered_value` as `userEnteredValue`."""
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def snake(name: str) -> str:
    """`userEnteredValue` as `user_entered_value`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)


def flat(value: object) -> list[object]:
    """The items of a repeated field: Google takes one alone for a list, and lists within a list."""
    if not isinstance(value, list):
        return [value]
    return [item for part in value for item in (flat(part) if isinstance(part, list) else [part])]


class _Place(NamedTuple):
    """Where in a body: a field, an item of a list or map, within another place."""

    above: "_Place | str"
    name: str | int

    def __str__(self) -> str:
        if isinstance(self.name, int):
            return f"{self.above}[{self.name}]"
        return f"{self.above}.{snake(self.name)}" if self.above else snake(self.name)


Where = _Place | str


class _Reader:
    def __init__(self, strict: bool) -> None:
        self._strict = strict
        self._violations: list[tuple[str, str]] = []
        self._unserved = ""

    def finish(self) -> None:
        """ApiError if anything was wrong, or is not served, and that matters."""
        if not self._strict:
            return
        if self._violations:
            raise bad_fields(self._violations)
        if self._unserved:
            raise not_implemented(self._unserved)

    def _refuse(self, violation: tuple[str, str]) -> object:
        if len(self._violations) < _MOST_VIOLATIONS:
            self._violations.append(violation)
        return _ABSENT

    def message(self, name: str, value: object, where: Where) -> object:
        if not isinstance(value, dict):
            return self._refuse(_bad(where, _API + name, value))
        known = messages()[name]
        result: Json = {}
        for key, item in value.items():
            field = key if key in known else camel(str(key))
            kind = known.get(field)
            if kind is None:
                self._refuse(_unknown(where, key))
            elif item is None:
                continue
            elif self._strict and result and name in _ONEOFS:
                self._refuse(_set_twice(where, _ONEOFS[name], key))
            elif kind == UNSERVED:
                self._unserved = self._unserved or f"{name}.{field}"
            else:
                read = self.value(kind, item, _Place(where, field))
                if read is not _ABSENT and (read or not _says_nothing(name, field, read)):
                    result[field] = read
        return result

    def value(self, kind: str, value: object, where: Where) -> object:
        plain = _PLAIN.get(kind)
        if plain is not None:
            read = plain(value)
            return self._refuse(_bad(where, _TYPES[kind], value)) if read is None else read
        if kind[0] == "[":
            return self._list(kind[1:-1], value, where)
        if kind[0] == "{":
            return self._map(kind[1:-1], value, where)
        if "|" in kind:
            return self._enum(kind.split("|"), value, where)
        return self.message(kind, value, where)

    def _list(self, kind: str, value: object, where: Where) -> object:
        whole = kind in messages()
        items = (
            self.value(kind, {} if item is None and whole else item, _Place(where, number))
            for number, item in enumerate(flat(value))
        )
        return [item for item in items if item is not _ABSENT]

    def _map(self, kind: str, value: object, where: Where) -> object:
        if not isinstance(value, dict):
            return self._refuse(_bad(where, "a map", value))
        items = {str(key): self.value(kind, item, f"{where}[{key}]") for key, item in value.items()}
        return {key: item for key, item in items.items() if item is not _ABSENT}

    def _enum(self, names: list[str], value: object, where: Where) -> object:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(names):
            value = names[value]
        if value not in names:
            return self._refuse(_bad(where, "TYPE_ENUM", value))
        return _ABSENT if str(value).endswith("_UNSPECIFIED") else value


def _says_nothing(name: str, field: str, value: object) -> bool:
    if value == []:  # a list without items is no list
        return True
    if value is False:
        return name not in _KEEPS_FALSE
    return value == 0 and field in _DROPS_ZERO.get(name, ())


def _int(value: object) -> int | None:
    if isinstance(value, str):
        try:
            value = float(value) if not value.lstrip("-").isdigit() else int(value)
        except ValueError:
            return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if -_INT32 <= value < _INT32 else None


def _number(value: object) -> int | float | None:
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) < float("inf") else None


def _bool(value: object) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.lower())
    return value if isinstance(value, bool) else None


def _string(value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)  # as gspread writes the values of conditions, and Google takes them
    return value if isinstance(value, str) else None


_PLAIN: dict[str, Callable[[object], object]] = {
    "int": _int,
    "number": _number,
    "bool": _bool,
    "string": _string,
}
_TYPES = {
    "int": "TYPE_INT32",
    "number": "TYPE_DOUBLE",
    "bool": "TYPE_BOOL",
    "string": "TYPE_STRING",
}


def unknown_name(where: str, name: str) -> ApiError:
    """400 for a field that Google's message does not have."""
    return bad_fields([_unknown(where, name)])


def wrong_type(where: str, message: str, value: object) -> ApiError:
    """400 for a value that is no such message."""
    return bad_fields([_bad(where, _API + message, value)])


def set_twice(where: str, group: str, name: str) -> ApiError:
    """400 for a second field of a group of which one may be set."""
    return bad_fields([_set_twice(where, group, name)])


def _unknown(where: Where, name: object) -> tuple[str, str]:
    place = f" at '{where}'" if where else ""
    wrong = f'Invalid JSON payload received. Unknown name "{name}"{place}: Cannot find field.'
    return str(where), wrong


def _bad(where: Where, kind: str, value: object) -> tuple[str, str]:
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return str(where), f"Invalid value at '{where}' ({kind}), {shown[:200]}"


def _set_twice(where: Where, group: str, name: object) -> tuple[str, str]:
    return str(where), (
        f"Invalid value at '{where}' (oneof), oneof field '{group}' is already set. "
        f"Cannot set '{name}'"
    )
