"""例会议题: problems that stay open, grouped for the work meeting (§5.5; assessment.md).

Looks at every diary row whose needed cells can be read, sound or not: a slip of the worker's does
not make a resident's problem smaller.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sheets_sync.assessment.groups import Group, Groups, Kept, News, Problem, read_problem
from sheets_sync.ledger.cells import as_text, fold_id
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.ids import format_id, parse_id
from sheets_sync.ledger.parse import Ledger
from sheets_sync.ledger.registers import Registers
from sheets_sync.ledger.tab_ledger import TabLedger

OPEN_OUTCOMES: Final = frozenset(
    ("unresolved", "to_leader", "to_committee", "to_authority", "promised")
)
SOLVED: Final = "solved"
_TELLING: Final = OPEN_OUTCOMES | {SOLVED}
_NEEDED: Final = frozenset(("visited_on", "worker", "target", "problem", "topic", "outcome"))
_TABS: Final = frozenset(("diary", "households", "places", "staff"))
_MOST_REMEMBERED: Final = 100_000

When = tuple[int, int, str]  # the order of the diary: day, then record id, the longer the later


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of 例会议题: one group.

    `homes` and `grids` are those of the problems that are open now, `widespread` says whether so
    many homes make it 普遍; `since`, `until` and `records` tell of all that ever joined and still
    stand in the diary. A topic that is not `open` has no open problem left.
    """

    group: str
    topic: str
    problem: str
    homes: int = 0
    grids: Sequence[str] = ()
    since: int | None = None
    until: int | None = None
    records: Sequence[str] = ()
    widespread: bool = False
    open: bool = False


class _Raised(NamedTuple):
    """What a diary row says of a problem; `open` as far as its outcome tells."""

    when: When
    record: str
    typed: tuple[str, str]
    problem: Problem
    open: bool
    target: tuple[str, str] | None
    worker: str | None


