"""kill -9 under eight writers: nothing acknowledged is lost, no batch is half applied.

`python -m tests.campaigns.killing 500` plays as many by hand.
"""

from pathlib import Path

import pytest

from tests.campaigns.killing import campaign

KILLS = 25

pytestmark = pytest.mark.campaign


def test_nothing_acknowledged_is_lost(tmp_path: Path, campaign_scale: int) -> None:
    with campaign(tmp_path, seed=1) as played:
        for _ in range(KILLS * campaign_scale):
            played.play()
    assert played.acknowledged > KILLS
    assert not played.problems, "\n".join(played.problems[:20])


def test_a_server_that_acknowledges_too_early_is_found_out(tmp_path: Path) -> None:
    with campaign(tmp_path, seed=2, hasty=True) as played:
        while not played.problems and played.kills < 50:
            played.play()
    assert any("acknowledged" in problem or "instead of" in problem for problem in played.problems)
