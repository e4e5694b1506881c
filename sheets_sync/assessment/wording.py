"""Scores in words: why an item won what it won, what cost most (assessment.md, Ranking)."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from sheets_sync.assessment.ranking import Cost, Standing
from sheets_sync.assessment.scorecard import Extra, ItemScore, Scorecard
from sheets_sync.assessment.shares import Number, Part, rounded
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.workbook.layout import ranking_texts as texts
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.layout.settings_table import SCORE_ITEM

_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_NAMED_COSTS: Final = 2
_MOST_IN_A_CELL: Final = 20_000  # characters; a sheet takes 50,000
_SHOWN: Final = 2
_MEANS: Final = ("true", "satisfaction")


def cost_words(standing: Standing, locale: Locale) -> str:
    """The one or two things that cost most points."""
    told = (_cost(cost, standing.card, locale) for cost in standing.costs[:_NAMED_COSTS])
    return texts.BETWEEN[locale].join(filter(None, told))


def _cost(cost: Cost, card: Scorecard, locale: Locale) -> str:
    points = rounded(cost.points)
    if not points:
        return ""
    name, tally = item_name(cost.key, locale), ""
    if cost.key in SCORE_ITEM and cost.key not in _MEANS:
        parts = card.item(cost.key).share.parts
        done = sum((min(part.done, part.of) for part in parts), Fraction())
        of = sum((part.of for part in parts), Fraction())
        tally = texts.TALLY[locale].format(done=number(done), of=number(of))
    return texts.COST[locale].format(item=name, tally=tally, points=points)


def item_name(key: str, locale: Locale) -> str:
    """What 评分标准 calls an item, or what an extra is called."""
    item = SCORE_ITEM.get(key)
    return item.item[locale] if item else texts.EXTRAS[key][locale]


def flag_words(flags: Sequence[str], locale: Locale) -> str:
    """The flags of a line, in words."""
    return texts.LISTED[locale].join(texts.FLAGS[flag][locale] for flag in flags)


def why_item(item: ItemScore, card: Scorecard, thresholds: Thresholds, locale: Locale) -> str:
    """The formula of an item, filled in."""
    share = item.share
    if share.value is None:
        answers, least = card.satisfaction[1], thresholds.whole("min_surveys")
        if item.item == "satisfaction" and answers:
            return texts.FEW_ANSWERS[locale].format(answers=answers, least=least)
        return texts.NO_CASE[locale]
    if item.item == "satisfaction":
        mean = rounded(Fraction(*card.satisfaction), _SHOWN)
        parts = texts.MEAN_ANSWER[locale].format(answers=card.satisfaction[1], mean=mean)
    elif item.item == "true":
        mean = rounded(share.value, 3)
        parts = texts.MEAN_VERDICT[locale].format(count=number(share.denominator), mean=mean)
    else:
        parts = texts.LISTED[locale].join(_part(part, locale) for part in share.parts)
    return texts.WHY[locale].format(
        parts=parts, share=share.value, worth=rounded(item.worth), won=rounded(item.won)
    )


def why_extra(extra: Extra, thresholds: Thresholds, locale: Locale) -> str:
    """Why an extra stands there."""
    most, each = thresholds.decimal("bonus_cap"), thresholds.decimal("false_entry_penalty")
    return texts.EXTRA_WHY[extra.sort][locale].format(most=most, each=each)


def why_total(card: Scorecard, thresholds: Thresholds, locale: Locale) -> str:
    """How the total comes about."""
    return texts.TOTAL_WHY[locale].format(
        base=rounded(card.base or Fraction(), 4),
        bonus=card.bonus,
        penalty=card.penalty,
        ruling=card.ruling,
        most=100 + thresholds.decimal("bonus_cap"),
    )


def _part(part: Part, locale: Locale) -> str:
    name = texts.PARTS[part.name][locale] if part.name in texts.PARTS else part.name
    if match := _MONTH.fullmatch(part.name):
        name = texts.MONTH[locale].format(year=match[1], month=int(match[2]))
    return texts.PART[locale].format(name=name, done=number(part.done), of=number(part.of)).strip()


def number(value: Number) -> str:
    """A whole number as it is, others with two decimals."""
    exact = Fraction(value)
    return str(exact.numerator) if exact.denominator == 1 else str(rounded(exact))


def evidence_words(won: Sequence[str], lost: Sequence[str], locale: Locale) -> str:
    """The records behind what was won and what was lost."""
    pieces = []
    for template, ids in ((texts.WON, won), (texts.LOST, lost)):
        if ids:
            pieces.append(template[locale].format(ids=listed(ids, locale)))
    return texts.BETWEEN[locale].join(pieces)


def listed(ids: Sequence[str], locale: Locale) -> str:
    """Ids in a row, as many as a cell holds."""
    between, length = texts.LISTED[locale], 0
    for place, name in enumerate(ids):
        length += len(name) + len(between)
        if length > _MOST_IN_A_CELL:
            more = texts.AND_MORE[locale].format(count=len(ids))
            return between.join(ids[:place]) + between + more
    return between.join(ids)
