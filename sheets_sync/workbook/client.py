"""The only door to the Sheets and Drive APIs, Google's or those of the local workbook."""

import ipaddress
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import gspread
import orjson
import requests
from google.auth import exceptions as google_auth
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2.service_account import Credentials
from gspread.http_client import FileType, ParamsType

from sheets_sync.errors import ConfigurationError
from sheets_sync.workbook.failures import PassingError, network_failure, refusal
from sheets_sync.workbook.quotas import CallCounter, Quotas, quota_of
from sheets_sync.workbook.retries import Patience

SCOPES: Final = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive",
)
CONNECT_SECONDS: Final = 10
READ_SECONDS: Final = 60
_NO_CONTENT: Final = 204
_SHEETS_HOST: Final = "https://sheets.googleapis.com"
_DRIVE_HOST: Final = "https://www.googleapis.com"
T = TypeVar("T")


class Answer:
    """An answer of the API: its bytes as they came, and the revision where the server tells it."""

    __slots__ = ("_value", "content", "revision")

    def __init__(self, content: bytes, revision: str | None) -> None:
        self.content = content
        self.revision = revision
        self._value: Any = None

    @property
    def value(self) -> Any:  # noqa: ANN401 # JSON of whatever shape the call has
        """The JSON in it, parsed once; None if it is empty."""
        if self._value is None and self.content:
            self.parse()
        return self._value

    def parse(self) -> None:
        """Parse it now; raises orjson.JSONDecodeError, on an empty answer too."""
        self._value = orjson.loads(self.content)


