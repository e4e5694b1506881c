"""What was acknowledged survives kill -9."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from sheets_sync.local_sheets import open_store

KILLS = 6
WRITERS = Path(__file__).with_name("writers.py")
ROOT = Path(__file__).parents[4]


def test_acknowledged_writes_survive_kill_9(tmp_path: Path, campaign_scale: int) -> None:
    home = tmp_path / "home"
    store = open_store(home)
    spreadsheet_id = store.main_spreadsheet()
    revision = store.document(spreadsheet_id).revision
    store.close()
    chance = random.Random(1)
    expected: dict[str, str] = {}
    for turn in range(KILLS * campaign_scale):
        acknowledged = _run_until_killed(home, spreadsheet_id, turn, chance.uniform(0.05, 0.5))
        store = open_store(home)
        document = store.document(spreadsheet_id)
        grid = document.workbook.sheets[0].grid
        assert document.revision >= max(acknowledged, default=revision)
        assert document.revision <= max(acknowledged, default=revision) + 4  # one per writer
        _note(expected, acknowledged)
        for cell, text in expected.items():
            column, row = "ABCD".index(cell[0]), int(cell[1:]) - 1
            found = str(grid.value(row, column))
            assert found == text or _is_later(found, text, f"{turn}/"), (turn, cell, text, found)
            expected[cell] = found
        revision = document.revision
        store.close()


def _run_until_killed(
    home: Path, spreadsheet_id: str, turn: int, seconds: float
) -> dict[int, tuple[str, str]]:
    process = subprocess.Popen(
        [sys.executable, str(WRITERS), str(home), spreadsheet_id, str(turn)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    output = first + process.stdout.read()
    process.stdout.close()
    process.wait(timeout=10)
    acknowledged = {}
    for line in output.decode().splitlines(keepends=True):
        if line.endswith("\n"):
            number, cells, text = line.split()
            acknowledged[int(number)] = (cells, text)
    return acknowledged


def _note(expected: dict[str, str], acknowledged: dict[int, tuple[str, str]]) -> None:
    for _, (cells, text) in sorted(acknowledged.items()):
        if ":" in cells:
            expected.update({f"{cells[0]}{row}": text for row in range(1, 101)})
        else:
            expected[cells] = text


def _is_later(found: str, text: str, this_turn: str) -> bool:
    """Whether the cell holds the one write per thread that was stored but not yet reported."""
    if not found.startswith(this_turn):
        return False
    number = int(found.rpartition("/")[2])
    return not text.startswith(this_turn) or number > int(text.rpartition("/")[2])
