"""The tabs hold what the contract says: keys, headers, owners, lists, in both locales."""

import itertools
import re

import pytest

from sheets_sync.workbook.column_places import header_aliases
from sheets_sync.workbook.layout import (
    LOCALES,
    TAB,
    TABS,
    Column,
    Kind,
    Locale,
    Owner,
    Tab,
    TabKind,
    annual_title,
    ranking_title,
    tab_title,
)

MARKS = {"※": Owner.WORKER, "▲": Owner.LEADER, "■": Owner.SERVICE}

# Title, then columns: owner, key, header; `*` = required.
CONTRACT = {
    "diary": """民情日记
        ■record_id=编号 ※visited_on=走访日期* ※arrived_at=到达时间 ※left_at=离开时间 ※worker=网格员*
        ※target=走访对象* ※method=走访方式* ※duty=工作类别* ※content=走访记录* ※problem=反映问题
        ※topic=问题类别 ※outcome=处理结果* ※reason=未解决原因 ※related=关联编号 ▲approved_by=批准
        ■check=校验结果 ■check_notes=校验说明 ■first_seen=首次录入""",
    "disputes": """矛盾调处
        ■record_id=编号 ※reported_at=登记时间* ※worker=网格员* ※parties=当事人* ※kind=纠纷类型*
        ※level=级别* ※story=经过* ※calming=安抚情况 ※escalated_to=上报对象 ※escalated_at=上报时间
        ※co_handler=协同人 ※closed_at=办结时间 ※result=结果 ※followed_up_on=回访日期
        ▲approved_by=批准 ■due_at=办结时限 ■check=校验结果 ■check_notes=校验说明
        ■first_seen=首次录入""",
    "reports": """信息上报
        ■record_id=编号 ※found_at=发现时间* ※worker=网格员* ※kind=信息类别* ※level=级别 ※place=地点
        ※content=内容* ※to_centre_at=报综治中心 ※to_leader_at=报网格长 ※to_assistant_at=报协管员
        ※closed_at=办结时间 ※feedback=反馈 ▲validity=核实 ▲approved_by=批准 ■due_at=应报时限
        ■check=校验结果 ■check_notes=校验说明 ■first_seen=首次录入""",
    "services": """便民服务
        ■record_id=编号 ※asked_on=受理日期* ※worker=网格员* ※household=服务对象* ※item=事项*
        ※done_on=办结日期 ※result=结果 ▲approved_by=批准 ■days=耗时(天) ■check=校验结果
        ■check_notes=校验说明 ■first_seen=首次录入""",
    "households": """住户台账
        ▲household_id=户号* ▲grid=所属网格* ▲address=门牌* ▲head=户主称呼* ▲phone=联系电话
        ▲people=人口数 ▲tags=必访类别 ▲moved_in=入住日期 ▲moved_out=迁出日期
        ▲excused_from=免访起始 ▲excused_until=免访截止 ▲excused_why=免访原因
        ■visits_this_month=本月走访 ■last_visit=最近走访 ■days_since=距今天数 ■due_state=必访状态
        ■check=校验结果 ■check_notes=校验说明""",
    "places": """场所台账
        ▲place_id=场所编号* ▲grid=所属网格* ▲name=名称* ▲kind=类型* ▲address=地址 ▲keeper=负责人
        ▲phone=联系电话 ▲cycle_days=巡查周期(天) ▲opened_on=启用日期 ■last_patrol=最近巡查
        ■due_state=巡查状态 ■check=校验结果 ■check_notes=校验说明""",
    "grids": """网格划分
        ▲grid_id=网格编号* ▲name=名称* ▲level=级别* ▲parent=上级网格 ▲scope=范围说明
        ■check=校验结果 ■check_notes=校验说明""",
    "staff": """人员名册
        ▲staff_id=工号* ▲name=姓名* ▲role=岗位* ▲grid=所属网格 ▲phone=联系电话 ▲email=邮箱
        ▲from=到岗日期* ▲until=离岗日期 ▲covers=代管网格 ■check=校验结果 ■check_notes=校验说明""",
    "tasks": """工作任务
        ■record_id=编号 ▲issued_on=下达日期* ▲issued_by=下达人* ▲worker=网格员* ▲kind=类别*
        ▲content=任务内容* ▲due_on=完成期限* ※done_on=完成日期 ※receipt=完成说明 ■state=状态
        ■check=校验结果 ■check_notes=校验说明""",
    "surveys": """入户测评
        ■record_id=编号 ▲surveyed_on=测评日期* ▲surveyor=测评人* ▲household=户号* ▲worker=网格员*
        ▲knows=是否认识 ▲visits_recalled=近三月来访 ▲satisfaction=满意度* ▲comment=意见
        ■diary_visits=日记次数 ■agreement=对账 ■check=校验结果 ■check_notes=校验说明""",
    "backchecks": """真实性抽查
        ■record_id=编号 ■quarter=季度 ■worker=网格员 ■subject=抽查对象 ■why=抽中原因 ■draw=抽签值
        ■checker=抽查人 ▲checked_on=核查日期 ▲verdict=核查结论 ▲remark=说明""",
    "rectifications": """整改
        ■record_id=编号 ▲worker=网格员* ▲source=来源* ▲problem=问题* ▲due_on=完成期限*
        ※response=整改说明 ※done_on=完成日期 ▲review=复查结果 ▲reviewed_by=复查人 ■state=状态
        ■check=校验结果 ■check_notes=校验说明""",
    "adjustments": """加扣分登记
        ■record_id=编号 ▲on=日期* ▲worker=网格员* ▲kind=类别* ▲points=分值 ▲reason=事由*
        ▲proposed_by=提出人* ▲approved_by=批准人 ■check=校验结果 ■check_notes=校验说明""",
    "appeals": """申诉
        ■record_id=编号 ※appealed_on=申诉日期* ※period=期间* ※worker=网格员* ※item=申诉项目*
        ※reason=申诉理由* ▲ruling=复核结论 ▲points=调整分 ▲ruled_by=复核人 ▲ruled_on=复核日期
        ■first_seen=首次录入 ■state=状态 ■check=校验结果 ■check_notes=校验说明""",
    "agenda": """例会议题
        ■record_id=编号 ■topic=问题类别 ■problem=代表表述 ■homes=涉及户数 ■grids=涉及网格
        ■since=最早 ■until=最近 ■records=相关记录 ■scope=普遍性 ▲decision=两委决定 ▲owner=责任人
        ▲due_on=期限 ▲done_on=落实日期 ■check_notes=校验说明""",
    "settings": "参数 ■key=参数 ▲value=值 ■unit=单位 ■meaning=说明 ■clause=依据",
    "rules": """规则
        ■code=编码 ■name=规则 ▲on=启用 ▲severity=级别 ■clause=依据 ■says=说明""",
    "custom_rules": """自定义规则
        ▲name=名称 ▲tab=表 ▲condition=条件 ▲severity=级别 ▲message=提示
        ■check=校验结果 ■check_notes=校验说明""",
    "scoring": "评分标准 ■key=项 ■item=项目 ▲points=分值 ■formula=算法 ■clause=依据",
}
GENERATED = {
    "guide": "使用说明",
    "alerts": "预警清单",
    "progress": "月度进度",
    "points": "得分明细",
    "status": "运行状态",
}
LISTS = {
    "diary.method": "入户面谈 门口交谈 村组路遇 电话联系 视频联系 现场巡查 敲门无人 拒访",
    "diary.duty": "政策法规宣传 社情民意采集 矛盾纠纷调解 治安防范巡逻 便民服务先导",
    "diary.outcome": "当场解决 约期解决 转网格长 转居委会 转上级部门 解释说明 未解决 无事项",
    "diary.check": "通过 提醒 有误",
    "disputes.level": "一般 重大",
    "disputes.escalated_to": "网格长 居委会",
    "disputes.result": "已化解 已移交 未化解",
    "reports.kind": "安全隐患 特殊人群动向 不稳定因素 零报告",
    "reports.level": "特急 紧急 一般 复杂",
    "reports.validity": "有效 无效 重复",
    "households.tags": "新入住居民 独居老人 残疾家庭 留守儿童 流动人口",
    "households.due_state": "已访 待访 临期 逾期 免访 –",
    "places.kind": "网吧 饭店 旅馆 出租房群租点 棋牌室 商店 诊所 学校幼儿园 养老机构 工地 生产加工 "
    "快递驿站 河塘泵站 其他",
    "places.due_state": "已访 待访 临期 逾期 免访 –",
    "grids.level": "四级 五级",
    "staff.role": "网格长 网格员 协管员 居委会 综治中心",
    "tasks.kind": "传达任务 政策学习 其他",
    "tasks.state": "待办 临期 逾期 按期完成 逾期完成",
    "surveys.knows": "知道 听说过 不知道",
    "surveys.visits_recalled": "0 1 2 3次以上 记不清",
    "surveys.satisfaction": "很满意 满意 基本满意 不满意 不了解",
    "surveys.agreement": "相符 不符 无法核对",
    "backchecks.why": "随机 可疑 漏访",
    "backchecks.verdict": "属实 基本属实 无法核实 部分不实 不实",
    "rectifications.review": "通过 不通过",
    "rectifications.state": "整改中 待复查 逾期 已通过",
    "adjustments.kind": "加分 扣分 一票否决 综合评价",
    "appeals.ruling": "维持 调整",
    "appeals.state": "待复核 已答复 逾期未答复 逾期申诉",
    "rules.on": "是 否",
    "rules.severity": "有误 提醒",
}
PREFIXES = {
    "diary": "D-",
    "disputes": "M-",
    "reports": "R-",
    "services": "F-",
    "tasks": "T-",
    "surveys": "V-",
    "backchecks": "K-",
    "rectifications": "Z-",
    "adjustments": "B-",
    "appeals": "A-",
    "agenda": "G-",
}
MAIN_DATES = {
    "diary": "visited_on",
    "disputes": "reported_at",
    "reports": "found_at",
    "services": "asked_on",
    "tasks": "issued_on",
    "surveys": "surveyed_on",
    "adjustments": "on",
    "appeals": "appealed_on",
}
COLUMNS = [(tab, column) for tab in TABS for column in tab.columns]
IDEOGRAPH = re.compile("[\u3400-\u9fff]")


