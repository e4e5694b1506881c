"""CPU of a sync between the answer and the patch, beside the floor of parsing that answer."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from statistics import median
from string import ascii_uppercase
from time import process_time
from typing import Any, Final

import orjson

from scripts.benchmarks.workload import NOW, Workload
from sheets_sync.checking import Checker
from sheets_sync.garbage import collection_paused
from sheets_sync.sync import WorkbookSync
from sheets_sync.workbook.client import Answer
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.quotas import CallCounter
from sheets_sync.workbook.read import WorkbookReader, understand
from sheets_sync.workbook.shape import Shape, read_shape

SEARCH: Final = ("A401", "A402")  # the rules for which texts are compared


def sync_cpu(work: Workload, repeat: int) -> Iterator[dict[str, object]]:
    """Three states of a process, with all rules and without those that compare texts."""
    yield from _states(work, repeat, {"rules": "all"})
    _switch_off(work, SEARCH)
    work.sync().run(NOW)
    work.sync().run(NOW)  # at rest
    yield from _states(work, repeat, {"rules": "all but the near-copy search"})


def _states(
    work: Workload, repeat: int, which: Mapping[str, object]
) -> Iterator[dict[str, object]]:
    """Memory empty, one row changed, nothing changed."""
    shape = read_shape(work.client, work.spreadsheet_id)
    reader = WorkbookReader(work.client, work.spreadsheet_id, shape)
    rest = reader.fetch().content
    _retype(work, " +1")
    changed = reader.fetch().content
    _retype(work, None)
    replaying = WorkbookSync(_Replay(rest), work.spreadsheet_id, work.history())  # type: ignore[arg-type]  # a client that answers from memory
    replaying.run(NOW)
    times: dict[str, list[float]] = {name: [] for name in ("floor", "cold", "one row", "nothing")}
    for _ in range(repeat):
        times["floor"].append(_cpu(lambda: orjson.loads(rest)))
        times["cold"].append(_cpu(lambda: _check(Checker(work.history()), rest, shape)))
        times["nothing"].append(_cpu(lambda: replaying.run(NOW)))
    warm = Checker(work.history())
    _check(warm, rest, shape)
    _check(warm, changed, shape)
    for _ in range(repeat):
        for content in (rest, changed):
            times["floor"].append(_cpu(lambda: orjson.loads(rest)))
            times["one row"].append(_cpu(partial(_check, warm, content, shape)))
    times["cold, something typed since"] = [
        _cpu(lambda: _check(Checker(work.history()), rest, shape)) for _ in range(repeat)
    ]
    floor = median(times.pop("floor"))
    common = {
        "bench": "sync cpu",
        **which,
        "diary": work.counts["diary"],
        "answer_bytes": len(rest),
    }
    yield {**common, "case": "floor", "seconds": round(floor, 5), "answer_bytes": len(rest)}
    for name, seconds in times.items():
        took = median(seconds)
        yield {
            **common,
            "case": name,
            "seconds": round(took, 5),
            "times_floor": round(took / floor, 2),
            "worst": round(max(seconds) / floor, 2),
        }
    if which["rules"] != "all":
        return
    first = sum(work.first_sync.get(step, 0.0) for step in ("parse", "observe", "judge", "plan"))
    yield {**common, "case": "first observation ever", "seconds": round(first, 3)}


def _check(checker: Checker, content: bytes, shape: Shape) -> None:
    with collection_paused():  # as a sync does
        checker.check(understand(Answer(content, None), shape), NOW, answer=content)


def _cpu(work: Callable[[], object]) -> float:
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun


def _switch_off(work: Workload, codes: Sequence[str]) -> None:
    """Say 否 beside these rules on the tab 规则."""
    address = f"/v4/spreadsheets/{work.spreadsheet_id}/values"
    tab = TAB["rules"]
    code, on = (ascii_uppercase[tab.columns.index(tab.column(key))] for key in ("code", "on"))
    listed = work.client.call("GET", f"{address}/'{tab.title.zh}'!{code}:{code}").value["values"]
    for row, (cell, *_) in enumerate(listed, 1):
        if cell in codes:
            work.client.call(
                "PUT",
                f"{address}/'{tab.title.zh}'!{on}{row}",
                params={"valueInputOption": "RAW"},
                json={"values": [["否"]]},
            )


def _retype(work: Workload, more: str | None) -> None:
    """Change the last diary entry, or change it back."""
    address = f"/v4/spreadsheets/{work.spreadsheet_id}/values"
    cell = f"'{TAB['diary'].title.zh}'!I{work.counts['diary']}"
    if more is None:
        text = _before.pop()
    else:
        _before.append(work.client.call("GET", f"{address}/{cell}").value["values"][0][0])
        text = _before[-1] + more
    body: dict[str, Any] = {"values": [[text]]}
    work.client.call("PUT", f"{address}/{cell}", params={"valueInputOption": "RAW"}, json=body)


_before: list[str] = []


class _Replay:
    """Answers every read with the same bytes, without a network."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.calls = CallCounter()

    def call(
        self, _method: str, _path: str, *, known: Callable[[bytes], bool], **_: object
    ) -> Answer:
        """The bytes; parsed unless the caller knows them."""
        answer = Answer(self._content, None)
        if not known(self._content):
            _ = answer.value
        return answer
