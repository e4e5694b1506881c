"""R113: of several visits of one worker to one home on one day only the first counts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sheets_sync.findings import Finding, Hit

if TYPE_CHECKING:
    from sheets_sync.rules.across import Overview


class DoubledVisits:
    """Says so on the further ones."""

    def __init__(self) -> None:
        self._hits: list[Hit] = []

    def look(self, view: "Overview") -> None:
        """The visit book knows them; here they get their rows."""
        self._hits = []
        diary, doubled = view.ledger.tabs.get("diary"), view.visits.doubled
        if diary is None or not doubled:
            return
        wanted = doubled.keys() | set(doubled.values())
        rows = {name: row for row, name in enumerate(view.names) if name in wanted}
        for name, first in doubled.items():
            row = rows[name]
            args = {"first": diary.ids[rows[first]] or str(diary.sheet_row(rows[first]))}
            self._hits.append(Hit(row, "R113", None, args=args))

    def hits(self) -> Iterator[tuple[str, Hit]]:
        """R113."""
        return (("diary", hit) for hit in self._hits)

    def findings(self) -> Iterator[Finding]:
        """None."""
        return iter(())

    def derived(self) -> Mapping[str, Mapping[str, Sequence[Any]]]:
        """None."""
        return {}
