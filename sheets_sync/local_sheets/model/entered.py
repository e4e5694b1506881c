"""What something typed into a cell became."""

from dataclasses import dataclass

from sheets_sync.local_sheets.model.values import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """A value and the number format (type, pattern) that typing it brings along, if any."""

    value: Value
    format: tuple[str, str] | None = None
