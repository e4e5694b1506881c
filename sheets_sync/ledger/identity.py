"""Which record stands on which row, whatever people did to rows and ids between two syncs.

Row numbers say nothing and an id may have been copied, cleared, typed over, or written by us on a
row that moved away in the meantime; what the journal last saw under an id tells whose it is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Protocol

from sheets_sync.ledger.cells import Cell, as_text
from sheets_sync.ledger.ids import format_id, parse_id

_ENOUGH = 0.5  # share of filled cells that must agree before a changed row is taken for a record


class Known(Protocol):
    """What the journal knows of a record."""

    @property
    def digest(self) -> bytes:
        """Digest of its last human cells."""
        ...

    @property
    def alive(self) -> bool:
        """Whether a row stood there at the last sync."""
        ...

    @property
    def retired(self) -> bool:
        """Whether the id is dead for good."""
        ...

    @property
    def first_seen(self) -> int | None:
        """Moment of the last sync that did not show the row yet; None for the very first rows."""
        ...

    @property
    def inferred(self) -> Mapping[str, int]:
        """Years read into its dates, as `Rows.inferred`."""
        ...


@dataclass(frozen=True, slots=True)
class Identified:
    """The id of every row; `doubled` ids stand on several rows and nobody can tell whose they are.

    `issued` are the rows that got an id that never stood on the sheet.
    """

    ids: list[str]
    doubled: Mapping[str, Sequence[int]] = field(default_factory=dict)
    issued: Sequence[int] = ()


@dataclass(slots=True)
class Identifier:
    """Resolves the ids of one tab.

    `issue()` gives a new id; `digest_of(row)` and `body_of(row)` tell what stands on a row,
    `bodies(ids)` what the journal last saw under ids. `written` are the ids that this very sync
    wrote: only those can stand on a wrong row by our doing.
    """

    prefix: str
    known: Mapping[str, Known]
    adopt: bool
    issue: Callable[[], str]
    digest_of: Callable[[int], bytes]
    body_of: Callable[[int], Mapping[str, Cell]]
    bodies: Callable[[Iterable[str]], Mapping[str, Mapping[str, Cell]]]
    written: AbstractSet[str] = frozenset()

    def identify(self, typed: Sequence[Cell]) -> Identified:
        """The record ids of the rows, given the cells of the id column."""
        if not self.written and self._plain(typed):
            return Identified(list(map(str, typed)))
        claims: dict[str, list[int]] = defaultdict(list)
        loose: list[int] = []
        for row, cell in enumerate(typed):
            identifier = self._read(cell)
            if identifier:
                claims[identifier].append(row)
            else:
                loose.append(row)
        ids: list[str] = [""] * len(typed)
        doubled: dict[str, Sequence[int]] = {}
        astray: dict[int, str] = {}
        for identifier, rows in claims.items():
            self._settle(identifier, rows, ids, doubled, astray, loose)
        if loose or astray:
            self._reunite(sorted(loose), astray, ids, doubled)
        issued = [row for row, identifier in enumerate(ids) if not identifier]
        for row in issued:
            ids[row] = self.issue()
        return Identified(ids, doubled, issued)

    def _plain(self, typed: Sequence[Cell]) -> bool:
        """The ordinary case, without a look at single rows: all ids known, alive and unique."""
        return (
            len(set(typed)) == len(typed)
            and all(map(self.known.__contains__, typed))
            and not any(self.known[str(identifier)].retired for identifier in typed)
        )

    def _read(self, cell: Cell) -> str:
        """A cell as an id that was issued, or may be adopted; "" else."""
        if isinstance(cell, str) and cell in self.known:
            return "" if self.known[cell].retired else cell
        parsed = parse_id(as_text(cell)) if cell != "" else None
        if parsed is None or parsed[0] != self.prefix.rstrip("-"):
            return ""
        identifier = format_id(*parsed)
        if identifier in self.known:
            return "" if self.known[identifier].retired else identifier
        return identifier if self.adopt else ""

    def _settle(
        self,
        identifier: str,
        rows: Sequence[int],
        ids: list[str],
        doubled: dict[str, Sequence[int]],
        astray: dict[int, str],
        loose: list[int],
    ) -> None:
        """Decide which of the rows that bear an id is its record."""
        known = self.known.get(identifier)
        if len(rows) == 1 and (known is None or identifier not in self.written):
            ids[rows[0]] = identifier
            return
        same = [row for row in rows if known and self.digest_of(row) == known.digest]
        if same:
            ids[same[0]] = identifier
            for row in rows:
                if row != same[0]:
                    self._set_astray(row, identifier, astray, loose)
        elif len(rows) == 1:
            astray[rows[0]] = identifier
        elif (original := self._closest_row(identifier, rows)) is not None:
            ids[original] = identifier
            for row in rows:
                if row != original:
                    self._set_astray(row, identifier, astray, loose)
        else:
            for row in rows:
                ids[row] = identifier
            doubled[identifier] = tuple(rows)

    def _set_astray(
        self, row: int, identifier: str, astray: dict[int, str], loose: list[int]
    ) -> None:
        # An id that we wrote may have overwritten another one: that row is somebody's already.
        if identifier in self.written:
            astray[row] = identifier
        else:
            loose.append(row)

    def _closest_row(self, identifier: str, rows: Sequence[int]) -> int | None:
        """The row most like what the journal last saw under the id, if one is."""
        body = self.bodies([identifier]).get(identifier)
        if body is None:
            return None
        scores = [_likeness(self.body_of(row), body) for row in rows]
        best = max(scores)
        return rows[scores.index(best)] if best >= _ENOUGH and scores.count(best) == 1 else None

    def _reunite(
        self,
        loose: Sequence[int],
        astray: Mapping[int, str],
        ids: list[str],
        doubled: Mapping[str, Sequence[int]],
    ) -> None:
        """Give rows without a trustworthy id the record that the journal knows them by."""
        placed = set(ids)
        lost = {
            identifier: known
            for identifier, known in self.known.items()
            if known.alive and identifier not in placed and identifier not in doubled
        }
        by_digest: dict[bytes, list[str]] = defaultdict(list)
        for identifier in sorted(lost, reverse=True):
            by_digest[lost[identifier].digest].append(identifier)
        rest: list[int] = []
        for row in (*astray, *loose):
            candidates = by_digest.get(self.digest_of(row))
            if candidates:
                ids[row] = candidates.pop()
                del lost[ids[row]]
            else:
                rest.append(row)
        wanted = {i for i in lost if i in self.written} if not astray else set(lost)
        if rest and wanted:
            self._match_changed(rest, astray, wanted, ids)

    def _match_changed(
        self, rows: Sequence[int], astray: Mapping[int, str], wanted: set[str], ids: list[str]
    ) -> None:
        """Rows whose cells were edited while their id was on its way: the closest pairs first."""
        bodies = self.bodies(sorted(wanted))
        pairs = sorted(
            (
                (
                    -_likeness(self.body_of(row), body),
                    astray.get(row) != identifier,
                    row,
                    identifier,
                )
                for row in rows
                for identifier, body in bodies.items()
                if row in astray or identifier in self.written
            ),
        )
        taken: set[str] = set()
        for score, _, row, identifier in pairs:
            if -score >= _ENOUGH and not ids[row] and identifier not in taken:
                ids[row] = identifier
                taken.add(identifier)


def _likeness(one: Mapping[str, Cell], other: Mapping[str, Cell]) -> float:
    """Share of the filled cells of two rows that are equal, 0 to 1."""
    keys = one.keys() | other.keys()
    if not keys:
        return 0.0
    return sum(1 for key in keys if one.get(key, "") == other.get(key, "")) / len(keys)
