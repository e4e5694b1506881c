"""Eight people write while the server is killed; what it had acknowledged must stand afterwards.

`python -m tests.campaigns.killing 500` plays so many kills and tells of them as it goes.
"""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sheets_sync.local_sheets.storage.inspection import inspect
from sheets_sync.local_sheets.storage.proof import differences
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME

ROOT = Path(__file__).parents[2]
WRITERS = 8
COLUMNS = "ABCDEFGH"
SINGLES = range(1, 31)  # rows of one cell each
BATCH = (*range(101, 111),)  # rows, on both tabs, of one batch
PAIR = 200  # a row on both tabs that one batchUpdate of two requests writes
TABS = ("Sheet1", "Other")
MOST_SECONDS = 0.25

Cells = tuple[tuple[str, int], ...]  # (tab, row) of one write that is all or nothing


@dataclass(slots=True)
class Writer:
    """What one of them knows: the last text acknowledged of each write, and what is under way."""

    column: str
    stands: dict[Cells, str] = field(default_factory=dict)
    revision: int = 0
    under_way: tuple[Cells, str] | None = None
    count: int = 0
    acknowledged: int = 0


class Api:
    """One connection that stays open."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def call(self, method: str, path: str, body: Any = None) -> tuple[Any, int]:
        """The answer and its revision; OSError or HTTPException where the server is dead."""
        data = None if body is None else json.dumps(body)
        self._connection.request(method, path, data, {"Authorization": "Bearer w"})
        response = self._connection.getresponse()
        content = json.loads(response.read())
        if response.status != 200:
            raise AssertionError(f"{method} {path}: {response.status} {content}")
        return content, int(response.headers.get("X-Gridbook-Revision", 0))

    def close(self) -> None:
        self._connection.close()


class Nursery:
    """Starts servers and kills them."""

    def __init__(self, home: Path, *, hasty: bool = False) -> None:
        self._home = home
        self._hasty = hasty
        command = [sys.executable, "-m", "tests.campaigns.nursery"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        self._server: int | None = None

    def start(self, *, sound: bool = False) -> int:
        """The port of a new server; a sound one has no fault even in a hasty nursery."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        kind = "hasty" if self._hasty and not sound else "sound"
        self._process.stdin.write(f"{kind} {self._home}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline().split()
        if len(line) != 2:
            raise AssertionError("the server did not start again")
        self._server = int(line[0])
        return int(line[1])

    def kill(self) -> None:
        """kill -9, and wait until it is gone."""
        if self._server is None:
            return
        os.kill(self._server, signal.SIGKILL)
        with suppress(ProcessLookupError):
            while True:
                os.kill(self._server, 0)
                time.sleep(0.001)
        self._server = None

    def close(self) -> None:
        self.kill()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()


class Campaign:
    """A workbook that goes through many kills; `problems` should stay empty."""

    def __init__(self, nursery: Nursery, seed: int) -> None:
        self._nursery = nursery
        self._chance = random.Random(seed)
        self._writers = [Writer(column) for column in COLUMNS[:WRITERS]]
        self.problems: list[str] = []
        self.kills = 0
        api = Api(nursery.start(sound=True))
        book, _ = api.call("POST", "/v4/spreadsheets", {"properties": {"title": "Kills"}})
        self._path = f"/v4/spreadsheets/{book['spreadsheetId']}"
        add = {"addSheet": {"properties": {"sheetId": 1, "title": TABS[1]}}}
        api.call("POST", f"{self._path}:batchUpdate", {"requests": [add]})
        api.close()
        nursery.kill()
        self._port = nursery.start()

    @property
    def acknowledged(self) -> int:
        """How many writes were acknowledged so far."""
        return sum(writer.acknowledged for writer in self._writers)

    def play(self) -> None:
        """Write, kill, start again, compare."""
        stop = threading.Event()
        threads = [
            threading.Thread(target=self._write, args=(writer, self._chance.random(), stop))
            for writer in self._writers
        ]
        for thread in threads:
            thread.start()
        time.sleep(self._chance.uniform(0, MOST_SECONDS))
        self._nursery.kill()
        self.kills += 1
        stop.set()
        for thread in threads:
            thread.join()
        self._port = self._nursery.start()
        self._compare()

    def _write(self, writer: Writer, seed: float, stop: threading.Event) -> None:
        chance = random.Random(seed)
        api = Api(self._port)
        try:
            while not stop.is_set():
                self._write_once(api, writer, chance)
        except (OSError, http.client.HTTPException, ValueError):
            pass  # killed; the answer that was under way may be cut short
        except AssertionError as error:
            self.problems.append(str(error))
        finally:
            api.close()

    def _write_once(self, api: Api, writer: Writer, chance: random.Random) -> None:
        writer.count += 1
        text = f"{writer.column}{writer.count}"
        kind = chance.random()
        if kind < 0.6:
            cells: Cells = ((TABS[0], chance.choice(SINGLES)),)
            method, path, body = "PUT", *_single(self._path, writer.column, cells, text)
        elif kind < 0.8:
            cells = tuple((tab, row) for tab in TABS for row in BATCH)
            method, path, body = "POST", *_batch(self._path, writer.column, cells, text)
        else:
            cells = tuple((tab, PAIR) for tab in TABS)
            method, path, body = "POST", *_pair(self._path, writer.column, text)
        writer.under_way = cells, text
        _, writer.revision = api.call(method, path, body)
        writer.stands[cells] = text
        writer.under_way = None
        writer.acknowledged += 1

    def _compare(self) -> None:
        api = Api(self._port)
        ranges = "&".join(f"ranges={tab}!A1:H{PAIR}" for tab in TABS)
        read, revision = api.call("GET", f"{self._path}/values:batchGet?{ranges}")
        api.close()
        grids = {
            tab: answer.get("values", [])
            for tab, answer in zip(TABS, read["valueRanges"], strict=True)
        }
        for place, writer in enumerate(self._writers):
            if revision < writer.revision:
                self._problem(f"revision {revision} after {writer.revision} was acknowledged")
            allowed = {cells: {text} for cells, text in writer.stands.items()}
            if writer.under_way is not None:
                cells, text = writer.under_way
                allowed.setdefault(cells, {""}).add(text)
            for cells, texts in allowed.items():
                found = {_cell(grids[tab], row, place) for tab, row in cells}
                if len(found) > 1:
                    self._problem(f"half applied: {sorted(found)} in {writer.column}")
                elif not found <= texts:
                    self._problem(f"{found} instead of {sorted(texts)} in {writer.column}")
                else:
                    writer.stands[cells] = found.pop()
            writer.under_way = None

    def _problem(self, text: str) -> None:
        self.problems.append(f"kill {self.kills}: {text}")


def _single(path: str, column: str, cells: Cells, text: str) -> tuple[str, Any]:
    return f"{path}/values/{column}{cells[0][1]}?valueInputOption=RAW", {"values": [[text]]}


def _batch(path: str, column: str, cells: Cells, text: str) -> tuple[str, Any]:
    data = [{"range": f"{tab}!{column}{row}", "values": [[text]]} for tab, row in cells]
    return f"{path}/values:batchUpdate", {"valueInputOption": "RAW", "data": data}


def _pair(path: str, column: str, text: str) -> tuple[str, Any]:
    requests = [
        {
            "updateCells": {
                "start": {
                    "sheetId": sheet_id,
                    "rowIndex": PAIR - 1,
                    "columnIndex": COLUMNS.index(column),
                },
                "rows": [{"values": [{"userEnteredValue": {"stringValue": text}}]}],
                "fields": "userEnteredValue",
            }
        }
        for sheet_id in (0, 1)
    ]
    return f"{path}:batchUpdate", {"requests": requests}


def _cell(grid: list[list[str]], row: int, column: int) -> str:
    line = grid[row - 1] if row <= len(grid) else []
    return line[column] if column < len(line) else ""


@contextmanager
def campaign(home: Path, seed: int, *, hasty: bool = False) -> Iterator[Campaign]:
    """A campaign; at its end the store must be whole in every row."""
    nursery = Nursery(home, hasty=hasty)
    try:
        played = Campaign(nursery, seed)
        yield played
    finally:
        nursery.close()
    if not hasty:
        played.problems += inspect(home / DATABASE_NAME).troubles
        played.problems += differences(home / DATABASE_NAME, lambda _count: None)


def main() -> None:
    kills, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with TemporaryDirectory(prefix="gridbook-kills-") as folder:
        begun = time.monotonic()
        with campaign(Path(folder), seed) as played:
            for number in range(1, kills + 1):
                played.play()
                if number % 25 == 0 or played.problems:
                    told = f"{number} kills, {played.acknowledged} acknowledged writes"
                    print(f"{told}, {len(played.problems)} problems", flush=True)
        print(*played.problems[:20], sep="\n")
        print(f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
