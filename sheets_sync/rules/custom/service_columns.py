"""The service columns of a tab as a check has found them, for custom rules to name."""

from collections.abc import Mapping, Sequence
from typing import Any

from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.tab_ledger import TabLedger
from sheets_sync.rules.must_visits import HomeState, PlaceState
from sheets_sync.workbook.layout.schema import TabKind

Columns = Mapping[str, Sequence[Any]]


def service_columns(
    tab: TabLedger,
    derived: Columns,
    homes: Mapping[str, HomeState],
    places: Mapping[str, PlaceState],
) -> Columns:
    """By column key a value for each row: keys of choices, serials, moments, numbers, texts."""
    found: dict[str, Sequence[Any]] = dict(derived)
    if tab.tab.kind is TabKind.LEDGER:
        found["record_id"] = tab.ids
    if "first_seen" in (column.key for column in tab.tab.columns):
        found["first_seen"] = tab.rows.values["first_seen"]
    states: Mapping[str, HomeState | PlaceState] = {}
    if tab.tab.key == "households":
        states = homes
    elif tab.tab.key == "places":
        states = places
    if states:
        of_rows = [states.get(fold_id(identifier)) for identifier in tab.ids]
        for column in tab.tab.columns:
            if not column.human and column.key not in ("check", "check_notes"):
                found[column.key] = [getattr(state, column.key, None) for state in of_rows]
    return found
