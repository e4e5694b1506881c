"""Durable single-cell writes a second over HTTP, beside what the disk allows in the same minute."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from scripts.benchmarks.served import Wire, served

_SECONDS = 3.0  # of one measurement
_COLUMNS = "ABCDEFGH"


def durable_writes(repeat: int) -> Iterator[dict[str, object]]:
    """Over one keep-alive connection and over eight; each answer means that it is on the disk."""
    with TemporaryDirectory(prefix="gridbook-bench-") as folder, served(Path(folder)) as server:
        wire = Wire(server.port)
        book = wire.json("POST", "/v4/spreadsheets", {})
        path = f"/v4/spreadsheets/{book['spreadsheetId']}"
        for connections in (1, 8):
            rates, floors = [], []
            for _ in range(repeat):
                floors.append(_commits_a_second(Path(folder)))
                rates.append(_writes_a_second(server.port, path, connections))
            yield {
                "bench": "durable single-cell writes",
                "connections": connections,
                "a_second": round(median(rates)),
                "worst": round(min(rates)),
                "best": round(max(rates)),
                "sqlite_commits_a_second": round(median(floors)),
            }
        wire.close()


def _writes_a_second(port: int, path: str, connections: int) -> float:
    counts: list[int] = []
    begun = time.perf_counter()
    until = begun + _SECONDS
    writers = [
        threading.Thread(target=_write, args=(port, path, column, until, counts))
        for column in _COLUMNS[:connections]
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return sum(counts) / (time.perf_counter() - begun)


def _write(port: int, path: str, column: str, until: float, counts: list[int]) -> None:
    wire, count = Wire(port), 0
    while time.perf_counter() < until:
        count += 1
        place = f"{path}/values/{column}{count % 900 + 1}?valueInputOption=RAW"
        wire.call("PUT", place, b'{"values":[["typed %d"]]}' % count)
    counts.append(count)
    wire.close()


def _commits_a_second(folder: Path) -> float:
    """SQLite alone: rows of a request's size, one by one, in a write-ahead log, forced out."""
    path = folder / "floor.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE rows (body BLOB)")
        count, begun = 0, time.perf_counter()
        while time.perf_counter() < begun + _SECONDS / 3:
            connection.execute("INSERT INTO rows VALUES (?)", (b"x" * 300,))
            count += 1
        took = time.perf_counter() - begun
    path.unlink()
    return count / took
