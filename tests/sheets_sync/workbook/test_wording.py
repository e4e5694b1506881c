"""Findings in words, remembered."""

from sheets_sync.findings import Finding, Severity
from sheets_sync.rules.messages import mend, note_line, what
from sheets_sync.workbook.wording import Wording


def finding(header: str) -> Finding:
    return Finding("R101", Severity.ERROR, "diary", "D-000001", 2, header, args={"header": header})


def test_words_are_those_of_the_messages() -> None:
    one, wording = finding("content"), Wording("zh-CN")

    assert wording.what(one) == what(one, "zh-CN")
    assert wording.mend(one) == mend(one, "zh-CN")
    assert wording.note(one) == note_line(one, "zh-CN") == wording.note(one)


def test_other_findings_have_other_words() -> None:
    wording = Wording("en")

    assert wording.note(finding("content")) != wording.note(finding("worker"))


def test_arguments_are_told_apart_by_what_they_are() -> None:
    wording = Wording("zh-CN")
    notes = {wording.note(finding("content")) for _ in range(200)}

    assert len(notes) == 1
