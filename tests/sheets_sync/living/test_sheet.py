"""A living sheet: whatever people do to it, the sync goes on and loses no word."""

from collections.abc import Callable
from dataclasses import dataclass, field

import gspread
import pytest
from gspread.utils import ValueInputOption, ValueRenderOption

from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.snapshot import Cell
from tests.sheets_sync.living.community import (
    SERVICE,
    Json,
    People,
    after,
    place,
    versions,
    visit,
    written,
)
from tests.workbooks import LiveWorkbook

SOUND = ("通过", "通过", "有误")  # what the three visits are told while nothing is lost


@dataclass(frozen=True)
class Disturbance:
    """Something that people do after the first sync, and what is to be found of it.

    `finds` are the findings that were not there before, as code and tab; `checks` what the diary's
    rows are told afterwards, None where they can no longer be read.
    """

    name: str
    act: Callable[[People], object]
    finds: frozenset[tuple[str, str]] = frozenset()
    checks: tuple[str, ...] | None = SOUND
    elsewhere: str = field(default="services")


def rename_tab(people: People) -> None:
    people.live.tab("diary").update_title("三月的‘日记’")


def rename_headers(people: People) -> None:
    people.type("diary", 1, "content", "说了什么")
    people.type("diary", 1, "check", "结论")
    people.type("diary", 1, "record_id", "号")


def move_tab(people: People) -> None:
    people.live.tab("diary").update_index(9)


def move_columns(people: People) -> None:
    people.batch(
        {"moveDimension": {"source": people.column("diary", "check"), "destinationIndex": 1}},
        {"moveDimension": {"source": people.column("diary", "visited_on"), "destinationIndex": 9}},
    )


def delete_column(key: str) -> Callable[[People], object]:
    return lambda people: people.batch({"deleteDimension": {"range": people.column("diary", key)}})


def delete_tab(people: People) -> None:
    people.live.sheet.del_worksheet(people.live.tab("services"))


def double_column(people: People) -> None:
    """Copied beside its original, as with Ctrl+C and Ctrl+V."""
    end, at = len(TAB["diary"].columns), place("diary", "method")
    people.batch(
        {
            "copyPaste": {
                "source": people.area("diary", (0, 4), (at, at + 1)),
                "destination": people.area("diary", (0, 4), (end, end + 1)),
            }
        }
    )


def double_tab(people: People) -> None:
    people.live.sheet.duplicate_sheet(people.sheet("diary"), new_sheet_name="备份")


