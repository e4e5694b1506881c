"""Repeat the draw of a quarter's back-checks from a journal head, as printed on the ranking.

Computed from the workbook as it stands now; nothing is written. By hand: the draw value is the
SHA-256 of `QUARTER|HEAD|ID`, and candidates stand in the order of their values, lowest first.
"""

import os
from datetime import UTC, datetime

import click
import orjson
from rich.console import Console

from scripts.assess import period
from scripts.exits import one_line_failures
from scripts.sync import IsoMoment
from scripts.workbook_door import workbook_door
from sheets_sync.assessing import look
from sheets_sync.assessment.backchecks import draw
from sheets_sync.settings import load_settings
from sheets_sync.site import open_site

HEAD = r"[0-9a-f]{64}"


@click.command(help=__doc__)
@click.option(
    "--quarter", required=True, callback=period(r"20\d\dQ[1-4]", "2026Q1"), help="Such as 2026Q1."
)
@click.option(
    "--head", required=True, callback=period(HEAD, "64 hex digits"), help="64 hex digits."
)
@click.option("--now", type=IsoMoment(), help="As if it were this moment.")
@click.option("--json", "as_json", is_flag=True, help="JSON on stdout instead of lines.")
@one_line_failures()
def main(*, quarter: str, head: str, now: datetime | None, as_json: bool) -> None:
    settings = load_settings(os.environ)
    with (
        Console(stderr=True).status("Reading the workbook ..."),
        workbook_door(settings) as door,
        open_site(settings, door) as site,
    ):
        looked = look(site.client, site.spreadsheet_id, site.history, now or datetime.now(UTC))
    drawn = draw(quarter, looked.evidence, head, on=looked.stages(quarter).seal)
    if as_json:
        click.echo(orjson.dumps([one._asdict() for one in drawn]))
        return
    for one in drawn:
        click.echo("\t".join((one.worker, one.subject, one.why, one.value, one.checker)))


if __name__ == "__main__":
    main()
