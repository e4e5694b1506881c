"""What the terms of a search mean, and in which order its results come."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sheets_sync.local_sheets.drive_errors import bad_request, invalid_value
from sheets_sync.local_sheets.model.document import WRITING_ROLES, File
from sheets_sync.local_sheets.model.folders import root_id
from sheets_sync.local_sheets.responses.drive import Viewer, may_see_parent

Test = Callable[[File], bool]

_EQUAL = ("=", "!=")
_ORDERED = ("=", "!=", "<", "<=", ">", ">=")
_CJK = 0x2E80
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """`field operator value`; of `has`, the key and the value of a pair."""

    field: str
    operator: str
    value: str
    second: str = ""


class Terms:
    """The tests that terms stand for, as this viewer sees the files.

    `newer` gives the names of v3 for those of v2.
    """

    def __init__(self, viewer: Viewer, newer: Mapping[str, str]) -> None:
        self._viewer = viewer
        self._newer = newer
        texts: dict[str, Callable[[File], str]] = {
            "name": lambda file: file.name,
            "mimeType": lambda file: file.mime_type,
            "visibility": _visibility,
        }
        moments: dict[str, Callable[[File], int]] = {
            "createdTime": lambda file: file.created,
            "modifiedTime": lambda file: file.modified,
            "viewedByMeTime": lambda file: file.modified,
            "sharedWithMeTime": lambda file: file.created,
        }
        switches: dict[str, Test] = {
            "trashed": viewer.tree.is_trashed,
            "starred": lambda file: bool(file.kept("starred")),
            "sharedWithMe": lambda file: file.owner != viewer.who,
        }
        self._makers: dict[str, Callable[[Term], Test]] = {
            **{name: _text_test(show) for name, show in texts.items()},
            **{name: _moment_test(show) for name, show in moments.items()},
            **{name: _switch_test(show) for name, show in switches.items()},
            "fullText": _full_text_test,
            "properties": _pair_test,
            "appProperties": _pair_test,
            "parents": self._parents_test,
            **dict.fromkeys(("owners", "writers", "readers"), self._person_test),
            "shortcutDetails": lambda _term: lambda _file: False,
        }

    def test_of(self, term: Term) -> Test:
        """The test of one term; ApiError 400 if the field or the operator is not known."""
        term = replace(term, field=self._newer.get(term.field, term.field))
        maker = self._makers.get(term.field)
        if maker is None:
            raise invalid_value("q")
        return maker(term)

    def _parents_test(self, term: Term) -> Test:
        if term.operator != "in":
            raise invalid_value("q")
        wanted = root_id(self._viewer.who) if term.value == "root" else term.value

        def test(file: File) -> bool:
            inside = self._viewer.tree.parent_id(file) == wanted
            return inside and may_see_parent(file, self._viewer)

        return test

    def _person_test(self, term: Term) -> Test:
        if term.operator != "in":
            raise invalid_value("q")
        address = self._viewer.who if term.value == "me" else term.value
        if term.field == "owners":
            return lambda file: file.owner.casefold() == address.casefold()
        roles = (
            WRITING_ROLES if term.field == "writers" else (*WRITING_ROLES, "commenter", "reader")
        )
        return lambda file: self._viewer.tree.role_of(file, address, by_link=False) in roles


def _text_test(show: Callable[[File], str]) -> Callable[[Term], Test]:
    def make(term: Term) -> Test:
        if term.operator == "contains" and term.field == "name":
            return lambda file: begins_words(show(file), term.value)
        if term.operator == "contains" and term.field == "mimeType":
            return lambda file: term.value.casefold() in show(file)
        compare = _comparison(term, _EQUAL)
        return lambda file: compare(show(file), term.value)

    return make


def _moment_test(show: Callable[[File], int]) -> Callable[[Term], Test]:
    def make(term: Term) -> Test:
        wanted, compare = milliseconds(term.value), _comparison(term, _ORDERED)
        return lambda file: compare(show(file), wanted)

    return make


def _switch_test(show: Test) -> Callable[[Term], Test]:
    def make(term: Term) -> Test:
        if term.value not in ("true", "false"):
            raise invalid_value("q")
        compare = _comparison(term, _EQUAL)
        return lambda file: compare(show(file), term.value == "true")

    return make


def _full_text_test(term: Term) -> Test:
    if term.operator != "contains":
        raise invalid_value("q")
    wanted = term.value.strip('"')
    return lambda file: any(
        begins_words(text, wanted, whole=True)
        for text in (file.name, str(file.kept("description", "")))
    )


def _pair_test(term: Term) -> Test:
    if term.operator != "has":
        raise invalid_value("q")

    def test(file: File) -> bool:
        pairs = file.kept(term.field) or {}
        return term.value in pairs and str(pairs[term.value]) == term.second

    return test


def _comparison(term: Term, operators: tuple[str, ...]) -> Callable[[Any, Any], bool]:
    tests: dict[str, Callable[[Any, Any], bool]] = {
        "=": lambda have, want: have == want,
        "!=": lambda have, want: have != want,
        "<": lambda have, want: have < want,
        "<=": lambda have, want: have <= want,
        ">": lambda have, want: have > want,
        ">=": lambda have, want: have >= want,
    }
    if term.operator not in operators:
        raise invalid_value("q")
    return tests[term.operator]


def begins_words(text: str, wanted: str, *, whole: bool = False) -> bool:
    """Whether each wanted word begins (or is) a word of the text, in any letter case.

    Chinese and its like put no spaces between words: there a word may begin and end anywhere.
    """
    folded = text.casefold()
    words = _WORD.findall(wanted.casefold())
    if not words:
        return wanted in text
    return all(_stands_in(folded, word, whole=whole) for word in words)


def _stands_in(text: str, word: str, *, whole: bool) -> bool:
    position = text.find(word)
    while position >= 0:
        end = position + len(word)
        begins = position == 0 or _parted(text[position - 1], text[position])
        ends = end == len(text) or _parted(text[end - 1], text[end])
        if begins and (ends or not whole):
            return True
        position = text.find(word, position + 1)
    return False


def _parted(before: str, after: str) -> bool:
    """Whether a word may end between two characters."""
    ideographs = ord(before) >= _CJK or ord(after) >= _CJK
    return ideographs or not before.isalnum() or not after.isalnum()


def milliseconds(text: str, location: str = "q") -> int:
    """A moment of RFC 3339, in UTC where it names no zone."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise invalid_value(location) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return round(moment.timestamp() * 1000)


