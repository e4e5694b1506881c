"""All that the verdict on a row depends on besides the row itself."""

from dataclasses import dataclass

from sheets_sync.ledger.registers import Registers
from sheets_sync.ledger.thresholds import Thresholds
from sheets_sync.workbook.layout.schema import Locale


@dataclass(frozen=True, slots=True)
class Context:
    """`now` is a moment (seconds), `today` and `start_date` serial days, all local time."""

    now: int
    today: int
    start_date: int
    locale: Locale
    thresholds: Thresholds
    registers: Registers
