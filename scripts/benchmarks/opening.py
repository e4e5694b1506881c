"""How long a workbook of 100,000 rows takes to open after a restart, a clean one and a kill -9."""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from scripts.benchmarks.served import Served, Wire

_ROWS, _COLUMNS = 100_000, 15
_AT_ONCE = 20_000  # rows of one request
_SINGLES = 300  # single cells written between two restarts
_TEXTS = ("走访慰问,老人身体尚可", "楼道堆物已清理", "邻里噪音纠纷,双方同意")


def opening(repeat: int) -> Iterator[dict[str, object]]:
    """Seconds from the start of the process, and from its first request, to the first answer."""
    with TemporaryDirectory(prefix="gridbook-bench-") as folder:
        home = Path(folder)
        path = _fill(home)
        for after in ("a clean end", "kill -9"):
            starts, opens = [], []
            for turn in range(repeat):
                begun = time.perf_counter()
                server = Served(home)
                asked = time.perf_counter()
                wire = Wire(server.port)
                wire.call("GET", f"{path}/values/Sheet1!A{_ROWS}:O{_ROWS}")
                answered = time.perf_counter()
                starts.append(answered - begun)
                opens.append(answered - asked)
                _work(wire, path, turn)
                wire.close()
                if after == "kill -9":
                    server.kill()
                else:
                    server.stop()
            yield {
                "bench": "first answer after a restart",
                "rows": _ROWS,
                "after": after,
                "seconds": round(median(opens[1:] or opens), 3),
                "with_process_start": round(median(starts[1:] or starts), 3),
                "worst_with_process_start": round(max(starts[1:] or starts), 3),
            }


def _fill(home: Path) -> str:
    server = Served(home)
    wire = Wire(server.port)
    size = {"rowCount": _ROWS, "columnCount": _COLUMNS}
    properties = {"title": "Sheet1", "gridProperties": size}
    book = wire.json("POST", "/v4/spreadsheets", {"sheets": [{"properties": properties}]})
    path = f"/v4/spreadsheets/{book['spreadsheetId']}"
    for start in range(0, _ROWS, _AT_ONCE):
        rows = [_row(number) for number in range(start, start + _AT_ONCE)]
        place = f"{path}/values/Sheet1!A{start + 1}?valueInputOption=RAW"
        wire.json("PUT", place, {"values": rows})
    wire.close()
    server.stop()
    return path


def _row(number: int) -> list[object]:
    words = [f"ZF{number:06d}", 46000 + number % 365, _TEXTS[number % 3], f"{number % 30 + 1}栋"]
    return [*words, *((number * place) % 1_000_003 for place in range(_COLUMNS - len(words)))]


def _work(wire: Wire, path: str, turn: int) -> None:
    """What is written between two restarts: single cells, and one column of flags."""
    for number in range(_SINGLES):
        place = f"{path}/values/Sheet1!E{number * 300 + 1}?valueInputOption=RAW"
        wire.json("PUT", place, {"values": [[f"{turn}/{number}"]]})
    flags = [[f"{turn}"] for _ in range(_ROWS)]
    wire.json("PUT", f"{path}/values/Sheet1!F1?valueInputOption=RAW", {"values": flags})
