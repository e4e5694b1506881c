"""One run: people edit between any two calls of a few syncs, go quiet, and the truth is told."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol

import orjson
import requests
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials
from requests.adapters import BaseAdapter, HTTPAdapter

from sheets_sync.errors import TransportError
from sheets_sync.journal.history import History
from sheets_sync.local_sheets import LocalServer, Store, create_app, open_store
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.model.stored import workbook_to_json
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.state.database import Database, open_database
from sheets_sync.sync import WorkbookSync
from sheets_sync.workbook.client import SheetsClient, credentials
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.retries import Patience
from sheets_sync.workbook.setup import set_up
from sheets_sync.workbook.snapshot import Cell
from tests.campaigns import community
from tests.campaigns.oracle import Town
from tests.campaigns.people import People
from tests.campaigns.standing import Standing, standing, trespasses
from tests.campaigns.transport import InProcess, Watched
from tests.campaigns.truth import Truth

Json = dict[str, Any]

NOWHERE: Final = "http://127.0.0.1:9"  # an address that only the in-process adapter answers
QUIET_SYNCS: Final = 3
_START: Final = datetime.fromisoformat("2026-03-06T08:00")  # local time of the workbook
_RUNS_A_WORLD: Final = 100
_GRID_ROWS: Final = 24
_NO_PAUSES: Final = Patience(sleep=lambda _seconds: None)


class Syncing(Protocol):
    """What is tried: WorkbookSync, or a stand-in that a test plants."""

    def run(self, now: datetime) -> "Claim":
        """One sync."""
        ...


class Claim(Protocol):
    """What a sync says of itself."""

    @property
    def verified(self) -> bool:
        """Whether the sheet says what it should."""
        ...

    @property
    def rounds(self) -> int:
        """How many writes that took."""
        ...


Make = Callable[[SheetsClient, str, History], Syncing]


class Killed(Exception):  # noqa: N818 - not an error: the process is gone
    """Stands for the end of the service's process in the middle of a sync."""


@dataclass(slots=True)
class Outcome:
    """What one run showed; `problems` is empty where all is well."""

    seed: int
    problems: list[str] = field(default_factory=list)
    story: list[str] = field(default_factory=list)
    figures: "Counter[str]" = field(default_factory=Counter)


@dataclass(slots=True)
class World:
    """A store with a template workbook, copied for every run, and a database for the journals."""

    store: Store
    database: Database
    root: str
    adapter: BaseAdapter
    key: Path
    signed: Credentials = field(init=False)
    template: Json = field(default_factory=dict)
    sheets: dict[str, int] = field(default_factory=dict)

    def sign_in(self) -> None:
        """Once for all clients: a token is good for an hour, a world for some minutes."""
        signing_in = requests.Session()
        signing_in.mount(self.root, self.adapter)
        self.signed = credentials(self.key)
        self.signed.refresh(Request(signing_in))  # type: ignore[no-untyped-call]  # has no types

    def client(self, adapter: BaseAdapter, *, origin: str | None = None) -> SheetsClient:
        """A client whose calls go through an adapter."""
        client = SheetsClient(self.signed, root=self.root, origin=origin, patience=_NO_PAUSES)
        client.session.mount(self.root, adapter)
        return client

    def copy(self) -> str:
        """A fresh copy of the template."""
        return self.store.create({"copy": self.template}, who=self.owner).file.file_id

    @property
    def owner(self) -> str:
        """The identity whose files these are."""
        return self.store.document(self.store.main_spreadsheet()).file.owner


