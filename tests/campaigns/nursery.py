"""Servers of the local workbook that start at once, each a process of its own to be killed.

`python -m tests.campaigns.nursery` reads lines of `sound` or `hasty` and a home folder, and answers
each with the process and the port that serve it. Everything is imported before; a server is a fork.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from sheets_sync.local_sheets import LocalServer, Store, create_app
from sheets_sync.local_sheets.storage import upkeep
from sheets_sync.local_sheets.storage.commits import Commits, Ticket

BEGINNING = 1_650_000_000_000  # so long ago that compaction always finds something to do
MS_A_ROUND = 6 * 3_600_000


def _clock(home: Path) -> int:
    """Milliseconds that go on in each round where the last left off, a quarter of a day later."""
    counter = home / "rounds"
    rounds = int(counter.read_text()) + 1 if counter.exists() else 1
    counter.write_text(str(rounds))
    return BEGINNING + rounds * MS_A_ROUND


def _hasty(self: Commits, ticket: Ticket) -> None:
    """The planted fault: the writer goes on before its change is on the disk."""
    del ticket
    threading.Timer(0.01, self.flush).start()


def _serve(home: Path, told: int, hasty: bool) -> None:
    upkeep.SNAPSHOT_ENTRIES = 60  # so that snapshots are under way when the kill comes
    if hasty:
        Commits.wait = _hasty  # type: ignore[method-assign]  # planted
    start, begun = _clock(home), time.monotonic()
    store = Store(home, clock=lambda: start + int((time.monotonic() - begun) * 1000))
    server = LocalServer(store, app=create_app(store, accept_any_token=True))
    server.start()
    os.write(told, f"{os.getpid()} {server.port}\n".encode())
    threading.Event().wait()


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    for line in sys.stdin:
        kind, home = line.strip().split(" ", 1)
        if os.fork() == 0:
            try:
                _serve(Path(home), sys.stdout.fileno(), kind == "hasty")
            finally:
                os._exit(1)


if __name__ == "__main__":
    main()
