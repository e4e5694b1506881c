"""Finds the tabs and columns of the layout in a workbook that people have rearranged."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sheets_sync.workbook.layout import LOCALES, TABS
from sheets_sync.workbook.layout.schema import Column, Tab

TAB_METADATA = "gridbook.tab"
COLUMN_METADATA = "gridbook.column"
_CLOSE = 3
_LIKE = 0.4


@dataclass(frozen=True, slots=True)
class ColumnPlaces:
    """Where the columns of a tab stand, as 0-based sheet columns by column key.

    `unclaimed` are the keys found by header alone, which want their metadata back; `doubled` are
    the further columns that claim a key by metadata or header (W103); `missing` is in layout order
    (W102).
    """

    places: Mapping[str, int]
    unclaimed: frozenset[str]
    missing: tuple[str, ...]
    doubled: Mapping[str, tuple[int, ...]]


def folded(text: str) -> str:
    """The text for comparing titles and headers: NFKC, no invisible characters, no `*` behind."""
    seen = "".join(
        char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf"
    )
    return " ".join(seen.casefold().split()).rstrip("* ")


def header_aliases(column: Column) -> frozenset[str]:
    """Folded texts by which a header names the column: both locales' headers and the key."""
    return frozenset(folded(text) for text in (column.header.zh, column.header.en, column.key))


def find_tab(tab: Tab, claims: Sequence[str], titles: Sequence[str]) -> int | None:
    """Position of the sheet that is this tab, in two lists of all sheets; None if there is none.

    `claims` are the values of `gridbook.tab` ("" for none). A copy of a tab carries the claim of
    its original: of several the one with the tab's own title wins, else the first.
    """
    names = {folded(tab.title[locale]) for locale in LOCALES}
    claimed = [place for place, claim in enumerate(claims) if claim == tab.key]
    titled = [
        place
        for place, title in enumerate(titles)
        if folded(title) in names and claims[place] not in _OTHER_KEYS[tab.key]
    ]
    both = [place for place in claimed if place in titled]
    return next(iter((*both, *claimed, *titled)), None)


def find_columns(
    tab: Tab, headers: Sequence[str], claims: Mapping[int, Iterable[str]]
) -> ColumnPlaces:
    """Find each column by its metadata, else by the header in row 1.

    `claims` gives, by 0-based sheet column, the values of `gridbook.column` standing there.
    """
    places: dict[str, int] = {}
    doubled: dict[str, tuple[int, ...]] = {}
    prefix = f"{tab.key}."
    known = {column.key for column in tab.columns}
    for place in sorted(claims):
        for claim in claims[place]:
            key = claim.removeprefix(prefix)
            if not claim.startswith(prefix) or key not in known:
                continue
            if key in places:
                doubled[key] = (*doubled.get(key, ()), place)
            else:
                places[key] = place
    taken = {*places.values(), *(place for extra in doubled.values() for place in extra)}
    unclaimed = set()
    free = {place: folded(text) for place, text in enumerate(headers) if place not in taken}
    for column in tab.columns:
        if column.key in places:
            continue
        aliases = header_aliases(column)
        named = next((place for place, text in free.items() if text in aliases), None)
        if named is not None:
            places[column.key] = named
            unclaimed.add(column.key)
            del free[named]
    for column in tab.columns:
        # A copied column carries our header but no metadata: people may type in either.
        again = tuple(place for place, text in free.items() if text in header_aliases(column))
        if again and column.key in places:
            doubled[column.key] = (*doubled.get(column.key, ()), *again)
    missing = tuple(column.key for column in tab.columns if column.key not in places)
    return ColumnPlaces(places, frozenset(unclaimed), missing, doubled)


def extra_columns(headers: Sequence[str], places: ColumnPlaces) -> dict[str, int]:
    """Columns of people's own, by header; of several under one header the first."""
    found: dict[str, int] = {}
    taken = _taken(places)
    for place, text in enumerate(headers):
        if folded(text) and place not in taken:
            found.setdefault(text, place)
    return found


def closest_headers(
    column: Column, headers: Sequence[str], places: ColumnPlaces
) -> tuple[str, ...]:
    """Headers that no column of ours claims and that look most like this one, best first."""
    taken = _taken(places)
    free = {folded(text): text for place, text in enumerate(headers) if text and place not in taken}
    found = [
        match
        for alias in sorted(header_aliases(column))
        for match in get_close_matches(alias, free, n=_CLOSE, cutoff=_LIKE)
    ]
    return tuple(free[match] for match in dict.fromkeys(found))[:_CLOSE]


def _taken(places: ColumnPlaces) -> set[int]:
    """Columns that claim a key of ours, in use or doubled."""
    return {*places.places.values(), *(p for extra in places.doubled.values() for p in extra)}


_OTHER_KEYS = {tab.key: {other.key for other in TABS} - {tab.key} for tab in TABS}
