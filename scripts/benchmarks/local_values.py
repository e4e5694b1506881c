"""The local workbook over HTTP: reading 100,000 × 15 cells, writing 100,000, in time and memory.

The server runs in a process of its own. Seconds are those of the client, from the request to the
last byte; CPU is what the server used of it, and does not grow with what else the machine does;
memory is the server's peak during the request over what it had before.
"""

import os
import subprocess  # our own command only  # nosec B404
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import requests

_ROWS: Final = 100_000
_BATCH: Final = 100_000  # cells
_HEADER: Final = {"Authorization": "Bearer benchmark"}
_NAMES: Final = ("王秀英", "李国强", "张桂兰", "刘志明", "陈建华")
_TEXTS: Final = (
    "走访慰问,老人身体尚可,询问了用药和三餐",
    "楼道堆物已清理,提醒不要在楼道充电",
    "邻里噪音纠纷,双方同意晚十点后不放音乐",
)
_FORMATS: Final = (  # column, type, pattern
    (1, "DATE", "yyyy-mm-dd"),
    (2, "TIME", "hh:mm"),
    (10, "NUMBER", "#,##0.00"),
    (11, "PERCENT", "0.0%"),
    (12, "DATE_TIME", "yyyy-mm-dd hh:mm"),
)


def local_values(repeat: int) -> Iterator[dict[str, object]]:
    """values.get of 100,000 × 15 cells in three renderings, and durable batches."""
    with TemporaryDirectory(prefix="gridbook-bench-") as home, _served(Path(home)) as server:
        book = _Book(server)
        book.fill()
        for name, query in (
            ("UNFORMATTED_VALUE", "valueRenderOption=UNFORMATTED_VALUE"),
            ("FORMATTED_VALUE", "valueRenderOption=FORMATTED_VALUE"),
            (
                "UNFORMATTED_VALUE by column",
                "valueRenderOption=UNFORMATTED_VALUE&majorDimension=COLUMNS",
            ),
        ):
            yield {
                "bench": "values.get",
                "cells": _ROWS * 15,
                "as": name,
                **book.get(query, repeat),
            }
        for option in ("RAW", "USER_ENTERED"):
            figures = book.write(option, repeat)
            yield {"bench": "values.batchUpdate, durable", "cells": _BATCH, "as": option, **figures}


class _Server:
    def __init__(self, process: "subprocess.Popen[str]", root: str) -> None:
        self.root = root
        self._proc = Path("/proc") / str(process.pid)

    def forget_peak(self) -> int:
        """Begin a new peak; kilobytes in use now."""
        (self._proc / "clear_refs").write_text("5")
        return self._kilobytes("VmRSS")

    def cpu(self) -> float:
        """Seconds of CPU used so far."""
        parts = (self._proc / "stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def peak(self) -> int:
        """Kilobytes at most since then."""
        return self._kilobytes("VmHWM")

    def _kilobytes(self, name: str) -> int:
        for line in (self._proc / "status").read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1])
        raise SystemExit("This system does not tell the memory of a process.")