def written(tab: Tab) -> str:
    """A tab in the notation of CONTRACT."""
    mark = {owner: sign for sign, owner in MARKS.items()}
    return " ".join(
        [tab.title.zh]
        + [f"{mark[column.owner]}{column.key}={column.title('zh-CN')}" for column in tab.columns]
    )


@pytest.mark.parametrize("key", CONTRACT)
def test_a_tab_has_the_columns_of_the_contract(key: str) -> None:
    assert written(TAB[key]) == " ".join(CONTRACT[key].split())


def test_there_is_no_tab_beside_the_contract() -> None:
    assert {tab.key for tab in TABS} == {*CONTRACT, *GENERATED}
    assert {tab.key: tab.title.zh for tab in TABS if tab.kind is TabKind.GENERATED} == GENERATED


def test_the_diary_comes_first_and_configuration_last() -> None:
    assert TABS[0].key == "diary"
    assert [tab.key for tab in TABS if tab.kind is TabKind.CONFIG] == [tab.key for tab in TABS[-4:]]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_the_values_of_the_contract(name: str) -> None:
    tab, column = name.split(".")
    choices = TAB[tab].column(column).choices
    assert " ".join(choice.text.zh for choice in choices) == LISTS[name]


def test_every_choice_column_has_values() -> None:
    without = [
        f"{tab.key}.{column.key}"
        for tab, column in COLUMNS
        if column.kind in (Kind.CHOICE, Kind.CHOICES) and not (column.choices or column.office_list)
    ]
    assert without == []


