"""Texts of R109–R115: what the cells of a row say together."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

R109 = RuleSpec(
    code="R109",
    severity=Severity.WARNING,
    clause=Clause.QUALITIES,
    name=Text("写得太简单", "Too short to tell anything"),
    says=Text(
        "走访记录、经过或上报内容写得太少；标点和空格不算字。",
        "The story has too few letters, ideographs and digits; blanks and marks do not count.",
    ),
    why=Text(
        "只写“无异常”看不出做了什么，信息要全面。",
        "“Nothing to report” does not show what was done; information must be complete.",
    ),
    messages={
        "": Message(
            Text(
                "{header:header}只有 {count} 个字[[，至少要 {least} 个]]",
                "{header:header} is too short: {count} characters[[, at least {least} are asked]]",
            ),
            Text(
                "请写清楚看到什么、谈了什么、做了什么",
                "write what you saw, what was said and what was done",
            ),
        )
    },
)

R110 = RuleSpec(
    code="R110",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("先后颠倒", "Out of order"),
    says=Text(
        "时间先后颠倒，如离开早于到达、办结早于登记；有一头没写几点的只比日期。",
        "Two times are out of order, such as left before arrived or closed before reported; "
        "by date alone where a time of day is missing.",
    ),
    why=Text("信息要准确。", "Information must be accurate."),
    messages={
        "": Message(
            Text("{second:header}早于{first:header}", "{second:header} is before {first:header}"),
            Text(
                "请核对{first:header}和{second:header}，改正填错的一个",
                "check {first:header} and {second:header} and mend the wrong one",
            ),
        )
    },
)

R111 = RuleSpec(
    code="R111",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("当天不在此居住", "Did not live here"),
    says=Text(
        "走访那天这户还没入住，或已经迁出。",
        "The household had not moved in yet, or had moved out, on the day of the visit.",
    ),
    why=Text("记载要真实，日记要和台账对得上。", "Entries must be true and fit the register."),
    messages={
        "": Message(
            Text(
                "[[{day:date} 那天，]]{household}不在此居住",
                "{household} did not live here[[ on {day:date}]]",
            ),
            Text(
                "请核对日期和走访对象；台账写错的请网格长改正",
                "check date and target; a mistake on the register is for the leader to mend",
            ),
        ),
        "before": Message(
            Text(
                "[[{day:date} 那天，]]{household}还没有入住[[（台账入住日期 {moved_in:date}）]]",
                "{household} had not moved in yet[[ on {day:date}]]"
                "[[ (moved in {moved_in:date} on the register)]]",
            ),
            Text(
                "请核对日期和走访对象；台账的入住日期写错的请网格长改正",
                "check date and target; a wrong moving-in date is for the leader to mend",
            ),
        ),
        "after": Message(
            Text(
                "[[{day:date} 那天，]]{household}已经迁出[[（台账迁出日期 {moved_out:date}）]]",
                "{household} had moved out[[ by {day:date}]]"
                "[[ (moved out {moved_out:date} on the register)]]",
            ),
            Text(
                "请核对日期和走访对象；台账的迁出日期写错的请网格长改正",
                "check date and target; a wrong moving-out date is for the leader to mend",
            ),
        ),
    },
)

R112 = RuleSpec(
    code="R112",
    severity=Severity.ERROR,
    clause=Clause.QUALITIES,
    name=Text("当天不在岗", "Not in post"),
    says=Text(
        "填的人那天还没到岗，或已经离岗。",
        "The person was not in post on the main date of the row.",
    ),
    why=Text("不在岗的人不能走访上报。", "Who is not in post cannot have done it."),
    messages={
        "": Message(
            Text(
                "[[{day:date} 那天，]]{person}不在岗",
                "{person} was not in post[[ on {day:date}]]",
            ),
            Text(
                "请核对日期和人员；名册的到岗、离岗日期写错的请网格长改正",
                "check date and person; wrong dates on the roster are for the leader to mend",
            ),
        )
    },
)

R113 = RuleSpec(
    code="R113",
    severity=Severity.WARNING,
    clause=Clause.QUALITIES,
    name=Text("同日同户重复", "Same home, same day"),
    says=Text(
        "同一人同一天对同一户的第二条入户走访，只计一次。",
        "A further visit of the same worker to the same home on the same date: counted once.",
    ),
    why=Text(
        "一天里一户算一次，次数才公平。",
        "One home counts once a day, so that numbers stay fair.",
    ),
    messages={
        "": Message(
            Text(
                "同一天这一户已有走访[[ {first}]]，本条不再计次",
                "this home was already visited that day[[ ({first})]]; this entry is not counted",
            ),
            Text(
                "填重了的请清空本行；确实又去了的不用改",
                "clear this row if it was entered twice; leave it if you did call again",
            ),
        )
    },
)

R114 = RuleSpec(
    code="R114",
    severity=Severity.ERROR,
    clause=Clause.DETAILED_DIARY,
    name=Text("未解决没写详细", "Unresolved without details"),
    says=Text(
        "处理结果是未解决，却没有写明问题、类别和够长的原因。",
        "The outcome is unresolved without a problem, a topic and a reason that says enough.",
    ),
    why=Text(
        "不能解决的问题要详细记载在民情日记上。",
        "What cannot be solved is to be written down in detail in the diary.",
    ),
    messages={
        "": Message(
            Text("未解决的事没有写详细", "an unresolved problem lacks details"),
            Text(
                "请写明问题、类别和解决不了的原因",
                "write the problem, its topic and why it could not be solved",
            ),
        ),
        "blank": Message(
            Text(
                "事情未解决，[[{headers:headers}]]没有填",
                "the problem is unresolved and [[{headers:headers} ]]left blank",
            ),
            Text(
                "请补填[[{headers:headers}]]，写详细",
                "fill in[[ {headers:headers}]] in detail",
            ),
        ),
        "short": Message(
            Text(
                "未解决的原因只有 {count} 个字[[，至少要 {least} 个]]",
                "the reason why it is unresolved is too short: {count} characters"
                "[[, at least {least} are asked]]",
            ),
            Text(
                "请写清楚为什么解决不了、已经做了什么",
                "write why it could not be solved and what has been done",
            ),
        ),
    },
)

R115 = RuleSpec(
    code="R115",
    severity=Severity.WARNING,
    clause=Clause.QUALITIES,
    name=Text("录入太晚", "Entered late"),
    says=Text(
        "当天结束后过了期限才录入；系统停机期间录入的不算晚。",
        "First seen too long after the end of its main date; "
        "what was typed while the service was down is not late.",
    ),
    why=Text("信息要及时。", "Information must be timely."),
    messages={
        "": Message(
            Text(
                "录入晚了[[：当天过后 {hours} 小时以上才录入]]",
                "entered late[[: more than {hours} hours after the end of its day]]",
            ),
            Text(
                "本条照收，不用改；以后请当天或第二天录入",
                "leave it as it is; from now on enter it on the same or the next day",
            ),
        ),
        "very": Message(
            Text(
                "录入太晚了[[：过了 {days} 天以上才录入]]",
                "entered very late[[: more than {days} days after the end of its day]]",
            ),
            Text(
                "本条照收，不用改；请向网格长说明原因，以后当天或第二天录入",
                "leave it as it is, tell the leader why, and from now on enter it "
                "on the same or the next day",
            ),
        ),
    },
)

ENTRY_RULES: tuple[RuleSpec, ...] = (R109, R110, R111, R112, R113, R114, R115)
