import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from sheets_sync.state.database import Database
from sheets_sync.state.leases import Busy, lease
from tests.product import ROOT

HOLD = """
import sys
from sheets_sync.state.database import open_database
from sheets_sync.state.leases import Busy, lease
try:
    with lease(open_database(sys.argv[1]), "sync w"):
        print("held", flush=True)
        sys.stdin.readline()
except Busy:
    print("busy", flush=True)
"""


@pytest.fixture
def holder(database: Database, database_url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process, which holds "sync w" until it reads a line."""
    with _process(database_url) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def _process(url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _set(database: Database, assignment: str) -> None:
    with database.write() as connection:
        connection.execute(text(f"UPDATE leases SET {assignment}"))


def _expiry(database: Database) -> int:
    with database.read() as connection:
        return int(connection.scalar(text("SELECT expires_at FROM leases")) or 0)


def test_a_lease_has_one_holder_and_then_the_next(database: Database) -> None:
    with lease(database, "sync w", holder="the office") as first:
        with (
            pytest.raises(Busy, match=r"sync w is held by the office \[.*at most 300 s"),
            lease(database, "sync w"),
        ):
            pytest.fail("two holders at once")
        with lease(database, "sync other") as other:
            assert other.fence == 1
    with lease(database, "sync w") as second:
        assert second.fence > first.fence


def test_an_exception_gives_the_lease_back(database: Database) -> None:
    def failing() -> None:
        with lease(database, "sync w"):
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 # it is our own, and bare
        failing()
    with lease(database, "sync w") as next_one:
        assert next_one.fence == 2


def test_another_process_is_waited_for(
    database: Database, holder: subprocess.Popen[str], database_url: str
) -> None:
    with pytest.raises(Busy, match="is held by process"), lease(database, "sync w"):
        pytest.fail("two holders at once")
    holder.communicate("done\n", timeout=10)
    with lease(database, "sync w") as next_one, _process(database_url) as late:
        assert next_one.fence == 2
        assert late.communicate(timeout=10)[0] == "busy\n"


def test_a_dead_process_is_replaced_at_once(
    database: Database, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    os.waitid(os.P_PID, holder.pid, os.WEXITED | os.WNOWAIT)  # a zombie now: dead as well
    with lease(database, "sync w") as next_one:
        assert next_one.fence == 2


def test_a_process_on_another_machine_is_believed_until_its_time_is_up(
    database: Database, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()
    _set(database, "host = 'elsewhere'")
    with pytest.raises(Busy), lease(database, "sync w"):
        pytest.fail("two holders at once")
    _set(database, "expires_at = 1")
    with lease(database, "sync w") as next_one:
        assert next_one.fence == 2


def test_whoever_is_replaced_is_told(database: Database) -> None:
    with lease(database, "sync w") as slow:
        slow.check()
        _set(database, "expires_at = 1")
        with lease(database, "sync w") as next_one:
            with pytest.raises(Busy, match="was taken over"):
                slow.renew()
            with pytest.raises(Busy, match="this run stops here"):
                slow.check()
            next_one.renew()


def test_the_replaced_one_does_not_give_away_what_is_no_longer_its_own(
    database: Database,
) -> None:
    slow = lease(database, "sync w")
    slow.__enter__()
    _set(database, "expires_at = 1")
    with lease(database, "sync w"):
        slow.__exit__(None, None, None)
        with pytest.raises(Busy), lease(database, "sync w"):
            pytest.fail("two holders at once")


def test_long_holders_renew_in_the_background(database: Database) -> None:
    with lease(database, "sync w", seconds=1):
        _set(database, "expires_at = 1")
        renewed = threading.Event()
        for _ in range(100):
            if _expiry(database) > 1:
                renewed.set()
                break
            renewed.wait(0.05)
        assert renewed.is_set()


def test_of_many_at_once_one_gets_it(database: Database) -> None:
    got, all_tried = [], threading.Barrier(4)

    def attempt() -> None:
        try:
            with lease(database, "sync w") as held:
                got.append(held.fence)
                all_tried.wait(10)
        except Busy:
            all_tried.wait(10)

    threads = [threading.Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [1]
