"""Comments and replies."""

import pytest

from sheets_sync.local_sheets import LocalServer
from tests.sheets_sync.local_sheets.api import Api
from tests.sheets_sync.local_sheets.drive import FILES, address_of, create


@pytest.fixture
def path(api: Api) -> str:
    return f"{FILES}/{create(api, 'file')}/comments"


def _add(api: Api, path: str, text: str = "看这里") -> str:
    return str(api.call("POST", path + "?fields=id", {"content": text})["id"])


def test_what_a_comment_looks_like(api: Api, path: str) -> None:
    quoted = {"mimeType": "text/html", "value": "x"}
    given = {"content": "a < b", "anchor": "{}", "quotedFileContent": quoted, "id": "mine"}
    made = api.call("POST", path + "?fields=*", given)
    assert made == {
        "kind": "drive#comment",
        "id": made["id"],
        "createdTime": made["createdTime"],
        "modifiedTime": made["createdTime"],
        "author": {"kind": "drive#user", "displayName": made["author"]["displayName"], "me": True},
        "content": "a < b",
        "htmlContent": "a &lt; b",
        "deleted": False,
        "resolved": False,
        "anchor": "{}",
        "quotedFileContent": quoted,
        "replies": [],
    }
    assert made["id"] != "mine"
    assert api.call("GET", f"{path}/{made['id']}?fields=*") == made
    changed = api.call("PATCH", f"{path}/{made['id']}?fields=content", {"content": "c"})
    assert changed == {"content": "c"}
    assert api.call("GET", path + "?fields=comments(content,anchor)")["comments"] == [
        {"content": "c", "anchor": "{}"}
    ]


def test_fields_must_be_named(api: Api, path: str) -> None:
    comment = f"{path}/{_add(api, path)}"
    for method, where, body in (
        ("GET", path, None),
        ("POST", path, {"content": "x"}),
        ("GET", comment, None),
        ("PATCH", comment, {"content": "x"}),
        ("GET", comment + "/replies", None),
        ("GET", "/drive/v3/about", None),
    ):
        refused = api.refused(method, where, body)
        assert refused == (400, "The 'fields' parameter is required for this method.")


def test_replies_resolve_and_reopen(api: Api, path: str) -> None:
    comment = f"{path}/{_add(api, path)}"
    replies = comment + "/replies"
    first = api.call("POST", replies + "?fields=*", {"content": "好"})
    assert (first["kind"], first["content"]) == ("drive#reply", "好")
    done = api.call("POST", replies + "?fields=action", {"action": "resolve"})
    assert done == {"action": "resolve"}
    assert api.call("GET", comment + "?fields=resolved") == {"resolved": True}
    api.call("POST", replies + "?fields=id", {"action": "reopen", "content": "还没有"})
    got = api.call("GET", comment + "?fields=resolved,replies(content,action)")
    assert got == {
        "resolved": False,
        "replies": [
            {"content": "好"},
            {"content": "", "action": "resolve"},
            {"content": "还没有", "action": "reopen"},
        ],
    }
    one = f"{replies}/{first['id']}"
    assert api.call("PATCH", one + "?fields=content", {"content": "很好"})["content"] == "很好"
    assert api.call("GET", one + "?fields=content") == {"content": "很好"}
    assert api.send("DELETE", one).status_code == 204
    assert api.refused("GET", one + "?fields=id")[0] == 404
    assert api.call("GET", one + "?fields=deleted,content&includeDeleted=true") == {"deleted": True}
    assert len(api.call("GET", replies + "?fields=*")["replies"]) == 2
    assert len(api.call("GET", replies + "?fields=*&includeDeleted=true")["replies"]) == 3
    for bad in ({}, {"content": ""}, {"action": "close"}, {"action": ["resolve"]}, {"content": 7}):
        assert api.refused("POST", replies + "?fields=id", bad)[0] == 400


def test_deleted_comments_leave_a_place(api: Api, path: str) -> None:
    gone, kept = _add(api, path, "gone"), _add(api, path, "kept")
    assert api.send("DELETE", f"{path}/{gone}").status_code == 204
    shown = api.call("GET", path + "?fields=comments(id)")["comments"]
    assert shown == [{"id": kept}]
    everything = api.call("GET", path + "?fields=comments(id,deleted,content)&includeDeleted=true")
    assert {"id": gone, "deleted": True} in everything["comments"]
    for method, where, body in (
        ("GET", f"{path}/{gone}?fields=id", None),
        ("PATCH", f"{path}/{gone}?fields=id", {"content": "x"}),
        ("DELETE", f"{path}/{gone}", None),
        ("POST", f"{path}/{gone}/replies?fields=id", {"content": "x"}),
        ("GET", f"{path}/none?fields=id", None),
    ):
        assert api.refused(method, where, body)[0] == 404
    for bad in ({"anchor": "{}"}, {"content": ""}, {"content": "x", "anchor": 7},
                {"content": "x", "quotedFileContent": "y"},
                {"content": "x", "quotedFileContent": {"colour": "red"}}):  # fmt: skip
        assert api.refused("POST", path + "?fields=id", bad)[0] == 400


def test_who_may_comment(api: Api, server: LocalServer, path: str) -> None:
    other = Api(server.root, "other")
    file_path = path.removesuffix("/comments")
    share = {"type": "user", "role": "reader", "emailAddress": address_of(other)}
    api.call("POST", file_path + "/permissions", share)
    mine = f"{path}/{_add(api, path)}?fields=id"
    assert other.call("GET", mine)
    assert other.refused("POST", path + "?fields=id", {"content": "x"})[0] == 403
    api.call("POST", file_path + "/permissions", {**share, "role": "commenter"})
    theirs = f"{path}/{_add(other, path)}?fields=author/me"
    assert api.call("GET", theirs) == {"author": {"me": False}}
    assert other.refused("PATCH", mine, {"content": "x"})[0] == 403
    assert other.refused("DELETE", mine)[0] == 403
    assert api.refused("PATCH", theirs, {"content": "x"})[0] == 403
    assert api.send("DELETE", theirs).status_code == 204
    write = f"/v4/spreadsheets/{file_path.rpartition('/')[2]}/values/A1?valueInputOption=RAW"
    assert other.refused("PUT", write, {"values": [[1]]})[0] == 403


def test_pages(api: Api, path: str) -> None:
    made = [_add(api, path, str(number)) for number in range(5)]
    first = api.call("GET", path + "?fields=*&pageSize=3")
    rest = api.call("GET", f"{path}?fields=*&pageSize=3&pageToken={first['nextPageToken']}")
    ids = [comment["id"] for comment in first["comments"] + rest["comments"]]
    assert ids == list(reversed(made))
    since = first["comments"][0]["modifiedTime"]
    late = api.call("GET", f"{path}?fields=comments/id&startModifiedTime={since}")
    assert made[-1] in [comment["id"] for comment in late["comments"]]
    assert api.refused("GET", path + "?fields=*&startModifiedTime=soon") == (400, "Invalid Value")
    assert api.refused("GET", path + "?fields=*&pageSize=101")[0] == 400


def test_copies_take_comments_along_if_asked(api: Api, path: str) -> None:
    _add(api, path)
    file_path = path.removesuffix("/comments")
    for query, count in (("", 0), ("?copyComments=true", 1)):
        copy = api.call("POST", f"{file_path}/copy{query}", {})["id"]
        listed = api.call("GET", f"{FILES}/{copy}/comments?fields=comments/content")
        assert len(listed.get("comments", [])) == count
