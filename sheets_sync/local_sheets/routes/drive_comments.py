"""comments and replies: https://developers.google.com/workspace/drive/api/reference/rest/v3/comments."""

from typing import Any

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.drive_errors import entry_not_found, invalid_value, missing
from sheets_sync.local_sheets.model.document import COMMENTING_ROLES, Document
from sheets_sync.local_sheets.operations.comments import (
    COMMENT_FIELDS,
    REPLY_FIELDS,
    RESOLVED_AFTER,
    find_comment,
    find_reply,
)
from sheets_sync.local_sheets.responses.comments import comment_json, reply_json
from sheets_sync.local_sheets.routes.drive_exchange import (
    asked_fields,
    change,
    gone,
    is_true,
    number,
    opened,
    page_of,
    resource,
)
from sheets_sync.local_sheets.routes.drive_terms import milliseconds
from sheets_sync.local_sheets.routes.exchange import body, who

Json = dict[str, Any]
routes = Blueprint("comments", __name__, url_prefix="/drive/v3/files/<file_id>/comments")

_ONE = "/<comment_id>"
_REPLIES = f"{_ONE}/replies"
_REPLY = f"{_REPLIES}/<reply_id>"


@routes.get("")
def list_comments(file_id: str) -> Response:
    """comments.list, the newest first."""
    asked_fields("CommentList", None)
    document, deleted = opened(file_id), is_true("includeDeleted")
    since = request.args.get("startModifiedTime")
    start = milliseconds(since, "startModifiedTime") if since else 0
    comments = [
        comment
        for comment in reversed(document.comments)
        if comment["modified"] >= start and (deleted or not comment.get("deleted"))
    ]
    comments.sort(key=lambda comment: int(comment["modified"]), reverse=True)
    shown = [comment_json(comment, who(), with_deleted=deleted) for comment in comments]
    return _page(document, shown, "comment")


def _page(document: Document, entries: list[Json], noun: str) -> Response:
    plural = {"comment": "comments", "reply": "replies"}[noun]
    ids = [entry["id"] for entry in entries]
    page, token = page_of(entries, ids, number("pageSize", 20, 100), request.path)
    result: Json = {"kind": f"drive#{noun}List", plural: page}
    if token is not None:
        result["nextPageToken"] = token
    return resource(result, f"{noun.capitalize()}List", None, document)


@routes.post("")
def add_comment(file_id: str) -> Response:
    """comments.create."""
    asked_fields("Comment", None)
    asked = _given(COMMENT_FIELDS)
    _check_content(asked)
    document, comment = change(file_id, "comments.create", asked, COMMENTING_ROLES)
    return resource(comment_json(comment, who()), "Comment", None, document)


def _given(fields: tuple[str, ...]) -> Json:
    """The fields that the request sets; ApiError 400 for one of another type."""
    asked = {name: value for name, value in body().items() if name in fields and value}
    for name, value in asked.items():
        texts = value if name == "quotedFileContent" and isinstance(value, dict) else {name: value}
        known = name != "quotedFileContent" or set(texts) <= {"mimeType", "value"}
        if not known or not all(isinstance(text, str) for text in texts.values()):
            raise invalid_value(name)
    return asked


def _check_content(content: Json) -> None:
    if not isinstance(content.get("content"), str) or not content["content"]:
        raise missing("content")


@routes.get(_ONE)
def get_comment(file_id: str, comment_id: str) -> Response:
    """comments.get."""
    asked_fields("Comment", None)
    document, deleted = opened(file_id), is_true("includeDeleted")
    comment = _living(find_comment(document, comment_id), "Comment")
    return resource(comment_json(comment, who(), with_deleted=deleted), "Comment", None, document)


def _living(entry: Json, kind: str) -> Json:
    """The entry, unless it is deleted and such are not asked for."""
    if entry.get("deleted") and not is_true("includeDeleted"):
        raise entry_not_found(kind, entry["id"])
    return entry


@routes.patch(_ONE)
def change_comment(file_id: str, comment_id: str) -> Response:
    """comments.update of the content."""
    asked_fields("Comment", None)
    asked = {"commentId": comment_id, "content": body().get("content")}
    _check_content(asked)
    document, comment = change(file_id, "comments.update", asked, COMMENTING_ROLES)
    return resource(comment_json(comment, who()), "Comment", None, document)


@routes.delete(_ONE)
def remove_comment(file_id: str, comment_id: str) -> Response:
    """comments.delete."""
    change(file_id, "comments.delete", {"commentId": comment_id}, COMMENTING_ROLES)
    return gone()


@routes.get(_REPLIES)
def list_replies(file_id: str, comment_id: str) -> Response:
    """replies.list, the oldest first."""
    asked_fields("ReplyList", None)
    document = opened(file_id)
    comment = _living(find_comment(document, comment_id), "Comment")
    shown = comment_json(comment, who(), with_deleted=is_true("includeDeleted"))
    return _page(document, shown["replies"], "reply")


@routes.post(_REPLIES)
def add_reply(file_id: str, comment_id: str) -> Response:
    """replies.create; an action resolves or reopens the comment."""
    asked_fields("Reply", None)
    asked = _given(REPLY_FIELDS)
    if asked.get("action", "resolve") not in RESOLVED_AFTER:
        raise invalid_value("action")
    if "action" not in asked:
        _check_content(asked)
    content = {**asked, "commentId": comment_id}
    document, reply = change(file_id, "replies.create", content, COMMENTING_ROLES)
    return resource(reply_json(reply, who()), "Reply", None, document)


@routes.get(_REPLY)
def get_reply(file_id: str, comment_id: str, reply_id: str) -> Response:
    """replies.get."""
    asked_fields("Reply", None)
    document = opened(file_id)
    reply = _living(find_reply(find_comment(document, comment_id), reply_id), "Reply")
    return resource(reply_json(reply, who()), "Reply", None, document)


@routes.patch(_REPLY)
def change_reply(file_id: str, comment_id: str, reply_id: str) -> Response:
    """replies.update of the content."""
    asked_fields("Reply", None)
    asked = {"commentId": comment_id, "replyId": reply_id, "content": body().get("content")}
    _check_content(asked)
    document, reply = change(file_id, "replies.update", asked, COMMENTING_ROLES)
    return resource(reply_json(reply, who()), "Reply", None, document)


@routes.delete(_REPLY)
def remove_reply(file_id: str, comment_id: str, reply_id: str) -> Response:
    """replies.delete."""
    asked = {"commentId": comment_id, "replyId": reply_id}
    change(file_id, "replies.delete", asked, COMMENTING_ROLES)
    return gone()
