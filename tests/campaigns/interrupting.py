"""Syncs are killed between observing and writing; no version may be lost, none doubled.

`python -m tests.campaigns.interrupting 500` plays so many kills and tells of what went wrong.
"""

import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sheets_sync import sync
from sheets_sync.journal.entries import Op
from sheets_sync.journal.history import History
from sheets_sync.journal.sealer import Sealer
from sheets_sync.ledger.cells import Cell
from sheets_sync.settings import load_settings
from sheets_sync.site import Door, open_site
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.write import write as _written
from tests.workbooks import LiveWorkbook, live_workbook

START: Final = datetime.fromisoformat("2026-03-02T09:00")
PLACES: Final = ("before the write", "after the write", "before the verdicts")
_WORDS: Final = (
    "走访",
    "老人",
    "水电",
    "煤气",
    "邻里",
    "孩子",
    "楼道",
    "路灯",
    "社保",
    "慰问",
    "安全",
    "消防",
)
_PROCESSES: Final = multiprocessing.get_context("forkserver")


def _die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def play(home: str, root: str, workbook: str, now: datetime, place: str, forgetful: bool) -> None:
    """One sync in a process of its own, which dies at `place`; a forgetful one journals nothing."""
    if forgetful:
        Sealer.observe = lambda *_a, **_k: None  # type: ignore[method-assign] # the planted fault
    if place == PLACES[0]:
        setattr(sync, "write", _die)  # noqa: B010 - sync has it from elsewhere
    elif place == PLACES[1]:

        def write(*arguments: Any, **options: Any) -> None:
            _written(*arguments, **options)
            _die()

        setattr(sync, "write", write)  # noqa: B010 - as above
    elif place == PLACES[2]:
        setattr(Sealer, "seal", _die)  # noqa: B010 - right after observing
    door = Door(Path(home) / "local-service-account.json", root, workbook)
    with open_site(load_settings({"GRIDBOOK_HOME": home}), door) as site:
        site.sync(now)


@dataclass
class Campaign:
    """A diary in which people type; `said` is every text that stood while a sync read it."""

    live: LiveWorkbook
    home: Path
    chance: random.Random
    forgetful: bool = False
    now: datetime = START
    said: list[tuple[str, str]] = field(default_factory=list)
    rows: dict[str, str] = field(default_factory=dict)  # what stands: row's own word → its text
    typed: int = 0
    edits: int = 0

    def step(self, place: str) -> None:
        """People edit, then a sync that dies at `place` ("": it lives)."""
        self._edit()
        self.said += self.rows.items()
        self.now += timedelta(minutes=5)
        child = _PROCESSES.Process(
            target=play,
            args=(
                *(str(self.home), self.live.service.root, self.live.spreadsheet_id),
                *(self.now, place, self.forgetful and bool(place)),
            ),
        )
        child.start()
        child.join()
        if child.exitcode not in (0, -signal.SIGKILL):
            raise AssertionError(f"the sync ended with {child.exitcode}")

    def problems(self) -> list[str]:
        """What is wrong after a sync that lived."""
        history = History(self.live.database, self.live.spreadsheet_id)
        wrong = [f"entry {p.seq}: {p.what}" for p in history.verify()]
        bearers: dict[str, set[str]] = {}  # of each text
        texts: dict[str, list[str]] = {}  # of each id, oldest first
        for number in range(1, history.recall().next_number.get("D-", 1)):
            name = f"D-{number:06d}"
            for version in history.versions(name):
                if version.body is not None and version.op != Op.RETURN.value:
                    text = str(version.body["content"])
                    bearers.setdefault(text, set()).add(name)
                    texts.setdefault(name, []).append(text)
        wrong += [f"{text!r} stands under {ids}" for text, ids in bearers.items() if len(ids) > 1]
        for name, told in texts.items():
            if len({text.split(" ")[0] for text in told}) > 1:
                wrong.append(f"{name} was given to several rows: {told}")
            if len(set(told)) < len(told):
                wrong.append(f"{name} was told twice: {told}")
        wrong += [f"{text!r} is lost" for _, text in set(self.said) if text not in bearers]
        rows = [row for row in self.live.rows("diary") if row.get("content")]
        for row in rows:
            if bearers.get(str(row["content"])) != {row["record_id"]}:
                wrong.append(f"{row['content']!r} bears {row['record_id']!r}")
        return (
            wrong if len({r["record_id"] for r in rows}) == len(rows) else [*wrong, "an id twice"]
        )

    def _edit(self) -> None:
        for _ in range(self.chance.randint(1, 2)):
            self.typed += 1
            self._put(f"第{self.typed}行", None)
        if (known := self._named()) and self.chance.random() < 0.7:
            self._put(self.chance.choice(known), None)
        if len(self.rows) > 6 or self.chance.random() < 0.3:
            self._put(None, self.chance.choice(sorted(self.rows)))

    def _named(self) -> list[str]:
        """The rows that bear an id: one without that is typed over as well is anybody's guess."""
        rows = self.live.rows("diary")
        words = {str(row["content"]).split(" ")[0] for row in rows if row["record_id"]}
        return sorted(words & self.rows.keys())

    def _put(self, word: str | None, gone: str | None) -> None:
        """Write or change the row of a word, or delete one."""
        sheet = self.live.tab("diary")
        header = [column.title("zh-CN") for column in TAB["diary"].columns]
        place = header.index(TAB["diary"].column("content").title("zh-CN")) + 1
        column = sheet.col_values(place)
        if gone is not None:
            row = next(at for at, cell in enumerate(column, 1) if cell == self.rows[gone])
            sheet.delete_rows(row)
            del self.rows[gone]
            return
        assert word is not None
        self.edits += 1
        # Rows are told apart by what they say: each has words of its own, and an edit keeps most.
        own = "".join(random.Random(word).choices(_WORDS, k=20))
        text = f"{word} {own}第{self.edits}稿"
        if word in self.rows:
            row = next(at for at, cell in enumerate(column, 1) if cell == self.rows[word])
        else:
            row = len(column) + 1
        number = int(word.strip("第行"))
        visit: dict[str, Cell] = {
            "visited_on": 46083,
            "arrived_at": number / 1000,
            "left_at": number / 1000 + 0.02,
            "worker": "S02",
            "target": f"H{number:03d}",
            "method": "入户面谈",
            "outcome": "无事项",
            "content": text,
        }
        self.live.type_rows("diary", [visit], first=row)
        self.rows[word] = text


@contextmanager
def campaign(seed: int, *, forgetful: bool = False) -> Iterator[Campaign]:
    """A fresh workbook that has been synced once."""
    with TemporaryDirectory(prefix="gridbook-interrupting-") as folder:
        home = Path(folder)
        with live_workbook(home) as live:
            made = Campaign(live, home, random.Random(seed), forgetful)
            made.step("")
            yield made


def kills(times: int, seed: int, *, forgetful: bool = False, every: int = 10) -> list[str]:
    """What goes wrong in so many kills, looked at after every few of them."""
    with campaign(seed, forgetful=forgetful) as playing:
        for number in range(times):
            playing.step(playing.chance.choice(PLACES))
            if (number + 1) % every == 0 or number + 1 == times:
                playing.step("")
                if wrong := playing.problems():
                    return wrong
    return []


if __name__ == "__main__":
    for line in (found := kills(int(sys.argv[1]), seed=7, every=25)):
        print(line)
    print(f"{len(found)} problems after {sys.argv[1]} kills")
