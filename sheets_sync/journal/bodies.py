"""Bodies in two parts: what a row says in facts, and what it says in people's own words.

Names, telephone numbers and free text can be let go of sooner than dates, ids and choices.
"""

from collections.abc import Mapping
from typing import Any, Final

import orjson

from sheets_sync.ledger.cells import Cell
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import Kind

_FREE: Final = frozenset((Kind.TEXT, Kind.NAME, Kind.PHONE))
WORDS: Final[Mapping[str, frozenset[str]]] = {
    tab.key: frozenset(
        column.key for column in tab.columns if column.human and column.kind in _FREE
    )
    for tab in TABS
}
_NONE: Final[frozenset[str]] = frozenset()


def canonical(body: Mapping[str, object]) -> str:
    """The stored text of a body, a part of one, or of inferred dates."""
    return orjson.dumps(body, default=dict).decode()


def parted(tab: str, body: Mapping[str, Cell]) -> tuple[str, str | None]:
    """The stored texts of both parts; None for the second where there is no free text."""
    free = WORDS.get(tab, _NONE)
    words = {key: cell for key, cell in body.items() if key in free}
    if not words:
        return canonical(body), None
    return canonical({key: c for key, c in body.items() if key not in free}), canonical(words)


def joined(body: str, words: str | None) -> dict[str, Any]:
    """A body from its stored parts; without the words where those were erased."""
    cells: dict[str, Any] = orjson.loads(body)
    if words is not None:
        cells.update(orjson.loads(words))
    return cells
