"""gspread-formatting: what it writes it reads back, one by one and in batches."""

from typing import Any

import gspread
import gspread_formatting as fmt
import pandas as pd
from gspread_formatting.dataframe import BasicFormatter, format_with_dataframe

BOLD_RED = fmt.cellFormat(
    backgroundColor=fmt.color(1, 0, 0),
    textFormat=fmt.textFormat(bold=True, fontSize=12, foregroundColor=fmt.color(0, 0, 1)),
    horizontalAlignment="CENTER",
    borders=fmt.borders(top=fmt.border("SOLID", color=fmt.color(0, 1, 0))),
    padding=fmt.padding(1, 2, 3, 4),
    wrapStrategy="WRAP",
)


def test_formats_come_back(sheet: gspread.Worksheet) -> None:
    sheet.update([["x"]], "B2")
    fmt.format_cell_range(sheet, "A1:B2", BOLD_RED)
    kept = fmt.get_user_entered_format(sheet, "B2")
    assert kept.textFormat.bold
    assert kept.textFormat.fontSize == 12
    assert kept.backgroundColor == fmt.color(1, None, None)  # zeros are left out of the answer
    assert kept.horizontalAlignment == "CENTER"
    assert kept.padding == fmt.padding(1, 2, 3, 4)
    assert kept.borders.top.style == "SOLID"
    fmt.format_cell_ranges(
        sheet,
        [
            ("B2", fmt.cellFormat(textFormat=fmt.textFormat(italic=True))),
            ("C:C", fmt.cellFormat(numberFormat=fmt.numberFormat("NUMBER", "0.00"))),
            ("5", fmt.cellFormat(textRotation=fmt.textRotation(angle=45))),
        ],
    )
    merged = fmt.get_user_entered_format(sheet, "B2")
    assert merged.textFormat.italic
    assert merged.textFormat.bold
    assert fmt.get_user_entered_format(sheet, "C9").numberFormat == fmt.numberFormat(
        "NUMBER", "0.00"
    )
    assert fmt.get_user_entered_format(sheet, "F5").textRotation.angle == 45
    assert fmt.get_user_entered_format(sheet, "Z9") is None


