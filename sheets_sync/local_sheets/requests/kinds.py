"""Every kind of batchUpdate request that this server knows."""

from collections.abc import Callable
from typing import Any

from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests import (
    blocks,
    cells,
    conditional_formats,
    developer_metadata,
    dimensions,
    find_replace,
    groups,
    looks,
    merges,
    ranges,
    sheets,
    sorting,
)

Json = dict[str, Any]
Request = Callable[[Workbook, Json, Call], tuple[Workbook, Json]]

KINDS: dict[str, Request] = {
    "addSheet": sheets.add_sheet,
    "deleteSheet": sheets.delete_sheet,
    "duplicateSheet": sheets.duplicate_sheet,
    "updateSheetProperties": sheets.update_sheet_properties,
    "updateSpreadsheetProperties": sheets.update_spreadsheet_properties,
    "updateCells": cells.update_cells,
    "repeatCell": cells.repeat_cell,
    "appendCells": cells.append_cells,
    "insertDimension": dimensions.insert_dimension,
    "deleteDimension": dimensions.delete_dimension,
    "moveDimension": dimensions.move_dimension,
    "appendDimension": dimensions.append_dimension,
    "updateDimensionProperties": dimensions.update_dimension_properties,
    "autoResizeDimensions": dimensions.auto_resize_dimensions,
    "createDeveloperMetadata": developer_metadata.create_metadata,
    "updateDeveloperMetadata": developer_metadata.update_metadata,
    "deleteDeveloperMetadata": developer_metadata.delete_metadata,
    "sortRange": sorting.sort_range,
    "findReplace": find_replace.find_replace,
    "insertRange": blocks.insert_range,
    "deleteRange": blocks.delete_range,
    "cutPaste": blocks.cut_paste,
    "copyPaste": blocks.copy_paste,
    "mergeCells": merges.merge_cells,
    "unmergeCells": merges.unmerge_cells,
    "setBasicFilter": ranges.set_basic_filter,
    "clearBasicFilter": ranges.clear_basic_filter,
    "addNamedRange": ranges.add_named_range,
    "updateNamedRange": ranges.update_named_range,
    "deleteNamedRange": ranges.delete_named_range,
    "addProtectedRange": ranges.add_protected_range,
    "updateProtectedRange": ranges.update_protected_range,
    "deleteProtectedRange": ranges.delete_protected_range,
    "addBanding": ranges.add_banding,
    "updateBanding": ranges.update_banding,
    "deleteBanding": ranges.delete_banding,
    "setDataValidation": looks.set_data_validation,
    "updateBorders": looks.update_borders,
    "addConditionalFormatRule": conditional_formats.add_rule,
    "updateConditionalFormatRule": conditional_formats.update_rule,
    "deleteConditionalFormatRule": conditional_formats.delete_rule,
    "addDimensionGroup": groups.add_group,
    "updateDimensionGroup": groups.update_group,
    "deleteDimensionGroup": groups.delete_group,
}
