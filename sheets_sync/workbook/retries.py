"""Trying again: how often, and with what pauses (spec: architecture.md, Transport)."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tenacity import RetryCallState, RetryError, Retrying, retry_if_exception

from sheets_sync.errors import TransportError
from sheets_sync.workbook.failures import PassingError

T = TypeVar("T")


@dataclass(frozen=True)
class Patience:
    """How long to go on: pauses are drawn between 0 and `first`, doubled each time up to `most`.

    `clock`, `sleep` and `draw` stand for the machine's; times are in seconds.
    """

    tries: int = 8
    seconds: float = 240
    first: float = 1
    most: float = 60
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    draw: Callable[[float, float], float] = random.uniform

    def run(self, attempt: Callable[[float], T], *, repeatable: bool = True) -> T:
        """Call `attempt(seconds left)` until it succeeds.

        Only PassingError is tried again; what is not `repeatable` only where it is surely undone.
        Raises TransportError, not permanent, once the tries or the time are used up.
        """
        started = self.clock()

        def again(error: BaseException) -> bool:
            return isinstance(error, PassingError) and (repeatable or error.undone)

        def enough(state: RetryCallState) -> bool:
            gone = self.clock() - started
            return state.attempt_number >= self.tries or gone + state.upcoming_sleep > self.seconds

        retrying = Retrying(
            retry=retry_if_exception(again), wait=self._pause, stop=enough, sleep=self.sleep
        )
        try:
            return retrying(lambda: attempt(self.seconds - (self.clock() - started)))
        except RetryError as given_up:
            last = given_up.last_attempt.exception()
            tries = given_up.last_attempt.attempt_number
            raise TransportError(
                f"{last}; gave up after {tries} tries in {self.clock() - started:.0f} s, "
                "the next sync tries again",
                permanent=False,
                status=last.status if isinstance(last, PassingError) else None,
            ) from last

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.after if isinstance(error, PassingError) else 0.0
        most = min(self.most, self.first * 2 ** (state.attempt_number - 1))
        # Jitter on top of what was asked for: else all who were refused come back at once.
        return asked + self.draw(0, most)
