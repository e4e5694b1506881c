"""The table of messages, made from Google's discovery document.

`python -m tests.sheets_sync.local_sheets.requests.message_table` writes it anew.
"""

import json
from typing import Any

from sheets_sync.local_sheets.requests.message import TABLE, UNSERVED
from tests.sheets_sync.local_sheets.discovery import schemas

ROOTS = (
    "AppendValuesResponse",
    "BatchClearValuesByDataFilterResponse",
    "BatchClearValuesResponse",
    "BatchGetValuesByDataFilterResponse",
    "BatchGetValuesResponse",
    "BatchUpdateSpreadsheetRequest",
    "BatchUpdateSpreadsheetResponse",
    "BatchUpdateValuesByDataFilterResponse",
    "BatchUpdateValuesResponse",
    "ClearValuesResponse",
    "CopySheetToAnotherSpreadsheetRequest",
    "GetSpreadsheetByDataFilterRequest",
    "SearchDeveloperMetadataRequest",
    "SearchDeveloperMetadataResponse",
    "Spreadsheet",
)
UNSERVED_TYPES = (
    "ChipRun",
    "CommentAnchor",
    "CommentThread",
    "DataSource",
    "DataSourceChartProperties",
    "DataSourceColumnReference",
    "DataSourceFormula",
    "DataSourceRefreshSchedule",
    "DataSourceSheetDimensionRange",
    "DataSourceSheetProperties",
    "DataSourceTable",
    "PivotTable",
    "Slicer",
    "Table",
)
UNSERVED_FIELDS = ("tableId", "bandedRangeReference")
UNSERVED_KINDS = (
    "addCommentReply",
    "addDataSource",
    "addSlicer",
    "addTable",
    "autoFill",
    "cancelDataSourceRefresh",
    "deleteComment",
    "deleteCommentReply",
    "deleteDataSource",
    "deleteTable",
    "insertComment",
    "pasteData",
    "randomizeRange",
    "refreshDataSource",
    "updateCommentPost",
    "updateDataSource",
    "updateEmbeddedObjectBorder",
    "updateSlicerSpec",
    "updateTable",
)
PLAIN = {
    "any": "any",
    "boolean": "bool",
    "integer": "int",
    "number": "number",
    "string": "string",
}


def table() -> str:
    """One line per message: its name, then `field=type` in the order of the alphabet."""
    known = schemas("sheets.v4")
    lines: dict[str, str] = {}
    waiting = list(ROOTS)
    while waiting:
        name = waiting.pop()
        if name in lines:
            continue
        fields = []
        for field, schema in sorted(known[name].get("properties", {}).items()):
            text, below = _type(name, field, schema)
            fields.append(f"{field}={text}")
            waiting.extend(below)
        lines[name] = " ".join([name, *fields])
    return "".join(f"{lines[name]}\n" for name in sorted(lines))


def _type(message: str, field: str, schema: dict[str, Any]) -> tuple[str, list[str]]:
    if field in UNSERVED_FIELDS or (message == "Request" and field in UNSERVED_KINDS):
        return UNSERVED, []
    if schema.get("type") == "array":
        text, below = _type(message, field, schema["items"])
        return (text if text == UNSERVED else f"[{text}]"), below
    if "additionalProperties" in schema:
        text, below = _type(message, field, schema["additionalProperties"])
        return f"{{{text}}}", below
    if "$ref" in schema:
        name = schema["$ref"]
        return (UNSERVED, []) if name in UNSERVED_TYPES else (name, [name])
    if "enum" in schema:
        return "|".join(schema["enum"]), []
    return PLAIN[schema["type"]], []


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    print(json.dumps({"written": str(TABLE)}))
