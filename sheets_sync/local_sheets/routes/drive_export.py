"""files.export, and the addresses of docs.google.com that export as well."""

import re
import urllib.parse

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.drive_errors import bad_request, missing, not_allowed
from sheets_sync.local_sheets.errors import invalid, not_implemented
from sheets_sync.local_sheets.exports import EXPORTS
from sheets_sync.local_sheets.exports.shown import tabs
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.responses.drive import EXPORT_TYPES
from sheets_sync.local_sheets.routes.drive_exchange import opened
from sheets_sync.local_sheets.routes.exchange import REVISION_HEADER, readable
from sheets_sync.local_sheets.routes.showing import shown_sheets

routes = Blueprint("export", __name__)

ONE_TAB = ("csv", "tsv")
_TYPE_OF_SHORT = {short: kind for kind, short in EXPORT_TYPES.items()}


@routes.get("/drive/v3/files/<file_id>/export")
@routes.get("/drive/v2/files/<file_id>/export")
def export(file_id: str) -> Response:
    """files.export."""
    kind = request.args.get("mimeType")
    if not kind:
        raise missing("mimeType")
    document = opened(file_id)
    if document.file.is_folder:
        raise not_allowed("Export only supports Docs Editors files.", "fileNotExportable")
    short = EXPORT_TYPES.get(kind.partition(";")[0].strip())
    if short is None:
        raise bad_request("The requested conversion is not supported.", "convertTo")
    response = _exported(document, short, None, kind)
    response.headers["Content-Disposition"] = "attachment"
    return response


@routes.get("/spreadsheets/d/<file_id>/export")
def export_page(file_id: str) -> Response:
    """The address behind a spreadsheet's download menu; `gid` names the tab."""
    return _download(file_id, request.args.get("format") or "xlsx")


@routes.get("/spreadsheets/export")
def export_link() -> Response:
    """The address of exportLinks."""
    file_id = request.args.get("id")
    if not file_id:
        raise invalid("Missing parameter: id")
    return _download(file_id, request.args.get("exportFormat") or "xlsx")


def _download(file_id: str, name: str) -> Response:
    document = readable(file_id)
    short = "zip" if name == "html" else name
    if short not in EXPORTS:
        raise not_implemented(f"Export as {name}")
    if request.args.get("range"):
        raise not_implemented("Export of a range")
    gid = request.args.get("gid")
    if gid is not None and not gid.isdecimal():
        raise invalid(f"Invalid gid: {gid}")
    only = None if gid is None else int(gid)
    response = _exported(document, short, only, _TYPE_OF_SHORT[short])
    title = document.workbook.title
    if short in ONE_TAB:
        title = f"{title} - {tabs(document.workbook, only)[0].title}"
    name = f"{title}.{short}"
    plain = re.sub(r"[^ !#-\[\]-~]", "_", name)
    encoded = urllib.parse.quote(name, safe="")
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"
    )
    return response


def _exported(document: Document, short: str, only: int | None, kind: str) -> Response:
    wanted = tabs(document.workbook, only)[:1] if short in ONE_TAB else document.workbook.sheets
    workbook = shown_sheets(document.workbook, [sheet.sheet_id for sheet in wanted])
    response = Response(EXPORTS[short](workbook, only), content_type=kind)
    response.headers[REVISION_HEADER] = str(document.revision)
    return response
