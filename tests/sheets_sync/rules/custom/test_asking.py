"""Custom rules asked of rows: what is flagged, and that only changed rows are asked again."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sheets_sync.findings import Finding, Severity
from sheets_sync.journal.entries import Past, digest
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.parse import Memory, parse
from sheets_sync.ledger.past import Recall
from sheets_sync.rules.custom.asking import CustomRules
from sheets_sync.rules.custom.service_columns import service_columns
from sheets_sync.workbook.layout.schema import Locale
from tests.ledgers import Tables, snapshot_of

NOW = datetime.fromisoformat("2026-03-20T18:00")
Row = dict[str, Cell]


class Clock:
    """Runs on by a step whenever somebody looks at it."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.step = 0.0

    def __call__(self) -> float:
        self.seconds += self.step
        return self.seconds


class Office:
    """A process that asks custom rules, one check after the other."""

    def __init__(self, clock: Callable[[], float] = lambda: 0.0) -> None:
        self.memory = Memory()
        self.past = Past()
        self.rules = CustomRules(clock)
        self.rows: list[Row] = []
        self.others: dict[str, list[Row]] = {}
        self.conditions: list[str] = []
        self.lost: set[str] = set()
        self.asked: list[int] = []  # rows, by check

    def look(self, now: datetime = NOW, locale: Locale = "zh-CN") -> dict[str, list[int]]:
        """The sheet rows that each rule flags."""
        rules = [{"tab": "民情日记", "condition": text} for text in self.conditions]
        tables: Tables = {"diary": self.rows, "custom_rules": rules, **self.others}
        seen = snapshot_of(tables, locale)
        for key in self.lost:
            del seen.tables["diary"].columns[key]
        recall = Recall(digest, lambda *_: {})
        ledger = parse(seen, self.past, now, self.memory, recall)
        self.rules.look(ledger, seen.tables, lambda tab: service_columns(tab, {}, {}, {}))
        self.asked.append(self.rules.asked)
        flagged: dict[str, list[int]] = {}
        for tab, by_row in self.rules.flagged.items():
            for row in sorted(by_row):
                for rule in by_row[row]:
                    flagged.setdefault(rule.code, []).append(ledger.tabs[tab].sheet_row(row))
        return flagged

    def wrong(self) -> list[tuple[str, str]]:
        return [(finding.record_id, finding.variant) for finding in self.rules.findings]


def visit(identifier: int, **cells: Cell) -> Row:
    usual: Row = {"record_id": f"D-{identifier:06}", "visited_on": 46086, "method": "敲门无人"}
    return {**usual, "content": "没人", **cells}


@pytest.fixture
def office() -> Office:
    office = Office()
    office.rows = [visit(n) for n in range(1, 6)]
    return office


def test_rules_flag_rows(office: Office) -> None:
    office.rows[2]["content"] = "敲了三次门，没有人在家"
    office.conditions = [
        '"走访方式" = \'敲门无人\' AND LENGTH("走访记录") < 6',
        "0",
        "“编号” LIKE '%4'",
    ]

    assert office.look() == {"C001": [2, 3, 5, 6], "C003": [5]}
    assert office.wrong() == []


def test_without_rules_nothing_is_kept(office: Office) -> None:
    office.conditions = ["1"]
    office.look()
    office.conditions = []

    assert office.look() == {}
    assert (office.rules._offered, office.rules._answers) == ({}, {})


def test_only_changed_rows_are_asked_again(office: Office) -> None:
    office.conditions = ["\"走访记录\" = '没人'"]
    assert office.look() == {"C001": [2, 3, 4, 5, 6]}
    office.look()
    office.rows[1]["content"] = "有人"
    assert office.look() == {"C001": [2, 4, 5, 6]}
    office.rows.insert(0, visit(9, content="空"))
    office.rows.pop()
    assert office.look() == {"C001": [3, 5, 6]}
    office.rows.reverse()
    assert office.look() == {"C001": [2, 3, 5]}

    assert office.asked == [5, 0, 1, 1, 0]


