"""Clients against a server that fails: the product's own gets through, others are told why."""

from collections.abc import Iterator
from typing import Any

import pytest
from google.auth.exceptions import RefreshError
from googleapiclient.errors import HttpError
from gspread.exceptions import APIError

from sheets_sync.errors import TransportError
from sheets_sync.local_sheets import Faults, LocalServer, Quotas, Store
from sheets_sync.local_sheets.faults import Rule
from sheets_sync.workbook.client import SheetsClient, connect
from sheets_sync.workbook.retries import Patience
from tests.clients.conftest import service_at
from tests.sheets_sync.local_sheets.api import gspread_client


class Clock:
    """A clock for both sides that only the client's pauses move."""

    def __init__(self) -> None:
        self.now = 30.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def patience(self) -> Patience:
        return Patience(clock=self, sleep=self.sleep, draw=lambda _low, high: high)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def failing(serve: Any, store: Store) -> Any:
    """`failing(rule, …)`: a server on which a spreadsheet stands, and that spreadsheet's id."""
    made = store.create({"spreadsheet": {"properties": {"title": "x"}}}, who=_owner())

    def start(*rules: dict[str, Any], quotas: Quotas | None = None) -> tuple[LocalServer, str]:
        faults = Faults(Rule.model_validate(rule) for rule in rules)
        return serve(any_token=False, faults=faults, quotas=quotas), made.file.file_id

    return start


def _owner() -> str:
    return "gridbook@local.iam.gserviceaccount.com"


@pytest.fixture
def product(store: Store, clock: Clock) -> Iterator[Any]:
    """`product(server)`: the product's client, whose pauses take no time."""
    made: list[SheetsClient] = []

    def client(server: LocalServer) -> SheetsClient:
        key = store.service_account(server.root)
        made.append(connect(key, server.root, patience=clock.patience()))
        return made[-1]

    yield client
    for each in made:
        each.close()


def _write(client: SheetsClient, book: str, text: str = "x", **more: Any) -> Any:
    data = [{"range": "Sheet1!A1", "values": [[text]]}]
    path = f"/v4/spreadsheets/{book}/values:batchUpdate"
    return client.call("POST", path, json={"valueInputOption": "RAW", "data": data}, **more)


def _read(client: SheetsClient, book: str) -> Any:
    return client.call("GET", f"/v4/spreadsheets/{book}/values/Sheet1!A1").value.get("values")


EVERY_CALL = {"path": "^/v4/", "count": 3}
PASSING = [
    *({**EVERY_CALL, "action": "status", "status": status} for status in (429, 500, 502, 503, 504)),
    {**EVERY_CALL, "action": "status", "status": 429, "retry_after": 30},
    {**EVERY_CALL, "action": "status", "status": 502, "html": True},
    {**EVERY_CALL, "action": "status", "status": 503, "applied": True},
    {**EVERY_CALL, "action": "reset_before"},
    {**EVERY_CALL, "action": "reset_after"},
    {**EVERY_CALL, "action": "truncate"},
    {**EVERY_CALL, "action": "delay", "seconds": 0.01},
    {"path": "^/v4/", "action": "status", "probability": 0.5, "seed": 3},
    {"path": "^/token", "action": "status", "status": 503, "count": 2},
    {"path": "^/token", "action": "reset_before", "count": 1},
]


@pytest.mark.parametrize("rule", PASSING, ids=lambda rule: " ".join(map(str, rule.values())))
def test_the_product_gets_through(failing: Any, product: Any, rule: dict[str, Any]) -> None:
    server, book = failing(rule)
    client = product(server)
    for text in ("first", "second"):
        _write(client, book, text)
        assert _read(client, book) == [[text]]


def test_drive_calls_get_through_too(failing: Any, product: Any) -> None:
    rule = {"path": "^/drive/", "action": "status", "status": 403, "count": 1}
    server, book = failing(
        {**rule, "reason": "userRateLimitExceeded"}, {**rule, "reason": "rateLimitExceeded"}
    )
    answer = product(server).call("GET", "/drive/v3/files")
    assert [file["id"] for file in answer.value["files"]] == [book]


