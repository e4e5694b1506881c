"""From cells to values, column by column; what each distinct cell said is remembered."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final, NamedTuple

from sheets_sync.findings import Hit
from sheets_sync.ledger.cells import Cell, as_text, is_blank
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS, Yearless, YearlessMoment, resolve_yearless
from sheets_sync.ledger.referring import approvers, objects, people
from sheets_sync.ledger.rows import Cells, Rows
from sheets_sync.ledger.saying import REFERENCES, Said, plain_serial, say
from sheets_sync.workbook.layout.schema import Column, Kind

_MOST_REMEMBERED: Final = 200_000
_FREE: Final = frozenset((Kind.TEXT, Kind.NAME, Kind.PHONE))
_YEARLESS: Final = (Yearless, YearlessMoment)
_MOMENTS: Final = frozenset((Kind.DATE, Kind.MOMENT, Kind.TIME))

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
        read = self._distinct(rows.tab.key, column, cells)
        if read.troubles:
            rows.add(
                Hit(i, said.code, column.key, said.variant, {"header": column.key, **said.args})
                for i, cell in enumerate(cells)
                if (said := read.troubles.get(cell))
            )
        if read.yearless:
            self._infer_years(column, cells, read, rows, inferred)
        rows.values[column.key] = read.values

    def _distinct(self, tab: str, column: Column, cells: Sequence[Cell]) -> "_Read":
        """Each distinct cell is read once."""
        # Two columns of times say the same with the same cell.
        alike = column.kind in _MOMENTS and not column.required
        path = column.kind.value if alike else f"{tab}.{column.key}"
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
        dates = column.kind in (Kind.DATE, Kind.MOMENT)
        return _Read(
            list(map(known.__getitem__, cells)),
            {cell: troubles[cell] for cell in distinct & troubles.keys()},
            {cell for cell in distinct if isinstance(known[cell], _YEARLESS)} if dates else set(),
        )

    def _infer_years(
        self,
        column: Column,
        cells: Sequence[Cell],
        read: "_Read",
        rows: Rows,
        inferred: Inferred,
    ) -> None:
        values = read.values
        for i in [i for i, cell in enumerate(cells) if cell in read.yearless]:
            value = values[i]
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
        read = self._distinct(rows.tab.key, column, cells)
        texts: list[str | None] = read.values
        if read.troubles:
            rows.add(
                Hit(i, "R101", column.key, args={"header": column.key})
                for i, text in enumerate(texts)
                if text is None
            )
        named = {text for text in set(texts) if text}
        registers = self._context.registers
        if column.kind is Kind.APPROVER:
            rows.values[column.key], wrong = approvers(texts, named, registers)
        elif column.kind is Kind.PERSON:
            rows.values[column.key], wrong = people(texts, named, rows.days, registers)
        else:
            rows.values[column.key], wrong = objects(column, texts, named, rows, registers)
        code = "R105" if column.kind in (Kind.PERSON, Kind.APPROVER) else "R106"
        rows.add(
            Hit(i, code, column.key, variant, {"header": column.key, "cell": cells[i]})
            for i, variant in wrong.items()
        )


class _Read(NamedTuple):
    """A column as read: values by row, and which of the distinct cells want a second look."""

    values: list[Any]
    troubles: Mapping[Cell, Said]
    yearless: AbstractSet[Cell]


def _without_bools(cells: Sequence[Cell]) -> Sequence[Cell]:
    """TRUE and FALSE as the words that a sheet shows: Python would take them for 1 and 0."""
    if bool in set(map(type, cells)):
        return [as_text(cell) if isinstance(cell, bool) else cell for cell in cells]
    return cells
