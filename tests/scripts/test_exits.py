import click
import pytest
from click.testing import CliRunner

from scripts.exits import one_line_failures
from sheets_sync.errors import (
    ConfigurationError,
    GridbookError,
    StorageError,
    TransportError,
    WorkbookError,
)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ConfigurationError("no such key:\n  name one"), 2),
        (TransportError("no such key:\n  name one", permanent=True), 1),
        (WorkbookError("no such key:\n  name one"), 1),
        (StorageError("no such key:\n  name one"), 1),
    ],
)
def test_a_failure_is_one_line_and_a_code(error: GridbookError, code: int) -> None:
    @click.command
    @one_line_failures()
    def command() -> None:
        raise error

    for _ in range(2):
        done = CliRunner().invoke(command)
        assert done.exit_code == code
        assert (done.stdout, done.stderr) == ("", "no such key: name one\n")


def test_a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(KeyError), one_line_failures():
        raise KeyError("fault")
