"""Findings on the workbook itself."""

from datetime import datetime

import pytest

from sheets_sync.ledger.office import Unusable
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.rules.workbook import doubled_ids, structure, unusable_values
from sheets_sync.workbook.snapshot import CopiedTab, DoubledColumn, LostColumn, MissingTab
from tests.ledgers import Desk
from tests.paper import Paper

NOW = datetime.fromisoformat("2026-03-06T09:00")


def test_problems_of_the_layout_become_findings() -> None:
    problems = (
        MissingTab("services"),
        LostColumn("diary", "topic", ("话题",)),
        DoubledColumn("diary", "method", ("G", "T")),
        CopiedTab("tasks", ("工作任务 副本",)),
    )

    found = list(structure(problems))
    assert [(f.code, f.tab, f.column) for f in found] == [
        ("W101", "services", None),
        ("W102", "diary", "topic"),
        ("W103", "diary", "method"),
        ("W103", "tasks", None),
    ]
    assert found[1].args["closest"] == ["话题"]
    assert found[2].args["letters"] == ["G", "T"]
    assert (found[3].variant, found[3].args["titles"]) == ("copy", ["工作任务 副本"])


def test_every_copy_of_an_id_is_told_with_all_its_rows() -> None:
    found = list(doubled_ids("diary", "record_id", [("D-000001", 3), ("D-000001", 9)]))

    assert [(f.code, f.row, f.args["rows"]) for f in found] == [
        ("W104", 3, [3, 9]),
        ("W104", 9, [3, 9]),
    ]


def test_values_that_cannot_be_used_name_their_cell() -> None:
    unusable = Unusable("settings", "start_date", 7, "value", "number", {"cell": "?"})

    assert [(f.code, f.tab, f.record_id, f.row, f.column) for f in unusable_values([unusable])] == [
        ("W105", "settings", "start_date", 7, "value")
    ]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("网格划分\n网格编号 | 级别 | 上级网格\nW77 | 五级 | W01", ("W77", "parent", "parent")),
        ("住户台账\n户号 | 所属网格\nH777 | W99", ("H777", "grid", "unknown")),
        ("场所台账\n场所编号 | 所属网格\nP777 | G1", ("P777", "grid", "level")),
        ("人员名册\n工号 | 岗位 | 所属网格\nS77 | 网格长 | W01", ("S77", "grid", "level")),
        ("人员名册\n工号 | 代管网格\nS77 | W98", ("S77", "covers", "unknown")),
    ],
)
def test_the_grid_tree(table: str, told: tuple[str, str, str]) -> None:
    findings = Desk().check(Paper(base_with(table)).snapshot(), NOW).verdicts.findings

    assert (*told,) in {(f.record_id, f.column, f.variant) for f in findings if f.code == "W107"}


def test_a_grid_that_somebody_stands_in_for_has_a_worker() -> None:
    nobody = "网格划分\n网格编号\nW77\n\n人员名册\n工号 | 代管网格\nS02 | {}"

    def lonely(covers: str) -> set[str]:
        paper = Paper(base_with(nobody.format(covers)))
        findings = Desk().check(paper.snapshot(), NOW).verdicts.findings
        return {f.record_id for f in findings if f.code == "W108"}

    assert lonely("") == {"W77"}
    assert lonely("W77(2026-03-01~2026-03-06)") == set()
    assert lonely("W77(2026-03-01~2026-03-05)") == {"W77"}
