"""Small quarters for tests: tables in the words of the sheet in, scorecards out."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from sheets_sync.assessment.evidence import Evidence
from sheets_sync.assessment.gathering import gather
from sheets_sync.assessment.items import ITEMS
from sheets_sync.assessment.scorecard import ItemScore, Scorecard, scorecards
from sheets_sync.assessment.shares import NO_CASE, Part, Share
from sheets_sync.assessment.sources import NO_SOURCES, Sources
from sheets_sync.checking import Checked
from sheets_sync.ledger.dates import serial_of
from sheets_sync.ledger.scoring import DEFAULT_POINTS
from sheets_sync.rules.cases.tables import base_with
from tests.ledgers import Desk, Tables, snapshot_of

POINTS = DEFAULT_POINTS


def moment(text: str) -> datetime:
    """`2026-04-15` or `2026-04-15 08:00`."""
    return datetime.fromisoformat(text)


def day(text: str) -> int:
    """The serial of a day."""
    return serial_of(moment(text).date())


def checked_tables(tables: Tables, now: str, earlier: Iterable[tuple[str, Tables]] = ()) -> Checked:
    """What a sync finds at `now`, after syncs that saw the earlier tables."""
    desk = Desk()
    for at, before in earlier:
        desk.check(snapshot_of(before), moment(at))
    return desk.check(snapshot_of(tables), moment(now))


def evidence_of(
    text: str,
    now: str = "2026-04-15",
    *,
    earlier: Iterable[tuple[str, str]] = (),
    sources: Sources = NO_SOURCES,
) -> Evidence:
    """The facts of the small community (see rules/cases) with the rows of a text."""
    before = [(at, base_with(told)) for at, told in earlier]
    checked = checked_tables(base_with(text), now, before)
    return gather(checked.ledger, checked.verdicts, sources)


def cards_of(
    text: str,
    quarter: str = "2026Q1",
    now: str = "2026-04-15",
    *,
    earlier: Iterable[tuple[str, str]] = (),
    sources: Sources = NO_SOURCES,
) -> dict[str, Scorecard]:
    """The cards of a quarter by staff id."""
    evidence = evidence_of(text, now, earlier=earlier, sources=sources)
    return {card.staff_id: card for card in scorecards(quarter, evidence, POINTS)}


def made_card(
    worker: str,
    total: str | None,
    shares: Mapping[str, Fraction | int] | None = None,
    *,
    quarter: str = "2026Q1",
    days: int = 90,
    homes: int = 15,
    satisfaction: tuple[int, int] = (0, 0),
    veto: tuple[str, ...] = (),
    false: tuple[str, ...] = (),
) -> Scorecard:
    """A card that says no more than a test needs."""
    known = {key: Share(Fraction(s), (Part("", s, 1, 1),)) for key, s in (shares or {}).items()}
    items = tuple(
        ItemScore(key, Fraction(POINTS[key]), known.get(key, NO_CASE), Fraction()) for key in ITEMS
    )
    none = Decimal()
    return Scorecard(
        quarter,
        worker.lower(),
        worker,
        f"{worker} 某",
        "W01",
        days,
        items,
        (),
        None,
        none,
        none,
        none,
        None if total is None else Decimal(total),
        veto,
        false,
        frozenset(f"h{n:03d}" for n in range(homes)),
        satisfaction,
    )
