"""From a formula as people type it in Sheets to the one that the engine evaluates."""

from functools import lru_cache
from typing import NamedTuple

from sheets_sync.formulas.references import LOST, Place, Reference, parse_reference
from sheets_sync.formulas.tokens import Kind, Token, joined, tokens
from sheets_sync.workbook.a1 import cell_name

LENGTH_LIMIT = 50_000  # characters of a cell, as in Sheets

_BY_THE_CLOCK = frozenset({"TODAY", "NOW"})
_BY_TEXT = frozenset({"INDIRECT", "OFFSET"})
_CONSTANTS = frozenset({Kind.TEXT, Kind.NUMBER, Kind.SPACE, Kind.ERROR})


class Mentions(NamedTuple):
    """What a formula depends on, titles and names casefolded.

    `columns` are (title, first, end) with None for an open side; `anywhere` tells that it may read
    any cell, `clock` how its result ages: "" not, "day", "now".
    """

    columns: frozenset[tuple[str, int | None, int | None]]
    names: frozenset[str]
    anywhere: bool
    clock: str


@lru_cache(maxsize=65_536)
def mentions(formula: str) -> Mentions:
    """The columns and names that a formula reads on other sheets than its own."""
    columns, names, functions = set(), set(), set()
    for part in tokens(formula):
        if part.kind is Kind.REFERENCE:
            reference = parse_reference(part.text)
            if reference is not None and reference.sheet is not None:
                place = reference.place("")
                columns.add((place.sheet.casefold(), place.left, place.right))
        elif part.kind is Kind.NAME:
            names.add(part.text.casefold())
        elif part.kind is Kind.FUNCTION:
            functions.add(part.text.upper())
    clock = "now" if "NOW" in functions else "day" if functions & _BY_THE_CLOCK else ""
    return Mentions(frozenset(columns), frozenset(names), bool(functions & _BY_TEXT), clock)


class Extent(NamedTuple):
    """A sheet's title and its size."""

    title: str
    rows: int
    columns: int


class Book(NamedTuple):
    """What translation must know: the sheets, and the named ranges with their places."""

    sheets: tuple[Extent, ...]
    names: tuple[tuple[str, Place], ...]

    def sheet(self, title: str) -> Extent | None:
        """The sheet of this title, in any letter case."""
        return _index(self)[0].get(title.casefold())

    def place(self, name: str) -> Place | None:
        """The named range of this name, in any letter case."""
        return _index(self)[1].get(name.casefold())


@lru_cache(maxsize=8)
def _index(book: Book) -> tuple[dict[str, Extent], dict[str, Place]]:
    return (
        {extent.title.casefold(): extent for extent in book.sheets},
        {name.casefold(): place for name, place in book.names},
    )


@lru_cache(maxsize=65_536)
def translated(formula: str, here: str, book: Book) -> str:
    """The engine's formula: every reference closed and named as the engine knows its sheet.

    ARRAYFORMULA is what the engine does anyway; `{A;B}` of anything but constants is stacked.
    """
    parts: list[Token] = []
    for part in tokens(formula):
        if part.kind is Kind.REFERENCE:
            reference = parse_reference(part.text)
            text = LOST if reference is None else _closed(reference, here, book)
            part = Token(part.kind, text)
        elif part.kind is Kind.NAME:
            place = book.place(part.text)
            if place is not None:
                part = Token(Kind.REFERENCE, _range(place, book))
        elif part.kind is Kind.FUNCTION and part.text.upper() == "ARRAYFORMULA":
            continue
        parts.append(part)
    return joined(_stacked(parts) if "{" in formula else parts)


def _closed(reference: Reference, here: str, book: Book) -> str:
    if reference.title == "" and reference.last is None:
        extent = book.sheet(here)
        row, column = reference.first.row, reference.first.column
        if extent is None or row is None or column is None:
            return LOST
        return str(reference) if row < extent.rows and column < extent.columns else LOST
    return _range(reference.place(here), book)


def _range(place: Place, book: Book) -> str:
    extent = book.sheet(place.sheet)
    if extent is None:
        return LOST
    top, left = place.top or 0, place.left or 0
    bottom = extent.rows if place.bottom is None else min(place.bottom, extent.rows)
    right = extent.columns if place.right is None else min(place.right, extent.columns)
    if top >= bottom or left >= right:
        return LOST
    title = "'" + extent.title.replace("'", "''") + "'"
    first, last = cell_name(top, left), cell_name(bottom - 1, right - 1)
    return f"{title}!{first}" if first == last else f"{title}!{first}:{last}"


def _stacked(parts: list[Token]) -> list[Token]:
    """The tokens with arrays of references written as VSTACK(HSTACK(…),…)."""
    result: list[Token] = []
    brackets: list[str] = []
    for number, part in enumerate(parts):
        text = part.text
        if text == "{":
            brackets.append("constant" if _is_constant(parts, number) else "stack")
            text = "{" if brackets[-1] == "constant" else "VSTACK(HSTACK("
        elif text == "}" and brackets:
            text = "}" if brackets.pop() == "constant" else "))"
        elif text == "(":
            brackets.append("(")
        elif text == ")" and brackets and brackets[-1] == "(":
            brackets.pop()
        elif text == ";" and brackets and brackets[-1] == "stack":
            text = "),HSTACK("
        result.append(Token(part.kind, text))
    return result


def _is_constant(parts: list[Token], start: int) -> bool:
    for part in parts[start + 1 :]:
        if part.text == "}":
            return True
        if part.kind not in _CONSTANTS and part.text.upper() not in (*",;-+%", "TRUE", "FALSE"):
            return False
    return True