class Agenda:
    """Keeps the topics of one workbook from sync to sync.

    `recall` gives what an earlier process has kept, `issue(record)` the id of a group that a
    record founds.
    """

    def __init__(self, recall: Callable[[], Kept], issue: Callable[[str], str]) -> None:
        self._recall = recall
        self._issue = issue
        self._groups: Groups | None = None
        self._raised: dict[str, _Raised] = {}
        self._solving: dict[str, tuple[str, When]] = {}  # by solving row: what it solves, when
        self._solved: defaultdict[str, set[str]] = defaultdict(set)  # solving rows by record
        self._standing: defaultdict[str, set[str]] = defaultdict(set)  # records by group
        self._read: dict[tuple[str, str], Problem] = {}
        self._topics: dict[str, Topic] = {}
        self._stale = True

    def look(self, ledger: Ledger) -> Mapping[str, Topic] | None:
        """All topics by group id; None where a tab or column is missing that they need.

        Only what has changed since the last sync is looked at, if nothing else has.
        """
        diary = ledger.tabs.get("diary")
        if diary is None or diary.rows.lost & _NEEDED or ledger.context.registers.absent & _TABS:
            self._stale = True
            return None
        if "" in diary.ids or diary.doubled:
            self._stale = True  # rows of one name: whoever they are now, they may part again
            anew = True
        else:
            anew = self._stale or ledger.renewed
            self._stale = False
        if diary.alignment.unchanged and not anew:
            return self._topics
        if self._groups is None:
            self._groups = Groups(self._recall(), self._issue)
        concerned = self._renew(self._groups, diary, ledger.context, anew=anew)
        touched = self._regroup(self._groups, concerned, ledger.context)
        self._tell(self._groups, touched, ledger.context, anew=anew)
        return self._topics

    def news(self) -> News:
        """What is to be kept since the last time this was asked."""
        return self._groups.news() if self._groups is not None else News()

    def _renew(self, groups: Groups, diary: TabLedger, context: Context, *, anew: bool) -> set[str]:
        """Bring up to date what the rows say; returns the records that this may concern."""
        concerned: set[str] = set()
        if anew:
            concerned.update(self._raised)
            self._raised, self._solving = {}, {}
            self._solved.clear()
            self._standing.clear()
        elif diary.alignment.origin is not None:
            for record in (self._raised.keys() | self._solving.keys()) - set(diary.ids):
                concerned |= self._take_out(groups, record)
        rows: Iterable[int] = range(len(diary.ids)) if anew else diary.alignment.fresh
        values, members = diary.rows.values, groups.members
        outcomes, related, days = values["outcome"], values.get("related"), values["visited_on"]
        twins = diary.doubled.keys()
        # What lies further back is neither open nor the answer to what is; the next day all rows
        # are looked at anew.
        oldest = context.today - context.thresholds.whole("agenda_window_days")
        ids = diary.ids
        if not anew:
            for row in rows:
                concerned |= self._take_out(groups, ids[row])
        for row in [r for r in rows if outcomes[r] in _TELLING or ids[r] in members]:
            record, outcome, day = ids[row], outcomes[row], days[row]
            if not record or record in twins or day is None:
                continue
            if record in members or (day >= oldest and outcome in OPEN_OUTCOMES):
                self._enter(groups, diary, row)
                concerned.add(record)
            if outcome == SOLVED and day >= oldest and related is not None and related[row]:
                concerned.add(self._solve(record, day, related[row]))
        return concerned

    def _take_out(self, groups: Groups, record: str) -> set[str]:
        if self._raised.pop(record, None) is not None:
            member = groups.members.get(record)
            if member is not None:
                self._standing[member.group].discard(record)
        elif record not in self._solving:
            return {record}
        target = self._solving.pop(record, None)
        if target is None:
            return {record}
        self._solved[target[0]].discard(record)
        return {record, target[0]}

    def _enter(self, groups: Groups, diary: TabLedger, row: int) -> None:
        record, values = diary.ids[row], diary.rows.values
        topic = as_text(diary.cells.columns["topic"][row])
        typed = topic.strip(), values["problem"][row] or ""
        problem = self._read.get(typed)
        if problem is None:
            if len(self._read) > _MOST_REMEMBERED:
                self._read.clear()
            problem = self._read[typed] = read_problem(*typed)
        self._raised[record] = _Raised(
            _when(values["visited_on"][row], record),
            record,
            typed,
            problem,
            values["outcome"][row] in OPEN_OUTCOMES,
            values["target"][row],
            values["worker"][row],
        )
        member = groups.members.get(record)
        if member is not None:
            self._standing[member.group].add(record)

    def _solve(self, record: str, day: int, named: str) -> str:
        """Note what a record solves; returns the id of that."""
        parsed = parse_id(named)
        target = format_id(*parsed) if parsed else named
        self._solving[record] = target, _when(day, record)
        self._solved[target].add(record)
        return target

    def _is_open(self, raised: _Raised, context: Context) -> bool:
        age = context.today - raised.when[0]
        if not raised.open or not 0 <= age <= context.thresholds.whole("agenda_window_days"):
            return False
        solvers = self._solved.get(raised.record, ())
        return not any(self._solving[row][1] > raised.when for row in solvers)

    def _regroup(self, groups: Groups, concerned: Iterable[str], context: Context) -> set[str]:
        """Let edited records leave and new ones join, in order; returns the groups touched."""
        touched: set[str] = set()
        joining: list[_Raised] = []
        for record in concerned:
            raised, member = self._raised.get(record), groups.members.get(record)
            if member is not None:
                touched.add(member.group)
            if raised is None or (member is not None and member.mark == raised.problem.mark):
                continue
            if member is not None:
                groups.leave(record)
                self._standing[member.group].discard(record)
            if raised.problem.text and self._is_open(raised, context):
                joining.append(raised)
        like = context.thresholds.decimal("agenda_similarity")
        for raised in sorted(joining):
            groups.join(raised.record, raised.typed, raised.problem, like)
            group = groups.members[raised.record].group
            self._standing[group].add(raised.record)
            touched.add(group)
        return touched

    def _tell(
        self, groups: Groups, touched: Iterable[str], context: Context, *, anew: bool
    ) -> None:
        """Say anew what the rows of these groups are to say."""
        topics = dict(self._topics)
        for name in groups.groups if anew else touched:
            topics[name] = self._topic(groups.groups[name], context)
        self._topics = topics

    def _topic(self, group: Group, context: Context) -> Topic:
        members = sorted(self._raised[record] for record in self._standing.get(group.group, ()))
        if not members:
            return _blank(group)
        still = [raised for raised in members if self._is_open(raised, context)]
        places = [_where(raised, context.registers) for raised in still]
        homes = len({home for home, _ in places if home})
        return Topic(
            group.group,
            group.topic,
            group.problem,
            homes,
            tuple(sorted({grid for _, grid in places if grid})),
            members[0].when[0],
            members[-1].when[0],
            tuple(raised.record for raised in members),
            homes >= context.thresholds.whole("agenda_homes"),
            bool(still),
        )


def _when(day: int, record: str) -> When:
    return day, len(record), record


def _blank(group: Group) -> Topic:
    return Topic(group.group, group.topic, group.problem)


def _where(raised: _Raised, registers: Registers) -> tuple[str, str]:
    """The home of a problem, "" if it was none, and the grid: the target's, else the worker's."""
    if raised.target is not None:
        sort, key = raised.target
        if sort == "household":
            return key, _grid(registers.households[key].grid, registers)
        return "", _grid(registers.places[key].grid, registers)
    if raised.worker is None:
        return "", ""
    held = registers.posts_on(raised.worker, raised.when[0]) or registers.posts[raised.worker]
    return "", _grid(held[0].grid, registers)


def _grid(typed: str, registers: Registers) -> str:
    grid = registers.grids.get(fold_id(typed))
    return grid.grid_id if grid is not None else typed
