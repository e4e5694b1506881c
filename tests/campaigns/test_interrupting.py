"""Nothing is lost or doubled when syncs are killed between observing and writing.

`python -m tests.campaigns.interrupting 500` plays as many by hand.
"""

import pytest

from tests.campaigns.interrupting import kills

RUNS = 4

pytestmark = pytest.mark.campaign


def test_kills_lose_and_double_nothing(campaign_scale: int) -> None:
    assert kills(RUNS * campaign_scale, seed=5) == []


def test_a_sync_that_writes_before_it_observes_is_found_out() -> None:
    assert kills(RUNS, seed=5, forgetful=True) != []
