"""Serving a store over HTTP from a thread of this process."""

import socket
import threading

from flask import Flask
from waitress.server import create_server  # type: ignore[import-untyped]  # ships no types

from sheets_sync.errors import ConfigurationError
from sheets_sync.local_sheets.app import create_app
from sheets_sync.local_sheets.storage.store import Store

THREADS = 8


class LocalServer:
    """The API of `store` at `root`, with waitress. Port 0 takes a free one."""

    def __init__(
        self, store: Store, host: str = "127.0.0.1", port: int = 0, *, app: Flask | None = None
    ) -> None:
        self._socket = _listen(host, port)
        self.host, self.port = host, int(self._socket.getsockname()[1])
        shown = f"[{host}]" if ":" in host else host
        self.root = f"http://{shown}:{self.port}"
        self._server = create_server(
            app or create_app(store),
            sockets=[self._socket],
            threads=THREADS,
            ident="gridbook",
            connection_limit=1000,
            channel_timeout=300,
            asyncore_use_poll=True,
            clear_untrusted_proxy_headers=True,
        )
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Serve from a thread of its own."""
        self._thread = threading.Thread(
            target=self._server.run, name="local-sheets-server", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop serving; requests under way are finished first."""
        self._server.close()
        if self._thread is not None:
            self._thread.join(timeout=10)
            self._thread = None
        self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=5)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(1024)
    except (OSError, OverflowError) as error:
        listening.close()
        raise ConfigurationError(
            f"Cannot listen on {host}:{port} ({error}): choose another GRIDBOOK_HOST or port."
        ) from error
    return listening
