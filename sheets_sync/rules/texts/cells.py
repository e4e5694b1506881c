"""Texts of R101–R108: single cells of a row."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

R101 = RuleSpec(
    code="R101",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("必填项空白", "Required cell blank"),
    says=Text("表头带 * 的格子没有填。", "A cell that must be filled is blank."),
    why=Text("信息要全面。", "Information must be complete."),
    messages={
        "": Message(
            Text("{header:header}没有填", "{header:header} is blank"),
            Text("请补填{header:header}", "fill in {header:header}"),
        )
    },
)

R102 = RuleSpec(
    code="R102",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("看不懂的日期、时间或数字", "Unreadable date, time or number"),
    says=Text(
        "日期、时间或数字看不懂，或者大小不合理。",
        "A date, time or number cannot be read, or is absurd.",
    ),
    why=Text("信息要准确，系统不替人猜。", "Information must be accurate, and nothing is guessed."),
    messages={
        "": Message(
            Text("{header:header}{cell:cell}看不懂", "{header:header} {cell:cell} cannot be read"),
            Text("请重新填写{header:header}", "enter {header:header} again"),
        ),
        "date": Message(
            Text(
                "{header:header}{cell:cell}看不出是哪一天",
                "{header:header} {cell:cell} is not a date that can be read",
            ),
            Text("请写成 2026-03-05 这样的日期", "write the date like 2026-03-05"),
        ),
        "time": Message(
            Text(
                "{header:header}{cell:cell}看不出是几点",
                "{header:header} {cell:cell} is not a time that can be read",
            ),
            Text("请写成 14:05 这样的时间", "write the time like 14:05"),
        ),
        "moment": Message(
            Text(
                "{header:header}{cell:cell}看不出是哪天几点",
                "{header:header} {cell:cell} is not a date and time that can be read",
            ),
            Text(
                "请写成 2026-03-05 14:05 这样的日期和时间",
                "write date and time like 2026-03-05 14:05",
            ),
        ),
        "period": Message(
            Text(
                "{header:header}{cell:cell}看不出是哪个季度或哪一年",
                "{header:header} {cell:cell} is no quarter or year that can be read",
            ),
            Text("请写成 2026Q1 或 2026", "write 2026Q1 or 2026"),
        ),
        "number": Message(
            Text(
                "{header:header}{cell:cell}不是数字",
                "{header:header} {cell:cell} is not a number",
            ),
            Text("请只填数字", "enter a number only"),
        ),
        "absurd": Message(
            Text(
                "{header:header}{cell:cell}不合理",
                "{header:header} {cell:cell} makes no sense",
            ),
            Text(
                "请改成合理的数[[，不能小于 {least}]][[，不能大于 {most}]]",
                "enter a number that makes sense[[, at least {least}]][[, at most {most}]]",
            ),
        ),
        "covers": Message(
            Text(
                "{header:header}{cell:cell}看不懂，没有采用",
                "{header:header} {cell:cell} cannot be read and is not used",
            ),
            Text(
                "请写成 W07 或 W07(2026-03-01~2026-03-20)，几个之间用顿号隔开",
                "write W07 or W07(2026-03-01~2026-03-20), several separated by ;",
            ),
        ),
        "evening": Message(
            Text(
                "{header:header}{cell:cell}分不清是当天还是第二天",
                "{header:header} {cell:cell} may mean this night or the next day",
            ),
            Text(
                "请写成 20:30 或凌晨 1:30 这样的时间，并核对日期",
                "write the time like 20:30 or 01:30 and check the date",
            ),
        ),
    },
)

R103 = RuleSpec(
    code="R103",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("还没到的日期或时间", "Date or time in the future"),
    says=Text("日期晚于今天，或时间比现在还晚。", "A date after today, or a time after now."),
    why=Text(
        "还没做的事不能先记，记载要真实。",
        "What has not happened yet cannot be recorded; entries must be true.",
    ),
    messages={
        "": Message(
            Text(
                "{header:header}[[ {cell:when} ]]还没有到",
                "{header:header}[[ {cell:when}]] lies ahead",
            ),
            Text("请改成实际的日期和时间", "enter the date and time when it happened"),
        ),
        "day": Message(
            Text(
                "{header:header}[[ {cell:when} ]]晚于今天",
                "{header:header}[[ {cell:when}]] is after today",
            ),
            Text("请改成实际的日期", "enter the date on which it happened"),
        ),
        "moment": Message(
            Text(
                "{header:header}[[ {cell:when} ]]比现在还晚",
                "{header:header}[[ {cell:when}]] is later than now",
            ),
            Text("请改成实际的时间", "enter the time at which it happened"),
        ),
    },
)

R104 = RuleSpec(
    code="R104",
    severity=Severity.WARNING,
    clause=Clause.QUALITIES,
    name=Text("没写年份", "Year not written"),
    says=Text(
        "日期没有写年份，年份是推断的。",
        "The year was not written and had to be inferred.",
    ),
    why=Text("信息要准确，年份要写明。", "Information must be accurate; the year belongs to it."),
    messages={
        "": Message(
            Text(
                "{header:header}{cell:cell}没有写年份[[，当作 {read:date}]]",
                "{header:header} {cell:cell} has no year[[; read as {read:date}]]",
            ),
            Text("请补上年份[[，如 {read:date}]]", "write the year too[[, as in {read:date}]]"),
        )
    },
)

R105 = RuleSpec(
    code="R105",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("人员对不上名册", "Person not on the roster"),
    says=Text(
        "填的人不在人员名册上，或几个人同名。",
        "A person who is not on the roster, or a name that several share.",
    ),
    why=Text("每条记录都要知道是谁的。", "Each entry must belong to somebody."),
    mild=frozenset({"approver"}),
    messages={
        "": Message(
            Text(
                "{header:header}{cell:cell}对不上名册",
                "{header:header} {cell:cell} does not fit the roster",
            ),
            Text("请改填工号", "enter the staff id"),
        ),
        "unknown": Message(
            Text(
                "{header:header}{cell:cell}不在人员名册上",
                "{header:header} {cell:cell} is not on the roster",
            ),
            Text(
                "请填工号或名册上的姓名；新来的人请先登记到人员名册",
                "enter the staff id or the name on the roster; new people are entered there first",
            ),
        ),
        "shared": Message(
            Text(
                "{header:header}{cell:cell}有几个人同名",
                "{header:header} {cell:cell} is the name of several people",
            ),
            Text("请改填工号", "enter the staff id instead"),
        ),
        "approver": Message(
            Text(
                "{header:header}{cell:cell}不是网格长、居委会或综治中心的人，批准不起作用",
                "{header:header} {cell:cell} is no leader, committee or centre member; "
                "the approval has no effect",
            ),
            Text(
                "请由有权批准的人填自己的工号",
                "let somebody who may approve enter their staff id",
            ),
        ),
    },
)

R106 = RuleSpec(
    code="R106",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("对象对不上台账", "Object not on the register"),
    says=Text(
        "填的对象不在台账上，或对得上好几个，或该填住户的填了别的。",
        "An object that is not on the register, or a text that fits several; "
        "something else where a household is asked for.",
    ),
    why=Text(
        "走访、服务要落到具体一户、一处。",
        "A visit or service belongs to one home or one place.",
    ),
    messages={
        "": Message(
            Text(
                "{header:header}{cell:cell}对不上台账",
                "{header:header} {cell:cell} does not fit the register",
            ),
            Text("请改填户号或场所编号", "enter the household or place id"),
        ),
        "unknown": Message(
            Text(
                "{header:header}{cell:cell}在台账上找不到",
                "{header:header} {cell:cell} is not on the register",
            ),
            Text(
                "请填台账上的编号；若是新的，请网格长先登记到台账",
                "enter an id of the register; new ones are entered there by the leader first",
            ),
        ),
        "several": Message(
            Text(
                "{header:header}{cell:cell}对得上好几个",
                "{header:header} {cell:cell} fits several",
            ),
            Text("请改填户号或场所编号", "enter the household or place id instead"),
        ),
        "household": Message(
            Text(
                "{header:header}{cell:cell}不是住户",
                "{header:header} {cell:cell} is not a household",
            ),
            Text("请改填户号", "enter a household id"),
        ),
    },
)

R107 = RuleSpec(
    code="R107",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("不在所管片区", "Outside the area"),
    says=Text(
        "对象那天不在网格员所管的片区内。",
        "The target lay outside the worker's area on that date.",
    ),
    why=Text("网格员走访所辖区域。", "A grid worker visits the area in their care."),
    messages={
        "": Message(
            Text(
                "{target}不在{worker}所管的片区[[，属于网格 {grid}]]",
                "{target} is outside the area of {worker}[[; it belongs to {grid}]]",
            ),
            Text(
                "请核对对象和网格员；若是代管，请网格长在人员名册的代管网格里写明",
                "check target and worker; a stand-in is entered by the leader under “covers”",
            ),
        )
    },
)

R108 = RuleSpec(
    code="R108",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("不在选项里", "Not in the list"),
    says=Text("填的值不在这一列的选项里。", "A value that is not in the list of its column."),
    why=Text("用词统一才能统计。", "Only the same words can be counted."),
    messages={
        "": Message(
            Text(
                "{header:header}{cell:cell}不在选项里",
                "{header:header} {cell:cell} is not in the list",
            ),
            Text(
                "请从下拉选项中选[[：{choices:list}]]",
                "choose from the list[[: {choices:list}]]",
            ),
        )
    },
)

CELL_RULES: tuple[RuleSpec, ...] = (R101, R102, R103, R104, R105, R106, R107, R108)
