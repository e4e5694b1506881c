"""The results of a workbook's formulas, by formualizer; runs in a process that may die of them."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple

import formualizer

from sheets_sync.formulas import following
from sheets_sync.formulas.extra_functions import EXTRA_FUNCTIONS, rows_of
from sheets_sync.formulas.lifting import SCRATCH, CannotSpread, Lifting, needs_spreading
from sheets_sync.formulas.outcomes import (
    ERRORS,
    PARSE_ERROR,
    TOO_MUCH,
    UNKNOWN_ARRAY,
    Outcome,
    address_of,
    beyond,
    extent_of,
    outcome,
)
from sheets_sync.formulas.references import Place, parse_reference
from sheets_sync.formulas.tokens import Kind, tokens
from sheets_sync.formulas.translation import LENGTH_LIMIT, Book, Extent, translated

Json = dict[str, Any]
Result = list[Any]  # sheet number, row, column, outcome, row and column of the formula

_BLANKS = "GRIDBOOK_BLANKS"
_CORNER = (1_048_576, 16_384)  # of every sheet of the engine: no sheet of ours reaches it
_BLANK_CHECKS = 5_000
_PASSING_ON = {
    *("IF", "IFS", "IFERROR", "IFNA", "CHOOSE", "SWITCH", "LET", "ARRAYFORMULA"),
    *("INDEX", "VLOOKUP", "HLOOKUP", "XLOOKUP", "LOOKUP", "OFFSET", "INDIRECT"),
    *("FILTER", "UNIQUE", "TRANSPOSE", "VSTACK", "HSTACK", "TAKE", "DROP"),
    *("CHOOSECOLS", "CHOOSEROWS"),
}


class Exhausted(Exception):  # noqa: N818 - a state, read as `except Exhausted`
    """The engine's own deadline passed."""


class _Formula(NamedTuple):
    sheet: int
    row: int
    column: int
    text: str


class Calculation:
    """One workbook in the engine.

    `asked`: `sheets` [{title, rows, columns, values}], `names` [[name, title, top, left, bottom,
    right]], `formulas` [[sheet number, row, column, text]], `clock` [seconds since 1970, seconds
    east of Greenwich], `seed`, `deadline_ms`.
    """

    def __init__(self, asked: Json) -> None:
        self._sheets: list[Json] = asked["sheets"]
        self._titles = [str(sheet["title"]) for sheet in self._sheets]
        self._formulas = [_Formula(*item) for item in asked["formulas"]]
        self._book = Book(
            tuple(Extent(s["title"], s["rows"], s["columns"]) for s in self._sheets),
            tuple((name, Place(*place)) for name, *place in asked["names"]),
        )
        self._blanks: list[Any] = []
        self._engine = _engine(asked)
        self._lifting = Lifting(self._put_block)
        self._engine.register_function(_BLANKS, self._capture, min_args=1, max_args=1)
        for title, sheet in zip(self._titles, self._sheets, strict=True):
            self._engine.add_sheet(title)
            if sheet["values"]:
                self._engine.set_values_batch(title, 1, 1, sheet["values"])

    def _capture(self, value: object) -> bool:
        self._blanks.append(value)
        return True

    def _put_block(self, left: int, rows: list[list[str]]) -> None:
        self._engine.add_sheet(SCRATCH)
        self._engine.set_formulas_batch(SCRATCH, 1, left + 1, rows)

    def all_results(self) -> list[Result]:
        """The results of all formulas, spilled cells too; Exhausted if they take too long."""
        failed: dict[int, Outcome] = {}
        for start, run in self._runs(failed):
            first = self._formulas[start]
            title = self._titles[first.sheet]
            try:
                rows = [[text] for text in run]
                self._engine.set_formulas_batch(title, first.row + 1, first.column + 1, rows)
            except RuntimeError:
                for number, text in enumerate(run, start):
                    failed.update(self._set(number, text))
        self._evaluate()
        results: list[Result] = []
        for number, formula in enumerate(self._formulas):
            if number in failed:
                results.append(_result(formula, failed[number]))
            else:
                results.extend(self._results_of(formula))
        return results

    def result_of(self, number: int) -> list[Result]:
        """The results of one formula on its own; Exhausted if it takes too long."""
        formula = self._formulas[number]
        text, error = self._translated(formula)
        failed = {number: error} if error else self._set(number, text)
        if failed:
            return [_result(formula, failed[number])]
        self._evaluate()
        return self._results_of(formula)

    def refuse(self, number: int) -> list[Result]:
        """Put an error in the place of a formula."""
        formula = self._formulas[number]
        error = formualizer.LiteralValue.error("Value", None)
        title = self._titles[formula.sheet]
        self._engine.set_value(title, formula.row + 1, formula.column + 1, error)
        return [_result(formula, TOO_MUCH)]

    def _runs(self, failed: dict[int, Outcome]) -> Iterator[tuple[int, list[str]]]:
        """Formulas below one another, with the number of the first; what cannot be read fails."""
        start, run = 0, list[str]()
        for number, formula in enumerate(self._formulas):
            text, error = self._translated(formula)
            if error:
                failed[number] = error
            if run and (error or not _follows(formula, self._formulas[number - 1])):
                yield start, run
                run = []
            if not error:
                start = start if run else number
                run.append(text)
        if run:
            yield start, run

    def _translated(self, formula: _Formula) -> tuple[str, Outcome | None]:
        """The engine's formula, or why there is none."""
        if len(formula.text) > LENGTH_LIMIT:
            return "", PARSE_ERROR
        title = self._titles[formula.sheet]
        text = translated(formula.text, title, self._book)
        verdict = _verdict(text)
        if verdict is _Verdict.READABLE:
            return text, None
        if verdict is _Verdict.UNREADABLE:
            return "", PARSE_ERROR
        spelled = translated(following.on_sheet(formula.text, title), title, self._book)
        try:
            return self._lifting.spread(spelled), None
        except CannotSpread:
            return "", UNKNOWN_ARRAY

    def _set(self, number: int, text: str) -> dict[int, Outcome]:
        """Enter a formula; the error under its number if the engine refuses it."""
        formula = self._formulas[number]
        title = self._titles[formula.sheet]
        try:
            self._engine.set_formula(title, formula.row + 1, formula.column + 1, text)
        except RuntimeError as error:
            return {number: list(ERRORS["Circ"]) if "#CIRC!" in str(error) else PARSE_ERROR}
        return {}

    def _evaluate(self) -> None:
        try:
            self._engine.evaluate_all()
        except formualizer.ExcelEvaluationError as error:
            raise Exhausted(str(error)) from error

    def _results_of(self, formula: _Formula) -> list[Result]:
        sheet, title = self._sheets[formula.sheet], self._titles[formula.sheet]
        cell = self._engine.inspect_cell(address_of(title, formula.row, formula.column)).cell
        if cell.spill is None or cell.spill.extent is None:
            value = outcome(cell.value)
            blank = value == 0 and value is not False and self._is_blank(formula)
            return [_result(formula, None if blank else value)]
        top, left, bottom, right = extent_of(cell.spill.extent)
        error = beyond(bottom, right, sheet["rows"], sheet["columns"])
        if error:
            return [_result(formula, error)]
        area = formualizer.RangeAddress(title, top + 1, left + 1, bottom, right)
        rows = self._engine.sheet(title).get_values(area)
        blanks = self._blanks_of(formula) if any(0.0 in row for row in rows) else set()
        return [
            [formula.sheet, top + i, left + j, None if (i, j) in blanks else outcome(v), top, left]
            for i, row in enumerate(rows)
            for j, v in enumerate(row)
        ]

    def _is_blank(self, formula: _Formula) -> bool:
        """Whether a 0 is an empty cell that the formula passes on, which shows as empty."""
        parts = tokens(formula.text)
        if len(parts) != 2 or parts[1].kind is not Kind.REFERENCE:
            return (0, 0) in self._blanks_of(formula)
        reference = parse_reference(parts[1].text)
        if reference is None or reference.last is not None:
            return False
        place = reference.place(self._titles[formula.sheet])
        extent = self._book.sheet(place.sheet)
        row, column = (place.top or 0) + 1, (place.left or 0) + 1
        return extent is not None and self._engine.get_value(extent.title, row, column) is None

    def _blanks_of(self, formula: _Formula) -> set[tuple[int, int]]:
        """The empty cells in what a formula passes on from other cells."""
        if len(self._blanks) >= _BLANK_CHECKS or not _passes_on(formula.text):
            return set()
        text = f"={_BLANKS}({self._translated(formula)[0][1:]})"
        title, before = self._titles[formula.sheet], len(self._blanks)
        try:
            self._engine.set_formula(title, *_CORNER, text)
            self._engine.evaluate_cell(title, *_CORNER)
        except (RuntimeError, formualizer.ExcelEvaluationError):
            return set()
        finally:
            self._engine.set_value(title, *_CORNER, None)
        if len(self._blanks) == before:
            return set()
        rows = rows_of(self._blanks[-1])
        return {(i, j) for i, row in enumerate(rows) for j, v in enumerate(row) if v is None}


