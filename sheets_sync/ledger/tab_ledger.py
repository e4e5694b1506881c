"""One tab as parsed: its rows, their ids, and which of them are news."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from sheets_sync.ledger.alignment import Alignment
from sheets_sync.ledger.rows import Cells, Rows
from sheets_sync.workbook.layout.schema import Tab


@dataclass(slots=True)
class TabLedger:
    """One tab as parsed. `ids` are by row ("" where none), `doubled` those on several rows.

    `typed_ids` is the id column as it stood on the sheet; `alignment` tells which rows are fresh
    since the last sync and `fresh` holds what those say. `digests` are those of rows that had to
    be told apart, by row. The rows of `as_recorded` say, under their own id, word for word what the
    journal last saw there.
    """

    tab: Tab
    cells: Cells
    typed_ids: Sequence[str]
    ids: Sequence[str]
    rows: Rows
    alignment: Alignment
    fresh: Rows
    doubled: Mapping[str, Sequence[int]] = field(default_factory=dict)
    digests: Mapping[int, bytes] = field(default_factory=dict)
    as_recorded: AbstractSet[int] = frozenset()

    def sheet_row(self, row: int) -> int:
        """The row number that people see."""
        return self.cells.positions[row] + 2
