"""Sheets as they show: results in the place of formulas, calculated when somebody looks."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from operator import is_not
from typing import Any

import orjson

from sheets_sync.formulas.outcomes import TOO_MUCH
from sheets_sync.formulas.process import Calculator
from sheets_sync.local_sheets.formulas.found import holds_formulas
from sheets_sync.local_sheets.formulas.inputs import Inputs, inputs_of, moment
from sheets_sync.local_sheets.formulas.shown import Result, shown_grid
from sheets_sync.local_sheets.model.grid import Grid
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

KEPT_WORKBOOKS = 8
REFUSED_SECONDS = 600.0  # for which a formula that took too much is not tried again

Results = dict[int, dict[tuple[int, int], Result]]  # by sheet id, then (row, column)


@dataclass(slots=True)
class _Known:
    """The results for one version, and what they were calculated from."""

    inputs: Inputs
    until: str
    request: bytes
    results: Results
    shown: dict[int, tuple[list[object], Grid]] = field(default_factory=dict)

    def looks(self, workbook: Workbook, grid: Grid) -> list[object]:
        """What a shown grid depends on beside the results: its own, and the styles around it."""
        sheets = workbook.sheets
        return [grid, *(sheets[number].grid.styles for number in self.inputs.columns)]


class Evaluator:
    """Results of formulas for one server, remembered for as long as nothing they read changes.

    Its calculator is made when the first sheet with a formula is looked at. Safe for threads.
    """

    def __init__(
        self,
        make_calculator: Callable[[], Calculator] = Calculator,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._make_calculator = make_calculator
        self._now = now
        self._calculator: Calculator | None = None
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._refused: dict[str, float] = {}
        self._lock = threading.Lock()
        self.calculations = 0

    def shown(self, workbook: Workbook, sheet_ids: Iterable[int]) -> Workbook:
        """The workbook with these sheets as they show; itself where they hold no formula."""
        result = workbook
        for sheet_id in sheet_ids:
            sheet = workbook.sheet(sheet_id)
            if holds_formulas(sheet.grid.values):
                result = result.with_sheet(replace(sheet, grid=self._grid(workbook, sheet)))
        return result

    def _grid(self, workbook: Workbook, sheet: Sheet) -> Grid:
        with self._lock:
            known = self._up_to_date(workbook)
            looks = known.looks(workbook, sheet.grid)
            before, shown = known.shown.get(sheet.sheet_id, ([], sheet.grid))
            if len(before) != len(looks) or any(map(is_not, before, looks)):
                results = known.results.get(sheet.sheet_id, {})
                shown = shown_grid(workbook, sheet, results.values())
                known.shown[sheet.sheet_id] = (looks, shown)
            return shown

    def close(self) -> None:
        """End the calculating process."""
        with self._lock:
            if self._calculator is not None:
                self._calculator.close()

    def _up_to_date(self, workbook: Workbook) -> _Known:
        key = workbook.spreadsheet_id
        known = self._known.get(key)
        same = known is not None and known.inputs.is_same(workbook)
        inputs = known.inputs if known is not None and same else inputs_of(workbook)
        clock, until = moment(workbook, self._now(), inputs.clock)
        if known is None or not same or known.until != until:
            refused = self._still_refused()
            asked = inputs.asked(refused)
            request = orjson.dumps(asked)
            if known is not None and known.request == request and known.until == until:
                known = _Known(inputs, until, request, known.results, known.shown)
            else:
                results = self._calculated(inputs, {**asked, "clock": clock})
                known = _Known(inputs, until, request, results)
        self._known[key] = known
        self._known.move_to_end(key)
        if len(self._known) > KEPT_WORKBOOKS:
            self._known.popitem(last=False)
        return known

    def _still_refused(self) -> list[str]:
        now = time.monotonic()
        self._refused = {text: until for text, until in self._refused.items() if until > now}
        return list(self._refused)

    def _calculated(self, inputs: Inputs, asked: dict[str, Any]) -> Results:
        if self._calculator is None:
            self._calculator = self._make_calculator()
        self.calculations += 1
        answer = self._calculator.answer({**asked, "seed": self.calculations})
        sheets = inputs.workbook.sheets
        results: Results = {}
        for number, (row, column, _) in inputs.formulas:
            cells = results.setdefault(sheets[number].sheet_id, {})
            cells[row, column] = Result(row, column, TOO_MUCH, (row, column))
        for number, row, column, outcome, *anchor in answer.cells:
            result = Result(row, column, outcome, (anchor[0], anchor[1]))
            results[sheets[number].sheet_id][row, column] = result
        until = time.monotonic() + REFUSED_SECONDS
        for position in answer.refused:
            self._refused[asked["formulas"][position][3]] = until
        return results