def _engine(asked: Json) -> "formualizer.Workbook":
    config = formualizer.EvaluationConfig()
    config.enable_parallel = False
    config.max_eval_time_ms = asked["deadline_ms"]
    config.workbook_seed = asked["seed"]
    engine = formualizer.Workbook(
        config=formualizer.WorkbookConfig(
            mode=formualizer.WorkbookMode.Ephemeral, eval_config=config, enable_changelog=False
        )
    )
    engine.set_temporal_egress("serial")
    seconds, east = asked["clock"]
    engine.set_deterministic_clock(dt.datetime.fromtimestamp(seconds, dt.UTC), east)
    for name, function in EXTRA_FUNCTIONS:
        engine.register_function(name, function, allow_override_builtin=True)
    return engine


def _result(formula: _Formula, value: Outcome) -> Result:
    return [formula.sheet, formula.row, formula.column, value, formula.row, formula.column]


class _Verdict(Enum):
    READABLE = "as it stands"
    UNREADABLE = "not at all"
    TO_SPREAD = "once it is spread"


@lru_cache(maxsize=65_536)
def _verdict(text: str) -> _Verdict:
    """How the engine can read a formula."""
    try:
        tree = formualizer.parse(text)
        return _Verdict.TO_SPREAD if needs_spreading(tree) else _Verdict.READABLE
    except (formualizer.ParserError, formualizer.TokenizerError, ValueError):
        return _Verdict.UNREADABLE
    except RecursionError:
        return _Verdict.READABLE


def _follows(formula: _Formula, before: _Formula) -> bool:
    return (before.sheet, before.row + 1, before.column) == formula[:3]


def _passes_on(text: str) -> bool:
    """Whether a formula may hand on a cell as it is, by its first word."""
    parts = [part for part in tokens(text)[1:] if part.kind is not Kind.SPACE]
    if not parts:
        return False
    first = parts[0]
    if first.kind is Kind.FUNCTION:
        return first.text.upper() in _PASSING_ON
    return first.text == "{" or (len(parts) == 1 and first.kind in (Kind.REFERENCE, Kind.NAME))
