"""A condition ready to be asked of rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final

from sheets_sync.conditions.grammar import Columns, read
from sheets_sync.conditions.nodes import Batch, Cell, Node, Today
from sheets_sync.conditions.values import Value, truth
from sheets_sync.conditions.work import Sheet, Work

_MOST_CHARS_AT_ONCE: Final = 4_000_000
_MOST_ROWS_AT_ONCE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Condition:
    """`columns` are the keys of those it names; `dated` if it names today."""

    root: Node
    columns: frozenset[str]
    dated: bool

    def work(self, sheet: Sheet) -> Work:
        """What it takes to ask all rows of a sheet."""
        return self.root.work(sheet)

    def holds(
        self,
        columns: Mapping[str, Sequence[Value]],
        size: int,
        today: str,
        longest: int,
        pause: Callable[[], None] = lambda: None,
    ) -> Iterator[int]:
        """The rows for which it is true, in order, of `size` rows.

        `longest` is that of the texts as `work` reckons; `pause` is called between some rows and
        the next, and may raise to stop.
        """
        step = min(_MOST_ROWS_AT_ONCE, max(_MOST_CHARS_AT_ONCE // (longest + 1), 1))
        for begin in range(0, size, step):
            end = min(begin + step, size)
            some = {key: columns[key][begin:end] for key in self.columns}
            found = self.root.values(Batch(some, end - begin, today))
            if not set(map(type, found)) <= {bool, type(None)}:
                found = list(map(truth, found))
            yield from compress(range(begin, end), found)
            pause()


def understood(text: str, columns: Columns) -> Condition:
    """A condition over the columns that can be found. Raises Fault."""
    root = read(text, columns)
    parts = list(_parts(root))
    named = frozenset(part.key for part in parts if isinstance(part, Cell))
    return Condition(root, named, any(isinstance(part, Today) for part in parts))


def _parts(node: Node) -> Iterator[Node]:
    yield node
    for part in node.parts:
        yield from _parts(part)
