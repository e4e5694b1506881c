"""What is refused before and besides the signature (the rest: test_app.py)."""

import json
import time
from typing import Any

import google.auth.jwt
import pytest
import requests
from google.auth.crypt import RSASigner

from sheets_sync.local_sheets import Store
from sheets_sync.local_sheets.identity import CLOCK_SKEW, TOKEN_SECONDS, Accounts, GrantError

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
SCOPE = "https://www.googleapis.com/auth/spreadsheets"


@pytest.fixture
def account(store: Store, serve: Any) -> dict[str, Any]:
    path = store.service_account(serve(any_token=False).root)
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def _signed(account: dict[str, Any], **changes: Any) -> str:
    now = int(time.time())
    claims = {
        "iss": account["client_email"],
        "scope": SCOPE,
        "aud": account["token_uri"],
        "iat": now,
        "exp": now + TOKEN_SECONDS,
        **changes,
    }
    signer = RSASigner.from_service_account_info(account)  # type: ignore[no-untyped-call]  # google-auth has no types
    given = {name: value for name, value in claims.items() if value is not None}
    token: bytes = google.auth.jwt.encode(signer, given)  # type: ignore[no-untyped-call]  # google-auth has no types
    return token.decode()


def _ask(account: dict[str, Any], form: dict[str, str]) -> tuple[int, Any]:
    response = requests.post(account["token_uri"], data=form, timeout=5)
    return response.status_code, response.json()


@pytest.mark.parametrize(
    ("form", "error", "description"),
    [
        ({}, "invalid_request", "Required parameter is missing: grant_type"),
        ({"grant_type": GRANT}, "invalid_request", "Required parameter is missing: assertion"),
        ({"grant_type": "password"}, "unsupported_grant_type", "Invalid grant_type: password"),
        (
            {"grant_type": GRANT, "assertion": "x"},
            "invalid_grant",
            "Invalid JWT: three parts are required",
        ),
        (
            {"grant_type": GRANT, "assertion": "[.[.["},
            "invalid_grant",
            "Invalid JWT: it cannot be read",
        ),
    ],
)  # fmt: skip
def test_requests_that_lack_something(
    account: dict[str, Any], form: dict[str, str], error: str, description: str
) -> None:
    refused = {"error": error, "error_description": description}
    assert _ask(account, form) == (400, refused)


@pytest.mark.parametrize(
    ("scope", "code"),
    [
        (None, 400),
        ("", 400),
        (7, 400),
        ("everything", 400),
        (f"{SCOPE} everything", 400),
        (SCOPE, 200),
        (f"{SCOPE} https://www.googleapis.com/auth/drive openid", 200),
        ("https://spreadsheets.google.com/feeds", 200),
    ],
)
def test_scopes(account: dict[str, Any], scope: Any, code: int) -> None:
    form = {"grant_type": GRANT, "assertion": _signed(account, scope=scope)}
    status, answer = _ask(account, form)
    assert status == code
    assert answer.get("error") == ("invalid_scope" if code == 400 else None)


def test_nobody_else_is_stood_in_for(account: dict[str, Any]) -> None:
    def answer_for(subject: str) -> tuple[int, Any]:
        assertion = _signed(account, sub=subject)
        return _ask(account, {"grant_type": GRANT, "assertion": assertion})

    status, answer = answer_for("boss@example.org")
    assert (status, answer["error"]) == (401, "unauthorized_client")
    assert answer_for(account["client_email"])[0] == 200


@pytest.mark.parametrize(
    ("issued", "expires", "good"),
    [
        (0, TOKEN_SECONDS, True),
        (CLOCK_SKEW, CLOCK_SKEW + TOKEN_SECONDS, True),
        (CLOCK_SKEW + 1, CLOCK_SKEW + 60, False),
        (-TOKEN_SECONDS - CLOCK_SKEW, -CLOCK_SKEW, True),
        (-TOKEN_SECONDS - CLOCK_SKEW, -CLOCK_SKEW - 1, False),
        (0, TOKEN_SECONDS + 1, False),
        (0, 0, False),
        (60, 0, False),
    ],
)
def test_clocks_may_differ_a_little(
    store: Store, account: dict[str, Any], issued: int, expires: int, good: bool
) -> None:
    now = 1_800_000_000
    assertion = _signed(account, iat=now + issued, exp=now + expires)
    accounts = Accounts(store)
    if good:
        granted = accounts.grant(assertion, account["token_uri"], now)
        assert accounts.holds(granted["access_token"], now)
        assert not accounts.holds(granted["access_token"], now + TOKEN_SECONDS)
    else:
        with pytest.raises(GrantError, match="short-lived"):
            accounts.grant(assertion, account["token_uri"], now)
