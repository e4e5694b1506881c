from dataclasses import replace

import pytest

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.model.area import Area
from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.model.new_workbook import new_workbook
from sheets_sync.local_sheets.model.protection import Whole, check, editors_of, may_edit
from sheets_sync.local_sheets.model.workbook import Workbook


def _with(*protections: dict[str, object]) -> Workbook:
    workbook = new_workbook("x", {})
    return workbook.with_sheet(replace(workbook.sheets[0], protected_ranges=protections))


def test_who_may_edit() -> None:
    protection = {"editors": {"users": ["Anna@site.cn"]}}
    assert may_edit(protection, "owner", "owner")
    assert may_edit(protection, "anna@SITE.cn", "owner")
    assert not may_edit(protection, "bo@site.cn", "owner")
    assert may_edit({"warningOnly": True}, "bo@site.cn", "owner")
    assert not may_edit({"editors": {"groups": ["bo@site.cn"]}}, "bo@site.cn", "owner")


def test_what_a_protection_covers() -> None:
    workbook = _with({"range": {"startRowIndex": 1, "endRowIndex": 2}})
    check(workbook, [Area(0, 0, 0, 1, 9), Area(0, 2, 0, 9, 9), Whole(0)], "bo", "owner")
    check(workbook, [Area(0, 1, 0, 2, 1)], "owner", "owner")
    with pytest.raises(ApiError, match="protected cell"):
        check(workbook, [Area(0, 1, 5, 2, 6)], "bo", "owner")


def test_a_protected_sheet_with_free_parts() -> None:
    parts = [{"startRowIndex": 0, "endRowIndex": 5}, {"startRowIndex": 5, "endRowIndex": 9}]
    workbook = _with({"range": {"sheetId": 0}, "unprotectedRanges": parts})
    check(workbook, [Area(0, 4, 0, 6, 3)], "bo", "owner")
    for place in (Area(0, 8, 0, 10, 1), Whole(0)):
        with pytest.raises(ApiError):
            check(workbook, [place], "bo", "owner")


def test_editors_of_a_file() -> None:
    permissions = tuple(
        {"type": "user", "role": role, "emailAddress": address}
        for role, address in (("writer", "a@b.cn"), ("reader", "c@d.cn"), ("writer", "owner"))
    )
    file = File(
        "x", "t", "owner", 1, 1, 1, permissions=({"type": "anyone", "role": "writer"}, *permissions)
    )
    assert editors_of(file) == ("owner", "a@b.cn")
