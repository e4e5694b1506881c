"""Show how a quarter or year stands: the ranking, as a table or JSON, or one worker's line.

Computed from the workbook as it stands now; nothing is written. Exit code 0, 1 where the workbook
refuses, 2 for wrong usage.
"""

import os
import re
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import click
import orjson
from rich.console import Console
from rich.table import Table

from scripts.exits import one_line_failures
from scripts.sync import WIDE, IsoMoment
from scripts.workbook_door import workbook_door
from sheets_sync.assessing import Look, look
from sheets_sync.assessment.annual_table import annual_table
from sheets_sync.assessment.explaining import Explanation, explain
from sheets_sync.assessment.proposals import replacements
from sheets_sync.assessment.ranking import Ranking, Standing
from sheets_sync.assessment.ranking_table import ranking_table
from sheets_sync.assessment.shares import rounded
from sheets_sync.assessment.stages import Stage
from sheets_sync.assessment.tables import PrintedTable, shown_as
from sheets_sync.assessment.wording import evidence_words, item_name, why_item
from sheets_sync.ledger.calendar import day_text
from sheets_sync.ledger.cells import fold_id
from sheets_sync.settings import load_settings
from sheets_sync.site import open_site
from sheets_sync.workbook.layout.schema import Locale


def period(pattern: str, example: str) -> Any:  # noqa: ANN401 # a callback of click
    """Checks that an option is blank or fits a pattern."""

    def check(
        _context: click.Context, _parameter: click.Parameter, value: str | None
    ) -> str | None:
        if value is not None and not re.fullmatch(pattern, value):
            raise click.BadParameter(f"{value!r}: write it like {example}")
        return value

    return check


@click.command(help=__doc__)
@click.option("--quarter", callback=period(r"20\d\dQ[1-4]", "2026Q1"), help="Such as 2026Q1.")
@click.option("--year", callback=period(r"20\d\d", "2026"), help="Such as 2026.")
@click.option("--now", type=IsoMoment(), help="As if it were this moment.")
@click.option("--json", "as_json", is_flag=True, help="JSON on stdout instead of a table.")
@click.option("--why", "worker", help="Explain the line of this worker: staff id or name.")
@one_line_failures()
def main(
    *,
    quarter: str | None,
    year: str | None,
    now: datetime | None,
    as_json: bool,
    worker: str | None,
) -> None:
    if (quarter is None) == (year is None):
        raise click.UsageError("name either --quarter or --year")
    if worker is not None and quarter is None:
        raise click.UsageError("--why explains a line of a --quarter")
    settings = load_settings(os.environ)
    with (
        Console(stderr=True).status("Reading the workbook ..."),
        workbook_door(settings) as door,
        open_site(settings, door) as site,
    ):
        looked = look(site.client, site.spreadsheet_id, site.history, now or datetime.now(UTC))
    if quarter is None:
        show(_of_year(looked, str(year)), as_json=as_json)
        return
    ranking = looked.quarter(quarter)
    context = looked.ledger.context
    if worker is not None:
        _tell(_explained(ranking, looked, worker), ranking, looked, as_json=as_json)
    elif as_json:
        click.echo(orjson.dumps(told(ranking, looked)))
    else:
        imprint = looked.imprint(quarter)
        show(ranking_table(ranking, imprint, context.thresholds, context.locale), as_json=False)


def _of_year(looked: Look, year: str) -> PrintedTable:
    ranking, quarters = looked.year(year)
    final = {quarter for quarter in quarters if looked.stage(quarter) is Stage.FINAL}
    proposals = replacements(year, quarters, looked.evidence, final=final)
    context = looked.ledger.context
    return annual_table(
        ranking, proposals, (), looked.imprint(year), context.thresholds, context.locale
    )


def show(table: PrintedTable, *, as_json: bool) -> None:
    """A printed table, on the terminal or as JSON by its headers."""
    lines = [
        [shown_as(cell, head.look) for cell, head in zip(line, table.heads, strict=True)]
        for line in table.lines
    ]
    heads = [head.text for head in table.heads]
    if as_json:
        sections = {section.heading: section.lines for section in table.sections}
        found = {
            "title": table.title,
            "facts": table.facts,
            "lines": [dict(zip(heads, line, strict=True)) for line in lines],
            "sections": sections,
            "hash": table.hash,
        }
        click.echo(orjson.dumps(found))
        return
    console = Console()
    if not console.is_terminal:
        console.width = 2 * WIDE
    click.echo("\n".join((table.title, *table.facts)))
    shown = Table(box=None, pad_edge=False)
    for head in heads:
        shown.add_column(head, overflow="fold")
    for line in lines:
        shown.add_row(*line)
    console.print(shown)
    click.echo(table.hash)


