"""What the history is told and what it remembers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from types import MappingProxyType
from typing import Final, NamedTuple

import orjson

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.touched import Touched

NOTHING_INFERRED: Final[Mapping[str, int]] = MappingProxyType({})
GENESIS: Final = bytes(32)  # what the first entry of a chain follows


class Op(StrEnum):
    """What happened to a record."""

    NEW = "new"
    CHANGE = "change"
    VANISH = "vanish"  # its row is gone, or all its human cells were cleared
    RETURN = "return"  # it had vanished and stands there again
    RETIRE = "retire"  # its id was given out, could not be verified, and is never given again
    SEAL = "seal"  # a month or quarter was sealed; what was sealed is the body
    NOTE = "note"  # something that a person decided: a hold released, a body erased


HERE: Final = "here"
GONE: Final = "gone"
RETIRED: Final = "retired"
_STATES: Final = {Op.VANISH: GONE, Op.RETIRE: RETIRED}


def state_after(op: Op) -> str:
    """How a record stands once this has happened to it: HERE, GONE or RETIRED."""
    return _STATES.get(op, HERE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One changed record, as the journal is told.

    `body` holds the human cells by column key, None for VANISH and RETIRE. `digest` is what the
    next sync compares with (see `digest`). `first_seen` is a moment in local seconds since
    1899-12-30 or None; `inferred` maps a column key to the day number that a date without a year
    was read as.
    """

    tab: str
    record_id: str
    op: Op
    body: Mapping[str, Cell] | None
    digest: bytes
    first_seen: int | None = None
    inferred: Mapping[str, int] = field(default_factory=lambda: NOTHING_INFERRED)


class PastRecord(NamedTuple):
    """The latest version of a record; `retired` ids are dead for good."""

    digest: bytes
    first_seen: int | None
    inferred: Mapping[str, int]
    alive: bool
    seq: int
    retired: bool = False


class Version(NamedTuple):
    """One version of a record; `body` is None for a tombstone and where it was erased."""

    seq: int
    observed_at: int
    tab: str
    record_id: str
    op: str
    actor: str
    body: Mapping[str, Cell] | None
    first_seen: int | None


class Standing(NamedTuple):
    """What a record said at some moment, with the years read into its dates."""

    tab: str
    record_id: str
    body: Mapping[str, Cell]
    inferred: Mapping[str, int]


Records = dict[str, dict[str, PastRecord]]  # tab → record id → latest version


@dataclass
class Past:
    """Everything that a sync must know of the past, in memory.

    `records` is tab → record id → latest version, dead ones included; `dated` are the years read
    into dates of records that have such, likewise; `made` are the rows that the service makes
    itself: tab → id → the record that each is about. `next_number` is prefix →
    next number to give out: the sync raises it, `History.observe` stores it. `first_sync_at` and
    `last_success_at` stay None until a sync has succeeded. `head` is the hash of the newest
    journal entry in hex, 64 zeros at the beginning, and `seq` its number; `stored_number` is
    `next_number` as the database has it. `touched` are the ids, by tab, that a sync wrote or
    cleared before it was broken off or gave up: they may stand on wrong rows.
    """

    dated: dict[str, dict[str, Mapping[str, int]]] = field(default_factory=dict)
    made: dict[str, dict[str, str]] = field(default_factory=dict)
    next_number: dict[str, int] = field(default_factory=dict)
    first_sync_at: int | None = None
    last_success_at: int | None = None
    head: str = GENESIS.hex()
    seq: int = 0
    answer_digest: bytes | None = None
    touched: dict[str, Touched] = field(default_factory=dict)
    stored_number: dict[str, int] = field(default_factory=dict, repr=False)
    unread: Callable[[], Records] | None = field(default=None, repr=False, compare=False)
    _records: Records = field(default_factory=dict, repr=False, compare=False)

    @property
    def records(self) -> Records:
        """Read when first asked for: a sheet that stands as it stood needs none of them."""
        if self.unread is not None:
            self._records, self.unread = self.unread(), None
        return self._records

    @property
    def empty(self) -> bool:
        """Whether the journal holds nothing of this workbook yet."""
        return self.seq == 0


def digest(body: Mapping[str, Cell] | Sequence[Cell]) -> bytes:
    """16 bytes that tell two bodies apart.

    A sequence stands for cells in a fixed order of columns, blanks included; a mapping for cells
    by column key. The two shapes give different digests: a caller keeps to one.
    """
    return blake2b(orjson.dumps(body), digest_size=16).digest()


def digest_of_answer(content: bytes) -> bytes:
    """16 bytes that tell two answers of the API apart."""
    return blake2b(content, digest_size=16).digest()
