"""Short hands for the tests of Drive."""

from typing import Any

from tests.sheets_sync.local_sheets.api import Api

FILES = "/drive/v3/files"
SHEET = "application/vnd.google-apps.spreadsheet"
FOLDER = "application/vnd.google-apps.folder"


def create(api: Api, name: str, kind: str = SHEET, **more: Any) -> str:
    """The id of a new file or folder."""
    return str(api.call("POST", FILES, {"name": name, "mimeType": kind, **more})["id"])


def names(api: Api, query: str = "", more: str = "") -> list[str]:
    """The names that a search finds, in its order."""
    page = api.call("GET", f"{FILES}?q={query}{more}")
    return [file["name"] for file in page["files"]]


def address_of(api: Api) -> str:
    """The address by which others share files with this identity."""
    about = api.call("GET", "/drive/v3/about?fields=user/emailAddress")
    return str(about["user"]["emailAddress"])
