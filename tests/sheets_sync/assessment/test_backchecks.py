"""The draw: recomputed with a hash tool, step by step."""

import subprocess

from sheets_sync.assessment.backchecks import Draw, checkers, draw, draw_value
from tests.assessing import day, evidence_of

HEAD = "ab" * 32
LEADERS = """
网格划分
网格编号 | 名称 | 级别 | 上级网格
G2 | 西片 | 四级 |
G3 | 北片 | 四级 |

人员名册
工号 | 姓名 | 岗位 | 所属网格 | 到岗日期
S11 | 片长二 | 网格长 | G2 | 2025-01-01
S12 | 片长三 | 网格长 | G3 | 2025-01-01
S13 | 后来的 | 网格长 | G3 | 2026-05-01
"""
VISITS = """
民情日记
编号 | 走访日期 | 走访对象 | 走访记录
D-000001 | 2026-01-05 | H001 | 甲
D-000002 | 2026-01-06 | H001 | 乙
D-000003 | 2026-02-05 | H001 | 丙
D-000004 | 2026-02-06 | H002 | 丁
D-000005 | 2026-03-05 | H002 | 戊
"""
SEAL = "2026-04-04"


def drawn(text: str, why: str, quarter: str = "2026Q1") -> list[Draw]:
    found = draw(quarter, evidence_of(text, SEAL), HEAD, on=day(SEAL))
    return [one for one in found if one.why == why and one.worker == "S02"]


def sha256sum(text: str) -> str:
    told = subprocess.run(["sha256sum"], input=text.encode(), capture_output=True, check=True)
    return told.stdout.decode()[:64]


def test_a_hash_tool_tells_the_draw_value() -> None:
    assert draw_value("2026Q1", HEAD, "D-000001") == sha256sum(f"2026Q1|{HEAD}|D-000001")


def test_random_visits_walk_up_the_list_and_skip_homes() -> None:
    found = drawn(LEADERS + VISITS, "random")
    order = sorted(f"D-{n:06d}" for n in range(1, 6))
    order.sort(key=lambda name: sha256sum(f"2026Q1|{HEAD}|{name}"))
    homes = {name: "H001" if name < "D-000004" else "H002" for name in order}
    expected = [
        name for at, name in enumerate(order) if homes[name] not in {homes[o] for o in order[:at]}
    ]

    assert [one.subject for one in found] == expected
    assert [one.value for one in found] == sorted(one.value for one in found)


def test_checkers_lead_other_grids_and_the_value_chooses() -> None:
    for one in drawn(LEADERS + VISITS, "random"):
        assert one.checker == ("S11", "S12")[int(one.value, 16) % 2]


def test_an_only_leader_checks_even_own_grids() -> None:
    assert {one.checker for one in drawn(VISITS, "random")} == {"S01"}


def test_leaders_out_of_post_do_not_check() -> None:
    registers = evidence_of(LEADERS, SEAL).context.registers

    assert checkers("W01", registers, day(SEAL)) == ["S11", "S12"]
    assert checkers("W01", registers, day("2026-05-02")) == ["S11", "S12", "S13"]


TEXT = "老人说夜里起夜看不清路，床边的灯不亮了，帮忙换了灯泡又看了插座"
COPIES = """
民情日记
编号 | 走访日期 | 走访对象 | 走访方式 | 走访记录
D-000001 | 2026-01-05 | H001 | 入户面谈 | TEXT
D-000002 | 2026-01-06 | H002 | 电话联系 | TEXT
D-000003 | 2026-01-07 | H003 | 电话联系 | TEXT
D-000004 | 2026-01-08 | H003 | 电话联系 | TEXT
""".replace("TEXT", TEXT)


def test_suspicious_rows_up_to_their_number() -> None:
    names = sorted(
        ("D-000002", "D-000003", "D-000004"), key=lambda name: draw_value("2026Q1", HEAD, name)
    )

    assert [one.subject for one in drawn(COPIES, "suspicious")] == names[:2]


def test_nothing_is_drawn_twice() -> None:
    text = COPIES.replace("电话联系", "入户面谈")
    random, suspicious = drawn(text, "random"), drawn(text, "suspicious")

    assert len(random) == 3
    assert not {one.subject for one in random} & {one.subject for one in suspicious}


def test_a_special_home_that_nobody_visited() -> None:
    text = VISITS + (
        "\n住户台账\n户号 | 必访类别 | 免访截止\n"
        "H001 | 独居老人 |\nH003 | 独居老人 |\nH002 | 残疾家庭 | 2026-12-31\n"
    )

    assert [one.subject for one in drawn(text, "never_visited")] == ["H003"]
    assert (
        drawn(text + "\n民情日记\n走访日期 | 走访对象\n2026-03-30 | H003\n", "never_visited") == []
    )
