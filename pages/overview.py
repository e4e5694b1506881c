"""What the first page shows of a site; no residents' names, no cells."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from pages.health import Word, word
from sheets_sync.findings import Finding, Severity
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.rules.catalogue import RULE
from sheets_sync.schedule import Schedule
from sheets_sync.sync import Receipt
from sheets_sync.workbook.layout import TABS
from sheets_sync.workbook.layout.schema import Locale


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the workbook is found; `sheets_root` and `key_file` are "" where it is Google's."""

    spreadsheet_id: str
    sheets_root: str = ""
    key_file: str = ""

    @property
    def google_address(self) -> str:
        """The sheet's page at Google, "" for the local workbook."""
        if self.sheets_root:
            return ""
        return f"https://docs.google.com/spreadsheets/d/{self.spreadsheet_id}/edit"


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule was broken."""

    code: str
    name: str
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page; times as people of the place read them."""

    word: Word
    locale: Locale
    ended: str
    seconds: str
    failure: str
    next_at: str
    every: int
    found: bool
    verified: bool
    errors: int
    warnings: int
    rows: int
    rules: Sequence[RuleCount]
    tabs: Sequence[tuple[str, int]]


def overview(schedule: Schedule, now: datetime, locale: Locale) -> Overview:
    """`locale` is spoken until a sync has told that of the workbook."""
    last, good = schedule.last, schedule.last_good
    receipt = good.receipt if good else None
    if receipt:
        locale = receipt.context.locale
    zone = _zone(receipt, locale)
    errors, warnings = _by_severity(receipt.findings if receipt else ())
    return Overview(
        word(schedule, now),
        locale,
        _shown(last.ended if last else None, zone, now),
        f"{last.seconds:.1f}" if last else "",
        last.failure if last else "",
        _shown(schedule.next_at, zone, now),
        schedule.every,
        receipt is not None,
        receipt.verified if receipt else True,
        errors.total(),
        warnings.total(),
        sum(receipt.rows.values()) if receipt else 0,
        [
            RuleCount(code, RULE[code].name[locale] if code in RULE else "", errors[code], count)
            for code, count in ((code, warnings[code]) for code in sorted(errors | warnings))
        ],
        [(tab.title[locale], receipt.rows[tab.key]) for tab in TABS if tab.key in receipt.rows]
        if receipt
        else [],
    )


def _by_severity(findings: Sequence[Finding]) -> tuple[Counter[str], Counter[str]]:
    errors = Counter(f.code for f in findings if f.severity is Severity.ERROR)
    warnings = Counter(f.code for f in findings if f.severity is Severity.WARNING)
    return errors, warnings


def _zone(receipt: Receipt | None, locale: Locale) -> tzinfo:
    thresholds = receipt.context.thresholds if receipt else default_thresholds(locale)
    return ZoneInfo(thresholds.text("time_zone"))


def _shown(moment: datetime | None, zone: tzinfo, now: datetime) -> str:
    """Local time; the date only where it is not today's."""
    if moment is None:
        return ""
    local = moment.astimezone(zone)
    today = local.date() == now.astimezone(zone).date()
    return f"{local:%H:%M:%S}" if today else f"{local:%Y-%m-%d %H:%M:%S}"
