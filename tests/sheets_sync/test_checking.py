"""A process that remembers says what a fresh one says, whatever people did in between."""

from collections.abc import Callable
from datetime import datetime, timedelta
from operator import itemgetter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.checking import Checked, Checker
from sheets_sync.findings import Finding
from sheets_sync.rules.cases.tables import base_with
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.workbook.layout import TAB, TABS
from sheets_sync.workbook.layout.schema import Kind, TabKind
from sheets_sync.workbook.snapshot import Cell
from tests.ledgers import Desk
from tests.paper import Paper, Row

BEGINNING = datetime.fromisoformat("2026-03-06T09:00")
FILLED = tuple(t for t in TABS if t.kind in (TabKind.LEDGER, TabKind.REGISTER) and not t.subject)
PROBLEMS = (
    "5组七八户都反映下水道下雨就冒", "5组几户反映下水道一下雨就冒", "停车位不够，晚上消防道停满",
    "路灯不亮", "路灯又不亮了", "？", "",
)  # fmt: skip
OPEN_OUTCOMES = ("未解决", "转居委会", "约期解决", "当场解决")
ODD_CELLS: tuple[Cell, ...] = (
    "", " ", "　", "3/5", "3月5日", "2026-3-5", "２０２６.3.5", "26-3-5", 46086, 46087.4,
    0, 1, -3, 0.5, 20260305, 99999999, 1e300, True, False, "S02", "s02", "Ｓ０２", "李秀英",
    "S99", "H001", "h001", "1组1号", "吴奶奶", "P001", "W01", "G1", "入户面谈", "未解决", "=1+1",
    "'x", "\u200b", "晚上3点", "下午2点", "24:00", "W02(2026-03-01~2026-03-20)", "2026Q1",
    "D-000001", "独居老人、残疾家庭",
)  # fmt: skip
CONDITIONS: tuple[tuple[str, str], ...] = (
    ("民情日记", '"走访方式" = \'入户面谈\' AND LENGTH("走访记录") > 3'),
    ("民情日记", '"走访日期" < 今天 - 1 OR "走访日期" IS NULL'),
    ("民情日记", '"备注" <> \'\' AND "备注" <> 0'),
    ("民情日记", '"首次录入" > "走访日期" OR "编号" LIKE \'%1\''),
    ("Diary", 'MINUTES("离开时间", "到达时间") > 0'),
    ("住户台账", "\"必访状态\" IN ('已访', '待访', '逾期') OR \"距今天数\" > 3"),
    ("places", "\"巡查状态\" <> '已访'"),
    ("信息上报", '"应报时限" < 今天 + 3'),
    ("工作任务", "\"状态\" = '待办'"),
    ("人员名册", "\"到岗日期\" > '2020-01-01' AND \"岗位\" = '网格员'"),
    ("便民服务", '"耗时(天)" >= 0'),
    ("民情日记", "\"校验结果\" = '通过'"),
    ("没有的表", "1"),
)
GARBAGE_IDS: tuple[Cell, ...] = ("", "D-999999", "d-000001", "abc", 7, "Z-000001", True, " ")


def community() -> Paper:
    return Paper(
        base_with(
            "民情日记\n走访日期 | 网格员 | 走访对象 | 反映问题\n"
            "2026-03-05 | S02 | H001 |\n2026-03-05 | S02 | H001 | 又去了一趟\n"
            "3/4 | S03 | H004 |\n2026-03-04 | 王桂兰 | H005 |\n\n"
            "矛盾调处\n登记时间\n2026-03-05 09:00\n\n"
            "信息上报\n发现时间\n2026-03-06 08:30\n\n"
            "便民服务\n受理日期\n2026-03-05\n\n"
            "入户测评\n测评日期\n2026-03-05"
        )
    )


