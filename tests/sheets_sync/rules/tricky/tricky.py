"""The shape of a tricky case: where the wording of a rule is easily misread."""

from dataclasses import dataclass

NOW = "2026-03-20 18:00"


@dataclass(frozen=True, slots=True)
class Tricky:
    """`finds` are all places where the code is found: a record id, with `.column` where told.

    For W101 to W103, which have no record id, it is the tab's key that stands there.
    """

    code: str
    name: str
    tables: str
    finds: tuple[str, ...] = ()
    now: str = NOW
    earlier: tuple[tuple[str, str], ...] = ()
