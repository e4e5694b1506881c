"""From a snapshot to the typed ledger, and what is read again when something changes."""

from datetime import UTC, datetime, timedelta

import pytest

from sheets_sync.journal.entries import Past, digest
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.ledger.parse import Ledger, Memory, local_moment, parse
from sheets_sync.ledger.past import Recall
from sheets_sync.rules.cases.tables import base_with
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")
DIARY = "民情日记\n走访日期 | 走访对象\n2026-03-05 | H001\n2026-03-04 | H002"


class Reading:
    """A workbook on paper and what parsing remembers of it."""

    def __init__(self, text: str = DIARY) -> None:
        self.paper = Paper(base_with(text))
        self.past, self.memory = Past(), Memory()

    def read(self, now: datetime = NOW) -> Ledger:
        recall = Recall(digest, lambda _tab, _ids: {})
        return parse(self.paper.snapshot(), self.past, now, self.memory, recall)

    def fresh(self, tab: str = "diary", now: datetime = NOW) -> list[int]:
        return list(self.read(now).tabs[tab].alignment.fresh)


def test_the_first_look_reads_everything_and_the_second_nothing() -> None:
    reading = Reading()

    assert reading.fresh() == [0, 1]
    reading.paper.rows("diary")[0]["record_id"] = "D-000001"
    reading.paper.rows("diary")[1]["record_id"] = "D-000002"
    reading.read()
    assert reading.fresh() == []


def adopted() -> Reading:
    """Ids stand on the sheet."""
    reading = Reading()
    for number, row in enumerate(reading.paper.rows("diary"), 1):
        row["record_id"] = f"D-{number:06}"
    reading.read()
    return reading


def test_only_the_row_that_was_edited_is_read_again() -> None:
    reading = adopted()
    reading.paper.rows("diary")[1]["content"] = "改了"

    assert reading.fresh() == [1]


@pytest.mark.parametrize(
    ("tab", "row"),
    [
        ("households", {"household_id": "H777", "grid": "W01"}),
        ("staff", {"staff_id": "S77", "name": "新人"}),
        ("settings", {"key": "min_content_chars", "value": 3}),
    ],
)
def test_all_rows_are_read_again_when_what_they_are_checked_against_changes(
    tab: str, row: dict[str, str | int]
) -> None:
    reading = adopted()
    reading.paper.rows(tab).append(dict(row))

    assert reading.fresh() == [0, 1]


def test_all_rows_are_read_again_on_another_day() -> None:
    reading = adopted()

    assert reading.fresh(now=NOW + timedelta(hours=2)) == []
    assert reading.fresh(now=NOW + timedelta(days=1)) == [0, 1]


def test_missing_tabs_are_missing_and_the_registers_empty() -> None:
    reading = Reading("(删除) 住户台账\n\n" + DIARY)
    snapshot = reading.paper.snapshot()
    del snapshot.tables["households"]
    recall = Recall(digest, lambda _tab, _ids: {})
    ledger = parse(snapshot, Past(), NOW, Memory(), recall)

    assert "households" not in ledger.tabs
    assert ledger.context.registers.households == {}


def test_sheet_rows_are_those_that_people_see() -> None:
    reading = Reading()
    reading.paper.rows("diary").insert(0, {})

    assert reading.read().tabs["diary"].sheet_row(0) == 3


def test_ids_that_stand_there_are_never_given_out() -> None:
    reading = Reading()
    reading.paper.rows("diary")[0]["record_id"] = "D-000041"

    assert list(reading.read().tabs["diary"].ids) == ["D-000041", "D-000042"]
    assert reading.past.next_number["D-"] == 43


def test_register_ids_are_doubled_unless_the_dates_of_a_person_are_apart() -> None:
    reading = Reading(
        "住户台账\n户号\nH777\nH778\n\n"
        "人员名册\n工号 | 到岗日期 | 离岗日期\nS71 | 2025-01-01 | 2025-06-30\n"
        "S71 | 2025-07-01 |\nS72 | 2025-01-01 | 2025-06-30\nS72 | 2025-06-30 |"
    )
    reading.paper.rows("households")[-1]["household_id"] = " h777"
    ledger = reading.read()

    assert list(ledger.tabs["households"].doubled) == ["H777"]
    assert list(ledger.tabs["staff"].doubled) == ["S72"]


def test_a_moment_with_a_zone_is_told_in_that_of_the_workbook() -> None:
    thresholds = default_thresholds("zh-CN")
    utc = datetime(2026, 3, 6, 1, tzinfo=UTC)

    assert local_moment(utc, thresholds) == local_moment(NOW, thresholds)
