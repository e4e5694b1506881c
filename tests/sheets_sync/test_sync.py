"""Syncs over a live server: what is called, what is written, and what people may do meanwhile."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
import requests
from requests.adapters import HTTPAdapter

from sheets_sync.journal.history import History
from sheets_sync.sync import MOST_ROUNDS, WorkbookSync
from sheets_sync.workbook.client import connect
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.board_texts import UNVERIFIED
from sheets_sync.workbook.snapshot import Cell
from tests.campaigns.transport import Watched
from tests.workbooks import LiveWorkbook, live_workbook

NOW = datetime.fromisoformat("2026-03-06T09:00")
NEXT_YEAR = datetime.fromisoformat("2027-01-10T09:00")
SOUND: dict[str, Cell] = {
    "visited_on": 46086,
    "worker": "S02",
    "target": "H001",
    "method": "入户面谈",
    "duty": "社情民意采集",
    "content": "入户聊了近况,身体都好,用电用气也看过了",
    "outcome": "无事项",
}


def in_turn(times: int) -> list[Literal["asc", "des"]]:
    """Downwards, upwards, downwards …: each sort moves every row but the middle one."""
    return ["asc" if turn % 2 else "des" for turn in range(times)]


def entry(number: int = 1, **cells: Cell) -> dict[str, Cell]:
    """A sound diary row of a home of its own."""
    return {
        **SOUND,
        "target": f"H{number:03}",
        "content": f"第{number}户,聊了近况,家里一切都好",
        **cells,
    }


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a community of twelve homes with three entries in the diary."""
    home = tmp_path_factory.mktemp("prepared")
    with live_workbook(home) as live:
        live.type_rows("grids", [{"grid_id": "W01", "name": "第一网格", "level": "五级"}])
        live.type_rows(
            "staff",
            [{"staff_id": "S02", "name": "李秀英", "role": "网格员", "grid": "W01", "from": 45658}],
        )
        homes: list[dict[str, Cell]] = [
            {"household_id": f"H{n:03}", "grid": "W01", "address": f"{n}号", "head": f"{n}家"}
            for n in range(1, 13)
        ]
        live.type_rows("households", homes)
        live.type_rows("diary", [entry(1), entry(2), entry(3, method="随便看看")])
    return home


@pytest.fixture
def workbook(prepared: Path, tmp_path: Path) -> Iterator[LiveWorkbook]:
    """That community, never synced."""
    home = shutil.copytree(prepared, tmp_path / "home")
    with live_workbook(home, ready=False) as live:
        yield live


