"""Data validation in Excel's terms: drop-downs, checkboxes, bounds of numbers, own formulas."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

Json = dict[str, Any]
Span = tuple[int, int, int, int]  # first row, first column, last row, last column

MOST_TYPED = 255  # characters of a list that stands in the rule itself
LISTS_TAB = "gridbook lists"  # where longer ones stand, out of sight
_BOUNDS = {
    "NUMBER_GREATER": ">",
    "NUMBER_GREATER_THAN_EQ": ">=",
    "NUMBER_LESS": "<",
    "NUMBER_LESS_THAN_EQ": "<=",
    "NUMBER_EQ": "==",
    "NUMBER_NOT_EQ": "!=",
    "NUMBER_BETWEEN": "between",
    "NUMBER_NOT_BETWEEN": "not between",
}


class Choices:
    """The validation rules of one file."""

    def __init__(
        self, book: xlsxwriter.Workbook, workbook: Workbook, titles: Mapping[int, str]
    ) -> None:
        self._book = book
        self._titles = {sheet.title.casefold(): titles[sheet.sheet_id] for sheet in workbook.sheets}
        self._lists: dict[tuple[str, ...], str] = {}
        self._page: Worksheet | None = None

    def write(self, sheet: Sheet, page: Worksheet) -> None:
        """The rules of one tab; those that Excel has no word for are left out."""
        for rule, spans in _rules(sheet):
            options = self._options(rule)
            if options is None:
                continue
            if rule.get("inputMessage"):
                options["input_message"] = str(rule["inputMessage"])[:255]
            if not rule.get("strict"):
                options["error_type"] = "warning"
            if len(spans) > 1:
                options["multi_range"] = " ".join(_a1(span) for span in spans)
            page.data_validation(*spans[0], options)

    def _options(self, rule: Json) -> Json | None:
        condition = rule.get("condition") or {}
        kind = str(condition.get("type", ""))
        values = [str(v.get("userEnteredValue", "")) for v in condition.get("values") or []]
        if kind == "ONE_OF_LIST" and values:
            return {"validate": "list", "source": self._source(values)}
        if kind == "ONE_OF_RANGE" and values:
            return {"validate": "list", "source": self._renamed(values[0])}
        if kind == "BOOLEAN":
            return {"validate": "list", "source": values or ["TRUE", "FALSE"]}
        if kind == "CUSTOM_FORMULA" and values and len(values[0]) <= MOST_TYPED:
            return {"validate": "custom", "value": values[0]}
        numbers = [_number(value) for value in values]
        wanted = 2 if kind.endswith("BETWEEN") else 1
        if kind in _BOUNDS and len(numbers) == wanted and None not in numbers:
            bounds = {"minimum": numbers[0], "maximum": numbers[-1]}
            bounds = bounds if wanted == 2 else {"value": numbers[0]}
            return {"validate": "decimal", "criteria": _BOUNDS[kind], **bounds}
        return None

    def _source(self, values: list[str]) -> list[str] | str:
        typed = ",".join(values)
        if len(typed) <= MOST_TYPED and not any("," in value or '"' in value for value in values):
            return values
        key = tuple(values)
        if key not in self._lists:
            if self._page is None:
                self._page = self._book.add_worksheet(LISTS_TAB)
                self._page.very_hidden()
            column = len(self._lists)
            for row, value in enumerate(values):
                self._page.write_string(row, column, value)
            letters = xl_col_to_name(column)
            self._lists[key] = f"='{LISTS_TAB}'!${letters}$1:${letters}${len(values)}"
        return self._lists[key]

    def _renamed(self, reference: str) -> str:
        """A range such as `=名单!A2:A` with Excel's title of its tab and an end to its rows."""
        text = reference.lstrip("=")
        tab, mark, cells = text.rpartition("!")
        cells = re.sub(r"(\$?[A-Za-z]{1,3}\$?\d+):(\$?[A-Za-z]{1,3})$", r"\1:\g<2>1048576", cells)
        if not mark:
            return f"={cells}"
        bare = tab.strip("'").replace("''", "'")
        title = self._titles.get(bare.casefold(), bare).replace("'", "''")
        return f"='{title}'!{cells}"


def _rules(sheet: Sheet) -> Iterator[tuple[Json, list[Span]]]:
    """Each rule of the tab with the runs of rows, column by column, in which it holds."""
    spans: dict[int, tuple[Json, list[Span]]] = {}
    running: dict[int, tuple[int, int]] = {}  # column → identity of the rule, first row
    rules: dict[int, Json] = {}
    known: dict[Style, int] = {}
    canonical: dict[str, int] = {}

    def identity(style: Style | None) -> int:
        if style is None or "dataValidation" not in style.fields:
            return 0
        if style not in known:
            rule = style.fields["dataValidation"]
            known[style] = canonical.setdefault(repr(rule), len(canonical) + 1)
            rules[known[style]] = rule
        return known[style]

    def end(column: int, row: int) -> None:
        number, first = running.pop(column)
        spans.setdefault(number, (rules[number], []))[1].append((first, column, row - 1, column))

    height = 0
    for row, styles in enumerate(sheet.grid.styles):
        height = row + 1
        for column in {*range(len(styles)), *running}:
            number = identity(styles[column] if column < len(styles) else None)
            if column in running and running[column][0] != number:
                end(column, row)
            if number and column not in running:
                running[column] = (number, row)
    for column in list(running):
        end(column, height)
    yield from spans.values()


def _a1(span: Span) -> str:
    text: str = xl_range(*span)
    return text


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
