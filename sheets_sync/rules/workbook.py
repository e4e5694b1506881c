"""W101 to W108: the workbook itself, its tabs, columns, ids and the grid tree (§3)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sheets_sync.findings import Finding
from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.office import Unusable
from sheets_sync.rules.catalogue import RULE
from sheets_sync.workbook.snapshot import CopiedTab, LostColumn, MissingTab, Problem


def structure(problems: Iterable[Problem]) -> Iterator[Finding]:
    """W101, W102, W103: what of the workbook's layout could not be found, or found twice.

    The columns of a copied tab claim the keys of its original: that is W103 as well, once a tab.
    """
    for problem in problems:
        if isinstance(problem, MissingTab):
            yield _finding("W101", problem.tab, args={"tab": problem.tab})
        elif isinstance(problem, LostColumn):
            args = {
                "tab": problem.tab,
                "column": problem.column,
                "closest": list(problem.closest),
            }
            yield _finding("W102", problem.tab, column=problem.column, args=args)
        elif isinstance(problem, CopiedTab):
            args = {"tab": problem.tab, "titles": list(problem.titles)}
            yield _finding("W103", problem.tab, args=args, variant="copy")
        else:
            args = {"tab": problem.tab, "column": problem.column, "letters": list(problem.letters)}
            yield _finding("W103", problem.tab, column=problem.column, args=args)


def doubled_ids(tab: str, column: str, copies: Sequence[tuple[str, int]]) -> Iterator[Finding]:
    """W104: one id on several rows; `copies` are the id as typed and the sheet row of each."""
    rows = [row for _, row in copies]
    for identifier, row in copies:
        yield _finding("W104", tab, identifier, row, column, {"id": identifier, "rows": rows})


def grid_tree(context: Context) -> Iterator[Finding]:
    """W107: grids without a proper parent; unknown or wrong grids named by the other registers."""
    registers = context.registers
    if "grids" in registers.absent:
        return
    for grid in registers.grids.values():
        if grid.level != "five" or not grid.parent:
            continue  # a blank parent is R101
        parent = registers.grids.get(fold_id(grid.parent))
        if parent is None or parent.level != "four":
            args = {"cell": grid.parent}
            yield _finding("W107", "grids", grid.grid_id, grid.row, "parent", args, "parent")
    for home in registers.households.values():
        yield from _names_grid(
            "households", home.household_id, home.row, home.grid, "five", context
        )
    for place in registers.places.values():
        yield from _names_grid("places", place.place_id, place.row, place.grid, "five", context)
    for posts in registers.posts.values():
        for post in posts:
            level = {"grid_leader": "four", "grid_worker": "five"}.get(post.role or "", "")
            yield from _names_grid("staff", post.staff_id, post.row, post.grid, level, context)
            for cover in post.covers:
                if fold_id(cover.grid) not in registers.grids:
                    args = {"cell": cover.grid}
                    yield _finding(
                        "W107", "staff", post.staff_id, post.row, "covers", args, "unknown"
                    )


def _names_grid(
    tab: str, identifier: str, row: int, grid: str, level: str, context: Context
) -> Iterator[Finding]:
    if not grid:
        return
    known = context.registers.grids.get(fold_id(grid))
    if known is None:
        yield _finding("W107", tab, identifier, row, "grid", {"cell": grid}, "unknown")
    elif level and known.level is not None and known.level != level:
        yield _finding("W107", tab, identifier, row, "grid", {"cell": grid}, "level")


def staffing(context: Context) -> Iterator[Finding]:
    """W108: a fifth-level grid that nobody works in today, a fourth-level one without a leader."""
    registers = context.registers
    if registers.absent & {"grids", "staff"}:
        return
    led = {
        fold_id(post.grid)
        for posts in registers.posts.values()
        for post in posts
        if post.role == "grid_leader" and post.holds_on(context.today)
    }
    for key, grid in registers.grids.items():
        args = {"grid": grid.grid_id, "name": grid.name}
        if grid.level == "five" and not registers.owner(key, context.today):
            yield _finding("W108", "grids", grid.grid_id, grid.row, None, args, "worker")
        elif grid.level == "four" and key not in led:
            yield _finding("W108", "grids", grid.grid_id, grid.row, None, args, "leader")


def unusable_values(unusable: Iterable[Unusable]) -> Iterator[Finding]:
    """W105: configuration values that cannot be used; the default is taken."""
    for found in unusable:
        args = {"tab": found.tab, "key": found.key, **found.args}
        yield _finding("W105", found.tab, found.key, found.row, found.column, args, found.variant)


def _finding(
    code: str,
    tab: str,
    record_id: str = "",
    row: int | None = None,
    column: str | None = None,
    args: Mapping[str, Any] | None = None,
    variant: str = "",
) -> Finding:
    severity = RULE[code].severity
    return Finding(code, severity, tab, record_id, row, column, variant=variant, args=args or {})
