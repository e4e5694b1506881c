"""Google's quotas per minute."""

from typing import Any

import pytest

from sheets_sync.local_sheets import Quotas
from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.quotas import QUERIES, READS, WRITES, Metric, metric_of
from tests.sheets_sync.local_sheets.api import Api


@pytest.mark.parametrize(
    ("method", "path", "metric"),
    [
        ("GET", "/v4/spreadsheets/x/values/A1", READS),
        ("POST", "/v4/spreadsheets/x/values:batchGetByDataFilter", READS),
        ("POST", "/v4/spreadsheets/x:getByDataFilter", READS),
        ("POST", "/v4/spreadsheets/x/developerMetadata:search", READS),
        ("POST", "/v4/spreadsheets/x:batchUpdate", WRITES),
        ("PUT", "/v4/spreadsheets/x/values/A1", WRITES),
        ("POST", "/v4/spreadsheets", WRITES),
        ("GET", "/drive/v3/files", QUERIES),
        ("PUT", "/upload/drive/v2/files/x", QUERIES),
    ],
)
def test_what_is_counted(method: str, path: str, metric: Metric) -> None:
    assert metric_of(method, path) is metric


def test_users_projects_and_minutes() -> None:
    now = [120.0]
    quotas = Quotas(per_project=5, per_user=3, drive=1, clock=lambda: now[0])

    def refused(who: str, method: str = "GET", path: str = "/v4/x") -> str:
        try:
            quotas.count(method, path, who)
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
    assert not refused("a", path="/drive/v3/files")
    assert refused("a", path="/drive/v3/files").startswith("403 50 Quota exceeded for quota metric")
    now[0] = 180.0
    assert not refused("a")


def test_the_refusal_of_sheets(serve: Any) -> None:
    """As r-lib/gargle recorded it from Google."""
    api = Api(serve(quotas=Quotas(per_user=2, clock=lambda: 0.0)).root)
    assert [api.send("GET", "/v4/spreadsheets/x").status_code for _ in range(3)] == [404, 404, 429]
    last = api.send("GET", "/v4/spreadsheets/x")
    assert last.headers["Retry-After"] == "60"
    error = last.json()["error"]
    assert error["message"] == (
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per "
        "user' of service 'sheets.googleapis.com' for consumer 'project_number:100000000000'."
    )
    assert (error["code"], error["status"]) == (429, "RESOURCE_EXHAUSTED")
    info, help_ = error["details"]
    assert info == {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {
            "service": "sheets.googleapis.com",
            "consumer": "projects/100000000000",
            "quota_metric": "sheets.googleapis.com/read_requests",
            "quota_limit": "ReadRequestsPerMinutePerUser",
            "quota_limit_value": "2",
            "quota_location": "global",
            "quota_unit": "1/min/{project}/{user}",
        },
    }
    assert help_["links"][0]["description"] == "Request a higher quota limit."
    assert api.send("GET", "/v4/spreadsheets/x?quotaUser=else").status_code == 404


def test_the_refusal_of_drive(serve: Any) -> None:
    api = Api(serve(quotas=Quotas(drive=1, clock=lambda: 0.0)).root)
    assert api.send("GET", "/drive/v3/files").status_code == 200
    refused = api.send("GET", "/drive/v3/files")
    error = refused.json()["error"]
    assert (refused.status_code, error["status"]) == (403, "RESOURCE_EXHAUSTED")
    (item,) = error["errors"]
    assert (item["domain"], item["reason"]) == ("usageLimits", "rateLimitExceeded")
    assert error["details"][0]["metadata"]["quota_limit"] == "defaultPerMinutePerUser"
    assert api.send("GET", "/v4/spreadsheets/x").status_code == 404
