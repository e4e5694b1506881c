"""What parsing asks of the journal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sheets_sync.ledger.cells import Cell
from sheets_sync.ledger.identity import Known


class Past(Protocol):
    """What the journal remembers; `next_number` is raised for every id given out."""

    next_number: dict[str, int]
    first_sync_at: int | None
    last_success_at: int | None

    @property
    def records(self) -> Mapping[str, Mapping[str, Known]]:
        """Tab → record id → its latest version; costly at the first look."""
        ...

    @property
    def dated(self) -> Mapping[str, Mapping[str, Mapping[str, int]]]:
        """Tab → record id → the years read into its dates, where there are such."""
        ...

    @property
    def made(self) -> Mapping[str, Mapping[str, str]]:
        """Tab → id of each row that the service has made there, for life → record it is about."""
        ...

    @property
    def empty(self) -> bool:
        """Whether the journal holds nothing of this workbook yet."""
        ...


@dataclass(frozen=True, slots=True)
class Recall:
    """How the journal tells contents apart and what it last saw under ids of a tab."""

    digest: Callable[[Sequence[Cell]], bytes]
    bodies: Callable[[str, Iterable[str]], Mapping[str, Mapping[str, Cell]]]
