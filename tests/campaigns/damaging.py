"""Bytes of a store are changed at random; it must notice, or be none the worse for it.

A failing run is told by its seed: `python -m tests.campaigns.damaging 4711` plays it again,
`python -m tests.campaigns.damaging 0-999` plays many.
"""

import random
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets import Damaged, Store
from sheets_sync.local_sheets.storage.inspection import inspect
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME, MARK_NAME
from tests.sheets_sync.local_sheets.storage.stores import Clock, content, opened, put

PAGE = 4096
CLOSED, KILLED = "closed", "killed"
FILES = (DATABASE_NAME, f"{DATABASE_NAME}-wal", MARK_NAME)


@dataclass(frozen=True, slots=True)
class Truth:
    """A store as it was written, closed and as a kill leaves it, and all that it should show."""

    folder: Path
    clock: int
    settings: dict[str, str]
    versions: dict[str, dict[int, Any]]  # by file, then revision


def write_down(folder: Path) -> Truth:
    """Make a store that has everything: snapshots, a compacted past, several files."""
    clock = Clock()
    home = folder / CLOSED
    with opened(home, clock) as store:
        main = store.main_spreadsheet()
        store.keep_setting("token_secret", lambda: "secret")
        other = store.create({"spreadsheet": {"properties": {"title": "Other"}}}, who="w")
        for day in range(34):
            for number in range(4):
                put(store, main, f"A{day + 1}", f"day {day}, number {number}")
            put(store, other.file.file_id, "B2", f"of day {day}")
            clock.sleep(days=1)
        rows = [[f"row {row}", row, row / 7] for row in range(600)]
        body = {"range": "A1:C600", "valueInputOption": "RAW", "values": rows}
        store.write(main, "values.update", body, who="w")
        store.compact()
    with opened(home, clock) as store:
        for number in range(20):
            put(store, main, "D1", f"behind the snapshot {number}")
    store = Store(home, clock=clock)
    for number in range(20):
        put(store, main, "E1", f"behind the second {number}")
    (folder / KILLED).mkdir()
    for name in FILES:
        shutil.copyfile(home / name, folder / KILLED / name)
    names = [file.file_id for file in store.files()]
    versions = {
        name: {
            revision.number: content(store.document_at(name, revision.number))
            for revision in store.revisions(name, 0, 10_000)
        }
        for name in names
    }
    settings = {name: store.setting(name) or "" for name in ("main_spreadsheet", "token_secret")}
    store.close()
    return Truth(folder, clock.now, settings, versions)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: `noticed` where the store was refused, `problem` empty if all is well."""

    noticed: bool
    story: str
    problem: str


def play(truth: Truth, seed: int, work: Path) -> Outcome:
    """Damage a copy of the store, open it, look at everything, go on writing."""
    chance = random.Random(seed)
    home = work / f"home{seed}"
    shutil.copytree(truth.folder / chance.choice((CLOSED, KILLED)), home)
    story = _damage(home, chance)
    try:
        return _look(truth, home, story, chance)
    finally:
        shutil.rmtree(home)


def _damage(home: Path, chance: random.Random) -> str:
    paths = [home / name for name in FILES if (home / name).exists()]
    sized = [path for path in paths if path.stat().st_size]
    path = chance.choices(sized, [path.stat().st_size for path in sized])[0]
    if chance.random() < 0.2:
        path = chance.choice(sized)
    data = bytearray(path.read_bytes())
    how = chance.choice(_DAMAGES)
    told = how(data, chance)
    path.write_bytes(data)
    return f"{home.name} {path.name}: {told}"


def _flip(data: bytearray, chance: random.Random) -> str:
    places = [chance.randrange(len(data)) for _ in range(chance.choice((1, 1, 1, 2, 8)))]
    for place in places:
        data[place] ^= chance.randrange(1, 256)
    return f"bytes {places}"


def _flip_text(data: bytearray, chance: random.Random) -> str:
    """A byte in the middle of something that was written in letters."""
    for _ in range(200):
        place = chance.randrange(len(data))
        if 0x30 <= data[place] < 0x7A:
            data[place] += 1
            return f"letter {place}"
    return _flip(data, chance)


def _blank(data: bytearray, chance: random.Random) -> str:
    start = chance.randrange(max(1, len(data) // PAGE)) * PAGE
    end = min(start + PAGE, len(data))
    data[start:end] = bytes(end - start)
    return f"blank page at {start}"


def _scatter(data: bytearray, chance: random.Random) -> str:
    start = chance.randrange(len(data))
    end = min(start + chance.randrange(1, 600), len(data))
    data[start:end] = chance.randbytes(end - start)
    return f"noise {start} to {end}"


def _cut(data: bytearray, chance: random.Random) -> str:
    length = chance.randrange(len(data))
    del data[length:]
    return f"cut to {length}"


def _repeat(data: bytearray, chance: random.Random) -> str:
    pages = max(1, len(data) // PAGE)
    one, other = chance.randrange(pages) * PAGE, chance.randrange(pages) * PAGE
    data[one : one + PAGE] = data[other : other + PAGE]
    return f"page at {other} written over {one}"


_DAMAGES: tuple[Callable[[bytearray, random.Random], str], ...] = (
    _flip,
    _flip,
    _flip_text,
    _flip_text,
    _blank,
    _scatter,
    _cut,
    _repeat,
)


def _look(truth: Truth, home: Path, story: str, chance: random.Random) -> Outcome:
    try:
        store = Store(home, clock=Clock(truth.clock))
    except Damaged as refused:
        line = str(refused)
        told = str(home / DATABASE_NAME) in line and "\n" not in line
        return Outcome(True, story, "" if told else f"refused, but says {line!r}")
    except StorageError as refused:
        return Outcome(True, story, "" if "\n" not in str(refused) else repr(refused))
    with closing(store):
        problem = _compare(truth, store, chance)
        if not problem:
            put(store, next(iter(truth.versions)), "F1", "on it goes")
    if not problem:
        report = inspect(home / DATABASE_NAME)
        problem = "" if report.whole else f"damaged by going on: {report.troubles}"
    return Outcome(False, story, problem)


def _compare(truth: Truth, store: Store, chance: random.Random) -> str:
    if {name: store.setting(name) for name in truth.settings} != truth.settings:
        return "other settings"
    if sorted(file.file_id for file in store.files()) != sorted(truth.versions):
        return "other files"
    for name, versions in truth.versions.items():
        last = max(versions)
        if content(store.document(name)) != versions[last]:
            return f"other content in {name}"
        if [r.number for r in store.revisions(name, 0, 10_000)] != sorted(versions):
            return f"other revisions of {name}"
        for number in (min(versions), *chance.sample(sorted(versions), 6)):
            if content(store.document_at(name, number)) != versions[number]:
                return f"other content in revision {number} of {name}"
    return ""


def main() -> None:
    first, _, last = sys.argv[1].partition("-")
    with TemporaryDirectory(prefix="gridbook-damage-") as folder:
        truth = write_down(Path(folder))
        noticed = failed = 0
        for seed in range(int(first), int(last or first) + 1):
            outcome = play(truth, seed, Path(folder))
            noticed += outcome.noticed
            if outcome.problem or not last:
                failed += bool(outcome.problem)
                print(seed, outcome, flush=True)
        print(f"{noticed} noticed, {failed} failed")


if __name__ == "__main__":
    main()
