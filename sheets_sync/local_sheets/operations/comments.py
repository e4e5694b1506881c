"""Comments and replies come, change, are resolved and go; deleted ones leave an empty place."""

from dataclasses import replace
from typing import Any

from sheets_sync.local_sheets.drive_errors import entry_not_found, insufficient_permissions
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.operations.call import Call
from sheets_sync.local_sheets.operations.existing import existing

Json = dict[str, Any]

COMMENT_FIELDS = ("content", "anchor", "quotedFileContent")
REPLY_FIELDS = ("content", "action")
RESOLVED_AFTER = {"resolve": True, "reopen": False}


def _entry(given: Json, fields: tuple[str, ...], call: Call) -> Json:
    kept = {name: given[name] for name in fields if given.get(name) not in (None, "")}
    moment = {"created": call.at, "modified": call.at}
    return {"id": call.comment_id(), "author": call.who, **moment, **kept}


def find_comment(document: Document, comment_id: object) -> Json:
    """The comment with this id, deleted or not; ApiError 404 if there is none."""
    return _found(document.comments, "Comment", comment_id)


def find_reply(comment: Json, reply_id: object) -> Json:
    """The reply with this id, deleted or not; ApiError 404 if there is none."""
    return _found(comment.get("replies", ()), "Reply", reply_id)


def _found(entries: tuple[Json, ...] | list[Json], kind: str, entry_id: object) -> Json:
    for entry in entries:
        if entry["id"] == entry_id:
            return entry
    raise entry_not_found(kind, str(entry_id))


def _with_comment(document: Document, changed: Json) -> Document:
    comments = tuple(changed if c["id"] == changed["id"] else c for c in document.comments)
    return replace(document, comments=comments)


def _check_author(document: Document, entry: Json, call: Call, *, or_owner: bool = False) -> None:
    allowed = {entry["author"], document.file.owner} if or_owner else {entry["author"]}
    if call.who not in allowed:
        raise insufficient_permissions(document.file.file_id)


def _living(entry: Json, kind: str) -> Json:
    if entry.get("deleted"):
        raise entry_not_found(kind, str(entry["id"]))
    return entry


def _emptied(entry: Json, call: Call) -> Json:
    kept = {name: value for name, value in entry.items() if name not in ("content", "action")}
    return {**kept, "deleted": True, "modified": call.at}


def add_comment(document: Document | None, body: Json, call: Call) -> tuple[Document, Json]:
    """comments.create: `content`, and what it hangs on."""
    old = existing(document)
    comment = _entry(body, COMMENT_FIELDS, call)
    return replace(old, comments=(*old.comments, comment)), comment


def change_comment(document: Document | None, body: Json, call: Call) -> tuple[Document, Json]:
    """comments.update: another `content` of `commentId`, by its author."""
    old = existing(document)
    found = _living(find_comment(old, body["commentId"]), "Comment")
    _check_author(old, found, call)
    changed = {**found, "content": body["content"], "modified": call.at}
    return _with_comment(old, changed), changed


def remove_comment(document: Document | None, body: Json, call: Call) -> tuple[Document, None]:
    """comments.delete of `commentId`, by its author or the file's owner."""
    old = existing(document)
    found = _living(find_comment(old, body["commentId"]), "Comment")
    _check_author(old, found, call, or_owner=True)
    return _with_comment(old, _emptied(found, call)), None


def add_reply(document: Document | None, body: Json, call: Call) -> tuple[Document, Json]:
    """replies.create under `commentId`: `content`, an `action` (resolve, reopen), or both."""
    old = existing(document)
    comment = _living(find_comment(old, body["commentId"]), "Comment")
    reply = _entry(body, REPLY_FIELDS, call)
    changed = {
        **comment,
        "replies": [*comment.get("replies", ()), reply],
        "modified": call.at,
    }
    if reply.get("action") in RESOLVED_AFTER:
        changed["resolved"] = RESOLVED_AFTER[reply["action"]]
    return _with_comment(old, changed), reply


def change_reply(document: Document | None, body: Json, call: Call) -> tuple[Document, Json]:
    """replies.update: another `content` of `replyId`, by its author."""
    old = existing(document)
    comment = _living(find_comment(old, body["commentId"]), "Comment")
    found = _living(find_reply(comment, body["replyId"]), "Reply")
    _check_author(old, found, call)
    changed = {**found, "content": body["content"], "modified": call.at}
    return _with_comment(old, _with_reply(comment, changed, call)), changed


def remove_reply(document: Document | None, body: Json, call: Call) -> tuple[Document, None]:
    """replies.delete of `replyId`, by its author or the file's owner."""
    old = existing(document)
    comment = _living(find_comment(old, body["commentId"]), "Comment")
    found = _living(find_reply(comment, body["replyId"]), "Reply")
    _check_author(old, found, call, or_owner=True)
    return _with_comment(old, _with_reply(comment, _emptied(found, call), call)), None


def _with_reply(comment: Json, changed: Json, call: Call) -> Json:
    replies = [changed if r["id"] == changed["id"] else r for r in comment["replies"]]
    return {**comment, "replies": replies, "modified": call.at}
