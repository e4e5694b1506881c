"""Who may do what, in which envelope, under which prefix."""

import json
import sqlite3
import time
from typing import Any

import google.auth.jwt
import google.auth.transport.requests
import pytest
import requests
from flask import Flask
from google.auth.crypt import RSASigner
from google.oauth2.service_account import Credentials
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from sheets_sync.local_sheets import LocalServer, Store, create_app, open_store
from tests.sheets_sync.local_sheets.api import SCOPES, Api, Book, gspread_client


def test_without_a_token_or_with_a_wrong_one(serve: Any) -> None:
    root = serve(any_token=False).root
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic x"}):
        response = requests.get(root + "/v4/spreadsheets/x", headers=headers, timeout=5)
        error = response.json()["error"]
        assert (response.status_code, error["code"], error["status"]) == (
            401,
            401,
            "UNAUTHENTICATED",
        )
        assert "WWW-Authenticate" in response.headers


def test_each_token_is_an_identity(book: Book, server: LocalServer) -> None:
    other = Api(server.root, "other")
    for method, path, body in (
        ("GET", book.path, None),
        ("GET", book.path + "/values/A1", None),
        ("PUT", book.path + "/values/A1?valueInputOption=RAW", {"values": [[1]]}),
        ("POST", book.path + ":batchUpdate", {"requests": []}),
        ("DELETE", f"/drive/v3/files/{book.id}", None),
    ):
        assert other.refused(method, path, body) == (403, "The caller does not have permission")
    assert other.call("GET", "/drive/v3/files")["files"] == []
    missing = other.send("GET", "/v4/spreadsheets/missing").json()["error"]
    assert missing == {
        "code": 404,
        "message": "Requested entity was not found.",
        "status": "NOT_FOUND",
    }


def test_the_service_account_is_itself_among_any_tokens(store: Store, server: LocalServer) -> None:
    client = gspread_client(store, server.root)
    created = client.create("Mine")
    assert store.document(created.id).file.owner == "gridbook@local.iam.gserviceaccount.com"


def test_unknown_paths_and_bodies(api: Api, book: Book) -> None:
    assert api.refused("GET", "/v4/nothing")[0] == 404
    assert api.refused("POST", book.path + ":explode")[0] == 404
    assert api.refused("DELETE", book.path)[0] == 404
    for data in (b"{", b"[1]", b"\xff"):
        response = api.session.post(api.root + book.path + ":batchUpdate", data=data, timeout=5)
        assert response.status_code == 400
        assert response.json()["error"]["status"] == "INVALID_ARGUMENT"


def test_every_answer_carries_the_revision_and_writes_may_demand_it(book: Book) -> None:
    before = book.revision()
    path = book.path + "/values/A1?valueInputOption=RAW"
    good = book.api.send(
        "PUT", path, {"values": [["a"]]}, headers={"X-Gridbook-If-Revision": str(before)}
    )
    assert good.headers["X-Gridbook-Revision"] == str(before + 1)
    late = book.api.send(
        "PUT", path, {"values": [["b"]]}, headers={"X-Gridbook-If-Revision": str(before)}
    )
    assert (late.status_code, late.json()["error"]["status"]) == (409, "ABORTED")
    assert book.get("A1") == [["a"]]
    assert book.api.refused("PUT", path, {}, headers={"X-Gridbook-If-Revision": "x"})[0] == 400


def test_origins_reach_the_listener(store: Store, book: Book) -> None:
    heard: list[str] = []
    store.subscribe(lambda change: heard.append(change.origin))
    path = book.path + "/values/A1?valueInputOption=RAW"
    book.api.call("PUT", path, {"values": [[1]]}, headers={"X-Gridbook-Origin": "sync"})
    book.api.call("PUT", path, {"values": [[1]]})
    assert heard == ["sync", ""]


def test_it_works_behind_a_prefix(store: Store) -> None:
    site = Flask("site")
    mounted = DispatcherMiddleware(site.wsgi_app, {"/google": create_app(store).wsgi_app})
    site.wsgi_app = mounted  # type: ignore[method-assign]  # as Flask tells people to do
    server = LocalServer(store, app=site)
    server.start()
    try:
        client = gspread_client(store, server.root + "/google")
        sheet = client.create("Under a prefix").sheet1
        sheet.update([["x"]], "A1")
        assert sheet.get_all_values() == [["x"]]
        url = client.http_client.fetch_sheet_metadata(sheet.spreadsheet_id)["spreadsheetUrl"]
        assert url.startswith(f"{server.root}/google/spreadsheets/d/")
    finally:
        server.stop()


