"""What can go wrong between us and the API, told apart: passing or permanent, and what to do."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import orjson
import requests
from google.auth import exceptions as google_auth
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from sheets_sync.errors import TransportError

_PASSING_STATUSES: Final = frozenset({429, 500, 502, 503, 504})
_DRIVE_RATE_REASONS: Final = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
_INTERRUPTED: Final = (
    requests.exceptions.ConnectionError,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
    google_auth.TransportError,
    google_auth.RefreshError,
)


class PassingError(TransportError):
    """A failure that may be gone the next time.

    `after` is how long the server asks to wait, in seconds; `undone` tells that the call has
    surely had no effect, so that even one that must not run twice may be sent again.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        after: float = 0.0,
        undone: bool = False,
    ) -> None:
        super().__init__(message, permanent=False, status=status)
        self.after = after
        self.undone = undone


def refusal(response: requests.Response, email: str) -> TransportError:
    """An answer with an error status as an exception that says what to do."""
    status = response.status_code
    said, reason = _words(response)
    if status in _PASSING_STATUSES or (status == 403 and reason in _DRIVE_RATE_REASONS):
        after = retry_after(response.headers.get("Retry-After"))
        words = f"the Sheets API answers {status} ({said})"
        return PassingError(words, status=status, after=after, undone=status in (403, 429))
    advice = {
        401: "check GRIDBOOK_GOOGLE_KEYS: the key may have been deleted",
        403: f"share the sheet with {email} as an editor",
        404: "check the sheet id in GRIDBOOK_WORKBOOK",
    }.get(status)
    if status == 403 and "is disabled" in said:
        advice = "enable the Google Sheets and Drive APIs in the project of the service account"
    words = f"{advice} ({status}: {said})" if advice else f"{said} ({status})"
    return TransportError(words, permanent=True, status=status)


def _words(response: requests.Response) -> tuple[str, str]:
    """Google's text and, of Drive's errors, the reason."""
    try:
        error = orjson.loads(response.content)["error"]
        if isinstance(error, str):
            return error, ""
        details = error.get("errors") or [{}]
        return " ".join(str(error["message"]).split()), str(details[0].get("reason", ""))
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError, IndexError):
        return response.reason or "no reason given", ""


def retry_after(header: str | None, now: datetime | None = None) -> float:
    """The seconds that a Retry-After header asks for, 0 where it says nothing (RFC 9110 10.2.3)."""
    if not header:
        return 0.0
    if header.strip().isdigit():
        return float(header)
    try:
        then = parsedate_to_datetime(header)
    except ValueError:
        return 0.0
    return max(0.0, (then - (now or datetime.now(UTC))).total_seconds())


def network_failure(error: Exception, server: str) -> TransportError:
    """What requests or google-auth raised, as a TransportError that says what to do."""
    if isinstance(error, google_auth.RefreshError) and not error.retryable:
        return TransportError(
            f"the key of the service account is refused ({_said(error)}): check the machine's "
            "clock, or make a new key and name it in GRIDBOOK_GOOGLE_KEYS",
            permanent=True,
            status=401,
        )
    if isinstance(error, requests.exceptions.SSLError):
        return TransportError(
            f"{server} shows a certificate that is not trusted ({_said(error)}): check the "
            "machine's clock and certificates",
            permanent=True,
        )
    if isinstance(error, requests.exceptions.Timeout):
        return PassingError(f"{server} does not answer: check the network", undone=_not_sent(error))
    if isinstance(error, _INTERRUPTED):
        return PassingError(
            f"{server} cannot be reached ({_said(error)}): check the network",
            undone=_not_sent(error),
        )
    return TransportError(f"{server} cannot be used ({_said(error)})", permanent=True)


def _not_sent(error: Exception) -> bool:
    if isinstance(error, google_auth.GoogleAuthError | requests.exceptions.ConnectTimeout):
        return True
    reason = error.args[0] if error.args else None
    return isinstance(reason, MaxRetryError) and isinstance(
        reason.reason, NewConnectionError | ConnectTimeoutError
    )


def _said(error: Exception) -> str:
    return (str(error.args[0] if error.args else error) or type(error).__name__).splitlines()[0]
