"""Switches and severities."""

from sheets_sync.findings import Finding, Hit, Severity
from sheets_sync.rules.rulebook import RuleBook


def test_a_rule_that_is_off_finds_nothing() -> None:
    book = RuleBook(off=frozenset({"R101", "Q301"}))

    assert book.severity_of(Hit(0, "R101")) is None
    assert book.judge(Finding("Q301", Severity.ERROR, "staff", "S02")) is None


def test_the_office_may_change_a_severity() -> None:
    book = RuleBook(changed={"R101": Severity.WARNING, "Q301": Severity.WARNING})
    finding = book.judge(Finding("Q301", Severity.ERROR, "staff", "S02"))

    assert book.severity_of(Hit(0, "R101")) is Severity.WARNING
    assert finding is not None
    assert finding.severity is Severity.WARNING


def test_an_approval_softens_three_rules_only() -> None:
    book = RuleBook()

    for code in ("R107", "R111", "R112"):
        assert book.severity_of(Hit(0, code, relent=True)) is Severity.WARNING
    assert book.severity_of(Hit(0, "R101", relent=True)) is Severity.ERROR
