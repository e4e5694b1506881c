"""Which record stands on which row, whatever people did to rows and ids between two syncs.

Row numbers say nothing and an id may have been copied, cleared, typed over, or written by us on a
row that moved away in the meantime; what the journal last saw under an id tells whose it is.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Protocol

from sheets_sync.ledger.cells import Cell, as_text
from sheets_sync.ledger.ids import format_id, parse_id
from sheets_sync.ledger.likeness import Likeness
from sheets_sync.ledger.touched import UNTOUCHED, Touched

_ENOUGH = 0.5  # likeness from which on a changed row may be taken for a record
_SURE = 0.7  # the same where the id it bears may just as well have been copied by people


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
    `bodies(ids)` what the journal last saw under ids. `touched` are the ids that this very sync
    wrote or cleared: they may stand, or be missing, on a wrong row by our doing; if one that it
    cleared still stands somewhere, ours went `astray`. `digest_of_body` is given while a column
    is lost: the journal's own digests are of more than a row can say then.
    """

    prefix: str
    known: Mapping[str, Known]
    adopt: bool
    issue: Callable[[], str]
    digest_of: Callable[[int], bytes]
    body_of: Callable[[int], Mapping[str, Cell]]
    bodies: Callable[[Iterable[str]], Mapping[str, Mapping[str, Cell]]]
    touched: Touched = UNTOUCHED
    astray: bool = False
    digest_of_body: Callable[[Mapping[str, Cell]], bytes] | None = None

    def identify(self, typed: Sequence[Cell], doubtful: Iterable[int] | None = None) -> Identified:
        """The record ids of the rows, given the cells of the id column.

        `doubtful` are the rows that do not stand under the id and with the cells of the last
        sync; None for all. Of the others the journal says what they say, unless an id is doubled.
        """
        doubts = _with_doubles(typed, range(len(typed)) if doubtful is None else doubtful)
        if not doubts:
            return Identified(list(map(str, typed)))
        search = _Search(self, typed, doubts)
        search.settle_what_says_the_same()
        search.settle_claims()
        search.settle_what_looks_alike()
        issued = [row for row in doubts if not search.ids[row]]
        for row in issued:
            search.ids[row] = self.issue()
        return Identified(search.ids, search.doubled, issued)

    def read(self, cell: Cell) -> str:
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


