"""How an answer breaks on its way: refused, cut short, reset, or overtaken by somebody's edit."""

import logging
import re
import socket
import struct
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import orjson

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.envelopes import envelope, service_of
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.storage.store import Store

Json = dict[str, Any]
Editor = Callable[[str, Json], None]
Answer = tuple[str, list[tuple[str, str]], bytes]

_SPREADSHEET = re.compile(r"/(?:v4/spreadsheets|drive/v[23]/files)/([^/:]+)")
_PAGE = "<!DOCTYPE html><html><title>Error {code}</title><p>{message}</html>"
_log = logging.getLogger(__name__)


def refuse(
    error: ApiError, environ: WSGIEnvironment, start_response: StartResponse, *, html: bool = False
) -> Iterable[bytes]:
    """Answer with an error, in the service's envelope or as a page."""
    kind = "text/html" if html else "application/json"
    service = service_of(environ.get("PATH_INFO", ""))
    page = _PAGE.format(code=error.code, message=error.message).encode()
    body = page if html else orjson.dumps(envelope(error, service))
    headers = [("Content-Type", f"{kind}; charset=UTF-8"), ("Content-Length", str(len(body)))]
    if error.retry_after is not None:
        headers.append(("Retry-After", str(error.retry_after)))
    start_response(f"{error.code} {error.status}", headers)
    return [body]


def answer_of(app: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """The app's whole answer, after which the request has been carried out."""
    started: list[Any] = []

    def start(
        status: str, headers: list[tuple[str, str]], _error: object = None
    ) -> Callable[..., Any]:
        started[:] = [status, headers]
        return lambda _data: None

    answer = app(environ, start)
    try:
        content = b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()
    return started[0], started[1], content


def half(answer: Answer, start_response: StartResponse) -> Iterable[bytes]:
    """Half of an answer, whose Content-Length still promises all of it."""
    status, headers, content = answer
    start_response(status, headers)
    yield content[: len(content) // 2]


def reset(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Break the connection: at once under waitress, else by an answer that never comes."""
    probe = environ.get("waitress.client_disconnected")
    channel = getattr(probe, "__self__", None)
    if channel is not None:
        at_once = struct.pack("ii", 1, 0)
        channel.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        channel.socket.shutdown(socket.SHUT_RDWR)
        channel.will_close = True
    start_response("200 OK", [("Content-Length", "1")])
    return []


def nobody(_path: str, _edit: Json) -> None:
    """The editor of a server without a store."""


def editor_of(store: Store) -> Editor:
    """Lets the owner of the spreadsheet in a call's path type or change something in it."""

    def edit(path: str, what: Json) -> None:
        named = _SPREADSHEET.match(path)
        if named is None:
            return
        kind, body = "batchUpdate", {"requests": what["requests"]}
        if what["values"]:
            kind = "values.update"
            typed = {"range": what["range"], "values": what["values"]}
            body = {**typed, "valueInputOption": "USER_ENTERED"}
        try:
            owner = store.document(named[1]).file.owner
            store.write(named[1], kind, body, who=owner)
        except (ApiError, StorageError) as error:
            _log.warning("The edit that was asked for could not be made: %s", error)

    return edit
