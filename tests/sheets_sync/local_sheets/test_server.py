"""The server on its thread."""

import socket

import pytest
import requests

from sheets_sync.errors import ConfigurationError
from sheets_sync.local_sheets import LocalServer, Store


def test_a_port_in_use_is_told_in_one_line(store: Store, server: LocalServer) -> None:
    with pytest.raises(ConfigurationError, match="Cannot listen on") as refused:
        LocalServer(store, port=server.port)
    assert "\n" not in str(refused.value)


def test_it_stops_with_connections_open_and_can_be_followed(store: Store) -> None:
    first = LocalServer(store)
    first.start()
    session = requests.Session()
    assert session.get(first.root + "/v4/spreadsheets/x", timeout=5).status_code == 401
    first.stop()
    with pytest.raises(requests.ConnectionError):
        session.get(first.root, timeout=5)
    second = LocalServer(store, port=first.port)
    second.start()
    assert requests.get(second.root, timeout=5).status_code == 401
    second.stop()


def test_one_that_never_started_gives_its_port_back(store: Store) -> None:
    server = LocalServer(store)
    server.stop()
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", server.port))
