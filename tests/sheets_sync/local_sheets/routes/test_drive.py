"""Files and permissions."""

from typing import Any

from sheets_sync.local_sheets import LocalServer
from tests.sheets_sync.local_sheets.api import Api

FILES = "/drive/v3/files"


def _create(api: Any, name: str, **more: Any) -> str:
    kind = "application/vnd.google-apps.spreadsheet"
    return str(api.call("POST", FILES, {"name": name, "mimeType": kind, **more})["id"])


def _names(api: Any, query: str = "", more: str = "") -> list[str]:
    page = api.call("GET", f"{FILES}?q={query}{more}")
    return [file["name"] for file in page["files"]]


def test_files_come_change_and_go(api: Any) -> None:
    file_id = _create(api, "first")
    assert api.call("GET", f"{FILES}/{file_id}") == {
        "kind": "drive#file",
        "id": file_id,
        "name": "first",
        "mimeType": "application/vnd.google-apps.spreadsheet",
    }
    api.call("PATCH", f"{FILES}/{file_id}", {"name": "second", "description": "d"})
    everything = api.call("GET", f"{FILES}/{file_id}?fields=*")
    assert (everything["name"], everything["description"]) == ("second", "d")
    assert everything["modifiedTime"] >= everything["createdTime"]
    assert api.call("GET", f"/v4/spreadsheets/{file_id}")["properties"]["title"] == "second"
    assert api.send("DELETE", f"{FILES}/{file_id}").status_code == 204
    assert api.refused("GET", f"{FILES}/{file_id}")[0] == 404
    assert api.refused("GET", f"/v4/spreadsheets/{file_id}")[0] == 404
    assert _names(api) == []
    assert api.refused("POST", FILES, {"mimeType": "text/plain"})[0] == 501


def test_searching(api: Any) -> None:
    for name in ("a", "b", "it's"):
        _create(api, name)
    assert _names(api, "name = 'a'") == ["a"]
    assert _names(api, 'mimeType="application/vnd.google-apps.spreadsheet" and name = "b"') == ["b"]
    assert _names(api, r"name = 'it\'s'") == ["it's"]
    assert sorted(_names(api, "not name = 'a' and trashed = false")) == ["b", "it's"]
    assert _names(api, "name contains 'IT'") == ["it's"]
    assert len(_names(api, "'root' in parents and 'me' in owners")) == 3
    assert _names(api, "mimeType = 'text/plain'") == []
    assert _names(api, "", "&orderBy=name desc") == ["it's", "b", "a"]
    for bad in ("name", "name = 'a' and", "colour = 'red'", "name ~ 'a'"):
        assert api.refused("GET", f"{FILES}?q={bad}") == (400, "Invalid Value")


def test_pages(api: Any) -> None:
    for number in range(5):
        _create(api, str(number))
    first = api.call("GET", FILES + "?pageSize=3&orderBy=name")
    rest = api.call("GET", f"{FILES}?pageSize=3&orderBy=name&pageToken={first['nextPageToken']}")
    assert [f["name"] for f in first["files"] + rest["files"]] == list("01234")
    assert "nextPageToken" not in rest


def test_copies_are_independent(api: Any) -> None:
    file_id = _create(api, "source")
    write = "/v4/spreadsheets/{}/values/A1?valueInputOption=RAW"
    api.call("PUT", write.format(file_id), {"values": [["one"]]})
    copy_id = api.call("POST", f"{FILES}/{file_id}/copy", {"name": "copy"})["id"]
    api.call("PUT", write.format(file_id), {"values": [["two"]]})
    values = api.call("GET", f"/v4/spreadsheets/{copy_id}/values/A1")["values"]
    assert values == [["one"]]


def test_permissions(api: Any, server: LocalServer) -> None:
    file_id = _create(api, "shared")
    path = f"{FILES}/{file_id}/permissions"
    other = Api(server.root, "other")
    other.call("POST", FILES, {"name": "own"})
    address = other.call("GET", FILES + "?fields=files(owners)")["files"][0]["owners"][0]
    given = {"type": "user", "role": "reader", "emailAddress": address["emailAddress"]}
    permission = api.call("POST", path, given)
    write = f"/v4/spreadsheets/{file_id}/values/A1?valueInputOption=RAW"
    assert other.call("GET", f"/v4/spreadsheets/{file_id}")["spreadsheetId"] == file_id
    assert other.refused("PUT", write, {"values": [[1]]})[0] == 403
    assert sorted(_names(other)) == ["own", "shared"]
    api.call("PATCH", f"{path}/{permission['id']}", {"role": "writer"})
    other.call("PUT", write, {"values": [[1]]})
    assert other.refused("DELETE", f"{FILES}/{file_id}")[0] == 403
    listed = api.call("GET", path)["permissions"]
    assert [item["role"] for item in listed] == ["owner", "writer"]
    assert api.send("DELETE", f"{path}/{permission['id']}").status_code == 204
    assert other.refused("GET", f"/v4/spreadsheets/{file_id}")[0] == 403
    assert api.refused("DELETE", f"{path}/{permission['id']}")[0] == 404
    assert api.refused("POST", path, {"type": "user", "role": "reader"})[0] == 400
