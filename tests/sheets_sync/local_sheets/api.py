"""Clients for the tests: raw calls, and gspread."""

from pathlib import Path
from typing import Any

import gspread
import orjson
import requests
from google.oauth2.service_account import Credentials

from sheets_sync.local_sheets import Store

SCOPES = ["https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive"]


class Api:
    """Raw calls (tests/answers.py checks every answer against Google's own schema)."""

    def __init__(self, root: str, token: str = "tester") -> None:  # noqa: S107 - any token will do
        self.root = root
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"

    def send(self, method: str, path: str, body: Any = None, **more: Any) -> requests.Response:
        data = None if body is None else orjson.dumps(body)
        return self.session.request(method, self.root + path, data=data, timeout=20, **more)

    def call(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        response = self.send(method, path, body, **more)
        assert response.status_code == 200, response.text
        return response.json()

    def refused(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, str]:
        """The code and message of an answer that must be a refusal in Google's envelope."""
        response = self.send(method, path, body, **more)
        error = response.json()["error"]
        assert response.status_code == error["code"] >= 400
        return error["code"], error["message"]


class Book:
    """One spreadsheet with short hands for the calls that tests make most."""

    def __init__(self, api: Api, spreadsheet_id: str) -> None:
        self.api, self.id = api, spreadsheet_id
        self.path = f"/v4/spreadsheets/{spreadsheet_id}"

    def batch(self, *items: dict[str, Any]) -> list[Any]:
        replies = self.api.call("POST", self.path + ":batchUpdate", {"requests": list(items)})
        return list(replies["replies"])

    def refuse(self, *items: dict[str, Any]) -> tuple[int, str]:
        return self.api.refused("POST", self.path + ":batchUpdate", {"requests": list(items)})

    def put(self, where: str, values: list[list[Any]], option: str = "RAW", more: str = "") -> Any:
        path = f"{self.path}/values/{where}?valueInputOption={option}{more}"
        return self.api.call("PUT", path, {"values": values})

    def type(self, where: str, text: Any) -> None:
        self.put(where, [[text]], "USER_ENTERED")

    def get(self, where: str, query: str = "valueRenderOption=UNFORMATTED_VALUE") -> Any:
        return self.api.call("GET", f"{self.path}/values/{where}?{query}").get("values")

    def shown(self, where: str) -> Any:
        return self.get(where, "valueRenderOption=FORMATTED_VALUE")

    def sheets(self, query: str = "") -> list[Any]:
        return list(self.api.call("GET", f"{self.path}?{query}")["sheets"])

    def revision(self) -> int:
        response = self.api.send("GET", self.path + "?fields=spreadsheetId")
        return int(response.headers["X-Gridbook-Revision"])


class LoopbackCredentials(Credentials):
    """google-auth's own, save that it asks Google nothing about the account's region."""

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


def gspread_client(store: Store, root: str) -> gspread.Client:
    """gspread with the service account's own flow, at another root address."""

    class Rooted(gspread.HTTPClient):
        def request(self, method: str, endpoint: str, *args: Any, **more: Any) -> Any:
            for google in ("https://sheets.googleapis.com", "https://www.googleapis.com"):
                endpoint = endpoint.replace(google, root)
            return super().request(method, endpoint, *args, **more)

    path = store.service_account(root)
    return gspread.Client(credentials_from(path), http_client=Rooted)


def credentials_from(path: Path) -> Credentials:
    """The service account of a store."""
    made: Credentials = LoopbackCredentials.from_service_account_file(  # type: ignore[no-untyped-call]  # google-auth has no types
        str(path), scopes=SCOPES
    )
    return made
