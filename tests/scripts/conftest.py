"""A workbook whose server runs, as commands find it through workbook.json."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from sheets_sync.local_sheets import write_workbook_file
from tests.workbooks import LiveWorkbook, live_workbook

Run = Callable[..., Result]


@pytest.fixture
def live(home: Path) -> Iterator[LiveWorkbook]:
    with live_workbook(home) as made:
        write_workbook_file(home, made.spreadsheet_id, made.service.root or "")
        yield made


@pytest.fixture
def run(home: Path) -> Run:
    """Run a command in this process, with GRIDBOOK_ settings by their short names."""

    def command(main: click.Command, *words: str, **settings: Any) -> Result:
        env = {f"GRIDBOOK_{name}": str(value) for name, value in settings.items()}
        done = CliRunner().invoke(main, list(words), env={"GRIDBOOK_HOME": str(home), **env})
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return command
