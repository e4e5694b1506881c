"""Columns that several tabs share, with their one wording."""

from sheets_sync.workbook.layout import lists
from sheets_sync.workbook.layout.schema import Column, Kind, Owner, Text

WORKER, LEADER, SERVICE = Owner.WORKER, Owner.LEADER, Owner.SERVICE

RECORD_ID = Column(
    "record_id",
    Text("编号", "ID"),
    SERVICE,
    Kind.RECORD_ID,
    Text(
        "系统自动编号，请不要填写或改动。这一行从此认这个号，排序、插行都不怕。",
        "Written by the service, do not type here. The row keeps this id wherever it is moved.",
    ),
    width=90,
)
CHECK = Column(
    "check",
    Text("校验结果", "Check"),
    SERVICE,
    Kind.CHOICE,
    Text(
        "系统填写，请不要改动。通过=可以了；提醒=请再看看；有误=请照“校验说明”改。",
        "Written by the service, do not type here. ok: fine; warning: look again; error: mend it.",
    ),
    choices=lists.CHECKS,
    width=80,
)
CHECK_NOTES = Column(
    "check_notes",
    Text("校验说明", "What to fix"),
    SERVICE,
    Kind.TEXT,
    Text(
        "系统填写，请不要改动。哪里不对、怎么改，都写在这里；改好后会自己消失。",
        "Written by the service, do not type here. It says what is wrong and what to do; "
        "it goes away once the row is mended.",
    ),
    width=320,
)
FIRST_SEEN = Column(
    "first_seen",
    Text("首次录入", "First seen"),
    SERVICE,
    Kind.MOMENT,
    Text(
        "系统填写，请不要改动。系统第一次看到这一行的时间，用来算录入是否及时。",
        "Written by the service, do not type here. When the row first appeared; "
        "it tells whether it came in time.",
    ),
    width=130,
)
APPROVED_BY = Column(
    "approved_by",
    Text("批准", "Approved by"),
    LEADER,
    Kind.APPROVER,
    Text(
        "网格长、居委会或综治中心的人填工号或姓名。填了，封存后补录、改动的这一行才计分。",
        "Leaders, committee or centre: your staff id or name. It lets a row that came or "
        "changed after the month was sealed count.",
    ),
    width=90,
)
WORKER_NAME = Column(
    "worker",
    Text("网格员", "Grid worker"),
    WORKER,
    Kind.PERSON,
    Text(
        "填您的工号，或名册上的姓名；有人同名时请填工号。",
        "Your staff id, or your name as on the roster. Use the id if somebody bears the same name.",
    ),
    required=True,
    width=90,
)
WORKER_CONCERNED = Column(
    "worker",
    Text("网格员", "Grid worker"),
    LEADER,
    Kind.PERSON,
    Text(
        "填网格员的工号或姓名，一行只填一个人；有人同名时填工号。",
        "The grid worker's staff id or name, one person a row. Use the id if two share the name.",
    ),
    required=True,
    width=90,
)


def due_on(note: Text) -> Column:
    """The day by which something is to be done, set by a leader."""
    return Column(
        "due_on", Text("完成期限", "Due on"), LEADER, Kind.DATE, note, required=True, ahead=True
    )


def done_on(note: Text) -> Column:
    """The day on which a worker has done what was asked."""
    return Column("done_on", Text("完成日期", "Done on"), WORKER, Kind.DATE, note)
