"""Serial days and plant keys."""

from datetime import date

from sheets_sync.demo import Plant
from sheets_sync.demo.rows import day_of, serial


def test_serials_count_from_the_end_of_1899() -> None:
    assert serial(date(1899, 12, 30)) == 0
    assert serial(date(2026, 3, 5)) == 46086
    assert day_of(46086) == date(2026, 3, 5)


def test_a_plant_is_named_by_its_letter_if_it_has_one() -> None:
    assert Plant("burst", "f", ("A405",), "staff", "").key == "f"
    assert Plant("overlap", "", ("A404",), "diary", "").key == "overlap"
