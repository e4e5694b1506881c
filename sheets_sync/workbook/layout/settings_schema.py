"""The shapes in which settings, office lists and score items are declared."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sheets_sync.clauses import Clause
from sheets_sync.workbook.layout.schema import Text


class SettingType(StrEnum):
    """How the value of a setting is read."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    TIME_ZONE = "time_zone"  # a name of the tz database


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that the office may change on 参数; outside `least`..`most` the default is taken.

    `default` is an int, a Decimal or a text by `type`; the default of a date is the empty text.
    """

    key: str
    type: SettingType
    default: int | Decimal | str
    unit: Text
    meaning: Text
    clause: Clause | None = None
    least: int | Decimal | None = None
    most: int | Decimal | None = None


@dataclass(frozen=True, slots=True)
class OfficeList:
    """A drop-down list that belongs to the office, one value a line on 参数."""

    key: str
    values: tuple[Text, ...]
    meaning: Text
    clause: Clause

    def texts(self, locale: str) -> tuple[str, ...]:
        """The default values in one locale."""
        return tuple(value.zh if locale == "zh-CN" else value.en for value in self.values)


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """A row of 评分标准: an item of the quarter score and its default points."""

    key: str
    item: Text
    points: int
    formula: Text
    clauses: tuple[Clause, ...]


DAYS = Text("天", "days")
HOURS = Text("小时", "hours")
MINUTES = Text("分钟", "minutes")
HOMES = Text("户", "homes")
TIMES = Text("次", "times")
ROWS = Text("条", "rows")
CHARACTERS = Text("字", "characters")
SHARE = Text("比例", "share")
POINTS = Text("分", "points")
WORKING_DAYS = Text("工作日", "working days")


def integer(
    key: str,
    default: int,
    unit: Text,
    meaning: Text,
    clause: Clause,
    *,
    least: int = 0,
    most: int = 1000,
) -> Setting:
    """A whole number."""
    return Setting(key, SettingType.INTEGER, default, unit, meaning, clause, least, most)


def decimal(
    key: str,
    default: str,
    unit: Text,
    meaning: Text,
    clause: Clause,
    *,
    least: int | Decimal = 0,
    most: int = 1000,
) -> Setting:
    """A decimal number; `default` is its text, so that no binary fraction creeps in."""
    return Setting(key, SettingType.DECIMAL, Decimal(default), unit, meaning, clause, least, most)


def share(
    key: str, default: str, meaning: Text, clause: Clause, *, least: int | Decimal = 0
) -> Setting:
    """A part of one, at most 1."""
    return decimal(key, default, SHARE, meaning, clause, least=least, most=1)
