"""The search language of files.list, as far as spreadsheets need it."""

import re
from collections.abc import Callable
from typing import Any

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.responses.drive import SPREADSHEET_TYPE, rfc3339

Term = tuple[bool, str, str, str]  # negated, field, operator, value

_STRING = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
_TERM = re.compile(
    rf"\s*(?P<negated>not\s+)?(?:(?P<field>\w+)\s*(?P<operator>=|!=|<=|>=|<|>|contains\b|in\b)\s*"
    rf"(?P<value>{_STRING}|true|false)|(?P<member>{_STRING})\s+in\s+(?P<list>\w+))\s*",
    re.IGNORECASE,
)


def parse_query(text: str) -> list[Term]:
    """The terms, all of which must hold; ApiError 400 on what is not understood."""
    terms: list[Term] = []
    position = 0
    while position < len(text.rstrip()):
        match = _TERM.match(text, position)
        if match is None:
            raise invalid("Invalid Value: q")
        negated = bool(match["negated"])
        if match["list"]:
            terms.append((negated, match["list"], "in", _unquoted(match["member"])))
        else:
            terms.append(
                (negated, match["field"], match["operator"].lower(), _unquoted(match["value"]))
            )
        position = match.end()
        joint = re.match(r"and\b", text[position:], re.IGNORECASE)
        if joint is None and position < len(text.rstrip()):
            raise invalid("Invalid Value: q")
        position += joint.end() if joint else 0
        if joint and position >= len(text.rstrip()):
            raise invalid("Invalid Value: q")
    return terms


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text[0] in "'\"" else text.lower()


def matches(file: File, terms: list[Term], who: str) -> bool:
    """Whether the file fits every term."""
    return all(_holds(file, term, who) is not term[0] for term in terms)


def _holds(file: File, term: Term, who: str) -> bool:
    _, field, operator, value = term
    extra = file.extra or {}
    if field == "parents":
        return value in (extra.get("parents") or ["root"])
    if field in ("owners", "writers", "readers"):
        address = who if value == "me" else value
        role = file.role_of(address)
        return role == "owner" if field == "owners" else role is not None
    if field == "fullText":
        return value.casefold() in file.name.casefold()
    if field == "sharedWithMe":
        return (file.owner != who) is (value == "true")
    known: dict[str, Any] = {
        "name": file.name,
        "mimeType": SPREADSHEET_TYPE,
        "trashed": str(file.trashed).lower(),
        "starred": str(bool(extra.get("starred"))).lower(),
        "createdTime": rfc3339(file.created),
        "modifiedTime": rfc3339(file.modified),
    }
    if field not in known:
        raise invalid("Invalid Value: q")
    return _compare(str(known[field]), operator, value)


def _compare(have: str, operator: str, want: str) -> bool:
    if operator == "contains":
        return want.casefold() in have.casefold()
    tests: dict[str, Callable[[], bool]] = {
        "=": lambda: have == want,
        "!=": lambda: have != want,
        "<": lambda: have < want,
        "<=": lambda: have <= want,
        ">": lambda: have > want,
        ">=": lambda: have >= want,
    }
    if operator not in tests:
        raise invalid("Invalid Value: q")
    return tests[operator]()


def sort_key(text: str) -> list[tuple[Callable[[File], Any], bool]]:
    """The keys of orderBy with their directions; ApiError 400 on an unknown one."""
    keys: dict[str, Callable[[File], Any]] = {
        "name": lambda file: file.name.casefold(),
        "name_natural": lambda file: file.name.casefold(),
        "createdTime": lambda file: file.created,
        "modifiedTime": lambda file: file.modified,
        "modifiedByMeTime": lambda file: file.modified,
        "viewedByMeTime": lambda file: file.modified,
        "recency": lambda file: file.modified,
        "folder": lambda _file: 0,
        "starred": lambda file: not (file.extra or {}).get("starred"),
    }
    result = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, direction = part.partition(" ")
        if name not in keys:
            raise invalid(f"Invalid value: orderBy {name}")
        result.append((keys[name], direction.strip() == "desc"))
    return result
