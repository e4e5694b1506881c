"""Google's quotas per minute."""

from typing import Any

import pytest

from sheets_sync.local_sheets import Quotas
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.quotas import is_read
from tests.sheets_sync.local_sheets.api import Api


@pytest.mark.parametrize(
    ("method", "path", "read"),
    [
        ("GET", "/v4/spreadsheets/x/values/A1", True),
        ("POST", "/v4/spreadsheets/x/values:batchGetByDataFilter", True),
        ("POST", "/v4/spreadsheets/x:getByDataFilter", True),
        ("POST", "/v4/spreadsheets/x:batchUpdate", False),
        ("PUT", "/v4/spreadsheets/x/values/A1", False),
    ],
)
def test_reads_and_writes(method: str, path: str, read: bool) -> None:
    assert is_read(method, path) is read


def test_users_projects_and_minutes() -> None:
    now = [120.0]
    quotas = Quotas(per_project=5, per_user=3, clock=lambda: now[0])

    def refused(who: str, method: str = "GET") -> str:
        try:
            quotas.count(method, "/v4/x", who)
        except ApiError as error:
            return f"{error.code} {error.retry_after} {error.message}"
        return ""

    assert [bool(refused("a")) for _ in range(4)] == [False, False, False, True]
    now[0] = 130.0
    assert refused("a").startswith("429 50 Quota exceeded for quota metric 'Read requests'")
    assert "per minute per user" in refused("a")
    assert not refused("a", "PUT")
    assert [bool(refused("b")) for _ in range(3)] == [False, False, True]
    assert "per minute'" in refused("c")
    quotas.count("GET", "/drive/v3/files", "a")
    now[0] = 180.0
    assert not refused("a")


def test_over_http(serve: Any) -> None:
    api = Api(serve(quotas=Quotas(per_user=2, clock=lambda: 0.0)).root)
    assert [api.send("GET", "/v4/spreadsheets/x").status_code for _ in range(3)] == [404, 404, 429]
    last = api.send("GET", "/v4/spreadsheets/x")
    assert last.headers["Retry-After"] == "60"
    assert last.json()["error"]["status"] == "RESOURCE_EXHAUSTED"
