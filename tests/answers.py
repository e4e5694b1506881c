"""Every JSON answer of every local workbook that a test starts is held against Google's schemas.

Flask tells of each answer by a signal, so nothing in the product knows of this. What is wrong is
written to the file that VARIABLE names; tests/answers_plugin.py makes the test fail for it.
"""

import gzip
import os
from pathlib import Path
from typing import Any

import orjson
from flask import Flask, Response, request
from flask.signals import request_finished

from tests.sheets_sync.local_sheets.discovery import check, method_of

VARIABLE = "ANSWERS_FOUND_WRONG"
APP = "local_sheets"
PATHS = ("/v4/", "/drive/", "/upload/")
WITHOUT_ANSWER = ("HEAD", "OPTIONS")

_seen: set[tuple[str, str, int, int]] = set()


def watch() -> None:
    """Look at the answers of this process from now on."""
    request_finished.connect(_finished)


def _finished(sender: Flask, response: Response, **_more: object) -> None:
    if sender.name != APP or not request.path.startswith(PATHS) or response.is_streamed:
        return
    if request.method in WITHOUT_ANSWER:
        return
    content = response.get_data()
    if response.content_encoding == "gzip":
        content = gzip.decompress(content)
    known = (request.method, request.endpoint or "", response.status_code, hash(content))
    if known in _seen:
        return
    _seen.add(known)
    try:
        check_answer(
            request.method, request.path, response.status_code, response.mimetype or "", content
        )
    except (AssertionError, KeyError, orjson.JSONDecodeError) as wrong:
        line = " ".join(f"{request.method} {request.path}: {type(wrong).__name__} {wrong}".split())
        with Path(os.environ[VARIABLE]).open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def check_answer(verb: str, path: str, status: int, media_type: str, content: bytes) -> None:
    """AssertionError, KeyError or JSONDecodeError if Google would not answer so."""
    if status >= 400:
        _check_refusal(path, status, orjson.loads(content))
        return
    method = method_of(verb, path)
    assert method is not None, "the discovery documents know no such method"
    if media_type == "application/json" and method.answers_with and content:
        check(method.api, method.answers_with, orjson.loads(content))
        return
    media = method.content.get("supportsMediaDownload") or method.content.get("mediaUpload")
    assert media or not content, f"{method.name} answers with nothing, not with {content[:80]!r}"
    assert media or not method.answers_with, f"{method.name} must answer with JSON"


def _check_refusal(path: str, status: int, content: dict[str, Any]) -> None:
    """The envelopes of the two APIs: Sheets' `status`, Drive's list of `errors`."""
    error = content["error"]
    assert set(content) == {"error"}, f"{sorted(content)} beside the error"
    assert error["code"] == status, f"{error['code']} in the body of a {status}"
    assert isinstance(error["message"], str)
    assert error["message"], "the message is empty"
    if path.startswith("/v4/"):
        assert set(error) <= {"code", "message", "status", "details"}, f"fields {sorted(error)}"
        assert isinstance(error["status"], str)
    else:
        assert set(error) <= {"code", "message", "errors", "status", "details"}
        for item in error["errors"]:
            assert set(item) >= {"domain", "reason", "message"}, f"fields {sorted(item)}"
    for detail in error.get("details", []):
        assert detail["@type"].startswith("type.googleapis.com/google.rpc.")
