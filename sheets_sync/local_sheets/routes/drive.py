"""Drive v3 files and permissions: https://developers.google.com/workspace/drive/api/reference/rest/v3."""

from typing import Any

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.errors import ApiError, invalid
from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.model.field_mask import EVERYTHING, parse_mask
from sheets_sync.local_sheets.model.stored import workbook_to_json
from sheets_sync.local_sheets.operations.files import KEPT_FIELDS
from sheets_sync.local_sheets.responses.drive import (
    DEFAULT_FIELDS,
    SPREADSHEET_TYPE,
    file_json,
    permissions_json,
)
from sheets_sync.local_sheets.routes.drive_query import matches, parse_query, sort_key
from sheets_sync.local_sheets.routes.exchange import (
    answer,
    body,
    field_mask,
    origin,
    readable,
    root_url,
    store,
    who,
    write,
)

Json = dict[str, Any]
routes = Blueprint("drive", __name__, url_prefix="/drive/v3/files")
PERMISSION_FIELDS = parse_mask("kind,id,type,role")


def _file_answer(file: File, default: str = DEFAULT_FIELDS) -> Response:
    document = store().document(file.file_id) if not file.deleted else None
    mask = field_mask() or parse_mask(default)
    return answer(file_json(file, who(), root_url()), document, mask)


@routes.post("")
def create() -> Response:
    """files.create, of spreadsheets."""
    content = body()
    kind = content.get("mimeType", SPREADSHEET_TYPE)
    if kind != SPREADSHEET_TYPE:
        raise ApiError(501, f"Files of type {kind} are not implemented by this server.")
    title = content.get("name") or "Untitled"
    extra = {name: content[name] for name in KEPT_FIELDS if name in content}
    asked = {"spreadsheet": {"properties": {"title": title}}, "extra": extra}
    document = store().create(asked, who=who(), origin=origin())
    return _file_answer(document.file)


@routes.get("")
def list_files() -> Response:
    """files.list."""
    query = parse_query(request.args.get("q", ""))
    visible = [
        file
        for file in store().files()
        if file.role_of(who()) is not None and matches(file, query, who())
    ]
    visible.sort(key=lambda file: file.modified, reverse=True)
    for key, descending in reversed(sort_key(request.args.get("orderBy", ""))):
        visible.sort(key=key, reverse=descending)
    start = _number("pageToken", 0, 10**9)
    size = _number("pageSize", 100, 1000)
    page = visible[start : start + size]
    result: Json = {
        "kind": "drive#fileList",
        "incompleteSearch": False,
        "files": [file_json(file, who(), root_url()) for file in page],
    }
    if start + size < len(visible):
        result["nextPageToken"] = str(start + size)
    default = f"kind,incompleteSearch,nextPageToken,files({DEFAULT_FIELDS})"
    return answer(result, None, field_mask() or parse_mask(default))


def _number(name: str, default: int, most: int) -> int:
    text = request.args.get(name) or str(default)
    if not text.isdigit():
        raise invalid(f"Invalid value '{text}' for {name}.")
    return max(0 if name == "pageToken" else 1, min(int(text), most))


@routes.get("/<file_id>")
def get(file_id: str) -> Response:
    """files.get."""
    return _file_answer(readable(file_id).file)


@routes.patch("/<file_id>")
def update(file_id: str) -> Response:
    """files.update of the metadata."""
    document, _ = write(file_id, "files.update", body())
    return _file_answer(document.file)


@routes.delete("/<file_id>")
def delete(file_id: str) -> Response:
    """files.delete."""
    write(file_id, "files.delete", {})
    return Response(status=204)


@routes.post("/<file_id>/copy")
def copy(file_id: str) -> Response:
    """files.copy."""
    source = readable(file_id).workbook
    content = body()
    title = content.get("name") or f"Copy of {source.title}"
    extra = {name: content[name] for name in KEPT_FIELDS if name in content}
    asked = {"copy": workbook_to_json(source), "title": title, "extra": extra}
    document = store().create(asked, who=who(), origin=origin())
    return _file_answer(document.file)


@routes.get("/<file_id>/permissions")
def list_permissions(file_id: str) -> Response:
    """permissions.list, on one page."""
    document = readable(file_id)
    permissions = permissions_json(document.file)
    result = {"kind": "drive#permissionList", "permissions": permissions}
    default = parse_mask("kind,permissions(kind,id,type,role)")
    return answer(result, document, field_mask() or default)


@routes.post("/<file_id>/permissions")
def add_permission(file_id: str) -> Response:
    """permissions.create; nobody is notified."""
    document, permission = write(file_id, "permissions.create", body())
    return answer(permission, document, field_mask() or PERMISSION_FIELDS)


@routes.get("/<file_id>/permissions/<permission_id>")
def get_permission(file_id: str, permission_id: str) -> Response:
    """permissions.get."""
    document = readable(file_id)
    for permission in permissions_json(document.file):
        if permission["id"] == permission_id:
            return answer(permission, document, field_mask() or PERMISSION_FIELDS)
    raise ApiError(404, f"Permission not found: {permission_id}.")


@routes.patch("/<file_id>/permissions/<permission_id>")
def change_permission(file_id: str, permission_id: str) -> Response:
    """permissions.update."""
    content = {"role": body().get("role"), "permissionId": permission_id}
    document, permission = write(file_id, "permissions.update", content)
    return answer(permission, document, field_mask() or PERMISSION_FIELDS)


@routes.delete("/<file_id>/permissions/<permission_id>")
def remove_permission(file_id: str, permission_id: str) -> Response:
    """permissions.delete."""
    write(file_id, "permissions.delete", {"permissionId": permission_id})
    return Response(status=204)


@routes.get("/<file_id>/comments")
def list_comments(file_id: str) -> Response:
    """Comments are not kept here; gspread's copy asks for them."""
    document = readable(file_id)
    return answer({"kind": "drive#commentList", "comments": []}, document, EVERYTHING)
