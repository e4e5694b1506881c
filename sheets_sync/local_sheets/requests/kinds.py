"""Every kind of batchUpdate request that this server knows."""

from collections.abc import Callable
from typing import Any

from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests import cells, developer_metadata, dimensions, sheets

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
}
