"""What a seal protects: which months are sealed, what counts of a row, what is progress (J9xx)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NamedTuple

from sheets_sync.ledger.calendar import last_day
from sheets_sync.ledger.cells import Cell, as_text, fold
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.workbook.layout.schema import Tab

PROTECTED: Final = ("diary", "disputes", "reports", "services")
_PROGRESS: Final = frozenset(("disputes", "reports", "services"))
_FIRM: Final = frozenset(("worker", "kind", "level"))  # and the main date: never progress
_AS_THEY_STAND: Final = frozenset(("approved_by", "validity"))  # approvals and verdicts

Body = Mapping[str, Cell]


class Deviation(NamedTuple):
    """A row that says something else than at its seal, or has vanished since (`standing` False).

    `sealed` is what it said then, with the years read into its dates, `month` the month for which
    it counts; `seen` is the local moment at which the journal saw its latest version.
    """

    record_id: str
    sealed: Body
    month: int
    seen: int
    standing: bool
    first_seen: int | None = None
    inferred: Mapping[str, int] = MappingProxyType({})


class Vanished(NamedTuple):
    """A row that is gone: when it vanished and when it was first seen, as local moments."""

    tab: str
    record_id: str
    at: int
    since: int


class Hold(NamedTuple):
    """Very many rows of a tab vanished at once: `vanished` of the `stood` that stood before.

    `seq` is the journal's number of their first tombstone, `at` a local moment.
    """

    tab: str
    seq: int
    at: int
    vanished: int
    stood: int


@dataclass(slots=True)
class SealedPast:
    """What rules must know of the past; kept up to date from sync to sync.

    `through` is the last sealed month. `unsealed` are the ids by tab that no seal protects;
    `deviating` what sealed rows said, by tab and id, where the journal has seen more of them
    since. `edition` is raised whenever a seal is made.
    """

    through: int | None = None
    unsealed: dict[str, set[str]] = field(default_factory=lambda: {key: set() for key in PROTECTED})
    deviating: dict[str, dict[str, Deviation]] = field(
        default_factory=lambda: {key: {} for key in PROTECTED}
    )
    vanished: Sequence[Vanished] = ()
    holds: Sequence[Hold] = ()
    edition: int = 0


def seal_moment(month: int, thresholds: Thresholds) -> int:
    """The local moment from which a month is sealed: March from 4 April 00:00."""
    return (last_day(month) + thresholds.whole("seal_after_days") + 1) * DAY_SECONDS


def same(one: Cell, other: Cell) -> bool:
    """Whether two cells say the same once their spelling is set aside."""
    return one == other or fold(as_text(one)) == fold(as_text(other))


def counting_body(tab: Tab, sealed: Body, current: Body) -> dict[str, Cell]:
    """What counts of a row of a sealed month: the sealed cells, and what is progress since.

    On disputes, reports and services filling a cell that was blank is progress, save main date,
    worker, kind and level. Approvals and verdicts are taken as they stand.
    """
    counts: dict[str, Cell] = {}
    for column in tab.columns:
        key = column.key
        if not column.human:
            continue
        then, now = sealed.get(key, ""), current.get(key, "")
        was_blank = fold(as_text(then)) == ""
        progress = tab.key in _PROGRESS and was_blank and key not in _FIRM | {tab.main_date}
        cell = now if key in _AS_THEY_STAND or progress else then
        if cell != "":
            counts[key] = cell
    return counts


def changed_columns(tab: Tab, sealed: Body, current: Body) -> list[str]:
    """The columns in which a row says something else than what counts, in their order."""
    counts = counting_body(tab, sealed, current)
    return [
        column.key
        for column in tab.columns
        if column.human and not same(counts.get(column.key, ""), current.get(column.key, ""))
    ]
