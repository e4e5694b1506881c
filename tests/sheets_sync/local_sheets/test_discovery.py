"""What Google's schemas refuse, and which method a path calls."""

from typing import Any

import pytest

from tests.sheets_sync.local_sheets.discovery import APIS, check, method_of, methods


@pytest.mark.parametrize(
    ("verb", "path", "name"),
    [
        ("GET", "/v4/spreadsheets/x", "sheets.spreadsheets.get"),
        ("POST", "/v4/spreadsheets/x:batchUpdate", "sheets.spreadsheets.batchUpdate"),
        ("POST", "/v4/spreadsheets/x/values:batchUpdate", "sheets.spreadsheets.values.batchUpdate"),
        ("GET", "/v4/spreadsheets/x/values/'a/b:c'!A1:B2", "sheets.spreadsheets.values.get"),
        ("POST", "/v4/spreadsheets/x/values/A1:B2:append", "sheets.spreadsheets.values.append"),
        ("POST", "/v4/spreadsheets/x/sheets/0:copyTo", "sheets.spreadsheets.sheets.copyTo"),
        ("PATCH", "/drive/v3/files/x", "drive.files.update"),
        ("PATCH", "/upload/drive/v3/files/x", "drive.files.update"),
        ("PUT", "/upload/drive/v2/files/x", "drive.files.update"),
        ("PUT", "/upload/drive/v3/files", "drive.files.create"),
        ("GET", "/drive/v3/files/generateIds", "drive.files.generateIds"),
    ],
)
def test_paths_and_methods(verb: str, path: str, name: str) -> None:
    found = method_of(verb, path)
    assert found is not None
    assert found.name == name


def test_every_method_is_found_by_its_own_template() -> None:
    for api in APIS:
        for method in methods(api):
            found = method_of(method.verb, method.template.replace("{", "").replace("}", ""))
            assert found is not None
            assert found.name == method.name
    assert method_of("GET", "/v4/nothing") is None


@pytest.mark.parametrize(
    ("api", "name", "value", "told"),
    [
        ("sheets.v4", "ValueRange", {"valuse": []}, "does not know this field"),
        ("sheets.v4", "ValueRange", {"values": ["x"]}, "a list is required"),
        ("sheets.v4", "ValueRange", {"majorDimension": "rows"}, "is none of"),
        ("sheets.v4", "ValueRange", {"range": None}, "string is required"),
        ("sheets.v4", "SheetProperties", {"sheetId": True}, "integer is required"),
        ("sheets.v4", "SheetProperties", {"sheetId": 2**31}, "does not fit int32"),
        ("sheets.v4", "SheetProperties", {"gridProperties": []}, "an object is required"),
        ("drive.v3", "File", {"size": 3}, "string is required"),
        ("drive.v3", "File", {"size": "3.0"}, "is no int64"),
        ("drive.v3", "File", {"createdTime": "2026-01-01"}, "is no date-time"),
        ("drive.v3", "File", {"kind": "drive#fileList"}, "kind: must be drive#file"),
    ],
)
def test_what_is_refused(api: str, name: str, value: Any, told: str) -> None:
    with pytest.raises(AssertionError, match=told):
        check(api, name, value)


def test_what_is_allowed() -> None:
    check("sheets.v4", "ValueRange", {"range": "A1", "values": [["x", 1, None, True, 0.5]]})
    check("drive.v3", "File", {"size": "3", "createdTime": "2026-01-01T00:00:00.000Z"})
    check("drive.v3", "File", {"properties": {"any": "text"}})
