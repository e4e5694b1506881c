"""Workbooks as they show: with results where formulas stand, if somebody asks for results."""

from collections.abc import Iterable

from flask import Flask, current_app

from sheets_sync.local_sheets.formulas.evaluation import Evaluator
from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.workbook import Workbook

_EXTENSION = "local_sheets_evaluator"


def use_evaluator(app: Flask, evaluator: Evaluator) -> None:
    """Let the app's answers show the results of this evaluator."""
    app.extensions[_EXTENSION] = evaluator


def shown(workbook: Workbook, areas: Iterable[Area]) -> Workbook:
    """The workbook with results in the sheets of these areas."""
    return shown_sheets(workbook, [area.sheet_id for area in areas])


def shown_sheets(workbook: Workbook, sheet_ids: Iterable[int]) -> Workbook:
    """The workbook with results in these sheets."""
    evaluator: Evaluator = current_app.extensions[_EXTENSION]
    return evaluator.shown(workbook, dict.fromkeys(sheet_ids))