def test_a_new_rule_is_asked_of_all_and_the_others_of_none(office: Office) -> None:
    office.conditions = ["\"走访记录\" = '没人'"]
    office.look()
    office.conditions = ["\"编号\" = 'D-000002'", *office.conditions]

    assert office.look() == {"C001": [3], "C002": [2, 3, 4, 5, 6]}
    assert office.asked == [5, 5]


def test_two_lines_with_one_condition_are_asked_once(office: Office) -> None:
    office.conditions = ["\"编号\" = 'D-000002'"] * 2
    assert office.look() == {"C001": [3], "C002": [3]}
    assert office.asked == [5]


def test_columns_that_people_added_make_rows_stale(office: Office) -> None:
    for row in office.rows:
        row["备注"] = ""
    office.conditions = ['"备注" = \'急\' OR "备注" > 3']
    assert office.look() == {}
    office.rows[3]["备注"] = "急"
    office.rows[4]["备注"] = 7
    assert office.look() == {"C001": [5, 6]}
    office.rows.pop(0)
    assert office.look() == {"C001": [4, 5]}

    assert office.asked == [5, 2, 0]


def test_a_new_day_asks_anew(office: Office) -> None:
    office.conditions = ['今天 - "走访日期" > 15']
    assert office.look() == {}
    assert office.look(NOW + timedelta(days=1)) == {"C001": [2, 3, 4, 5, 6]}


def test_a_column_that_is_lost_makes_its_rules_silent(office: Office) -> None:
    office.conditions = ["\"走访方式\" <> ''", "\"走访记录\" <> ''"]
    office.lost = {"method"}

    assert office.look() == {"C002": [2, 3, 4, 5, 6]}
    assert office.wrong() == []
    office.lost = set()
    assert office.look().keys() == {"C001", "C002"}


def test_a_header_that_goes_makes_its_rules_wrong(office: Office) -> None:
    office.rows[0]["备注"] = "急"
    office.conditions = ["\"备注\" = '急'"]
    assert office.look() == {"C001": [2]}
    for row in office.rows:
        row.pop("备注", None)

    assert office.look() == {}
    assert office.wrong() == [("C001", "column")]


def test_too_many_rows_flag_none(office: Office) -> None:
    office.rows = [visit(n) for n in range(1, 2003)]
    office.conditions = ["\"编号\" <> 'D-000001'", "\"编号\" <> 'D-000001' AND 1 = 1", "1"]

    assert {code: len(rows) for code, rows in office.look().items()} == {}
    office.rows.pop()
    office.rows.pop()
    flagged = office.look()
    assert {code: len(rows) for code, rows in flagged.items()} == {
        "C001": 1999,
        "C002": 1999,
        "C003": 2000,
    }


def test_a_heavy_rule_is_off_and_the_others_go_on(office: Office) -> None:
    office.rows = [visit(n, content="a" * 40_000) for n in range(1, 40)]
    pattern = "a_" * 90
    office.conditions = [f"\"走访记录\" LIKE '%{pattern}b%'", "\"编号\" = 'D-000002'"]

    assert office.look() == {"C002": [3]}
    assert office.wrong() == [("C001", "heavy")]


def test_rules_that_nobody_had_time_for_are_off_and_asked_the_next_time(office: Office) -> None:
    clock = Clock()
    slow = Office(clock)
    slow.rows, slow.conditions = office.rows, ["\"编号\" = 'D-000002'", "\"走访记录\" = '没人'"]
    assert slow.look().keys() == {"C001", "C002"}

    slow.rows[0]["content"], clock.step = "有人", 100
    assert slow.look() == {}
    assert slow.wrong() == [("C001", "budget"), ("C002", "budget")]

    clock.step = 0
    assert slow.look() == {"C001": [3], "C002": [3, 4, 5, 6]}


def test_findings_speak_of_the_rules_own_row(office: Office) -> None:
    office.conditions = ["1", "走访办法", "1;"]
    office.look()

    assert [
        (f.code, f.severity, f.tab, f.record_id, f.row, f.column) for f in office.rules.findings
    ] == [
        ("W106", Severity.WARNING, "custom_rules", "C002", 3, "condition"),
        ("W106", Severity.WARNING, "custom_rules", "C003", 4, "condition"),
    ]
    assert all(isinstance(finding, Finding) for finding in office.rules.findings)
