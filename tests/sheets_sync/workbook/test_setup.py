"""Set-up over HTTP against the local workbook: fresh, twice, in use, damaged, refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from google.oauth2.service_account import Credentials

from sheets_sync.errors import WorkbookError
from sheets_sync.local_sheets import LocalServer, open_store
from sheets_sync.local_sheets.identity import Accounts
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.workbook.client import Answer, SheetsClient, connect
from sheets_sync.workbook.layout import LOCALES, TAB, TABS, Locale, TabKind
from sheets_sync.workbook.layout.settings_table import SETTINGS
from sheets_sync.workbook.look import frozen_columns
from sheets_sync.workbook.setup import SetupReceipt, set_up

Json = dict[str, Any]
TODAY = date(2026, 3, 5)
SERIAL_OF_TODAY = 46086


@dataclass
class Book:
    """One spreadsheet on the server, with what people do to it by hand."""

    client: SheetsClient
    spreadsheet_id: str

    def set_up(self, locale: Locale = "zh-CN") -> SetupReceipt:
        return set_up(self.client, self.spreadsheet_id, locale=locale, today=TODAY, rules=CATALOGUE)

    def call(self, method: str, path: str = "", **options: Any) -> Any:
        return self.client.call(method, f"/v4/spreadsheets/{self.spreadsheet_id}{path}", **options)

    def revision(self) -> str | None:
        answer: Answer = self.call("GET", params={"fields": "spreadsheetId"})
        return answer.revision

    def do(self, *requests: Json) -> None:
        self.call("POST", ":batchUpdate", json={"requests": list(requests)})

    def sheets(self) -> dict[str, Json]:
        answer = self.call("GET", params={"fields": "sheets.properties"}).value
        return {
            sheet["properties"]["title"]: sheet["properties"] | {"sheetId": sheet_id(sheet)}
            for sheet in answer["sheets"]
        }

    def id_of(self, title: str) -> int:
        return int(self.sheets()[title]["sheetId"])

    def values(self, title: str) -> list[list[Any]]:
        params = {"valueRenderOption": "UNFORMATTED_VALUE"}
        answer = self.call("GET", f"/values/{title}", params=params)
        return list(answer.value.get("values", []))

    def all_values(self) -> dict[str, list[list[Any]]]:
        return {title: self.values(title) for title in self.sheets()}

    def type(self, area: str, *rows: list[Any]) -> None:
        """Enter cells as a person does at a keyboard."""
        params = {"valueInputOption": "USER_ENTERED"}
        self.call("PUT", f"/values/{area}", params=params, json={"values": list(rows)})

    def cells(self, area: str, fields: str) -> list[list[Json]]:
        mask = f"sheets.data.rowData.values({fields})"
        answer = self.call("GET", params={"ranges": area, "fields": mask}).value
        rows = answer["sheets"][0]["data"][0].get("rowData", [])
        return [row.get("values", []) for row in rows]

    def column_metadata(self, title: str) -> dict[str, int]:
        """0-based columns by the value of `gridbook.column`."""
        lookup = {"metadataKey": "gridbook.column", "metadataLocation": self._location(title)}
        found = self.call(
            "POST",
            "/developerMetadata:search",
            json={"dataFilters": [{"developerMetadataLookup": lookup}]},
        ).value.get("matchedDeveloperMetadata", [])
        entries = [entry["developerMetadata"] for entry in found]
        return {
            entry["metadataValue"]: entry["location"]["dimensionRange"].get("startIndex", 0)
            for entry in entries
        }

    def forget(self, key: str) -> None:
        """Delete all developer metadata with this key."""
        lookup = {"developerMetadataLookup": {"metadataKey": key}}
        self.do({"deleteDeveloperMetadata": {"dataFilter": lookup}})

    def move_column(self, title: str, source: int, destination: int) -> None:
        span = self.span(title, "COLUMNS", source)
        self.do({"moveDimension": {"source": span, "destinationIndex": destination}})

    def delete_column(self, title: str, place: int) -> None:
        self.do({"deleteDimension": {"range": self.span(title, "COLUMNS", place)}})

    def rename(self, title: str, new_title: str) -> None:
        properties = {"sheetId": self.id_of(title), "title": new_title}
        self.do({"updateSheetProperties": {"properties": properties, "fields": "title"}})

    def span(self, title: str, dimension: str, place: int) -> Json:
        return {
            "sheetId": self.id_of(title),
            "dimension": dimension,
            "startIndex": place,
            "endIndex": place + 1,
        }

    def _location(self, title: str) -> Json:
        return {"sheetId": self.id_of(title)}


def sheet_id(sheet: Json) -> int:
    return int(sheet["properties"].get("sheetId", 0))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SheetsClient]:
    store = open_store(tmp_path_factory.mktemp("home"))
    server = LocalServer(store)
    server.start()
    connected = connect(Accounts(store).write_account_file(server.root), server.root)
    try:
        yield connected
    finally:
        connected.session.close()
        server.stop()
        store.close()


@pytest.fixture
def empty(client: SheetsClient) -> Book:
    """A new spreadsheet with its one empty Sheet1."""
    made = client.call("POST", "/v4/spreadsheets", json={"properties": {"title": "社区"}}).value
    return Book(client, made["spreadsheetId"])


@pytest.fixture(scope="module")
def ready(client: SheetsClient) -> Book:
    """A workbook that has just been set up, for tests that only look at it."""
    made = client.call("POST", "/v4/spreadsheets", json={"properties": {"title": "样板"}}).value
    book = Book(client, made["spreadsheetId"])
    book.set_up()
    return book


@pytest.fixture
def book(empty: Book) -> Book:
    """A workbook that has just been set up."""
    empty.set_up()
    return empty


def row_of(values: list[list[Any]], key: str) -> list[Any]:
    return next(row for row in values if row and row[0] == key)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_fresh_workbook_gets_every_tab_in_few_calls(empty: Book, locale: Locale) -> None:
    before = empty.client.calls.total
    receipt = empty.set_up(locale)
    assert empty.client.calls.total - before <= 4
    assert list(empty.sheets()) == [tab.title[locale] for tab in TABS]
    assert receipt.created == tuple(tab.key for tab in TABS)
    for tab in TABS:
        assert empty.values(tab.title[locale])[0] == [c.title(locale) for c in tab.columns]
    assert empty.set_up(locale).requests == 0


def test_every_column_carries_its_metadata(ready: Book) -> None:
    for tab in TABS:
        assert ready.column_metadata(tab.title.zh) == {
            f"{tab.key}.{column.key}": place for place, column in enumerate(tab.columns)
        }


def test_the_region_is_set(ready: Book) -> None:
    answer = ready.call("GET", params={"fields": "properties(locale,timeZone)"}).value
    assert answer["properties"] == {"locale": "zh_CN", "timeZone": "Asia/Shanghai"}


def test_settings_stand_with_their_defaults(ready: Book) -> None:
    settings = ready.values("参数")
    assert row_of(settings, "quota_households")[1:3] == [15, "户"]
    assert row_of(settings, "near_copy_similarity")[1] == 0.85
    assert row_of(settings, "time_zone")[1] == "Asia/Shanghai"
    assert row_of(settings, "start_date")[1] == SERIAL_OF_TODAY
    assert [row[1] for row in settings if row[0] == "topics"][:2] == ["停车难", "充电难"]
    assert len(settings) == 1 + len(SETTINGS) + 20 + 15 + 17


def test_rules_and_scoring_stand(ready: Book) -> None:
    rules = ready.values("规则")
    assert [row[0] for row in rules[1:]] == [spec.code for spec in CATALOGUE]
    assert row_of(rules, "R101")[2:4] == ["是", "有误"]
    assert row_of(rules, "R109")[2:4] == ["是", "提醒"]
    scoring = ready.values("评分标准")
    assert sum(row[2] for row in scoring[1:]) == 100
    assert row_of(scoring, "tasks")[4] == "§4.1、§2.1"


def test_the_guide_explains_every_tab(ready: Book) -> None:
    guide = {row[0]: row[1] for row in ready.values("使用说明")[1:] if len(row) > 1}
    assert all(tab.title.zh in guide for tab in TABS if tab.key != "guide")
    assert guide["民情日记"].startswith("走访群众")
    assert "必填：走访日期、网格员、走访对象" in guide["民情日记"]
    assert "例：访（民情日记）" in guide


def test_columns_look_as_declared(ready: Book) -> None:
    fields = "note,dataValidation,userEnteredFormat(numberFormat,backgroundColor)"
    header, first = ready.cells("民情日记!A1:R2", fields)
    diary = TAB["diary"]
    cells = dict(zip((column.key for column in diary.columns), first, strict=True))
    notes = [column.note.zh for column in diary.columns]
    assert [cell["note"] for cell in header] == [f"{diary.about.zh}\n\n{notes[0]}", *notes[1:]]
    assert cells["visited_on"]["userEnteredFormat"]["numberFormat"]["pattern"] == "yyyy-mm-dd"
    assert cells["arrived_at"]["userEnteredFormat"]["numberFormat"]["pattern"] == "hh:mm"
    assert cells["target"]["userEnteredFormat"]["numberFormat"]["type"] == "TEXT"
    rule = cells["method"]["dataValidation"]
    offered = [value["userEnteredValue"] for value in rule["condition"]["values"]]
    assert offered[:2] == ["入户面谈", "门口交谈"]
    assert not rule.get("strict")
    assert "dataValidation" not in cells["check"]
    by_owner = {
        column.owner: str(cell["userEnteredFormat"]["backgroundColor"])
        for column, cell in zip(diary.columns, header, strict=True)
    }
    assert len(set(by_owner.values())) == 3


def test_headers_are_frozen_and_tabs_coloured_by_audience(ready: Book) -> None:
    sheets = ready.sheets()
    for tab in TABS:
        size = sheets[tab.title.zh]["gridProperties"]
        assert size["frozenRowCount"] == 1
        assert size.get("frozenColumnCount", 0) == frozen_columns(tab)
        assert size["rowCount"] == tab.rows
    assert sheets["民情日记"]["tabColor"] == sheets["申诉"]["tabColor"]
    assert sheets["民情日记"]["tabColor"] != sheets["参数"]["tabColor"]


def test_states_are_coloured_and_generated_tabs_locked(ready: Book) -> None:
    fields = "sheets(properties.title,conditionalFormats,protectedRanges)"
    answer = ready.call("GET", params={"fields": fields}).value
    found = {sheet["properties"]["title"]: sheet for sheet in answer["sheets"]}
    shown = {
        rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"]
        for rule in found["民情日记"]["conditionalFormats"]
    }
    assert shown == {"通过", "提醒", "有误"}
    locked = {title for title, sheet in found.items() if sheet.get("protectedRanges")}
    assert locked == {tab.title.zh for tab in TABS if tab.kind is TabKind.GENERATED}
    (status,) = found["运行状态"]["protectedRanges"]
    assert [area["startColumnIndex"] for area in status["unprotectedRanges"]] == [3]
    assert not status.get("warningOnly")


def test_running_it_again_changes_nothing(ready: Book) -> None:
    revision = ready.revision()
    receipt = ready.set_up()
    assert receipt.requests == 0
    assert receipt.created == ()
    assert ready.revision() == revision


def use(book: Book) -> None:
    """A month's worth of what people do, in small: rows, a renamed tab, moved columns."""
    book.type("民情日记!B2:F2", ["2026-3-5", "14:05", "下午3点", "007", "3-2"])
    book.type("民情日记!I2", [" 走访了吴奶奶 "])
    book.type("民情日记!S1:S2", ["心得"], ["多看看"])
    book.type("民情日记!I1", ["谈了什么"])
    book.move_column("民情日记", 8, 2)
    book.type("住户台账!A2:D2", ["0012", "W07", "3-2", "吴奶奶"])
    book.rename("住户台账", "住户")
    insert = {"range": book.span("住户", "ROWS", 1), "inheritFromBefore": True}
    book.do({"insertDimension": insert})


