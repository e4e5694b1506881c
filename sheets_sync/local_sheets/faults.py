"""Failing on demand: a file of rules by which answers break as networks and Google break them."""

import json
import random
import re
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from sheets_sync.errors import ConfigurationError
from sheets_sync.local_sheets import failing
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.failing import Editor, Json

PAGE = "docs/local-workbook-faults.md"


class Edit(BaseModel):
    """What somebody does to the spreadsheet of the call: types `values` from the corner of `range`
    on, or changes it by batchUpdate's `requests`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    range: str = ""
    values: list[list[str | int | float | bool | None]] = Field(default_factory=list)
    requests: list[Json] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_of_both(self) -> "Edit":
        if bool(self.requests) == bool(self.range and self.values):
            raise ValueError("either range and values, or requests")
        return self


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
    action: Literal["status", "delay", "reset_before", "reset_after", "truncate", "edit"]
    status: int = Field(default=503, ge=400, le=599)
    message: str = "A fault was asked for."
    reason: str | None = None  # Drive's word for it
    html: bool = False  # a page instead of JSON, as from Google's front door
    applied: bool = False  # the status is told although the request was carried out
    retry_after: int | None = Field(default=None, ge=0)
    seconds: float = Field(default=0.0, ge=0)  # how long a delay lasts
    edit: Edit | None = None

    @field_validator("path")
    @classmethod
    def _is_an_expression(cls, path: str) -> str:
        try:
            re.compile(path)
        except re.error as error:
            raise ValueError(f"not a regular expression ({error})") from None
        return path

    @model_validator(mode="after")
    def _says_what(self) -> "Rule":
        if (self.action == "edit") != (self.edit is not None):
            raise ValueError("`edit` goes with the action edit, and with it alone")
        if self.action == "delay" and not self.seconds:
            raise ValueError("a delay needs seconds")
        return self


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
    """Rules in order; the first that breaks the answer decides. Safe for threads.

    Delays and edits that strike before it happen as well, each before the request is carried out.
    """

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._chances = [_Chance(rule) for rule in rules]
        self._lock = threading.Lock()

    @classmethod
    def from_file(cls, path: Path) -> "Faults":
        """Read `{"rules": [...]}`; ConfigurationError with one line if it cannot be used."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise _unusable(path, f"it cannot be read ({error})") from error
        rules = content.get("rules") if isinstance(content, dict) else None
        if not isinstance(rules, list):
            raise _unusable(path, 'it must be {"rules": [...]}')
        return cls(_read_rule(path, number, rule) for number, rule in enumerate(rules, 1))

    def around(self, app: WSGIApplication, edit: Editor = failing.nobody) -> WSGIApplication:
        """The app, failing by the rules; `edit` makes the edits."""

        def faulty(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            struck = self._struck_by(environ)
            for rule in struck:
                if rule.action == "delay":
                    time.sleep(rule.seconds)
                elif rule.edit is not None:
                    edit(environ.get("PATH_INFO", ""), rule.edit.model_dump())
                else:
                    return _broken(rule, app, environ, start_response)
            return app(environ, start_response)

        return faulty

    def _struck_by(self, environ: WSGIEnvironment) -> list[Rule]:
        path = environ.get("PATH_INFO", "")
        if environ.get("QUERY_STRING"):
            path += "?" + environ["QUERY_STRING"]
        struck = []
        with self._lock:
            for chance in self._chances:
                if chance.strikes(environ["REQUEST_METHOD"], path):
                    struck.append(chance.rule)
                    if chance.rule.action not in ("delay", "edit"):
                        break
        return struck


def _broken(
    rule: Rule, app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    if rule.action == "reset_before":
        return failing.reset(environ, start_response)
    if rule.action == "status" and not rule.applied:
        return _refused(rule, environ, start_response)
    answer = failing.answer_of(app, environ)
    if rule.action == "status":
        return _refused(rule, environ, start_response)
    if rule.action == "reset_after":
        return failing.reset(environ, start_response)
    return failing.half(answer, start_response)


def _refused(
    rule: Rule, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    error = ApiError(rule.status, rule.message, reason=rule.reason, retry_after=rule.retry_after)
    return failing.refuse(error, environ, start_response, html=rule.html)


def _read_rule(path: Path, number: int, rule: Any) -> Rule:  # noqa: ANN401 - any JSON
    try:
        return Rule.model_validate(rule)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        told = first["msg"].removeprefix("Value error, ")
        raise _unusable(path, f"rule {number}{', ' + where if where else ''}: {told}") from None


def _unusable(path: Path, reason: str) -> ConfigurationError:
    line = " ".join(reason.split())
    return ConfigurationError(f"{path} is not a file of fault rules: {line}. {PAGE} tells how.")
