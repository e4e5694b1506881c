"""The tabs that the service writes whole: 预警清单, 月度进度, 运行状态."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sheets_sync.findings import Finding, Severity
from sheets_sync.ledger.calendar import month_of, month_text
from sheets_sync.ledger.cells import fold_id
from sheets_sync.ledger.context import Context
from sheets_sync.ledger.dates import DAY_SECONDS
from sheets_sync.rules.judging import Verdicts
from sheets_sync.rules.quotas import Duty, Progress
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout import board_texts as texts
from sheets_sync.workbook.layout.schema import Locale, Text
from sheets_sync.workbook.snapshot import Cell
from sheets_sync.workbook.wording import Wording

Cells = dict[str, list[Cell]]
Line = Sequence[Cell]

_STRUCTURE = ("W101", "W102", "W103", "W105", "W106")


@dataclass(frozen=True, slots=True)
class Pulse:
    """What 运行状态 tells besides findings: times as they are shown, the journal's head in hex.

    `rule_set` is the hash of the rules in force (rules/rule_set.py). `unverified` says that the
    last write could not be confirmed.
    """

    last_change: str
    alive: str
    rows: int
    head: str
    rule_set: str
    unverified: bool = False


def alert_cells(
    findings: Iterable[Finding],
    context: Context,
    wording: Wording,
    since: Callable[[Finding], int],
) -> Cells:
    """Every open finding, worst first, with what to do and since when."""
    locale = wording.locale
    severities = {c.key: c.text[locale] for c in TAB["alerts"].column("severity").choices}
    name = context.registers.person_name
    lines: list[Line] = [
        (
            severities[finding.severity.value],
            finding.code,
            finding.grid,
            name(fold_id(finding.worker)) if finding.worker else "",
            TAB[finding.tab].title[locale] if finding.tab in TAB else finding.tab,
            _record(finding),
            wording.what(finding),
            wording.mend(finding),
            since(finding) / DAY_SECONDS,
        )
        for finding in findings
    ]
    return _columns("alerts", lines)


def _record(finding: Finding) -> str:
    if not finding.subject or finding.subject == finding.record_id:
        return finding.record_id
    return f"{finding.record_id} {finding.subject}".strip()


def progress_cells(standings: Iterable[Progress], context: Context, locale: Locale) -> Cells:
    """One row for each worker and month: how far, what is missing, where to go next."""
    states = {c.key: c.text[locale] for c in TAB["progress"].column("state").choices}
    between = "、" if locale == "zh-CN" else ", "
    lines: list[Line] = []
    for standing in standings:
        duty = standing.duty
        current = duty.month == month_of(context.today)
        lines.append(
            (
                month_text(duty.month),
                context.registers.person_id(duty.worker),
                context.registers.person_name(duty.worker),
                _post(duty, context),
                f"{standing.homes}/{duty.homes_quota}",
                f"{standing.visits}/{duty.visits_quota}",
                _needed(standing)[locale].format(
                    homes=standing.homes_needed, visits=standing.visits_needed
                ),
                f"{standing.must_visited}/{len(duty.due)}" if duty.due else "",
                between.join(home.label for home in standing.nearest) if current else "",
                duty.expected if current else duty.homes_quota,
                states[_state(standing, current=current)],
            )
        )
    return _columns("progress", lines)


def _post(duty: Duty, context: Context) -> str:
    posts = context.registers.posts_on(duty.worker, context.today)
    held = posts or context.registers.posts[duty.worker]
    return next((post.grid for post in held if post.role == "grid_worker"), held[0].grid)


def _needed(standing: Progress) -> Text:
    if standing.homes_needed and standing.visits_needed:
        return texts.NEEDED_BOTH
    if standing.homes_needed:
        return texts.NEEDED_HOMES
    return texts.NEEDED_VISITS if standing.visits_needed else texts.NOTHING_NEEDED


def _state(standing: Progress, *, current: bool) -> str:
    if not standing.homes_needed and not standing.visits_needed:
        return "met"
    if not current:
        return "missed"
    return "behind" if standing.homes < standing.duty.expected else "on_track"


def status_cells(verdicts: Verdicts, pulse: Pulse, wording: Wording) -> Cells:
    """The pulse of the service, and what it cannot read with how to mend it."""
    locale = wording.locale
    errors = sum(1 for finding in verdicts.findings if finding.severity is Severity.ERROR)
    lines: list[Line] = [
        _line(texts.LAST_CHANGE, pulse.last_change, None, locale),
        _line(texts.ALIVE, pulse.alive, texts.ALIVE_HINT, locale),
        _line(texts.ROWS_CHECKED, pulse.rows, None, locale),
        _line(texts.ERRORS, errors, texts.ERRORS_HINT if errors else None, locale),
        _line(texts.WARNINGS, len(verdicts.findings) - errors, None, locale),
        _line(texts.JOURNAL_HEAD, pulse.head, texts.HEAD_HINT, locale),
        _line(texts.RULE_SET, pulse.rule_set, texts.RULE_SET_HINT, locale),
    ]
    if pulse.unverified:
        lines.append(_line(texts.UNVERIFIED, "", texts.UNVERIFIED_HINT, locale))
    lines.extend(
        (texts.UNREADABLE[locale], wording.what(finding), wording.mend(finding))
        for finding in verdicts.findings
        if finding.code in _STRUCTURE
    )
    return _columns("status", lines, ("item", "value", "hint"))


def _line(item: Text, value: Cell, hint: Text | None, locale: Locale) -> Line:
    return item[locale], value, hint[locale] if hint else ""


def _columns(tab: str, lines: Sequence[Line], keys: Sequence[str] = ()) -> Cells:
    """Lines turned into columns, in the order of the layout."""
    names = keys or [column.key for column in TAB[tab].columns]
    if not lines:
        return {name: [] for name in names}
    return {name: list(cells) for name, cells in zip(names, zip(*lines, strict=True), strict=True)}
