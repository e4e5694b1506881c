"""Who calls: the store's service account, its signed requests for tokens, bearer tokens."""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from sheets_sync.local_sheets.home import ACCOUNT_FILE, write_private

Json = dict[str, Any]

CLIENT_EMAIL = "gridbook@local.iam.gserviceaccount.com"
PROJECT = "local"
TOKEN_SECONDS = 3600
CLOCK_SKEW = 300
KNOWN_TOKENS = 256
GOOGLE_AUDIENCE = (
    "https://oauth2.googleapis.com/token"  # google-auth signs for it, whatever token_uri
)
SCOPE_ROOTS = (
    "https://www.googleapis.com/auth/",
    "https://spreadsheets.google.com/feeds",  # of older clients
    "https://docs.google.com/feeds",
)
OPEN_ID_SCOPES = ("openid", "email", "profile")


class Keeper(Protocol):
    """Where the key and the secret are kept."""

    home: Path

    def keep_setting(self, name: str, make: Callable[[], str]) -> str:
        """The text kept under this name, made now if there is none yet."""


class GrantError(Exception):
    """A request for a token that is refused: OAuth's `error` code and a description."""

    def __init__(self, description: str, code: str = "invalid_grant") -> None:
        super().__init__(description)
        self.code = code


class Accounts:
    """The service account of one store: its key pair, and the tokens given to it."""

    def __init__(self, store: Keeper) -> None:
        self._store = store
        pem = store.keep_setting("service_account_key", _new_private_key)
        key = serialization.load_pem_private_key(pem.encode(), None)
        if not isinstance(key, rsa.RSAPrivateKey):  # the store made it itself
            raise TypeError("the service account's key is no RSA key")
        self._pem = pem
        self._public = key.public_key()
        self._known_until: dict[str, float] = {}
        self._secret = store.keep_setting("token_secret", lambda: secrets.token_hex(32)).encode()

    def write_account_file(self, root_url: str) -> Path:
        """`local-service-account.json` in the home folder, for google-auth; mode 0600."""
        token_uri = root_url.rstrip("/") + "/token"
        account = {
            "type": "service_account",
            "project_id": PROJECT,
            "private_key_id": hashlib.sha256(self._pem.encode()).hexdigest()[:40],
            "private_key": self._pem,
            "client_email": CLIENT_EMAIL,
            "client_id": "100000000000000000000",
            "auth_uri": root_url.rstrip("/") + "/auth",
            "token_uri": token_uri,
            "universe_domain": "googleapis.com",
        }
        path = self._store.home / ACCOUNT_FILE
        write_private(path, json.dumps(account, indent=2) + "\n")
        return path

    def grant(self, assertion: str, audience: str, now: float | None = None) -> Json:
        """An access token for a signed JWT (RFC 7523); GrantError if it is not in order."""
        now = time.time() if now is None else now
        claims = self._verified(assertion, now)
        if claims.get("aud") not in (audience, GOOGLE_AUDIENCE):
            raise GrantError("Invalid JWT: Failed audience check")
        _check_scope(claims.get("scope"))
        if claims.get("sub") not in (None, "", CLIENT_EMAIL):
            raise GrantError(
                "Client is unauthorized to retrieve access tokens using this method, or client not "
                "authorized for any of the scopes requested.",
                "unauthorized_client",
            )
        return {
            "access_token": self._new_token(int(now) + TOKEN_SECONDS),
            "expires_in": TOKEN_SECONDS - 1,
            "token_type": "Bearer",  # a sort of token  # nosec B105
        }

    def _verified(self, assertion: str, now: float) -> Json:
        """The claims of a JWT that the service account has signed for this hour."""
        parts = assertion.split(".")
        if len(parts) != 3:
            raise GrantError("Invalid JWT: three parts are required")
        try:
            header = json.loads(_decoded(parts[0]))
            claims = json.loads(_decoded(parts[1]))
            signature = _decoded(parts[2])
        except (ValueError, RecursionError, binascii.Error):
            raise GrantError("Invalid JWT: it cannot be read") from None
        if not isinstance(header, dict) or not isinstance(claims, dict):
            raise GrantError("Invalid JWT: it cannot be read")
        if header.get("alg") != "RS256":
            raise GrantError("Invalid JWT: RS256 is required")
        signed = f"{parts[0]}.{parts[1]}".encode()
        try:
            self._public.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise GrantError("Invalid JWT Signature.") from None
        if claims.get("iss") != CLIENT_EMAIL:
            raise GrantError("Invalid grant: account not found")
        _check_window(claims, now)
        return claims

    def _new_token(self, expires: int) -> str:
        payload = f"{expires}.{secrets.token_urlsafe(12)}"
        return f"ya29.{payload}.{self._mac(payload)}"

    def _mac(self, payload: str) -> str:
        return hmac.new(self._secret, payload.encode(), hashlib.sha256).hexdigest()

    def holds(self, token: str, now: float | None = None) -> bool:
        """Whether this access token was granted here, or signed by the account for itself.

        Granted ones survive a restart. Signed ones are those of https://google.aip.dev/auth/4111,
        which google-auth sends for accounts outside of Google's own domain.
        """
        now = time.time() if now is None else now
        parts = token.split(".")
        if len(parts) == 3:
            return self._signed_itself(token, now)
        if len(parts) != 4 or parts[0] != "ya29":
            return False
        payload = f"{parts[1]}.{parts[2]}"
        if not hmac.compare_digest(self._mac(payload).encode(), parts[3].encode()):
            return False
        return int(parts[1]) > now

    def _signed_itself(self, token: str, now: float) -> bool:
        if self._known_until.get(token, 0) > now:
            return True
        try:
            claims = self._verified(token, now)
        except GrantError:
            return False
        if claims.get("sub") != CLIENT_EMAIL or claims["exp"] <= now:
            return False
        if len(self._known_until) >= KNOWN_TOKENS:
            self._known_until.clear()
        self._known_until[token] = claims["exp"]
        return True


def identity_of_any(token: str) -> str:
    """The identity that stands for a free bearer token."""
    return f"{hashlib.sha256(token.encode()).hexdigest()[:16]}@token.local"


def _check_scope(scope: object) -> None:
    if not isinstance(scope, str) or not scope.strip():
        raise GrantError("Empty or missing scope not allowed.", "invalid_scope")
    if not all(one.startswith(SCOPE_ROOTS) or one in OPEN_ID_SCOPES for one in scope.split()):
        raise GrantError("Invalid OAuth scope or ID token audience provided.", "invalid_scope")


def _check_window(claims: Json, now: float) -> None:
    issued, expires = claims.get("iat"), claims.get("exp")
    if not isinstance(issued, int | float) or not isinstance(expires, int | float):
        raise GrantError("Invalid JWT: iat and exp are required")
    reasonable = issued <= now + CLOCK_SKEW and now - CLOCK_SKEW <= expires
    if not reasonable or not 0 < expires - issued <= TOKEN_SECONDS:
        raise GrantError(
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable "
            "timeframe. Check your iat and exp values in the JWT claim."
        )


def _new_private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
