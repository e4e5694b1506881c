"""The service among people who edit between any two of its calls.

A failing run is told by its seed: `python -m tests.campaigns.interleaving 4711` plays it again,
`python -m tests.campaigns.interleaving 0-9999` plays many, on both cores.
"""

from collections.abc import Iterator

import pytest

from tests.campaigns.interleaving import Outcome, World, play, world
from tests.campaigns.planted import PLANTED, PlantedSync

RUNS, RUNS_OVER_HTTP = 48, 12

pytestmark = pytest.mark.campaign


@pytest.fixture(scope="module")
def in_process() -> Iterator[World]:
    with world() as made:
        yield made


@pytest.fixture(scope="module")
def over_http() -> Iterator[World]:
    with world(http=True) as made:
        yield made


def failed(outcome: Outcome) -> str:
    return "\n".join((f"seed {outcome.seed}", *outcome.problems, *outcome.story[-60:]))


def test_nothing_is_misplaced_lost_or_changed(in_process: World, campaign_scale: int) -> None:
    for seed in range(RUNS * campaign_scale):
        outcome = play(in_process, seed)
        assert not outcome.problems, failed(outcome)


def test_nor_is_it_over_http(over_http: World, campaign_scale: int) -> None:
    for seed in range(1_000_000, 1_000_000 + RUNS_OVER_HTTP * campaign_scale):
        outcome = play(over_http, seed)
        assert not outcome.problems, failed(outcome)


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_bug_is_found_out(in_process: World, planted: type[PlantedSync]) -> None:
    outcomes = (play(in_process, seed, planted) for seed in range(10))

    assert any(outcome.problems for outcome in outcomes)