def test_effective_and_default_formats(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    default = fmt.get_default_format(book)
    assert default.verticalAlignment == "BOTTOM"
    assert default.textFormat.fontSize == 10
    sheet.update([["x"]], "A1")
    fmt.format_cell_range(sheet, "A1", fmt.cellFormat(textFormat=fmt.textFormat(bold=True)))
    effective = fmt.get_effective_format(sheet, "A1")
    assert effective.textFormat.bold
    assert effective.textFormat.fontSize == 10
    assert effective.wrapStrategy == default.wrapStrategy


def test_runs_of_text(sheet: gspread.Worksheet) -> None:
    sheet.update([["bold and plain"]], "A1")
    runs = [
        fmt.textFormatRun(startIndex=0, format=fmt.textFormat(bold=True)),
        fmt.textFormatRun(startIndex=4, format=fmt.textFormat(bold=False, italic=True)),
    ]
    fmt.set_text_format_runs(sheet, "A1", runs)
    found = fmt.get_text_format_runs(sheet, "A1")
    assert [run.startIndex or 0 for run in found] == [0, 4]
    assert found[0].format.bold
    assert found[1].format.italic
    assert fmt.get_text_format_runs(sheet, "B1") == []


def test_sizes_freezing_and_direction(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    fmt.set_row_height(sheet, "1:2", 50)
    fmt.set_row_heights(sheet, [("3", 60), ("4:5", 70)])
    fmt.set_column_width(sheet, "A", 200)
    fmt.set_column_widths(sheet, [("B:C", 20)])
    params: Any = {"includeGridData": True, "ranges": "Sheet1!A1:D6"}
    (data,) = book.fetch_sheet_metadata(params)["sheets"][0]["data"]
    assert [row["pixelSize"] for row in data["rowMetadata"]] == [50, 50, 60, 70, 70, 21]
    assert [column["pixelSize"] for column in data["columnMetadata"]] == [200, 20, 20, 100]
    fmt.set_frozen(sheet, rows=1, cols=2)
    assert (fmt.get_frozen_row_count(sheet), fmt.get_frozen_column_count(sheet)) == (1, 2)
    fmt.set_right_to_left(sheet, True)
    assert fmt.get_right_to_left(sheet)


def test_validation(sheet: gspread.Worksheet) -> None:
    rule = fmt.DataValidationRule(
        fmt.BooleanCondition("ONE_OF_LIST", ["1", "2"]), inputMessage="m", showCustomUi=True
    )
    fmt.set_data_validation_for_cell_range(sheet, "A1:A3", rule)
    checkbox = fmt.DataValidationRule(fmt.BooleanCondition("BOOLEAN", ["TRUE", "FALSE"]))
    fmt.set_data_validation_for_cell_ranges(sheet, [("B1", checkbox), ("A3", None)])
    found = fmt.get_data_validation_rule(sheet, "A2")
    assert found.condition.type == "ONE_OF_LIST"
    assert [value.userEnteredValue for value in found.condition.values] == ["1", "2"]
    assert (found.inputMessage, found.showCustomUi) == ("m", True)
    assert fmt.get_data_validation_rule(sheet, "B1").condition.type == "BOOLEAN"
    assert fmt.get_data_validation_rule(sheet, "A3") is None


def test_conditional_formats(sheet: gspread.Worksheet) -> None:
    def rule(where: str, value: str) -> Any:
        return fmt.ConditionalFormatRule(
            ranges=[fmt.GridRange.from_a1_range(where, sheet)],
            booleanRule=fmt.BooleanRule(
                condition=fmt.BooleanCondition("NUMBER_GREATER", [value]),
                format=fmt.cellFormat(textFormat=fmt.textFormat(bold=True)),
            ),
        )

    rules = fmt.get_conditional_format_rules(sheet)
    assert len(rules) == 0
    rules.append(rule("A1:A9", "1"))
    rules.append(rule("B1:B9", "2"))
    rules.save()
    again = fmt.get_conditional_format_rules(sheet)
    assert [r.booleanRule.condition.values[0].userEnteredValue for r in again] == ["1", "2"]
    del again[0]
    gradient = fmt.GradientRule(
        minpoint=fmt.InterpolationPoint(color=fmt.color(1, 1, 1), type="MIN"),
        maxpoint=fmt.InterpolationPoint(color=fmt.color(1, 0, 0), type="NUMBER", value="10"),
    )
    again.append(
        fmt.ConditionalFormatRule(
            ranges=[fmt.GridRange.from_a1_range("C:C", sheet)], gradientRule=gradient
        )
    )
    again.save()
    kept = fmt.get_conditional_format_rules(sheet)
    assert [r.booleanRule is None for r in kept] == [False, True]
    assert kept[1].gradientRule.maxpoint.value == "10"
    kept.clear()
    kept.save()
    assert len(fmt.get_conditional_format_rules(sheet)) == 0


def test_many_at_once(sheet: gspread.Worksheet, book: gspread.Spreadsheet) -> None:
    """Its batches nest lists of requests within the list, which Google reads as one list."""
    sheet.update([["x"]], "A1")
    with fmt.batch_updater(book) as batch:
        batch.format_cell_range(sheet, "A1", BOLD_RED)
        batch.set_column_width(sheet, "A", 77)
        batch.set_frozen(sheet, rows=1)
    assert fmt.get_user_entered_format(sheet, "A1").textFormat.bold
    assert fmt.get_frozen_row_count(sheet) == 1


def test_frames_are_dressed(sheet: gspread.Worksheet) -> None:
    frame = pd.DataFrame({"name": ["a", "b"], "share": [0.5, 0.25]})
    formatter = BasicFormatter(
        header_background_color=fmt.color(0, 0, 0),
        header_text_color=fmt.color(1, 1, 1),
        decimal_format="#,##0.00",
        freeze_headers=True,
    )
    format_with_dataframe(sheet, frame, formatter, include_index=False)
    header = fmt.get_user_entered_format(sheet, "B1")
    assert header.textFormat.foregroundColor == fmt.color(1, 1, 1)
    assert fmt.get_user_entered_format(sheet, "B2").numberFormat.pattern == "#,##0.00"
    assert fmt.get_frozen_row_count(sheet) == 1
