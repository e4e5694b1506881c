"""scripts.serve_local as its users start it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner

from scripts.serve_local import main

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "scripts.serve_local"]


@contextmanager
def _running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """The process, its root address and its spreadsheet."""
    process = subprocess.Popen([*COMMAND, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip(), process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait(timeout=10)
        process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_stops(tmp_path: Path, number: signal.Signals) -> None:
    with _running("--port", "0", "--home", str(tmp_path)) as (process, root, spreadsheet_id):
        named = json.loads((tmp_path / "workbook.json").read_text("utf-8"))
        assert named == {"spreadsheet_id": spreadsheet_id, "sheets_root": root}
        account = json.loads((tmp_path / "local-service-account.json").read_text("utf-8"))
        assert account["token_uri"] == root + "/token"
        assert requests.get(root + "/v4/spreadsheets/x", timeout=5).status_code == 401
        second = subprocess.run(
            [*COMMAND, "--port", "0", "--home", str(tmp_path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
        )
        assert (second.returncode, second.stderr.count("\n")) == (1, 1)
        assert "in use by process" in second.stderr
        process.send_signal(number)
        assert process.wait(timeout=10) == 0


def test_any_token_and_faults(tmp_path: Path) -> None:
    faults = tmp_path / "faults.json"
    rule = {"path": "/drive/", "action": "status", "status": 500}
    faults.write_text(json.dumps({"rules": [rule]}), "utf-8")
    options = ("--accept-any-token", "--faults", str(faults), "--quotas")
    with _running("--port", "0", "--home", str(tmp_path / "h"), *options) as (_, root, main_id):
        headers = {"Authorization": "Bearer anybody"}
        made = requests.post(root + "/v4/spreadsheets", json={}, headers=headers, timeout=5)
        assert made.status_code == 200
        others = requests.get(f"{root}/v4/spreadsheets/{main_id}", headers=headers, timeout=5)
        assert others.status_code == 403
        assert requests.get(root + "/drive/v3/files", headers=headers, timeout=5).status_code == 500


def test_usage(tmp_path: Path) -> None:
    runner = CliRunner()
    assert "--accept-any-token" in runner.invoke(main, ["--help"]).output
    home = ["--home", str(tmp_path), "--port", "0"]
    wide = runner.invoke(main, [*home, "--host", "0.0.0.0", "--accept-any-token"])  # noqa: S104
    assert (wide.exit_code, "loopback only" in wide.output) == (2, True)
    assert runner.invoke(main, ["--home", str(tmp_path)]).exit_code == 2
    taken = runner.invoke(main, ["--home", str(tmp_path), "--port", "1", "--host", "256.0.0.1"])
    assert (taken.exit_code, "Cannot listen on" in taken.output) == (2, True)


def test_the_home_comes_from_the_environment(tmp_path: Path) -> None:
    home = tmp_path / "from-environment"
    os.environ["GRIDBOOK_HOME"] = str(home)
    try:
        with _running("--port", "0"):
            assert (home / "workbook.json").exists()
    finally:
        del os.environ["GRIDBOOK_HOME"]
