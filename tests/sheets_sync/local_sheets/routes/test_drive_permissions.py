"""Who may do what with a file."""

import pytest

from sheets_sync.local_sheets import LocalServer
from tests.sheets_sync.local_sheets.api import Api
from tests.sheets_sync.local_sheets.drive import FILES, address_of, create, names


@pytest.fixture
def other(server: LocalServer) -> Api:
    return Api(server.root, "other")


@pytest.fixture
def file_id(api: Api) -> str:
    return create(api, "file")


@pytest.fixture
def path(file_id: str) -> str:
    return f"{FILES}/{file_id}/permissions"


def _user(address: str, role: str) -> dict[str, str]:
    return {"type": "user", "role": role, "emailAddress": address}


def test_what_a_permission_looks_like(api: Api, path: str) -> None:
    given = api.call("POST", path + "?fields=*", _user("a.b@example.org", "commenter"))
    assert given == {
        "kind": "drive#permission",
        "id": given["id"],
        "type": "user",
        "role": "commenter",
        "emailAddress": "a.b@example.org",
        "displayName": "a.b",
        "deleted": False,
        "pendingOwner": False,
    }
    assert api.call("GET", f"{path}/{given['id']}") == {
        "kind": "drive#permission",
        "id": given["id"],
        "type": "user",
        "role": "commenter",
    }
    again = api.call("POST", path, _user("A.B@example.org", "reader"))
    assert (again["id"], again["role"]) == (given["id"], "reader")
    assert len(api.call("GET", path)["permissions"]) == 2
    elsewhere = f"{FILES}/{create(api, 'second')}/permissions"
    assert api.call("POST", elsewhere, _user("a.b@example.org", "reader"))["id"] == given["id"]


def test_links_and_domains(api: Api, other: Api, file_id: str, path: str) -> None:
    anyone = api.call("POST", path + "?fields=*", {"type": "anyone", "role": "reader"})
    assert (anyone["id"], anyone["allowFileDiscovery"]) == ("anyoneWithLink", False)
    assert other.call("GET", f"{FILES}/{file_id}")["id"] == file_id
    assert names(other) == []
    assert names(api, "visibility = 'anyoneWithLink'") == ["file"]
    assert api.send("DELETE", f"{path}/anyoneWithLink").status_code == 204
    assert other.refused("GET", f"{FILES}/{file_id}")[0] == 403
    found = {"type": "anyone", "role": "reader", "allowFileDiscovery": True}
    assert api.call("POST", path, found)["id"] == "anyone"
    assert names(other) == ["file"]
    api.send("DELETE", f"{path}/anyone")
    domain = {"type": "domain", "role": "writer", "domain": "token.local"}
    assert api.call("POST", path + "?fields=domain", domain) == {"domain": "token.local"}
    write = f"/v4/spreadsheets/{file_id}/values/A1?valueInputOption=RAW"
    other.call("PUT", write, {"values": [[1]]})


def test_what_is_refused(api: Api, other: Api, file_id: str, path: str) -> None:
    for given, code in (
        ({"role": "reader"}, 400),
        ({"type": "user", "role": "king", "emailAddress": "a@b"}, 400),
        ({"type": "user", "role": "organizer", "emailAddress": "a@b"}, 400),
        ({"type": "user", "role": "reader"}, 400),
        ({"type": "group", "role": "reader", "emailAddress": "nobody"}, 400),
        ({"type": "domain", "role": "reader"}, 400),
        ({**_user("a@b", "reader"), "expirationTime": "2030-01-01T00:00:00Z"}, 501),
    ):
        assert api.refused("POST", path, given)[0] == code
    owner = api.call("GET", path)["permissions"][0]["id"]
    assert api.refused("PATCH", f"{path}/{owner}", {"role": "reader"})[0] == 403
    assert api.refused("DELETE", f"{path}/{owner}")[0] == 403
    assert api.refused("GET", f"{path}/no") == (404, "Permission not found: no.")
    api.call("POST", path, _user(address_of(other), "reader"))
    for method, body in (("GET", None), ("POST", _user("a@b", "reader"))):
        assert other.refused(method, path, body) == (
            403,
            f"The user does not have sufficient permissions for file {file_id}.",
        )
    seen = other.call("GET", f"{FILES}/{file_id}?fields=permissions,capabilities(canShare),shared")
    assert seen == {"capabilities": {"canShare": False}, "shared": True}


def test_writers_share_unless_the_owner_forbids_it(
    api: Api, other: Api, file_id: str, path: str
) -> None:
    api.call("POST", path, _user(address_of(other), "writer"))
    other.call("POST", path, _user("c@example.org", "reader"))
    api.call("PATCH", f"{FILES}/{file_id}", {"writersCanShare": False})
    assert other.refused("POST", path, _user("d@example.org", "reader"))[0] == 403


def test_everybody_may_leave(api: Api, other: Api, file_id: str, path: str) -> None:
    mine = api.call("POST", path, _user(address_of(other), "reader"))["id"]
    assert other.send("DELETE", f"{path}/{mine}").status_code == 204
    assert other.refused("GET", f"{FILES}/{file_id}")[0] == 403


def test_giving_a_file_away(api: Api, other: Api, file_id: str, path: str) -> None:
    given = _user(address_of(other), "owner")
    assert "transferOwnership" in api.refused("POST", path, given)[1]
    group = {**given, "type": "group"}
    assert api.refused("POST", path + "?transferOwnership=true", group)[0] == 403
    assert api.call("POST", path + "?transferOwnership=true", given)["role"] == "owner"
    roles = {
        p["emailAddress"]: p["role"] for p in api.call("GET", path + "?fields=*")["permissions"]
    }
    assert roles == {address_of(other): "owner", address_of(api): "writer"}
    assert api.refused("DELETE", f"{FILES}/{file_id}")[0] == 403
    back = _user(address_of(api), "owner")
    assert api.refused("POST", path + "?transferOwnership=true", back)[0] == 403
    assert other.send("DELETE", f"{FILES}/{file_id}").status_code == 204


def test_offering_a_file(api: Api, other: Api, file_id: str, path: str) -> None:
    permission_id = api.call("POST", path, _user(address_of(other), "writer"))["id"]
    take = f"{path}/{permission_id}?transferOwnership=true"
    assert other.refused("PATCH", take, {"role": "owner"})[0] == 403
    offered = {"role": "writer", "pendingOwner": True}
    assert api.call("PATCH", f"{path}/{permission_id}?fields=pendingOwner", offered) == {
        "pendingOwner": True
    }
    assert other.refused("PATCH", f"{path}/{permission_id}", {"role": "owner"})[0] == 403
    assert other.call("PATCH", take, {"role": "owner"})["role"] == "owner"
    assert other.call("GET", f"{FILES}/{file_id}?fields=ownedByMe") == {"ownedByMe": True}


def test_pages(api: Api, path: str) -> None:
    for number in range(4):
        api.call("POST", path, _user(f"p{number}@example.org", "reader"))
    assert len(api.call("GET", path)["permissions"]) == 5
    first = api.call("GET", path + "?pageSize=3")
    rest = api.call("GET", f"{path}?pageSize=3&pageToken={first['nextPageToken']}")
    ids = [p["id"] for p in first["permissions"] + rest["permissions"]]
    assert ids == [p["id"] for p in api.call("GET", path)["permissions"]]
    assert api.refused("GET", path + "?pageSize=101")[0] == 400
