"""Files come, change their name and their permissions, and go."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.errors import ApiError, invalid
from sheets_sync.local_sheets.model.document import Document, File
from sheets_sync.local_sheets.model.new_workbook import new_sheet, new_workbook
from sheets_sync.local_sheets.model.stored import workbook_from_json
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.requests.cells import put_grid_data

Json = dict[str, Any]
KEPT_FIELDS = ("description", "parents", "properties", "appProperties", "starred")


def create(_document: Document | None, body: Json, call: Call) -> tuple[Document, None]:
    """A new file from `copy` (a stored workbook) or `spreadsheet` (the API's), owned by the caller.

    Its id is the first that the call has drawn.
    """
    spreadsheet_id = str(call.drawn[0])
    if "copy" in body:
        workbook = replace(workbook_from_json(body["copy"]), spreadsheet_id=spreadsheet_id)
        if body.get("title"):
            workbook = replace(workbook, properties={**workbook.properties, "title": body["title"]})
    else:
        workbook = _from_request(spreadsheet_id, body.get("spreadsheet") or {}, call)
    extra = {name: value for name, value in (body.get("extra") or {}).items() if value}
    file = File(spreadsheet_id, workbook.title, call.who, call.at, call.at, 0, extra=extra or None)
    return Document(file, workbook), None


def _from_request(spreadsheet_id: str, given: Json, call: Call) -> Workbook:
    workbook = new_workbook(spreadsheet_id, given.get("properties") or {})
    if not given.get("sheets"):
        return workbook
    sheets: list[Sheet] = []
    for number, item in enumerate(given["sheets"], 1):
        properties = item.get("properties") or {}
        taken = {sheet.sheet_id for sheet in sheets}
        sheet_id = properties.get("sheetId")
        if sheet_id is None:
            sheet_id = call.number(taken)
        title = properties.get("title") or f"Sheet{number}"
        if sheet_id in taken or any(sheet.title.casefold() == title.casefold() for sheet in sheets):
            raise invalid(f"Invalid sheets[{number - 1}].properties: its id or title is taken.")
        sheet = new_sheet(sheet_id, title, properties)
        for data in item.get("data") or []:
            sheet = put_grid_data(sheet, data)
        sheets.append(sheet)
    workbook = replace(workbook, sheets=tuple(sheets))
    workbook.check_size()
    return workbook


def _existing(document: Document | None) -> Document:
    if document is None:
        raise ApiError(404, "File not found.")
    return document


def update(document: Document | None, body: Json, _call: Call) -> tuple[Document, None]:
    """files.update: `name`, `trashed` and the fields that are only kept."""
    old = _existing(document)
    file = old.file
    if "name" in body:
        workbook = replace(
            old.workbook, properties={**old.workbook.properties, "title": str(body["name"])}
        )
        old = old.with_workbook(workbook)
        file = old.file
    extra = {**(file.extra or {}), **{n: body[n] for n in KEPT_FIELDS if n in body}}
    file = replace(file, trashed=bool(body.get("trashed", file.trashed)), extra=extra or None)
    return replace(old, file=file), None


def delete(document: Document | None, _body: Json, call: Call) -> tuple[Document, None]:
    """files.delete: the log keeps it, nobody finds it any more."""
    old = _existing(document)
    if old.file.owner != call.who:
        raise ApiError(403, "The user does not have sufficient permissions for this file.")
    return replace(old, file=replace(old.file, deleted=True)), None


def add_permission(document: Document | None, body: Json, call: Call) -> tuple[Document, Json]:
    """permissions.create; one that exists for the same person takes the new role."""
    old = _existing(document)
    kind, role = body.get("type"), body.get("role")
    if kind not in ("user", "group", "domain", "anyone"):
        raise invalid("The permission type field is required.")
    if role not in ("owner", "organizer", "fileOrganizer", "writer", "commenter", "reader"):
        raise invalid("The permission role field is required.")
    if kind in ("user", "group") and not body.get("emailAddress"):
        raise invalid(
            "The specified emailAddress is invalid or not applicable for the given permission type."
        )
    address = str(body.get("emailAddress") or body.get("domain") or "")
    permission_id = "anyoneWithLink" if kind == "anyone" else f"{call.number():020d}"
    same = next(
        (p for p in old.file.permissions if _address(p) == address and p["type"] == kind), None
    )
    permission = {
        "kind": "drive#permission",
        "id": same["id"] if same else permission_id,
        "type": kind,
        "role": role,
        **({"emailAddress": address} if kind in ("user", "group") else {}),
        **({"domain": address} if kind == "domain" else {}),
    }
    others = tuple(p for p in old.file.permissions if p["id"] != permission["id"])
    file = replace(old.file, permissions=(*others, permission))
    if role == "owner" and kind == "user":
        file = replace(file, owner=address, permissions=others)
    return replace(old, file=file), permission


def _address(permission: Json) -> str:
    return str(permission.get("emailAddress") or permission.get("domain") or "")


def change_permission(document: Document | None, body: Json, _call: Call) -> tuple[Document, Json]:
    """permissions.update: another `role` for `permissionId`."""
    old = _existing(document)
    found = _permission(old.file, body.get("permissionId"))
    changed = {**found, "role": body.get("role", found["role"])}
    kept = tuple(changed if p is found else p for p in old.file.permissions)
    return replace(old, file=replace(old.file, permissions=kept)), changed


def remove_permission(document: Document | None, body: Json, _call: Call) -> tuple[Document, None]:
    """permissions.delete of `permissionId`."""
    old = _existing(document)
    found = _permission(old.file, body.get("permissionId"))
    kept = tuple(p for p in old.file.permissions if p is not found)
    return replace(old, file=replace(old.file, permissions=kept)), None


def _permission(file: File, permission_id: object) -> Json:
    for permission in file.permissions:
        if permission["id"] == permission_id:
            return permission
    raise ApiError(404, f"Permission not found: {permission_id}.")
