"""Drive v2 as far as clients still use it: files and permissions.

https://developers.google.com/workspace/drive/api/reference/rest/v2
"""

from typing import Any

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.drive_errors import invalid_value
from sheets_sync.local_sheets.model.document import WRITING_ROLES, Document
from sheets_sync.local_sheets.model.field_mask import parse_mask
from sheets_sync.local_sheets.operations.permissions import permission_id_of
from sheets_sync.local_sheets.responses.drive import permission_json, permissions_json
from sheets_sync.local_sheets.responses.drive_v2 import file_json_v2, permission_json_v2
from sheets_sync.local_sheets.routes import drive_permissions
from sheets_sync.local_sheets.routes.drive_body import objects_in
from sheets_sync.local_sheets.routes.drive_exchange import gone, number, opened, viewer
from sheets_sync.local_sheets.routes.drive_files import (
    OWNER,
    changed,
    copied,
    created,
    deleted,
    empty_trash,
    listed,
)
from sheets_sync.local_sheets.routes.exchange import answer, body

Json = dict[str, Any]
routes = Blueprint("drive_v2", __name__, url_prefix="/drive/v2")

_EVERYTHING = parse_mask("*")
_NEWER = {
    "title": "name",
    "modifiedDate": "modifiedTime",
    "createdDate": "createdTime",
    "lastViewedByMeDate": "viewedByMeTime",
    "modifiedByMeDate": "modifiedByMeTime",
    "sharedWithMeDate": "sharedWithMeTime",
}


def metadata_v3(content: Json) -> Json:
    """A File of v2 with the names of v3."""
    newer = {_NEWER.get(name, name): value for name, value in content.items()}
    labels = newer.pop("labels", None) or {}
    if not isinstance(labels, dict):
        raise invalid_value("labels")
    for name in ("starred", "trashed"):
        if name in labels:
            newer[name] = labels[name]
    if "parents" in newer:
        newer["parents"] = [parent.get("id") for parent in objects_in(newer, "parents")]
    if "properties" in newer:
        given = objects_in(newer, "properties")
        del newer["properties"]
        if not all(isinstance(pair.get("key"), str) for pair in given):
            raise invalid_value("properties")
        for name, visible in (("properties", "PUBLIC"), ("appProperties", "PRIVATE")):
            pairs = [p for p in given if p.get("visibility", "PRIVATE") == visible]
            if pairs:
                newer[name] = {p["key"]: p.get("value") for p in pairs}
    return newer


def file_answer_v2(document: Document) -> Response:
    """A File resource of v2, all of it unless `fields` says otherwise."""
    return _answer(file_json_v2(document.file, viewer()), document)


def _answer(content: Json, document: Document | None = None) -> Response:
    text = request.args.get("fields")
    return answer(content, document, parse_mask(text) if text else _EVERYTHING)


@routes.get("/files")
def list_files() -> Response:
    """files.list."""
    size = number("maxResults", 100, 1000)
    page, token = listed(request.args.get("q", ""), size, _NEWER)
    view = viewer()
    result: Json = {
        "kind": "drive#fileList",
        "etag": '""',
        "selfLink": f"{view.root_url}/drive/v2/files",
        "incompleteSearch": False,
        "items": [file_json_v2(file, view) for file in page],
    }
    if token is not None:
        result["nextPageToken"] = token
    return _answer(result)


@routes.post("/files")
def insert() -> Response:
    """files.insert."""
    return file_answer_v2(created(metadata_v3(body())))


@routes.get("/files/<file_id>")
def get(file_id: str) -> Response:
    """files.get."""
    return file_answer_v2(opened(file_id))


@routes.patch("/files/<file_id>")
@routes.put("/files/<file_id>")
def update(file_id: str) -> Response:
    """files.patch and files.update."""
    content = metadata_v3(body())
    read_only = ("id", "parents", "createdTime", "modifiedTime")
    return file_answer_v2(
        changed(file_id, {name: value for name, value in content.items() if name not in read_only})
    )


@routes.delete("/files/<file_id>")
def delete(file_id: str) -> Response:
    """files.delete."""
    deleted(opened(file_id, OWNER).file)
    return gone()


@routes.delete("/files/trash")
def empty() -> Response:
    """files.emptyTrash."""
    return empty_trash()


@routes.post("/files/<file_id>/copy")
def copy(file_id: str) -> Response:
    """files.copy."""
    return file_answer_v2(copied(file_id, metadata_v3(body())))


@routes.post("/files/<file_id>/trash")
def trash(file_id: str) -> Response:
    """files.trash."""
    return file_answer_v2(changed(file_id, {"trashed": True}))


@routes.post("/files/<file_id>/untrash")
def untrash(file_id: str) -> Response:
    """files.untrash."""
    return file_answer_v2(changed(file_id, {"trashed": False}))


@routes.post("/files/<file_id>/touch")
def touch(file_id: str) -> Response:
    """files.touch."""
    return file_answer_v2(changed(file_id, {}))


def _permission_v3(content: Json) -> Json:
    newer: Json = {
        name: content[name] for name in ("type", "role", "pendingOwner") if name in content
    }
    if content.get("additionalRoles") == ["commenter"]:
        newer["role"] = "commenter"
    value = content.get("value") or content.get("emailAddress") or content.get("domain")
    if value:
        newer["domain" if content.get("type") == "domain" else "emailAddress"] = value
    if content.get("withLink") is False:
        newer["allowFileDiscovery"] = True
    return newer


@routes.get("/files/<file_id>/permissions")
def list_permissions(file_id: str) -> Response:
    """permissions.list."""
    document = opened(file_id, WRITING_ROLES)
    items = [permission_json_v2(p) for p in permissions_json(document.file, viewer())]
    link = f"{viewer().root_url}/drive/v2/files/{file_id}/permissions"
    result = {"kind": "drive#permissionList", "etag": '""', "selfLink": link, "items": items}
    return _answer(result, document)


@routes.post("/files/<file_id>/permissions")
def insert_permission(file_id: str) -> Response:
    """permissions.insert."""
    document, permission = drive_permissions.added(file_id, _permission_v3(body()))
    return _answer(permission_json_v2(permission_json(permission)), document)


@routes.get("/files/<file_id>/permissions/<permission_id>")
def get_permission(file_id: str, permission_id: str) -> Response:
    """permissions.get."""
    document = opened(file_id, WRITING_ROLES)
    found = drive_permissions.found(document, permission_id)
    return _answer(permission_json_v2(found), document)


@routes.patch("/files/<file_id>/permissions/<permission_id>")
@routes.put("/files/<file_id>/permissions/<permission_id>")
def change_permission(file_id: str, permission_id: str) -> Response:
    """permissions.patch and permissions.update."""
    content = _permission_v3(body())
    document, permission = drive_permissions.changed(file_id, permission_id, content)
    return _answer(permission_json_v2(permission_json(permission)), document)


@routes.delete("/files/<file_id>/permissions/<permission_id>")
def remove_permission(file_id: str, permission_id: str) -> Response:
    """permissions.delete."""
    return drive_permissions.remove(file_id, permission_id)


@routes.get("/permissionIds/<email>")
def permission_id(email: str) -> Response:
    """permissions.getIdForEmail."""
    return _answer({"kind": "drive#permissionId", "id": permission_id_of(email)})
