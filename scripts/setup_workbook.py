"""Create or repair the workbook's tabs, headers, metadata, drop-downs and formats.

May be repeated: it adds what is missing and never touches what people typed.
"""

import os
from datetime import datetime
from zoneinfo import ZoneInfo

import click
from rich.console import Console

from scripts.exits import one_line_failures
from scripts.workbook_door import workbook_door
from sheets_sync.ledger.office import default_thresholds
from sheets_sync.rules.catalogue import CATALOGUE
from sheets_sync.settings import Settings, load_settings
from sheets_sync.site import Site, open_site
from sheets_sync.workbook.layout import LOCALES, Locale
from sheets_sync.workbook.setup import SetupReceipt, locale_of, set_up

ORIGIN = "setup"


@click.command(help=__doc__)
@click.option("--sheet", metavar="URL", help="The sheet, instead of GRIDBOOK_WORKBOOK.")
@click.option(
    "--locale",
    type=click.Choice(LOCALES),
    help="Its language, once. [default: that of the workbook, else GRIDBOOK_LOCALE]",
)
@one_line_failures()
def main(sheet: str | None, locale: Locale | None) -> None:
    settings = load_settings(os.environ)
    if sheet is not None:
        settings = settings.with_workbook(sheet)
    with (
        Console(stderr=True).status("Setting the workbook up ..."),
        workbook_door(settings) as door,
        open_site(settings, door, origin=ORIGIN) as site,
    ):
        done = prepare(site, settings, locale)
    for line in said(done):
        click.echo(line)
    if sheet is not None:
        click.echo(f"Later runs need GRIDBOOK_WORKBOOK={done.spreadsheet_id}")


def prepare(site: Site, settings: Settings, locale: Locale | None = None) -> SetupReceipt:
    """Set a site's workbook up, starting today."""
    chosen = locale or locale_of(site.client, site.spreadsheet_id) or settings.locale
    zone = ZoneInfo(default_thresholds(chosen).text("time_zone"))
    today = datetime.now(zone).date()
    return set_up(site.client, site.spreadsheet_id, locale=chosen, today=today, rules=CATALOGUE)


def said(done: SetupReceipt) -> list[str]:
    """What was done, a line for each kind of thing."""
    lines = [f"Spreadsheet {done.spreadsheet_id}, {done.locale}"]
    parts = {
        "Tabs created": done.created,
        "Tabs adopted": done.adopted,
        "Columns added": done.added_columns,
        "Columns found again": done.relinked_columns,
        "Rows added": [f"{tab} {number}" for tab, number in done.added_rows.items() if number],
        "Columns that stand twice, delete one of each": done.doubled_columns,
    }
    lines += [f"{what}: {', '.join(names)}" for what, names in parts.items() if names]
    return lines if done.requests else [*lines, "Everything was as it should be."]


if __name__ == "__main__":
    main()
