"""Texts of W106, custom rules that cannot be asked; and of rules without a name."""

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.rules.rule_spec import Message, RuleSpec
from sheets_sync.workbook.layout.schema import Text

UNNAMED = Text("符合自定义规则 {code} 的条件", "meets the condition of custom rule {code}")


def _bad(zh: str, en: str, mend_zh: str, mend_en: str) -> Message:
    return Message(
        Text("自定义规则“{rule}”" + zh, "the custom rule “{rule}” " + en), Text(mend_zh, mend_en)
    )


W106 = RuleSpec(
    code="W106",
    severity=Severity.WARNING,
    clause=Clause.QUALITIES,
    name=Text("自定义规则不能用", "Custom rule unusable"),
    says=Text(
        "自定义规则里有一条读不懂，或写了没有的表、列、函数，或查起来太费时间：这一条不查，别的照常。",
        "A custom rule that cannot be understood, names no such tab, column or function, or takes "
        "too long: it is not asked, everything else goes on.",
    ),
    why=Text(
        "一条规则写错了不应让整个系统停下来，但要让人知道它没在查。",
        "A slip in one rule must not stop the service, and must not stay hidden.",
    ),
    messages={
        "": _bad(
            "的条件读不懂，毛病在“{near}”这里",
            "cannot be understood at “{near}”",
            "请对照说明改条件：表头加双引号，文字加单引号，两者之间要有 =、<、LIKE 这样的符号",
            "mend the condition: headers in double quotes, texts in single ones, and a sign such "
            "as =, < or LIKE between them",
        ),
        "end": _bad(
            "的条件没写完",
            "ends too early",
            "请把条件补完整，比如等号、AND 或逗号的后面还要有内容",
            "complete the condition: something must follow a sign, a comma or AND",
        ),
        "quote": _bad(
            "的引号没有成对，从{near:cell}开始",
            "has a quote that is not closed, at {near:cell}",
            "请把引号补成一对：表头用双引号，文字用单引号",
            "close the quote: headers in double quotes, texts in single ones",
        ),
        "bracket": _bad(
            "的括号没有成对",
            "has a bracket without its partner",
            "请让左括号和右括号一样多",
            "write as many closing brackets as opening ones",
        ),
        "comment": _bad(
            "的条件里有“{near}”，那是注释的写法",
            "contains “{near}”, which begins a comment",
            "请删掉注释；要减去负数，请在两个减号之间加空格",
            "remove the comment; put a blank between two minus signs",
        ),
        "mark": _bad(
            "的条件里不能有“{near}”",
            "may not contain “{near}”",
            "请删掉这个符号；它若是表头或文字的一部分，请把那一段放进引号里",
            "remove it; if it is part of a header or a text, put that in quotes",
        ),
        "word": _bad(
            "的条件里不能用“{near}”",
            "may not use “{near}”",
            "条件只能看同一行里的格子，请用 =、<、LIKE、IN、AND、OR 这些来写",
            "a condition sees the cells of one row only: use =, <, LIKE, IN, AND, OR",
        ),
        "column": _bad(
            "写了{cell:cell}，这张表里没有这一列",
            "names {cell:cell}, and the tab has no such column",
            "请照抄表头，放在双引号里[[（最像的：{closest:list}）]]；文字请用单引号",
            "copy the header and put it in double quotes[[ (closest: {closest:list})]]; texts go "
            "in single ones",
        ),
        "verdict": _bad(
            "写了{cell:cell}，这一列是检查的结果，不能拿来再做检查",
            "names {cell:cell}, which holds what the check found and cannot be checked again",
            "请改用别的列",
            "use other columns",
        ),
        "function": _bad(
            "用了“{name}”，没有这个函数",
            "calls “{name}”, and there is no such function",
            "请改用有的函数[[（最像的：{closest:list}）]]",
            "use one of the functions that there are[[ (closest: {closest:list})]]",
        ),
        "arguments": _bad(
            "里“{name}”括号中的项数不对：应为 {wanted}，写了 {count}",
            "gives “{name}” {count} arguments where it takes {wanted}",
            "请补上或删去括号里的项，各项之间用逗号隔开",
            "add or remove arguments; they are separated by commas",
        ),
        "fixed": _bad(
            "里“{name}”要求的文字没有直接写出来",
            "does not write out the text that “{name}” asks for",
            "请把文字写在单引号里；要看一格里有没有另一格的内容，请用 INSTR",
            "write it in single quotes; to look for the content of another cell use INSTR",
        ),
        "pattern": _bad(
            "里用来比对的文字是空的，或超过 {most} 个字符",
            "compares with a text that is empty or longer than {most} characters",
            "请写短一些",
            "write a shorter one",
        ),
        "class": _bad(
            "里方括号的写法不对：“{near}”",
            "has square brackets that make no sense: “{near}”",
            "请写成 [0-9]、[a-z] 这样",
            "write them like [0-9] or [a-z]",
        ),
        "date": _bad(
            "里{cell:cell}不是日期",
            "has {cell:cell} where a date belongs",
            "请写成 '2026-03-05' 这样的日期，当天请写 今天",
            "write it like '2026-03-05', and the current day as TODAY",
        ),
        "time": _bad(
            "里{cell:cell}不是时间",
            "has {cell:cell} where a time belongs",
            "请写成 '14:05' 这样的时间",
            "write it like '14:05'",
        ),
        "times": _bad(
            "拿时间做加减",
            "adds or subtracts times of day",
            "请用 MINUTES 函数算两个时间相隔几分钟",
            "use MINUTES(later, earlier) for the minutes between them",
        ),
        "now": _bad(
            "用了 'now'",
            "uses 'now'",
            "请写 今天（不加引号）",
            "write TODAY, without quotes",
        ),
        "modifier": _bad(
            "里{cell:cell}不能用来推算日期",
            "cannot reckon a date by {cell:cell}",
            "请写成 '+7 days'、'-1 month' 或 'start of month' 这样",
            "write '+7 days', '-1 month' or 'start of month'",
        ),
        "format": _bad(
            "里{cell:cell}不是日期的格式",
            "has {cell:cell} where the format of a date belongs",
            "请用 %Y、%m、%d、%H、%M、%w 来写，如 '%m'",
            "use %Y, %m, %d, %H, %M, %w, such as '%m'",
        ),
        "long": _bad(
            "的条件有 {count} 个字符，太长了",
            "has a condition of {count} characters, which is too long",
            "请写短一些[[，最多 {most} 个字符]]，或拆成几条",
            "make it shorter[[, {most} characters at most]], or make several rules of it",
        ),
        "complex": _bad(
            "的条件太复杂",
            "has a condition that is too complex",
            "请拆成几条；很多个 = 和 OR 可以改写成 IN",
            "make several rules of it; IN says what many = and OR say",
        ),
        "blank": _bad(
            "没有写条件",
            "has no condition",
            "请写上条件，或删掉这一行",
            "write one or delete the row",
        ),
        "no_tab": _bad(
            "没有选表",
            "names no tab",
            "请点开箭头选一张表，或删掉这一行",
            "pick the tab that it checks or delete the row",
        ),
        "tab": _bad(
            "写了{cell:cell}，没有这张表",
            "names {cell:cell}, and there is no such tab",
            "请点开箭头选一张表",
            "pick one of the tabs offered",
        ),
        "many": _bad(
            "排在 {most} 条以后，没有检查",
            "comes after the first {most} and is not asked",
            "请删掉不用的规则",
            "delete rules that are not needed",
        ),
        "crowded": _bad(
            "没有检查：它和前面各条的条件加起来超过 {most} 个字符",
            "was not asked: with those above it the conditions have more than {most} characters",
            "请删掉或写短几条规则",
            "delete some rules or make them shorter",
        ),
        "heavy": _bad(
            "查起来太费时间，这次没有检查",
            "would take too long and was not asked this time",
            "请写短一些，少用 LIKE、GLOB、REPLACE 这样要逐字比对的写法",
            "make it shorter, with fewer of LIKE, GLOB and REPLACE, which read letter by letter",
        ),
        "budget": _bad(
            "没有检查：排在前面的规则已把时间用完",
            "was not asked: the rules above it took all the time there is",
            "请删掉或写短几条规则",
            "delete some rules or make them shorter",
        ),
        "failed": _bad(
            "查的时候出了错，这次没有检查",
            "failed while it was asked",
            "请换一种写法，并告诉管理员",
            "write it differently, and tell your operator",
        ),
        "flood": _bad(
            "标出 {rows} 行，太多了，这次都没有标",
            "flags {rows} rows, which is too many, so that none is flagged this time",
            "请把条件写得更窄，只标真正要处理的行",
            "narrow the condition to the rows that somebody has to mend",
        ),
    },
)
