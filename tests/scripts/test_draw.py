"""The draw of back-checks, repeated by anybody."""

import json

import pytest

from scripts import draw
from sheets_sync.assessment.backchecks import draw_value
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import TabKind
from tests.scripts.conftest import Run
from tests.workbooks import LiveWorkbook

HEAD = "0f" * 32
WORDS = ("--quarter", "2026Q1", "--head", HEAD, "--now", "2026-04-04T00:10")
TEXT = "民情日记\n走访日期 | 走访对象\n2026-01-05 | H001\n2026-01-06 | H002\n"


def test_the_list_of_a_quarter(live: LiveWorkbook, run: Run) -> None:
    for key, rows in base_with(TEXT).items():
        if TAB[key].kind is not TabKind.CONFIG:
            live.type_rows(key, rows)
    told = json.loads(run(draw.main, *WORDS, "--json").stdout)

    assert sorted(one["subject"] for one in told) == ["D-000001", "D-000002"]
    assert [one["value"] for one in told] == sorted(
        draw_value("2026Q1", HEAD, name) for name in ("D-000001", "D-000002")
    )
    assert {one["checker"] for one in told} == {"S01"}
    lines = run(draw.main, *WORDS).stdout.splitlines()
    assert [line.split("\t")[1] for line in lines] == [one["subject"] for one in told]


@pytest.mark.parametrize("head", ["12", "G" * 64])
def test_a_head_has_64_hex_digits(run: Run, head: str) -> None:
    assert run(draw.main, "--quarter", "2026Q1", "--head", head).exit_code == 2
