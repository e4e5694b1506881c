"""Faults break answers as they say."""

import json
from pathlib import Path
from typing import Any

import pytest
import requests

from sheets_sync.errors import ConfigurationError
from sheets_sync.local_sheets import Faults
from sheets_sync.local_sheets.faults import Rule
from tests.sheets_sync.local_sheets.api import Api, Book


def _book(serve: Any, *rules: dict[str, Any]) -> Book:
    server = serve(faults=Faults(Rule.model_validate(rule) for rule in rules))
    api = Api(server.root)
    created = api.call("POST", "/v4/spreadsheets", {})
    return Book(api, created["spreadsheetId"])


def test_a_status_with_retry_after_and_a_count(serve: Any) -> None:
    rule = {"method": "get", "action": "status", "status": 429, "retry_after": 7, "count": 2}
    book = _book(serve, {**rule, "after": 1})
    assert book.get("A1") is None
    for _ in range(2):
        response = book.api.send("GET", book.path)
        assert (response.status_code, response.headers["Retry-After"]) == (429, "7")
        assert response.json()["error"]["status"] == "RESOURCE_EXHAUSTED"
    assert book.get("A1") is None


def test_resets_before_and_after_the_change(serve: Any) -> None:
    for action, stored in (("reset_before", None), ("reset_after", [["x"]])):
        book = _book(serve, {"method": "PUT", "path": "/values/", "action": action, "count": 1})
        with pytest.raises(requests.ConnectionError):
            book.put("A1", [["x"]])
        assert book.get("A1") == stored


def test_a_truncated_body(serve: Any) -> None:
    book = _book(serve, {"path": "/values/A1", "action": "truncate", "count": 1})
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="bytes"):
        book.api.send("GET", book.path + "/values/A1")
    assert book.get("A1") is None


def test_a_delay_lets_the_answer_through(serve: Any) -> None:
    book = _book(
        serve, {"action": "delay", "seconds": 0.01}, {"path": "nothing", "action": "status"}
    )
    assert book.put("A1", [["x"]])["updatedCells"] == 1


def test_chance_repeats_with_its_seed(serve: Any) -> None:
    def outcomes() -> list[int]:
        rule = {"method": "GET", "action": "status", "probability": 0.5, "seed": 4}
        book = _book(serve, rule)
        return [book.api.send("GET", book.path).status_code for _ in range(20)]

    first = outcomes()
    assert {200, 503} == set(first)
    assert outcomes() == first


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"rules": [{"action": "explode"}]}', '{"rules": [{"x": 1}]}']
)
def test_unusable_files(tmp_path: Path, content: str) -> None:
    path = tmp_path / "faults.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ConfigurationError, match="not a file of fault rules") as refused:
        Faults.from_file(path)
    assert "\n" not in str(refused.value)
    path.write_text(json.dumps({"rules": [{"path": "(", "action": "delay"}]}), "utf-8")
    with pytest.raises(ConfigurationError):
        Faults.from_file(path)
