"""The local workbook's server in a process of its own, and the barest client that there is."""

import socket
import subprocess  # our own command only  # nosec B404
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson


class Served:
    """A server of `home`, to be ended or killed."""

    def __init__(self, home: Path) -> None:
        command = [sys.executable, "-m", "scripts.serve_local", "--port", "0", "--accept-any-token"]
        self._process = subprocess.Popen(  # noqa: S603  # nosec B603 - our own command
            [*command, "--home", str(home)], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None  # noqa: S101  # nosec B101 - a pipe was asked for
        self.port = int(self._process.stdout.readline().rpartition(":")[2])

    def stop(self) -> None:
        """As the service ends when it is told to."""
        self._process.terminate()
        self._process.wait(60)

    def kill(self) -> None:
        """As it ends with kill -9."""
        self._process.kill()
        self._process.wait(60)


@contextmanager
def served(home: Path) -> Iterator[Served]:
    """A server for as long as the block runs."""
    server = Served(home)
    try:
        yield server
    finally:
        server.stop()


class Wire:
    """One connection that stays open; requests as bytes, so that the server is measured."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), 300)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def call(self, method: str, path: str, body: bytes = b"") -> bytes:
        """The body of the answer; SystemExit for any but 200."""
        head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer benchmark\r\n"
        self._socket.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._received()
        told, _, content = got.partition(b"\r\n\r\n")
        lines = told.decode("latin-1").lower().split("\r\n")
        length = next(int(line[15:]) for line in lines if line.startswith("content-length:"))
        parts, size = [content], len(content)
        while size < length:
            parts.append(self._received())
            size += len(parts[-1])
        if " 200 " not in lines[0]:
            raise SystemExit(f"{method} {path}: {lines[0]}")
        return b"".join(parts)

    def json(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - any JSON
        """The same in JSON."""
        return orjson.loads(self.call(method, path, b"" if body is None else orjson.dumps(body)))

    def _received(self) -> bytes:
        data = self._socket.recv(1 << 18)
        if not data:
            raise SystemExit("The server has closed the connection.")
        return data

    def close(self) -> None:
        """Close it."""
        self._socket.close()