class SheetsClient(gspread.HTTPClient):
    """gspread's transport with retries, quotas, a call counter and a root address of one's own.

    Failures come out as TransportError, permanent ones at once and passing ones after
    `patience`. A call that is sent again may run twice: it must set cells or properties, not add
    anything, else it goes through `call(repeatable=False)`.
    """

    def __init__(
        self,
        credentials: Credentials,
        *,
        root: str | None = None,
        origin: str | None = None,
        quotas: Quotas | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.root = _checked_root(root) if root else None
        self._signing_in = requests.Session()
        super().__init__(credentials, _session(credentials, self._signing_in))
        self.session.trust_env = self._signing_in.trust_env = not _loopback(self.root)
        self.auth = credentials
        self.email: str = credentials.service_account_email
        self.calls = CallCounter()
        self._origin = origin
        self._quotas = quotas
        self._patience = patience or Patience()

    def call(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, Any] | None = None,
        known: Callable[[bytes], bool] | None = None,
        repeatable: bool = True,
    ) -> Answer:
        """One call, such as `call("GET", "/v4/spreadsheets/ID")`.

        `path` stands as in Google's reference, ids and ranges already percent-encoded. An answer
        is complete when it parses; one that `known` vouches for, mostly because it equals the
        last, is not parsed. With `repeatable=False` it is sent again only where it has surely
        had no effect. Raises TransportError; 400 and 409 carry the server's own words.
        """
        host = _DRIVE_HOST if path.startswith(("/drive/", "/upload/")) else _SHEETS_HOST

        def complete(response: requests.Response) -> Answer:
            answer = Answer(response.content, response.headers.get("X-Gridbook-Revision"))
            if response.status_code != _NO_CONTENT and not (known and known(answer.content)):
                answer.parse()
            return answer

        options = {
            "params": params,
            "data": None if json is None else orjson.dumps(json),
            "headers": self._headers(headers, json),
        }
        return self._persist(method, host + path, options, complete, repeatable)

    def request(
        self,
        method: str,
        endpoint: str,
        params: ParamsType | None = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: FileType = None,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """What gspread calls: as `call`, but with Google's whole address and the plain response."""

        def complete(response: requests.Response) -> requests.Response:
            json_promised = "json" in response.headers.get("Content-Type", "")
            if json_promised and response.status_code != _NO_CONTENT:
                orjson.loads(response.content)
            return response

        options = {
            "params": params,
            "data": data if json is None else orjson.dumps(json),
            "files": files,
            "headers": self._headers(headers, json),
        }
        return self._persist(method, endpoint, options, complete, repeatable=True)

    def close(self) -> None:
        """Close the connections that are kept open between calls."""
        self.session.close()
        self._signing_in.close()

    def _persist(
        self,
        method: str,
        address: str,
        options: Mapping[str, Any],
        complete: Callable[[requests.Response], T],
        repeatable: bool,
    ) -> T:
        path = urlsplit(address).path
        url = self._placed(address)
        server = urlsplit(url).netloc

        def attempt(seconds_left: float) -> T:
            self._await_quota(method, path)
            self.calls.count(method, path)
            timeout = (CONNECT_SECONDS, max(1.0, min(READ_SECONDS, seconds_left)))
            try:
                response = self.session.request(method, url, timeout=timeout, **options)
            except (requests.RequestException, google_auth.GoogleAuthError) as error:
                raise network_failure(error, server) from error
            if not response.ok:
                raise refusal(response, self.email)
            try:
                return complete(response)
            except orjson.JSONDecodeError as error:
                raise PassingError(
                    f"the answer of {server} was cut short: check the network"
                ) from error

        return self._patience.run(attempt, repeatable=repeatable)

    def _placed(self, address: str) -> str:
        for host in (_SHEETS_HOST, _DRIVE_HOST):
            if self.root and address.startswith(host):
                return self.root + address.removeprefix(host)
        return address

    def _await_quota(self, method: str, path: str) -> None:
        pause = self._quotas.reserve(quota_of(method, path)) if self._quotas else 0.0
        if pause > 0:
            self._patience.sleep(pause)

    def _headers(self, headers: Mapping[str, str] | None, json: object) -> dict[str, str]:
        origin = {"X-Gridbook-Origin": self._origin} if self._origin else {}
        kind = {} if json is None else {"Content-Type": "application/json"}
        return {**origin, **kind, **(headers or {})}


def connect(
    key_file: Path,
    root: str | None = None,
    *,
    origin: str | None = None,
    quotas: Quotas | None = None,
    patience: Patience | None = None,
) -> SheetsClient:
    """A client that signs in with a service-account file; raises ConfigurationError.

    `root` is the address of another server that speaks Google's protocols, such as
    `http://127.0.0.1:8000/google`. `origin` goes with each call as X-Gridbook-Origin.
    """
    sort = HomeCredentials if root else Credentials
    return SheetsClient(
        credentials(key_file, sort), root=root, origin=origin, quotas=quotas, patience=patience
    )


def gspread_client(client: SheetsClient) -> gspread.Client:
    """A plain gspread client on this transport."""
    made = gspread.Client(client.auth, client.session)
    made.http_client = client
    return made


class HomeCredentials(Credentials):
    """A service account of another server than Google's: google-auth's own flow.

    After each sign-in google-auth asks Google for the region of the account and sends its address
    along. Of an account that Google does not know nothing is to leave the house.
    """

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


def credentials(key_file: Path, sort: type[Credentials] = Credentials) -> Credentials:
    """The service account of a key file as Google hands it out; raises ConfigurationError."""
    try:
        made: Credentials = sort.from_service_account_file(  # type: ignore[no-untyped-call] # google-auth has no types
            str(key_file), scopes=SCOPES
        )
    except OSError as error:
        raise ConfigurationError(
            f"cannot read the key file {key_file} ({error.strerror}): check GRIDBOOK_GOOGLE_KEYS"
        ) from error
    except (ValueError, TypeError, AttributeError, google_auth.GoogleAuthError) as error:
        raise ConfigurationError(
            f"{key_file} is not the key of a service account: download a JSON key from the Google "
            "Cloud console (IAM, Service accounts, Keys) and name it in GRIDBOOK_GOOGLE_KEYS"
        ) from error
    return made


def _session(credentials: Credentials, signing_in: requests.Session) -> AuthorizedSession:
    return AuthorizedSession(  # type: ignore[no-untyped-call] # google-auth has no types
        credentials, auth_request=Request(signing_in)
    )


def _checked_root(root: str) -> str:
    parts = urlsplit(root)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(
            f"GRIDBOOK_SHEETS_ROOT is {root!r}: write an address such as "
            "http://127.0.0.1:8000/google"
        )
    return root.rstrip("/")


def _loopback(root: str | None) -> bool:
    host = urlsplit(root or "").hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
