"""The journal's figures: appends, verifications, bytes, opening, registers of a sealed month."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from sheets_sync.demo import build_demo
from sheets_sync.journal.as_of import registers_at
from sheets_sync.journal.entries import Entry, Op, Past, digest
from sheets_sync.journal.history import History
from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.state.database import open_database

ROWS: Final = 20_000  # of a year of a busy community
VERSIONS: Final = 3
_AT_ONCE: Final = 500
_WORKBOOK: Final = "1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcdefgh"  # as long as Google's ids
_TODAY_MOMENT: Final = 46_101 * DAY_SECONDS
T = TypeVar("T")


def journal(repeat: int) -> Iterator[dict[str, object]]:
    """A year of 20,000 rows in three versions each, and the registers of the demo community."""
    with TemporaryDirectory(prefix="gridbook-bench-") as folder:
        path = Path(folder) / "journal.sqlite3"
        database = open_database(f"sqlite:///{path}")
        history = History(database, _WORKBOOK)
        _registers(history)
        rounds = [list(_round(number)) for number in range(VERSIONS)]
        past = history.recall()
        for number, entries in enumerate(rounds):
            _, seconds, cpu = _timed(partial(_append, history, past, entries))
            yield _rate("appends", len(entries), seconds, cpu, {"version": number + 1})
        yield from _verified(history, repeat)
        database.close()
        yield _size(path, past.seq)
        yield from _opened(path, repeat)


def _verified(history: History, repeat: int) -> Iterator[dict[str, object]]:
    took = [_timed(history.verify) for _ in range(repeat)]
    if any(found for found, _, _ in took):
        raise AssertionError("the journal that was just written does not verify")
    seconds, cpu = median(t[1] for t in took), median(t[2] for t in took)
    yield _rate("verifications", history.recall().seq, seconds, cpu, {})


def _size(path: Path, versions: int) -> dict[str, object]:
    size = path.stat().st_size
    return {
        "bench": "journal size",
        "versions": versions,
        "megabytes": round(size / 1e6, 1),
        "bytes_a_version": round(size / versions),
    }


def _opened(path: Path, repeat: int) -> Iterator[dict[str, object]]:
    opens, records, registers = [], [], []
    for _ in range(repeat):
        database, seconds, _ = _timed(partial(open_database, f"sqlite:///{path}"))
        history = History(database, _WORKBOOK)
        past, recalled, _ = _timed(history.recall)
        records.append(seconds + recalled + _timed(partial(getattr, past, "records"))[1])
        opens.append(seconds + recalled)
        then = partial(registers_at, history, ROWS, _TODAY_MOMENT, "zh-CN")
        registers.append(_timed(then)[1])
        database.close()
    for name, took in (
        ("open the journal", opens),
        ("open the journal, all records read", records),
        ("registers of a sealed month", registers),
    ):
        yield {"bench": name, "seconds": round(median(took), 3), "worst": round(max(took), 3)}


def _registers(history: History) -> None:
    """The demo's registers come first, as the first sync would see them."""
    demo = build_demo(
        today=date(2026, 3, 20), seed=7, months=3, visits_per_month=22, households=640
    )
    keys = {"households": "household_id", "places": "place_id", "grids": "grid_id"}
    entries = []
    for row in demo.rows:
        if row.tab in keys or row.tab == "staff":
            name = str(row.values[keys.get(row.tab, "staff_id")]).casefold()
            body = dict(row.values)
            entries.append(Entry(row.tab, name, Op.NEW, body, digest(body)))
    unique = {(entry.tab, entry.record_id): entry for entry in entries}
    history.observe(list(unique.values()), history.recall(), at=_TODAY_MOMENT - 366 * DAY_SECONDS)


def _round(version: int) -> Iterator[Entry]:
    """One version of each row: the texts of the demo's diary, told again and again."""
    demo = build_demo(
        today=date(2026, 3, 20), seed=7, months=3, visits_per_month=22, households=640
    )
    visits = [row.values for row in demo.rows if row.tab == "diary"]
    for number in range(ROWS):
        body: dict[str, Cell] = {**visits[number % len(visits)], "arrived_at": number / ROWS}
        if version:
            body["reason"] = f"第{version}次补记"
        op = Op.CHANGE if version else Op.NEW
        name = f"D-{number + 1:06d}"
        yield Entry("diary", name, op, body, digest(body), _TODAY_MOMENT - number * 1000)


def _append(history: History, past: Past, entries: list[Entry]) -> None:
    for start in range(0, len(entries), _AT_ONCE):
        history.observe(entries[start : start + _AT_ONCE], past, at=_TODAY_MOMENT)


def _rate(
    name: str, count: int, seconds: float, cpu: float, more: dict[str, object]
) -> dict[str, object]:
    """Of one processor: what the clock says, and what it would be with nobody else about."""
    return {
        "bench": name,
        **more,
        "count": count,
        "a_second": round(count / seconds),
        "a_cpu_second": round(count / cpu),
    }


def _timed(work: Callable[[], T]) -> tuple[T, float, float]:
    """What it gave, seconds by the clock, seconds of the processor."""
    begun, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - begun, time.process_time() - cpu