def _visibility(file: File) -> str:
    for kind, found, linked in (
        ("anyone", "anyoneCanFind", "anyoneWithLink"),
        ("domain", "domainCanFind", "domainWithLink"),
    ):
        for permission in file.permissions:
            if permission["type"] == kind:
                return found if permission.get("allowFileDiscovery") else linked
    return "limited"


def order_keys(text: str, newer: Mapping[str, str]) -> list[tuple[Callable[[File], Any], bool]]:
    """The keys of orderBy with whether they descend; ApiError 400 on an unknown one."""
    keys: dict[str, Callable[[File], Any]] = {
        "name": lambda file: file.name.casefold(),
        "name_natural": lambda file: _natural(file.name),
        "createdTime": lambda file: file.created,
        "folder": lambda file: not file.is_folder,
        "quotaBytesUsed": lambda file: not file.is_folder,
        "starred": lambda file: not file.kept("starred"),
        **dict.fromkeys(
            ("modifiedTime", "modifiedByMeTime", "viewedByMeTime", "recency"),
            lambda file: file.modified,
        ),
        "sharedWithMeTime": lambda file: file.created,
    }
    result = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        given, _, direction = part.partition(" ")
        name = newer.get(given, given)
        if name not in keys or direction.strip() not in ("", "desc"):
            raise bad_request(f"Invalid value for: {part} is not a valid value", "orderBy")
        result.append((keys[name], direction.strip() == "desc"))
    return result


def _natural(name: str) -> list[tuple[int, int, str]]:
    """A key by which `file 2` comes before `file 10`."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
