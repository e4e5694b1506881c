from scripts import demo, sync
from sheets_sync.demo import MIN_HOUSEHOLDS, MIN_MONTHS, MIN_VISITS
from tests.scripts.conftest import Run
from tests.workbooks import LiveWorkbook

SMALL = ("--months", "2", "--visits-per-month", "18", "--households", "320")
DAY = ("--today", "2026-03-20")


def test_an_empty_workbook_is_filled_and_cleared(live: LiveWorkbook, run: Run) -> None:
    done = run(demo.main, *SMALL, *DAY)
    assert done.exit_code == 0
    counts = dict(line.split("\t") for line in done.stdout.splitlines())
    assert counts["households"] == "320"
    assert len(live.rows("diary")) == int(counts["diary"])

    again = run(demo.main, *SMALL)
    assert again.exit_code == 1
    assert again.stderr.startswith("Rows stand on 民情日记")
    assert run(sync.main, "--now", "2026-03-20T18:00").exit_code == 1

    cleared = run(demo.main, "--clear")
    assert cleared.exit_code == 0
    assert f"Removed {sum(map(int, counts.values()))} rows" in cleared.stdout
    assert live.rows("diary") == []


def test_a_row_of_ones_own_is_never_cleared(live: LiveWorkbook, run: Run) -> None:
    live.type_rows("places", [{"place_id": "P1", "name": "老王饭店"}])
    done = run(demo.main, "--clear")
    assert done.exit_code == 1
    assert "not the demo's stand on 场所台账" in done.stderr
    assert done.stderr.count("\n") == 1
    assert len(live.rows("places")) == 1


def test_a_size_without_room_is_usage(live: LiveWorkbook, run: Run) -> None:
    done = run(demo.main, "--months", "1")
    assert done.exit_code == 2
    assert "a demo needs 2 months" in done.stderr
    assert run(demo.main, "--today", "20-3").exit_code == 2


def test_help_says_how_small_a_demo_may_be(run: Run) -> None:
    shown = " ".join(run(demo.main, "--help").stdout.split())
    for smallest in (MIN_MONTHS, MIN_VISITS, MIN_HOUSEHOLDS):
        assert f"at least {smallest}." in shown


def test_it_sets_up_what_was_not(home: object, run: Run) -> None:
    done = run(demo.main, *SMALL, "--seed", "9", LOCALE="en")
    assert done.exit_code == 0
    shown = run(sync.main)
    assert "Diary" in shown.stdout
