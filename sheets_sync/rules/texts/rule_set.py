"""Texts of the generated page on the rule-set hash."""

from sheets_sync.workbook.layout.schema import Text

TITLE = Text("规则指纹", "The rule-set hash")
ABOUT = Text(
    "“运行状态”里的“规则指纹”代表当前生效的全部参数、规则、自定义规则和评分标准。两个工作簿、两次检查"
    "的指纹相同，判断就用的是同一套标准；有一处生效的改动，它就会变。行的先后、空行、中英文、同一个数"
    "的不同写法（15、１５、15.0）不影响它；填错而没有被采用的值、规则的名称和提示语也不影响它。\n\n"
    "它是一行 JSON 的 UTF-8 字节的 SHA-256，谁都可以自己算一遍。这一行的成员和写法：\n\n"
    "- `catalogue`：内置规则和评分算法的版本，现在是 {version}；\n"
    '- `custom_rules`：能用的自定义规则，每条写成 `["diary", "warning", "…"]`，'
    "依次是表的键、级别、条件，条件照填的写（去掉首尾空白），按文字顺序排列；\n"
    "- `lists`：“参数”里每个下拉清单的值，每个一次，按文字顺序排列，默认值一律写中文；\n"
    "- `points`：“评分标准”每一项的分值；\n"
    '- `rules`：每条规则的编码和 `"error"`（有误）、`"warning"`（提醒）或 `"off"`（不启用）；\n'
    "- `settings`：“参数”里其余每一项的值。\n\n"
    '数写成普通小数，末尾不带零（`"15"`、`"0.7"`）；日期写成 `2026-01-01`，'
    "没填的 `start_date` 是空；按键排序，不留空格，中文照写：",
    "The rule-set hash on the tab Status stands for all settings, rules, custom rules and points "
    "in force. Two workbooks, or two checks, with the same hash judged by the same standard; every "
    "change that takes effect changes it. The order of rows, blank rows, the locale and other "
    "spellings of a number (15, １５, 15.0) do not; nor do values that cannot be used, or the "
    "names and messages of rules.\n\n"
    "It is the SHA-256 of the UTF-8 bytes of one line of JSON, which anybody can compute. Its "
    "members:\n\n"
    "- `catalogue`: the version of the built-in rules and formulas, now {version};\n"
    "- `custom_rules`: each custom rule that can be asked as "
    '`[tab key, "error" or "warning", condition]`, the condition as typed without blanks at its '
    "ends; sorted by code point;\n"
    "- `lists`: the values of each drop-down list on Settings, each once, sorted by code point; "
    "default values in Chinese whatever the locale;\n"
    "- `points`: the points of each item on Scoring;\n"
    '- `rules`: of each code `"error"`, `"warning"` or `"off"`;\n'
    "- `settings`: the value of each other setting.\n\n"
    'Numbers are texts in plain decimal notation without zeros at the end (`"15"`, `"0.7"`); '
    "dates are written `2026-01-01`, a blank `start_date` is empty; keys are sorted, no blanks, "
    "Chinese as it is:",
)
SUM = """```python
import hashlib, json

text = json.dumps(rule_set, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
print(hashlib.sha256(text.encode()).hexdigest())
```"""
FRESH = Text(
    "设好以后什么都没改、`start_date` 空着的工作簿，这一行是下面这样，指纹是 `{hash}`。",
    "Of a workbook in which nothing was changed after set-up, `start_date` left blank, the line is "
    "the one below and the hash `{hash}`.",
)
