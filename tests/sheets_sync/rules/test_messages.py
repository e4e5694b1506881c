"""Findings in words, in both locales, whatever their arguments."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest

from sheets_sync.findings import Finding, Severity
from sheets_sync.ledger.office import Unusable
from sheets_sync.rules.catalogue import CATALOGUE, RULE
from sheets_sync.rules.messages import mend, message, note_line, what
from sheets_sync.rules.workbook import unusable_values
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import LOCALES, Locale

MARCH_5 = 46086
LIMIT = MARCH_5 * 86400 + 11 * 3600  # a moment

HOME = "3组18号 吴奶奶"
CELL: Mapping[str, Any] = {"header": "visited_on", "cell": "3月32"}

# What each rule hands over, by code and where it matters by variant.
ARGS: Mapping[str, Mapping[str, Any]] = {
    "W101": {"tab": "places"},
    "W102": {"tab": "diary", "column": "method", "closest": ["走访办法", "方式"]},
    "W103": {"tab": "diary", "column": "method", "letters": ["G", "N"]},
    "W103.copy": {"tab": "diary", "titles": ["民情日记 副本", "三月"]},
    "W104": {"id": "D-000007", "rows": [8, 12]},
    "W105": {"tab": "settings", "key": "quota_households", "cell": "很多", "default": 15},
    "W105.bounds": {
        "tab": "settings",
        "key": "pace_slack",
        "cell": 7,
        "default": Decimal("0.70"),
        "least": 0,
        "most": 1,
    },
    "W105.choice": {
        "tab": "rules",
        "key": "R113",
        "cell": "也许",
        "default": "是",
        "choices": ["是", "否"],
    },
    "W105.nameless": {"tab": "settings", "key": "", "row": 120},
    "W105.sum": {"tab": "scoring", "key": "", "sum": Decimal(95)},
    "W106": {
        "rule": "C001 短记录",
        "near": "= =",
        "cell": "走访办法",
        "closest": ["走访方式"],
        "name": "LENGHT",
        "count": 3,
        "wanted": "1",
        "most": 200,
        "rows": 3000,
    },
    "W107": {"cell": "W99"},
    "W108": {"grid": "W01", "name": "第一网格"},
    "R101": {"header": "visited_on"},
    "R102": CELL,
    "R102.absurd": {"header": "cycle_days", "cell": 0, "least": 1},
    "R103": {"header": "visited_on", "cell": MARCH_5},
    "R104": {**CELL, "read": "2026-03-05"},
    "R105": {"header": "worker", "cell": "张三"},
    "R106": {"header": "target", "cell": "9组9号"},
    "R107": {"target": HOME, "worker": "李四", "grid": "W02"},
    "R108": {"header": "method", "cell": "上门", "choices": ["入户面谈", "门口交谈"]},
    "R109": {"header": "content", "count": 4, "least": 10},
    "R110": {"first": "arrived_at", "second": "left_at"},
    "R111": {"household": HOME, "day": MARCH_5},
    "R111.before": {"household": HOME, "day": MARCH_5, "moved_in": MARCH_5 + 1},
    "R111.after": {"household": HOME, "day": MARCH_5, "moved_out": MARCH_5 - 1},
    "R112": {"person": "李四", "day": MARCH_5},
    "A403": {"worker": "李四", "day": MARCH_5, "homes": 12, "most": 10},
    "A404": {"other": "D-000003"},
    "A405": {"worker": "李四", "month": "2026-03", "day": MARCH_5, "count": 9, "of": 9, "dates": 8},
    "A406": {"worker": "李四", "month": "2026-03", "count": 19, "of": 20},
    "A407": {"count": 2, "days": 92},
    "D501": {"limit": LIMIT},
    "D501.late": {"limit": LIMIT, "at": LIMIT + 3600},
    "D502": {"limit": LIMIT},
    "D502.late": {"limit": LIMIT, "at": LIMIT + 3600},
    "D503": {},
    "D504": {},
    "D505": {"closed": MARCH_5, "days": 8},
    "I601": {"headers": ["to_centre_at"], "limit": LIMIT},
    "I602": {"headers": ["to_centre_at", "to_leader_at"], "limit": LIMIT},
    "I603": {"limit": LIMIT},
    "I603.late": {"limit": LIMIT, "at": LIMIT + 3600},
    "I604": {"month": "2026-02"},
    "J901": {"month": "2026-02", "old": "看望", "new": "走访", "seen": MARCH_5 * 86400},
    "J901.dated": {"month": "2026-02", "old": 46050, "new": 46051, "seen": MARCH_5 * 86400},
    "J902": {"tab": "diary", "record": "D-3", "seen": MARCH_5 * 86400, "month": "2026-02"},
    "J903": {"month": "2026-02"},
    "J904": {"tab": "diary", "rows": 30, "of": 40, "seen": MARCH_5 * 86400},
    "T701": {"due": MARCH_5, "days": 2},
    "T702": {"due": MARCH_5, "days": 2},
    "T703": {"days": 9, "most": 7},
    "T704": {"due": MARCH_5, "days": 2},
    "T705": {"due": MARCH_5, "days": 2},
    "T706": {"checker": "周建国", "until": MARCH_5},
    "T707": {"until": MARCH_5, "days": 5},
    "A401": {"other": "D-000003", "day": MARCH_5, "percent": 92},
    "A402": {"other": "D-000003", "day": MARCH_5, "percent": 92, "worker": "李四"},
    "R113": {"first": "D-000003"},
    "R114": {"headers": ["problem", "topic"]},
    "R114.short": {"headers": [], "count": 3, "least": 10},
    "R115": {"hours": 48, "days": 7},
    "V201": {"household": HOME, "days_left": 5},
    "V202": {"household": HOME, "month": "2026-02"},
    "V203": {"household": HOME, "moved_in": MARCH_5, "days": 8},
    "V204": {"place": "平安网吧", "days": 31, "cycle": 30, "last": MARCH_5},
    "V205": {"household": HOME, "times": 3},
    "Q301": {"month": "2026-02", "have": 12, "quota": 15},
    "Q302": {"month": "2026-02", "have": 14, "quota": 15},
    "Q303": {"have": 3, "expected": 7, "quota": 15, "needed": 12, "nearest": ["3组18号"]},
}  # fmt: skip


def finding(code: str, variant: str = "", args: Mapping[str, Any] | None = None) -> Finding:
    if args is None:
        args = ARGS.get(f"{code}.{variant}", ARGS[code])
    tab = "places" if code == "R102" and variant == "absurd" else "diary"
    return Finding(
        code, Severity.ERROR, tab, "D-000007", 8, "visited_on", variant=variant, args=args
    )


def every_text() -> Iterator[tuple[str, str, Locale]]:
    for spec in CATALOGUE:
        for variant in spec.messages:
            for locale in LOCALES:
                yield spec.code, variant, locale


@pytest.mark.parametrize(("code", "variant", "locale"), list(every_text()))
def test_what_rules_hand_over_fills_every_field(code: str, variant: str, locale: Locale) -> None:
    line = note_line(finding(code, variant), locale)

    assert line.endswith(f" [{code}]")
    assert not set(line) & set("{}\n"), line
    assert "[[" not in line
    assert "…" not in line, line
    assert "  " not in line


@pytest.mark.parametrize(("code", "variant", "locale"), list(every_text()))
def test_missing_and_odd_arguments_never_raise(code: str, variant: str, locale: Locale) -> None:
    names = ARGS.get(f"{code}.{variant}", ARGS[code])
    for odd in ({}, dict.fromkeys(names), dict.fromkeys(names, ""), dict.fromkeys(names, -1e18)):
        text = message(finding(code, variant, odd), locale)
        assert text
        assert not set(text) & set("{}")


def test_a_note_says_what_is_wrong_what_to_do_and_the_code() -> None:
    found = finding("R103", "day", {"header": "visited_on", "cell": MARCH_5})

    assert note_line(found, "zh-CN") == "走访日期 2026-03-05 晚于今天；请改成实际的日期 [R103]"
    assert note_line(found, "en") == (
        "“Visited on” 2026-03-05 is after today; enter the date on which it happened [R103]"
    )
    assert message(found, "zh-CN") == f"{what(found, 'zh-CN')}；{mend(found, 'zh-CN')}"


@pytest.mark.parametrize(
    ("tab", "key", "column", "variant", "line"),
    [
        (
            "settings",
            "quota_households",
            "value",
            "number",
            "“参数”里“每月至少走访多少户（不同的户）”的值“x”不是数字，已按默认值“15”处理；请填一个数字",
        ),
        (
            "rules",
            "R113",
            "severity",
            "",
            "“规则”里“R113 同日同户重复”的级别“x”不能用，已按默认值“15”处理；请改成能用的值",
        ),
        (
            "scoring",
            "households",
            "points",
            "number",
            "“评分标准”里“走访户数”的分值“x”不是数字，已按默认值“15”处理；请填一个数字",
        ),
    ],
)
def test_a_setting_is_named_as_its_tab_shows_it(
    tab: str, key: str, column: str, variant: str, line: str
) -> None:
    unusable = Unusable(tab, key, 5, column, variant, {"cell": "x", "default": 15})
    (found,) = unusable_values([unusable])

    assert message(found, "zh-CN") == line
    assert message(found, "en").startswith(f"“{TAB[tab].column(column).header.en}” “x” of “")
    assert key not in message(found, "en") or tab == "rules"


def test_a_number_out_of_bounds_is_told_both_bounds() -> None:
    assert "不能小于 0，不能大于 1" in message(finding("W105", "bounds"), "zh-CN")
    assert "at least 0, at most 1" in message(finding("W105", "bounds"), "en")
    assert mend(finding("R102", "absurd"), "zh-CN") == "请改成合理的数，不能小于 1"
    most = {"header": "points", "cell": 120, "most": 100}
    assert mend(finding("R102", "absurd", most), "en") == (
        "enter a number that makes sense, at most 100"
    )


def test_parts_without_their_fields_are_left_out() -> None:
    found = finding("W102", "", {"tab": "diary", "column": "method", "closest": []})

    assert mend(found, "zh-CN") == (
        "请把表头改回“走访方式”；列已经删掉的，请管理员运行一次设置，把列补回来"
    )


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("张三", "“张三”"),
        ("", "（空）"),
        (" \u200b", "（空）"),
        ("12345678901234567890123", "“1234567890123456789…”"),
        ("张三13912345678", "“张三***”"),
        ("139 1234 5678", "“***”"),
        ("139123456７8", "“***”"),
        (13912345678, "“***”"),
        ("0523-86881234", "“***”"),
        ("86881234", "“***”"),
        ("20261305", "“20261305”"),
        ("一\n二", "“一 二”"),
        ("{cell}", "“{cell}”"),
        (3.5, "“3.5”"),
        (7.0, "“7”"),
    ],
)
def test_cells_are_quoted_short_and_without_telephone_numbers(cell: object, shown: str) -> None:
    found = finding("R105", "unknown", {"header": "worker", "cell": cell})

    assert what(found, "zh-CN") == f"网格员{shown}不在人员名册上"


@pytest.mark.parametrize(
    ("tab", "header", "cell", "shown"),
    [
        ("diary", "visited_on", MARCH_5, "2026-03-05"),
        ("diary", "arrived_at", 0.75, "18:00"),
        ("diary", "arrived_at", MARCH_5 * 86400 + 64800, "18:00"),
        ("disputes", "reported_at", MARCH_5 + 0.75, "2026-03-05 18:00"),
        ("disputes", "reported_at", MARCH_5 * 86400 + 64800, "2026-03-05 18:00"),
        ("disputes", "reported_at", MARCH_5, "2026-03-05"),
        ("disputes", "reported_at", "3月5日", "“3月5日”"),
    ],
)
def test_serials_are_shown_as_people_write_them(
    tab: str, header: str, cell: object, shown: str
) -> None:
    args = {"header": header, "cell": cell}
    found = Finding("R103", Severity.ERROR, tab, "X-000001", column=header, args=args)

    assert f" {shown} " in what(found, "zh-CN")


def test_long_lists_are_cut() -> None:
    args = {"header": "topic", "cell": "x", "choices": [f"类{n}" for n in range(20)]}

    assert mend(finding("R108", "", args), "zh-CN").endswith("类11、…")


def test_codes_that_are_not_in_the_catalogue_speak_for_themselves() -> None:
    custom = Finding("C001", Severity.WARNING, "diary", "D-000001", args={"message": "请写详细"})

    assert "C001" not in RULE
    assert note_line(custom, "zh-CN") == "请写详细 [C001]"
