"""Folders, moves, copies, trash, and what a search finds."""

from typing import Any
from urllib.parse import quote

import pytest

from sheets_sync.local_sheets import LocalServer
from tests.sheets_sync.local_sheets.api import Api
from tests.sheets_sync.local_sheets.drive import FILES, FOLDER, SHEET, address_of, create, names


def test_folders_hold_files(api: Api) -> None:
    folder = create(api, "2026", FOLDER)
    inside = create(api, "一月", parents=[folder])
    assert names(api, f"'{folder}' in parents") == ["一月"]
    assert names(api, f"parents in '{folder}'") == ["一月"]
    assert names(api, f"mimeType = '{FOLDER}'") == ["2026"]
    root = api.call("GET", f"{FILES}/root?fields=*")
    assert (root["name"], root["mimeType"]) == ("My Drive", FOLDER)
    parents = {
        file["name"]: file["parents"]
        for file in api.call("GET", FILES + "?fields=files(name,parents)")["files"]
    }
    assert parents == {"2026": [root["id"]], "一月": [folder]}
    refusal = (400, "This operation is not supported for this document")
    assert api.refused("GET", f"/v4/spreadsheets/{folder}") == refusal
    write = f"/v4/spreadsheets/{folder}/values/A1?valueInputOption=RAW"
    assert api.refused("PUT", write, {"values": [[1]]}) == refusal
    assert api.call("PATCH", f"{FILES}/{folder}", {"name": "2027"})["name"] == "2027"
    assert api.refused("POST", FILES, {"name": "x", "mimeType": SHEET, "parents": ["no"]}) == (
        404,
        "File not found: no.",
    )
    under_a_file = {"name": "x", "mimeType": SHEET, "parents": [inside]}
    assert api.refused("POST", FILES, under_a_file)[0] == 403
    both = {"name": "x", "mimeType": SHEET, "parents": [folder, root["id"]]}
    assert api.refused("POST", FILES, both) == (
        403,
        "Increasing the number of parents is not allowed",
    )


def test_moving(api: Api) -> None:
    one, other = create(api, "one", FOLDER), create(api, "other", FOLDER)
    below = create(api, "below", FOLDER, parents=[one])
    file_id = create(api, "file")
    path = f"{FILES}/{file_id}?fields=parents"
    root = api.call("GET", f"{FILES}/root?fields=id")["id"]
    assert api.refused("PATCH", f"{path}&addParents={one}", {})[0] == 403
    moved = api.call("PATCH", f"{path}&addParents={one}&removeParents={root}", {})
    assert moved == {"parents": [one]}
    moved = api.call("PATCH", f"{path}&addParents={other}&removeParents={one}", {})
    assert moved == {"parents": [other]}
    moved = api.call("PATCH", f"{path}&addParents=root&removeParents={other}", {})
    assert moved == {"parents": [root]}
    assert api.call("PATCH", f"{path}&addParents={root}", {}) == {"parents": [root]}
    cycle = f"{FILES}/{one}?addParents={below}&removeParents={root}"
    assert api.refused("PATCH", cycle, {})[0] == 403
    assert "addParents" in api.refused("PATCH", f"{FILES}/{file_id}", {"parents": [one]})[1]


def test_what_cannot_be_changed(api: Api) -> None:
    file_id = create(api, "file")
    for given, code in (
        ({"id": "x"}, 403),
        ({"mimeType": FOLDER}, 403),
        ({"modifiedTime": "2026-01-01T00:00:00Z"}, 501),
    ):
        assert api.refused("PATCH", f"{FILES}/{file_id}", given)[0] == code
    assert api.call("PATCH", f"{FILES}/{file_id}", {"mimeType": SHEET})["id"] == file_id
    assert api.refused("GET", f"{FILES}/{file_id}?alt=media")[0] == 403
    assert api.refused("PATCH", f"{FILES}/root", {"name": "x"})[0] == 403


