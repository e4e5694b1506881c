"""Google's quotas: requests a minute, by project and by user, reads and writes apart."""

import threading
import time
from collections.abc import Callable

from sheets_sync.local_sheets.errors import ApiError

PER_PROJECT = 300
PER_USER = 60
_READING_VERBS = ("getByDataFilter", "batchGetByDataFilter", "search")


def is_read(method: str, path: str) -> bool:
    """Which of the two quotas a request counts against."""
    return method == "GET" or path.rpartition(":")[2] in _READING_VERBS


class Quotas:
    """Counts per whole minute of `clock` (seconds). Safe for threads."""

    def __init__(
        self,
        per_project: int = PER_PROJECT,
        per_user: int = PER_USER,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._limits = {"project": per_project, "user": per_user}
        self._clock = clock
        self._lock = threading.Lock()
        self._minute = -1
        self._counts: dict[tuple[str, str], int] = {}

    def count(self, method: str, path: str, who: str) -> None:
        """Count one Sheets request; ApiError 429 with Retry-After once the minute is used up."""
        if not path.startswith("/v4/"):
            return
        kind = "Read" if is_read(method, path) else "Write"
        now = self._clock()
        with self._lock:
            if int(now // 60) != self._minute:
                self._minute = int(now // 60)
                self._counts.clear()
            keys = (("user", f"{kind} {who}"), ("project", kind))
            for scope, key in keys:
                if self._counts.get((scope, key), 0) >= self._limits[scope]:
                    raise self._exceeded(kind, scope, now)
            for counted in keys:
                self._counts[counted] = self._counts.get(counted, 0) + 1

    def _exceeded(self, kind: str, scope: str, now: float) -> ApiError:
        per = " per user" if scope == "user" else ""
        return ApiError(
            429,
            f"Quota exceeded for quota metric '{kind} requests' and limit '{kind} requests per "
            f"minute{per}' of service 'sheets.googleapis.com' for consumer 'project_number:0'.",
            retry_after=60 - int(now) % 60,
        )
