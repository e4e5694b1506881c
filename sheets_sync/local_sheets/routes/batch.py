"""Several calls in one request: https://developers.google.com/workspace/drive/api/guides/performance#batch-requests."""

import io
import secrets
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIEnvironment

from flask import Blueprint, Response, current_app, request

from sheets_sync.local_sheets.errors import ApiError, invalid
from sheets_sync.local_sheets.wire import straighten

routes = Blueprint("batch", __name__)

PATHS = ("/batch", "/batch/drive/v3", "/batch/drive/v2")
MOST_CALLS = 100
_BREAKS = (b"\r\n\r\n", b"\n\n")


def batch() -> Response:
    """multipart/mixed of application/http in, the same out, in the order in which they came.

    Each call is made as if it stood alone: it signs in by its own Authorization or the batch's,
    and counts against the quotas. ApiError 400 for what cannot be read or holds too many calls.
    """
    parts = _parts()
    if len(parts) > MOST_CALLS:
        raise invalid(f"The batch request exceeded the maximum of {MOST_CALLS} calls.")
    boundary = f"batch_{secrets.token_hex(16)}"
    answers = [_answer_of(part) for part in parts]
    lines = [b"--%s\r\n%s\r\n" % (boundary.encode(), answer) for answer in answers]
    content = b"".join(lines) + b"--%s--\r\n" % boundary.encode()
    return Response(content, content_type=f"multipart/mixed; boundary={boundary}")


for _path in PATHS:
    routes.add_url_rule(_path, view_func=batch, methods=["POST"])


def _parts() -> list[Message]:
    kind = request.headers.get("Content-Type", "")
    head = b"Content-Type: " + kind.encode("latin-1", "replace") + b"\r\n\r\n"
    message = BytesParser().parsebytes(head + request.get_data(cache=False))
    parts = message.get_payload() if message.get_content_type() == "multipart/mixed" else None
    if not isinstance(parts, list) or not parts:
        raise invalid("Failed to parse batch request, error: a multipart/mixed body is required.")
    return [part for part in parts if isinstance(part, Message)]


def _answer_of(part: Message) -> bytes:
    """One part of the answer: its own headers, then the whole HTTP answer to the call."""
    head = [b"Content-Type: application/http"]
    given = part.get("Content-ID", "")
    if given.startswith("<"):
        head.append(b"Content-ID: <response-" + given[1:].encode("latin-1", "replace"))
    response = _called(part)
    status = [f"HTTP/1.1 {response.status}".encode("latin-1")]
    headers = [f"{name}: {value}".encode("latin-1", "replace") for name, value in response.headers]
    return b"\r\n".join([*head, b"", *status, *headers, b"", response.get_data()])


def _called(part: Message) -> Response:
    environ = _environ(part)
    with current_app.request_context(environ):
        return current_app.full_dispatch_request()


def _environ(part: Message) -> WSGIEnvironment:
    """The call as a request of its own; what the batch's request says holds unless it differs."""
    raw = part.get_payload(decode=True)
    content = raw.lstrip() if isinstance(raw, bytes) else b""
    line, _, rest = content.partition(b"\n")
    words = line.decode("latin-1").split()
    if len(words) != 3 or not words[1].startswith("/"):
        raise invalid("Failed to parse batch request, error: a part holds no HTTP request.")
    cuts = [(at, brk) for brk in _BREAKS if (at := rest.find(brk)) >= 0]
    at, brk = min(cuts, default=(len(rest), b""))
    path, _, query = words[1].partition("?")
    path = path.removeprefix(request.script_root)
    if path in PATHS:
        raise ApiError(400, "A batch within a batch is not allowed.")
    environ = _inherited()
    for name, value in BytesHeaderParser().parsebytes(rest[:at] + b"\n\n").items():
        key = name.upper().replace("-", "_")
        plain = key in ("CONTENT_TYPE", "CONTENT_LENGTH")
        environ[key if plain else f"HTTP_{key}"] = str(value)
    body = rest[at + len(brk) :]
    environ |= {
        "REQUEST_METHOD": words[0].upper(),
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    straighten(environ)
    return environ


def _inherited() -> WSGIEnvironment:
    kept = {
        name: value
        for name, value in request.environ.items()
        if name.startswith(("SERVER_", "REMOTE_", "HTTP_", "wsgi.")) or name == "SCRIPT_NAME"
    }
    kept.pop("HTTP_X_HTTP_METHOD_OVERRIDE", None)
    return kept
