"""Cases are read as a sheet would hold them, and stand on a sound community."""

import pytest

from sheets_sync.rules.cases.community import COMMUNITY, SOUND_ROWS
from sheets_sync.rules.cases.tables import base_with, read_tables, sheets_with, written
from sheets_sync.workbook.layout import TAB, TABS

MARCH_5 = 46086

DIARY = """
民情日记
编号 | 走访日期 | 到达时间 | 走访对象 | 走访记录
D-000001 | 2026-03-05 | 14:24 | H001 |
D-000002 | “2026-03-05” | “14:24” | 7 | 14:24
D-000003 | 20260305 | 1.5 | | 2026-03-05
"""


def test_cells_are_held_as_a_sheet_would_hold_them() -> None:
    first, quoted, bare = read_tables(DIARY)["diary"]

    assert first["visited_on"] == MARCH_5
    assert first["arrived_at"] == pytest.approx(0.6)
    assert first["content"] == ""
    assert quoted["visited_on"] == "2026-03-05"
    assert quoted["arrived_at"] == "14:24"
    assert (quoted["target"], quoted["content"]) == ("7", "14:24")
    assert (bare["visited_on"], bare["arrived_at"]) == (20260305, 1.5)
    assert bare["content"] == "2026-03-05"


def test_moments_and_settings_are_numbers() -> None:
    tables = read_tables(
        """
矛盾调处
编号 | 登记时间
M-000001 | 2026-03-05 12:00

参数
参数 | 值
pace_slack | 0.5
"""
    )

    assert tables["disputes"][0]["reported_at"] == MARCH_5 + 0.5
    assert tables["settings"] == [{"key": "pace_slack", "value": 0.5}]


def test_a_case_changes_the_rows_it_names_and_adds_sound_ones() -> None:
    tables = base_with(
        """
住户台账
户号 | 迁出日期
H001 | 2026-03-05
H007 | 2026-03-05

民情日记
编号 | 走访方式
D-000001 | 拒访
"""
    )

    homes = {row["household_id"]: row for row in tables["households"]}
    assert homes["H001"]["address"] == "1组1号"
    assert homes["H001"]["moved_out"] == MARCH_5
    assert homes["H007"]["address"] == "9组9号"
    assert "moved_out" not in homes["H002"]
    assert tables["diary"][0]["method"] == "拒访"
    assert tables["diary"][0]["outcome"] == "无事项"


def test_a_second_row_under_one_id_is_added() -> None:
    tables = base_with("住户台账\n户号 | 户主称呼\nH001 | 吴奶奶\nH001 | 何师傅")

    homes = [row for row in tables["households"] if row["household_id"] == "H001"]
    assert [(row["address"], row["head"]) for row in homes] == [
        ("1组1号", "吴奶奶"),
        ("1组1号", "何师傅"),
    ]


def test_blocks_of_one_tab_are_joined() -> None:
    text = "参数\n参数 | 值\nquota_visits | 3\n\n参数\n参数 | 值\npace_slack | 0.5"

    assert [row["key"] for row in base_with(text)["settings"]] == [
        "start_date",
        "quota_visits",
        "pace_slack",
    ]


def test_a_workbook_has_every_tab_under_its_headers() -> None:
    sheets = sheets_with("")

    assert list(sheets) == [tab.title["zh-CN"] for tab in TABS]
    assert sheets["民情日记"][0] == [column.title("zh-CN") for column in TAB["diary"].columns]
    assert sheets["网格划分"][1][:4] == ["G1", "东片", "四级", ""]


def test_tabs_are_removed_and_columns_renamed_and_doubled() -> None:
    sheets = sheets_with(
        """
(删除) 场所台账

民情日记
编号 | 走访方式→怎么去的 | 走访方式→Method
D-000001 | 拒访 | 电话联系
"""
    )

    header, row = sheets["民情日记"]
    place = [column.key for column in TAB["diary"].columns].index("method")
    assert "场所台账" not in sheets
    assert (header[place], row[place]) == ("怎么去的", "拒访")
    assert header[-1] == "Method"
    assert len(header) == len(TAB["diary"].columns) + 1


@pytest.mark.parametrize(
    "text",
    [
        "没有的表\n编号\nD-000001",
        "民情日记\n没有的列\nD-000001",
        "民情日记\n编号 | 走访方式\nD-000001",
    ],
)
def test_a_slip_in_a_case_is_seen(text: str) -> None:
    with pytest.raises(ValueError, match=r"title|header|cells"):
        written(text)


@pytest.mark.parametrize("text", [COMMUNITY, SOUND_ROWS])
def test_the_rows_below_every_case_fill_what_is_required(text: str) -> None:
    for table in written(text):
        required = {column.key for column in table.tab.columns if column.required}
        own = {table.tab.id_column} if text is SOUND_ROWS else set()
        assert required - own <= {heading.column.key for heading in table.headings}
        for column in table.tab.columns:
            values = {choice.text.zh for choice in column.choices} | {""}
            cells = {str(row.get(column.key, "")) for row in table.records()}
            assert not column.choices or cells <= values, column.key