class Crowd:
    """Random edits of a workbook on paper."""

    def __init__(self, random: Random, paper: Paper) -> None:
        self.random = random
        self.paper = paper

    def edit(self) -> None:
        acts: tuple[Callable[[], None], ...] = (
            self.type_cell, self.type_cell, self.type_cell, self.new_row, self.copy_row,
            self.delete_row, self.shuffle, self.type_id, self.swap_ids, self.clear_row,
            self.change_setting, self.switch_rule, self.type_over, self.insert_blank,
            self.lose_column, self.restore_column, self.restore_column,
            self.write_rule, self.write_rule, self.fill_extra,
            self.raise_problem, self.raise_problem, self.decide, self.upset_agenda,
        )  # fmt: skip
        self.random.choice(acts)()

    def rows(self) -> tuple[str, list[Row]]:
        tab = self.random.choice(FILLED).key if self.random.random() < 0.5 else "diary"
        return tab, self.paper.rows(tab)

    def type_cell(self) -> None:
        tab, rows = self.rows()
        column = self.random.choice([c for c in TAB[tab].columns if c.human])
        cell: Cell = self.random.choice(ODD_CELLS)
        if column.choices and self.random.random() < 0.5:
            cell = self.random.choice(column.choices).text.zh
        elif column.kind is Kind.DATE and self.random.random() < 0.5:
            cell = 46080 + self.random.randint(0, 40)
        if rows:
            self.random.choice(rows)[column.key] = cell

    def new_row(self) -> None:
        tab, rows = self.rows()
        human = [c.key for c in TAB[tab].columns if c.human]
        pattern = self.random.choice(rows) if rows else {}
        row = {key: pattern[key] for key in human if key in pattern and self.random.random() < 0.8}
        row.setdefault(self.random.choice(human), self.random.choice(ODD_CELLS))
        rows.insert(self.random.randint(0, len(rows)), row)

    def copy_row(self) -> None:
        _, rows = self.rows()
        if rows:
            rows.insert(self.random.randint(0, len(rows)), dict(self.random.choice(rows)))

    def delete_row(self) -> None:
        _, rows = self.rows()
        if rows:
            rows.pop(self.random.randrange(len(rows)))

    def shuffle(self) -> None:
        self.random.shuffle(self.rows()[1])

    def type_id(self) -> None:
        tab, rows = self.rows()
        if rows:
            self.random.choice(rows)[TAB[tab].id_column] = self.random.choice(GARBAGE_IDS)

    def swap_ids(self) -> None:
        tab, rows = self.rows()
        if len(rows) > 1:
            one, other = self.random.sample(rows, 2)
            key = TAB[tab].id_column
            one[key], other[key] = other.get(key, ""), one.get(key, "")

    def clear_row(self) -> None:
        tab, rows = self.rows()
        if rows:
            row = self.random.choice(rows)
            for column in TAB[tab].columns:
                if column.human:
                    row[column.key] = ""

    def lose_column(self) -> None:
        """Somebody deletes a column with all that stands in it."""
        tab, rows = self.rows()
        key = self.random.choice(TAB[tab].columns).key
        if self.random.random() < 0.3:
            key = TAB[tab].id_column
        self.paper.lost.add((tab, key))
        for row in rows:
            row.pop(key, None)

    def restore_column(self) -> None:
        if self.paper.lost:
            self.paper.lost.remove(self.random.choice(sorted(self.paper.lost)))

    def insert_blank(self) -> None:
        _, rows = self.rows()
        rows.insert(self.random.randint(0, len(rows)), {})

    def type_over(self) -> None:
        tab, rows = self.rows()
        ours = [c.key for c in TAB[tab].columns if not c.human and c.kind is not Kind.RECORD_ID]
        if rows and ours:
            self.random.choice(rows)[self.random.choice(ours)] = self.random.choice(ODD_CELLS)

    def change_setting(self) -> None:
        key = self.random.choice(
            ("start_date", "min_content_chars", "new_resident_days", "quota_households", "nonsense")
        )
        value = self.random.choice((46000, 5, 30, "", "很多", True))
        self.paper.rows("settings").append({"key": key, "value": value})
        self.random.shuffle(self.paper.rows("settings"))

    def write_rule(self) -> None:
        rules = self.paper.rows("custom_rules")
        if len(rules) > 4 or (rules and self.random.random() < 0.3):
            rules.pop(self.random.randrange(len(rules)))
        tab, condition = self.random.choice(CONDITIONS)
        severity = self.random.choice(("", "有误", "提醒", "很重"))
        rule: Row = {"tab": tab, "condition": condition, "severity": severity, "message": "请看看"}
        rules.insert(self.random.randint(0, len(rules)), rule)

    def fill_extra(self) -> None:
        rows = self.paper.rows("diary")
        for row in rows[:1]:
            row.setdefault("备注", "")
        if rows:
            self.random.choice(rows)["备注"] = self.random.choice(ODD_CELLS)

    def raise_problem(self) -> None:
        rows = self.paper.rows("diary")
        if rows:
            row = self.random.choice(rows)
            row["problem"] = self.random.choice(PROBLEMS)
            row["topic"] = self.random.choice(("停车难", "下水道堵塞", ""))
            row["outcome"] = self.random.choice(OPEN_OUTCOMES)
            row["related"] = self.random.choice(["", *self.paper.ids("diary")])

    def decide(self) -> None:
        rows = self.paper.rows("agenda")
        if rows:
            row = self.random.choice(rows)
            row["decision"] = self.random.choice(("画线", "换灯", ""))
            row["due_on"] = self.random.choice((46080, 46200, ""))

    def upset_agenda(self) -> None:
        """Rows of the service's making are sorted, deleted, copied, cleared, typed over."""
        rows = self.paper.rows("agenda")
        if not rows:
            return
        row = self.random.choice(rows)
        match self.random.randrange(6):
            case 0:
                self.random.shuffle(rows)
            case 1:
                rows.remove(row)
            case 2:
                rows.insert(self.random.randint(0, len(rows)), dict(row))
            case 3:
                rows.insert(self.random.randint(0, len(rows)), {})
            case 4:
                row[self.random.choice(("record_id", "topic", "records", "homes"))] = "G-000777"
            case 5:
                row.clear()

    def switch_rule(self) -> None:
        rule = self.random.choice(CATALOGUE)
        on, severity = (
            self.random.choice(("是", "否", "?")),
            self.random.choice(("有误", "提醒", "")),
        )
        self.paper.rows("rules").append({"code": rule.code, "on": on, "severity": severity})