class _Search:
    """Three passes over the doubtful rows: what is certain first."""

    def __init__(
        self, identifier: Identifier, typed: Sequence[Cell], doubtful: Sequence[int]
    ) -> None:
        self._of = identifier
        doubts = set(doubtful)
        self.ids = ["" if row in doubts else str(cell) for row, cell in enumerate(typed)]
        self.doubled: dict[str, Sequence[int]] = {}
        self._claims = {row: identifier.read(typed[row]) for row in doubtful}
        self._placed = set(self.ids) - {""}
        self._missing = identifier.known.keys() - self._placed
        self._open = list(doubtful)
        self._looks = Likeness(identifier.body_of, identifier.bodies)

    def _place(self, row: int, identifier: str) -> None:
        self.ids[row] = identifier
        self._placed.add(identifier)
        self._missing.discard(identifier)

    def _lost(self) -> set[str]:
        """Records that stood at the last sync and that no row has been found for."""
        known = self._of.known
        return {i for i in self._missing if known[i].alive and i not in self.doubled}

    def _gone(self) -> set[str]:
        """Records that no row has been found for, those included that had vanished before."""
        known = self._of.known
        return {i for i in self._missing if not known[i].retired}

    def settle_what_says_the_same(self) -> None:
        """Rows whose cells are word for word those of a record, of their own id if they can."""
        known = self._of.known
        digests = {row: self._of.digest_of(row) for row in self._open}
        claimed = {self._claims[row] for row in self._open} & known.keys()
        records = self._digests(claimed - self._placed)
        for row in self._open:
            claim = self._claims[row]
            if records.get(claim) == digests[row] and claim not in self._placed:
                self._place(row, claim)
        self._open = [row for row in self._open if not self.ids[row]]
        if self._open:
            self._find(self._open, self._lost(), digests)
        # A row that had come back, and whose id we wrote over or cleared before it was seen.
        ours = self._of.touched.written | self._placed
        if self._of.touched.cleared:
            ours |= {""}
        strays = [row for row in self._open if self._claims[row] in ours]
        if strays:
            self._find(strays, self._gone(), digests)

    def _digests(self, identifiers: AbstractSet[str]) -> dict[str, bytes]:
        """What the journal last saw under ids, in a form to compare rows with."""
        of_body = self._of.digest_of_body
        if of_body is None:
            return {identifier: self._of.known[identifier].digest for identifier in identifiers}
        bodies = self._of.bodies(sorted(identifiers))
        return {identifier: of_body(body) for identifier, body in bodies.items()}

    def _find(
        self, rows: Sequence[int], records: AbstractSet[str], digests: Mapping[int, bytes]
    ) -> None:
        """Place the rows that are word for word one of these records, those without an id first.

        Of records that said the same those go first whose id no other row bears.
        """
        by_digest: dict[bytes, list[str]] = defaultdict(list)
        said, borne = self._digests(records), {self._claims[row] for row in self._open}
        for identifier in sorted(said, key=lambda name: (name in borne, name), reverse=True):
            by_digest[said[identifier]].append(identifier)
        for row in sorted(rows, key=lambda row: self._claims[row] != ""):
            if candidates := by_digest.get(digests[row]):
                self._place(row, candidates.pop())
        self._open = [row for row in self._open if not self.ids[row]]

    def settle_claims(self) -> None:
        """Rows that were edited under their id. An id that we wrote proves nothing by itself."""
        claims: dict[str, list[int]] = defaultdict(list)
        for row in self._open:
            claim = self._claims[row]
            if claim and claim not in self._placed and claim not in self._of.touched.written:
                claims[claim].append(row)
        for row in self._copies(row for rows in claims.values() for row in rows):
            claims[self._claims[row]].remove(row)
            self._open.remove(row)
        evicted = [row for row in self._open if self._claims[row] in self._placed]
        missing = self._lost() - claims.keys() if claims else set()
        if evicted or missing:
            self._looks.prepare(missing | claims.keys())
        for claim, rows in claims.items():
            if not rows or (len(rows) == 1 and self._is_doubtful(claim, rows[0], evicted, missing)):
                continue
            original = rows[0] if len(rows) == 1 else self._closest(claim, rows)
            if original is not None:
                self._place(original, claim)
            else:
                self.doubled[claim] = tuple(rows)
                for row in rows:
                    self.ids[row] = claim
        self._open = [row for row in self._open if not self.ids[row]]

    def _copies(self, rows: Iterable[int]) -> list[int]:
        """Rows that say word for word what another record says, and nothing of their own.

        Somebody sorted without the ids, or pasted all cells but the id over a row that is gone.
        """
        digests = {row: self._of.digest_of(row) for row in rows}
        if not digests:
            return []
        said = self._said_on_rows(set(digests.values()))
        return [
            row
            for row, seen in digests.items()
            if seen in said and self._looks.alike(row, self._claims[row]) < _ENOUGH
        ]

    def _said_on_rows(self, wanted: AbstractSet[bytes]) -> AbstractSet[bytes]:
        """Those of the digests that belong to records for which a row has been found."""
        known = self._of.known
        if self._of.digest_of_body is None:
            wanted = wanted & set(map(attrgetter("digest"), known.values()))
        if not wanted:  # nearly always, and soon known
            return wanted
        return wanted & set(self._digests(known.keys() - self._missing).values())

    def _is_doubtful(
        self, claim: str, row: int, evicted: Sequence[int], missing: AbstractSet[str]
    ) -> bool:
        """Whether a row is unlike the record whose id it bears, and another pair is more likely.

        A row whose id is somebody else's may look like that record, or the row like another record
        that no row bears the id of.
        """
        alike = self._looks.alike
        if not (evicted or missing) or alike(row, claim) >= _ENOUGH:
            return False
        return any(alike(other, claim) >= _SURE for other in evicted) or any(
            alike(row, other) >= _SURE for other in missing
        )

    def _closest(self, claim: str, rows: Sequence[int]) -> int | None:
        """The row most like what the journal last saw under the id, if one is.

        Of rows that say the same either may be the original.
        """
        if len({self._of.digest_of(row) for row in rows}) == 1:
            return rows[0]
        scores = [self._looks.alike(row, claim) for row in rows]
        best = max(scores)
        closest = [row for row, score in zip(rows, scores, strict=True) if score == best]
        alike = len({self._of.digest_of(row) for row in closest}) == 1
        return closest[0] if alike and best >= _ENOUGH else None

    def settle_what_looks_alike(self) -> None:
        """Rows that were edited while an id went astray: the closest pairs first.

        A row may take the id of a record that it looks more like than the one whose id it bears.
        Rows without an id are looked at only if this sync may have taken it from them. A row that
        had come back before we wrote over or cleared its id must look much like the one that had
        vanished.
        """
        written = self._of.touched.written
        rows = [row for row in self._open if self._claims[row] or self._of.touched]
        lost = self._lost() if rows else set()
        if lost:
            self._pair(rows, lost, _ENOUGH)
        for row in rows:
            claim = self._claims[row]
            if self.ids[row] or not claim or claim in self._placed:
                continue
            if claim not in written or (claim in lost and self._grew_from(claim, row)):
                self._place(row, claim)
        ours = written | {""} if self._of.touched.cleared else written
        astray = [row for row in rows if not self.ids[row] and self._claims[row] in ours]
        if astray:
            self._pair(astray, self._gone(), _SURE)

    def _pair(self, rows: Sequence[int], records: AbstractSet[str], enough: float) -> None:
        self._looks.prepare(records | {self._claims[row] for row in rows if self._claims[row]})
        alike = self._looks.alike
        pairs = sorted(
            (-score, self._claims[row] != identifier, row, identifier)
            for row in rows
            for identifier in records
            if (score := alike(row, identifier)) >= enough and self._may(row, identifier)
        )
        for _, _, row, identifier in pairs:
            if not self.ids[row] and identifier not in self._placed:
                self._place(row, identifier)

    def _grew_from(self, claim: str, row: int) -> bool:
        """Whether a row may have been hardly begun when we wrote its id.

        Else the record may be gone, and another stand in its place.
        """
        return self._looks.kept(row, claim) >= _ENOUGH

    def _may(self, row: int, identifier: str) -> bool:
        claim, written = self._claims[row], self._of.touched.written
        alike = self._looks.alike
        if not claim and (identifier in written or self._of.astray):
            return True
        if claim not in written and alike(row, identifier) < _SURE:
            return False
        if not claim:
            return bool(self._of.touched.cleared)
        return claim == identifier or alike(row, identifier) > alike(row, claim)


def _with_doubles(typed: Sequence[Cell], doubtful: Iterable[int]) -> list[int]:
    """The doubtful rows and those that have no id or share theirs with another row, in order."""
    if len(set(typed)) == len(typed) and "" not in typed:
        return sorted(doubtful)
    times = Counter(typed)
    more = (row for row, cell in enumerate(typed) if cell == "" or times[cell] > 1)
    return sorted({*doubtful, *more})
