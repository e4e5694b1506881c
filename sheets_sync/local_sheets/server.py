"""Serving a store, or any WSGI application, over HTTP from a thread of this process."""

import logging
import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from waitress import wasyncore  # type: ignore[import-untyped]  # ships no types
from waitress.channel import HTTPChannel  # type: ignore[import-untyped]  # ships no types
from waitress.server import create_server  # type: ignore[import-untyped]  # ships no types
from waitress.task import WSGITask  # type: ignore[import-untyped]  # ships no types

from sheets_sync.errors import ConfigurationError
from sheets_sync.local_sheets.app import create_app
from sheets_sync.local_sheets.storage.store import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# It warns of each request that waits for a thread, which is what a queue is for.
logging.getLogger("waitress.queue").setLevel(logging.ERROR)

THREADS = 8
GRACE_SECONDS = 5
SHORT_ANSWER = 65_536  # bytes


class _Task(WSGITask):  # type: ignore[misc]  # ships no types
    """Sends head and body of a short answer at once, where waitress sends one after the other."""

    wrote_header: bool

    def write(self, data: bytes) -> None:
        alone = self.complete and not self.wrote_header and self.has_body
        if alone and 0 < len(data) <= SHORT_ANSWER and self.content_length == len(data):
            self.channel.write_soon(self.build_response_header() + data)
            self.wrote_header, self.content_bytes_written = True, len(data)
        else:
            super().write(data)


class _Channel(HTTPChannel):  # type: ignore[misc]  # ships no types
    task_class = _Task


class Server:
    """Serves `app` at `root`, with waitress. Port 0 takes a free one.

    Connections are taken from the beginning, and answered once it has started.
    """

    def __init__(self, app: "WSGIApplication", host: str = "127.0.0.1", port: int = 0) -> None:
        self._socket = _listen(host, port)
        self.host, self.port = host, int(self._socket.getsockname()[1])
        shown = f"[{host}]" if ":" in host else host
        self.root = f"http://{shown}:{self.port}"
        self._connections: dict[int, Any] = {}
        self._stopping = threading.Event()
        self._server = create_server(
            app,
            map=self._connections,
            sockets=[self._socket],
            threads=THREADS,
            ident="gridbook",
            connection_limit=1000,
            channel_timeout=300,
            asyncore_use_poll=True,
            clear_untrusted_proxy_headers=True,
        )
        self._server.channel_class = _Channel
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Serve from a thread of its own."""
        self._thread = threading.Thread(target=self._run, name="local-sheets-server", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests, finish those under way, close all connections."""
        self._stopping.set()
        if self._thread is None:
            self._close()
        else:
            with suppress(OSError):  # it may have woken by itself and closed already
                self._server.pull_trigger()
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stopping.is_set():
            wasyncore.loop(timeout=1, use_poll=True, map=self._connections, count=1)
        self._server.accepting = False
        deadline = time.monotonic() + GRACE_SECONDS
        while self._is_busy() and time.monotonic() < deadline:
            wasyncore.loop(timeout=0.05, use_poll=True, map=self._connections, count=1)
        self._close()

    def _is_busy(self) -> bool:
        channels = list(self._server.active_channels.values())
        return any(channel.requests or channel.total_outbufs_len for channel in channels)

    def _close(self) -> None:
        self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=GRACE_SECONDS)
        wasyncore.close_all(self._connections)


class LocalServer(Server):
    """The API of `store` at `root`; `app` may be one that was made of it already."""

    def __init__(
        self,
        store: Store,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        app: "WSGIApplication | None" = None,
    ) -> None:
        super().__init__(app or create_app(store), host, port)


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
