"""Formulas that follow what they refer to: cells that move, sheets and names that are renamed."""

from collections.abc import Callable

from sheets_sync.formulas.references import LOST, Place, Reference, parse_reference
from sheets_sync.formulas.tokens import Kind, Token, joined, tokens
from sheets_sync.workbook.a1 import quote_title

Move = Callable[[Place], Place | None]


def moved(formula: str, here: str, move: Move) -> str:
    """The formula of the sheet `here` after every reference went where `move` says.

    None from `move` means that the cells are gone: the reference becomes #REF!.
    """

    def follow(reference: Reference) -> Reference | None:
        place = reference.place(here)
        target = move(place)
        if target is None or target == place:
            return reference if target else None
        return reference.at(target, here)

    return _with_references(formula, follow)


def copied(formula: str, down: int, right: int) -> str:
    """The formula as a copy of it stands so many cells away: parts without $ go along."""
    if not down and not right:
        return formula
    return _with_references(formula, lambda reference: reference.copied(down, right))


def with_title(formula: str, old: str, new: str) -> str:
    """The formula after a sheet took another title."""

    def rename(reference: Reference) -> Reference:
        if reference.sheet is None or reference.sheet.casefold() != old.casefold():
            return reference
        return reference._replace(title=quote_title(new))

    return _with_references(formula, rename)


def on_sheet(formula: str, here: str) -> str:
    """The formula with `here` spelled out wherever a reference named no sheet."""

    def spell(reference: Reference) -> Reference:
        if reference.sheet is not None:
            return reference
        return reference._replace(title=quote_title(here))

    return _with_references(formula, spell)


def with_name(formula: str, old: str, new: str) -> str:
    """The formula after a named range took another name."""
    folded = old.casefold()
    if folded not in formula.casefold():
        return formula
    parts = tokens(formula)
    return joined(
        [
            Token(part.kind, new)
            if part.kind is Kind.NAME and part.text.casefold() == folded
            else part
            for part in parts
        ]
    )


def _with_references(formula: str, change: Callable[[Reference], Reference | None]) -> str:
    parts = tokens(formula)
    for number, part in enumerate(parts):
        if part.kind is not Kind.REFERENCE:
            continue
        reference = parse_reference(part.text)
        if reference is None:
            continue
        target = change(reference)
        if target is not reference:
            parts[number] = Token(part.kind, LOST if target is None else str(target))
    return joined(parts)
