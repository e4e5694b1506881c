import pytest

from sheets_sync.workbook.quotas import (
    CallCounter,
    Quota,
    Quotas,
    TokenBucket,
    api_method,
    buckets,
    quota_of,
)

ID = "1q2w3e4r5t6y7u8i9o0p-A_B"


@pytest.mark.parametrize(
    ("method", "path", "name", "quota"),
    [
        ("get", f"/v4/spreadsheets/{ID}", "spreadsheets.get", "read"),
        ("POST", "/v4/spreadsheets", "spreadsheets.create", "write"),
        ("POST", f"/v4/spreadsheets/{ID}:batchUpdate", "spreadsheets.batchUpdate", "write"),
        ("POST", f"/v4/spreadsheets/{ID}:getByDataFilter", "spreadsheets.getByDataFilter", "read"),
        ("GET", f"/v4/spreadsheets/{ID}/values/Tab%21A1", "spreadsheets.values.get", "read"),
        ("PUT", f"/v4/spreadsheets/{ID}/values/Tab%21A1", "spreadsheets.values.update", "write"),
        (
            "POST",
            f"/v4/spreadsheets/{ID}/values/A1:append",
            "spreadsheets.values.append",
            "write",
        ),
        ("POST", f"/v4/spreadsheets/{ID}/values/A1:B2:clear", "spreadsheets.values.clear", "write"),
        ("GET", f"/v4/spreadsheets/{ID}/values:batchGet", "spreadsheets.values.batchGet", "read"),
        (
            "POST",
            f"/v4/spreadsheets/{ID}/values:batchGetByDataFilter",
            "spreadsheets.values.batchGetByDataFilter",
            "read",
        ),
        (
            "POST",
            f"/v4/spreadsheets/{ID}/values:batchUpdateByDataFilter",
            "spreadsheets.values.batchUpdateByDataFilter",
            "write",
        ),
        (
            "POST",
            f"/v4/spreadsheets/{ID}/developerMetadata:search",
            "spreadsheets.developerMetadata.search",
            "read",
        ),
        (
            "GET",
            f"/v4/spreadsheets/{ID}/developerMetadata/7",
            "spreadsheets.developerMetadata.get",
            "read",
        ),
        (
            "POST",
            f"/v4/spreadsheets/{ID}/sheets/0:copyTo",
            "spreadsheets.sheets.copyTo",
            "write",
        ),
        ("GET", f"/drive/v3/files/{ID}", "GET /drive/v3/files/*", "drive"),
    ],
)
def test_calls_are_named_and_counted_as_google_does(
    method: str, path: str, name: str, quota: str
) -> None:
    assert (api_method(method, path), quota_of(method, path)) == (name, quota)


def test_a_range_of_cells_is_not_taken_for_a_verb() -> None:
    path = f"/v4/spreadsheets/{ID}/values/A:AB"

    assert api_method("GET", path) == "spreadsheets.values.get"
    assert quota_of("PUT", path) is Quota.WRITE


def test_the_counter_tells_reads_writes_and_drive_apart() -> None:
    calls = CallCounter()
    calls.count("GET", f"/v4/spreadsheets/{ID}")
    calls.count("POST", f"/v4/spreadsheets/{ID}:batchUpdate")
    calls.count("GET", "/drive/v3/files")

    assert (calls.read, calls.write, calls.total) == (1, 1, 3)


def test_no_minute_sees_more_calls_than_tokens() -> None:
    now = [0.0]
    bucket = TokenBucket(3, clock=lambda: now[0])
    starts = []
    for wait in (0, 10, 10, 0, 0, 70, 0, 0, 0):
        now[0] += wait
        starts.append(now[0] + bucket.reserve())

    assert starts == [0, 10, 20, 60, 70, 90, 120, 130, 150]
    assert all(later - start >= 60 for start, later in zip(starts, starts[3:], strict=False))


def test_projects_are_shared_reads_and_writes_are_apart() -> None:
    now = [0.0]
    project = buckets(3, clock=lambda: now[0])
    first, second = (
        Quotas(user=buckets(2, clock=lambda: now[0]), project=project) for _ in range(2)
    )

    assert [first.reserve(Quota.READ) for _ in range(2)] == [0, 0]
    assert [second.reserve(Quota.READ) for _ in range(2)] == [0, 60]
    assert first.reserve(Quota.WRITE) == 0
    assert first.reserve(Quota.DRIVE) == 0
