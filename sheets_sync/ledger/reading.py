"""From cells to values, column by column; what each distinct cell said is remembered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sheets_sync.findings import Hit
from sheets_sync.ledger.cells import Cell, as_text, is_blank
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS, Yearless, YearlessMoment, resolve_yearless
from sheets_sync.ledger.references import (
    Meant,
    by_id,
    by_label,
    depends_on_day,
    may_approve,
    person,
)
from sheets_sync.ledger.rows import Cells, Rows
from sheets_sync.ledger.saying import REFERENCES, Said, plain_serial, say
from sheets_sync.workbook.layout.schema import Column, Kind

_MOST_REMEMBERED: Final = 200_000
_FREE: Final = frozenset((Kind.TEXT, Kind.NAME, Kind.PHONE))

Inferred = Callable[[int], Mapping[str, int]]


class Reader:
    """Reads the cells of a workbook; remembers distinct cells while the settings stay the same."""

    def __init__(self) -> None:
        self._context: Context
        self._values: dict[str, dict[Cell, Any]] = {}
        self._troubles: dict[str, dict[Cell, Said]] = {}

    def read(self, cells: Cells, context: Context, inferred: Inferred) -> Rows:
        """What the rows say.

        `inferred(row)` gives the years that were read into this row's dates when it first stood
        there. References are resolved last: they need the row's person and date.
        """
        self._context = context
        columns = [column for column in cells.tab.columns if column.human]
        lost = frozenset(column.key for column in columns if column.key not in cells.columns)
        rows = Rows(cells.tab, {}, size=len(cells), lost=lost)
        for column in columns:
            if column.key not in cells.columns:
                rows.values[column.key] = [None] * len(cells)
            elif column.kind not in REFERENCES:
                self._read_column(column, cells.columns[column.key], rows, inferred)
        for kinds in ((Kind.PERSON, Kind.APPROVER), (Kind.TARGET, Kind.HOUSEHOLD)):
            for column in columns:
                if column.kind in kinds and column.key in cells.columns:
                    self._refer(column, cells.columns[column.key], rows)
        return rows

    def _read_column(
        self, column: Column, cells: Sequence[Cell], rows: Rows, inferred: Inferred
    ) -> None:
        if column.kind in _FREE:
            texts: list[Any] = list(cells)
            if not set(map(type, texts)) <= {str}:
                texts = list(map(as_text, texts))
            rows.values[column.key] = texts
            if column.required:
                # Most texts begin with a letter: those are not blank, whatever follows.
                rows.add(
                    Hit(i, "R101", column.key, args={"header": column.key})
                    for i, text in enumerate(texts)
                    if not text[:1].isalnum() and is_blank(text)
                )
            return
        values, troubles = self._distinct(rows.tab.key, column, cells)
        if troubles:
            rows.add(
                Hit(i, said.code, column.key, said.variant, {"header": column.key, **said.args})
                for i, cell in enumerate(cells)
                if (said := troubles.get(cell))
            )
        if column.kind in (Kind.DATE, Kind.MOMENT):
            self._infer_years(column, cells, values, rows, inferred)
        rows.values[column.key] = values

    def _distinct(
        self, tab: str, column: Column, cells: Sequence[Cell]
    ) -> tuple[list[Any], dict[Cell, Said]]:
        """Values by row, and the troubles among the distinct cells."""
        path = f"{tab}.{column.key}"
        known = self._values.setdefault(path, {})
        troubles = self._troubles.setdefault(path, {})
        if len(known) > _MOST_REMEMBERED:
            known.clear()
            troubles.clear()
        distinct = set(cells)
        if 1 in distinct or 0 in distinct:
            cells = _without_bools(cells)
            distinct = set(cells)
        for cell in distinct - known.keys():
            plain = plain_serial(column.kind, cell)
            if plain is not None:
                known[cell] = plain
                continue
            said = say(column, cell, self._context.locale, self._context.thresholds)
            known[cell] = said.value
            if said.code:
                troubles[cell] = said
        values = list(map(known.__getitem__, cells))
        return values, {cell: troubles[cell] for cell in distinct & troubles.keys()}

    def _infer_years(
        self,
        column: Column,
        cells: Sequence[Cell],
        values: list[Any],
        rows: Rows,
        inferred: Inferred,
    ) -> None:
        kinds = set(map(type, values))
        if kinds.isdisjoint((Yearless, YearlessMoment)):
            return
        for i, value in enumerate(values):
            if not isinstance(value, (Yearless, YearlessMoment)):
                continue
            key = f"{column.key}={cells[i]}"
            day = inferred(i).get(key)
            if day is None:
                today = self._context.today
                day = resolve_yearless(value.month, value.day, today, ahead=column.ahead)
            header = {"header": column.key, "cell": cells[i]}
            if day is None:
                values[i] = None
                rows.add([Hit(i, "R102", column.key, "date", header)])
                continue
            rows.inferred.setdefault(i, {})[key] = day
            seconds = value.seconds if isinstance(value, YearlessMoment) else 0
            values[i] = day * DAY_SECONDS + seconds if column.kind is Kind.MOMENT else day
            rows.add([Hit(i, "R104", column.key, args={**header, "read": day})])

    def _refer(self, column: Column, cells: Sequence[Cell], rows: Rows) -> None:
        texts, troubles = self._distinct(rows.tab.key, column, cells)
        if troubles:
            rows.add(
                Hit(i, "R101", column.key, args={"header": column.key})
                for i, text in enumerate(texts)
                if text is None
            )
        if column.kind is Kind.APPROVER:
            rows.values[column.key], wrong = self._approvers(texts)
        elif column.kind is Kind.PERSON:
            rows.values[column.key], wrong = self._people(texts, main_days(rows))
        else:
            rows.values[column.key], wrong = self._objects(column, texts, rows)
        code = "R105" if column.kind in (Kind.PERSON, Kind.APPROVER) else "R106"
        rows.add(
            Hit(i, code, column.key, variant, {"header": column.key, "cell": cells[i]})
            for i, variant in wrong.items()
        )

    def _approvers(self, texts: Sequence[str | None]) -> tuple[list[Any], dict[int, str]]:
        registers = self._context.registers
        if "staff" in registers.absent:
            return [False] * len(texts), {}
        verdicts = {text: may_approve(text, registers) for text in set(texts) if text}
        wrong = {i: "approver" for i, text in enumerate(texts) if text and not verdicts[text]}
        return [bool(text and verdicts[text]) for text in texts], wrong

    def _people(
        self, texts: Sequence[str | None], days: Sequence[int | None]
    ) -> tuple[list[Any], dict[int, str]]:
        registers = self._context.registers
        if "staff" in registers.absent:
            return [None] * len(texts), {}
        distinct = {text for text in set(texts) if text}
        varying = {text for text in distinct if depends_on_day(text, registers)}
        meant = {text: person(text, None, registers) for text in distinct}
        values: list[Any] = [meant[text].key if text else None for text in texts]
        wrong: dict[int, str] = {}
        if varying or any(found.variant for found in meant.values()):
            for i, text in enumerate(texts):
                if text:
                    found = person(text, days[i], registers) if text in varying else meant[text]
                    values[i] = found.key
                    if found.variant:
                        wrong[i] = found.variant
        return values, wrong

    def _objects(
        self, column: Column, texts: Sequence[str | None], rows: Rows
    ) -> tuple[list[Any], dict[int, str]]:
        registers = self._context.registers
        homes_only = column.kind is Kind.HOUSEHOLD
        if registers.absent & ({"households"} if homes_only else {"households", "places"}):
            # An id may stand on the register that cannot be read; nothing is found wrong.
            known = {text: by_id(text, registers) for text in set(texts) if text}
            return [known[text] if text else None for text in texts], {}
        ids = {text: by_id(text, registers) for text in set(texts) if text}
        values: list[Any] = [ids[text] if text else None for text in texts]
        wrong: dict[int, str] = {}
        simple = all(ids.values()) and not (
            homes_only and any(pair[0] == "place" for pair in ids.values() if pair)
        )
        if simple:
            return values, wrong
        days, workers = main_days(rows), rows.values.get("worker", [None] * rows.size)
        meant: dict[tuple[str, frozenset[str]], Meant] = {}
        settled = {
            pair for pair in ids.values() if pair and not (homes_only and pair[0] == "place")
        }
        for i in [i for i, pair in enumerate(values) if pair not in settled]:
            text, worker, day = texts[i], workers[i], days[i]
            if text is None:
                continue
            if values[i]:
                values[i], wrong[i] = None, "household"
            elif worker is not None and day is not None:
                area = registers.area(worker, day)
                found = meant.get((text, area))
                if found is None:
                    found = by_label(text, area, registers, homes_only=homes_only)
                    meant[text, area] = found
                values[i] = found.key
                if found.variant:
                    wrong[i] = found.variant
        return values, wrong


def _without_bools(cells: Sequence[Cell]) -> Sequence[Cell]:
    """TRUE and FALSE as the words that a sheet shows: Python would take them for 1 and 0."""
    if bool in set(map(type, cells)):
        return [as_text(cell) if isinstance(cell, bool) else cell for cell in cells]
    return cells


def main_days(rows: Rows) -> list[int | None]:
    """The main date of each row as a day, None where it is blank or unreadable."""
    values: list[int | None] = rows.values.get(rows.tab.main_date, [None] * rows.size)
    if rows.tab.main_date and rows.tab.column(rows.tab.main_date).kind is Kind.MOMENT:
        return [None if value is None else value // DAY_SECONDS for value in values]
    return values