@pytest.mark.parametrize("action", ["reset_before", "truncate", "status"])
def test_it_gives_up_with_one_line(failing: Any, product: Any, clock: Clock, action: str) -> None:
    server, book = failing({"path": "^/v4/", "action": action})
    with pytest.raises(TransportError, match="gave up after 8 tries") as told:
        _read(product(server), book)
    assert not told.value.permanent
    assert "\n" not in str(told.value)
    assert clock.now < 30 + 240


def test_what_must_not_run_twice_is_sent_once(failing: Any, product: Any) -> None:
    sent_again = {"path": "^/v4/", "action": "status", "status": 429, "count": 2}
    server, book = failing(sent_again, {"path": "^/v4/", "action": "reset_after", "count": 1})
    with pytest.raises(TransportError):
        _write(product(server), book, repeatable=False)
    assert _read(product(server), book) == [["x"]]


def test_a_refusal_for_good_is_told_at_once(failing: Any, product: Any, clock: Clock) -> None:
    rule = {"path": "^/v4/", "action": "status", "status": 403, "message": "Not yours"}
    server, book = failing(rule)
    with pytest.raises(TransportError, match="Not yours") as told:
        _read(product(server), book)
    assert (told.value.permanent, clock.now) == (True, 30.0)


def test_an_edit_in_between_shows(failing: Any, product: Any) -> None:
    edit = {"range": "Sheet1!A1", "values": [["typed"]]}
    server, book = failing({"path": "/values/", "action": "edit", "edit": edit, "after": 1})
    client = product(server)
    revision = client.call("GET", f"/v4/spreadsheets/{book}/values/Sheet1!A1").revision
    assert _read(client, book) == [["typed"]]
    with pytest.raises(TransportError, match="moved on") as told:
        _write(client, book, headers={"X-Gridbook-If-Revision": str(revision)})
    assert told.value.status == 409


def test_the_product_waits_for_its_quota(failing: Any, product: Any, clock: Clock) -> None:
    server, book = failing(quotas=Quotas(per_user=2, drive=1, clock=clock))
    client = product(server)
    for _ in range(5):
        assert _read(client, book) is None
    assert clock.now >= 120  # two minutes were used up before the fifth
    for _ in range(2):
        client.call("GET", "/drive/v3/files")


def test_gspread_is_told_why(failing: Any, store: Store) -> None:
    rule = {"path": "^/v4/.*/values/", "action": "status", "count": 1}
    server, book = failing({**rule, "status": 429, "message": "Slowly"}, {**rule, "html": True})
    sheet = gspread_client(store, server.root).open_by_key(book).sheet1
    with pytest.raises(APIError, match="Slowly") as told:
        sheet.get_values()
    assert told.value.code == 429
    with pytest.raises(APIError, match="Error 503"):
        sheet.get_values()
    assert sheet.get_values() == [[]]


def test_gspread_without_a_token(failing: Any, store: Store) -> None:
    server, book = failing({"path": "^/token", "action": "status", "status": 400})
    with pytest.raises(RefreshError, match="A fault was asked for"):
        gspread_client(store, server.root).open_by_key(book)


def test_google_api_python_client_retries(failing: Any, store: Store) -> None:
    server, book = failing(
        {"path": "^/v4/", "action": "status", "status": 429, "count": 1},
        {"path": "^/v4/", "action": "status", "status": 503, "count": 1},
        {"path": "^/v4/", "action": "reset_before", "count": 1},
    )
    sheets = service_at(server.root, store, "sheets.v4").spreadsheets()
    request = sheets.get(spreadsheetId=book, fields="spreadsheetId")
    request._sleep = lambda _seconds: None
    assert request.execute(num_retries=4) == {"spreadsheetId": book}


def test_google_api_python_client_is_told_why(failing: Any, store: Store) -> None:
    server, book = failing(quotas=Quotas(per_user=1, clock=lambda: 0.0))
    sheets = service_at(server.root, store, "sheets.v4").spreadsheets()
    sheets.get(spreadsheetId=book).execute()
    with pytest.raises(HttpError) as told:
        sheets.get(spreadsheetId=book).execute()
    assert told.value.status_code == 429
    assert "Read requests per minute per user" in told.value.reason
    assert told.value.error_details[0]["reason"] == "RATE_LIMIT_EXCEEDED"
