import random

import pytest

from sheets_sync.errors import TransportError
from sheets_sync.workbook.failures import PassingError
from sheets_sync.workbook.retries import Patience


def _run(patience: Patience, failures: int, *, after: float = 0.0) -> list[float]:
    """Fail so often, then succeed; the seconds that each attempt was told to have left."""
    left: list[float] = []

    def attempt(seconds: float) -> list[float]:
        left.append(seconds)
        if len(left) <= failures:
            raise PassingError("busy", after=after)
        return left

    return patience.run(attempt)


def test_pauses_are_drawn_anew_each_time() -> None:
    slept: list[float] = []
    draw = random.Random(7).uniform
    patience = Patience(sleep=slept.append, clock=lambda: sum(slept), draw=draw)
    left = _run(patience, 7)

    assert len(left) == 8
    assert all(0 <= pause <= min(60, 2**number) for number, pause in enumerate(slept))
    assert len(set(slept)) == 7
    assert left == [240 - sum(slept[:number]) for number in range(8)]


def test_permanent_failures_are_not_tried_again() -> None:
    def attempt(_left: float) -> None:
        raise TransportError("no", permanent=True, status=404)

    with pytest.raises(TransportError, match=r"^no$"):
        Patience(sleep=lambda _: pytest.fail("slept")).run(attempt)


def test_a_pause_beyond_the_time_is_not_begun() -> None:
    slept: list[float] = []
    patience = Patience(sleep=slept.append, clock=lambda: sum(slept))
    with pytest.raises(TransportError, match="gave up after 1 tries"):
        _run(patience, 1, after=300)

    assert slept == []
