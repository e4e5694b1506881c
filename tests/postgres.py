"""A private PostgreSQL cluster in a temporary folder, reached through a Unix socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

SUPERUSER = "gridbook"


def programs() -> Path | None:
    """Folder of initdb, pg_ctl and psql of the newest PostgreSQL here; None without one."""
    installed = Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")
    newest = max(installed, key=lambda path: float(path.parts[-3]), default=None)
    found = str(newest) if newest else shutil.which("pg_ctl")
    return Path(found).resolve().parent if found else None


@dataclass(frozen=True)
class Cluster:
    """A running server; `folder` holds its data and its socket."""

    programs: Path
    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new_database(self) -> str:
        """Create an empty database and return its SQLAlchemy address (driver: psycopg 3)."""
        name = f"test_{next(self._numbers)}"
        self.query("postgres", f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://{SUPERUSER}@/{name}?host={self.folder}"

    def query(self, database: str, statement: str) -> str:
        """What psql prints for the statement, bare: fields apart by `|`, one line per row."""
        return self.run(
            *("psql", "-h", str(self.folder), "-U", SUPERUSER, "-d", database),
            *("-v", "ON_ERROR_STOP=1", "-X", "-A", "-t", "-c", statement),
        )

    def run(self, program: str, *arguments: str) -> str:
        """Run a PostgreSQL program as the owner of the folder; its output, else AssertionError."""
        done = subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.folder,
            user=self.folder.stat().st_uid,
            group=self.folder.stat().st_gid,
            extra_groups=[] if os.geteuid() == 0 else None,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, f"{program}: {done.stderr or done.stdout}"
        return done.stdout.strip()


@contextmanager
def running(programs: Path) -> Iterator[Cluster]:
    """A cluster without network and without fsync, stopped and deleted at the end."""
    # Not pytest's tmp_path: a socket's path may have 107 bytes, and the server may be another user.
    folder = Path(tempfile.mkdtemp(prefix="gridbook-pg-"))
    if os.geteuid() == 0:  # the server refuses to run as root
        os.chown(folder, *_unprivileged())
    cluster = Cluster(programs, folder)
    data = str(folder / "data")
    try:
        cluster.run("initdb", "-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8",
                    "--locale=C", "--no-sync")  # fmt: skip
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        cluster.run("pg_ctl", "start", "-w", "-D", data, "-l", f"{folder}/log", "-o", options)
        try:
            yield cluster
        finally:
            cluster.run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)
    finally:
        shutil.rmtree(folder)


def _unprivileged() -> tuple[int, int]:
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return user.pw_uid, user.pw_gid