def test_trash(api: Api) -> None:
    folder = create(api, "folder", FOLDER)
    file_id = create(api, "inside", parents=[folder])
    create(api, "kept")
    api.call("PATCH", f"{FILES}/{folder}", {"trashed": True})
    state = api.call("GET", f"{FILES}/{file_id}?fields=trashed,explicitlyTrashed")
    assert state == {"trashed": True, "explicitlyTrashed": False}
    assert names(api, "trashed = false") == ["kept"]
    assert names(api, "trashed", "&orderBy=folder,name") == ["folder", "inside"]
    api.call("PATCH", f"{FILES}/{folder}", {"trashed": False})
    assert len(names(api, "not trashed")) == 3
    api.call("PATCH", f"{FILES}/{folder}", {"trashed": True})
    assert api.send("DELETE", FILES + "/trash").status_code == 204
    assert names(api) == ["kept"]
    assert api.refused("GET", f"{FILES}/{file_id}") == (404, f"File not found: {file_id}.")


def test_deleting_a_folder_takes_all_of_it(api: Api, server: LocalServer) -> None:
    folder = create(api, "folder", FOLDER)
    below = create(api, "below", FOLDER, parents=[folder])
    create(api, "deep", parents=[below])
    other = Api(server.root, "other")
    share = {"type": "user", "role": "writer", "emailAddress": address_of(other)}
    api.call("POST", f"{FILES}/{folder}/permissions", share)
    create(other, "of somebody else", parents=[below])
    assert sorted(names(api)) == ["below", "deep", "folder", "of somebody else"]
    assert other.refused("DELETE", f"{FILES}/{folder}")[0] == 403
    assert api.send("DELETE", f"{FILES}/{folder}").status_code == 204
    assert names(api) == []
    assert names(other, "'root' in parents") == ["of somebody else"]


def test_folders_share_what_is_in_them(api: Api, server: LocalServer) -> None:
    folder = create(api, "folder", FOLDER)
    file_id = create(api, "file", parents=[folder])
    other = Api(server.root, "other")
    assert other.refused("GET", f"{FILES}/{file_id}")[0] == 403
    share = {"type": "user", "role": "reader", "emailAddress": address_of(other)}
    given = api.call("POST", f"{FILES}/{folder}/permissions", share)
    assert other.call("GET", f"{FILES}/{file_id}")["id"] == file_id
    assert names(other, "sharedWithMe", "&orderBy=name") == ["file", "folder"]
    write = f"/v4/spreadsheets/{file_id}/values/A1?valueInputOption=RAW"
    assert other.refused("PUT", write, {"values": [[1]]})[0] == 403
    path = f"{FILES}/{folder}/permissions/{given['id']}"
    assert api.call("PATCH", path, {"role": "writer"})["role"] == "writer"
    other.call("PUT", write, {"values": [[1]]})
    listed = api.call("GET", f"{FILES}/{file_id}/permissions")["permissions"]
    assert [item["role"] for item in listed] == ["owner", "writer"]
    inherited = f"{FILES}/{file_id}/permissions/{given['id']}"
    assert "inherited" in api.refused("DELETE", inherited)[1]
    alone = {"name": "x", "mimeType": SHEET, "parents": [folder]}
    theirs = other.call("POST", FILES, alone)["id"]
    api.call("PUT", f"/v4/spreadsheets/{theirs}/values/A1?valueInputOption=RAW", {"values": [[1]]})


def test_properties(api: Api) -> None:
    file_id = create(api, "file", properties={"community": "东湖", "old": "1"})
    create(api, "other", appProperties={"community": "东湖"})
    assert names(api, "properties has { key='community' and value='东湖' }") == ["file"]
    assert names(api, "appProperties has {value='东湖' and key='community'}") == ["other"]
    changed = {"properties": {"old": None, "new": "2"}, "starred": True, "description": "说明"}
    api.call("PATCH", f"{FILES}/{file_id}", changed)
    got = api.call("GET", f"{FILES}/{file_id}?fields=properties,starred,description")
    assert got == {
        "properties": {"community": "东湖", "new": "2"},
        "starred": True,
        "description": "说明",
    }
    assert names(api, "starred") == ["file"]
    assert names(api, "fullText contains '说明'") == ["file"]