@pytest.fixture
def account(store: Store, serve: Any) -> dict[str, Any]:
    path = store.service_account(serve(any_token=False).root)
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def _grant(account: dict[str, Any], **changes: Any) -> requests.Response:
    now = int(time.time())
    claims = {
        "iss": account["client_email"],
        "scope": SCOPES[0],
        "aud": account["token_uri"],
        "iat": now,
        "exp": now + 3600,
        **changes,
    }
    return _post(account, _signed(account, claims))


def _signed(account: dict[str, Any], claims: dict[str, Any]) -> str:
    signer = RSASigner.from_service_account_info(account)  # type: ignore[no-untyped-call]  # google-auth has no types
    token: bytes = google.auth.jwt.encode(signer, claims)  # type: ignore[no-untyped-call]  # google-auth has no types
    return token.decode()


def _credentials(account: dict[str, Any]) -> Any:
    return Credentials.from_service_account_info(account, scopes=SCOPES)  # type: ignore[no-untyped-call]  # google-auth has no types


def _post(account: dict[str, Any], assertion: str, **changes: Any) -> requests.Response:
    form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": assertion}
    return requests.post(account["token_uri"], data={**form, **changes}, timeout=5)


def test_tokens_are_granted_for_an_hour_and_survive_a_restart(
    store: Store, account: dict[str, Any]
) -> None:
    granted = _grant(account).json()
    assert granted["token_type"] == "Bearer"
    assert 3500 < granted["expires_in"] <= 3600
    again = LocalServer(store)
    again.start()
    files = Api(again.root, granted["access_token"]).call("GET", "/drive/v3/files")
    again.stop()
    assert files["files"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "somebody@else"},
        {"aud": "https://elsewhere/token"},
        {"exp": 1000, "iat": 1},
        {"exp": int(time.time()) + 90_000},
        {"iat": int(time.time()) + 9_000, "exp": int(time.time()) + 9_100},
        {"exp": "soon"},
    ],
)
def test_claims_are_checked(account: dict[str, Any], changes: dict[str, Any]) -> None:
    refused = _grant(account, **changes)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")


def test_signatures_are_checked(account: dict[str, Any], tmp_path: Any) -> None:
    stranger = open_store(tmp_path / "stranger")
    other = json.loads(stranger.service_account("http://x").read_text("utf-8"))
    stranger.close()
    forged = {**account, "private_key": other["private_key"]}
    assert "Signature" in _grant(forged).json()["error_description"]
    for assertion in ("", "a.b", "a.b.c", "e30.e30.", "bnVsbA.bnVsbA."):
        assert _post(account, assertion).status_code == 400
    assert _post(account, "x", grant_type="password").json()["error"] == "unsupported_grant_type"


def test_google_auth_refreshes_by_itself(account: dict[str, Any]) -> None:
    credentials = _credentials(account)
    credentials.refresh(google.auth.transport.requests.Request())
    assert credentials.valid


def test_tokens_that_the_account_signs_for_itself(store: Store, account: dict[str, Any]) -> None:
    local = _credentials(account).with_universe_domain("gridbook.local")
    local.refresh(None)
    root = account["token_uri"].removesuffix("/token")
    assert Api(root, local.token).call("GET", "/drive/v3/files")["files"] == []
    now = int(time.time())
    good = {"iss": account["client_email"], "sub": account["client_email"], "scope": SCOPES[0]}
    for claims in (
        {**good, "sub": "somebody@else", "iat": now, "exp": now + 60},
        {**good, "iat": now - 3600, "exp": now - 1},
        {**good, "iat": now, "exp": now + 7200},
    ):
        token = _signed(account, claims)
        assert Api(root, token).refused("GET", "/drive/v3/files")[0] == 401


def test_a_refused_disk_is_a_503(store: Store, book: Book) -> None:
    store._writing.sqlite.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(store.home / "local-sheets.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    path = book.path + "/values/A1?valueInputOption=RAW"
    response = book.api.send("PUT", path, {"values": [[1]]})
    other.execute("ROLLBACK")
    other.close()
    assert (response.status_code, response.json()["error"]["status"]) == (503, "UNAVAILABLE")
    assert book.get("A1") is None
