"""Leases: at most one holder of a name at a time, in whatever process or on whatever machine."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection, text

from sheets_sync.errors import StorageError
from sheets_sync.state.database import Database

_NOW: Final = {
    "sqlite": "CAST(strftime('%s', 'now') AS INTEGER)",
    "postgresql": "CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)",
}
_SHOW: Final = text("SELECT holder, host, pid, fence, expires_at FROM leases WHERE name = :name")
_ENTER: Final = text(
    "INSERT INTO leases (name, holder, host, pid, fence, expires_at) "
    "VALUES (:name, '', '', 0, 0, 0) ON CONFLICT (name) DO NOTHING"
)
_TAKE: Final = text(
    "UPDATE leases SET holder = :holder, host = :host, pid = :pid, fence = fence + 1, "
    "expires_at = :expires_at WHERE name = :name AND fence = :fence AND expires_at = :old"
)
_RENEW: Final = text(
    "UPDATE leases SET expires_at = :expires_at WHERE name = :name AND fence = :fence"
)
_RELEASE: Final = text(
    "UPDATE leases SET holder = '', expires_at = 0 WHERE name = :name AND fence = :fence"
)


class Busy(StorageError):  # noqa: N818 # read as `except Busy`
    """Somebody else holds the lease, or has taken it over."""


@dataclass
class Lease:
    """A lease that is held; `fence` is larger than that of every earlier holder of the name."""

    database: Database
    name: str
    fence: int
    seconds: int
    lost: bool = False
    _over: threading.Event = field(default_factory=threading.Event, repr=False)

    def renew(self) -> None:
        """Hold it for another `seconds` from now; raises Busy where it was taken over."""
        with self.database.write() as connection:
            values = {"name": self.name, "fence": self.fence}
            values["expires_at"] = _now(connection) + self.seconds
            if connection.execute(_RENEW, values).rowcount != 1:
                self.lost = True
        self.check()

    def check(self) -> None:
        """Raise Busy where somebody else has taken it over: stop before writing anything more."""
        if self.lost:
            raise Busy(f"{self.name} was taken over by another process: this run stops here")

    def _keep(self) -> None:
        while not self._over.wait(self.seconds / 3):
            try:
                self.renew()
            except Busy:
                return
            except StorageError:
                continue  # two more attempts fit in before it expires


@contextmanager
def lease(
    database: Database, name: str, *, holder: str | None = None, seconds: int = 300
) -> Iterator[Lease]:
    """Hold `name` while the block runs, renewed in the background as long as that takes.

    `holder` is what others are told while they have to wait. Raises Busy where somebody else
    holds it; a holder whose process on this machine has died, or who has not renewed for
    `seconds`, is replaced at once.
    """
    who = holder or f"process {os.getpid()} on {socket.gethostname()}"
    held = _take(database, name, f"{who} [{uuid4().hex[:8]}]", seconds)
    keeper = threading.Thread(target=held._keep, name=f"lease {name}", daemon=True)
    keeper.start()
    try:
        yield held
    finally:
        held._over.set()
        keeper.join()
        # What the block did is done; a lease that cannot be given back runs out by itself.
        with suppress(StorageError), database.write() as connection:
            connection.execute(_RELEASE, {"name": name, "fence": held.fence})


def _take(database: Database, name: str, holder: str, seconds: int) -> Lease:
    with database.write() as connection:
        connection.execute(_ENTER, {"name": name})
        known = connection.execute(_SHOW, {"name": name}).one()
        now = _now(connection)
        if known.expires_at > now and not _dead(known.host, known.pid):
            raise _busy(name, known.holder, known.expires_at - now)
        mine = {"name": name, "holder": holder, "host": _host(), "pid": os.getpid()}
        expected = {"fence": known.fence, "old": known.expires_at, "expires_at": now + seconds}
        if connection.execute(_TAKE, mine | expected).rowcount != 1:
            raise _busy(name, "another process", seconds)
    return Lease(database, name, known.fence + 1, seconds)


def _busy(name: str, holder: str, seconds: int) -> Busy:
    return Busy(f"{name} is held by {holder}: wait until it is done, at most {seconds} s")


def _now(connection: Connection) -> int:
    return int(connection.scalar(text(f"SELECT {_NOW[connection.dialect.name]}")))


@cache
def _host() -> str:
    """This machine since its last start, and the space in which its process ids hold."""
    boot = Path("/proc/sys/kernel/random/boot_id")
    space = Path("/proc/self/ns/pid")
    parts = [socket.gethostname()]
    if boot.exists() and space.exists():  # elsewhere than on Linux the name has to do
        parts += [boot.read_text().strip(), str(space.readlink())]
    return " ".join(parts)


def _dead(host: str, pid: int) -> bool:
    if host != _host():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