def merge(rows: tuple[int, int], first: str, last: str) -> Callable[[People], object]:
    def act(people: People) -> None:
        columns = place("diary", first), place("diary", last) + 1
        area = people.area("diary", rows, columns)
        people.batch({"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}})

    return act


def type_formulas(people: People) -> None:
    """Over cells of the service: ids, verdicts, notes; one spills over the rows below."""
    for row, key, formula in (
        (2, "check", '="不用改"'),
        (3, "check", "=1/0"),
        (4, "check_notes", "=B4&C4"),
        (2, "first_seen", "=NOW()"),
        (2, "check_notes", '={"甲";"乙";"丙"}'),
        (3, "record_id", '="D-"&"000777"'),
    ):
        people.type("diary", row, key, formula, raw=False)
    people.type("settings", 3, "meaning", "=A3", raw=False)
    people.live.tab("alerts").update(
        [["=A1"]], "B2", value_input_option=ValueInputOption.user_entered
    )


def leave_filter(people: People) -> None:
    condition = {"condition": {"type": "TEXT_EQ", "values": [{"userEnteredValue": "有误"}]}}
    area = people.area("diary", (0, 900), (0, len(TAB["diary"].columns)))
    criteria = {str(place("diary", "check")): condition}
    people.batch({"setBasicFilter": {"filter": {"range": area, "criteria": criteria}}})


def leave_filter_view(people: People) -> None:
    area = people.area("diary", (0, 900), (0, len(TAB["diary"].columns)))
    people.batch(
        {
            "addFilterView": {
                "filter": {
                    "title": "只看有误",
                    "range": area,
                    "criteria": {str(place("diary", "check")): {"hiddenValues": ["通过"]}},
                }
            }
        }
    )


def replace_by_copy(people: People) -> None:
    """Duplicate the tab, delete the original, give the copy its name."""
    diary = people.live.tab("diary")
    copy = people.live.sheet.duplicate_sheet(diary.id, new_sheet_name="副本")
    people.live.sheet.del_worksheet(diary)
    copy.update_title(TAB["diary"].title["zh-CN"])


def replace_by_words(people: People) -> None:
    """All its cells pasted into a new tab of the same name: no metadata comes along."""
    diary = people.live.tab("diary")
    lines = diary.get_values(value_render_option=ValueRenderOption.unformatted)
    people.live.sheet.del_worksheet(diary)
    fresh = people.live.sheet.add_worksheet(TAB["diary"].title["zh-CN"], 500, 30)
    fresh.update(lines, value_input_option=ValueInputOption.raw)


def insert_blank_rows(people: People) -> None:
    people.batch(
        {"insertDimension": {"range": people.span("diary", "ROWS", 2, 50_002)}},
        {
            "appendDimension": {
                "sheetId": people.sheet("households"),
                "dimension": "ROWS",
                "length": 50_000,
            }
        },
    )


def type_emoji(people: People) -> None:
    people.type("diary", 2, "content", "👨‍👩‍👧‍👦一家四口都好👍🏽，聊了很久🇨🇳")
    people.type("diary", 2, "problem", "🚰漏水💧")
    people.type("diary", 1, "content", "📝走访记录")
    people.live.tab("diary").update_title("民情日记📒")


def type_right_to_left(people: People) -> None:
    people.type("diary", 2, "content", "\u202bتحدثنا عن الأسرة\u202c والجميع بخير")
    people.type("diary", 3, "target", "\u200fH002\u200e")
    people.type("diary", 2, "reason", "שלום\u2067עולם\u2069")


def fill_to_the_brim(people: People) -> None:
    """The most characters that a cell holds."""
    people.type("diary", 2, "content", "聊了近况，" * 10_000)
    people.type("diary", 3, "problem", "难" * 50_000)
    people.live.type_rows(
        "custom_rules",
        [
            {
                "name": "长" * 50_000,
                "tab": "民情日记",
                "condition": "(" * 50_000,
                "message": "x" * 50_000,
            }
        ],
    )


def store_numbers_as_text(people: People) -> None:
    people.type("diary", 2, "visited_on", "20260305")
    people.type("diary", 3, "visited_on", "46086")
    people.type("settings", 5, "value", "１５")
    people.type("scoring", 2, "points", "10")


def store_text_as_numbers(people: People) -> None:
    people.type("diary", 2, "content", 123456789012345)
    people.type("diary", 3, "target", 3)
    people.type("households", 2, "phone", 13912345678)
    people.type("households", 2, "address", 46086.5)
    people.type("diary", 4, "worker", True)


def clear_row(people: People) -> None:
    people.live.tab("diary").batch_clear(["B3:O3"])


def clear_all_rows(people: People) -> None:
    people.live.tab("diary").batch_clear(["A2:Z4"])


def of(code: str, tab: str = "diary") -> frozenset[tuple[str, str]]:
    return frozenset([(code, tab)])


DISTURBANCES = (
    Disturbance("a renamed tab", rename_tab),
    Disturbance("renamed headers", rename_headers),
    Disturbance("a moved tab", move_tab),
    Disturbance("moved columns", move_columns),
    Disturbance("a deleted column", delete_column("topic"), of("W102")),
    Disturbance("a deleted required column", delete_column("target"), of("W102")),
    Disturbance("a deleted service column", delete_column("check"), of("W102"), None),
    Disturbance("a deleted tab", delete_tab, of("W101", "services"), elsewhere="diary"),
    Disturbance("a doubled column", double_column, of("W103")),
    Disturbance("a doubled tab", double_tab, of("W103")),
    Disturbance("cells of a row merged", merge((1, 2), "arrived_at", "left_at")),
    Disturbance("rows merged", merge((1, 3), "reason", "reason")),
    Disturbance("our cells merged", merge((1, 3), "check", "check_notes")),
    Disturbance("ours and theirs merged", merge((1, 4), "related", "check")),
    Disturbance("headers merged", merge((0, 1), "content", "topic")),
    Disturbance("formulas over service cells", type_formulas),
    Disturbance("a filter left on", leave_filter),
    Disturbance("a filter view left on", leave_filter_view),
    Disturbance("a tab replaced by a copy", replace_by_copy),
    Disturbance("a tab replaced by its words", replace_by_words),
    Disturbance("50,000 blank rows", insert_blank_rows),
    Disturbance("emoji", type_emoji),
    Disturbance("right-to-left text", type_right_to_left),
    Disturbance("50,000-character cells", fill_to_the_brim, of("W106", "custom_rules")),
    Disturbance(
        "numbers stored as text",
        store_numbers_as_text,
        of("R102"),
        ("通过", "有误", "有误"),
    ),
    Disturbance(
        "text stored as numbers",
        store_text_as_numbers,
        of("R105") | of("R106"),
        ("通过", "有误", "有误"),
    ),
    Disturbance("a row cleared", clear_row, checks=("通过", "有误")),
    Disturbance("all rows cleared", clear_all_rows, checks=()),
)


def diary(workbook: LiveWorkbook) -> gspread.Worksheet:
    """The tab of the diary whatever it is called now."""
    mark = {"gridbook.tab": "diary"}
    for sheet in workbook.sheet.fetch_sheet_metadata()["sheets"]:
        marks = {m["metadataKey"]: m["metadataValue"] for m in sheet.get("developerMetadata", ())}
        if mark.items() <= marks.items() and sheet["properties"]["title"] != "备份":
            return workbook.sheet.get_worksheet_by_id(sheet["properties"]["sheetId"])
    raise AssertionError("no tab is marked as the diary")


def column(sheet: gspread.Worksheet, key: str) -> list[Cell]:
    """The cells of a column of ours below the header, by its metadata, blank ones left out."""
    lookup = {"metadataKey": "gridbook.column", "metadataValue": f"diary.{key}"}
    answer: Json = sheet.client.request(
        "post",
        f"{gspread.urls.SPREADSHEET_URL % sheet.spreadsheet_id}/values:batchGetByDataFilter",
        json={
            "dataFilters": [{"developerMetadataLookup": {**lookup, "locationType": "COLUMN"}}],
            "majorDimension": "COLUMNS",
            "valueRenderOption": "UNFORMATTED_VALUE",
        },
    ).json()
    ranges = [entry["valueRange"] for entry in answer.get("valueRanges", ())]
    (mine,) = [r for r in ranges if sheet.title.replace("'", "''") in r["range"]]
    return [cell for cell in mine.get("values", [[]])[0][1:] if cell != ""]


@pytest.mark.parametrize("case", DISTURBANCES, ids=lambda case: case.name)
def test_the_sync_goes_on_and_loses_no_word(workbook: LiveWorkbook, case: Disturbance) -> None:
    known = {(f.code, f.tab) for f in workbook.sync(after(1)).findings}
    case.act(People(workbook))
    row = SERVICE if case.elsewhere == "services" else visit(4)
    workbook.type_rows(case.elsewhere, [row], first=2 if case.elsewhere == "services" else 5)
    before = written(workbook)
    receipt = workbook.sync(after(2))

    assert {(f.code, f.tab) for f in receipt.findings} - known == case.finds
    assert receipt.verified
    assert workbook.rows(case.elsewhere)[-1]["check"] == "通过"
    now = written(workbook)
    assert now.by_people(before) == before.by_people(now)
    if case.checks is not None:
        wanted = [*case.checks, *["通过"] * (case.elsewhere == "diary")]
        assert column(diary(workbook), "check") == wanted
    again = workbook.sync(after(3))
    workbook.restart()
    anew = workbook.sync(after(4))
    assert (again.cells_written, anew.cells_written) == (0, 0)
    assert {(f.code, f.tab) for f in anew.findings} - known == case.finds


def test_a_copy_in_its_place_is_the_same_tab_to_the_journal(workbook: LiveWorkbook) -> None:
    workbook.sync(after(1))
    before = versions(workbook, "diary")
    replace_by_copy(People(workbook))
    workbook.sync(after(2))

    assert versions(workbook, "diary") == before


def test_cleared_rows_leave_tombstones_and_come_back(workbook: LiveWorkbook) -> None:
    workbook.sync(after(1))
    clear_row(People(workbook))
    workbook.sync(after(2))
    gone = {name: alive for name, (alive, _) in versions(workbook, "diary").items()}
    workbook.type_rows("diary", [visit(2)], first=3)
    workbook.sync(after(3))

    assert gone == {"D-000001": True, "D-000002": False, "D-000003": True}
    assert [row["check"] for row in workbook.rows("diary")] == list(SOUND)
