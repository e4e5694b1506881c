"""What an evaluator is given in the tests: a clock, and calculators of little patience."""

import datetime as dt

from sheets_sync.formulas.process import Calculator, Limits


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.at = dt.datetime(2026, 3, 1, 20, 0, tzinfo=dt.UTC)

    def __call__(self) -> float:
        return self.at.timestamp()


class Counted:
    """An evaluator's calculators, counted."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Calculator:
        self.made += 1
        return Calculator(Limits(together=1.0, alone=0.3, patience=15.0))
