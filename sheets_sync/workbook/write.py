"""Writes a patch in one call, by column metadata, RAW: no text can become a formula."""

from typing import Any
from urllib.parse import quote

from sheets_sync.errors import TransportError
from sheets_sync.workbook.client import SheetsClient
from sheets_sync.workbook.patch import ColumnWrite, Patch

Json = dict[str, Any]

_REFUSED = (400, 409)


class Overtaken(Exception):  # noqa: N818 - not a failure: people were faster, plan again
    """The sheet changed since it was read, so that the patch no longer fits."""


def write(
    client: SheetsClient, spreadsheet_id: str, patch: Patch, *, revision: str | None = None
) -> None:
    """Write the cells; a further call first where a grid must grow.

    `revision` is that of the snapshot the patch was planned on: a server that knows revisions
    refuses if the workbook has moved on. Raises Overtaken where the grid shrank, a column
    vanished or somebody was faster, and TransportError.
    """
    address = f"/v4/spreadsheets/{quote(spreadsheet_id, safe='')}"
    headers = {"X-Gridbook-If-Revision": revision} if revision else {}
    try:
        if patch.grow:
            requests = [_append_rows(sheet, rows) for sheet, rows in patch.grow.items()]
            answer = client.call(
                "POST",
                f"{address}:batchUpdate",
                json={"requests": requests},
                headers=headers,
                repeatable=False,
            )
            headers = {"X-Gridbook-If-Revision": answer.revision} if answer.revision else {}
        body = {"valueInputOption": "RAW", "data": [_column(write) for write in patch.writes]}
        path = f"{address}/values:batchUpdateByDataFilter"
        client.call("POST", path, json=body, headers=headers)
    except TransportError as error:
        if error.status in _REFUSED:
            raise Overtaken from error
        raise


def _append_rows(sheet_id: int, rows: int) -> Json:
    return {"appendDimension": {"sheetId": sheet_id, "dimension": "ROWS", "length": rows}}


def _column(write: ColumnWrite) -> Json:
    """The whole column down to its last cell: null leaves a cell as it is, the header first."""
    cells: list[Any] = [None] * (max(write.cells) + 2)
    for row, cell in write.cells.items():
        cells[row + 1] = cell
    return {
        "dataFilter": {"developerMetadataLookup": {"metadataId": write.metadata_id}},
        "majorDimension": "COLUMNS",
        "values": [cells],
    }
