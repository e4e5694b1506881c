"""The demo as a whole: its size, its cells, and what the rules say of it."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.demo import Cell, Demo, build_demo
from sheets_sync.demo.build import first_days
from sheets_sync.demo.rows import day_of, serial
from sheets_sync.findings import Finding, Severity
from sheets_sync.rules.catalogue import RULE
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Owner, TabKind
from tests.ledgers import Desk, snapshot_of
from tests.sheets_sync.demo.conftest import TODAY


class Size(TypedDict, total=False):
    """How large a demo is to be."""

    households: int
    months: int
    visits_per_month: int


SMALL: Size = {"households": 320, "months": 2, "visits_per_month": 18}


def shown(demo: Demo, at: float) -> dict[str, list[dict[str, Cell]]]:
    """The workbook as it stood at a moment (serial day), by tab."""
    tables: dict[str, list[dict[str, Cell]]] = defaultdict(list)
    tables["settings"].append({"key": "start_date", "value": demo.start_date})
    for row in demo.rows:
        if row.entered_on is None or row.entered_on <= at:
            tables[row.tab].append(dict(row.values))
    return tables


def replayed(demo: Demo, today: date) -> list[Finding]:
    """The findings of today after a sync at every other midnight since the first day."""
    desk = Desk()
    ids: dict[str, list[str]] = {}
    for day in range(demo.start_date + (serial(today) - demo.start_date) % 2, serial(today) + 1, 2):
        tables = shown(demo, day)
        for key, rows in tables.items():
            id_column = TAB[key].id_column
            for row, record_id in zip(rows, ids.get(key, []), strict=False):
                row.setdefault(id_column, record_id)
        now = datetime.combine(day_of(day), datetime.min.time())
        checked = desk.check(snapshot_of(tables), now)
        ids = {
            key: list(tab.ids)
            for key, tab in checked.ledger.tabs.items()
            if TAB[key].kind is TabKind.LEDGER
        }
    return list(checked.verdicts.findings)


def marks(demo: Demo) -> dict[tuple[str, str], str]:
    """What is planted on a row, by tab and id."""
    planted: dict[tuple[str, str], str] = {}
    for key in {row.tab for row in demo.rows}:
        tab = TAB[key]
        for number, row in enumerate(demo.of_tab(key), 1):
            name = str(row.values.get(tab.id_column, f"{tab.prefix}{number:06d}"))
            planted[key, name] = planted.get((key, name), "") or row.planted
    return planted


@pytest.fixture(scope="module", params=["demo", "month_end"])
def judged(request: pytest.FixtureRequest) -> tuple[Demo, list[Finding]]:
    demo: Demo = request.getfixturevalue(request.param)
    today = TODAY if request.param == "demo" else date(2024, 2, 29)
    return demo, replayed(demo, today)


def test_every_plant_is_found(judged: tuple[Demo, list[Finding]]) -> None:
    demo, findings = judged
    planted = marks(demo)
    found = {(f.tab, planted.get((f.tab, f.record_id), ""), f.code) for f in findings}
    expected = {
        (plant.tab, plant.key, code)
        for plant in demo.plants
        for code in plant.codes
        if code in RULE
    }

    assert expected - found == set()


def test_sound_rows_carry_no_finding_of_their_own(judged: tuple[Demo, list[Finding]]) -> None:
    demo, findings = judged
    planted = marks(demo)
    own = [f for f in findings if f.code[0] in "WRDIC"]

    assert [f for f in own if not planted.get((f.tab, f.record_id))] == []


def test_the_board_is_interesting_but_not_red(judged: tuple[Demo, list[Finding]]) -> None:
    _, findings = judged
    errors = Counter(f.code for f in findings if f.severity is Severity.ERROR)

    assert 3 <= errors["V202"] <= 15
    assert 2 <= errors["Q301"] <= 4
    assert sum(errors.values()) < 60


def test_the_demo_has_the_size_asked_for(demo: Demo) -> None:
    rows = Counter(row.tab for row in demo.rows)

    assert rows["grids"] == 23
    assert rows["staff"] == 29  # 28 people, one of them on two rows
    assert rows["households"] == 640
    assert rows["places"] == 90
    assert 20 * 22 * 2.5 < rows["diary"] < 20 * 22 * 3
    for tab in ("disputes", "reports", "services", "tasks", "surveys"):
        assert rows[tab] > 20


def test_only_human_columns_are_filled_and_required_ones_are(demo: Demo) -> None:
    for row in demo.rows:
        columns = {column.key: column for column in TAB[row.tab].columns}
        assert row.values.keys() <= columns.keys()
        assert all(columns[key].owner is not Owner.SERVICE for key in row.values)
        assert "" not in row.values.values()


def test_the_same_arguments_give_the_same_demo(demo: Demo) -> None:
    assert build_demo(today=TODAY) == demo
    assert build_demo(today=TODAY, seed=8) != demo


def test_rows_stand_in_the_order_of_typing_and_none_is_typed_today(demo: Demo) -> None:
    for tab in ("diary", "disputes", "reports", "services", "tasks", "surveys"):
        typed = [row.entered_on or 0 for row in demo.of_tab(tab)]
        assert typed == sorted(typed)
        assert typed[-1] < serial(TODAY)


def test_follow_ups_name_the_entry_that_told_of_the_problem(demo: Demo) -> None:
    diary = demo.of_tab("diary")
    related = [row for row in diary if "related" in row.values]

    assert len(related) > 5
    for row in related:
        earlier = diary[int(str(row.values["related"]).removeprefix("D-")) - 1]
        assert str(earlier.values["problem"]) in str(row.values["content"])


@settings(max_examples=12, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(0, 99))
def test_any_day_will_do(today: date, seed: int) -> None:
    demo = build_demo(today=today, seed=seed, **SMALL)

    diary = demo.of_tab("diary")
    assert {plant.key for plant in demo.plants if plant.tab == "diary"} <= {
        row.planted for row in diary
    }
    assert demo.start_date == serial(first_days(today, 2)[0])
    assert all(row.entered_on and row.entered_on < serial(today) for row in diary)


@pytest.mark.parametrize("today", [date(2026, 3, 1), date(2024, 2, 29), date(2025, 1, 1)])
def test_awkward_days_will_do_at_full_size(today: date) -> None:
    demo = build_demo(today=today)

    assert len(demo.of_tab("diary")) > 20 * 22 * 1.8


def test_a_large_demo_keeps_its_proportions() -> None:
    demo = build_demo(today=TODAY, households=2000, visits_per_month=100, months=2)

    worst = Counter(
        (row.values.get("worker"), row.values.get("visited_on"))
        for row in demo.of_tab("diary")
        if row.values.get("method") in ("入户面谈", "门口交谈") and not row.planted
    ).most_common(1)
    assert worst[0][1] <= 10
    assert len(demo.of_tab("households")) == 2000


def test_english_drop_downs_are_possible() -> None:
    demo = build_demo(today=TODAY, locale="en", **SMALL)

    assert {row.values["role"] for row in demo.of_tab("staff")} >= {"grid worker", "grid leader"}


@pytest.mark.parametrize("size", [{"months": 1}, {"visits_per_month": 3}, {"households": 40}])
def test_a_demo_too_small_for_its_plants_is_refused(size: Size) -> None:
    with pytest.raises(ValueError, match="a demo needs 2 months"):
        build_demo(today=TODAY, **size)


def test_first_days_end_with_the_month_after() -> None:
    assert first_days(date(2026, 1, 31), 2) == [
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
    assert first_days(date(2024, 2, 29), 2)[-1] - timedelta(days=1) == date(2024, 2, 29)