def test_a_workbook_in_use_is_left_as_it_is(book: Book) -> None:
    use(book)
    book.set_up()  # the inserted row has the header's look and no drop-downs
    before, revision = book.all_values(), book.revision()
    assert "住户" in before
    assert before["民情日记"][0][2] == "谈了什么"
    receipt = book.set_up()
    assert receipt.requests == 0
    assert book.revision() == revision
    assert book.all_values() == before


def test_no_human_cell_changes_while_much_is_mended(book: Book) -> None:
    use(book)
    book.delete_column("民情日记", 0)
    book.forget("gridbook.tab")
    book.rename("住户", "住户台账")
    before = book.all_values()
    receipt = book.set_up()
    after = book.all_values()
    assert receipt.added_columns == ("diary.record_id",)
    assert receipt.adopted == tuple(tab.key for tab in TABS)
    assert [row[:18] for row in after["民情日记"]] == [
        (row + [""] * 18)[: len(after["民情日记"][number][:18])]
        for number, row in enumerate(before["民情日记"])
    ]
    del before["民情日记"], after["民情日记"]
    assert after == before
    assert book.set_up().requests == 0


def test_a_deleted_column_comes_back_at_the_right_end(book: Book) -> None:
    book.type("民情日记!S1", ["心得"])
    book.delete_column("民情日记", 6)
    receipt = book.set_up()
    assert receipt.added_columns == ("diary.method",)
    header = book.values("民情日记")[0]
    assert header.index("心得") == 17
    assert header.index("走访方式*") == 18
    assert book.column_metadata("民情日记")["diary.method"] == 18
    first = book.cells("民情日记!S2:S2", "dataValidation")
    assert first[0][0]["dataValidation"]["condition"]["type"] == "ONE_OF_LIST"
    assert book.set_up().requests == 0


