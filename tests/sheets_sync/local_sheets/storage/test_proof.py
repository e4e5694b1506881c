"""A log that another version of the program would read in another way."""

from pathlib import Path

import pytest

from sheets_sync.local_sheets.operations.registry import OPERATIONS
from sheets_sync.local_sheets.storage.proof import differences
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME
from tests.sheets_sync.local_sheets.storage.stores import Clock, opened, put, tampered


def _differences(home: Path) -> tuple[list[str], int]:
    counts: list[int] = []
    return differences(home / DATABASE_NAME, counts.append), sum(counts)


def test_the_log_leads_to_its_snapshots(tmp_path: Path) -> None:
    for part in range(3):
        with opened(tmp_path) as store:
            name = store.main_spreadsheet()
            for number in range(4):
                put(store, name, "A1", f"{part}/{number}")
    assert _differences(tmp_path) == ([], 13)


def test_also_after_a_compaction(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path, clock) as store:
        name = store.main_spreadsheet()
        for day in range(40):
            put(store, name, "A1", day)
            clock.sleep(days=1)
        store.compact()
    found, count = _differences(tmp_path)
    assert (found, 0 < count < 40) == ([], True)


def test_one_that_does_not_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        name = store.main_spreadsheet()
        put(store, name, "A1", 1)
    with pytest.MonkeyPatch.context() as patch:
        # As a later version might: what was typed once means something else now.
        patch.setitem(OPERATIONS, "values.update", OPERATIONS["values.clear"])
        (told,) = _differences(tmp_path)[0]
        assert told.startswith(f"revision 2 of {name}: this version of Gridbook reads the log")
        patch.delitem(OPERATIONS, "values.update")
        assert "cannot be read again" in _differences(tmp_path)[0][0]
    with tampered(tmp_path) as connection:
        connection.execute("UPDATE entries SET who = '' WHERE revision = 1")
    assert "not as it was written" in _differences(tmp_path)[0][0]
