"""The calculating process, spoken to as the server does."""

import subprocess
import sys
from typing import Any

from sheets_sync.formulas.frames import read_frame, write_frame
from tests import product


def answers(*requests: dict[str, Any]) -> list[Any]:
    """Every frame that the process writes before its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sheets_sync.formulas.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=product.ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for request in requests:
        write_frame(process.stdin, request)
    process.stdin.close()
    frames = list(iter(lambda: read_frame(process.stdout), None))  # type: ignore[arg-type]  # is a pipe
    assert process.wait() == 0
    process.stdout.close()
    return frames


def asked(**more: Any) -> dict[str, Any]:
    return {
        "sheets": [{"title": "S", "rows": 9, "columns": 9, "values": [[2]]}],
        "names": [],
        "formulas": [[0, 0, 1, "=A1*2"], [0, 0, 2, "=B1+1"]],
        "clock": [0, 0],
        "seed": 1,
        "deadline_ms": 1000,
        "together": 5,
        "alone": 5,
        "seconds": 60,
        **more,
    }


def test_at_once_and_carefully() -> None:
    cells = [[0, 0, 1, 4.0, 0, 1], [0, 0, 2, 5.0, 0, 2]]
    at_once, *careful = answers(asked(), asked(careful=[]), asked(careful=[0]))
    assert at_once == {"cells": cells, "done": True}
    whole, refused = careful[:5], careful[5:]
    assert whole == [
        {"next": 0},
        {"cells": cells[:1]},
        {"next": 1},
        {"cells": cells[1:]},
        {"done": True},
    ]
    assert refused[0]["cells"][0][3][0] == "ERROR"
    assert refused[2]["cells"][0][3][0] == "VALUE"
