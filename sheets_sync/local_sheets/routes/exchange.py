"""What every route does: read the request, ask the store, answer with the revision."""

from collections.abc import Mapping
from typing import Any

import orjson
from flask import Response, current_app, g, request

from sheets_sync.local_sheets.envelopes import envelope, service_of
from sheets_sync.local_sheets.errors import ApiError, forbidden, invalid, no_spreadsheet
from sheets_sync.local_sheets.model.document import WRITING_ROLES, Document, File
from sheets_sync.local_sheets.model.field_mask import Mask, apply_mask, parse_mask
from sheets_sync.local_sheets.model.folders import Tree
from sheets_sync.local_sheets.quotas import READS, metric_of
from sheets_sync.local_sheets.responses.lines import json_parts
from sheets_sync.local_sheets.routes.json_text import read_object
from sheets_sync.local_sheets.storage.store import Store

Json = dict[str, Any]

REVISION_HEADER = "X-Gridbook-Revision"
IF_REVISION_HEADER = "X-Gridbook-If-Revision"
ORIGIN_HEADER = "X-Gridbook-Origin"
AS_OF_HEADER, AS_OF_PARAMETER = "X-Gridbook-As-Of", "gridbookRevision"
_AS_OF_PATHS = ("/v4/spreadsheets/", "/spreadsheets/")


def store() -> Store:
    """The store behind this app."""
    found: Store = current_app.extensions["local_sheets_store"]
    return found


def who() -> str:
    """The identity that calls."""
    return str(g.who)


def root_url() -> str:
    """The address under which this app stands, without a slash at its end."""
    return request.root_url.rstrip("/")


def body() -> Json:
    """The JSON object of the request, {} if it has none; ApiError 400 if it is something else."""
    return read_object(request.get_data(cache=False))


def flag(values: Mapping[str, Any], name: str) -> bool:
    """A boolean of the query or the body."""
    return str(values.get(name, "")).lower() in ("true", "1")


def fields_text() -> str:
    """The `fields` of the query as they were sent, "" for none."""
    return request.args.get("fields") or request.args.get("$fields") or ""


def field_mask() -> Mask | None:
    """The `fields` of the query, read."""
    text = fields_text()
    return parse_mask(text) if text else None


def readable(spreadsheet_id: str) -> Document:
    """A spreadsheet that the caller may read: its current version, or the revision asked for.

    Old revisions are for those who may write, as the version history of Google's editors is.
    """
    document = store().document(spreadsheet_id)
    role = role_on(document.file)
    if role is None:
        raise forbidden()
    if document.file.is_folder:
        raise no_spreadsheet()
    number = as_of()
    if number is None:
        return document
    if role not in WRITING_ROLES:
        raise forbidden()
    return store().document_at(spreadsheet_id, number)


def as_of() -> int | None:
    """The revision that a read asks for, our own addition to the API; ApiError 400 elsewhere."""
    text = request.headers.get(AS_OF_HEADER) or request.args.get(AS_OF_PARAMETER)
    if text is None:
        return None
    if not text.isascii() or not text.isdecimal():
        raise invalid(f"{AS_OF_HEADER} must be the number of a revision.")
    reads = metric_of(request.method, request.path) is READS
    if not reads or not request.path.startswith(_AS_OF_PATHS):
        raise invalid(f"{AS_OF_HEADER} is for reading spreadsheets and values: leave it away.")
    return int(text)


def role_on(file: File) -> str | None:
    """The caller's role, the file's own or a folder's; None if there is none."""
    return Tree(store().file).role_of(file, who())


def write(spreadsheet_id: str, kind: str, content: Json) -> tuple[Document, Any]:
    """Apply an operation to a file that the caller may change."""
    if role_on(store().document(spreadsheet_id).file) not in WRITING_ROLES:
        raise forbidden()
    return apply_change(spreadsheet_id, kind, content)


def apply_change(spreadsheet_id: str, kind: str, content: Json) -> tuple[Document, Any]:
    """Apply an operation; that the caller may do so has been seen to."""
    return store().write(
        spreadsheet_id,
        kind,
        content,
        who=who(),
        origin=origin(),
        if_revision=expected_revision(),
    )


def expected_revision() -> int | None:
    """The revision on which a write is meant to build; ApiError 400 if it is no number."""
    text = request.headers.get(IF_REVISION_HEADER)
    if text is not None and not (text.isascii() and text.isdecimal()):
        raise invalid(f"{IF_REVISION_HEADER} must be a number.")
    return None if text is None else int(text)


def origin() -> str:
    """What the caller says it is."""
    return request.headers.get(ORIGIN_HEADER, "")


def answer(content: object, document: Document | None = None, mask: Mask | None = None) -> Response:
    """A JSON answer, cut to the field mask, with the revision that it shows."""
    mask = field_mask() if mask is None else mask
    if mask is not None:
        content = apply_mask(content, mask)
    response = Response(json_parts(content), content_type="application/json; charset=UTF-8")
    if document is not None:
        response.headers[REVISION_HEADER] = str(document.revision)
    return response


def refusal(error: ApiError) -> Response:
    """The error envelope of the service that was called."""
    response = Response(
        orjson.dumps(envelope(error, service_of(request.path))),
        error.code,
        content_type="application/json; charset=UTF-8",
    )
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    if error.code == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="https://accounts.google.com/"'
    return response