def told(ranking: Ranking, looked: Look) -> dict[str, Any]:
    """A ranking with every share, its fraction and the ids behind it."""
    context, quarter = looked.ledger.context, ranking.quarter
    table = ranking_table(ranking, looked.imprint(quarter), context.thresholds, context.locale)
    stages = looked.stages(quarter)
    return {
        "period": quarter,
        "stage": looked.stage(quarter).value,
        "days": {
            "seal": day_text(stages.seal),
            "publish": day_text(stages.publish),
            "appeal_until": day_text(stages.appeal_until),
            "final": day_text(stages.final),
            "estimated": stages.estimated,
        },
        "head": looked.head,
        "rule_set": looked.rule_set,
        "hash": table.hash,
        "standings": [_standing(standing) for standing in ranking.standings],
    }


def _standing(standing: Standing) -> dict[str, Any]:
    card = standing.card
    return {
        "rank": standing.rank,
        "reason": standing.reason,
        "staff_id": card.staff_id,
        "name": card.name,
        "grid": card.grid,
        "days_in_post": card.days_in_post,
        "total": _text(card.total),
        "grade": card.grade,
        "items": [
            {
                "item": item.item,
                "share": _text(item.share.value),
                "won": _text(rounded(item.won)),
                "lost": _text(rounded(item.lost)),
                "records": item.share.records,
                "against": item.share.against,
            }
            for item in card.items
        ],
        "extras": [
            {"sort": extra.sort, "points": _text(extra.points), "records": extra.records}
            for extra in card.extras
        ],
        "climbed": standing.climbed,
        "gained": _text(standing.gained),
        "flags": standing.flags,
    }


def _text(value: Decimal | Fraction | None) -> str | None:
    return None if value is None else str(value)


def _explained(ranking: Ranking, looked: Look, worker: str) -> Explanation:
    registers = looked.ledger.context.registers
    key = fold_id(worker)
    bearers = [key] if key in registers.posts else list(registers.bearers(worker))
    found = [told for one in bearers if (told := explain(ranking, one))]
    if len(found) != 1:
        raise click.BadParameter(
            f"{worker!r} is not one worker of {ranking.quarter}: give a staff id",
            param_hint="--why",
        )
    return found[0]


def _tell(found: Explanation, ranking: Ranking, looked: Look, *, as_json: bool) -> None:
    """What was lost where, and what would have been enough to stand above the next."""
    card, above = found.standing.card, found.above
    if as_json:
        levers = [
            {
                "item": lever.item,
                "lost": _text(rounded(lever.lost)),
                "one_more": _text(rounded(lever.each)),
                "needed": lever.needed,
            }
            for lever in found.levers
        ]
        gap = _text(found.gap)
        click.echo(orjson.dumps({**_standing(found.standing), "gap": gap, "levers": levers}))
        return
    locale: Locale = looked.ledger.context.locale
    rank = found.standing.rank or found.standing.reason
    click.echo(f"{ranking.quarter} {card.staff_id} {card.name}: {rank}, {card.total}")
    if above is not None:
        click.echo(f"next above: {above.card.staff_id} {above.card.name}, {above.card.total}")
        click.echo(f"points that would have been enough: {found.gap}")
    for lever in found.levers:
        item = card.item(lever.item)
        enough = "" if lever.needed is None else f"; {lever.needed} more would have been enough"
        more = f" (one more: +{rounded(lever.each)}{enough})" if lever.each else ""
        click.echo(f"{item_name(lever.item, locale)}: -{rounded(lever.lost)}{more}")
        click.echo(f"  {why_item(item, card, looked.ledger.context.thresholds, locale)}")
        if lost := evidence_words((), item.share.against, locale):
            click.echo(f"  {lost}")


if __name__ == "__main__":
    main()
