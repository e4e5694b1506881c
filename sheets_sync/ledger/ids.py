"""Record ids such as `D-000001`: written, understood and put in order (spec: rules.md, Terms)."""

import re

from sheets_sync.ledger.cells import fold

_WELL_FORMED = re.compile(r"([A-Z])-([0-9]{6,18})")
IdOrder = tuple[int, str, int]


def format_id(prefix: str, number: int) -> str:
    """`D` or `D-` and 1 make `D-000001`; from a million on ids grow by a digit."""
    return f"{prefix.removesuffix('-')}-{number:06d}"


def parse_id(text: str) -> tuple[str, int] | None:
    """The prefix letter and the number of a record id, None where the text is not one.

    Lower case, full-width characters and blanks round it are understood:
    `parse_id("d-０００００７") == ("D", 7)`.
    """
    match = _WELL_FORMED.fullmatch(text) or _WELL_FORMED.fullmatch(fold(text).upper())
    return (match[1], int(match[2])) if match else None


def id_order(text: str) -> IdOrder:
    """A sorting key: record ids by prefix, then number; other ids as text by code point.

    Texts that are no record ids come after those that are.
    """
    parsed = parse_id(text)
    return (0, *parsed) if parsed else (1, text, 0)