def test_lost_metadata_is_written_back_by_header(book: Book) -> None:
    book.move_column("矛盾调处", 4, 1)
    book.type("矛盾调处!C1", ["Reported at"])
    before = book.column_metadata("矛盾调处")
    book.forget("gridbook.column")
    receipt = book.set_up()
    assert len(receipt.relinked_columns) == sum(len(tab.columns) for tab in TABS)
    assert receipt.added_columns == ()
    assert book.column_metadata("矛盾调处") == before
    assert book.values("矛盾调处")[0][2] == "Reported at"
    assert book.set_up().requests == 0


def test_a_deleted_tab_comes_back_in_its_place(book: Book) -> None:
    book.do({"deleteSheet": {"sheetId": book.id_of("便民服务")}})
    assert book.set_up().created == ("services",)
    assert list(book.sheets()) == [tab.title.zh for tab in TABS]


def test_a_cleared_header_is_written_again(book: Book) -> None:
    book.type("信息上报!B1", [""])
    book.set_up()
    assert book.values("信息上报")[0][1] == "发现时间*"


def test_a_deleted_header_row_is_written_again_above_the_records(book: Book) -> None:
    book.type("民情日记!A2:B2", ["D-000001", "2026-3-5"])
    book.do({"deleteDimension": {"range": book.span("民情日记", "ROWS", 0)}})
    book.set_up()
    header, first = book.values("民情日记")[:2]
    assert header == [column.title("zh-CN") for column in TAB["diary"].columns]
    assert first[0] == "D-000001"
    assert "dataValidation" not in book.cells("民情日记!G1:G1", "dataValidation,note")[0][0]
    assert book.sheets()["民情日记"]["gridProperties"]["frozenRowCount"] == 1
    assert book.set_up().requests == 0