@contextmanager
def world(*, http: bool = False) -> Iterator[World]:
    """A world in memory; with `http` its calls take the way over a real server."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        home = Path(folder)
        store = open_store(home)
        server = LocalServer(store, "127.0.0.1", 0) if http else None
        if server is not None:
            server.start()
        root = server.root if server else NOWHERE
        adapter = HTTPAdapter() if http else InProcess(create_app(store))
        database = open_database(f"sqlite:///{home / 'journal.sqlite3'}")
        try:
            made = World(store, database, root, adapter, store.service_account(root))
            made.sign_in()
            _make_template(made)
            yield made
        finally:
            database.close()
            if server is not None:
                server.stop()
            store.close()


def _make_template(made: World) -> None:
    client = made.client(made.adapter)
    spreadsheet_id = made.store.main_spreadsheet()
    set_up(client, spreadsheet_id, locale="zh-CN", today=date(2026, 3, 1), rules=CATALOGUE)
    workbook = made.store.document(spreadsheet_id).workbook
    titles = {TAB[key].title.zh: key for key in community.KEPT_TABS}
    made.sheets = {
        titles[sheet.title]: sheet.sheet_id for sheet in workbook.sheets if sheet.title in titles
    }
    sheets = workbook.sheets
    edits: list[Json] = [
        {"deleteSheet": {"sheetId": s.sheet_id}} for s in sheets if s.title not in titles
    ]
    for key in ("diary", "services"):
        span = {
            "sheetId": made.sheets[key],
            "dimension": "ROWS",
            "startIndex": 24,
            "endIndex": 1000,
        }
        edits.append({"deleteDimension": {"range": span}})
    call(client, spreadsheet_id, edits)
    random = Random(7)
    registers = {
        "grids": community.GRIDS,
        "staff": community.STAFF,
        "households": community.HOUSEHOLDS,
    }
    for tab, rows in registers.items():
        _fill(made, client, tab, rows)
    for tab, size in (("diary", 16), ("services", 6)):
        entries = [community.row(tab, f"〔T9{n:04}〕", random) for n in range(size)]
        _fill(made, client, tab, entries)
    made.template = workbook_to_json(made.store.document(spreadsheet_id).workbook)


def _fill(made: World, client: SheetsClient, tab: str, rows: Sequence[Mapping[str, Cell]]) -> None:
    spreadsheet_id = made.store.main_spreadsheet()
    document = made.store.document(spreadsheet_id)
    now = standing(document, tab, made.sheets[tab])
    people = People(Random(7), made.sheets, {}, lambda _edits: None, document)
    for index, row in enumerate(rows, 1):
        call(client, spreadsheet_id, people.write(now, index, dict(row)))


def call(client: SheetsClient, spreadsheet_id: str, edits: list[Json]) -> None:
    """One batchUpdate."""
    path = f"/v4/spreadsheets/{spreadsheet_id}:batchUpdate"
    client.call("POST", path, json={"requests": edits}, repeatable=False)


class Run:
    """One run of the campaign; everything that happens in it follows from its seed."""

    def __init__(self, made: World, seed: int, make: Make) -> None:
        self._world = made
        self._random = Random(seed)
        self._make = make
        self.outcome = Outcome(seed)
        self._spreadsheet_id = made.copy()
        self._before = self._document()
        self._seen = dict.fromkeys(made.sheets, self._before)
        self._busy = 0.0
        self._deadly = 0.0
        watched = Watched(
            made.adapter,
            lambda _request: self._before_call(),
            self._after_call,
            revisions=self._random.random() < 0.1,
        )
        self._service = made.client(watched, origin="sync")
        visitors = made.client(made.adapter)
        self._truths = {tab: Truth(tab) for tab in community.TOKEN_COLUMN}
        self._people = People(
            self._random,
            made.sheets,
            self._truths,
            lambda edits: call(visitors, self._spreadsheet_id, edits),
            self._before,
        )
        self._now = _START
        self._sync = self._new_process()

    def play(self) -> Outcome:
        """Syncs among people at work, then a few in peace."""
        busy = self._random.choice((0.15, 0.35, 0.6))
        deadly = self._random.choice((0.0, 0.0, 0.03))
        established = self._random.random() < 0.6
        for step in range(self._random.randint(3, 6)):
            self._busy = 0.0 if established and step == 0 else busy
            self._deadly = deadly if self._busy else 0.0
            for _ in range(self._random.randint(0, 3) if self._busy else 0):
                self._act()
            self._one_sync()
            if self.outcome.problems:
                return self.outcome
            if self._random.random() < 0.2:
                self._sync = self._new_process()
        self._busy = self._deadly = 0.0
        self._in_peace()
        for truth in self._truths.values():
            self.outcome.figures["pardoned"] += truth.pardoned
            self.outcome.figures["doubled"] += truth.doubled
        self.outcome.figures["calls"] += sum(
            vars(self._service.calls).get("by_method", {}).values()
        )
        return self.outcome

    def _in_peace(self) -> None:
        """The first sync in peace settles everything, the next ones have nothing to do."""
        for number in range(QUIET_SYNCS):
            if number == QUIET_SYNCS - 1:
                self._sync = self._new_process()
            claim = self._one_sync()
            if claim is None or not claim.verified:
                self._complain("a sync in peace did not come to an end")
            elif number and claim.rounds:
                self._complain(f"sync {number + 1} in peace still wrote")
            if self.outcome.problems:
                return

    def _one_sync(self) -> Claim | None:
        self._now += timedelta(seconds=self._random.randint(20, 600))
        self.outcome.figures["syncs"] += 1
        self._tell(f"sync at {self._now:%H:%M:%S}")
        try:
            claim = self._sync.run(self._now)
        except Killed:
            self.outcome.figures["kills"] += 1
            self._tell("killed")
            self._sync = self._new_process()
            return None
        except TransportError as error:
            self.outcome.figures["failures"] += 1
            self._tell(f"failed: {error}")
            if error.permanent:
                self._complain(str(error))
            return None
        self._tell(f"verified={claim.verified} rounds={claim.rounds}")
        self.outcome.figures["rounds"] += claim.rounds
        self.outcome.figures["gave up"] += not claim.verified
        if claim.verified:
            self._verify()
        return claim

    def _verify(self) -> None:
        """Each tab as it stood when the service last had to do with it."""
        town = Town(
            [row for _, row in self._stood("staff").rows()],
            [row for _, row in self._stood("households").rows()],
        )
        for tab, truth in self._truths.items():
            for problem in truth.verify(self._stood(tab), town):
                self._complain(problem)

    def _stood(self, tab: str) -> Standing:
        return standing(self._seen[tab], tab, self._world.sheets[tab])

    def _before_call(self) -> None:
        while self._random.random() < self._busy:
            self._act()
        if self._random.random() < self._deadly:
            raise Killed
        self._before = self._document()

    def _after_call(self, request: requests.PreparedRequest) -> None:
        now = self._document()
        touched = tabs_of(request, self._world.sheets)
        self._seen.update(dict.fromkeys(touched, now))
        for problem in trespasses(self._before, now):
            self._complain(f"the service wrote a human cell: {problem}")
        if self._random.random() < self._deadly:
            raise Killed
        if self._random.random() < self._deadly:
            self._tell("a reply is lost")
            raise requests.ConnectionError("the reply is lost")

    def _act(self) -> None:
        self.outcome.figures["acts"] += 1
        self._people.act(self._document())
        if self._people.acts:
            self._tell(f"  {self._people.acts.pop()}")

    def _new_process(self) -> Syncing:
        history = History(self._world.database, self._spreadsheet_id)
        return self._make(self._service, self._spreadsheet_id, history)

    def _document(self) -> Document:
        return self._world.store.document(self._spreadsheet_id)

    def _tell(self, line: str) -> None:
        self.outcome.story.append(line)

    def _complain(self, problem: str) -> None:
        self.outcome.problems.append(problem)
        self._tell(f"!! {problem}")


def tabs_of(request: requests.PreparedRequest, sheets: Mapping[str, int]) -> list[str]:
    """The tabs that a call reads by their header row, or writes by row numbers."""
    if str(request.url).endswith("/values:batchUpdate"):
        return list(sheets)
    body = orjson.loads(request.body) if request.body else {}
    areas = [wanted.get("gridRange", {}) for wanted in body.get("dataFilters", ())]
    read = {area.get("sheetId") for area in areas if area.get("endRowIndex") == 1}
    return [tab for tab, sheet_id in sheets.items() if sheet_id in read]


def play(made: World, seed: int, make: Make = WorkbookSync) -> Outcome:
    """One run, from its seed alone."""
    return Run(made, seed, make).play()


def play_range(seeds: range) -> tuple["Counter[str]", list[Outcome]]:
    """The figures of many runs and those that failed; a new world now and then."""
    figures: Counter[str] = Counter()
    failed: list[Outcome] = []
    for start in range(0, len(seeds), _RUNS_A_WORLD):
        with world() as made:
            for seed in seeds[start : start + _RUNS_A_WORLD]:
                outcome = play(made, seed)
                figures += outcome.figures
                figures["runs"] += 1
                if outcome.problems:
                    failed.append(outcome)
    return figures, failed


def main(arguments: list[str]) -> int:
    """Play one seed and tell its story, or `first-last` on two cores; 1 if a run failed."""
    first, _, last = arguments[0].partition("-")
    if not last:
        with world() as made:
            outcome = play(made, int(first))
        print(*outcome.story, sep="\n")
        return int(bool(outcome.problems))
    seeds = range(int(first), int(last) + 1)
    parts = [seeds[i : i + _RUNS_A_WORLD] for i in range(0, len(seeds), _RUNS_A_WORLD)]
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(2) as pool:
        for figures, failed in pool.map(play_range, parts):
            total += figures
            for outcome in failed:
                print(f"seed {outcome.seed}: {'; '.join(outcome.problems[:3])}", flush=True)
            total["failed"] += len(failed)
    print(dict(total))
    return int(bool(total["failed"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
