"""Comments and replies as Drive v3 answers them."""

import html
from typing import Any

from sheets_sync.local_sheets.responses.drive import display_name, rfc3339

Json = dict[str, Any]


def comment_json(comment: Json, who: str, *, with_deleted: bool = False) -> Json:
    """The Comment resource; its deleted replies are left out unless they are asked for."""
    answer = {"kind": "drive#comment", **_shared(comment, who)}
    answer["resolved"] = bool(comment.get("resolved"))
    for name in ("anchor", "quotedFileContent"):
        if name in comment:
            answer[name] = comment[name]
    answer["replies"] = [
        reply_json(reply, who)
        for reply in comment.get("replies", ())
        if with_deleted or not reply.get("deleted")
    ]
    return answer


def reply_json(reply: Json, who: str) -> Json:
    """The Reply resource."""
    answer = {"kind": "drive#reply", **_shared(reply, who)}
    if "action" in reply:
        answer["action"] = reply["action"]
    return answer


def _shared(entry: Json, who: str) -> Json:
    answer: Json = {
        "id": entry["id"],
        "createdTime": rfc3339(entry["created"]),
        "modifiedTime": rfc3339(entry["modified"]),
        "deleted": bool(entry.get("deleted")),
    }
    if not answer["deleted"]:
        author, content = entry["author"], entry.get("content", "")
        answer["author"] = {
            "kind": "drive#user",
            "displayName": display_name(author),
            "me": author == who,
        }
        answer["content"] = content
        answer["htmlContent"] = html.escape(content, quote=False)
    return answer
