"""about and changes: what has happened to the caller's files since a page token."""

import secrets
from typing import Any

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.drive_errors import invalid_value, missing
from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.responses.about import about_json
from sheets_sync.local_sheets.responses.drive import file_json, rfc3339
from sheets_sync.local_sheets.routes.drive_exchange import (
    FILE_FIELDS,
    asked_fields,
    is_true,
    number,
    resource,
    viewer,
)
from sheets_sync.local_sheets.routes.exchange import store, who

Json = dict[str, Any]
routes = Blueprint("changes", __name__, url_prefix="/drive/v3")

LIST_FIELDS = (
    "kind,nextPageToken,newStartPageToken,"
    f"changes(kind,type,changeType,time,removed,fileId,file({FILE_FIELDS}))"
)
STORE_DIGITS, SEQ_DIGITS = 9, 12
STORE_NUMBER = "drive_store_number"  # the setting by which tokens know their store


@routes.get("/about")
def about() -> Response:
    """about.get."""
    asked_fields("About", None)
    mine = [file for file in store().files() if file.owner == who() and not file.is_folder]
    return resource(about_json(who(), len(mine)), "About", None)


@routes.get("/changes/startPageToken")
def start_page_token() -> Response:
    """changes.getStartPageToken: the changes from now on."""
    result = {"kind": "drive#startPageToken", "startPageToken": _token(store().last_change())}
    return resource(result, "StartPageToken", "*")


def _store_number() -> str:
    lowest = 10 ** (STORE_DIGITS - 1)
    return store().keep_setting(STORE_NUMBER, lambda: str(lowest + secrets.randbelow(9 * lowest)))


def _token(seq: int) -> str:
    """A page token: digits as Google's, of this store alone."""
    return f"{_store_number()}{seq:0{SEQ_DIGITS}d}"


def _seq_of(token: str) -> int:
    """Where a page begins; ApiError 400 for a token of another store, or of one restored since."""
    known = len(token) == STORE_DIGITS + SEQ_DIGITS and token.isascii() and token.isdecimal()
    if not known or not token.startswith(_store_number()):
        raise invalid_value("pageToken")
    seq = int(token[STORE_DIGITS:])
    if seq > store().last_change():
        raise invalid_value("pageToken")
    return seq


@routes.get("/changes")
def list_changes() -> Response:
    """changes.list: each file once, with its last change."""
    asked_fields("ChangeList", LIST_FIELDS)
    token = request.args.get("pageToken")
    if not token:
        raise missing("pageToken")
    seq, size = _seq_of(token), number("pageSize", 100, 1000)
    last = store().last_change()
    entries = store().changes_after(seq, size + 1)
    page, more = entries[:size], len(entries) > size
    changes = [_change(entry.file_id, entry.at) for entry in page]
    kept = [
        c for c in changes if c is not None and (is_true("includeRemoved", True) or "file" in c)
    ]
    result: Json = {"kind": "drive#changeList", "changes": kept}
    if more:
        result["nextPageToken"] = _token(page[-1].seq)
    else:
        result["newStartPageToken"] = _token(max([last, *(entry.seq for entry in page)]))
    return resource(result, "ChangeList", LIST_FIELDS)


def _change(file_id: str, at: int) -> Json | None:
    """The Change resource; None where the caller has nothing to do with the file."""
    file, view = store().file(file_id), viewer()
    if file is None:
        return None
    role = view.tree.role_of(file, view.who, by_link=False)
    removed = file.deleted or role is None
    if removed and not _knew(file, view.who):
        return None
    answer: Json = {
        "kind": "drive#change",
        "type": "file",
        "changeType": "file",
        "time": rfc3339(at),
        "removed": removed,
        "fileId": file_id,
    }
    if not removed:
        answer["file"] = file_json(file, view)
    return answer


def _knew(file: File, who: str) -> bool:
    return file.role_of(who, by_link=False) is not None or who in file.former
