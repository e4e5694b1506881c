"""What Google's front door does for every service, before and after the service itself."""

import gzip
import io
import re
import zlib
from wsgiref.types import WSGIEnvironment

from flask import Request, Response

from sheets_sync.local_sheets.responses.about import MAX_UPLOAD

OVERRIDE = "HTTP_X_HTTP_METHOD_OVERRIDE"
METHODS = ("GET", "PUT", "PATCH", "DELETE")
FORM = "application/x-www-form-urlencoded"
SMALLEST = 512  # bytes: below, compression gains nothing
LEVEL = 1  # on loopback time is dearer than bytes
_GZIP = 31  # zlib's word for the format
_SLASH = re.compile(r"(/v4/spreadsheets/[^/:]+|/drive/v[23]/files/[^/:]+)/(:\w+)?")


def straighten(environ: WSGIEnvironment) -> None:
    """Read the request as Google does: the path without a stray slash, the method overridden."""
    loose = _SLASH.fullmatch(environ.get("PATH_INFO", ""))
    if loose:  # some clients join `ID`, a slash and `:batchUpdate`
        environ["PATH_INFO"] = loose[1] + (loose[2] or "")
    unpack(environ)
    honour_override(environ)


def unpack(environ: WSGIEnvironment) -> None:
    """Read a body that came packed, as Google's client for Java sends every one.

    A body that is no gzip, or too long, is left as it is, for the service to refuse.
    """
    if str(environ.get("HTTP_CONTENT_ENCODING", "")).strip().lower() != "gzip":
        return
    length = str(environ.get("CONTENT_LENGTH") or 0)
    packed = environ["wsgi.input"].read(int(length) if length.isdecimal() else 0)
    content = _unpacked(packed)
    if content is not None:
        del environ["HTTP_CONTENT_ENCODING"]
    content = packed if content is None else content
    environ["wsgi.input"], environ["CONTENT_LENGTH"] = io.BytesIO(content), str(len(content))


def _unpacked(packed: bytes) -> bytes | None:
    reader = zlib.decompressobj(wbits=_GZIP)
    try:
        content = reader.decompress(packed, MAX_UPLOAD)
    except zlib.error:
        return None
    return content if reader.eof else None


def honour_override(environ: WSGIEnvironment) -> None:
    """Let a POST stand for the method that X-HTTP-Method-Override names.

    Clients send a GET so whose address is too long; its query then stands in the body as a form.
    """
    method = str(environ.get(OVERRIDE, "")).upper()
    if environ["REQUEST_METHOD"] != "POST" or method not in METHODS:
        return
    environ["REQUEST_METHOD"] = method
    if method == "GET" and str(environ.get("CONTENT_TYPE", "")).startswith(FORM):
        length = str(environ.get("CONTENT_LENGTH") or 0)
        form = environ["wsgi.input"].read(int(length) if length.isdecimal() else 0)
        parts = (environ.get("QUERY_STRING", ""), form.decode("latin-1"))
        environ["QUERY_STRING"] = "&".join(filter(None, parts))
        environ["CONTENT_LENGTH"], environ["CONTENT_TYPE"] = "0", ""
        environ["wsgi.input"] = io.BytesIO()


def compress(request: Request, response: Response) -> Response:
    """Answer with gzip where a client accepts it and says so in its User-Agent too.

    https://developers.google.com/workspace/sheets/api/guides/performance
    """
    accepted = request.accept_encodings.quality("gzip") > 0
    asks = accepted and "gzip" in request.user_agent.string
    if not asks or response.is_streamed or response.direct_passthrough:
        return response
    content = response.get_data()
    if len(content) >= SMALLEST and not response.content_encoding:
        response.set_data(gzip.compress(content, LEVEL, mtime=0))
        response.content_encoding = "gzip"
        response.vary.add("Accept-Encoding")
    return response
