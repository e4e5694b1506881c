"""What the columns of a tab offer to custom rules."""

from decimal import Decimal

import pytest

from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.values import Value
from sheets_sync.ledger.cells import Cell
from sheets_sync.rules.custom.offering import (
    EXTRA,
    Names,
    computed_values,
    extra_values,
    standing_values,
    typed_values,
)
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Locale
from tests.ledgers import table_of

DIARY = TAB["diary"]
MARCH_5 = 46086


def names(**headers: str) -> Names:
    table = table_of("diary", [{"content": "x", "备注": "", '他说"好"': ""}])
    table.headers = {**table.headers, **headers}
    return Names(DIARY, table)


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("走访方式", "method"),
        ("走访方式*", "method"),
        ("　走访方式 ", "method"),
        ("Method", "method"),
        ("method", "method"),
        ("METHOD", "method"),
        ("编号", "record_id"),
        ("首次录入", "first_seen"),
        ("备注", f"{EXTRA}备注"),
        ('他说"好"', f'{EXTRA}他说"好"'),
    ],
)
def test_columns_go_by_many_names(header: str, key: str) -> None:
    assert names().find(header).key == key


def test_a_renamed_header_is_a_name_and_the_old_one_stays_one() -> None:
    renamed = names(method="怎么去的")

    assert renamed.find("怎么去的").key == renamed.find("走访方式").key == "method"


@pytest.mark.parametrize(
    ("header", "variant"),
    [("走访办法", "column"), ("户号", "column"), ("", "column"), ("校验结果", "verdict"),
     ("check_notes", "verdict"), ("__class__", "column"), ("headers", "column")],
)  # fmt: skip
def test_what_cannot_be_named(header: str, variant: str) -> None:
    with pytest.raises(Fault, match=variant):
        names().find(header)


def test_an_unknown_header_is_told_what_is_like_it() -> None:
    with pytest.raises(Fault) as found:
        names().find("走访的方式")
    assert found.value.told["closest"] == ["走访方式", "走访记录", "走访日期"]


@pytest.mark.parametrize(
    ("tab", "key", "cell", "read", "value"),
    [
        ("diary", "visited_on", "2026/3/5", MARCH_5, "2026-03-05"),
        ("diary", "visited_on", "上周", None, None),
        ("diary", "arrived_at", 0.5, 43_200, "12:00"),
        ("disputes", "reported_at", MARCH_5 + 0.5, MARCH_5 * 86_400 + 43_200, "2026-03-05 12:00"),
        ("households", "people", "３", Decimal(3), 3),
        ("households", "people", 2.5, Decimal("2.5"), 2.5),
        ("households", "people", "", None, None),
        ("households", "phone", 13900001234, None, "13900001234"),
        ("households", "phone", " 007 ", None, "007"),
        ("diary", "method", " 入户面谈", "in_home", "入户面谈"),
        ("diary", "method", "上门", None, "上门"),
        ("diary", "content", "（Ａ）\u200b", "x", "(A)"),
        ("diary", "content", True, "x", "TRUE"),
        ("diary", "worker", "李秀英", "s02", "李秀英"),
        ("diary", "problem", " ", " ", ""),
    ],
)
def test_cells_that_people_type(tab: str, key: str, cell: Cell, read: object, value: Value) -> None:
    assert typed_values(TAB[tab].column(key), [cell], [read]) == [value]


def test_cells_that_the_service_has_found() -> None:
    homes, tasks = TAB["households"], TAB["tasks"]

    def offered(values: list[object], key: str, locale: Locale = "zh-CN") -> list[Value]:
        return computed_values(homes.column(key), values, locale)

    assert offered(["missed", None, "none"], "due_state") == ["逾期", "", "–"]
    assert offered(["missed"], "due_state", "en") == ["missed"]
    assert offered([MARCH_5, None], "last_visit") == ["2026-03-05", None]
    assert offered([0, 3], "visits_this_month") == [0, 3]
    assert computed_values(tasks.column("record_id"), ["T-000001"], "zh-CN") == ["T-000001"]


def test_cells_that_stand_in_service_columns() -> None:
    agenda = TAB["agenda"]

    assert standing_values(agenda.column("homes"), [3, "", "多"]) == [3, None, None]
    assert standing_values(agenda.column("since"), [MARCH_5, ""]) == ["2026-03-05", None]
    assert standing_values(agenda.column("topic"), [" 停车 ", ""]) == ["停车", ""]


def test_cells_of_columns_that_people_added() -> None:
    cells: list[Cell] = [7, 2.5, "７", "", True, " 甲 ", "同", "同", "同", "同", "同", "同"]
    assert extra_values(cells)[:6] == [7, 2.5, "7", "", "TRUE", "甲"]
    assert extra_values(["同", "同", "同", "＝"]) == ["同", "同", "同", "="]


def test_very_many_letters_are_folded_some_at_a_time() -> None:
    pauses: list[None] = []
    cells: list[Cell] = [f"{n}" + "长" * 50_000 for n in range(40)]

    assert extra_values(cells, lambda: pauses.append(None)) == cells
    assert len(pauses) > 2
