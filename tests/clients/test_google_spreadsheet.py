"""google-spreadsheet, the most used client in JavaScript: its tests run under Node's own runner."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sheets_sync.local_sheets import LocalServer, Store

HERE = Path(__file__).parent / "node"
TESTS = HERE / "google_spreadsheet.test.mjs"


def node() -> str:
    """Node's path; the test fails with a line that says what to do where something is missing."""
    found = shutil.which("node")
    if found is None:
        pytest.fail("No node here: install Debian's nodejs and npm, 18 or newer", pytrace=False)
    if not (HERE / "node_modules" / ".package-lock.json").exists():
        pytest.fail("No packages of Node here: run `make clients`", pytrace=False)
    return found


def test_google_spreadsheet(store: Store, closed_server: LocalServer) -> None:
    key = store.service_account(closed_server.root)
    done = subprocess.run(
        [node(), "--test", str(TESTS)],
        env={**os.environ, "ROOT": closed_server.root, "KEY": str(key)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr
    assert "# fail 0" in done.stdout