def test_copies_stay_where_the_original_is(api: Api, server: LocalServer) -> None:
    folder = create(api, "folder", FOLDER)
    file_id = create(api, "file", parents=[folder], description="d", starred=True)
    copy = api.call("POST", f"{FILES}/{file_id}/copy?fields=*", {})
    assert (copy["name"], copy["parents"], copy["description"], copy["starred"]) == (
        "Copy of file",
        [folder],
        "d",
        False,
    )
    other = Api(server.root, "other")
    share = {"type": "user", "role": "reader", "emailAddress": address_of(other)}
    api.call("POST", f"{FILES}/{file_id}/permissions", share)
    theirs = other.call("POST", f"{FILES}/{file_id}/copy?fields=parents,ownedByMe,shared", {})
    root = other.call("GET", f"{FILES}/root?fields=id")["id"]
    assert theirs == {"parents": [root], "ownedByMe": True, "shared": False}
    assert api.refused("POST", f"{FILES}/{folder}/copy", {})[0] == 403
    api.call("PATCH", f"{FILES}/{file_id}", {"copyRequiresWriterPermission": True})
    assert other.refused("POST", f"{FILES}/{file_id}/copy", {})[0] == 403


def test_versions_rise_with_every_change(api: Api, server: LocalServer) -> None:
    file_id = create(api, "file")
    other = Api(server.root, "other")
    fields = "?fields=version,modifiedTime,lastModifyingUser(me),modifiedByMe"
    seen = [api.call("GET", f"{FILES}/{file_id}{fields}")]
    share = {"type": "user", "role": "writer", "emailAddress": address_of(other)}
    write = f"/v4/spreadsheets/{file_id}/values/A1?valueInputOption=RAW"
    for who, method, path, body in (
        (api, "POST", f"{FILES}/{file_id}/permissions", share),
        (api, "PUT", write, {"values": [[1]]}),
        (api, "POST", f"{FILES}/{file_id}/comments?fields=id", {"content": "!"}),
        (other, "PUT", write, {"values": [[2]]}),
    ):
        who.call(method, path, body)
        seen.append(api.call("GET", f"{FILES}/{file_id}{fields}"))
    assert [int(state["version"]) for state in seen] == [1, 2, 3, 4, 5]
    times = [state["modifiedTime"] for state in seen]
    assert times == sorted(set(times))
    assert [state["modifiedByMe"] for state in seen] == [True, True, True, True, False]
    assert seen[-1]["lastModifyingUser"] == {"me": False}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["东湖社区民情日记", "Q1 report", "q1_figures", "notes"]),
        ("name contains 'q1'", ["Q1 report", "q1_figures"]),
        ("name contains 'FIG'", ["q1_figures"]),
        ("name contains 'igures'", []),
        ("name contains '民情'", ["东湖社区民情日记"]),
        ("name contains 'report q1'", ["Q1 report"]),
        ("fullText contains 'q'", []),
        ("fullText contains '日记'", ["东湖社区民情日记"]),
        ("name = 'notes' or name = 'Q1 report'", ["Q1 report", "notes"]),
        ("not (name = 'notes' or name contains 'q1')", ["东湖社区民情日记"]),
        ("not not name = 'notes'", ["notes"]),
        ("name='notes'and trashed=false", ["notes"]),
        ("name != 'notes' and name contains 'q1' or name = 'notes'", [
            "Q1 report", "q1_figures", "notes",
        ]),
        ("modifiedTime > '2020-01-01'", ["东湖社区民情日记", "Q1 report", "q1_figures", "notes"]),
        ("modifiedTime < '2020-01-01T00:00:00-08:00'", []),
        ("createdTime >= '2020-06-04T12:00:00' and name = 'notes'", ["notes"]),
        ("'me' in owners and name = 'notes'", ["notes"]),
        ("'me' in writers and 'me' in readers and name = 'notes'", ["notes"]),
        ("'nobody@example.org' in readers", []),
        ("sharedWithMe", []),
        ("sharedWithMe = false and starred != true and name = 'notes'", ["notes"]),
        ("visibility = 'limited' and name = 'notes'", ["notes"]),
        ("mimeType contains 'spreadsheet' and name = 'notes'", ["notes"]),
        ('name = "notes"', ["notes"]),
    ],
)  # fmt: skip
def test_searches(shelf: Api, query: str, found: list[str]) -> None:
    order = "" if "fullText" in query else "&orderBy=createdTime"
    assert names(shelf, quote(query), order) == found


@pytest.fixture
def shelf(api: Api) -> Api:
    for name in ("东湖社区民情日记", "Q1 report", "q1_figures", "notes"):
        create(api, name)
    return api


