"""The tab 自定义规则 as rules, good and bad."""

from collections.abc import Mapping, Sequence

import pytest

from sheets_sync.findings import Severity
from sheets_sync.ledger.cells import Cell
from sheets_sync.rules.custom import reading
from sheets_sync.rules.custom.reading import Read, filled_lines, read_custom_rules
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.snapshot import Snapshot
from tests.ledgers import snapshot_of

Rows = Sequence[Mapping[str, Cell]]


def snapshot(rows: Rows, locale: Locale = "zh-CN") -> Snapshot:
    return snapshot_of({"custom_rules": rows}, locale)


def read(rows: Rows, locale: Locale = "zh-CN") -> Read:
    seen = snapshot(rows, locale)
    return read_custom_rules(seen.tables["custom_rules"], seen.tables, locale)


def rule(**cells: Cell) -> Mapping[str, Cell]:
    return {"name": "短", "tab": "民情日记", "condition": "1", **cells}


def test_lines_are_numbered_blank_ones_left_out() -> None:
    found = read([rule(), {}, rule(condition="x"), {"name": " \u200b"}, rule(severity="有误")])

    assert [(r.code, r.row, r.severity) for r in found.rules] == [
        ("C001", 2, Severity.WARNING),
        ("C003", 6, Severity.ERROR),
    ]
    assert [(b.code, b.row, b.column, b.variant) for b in found.bad] == [
        ("C002", 4, "condition", "column")
    ]


@pytest.mark.parametrize(
    ("tab", "key"),
    [("民情日记", "diary"), ("Diary", "diary"), ("diary", "diary"), (" 住户台账 ", "households"),
     ("STAFF", "staff")],
)  # fmt: skip
@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_tab_goes_by_its_title_in_either_locale(tab: str, key: str, locale: Locale) -> None:
    assert [found.tab for found in read([rule(tab=tab)], locale).rules] == [key]


def test_a_tab_goes_by_the_title_that_people_gave_it() -> None:
    seen = snapshot([rule(tab="三月的日记")])
    seen.tables["diary"].title = "'三月的日记'"

    (found,) = read_custom_rules(seen.tables["custom_rules"], seen.tables, "zh-CN").rules
    assert found.tab == "diary"


@pytest.mark.parametrize(
    ("cells", "column", "variant"),
    [
        ({"tab": ""}, "tab", "no_tab"),
        ({"tab": "参数"}, "tab", "tab"),
        ({"tab": 7}, "tab", "tab"),
        ({"condition": " "}, "condition", "blank"),
        ({"condition": "1;"}, "condition", "mark"),
        ({"condition": "1" * 2001}, "condition", "long"),
    ],
)
def test_what_is_wrong_stands_with_its_cell(
    cells: Mapping[str, Cell], column: str, variant: str
) -> None:
    (bad,) = read([rule(**cells)]).bad
    assert (bad.column, bad.variant) == (column, variant)
    assert bad.args["rule"] == "C001 短"


def test_the_severity_goes_by_its_word_in_either_locale_or_is_warning() -> None:
    typed = ("有误", "error", "Error", "提醒", "", "很重")
    found = read([rule(severity=word) for word in typed])

    error, warning = Severity.ERROR, Severity.WARNING
    assert [r.severity for r in found.rules] == [error, error, error, warning, warning, warning]
    assert [(u.key, u.row, u.column, u.variant) for u in found.unusable] == [
        ("C006", 7, "severity", "choice")
    ]


def test_a_message_is_one_line_and_short() -> None:
    found = read(
        [
            rule(message="请\n补\t写 "),
            rule(message=" "),
            rule(name="", message=""),
            rule(message="长" * 500),
        ]
    )
    messages = [r.args["message"] for r in found.rules]
    assert messages[:3] == ["请 补 写", "短", "符合自定义规则 C003 的条件"]
    assert len(messages[3]) == 200


def test_only_so_many_rules_are_read() -> None:
    found = read([rule()] * (reading.MOST_RULES + 3))

    assert len(found.rules) == reading.MOST_RULES
    assert [b.variant for b in found.bad] == ["many"] * 3


def test_only_so_many_characters_are_read() -> None:
    long = rule(condition="1 = 1" + " " * 1900)
    found = read([long] * 25)

    assert len(found.rules) == reading.MOST_CHARS // len(str(long["condition"]))
    assert {b.variant for b in found.bad} == {"crowded"}


def test_columns_that_are_lost_are_blank_save_those_without_which_there_is_no_rule() -> None:
    seen = snapshot([rule(severity="有误")])
    table = seen.tables["custom_rules"]
    del table.columns["severity"], table.columns["name"]
    (found,) = read_custom_rules(table, seen.tables, "zh-CN").rules
    assert (found.severity, found.label) == (Severity.WARNING, "C001")

    del table.columns["condition"]
    assert filled_lines(table) == []
    assert read_custom_rules(table, seen.tables, "zh-CN") == Read()


def test_a_rule_about_a_missing_tab_is_silent() -> None:
    seen = snapshot([rule(tab="场所台账"), rule()])
    del seen.tables["places"]

    found = read_custom_rules(seen.tables["custom_rules"], seen.tables, "zh-CN")
    assert [r.code for r in found.rules] == ["C002"]
    assert found.bad == ()
