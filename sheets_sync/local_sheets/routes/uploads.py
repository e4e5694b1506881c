"""The three ways in which Google takes files: simple, multipart, resumable."""

import base64
import binascii
import re
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import orjson
from flask import Request

from sheets_sync.local_sheets.drive_errors import bad_request
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.responses.about import MAX_UPLOAD

Json = dict[str, Any]

MOST_SESSIONS = 64
SESSION_SECONDS = 24 * 3600
_BOUNDARY = re.compile(r'boundary="?([^";]+)', re.IGNORECASE)  # with = in it, quoted or not


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in: what was said of it, its media type, its bytes."""

    metadata: Json
    media_type: str
    data: bytes


def simple(request: Request) -> Upload:
    """uploadType=media: the body is the file."""
    return Upload({}, _bare(request.headers.get("Content-Type")), _limited(request.get_data()))


def multipart(request: Request) -> Upload:
    """uploadType=multipart: metadata and file as two parts of a multipart/related body."""
    boundary = _BOUNDARY.search(request.headers.get("Content-Type", ""))
    if not request.mimetype.startswith("multipart/") or boundary is None:
        raise bad_request("Missing multipart boundary in the Content-Type.")
    parts = _parts(_limited(request.get_data()), boundary[1].encode())
    if len(parts) != 2:
        raise bad_request("A multipart upload needs two parts: the metadata and the file.")
    (_, described), (headers, content) = parts
    if headers.get("content-transfer-encoding", "").lower() == "base64":
        try:
            content = base64.b64decode(content)
        except binascii.Error:
            raise bad_request("The file's part is no base64.") from None
    return Upload(metadata_of(described), _bare(headers.get("content-type")), content)


def _parts(body: bytes, boundary: bytes) -> list[tuple[dict[str, str], bytes]]:
    """Headers (in small letters) and content of each part."""
    mark = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|$)")
    marks = list(mark.finditer(body))
    parts = []
    for begin, end in pairwise(marks):
        head, gap, content = _split_head(body[begin.end() : end.start()])
        if not gap and not content:
            raise bad_request("Malformed multipart body.")
        lines = head.decode("latin-1").splitlines()
        headers = (line.partition(":") for line in lines)
        parts.append(({name.strip().lower(): value.strip() for name, _, value in headers}, content))
    return parts


def _split_head(part: bytes) -> tuple[bytes, bytes, bytes]:
    match = re.search(rb"\r?\n\r?\n", part)
    if part[:1] in (b"\n", b"\r"):
        return b"", b"\n", part.lstrip(b"\r").removeprefix(b"\n")
    if match is None:
        return part, b"", b""
    return part[: match.start()], match[0], part[match.end() :]


def metadata_of(data: bytes) -> Json:
    """The metadata of an upload; ApiError 400 if it is no JSON object."""
    if not data.strip():
        return {}
    try:
        content = orjson.loads(data)
    except orjson.JSONDecodeError:
        raise ApiError(400, "Parse Error", reason="parseError") from None
    if not isinstance(content, dict):
        raise ApiError(400, "Parse Error", reason="parseError")
    return content


def _bare(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _limited(data: bytes) -> bytes:
    _check_size(len(data))
    return data


def _check_size(size: int) -> None:
    if size > MAX_UPLOAD:
        raise ApiError(413, f"The file is larger than {MAX_UPLOAD} bytes.")


@dataclass(slots=True)
class Session:
    """A resumable upload under way. `goal` names what it ends in: the API's version, the file."""

    who: str
    goal: tuple[str, str | None]
    metadata: Json
    media_type: str
    began: float
    data: bytearray = field(default_factory=bytearray)


class Uploads:
    """The resumable uploads of one server, in memory: a client begins again after a restart."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._sessions: dict[str, Session] = {}

    def begin(
        self, who: str, goal: tuple[str, str | None], metadata: Json, media_type: str | None
    ) -> str:
        """The id of a new session; the oldest ones make room."""
        upload_id, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            for key in list(self._sessions):
                late = now - self._sessions[key].began > SESSION_SECONDS
                if late or len(self._sessions) >= MOST_SESSIONS:
                    del self._sessions[key]
            self._sessions[upload_id] = Session(who, goal, metadata, _bare(media_type), now)
        return upload_id

    def take(self, upload_id: str, who: str, content_range: str | None, data: bytes) -> "Taken":
        """Add the next bytes; ApiError 400 if they do not fit, 404 for an unknown session.

        Bytes that are there already are passed over, as after a lost answer.
        """
        with self._lock:
            session = self._sessions.get(upload_id)
            if session is None or session.who != who:
                raise ApiError(404, "Not Found")
            first, total = _range_of(content_range, len(data), len(session.data))
            if first is not None:
                if first > len(session.data):
                    raise bad_request("Failed to parse Content-Range header.")
                session.data[first : first + len(data)] = data
            _check_size(len(session.data))
            if total is None or len(session.data) < total:
                return Taken(session.goal, len(session.data), None)
            del self._sessions[upload_id]
            upload = Upload(session.metadata, session.media_type, bytes(session.data))
            return Taken(session.goal, len(session.data), upload)


@dataclass(frozen=True, slots=True)
class Taken:
    """How far an upload has come; `upload` once it is whole."""

    goal: tuple[str, str | None]
    received: int
    upload: Upload | None


_RANGE = re.compile(r"bytes\s+(?:(\d+)-(\d+)|\*)/(\d+|\*)")


def _range_of(text: str | None, length: int, received: int) -> tuple[int | None, int | None]:
    """Where the sent bytes begin (None: none are sent) and how many there will be (None: unknown).

    Without the header all that is missing has been sent.
    """
    if text is None:
        return received, received + length
    match = _RANGE.fullmatch(text.strip())
    if match is None or (match[1] and int(match[2]) - int(match[1]) + 1 != length):
        raise bad_request("Failed to parse Content-Range header.")
    total = None if match[3] == "*" else int(match[3])
    return (None if match[1] is None else int(match[1])), total
