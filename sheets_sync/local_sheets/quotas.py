"""Google's quotas: requests a minute, by project and by user; reads, writes and Drive apart."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from sheets_sync.local_sheets.envelopes import DRIVE, SHEETS, service_of
from sheets_sync.local_sheets.errors import ApiError, Json, error_info

PER_PROJECT = 300
PER_USER = 60
DRIVE_PER_MINUTE = 12_000  # for a project, and for each of its users as well
PROJECT_NUMBER = "100000000000"
_READING_VERBS = ("getByDataFilter", "batchGetByDataFilter", "search")


@dataclass(frozen=True, slots=True)
class Metric:
    """What is counted: its name in messages and among the details of a refusal."""

    service: str
    title: str
    word: str
    limit: str

    def exceeded(self, scope: str, most: int, now: float) -> ApiError:
        """Google's refusal: 429, Drive's 403, with the seconds until the minute is over."""
        per = " per user" if scope == "User" else ""
        return ApiError(
            403 if self.service == DRIVE else 429,
            f"Quota exceeded for quota metric '{self.title}' and limit '{self.title} per "
            f"minute{per}' of service '{self.service}' for consumer "
            f"'project_number:{PROJECT_NUMBER}'.",
            status="RESOURCE_EXHAUSTED",
            reason="rateLimitExceeded",
            retry_after=60 - int(now) % 60,
            details=self._details(scope, most),
        )

    def _details(self, scope: str, most: int) -> list[Json]:
        info = error_info(
            "RATE_LIMIT_EXCEEDED",
            service=self.service,
            consumer=f"projects/{PROJECT_NUMBER}",
            quota_metric=f"{self.service}/{self.word}",
            quota_limit=f"{self.limit}PerMinutePer{scope}",
            quota_limit_value=str(most),
            quota_location="global",
            quota_unit="1/min/{project}" + ("/{user}" if scope == "User" else ""),
        )
        link = {
            "description": "Request a higher quota limit.",
            "url": "https://cloud.google.com/docs/quotas/help/request_increase",
        }
        return [info, {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]}]


READS = Metric(SHEETS, "Read requests", "read_requests", "ReadRequests")
WRITES = Metric(SHEETS, "Write requests", "write_requests", "WriteRequests")
QUERIES = Metric(DRIVE, "Queries", "default", "default")


def metric_of(method: str, path: str) -> Metric:
    """What a request counts against: https://developers.google.com/workspace/sheets/api/limits."""
    if service_of(path) == DRIVE:
        return QUERIES
    reads = method in ("GET", "HEAD") or path.rpartition(":")[2] in _READING_VERBS
    return READS if reads else WRITES


class Quotas:
    """Counts per whole minute of `clock` (seconds). Safe for threads."""

    def __init__(
        self,
        per_project: int = PER_PROJECT,
        per_user: int = PER_USER,
        drive: int = DRIVE_PER_MINUTE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._sheets = {"User": per_user, "Project": per_project}
        self._drive = {"User": drive, "Project": drive}
        self._clock = clock
        self._lock = threading.Lock()
        self._minute = -1
        self._counts: dict[tuple[Metric, str, str], int] = {}

    def count(self, method: str, path: str, who: str) -> None:
        """Count one request; ApiError 429 (Drive: 403) once the minute is used up.

        A refused request counts for nothing.
        """
        metric = metric_of(method, path)
        limits = self._drive if metric is QUERIES else self._sheets
        now = self._clock()
        keys = ((metric, "User", who), (metric, "Project", ""))
        with self._lock:
            if int(now // 60) != self._minute:
                self._minute = int(now // 60)
                self._counts.clear()
            for key in keys:
                scope = key[1]
                if self._counts.get(key, 0) >= limits[scope]:
                    raise metric.exceeded(scope, limits[scope], now)
            for key in keys:
                self._counts[key] = self._counts.get(key, 0) + 1
