"""Every kind of entry that the log can hold, and what it does to a document."""

from collections.abc import Callable
from typing import Any

from sheets_sync.local_sheets.errors import no_spreadsheet, not_found
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.protection import check, editors_of
from sheets_sync.local_sheets.model.regions import boxes
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations import comments, files, permissions, values
from sheets_sync.local_sheets.operations.batch_update import batch_update, copy_sheet_in
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.revisions import BRING_BACK, KEEP, bring_back, keep

Json = dict[str, Any]
Operation = Callable[[Document | None, Json, Call], tuple[Document, Any]]

CREATE = "files.create"


def _on_workbook(
    change: Callable[[Workbook, Json, Call], tuple[Workbook, Any]],
) -> Operation:
    def operation(document: Document | None, body: Json, call: Call) -> tuple[Document, Any]:
        if document is None:
            raise not_found()
        if document.file.is_folder:
            raise no_spreadsheet()
        call.owner, call.editors = document.file.owner, editors_of(document.file)
        workbook, outcome = change(document.workbook, body, call)
        return document.with_workbook(workbook), outcome

    return operation


def _on_values(
    change: Callable[[Workbook, Json, Call], tuple[Workbook, values.Outcome]],
) -> Operation:
    """As above, where protected cells are asked about once it is known which cells changed."""

    def guarded(workbook: Workbook, body: Json, call: Call) -> tuple[Workbook, values.Outcome]:
        workbook, outcome = change(workbook, body, call)
        if not call.is_replay and call.who != call.owner:
            written = [
                box
                for item in outcome.written
                for box in boxes(item.area.sheet_id, item.rows, item.columns)
            ]
            check(workbook, [*written, *outcome.cleared], call.who, call.owner)
        return workbook, outcome

    return _on_workbook(guarded)


OPERATIONS: dict[str, Operation] = {
    CREATE: files.create,
    "files.update": files.update,
    "files.delete": files.delete,
    "files.import": files.import_sheets,
    "permissions.create": permissions.add_permission,
    "permissions.update": permissions.change_permission,
    "permissions.delete": permissions.remove_permission,
    "comments.create": comments.add_comment,
    "comments.update": comments.change_comment,
    "comments.delete": comments.remove_comment,
    "replies.create": comments.add_reply,
    "replies.update": comments.change_reply,
    "replies.delete": comments.remove_reply,
    "batchUpdate": _on_workbook(batch_update),
    BRING_BACK: bring_back,
    KEEP: keep,
    "sheets.copyTo": _on_workbook(copy_sheet_in),
    "values.update": _on_values(values.update),
    "values.batchUpdate": _on_values(values.batch_update),
    "values.batchUpdateByDataFilter": _on_values(values.batch_update_by_filter),
    "values.append": _on_values(values.append),
    "values.clear": _on_values(values.clear),
    "values.batchClear": _on_values(values.batch_clear),
    "values.batchClearByDataFilter": _on_values(values.batch_clear_by_filter),
}