def after(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def ids(workbook: LiveWorkbook) -> list[str]:
    return [row["record_id"] for row in workbook.rows("diary")]


def batch(workbook: LiveWorkbook, *requests_: dict[str, Any]) -> None:
    workbook.sheet.batch_update({"requests": list(requests_)})


def span(workbook: LiveWorkbook, axis: str, start: int, end: int) -> dict[str, Any]:
    sheet_id = workbook.tab("diary").id
    return {"sheetId": sheet_id, "dimension": axis, "startIndex": start, "endIndex": end}


def journal(workbook: LiveWorkbook) -> dict[str, bool]:
    """The diary's record ids and whether their rows stand."""
    past = History(workbook.database, workbook.spreadsheet_id).recall()
    return {identifier: record.alive for identifier, record in past.records["diary"].items()}


def place(key: str) -> int:
    return [column.key for column in TAB["diary"].columns].index(key)


def test_the_first_sync_flags_every_row(workbook: LiveWorkbook) -> None:
    receipt = workbook.sync(NOW)

    assert [(row["record_id"], row["check"]) for row in workbook.rows("diary")] == [
        ("D-000001", "通过"),
        ("D-000002", "通过"),
        ("D-000003", "有误"),
    ]
    assert "[R108]" in workbook.rows("diary")[2]["check_notes"]
    assert receipt.verified
    assert receipt.rounds == 1
    assert receipt.cells_written > 0


def test_the_second_sync_reads_once_and_writes_nothing(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    second, third = workbook.sync(after(1)), workbook.sync(after(2))
    workbook.restart()
    cold = workbook.sync(after(3))

    for receipt in (second, third, cold):
        assert (receipt.reads, receipt.writes, receipt.cells_written) == (1, 0, 0)


def test_a_change_costs_three_calls_from_a_cold_process_too(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    workbook.type_rows("diary", [entry(4)], first=5)
    warm = workbook.sync(after(1))
    workbook.type_rows("diary", [entry(5, duty="")], first=6)
    workbook.restart()
    cold = workbook.sync(after(2))

    assert (warm.reads, warm.writes) == (2, 1)
    assert (cold.reads, cold.writes) == (2, 1)
    assert workbook.rows("diary")[4]["check"] == "有误"


def test_a_dry_run_writes_neither_here_nor_there(workbook: LiveWorkbook) -> None:
    before = workbook.store.document(workbook.spreadsheet_id).revision
    receipt = workbook.sync(NOW, dry_run=True)

    assert any(finding.code == "R108" for finding in receipt.findings)
    assert workbook.store.document(workbook.spreadsheet_id).revision == before
    assert History(workbook.database, workbook.spreadsheet_id).recall().empty


def test_a_dry_run_between_two_syncs_changes_nothing(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    workbook.type_rows("diary", [entry(4)], first=5)
    workbook.sync(after(1), dry_run=True)
    workbook.sync(after(2))

    assert ids(workbook) == ["D-000001", "D-000002", "D-000003", "D-000004"]


def test_the_rest_goes_on_without_a_tab_or_a_column(workbook: LiveWorkbook) -> None:
    workbook.sheet.del_worksheet(workbook.tab("services"))
    at = place("topic")
    batch(workbook, {"deleteDimension": {"range": span(workbook, "COLUMNS", at, at + 1)}})
    receipt = workbook.sync(NOW)

    assert {("W101", "services"), ("W102", "diary")} <= {
        (finding.code, finding.tab) for finding in receipt.findings
    }
    assert [row["check"] for row in workbook.rows("diary")] == ["通过", "通过", "有误"]
    assert not workbook.sync(after(1)).cells_written


def test_without_its_id_column_a_tab_is_flagged_and_left_in_peace(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    batch(workbook, {"deleteDimension": {"range": span(workbook, "COLUMNS", 0, 1)}})
    workbook.sync(after(1))

    assert not workbook.sync(after(2)).cells_written
    assert [row["check"] for row in workbook.rows("diary")] == ["通过", "通过", "有误"]


def test_a_restored_id_column_gets_the_old_ids_back(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    batch(workbook, {"deleteDimension": {"range": span(workbook, "COLUMNS", 0, 1)}})
    workbook.sync(after(1))
    workbook.tab("diary").sort((3, "des"))
    end = workbook.tab("diary").col_count
    batch(workbook, {"appendDimension": {**_sheet(workbook), "dimension": "COLUMNS", "length": 1}})
    workbook.tab("diary").update_cell(1, end + 1, TAB["diary"].column("record_id").title("zh-CN"))
    workbook.sync(after(2))

    by_content = {row["content"]: row["record_id"] for row in workbook.rows("diary")}
    assert by_content == {entry(n)["content"]: f"D-{n:06}" for n in (1, 2, 3)}


def _sheet(workbook: LiveWorkbook) -> dict[str, int]:
    return {"sheetId": workbook.tab("diary").id}


def test_renamed_tabs_and_headers_and_moved_columns_are_found(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    diary = workbook.tab("diary")
    batch(
        workbook,
        {"updateSheetProperties": {
            "properties": {"sheetId": diary.id, "title": "走访'日记'"}, "fields": "title"}},
        {"moveDimension": {"source": span(workbook, "COLUMNS", 15, 17), "destinationIndex": 1}},
    )  # fmt: skip
    diary = workbook.sheet.worksheet("走访'日记'")
    diary.update_cell(1, 2, "结论")
    diary.append_row(["", "", "", 46086, "", "", "S02", "H004", "入户面谈", "社情民意采集", "短"])
    receipt = workbook.sync(after(1))

    flagged = diary.get_values("A5:C5")[0]
    assert flagged[0] == "D-000004"
    assert flagged[1] == "有误"
    assert "[R109]" in flagged[2]
    assert not [finding for finding in receipt.findings if finding.code[:2] == "W1"
                and finding.code != "W107" and finding.code != "W108"]  # fmt: skip


def test_fifty_new_rows_get_fifty_ids(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    workbook.type_rows("diary", [entry(n % 12 + 1, problem=f"{n}") for n in range(50)], first=5)
    receipt = workbook.sync(after(1))

    assert ids(workbook) == [f"D-{n:06}" for n in range(1, 54)]
    assert receipt.rounds == 1


def test_copied_rows_get_ids_of_their_own(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    area = {**_sheet(workbook), "startRowIndex": 1, "endRowIndex": 4}
    below = {**_sheet(workbook), "startRowIndex": 4, "endRowIndex": 7}
    batch(workbook, {"copyPaste": {"source": area, "destination": below}})
    receipt = workbook.sync(after(1))

    assert ids(workbook) == [f"D-{n:06}" for n in range(1, 7)]
    assert not [finding for finding in receipt.findings if finding.code == "W104"]


def test_a_cleared_row_loses_its_service_cells_and_leaves_a_tombstone(
    workbook: LiveWorkbook,
) -> None:
    workbook.sync(NOW)
    first, last = place("visited_on") + 1, place("approved_by") + 1
    workbook.tab("diary").batch_clear([f"{chr(64 + first)}3:{chr(64 + last)}3"])
    workbook.sync(after(1))

    assert workbook.tab("diary").get_values("A3:R3") in ([[]], [[""] * 18], [])
    assert journal(workbook) == {"D-000001": True, "D-000002": False, "D-000003": True}


def test_a_deleted_row_leaves_a_tombstone_and_its_id_is_not_used_again(
    workbook: LiveWorkbook,
) -> None:
    workbook.sync(NOW)
    workbook.tab("diary").delete_rows(4)
    workbook.sync(after(1))
    workbook.type_rows("diary", [entry(5)], first=4)
    workbook.sync(after(2))

    assert ids(workbook) == ["D-000001", "D-000002", "D-000004"]
    assert journal(workbook)["D-000003"] is False


def test_a_typed_id_that_was_never_issued_is_replaced(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    workbook.type_rows("diary", [entry(4)], first=5)
    workbook.tab("diary").update_cell(5, 1, "D-000099")
    workbook.sync(after(1))

    assert ids(workbook)[3] == "D-000004"


def test_an_empty_journal_adopts_ids(workbook: LiveWorkbook) -> None:
    workbook.tab("diary").update_cell(2, 1, "D-000041")
    workbook.sync(NOW)

    assert ids(workbook) == ["D-000041", "D-000042", "D-000043"]


def test_what_is_typed_over_service_cells_is_replaced(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    workbook.tab("diary").update_cell(4, place("check") + 1, "通过")
    workbook.sync(after(1))

    assert workbook.rows("diary")[2]["check"] == "有误"


def test_a_date_without_a_year_keeps_the_year_it_had(workbook: LiveWorkbook) -> None:
    workbook.type_rows("diary", [entry(4, visited_on="3月5日")], first=5)
    workbook.sync(NOW)
    workbook.restart()
    receipt = workbook.sync(NEXT_YEAR)

    assert [finding.args["read"] for finding in receipt.findings if finding.code == "R104"] == [
        46086
    ]


def test_first_seen_is_the_last_sync_that_did_not_show_the_row(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    workbook.sync(after(30))
    workbook.type_rows("diary", [entry(4)], first=5)
    workbook.restart()
    workbook.sync(after(600))
    workbook.sync(after(900))

    shown = [row["first_seen"] for row in workbook.rows("diary")]
    assert shown[:3] == ["", "", ""]
    assert round(shown[3] * 86400) == round((46087 + 9.5 / 24) * 86400)


def test_the_grid_grows_for_alerts(workbook: LiveWorkbook) -> None:
    alerts = workbook.tab("alerts")
    alerts.resize(rows=3)
    workbook.sync(NOW)

    assert len(workbook.rows("alerts")) > 2
    assert not workbook.sync(after(1)).cells_written


def test_another_process_takes_over_where_this_one_stood(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    workbook.type_rows("diary", [entry(4)], first=5)
    other = WorkbookSync(
        workbook.service,
        workbook.spreadsheet_id,
        History(workbook.database, workbook.spreadsheet_id),
    )
    other.run(after(1))
    workbook.restart()
    workbook.type_rows("diary", [entry(5)], first=6)
    receipt = workbook.sync(after(2))

    assert ids(workbook) == [f"D-{n:06}" for n in range(1, 6)]
    assert receipt.rounds == 1


class Killed(Exception):  # noqa: N818 - stands for the end of a process
    pass


def tampered(
    workbook: LiveWorkbook,
    before: Callable[[requests.PreparedRequest], None],
    *,
    revisions: bool = False,
) -> WorkbookSync:
    """A process whose calls something comes between, on a server without revisions."""
    client = connect(workbook.store.service_account(workbook.service.root or ""),
                     root=workbook.service.root)  # fmt: skip
    watched = Watched(HTTPAdapter(), before, lambda _request: None, revisions=revisions)
    client.session.mount(str(workbook.service.root), watched)
    history = History(workbook.database, workbook.spreadsheet_id)
    return WorkbookSync(client, workbook.spreadsheet_id, history)


@pytest.mark.parametrize("fatal", [1, 2, 3])
def test_the_next_run_repairs_what_a_killed_one_left(workbook: LiveWorkbook, fatal: int) -> None:
    workbook.sync(NOW)
    workbook.type_rows("diary", [entry(4), entry(5, duty="")], first=5)
    calls = 0

    def kill(_request: requests.PreparedRequest) -> None:
        nonlocal calls
        calls += 1
        if calls == fatal:
            raise Killed

    with pytest.raises(Killed):
        tampered(workbook, kill).run(after(1))
    workbook.tab("diary").sort((place("content") + 1, "des"))
    workbook.restart()
    receipt = workbook.sync(after(2))

    assert receipt.verified
    rows = workbook.rows("diary")
    assert [row["content"] for row in rows] == [entry(n)["content"] for n in (5, 4, 3, 2, 1)]
    assert sorted(ids(workbook)[:2]) == ["D-000004", "D-000005"]
    assert ids(workbook)[2:] == ["D-000003", "D-000002", "D-000001"]
    assert [row["check"] for row in rows] == ["有误", "通过", "有误", "通过", "通过"]


def test_rows_sorted_before_the_write_get_their_own_flags(workbook: LiveWorkbook) -> None:
    orders = iter(in_turn(3))

    def sort(request: requests.PreparedRequest) -> None:
        if str(request.url).endswith("batchUpdateByDataFilter"):
            order = next(orders, None)
            if order:
                workbook.tab("diary").sort((place("content") + 1, order))

    receipt = tampered(workbook, sort).run(NOW)

    assert receipt.verified
    assert receipt.rounds == 4
    assert {row["content"]: row["check"] for row in workbook.rows("diary")} == {
        entry(1)["content"]: "通过",
        entry(2)["content"]: "通过",
        entry(3)["content"]: "有误",
    }


def test_a_row_typed_like_one_that_went_while_a_third_was_cleared_is_new(
    workbook: LiveWorkbook,
) -> None:
    workbook.sync(NOW)
    workbook.tab("diary").batch_clear(["B2:O2"])
    typed = iter([entry(2, content="提醒防范电信诈骗,核对人口")])

    def replace(request: requests.PreparedRequest) -> None:
        if str(request.url).endswith("batchUpdateByDataFilter"):
            for row in typed:
                batch(workbook, {"deleteDimension": {"range": span(workbook, "ROWS", 2, 3)}})
                workbook.type_rows("diary", [row], first=4)

    receipt = tampered(workbook, replace).run(after(1))

    assert receipt.verified
    assert ids(workbook) == ["D-000003", "D-000004"]
    assert journal(workbook) == {
        "D-000001": False,
        "D-000002": False,
        "D-000003": True,
        "D-000004": True,
    }


def test_a_row_that_lost_its_id_as_another_was_to_be_cleared_gets_it_back(
    workbook: LiveWorkbook,
) -> None:
    workbook.sync(NOW)
    workbook.tab("diary").batch_clear(["B2:O2"])
    edits = iter([entry(2, method="电话联系")])

    def move(request: requests.PreparedRequest) -> None:
        if str(request.url).endswith("batchUpdateByDataFilter"):
            for row in edits:
                to_third = {"source": span(workbook, "ROWS", 1, 2), "destinationIndex": 3}
                batch(workbook, {"moveDimension": to_third})
                workbook.type_rows("diary", [row], first=2)

    receipt = tampered(workbook, move).run(after(1))

    assert receipt.verified
    assert ids(workbook) == ["D-000002", "D-000003"]


def test_a_new_process_knows_what_a_killed_one_had_written(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    workbook.type_rows("diary", [entry(4)], first=5)
    others = iter([entry(5, content="提醒防范电信诈骗,核对人口", target="H002")])

    def replace_and_kill(request: requests.PreparedRequest) -> None:
        if str(request.url).endswith("batchUpdateByDataFilter"):
            for row in others:
                batch(workbook, {"deleteDimension": {"range": span(workbook, "ROWS", 4, 5)}})
                workbook.type_rows("diary", [row], first=5)
        elif ids(workbook)[-1] == "D-000004":
            raise Killed

    with pytest.raises(Killed):
        tampered(workbook, replace_and_kill).run(after(1))
    workbook.restart()

    assert workbook.sync(after(2)).verified
    assert ids(workbook)[3:] == ["D-000005"]


def test_people_who_never_rest_are_told_of(workbook: LiveWorkbook) -> None:
    orders = iter(in_turn(80))

    def sort(request: requests.PreparedRequest) -> None:
        if str(request.url).endswith("batchUpdateByDataFilter"):
            workbook.tab("diary").sort((place("content") + 1, next(orders)))

    receipt = tampered(workbook, sort).run(NOW)

    assert not receipt.verified
    assert receipt.rounds == MOST_ROUNDS
    assert UNVERIFIED["zh-CN"] in [row["item"] for row in workbook.rows("status")]
    workbook.restart()
    assert workbook.sync(after(1)).verified
    assert UNVERIFIED["zh-CN"] not in [row["item"] for row in workbook.rows("status")]


def test_a_server_that_knows_revisions_refuses_a_stale_write(workbook: LiveWorkbook) -> None:
    orders = iter(in_turn(1))

    def sort(request: requests.PreparedRequest) -> None:
        if str(request.url).endswith("batchUpdateByDataFilter"):
            for order in orders:
                workbook.tab("diary").sort((place("content") + 1, order))

    receipt = tampered(workbook, sort, revisions=True).run(NOW)

    assert receipt.verified
    assert ids(workbook) == ["D-000003", "D-000002", "D-000001"]
    assert journal(workbook) == {"D-000001": True, "D-000002": True, "D-000003": True}


def open_problem(number: int, words: str) -> dict[str, Cell]:
    reason = "物业说要动公共维修金,要开会定"
    raised = {"problem": words, "topic": "停车难", "outcome": "未解决", "reason": reason}
    return entry(number, **raised)


def test_open_problems_reach_the_agenda_in_one_round(workbook: LiveWorkbook) -> None:
    workbook.sync(NOW)
    workbook.type_rows("diary", [open_problem(4, "车位不够,晚上没处停")], first=5)
    first = workbook.sync(after(1))
    workbook.type_rows("agenda", [{"decision": "画线二十个车位", "due_on": 46080}])
    workbook.type_rows("diary", [open_problem(5, "晚上没处停,车位不够")], first=6)
    workbook.type_rows("diary", [open_problem(6, "车位不够，晚上没处停车")], first=7)
    second = workbook.sync(after(2))
    third = workbook.sync(after(3))

    assert (first.rounds, second.rounds, third.rounds) == (1, 1, 0)
    rows = workbook.rows("agenda")
    told = [(row["record_id"], row["homes"], row["records"], row["decision"]) for row in rows]
    assert told == [
        ("G-000001", 2, "D-000004、D-000006", "画线二十个车位"),
        ("G-000002", 1, "D-000005", ""),
    ]
    assert rows[0]["check_notes"].endswith("[T705]")
    workbook.restart()
    assert workbook.sync(after(4)).cells_written == 0


def test_the_agenda_grows_below_the_grid(workbook: LiveWorkbook) -> None:
    tab = workbook.tab("agenda")
    tab.resize(rows=2)
    texts = ("车位不够", "路灯坏了半个月", "下水道堵了")
    problems = [open_problem(n, words) for n, words in enumerate(texts, 4)]
    workbook.type_rows("diary", problems, first=5)
    receipt = workbook.sync(NOW)

    assert receipt.verified
    assert [row["problem"] for row in workbook.rows("agenda")] == list(texts)