Told = tuple[list[Finding], list[tuple[str, str, list[tuple[int, Cell]]]]]


def told(checked: Checked) -> Told:
    writes = [
        (w.tab, w.column, sorted(w.cells.items(), key=itemgetter(0))) for w in checked.patch.writes
    ]
    return list(checked.verdicts.findings), sorted(
        (w for w in writes if w[0] != "status"), key=itemgetter(0, 1)
    )


@settings(deadline=None, max_examples=50)
@given(seed=st.integers(min_value=0))
def test_warm_says_what_cold_says(seed: int) -> None:
    """Before the patch is written as well, save that twins may change ids until they have them."""
    random = Random(seed)
    paper, desk, now = community(), Desk(), BEGINNING
    crowd = Crowd(random, paper)
    for _ in range(12):
        warm = desk.checker.check(paper.snapshot(), now)
        if paper.has_twins() or random.random() < 0.8:
            paper.write(warm.patch)
            warm = desk.checker.check(paper.snapshot(), now)
        cold = Checker(desk.history).check(paper.snapshot(), now, dry_run=True)
        assert told(warm) == told(cold)
        if not warm.patch.writes:
            desk.checker.succeed(warm.ledger.context.now)
        for _ in range(random.choice((0, 1, 1, 3, 8))):
            crowd.edit()
        days = random.choice((0, 0, 0, 1, 27))
        now += timedelta(days=days, minutes=random.randint(0, 90))


@settings(deadline=None, max_examples=50)
@given(seed=st.integers(min_value=0))
def test_a_plan_touches_no_human_cell_and_is_all_there_is_to_do(seed: int) -> None:
    random = Random(seed)
    paper, desk, now = community(), Desk(), BEGINNING
    crowd = Crowd(random, paper)
    for _ in range(6):
        before = Paper(paper.tables).human_cells()
        paper.write(desk.check(paper.snapshot(), now).patch)

        assert paper.human_cells() == before
        assert not desk.check(paper.snapshot(), now).patch.writes
        desk.restart()
        assert not desk.check(paper.snapshot(), now).patch.writes
        for _ in range(random.randint(1, 6)):
            crowd.edit()
        now += timedelta(days=random.choice((0, 0, 1, 30)), minutes=random.randint(1, 50))


def test_a_dry_check_leaves_the_journal_as_it_is() -> None:
    desk = Desk()

    checked = desk.checker.check(community().snapshot(), BEGINNING, dry_run=True)

    assert checked.patch.writes
    assert desk.history.recall().empty
    assert desk.history.open_since() == {}


@pytest.mark.parametrize("code", ["R113", "Q303"])
def test_findings_keep_the_moment_at_which_they_were_first_seen(code: str) -> None:
    desk, paper = Desk(), community()
    desk.check(paper.snapshot(), BEGINNING)
    desk.restart()
    later = desk.check(paper.snapshot(), BEGINNING + timedelta(minutes=30))

    moments = {key[0]: since for key, since in desk.history.open_since().items()}
    assert moments.get(code, 0) < later.ledger.context.now


def test_a_row_and_its_copy_keep_their_ids_whatever_is_edited_while_a_column_is_lost() -> None:
    desk, paper = Desk(), community()
    rows = paper.rows("diary")
    paper.write(desk.check(paper.snapshot(), BEGINNING).patch)
    paper.lost.add(("diary", "reason"))
    rows[1].update(arrived_at="14:00", outcome="解释说明")
    paper.write(desk.check(paper.snapshot(), BEGINNING).patch)
    rows.append(dict(rows[1]))
    paper.write(desk.check(paper.snapshot(), BEGINNING).patch)
    rows[-1]["method"] = "电话联系"
    paper.write(desk.check(paper.snapshot(), BEGINNING).patch)
    before = paper.ids("diary")
    desk.restart()
    paper.write(desk.check(paper.snapshot(), BEGINNING).patch)

    assert paper.ids("diary") == before
