"""Random damage to a store's files is noticed or harmless, never silently another content.

`python -m tests.campaigns.damaging 0-999` plays as many by hand.
"""

import zlib
from pathlib import Path

import pytest

from sheets_sync.errors import GridbookError
from sheets_sync.local_sheets.storage import log, snapshots
from sheets_sync.local_sheets.storage.snapshot import Snapshot
from tests.campaigns.damaging import Truth, play, write_down

RUNS = 30

pytestmark = pytest.mark.campaign


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return write_down(tmp_path_factory.mktemp("truth"))


def test_damage_is_noticed_or_harmless(truth: Truth, tmp_path: Path, campaign_scale: int) -> None:
    noticed = 0
    for seed in range(RUNS * campaign_scale):
        outcome = play(truth, seed, tmp_path)
        noticed += outcome.noticed
        assert not outcome.problem, (seed, outcome)
    assert noticed > RUNS * campaign_scale / 3


def test_a_store_that_compares_no_checksums_is_found_out(
    truth: Truth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "is_sound", lambda _row: True)
    monkeypatch.setattr(snapshots, "snapshot_of", lambda row: Snapshot(*row[:6]))
    monkeypatch.setattr(snapshots, "is_block", lambda _checksum, _body: True)
    # Most damage is refused by SQLite or zlib already, more or less of it by what ids were drawn.
    assert any("other content" in _problem(truth, seed, tmp_path) for seed in range(3000))


def _problem(truth: Truth, seed: int, work: Path) -> str:
    try:
        return play(truth, seed, work).problem
    except (GridbookError, ValueError, TypeError, KeyError, zlib.error):
        return ""  # it broke off, which is no silence
