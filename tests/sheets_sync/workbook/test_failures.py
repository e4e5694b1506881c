from datetime import UTC, datetime

import pytest
import requests
from google.auth import exceptions as google_auth

from sheets_sync.workbook.failures import PassingError, network_failure, retry_after

NOW = datetime(2026, 3, 5, 8, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        ("", 0),
        ("17", 17),
        (" 17 ", 17),
        ("Thu, 05 Mar 2026 08:00:30 GMT", 30),
        ("Thu, 05 Mar 2026 07:00:00 GMT", 0),
        ("soon", 0),
        ("-5", 0),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, seconds: float) -> None:
    assert retry_after(header, NOW) == seconds


@pytest.mark.parametrize(
    ("error", "passing", "undone"),
    [
        (requests.ConnectTimeout(), True, True),
        (requests.ReadTimeout(), True, False),
        (requests.ConnectionError("reset"), True, False),
        (requests.exceptions.ChunkedEncodingError("cut"), True, False),
        (google_auth.TransportError("sign-in"), True, True),  # type: ignore[no-untyped-call] # google-auth has no types
        (google_auth.RefreshError("busy", retryable=True), True, True),  # type: ignore[no-untyped-call] # google-auth has no types
        (google_auth.RefreshError("invalid_grant"), False, False),  # type: ignore[no-untyped-call] # google-auth has no types
        (requests.exceptions.SSLError("expired"), False, False),
        (requests.exceptions.InvalidURL("bad"), False, False),
    ],
)
def test_what_may_pass_is_told_from_what_may_not(
    error: Exception, passing: bool, undone: bool
) -> None:
    failure = network_failure(error, "sheets.googleapis.com")

    assert isinstance(failure, PassingError) is passing
    assert failure.permanent is not passing
    assert getattr(failure, "undone", False) is undone
    assert "\n" not in str(failure)
