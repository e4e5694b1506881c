"""The shape of a sentence frame."""

from typing import NamedTuple


class Frame(NamedTuple):
    """What was said and done, with `{slots}`, and the cells that go with it.

    `duty` and `outcome` are English keys of the word table.
    """

    duty: str
    outcome: str
    text: str


def frames(duty: str, outcome: str, *texts: str) -> tuple[Frame, ...]:
    """Give several texts the same duty and outcome."""
    return tuple(Frame(duty, outcome, text) for text in texts)