def test_the_lists_of_the_office_stand_behind_three_columns() -> None:
    assert {f"{tab.key}.{c.key}": c.office_list for tab, c in COLUMNS if c.office_list} == {
        "diary.topic": "topics",
        "disputes.kind": "dispute_kinds",
        "services.item": "service_items",
    }


def test_ledgers_have_their_prefixes_and_main_dates() -> None:
    assert {tab.key: tab.prefix for tab in TABS if tab.prefix} == PREFIXES
    assert {tab.key: tab.main_date for tab in TABS if tab.main_date} == MAIN_DATES
    assert {tab.key for tab in TABS if tab.kind is TabKind.LEDGER} == set(PREFIXES)


@pytest.mark.parametrize("key", MAIN_DATES)
def test_a_main_date_is_a_date_of_the_tab(key: str) -> None:
    assert TAB[key].column(MAIN_DATES[key]).kind in (Kind.DATE, Kind.MOMENT)


def test_a_row_of_backchecks_and_agenda_is_told_by_its_subject() -> None:
    assert {tab.key: tab.subject for tab in TABS if tab.subject} == {
        "backchecks": "subject",
        "agenda": "record_id",
    }


def test_approvers_stand_on_the_four_sealed_tabs() -> None:
    approved = [tab.key for tab, column in COLUMNS if column.kind is Kind.APPROVER]
    assert approved == ["diary", "disputes", "reports", "services"]


