"""The ranking tab of a quarter, and its lines on 得分明细 (assessment.md, Ranking)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sheets_sync.assessment.corrections import Correction
from sheets_sync.assessment.quarters import first_day_of
from sheets_sync.assessment.ranking import Ranking, Standing
from sheets_sync.assessment.scorecard import BONUS, PENALTY, RULING, Scorecard
from sheets_sync.assessment.shares import rounded
from sheets_sync.assessment.tables import (
    Head,
    Imprint,
    Look,
    PrintedTable,
    Section,
    Shown,
    closing_sections,
    fact_lines,
    table_hash,
)
from sheets_sync.assessment.wording import (
    cost_words,
    evidence_words,
    flag_words,
    item_name,
    listed,
    why_extra,
    why_item,
    why_total,
)
from sheets_sync.ledger.calendar import day_text
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.rules.periods import last_day_of
from sheets_sync.workbook.layout import ranking_texts as texts
from sheets_sync.workbook.layout import ranking_title
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.layout.settings_table import SCORE_ITEMS

PointLine = tuple[str, str, str, Shown, str, str]
_NAMES, _TOTALS = 1, 4  # columns of the chart


def ranking_table(
    ranking: Ranking,
    imprint: Imprint,
    thresholds: Thresholds,
    locale: Locale,
    corrections: Sequence[Correction] = (),
) -> PrintedTable:
    """The whole tab of a quarter."""
    year, number = ranking.quarter.split("Q")
    heads = _heads(locale)
    lines = tuple(_line(standing, thresholds, locale) for standing in ranking.standings)
    corrected = ""
    if corrections:
        last = corrections[-1]
        corrected = texts.CORRECTED[locale].format(number=last.number, on=day_text(last.on))
    first, last_day = first_day_of(ranking.quarter), last_day_of(ranking.quarter)
    return PrintedTable(
        f"ranking.{ranking.quarter}",
        ranking_title(ranking.quarter, locale),
        texts.TITLE[locale].format(year=year, number=number),
        fact_lines(first, last_day, imprint, corrected, locale),
        heads,
        lines,
        (
            *(_correction(correction, locale) for correction in corrections),
            *closing_sections(
                imprint, table_hash(heads, lines), thresholds.whole("answer_days"), locale
            ),
        ),
        (_NAMES, _TOTALS),
        len(ranking.ranked),
        {},
    )


def _heads(locale: Locale) -> tuple[Head, ...]:
    return (
        Head(texts.RANK[locale], Look.COUNT, 50),
        Head(texts.WORKER[locale], width=90),
        Head(texts.STAFF_ID[locale], width=70),
        Head(texts.GRID[locale], width=70),
        Head(texts.TOTAL[locale], Look.POINTS, 70),
        Head(texts.GRADE[locale], width=80),
        *(Head(item.item[locale], Look.POINTS, 70) for item in SCORE_ITEMS),
        *(Head(texts.EXTRAS[key][locale], Look.POINTS, 70) for key in (BONUS, PENALTY, RULING)),
        Head(texts.CLIMBED[locale], Look.CHANGE, 70),
        Head(texts.GAINED[locale], Look.GAIN, 70),
        Head(texts.FLAGS_HEADER[locale], width=140),
        Head(texts.COSTS_HEADER[locale], width=320),
    )


def _line(standing: Standing, thresholds: Thresholds, locale: Locale) -> tuple[Shown, ...]:
    card = standing.card
    if standing.rank is None:
        why = texts.REASONS[standing.reason][locale].format(
            days=card.days_in_post, least=thresholds.whole("min_days_in_post")
        )
        blanks: list[Shown] = [None] * (len(SCORE_ITEMS) + 7)
        return (None, card.name, card.staff_id, card.grid, *blanks, why, "")
    items = (
        None if item.share.value is None else rounded(item.won)
        for item in (card.item(item.key) for item in SCORE_ITEMS)
    )
    return (
        standing.rank,
        card.name,
        card.staff_id,
        card.grid,
        card.total,
        texts.GRADES[card.grade][locale],
        *items,
        *(value if value else None for value in (card.bonus, card.penalty, card.ruling)),
        standing.climbed,
        standing.gained,
        flag_words(standing.flags, locale),
        cost_words(standing, locale),
    )


def _correction(correction: Correction, locale: Locale) -> Section:
    on = texts.CORRECTED[locale].format(number=correction.number, on=day_text(correction.on))
    why = texts.CORRECTION_WHY[locale].format(ids=listed(correction.appeals, locale))
    lines = [
        texts.CORRECTION_LINE[locale].format(
            name=change.name,
            old_rank=_or_dash(change.old_rank),
            new_rank=_or_dash(change.new_rank),
            old_total=_or_dash(change.old_total),
            new_total=_or_dash(change.new_total),
        )
        for change in correction.changes
    ]
    return Section(on, tuple(("", line) for line in (why, *lines)))


def _or_dash(value: int | Decimal | None) -> str:
    return "–" if value is None else str(value)


def point_lines(ranking: Ranking, thresholds: Thresholds, locale: Locale) -> Iterable[PointLine]:
    """The lines of 得分明细: the items, extras and total of each worker, in the order of rank."""
    for standing in ranking.standings:
        yield from _points_of(standing.card, thresholds, locale)


def _points_of(card: Scorecard, thresholds: Thresholds, locale: Locale) -> Iterable[PointLine]:
    who = f"{card.staff_id} {card.name}"
    for item in card.items:
        share = item.share
        yield (
            card.quarter,
            who,
            item_name(item.item, locale),
            None if share.value is None else rounded(item.won),
            why_item(item, card, thresholds, locale),
            evidence_words(share.records, share.against, locale),
        )
    for extra in card.extras:
        name = item_name(extra.sort, locale)
        why = why_extra(extra, thresholds, locale)
        yield card.quarter, who, name, extra.points, why, listed(extra.records, locale)
    if card.total is not None:
        why = why_total(card, thresholds, locale)
        yield card.quarter, who, texts.TOTAL[locale], card.total, why, ""
