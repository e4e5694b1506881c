"""Fill an empty workbook with a realistic community, or empty it again for real use."""

import os
from datetime import date, datetime

import click
from rich.console import Console

from scripts.exits import one_line_failures
from scripts.setup_workbook import prepare
from scripts.workbook_door import workbook_door
from sheets_sync.demo import MIN_HOUSEHOLDS, MIN_MONTHS, MIN_VISITS
from sheets_sync.demo_site import ACTOR, Size, clear_demo, fill_with_demo
from sheets_sync.settings import load_settings
from sheets_sync.site import open_site


@click.command(help=__doc__)
@click.option("--clear", is_flag=True, help="Remove the demo's rows; refused where others stand.")
@click.option("--seed", default=7, show_default=True, help="Another seed, another community.")
@click.option(
    "--months", default=3, show_default=True, help=f"Months of diaries, at least {MIN_MONTHS}."
)
@click.option(
    "--visits-per-month",
    default=22,
    show_default=True,
    help=f"Visits of one worker in a month, at least {MIN_VISITS}.",
)
@click.option(
    "--households",
    default=640,
    show_default=True,
    help=f"Homes on the register, at least {MIN_HOUSEHOLDS}.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day on which it ends. [default: today]",
)
@one_line_failures()
def main(
    *,
    clear: bool,
    seed: int,
    months: int,
    visits_per_month: int,
    households: int,
    today: datetime | None,
) -> None:
    settings = load_settings(os.environ)
    size = Size(seed, months, visits_per_month, households)
    with (
        Console(stderr=True).status("Opening the workbook ...") as status,
        workbook_door(settings) as door,
        open_site(settings, door, origin=ACTOR) as site,
    ):
        if clear:
            status.update("Removing the demo's rows ...")
            removed = clear_demo(site)
            click.echo(f"Removed {removed} rows: the workbook is empty and ready for real use.")
            return
        status.update("Setting the workbook up ...")
        prepare(site, settings)
        status.update("Making up a community ...")
        try:
            filled = fill_with_demo(site, size, today=_day(today))
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    for tab, rows in filled.items():
        click.echo(f"{tab}\t{rows}")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


if __name__ == "__main__":
    main()
