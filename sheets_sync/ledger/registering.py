"""From the rows of the register tabs to the registers that row checks look up."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sheets_sync.ledger.cells import as_text, fold, fold_id
from sheets_sync.ledger.registers import Grid, Household, Place, Post, Registers, by_folded_id
from sheets_sync.ledger.rows import Cells, Rows
from sheets_sync.ledger.saying import whole

_NO_TAGS: frozenset[str] = frozenset()


def read_registers(
    rows: Mapping[str, Rows], cells: Mapping[str, Cells], absent: frozenset[str]
) -> Registers:
    """The registers; those of `absent` tabs are empty."""

    def read(tab: str) -> "_Columns | None":
        return _Columns(rows[tab], cells[tab]) if tab in rows else None

    grids, households, places, staff = map(read, ("grids", "households", "places", "staff"))
    return Registers(
        by_folded_id((grid.grid_id, grid) for grid in _grids(grids)) if grids else {},
        by_folded_id((h.household_id, h) for h in _households(households)) if households else {},
        by_folded_id((place.place_id, place) for place in _places(places)) if places else {},
        _by_person(_posts(staff)) if staff else {},
        absent,
    )


class _Columns:
    """The columns of a register; blanks are empty texts where a text is asked for."""

    def __init__(self, rows: Rows, cells: Cells) -> None:
        self._rows, self._cells = rows, cells

    def ids(self) -> Iterator[str]:
        """The ids as people typed them: findings name them so."""
        column = self._cells.columns.get(self._rows.tab.id_column)
        return (as_text(cell).strip() for cell in column) if column else iter([""] * len(self))

    def texts(self, key: str) -> Iterator[str]:
        return ("" if value is None else fold(as_text(value)) for value in self._rows.values[key])

    def values(self, key: str) -> list[Any]:
        return self._rows.values[key]

    def sheet_rows(self) -> Iterator[int]:
        return (position + 2 for position in self._cells.positions)

    def __len__(self) -> int:
        return len(self._cells)


def _grids(columns: _Columns) -> Iterator[Grid]:
    return map(
        Grid,
        columns.ids(),
        columns.texts("name"),
        columns.values("level"),
        columns.texts("parent"),
        columns.sheet_rows(),
    )


def _households(columns: _Columns) -> Iterator[Household]:
    return map(
        Household,
        columns.ids(),
        columns.texts("grid"),
        columns.texts("address"),
        columns.texts("head"),
        [_NO_TAGS if tags is None else tags for tags in columns.values("tags")],
        columns.values("moved_in"),
        columns.values("moved_out"),
        columns.values("excused_from"),
        columns.values("excused_until"),
        columns.sheet_rows(),
    )


def _places(columns: _Columns) -> Iterator[Place]:
    return map(
        Place,
        columns.ids(),
        columns.texts("grid"),
        columns.texts("name"),
        map(whole, columns.values("cycle_days")),
        columns.values("opened_on"),
        columns.sheet_rows(),
    )


def _posts(columns: _Columns) -> Iterator[Post]:
    return map(
        Post,
        columns.ids(),
        columns.texts("name"),
        columns.values("role"),
        columns.texts("grid"),
        columns.values("from"),
        columns.values("until"),
        [() if covers is None else covers for covers in columns.values("covers")],
        columns.sheet_rows(),
    )


def _by_person(posts: Iterable[Post]) -> dict[str, tuple[Post, ...]]:
    found: dict[str, tuple[Post, ...]] = {}
    for post in posts:
        key = fold_id(post.staff_id)
        if key:
            found[key] = (*found.get(key, ()), post)
    return found
