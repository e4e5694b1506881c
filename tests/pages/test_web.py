import pytest
from flask.testing import FlaskClient

from pages.overview import Whereabouts
from pages.web import create_web
from sheets_sync.schedule import Schedule
from tests.pages.conftest import HEAD, Unsteady

LOCAL = Whereabouts("1aB", "http://127.0.0.1:8000/google", "/srv/var/local-service-account.json")


def client_of(schedule: Schedule, where: Whereabouts = LOCAL) -> FlaskClient:
    web = create_web(schedule, where, locale="zh-CN", hosts=["grid.example.org"])
    return web.test_client()


@pytest.fixture
def client(schedule: Schedule) -> FlaskClient:
    return client_of(schedule)


def test_before_the_first_sync_the_page_says_so(client: FlaskClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "正在启动" in answer.text
    assert 'http-equiv="refresh"' in answer.text
    health_answer = client.get("/healthz")
    assert health_answer.status_code == 503
    assert health_answer.json == {
        "status": "starting",
        "last_sync": None,
        "last_success_at": None,
        "next_sync_at": None,
        "sync_every": 300,
    }


def test_after_a_sync_it_shows_counts_and_no_resident(
    schedule: Schedule, client: FlaskClient
) -> None:
    schedule.sync_now()
    page = client.get("/").text
    for shown in ("运行正常", "R105", "人员对不上名册", "民情日记", "1aB", LOCAL.key_file):
        assert shown in page
    assert HEAD not in page
    assert "13812345678" not in page
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["status"] == "ok"
    assert answer.json["last_sync"]["at"] == answer.json["last_success_at"]


def test_a_failure_is_shown_with_the_last_good_result(
    schedule: Schedule, unsteady: Unsteady, client: FlaskClient
) -> None:
    schedule.sync_now()
    unsteady.broken = True
    schedule.sync_now()
    page = client.get("/").text
    assert "上次同步失败" in page
    assert "&lt;b&gt;the network&lt;/b&gt; is gone: check it" in page
    assert "R105" in page
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["status"] == "failing"
    assert answer.json["last_sync"]["reason"] == "<b>the network</b> is gone: check it"
    assert answer.json["last_success_at"]
    unsteady.broken = False
    schedule.sync_now()
    assert client.get("/healthz").status_code == 200


def test_on_google_the_page_leads_to_the_sheet(schedule: Schedule) -> None:
    page = client_of(schedule, Whereabouts("1aB")).get("/").text
    assert 'href="https://docs.google.com/spreadsheets/d/1aB/edit"' in page
    assert "gspread" not in page


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1:8000", "[::1]:8000", "grid.example.org", "GRID.example.org:443"],
)
def test_known_hosts_are_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "grid.example.org.evil.example", "10.0.0.1", "", "[::1", "a@b:c:d"]
)
def test_other_hosts_are_refused(client: FlaskClient, host: str) -> None:
    for path in ("/", "/healthz", "/static/gridbook.css", "/nowhere"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert "GRIDBOOK_ALLOWED_HOSTS" in answer.text


@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere", "/static/gridbook.css"])
def test_every_answer_is_protected(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert (headers["Cache-Control"] == "no-store") == ("static" not in path)


def test_what_is_not_there_is_told(client: FlaskClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "没有这一页" in answer.text
    assert client.post("/").status_code == 405
