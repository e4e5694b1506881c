"""Whole columns of references: whom and what the rows mean, and where nobody can tell.

Each function takes the folded texts of a column by row (None: blank) and the distinct ones among
them, and gives the values by row and the variant of R105 or R106 of each row that is wrong.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from sheets_sync.ledger.references import (
    Meant,
    by_id,
    by_label,
    depends_on_day,
    may_approve,
    person,
)
from sheets_sync.ledger.registers import Registers
from sheets_sync.ledger.rows import Rows
from sheets_sync.workbook.layout.schema import Column, Kind

Texts = Sequence[str | None]
Found = tuple[list[Any], dict[int, str]]


def approvers(texts: Texts, named: AbstractSet[str], registers: Registers) -> Found:
    """Whether each row bears the name of somebody who may let it count."""
    if "staff" in registers.absent or not named:
        return [False] * len(texts), {}
    may: dict[str | None, bool] = {text: may_approve(text, registers) for text in named}
    wrong = {i: "approver" for i, text in enumerate(texts) if text and not may[text]}
    return [may.get(text, False) for text in texts], wrong


def people(
    texts: Texts, named: AbstractSet[str], days: Sequence[int | None], registers: Registers
) -> Found:
    """Folded staff ids; `days` are the main dates of the rows."""
    if "staff" in registers.absent:
        return [None] * len(texts), {}
    varying = {text for text in named if depends_on_day(text, registers)}
    meant = {text: person(text, None, registers) for text in named}
    keys: Mapping[str | None, Any] = {text: found.key for text, found in meant.items()}
    values: list[Any] = list(map(keys.get, texts))
    wrong: dict[int, str] = {}
    unsure = varying.union(text for text, found in meant.items() if found.variant)
    for i, text in enumerate(texts) if unsure else ():
        if text is None or text not in unsure:
            continue
        found = person(text, days[i], registers) if text in varying else meant[text]
        values[i] = found.key
        if found.variant:
            wrong[i] = found.variant
    return values, wrong


def objects(
    column: Column, texts: Texts, named: AbstractSet[str], rows: Rows, registers: Registers
) -> Found:
    """Homes and places as (sort, folded id): by id, or by label within the worker's area."""
    homes_only = column.kind is Kind.HOUSEHOLD
    ids: dict[str | None, tuple[str, str] | None] = {text: by_id(text, registers) for text in named}
    values: list[Any] = list(map(ids.get, texts))
    if registers.absent & ({"households"} if homes_only else {"households", "places"}):
        # An id may stand on the register that cannot be read; nothing is found wrong.
        return values, {}
    misplaced = {text for text, pair in ids.items() if homes_only and pair and pair[0] == "place"}
    unsure = misplaced.union(text for text, pair in ids.items() if pair is None)
    if not unsure:
        return values, {}
    workers, days = rows.values.get("worker", [None] * rows.size), rows.days
    area_of = registers.areas(rows.duty_days("worker") if "worker" in rows.values else {})
    meant: dict[tuple[str, frozenset[str]], Meant] = {}
    wrong: dict[int, str] = {}
    for i, text in enumerate(texts):
        if text is None or text not in unsure:
            continue
        area = area_of.get((workers[i], days[i]))  # type: ignore[arg-type]  # None is nobody's key
        if text in misplaced:
            values[i], wrong[i] = None, "household"
        elif area is not None:
            found = meant.get((text, area))
            if found is None:
                found = meant[text, area] = by_label(text, area, registers, homes_only=homes_only)
            values[i] = found.key
            if found.variant:
                wrong[i] = found.variant
    return values, wrong
