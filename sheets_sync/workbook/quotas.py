"""Which of Google's quotas a call uses, how many calls were made, and when the next one may go.

Quotas: https://developers.google.com/workspace/sheets/api/limits
"""

import re
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Quota(StrEnum):
    """The quota that a call counts towards; Drive has its own, far larger one."""

    READ = "read"
    WRITE = "write"
    DRIVE = "drive"


_SHEETS: Final = re.compile(
    r"/v4/spreadsheets"
    r"(?:/(?P<id>[^/:?]+))?"
    r"(?:/(?P<part>values|sheets|developerMetadata)(?:/(?P<item>[^/?]+?))?)?"
    r"(?::(?P<verb>[a-z][A-Za-z]{3,}))?$"
)
_READING_VERBS: Final = frozenset({"getByDataFilter", "batchGetByDataFilter", "search"})
_PLAIN_VERBS: Final = {"GET": "get", "POST": "create", "PUT": "update", "DELETE": "delete"}


def api_method(method: str, path: str) -> str:
    """The name of a call in Google's reference, such as `spreadsheets.values.batchUpdate`.

    `path` begins with `/v4`, `/drive` or `/upload`; what is not of the Sheets API is named by
    HTTP method and path, ids left out.
    """
    match = _SHEETS.search(path)
    if match is None:
        return f"{method.upper()} {re.sub('/[A-Za-z0-9_-]{16,}', '/*', path)}"
    verb = match["verb"] or _PLAIN_VERBS.get(method.upper(), method.lower())
    part = f".{match['part']}" if match["part"] else ""
    return f"spreadsheets{part}.{verb}"


def quota_of(method: str, path: str) -> Quota:
    """READ or WRITE for the Sheets API, DRIVE for the rest."""
    match = _SHEETS.search(path)
    if match is None:
        return Quota.DRIVE
    reading = method.upper() == "GET" or match["verb"] in _READING_VERBS
    return Quota.READ if reading else Quota.WRITE


@dataclass
class CallCounter:
    """The calls that went out, every try counted, by quota and by API method."""

    by_quota: Counter[Quota] = field(default_factory=Counter)
    by_method: Counter[str] = field(default_factory=Counter)

    def count(self, method: str, path: str) -> None:
        """Count one call that is about to go out."""
        self.by_quota[quota_of(method, path)] += 1
        self.by_method[api_method(method, path)] += 1

    @property
    def read(self) -> int:
        """Calls on the read quota."""
        return self.by_quota[Quota.READ]

    @property
    def write(self) -> int:
        """Calls on the write quota."""
        return self.by_quota[Quota.WRITE]

    @property
    def total(self) -> int:
        """All calls, those to Drive included."""
        return self.by_quota.total()


class TokenBucket:
    """Tokens of which each comes back a minute after it was taken.

    So no span of a minute, wherever it begins, sees more calls than there are tokens; a bucket
    that refills evenly would let twice as many through in its first minute.
    """

    def __init__(
        self, tokens: int, *, seconds: float = 60, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._tokens = tokens
        self._seconds = seconds
        self._clock = clock
        self._back: deque[float] = deque()
        self._lock = threading.Lock()

    def reserve(self) -> float:
        """Take the next token; the seconds until it may be used, mostly 0."""
        with self._lock:
            now = self._clock()
            free = now
            if len(self._back) >= self._tokens:
                free = max(now, self._back.popleft())
            self._back.append(free + self._seconds)
            return free - now


Buckets = Mapping[Quota, TokenBucket]


def buckets(per_minute: int, *, clock: Callable[[], float] = time.monotonic) -> Buckets:
    """A bucket for reads and one for writes."""
    return {quota: TokenBucket(per_minute, clock=clock) for quota in (Quota.READ, Quota.WRITE)}


@dataclass(frozen=True)
class Quotas:
    """Google's quotas per minute: one's own, and those shared by all clients of a project."""

    user: Buckets = field(default_factory=lambda: buckets(60))
    project: Buckets = field(default_factory=lambda: buckets(300))

    def reserve(self, quota: Quota) -> float:
        """The seconds to wait before a call of this kind may go out."""
        return max(
            (part[quota].reserve() for part in (self.user, self.project) if quota in part),
            default=0.0,
        )
