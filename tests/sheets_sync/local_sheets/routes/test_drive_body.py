"""Types of the fields of a File."""

import pytest

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.routes.drive_body import check_file, objects_in


def test_what_drive_takes() -> None:
    content = {
        "name": "x",
        "starred": False,
        "parents": ["root"],
        "properties": {"k": "v", "gone": None},
        "description": None,
        "unknown": 7,
    }
    assert check_file(content) is content
    assert check_file({}) == {}


def test_the_field_is_named() -> None:
    with pytest.raises(ApiError) as refused:
        check_file({"name": "x", "parents": [1]})
    assert refused.value.location == "parents"


def test_lists_of_objects() -> None:
    assert objects_in({}, "parents") == objects_in({"parents": None}, "parents") == []
    assert objects_in({"parents": [{"id": "x"}]}, "parents") == [{"id": "x"}]
    for wrong in ("x", ["x"], {"id": "x"}):
        with pytest.raises(ApiError):
            objects_in({"parents": wrong}, "parents")
