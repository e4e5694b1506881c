"""Rankings as they are printed: headers, lines, notes and the hash, ready for a sheet.

The hash of a table is the SHA-256 of its header and lines as shown: cells joined by tabs, each line
ended by a newline, in UTF-8.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Final, NamedTuple

from sheets_sync.assessment.stages import Stage, Stages
from sheets_sync.ledger.calendar import day_text
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.workbook.layout import ranking_texts as texts
from sheets_sync.workbook.layout.schema import Locale
from sheets_sync.workbook.layout.settings_table import SETTINGS, SettingType

Shown = str | int | Decimal | None
BLANK: Final = ""
_FORMATS: Final[Mapping[str, str]] = {
    "text": "",
    "count": "",
    "points": ".2f",
    "change": "+",
    "gain": "+.2f",
}


class Look(StrEnum):
    """What a column holds, and so how its cells are shown."""

    TEXT = "text"
    COUNT = "count"
    POINTS = "points"  # two decimals
    CHANGE = "change"  # a whole number with its sign
    GAIN = "gain"  # two decimals with their sign


class Head(NamedTuple):
    """A column of a printed table; `width` in pixels."""

    text: str
    look: Look = Look.TEXT
    width: int = 80


@dataclass(frozen=True, slots=True)
class Section:
    """Lines below a table under a heading of their own: what, and what of it."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ranking or awards tab. `key` names it for good (`ranking.2026Q1`), `tab_title` on the tab.

    `facts` are lines between title and header. `medals` names the tier of a line by its place;
    `charted` are the columns of the names and of the totals in the chart.
    """

    key: str
    tab_title: str
    title: str
    facts: tuple[str, ...]
    heads: tuple[Head, ...]
    lines: tuple[tuple[Shown, ...], ...]
    sections: tuple[Section, ...]
    charted: tuple[int, int]
    ranked: int
    medals: Mapping[int, str]

    @property
    def hash(self) -> str:
        """What anybody can compute from the printed table."""
        return table_hash(self.heads, self.lines)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on a table besides its lines: stage and days, what it was computed by.

    `head` is the journal's (64 hex digits, "" where nothing is sealed yet), `rule_set` the hash of
    the rules; `settings` and `points` are those in force, as texts.
    """

    stage: Stage
    stages: Stages
    head: str
    rule_set: str
    settings: Mapping[str, str]
    points: Mapping[str, str]


def in_force(thresholds: Thresholds) -> Mapping[str, str]:
    """The settings by which a table was computed, as texts; `start_date` as a day."""
    told = {}
    for setting in SETTINGS:
        value = thresholds.values[setting.key]
        is_day = setting.type is SettingType.DATE and value
        told[setting.key] = day_text(int(value)) if is_day else str(value)
    return told


def table_hash(heads: Sequence[Head], lines: Sequence[Sequence[Shown]]) -> str:
    """The hash of a table."""
    header = [head.text for head in heads]
    shown = [
        [shown_as(cell, head.look) for cell, head in zip(line, heads, strict=True)]
        for line in lines
    ]
    text = "".join("\t".join(line) + "\n" for line in (header, *shown))
    return sha256(text.encode()).hexdigest()


def shown_as(cell: Shown, look: Look) -> str:
    """A cell as a sheet shows it, on one line."""
    if cell is None:
        return BLANK
    if isinstance(cell, str):
        return " ".join(cell.split())
    return format(cell, _FORMATS[look] if cell else _FORMATS[look].removeprefix("+"))


def fact_lines(
    first: int, last: int, imprint: Imprint, corrected: str, locale: Locale
) -> tuple[str, ...]:
    """Period, stage and days."""
    stages = imprint.stages
    stage = texts.STAGE[locale].format(stage=texts.STAGES[imprint.stage.value][locale])
    dates = texts.DATES[locale].format(
        seal=day_text(stages.seal),
        publish=day_text(stages.publish),
        appeal=day_text(stages.appeal_until),
        final=day_text(stages.final),
    )
    return (
        texts.PERIOD[locale].format(first=day_text(first), last=day_text(last)),
        texts.BETWEEN[locale].join(filter(None, (stage, corrected))),
        dates + (texts.ESTIMATED[locale] if stages.estimated else ""),
    )


def closing_sections(
    imprint: Imprint, table: str, answer_days: int, locale: Locale
) -> tuple[Section, ...]:
    """How to appeal, what was in force, and the hashes; `table` is the hash of the table."""
    stages = imprint.stages
    how = texts.APPEAL_LATER[locale]
    if imprint.stage in (Stage.PUBLISHED, Stage.FINAL) and stages.appeal_days:
        how = texts.APPEAL[locale].format(
            first=day_text(stages.appeal_days[0]),
            last=day_text(stages.appeal_until),
            days=answer_days,
        )
    hashes = (
        (texts.HEAD[locale], imprint.head),
        (texts.RULE_SET[locale], imprint.rule_set),
        (texts.TABLE_HASH[locale], table),
    )
    return (
        Section(texts.APPEAL_HEADING[locale], (("", how),)),
        Section(texts.TABLE_HASH[locale], (*hashes, ("", texts.HASH_HINT[locale]))),
        Section(texts.SCORING_HEADING[locale], tuple(imprint.points.items())),
        Section(texts.SETTINGS_HEADING[locale], tuple(imprint.settings.items())),
    )
