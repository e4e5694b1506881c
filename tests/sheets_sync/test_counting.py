"""What counts of rows of sealed months, whatever the sheet says today."""

from datetime import datetime

import pytest

from sheets_sync.checking import Checked
from sheets_sync.rules.cases.tables import base_with
from tests.ledgers import Desk
from tests.paper import Paper

FIRST = datetime.fromisoformat("2026-02-27T09:00")
SEALED = datetime.fromisoformat("2026-03-04T00:05")
LATER = datetime.fromisoformat("2026-03-06T09:00")
VISITS = """
民情日记
编号 | 走访日期 | 走访对象
D-000001 | 2026-02-26 | H001
D-000002 | 2026-02-26 | H002
"""


class Office:
    """A sealed February with two visits of S02."""

    def __init__(self) -> None:
        self.paper, self.desk = Paper(base_with(VISITS)), Desk()
        self.look(FIRST)
        self.look(SEALED)

    def look(self, now: datetime = LATER) -> Checked:
        checked = self.desk.check(self.paper.snapshot(), now)
        self.paper.write(checked.patch)
        return checked


def february(checked: Checked) -> tuple[int, int]:
    """Homes and visits of S02 in February, as the progress board has them."""
    found = [s for s in checked.verdicts.standings if s.duty.worker == "s02"]
    oldest = min(found, key=lambda s: s.duty.month)
    return oldest.homes, oldest.visits


@pytest.mark.parametrize("restart", [False, True])
def test_a_deleted_visit_counts_on(restart: bool) -> None:
    office = Office()
    assert february(office.look()) == (2, 2)
    office.paper.rows("diary").pop(0)
    if restart:
        office.desk.restart()
    checked = office.look()

    assert february(checked) == (2, 2)
    assert list(checked.counting.tabs["diary"].ids) == ["D-000002", "D-000001"]
    assert list(checked.ledger.tabs["diary"].ids) == ["D-000002"]
    assert february(office.look()) == (2, 2)


@pytest.mark.parametrize(("word", "expected"), [("", (2, 2)), ("S01", (1, 1)), ("S02", (2, 2))])
def test_a_changed_visit_counts_as_sealed_until_a_leader_approves(
    word: str, expected: tuple[int, int]
) -> None:
    office = Office()
    office.paper.rows("diary")[0].update({"target": "H002", "approved_by": word})

    assert february(office.look()) == expected
    codes = [f.code for f in office.look().verdicts.findings if f.record_id == "D-000001"]
    assert ("J901" in codes) == (word != "S01")


@pytest.mark.parametrize(("word", "expected"), [("", (2, 2)), ("S01", (3, 3))])
def test_a_late_visit_counts_once_a_leader_approves(word: str, expected: tuple[int, int]) -> None:
    office = Office()
    late = {**office.paper.rows("diary")[0], "record_id": "", "target": "H003"}
    office.paper.rows("diary").append({**late, "approved_by": word})

    assert february(office.look()) == expected
    assert february(office.look()) == expected


def test_a_row_put_back_as_it_was_is_as_if_nothing_had_happened() -> None:
    office = Office()
    row = office.paper.rows("diary")[0]
    row["target"] = "H003"
    assert office.look().counting is not office.look().ledger
    row["target"] = "H001"
    checked = office.look()

    assert checked.counting is checked.ledger
    assert not [f for f in checked.verdicts.findings if f.code[0] == "J"]


def test_the_next_number_is_nobodys_but_the_sheets() -> None:
    office = Office()
    office.paper.rows("diary").pop(0)
    office.look()
    office.paper.rows("diary").append({**office.paper.rows("diary")[0], "record_id": ""})
    office.look()

    assert office.paper.ids("diary") == ["D-000002", "D-000003"]
