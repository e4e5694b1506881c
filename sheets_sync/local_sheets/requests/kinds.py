"""Every kind of batchUpdate request that this server knows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests import (
    banding,
    cells,
    charts,
    conditional_formats,
    copies,
    developer_metadata,
    dimensions,
    file_properties,
    filters,
    find_replace,
    groups,
    looks,
    merges,
    named_ranges,
    pasting,
    protected_ranges,
    reach,
    sheets,
    shifting,
    sorting,
    tidying,
)
from sheets_sync.local_sheets.requests.message import UNSERVED, messages

Json = dict[str, Any]
Request = Callable[[Workbook, Json, Call], tuple[Workbook, Json]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: how it is applied, what it touches, and in which way Google does more."""

    apply: Request
    touches: reach.Reach = reach.nothing
    limits: str = ""


KINDS: dict[str, Kind] = {
    "updateSpreadsheetProperties": Kind(
        file_properties.update_spreadsheet_properties,
        limits="The default format is fixed; themes and calculation settings are only kept.",
    ),
    "addSheet": Kind(sheets.add_sheet, limits="Grid sheets only."),
    "deleteSheet": Kind(
        sheets.delete_sheet,
        reach.all_of_the_sheet,
        "Named ranges on the sheet are deleted with it, where Google leaves them broken.",
    ),
    "duplicateSheet": Kind(
        copies.duplicate_sheet, limits="Named ranges are not duplicated with the sheet."
    ),
    "updateSheetProperties": Kind(sheets.update_sheet_properties, reach.the_properties),
    "updateCells": Kind(
        cells.update_cells,
        reach.start_or_range,
        "Values, formats, notes, validation and runs of text; no pivot tables, chips, data "
        "sources.",
    ),
    "repeatCell": Kind(cells.repeat_cell, reach.the_range, "As updateCells."),
    "appendCells": Kind(cells.append_cells, reach.changed_values, "As updateCells; no tables."),
    "insertDimension": Kind(dimensions.insert_dimension, reach.the_gap),
    "deleteDimension": Kind(dimensions.delete_dimension, reach.the_span("range")),
    "moveDimension": Kind(dimensions.move_dimension, reach.the_move),
    "appendDimension": Kind(dimensions.append_dimension, reach.the_sheet),
    "updateDimensionProperties": Kind(
        dimensions.update_dimension_properties,
        reach.sheet_of_the_span("range"),
        "Sizes and hiding; metadata of rows and columns has requests of its own.",
    ),
    "autoResizeDimensions": Kind(
        dimensions.auto_resize_dimensions,
        reach.sheet_of_the_span("dimensions"),
        "Widths are estimated from the number of letters; heights fall back to the default.",
    ),
    "addDimensionGroup": Kind(groups.add_group, reach.sheet_of_the_span("range")),
    "deleteDimensionGroup": Kind(groups.delete_group, reach.sheet_of_the_span("range")),
    "updateDimensionGroup": Kind(groups.update_group, reach.sheet_of_the_span("dimensionGroup")),
    "insertRange": Kind(shifting.insert_range, reach.the_band),
    "deleteRange": Kind(shifting.delete_range, reach.the_band),
    "cutPaste": Kind(pasting.cut_paste, reach.the_cut),
    "copyPaste": Kind(pasting.copy_paste, reach.the_copy),
    "mergeCells": Kind(merges.merge_cells, reach.the_range),
    "unmergeCells": Kind(merges.unmerge_cells, reach.the_range),
    "sortRange": Kind(
        sorting.sort_range,
        reach.the_range,
        "Texts are compared by code point without regard to case, not by the locale's collation.",
    ),
    "findReplace": Kind(
        find_replace.find_replace,
        reach.changed_values,
        "Regular expressions are Python's, with $1 for groups, where Google's are Java's.",
    ),
    "trimWhitespace": Kind(tidying.trim_whitespace, reach.changed_values),
    "deleteDuplicates": Kind(tidying.delete_duplicates, reach.the_range),
    "textToColumns": Kind(
        tidying.text_to_columns,
        reach.the_source,
        "AUTODETECT takes the mark that most cells contain, of comma, semicolon, tab, bar, point "
        "and space.",
    ),
    "setBasicFilter": Kind(
        filters.set_basic_filter,
        reach.inside("filter"),
        "Rows are filtered anew at each reading; conditions with formulas hide nothing.",
    ),
    "clearBasicFilter": Kind(filters.clear_basic_filter, reach.the_sheet),
    "addFilterView": Kind(filters.add_filter_view, limits="Kept and answered, applied by nobody."),
    "updateFilterView": Kind(filters.update_filter_view, limits="As addFilterView."),
    "deleteFilterView": Kind(filters.delete_filter_view),
    "duplicateFilterView": Kind(filters.duplicate_filter_view, limits="As addFilterView."),
    "addNamedRange": Kind(named_ranges.add_named_range),
    "updateNamedRange": Kind(named_ranges.update_named_range, reach.the_name),
    "deleteNamedRange": Kind(
        named_ranges.delete_named_range,
        reach.the_name,
        "What stood on the name stays on its range.",
    ),
    "addProtectedRange": Kind(
        protected_ranges.add_protected_range,
        limits="Editors are single addresses: groups and domains are kept but let nobody in.",
    ),
    "updateProtectedRange": Kind(
        protected_ranges.update_protected_range, limits="As addProtectedRange."
    ),
    "deleteProtectedRange": Kind(protected_ranges.delete_protected_range),
    "setDataValidation": Kind(
        looks.set_data_validation,
        reach.the_range,
        "Kept and answered; as with Google, values written through the API are not checked.",
    ),
    "addConditionalFormatRule": Kind(
        conditional_formats.add_rule,
        reach.inside("rule"),
        "Kept and answered; effectiveFormat does not show what a rule would paint.",
    ),
    "updateConditionalFormatRule": Kind(
        conditional_formats.update_rule, reach.the_new_rule, "As addConditionalFormatRule."
    ),
    "deleteConditionalFormatRule": Kind(conditional_formats.delete_rule, reach.the_rule),
    "addBanding": Kind(
        banding.add_banding,
        reach.inside("bandedRange"),
        "Kept and answered; effectiveFormat does not show the bands.",
    ),
    "updateBanding": Kind(banding.update_banding, reach.the_bands, "As addBanding."),
    "deleteBanding": Kind(banding.delete_banding, reach.the_bands),
    "createDeveloperMetadata": Kind(
        developer_metadata.create_metadata, limits="Without Google's limits on its size."
    ),
    "updateDeveloperMetadata": Kind(developer_metadata.update_metadata),
    "deleteDeveloperMetadata": Kind(developer_metadata.delete_metadata),
    "addChart": Kind(charts.add_chart, reach.the_object, "Kept and answered, drawn by nobody."),
    "updateChartSpec": Kind(charts.update_chart_spec, reach.the_object, "As addChart."),
    "updateEmbeddedObjectPosition": Kind(charts.update_position, reach.the_object, "Charts only."),
    "deleteEmbeddedObject": Kind(charts.delete_object, reach.the_object, "Charts only."),
    "updateBorders": Kind(looks.update_borders, reach.the_range),
}


# Kinds that go by what formulas show.
BY_RESULTS = (
    "autoResizeDimensions",
    "copyPaste",
    "cutPaste",
    "deleteDuplicates",
    "setBasicFilter",
    "setDataValidation",
    "sortRange",
    "textToColumns",
)


def unserved_kinds() -> list[str]:
    """The kinds of Google's API that this server does not have."""
    return [name for name, kind in messages()["Request"].items() if kind == UNSERVED]
