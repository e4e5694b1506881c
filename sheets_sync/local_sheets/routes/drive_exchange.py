"""What the routes of Drive share: whose file, which fields, which page."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from typing import Any, TypeVar

import orjson
from flask import Response, request

from sheets_sync.local_sheets.drive_errors import (
    bad_request,
    file_not_found,
    insufficient_permissions,
    invalid_field,
    invalid_value,
)
from sheets_sync.local_sheets.errors import ApiError, forbidden
from sheets_sync.local_sheets.model.document import ROLES, Document, File
from sheets_sync.local_sheets.model.field_mask import Mask, parse_mask
from sheets_sync.local_sheets.model.folders import Tree, empty_folder, root_folder, root_id
from sheets_sync.local_sheets.responses.drive import Viewer, file_json
from sheets_sync.local_sheets.responses.drive_fields import check_fields
from sheets_sync.local_sheets.routes.exchange import (
    answer,
    apply_change,
    role_on,
    root_url,
    store,
    who,
)

Json = dict[str, Any]
Item = TypeVar("Item")

FILE_FIELDS = "kind,id,name,mimeType"
_UNREADABLE = "Invalid field selection "


def viewer() -> Viewer:
    """The caller, looking at this store."""
    return Viewer(who(), root_url(), Tree(store().file))


def opened(file_id: str, allowed: Sequence[str] = ROLES) -> Document:
    """The current version of a file or folder on which the caller has one of these roles.

    `root` and its id are the caller's root folder, which nothing can change.
    """
    if file_id in ("root", root_id(who())):
        if allowed is not ROLES:
            raise insufficient_permissions(file_id)
        folder = root_folder(who())
        return Document(folder, empty_folder(folder.file_id, folder.name))
    try:
        document = store().document(file_id)
    except ApiError as error:
        raise file_not_found(file_id) if error.code == 404 else error from None
    role = role_on(document.file)
    if role is None:
        raise forbidden()
    if role not in allowed:
        raise insufficient_permissions(file_id)
    return document


def change(file_id: str, kind: str, content: Json, allowed: Sequence[str]) -> tuple[Document, Any]:
    """Apply an operation for a caller who has one of these roles."""
    opened(file_id, allowed)
    return apply_change(file_id, kind, content)


def is_true(name: str, default: bool = False) -> bool:
    """A boolean parameter, also as Python writes it."""
    text = request.args.get(name)
    return default if text is None else text.lower() in ("true", "1", "")


def asked_fields(kind: str, default: str | None) -> Mask:
    """The `fields` of the request for a resource; ApiError 400 where they must be given."""
    text = request.args.get("fields") or default
    if text is None:
        raise ApiError(
            400,
            "The 'fields' parameter is required for this method.",
            reason="required",
            location="fields",
        )
    try:
        mask = parse_mask(text)
    except ApiError:
        raise invalid_field(text) from None
    check_fields(mask, kind)
    return mask


def resource(
    content: Json, kind: str, default: str | None, document: Document | None = None
) -> Response:
    """A resource of Drive, cut to the fields that are asked for."""
    return answer(content, document, asked_fields(kind, default))


def file_answer(document: Document) -> Response:
    """A File resource."""
    asked_fields("File", FILE_FIELDS)
    return resource(file_json(document.file, viewer()), "File", FILE_FIELDS, document)


def gone() -> Response:
    """The empty answer of what was deleted."""
    return Response(status=204, content_type="text/html")


def number(name: str, default: int, most: int) -> int:
    """A page's size; ApiError 400 outside of 1 to `most`."""
    text = request.args.get(name) or str(default)
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise bad_request(
            f"Invalid value '{text}'. Values must be within the range: [1, {most}]", name
        )
    return int(text)


def page_of(
    items: Sequence[Item], ids: Sequence[str], size: int, question: str
) -> tuple[Sequence[Item], str | None]:
    """The asked page and the token of the next; ApiError 400 for the token of another question.

    A page begins behind the last item of the one before, wherever that stands by now.
    """
    digest = hashlib.sha256(question.encode()).hexdigest()[:12]
    start = 0
    text = request.args.get("pageToken")
    if text:
        known, position, last = _token_parts(text)
        if known != digest:
            raise invalid_value("pageToken")
        start = ids.index(last) + 1 if last in ids else position
    page = items[start : start + size]
    if start + size >= len(items):
        return page, None
    return page, _token([digest, start + size, ids[start + size - 1]])


def _token(parts: list[Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")


def _token_parts(text: str) -> tuple[str, int, str]:
    try:
        parts = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        digest, position, last = parts
    except (ValueError, TypeError, binascii.Error):
        raise invalid_value("pageToken") from None
    if not (isinstance(position, int) and isinstance(digest, str) and isinstance(last, str)):
        raise invalid_value("pageToken")
    return digest, max(position, 0), last


def parent_folder(file_id: str, allowed: Sequence[str]) -> File:
    """The folder that something is put into or taken out of; the caller may write in it."""
    if file_id in ("root", root_id(who())):
        return root_folder(who())
    folder = opened(file_id, allowed).file
    if not folder.is_folder:
        raise ApiError(403, "The specified parent is not a folder.", reason="parentNotAFolder")
    return folder
