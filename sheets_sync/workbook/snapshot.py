"""What was read from a workbook, by tab and column key; rows are counted from below the header."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheets_sync.workbook.layout.schema import Locale

Cell = str | int | float | bool


@dataclass(slots=True)
class Table:
    """One tab as read: `columns` hold the cells below the header, all `height` long.

    Cell `i` of a column stands in sheet row `i + 2`. `metadata` gives the metadataId by which a
    column is written; a column without one cannot be written. `places` are 0-based sheet columns.
    `extras` are the columns that people added, by header text; `headers` the headers of ours as
    they stand on the sheet.
    """

    tab: str
    sheet_id: int
    title: str
    columns: dict[str, list[Cell]]
    height: int
    metadata: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    grid_rows: int = 1000
    extras: Mapping[str, list[Cell]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MissingTab:
    """A tab that is found neither by metadata nor by title (W101)."""

    tab: str


@dataclass(frozen=True, slots=True)
class LostColumn:
    """A column that is found neither by metadata nor by header (W102)."""

    tab: str
    column: str
    closest: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class DoubledColumn:
    """Several columns that claim one key (W103); the first of `letters` is the one in use."""

    tab: str
    column: str
    letters: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CopiedTab:
    """Further sheets whose columns claim to be those of a tab (W103): nothing there is read."""

    tab: str
    titles: Sequence[str]


Problem = MissingTab | LostColumn | DoubledColumn | CopiedTab


@dataclass(slots=True)
class Snapshot:
    """The whole workbook at one moment: its tables by tab key and what could not be found."""

    tables: dict[str, Table]
    locale: Locale = "zh-CN"
    problems: tuple[Problem, ...] = ()
    revision: str | None = None
