"""Files and folders come, change their names, are filled from other files, and go."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.drive_errors import insufficient_permissions
from sheets_sync.local_sheets.model.document import FOLDER_TYPE, Document, File
from sheets_sync.local_sheets.model.folders import empty_folder
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.model.stored import sheet_from_json, workbook_from_json
from sheets_sync.local_sheets.model.workbook import Workbook
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.creation import new_spreadsheet
from sheets_sync.local_sheets.operations.existing import existing

Json = dict[str, Any]
MERGED_FIELDS = ("properties", "appProperties")
KEPT_FIELDS = (
    *MERGED_FIELDS,
    "description",
    "parents",
    "starred",
    "folderColorRgb",
    "copyRequiresWriterPermission",
    "writersCanShare",
)


def create(_document: Document | None, body: Json, call: Call) -> tuple[Document, None]:
    """A new file, owned by the caller; its id is the first that the call has drawn.

    It is made from one of `spreadsheet` (the API's), `copy` (a stored workbook, with `title` and
    `comments`), `import` (stored sheets, with `title`), `folder` (its name).
    """
    file_id = str(call.drawn[0])
    extra = {name: value for name, value in (body.get("extra") or {}).items() if value}
    file = File(file_id, "", call.who, call.at, call.at, 0, extra=extra or None)
    if "folder" in body:
        file = replace(file, mime_type=FOLDER_TYPE)
        workbook = empty_folder(file_id, str(body["folder"]))
    elif "copy" in body:
        workbook = replace(workbook_from_json(body["copy"]), spreadsheet_id=file_id)
        if body.get("title"):
            workbook = replace(workbook, properties={**workbook.properties, "title": body["title"]})
    elif "import" in body:
        workbook = _filled(new_workbook(file_id, {"title": body["title"]}), body["import"], call)
    else:
        workbook = new_spreadsheet(file_id, body.get("spreadsheet") or {}, call)
    comments = tuple(body.get("comments") or ())
    return Document(replace(file, name=workbook.title), workbook, comments), None


def import_sheets(document: Document | None, body: Json, call: Call) -> tuple[Document, None]:
    """The stored sheets of `import` in place of all that the file has; its name stays."""
    old = existing(document)
    return old.with_workbook(_filled(old.workbook, body["import"], call)), None


def _filled(workbook: Workbook, stored: list[Json], call: Call) -> Workbook:
    """The workbook with other sheets, and without what stood on its own ones."""
    taken = {sheet.sheet_id for sheet in workbook.sheets}
    sheets = []
    for item in stored:
        sheet_id = call.number(taken)
        taken.add(sheet_id)
        sheet = sheet_from_json(item)
        merges = tuple({**merge, "sheetId": sheet_id} for merge in sheet.merges)
        sheets.append(replace(sheet, sheet_id=sheet_id, merges=merges))
    metadata = tuple(entry for entry in workbook.metadata if entry.location.sheet_id is None)
    workbook = replace(workbook, sheets=tuple(sheets), named_ranges=(), metadata=metadata)
    workbook.check_size()
    return workbook


def update(document: Document | None, body: Json, _call: Call) -> tuple[Document, None]:
    """files.update: `name`, `trashed` and the fields that are only kept.

    Of properties and appProperties the given ones are replaced, those with null removed.
    """
    old = existing(document)
    if "name" in body:
        title = {**old.workbook.properties, "title": str(body["name"])}
        old = old.with_workbook(replace(old.workbook, properties=title))
    extra = dict(old.file.extra or {})
    for name in KEPT_FIELDS:
        if name in MERGED_FIELDS and isinstance(body.get(name), dict):
            merged = {**(extra.get(name) or {}), **body[name]}
            extra[name] = {key: value for key, value in merged.items() if value is not None}
        elif name in body:
            extra[name] = body[name]
    trashed = bool(body.get("trashed", old.file.trashed))
    return replace(old, file=replace(old.file, trashed=trashed, extra=extra or None)), None


def delete(document: Document | None, _body: Json, call: Call) -> tuple[Document, None]:
    """files.delete: the log keeps it, nobody finds it any more."""
    old = existing(document)
    if old.file.owner != call.who:
        raise insufficient_permissions(old.file.file_id)
    return replace(old, file=replace(old.file, deleted=True)), None
