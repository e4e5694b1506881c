"""Failing on demand: a file of rules by which answers break as networks and Google break them."""

import json
import random
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sheets_sync.errors import ConfigurationError
from sheets_sync.local_sheets.errors import STATUS_OF_CODE

Json = dict[str, Any]


class Rule(BaseModel):
    """One way to fail.

    A rule meets the requests whose method and path (with query) fit; of these it spares the first
    `after`, then strikes at most `count` times, each time with `probability`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    method: str | None = None
    path: str = ""  # regular expression, searched in the path and query
    after: int = Field(default=0, ge=0)
    count: int | None = Field(default=None, ge=0)
    probability: float = Field(default=1.0, ge=0, le=1)
    seed: int = 0
    action: Literal["status", "delay", "reset_before", "reset_after", "truncate"]
    status: int = Field(default=503, ge=400, le=599)
    retry_after: int | None = Field(default=None, ge=0)
    seconds: float = Field(default=0.0, ge=0)  # how long a delay lasts


class _Chance:
    """A rule with its memory of what it has met."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._path = re.compile(rule.path)
        self._random = random.Random(rule.seed)  # noqa: S311 - repeatable, not secret  # nosec B311
        self._met = 0
        self._struck = 0

    def strikes(self, method: str, path: str) -> bool:
        """Whether this request fails by the rule."""
        rule = self.rule
        if rule.method is not None and rule.method.upper() != method:
            return False
        if not self._path.search(path):
            return False
        self._met += 1
        if self._met <= rule.after or (rule.count is not None and self._struck >= rule.count):
            return False
        if self._random.random() >= rule.probability:
            return False
        self._struck += 1
        return True


class Faults:
    """Rules in order; the first that strikes decides, after any delays. Safe for threads."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._chances = [_Chance(rule) for rule in rules]
        self._lock = threading.Lock()

    @classmethod
    def from_file(cls, path: Path) -> "Faults":
        """Read `{"rules": [...]}`; ConfigurationError with one line if it cannot be used."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(Rule.model_validate(rule) for rule in content["rules"])
        except (OSError, ValueError, KeyError, TypeError, re.error, ValidationError) as error:
            reason = " ".join(str(error).split())
            raise ConfigurationError(f"{path}: not a file of fault rules ({reason}).") from error

    def around(self, app: WSGIApplication) -> WSGIApplication:
        """The app, failing by the rules."""

        def failing(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            rule = self._rule_for(environ)
            if rule is None:
                return app(environ, start_response)
            return _fail(rule, app, environ, start_response)

        return failing

    def _rule_for(self, environ: WSGIEnvironment) -> Rule | None:
        path = environ.get("PATH_INFO", "")
        if environ.get("QUERY_STRING"):
            path += "?" + environ["QUERY_STRING"]
        delay = 0.0
        struck = None
        with self._lock:
            for chance in self._chances:
                if not chance.strikes(environ["REQUEST_METHOD"], path):
                    continue
                if chance.rule.action != "delay":
                    struck = chance.rule
                    break
                delay += chance.rule.seconds
        if delay:
            time.sleep(delay)
        return struck


def _fail(
    rule: Rule, app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    if rule.action == "status":
        return _refuse(rule, start_response)
    if rule.action == "reset_before":
        return _reset(environ, start_response)
    status, headers, content = _answer_of(app, environ)
    if rule.action == "reset_after":
        return _reset(environ, start_response)
    start_response(status, headers)  # its Content-Length still promises all of it
    return _half(content)


def _refuse(rule: Rule, start_response: StartResponse) -> Iterable[bytes]:
    status = STATUS_OF_CODE.get(rule.status, "UNKNOWN")
    message = "A fault was asked for."
    body = orjson.dumps({"error": {"code": rule.status, "message": message, "status": status}})
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    if rule.retry_after is not None:
        headers.append(("Retry-After", str(rule.retry_after)))
    start_response(f"{rule.status} {status}", headers)
    return [body]


def _answer_of(
    app: WSGIApplication, environ: WSGIEnvironment
) -> tuple[str, list[tuple[str, str]], bytes]:
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


def _half(content: bytes) -> Iterator[bytes]:
    yield content[: len(content) // 2]


def _reset(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
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
