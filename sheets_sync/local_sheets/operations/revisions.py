"""Old revisions: brought back as new ones, or kept for good."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import ApiError, not_found
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.stored import workbook_from_json
from sheets_sync.local_sheets.operations.call import Call

Json = dict[str, Any]

BRING_BACK = "revisions.bringBack"
KEEP = "revisions.keep"
MOST_KEPT = 200  # as Drive has it


def bring_back(document: Document | None, body: Json, _call: Call) -> tuple[Document, None]:
    """The workbook as it was, ids and metadata included: `workbook` as stored, of a `revision`.

    Permissions and comments stay those of today, so that nothing is shared again by accident.
    """
    if document is None:
        raise not_found()
    old = workbook_from_json(body["workbook"])
    return document.with_workbook(replace(old, spreadsheet_id=document.file.file_id)), None


def keep(document: Document | None, body: Json, _call: Call) -> tuple[Document, None]:
    """Keep `revision` for good, or no longer: `keep`; ApiError 403 beyond 200 of them."""
    if document is None:
        raise not_found()
    kept = set(document.file.kept_revisions) - {body["revision"]}
    if body["keep"]:
        kept.add(body["revision"])
    if len(kept) > MOST_KEPT:
        raise ApiError(
            403,
            f"A file cannot have more than {MOST_KEPT} revisions marked as keepForever.",
            reason="keepForeverLimitExceeded",
        )
    file = replace(document.file, kept_revisions=tuple(sorted(kept)))
    return replace(document, file=file), None
