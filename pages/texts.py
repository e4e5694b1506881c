"""What the pages say to people, in both locales."""

from types import SimpleNamespace
from typing import Final

from sheets_sync.workbook.layout.schema import Locale, Text

_TEXTS: Final[dict[str, Text]] = {
    "about": Text("网格走访台账，自动核对", "A checked ledger of visits"),
    "ok": Text("运行正常", "Running well"),
    "failing": Text("上次同步失败", "The last sync failed"),
    "overdue": Text("很久没有同步", "Not synced for long"),
    "starting": Text("正在启动", "Starting"),
    "open_title": Text("打开表格", "Open the workbook"),
    "open_google": Text("在 Google 表格中打开", "Open in Google Sheets"),
    "open_local": Text(
        "表格在这台电脑上，由 Gridbook 自带的表格服务保存，数据不出本机。"
        "会说 Google Sheets 协议的程序都能打开它。",
        "The workbook is kept on this machine by Gridbook's own sheet server. Any program that "
        "speaks the protocol of Google Sheets can open it.",
    ),
    "root": Text("接口地址", "API root"),
    "spreadsheet": Text("表格编号", "Spreadsheet id"),
    "key_file": Text("密钥文件", "Key file"),
    "example": Text("用 gspread 打开，五行就够：", "With gspread, five lines:"),
    "sync_title": Text("上次同步", "Last sync"),
    "no_sync": Text("第一次同步还没有完成。", "The first sync is not done yet."),
    "failed": Text("没有成功：", "It failed: "),
    "failed_shown": Text("下面是上一次成功时的情况。", "Below is what the last good one found."),
    "took": Text("用时 {seconds} 秒", "took {seconds} s"),
    "next": Text("下次 {time}", "next at {time}"),
    "every": Text(
        "每 {seconds} 秒检查一次，有人改动后马上再查。",
        "Checked every {seconds} seconds, and right after each edit.",
    ),
    "unverified": Text(
        "同步时一直有人在改，有些结果还没有核实，下次接着做。",
        "People kept editing during the sync: some flags are not confirmed yet.",
    ),
    "rows": Text("行", "rows"),
    "errors": Text("有误", "errors"),
    "warnings": Text("提醒", "warnings"),
    "findings_title": Text("查出的问题", "What was found"),
    "nothing": Text("没有问题。", "Nothing to mend."),
    "code": Text("编码", "Code"),
    "rule": Text("规则", "Rule"),
    "where": Text(
        "哪一行、怎么改，写在表格的“校验说明”和“预警清单”里。",
        "Which row, and what to do, stands in the workbook: “What to fix” and “Alerts”.",
    ),
    "tabs_title": Text("各表行数", "Rows by tab"),
    "unknown_host": Text(
        "这个服务不认识您用的地址。请把它写进 GRIDBOOK_ALLOWED_HOSTS。",
        "This service does not know the address you asked for: name it in GRIDBOOK_ALLOWED_HOSTS.",
    ),
    "no_page": Text("没有这一页。", "There is no such page."),
    "broken": Text("出了问题，详情在服务的日志里。", "Something broke; the log says what."),
    "back": Text("回到首页", "To the first page"),
}


def texts(locale: Locale) -> SimpleNamespace:
    """All texts of one locale, by name."""
    return SimpleNamespace(**{name: text[locale] for name, text in _TEXTS.items()})
