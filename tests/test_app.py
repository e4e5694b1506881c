"""`python app.py` as a process: starts, serves, survives, refuses."""

import re
import socket
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gspread
import pytest
from click.testing import CliRunner

import app
from tests.service import Service, command, running
from tests.workbooks import live_workbook

TYPED = ("2026-03-05", "", "", "S001", "nowhere", "入户面谈", "社情民意采集", "问了近况,一切都好。")
PATIENCE = 30  # seconds; on a free machine a flag takes well under one


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A first start with nothing configured but home and port: the demo community."""
    with running(tmp_path_factory.mktemp("demo") / "home") as started:
        yield started


@pytest.fixture(scope="module")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose workbook was set up and left empty by an orderly service."""
    home = tmp_path_factory.mktemp("empty") / "home"
    with running(home, DEMO=0) as started:
        assert not any("demo" in line for line in started.said)
        assert started.stop()[0] == 0
    return home


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that the service does by itself."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def type_row(service: Service, row: int, cells: tuple[str, ...] = TYPED) -> gspread.Worksheet:
    diary = service.tab("diary")
    diary.update([list(cells)], f"B{row}")
    return diary


def check_of(diary: gspread.Worksheet, row: int) -> str:
    """校验结果 of a sheet row."""
    column = diary.row_values(1).index("校验结果") + 1
    return diary.cell(row, column).value or ""


def test_a_first_start_sets_up_fills_syncs_and_tells_where_it_is(service: Service) -> None:
    assert service.said[0] == "Set the workbook up: 24 tabs."
    assert re.fullmatch(r"Filled it with a demo community: \d{4} rows\.", service.said[1])
    assert re.fullmatch(
        r"Checked \d{4} rows in [\d.]+ s: \d+ findings, \d{4} cells written\.", service.said[2]
    )
    assert service.told("Sheets root") == service.told("Page") + "google"
    for name in ("local-service-account.json", "workbook.json"):
        assert stat.S_IMODE((service.home / name).stat().st_mode) == 0o600
    assert service.tab("diary").cell(2, 1).value == "D-000001"


def test_the_first_page_shows_what_was_found_and_no_resident(service: Service) -> None:
    answer = service.get("/")
    assert answer.status_code == 200
    assert "运行正常" in answer.text
    assert "R101" in answer.text
    assert "必填项空白" in answer.text
    heads = [str(head) for head in service.tab("households").col_values(4)[1:]]
    phones = [str(phone) for phone in service.tab("households").col_values(5)[1:] if phone]
    assert len(heads) > 600
    assert not [text for text in (*heads, *phones) if text in answer.text]


def test_the_five_lines_on_the_page_open_the_workbook(service: Service) -> None:
    found = re.search(r"<pre[^>]*><code>(.*?)</code>", service.get("/").text, re.DOTALL)
    assert found
    example = found[1].replace("&#34;", '"').replace("&quot;", '"')
    assert len(example.strip().splitlines()) == 5
    names: dict[str, gspread.Spreadsheet] = {}
    exec(example, names)  # noqa: S102 # what the page tells people to run
    assert names["sheet"].worksheet("民情日记").title == "民情日记"


def test_health_is_told_to_machines(service: Service) -> None:
    answer = service.get("/healthz")
    assert answer.status_code == 200
    told = answer.json()
    assert told["status"] == "ok"
    assert told["last_sync"]["ok"]
    assert told["sync_every"] == 300


def test_a_typed_row_is_flagged_and_mended_without_anybody_asking(service: Service) -> None:
    diary = service.tab("diary")
    row = len(diary.col_values(1)) + 1
    type_row(service, row)
    until(lambda: check_of(diary, row) == "有误")
    diary.update([[""] * len(TYPED)], f"B{row}")
    until(lambda: check_of(diary, row) == "")


def test_commands_use_the_server_that_runs(service: Service) -> None:
    done = command("-m", "scripts.sync", "--json", home=service.home)
    assert done.returncode == 1
    assert done.stdout.startswith('{"findings":[{')
    assert not done.stderr


def test_a_second_service_is_kept_off_the_home(service: Service) -> None:
    done = command("app.py", home=service.home, PORT=0)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "is in use by process" in done.stderr


def test_a_second_start_finds_everything_as_it_was(empty_home: Path) -> None:
    with running(empty_home) as again:
        assert re.fullmatch(r"Checked 0 rows in .* s: 0 findings, 0 cells .*", again.said[0])
        assert again.get("/healthz").json()["status"] == "ok"
        assert again.stop() == (0, "")


def test_nothing_typed_is_lost_when_the_service_is_killed(empty_home: Path) -> None:
    with running(empty_home) as first:
        type_row(first, 2)
        first.process.kill()
        first.process.wait()
    with running(empty_home) as second:
        diary = second.tab("diary")
        assert diary.cell(2, 2).value == TYPED[0]
        assert check_of(diary, 2) == "有误"
        record_id = diary.cell(2, 1).value
        second.process.kill()
        second.process.wait()
    with running(empty_home) as third:
        assert third.tab("diary").cell(2, 1).value == record_id
        assert third.stop()[0] == 0


def refused(home: Path, **settings: Any) -> tuple[int, str]:
    """Exit code and the one line of a service that cannot start."""
    done = command("app.py", home=home, **{"PORT": 0, **settings})
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.returncode, done.stderr


def test_a_port_in_use_is_told(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, line = refused(home, PORT=port)
    assert code == 2
    assert f"Cannot listen on 127.0.0.1:{port}" in line


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("GRIDBOOK_FOO", "1", "GRIDBOOK_FOO is not a setting: did you mean"),
        ("GRIDBOOK_PORT", "eighty", "GRIDBOOK_PORT is 'eighty': write a number"),
        ("GRIDBOOK_SHEETS_ROOT", "http://localhost:1", "needs GRIDBOOK_GOOGLE_KEYS"),
        ("GRIDBOOK_GOOGLE_KEYS_FILE", "/nowhere", "cannot read /nowhere"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(name: str, value: str, line: str) -> None:
    done = CliRunner().invoke(app.main, env={name: value})
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert line in done.stderr


def test_a_key_file_that_is_none_is_told(home: Path) -> None:
    key_file = home / "key.json"
    key_file.write_text("{}")
    code, line = refused(home, GOOGLE_KEYS=key_file, WORKBOOK="1aB")
    assert code == 2
    assert "is not the key of a service account: download a JSON key" in line


def test_help_says_what_it_is() -> None:
    done = CliRunner().invoke(app.main, ["--help"])
    assert done.exit_code == 0
    assert "Serve Gridbook" in done.stdout


def test_with_a_key_it_serves_a_workbook_elsewhere(home: Path, tmp_path: Path) -> None:
    with live_workbook(tmp_path / "elsewhere", ready=False) as elsewhere:
        settings = {
            "GOOGLE_KEYS": tmp_path / "elsewhere/local-service-account.json",
            "SHEETS_ROOT": elsewhere.service.root,
            "WORKBOOK": elsewhere.spreadsheet_id,
        }
        code, line = refused(home, **settings)
        assert code == 1
        assert "is not a Gridbook workbook yet; run `python -m scripts.setup_workbook`" in line

        elsewhere.set_up()
        elsewhere.type_rows("diary", [{"visited_on": "2026-03-05"}])
        with running(home, **settings) as service:
            assert service.told("Sheets root") == elsewhere.service.root
            assert elsewhere.rows("diary")[0]["check"] == "有误"
            assert service.get("/google/v4/spreadsheets/1").status_code == 404
            assert service.stop()[0] == 0
    assert not (home / "workbook.json").exists()
