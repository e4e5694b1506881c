import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import gspread
import pytest

from sheets_sync.errors import ConfigurationError, TransportError
from sheets_sync.local_sheets.app import create_app
from sheets_sync.local_sheets.faults import Faults, Rule
from sheets_sync.local_sheets.server import LocalServer
from sheets_sync.local_sheets.storage.store import Store, open_store
from sheets_sync.workbook.client import SheetsClient, connect, credentials, gspread_client
from sheets_sync.workbook.quotas import Quota, Quotas, TokenBucket
from sheets_sync.workbook.retries import Patience
from tests.failing_server import FailingServer, Reply, Reset, Silence, google_error

EMAIL = "gridbook@project.iam.gserviceaccount.com"
SHEET = "/v4/spreadsheets/sheet"
READ = f"{SHEET}/values:batchGetByDataFilter"
WRITE = f"{SHEET}/values:batchUpdateByDataFilter"


class Clock:
    """A clock that only sleeping moves, and what was slept."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(server: FailingServer, key_file: Path, clock: Clock) -> Iterator[SheetsClient]:
    made = connect(key_file, f"{server.address}/google", patience=_patience(clock))
    yield made
    made.close()


def _patience(clock: Clock) -> Patience:
    return Patience(clock=clock, sleep=clock.sleep, draw=lambda _low, high: high)


def test_a_call_goes_to_the_root_and_brings_the_bytes(
    client: SheetsClient, server: FailingServer
) -> None:
    server.lines_up(Reply(body=b'{ "a": 1 }', headers={"X-Gridbook-Revision": "17"}))
    answer = client.call(
        "POST", READ, json={"dataFilters": ["住户"]}, params={"alt": "json"}, headers={"X-A": "b"}
    )

    assert (answer.content, answer.revision, answer.value) == (b'{ "a": 1 }', "17", {"a": 1})
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", f"/google{READ}?alt=json")
    assert json.loads(request.body) == {"dataFilters": ["住户"]}
    assert request.headers["Authorization"] == "Bearer token"
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["X-A"] == "b"
    assert "X-Gridbook-Origin" not in request.headers


def test_the_origin_goes_with_each_call(server: FailingServer, key_file: Path) -> None:
    client = connect(key_file, server.address, origin="sync")
    server.lines_up(Reply(), Reply(body=b'{"files": []}'))
    client.call("GET", SHEET)
    gspread_client(client).list_spreadsheet_files()

    assert {request.headers["X-Gridbook-Origin"] for request in server.requests} == {"sync"}


def test_gspread_works_through_the_same_door(client: SheetsClient, server: FailingServer) -> None:
    properties = {"sheetId": 0, "title": "民情日记", "gridProperties": {}}
    opened = json.dumps({"properties": {"title": "Grid"}, "sheets": [{"properties": properties}]})
    server.lines_up(Reply(body=opened.encode()), Reply(503), Reply(body=opened.encode()))
    spreadsheet = gspread_client(client).open_by_key("sheet")
    worksheet = spreadsheet.worksheet("民情日记")
    server.lines_up(Reply(body=b'{"files": [{"id": "sheet", "name": "Grid"}]}'))
    files = gspread_client(client).list_spreadsheet_files()

    assert (worksheet.id, files[0]["id"]) == (0, "sheet")
    paths = [request.path.partition("?")[0] for request in server.requests]
    assert paths == [f"/google{SHEET}"] * 3 + ["/google/drive/v3/files"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_passing_statuses_are_tried_again(
    client: SheetsClient, server: FailingServer, status: int
) -> None:
    server.lines_up(google_error(status, "not now"), google_error(status, "not now"))

    assert client.call("POST", WRITE, json={}).value == {"good": True}
    assert client.calls.write == len(server.requests) == 3
    assert client.calls.by_method["spreadsheets.values.batchUpdateByDataFilter"] == 3


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Reset(), id="reset"),
        pytest.param(Reply(body=b'{"a": [1, 2'), id="cut JSON"),
        pytest.param(Reply(body=b'{"a": [1]}', promised=20), id="fewer bytes than promised"),
        pytest.param(Reply(body=b""), id="empty"),
        pytest.param(Reply(body=b'"\xff"'), id="not UTF-8"),
    ],
)
def test_broken_answers_are_tried_again(
    client: SheetsClient, server: FailingServer, fault: Reply | Reset
) -> None:
    server.lines_up(fault, fault)

    assert client.call("POST", READ, json={}).value == {"good": True}
    assert len(server.requests) == 3


def test_a_permanent_503_ends_after_eight_tries(
    client: SheetsClient, server: FailingServer, clock: Clock
) -> None:
    server.lines_up(*[google_error(503, "The service is unavailable.")] * 20)
    with pytest.raises(TransportError, match=r"503 .*gave up after 8 tries") as failure:
        client.call("POST", WRITE, json={})

    assert (failure.value.permanent, failure.value.status) == (False, 503)
    assert len(server.requests) == 8
    assert clock.slept == [1, 2, 4, 8, 16, 32, 60]


def test_gspread_too_gives_up_after_eight_tries(
    client: SheetsClient, server: FailingServer
) -> None:
    server.lines_up(*[Reply(503)] * 20)
    with pytest.raises(TransportError):
        gspread_client(client).open_by_key("sheet")

    assert len(server.requests) == 8


def test_retry_after_is_obeyed(client: SheetsClient, server: FailingServer, clock: Clock) -> None:
    server.lines_up(google_error(429, "Quota exceeded", Retry_After="30"))
    client.call("GET", SHEET)

    assert clock.slept == [31]


def test_no_more_than_four_minutes_are_spent(
    client: SheetsClient, server: FailingServer, clock: Clock
) -> None:
    server.lines_up(*[google_error(429, "Quota exceeded", Retry_After="100")] * 8)
    with pytest.raises(TransportError, match="gave up after 3 tries"):
        client.call("GET", SHEET)

    assert clock.now <= 240


def test_a_server_that_keeps_silent_is_given_up(
    server: FailingServer, key_file: Path, clock: Clock
) -> None:
    server.lines_up(Silence(), Silence(), Silence())
    patience = Patience(tries=2, seconds=0.2, clock=clock, sleep=clock.sleep, draw=lambda *_: 0)
    client = connect(key_file, server.address, patience=patience)
    with pytest.raises(TransportError, match="does not answer") as failure:
        client.call("GET", SHEET)

    assert not failure.value.permanent
    assert len(server.requests) == 2


def test_nobody_listening_is_given_up(key_file: Path, clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    client = connect(key_file, f"http://127.0.0.1:{port}", patience=_patience(clock))
    with pytest.raises(TransportError, match="cannot be reached") as failure:
        client.call("POST", WRITE, json={}, repeatable=False)

    assert not failure.value.permanent
    assert client.calls.write == 8


def test_a_call_that_must_not_run_twice_is_sent_again_only_if_it_had_no_effect(
    client: SheetsClient, server: FailingServer
) -> None:
    server.lines_up(google_error(429, "Quota exceeded"), Reset(), Reply())
    with pytest.raises(TransportError, match="cannot be reached") as failure:
        client.call("POST", f"{SHEET}:batchUpdate", json={}, repeatable=False)

    assert not failure.value.permanent
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        (google_error(400, "Unable to parse range: X"), "Unable to parse range: X (400)"),
        (
            google_error(403, "The caller does not have permission"),
            f"share the sheet with {EMAIL} as an editor (403: The caller does not have permission)",
        ),
        (
            google_error(403, "Google Sheets API is disabled."),
            "enable the Google Sheets and Drive APIs in the project of the service account "
            "(403: Google Sheets API is disabled.)",
        ),
        (
            google_error(404, "Requested entity was not found."),
            "check the sheet id in GRIDBOOK_WORKBOOK (404: Requested entity was not found.)",
        ),
        (google_error(409, "The workbook has moved on"), "The workbook has moved on (409)"),
        (Reply(413, b"<html>"), "Request Entity Too Large (413)"),
    ],
)
def test_refusals_are_permanent_and_say_what_to_do(
    client: SheetsClient, server: FailingServer, reply: Reply, line: str
) -> None:
    server.lines_up(reply)
    with pytest.raises(TransportError) as failure:
        client.call("POST", WRITE, json={})

    assert str(failure.value) == line
    assert (failure.value.permanent, failure.value.status) == (True, reply.status)
    assert len(server.requests) == 1


def test_drive_says_403_where_it_means_429(client: SheetsClient, server: FailingServer) -> None:
    server.lines_up(google_error(403, "Rate limit exceeded", reason="userRateLimitExceeded"))

    assert client.call("GET", "/drive/v3/files").value == {"good": True}
    assert (client.calls.read, client.calls.total) == (0, 2)


def test_a_refused_key_is_permanent(client: SheetsClient, server: FailingServer) -> None:
    body = b'{"error": "invalid_grant", "error_description": "Invalid JWT Signature."}'
    server.sign_in = Reply(400, body)
    with pytest.raises(TransportError, match="key of the service account is refused") as failure:
        client.call("GET", SHEET)

    assert (failure.value.permanent, failure.value.status) == (True, 401)
    assert server.requests == []


def test_an_answer_that_the_caller_knows_is_not_parsed(
    client: SheetsClient, server: FailingServer
) -> None:
    server.lines_up(Reply(body=b"not JSON, so that parsing would show"))
    answer = client.call("GET", SHEET, known=lambda content: content.startswith(b"not JSON"))

    assert answer.content.startswith(b"not JSON")
    assert len(server.requests) == 1


def test_calls_wait_for_the_quota(server: FailingServer, key_file: Path, clock: Clock) -> None:
    two = {Quota.READ: TokenBucket(2, clock=clock), Quota.WRITE: TokenBucket(9, clock=clock)}
    quotas = Quotas(user=two, project={})
    client = connect(key_file, server.address, quotas=quotas, patience=_patience(clock))
    for _ in range(3):
        client.call("GET", SHEET)
    client.call("PUT", f"{SHEET}/values/A1", json={})

    assert clock.slept == [60]


def test_proxies_are_ignored_on_loopback(
    server: FailingServer, key_file: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    client = connect(key_file, server.address, patience=_patience(clock))

    assert client.call("GET", SHEET).value == {"good": True}
    assert clock.slept == []


def test_without_a_root_calls_go_to_google(key_file: Path) -> None:
    client = connect(key_file)

    assert isinstance(client, gspread.HTTPClient)
    assert (client.root, client.session.trust_env) == (None, True)


@pytest.mark.parametrize("root", ["127.0.0.1:8000/google", "ftp://127.0.0.1", "http:///google"])
def test_a_root_is_an_address(key_file: Path, root: str) -> None:
    with pytest.raises(ConfigurationError, match="GRIDBOOK_SHEETS_ROOT"):
        connect(key_file, root)


@pytest.mark.parametrize(
    "content",
    ["", "not JSON", "[]", '"text"', "{}", '{"type": "authorized_user"}', '{"private_key": "x"}'],
)
def test_a_key_file_that_is_none_is_refused_in_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "key.json"
    path.write_text(content)
    with pytest.raises(ConfigurationError, match="is not the key of a service account") as failure:
        credentials(path)

    assert "\n" not in str(failure.value)


def test_a_key_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"cannot read .*nowhere\.json \(No such file"):
        credentials(tmp_path / "nowhere.json")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def test_the_local_workbook_is_reached_through_its_faults(store: Store, clock: Clock) -> None:
    faults = Faults(
        [
            Rule(path="values", count=1, action="truncate"),
            Rule(path="values", count=1, action="reset_before"),
            Rule(path="values", count=1, action="reset_after"),
            Rule(path="values", count=1, action="status", status=429, retry_after=5),
        ]
    )
    with _serving(store, faults) as root:
        client = connect(store.service_account(root), root, patience=_patience(clock))
        created = client.call("POST", "/v4/spreadsheets", json={"properties": {"title": "网格"}})
        sheet = gspread_client(client).open_by_key(created.value["spreadsheetId"]).sheet1
        sheet.update([["走访", 1], ["007", 2.5]], "A1", raw=True)

        assert sheet.get_all_values() == [["走访", "1"], ["007", "2.5"]]
        assert client.calls.by_method["spreadsheets.values.update"] == 5
        assert clock.slept == [1, 2, 4, 13]
        client.close()


def test_a_write_that_comes_too_late_is_a_409(store: Store, clock: Clock) -> None:
    with _serving(store, Faults()) as root:
        client = connect(store.service_account(root), root, patience=_patience(clock))
        created = client.call("POST", "/v4/spreadsheets", json={}).value["spreadsheetId"]
        cell = f"/v4/spreadsheets/{created}/values/A1"
        before = client.call("GET", cell)

        def write(revision: str | None) -> str | None:
            return client.call(
                "PUT",
                cell,
                json={"values": [["x"]]},
                params={"valueInputOption": "RAW"},
                headers={"X-Gridbook-If-Revision": revision or ""},
            ).revision

        assert write(before.revision) != before.revision
        with pytest.raises(TransportError) as failure:
            write(before.revision)
        assert (failure.value.status, failure.value.permanent) == (409, True)
        with pytest.raises(TransportError, match="check the sheet id"):
            client.call("GET", "/v4/spreadsheets/nowhere")
        client.close()


@contextmanager
def _serving(store: Store, faults: Faults) -> Iterator[str]:
    server = LocalServer(store, app=create_app(store, faults=faults))
    server.start()
    try:
        yield server.root
    finally:
        server.stop()


def test_of_an_account_at_home_google_is_told_nothing(key_file: Path) -> None:
    at_home = connect(key_file, root="http://127.0.0.1:1")
    at_google = connect(key_file)

    # The name is google-auth's own: were it to change, the look-up would come back unnoticed.
    asks = "_is_regional_access_boundary_lookup_required"
    assert getattr(at_google.auth, asks)() is True
    assert getattr(at_home.auth, asks)() is False
