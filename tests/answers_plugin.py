"""Fails a test in which a local workbook answered as Google would not (tests/answers.py)."""

import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.answers import VARIABLE, watch
from tests.product import ROOT


def pytest_configure() -> None:
    """Watch this process, and those that it starts."""
    handle, name = tempfile.mkstemp(prefix="answers-", suffix=".txt")
    os.close(handle)
    os.environ[VARIABLE] = name
    places = [str(ROOT / "tests" / "subprocesses"), str(ROOT), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, places))
    watch()


def pytest_unconfigure() -> None:
    Path(os.environ[VARIABLE]).unlink(missing_ok=True)


def _fail_on_wrong_ones() -> None:
    path = Path(os.environ[VARIABLE])
    if path.stat().st_size:
        lines = path.read_text("utf-8").splitlines()
        path.write_text("", "utf-8")
        pytest.fail("Google would not answer so:\n" + "\n".join(lines[:20]), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    yield
    _fail_on_wrong_ones()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None]:
    yield
    _fail_on_wrong_ones()
