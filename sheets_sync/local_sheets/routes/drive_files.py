"""files: https://developers.google.com/workspace/drive/api/reference/rest/v3/files."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.drive_errors import (
    bad_request,
    insufficient_permissions,
    invalid_value,
    not_allowed,
)
from sheets_sync.local_sheets.errors import not_implemented
from sheets_sync.local_sheets.model.document import (
    FOLDER_TYPE,
    ROLES,
    SPREADSHEET_TYPE,
    WRITING_ROLES,
    Document,
    File,
)
from sheets_sync.local_sheets.model.folders import root_id
from sheets_sync.local_sheets.model.stored import workbook_to_json
from sheets_sync.local_sheets.operations.files import KEPT_FIELDS, MERGED_FIELDS
from sheets_sync.local_sheets.responses.drive import file_json
from sheets_sync.local_sheets.routes.drive_body import check_file
from sheets_sync.local_sheets.routes.drive_exchange import (
    FILE_FIELDS,
    asked_fields,
    file_answer,
    gone,
    is_true,
    number,
    opened,
    page_of,
    parent_folder,
    resource,
    viewer,
)
from sheets_sync.local_sheets.routes.drive_query import Query
from sheets_sync.local_sheets.routes.drive_terms import Terms, order_keys
from sheets_sync.local_sheets.routes.exchange import apply_change, body, origin, store, who

Json = dict[str, Any]
routes = Blueprint("files", __name__, url_prefix="/drive/v3/files")

LIST_FIELDS = f"kind,incompleteSearch,nextPageToken,files({FILE_FIELDS})"
OWNER = ROLES[:1]
_COPIED_FIELDS = ("description", "properties")
UNCHANGEABLE = ("parents", "id", "createdTime", "modifiedTime", "mimeType")


@routes.post("")
def create() -> Response:
    """files.create of a spreadsheet (also where no type is named) or a folder."""
    asked_fields("File", FILE_FIELDS)
    return file_answer(created(body()))


def created(content: Json) -> Document:
    """A new file from its metadata; ApiError 501 for a type that is not kept here."""
    kind = check_file(content).get("mimeType") or SPREADSHEET_TYPE
    if content.get("id"):
        raise not_implemented("drive.files.create with an id")
    title = str(content.get("name") or "Untitled")
    asked: Json = {"extra": kept_fields(content)}
    if kind == FOLDER_TYPE:
        asked["folder"] = title
    elif kind == SPREADSHEET_TYPE:
        asked["spreadsheet"] = {"properties": {"title": title}}
    else:
        raise not_implemented(f"drive.files.create of type {kind}")
    return store().create(asked, who=who(), origin=origin())


def kept_fields(content: Json) -> Json:
    """The fields of a new file that are kept as they are, its parent checked."""
    check_file(content)
    kept = {name: content[name] for name in KEPT_FIELDS if content.get(name) is not None}
    for name in kept.keys() & MERGED_FIELDS:
        kept[name] = {key: value for key, value in kept[name].items() if value is not None}
    parents = kept.pop("parents", None) or []
    if not isinstance(parents, list) or len(parents) > 1:
        raise not_allowed("Increasing the number of parents is not allowed", "cannotAddParent")
    folders = [parent_folder(str(parent), WRITING_ROLES) for parent in parents]
    if folders and folders[0].file_id != root_id(who()):
        kept["parents"] = [folders[0].file_id]
    return kept


@routes.get("")
def list_files() -> Response:
    """files.list."""
    asked_fields("FileList", LIST_FIELDS)
    page, token = listed(request.args.get("q", ""), number("pageSize", 100, 1000))
    view = viewer()
    result: Json = {
        "kind": "drive#fileList",
        "incompleteSearch": False,
        "files": [file_json(file, view) for file in page],
    }
    if token is not None:
        result["nextPageToken"] = token
    return resource(result, "FileList", LIST_FIELDS)


def listed(
    text: str, size: int, newer: Mapping[str, str] = MappingProxyType({})
) -> tuple[Sequence[File], str | None]:
    """The asked page of what a query finds, and the token of the next one.

    `newer` gives the names of v3 for those of v2, in the query and in orderBy.
    """
    view, order = viewer(), request.args.get("orderBy", "")
    query = Query(text, Terms(view, newer).test_of)
    if order and "fullText" in query.fields:
        raise bad_request(
            "Sorting is not supported for queries with fullText terms. Results are always in "
            "descending relevance order.",
            "orderBy",
        )
    if request.args.get("spaces", "drive") not in ("drive", "appDataFolder"):
        raise invalid_value("spaces")
    found = [
        file
        for file in store().files()
        if view.tree.role_of(file, view.who, by_link=False) is not None and query.accepts(file)
    ]
    if request.args.get("spaces") == "appDataFolder":
        found = []
    found.sort(key=lambda file: file.modified, reverse=True)
    for key, descending in reversed(order_keys(order, newer)):
        found.sort(key=key, reverse=descending)
    return page_of(found, [file.file_id for file in found], size, f"{text}\n{order}")


@routes.get("/<file_id>")
def get(file_id: str) -> Response:
    """files.get."""
    if request.args.get("alt") == "media":
        raise not_allowed(
            "Only files with binary content can be downloaded. Use Export with Docs Editors files.",
            "fileNotDownloadable",
            "alt",
        )
    return file_answer(opened(file_id))


@routes.patch("/<file_id>")
def update(file_id: str) -> Response:
    """files.update of the metadata."""
    asked_fields("File", FILE_FIELDS)
    return file_answer(changed(file_id, body()))


def changed(file_id: str, content: Json) -> Document:
    """The file with other metadata, and moved where addParents and removeParents tell so."""
    document = opened(file_id, WRITING_ROLES)
    check_file(content)
    for name in UNCHANGEABLE:
        if content.get(name) not in (None, document.file.mime_type):
            raise _not_writable(name)
    given = {name: content[name] for name in (*KEPT_FIELDS, "name", "trashed") if name in content}
    if given.get("trashed") is not None and who() != document.file.owner:
        raise insufficient_permissions(file_id)
    asked = {name: value for name, value in given.items() if value is not None}
    asked |= _move(document.file)
    document, _ = apply_change(file_id, "files.update", asked)
    return document


def _not_writable(name: str) -> Exception:
    if name == "parents":
        return not_allowed(
            "The parents field is not directly writable in update requests. Use the addParents and "
            "removeParents parameters instead.",
            "fieldNotWritable",
        )
    if name == "modifiedTime":
        return not_implemented("drive.files.update of modifiedTime")
    return not_allowed(
        f"The resource body includes fields which are not directly writable: {name}.",
        "fieldNotWritable",
    )


def _move(file: File) -> Json:
    """`parents` after the move that the request asks for, {} if it asks for none."""
    tree, me = viewer().tree, who()
    added = [p for p in (request.args.get("addParents") or "").split(",") if p]
    removed = [p for p in (request.args.get("removeParents") or "").split(",") if p]
    here = tree.parent_id(file)
    targets = [parent_folder(parent, WRITING_ROLES) for parent in added]
    leaves = here in [root_id(me) if parent == "root" else parent for parent in removed]
    targets = [folder for folder in targets if folder.file_id != here]
    if not targets:
        return {"parents": []} if leaves and not added else {}
    if len(targets) > 1 or not (leaves or is_true("enforceSingleParent")):
        raise not_allowed("Increasing the number of parents is not allowed", "cannotAddParent")
    folder = targets[0]
    above = [folder.file_id, *(one.file_id for one in tree.ancestors(folder))]
    if file.file_id in above:
        raise not_allowed(
            "A folder cannot be put into itself or one of its descendants.",
            "cyclicMembershipsNotAllowed",
        )
    return {"parents": [] if folder.file_id == root_id(file.owner) else [folder.file_id]}


@routes.delete("/<file_id>")
def delete(file_id: str) -> Response:
    """files.delete: at once and for good, of a folder with all that its owner has in it."""
    deleted(opened(file_id, OWNER).file)
    return gone()


def deleted(file: File) -> None:
    """Delete a file; the innermost first, so that what is left after a crash hangs together."""
    tree = viewer().tree
    inside = tree.inside(file.file_id, store().files()) if file.is_folder else []
    inside.sort(key=lambda one: len(list(tree.ancestors(one))), reverse=True)
    for one in (*inside, file):
        if one.owner == file.owner:
            apply_change(one.file_id, "files.delete", {})


@routes.delete("/trash")
def empty_trash() -> Response:
    """files.emptyTrash: what the caller owns and has trashed."""
    for file in store().files():
        still = store().file(file.file_id)
        if file.owner == who() and file.trashed and still is not None and not still.deleted:
            deleted(file)
    return gone()


@routes.post("/<file_id>/copy")
def copy(file_id: str) -> Response:
    """files.copy."""
    asked_fields("File", FILE_FIELDS)
    return file_answer(copied(file_id, body()))


def copied(file_id: str, content: Json) -> Document:
    """A copy of a spreadsheet, in the same folder unless another is named."""
    source = opened(file_id)
    refused = source.file.is_folder or (
        source.file.kept("copyRequiresWriterPermission")
        and viewer().tree.role_of(source.file, who()) not in WRITING_ROLES
    )
    if refused:
        raise not_allowed("This file cannot be copied by the user.", "cannotCopyFile")
    if content.get("mimeType") not in (None, SPREADSHEET_TYPE):
        raise not_implemented(f"drive.files.copy as {content['mimeType']}")
    kept = {n: v for n, v in (source.file.extra or {}).items() if n in _COPIED_FIELDS}
    place = {"parents": [source.file.parent]} if _may_stay(source.file) else {}
    asked = {
        "copy": workbook_to_json(source.workbook),
        "title": content.get("name") or f"Copy of {source.workbook.title}",
        "extra": {**kept, **place, **kept_fields(content)},
    }
    if is_true("copyComments"):
        asked["comments"] = [c for c in source.comments if not c.get("deleted")]
    return store().create(asked, who=who(), origin=origin())


def _may_stay(file: File) -> bool:
    folder = next(viewer().tree.ancestors(file), None)
    return folder is not None and viewer().tree.role_of(folder, who()) in WRITING_ROLES