def test_only_due_dates_and_register_dates_may_lie_ahead() -> None:
    ahead = {f"{tab.key}.{column.key}" for tab, column in COLUMNS if column.ahead}
    registers = {
        f"{tab.key}.{column.key}"
        for tab, column in COLUMNS
        if tab.kind is TabKind.REGISTER and column.kind is Kind.DATE and column.human
    }
    assert ahead == registers | {"tasks.due_on", "rectifications.due_on", "agenda.due_on"}


def test_absurd_numbers_are_bounded() -> None:
    assert {
        f"{tab.key}.{c.key}": (c.least, c.most) for tab, c in COLUMNS if c.least is not None
    } == {
        "households.people": (0, None),
        "places.cycle_days": (1, None),
        "adjustments.points": (0, None),
        "scoring.points": (0, None),
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_and_headers_are_unique(locale: Locale) -> None:
    titles = [tab.title[locale] for tab in TABS]
    assert len(set(titles)) == len(titles)
    for tab in TABS:
        headers = [column.title(locale) for column in tab.columns]
        assert len(set(headers)) == len(headers), tab.key


def test_no_header_or_key_names_two_columns_of_a_tab() -> None:
    for tab in TABS:
        for one, other in itertools.combinations(tab.columns, 2):
            assert not header_aliases(one) & header_aliases(other), (tab.key, one.key, other.key)


@pytest.mark.parametrize(("tab", "column"), COLUMNS, ids=lambda part: part.key)
def test_every_column_is_complete_in_both_locales(tab: Tab, column: Column) -> None:
    english = [column.header.en, column.note.en, *(choice.text.en for choice in column.choices)]
    assert all(english)
    assert not any(IDEOGRAPH.search(text) for text in english)
    assert column.header.zh
    assert column.note.zh.endswith(("。", "？"))
    if not column.human:
        assert "系统" in column.note.zh
    for locale in LOCALES:
        texts = [choice.text[locale] for choice in column.choices]
        assert len(set(texts)) == len(texts)


def test_titles_by_key_and_by_period() -> None:
    assert tab_title("diary", "zh-CN") == "民情日记"
    assert tab_title("diary", "en") == "Diary"
    assert ranking_title("2026Q1", "zh-CN") == "2026年第1季度排名"
    assert ranking_title("2026Q1", "en") == "2026Q1 ranking"
    assert annual_title("2026", "zh-CN") == "2026年度评比"
    assert annual_title("2026", "en") == "2026 awards"
