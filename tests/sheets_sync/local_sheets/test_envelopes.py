"""Refusals in the shapes of Sheets and of Drive."""

import pytest

from sheets_sync.local_sheets.envelopes import DRIVE, SHEETS, envelope, service_of
from sheets_sync.local_sheets.errors import ApiError, error_info, unauthenticated


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/v4/spreadsheets/x", SHEETS),
        ("/drive/v3/files", DRIVE),
        ("/upload/drive/v2/files/x", DRIVE),
        ("/batch/drive/v3", DRIVE),
        ("/anything", SHEETS),
    ],
)
def test_whose_path_it_is(path: str, service: str) -> None:
    assert service_of(path) == service


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (400, "INVALID_ARGUMENT"),
        (403, "PERMISSION_DENIED"),
        (404, "NOT_FOUND"),
        (409, "ABORTED"),
        (429, "RESOURCE_EXHAUSTED"),
        (500, "INTERNAL"),
        (501, "UNIMPLEMENTED"),
        (503, "UNAVAILABLE"),
        (504, "DEADLINE_EXCEEDED"),
    ],
)
def test_sheets(code: int, status: str) -> None:
    expected = {"error": {"code": code, "message": "m", "status": status}}
    assert envelope(ApiError(code, "m"), SHEETS) == expected


def test_drive() -> None:
    """As in Google's guide, "Resolve errors"."""
    assert envelope(ApiError(404, "File not found: x.", reason="notFound"), DRIVE) == {
        "error": {
            "code": 404,
            "message": "File not found: x.",
            "errors": [
                {
                    "message": "File not found: x.",
                    "domain": "global",
                    "reason": "notFound",
                    "location": "fileId",
                    "locationType": "parameter",
                }
            ],
        }
    }
    usage = envelope(ApiError(403, "m", reason="userRateLimitExceeded"), DRIVE)["error"]
    assert usage["errors"][0]["domain"] == "usageLimits"
    sort = envelope(ApiError(400, "m", location="orderBy"), DRIVE)["error"]["errors"][0]
    assert (sort["reason"], sort["location"]) == ("badRequest", "orderBy")


def test_details_and_signing_in() -> None:
    detailed = ApiError(429, "m", details=[error_info("RATE_LIMIT_EXCEEDED", service="s")])
    assert envelope(detailed, SHEETS)["error"]["details"] == [
        {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": "RATE_LIMIT_EXCEEDED",
            "domain": "googleapis.com",
            "metadata": {"service": "s"},
        }
    ]
    missing = envelope(unauthenticated(DRIVE, given=False), DRIVE)["error"]
    assert missing["status"] == "UNAUTHENTICATED"
    assert missing["errors"][0]["reason"] == "authError"
    assert missing["errors"][0]["locationType"] == "header"
    assert missing["details"][0]["reason"] == "CREDENTIALS_MISSING"
    assert "missing required authentication credential." in missing["message"]
    wrong = unauthenticated(SHEETS, given=True)
    assert "invalid authentication credentials." in wrong.message
