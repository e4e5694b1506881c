"""Calls of every kind at a real server: no error of its own, no traceback, no growing memory.

A failing seed is played again by `python -m tests.campaigns.fuzz 4711`, which tells each call.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campaigns.fuzz import Player, play
from tests.campaigns.fuzz_calls import KINDS, Call
from tests.campaigns.fuzz_server import Server, serving
from tests.sheets_sync.local_sheets.discovery import methods

SLICE, CAMPAIGN = 10, 45  # seeds: in `make test`, and per scale in `make campaign` (15 minutes)
WARMING_UP, ROUNDS = 6, 12  # of one seed, the same calls each time
MEGABYTES = 8  # a leak of 12 kB a call would show; caches of the database fill meanwhile

pytestmark = pytest.mark.campaign


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("fuzz") / "home") as running:
        yield running


def test_no_call_breaks_the_server(server: Server, campaign_scale: int) -> None:
    tried: Counter[str] = Counter()
    seeds = CAMPAIGN * campaign_scale if campaign_scale > 1 else SLICE
    for seed in range(seeds):
        outcome = play(server, seed)
        assert not outcome.problems, "\n\n".join(outcome.problems)
        tried += outcome.tried
    if campaign_scale > 1:
        every = {method.name for method in methods("sheets.v4")} | set(KINDS)
        assert every <= set(tried)


def test_a_planted_fault_is_found(server: Server) -> None:
    """The player tells an error of the server, and an answer that Google would not give."""
    player = Player(server, 0)
    call = Call("GET", "/v4/spreadsheets/x?fields=*", names=("sheets.spreadsheets.get",))
    player.judge(call, 500, "text/html", b"<html>")
    player.judge(call, 200, "application/json", b'{"oh": 1}')
    player.judge(call, 200, "application/json", b'{"spreadsheetId": "x"}')
    assert [problem.splitlines()[0] for problem in player.outcome.problems] == [
        "seed 0: 500: <html>",
        "seed 0: Google would not answer so: Spreadsheet.oh: the schema does not know this field",
    ]


def test_memory_stays(server: Server, campaign_scale: int) -> None:
    for _ in range(WARMING_UP):
        play(server, 1)
    before = server.resident()
    rounds = ROUNDS * min(campaign_scale, 10)
    for _ in range(rounds):
        play(server, 1)
    grown = (server.resident() - before) / 2**20
    assert grown < MEGABYTES, f"{grown:.1f} MB more after {rounds} rounds"


def test_a_restart_changes_nothing(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as server:
        players = [Player(server, seed) for seed in range(3)]
        for player in players:
            player.play(keep=True)
        before = [player.shown() for player in players]
    with serving(tmp_path / "home") as server:
        for player, shown in zip(players, before, strict=True):
            player.server = server
            assert player.shown() == shown