@contextmanager
def _served(home: Path) -> Iterator[_Server]:
    command = [sys.executable, "-m", "scripts.serve_local", "--port", "0", "--accept-any-token"]
    process = subprocess.Popen(  # noqa: S603  # nosec B603 - our own command
        [*command, "--home", str(home)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None  # noqa: S101  # nosec B101 - a pipe was asked for
        yield _Server(process, process.stdout.readline().strip())
    finally:
        process.terminate()
        process.wait(30)


class _Book:
    def __init__(self, server: _Server) -> None:
        self._server = server
        self._session = requests.Session()
        self._session.headers.update(_HEADER)
        sheets = [_sheet(1, "wide", _ROWS, 15), _sheet(2, "batch", _BATCH // 10, 10)]
        made = self._call("POST", "/v4/spreadsheets", {"sheets": sheets})
        self._path = f"/v4/spreadsheets/{made['spreadsheetId']}"

    def _call(self, method: str, path: str, body: Any = None) -> Any:  # noqa: ANN401 - any JSON
        answer = self._session.request(method, self._server.root + path, json=body, timeout=300)
        answer.raise_for_status()
        return answer.json()

    def fill(self) -> None:
        """Rows as a diary has them, in the formats that people give to such columns."""
        for start in range(0, _ROWS, 20_000):
            rows = [_row(number) for number in range(start, start + 20_000)]
            where = f"wide!A{start + 1}?valueInputOption=RAW"
            self._call("PUT", f"{self._path}/values/{where}", {"values": rows})
        looks = [_look(*column) for column in _FORMATS]
        self._call("POST", f"{self._path}:batchUpdate", {"requests": looks})

    def get(self, query: str, repeat: int) -> dict[str, object]:
        """Read all of it, several times."""
        times, added, size = _Times(self._server), [], 0
        for _ in range(repeat):
            before = self._server.forget_peak()
            with times.measured():
                answer = self._session.get(
                    f"{self._server.root}{self._path}/values/wide?{query}", timeout=300
                )
            added.append(self._server.peak() - before)
            answer.raise_for_status()
            size = len(answer.content)
        return {
            "json_bytes": size,
            **times.figures(),
            "added_megabytes": round(max(added) / 1024, 1),
            "times_json": round(max(added) * 1024 / size, 2),
        }

    def write(self, option: str, repeat: int) -> dict[str, object]:
        """Write 100,000 cells, acknowledged, several times."""
        times = _Times(self._server)
        for turn in range(repeat):
            lines = [
                [f"{turn}:{row}.{column}" if column % 2 else row * column for column in range(10)]
                for row in range(_BATCH // 10)
            ]
            body = {"valueInputOption": option, "data": [{"range": "batch!A1", "values": lines}]}
            with times.measured():
                self._call("POST", f"{self._path}/values:batchUpdate", body)
        return times.figures()


class _Times:
    def __init__(self, server: _Server) -> None:
        self._server = server
        self._seconds: list[float] = []
        self._cpu: list[float] = []

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Count what passes and what the server uses meanwhile."""
        used, begun = self._server.cpu(), time.perf_counter()
        yield
        self._seconds.append(time.perf_counter() - begun)
        self._cpu.append(self._server.cpu() - used)

    def figures(self) -> dict[str, object]:
        """Medians, and the worst."""
        return {
            "seconds": round(median(self._seconds), 3),
            "worst": round(max(self._seconds), 3),
            "cpu_seconds": round(median(self._cpu), 3),
        }


def _sheet(sheet_id: int, title: str, rows: int, columns: int) -> dict[str, Any]:
    size = {"rowCount": rows, "columnCount": columns}
    return {"properties": {"sheetId": sheet_id, "title": title, "gridProperties": size}}


def _look(column: int, kind: str, pattern: str) -> dict[str, Any]:
    where = {"sheetId": 1, "startColumnIndex": column, "endColumnIndex": column + 1}
    look = {"userEnteredFormat": {"numberFormat": {"type": kind, "pattern": pattern}}}
    fields = "userEnteredFormat.numberFormat"
    return {"repeatCell": {"range": where, "cell": look, "fields": fields}}


def _row(number: int) -> list[Any]:
    return [
        f"ZF{number:06d}",
        46000 + number % 365,
        (480 + number % 600) / 1440,
        _NAMES[number % 5],
        f"G{number % 40:02d}",
        f"{number % 30 + 1}栋{number % 18 + 1}0{number % 4 + 1}室",
        _TEXTS[number % 3],
        "是" if number % 7 else "否",
        number % 12,
        number * 7 % 100_000,
        number * 37 % 1_000_003 / 100,
        number % 1000 / 1000,
        46000 + number % 365 + number % 1440 / 1440,
        number % 3 == 0,
        "通过",
    ]
