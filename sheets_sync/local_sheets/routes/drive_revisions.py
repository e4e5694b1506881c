"""revisions: https://developers.google.com/workspace/drive/api/reference/rest/v3/revisions."""

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.drive_errors import (
    entry_not_found,
    invalid_value,
    not_allowed,
)
from sheets_sync.local_sheets.errors import not_implemented
from sheets_sync.local_sheets.model.document import WRITING_ROLES, Document
from sheets_sync.local_sheets.operations.revisions import KEEP
from sheets_sync.local_sheets.responses.revisions import revision_json
from sheets_sync.local_sheets.routes.drive_exchange import (
    asked_fields,
    change,
    number,
    opened,
    resource,
    viewer,
)
from sheets_sync.local_sheets.routes.exchange import body, store

routes = Blueprint("revisions", __name__, url_prefix="/drive/v3/files/<file_id>/revisions")

FIELDS = "id,kind,mimeType,modifiedTime"
LIST_FIELDS = f"kind,nextPageToken,revisions({FIELDS})"
_PUBLISHING = ("published", "publishAuto", "publishedOutsideDomain")


@routes.get("")
def list_revisions(file_id: str) -> Response:
    """revisions.list, the oldest first; every change is a revision of its own."""
    asked_fields("RevisionList", LIST_FIELDS)
    document = opened(file_id, WRITING_ROLES)
    after = _number(request.args.get("pageToken") or "0")
    if after is None:
        raise invalid_value("pageToken")
    size = number("pageSize", 200, 1000)
    found = store().revisions(document.file.file_id, after, size + 1)
    shown = [revision_json(revision, document.file, viewer()) for revision in found[:size]]
    result = {"kind": "drive#revisionList", "revisions": shown}
    if len(found) > size:
        result["nextPageToken"] = str(found[size - 1].number)
    return resource(result, "RevisionList", LIST_FIELDS, document)


@routes.get("/<revision_id>")
def get_revision(file_id: str, revision_id: str) -> Response:
    """revisions.get; `head` is the newest."""
    asked_fields("Revision", FIELDS)
    document = opened(file_id, WRITING_ROLES)
    if request.args.get("alt") == "media":
        raise not_allowed(
            "Only files with binary content can be downloaded. Use Export with Docs Editors files.",
            "fileNotDownloadable",
            "alt",
        )
    return _answer(document, _existing(document, revision_id))


@routes.patch("/<revision_id>")
def update_revision(file_id: str, revision_id: str) -> Response:
    """revisions.update: `keepForever`, here of spreadsheets too."""
    asked_fields("Revision", FIELDS)
    document, asked = opened(file_id, WRITING_ROLES), body()
    if any(asked.get(name) for name in _PUBLISHING):
        raise not_implemented("Publishing revisions")
    wanted = _existing(document, revision_id)
    keep = asked.get("keepForever")
    if keep is not None and keep != (wanted in document.file.kept_revisions):
        content = {"revision": wanted, "keep": bool(keep)}
        document, _ = change(file_id, KEEP, content, WRITING_ROLES)
    return _answer(document, wanted)


@routes.delete("/<revision_id>")
def delete_revision(file_id: str, revision_id: str) -> Response:
    """revisions.delete, which Drive too refuses for spreadsheets."""
    _existing(opened(file_id, WRITING_ROLES), revision_id)
    raise not_allowed(
        "Revisions of this type of file cannot be deleted.", "revisionDeletionNotSupported"
    )


def _answer(document: Document, wanted: int) -> Response:
    revision = store().revision(document.file.file_id, wanted)
    content = revision_json(revision, document.file, viewer())
    return resource(content, "Revision", FIELDS, document)


def _existing(document: Document, revision_id: str) -> int:
    """The number of a revision that is kept; ApiError 404 for any other."""
    wanted = document.revision if revision_id == "head" else _number(revision_id)
    if wanted is None or not 1 <= wanted <= document.revision:
        raise entry_not_found("Revision", revision_id)
    return store().revision(document.file.file_id, wanted).number


def _number(text: str) -> int | None:
    digits = text.isascii() and text.isdecimal() and len(text) < 16
    return int(text) if digits else None
