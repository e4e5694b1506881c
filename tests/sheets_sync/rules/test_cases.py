"""Every case of the catalogue, and every tricky one, through the whole pipeline."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from sheets_sync.findings import Finding
from sheets_sync.rules.cases import CASES, Case, Find
from sheets_sync.rules.cases.tables import base_with, sheets_with
from sheets_sync.rules.messages import note_line
from sheets_sync.workbook.layout.schema import LOCALES
from sheets_sync.workbook.snapshot import Cell
from tests.ledgers import examine_tables
from tests.sheets_sync.rules.tricky.extra import EXTRA
from tests.sheets_sync.rules.tricky.tricky import Tricky
from tests.workbooks import live_workbook

STRUCTURE = ("W101", "W102", "W103")  # found before there are rows to speak of


def found(code: str, text: str, now: str, earlier: tuple[tuple[str, str], ...]) -> list[Finding]:
    """The findings of this code when a sync at `now` sees the tables, after the earlier syncs."""
    moment = datetime.fromisoformat(now)
    if code in STRUCTURE:
        findings = examine_sheets(sheets_with(text), moment)
    else:
        before = [(datetime.fromisoformat(at), base_with(tables)) for at, tables in earlier]
        findings = examine_tables(base_with(text), moment, earlier=before)
    return [finding for finding in findings if finding.code == code]


def examine_sheets(sheets: dict[str, list[list[Cell]]], now: datetime) -> list[Finding]:
    """The findings on a workbook that people have put together by hand: no column metadata."""
    with TemporaryDirectory() as home, live_workbook(Path(home), ready=False) as workbook:
        marks = {"gridbook.locale": "zh-CN", "gridbook.workbook": "1"}
        requests: list[dict[str, Any]] = [
            {
                "createDeveloperMetadata": {
                    "developerMetadata": {
                        "metadataKey": key,
                        "metadataValue": value,
                        "location": {"spreadsheet": True},
                        "visibility": "DOCUMENT",
                    }
                }
            }
            for key, value in marks.items()
        ]
        requests += [{"addSheet": {"properties": {"title": title}}} for title in sheets]
        workbook.sheet.batch_update({"requests": requests})
        workbook.sheet.values_batch_update(
            {
                "valueInputOption": "RAW",
                "data": [
                    {"range": f"'{title}'!A1", "values": rows} for title, rows in sheets.items()
                ],
            }
        )
        return list(workbook.sync(now, dry_run=True).findings)


def place(finding: Finding) -> Find:
    return Find(finding.tab, finding.record_id, finding.column, finding.period)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_the_passing_case_passes(case: Case) -> None:
    assert found(case.code, case.passes, case.now, case.earlier) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_the_failing_case_fails_where_it_should(case: Case) -> None:
    findings = found(case.code, case.fails, case.now, case.earlier)

    assert {place(finding) for finding in findings} == set(case.finds)
    first = findings[0]
    expected = replace(first, variant=case.variant, args=case.args)
    assert [note_line(first, locale) for locale in LOCALES] == [
        note_line(expected, locale) for locale in LOCALES
    ]


def told(finding: Finding, expected: tuple[str, ...]) -> str:
    """The finding as a tricky case would write it: with its column where the case tells it."""
    name = finding.record_id or finding.tab
    exact = f"{name}.{finding.column}"
    return exact if exact in expected else name


@pytest.mark.parametrize("case", EXTRA, ids=lambda case: f"{case.code}: {case.name}")
def test_tricky_cases(case: Tricky) -> None:
    findings = found(case.code, case.tables, case.now, case.earlier)

    assert {told(finding, case.finds) for finding in findings} == set(case.finds)


def test_every_rule_has_three_tricky_cases_or_more() -> None:
    codes = [case.code for case in EXTRA]

    assert [case.code for case in CASES if codes.count(case.code) < 3] == []
