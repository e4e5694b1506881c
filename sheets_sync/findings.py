"""What a check finds: values that are collected, never raised (spec: rules.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """有误 (red) or 提醒 (amber)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's word on one row, before the row's place and id are known.

    `row` counts the rows of the table that the rule was given, from 0; `column` is the key of
    the cell to mend, None where the rule speaks of the row as a whole. `args` fill the rule's
    message (`variant` chooses among its texts); they are plain values, not yet words of a locale.
    """

    row: int
    code: str
    column: str | None = None
    variant: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)
    relent: bool = False  # an approver's word on the row turns the error into a warning


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: where it is, how bad, and what fills its message.

    `tab` and `record_id` name the row or the object (household, place, staff, grid); `row` is the
    sheet's row number (1 is the header) or None; `period` is `2026-03`, `2026-03-05` or "".
    `subject` is what people call it: an address, a name. `worker` is the staff id of whom it
    concerns, "" where nobody; `grid` likewise.
    """

    code: str
    severity: Severity
    tab: str
    record_id: str
    row: int | None = None
    column: str | None = None
    period: str = ""
    subject: str = ""
    worker: str = ""
    grid: str = ""
    variant: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)
