"""What the office changes holds from the next sync on, in a running process and in a new one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from sheets_sync.journal.bodies import joined
from sheets_sync.ledger.scoring import DEFAULT_POINTS
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.settings_table import SETTINGS, SettingType
from sheets_sync.workbook.snapshot import Cell
from tests.ledgers import Desk
from tests.paper import Paper
from tests.sheets_sync.living.community import NOW, People, after, visit
from tests.workbooks import LiveWorkbook

Act = Callable[[LiveWorkbook], object]


def line(live: LiveWorkbook, tab: str, name: str) -> int:
    """The sheet row of a setting, rule or item."""
    names = [row[TAB[tab].id_column] for row in live.rows(tab)]
    return names.index(name) + 2


def put(tab: str, name: str, key: str, cell: Cell) -> Act:
    """Type into the line of a setting, rule or item."""
    return lambda live: People(live).type(tab, line(live, tab, name), key, cell)


def add(tab: str, /, **cells: Cell) -> Act:
    """Type a line below the others."""
    return lambda live: live.type_rows(tab, [cells], first=len(live.rows(tab)) + 2)


def checks(live: LiveWorkbook) -> list[str]:
    return [row["check"] for row in live.rows("diary")]


def rule_set(live: LiveWorkbook) -> str:
    """The hash on 运行状态."""
    said = {row["item"]: row["value"] for row in live.rows("status")}
    return str(said["规则指纹"])


SOUND = ["通过", "通过", "有误"]

# What the office does, and what the three visits are told from then on.
CHANGES: Mapping[str, tuple[Act, list[str]]] = {
    "a rule switched off": (put("rules", "R108", "on", "否"), ["通过"] * 3),
    "a milder rule": (put("rules", "R108", "severity", "提醒"), ["通过", "通过", "提醒"]),
    "a setting": (
        put("settings", "min_content_chars", "value", "１００"),
        ["提醒", "提醒", "有误"],
    ),
    "a custom rule": (
        add("custom_rules", tab="民情日记", condition="\"走访对象\" = 'H001'", severity="有误"),
        ["有误", "通过", "有误"],
    ),
}


@pytest.mark.parametrize("restarted", [False, True], ids=["running", "new process"])
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_holds_from_the_next_sync_on(
    workbook: LiveWorkbook, name: str, *, restarted: bool
) -> None:
    act, wanted = CHANGES[name]
    workbook.sync(after(1))
    before, standard = checks(workbook), rule_set(workbook)
    act(workbook)
    if restarted:
        workbook.restart()
    receipt = workbook.sync(after(2))

    assert (before, checks(workbook)) == (SOUND, wanted)
    assert receipt.verified
    assert rule_set(workbook) == receipt.rule_set != standard
    assert not workbook.sync(after(3)).cells_written


def test_a_change_taken_back_leaves_no_trace_but_in_the_journal(workbook: LiveWorkbook) -> None:
    workbook.sync(after(1))
    standard = rule_set(workbook)
    put("rules", "R108", "on", "否")(workbook)
    workbook.sync(after(2))
    put("rules", "R108", "on", "是")(workbook)
    workbook.sync(after(3))

    assert checks(workbook) == SOUND
    assert rule_set(workbook) == standard


def test_a_rule_that_is_off_lets_its_rows_count(workbook: LiveWorkbook) -> None:
    workbook.type_rows("diary", [visit(4, duty="闲聊")], first=5)
    workbook.sync(after(1))
    before = workbook.rows("households")[3]["visits_this_month"]
    put("rules", "R108", "on", "否")(workbook)
    workbook.sync(after(2))

    assert (before, workbook.rows("households")[3]["visits_this_month"]) == (0, 1)


@dataclass(frozen=True)
class Slip:
    """Something typed that cannot be used: what is said of it, and how it is undone."""

    act: Act
    undo: Act
    tab: str
    says: str


def typed(tab: str, name: str, key: str, cell: Cell, stood: Cell, says: str) -> Slip:
    return Slip(put(tab, name, key, cell), put(tab, name, key, stood), tab, says)


SLIPS: Mapping[str, Slip] = {
    "a text": typed("settings", "quota_households", "value", "很多", 15, "不是数字"),
    "a blank": typed("settings", "quota_households", "value", "", 15, "不是数字"),
    "a tick box": typed("settings", "agenda_homes", "value", True, 3, "不是数字"),
    "out of bounds": typed("settings", "pace_slack", "value", 7, 0.7, "超出范围"),
    "no switch": typed("rules", "R108", "on", "也许", "是", "不在选项里"),
    "A4xx made 有误": typed("rules", "A401", "severity", "有误", "提醒", "不在选项里"),
    "negative points": typed("scoring", "visits", "points", -5, 5, "超出范围"),
    "points that do not sum": typed("scoring", "visits", "points", 50, 5, "而是 145"),
    "a line without a name": Slip(
        lambda live: live.type_rows("settings", [{"value": "新的问题"}], first=200),
        lambda live: live.type_rows("settings", [{"value": ""}], first=200),
        "settings",
        "第 200 行没有写是哪一项",
    ),
}
EXPLAINS = {"settings": "meaning", "rules": "says", "scoring": "formula"}


def explanations(live: LiveWorkbook, tab: str) -> list[str]:
    return [row[EXPLAINS[tab]] for row in live.rows(tab)]


@pytest.mark.parametrize("name", SLIPS)
def test_what_cannot_be_used_is_told_in_its_row_and_changes_nothing(
    workbook: LiveWorkbook, name: str
) -> None:
    slip = SLIPS[name]
    workbook.sync(after(1))
    standard, before = rule_set(workbook), explanations(workbook, slip.tab)
    slip.act(workbook)
    receipt = workbook.sync(after(2))
    told = [row["value"] for row in workbook.rows("status") if row["item"] == "系统读不懂"]
    noted = [note for note in explanations(workbook, slip.tab) if slip.says in note]

    assert [f.code for f in receipt.findings if f.tab == slip.tab] == ["W105"]
    assert [slip.says in line for line in told] == [True]
    assert len(noted) == 1
    assert noted[0].endswith("[W105]")
    assert (checks(workbook), rule_set(workbook)) == (SOUND, standard)
    assert not workbook.sync(after(3)).cells_written
    slip.undo(workbook)
    workbook.sync(after(4))
    assert explanations(workbook, slip.tab) == before


def journal(live: LiveWorkbook, tab: str, name: str) -> list[tuple[str, dict[str, Any]]]:
    """Every version of a line: what happened, and what it said."""
    query = text(
        "SELECT op, body, words FROM journal WHERE tab = :tab AND record_id = :name ORDER BY seq"
    )
    with live.database.read() as connection:
        rows = connection.execute(query, {"tab": tab, "name": name}).all()
    return [(op, joined(body, words) if body else {}) for op, body, words in rows]


def test_every_change_is_journalled_with_what_was_and_what_is(workbook: LiveWorkbook) -> None:
    workbook.sync(after(1))
    for minute, (quota, switch, points, condition) in enumerate(
        [(20, "否", 11, "1 = 1"), (25, "是", 12, "1 = 2")], 2
    ):
        put("settings", "quota_households", "value", quota)(workbook)
        put("rules", "R108", "on", switch)(workbook)
        put("scoring", "households", "points", points)(workbook)
        workbook.type_rows("custom_rules", [{"tab": "民情日记", "condition": condition}])
        workbook.sync(after(minute))
    workbook.sync(after(9))

    assert journal(workbook, "settings", "quota_households") == [
        ("new", {"value": 15}),
        ("change", {"value": 20}),
        ("change", {"value": 25}),
    ]
    assert [body["on"] for _, body in journal(workbook, "rules", "R108")] == ["是", "否", "是"]
    assert [body for _, body in journal(workbook, "scoring", "households")] == [
        {"points": 10},
        {"points": 11},
        {"points": 12},
    ]
    assert journal(workbook, "custom_rules", "C001") == [
        ("new", {"tab": "民情日记", "condition": "1 = 1"}),
        ("change", {"tab": "民情日记", "condition": "1 = 2"}),
    ]


def test_lines_that_the_office_takes_away_are_no_lost_rows() -> None:
    paper, desk = Paper(base_with("民情日记\n走访日期\n2026-03-05")), Desk()
    paper.rows("settings").extend({"key": "topics", "value": f"问题{n}"} for n in range(30))
    paper.rows("custom_rules").append({"tab": "民情日记", "condition": "1 = 2"})
    paper.write(desk.check(paper.snapshot(), NOW).patch)
    del paper.rows("settings")[-25:], paper.rows("custom_rules")[0]
    found = desk.check(paper.snapshot(), NOW + timedelta(days=3)).verdicts.findings
    desk.restart()
    anew = desk.check(paper.snapshot(), NOW + timedelta(days=3)).verdicts.findings

    assert not [f for f in (*found, *anew) if f.code[0] == "J"]


def test_points_reach_whoever_scores() -> None:
    checked = Desk().check(
        Paper(base_with("评分标准\n项 | 分值\nhouseholds | 12\nvisits | 3")).snapshot(), NOW
    )

    assert checked.ledger.scoring.points == {
        **DEFAULT_POINTS,
        "households": Decimal(12),
        "visits": Decimal(3),
    }


def test_scoring_and_switches_leave_what_is_known_of_rows() -> None:
    paper, desk = Paper(base_with("民情日记\n走访日期\n2026-03-05")), Desk()
    paper.write(desk.check(paper.snapshot(), NOW).patch)
    desk.check(paper.snapshot(), NOW)
    paper.rows("scoring").append({"key": "households", "points": 10})
    paper.rows("rules").append({"code": "R108", "on": "否"})
    neither = desk.check(paper.snapshot(), NOW).ledger
    paper.rows("settings").append({"key": "min_content_chars", "value": 12})
    both = desk.check(paper.snapshot(), NOW).ledger

    assert (neither.renewed, both.renewed) == (False, True)
    assert neither.tabs["diary"].alignment.unchanged


NUMBERS = [s for s in SETTINGS if s.type in (SettingType.INTEGER, SettingType.DECIMAL)]


@pytest.mark.parametrize("bound", ["least", "most"])
def test_no_setting_within_its_bounds_stops_a_sync(bound: str) -> None:
    told = "入户聊了近况，身体都好，用电用气也看过了，没有发现问题，孩子上学也正常"
    text = f"民情日记\n走访日期 | 走访记录 | 反映问题\n2026-03-05 | {told} | 停车难\n"
    for setting in NUMBERS:
        paper = Paper(base_with(f"{text}2026-03-05 | {told}吗 | 停车"))
        value = float(getattr(setting, bound))
        paper.rows("settings").append({"key": setting.key, "value": value})
        findings = Desk().check(paper.snapshot(), NOW).verdicts.findings
        assert not [f for f in findings if f.code == "W105"], setting.key


def test_every_rule_can_be_switched_off() -> None:
    bad = "民情日记\n走访日期 | 走访方式 | 走访记录\n2026-03-09 | 飞 | 短\n不知道 | 入户面谈 | 短"
    paper = Paper(base_with(bad))
    paper.rows("rules").extend({"code": spec.code, "on": "否"} for spec in CATALOGUE)

    assert Desk().check(paper.snapshot(), NOW).verdicts.findings == []
