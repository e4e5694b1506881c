"""Groups of problems that are alike, for life: which record belongs to which (assessment.md).

A group is its founding entry's topic and problem as they stood when it was founded. Who has joined
stays, whatever becomes of the record, the window or the settings, until its problem is edited.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b
from typing import NamedTuple

from sheets_sync.ledger.cells import fold
from sheets_sync.ledger.ids import id_order
from sheets_sync.rules.near_copies import letters
from sheets_sync.rules.similar_texts import first_alike


class Problem(NamedTuple):
    """A problem as it is compared: its topic, its letters, and 16 bytes that stand for both."""

    topic: str
    text: str
    mark: bytes


class Member(NamedTuple):
    """The group that a record has joined and the mark of what it said then."""

    group: str
    mark: bytes


class Group(NamedTuple):
    """A group and its founding entry: topic and problem as typed, "" once they were erased."""

    group: str
    founder: str
    topic: str
    problem: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of the groups of a workbook: in the order of their ids, and who has joined."""

    groups: Sequence[Group] = ()
    members: Mapping[str, Member] = field(default_factory=dict)


@dataclass(slots=True)
class News:
    """What is to be kept besides: groups founded, records that joined, records that left."""

    founded: list[Group] = field(default_factory=list)
    joined: dict[str, Member] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.founded or self.joined or self.left)


def read_problem(topic: str, problem: str) -> Problem:
    """A problem as it is compared: digits, blanks and punctuation do not tell problems apart."""
    topic, text = fold(topic), letters(problem)
    mark = blake2b(f"{topic}\0{text}".encode("utf-8", "surrogatepass"), digest_size=16)
    return Problem(topic, text, mark.digest())


class Groups:
    """Puts problems into groups; `issue(record id)` gives the id of a group that it founds."""

    def __init__(self, kept: Kept, issue: Callable[[str], str]) -> None:
        self.members: dict[str, Member] = dict(kept.members)
        self.groups: dict[str, Group] = {group.group: group for group in kept.groups}
        self._issue = issue
        self._unread = list(kept.groups)  # most syncs found nothing, and need not compare them
        self._of_topic: dict[str, tuple[list[str], list[str]]] = {}  # texts, and groups beside
        self._placed: dict[Problem, str] = {}
        self._similarity: Decimal | None = None
        self._news = News()

    def join(self, record: str, typed: tuple[str, str], problem: Problem, like: Decimal) -> None:
        """Let a record join the first group that it is like, or found one.

        `typed` are topic and problem as they stand; `like` is the similarity asked for.
        """
        for known in self._unread:
            self._enter(known)
        self._unread = []
        if like != self._similarity:
            self._similarity = like
            self._placed.clear()
        group = self._placed.get(problem) or self._first_like(problem, like)
        if group is None:
            founding = Group(self._issue(record), record, *typed)
            self.groups[founding.group] = founding
            self._enter(founding)
            self._news.founded.append(founding)
            group = founding.group
        self._placed[problem] = group
        member = Member(group, problem.mark)
        self.members[record] = self._news.joined[record] = member
        self._news.left.discard(record)

    def leave(self, record: str) -> None:
        """Forget that a record has joined: its problem was edited."""
        del self.members[record]
        self._news.joined.pop(record, None)
        self._news.left.add(record)

    def news(self) -> News:
        """What is to be kept since the last time this was asked."""
        told, self._news = self._news, News()
        return told

    def _enter(self, group: Group) -> None:
        problem = read_problem(group.topic, group.problem)
        if problem.text:
            texts, names = self._of_topic.setdefault(problem.topic, ([], []))
            # A group of an earlier journal may take its old id back after others were founded.
            at = bisect_left(names, id_order(group.group), key=id_order)
            texts.insert(at, problem.text)
            names.insert(at, group.group)
            if at < len(names) - 1:
                self._placed.clear()

    def _first_like(self, problem: Problem, like: Decimal) -> str | None:
        texts, names = self._of_topic.get(problem.topic, ([], []))
        place = first_alike(problem.text, texts, like)
        return None if place is None else names[place]
