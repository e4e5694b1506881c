"""permissions: https://developers.google.com/workspace/drive/api/reference/rest/v3/permissions."""

from typing import Any

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.drive_errors import (
    bad_request,
    entry_not_found,
    insufficient_permissions,
    not_allowed,
)
from sheets_sync.local_sheets.errors import not_implemented
from sheets_sync.local_sheets.model.document import ROLES, WRITING_ROLES, Document
from sheets_sync.local_sheets.operations.permissions import TYPES, permission_id_of
from sheets_sync.local_sheets.responses.drive import permission_json, permissions_json
from sheets_sync.local_sheets.routes.drive_exchange import (
    asked_fields,
    gone,
    is_true,
    number,
    opened,
    page_of,
    resource,
    viewer,
)
from sheets_sync.local_sheets.routes.exchange import apply_change, body, who

Json = dict[str, Any]
routes = Blueprint("permissions", __name__, url_prefix="/drive/v3/files/<file_id>/permissions")

FIELDS = "kind,id,type,role"
LIST_FIELDS = f"kind,nextPageToken,permissions({FIELDS})"
OWN_ROLES = ("owner", "writer", "commenter", "reader")


@routes.get("")
def list_permissions(file_id: str) -> Response:
    """permissions.list; on one page unless pageSize is given."""
    asked_fields("PermissionList", LIST_FIELDS)
    document = opened(file_id, WRITING_ROLES)
    permissions = list(permissions_json(document.file, viewer()))
    size = number("pageSize", 100, 100) if request.args.get("pageSize") else len(permissions)
    ids = [permission["id"] for permission in permissions]
    page, token = page_of(permissions, ids, size, file_id)
    result: Json = {"kind": "drive#permissionList", "permissions": page}
    if token is not None:
        result["nextPageToken"] = token
    return resource(result, "PermissionList", LIST_FIELDS, document)


@routes.post("")
def add(file_id: str) -> Response:
    """permissions.create; nobody is notified."""
    asked_fields("Permission", FIELDS)
    document, permission = added(file_id, body())
    return resource(permission_json(permission), "Permission", FIELDS, document)


def added(file_id: str, content: Json) -> tuple[Document, Json]:
    """Give somebody a role on a file."""
    document = _shareable(file_id)
    kind, role = content.get("type"), content.get("role")
    if kind not in TYPES:
        raise bad_request("The permission type field is required.", "permission.type")
    _check_role(role)
    if content.get("expirationTime"):
        raise not_implemented("drive.permissions expirationTime")
    address = str(content.get("emailAddress") or "")
    if kind in ("user", "group") and "@" not in address:
        raise bad_request(
            "The specified emailAddress is invalid or not applicable for the given permission "
            "type.",
            "permission.emailAddress",
        )
    if kind == "domain" and not content.get("domain"):
        raise bad_request(
            "The specified domain is invalid or not applicable for the given permission type.",
            "permission.domain",
        )
    if role == "owner" and address.casefold() != document.file.owner.casefold():
        _check_transfer(document, kind)
    names = ("type", "role", "emailAddress", "domain", "allowFileDiscovery")
    asked = {name: content[name] for name in names if content.get(name) is not None}
    changed, permission = apply_change(file_id, "permissions.create", asked)
    return changed, permission


def _shareable(file_id: str) -> Document:
    """The document, if the caller may say who else may use it."""
    document = opened(file_id, WRITING_ROLES)
    if document.file.kept("writersCanShare") is False and document.file.owner != who():
        raise insufficient_permissions(file_id)
    return document


def _check_role(role: object) -> None:
    if role not in ROLES:
        raise bad_request("The permission role field is required.", "permission.role")
    if role not in OWN_ROLES:
        raise bad_request(f"The role {role} is only for shared drives.", "permission.role")


def _check_transfer(document: Document, kind: object) -> None:
    if not is_true("transferOwnership"):
        raise not_allowed(
            "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
            "forbidden",
            "transferOwnership",
        )
    if kind != "user":
        raise not_allowed("Only a user can own a file.", "invalidSharingRequest")
    if document.file.owner != who() and not _is_pending(document):
        raise insufficient_permissions(document.file.file_id)


def _is_pending(document: Document) -> bool:
    """Whether the owner has offered the file to the caller."""
    return any(
        permission.get("pendingOwner") and permission.get("emailAddress") == who()
        for permission in document.file.permissions
    )


@routes.get("/<permission_id>")
def get(file_id: str, permission_id: str) -> Response:
    """permissions.get."""
    document = opened(file_id, WRITING_ROLES)
    permission = found(document, permission_id)
    return resource(permission, "Permission", FIELDS, document)


def found(document: Document, permission_id: str) -> Json:
    """A permission on a file, its own or inherited; ApiError 404 if there is none."""
    for permission in permissions_json(document.file, viewer()):
        if permission["id"] == permission_id:
            return permission
    raise entry_not_found("Permission", permission_id)


@routes.patch("/<permission_id>")
def update(file_id: str, permission_id: str) -> Response:
    """permissions.update."""
    asked_fields("Permission", FIELDS)
    document, permission = changed(file_id, permission_id, body())
    return resource(permission_json(permission), "Permission", FIELDS, document)


def changed(file_id: str, permission_id: str, content: Json) -> tuple[Document, Json]:
    """Give somebody who has a permission another role, or offer the file to them."""
    document = _shareable(file_id)
    known = found(document, permission_id)
    _check_own(document, permission_id)
    role = content.get("role") or known["role"]
    _check_role(role)
    if content.get("expirationTime") or is_true("removeExpiration"):
        raise not_implemented("drive.permissions expirationTime")
    if role == "owner" and known["role"] != "owner":
        _check_transfer(document, known["type"])
    if content.get("pendingOwner") and document.file.owner != who():
        raise insufficient_permissions(file_id)
    asked = {
        "permissionId": permission_id,
        "role": role,
        "pendingOwner": bool(content.get("pendingOwner")),
    }
    return apply_change(file_id, "permissions.update", asked)


def _check_own(document: Document, permission_id: str) -> None:
    """ApiError 403 for a permission that a folder around the file gives."""
    owner = permission_id_of(document.file.owner)
    own = {owner, *(permission["id"] for permission in document.file.permissions)}
    if permission_id not in own:
        raise not_allowed(
            "An inherited permission can only be changed where it was given.",
            "cannotModifyInheritedPermission",
        )


@routes.delete("/<permission_id>")
def remove(file_id: str, permission_id: str) -> Response:
    """permissions.delete; everybody may give up their own."""
    mine = permission_id == permission_id_of(who())
    document = opened(file_id) if mine else _shareable(file_id)
    found(document, permission_id)
    _check_own(document, permission_id)
    apply_change(file_id, "permissions.delete", {"permissionId": permission_id})
    return gone()
