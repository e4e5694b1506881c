"""The words of the generated pages on the workbook and its settings."""

from sheets_sync.workbook.layout.schema import Kind, Owner, Text

WORKBOOK_TITLE = Text("工作簿：每张表、每一列", "The workbook: every tab and column")
WORKBOOK_INTRO = Text(
    "一个社区一本工作簿。表头带 `*` 的必填。“谁填”一列：※ 网格员，▲ 网格长和办公室，■ 系统。",
    "One community, one workbook. Headers with `*` are required. Filled by: ※ grid workers, "
    "▲ leaders and the office, ■ the service.",
)
COLUMN_HEADS = (
    Text("表头", "Header"),
    Text("列名", "Key"),
    Text("谁填", "Filled by"),
    Text("类型", "Kind"),
    Text("怎么填", "How to fill it"),
)
VALUES = Text("可选：", "One of: ")
SEVERAL_VALUES = Text("可选几个：", "Any of: ")
OFFICE_VALUES = Text("可选值在“参数”的 `{list}`。", "One of the values of `{list}` on Settings.")
SEPARATOR = Text("、", ", ")
STOP = Text("。", ".")
TAB_FACTS = Text("表的名字：`{key}`", "Key: `{key}`")
PREFIX_FACT = Text("；编号：`{prefix}000001`", "; ids: `{prefix}000001`")

OWNERS = {Owner.WORKER: "※", Owner.LEADER: "▲", Owner.SERVICE: "■"}
KINDS: dict[Kind, Text] = {
    Kind.TEXT: Text("文字", "text"),
    Kind.NAME: Text("名字", "name"),
    Kind.PHONE: Text("电话", "telephone number"),
    Kind.RECORD_ID: Text("系统编号", "id given by the service"),
    Kind.REGISTER_ID: Text("自编编号", "id given by the office"),
    Kind.RELATED_ID: Text("任一记录的编号", "any record id"),
    Kind.DATE: Text("日期", "date"),
    Kind.TIME: Text("时间", "time"),
    Kind.MOMENT: Text("日期和时间", "date and time"),
    Kind.NUMBER: Text("数字", "number"),
    Kind.CHOICE: Text("选一个", "one of a list"),
    Kind.CHOICES: Text("选几个", "several of a list"),
    Kind.PERSON: Text("工号或姓名", "staff id or name"),
    Kind.APPROVER: Text("有权批准的人", "somebody who may approve"),
    Kind.TARGET: Text("住户或场所", "household or place"),
    Kind.HOUSEHOLD: Text("住户", "household"),
    Kind.GRID: Text("网格编号", "grid id"),
    Kind.COVERS: Text("网格编号，可带起止日期", "grid ids, with or without dates"),
    Kind.PERIOD: Text("季度或年", "quarter or year"),
    Kind.SETTING: Text("数字、日期或文字", "number, date or text"),
}

SETTINGS_TITLE = Text("参数", "Settings")
SETTINGS_INTRO = Text(
    "都在工作簿的“参数”和“评分标准”两张表里，办公室可以改“值”和“分值”；填错的按默认值算。",
    "They stand on the tabs Settings and Scoring of the workbook. The office may change values "
    "and points; one that cannot be used falls back to the default.",
)
SETTING_HEADS = (
    Text("参数", "Setting"),
    Text("默认值", "Default"),
    Text("单位", "Unit"),
    Text("允许范围", "Allowed"),
    Text("说明", "Meaning"),
    Text("依据", "Clause"),
)
START_DATE_DEFAULT = Text("建表当天", "the day of set-up")
LISTS_TITLE = Text("下拉清单", "Drop-down lists")
SCORING_TITLE = Text("评分标准", "Scoring")
SCORING_HEADS = (
    Text("项", "Key"),
    Text("项目", "Item"),
    Text("分值", "Points"),
    Text("算法", "Formula"),
    Text("依据", "Clause"),
)
