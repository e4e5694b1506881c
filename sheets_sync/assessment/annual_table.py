"""The annual tab: the year's ranking, medals, and what people are asked to decide (§6.5)."""

from collections.abc import Sequence

from sheets_sync.assessment.leaders import LeaderRecord
from sheets_sync.assessment.proposals import Replacement, to_be_talked_to
from sheets_sync.assessment.quarters import first_day_of, quarters_of
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
from sheets_sync.assessment.wording import flag_words, listed
from sheets_sync.assessment.year import (
    OPINION,
    SATISFACTION,
    TOTALS,
    YearRanking,
    YearStanding,
)
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.rules.periods import last_day_of
from sheets_sync.workbook.layout import annual_title
from sheets_sync.workbook.layout import ranking_texts as texts
from sheets_sync.workbook.layout.schema import Locale

_NAMES, _TOTALS = 2, 5  # columns of the chart


def annual_table(
    ranking: YearRanking,
    proposals: Sequence[Replacement],
    leaders: Sequence[LeaderRecord],
    imprint: Imprint,
    thresholds: Thresholds,
    locale: Locale,
) -> PrintedTable:
    """The whole tab of a year."""
    heads = _heads(ranking.year, locale)
    lines = tuple(_line(standing, thresholds, locale) for standing in ranking.standings)
    period = first_day_of(ranking.year), last_day_of(ranking.year)
    numbers = {tier.value: number for tier, number in ranking.numbers.items()}
    medals = texts.MEDAL_NUMBERS[locale].format(ranked=len(ranking.ranked), **numbers)
    return PrintedTable(
        f"annual.{ranking.year}",
        annual_title(ranking.year, locale),
        texts.ANNUAL_TITLE[locale].format(year=ranking.year),
        (*fact_lines(*period, imprint, "", locale), medals),
        heads,
        lines,
        (
            _talks(ranking, locale),
            _replacements(proposals, locale),
            Section(
                texts.LEADERS_HEADING[locale],
                tuple((leader.name, _leader(leader, locale)) for leader in leaders),
            ),
            *closing_sections(
                imprint, table_hash(heads, lines), thresholds.whole("answer_days"), locale
            ),
        ),
        (_NAMES, _TOTALS),
        len(ranking.ranked),
        {
            place: standing.medal.value
            for place, standing in enumerate(ranking.standings)
            if standing.medal is not None
        },
    )


def _heads(year: str, locale: Locale) -> tuple[Head, ...]:
    quarters = (texts.QUARTER[locale].format(number=q[-1]) for q in quarters_of(year))
    means = (texts.MEAN, texts.SATISFACTION, texts.OPINION, texts.EXTRAS["ruling"])
    return (
        Head(texts.RANK[locale], Look.COUNT, 50),
        Head(texts.MEDAL[locale], width=70),
        Head(texts.WORKER[locale], width=90),
        Head(texts.STAFF_ID[locale], width=70),
        Head(texts.GRID[locale], width=70),
        Head(texts.YEAR_TOTAL[locale], Look.POINTS, 80),
        *(Head(text, Look.POINTS, 80) for text in quarters),
        *(Head(text[locale], Look.POINTS, 80) for text in means),
        Head(texts.FLAGS_HEADER[locale], width=200),
    )


def _line(standing: YearStanding, thresholds: Thresholds, locale: Locale) -> tuple[Shown, ...]:
    card = standing.card
    totals = {quarter.quarter: quarter.total for quarter in card.quarters}
    parts: list[Shown] = [
        rounded(card.parts[key]) if key in card.parts else None
        for key in (TOTALS, SATISFACTION, OPINION)
    ]
    return (
        standing.rank,
        "" if standing.medal is None else texts.MEDALS[standing.medal.value][locale],
        card.name,
        card.staff_id,
        card.grid,
        card.total if standing.rank is not None else None,
        *(totals.get(quarter) for quarter in quarters_of(card.year)),
        *parts,
        card.ruling or None,
        _remark(standing, thresholds, locale),
    )


def _remark(standing: YearStanding, thresholds: Thresholds, locale: Locale) -> str:
    card = standing.card
    if standing.reason:
        return texts.REASONS[standing.reason][locale].format(
            days=card.days_in_post, least=thresholds.whole("min_days_in_post")
        )
    flags = (("veto", card.veto), ("false_entries", card.false_entries))
    return flag_words([flag for flag, records in flags if records], locale)


def _talks(ranking: YearRanking, locale: Locale) -> Section:
    last = to_be_talked_to(ranking)
    lines = tuple((s.card.name, f"{s.rank} · {s.card.total}") for s in last)
    return Section(texts.TALK_HEADING[locale], lines or (("", texts.NOBODY[locale]),))


def _replacements(proposals: Sequence[Replacement], locale: Locale) -> Section:
    lines = tuple(
        (
            proposal.name,
            texts.BETWEEN[locale].join(
                texts.REPLACE_LINE[locale].format(
                    quarter=poor.quarter,
                    answers=poor.answers,
                    mean=rounded(poor.mean),
                    ids=listed(poor.records, locale),
                )
                for poor in proposal.quarters
            ),
        )
        for proposal in proposals
    )
    return Section(texts.REPLACE_HEADING[locale], lines or (("", texts.NOBODY[locale]),))


def _leader(leader: LeaderRecord, locale: Locale) -> str:
    told = texts.LEADER_LINE[locale].format(
        checked=leader.checked, assigned=leader.assigned, surveys=leader.surveys
    )
    if leader.answer_days is None:
        return told
    days = rounded(leader.answer_days, 1)
    answers = texts.LEADER_ANSWERS[locale].format(
        rulings=leader.rulings, days=days, adjusted=leader.adjusted
    )
    return texts.BETWEEN[locale].join((told, answers))
