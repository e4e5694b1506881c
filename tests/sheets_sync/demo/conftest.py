"""Demos that several tests look at: built once."""

from datetime import date

import pytest

from sheets_sync.demo import Demo, build_demo

TODAY = date(2026, 3, 20)


@pytest.fixture(scope="session")
def demo() -> Demo:
    """The demo as `scripts.demo` fills it, on a day in the last third of a month."""
    return build_demo(today=TODAY)


@pytest.fixture(scope="session")
def month_end() -> Demo:
    """On a day on which must-visits fall due, with another seed."""
    return build_demo(today=date(2024, 2, 29), seed=11)
