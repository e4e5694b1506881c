"""Which months are to be sealed now, and the rows that each seal protects (rules.md, Terms)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sheets_sync.assessment.quarters import months_of, quarter_of
from sheets_sync.assessment.stages import quarter_stages
from sheets_sync.journal.entries import Past
from sheets_sync.journal.seals import Seal, SealedRow, rows_hash
from sheets_sync.ledger.calendar import day_text, first_day, month_of, month_text
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.sealed import PROTECTED, seal_moment
from sheets_sync.ledger.thresholds import Thresholds

_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_MOST_AT_ONCE: Final = 240  # months; a clock that is wrong by more seals nothing


@dataclass(frozen=True, slots=True)
class Sealing:
    """Seals to make, and the rows that they protect."""

    seals: Sequence[Seal]
    rows: Sequence[SealedRow]


def sealed_through(seals: Sequence[Seal]) -> int | None:
    """The last month that is sealed; None before the first seal."""
    found = (_MONTH.fullmatch(seal.period) for seal in seals)
    return max((int(m[1]) * 12 + int(m[2]) - 1 for m in found if m), default=None)


def months_due(through: int | None, context: Context) -> range:
    """The months whose seal is due and not made; the first seal covers all months before it."""
    last = month_of(context.today)
    while seal_moment(last, context.thresholds) > context.now:
        last -= 1
    if through is None:
        return range(last, last + 1)
    return range(through + 1, last + 1) if last - through <= _MOST_AT_ONCE else range(0)


def sealing(
    ledger: Ledger,
    past: Past,
    through: int | None,
    unsealed: Mapping[str, set[str]],
    rule_set: str,
    protected: Callable[[int], Sequence[SealedRow]],
) -> Sealing | None:
    """The seals that are due; None where none is, or where a tab that they need cannot be read.

    `protected(month)` are the rows sealed for that month and later, `rule_set` the hash of the
    rules in force. `past` holds what stands already: the sync that makes a seal observes first, so
    that what was typed while the service was down counts as typed before the seal.
    """
    context = ledger.context
    due = months_due(through, context)
    if not due or not _readable(ledger):
        return None
    rows = [row for row in _rows(ledger, past, unsealed) if through is None or through < row.month]
    seals: list[Seal] = []
    for month in due:
        first = None if through is None and month == due[0] else month
        own = [row for row in rows if row.month <= month and (first is None or row.month >= first)]
        seals.append(_seal(month_text(month), own, past, context, rule_set, {}))
        quarter = quarter_of(first_day(month))
        months = months_of(quarter)
        if month == months[-1]:
            sealed = [*protected(months[0]), *rows] if through is not None else rows
            inside = [row for row in sealed if row.month in months]
            dates = stage_dates(quarter, context.now, context.thresholds)
            seals.append(_seal(quarter, inside, past, context, rule_set, dates))
    return Sealing(seals, [row for row in rows if row.month <= due[-1]])


def stage_dates(quarter: str, sealed_at: int, thresholds: Thresholds) -> dict[str, str]:
    """What a seal keeps of the stages of its quarter: days as ISO texts, and the calendar used.

    `appeals_until` moves with the day of the actual publication; `answers_until` is the last day
    on which an appeal of the last day may be ruled on in time.
    """
    sealed_on = -(-sealed_at // DAY_SECONDS)  # a stage that begins during a day ends with one
    stages = quarter_stages(quarter, thresholds, sealed_on=sealed_on)
    return {
        "sealed_on": day_text(sealed_at // DAY_SECONDS),
        "publish_on": day_text(stages.publish),
        "appeals_until": day_text(stages.appeal_until),
        "answers_until": day_text(stages.answer_until),
        "calendar": "estimated" if stages.estimated else "announced",
    }


def _seal(
    period: str,
    rows: Sequence[SealedRow],
    past: Past,
    context: Context,
    rule_set: str,
    dates: Mapping[str, str],
) -> Seal:
    return Seal(
        period, context.now, past.seq, past.head, len(rows), rows_hash(rows), rule_set, dates
    )


def _readable(ledger: Ledger) -> bool:
    """Whether the protected tabs, their ids and their main dates can all be read."""
    return all(
        key in ledger.tabs
        and (not ledger.tabs[key].rows.size or any(ledger.tabs[key].ids))
        and ledger.tabs[key].tab.main_date not in ledger.tabs[key].rows.lost
        for key in PROTECTED
    )


def _rows(ledger: Ledger, past: Past, unsealed: Mapping[str, set[str]]) -> Iterator[SealedRow]:
    """The rows that no seal protects yet; one without a main date by when it was first seen."""
    for key in PROTECTED:
        tab, known = ledger.tabs[key], past.records.get(key, {})
        moments = tab.rows.values["first_seen"]
        for name, day, seen in zip(tab.ids, tab.rows.days, moments, strict=True):
            if name not in unsealed[key] or name in tab.doubled or name not in known:
                continue
            when = day if day is not None else None if seen is None else seen // DAY_SECONDS
            if when is not None:
                yield SealedRow(key, name, month_of(when), known[name].seq)
