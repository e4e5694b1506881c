"""How commands end when something is wrong: one line on stderr, 2 for usage, 1 for refused."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from sheets_sync.errors import ConfigurationError, GridbookError

REFUSED = 1
USAGE = 2


@contextmanager
def one_line_failures() -> Iterator[None]:
    """Decorates a command: failures become one line that says what to do, and an exit code."""
    try:
        yield
    except ConfigurationError as error:
        _leave(error, USAGE)
    except GridbookError as error:
        _leave(error, REFUSED)


def _leave(error: GridbookError, code: int) -> None:
    click.echo(" ".join(str(error).split()), err=True)
    sys.exit(code)
