"""The rows of a tab as an assessment reads them: in the order of their ids, with their R-errors."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from sheets_sync.findings import Severity
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.ledger.ids import id_order, parse_id
from sheets_sync.ledger.rows import Rows
from sheets_sync.rules.judging import Verdicts

NO_IDS: Final[AbstractSet[str]] = frozenset()
# A date that is itself found wrong in one of these ways does not tell when the row happened.
_DATE_IN_DOUBT: Final = frozenset(("R103", "R110"))


@dataclass(frozen=True, slots=True)
class AssessedTab:
    """The rows of a tab with their R-errors: by row, the codes by column."""

    rows: Rows
    ids: Sequence[str]
    errors: Mapping[int, Mapping[str | None, AbstractSet[str]]]
    left_out: AbstractSet[str]

    def each(self, *keys: str) -> Iterator[tuple[Any, ...]]:
        """Row, record id and values of the rows that are assessed, in the order of their ids."""
        if any(key not in self.rows.values for key in keys):
            return
        key_of, ids = order_of_ids(self.ids), self.ids
        columns = (self.rows.values[key] for key in keys)
        lines = zip(range(self.rows.size), ids, *columns, strict=True)
        for line in sorted(lines, key=lambda line: key_of(line[1])):
            if not self.left_out or line[1] not in self.left_out:
                yield line

    def counts(self, row: int) -> bool:
        """Whether the row carries no R-error."""
        return row not in self.errors

    def wrong(self, row: int, *columns: str) -> bool:
        """Whether an R-error stands in one of these columns of the row."""
        found = self.errors.get(row)
        return found is not None and not found.keys().isdisjoint(columns)

    def day(self, row: int, *columns: str) -> int | None:
        """The first day that these columns tell soundly; else the day when the row was first seen.

        A date that lies ahead or before what it follows tells only where nothing else does.
        """
        doubtful: int | None = None
        for key in columns:
            value = self.rows.values[key][row]
            if value is None:
                continue
            day: int = value // DAY_SECONDS if key.endswith("_at") else value
            if row not in self.errors or not self.errors[row].get(key, NO_IDS) & _DATE_IN_DOUBT:
                return day
            doubtful = day
        first_seen = self.rows.values["first_seen"][row]
        return doubtful if first_seen is None else int(first_seen) // DAY_SECONDS


def order_of_ids(ids: Collection[str]) -> Callable[[str], Any]:
    """A sorting key for these record ids, cheap where they are all of one length and prefix."""
    if len(set(map(len, ids))) == 1 and len({text[:2] for text in ids}) == 1:
        first = next(iter(ids))
        if parse_id(first) and all(text[2:].isdecimal() for text in ids):
            return str
    return id_order


def r_errors(verdicts: Verdicts, tab: str) -> Mapping[int, Mapping[str | None, AbstractSet[str]]]:
    """The R-errors of a tab's rows: by row, the codes by column."""
    errors: dict[int, dict[str | None, set[str]]] = {}
    for row, findings in verdicts.of_rows(tab).items():
        for finding in findings:
            if finding.code[0] == "R" and finding.severity is Severity.ERROR:
                errors.setdefault(row, {}).setdefault(finding.column, set()).add(finding.code)
    return errors


def rows_with(verdicts: Verdicts, tab: str, codes: AbstractSet[str]) -> AbstractSet[int]:
    """The rows of a tab that carry one of the codes."""
    return {
        row
        for row, findings in verdicts.of_rows(tab).items()
        if any(finding.code in codes for finding in findings)
    }
