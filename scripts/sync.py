"""Sync the workbook once and show what was found.

Exit code 0 where nothing is to be mended, 1 where there are findings, 2 for wrong usage.
"""

import os
import sys
from datetime import datetime
from typing import Any

import click
import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from scripts.exits import one_line_failures
from scripts.workbook_door import workbook_door
from sheets_sync.findings import Finding, Severity
from sheets_sync.masking import Masking
from sheets_sync.settings import load_settings
from sheets_sync.site import open_site
from sheets_sync.sync import Receipt
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Locale

FIRST_YEAR, LAST_YEAR = 1950, 2099  # those that a cell may tell of
WIDE = 160  # columns, where nobody's terminal tells


class IsoMoment(click.ParamType[datetime]):
    """A moment in ISO 8601; without an offset it is the workbook's local time."""

    name = "ISO"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """A datetime, or a usage error."""
        try:
            moment = datetime.fromisoformat(str(value))
            if FIRST_YEAR <= moment.year <= LAST_YEAR:
                return moment
            raise ValueError
        except ValueError:
            self.fail(f"{value!r}: write a moment such as 2026-03-20T18:00", param, ctx)


@click.command(help=__doc__)
@click.option("--dry-run", is_flag=True, help="Write neither to the sheet nor to the journal.")
@click.option("--now", type=IsoMoment(), help="Sync as if it were this moment.")
@click.option("--json", "as_json", is_flag=True, help="JSON on stdout instead of a table.")
@one_line_failures()
def main(*, dry_run: bool, now: datetime | None, as_json: bool) -> None:
    settings = load_settings(os.environ)
    progress = Console(stderr=True)
    with (
        progress.status("Opening the workbook ...") as status,
        workbook_door(settings) as door,
        open_site(settings, door) as site,
    ):
        status.update("Syncing ...")
        receipt = site.sync(now, dry_run=dry_run)
    if as_json:
        click.echo(orjson.dumps(told(receipt)))
    else:
        show(receipt)
    sys.exit(1 if receipt.findings else 0)


def told(receipt: Receipt) -> dict[str, Any]:
    """A receipt as JSON (spec: architecture.md, Commands); residents' names are masked."""
    masking, locale = Masking(receipt.context.registers), receipt.context.locale
    return {
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "tab": finding.tab,
                "record_id": finding.record_id,
                "period": finding.period,
                "row": finding.row,
                "column": finding.column,
                "subject": masking.subject(finding),
                "message": masking.message(finding, locale),
            }
            for finding in receipt.findings
        ],
        "cells_written": receipt.cells_written,
        "calls": {"read": receipt.reads, "write": receipt.writes},
        "rounds": receipt.rounds,
        "seconds": {step: round(seconds, 6) for step, seconds in receipt.seconds.items()},
    }


def show(receipt: Receipt) -> None:
    """The findings as a table, then a line on what was done."""
    masking, locale = Masking(receipt.context.registers), receipt.context.locale
    console = Console()
    if not console.is_terminal:
        console.width = WIDE
    if receipt.findings:
        table = Table(box=None, pad_edge=False)
        for head in ("", "code", "tab", "record", "row", "message"):
            table.add_column(head, overflow="fold")
        for finding in receipt.findings:
            table.add_row(*_cells(finding, locale), Text(masking.message(finding, locale)))
        console.print(table)
    errors = sum(1 for finding in receipt.findings if finding.severity is Severity.ERROR)
    click.echo(
        f"{sum(receipt.rows.values())} rows: {errors} errors, "
        f"{len(receipt.findings) - errors} warnings; {receipt.cells_written} cells written, "
        f"{receipt.reads} reads and {receipt.writes} writes"
    )
    if not receipt.verified:
        click.echo("People kept editing: some flags are not confirmed, the next sync goes on.")
    click.echo(f"Rule set {receipt.rule_set}")


def _cells(finding: Finding, locale: Locale) -> tuple[Text, ...]:
    style = "red" if finding.severity is Severity.ERROR else "yellow"
    record = " ".join(filter(None, (finding.record_id, finding.period)))
    return (
        Text(finding.severity.value, style),
        Text(finding.code),
        Text(TAB[finding.tab].title[locale] if finding.tab in TAB else finding.tab),
        Text(record),
        Text("" if finding.row is None else str(finding.row)),
    )


if __name__ == "__main__":
    main()
