"""What is asked for at a home, whoever has been there."""

import pytest

from sheets_sync.ledger.calendar import month_of
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.ledger.registers import Household, Registers
from sheets_sync.rules.obligations import due_in, excused, lives_here, special

TODAY = 46096  # 2026-03-15
MARCH = month_of(TODAY)
CONTEXT = Context(
    TODAY * 86400, TODAY, 45658, "zh-CN", default_thresholds("zh-CN"), Registers({}, {}, {}, {})
)


def home(
    *tags: str,
    moved_in: int | None = None,
    moved_out: int | None = None,
    excused_from: int | None = None,
    excused_until: int | None = None,
) -> Household:
    days = (moved_in, moved_out, excused_from, excused_until)
    return Household("H001", "W01", "1号", "吴家", frozenset(tags), *days, 2)


def test_a_home_is_lived_in_on_its_first_and_last_day() -> None:
    lived = home(moved_in=TODAY, moved_out=TODAY + 5)

    assert [lives_here(lived, TODAY + n) for n in (-1, 0, 5, 6)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("tags", "lived_for", "is_special"),
    [
        (("elder_alone",), None, True),
        ((), None, False),
        ((), 90, True),
        ((), 91, False),
        (("new_resident",), None, True),
        (("new_resident",), 91, False),
        (("new_resident", "disabled"), 91, True),
        (("disabled",), -1, False),
    ],
)
def test_special(tags: tuple[str, ...], lived_for: int | None, is_special: bool) -> None:
    moved_in = None if lived_for is None else TODAY - lived_for

    assert special(home(*tags, moved_in=moved_in), TODAY, CONTEXT) is is_special


def test_an_excuse_without_a_beginning_begins_with_its_month() -> None:
    away = home("disabled", excused_until=TODAY)

    assert [excused(away, TODAY + n) for n in (-15, -14, 0, 1)] == [False, True, True, False]
    assert not excused(home(excused_from=TODAY), TODAY)


def test_due() -> None:
    assert due_in(home("disabled"), MARCH, CONTEXT)
    assert due_in(home("disabled"), MARCH - 1, CONTEXT)
    assert not due_in(home("disabled", excused_until=TODAY), MARCH, CONTEXT)
    assert not due_in(home(moved_in=TODAY - 40, moved_out=TODAY - 20), MARCH, CONTEXT)
    assert not due_in(home("disabled"), month_of(45658) - 1, CONTEXT)


@pytest.mark.parametrize(("day", "is_due"), [(46074, True), (46075, False)])
def test_who_moved_in_during_the_last_week_is_due_next_month(day: int, is_due: bool) -> None:
    assert due_in(home("disabled", moved_in=day), MARCH - 1, CONTEXT) is is_due
