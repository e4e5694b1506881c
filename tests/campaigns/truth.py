"""Which row is which: what the simulation knows for itself and holds the service to."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Final

from sheets_sync.local_sheets.model.values import Value
from sheets_sync.workbook.layout import TAB
from tests.campaigns.community import TOKEN_COLUMN
from tests.campaigns.oracle import Town, check_text, codes_told, judged
from tests.campaigns.standing import Row, Standing

_TOKEN: Final = re.compile(r"〔T\d+〕")


def token_of(tab: str, row: Row) -> str:
    """The mark that a row carries in one human cell, "" where it has none."""
    match = _TOKEN.search(str(row.get(TOKEN_COLUMN[tab], "")))
    return match[0] if match else ""


def human_cells(tab: str, row: Row) -> tuple[Value, ...]:
    """The human cells of a row, in the order of the layout."""
    return tuple(row[c.key] for c in TAB[tab].columns if c.human and c.key in row)


@dataclass(slots=True)
class Truth:
    """The identities of one tab.

    `bound` are the ids with which a token was last verified; `owner` the token that an id was last
    verified with. `heirs` are the tokens whose ids a token may take over, because people wrote it
    over their row or made it from a copy of it. A token whose id people disturbed and whose cells
    they edited before a sync was verified again may get another id, and so may one that stood on
    two rows of which people destroyed one (`halved`); all three by the revision they were made on.

    Whoever types into a blank row may take over the id of a row that was `cleared`: it may be the
    same, and its id be on the way.

    Two rows may share one id (W104) only while neither of them says what was last verified under
    it: then nobody can tell the original.
    """

    tab: str
    bound: dict[str, set[str]] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    heirs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    said: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    seen: dict[tuple[str, str], Value] = field(default_factory=dict)
    disturbed: dict[str, int] = field(default_factory=dict)
    edited: dict[str, int] = field(default_factory=dict)
    halved: dict[str, int] = field(default_factory=dict)
    cleared: set[str] = field(default_factory=set)
    doubled: int = 0
    pardoned: int = 0

    def verify(self, now: Standing, town: Town) -> list[str]:
        """What is wrong with a tab of which the service says that it is true; then learn it."""
        rows = [row for _, row in now.rows() if token_of(self.tab, row)]
        problems = self._misplaced(rows, town)
        if "record_id" not in now.places:
            return problems
        problems += self._orphans(now)
        problems += self._identities(rows)
        self._learn(rows)
        # Whose a doubled id is stays open until people settle it, and so does what they did to it.
        times = Counter(str(row["record_id"]) for row in rows)
        unsettled = {token_of(self.tab, row) for row in rows if times[str(row["record_id"])] > 1}
        for marks in (self.disturbed, self.edited, self.halved):
            for token in [token for token, at in marks.items() if at < now.revision]:
                if token not in unsettled:
                    del marks[token]
        return problems

    def _misplaced(self, rows: list[Row], town: Town) -> list[str]:
        problems = []
        for row, codes in zip(rows, judged(self.tab, rows, town), strict=True):
            if "check_notes" in row:
                told = codes_told(row["check_notes"])
                if {code for code in told if code[0] == "R"} != codes:
                    problems.append(f"{_name(self.tab, row)} deserves {codes}, told {told}")
                codes |= told
            if "check" in row and "check_notes" in row and row["check"] != check_text(codes):
                problems.append(f"{_name(self.tab, row)} says {row['check']!r} for {codes}")
        return problems

    def _orphans(self, now: Standing) -> list[str]:
        """Service cells beside nothing."""
        ours = {column.key for column in TAB[self.tab].columns if not column.human}
        return [
            f"row {index + 1} is blank but for {row}"
            for index, row in now.rows()
            if not any(human_cells(self.tab, row)) and any(row[k] != "" for k in ours & row.keys())
        ]

    def _identities(self, rows: list[Row]) -> list[str]:
        problems = []
        times = Counter(str(row["record_id"]) for row in rows)
        standing: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            identifier, token = str(row["record_id"]), token_of(self.tab, row)
            standing[token].append(identifier)
            if not re.fullmatch(rf"{TAB[self.tab].prefix}\d{{6,}}", identifier):
                problems.append(f"{_name(self.tab, row)} has no id")
            owner = self.owner.get(identifier, token)
            if owner != token and not self._inherits(token, owner) and not self._unclear(token):
                problems.append(f"{_name(self.tab, row)} has the id of {owner}")
            was = self.seen.get((token, identifier))
            if "first_seen" in row and was is not None and not _alike(was, row["first_seen"]):
                problems.append(f"{_name(self.tab, row)}: first seen {was}")
        for identifier, count in times.items():
            if count > 1:
                self.doubled += 1
                same = [row for row in rows if row["record_id"] == identifier]
                told = {token_of(self.tab, row) for row in same} - self.edited.keys()
                if told and any(
                    human_cells(self.tab, r) == self.said.get(identifier) for r in same
                ):
                    problems.append(f"{identifier} stands on {count} rows without need")
        for token, ids in standing.items():
            bound = self.bound.get(token, set())
            kept = len(bound.intersection(ids))
            if kept < min(len(ids), len(bound)):
                if self._unclear(token):
                    self.pardoned += 1
                else:
                    problems.append(f"{token} had {sorted(bound)} and has {ids}")
        return problems

    def _unclear(self, token: str) -> bool:
        """Whether people did more to a row than anybody could follow."""
        known = token in self.bound and token not in self.edited
        return token in self.halved or (token in self.disturbed and not known)

    def _inherits(self, token: str, owner: str) -> bool:
        reached, waiting = {token}, [token]
        while waiting:
            more = self.heirs[waiting.pop()] - reached
            reached |= more
            waiting.extend(more)
        return owner in reached

    def _learn(self, rows: list[Row]) -> None:
        times = Counter(str(row["record_id"]) for row in rows)
        standing: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            identifier, token = str(row["record_id"]), token_of(self.tab, row)
            if times[identifier] > 1:
                continue
            former = self.owner.get(identifier)
            if former is not None and former != token:
                self.bound.get(former, set()).discard(identifier)
            self.owner[identifier] = token
            self.said[identifier] = human_cells(self.tab, row)
            standing[token].add(identifier)
            if "first_seen" in row:
                self.seen[token, identifier] = row["first_seen"]
        self.bound.update(standing)


def _name(tab: str, row: Row) -> str:
    return f"{tab} {row.get('record_id')} {token_of(tab, row)}"


def _alike(one: Value, other: Value) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(float(str(one)) - float(str(other))) < 1 / 86400
