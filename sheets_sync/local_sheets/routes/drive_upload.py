"""Files of other programs, turned into spreadsheets: https://developers.google.com/workspace/drive/api/guides/manage-uploads."""

import time
from typing import Any

from flask import Blueprint, Response, current_app, request

from sheets_sync.local_sheets.drive_errors import bad_request, insufficient_permissions
from sheets_sync.local_sheets.errors import ApiError, not_implemented
from sheets_sync.local_sheets.imports import sheet_of_text, sheets_of_table
from sheets_sync.local_sheets.model.document import (
    FOLDER_TYPE,
    SPREADSHEET_TYPE,
    WRITING_ROLES,
    Document,
)
from sheets_sync.local_sheets.model.stored import sheet_to_json
from sheets_sync.local_sheets.responses.about import IMPORT_TYPES
from sheets_sync.local_sheets.routes.drive_exchange import (
    FILE_FIELDS,
    asked_fields,
    file_answer,
    is_true,
    opened,
)
from sheets_sync.local_sheets.routes.drive_files import changed, created, kept_fields
from sheets_sync.local_sheets.routes.drive_v2 import file_answer_v2, metadata_v3
from sheets_sync.local_sheets.routes.exchange import apply_change, origin, root_url, store, who
from sheets_sync.local_sheets.routes.uploads import (
    Upload,
    Uploads,
    metadata_of,
    multipart,
    simple,
)

Json = dict[str, Any]
routes = Blueprint("upload", __name__, url_prefix="/upload/drive/<any(v2,v3):version>/files")

SHORT_TITLE = 100  # characters of a tab's title
_UNKNOWN = ("", "application/octet-stream")


@routes.post("")
def create(version: str) -> Response:
    """files.create (insert in v2) with a file."""
    return _begun(version, None)


@routes.patch("/<file_id>")
@routes.put("/<file_id>")
def update(version: str, file_id: str) -> Response:
    """files.update with a file; PUT in v2, and for the parts of a resumable upload."""
    if request.args.get("upload_id"):
        return continued(version)
    opened(file_id, WRITING_ROLES)
    return _begun(version, file_id)


@routes.put("")
def continued(version: str) -> Response:
    """The next bytes of a resumable upload: 308 with what has come until it is whole."""
    del version
    taken = _uploads().take(
        request.args.get("upload_id", ""),
        who(),
        request.headers.get("Content-Range"),
        request.get_data(),
    )
    if taken.upload is None:
        response = Response(status=308)
        if taken.received:
            response.headers["Range"] = f"bytes=0-{taken.received - 1}"
        return response
    return _finished(*taken.goal, taken.upload)


def _uploads() -> Uploads:
    found: Uploads = current_app.extensions.setdefault("local_sheets_uploads", Uploads())
    return found


def _begun(version: str, file_id: str | None) -> Response:
    kind = request.args.get("uploadType") or request.args.get("upload_type")
    if kind == "resumable":
        metadata = metadata_of(request.get_data())
        media_type = request.headers.get("X-Upload-Content-Type")
        upload_id = _uploads().begin(who(), (version, file_id), metadata, media_type)
        place = f"{root_url()}{request.path}?{request.query_string.decode()}"
        response = Response(status=200)
        response.headers["Location"] = f"{place}&upload_id={upload_id}"
        response.headers["X-GUploader-UploadID"] = upload_id
        return response
    if kind == "multipart":
        return _finished(version, file_id, multipart(request))
    if kind in (None, "", "media"):
        return _finished(version, file_id, simple(request))
    raise bad_request(f"Invalid upload type: {kind}", "uploadType")


def _finished(version: str, file_id: str | None, upload: Upload) -> Response:
    """The answer for a file that has come whole."""
    if version == "v3":
        asked_fields("File", FILE_FIELDS)
    metadata = metadata_v3(upload.metadata) if version == "v2" else upload.metadata
    if file_id is None:
        document = _made(metadata, upload, converting=version == "v2" and is_true("convert"))
    else:
        document = _replaced(file_id, metadata, upload)
    return file_answer_v2(document) if version == "v2" else file_answer(document)


def _made(metadata: Json, upload: Upload, *, converting: bool) -> Document:
    kind = metadata.get("mimeType") or (SPREADSHEET_TYPE if converting else upload.media_type)
    if kind == FOLDER_TYPE or (kind == SPREADSHEET_TYPE and not upload.data):
        return created(metadata)
    if kind != SPREADSHEET_TYPE and not converting:
        named = kind or "application/octet-stream"
        raise not_implemented(f"drive.files.create of type {named} (without conversion)")
    title = str(metadata.get("name") or "Untitled")
    asked = {
        "import": _sheets(upload, title, "en_US"),
        "title": title,
        "extra": kept_fields(metadata),
    }
    return store().create(asked, who=who(), origin=origin())


def _replaced(file_id: str, metadata: Json, upload: Upload) -> Document:
    document = opened(file_id, WRITING_ROLES)
    if document.file.is_folder:
        raise insufficient_permissions(file_id)
    asked = {}
    if upload.data:
        title = str(metadata.get("name") or document.file.name)
        asked["import"] = _sheets(upload, title, document.workbook.locale)
    if metadata or request.args.get("addParents") or request.args.get("removeParents"):
        document = changed(file_id, metadata)
    if asked:
        document, _ = apply_change(file_id, "files.import", asked)
    return document


def _sheets(upload: Upload, title: str, locale: str) -> list[Json]:
    """The sheets of the file, as they are stored; ApiError 400 if it is none that can be read."""
    short = IMPORT_TYPES.get(upload.media_type)
    if upload.media_type in _UNKNOWN or (short is None and upload.media_type == "text/plain"):
        short = _guessed(upload.data)
    if short is None:
        raise ApiError(
            400, f"Unsupported content with type: {upload.media_type}", reason="badContent"
        )
    if short in ("csv", "tsv"):
        tab, now = title[:SHORT_TITLE] or "Sheet1", int(time.time() * 1000)
        sheets = [sheet_of_text(upload.data, tab, locale, now, tabs=short == "tsv")]
    else:
        sheets = sheets_of_table(upload.data)
    return [sheet_to_json(sheet) for sheet in sheets]


def _guessed(data: bytes) -> str:
    """What a file without a media type is: zip files and old Excel's begin with a mark."""
    return "xlsx" if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) else "csv"
