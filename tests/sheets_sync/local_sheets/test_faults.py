"""Faults break answers as they say."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
import requests

from sheets_sync.errors import ConfigurationError
from sheets_sync.local_sheets import Faults, Store
from sheets_sync.local_sheets.faults import Rule
from tests.product import ROOT
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


def test_a_status_though_the_request_was_carried_out(serve: Any) -> None:
    rule = {"method": "PUT", "action": "status", "status": 500, "applied": True, "count": 1}
    book = _book(serve, rule)
    path = book.path + "/values/A1?valueInputOption=RAW"
    assert book.api.send("PUT", path, {"values": [["x"]]}).status_code == 500
    assert book.get("A1") == [["x"]]


def test_refusals_look_like_those_of_the_service(serve: Any) -> None:
    rule = {"action": "status", "status": 403, "reason": "userRateLimitExceeded", "message": "No"}
    book = _book(serve, {**rule, "path": "^/drive/"}, {**rule, "path": "^/v4/", "after": 1})
    drive = book.api.send("GET", "/drive/v3/files").json()["error"]
    assert (drive["code"], drive["message"]) == (403, "No")
    assert drive["errors"][0]["domain"] == "usageLimits"
    sheets = book.api.send("GET", book.path).json()["error"]
    assert sheets == {"code": 403, "message": "No", "status": "PERMISSION_DENIED"}


def test_a_page_instead_of_json(serve: Any) -> None:
    book = _book(serve, {"method": "GET", "action": "status", "status": 502, "html": True})
    response = book.api.send("GET", book.path)
    assert (response.status_code, response.headers["Content-Type"]) == (
        502,
        "text/html; charset=UTF-8",
    )
    assert response.text.startswith("<!DOCTYPE html>")


def test_an_edit_between_two_calls(serve: Any, store: Store) -> None:
    edit = {"range": "Sheet1!A2", "values": [["3-5", "typed"]]}
    book = _book(
        serve,
        {
            "method": "GET",
            "path": "/values/",
            "action": "edit",
            "edit": edit,
            "after": 1,
            "count": 1,
        },
        {
            "method": "PUT",
            "action": "edit",
            "edit": {"requests": [{"addSheet": {"properties": {"title": "new"}}}]},
        },
    )
    assert book.get("A2:B2") is None
    assert book.get("A2:B2", "") == [["3-5", "typed"]]
    shown = book.get("A2")
    assert isinstance(shown[0][0], int)  # typed, as people do: a date
    book.put("A3", [["x"]])
    assert [sheet["properties"]["title"] for sheet in book.sheets()] == ["Sheet1", "new"]
    assert store.document(book.id).revision == 4


def test_an_edit_that_cannot_be_made_is_logged(
    serve: Any, caplog: pytest.LogCaptureFixture
) -> None:
    edit = {"range": "Nope!A2", "values": [["x"]]}
    book = _book(serve, {"method": "GET", "action": "edit", "edit": edit})
    assert book.get("A1") is None
    assert "could not be made: Unable to parse range: Nope!A2" in caplog.text
    assert book.api.send("GET", "/v4/spreadsheets/missing").status_code == 404


def test_rules_are_tried_in_order(serve: Any) -> None:
    first = {"method": "GET", "action": "status", "status": 500, "count": 1}
    book = _book(serve, first, {**first, "status": 503}, {**first, "status": 429, "count": None})
    statuses = [book.api.send("GET", book.path).status_code for _ in range(4)]
    assert statuses == [500, 503, 429, 429]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "it cannot be read"),
        ("[]", 'it must be {"rules": [...]}'),
        ("{}", 'it must be {"rules": [...]}'),
        ('{"rules": [{"action": "explode"}]}', "rule 1, action: Input should be 'status',"),
        ('{"rules": [{"x": 1}]}', "rule 1, action: Field required"),
        ('{"rules": [{"action": "delay", "seconds": 1}, 7]}', "rule 2: Input should be"),
        ('{"rules": [{"action": "delay"}]}', "rule 1: a delay needs seconds"),
        ('{"rules": [{"action": "status", "status": 200}]}', "rule 1, status: Input should be"),
        ('{"rules": [{"action": "truncate", "path": "("}]}', "rule 1, path: not a regular"),
        ('{"rules": [{"action": "edit"}]}', "rule 1: `edit` goes with the action edit"),
        (
            '{"rules": [{"action": "edit", "edit": {"range": "A1"}}]}',
            "rule 1, edit: either range and values, or requests",
        ),
    ],
)
def test_unusable_files(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "faults.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ConfigurationError) as refused:
        Faults.from_file(path)
    line = str(refused.value)
    assert line.startswith(f"{path} is not a file of fault rules: {told}")
    assert line.endswith("docs/local-workbook-faults.md tells how.")
    assert "\n" not in line


def test_the_example_of_the_guide(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "local-workbook-faults.md").read_text("utf-8")
    example = guide.partition("```json\n")[2].partition("```")[0]
    path = tmp_path / "faults.json"
    path.write_text(example, "utf-8")
    Faults.from_file(path)
    named = {rule["action"] for rule in json.loads(example)["rules"]}
    assert named == set(get_args(Rule.model_fields["action"].annotation))
    assert all(f"`{name}`" in guide for name in Rule.model_fields)
