"""Texts of family W: the workbook itself."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.rules.texts.custom import W106
from sheets_sync.workbook.layout.schema import Text

W101 = RuleSpec(
    code="W101",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("缺少工作表", "Tab missing"),
    says=Text(
        "缺了一张表：用到它的检查跳过，不往里写，其余照常。",
        "A tab is missing: what needs it is skipped, nothing is written to it, the rest goes on.",
    ),
    why=Text(
        "表不见了，里面的信息就谈不上全面。",
        "Information cannot be complete while the tab that holds it is gone.",
    ),
    messages={
        "": Message(
            Text("找不到“{tab:tab}”这张表", "the tab “{tab:tab}” is missing"),
            Text(
                "请把这张表恢复，或改回原来的名字；在此之前用到它的检查都跳过",
                "restore the tab or give it its old name back; until then what needs it is skipped",
            ),
        )
    },
)

W102 = RuleSpec(
    code="W102",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("缺少列", "Column missing"),
    says=Text(
        "按标记、表头和别名都找不到某一列：用到它的检查跳过，不往里写，其余照常。",
        "A column is found neither by its mark nor by header or alias: what needs it is skipped.",
    ),
    why=Text(
        "系统认不出列，就不知道格子里写的是什么。",
        "Without its column the service cannot tell what a cell says.",
    ),
    messages={
        "": Message(
            Text(
                "“{tab:tab}”里找不到“{column:header}”这一列",
                "the tab “{tab:tab}” has no column {column:header}",
            ),
            Text(
                "请把表头改回“{column:header}”[[（最像的表头：{closest:list}）]]；"
                "列已经删掉的，请管理员运行一次设置，把列补回来",
                "name the header {column:header} again[[ (closest headers: {closest:list})]]; "
                "if the column was deleted, have your operator run set-up, which brings it back",
            ),
        )
    },
)

W103 = RuleSpec(
    code="W103",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("列重复", "Column doubled"),
    says=Text(
        "一张表里有两列自称是同一列；或一张表有副本，副本里的行不算数。",
        "Two columns of one tab claim to be the same one; or a tab was copied, and the rows of "
        "the copy do not count.",
    ),
    why=Text(
        "两列并存，系统分不清哪一列算数。",
        "With two of them nobody can tell which one holds.",
    ),
    messages={
        "": Message(
            Text(
                "“{tab:tab}”里的“{column:header}”重复了[[：{letters:list} 列]]",
                "the tab “{tab:tab}” has {column:header} twice[[: columns {letters:list}]]",
            ),
            Text(
                "请只留一列，其余的改名或删除",
                "keep one of them and rename or delete the others",
            ),
        ),
        "copy": Message(
            Text(
                "“{tab:tab}”有副本：{titles:list}；副本系统不读也不写，里面的行不算数",
                "the tab “{tab:tab}” was copied: {titles:list}; copies are neither read nor "
                "written, and their rows do not count",
            ),
            Text(
                "请只在“{tab:tab}”里填，副本里新填的行抄过来，然后删掉副本",
                "fill in “{tab:tab}” only, bring over rows typed in the copy, then delete it",
            ),
        ),
    },
)

W104 = RuleSpec(
    code="W104",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("编号重复", "Id used twice"),
    says=Text(
        "几行用了同一个编号，又查不出哪一行是原来的。",
        "Several rows bear one id and the journal cannot tell which is the original.",
    ),
    why=Text(
        "编号是一行的身份证，重了就对不上账。",
        "The id is how a row is known; two rows under one id cannot be accounted for.",
    ),
    messages={
        "": Message(
            Text(
                "编号 {id} 用在了好几行上[[：第 {rows:list} 行]]",
                "the id {id} stands on several rows[[: {rows:list}]]",
            ),
            Text(
                "请留下原来的一行，其余各行换成自己的编号；系统给的编号清空就会重新编",
                "keep the original row and give the others ids of their own; "
                "an id given by the service need only be cleared",
            ),
        )
    },
)


def _unusable(zh: str, en: str, mend_zh: str, mend_en: str) -> Message:
    """A value that falls back: its tab, row and column as the reader finds them, what of it."""
    return Message(
        Text(
            "“{tab:tab}”里“{key:named}”的{header:header}{cell:cell}"
            + zh
            + "[[，已按默认值“{default}”处理]]",
            "{header:header} {cell:cell} of “{key:named}” on the tab {tab:tab} "
            + en
            + "[[; “{default}” is taken]]",
        ),
        Text(mend_zh, mend_en),
    )


W105 = RuleSpec(
    code="W105",
    severity=Severity.WARNING,
    clause=Clause.QUALITIES,
    name=Text("参数不能用", "Setting unusable"),
    says=Text(
        "参数、规则或评分标准里有一个值不能用，已改用默认值。",
        "A configuration value cannot be used; its default is taken.",
    ),
    why=Text(
        "填错一个参数不应让整个系统停下来，但要让人知道。",
        "A slip in the settings must not stop the service, and must not stay hidden.",
    ),
    messages={
        "": _unusable(
            "不能用", "cannot be used", "请改成能用的值", "enter a value that can be used"
        ),
        "number": _unusable("不是数字", "is not a number", "请填一个数字", "enter a number"),
        "whole": _unusable(
            "不是整数", "is not a whole number", "请填一个整数", "enter a whole number"
        ),
        "date": _unusable(
            "不是日期", "is not a date", "请写成 2026-03-05 这样的日期", "write it like 2026-03-05"
        ),
        "zone": _unusable(
            "不是时区的名字",
            "is not the name of a time zone",
            "请填时区的名字，如 Asia/Shanghai",
            "enter the name of a time zone, such as Asia/Shanghai",
        ),
        "bounds": _unusable(
            "超出范围",
            "is out of bounds",
            "请改成范围内的数[[，不能小于 {least}]][[，不能大于 {most}]]",
            "enter a number within bounds[[, at least {least}]][[, at most {most}]]",
        ),
        "choice": _unusable(
            "不在选项里",
            "is none of the choices",
            "请从选项中选一个[[：{choices:list}]]",
            "choose one of the values[[: {choices:list}]]",
        ),
        "sum": Message(
            Text(
                "“{tab:tab}”各项分值加起来不是 100[[，而是 {sum}]]，已全部按默认分值处理",
                "the points on the tab {tab:tab} do not sum to 100[[ but to {sum}]]; the defaults "
                "are taken for all of them",
            ),
            Text("请调整分值，使合计正好是 100", "change the points so that they sum to 100"),
        ),
        "unknown": Message(
            Text(
                "“{tab:tab}”里的“{key}”系统不认识，这一行没有使用",
                "“{key}” on the tab {tab:tab} is not known here; its row is not used",
            ),
            Text(
                "请改回原来的名称，或删掉这一行",
                "give it its old name back or delete the row",
            ),
        ),
        "doubled": Message(
            Text(
                "“{tab:tab}”里“{key:named}”有好几行，这一行没有使用，按最上面的一行算",
                "“{key:named}” stands on several rows of the tab {tab:tab}; the topmost counts, "
                "this one does not",
            ),
            Text(
                "请把要用的值填在最上面的一行，再删掉这一行",
                "enter the value on the topmost row and delete this one",
            ),
        ),
        "nameless": Message(
            Text(
                "“{tab:tab}”第 {row} 行没有写是哪一项，这一行没有使用",
                "row {row} of the tab {tab:tab} does not say what it sets and is not used",
            ),
            Text(
                "请在第一列照抄这一项的名称，或清空这一行",
                "copy the name of what it sets into its first column, or clear the row",
            ),
        ),
    },
)

W107 = RuleSpec(
    code="W107",
    severity=Severity.ERROR,
    clause=Clause.GRIDS,
    name=Text("网格对不上", "Grid does not fit"),
    says=Text(
        "五级网格没有四级上级；或住户、场所、人员写的网格不存在或级别不对。",
        "A fifth-level grid without a fourth-level parent; an unknown grid, or one of the wrong "
        "level, named by household, place or staff.",
    ),
    why=Text(
        "社区分四级、五级两层网格，每户每人都要落到格里。",
        "The community is divided into two levels of grids, and everybody belongs to one.",
    ),
    messages={
        "": Message(
            Text("{header:header}{cell:cell}不能用", "{header:header} {cell:cell} cannot be used"),
            Text("请填网格划分里的网格编号", "enter a grid id of the tab of grids"),
        ),
        "parent": Message(
            Text(
                "{header:header}{cell:cell}不是四级网格",
                "{header:header} {cell:cell} is not a fourth-level grid",
            ),
            Text(
                "请填网格划分里一个四级网格的编号",
                "enter the id of a fourth-level grid",
            ),
        ),
        "unknown": Message(
            Text(
                "{header:header}{cell:cell}在网格划分里找不到",
                "{header:header} {cell:cell} is not on the tab of grids",
            ),
            Text(
                "请填网格划分里有的网格编号；若是新网格，请先在网格划分里登记",
                "enter the id of a grid on the tab of grids; a new grid is entered there first",
            ),
        ),
        "level": Message(
            Text(
                "{header:header}{cell:cell}的级别不对",
                "{header:header} {cell:cell} is of the wrong level",
            ),
            Text(
                "网格长请填四级网格，网格员、住户和场所请填五级网格",
                "enter a fourth-level grid for a leader, "
                "a fifth-level grid for a worker, a household or a place",
            ),
        ),
    },
)

W108 = RuleSpec(
    code="W108",
    severity=Severity.WARNING,
    clause=Clause.GRIDS,
    name=Text("网格无人负责", "Grid without anybody"),
    says=Text(
        "五级网格今天没有在岗或代管的网格员；四级网格没有网格长。",
        "A fifth-level grid with no worker in post or standing in today; "
        "a fourth-level grid without a leader.",
    ),
    why=Text(
        "每个四级网格设网格长，每个五级网格设网格员。",
        "Each fourth-level grid has its leader and each fifth-level grid its worker.",
    ),
    messages={
        "": Message(
            Text("网格 {grid}（{name}）今天没有人负责", "nobody is in charge of {grid} ({name})"),
            Text("请在人员名册里安排人员", "put somebody in charge on the staff roster"),
        ),
        "worker": Message(
            Text(
                "五级网格 {grid}（{name}）今天没有在岗或代管的网格员",
                "the fifth-level grid {grid} ({name}) has no worker in post or standing in today",
            ),
            Text(
                "请在人员名册里安排网格员，或在“代管网格”里写明由谁代管",
                "enter its worker on the staff roster, or who stands in under “covers”",
            ),
        ),
        "leader": Message(
            Text(
                "四级网格 {grid}（{name}）今天没有网格长",
                "the fourth-level grid {grid} ({name}) has no leader today",
            ),
            Text("请在人员名册里安排网格长", "enter its leader on the staff roster"),
        ),
    },
)

WORKBOOK_RULES: tuple[RuleSpec, ...] = (W101, W102, W103, W104, W105, W106, W107, W108)
