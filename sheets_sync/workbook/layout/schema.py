"""The shapes in which tabs and columns are declared (spec: workbook.md)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Locale = Literal["zh-CN", "en"]
LOCALES: tuple[Locale, ...] = ("zh-CN", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both locales."""

    zh: str
    en: str

    def __getitem__(self, locale: Locale) -> str:
        return self.zh if locale == "zh-CN" else self.en


class Owner(StrEnum):
    """Who fills a cell: ※ workers, ▲ leaders and the office, ■ the service."""

    WORKER = "worker"
    LEADER = "leader"
    SERVICE = "service"


class Kind(StrEnum):
    """What a column holds, and so how its cells are read, formatted and checked."""

    TEXT = "text"
    NAME = "name"  # free text naming somebody: never checked against the roster
    PHONE = "phone"
    RECORD_ID = "record_id"  # given by the service
    REGISTER_ID = "register_id"  # given by people: household, place, grid or staff id
    RELATED_ID = "related_id"  # any record id
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"  # date-time
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"  # several of a list
    PERSON = "person"  # staff id, or a name that fits one person
    APPROVER = "approver"  # a person whose role may approve
    TARGET = "target"  # household or place
    HOUSEHOLD = "household"
    GRID = "grid"
    COVERS = "covers"  # further grids with optional spans
    PERIOD = "period"  # 2026Q1 or 2026
    SETTING = "setting"  # number, date or text: its setting tells which


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a fixed list: its key in code, its text in the cell."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a tab; `note` becomes the header note and the line in the docs."""

    key: str
    header: Text
    owner: Owner
    kind: Kind
    note: Text
    required: bool = False
    choices: tuple[Choice, ...] = ()
    office_list: str = ""  # the list on 参数 that holds the values instead of `choices`
    ahead: bool = False  # its dates may lie in the future
    least: int | None = None  # numbers below are absurd (R102)
    most: int | None = None
    width: int = 120  # pixels

    def title(self, locale: Locale) -> str:
        """The header as set-up writes it: required columns carry `*` behind."""
        return self.header[locale] + ("*" if self.required else "")

    @property
    def human(self) -> bool:
        """Whether people own the cell; the service never writes it in a sync."""
        return self.owner is not Owner.SERVICE


class TabKind(StrEnum):
    """What a tab is for; decides colour, protection and place in the row of tabs."""

    LEDGER = "ledger"  # rows with record ids
    REGISTER = "register"  # rows with ids given by people
    GENERATED = "generated"  # written by the service
    CONFIG = "config"


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its columns in order; `prefix` of record ids, `main_date` its telling date."""

    key: str
    title: Text
    kind: TabKind
    columns: tuple[Column, ...]
    about: Text
    prefix: str = ""
    main_date: str = ""
    subject: str = ""  # where set, a row is one with this service cell filled (back-checks, agenda)
    rows: int = 1000  # grid rows at set-up

    def column(self, key: str) -> Column:
        """The column with this key; KeyError if there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"{self.key}.{key}")

    def header_note(self, column: Column, locale: Locale) -> str:
        """The note on a column's header; on the first it says what the tab is for as well."""
        note = column.note[locale]
        return f"{self.about[locale]}\n\n{note}" if column is self.columns[0] else note

    @property
    def made(self) -> bool:
        """Whether all rows are the service's making: people decide on them, but add none."""
        return bool(self.subject) and self.subject == self.id_column

    @property
    def id_column(self) -> str:
        """Key of the column that names a row."""
        return self.columns[0].key