def test_lost_drop_downs_and_formats_are_given_again(book: Book) -> None:
    area = {"sheetId": book.id_of("民情日记"), "startRowIndex": 1}
    cleared = {"range": area, "fields": "dataValidation,userEnteredFormat"}
    book.do({"repeatCell": {**cleared, "cell": {}}})
    book.set_up()
    (cells,) = book.cells("民情日记!F2:G2", "dataValidation,userEnteredFormat.numberFormat")
    assert cells[0]["userEnteredFormat"]["numberFormat"]["type"] == "TEXT"
    assert "dataValidation" in cells[1]


def test_what_the_office_set_is_kept(book: Book) -> None:
    settings = [row[0] for row in book.values("参数")]
    quota = settings.index("quota_visits") + 1
    book.type(f"参数!B{quota}", ["20"])
    book.type("规则!C2:D2", ["否", "提醒"])
    book.type("评分标准!C2", ["12"])
    zone = settings.index("time_zone") + 1
    book.type(f"参数!B{zone}", [""])
    assert book.set_up().requests == 0
    assert row_of(book.values("参数"), "quota_visits")[1] == 20
    assert row_of(book.values("参数"), "time_zone")[1] == ""
    assert book.values("规则")[1][2:4] == ["否", "提醒"]
    assert book.values("评分标准")[1][2] == 12


def test_missing_settings_are_appended_and_explanations_refreshed(book: Book) -> None:
    quota = [row[0] for row in book.values("参数")].index("quota_visits")
    book.do({"deleteDimension": {"range": book.span("参数", "ROWS", quota)}})
    book.type(
        "参数!D2:D3", ["乱写"], ["从哪天开始使用；这天以前的走访、巡查、零报告不作要求。见下"]
    )
    receipt = book.set_up()
    assert receipt.added_rows == {"settings": 1}
    settings = book.values("参数")
    assert settings[-1][:2] == ["quota_visits", 15]
    assert settings[1][3] == "表里的日期时间按哪个时区"
    assert settings[2][3].endswith("见下")
    assert book.set_up().requests == 0


