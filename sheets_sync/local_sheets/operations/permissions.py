"""Who may do what with a file. What is asked for was checked by the route already."""

import hashlib
from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.drive_errors import entry_not_found, not_allowed
from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.document import Document, File
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.existing import existing

Json = dict[str, Any]

TYPES = ("user", "group", "domain", "anyone")
ROLES = ("owner", "organizer", "fileOrganizer", "writer", "commenter", "reader")


def permission_id_of(address: str) -> str:
    """The id of a person's permission: 20 digits, the same for every file."""
    digest = hashlib.sha256(address.casefold().encode()).digest()
    return f"1{int.from_bytes(digest[:12], 'big') % 10**19:019d}"


def _id_of(kind: str, address: str, body: Json, call: Call) -> str:
    if call.recorded:  # entries of older stores drew a number for each permission
        drawn = f"{call.number():020d}"
        return "anyoneWithLink" if kind == "anyone" else drawn
    if kind == "anyone":
        return "anyone" if body.get("allowFileDiscovery") else "anyoneWithLink"
    number = permission_id_of(address)
    return f"{number}k" if kind == "domain" else number


def add_permission(document: Document | None, body: Json, call: Call) -> tuple[Document, Json]:
    """permissions.create; one that exists for the same person takes the new role.

    Whoever owns the file already keeps doing so; `role` owner makes somebody else own it.
    """
    old = existing(document)
    kind, role = body.get("type"), body.get("role")
    if kind not in TYPES:
        raise invalid("The permission type field is required.")
    if role not in ROLES:
        raise invalid("The permission role field is required.")
    if kind in ("user", "group") and not body.get("emailAddress"):
        raise invalid(
            "The specified emailAddress is invalid or not applicable for the given permission type."
        )
    address = str(body.get("emailAddress") or body.get("domain") or "")
    if kind == "anyone":
        address = ""
    permission = _permission(kind, role, address, body, call)
    if kind in ("user", "group") and address.casefold() == old.file.owner.casefold():
        return old, owner_permission(old.file)
    same = next((p for p in old.file.permissions if _is_same(p, kind, address)), None)
    if same is not None:
        permission["id"] = same["id"]
    others = tuple(p for p in old.file.permissions if p is not same)
    if role == "owner":
        return _given_to(old, address, others)
    former = tuple(one for one in old.file.former if one != address)
    file = replace(old.file, permissions=(*others, permission), former=former)
    return replace(old, file=file), permission


def _permission(kind: str, role: str, address: str, body: Json, call: Call) -> Json:
    permission: Json = {
        "kind": "drive#permission",
        "id": _id_of(kind, address, body, call),
        "type": kind,
        "role": role,
    }
    if kind in ("user", "group"):
        permission["emailAddress"] = address
    if kind == "domain":
        permission["domain"] = address
    if kind in ("domain", "anyone"):
        permission["allowFileDiscovery"] = bool(body.get("allowFileDiscovery"))
    return permission


def owner_permission(file: File) -> Json:
    """The owner's own permission, which no file keeps."""
    return {
        "kind": "drive#permission",
        "id": permission_id_of(file.owner),
        "type": "user",
        "role": "owner",
        "emailAddress": file.owner,
    }


def _is_same(permission: Json, kind: str, address: str) -> bool:
    kept = str(permission.get("emailAddress") or permission.get("domain") or "")
    return bool(permission["type"] == kind and kept.casefold() == address.casefold())


def _given_to(old: Document, address: str, others: tuple[Json, ...]) -> tuple[Document, Json]:
    """The document in other hands; its former owner may still write it."""
    former_owner = {**owner_permission(old.file), "role": "writer"}
    rest = tuple(p for p in others if not _is_same(p, "user", address))
    file = replace(old.file, owner=address, permissions=(*rest, former_owner))
    return replace(old, file=file), owner_permission(file)


def change_permission(document: Document | None, body: Json, _call: Call) -> tuple[Document, Json]:
    """permissions.update: another `role` for `permissionId`, or `pendingOwner`."""
    old = existing(document)
    role = body.get("role")
    if body.get("permissionId") == permission_id_of(old.file.owner):
        if role not in (None, "owner"):
            raise not_allowed("The owner of a file cannot be given another role.", "forbidden")
        return old, owner_permission(old.file)
    found = find_permission(old.file, body.get("permissionId"))
    others = tuple(p for p in old.file.permissions if p is not found)
    if role == "owner":
        if found["type"] != "user":
            raise not_allowed("Only a user can own a file.", "invalidSharingRequest")
        return _given_to(old, str(found["emailAddress"]), others)
    changed = {**found, "role": role or found["role"]}
    changed.pop("pendingOwner", None)
    if body.get("pendingOwner"):
        changed["pendingOwner"] = True
    kept = tuple(changed if p is found else p for p in old.file.permissions)
    return replace(old, file=replace(old.file, permissions=kept)), changed


def remove_permission(document: Document | None, body: Json, _call: Call) -> tuple[Document, None]:
    """permissions.delete of `permissionId`."""
    old = existing(document)
    if body.get("permissionId") == permission_id_of(old.file.owner):
        raise not_allowed("The owner of a file cannot be removed.", "forbidden")
    found = find_permission(old.file, body.get("permissionId"))
    kept = tuple(p for p in old.file.permissions if p is not found)
    address = str(found.get("emailAddress") or "")
    former = (*old.file.former, address) if address else old.file.former
    return replace(old, file=replace(old.file, permissions=kept, former=former)), None


def find_permission(file: File, permission_id: object) -> Json:
    """A permission that the file itself keeps; ApiError 404 if there is none."""
    for permission in file.permissions:
        if permission["id"] == permission_id:
            return permission
    raise entry_not_found("Permission", str(permission_id))
