"""What has happened since a page token."""

from pathlib import Path

import pytest

from sheets_sync.local_sheets import LocalServer, create_app, open_store
from tests.sheets_sync.local_sheets.api import Api
from tests.sheets_sync.local_sheets.drive import FILES, FOLDER, address_of, create

CHANGES = "/drive/v3/changes"


def _token(api: Api) -> str:
    return str(api.call("GET", CHANGES + "/startPageToken")["startPageToken"])


def _changes(api: Api, token: str, more: str = "") -> list[tuple[str, bool]]:
    page = api.call("GET", f"{CHANGES}?pageToken={token}{more}")
    return [(change["fileId"], change["removed"]) for change in page["changes"]]


def test_nothing_has_happened(api: Api) -> None:
    token = _token(api)
    page = api.call("GET", f"{CHANGES}?pageToken={token}")
    assert page == {"kind": "drive#changeList", "changes": [], "newStartPageToken": token}
    create(api, "file")
    after = _token(api)
    assert after > token
    assert _changes(api, after) == []


def test_each_file_once_with_its_last_change(api: Api) -> None:
    first, second = create(api, "first"), create(api, "second")
    token = _token(api)
    write = "/v4/spreadsheets/{}/values/A1?valueInputOption=RAW"
    api.call("PUT", write.format(first), {"values": [[1]]})
    api.call("PUT", write.format(second), {"values": [[1]]})
    api.call("PUT", write.format(first), {"values": [[2]]})
    folder = create(api, "folder", FOLDER)
    page = api.call("GET", f"{CHANGES}?pageToken={token}&fields=*")
    assert [change["fileId"] for change in page["changes"]] == [second, first, folder]
    change = page["changes"][1]
    assert (change["type"], change["changeType"], change["removed"]) == ("file", "file", False)
    assert change["file"]["version"] == "3"
    assert change["time"] <= change["file"]["modifiedTime"]
    api.call("PUT", write.format(second), {"values": [[3]]})
    assert _changes(api, page["newStartPageToken"]) == [(second, False)]


def test_what_is_gone(api: Api, server: LocalServer) -> None:
    other = Api(server.root, "other")
    file_id, private = create(api, "file"), create(api, "private")
    path = f"{FILES}/{file_id}/permissions"
    share = {"type": "user", "role": "reader", "emailAddress": address_of(other)}
    token = _token(other)
    given = api.call("POST", path, share)
    api.call("PATCH", f"{FILES}/{private}", {"name": "still private"})
    assert _changes(other, token) == [(file_id, False)]
    api.send("DELETE", f"{path}/{given['id']}")
    assert _changes(other, token) == [(file_id, True)]
    assert _changes(other, token, "&includeRemoved=false") == []
    api.call("POST", path, share)
    assert _changes(other, token) == [(file_id, False)]
    api.send("DELETE", f"{FILES}/{file_id}")
    assert _changes(other, token) == [(file_id, True)]
    assert (file_id, True) in _changes(api, token)
    assert other.refused("GET", f"{FILES}/{file_id}")[0] == 404


def test_pages(api: Api) -> None:
    token = _token(api)
    made = [create(api, str(number)) for number in range(5)]
    seen: list[str] = []
    while True:
        page = api.call("GET", f"{CHANGES}?pageToken={token}&pageSize=2")
        seen.extend(change["fileId"] for change in page["changes"])
        assert ("nextPageToken" in page) is not ("newStartPageToken" in page)
        if "newStartPageToken" in page:
            break
        token = page["nextPageToken"]
    assert seen == made
    assert page["newStartPageToken"] == _token(api)


def test_tokens_that_mean_nothing_here(api: Api, tmp_path: Path) -> None:
    create(api, "file")
    token = _token(api)
    store = open_store(tmp_path / "elsewhere")
    elsewhere = LocalServer(store, app=create_app(store, accept_any_token=True))
    elsewhere.start()
    try:
        foreign = Api(elsewhere.root)
        for number in range(3):
            create(foreign, str(number))
        later = _token(foreign)
        assert foreign.refused("GET", f"{CHANGES}?pageToken={token}") == (400, "Invalid Value")
    finally:
        elsewhere.stop()
        store.close()
    future = str(int(token) + 1)
    for bad in (later, future, "1", "x", "١" * 21, token + "0"):
        assert api.refused("GET", f"{CHANGES}?pageToken={bad}") == (400, "Invalid Value")
    assert "pageToken" in api.refused("GET", CHANGES)[1]


@pytest.mark.parametrize("fields", ["user,storageQuota", "exportFormats", "importFormats"])
def test_about(api: Api, fields: str) -> None:
    about = api.call("GET", f"/drive/v3/about?fields={fields}")
    assert set(about) == set(fields.split(","))
    assert api.call("GET", "/drive/v3/about?fields=user/me") == {"user": {"me": True}}
