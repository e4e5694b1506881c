"""From the rows of the register tabs to the registers that row checks look up."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from sheets_sync.ledger.cells import as_text, fold, fold_id
from sheets_sync.ledger.registers import Grid, Household, Place, Post, Registers, by_folded_id
from sheets_sync.ledger.rows import Cells, Rows
from sheets_sync.ledger.saying import whole

T = TypeVar("T")


def read_registers(
    rows: Mapping[str, Rows], cells: Mapping[str, Cells], absent: frozenset[str]
) -> Registers:
    """The registers; those of `absent` tabs are empty."""
    return Registers(
        by_folded_id((grid.grid_id, grid) for grid in _each("grids", rows, cells, _grid)),
        by_folded_id((h.household_id, h) for h in _each("households", rows, cells, _household)),
        by_folded_id((place.place_id, place) for place in _each("places", rows, cells, _place)),
        _posts(_each("staff", rows, cells, _post)),
        absent,
    )


class _Row:
    """One register row: typed values, with blanks as empty texts where a text is asked for."""

    def __init__(self, rows: Rows, cells: Cells, index: int) -> None:
        self._rows, self._cells, self._index = rows, cells, index
        self.number = cells.positions[index] + 2

    def typed_id(self) -> str:
        """The id as people typed it: findings name it so."""
        column = self._cells.columns.get(self._rows.tab.id_column)
        return as_text(column[self._index]).strip() if column else ""

    def text(self, key: str) -> str:
        value = self._rows.values[key][self._index]
        return fold(as_text(value)) if value is not None else ""

    def day(self, key: str) -> int | None:
        value: int | None = self._rows.values[key][self._index]
        return value

    def choice(self, key: str) -> str | None:
        value: str | None = self._rows.values[key][self._index]
        return value

    def __getitem__(self, key: str) -> object:
        return self._rows.values[key][self._index]


def _each(
    tab: str,
    rows: Mapping[str, Rows],
    cells: Mapping[str, Cells],
    make: Callable[[_Row], T],
) -> list[T]:
    if tab not in rows:
        return []
    return [make(_Row(rows[tab], cells[tab], i)) for i in range(rows[tab].size)]


def _grid(row: _Row) -> Grid:
    return Grid(
        row.typed_id(), row.text("name"), row.choice("level"), row.text("parent"), row.number
    )


def _household(row: _Row) -> Household:
    tags = row["tags"]
    return Household(
        row.typed_id(),
        row.text("grid"),
        row.text("address"),
        row.text("head"),
        tags if isinstance(tags, frozenset) else frozenset(),
        row.day("moved_in"),
        row.day("moved_out"),
        row.day("excused_from"),
        row.day("excused_until"),
        row.number,
    )


def _place(row: _Row) -> Place:
    cycle = whole(row["cycle_days"])  # type: ignore[arg-type]  # a NUMBER column holds Decimals
    return Place(
        row.typed_id(),
        row.text("grid"),
        row.text("name"),
        cycle,
        row.day("opened_on"),
        row.number,
    )


def _post(row: _Row) -> Post:
    covers = row["covers"]
    return Post(
        row.typed_id(),
        row.text("name"),
        row.choice("role"),
        row.text("grid"),
        row.day("from"),
        row.day("until"),
        covers if isinstance(covers, tuple) else (),
        row.number,
    )


def _posts(posts: list[Post]) -> dict[str, tuple[Post, ...]]:
    found: dict[str, tuple[Post, ...]] = {}
    for post in posts:
        key = fold_id(post.staff_id)
        if key:
            found[key] = (*found.get(key, ()), post)
    return found