def test_drop_downs_follow_the_lists_of_the_office(book: Book) -> None:
    keys = [row[0] for row in book.values("参数")]
    book.type(f"参数!B{keys.index('topics') + 1}", ["公交太少"])
    book.type(f"参数!A{len(keys) + 1}:B{len(keys) + 1}", ["topics", "公厕"])
    book.set_up()
    (cells,) = book.cells("民情日记!K2:K2", "dataValidation")
    offered = [
        value["userEnteredValue"] for value in cells[0]["dataValidation"]["condition"]["values"]
    ]
    assert offered[0] == "公交太少"
    assert offered[-1] == "公厕"
    assert "停车难" not in offered
    assert book.set_up().requests == 0


def test_a_doubled_column_is_told(book: Book) -> None:
    location = {"dimensionRange": book.span("民情日记", "COLUMNS", 18)}
    entry = {
        "metadataKey": "gridbook.column",
        "metadataValue": "diary.content",
        "location": location,
        "visibility": "DOCUMENT",
    }
    book.do({"createDeveloperMetadata": {"developerMetadata": entry}})
    receipt = book.set_up()
    assert receipt.doubled_columns == ("diary.content",)
    assert receipt.requests == 0


def test_the_locale_of_a_workbook_is_fixed(ready: Book) -> None:
    revision = ready.revision()
    with pytest.raises(WorkbookError, match="zh-CN"):
        ready.set_up("en")
    assert ready.revision() == revision


def test_tabs_of_others_stay_behind_ours(empty: Book) -> None:
    empty.type("Sheet1!A1", ["通讯录"])
    empty.set_up()
    titles = list(empty.sheets())
    assert titles[0] == "民情日记"
    assert titles[-1] == "Sheet1"
    assert empty.values("Sheet1") == [["通讯录"]]
    assert empty.set_up().requests == 0


def test_an_existing_register_is_adopted_by_title_and_headers(empty: Book) -> None:
    empty.rename("Sheet1", "住户台账")
    empty.type("住户台账!A1:C2", ["门牌", "户号", "楼长"], ["3组18号", "H1", "老周"])
    receipt = empty.set_up()
    assert receipt.adopted == ("households",)
    header, first = empty.values("住户台账")[:2]
    assert header[:4] == ["门牌", "户号", "楼长", "所属网格*"]
    assert first == ["3组18号", "H1", "老周"]
    assert empty.set_up().requests == 0


def test_a_tiny_tab_with_our_title_is_adopted(empty: Book) -> None:
    small = {"sheetId": 0, "title": "整改", "gridProperties": {"rowCount": 1, "columnCount": 1}}
    fields = "title,gridProperties(rowCount,columnCount)"
    empty.do({"updateSheetProperties": {"properties": small, "fields": fields}})
    assert empty.set_up().adopted == ("rectifications",)
    size = empty.sheets()["整改"]["gridProperties"]
    assert (size["rowCount"], size["columnCount"]) == (1000, 12)
    assert empty.set_up().requests == 0


def test_a_tab_with_something_else_in_it_is_refused(empty: Book) -> None:
    empty.rename("Sheet1", "参数")
    empty.type("参数!A1", ["电表读数"])
    revision = empty.revision()
    with pytest.raises(WorkbookError, match="参数"):
        empty.set_up()
    assert empty.revision() == revision


class Hurried(SheetsClient):
    """A client whose user edits the workbook right after set-up has looked at it, once."""

    edit: Json | None = None

    def call(self, method: str, path: str, **options: Any) -> Answer:
        answer = super().call(method, path, **options)
        if self.edit and path.endswith(":getByDataFilter"):
            edit, self.edit = self.edit, None
            address = path.removesuffix(":getByDataFilter") + ":batchUpdate"
            super().call("POST", address, json={"requests": [edit]})
        return answer


def test_an_edit_in_between_starts_it_anew(book: Book) -> None:
    book.delete_column("民情日记", 6)
    account = book.client.auth
    assert isinstance(account, Credentials)
    hurried = Hurried(account, root=book.client.root)
    source = book.span("民情日记", "COLUMNS", 0)
    hurried.edit = {"moveDimension": {"source": source, "destinationIndex": 6}}
    receipt = set_up(hurried, book.spreadsheet_id, locale="zh-CN", today=TODAY, rules=CATALOGUE)
    assert receipt.added_columns == ("diary.method",)
    assert book.column_metadata("民情日记")["diary.record_id"] == 5
    assert book.set_up().requests == 0
