"""A local workbook and the clients that people use, signed in as google-auth does it."""

from typing import Any

import google_auth_httplib2
import gspread
import orjson
import pytest
from googleapiclient.discovery import build_from_document
from googleapiclient.http import build_http

from sheets_sync.local_sheets import LocalServer, Store
from tests.sheets_sync.local_sheets.api import credentials_from
from tests.sheets_sync.local_sheets.conftest import client, serve, store  # noqa: F401 - fixtures
from tests.sheets_sync.local_sheets.discovery import document


@pytest.fixture
def book(client: gspread.Client) -> gspread.Spreadsheet:  # noqa: F811 - a fixture
    """An empty spreadsheet."""
    return client.create("Book")


@pytest.fixture
def sheet(book: gspread.Spreadsheet) -> gspread.Worksheet:
    """Its only tab, 1000 rows by 26 columns."""
    return book.sheet1


@pytest.fixture
def closed_server(serve: Any) -> LocalServer:  # noqa: F811 - a fixture
    """A server that knows the service account alone."""
    server: LocalServer = serve(any_token=False)
    return server


@pytest.fixture
def services(store: Store, closed_server: LocalServer) -> Any:  # noqa: F811 - a fixture
    """`services("drive.v3")`: as `service_at`, on the closed server."""
    return lambda api: service_at(closed_server.root, store, api)


def service_at(root: str, store: Store, api: str) -> Any:  # noqa: F811 - no fixture here
    """What google-api-python-client builds from Google's own document.

    Only its root address is another, so that uploads and batches go there as well.
    """
    credentials = credentials_from(store.service_account(root))
    http = google_auth_httplib2.AuthorizedHttp(credentials, build_http())
    there = {"rootUrl": root + "/", "baseUrl": ""}
    return build_from_document(orjson.dumps({**document(api), **there}).decode(), http=http)
