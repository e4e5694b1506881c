"""`python app.py` and the commands as processes of their own, as operators start them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gspread
import requests

from sheets_sync.workbook.client import connect, gspread_client
from sheets_sync.workbook.layout import TAB
from tests.product import ROOT


@dataclass
class Service:
    """A running `python app.py`; `said` are the lines it printed until it was ready."""

    process: subprocess.Popen[str]
    home: Path
    said: list[str] = field(default_factory=list)

    def told(self, name: str) -> str:
        """The rest of the line that begins so."""
        return next(line for line in self.said if line.startswith(name)).removeprefix(name).strip()

    def get(self, path: str, **headers: str) -> requests.Response:
        """A page of it."""
        return requests.get(
            self.told("Page").rstrip("/") + path, headers=headers, timeout=10, stream=False
        )

    @property
    def sheet(self) -> gspread.Spreadsheet:
        """The workbook as people open it."""
        client = connect(Path(self.told("Key file")), root=self.told("Sheets root"))
        return gspread_client(client).open_by_key(self.told("Spreadsheet"))

    def tab(self, key: str) -> gspread.Worksheet:
        """A tab by its key."""
        return self.sheet.worksheet(TAB[key].title["zh-CN"])

    def stop(self) -> tuple[int, str]:
        """End it as a supervisor does; its exit code and what it still said on stderr."""
        self.process.send_signal(signal.SIGTERM)
        _, errors = self.process.communicate(timeout=30)
        return self.process.returncode, errors


def environment(home: Path, settings: Mapping[str, Any]) -> dict[str, str]:
    """This process's environment with GRIDBOOK_ settings."""
    named = {f"GRIDBOOK_{name}": str(value) for name, value in settings.items()}
    return {**os.environ, "GRIDBOOK_HOME": str(home), **named}


@contextmanager
def running(home: Path, **settings: Any) -> Iterator[Service]:
    """A service on a free port, ready; killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=environment(home, {"PORT": 0, **settings}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    service = Service(process, home)
    try:
        assert process.stdout
        assert process.stderr
        for line in process.stdout:
            service.said.append(line.rstrip("\n"))
            if line.startswith("Ready"):
                break
        else:
            raise AssertionError(process.stderr.read())
        yield service
    finally:
        process.kill()
        process.communicate()


def command(*words: str, home: Path, **settings: Any) -> subprocess.CompletedProcess[str]:
    """Run `python` with these words to its end."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment(home, settings),
        capture_output=True,
        text=True,
        timeout=60,
    )
