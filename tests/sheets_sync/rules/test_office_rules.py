"""The tab 规则."""

from sheets_sync.findings import Severity
from sheets_sync.ledger.cells import Cell
from sheets_sync.rules.office_rules import read_rules
from sheets_sync.rules.rulebook import RuleBook
from tests.ledgers import table_of


def read(*rows: tuple[Cell, Cell, Cell]) -> tuple[RuleBook, list[tuple[str, str]]]:
    lines = [dict(zip(("code", "on", "severity"), row, strict=True)) for row in rows]
    book, unusable = read_rules(table_of("rules", lines), "zh-CN")
    return book, [(found.key, found.column) for found in unusable]


def test_switches_and_severities_are_read() -> None:
    book, unusable = read(("R101", "否", ""), (" r109 ", "是", "有误"), ("R102", "", "有误"))

    assert book == RuleBook(frozenset({"R101"}), {"R109": Severity.ERROR})
    assert unusable == []


def test_what_cannot_be_used_is_told_and_changes_nothing() -> None:
    book, unusable = read(("R101", "也许", "有误"), ("R102", "是", "大错"))

    assert book == RuleBook()
    assert unusable == [("R101", "on"), ("R102", "severity")]


def test_codes_of_other_versions_are_passed_over() -> None:
    assert read(("X999", "也许", "大错")) == (RuleBook(), [])


def test_a_missing_tab_or_column_leaves_the_defaults() -> None:
    table = table_of("rules", [{"code": "R101", "on": "否"}])
    del table.columns["severity"]

    assert read_rules(None, "zh-CN") == (RuleBook(), ())
    assert read_rules(table, "zh-CN") == (RuleBook(), ())