@pytest.mark.parametrize(
    "query",
    [
        "name", "name =", "name = x", "name = 'x", "= 'x'", "(name = 'x'", "name = 'x')",
        "name = 'x' name = 'y'", "name = 'x' and", "or name = 'x'", "not", "()", "name < 'x'",
        "colour = 'red'", "trashed = 'maybe'", "trashed contains 'true'", "modifiedTime > 'soon'",
        "modifiedTime contains '2026'", "'x' in name", "parents = 'x'", "owners has 'x'",
        "properties has {key='a'}", "properties has {key='a' and key='b'}", "properties = 'a'",
        "name ~ 'a'", "fullText = 'a'", "(" * 60 + "trashed" + ")" * 60, "not " * 60 + "trashed",
    ],
)  # fmt: skip
def test_searches_that_cannot_be_read(api: Api, query: str) -> None:
    response = api.send("GET", f"{FILES}?q={quote(query)}")
    assert (response.status_code, response.json()["error"]["errors"]) == (
        400,
        [
            {
                "message": "Invalid Value",
                "domain": "global",
                "reason": "invalid",
                "location": "q",
                "locationType": "parameter",
            }
        ],
    )


def test_orders(api: Api) -> None:
    for name in ("b 10", "B 9", "a"):
        create(api, name)
    create(api, "c", FOLDER)
    api.call("PATCH", f"{FILES}/{create(api, 'd')}", {"starred": True})
    assert names(api, "", "&orderBy=name") == ["a", "b 10", "B 9", "c", "d"]
    assert names(api, "", "&orderBy=name_natural desc") == ["d", "c", "b 10", "B 9", "a"]
    assert names(api, "", "&orderBy=folder,createdTime desc") == ["c", "d", "a", "B 9", "b 10"]
    assert names(api, "", "&orderBy=starred,name")[0] == "d"
    assert api.refused("GET", FILES + "?orderBy=colour")[0] == 400
    assert api.refused("GET", FILES + "?orderBy=name upwards")[0] == 400
    assert "fullText" in api.refused("GET", FILES + "?orderBy=name&q=fullText contains 'a'")[1]


def test_pages_hold_together_while_files_change(api: Api) -> None:
    made = [create(api, f"{number}") for number in range(5)]
    path = FILES + "?pageSize=2&orderBy=name&fields=*"
    first = api.call("GET", path)
    api.send("DELETE", f"{FILES}/{made[0]}")
    second = api.call("GET", f"{path}&pageToken={first['nextPageToken']}")
    assert [file["name"] for file in second["files"]] == ["2", "3"]
    third = api.call("GET", f"{path}&pageToken={second['nextPageToken']}")
    assert [file["name"] for file in third["files"]] == ["4"]
    assert "nextPageToken" not in third
    token = first["nextPageToken"]
    for bad in (f"{FILES}?q=trashed=false&pageToken={token}", f"{path}&pageToken=x",
                f"{path}&pageToken=W10"):  # fmt: skip
        assert api.refused("GET", bad) == (400, "Invalid Value")
    for size in ("0", "1001", "x", "-1"):
        assert api.refused("GET", f"{FILES}?pageSize={size}")[0] == 400


def test_fields(api: Api) -> None:
    file_id = create(api, "file")
    got = api.call("GET", f"{FILES}/{file_id}?fields=name,owners/me,capabilities(canEdit)")
    assert got == {"name": "file", "owners": [{"me": True}], "capabilities": {"canEdit": True}}
    for fields in ("title", "name,", "owners(name)", "files"):
        assert api.refused("GET", f"{FILES}/{file_id}?fields={fields}")[1].startswith(
            "Invalid field selection"
        )
    everything: Any = api.call("GET", f"{FILES}/{file_id}?fields=*")
    assert everything["exportLinks"]["text/csv"].endswith("exportFormat=csv")
    assert everything["permissionIds"] == [everything["owners"][0]["permissionId"]]


def test_what_is_not_there_says_so(api: Api) -> None:
    file_id = create(api, "file")
    for method, path in (
        ("POST", f"/drive/v3/files/{file_id}/watch"),
        ("GET", "/drive/v3/drives"),
        ("GET", "/drive/v3/files/generateIds"),
        ("POST", "/drive/v3/changes/watch"),
        ("GET", f"/drive/v3/files/{file_id}/listLabels"),
        ("GET", f"/drive/v2/files/{file_id}/parents"),
    ):
        code, message = api.refused(method, path)
        assert code == 501
        assert f"{method} {path}" in message
    for kind in ("text/plain", "application/vnd.google-apps.document"):
        assert kind in api.refused("POST", FILES, {"name": "x", "mimeType": kind})[1]
