"""What an assessment costs between a checked ledger and its tables: a year, and a district."""

import gc
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from statistics import median
from time import process_time
from typing import Any, Final

from sheets_sync.assessment.gathering import gather
from sheets_sync.assessment.quarters import quarters_of
from sheets_sync.assessment.ranking import Former, Ranking, rank_quarter
from sheets_sync.assessment.scorecard import scorecards
from sheets_sync.assessment.year import rank_year
from sheets_sync.garbage import collection_paused
from sheets_sync.journal.entries import Past, digest
from sheets_sync.ledger.dates import serial_of
from sheets_sync.ledger.parse import Ledger, Memory, parse
from sheets_sync.ledger.past import Recall
from sheets_sync.ledger.scoring import DEFAULT_POINTS
from sheets_sync.rules.judging import Memory as JudgingMemory
from sheets_sync.rules.judging import Verdicts, judge
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.workbook.layout import TAB, TABS
from sheets_sync.workbook.snapshot import Cell, Snapshot, Table

YEAR: Final = "2026"
_SPECIAL: Final = 5  # of the homes of each grid, so many must be visited monthly
_HOMES, _PLACES = 32, 4
Rows = dict[str, list[dict[str, Cell]]]


def assessment(repeat: int) -> Iterator[dict[str, object]]:
    """A whole year of 20 workers with 20,000 diary rows; one quarter of 5,000 workers."""
    for workers, months, visits in ((20, 12, 84), (5000, 3, 15)):
        ledger, verdicts = _checked(workers, months, visits)
        rows = ledger.tabs["diary"].rows.size
        work = _whole_year if months > 3 else _one_quarter
        seconds = [_cpu(work, ledger, verdicts) for _ in range(repeat)]
        yield {
            "bench": "assessment",
            "case": "a year" if months > 3 else "one quarter",
            "workers": workers,
            "diary": rows,
            "homes": len(ledger.context.registers.households),
            "seconds": round(median(seconds), 3),
            "worst": round(max(seconds), 3),
        }


def _whole_year(ledger: Ledger, verdicts: Verdicts) -> None:
    evidence = gather(ledger, verdicts)
    rankings: dict[str, Ranking] = {}
    former: Mapping[str, Former] = {}
    for quarter in quarters_of(YEAR):
        cards = scorecards(quarter, evidence, DEFAULT_POINTS)
        ranking = rank_quarter(quarter, cards, evidence.context.thresholds, former)
        rankings[quarter], former = ranking, ranking.former()
    rank_year(YEAR, rankings, evidence, opinions=(0, evidence.context.today))


def _one_quarter(ledger: Ledger, verdicts: Verdicts) -> None:
    evidence = gather(ledger, verdicts)
    quarter = f"{YEAR}Q1"
    rank_quarter(
        quarter, scorecards(quarter, evidence, DEFAULT_POINTS), evidence.context.thresholds
    )


def _cpu(work: Callable[[Ledger, Verdicts], None], ledger: Ledger, verdicts: Verdicts) -> float:
    gc.collect()
    begun = process_time()
    with collection_paused():  # as a sync does
        work(ledger, verdicts)
    return process_time() - begun


def _checked(workers: int, months: int, visits: int) -> tuple[Ledger, Verdicts]:
    """A community without a workbook round it, parsed and judged."""
    rows = _community(workers, months, visits)
    snapshot = Snapshot({tab.key: _table(tab.key, rows.get(tab.key, [])) for tab in TABS})
    past = Past()
    now = datetime(2026, months, 28, 18)  # noqa: DTZ001 - local time of the workbook
    nothing: dict[str, dict[str, Cell]] = {}
    ledger = parse(snapshot, past, now, Memory(), Recall(digest, lambda *_: nothing))
    book = RuleBook(off=frozenset(("A401", "A402")))
    return ledger, judge(ledger, (), book, (), JudgingMemory())


def _community(workers: int, months: int, visits: int) -> Rows:
    rows: Rows = {
        "settings": [{"key": "start_date", "value": serial_of(date(2026, 1, 1))}],
        "grids": [{"grid_id": "G1", "name": "G1", "level": "四级"}],
        "staff": [],
        "households": [],
        "places": [],
        "diary": [],
        "reports": [],
    }
    firsts = [serial_of(date(2026, month, 1)) for month in range(1, months + 1)]
    for number in range(workers):
        grid, worker = f"W{number:05d}", f"S{number:05d}"
        rows["grids"].append({"grid_id": grid, "name": grid, "level": "五级", "parent": "G1"})
        post: dict[str, Cell] = {"staff_id": worker, "name": worker, "role": "网格员", "grid": grid}
        rows["staff"].append({**post, "from": firsts[0]})
        homes = [f"{grid}-{n:02d}" for n in range(_HOMES)]
        rows["households"] += [
            {"household_id": home, "grid": grid, "tags": "独居老人" if n < _SPECIAL else ""}
            for n, home in enumerate(homes)
        ]
        rows["places"] += [
            {"place_id": f"P{grid}-{n}", "grid": grid, "name": f"{grid}-{n}", "kind": "商店"}
            for n in range(_PLACES)
        ]
        for first in firsts:
            rows["diary"] += [
                _entry(first + (n * 26 // visits), worker, homes[(number + n) % _HOMES])
                for n in range(visits)
            ]
            rows["reports"].append(
                {"found_at": first + 20, "worker": worker, "kind": "零报告", "content": "无"}
            )
    return rows


def _entry(day: int, worker: str, home: str) -> dict[str, Cell]:
    return {
        "visited_on": day,
        "worker": worker,
        "target": home,
        "method": "入户面谈",
        "duty": "社情民意采集",
        "content": "入户聊了近况，身体都好，用电用气也看过了",
        "outcome": "无事项",
    }


def _table(key: str, rows: list[dict[str, Any]]) -> Table:
    keys = [column.key for column in TAB[key].columns]
    places = {name: place for place, name in enumerate(keys)}
    columns = {name: [row.get(name, "") for row in rows] for name in keys}
    return Table(key, 1, TAB[key].title.zh, columns, len(rows), places, places)
