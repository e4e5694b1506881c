"""The older names of Drive v2."""

from tests.sheets_sync.local_sheets.api import Api
from tests.sheets_sync.local_sheets.drive import FOLDER, SHEET

FILES = "/drive/v2/files"


def _titles(api: Api, more: str = "") -> list[str]:
    return [item["title"] for item in api.call("GET", FILES + more)["items"]]


def test_files_come_change_and_go(api: Api) -> None:
    folder = api.call("POST", FILES, {"title": "folder", "mimeType": FOLDER})["id"]
    given = {
        "title": "登记",
        "mimeType": SHEET,
        "parents": [{"id": folder}],
        "labels": {"starred": True},
        "properties": [{"key": "a", "value": "b", "visibility": "PUBLIC"}],
    }
    made = api.call("POST", FILES, given)
    path = f"{FILES}/{made['id']}"
    assert (made["title"], made["labels"]["starred"], made["ownedByMe"]) == ("登记", True, True)
    assert [(p["id"], p["isRoot"]) for p in made["parents"]] == [(folder, False)]
    assert made["properties"][0]["key"] == "a"
    assert api.call("PUT", path, {**made, "title": "second"})["title"] == "second"
    assert api.call("PATCH", path, {"title": "third"})["title"] == "third"
    assert api.call("GET", path + "?fields=title,labels(trashed)") == {
        "title": "third",
        "labels": {"trashed": False},
    }
    assert api.call("POST", path + "/trash")["labels"]["trashed"] is True
    assert _titles(api, "?q=trashed = true") == ["third"]
    assert api.call("POST", path + "/untrash")["labels"]["trashed"] is False
    before = api.call("GET", path)["modifiedDate"]
    assert api.call("POST", path + "/touch")["modifiedDate"] > before
    copy = api.call("POST", path + "/copy", {"title": "copy"})
    assert _titles(api, "?q=title contains 'c' and mimeType = '" + SHEET + "'") == ["copy"]
    assert _titles(api, "?orderBy=title") == ["copy", "folder", "third"]
    page = api.call("GET", FILES + "?maxResults=2")
    assert len(api.call("GET", f"{FILES}?maxResults=2&pageToken={page['nextPageToken']}")["items"])
    assert api.send("DELETE", f"{FILES}/{copy['id']}").status_code == 204
    api.call("POST", path + "/trash")
    assert api.send("DELETE", FILES + "/trash").status_code == 204
    assert _titles(api) == ["folder"]


def test_permissions(api: Api) -> None:
    path = f"{FILES}/{api.call('POST', FILES, {'title': 'x', 'mimeType': SHEET})['id']}/permissions"
    given = {"type": "user", "value": "a@example.org", "role": "reader",
             "additionalRoles": ["commenter"]}  # fmt: skip
    made = api.call("POST", path, given)
    assert (made["role"], made["additionalRoles"]) == ("reader", ["commenter"])
    assert made["id"] == api.call("GET", "/drive/v2/permissionIds/a@example.org")["id"]
    one = f"{path}/{made['id']}"
    assert api.call("PUT", one, {"role": "writer"})["role"] == "writer"
    assert api.call("GET", one)["emailAddress"] == "a@example.org"
    anyone = api.call("POST", path, {"type": "anyone", "role": "reader", "withLink": True})
    assert (anyone["id"], anyone["withLink"]) == ("anyoneWithLink", True)
    assert len(api.call("GET", path)["items"]) == 3
    assert api.send("DELETE", one).status_code == 204


def test_uploads_are_converted_if_asked(api: Api) -> None:
    upload = "/upload/drive/v2/files"
    headers = {"Content-Type": "text/csv"}
    made = api.session.post(
        f"{api.root}{upload}?uploadType=media&convert=true", data=b"a,1", headers=headers, timeout=9
    ).json()
    assert (made["kind"], made["mimeType"], made["title"]) == ("drive#file", SHEET, "Untitled")
    kept = api.session.post(
        f"{api.root}{upload}?uploadType=media", data=b"a,1", headers=headers, timeout=9
    )
    assert kept.status_code == 501
    text = api.send("GET", f"{FILES}/{made['id']}/export?mimeType=text/csv").text
    assert text == "a,1"
