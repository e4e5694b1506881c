"""An HTTP server that fails on demand: it answers with what a test has lined up."""

import json
import os
import socket
import struct
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    """One answer; `promised` is a Content-Length that is not that of the body."""

    status: int = 200
    body: bytes = b'{"good": true}'
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None


class Reset:
    """The connection is reset instead of an answer."""


class Silence:
    """No answer until the server stops."""


@dataclass(frozen=True)
class Request:
    """A request as it came."""

    method: str
    path: str
    headers: Message  # names in whatever case
    body: bytes


class FailingServer:
    """Gives the replies of `script` in turn, then good ones; sign-ins at /token are no part of it.

    `requests` are those that came, sign-ins left out.
    """

    def __init__(self) -> None:
        self.script: deque[Reply | Reset | Silence] = deque()
        self.sign_in = Reply(body=b'{"access_token": "token", "expires_in": 3600}')
        self.requests: list[Request] = []
        self.stopped = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._http.server_port}"

    @contextmanager
    def running(self) -> Iterator["FailingServer"]:
        thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield self
        finally:
            self.stopped.set()
            self._http.shutdown()
            thread.join()
            self._http.server_close()

    def reply_to(self, request: Request) -> Reply | Reset | Silence:
        if request.path == "/token":
            return self.sign_in
        self.requests.append(request)
        return self.script.popleft() if self.script else Reply()

    def lines_up(self, *replies: Reply | Reset | Silence) -> None:
        self.script.extend(replies)


def google_error(status: int, message: str, *, reason: str = "", **headers: str) -> Reply:
    """An error in the shape of Google's."""
    error = {"code": status, "message": message, "errors": [{"reason": reason}]}
    body = json.dumps({"error": error}).encode()
    return Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


def _handler(server: FailingServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = Request(self.command, self.path, self.headers, body)
            match server.reply_to(request):
                case Reset():
                    # Closing with pending linger 0 sends RST.
                    linger = struct.pack("ii", 1, 0)
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                    os.close(self.connection.detach())
                    self.close_connection = True
                case Silence():
                    server.stopped.wait(10)
                    self.close_connection = True
                case Reply() as reply:
                    self.give(reply)

        def give(self, reply: Reply) -> None:
            self.send_response(reply.status)
            headers = {"Content-Type": "application/json; charset=UTF-8", **reply.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            length = len(reply.body) if reply.promised is None else reply.promised
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(reply.body)
            self.close_connection = reply.promised is not None

        do_GET = do_POST = do_PUT = answer  # noqa: N815 # the names that http.server calls

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    return Handler
