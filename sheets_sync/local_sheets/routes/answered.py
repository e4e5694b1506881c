"""What each method of the Sheets API answers: `fields` is checked before anything is done."""

from flask import request

from sheets_sync.local_sheets.errors import bad_fields
from sheets_sync.local_sheets.model.field_mask import Mask
from sheets_sync.local_sheets.requests.message import UNSERVED, messages
from sheets_sync.local_sheets.routes.exchange import field_mask, fields_text

_ANSWERS = {
    "spreadsheets.batch_update": "BatchUpdateSpreadsheetResponse",
    "spreadsheets.copy_sheet": "SheetProperties",
    "spreadsheets.create": "Spreadsheet",
    "spreadsheets.get": "Spreadsheet",
    "spreadsheets.get_by_filter": "Spreadsheet",
    "spreadsheets.get_metadata": "DeveloperMetadata",
    "spreadsheets.search_metadata": "SearchDeveloperMetadataResponse",
    "values.batch_get": "BatchGetValuesResponse",
    "values.get": "ValueRange",
    "values.update": "UpdateValuesResponse",
}
_ANSWERS_OF_VERBS = {
    "append": "AppendValuesResponse",
    "batchClear": "BatchClearValuesResponse",
    "batchClearByDataFilter": "BatchClearValuesByDataFilterResponse",
    "batchGetByDataFilter": "BatchGetValuesByDataFilterResponse",
    "batchUpdate": "BatchUpdateValuesResponse",
    "batchUpdateByDataFilter": "BatchUpdateValuesByDataFilterResponse",
    "clear": "ClearValuesResponse",
}


def check_fields() -> None:
    """ApiError 400 where `fields` names what the answer of the called method cannot have."""
    mask, answer = field_mask(), _answer()
    if mask is not None and answer is not None:
        wrong = first_unknown(mask, answer)
        if wrong is not None:
            description = (
                "Error expanding 'fields' parameter. Cannot find matching fields for path "
                f"'{wrong}'."
            )
            raise bad_fields(
                [(fields_text(), description)], message="Request contains an invalid argument."
            )


def _answer() -> str | None:
    known = _ANSWERS.get(request.endpoint or "")
    parts = request.view_args or {}
    verb = parts.get("verb") or parts.get("range_and_verb", "").rpartition(":")[2]
    return known or _ANSWERS_OF_VERBS.get(verb)


def first_unknown(mask: Mask, message: str, above: str = "") -> str | None:
    """The first path of the mask that the message does not have; None if it has them all."""
    known = messages()[message]
    for name, below in mask.items():
        path = above + name
        if name == "*":
            continue
        if name not in known:
            return path
        kind = known[name].strip("[]")
        if below and kind in messages():
            wrong = first_unknown(below, kind, f"{path}.")
            if wrong is not None:
                return wrong
        elif below and kind != UNSERVED and not kind.startswith("{"):
            return f"{path}.{next(iter(below))}"
    return None
