"""Ranking tabs on a real local server: printed, verified, mended, made anew."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest

from sheets_sync.assessment.ranking import Former, rank_quarter
from sheets_sync.assessment.ranking_table import ranking_table
from sheets_sync.assessment.stages import Stage, quarter_stages
from sheets_sync.assessment.tables import (
    Head,
    Imprint,
    Look,
    PrintedTable,
    Section,
    in_force,
    shown_as,
)
from sheets_sync.errors import WorkbookError
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.printing import print_table
from tests.assessing import cards_of
from tests.workbooks import LiveWorkbook, live_workbook

TITLE = "2026年第1季度排名"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveWorkbook]:
    with live_workbook(tmp_path_factory.mktemp("home")) as workbook:
        yield workbook


@pytest.fixture
def clean(live: LiveWorkbook) -> Iterator[LiveWorkbook]:
    yield live
    for sheet in live.sheet.worksheets():
        if sheet.title in (TITLE, "2026Q1 ranking"):
            live.sheet.del_worksheet(sheet)


def table(*totals: str, medals: dict[int, str] | None = None) -> PrintedTable:
    heads = (
        Head("名次", Look.COUNT),
        Head("网格员"),
        Head("总分", Look.POINTS),
        Head("名次变化", Look.CHANGE),
        Head("总分变化", Look.GAIN),
    )
    lines = tuple(
        (n, f"S{n:02d}", Decimal(total), -1, Decimal("0.5")) for n, total in enumerate(totals, 1)
    )
    sections = (Section("怎样申诉", (("", "在“申诉”表另起一行"), ("天数", "5"))),)
    return PrintedTable(
        "ranking.2026Q1",
        TITLE,
        "2026年第1季度网格员考核排名",
        ("当前阶段：公示",),
        heads,
        lines,
        sections,
        (1, 2),
        len(totals),
        medals or {},
    )


def printed(live: LiveWorkbook, made: PrintedTable) -> int:
    return print_table(live.service, live.spreadsheet_id, made, "zh-CN")


def shown(live: LiveWorkbook) -> list[list[str]]:
    values: list[list[str]] = live.sheet.worksheet(TITLE).get_all_values()
    return [[cell for cell in row if cell] for row in values]


def outline(live: LiveWorkbook) -> dict[str, Any]:
    sheets: list[dict[str, Any]] = live.sheet.fetch_sheet_metadata()["sheets"]
    return next(sheet for sheet in sheets if sheet["properties"]["title"] == TITLE)


def test_a_tab_that_a_leader_would_print(clean: LiveWorkbook) -> None:
    assert printed(clean, table("90.5", "80")) == 1

    assert shown(clean) == [
        ["2026年第1季度网格员考核排名"],
        ["当前阶段：公示"],
        ["名次", "网格员", "总分", "名次变化", "总分变化"],
        ["1", "S01", "90.50", "-1", "+0.50"],
        ["2", "S02", "80.00", "-1", "+0.50"],
        [],
        ["怎样申诉"],
        ["在“申诉”表另起一行"],
        ["天数", "5"],
    ]
    found = outline(clean)
    assert found["properties"]["gridProperties"]["frozenRowCount"] == 3
    assert found["charts"][0]["spec"]["basicChart"]["chartType"] == "COLUMN"
    assert found["protectedRanges"]
    titles = [sheet.title for sheet in clean.sheet.worksheets()]
    assert titles[titles.index(TITLE) + 1] == TAB["points"].title.zh


def test_cells_show_what_was_hashed(clean: LiveWorkbook) -> None:
    made = table("90.5", "80")
    printed(clean, made)
    lines = [
        [shown_as(cell, head.look) for cell, head in zip(line, made.heads, strict=True)]
        for line in made.lines
    ]

    assert shown(clean)[3:5] == lines


def test_a_tab_that_says_it_already_is_left_alone(clean: LiveWorkbook) -> None:
    printed(clean, table("90"))
    writes = clean.service.calls.write

    assert printed(clean, table("90")) == 0
    assert clean.service.calls.write == writes


def test_what_people_type_is_written_over_and_rows_go(clean: LiveWorkbook) -> None:
    printed(clean, table("90", "80", "70"))
    clean.sheet.worksheet(TITLE).update_acell("C4", "100")

    assert printed(clean, table("90", "80", medals={0: "gold"})) == 1
    assert [row[2] for row in shown(clean)[3:5]] == ["90.00", "80.00"]
    assert len(outline(clean)["charts"]) == 1


def test_a_renamed_tab_is_found_and_a_deleted_one_made_anew(clean: LiveWorkbook) -> None:
    printed(clean, table("90"))
    clean.sheet.worksheet(TITLE).update_title("旧的")

    assert printed(clean, table("91")) == 1
    assert shown(clean)[3][2] == "91.00"
    clean.sheet.del_worksheet(clean.sheet.worksheet(TITLE))
    assert printed(clean, table("91")) == 1


def test_somebody_elses_tab_of_that_title_is_not_touched(clean: LiveWorkbook) -> None:
    clean.sheet.add_worksheet(TITLE, 5, 5).update_acell("A1", "自己的")

    with pytest.raises(WorkbookError, match="rename it"):
        printed(clean, table("90"))
    assert shown(clean) == [["自己的"]]


def test_a_sync_does_not_mind_the_tab(clean: LiveWorkbook) -> None:
    printed(clean, table("90"))
    clean.restart()
    clean.sync(datetime(2026, 4, 20, 18))  # noqa: DTZ001 - local time of the workbook

    assert not clean.sync(datetime(2026, 4, 20, 18, 1)).writes  # noqa: DTZ001


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_hash_can_be_computed_from_the_sheet(clean: LiveWorkbook, locale: Locale) -> None:
    text = (
        "民情日记\n走访日期 | 走访对象\n2026-01-05 | H001\n2026-01-06 | H999\n"
        "\n加扣分登记\n日期 | 类别 | 分值 | 批准人\n2026-01-06 | 加分 | 1.5 | 陈国强\n"
        "\n人员名册\n工号 | 离岗日期\nS03 | 2026-01-10\n"
    )
    thresholds = default_thresholds(locale)
    former = {"s02": Former(3, Decimal("20.5"))}
    ranking = rank_quarter("2026Q1", cards_of(text).values(), thresholds, former)
    stages = quarter_stages("2026Q1", thresholds)
    imprint = Imprint(Stage.PUBLISHED, stages, "ab" * 32, "cd" * 32, in_force(thresholds), {})
    made = ranking_table(ranking, imprint, thresholds, locale)
    print_table(clean.service, clean.spreadsheet_id, made, locale)

    values = clean.sheet.worksheet(made.tab_title).get_all_values()
    width, first = len(made.heads), 1 + len(made.facts)
    pasted = "".join(
        "\t".join(row[:width]) + "\n" for row in values[first : first + 1 + len(made.lines)]
    )
    assert sha256(pasted.encode()).hexdigest() == made.hash
    assert any(made.hash in row for row in values)
