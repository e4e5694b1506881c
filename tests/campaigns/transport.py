"""Calls that never leave the process, and calls between which something happens."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import requests
from flask import Flask
from requests.adapters import BaseAdapter, HTTPAdapter
from urllib3 import HTTPResponse
from werkzeug.test import Client

REVISION = "X-Gridbook-Revision"
IF_REVISION = "X-Gridbook-If-Revision"


class InProcess(HTTPAdapter):
    """Hands each request to a WSGI app and waits for its answer: no socket, no thread."""

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self._client = Client(app)

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        body = request.body
        answer = self._client.open(
            str(request.url),
            method=str(request.method),
            headers=list(request.headers.items()),
            data=body.encode() if isinstance(body, str) else body,
        )
        raw = HTTPResponse(
            body=BytesIO(answer.get_data()),
            headers=dict(answer.headers),
            status=answer.status_code,
            preload_content=False,
        )
        answer.close()
        return self.build_response(request, raw)


class Watched(HTTPAdapter):
    """Calls `before` and `after` round each request, and may play a server without revisions."""

    def __init__(
        self,
        inner: BaseAdapter,
        before: Callable[[requests.PreparedRequest], None],
        after: Callable[[requests.PreparedRequest], None],
        *,
        revisions: bool,
    ) -> None:
        super().__init__()
        self._inner = inner
        self._before = before
        self._after = after
        self._revisions = revisions

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> Any:
        self._before(request)
        if not self._revisions:
            request.headers.pop(IF_REVISION, None)
        response = self._inner.send(request, *args, **options)
        if not self._revisions:
            response.headers.pop(REVISION, None)
        self._after(request)
        return response
