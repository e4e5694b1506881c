"""A store, its server and the clients that people use, over real HTTP on loopback."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gspread
import pytest

from sheets_sync.local_sheets import Faults, LocalServer, Quotas, Store, create_app, open_store
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.stored import document_to_bytes, unpack
from tests.sheets_sync.local_sheets.api import Api, Book, gspread_client


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store; after the test its log must lead to the same versions once more."""
    opened = open_store(tmp_path / "home")
    yield opened
    shown = {file.file_id: _stored(opened.document(file.file_id)) for file in opened.files()}
    replayed = {key: _stored(opened.replay(key)) for key in shown}
    opened.close()
    assert replayed == shown
    reopened = open_store(tmp_path / "home")
    assert {key: _stored(reopened.document(key)) for key in shown} == shown
    reopened.close()


def _stored(document: Document) -> Any:
    return unpack(document_to_bytes(document))


@pytest.fixture
def serve(store: Store) -> Iterator[Any]:
    started: list[LocalServer] = []

    def start(
        *, faults: Faults | None = None, quotas: Quotas | None = None, any_token: bool = True
    ) -> LocalServer:
        app = create_app(store, faults=faults, quotas=quotas, accept_any_token=any_token)
        server = LocalServer(store, app=app)
        server.start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def server(serve: Any) -> LocalServer:
    started: LocalServer = serve()
    return started


@pytest.fixture
def api(server: LocalServer) -> Api:
    return Api(server.root)


@pytest.fixture
def book(api: Api) -> Book:
    created = api.call("POST", "/v4/spreadsheets", {"properties": {"title": "Book"}})
    return Book(api, created["spreadsheetId"])


@pytest.fixture
def client(store: Store, serve: Any) -> gspread.Client:
    return gspread_client(store, serve(any_token=False).root)
