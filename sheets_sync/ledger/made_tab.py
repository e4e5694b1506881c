"""A tab whose rows the service makes and on which people decide: 例会议题.

Its ids are given out by what makes the rows, never here. People may sort, insert, copy, clear and
delete rows all the same: what they wrote on a row tells which it is better than an id does that we
may have put on the wrong one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sheets_sync.ledger.alignment import align, all_fresh
from sheets_sync.ledger.cells import Cell, as_text, is_blank
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.identity import Identifier, Known
from sheets_sync.ledger.ids import format_id, id_order, parse_id
from sheets_sync.ledger.past import Past, Recall
from sheets_sync.ledger.reading import Reader
from sheets_sync.ledger.rows import Cells, Rows
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.ledger.touched import Touched
from sheets_sync.workbook.layout.schema import Tab
from sheets_sync.workbook.snapshot import Table

_RECORDS: Final = "records"
_RECORD: Final = re.compile(r"[A-Z]-[0-9]{6,18}")
_NOTHING: Final[Mapping[str, int]] = {}


def made_tab(
    table: Table,
    tab: Tab,
    past: Past,
    context: Context,
    reader: Reader,
    former: TabLedger | None,
    recall: Recall,
    touched: Touched,
    *,
    renewed: bool,
    settled: bool,
) -> TabLedger:
    """The rows that bear, or can be told to have borne, an id that was given out here.

    A row that says something but is nobody's is left to people: it is no row of the tab. With an
    empty journal well-formed ids are adopted. `touched` are the ids that this sync has written;
    if `settled`, the tab stands as the journal last saw it.
    """
    cells = _cells(table, tab)
    if tab.id_column not in table.columns:
        nameless = [""] * len(cells)
        rows = reader.read(cells, context, lambda _row: _NOTHING)
        return TabLedger(tab, cells, nameless, nameless, rows, all_fresh(len(cells)), rows)
    typed = [as_text(table.columns[tab.id_column][place]) for place in cells.positions]
    column = table.columns.get(_RECORDS, ())
    beside = [column[place] for place in cells.positions] if column else ()
    search = _Search(tab, cells, past, recall, touched, _claims(tab, typed, past), beside)
    search.settle(set(former.ids) if former is not None else set(), settled=settled)
    ids = search.ids
    kept = [row for row, identifier in enumerate(ids) if identifier]
    cells, typed, ids = cells.select(kept), [typed[r] for r in kept], [ids[r] for r in kept]
    place = {row: at for at, row in enumerate(kept)}
    doubled = {name: [place[row] for row in rows] for name, rows in search.doubled.items()}
    if former is None or renewed:
        alignment = all_fresh(len(cells))
    else:
        alignment = align(former.cells, former.ids, cells, ids)
    if alignment.unchanged and former is not None:
        nothing = Rows(tab, {})
        return TabLedger(tab, cells, typed, ids, former.rows, alignment, nothing, doubled)
    # A few hundred rows at most: reading all of them is cheaper than telling them apart.
    dated = past.dated.get(tab.key, {})
    rows = reader.read(cells, context, lambda row: dated.get(ids[row], _NOTHING))
    return TabLedger(tab, cells, typed, ids, rows, all_fresh(len(cells)), rows, doubled)


def says_something(cells: Cells, row: int) -> bool:
    """Whether people have filled a cell of a row."""
    return any(not is_blank(column[row]) for column in cells.columns.values())


def _cells(table: Table, tab: Tab) -> Cells:
    """The rows with an id, with records, or with a cell that people have filled."""
    human = {c.key: table.columns[c.key] for c in tab.columns if c.human and c.key in table.columns}
    telling = [*human.values()]
    telling += (table.columns[key] for key in (tab.id_column, _RECORDS) if key in table.columns)
    filled = {i for column in telling for i, cell in enumerate(column) if cell != ""}
    positions = [i for i in sorted(filled) if any(not is_blank(c[i]) for c in telling)]
    found = {key: [column[i] for i in positions] for key, column in human.items()}
    return Cells(tab, positions, found)


class _Given(NamedTuple):
    """An id that was given out, with what the journal last saw people write beside it."""

    digest: bytes
    alive: bool = True
    retired: bool = False
    first_seen: int | None = None
    inferred: Mapping[str, int] = _NOTHING


@dataclass(slots=True)
class _Search:
    """Finds out whose the rows are; `claims` are the ids that they bear, "" for none of ours."""

    tab: Tab
    cells: Cells
    past: Past
    recall: Recall
    touched: Touched
    claims: list[str]
    beside: Sequence[Cell] = ()  # the records that the service had written on each row
    ids: list[str] = field(default_factory=list)
    doubled: dict[str, Sequence[int]] = field(default_factory=dict)

    def settle(self, stood: AbstractSet[str], *, settled: bool) -> None:
        """Find `ids`, "" for rows that are nobody's; `stood` are those of the last sync."""
        self.ids = [""] * len(self.cells)
        said = [row for row in range(len(self.cells)) if says_something(self.cells, row)]
        times = Counter(self.claims)
        taken = {} if settled else self._words_of_lost(set(self.claims))
        doubtful = []
        for row in said:
            claim = self.claims[row]
            sure = claim and times[claim] == 1 and claim not in self.touched.written
            if sure and not (taken and self._digest(row) in taken):
                self.ids[row] = claim
            else:
                doubtful.append(row)
        silent = set(range(len(self.cells))).difference(said)
        left = self._look_beside(doubtful, silent)
        if left:
            self._ask_words(left)
        unsure = {"", *self.touched.written}
        self._look_beside([r for r in sorted(silent) if self.claims[r] in unsure], silent)
        self._place_the_silent(silent)
        for row in left:
            claim = self.claims[row]
            if not self.ids[row] and claim and claim not in self._placed():
                self.ids[row] = _whose(claim, stood - self._placed(), self.touched.written)

    def _placed(self) -> set[str]:
        return set(self.ids) - {""}

    def _digest(self, row: int) -> bytes:
        return self.recall.digest([column[row] for column in self.cells.in_order()])

    def _look_beside(self, rows: Sequence[int], silent: AbstractSet[int]) -> list[int]:
        """Place rows by what else we had written on them; returns the others.

        Where an id that we have just written says the same as what stands beside it, both may have
        landed on a row that people have written on: then their words are to be asked.
        """
        sure = set(self.claims) - self.touched.written
        missing = {
            record: name
            for name, record in self.past.made.get(self.tab.key, {}).items()
            if name not in sure
        }
        about = {row: self._about(row, missing) for row in rows}
        times, left = Counter(about.values()), []
        for row in rows:
            name = about[row]
            told = name and times[name] == 1 and name not in self._placed()
            if told and (row in silent or name != self.claims[row]):
                self.ids[row] = name
            else:
                left.append(row)
        return left

    def _about(self, row: int, missing: Mapping[str, str]) -> str:
        """Of the ids that stand nowhere for sure the one whose record a row tells of, else ""."""
        said = _RECORD.findall(as_text(self.beside[row])) if missing and self.beside else ()
        return next((missing[record] for record in said if record in missing), "")

    def _words_of_lost(self, claims: AbstractSet[str]) -> set[bytes]:
        """Digests of what people had written on rows whose id stands nowhere any more."""
        records = self.past.records.get(self.tab.key, {})
        return {
            record.digest for name, record in records.items() if record.alive and name not in claims
        }

    def _ask_words(self, rows: Sequence[int]) -> None:
        """Tell rows by what is written on them."""
        tab, cells = self.tab, self.cells.select(rows)
        ordered, placed = cells.in_order(), self._placed()
        blank = self.recall.digest([""] * len(ordered))
        known: dict[str, Known] = {name: _Given(blank) for name in self.past.made.get(tab.key, ())}
        known.update(self.past.records.get(tab.key, {}))
        whole = len(cells.columns) == len(ordered)

        def bodies(ids: Iterable[str]) -> Mapping[str, Mapping[str, Cell]]:
            said = self.recall.bodies(tab.key, ids)
            here = cells.columns.keys()
            return {name: {k: body[k] for k in body.keys() & here} for name, body in said.items()}

        found = Identifier(
            tab.prefix,
            {name: record for name, record in known.items() if name not in placed},
            self.past.empty,
            lambda: "",
            lambda row: self.recall.digest([column[row] for column in ordered]),
            cells.body,
            bodies,
            self.touched,
            digest_of_body=None
            if whole
            else lambda s: self.recall.digest(cells.what_is_left_of(s)),
        ).identify([self.claims[row] for row in rows])
        for row, identifier in zip(rows, found.ids, strict=True):
            self.ids[row] = identifier
        self.doubled = {name: [rows[at] for at in same] for name, same in found.doubled.items()}

    def _place_the_silent(self, silent: AbstractSet[int]) -> None:
        """Of rows on which nobody has written one is as good as another."""
        placed = self._placed()
        for row, claim in enumerate(self.claims):
            if row in silent and not self.ids[row] and claim and claim not in placed:
                self.ids[row] = claim
                placed.add(claim)


def _claims(tab: Tab, typed: Sequence[str], past: Past) -> list[str]:
    """The ids that the rows bear, "" for what was never given out."""
    return [_claim(tab, text, past) for text in typed]


def _claim(tab: Tab, text: str, past: Past) -> str:
    parsed = parse_id(text)
    if parsed is None or parsed[0] != tab.prefix.rstrip("-"):
        return ""
    name = format_id(*parsed)
    if past.empty:
        number = past.next_number.get(tab.prefix, 1)
        past.next_number[tab.prefix] = max(number, parsed[1] + 1)
        return name
    given = name in past.made.get(tab.key, ()) or name in past.records.get(tab.key, {})
    return name if given else ""


def _whose(claim: str, missing: AbstractSet[str], written: AbstractSet[str]) -> str:
    """The id of a row with new words under an id that the words do not prove.

    If we have just written that id, and a row that stood is gone with its id, ours went over it.
    """
    if claim in written and missing:
        return min(missing, key=id_order)
    return claim
