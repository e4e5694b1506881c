"""The ranking on the terminal: a table, JSON, why somebody stands where they stand."""

import json

import pytest

from scripts import assess
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import TabKind
from tests.scripts.conftest import Run
from tests.workbooks import LiveWorkbook

NOW = "2026-04-15T08:00"
TEXT = """
民情日记
走访日期 | 走访对象 | 网格员
2026-01-05 | H001 | S02
2026-01-06 | H002 | S02
2026-01-06 | H004 | S03
2026-01-06 | H999 | S03
"""


@pytest.fixture
def filled(live: LiveWorkbook) -> LiveWorkbook:
    for key, rows in base_with(TEXT).items():
        if TAB[key].kind is not TabKind.CONFIG:
            live.type_rows(key, rows)
    return live


def test_the_table_of_a_quarter(filled: LiveWorkbook, run: Run) -> None:
    done = run(assess.main, "--quarter", "2026Q1", "--now", NOW)

    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "2026年第1季度网格员考核排名"
    assert lines[2].startswith("当前阶段：公示")
    assert [line.split()[:3] for line in lines[5:7]] == [
        ["1", "李秀英", "S02"],
        ["2", "王桂兰", "S03"],
    ]
    assert len(lines[-1]) == 64


def test_nothing_is_written(filled: LiveWorkbook, run: Run) -> None:
    before = filled.tab("diary").get_all_values()
    run(assess.main, "--quarter", "2026Q1", "--now", NOW)

    assert filled.tab("diary").get_all_values() == before


def test_json_carries_shares_and_records(filled: LiveWorkbook, run: Run) -> None:
    done = run(assess.main, "--quarter", "2026Q1", "--now", NOW, "--json")
    told = json.loads(done.stdout)

    assert (told["period"], told["stage"], told["days"]["appeal_until"]) == (
        *("2026Q1", "published", "2026-04-22"),
    )
    first, second = told["standings"]
    assert (first["staff_id"], first["rank"], second["staff_id"]) == ("S02", 1, "S03")
    items = {item["item"]: item for item in second["items"]}
    assert items["complete"]["share"] == "1/2"
    assert items["complete"]["against"] == ["D-000004"]
    again = run(assess.main, "--quarter", "2026Q1", "--now", NOW, "--json")
    assert again.stdout == done.stdout


@pytest.mark.parametrize("worker", ["S03", "王桂兰"])
def test_why_somebody_is_second(filled: LiveWorkbook, run: Run, worker: str) -> None:
    done = run(assess.main, "--quarter", "2026Q1", "--now", NOW, "--why", worker)

    assert done.stdout.startswith("2026Q1 S03 王桂兰: 2, ")
    assert "next above: S02 李秀英" in done.stdout
    assert "日记完整: -" in done.stdout
    assert "失分依据：D-000004" in done.stdout


def test_why_as_json(filled: LiveWorkbook, run: Run) -> None:
    words = ("--quarter", "2026Q1", "--now", NOW, "--why", "S03", "--json")
    told = json.loads(run(assess.main, *words).stdout)

    assert {lever["item"] for lever in told["levers"]} >= {"complete", "households"}
    assert float(told["gap"]) > 0


def test_a_year(filled: LiveWorkbook, run: Run) -> None:
    done = run(assess.main, "--year", "2026", "--now", NOW)
    assert done.stdout.startswith("2026年度网格员评比")

    told = json.loads(run(assess.main, "--year", "2026", "--now", NOW, "--json").stdout)
    assert [line["网格员"] for line in told["lines"]] == ["李秀英", "王桂兰"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--quarter", "2026Q5"),
        ("--quarter", "2026Q1", "--year", "2026"),
        ("--year", "2026", "--why", "S02"),
    ],
)
def test_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    assert run(assess.main, *words).exit_code == 2


def test_an_unknown_worker(filled: LiveWorkbook, run: Run) -> None:
    done = run(assess.main, "--quarter", "2026Q1", "--now", NOW, "--why", "S99")

    assert done.exit_code == 2
    assert "give a staff id" in done.stderr
