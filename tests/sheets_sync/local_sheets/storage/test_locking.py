"""One process at a time."""

import stat
from pathlib import Path

import pytest

from sheets_sync.local_sheets import InUse
from sheets_sync.local_sheets.storage.locking import take_lock
from sheets_sync.local_sheets.storage.schema import LOCK_NAME


def test_the_holder_is_named_until_it_lets_go(tmp_path: Path) -> None:
    home = tmp_path / "home"
    held = take_lock(home)
    assert stat.S_IMODE((home / LOCK_NAME).stat().st_mode) == 0o600
    with pytest.raises(InUse, match=r"in use by process \d+: stop it or use its address"):
        take_lock(home)
    held.close()
    take_lock(home).close()
