"""The history: verify it, show it, restore rows and tabs, note its head, let people be forgotten.

Exit code 0 where all went well, 1 where something is wrong or refused, 2 for wrong usage.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime

import click
import orjson
from rich.console import Console

from scripts.exits import one_line_failures
from scripts.sync import IsoMoment
from scripts.workbook_door import workbook_door
from sheets_sync.erasing import CONTACTS, FACTS, TEXTS, Erased, erase_subject, let_expire
from sheets_sync.journal.entries import Version
from sheets_sync.journal.history import History
from sheets_sync.journal.verify import Head
from sheets_sync.ledger.dates import datetime_of, moment_of
from sheets_sync.restoring import Outcome, restore, restore_tab
from sheets_sync.settings import load_settings
from sheets_sync.site import Site, open_site
from sheets_sync.workbook.layout import TAB

_JSON = click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")
_WELL = (Outcome.RESTORED, Outcome.MENDED, Outcome.STANDS)
_HEAD = "SEQ:HASH"


class NotedHead(click.ParamType[Head]):
    """A head as `journal head` prints it and rankings carry it: number, colon, 64 hex digits."""

    name = _HEAD

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Head:
        """A Head, or a usage error."""
        seq, _, head = str(value).partition(":")
        if not seq.isdigit() or len(head) != 64 or not set(head) <= set("0123456789abcdef"):
            self.fail(f"{value!r}: write it as `journal head` prints it, {_HEAD}", param, ctx)
        return Head(int(seq), head)


@click.group(help=__doc__)
def main() -> None: ...


@main.command()
@click.option("--head", "noted", type=NotedHead(), help="A head that was noted elsewhere.")
@_JSON
@one_line_failures()
def verify(*, noted: Head | None, as_json: bool) -> None:
    """Recompute the whole chain; with a noted head even a cut end or a rewritten past shows."""
    with _site("Verifying ...") as site:
        found = site.history.verify(noted)
        entries = site.history.recall().seq
    if as_json:
        _tell({"entries": entries, "problems": [p._asdict() for p in found]})
    else:
        for problem in found:
            where = f"entry {problem.seq}" if problem.seq else "the journal"
            click.echo(f"{where}: {problem.what}")
        click.echo(f"{entries} entries, {len(found)} problems")
    sys.exit(1 if found else 0)


@main.command()
@_JSON
@one_line_failures()
def head(*, as_json: bool) -> None:
    """The newest entry's number and hash: note it where nobody can change it."""
    with _site("Opening ...") as site:
        past = site.history.recall()
        seals = site.history.seals.all()
    if as_json:
        _tell({"seq": past.seq, "head": past.head, "seals": [asdict(seal) for seal in seals]})
        return
    click.echo(f"{past.seq}:{past.head}")
    for seal in seals:
        click.echo(f"{seal.period}\t{seal.seq}:{seal.head}\t{seal.rows} rows\t{seal.rule_set}")


@main.command()
@click.argument("record_id")
@_JSON
@one_line_failures()
def show(record_id: str, *, as_json: bool) -> None:
    """Every version of a record: when it was seen, and what it said."""
    with _site("Reading ...") as site:
        versions = site.history.versions(record_id)
    if as_json:
        _tell([_version(version) for version in versions])
    for version in versions if not as_json else ():
        click.echo(
            f"{version.seq}\t{_shown(version.observed_at)}\t{version.tab}\t{version.op}"
            f"\t{version.actor}"
        )
        for key, cell in (version.body or {}).items():
            click.echo(f"\t{key}: {cell}")
    if not versions:
        click.echo(f"The journal knows no {record_id}.", err=True)
        sys.exit(1)


@main.command(name="restore")
@click.argument("record_ids", nargs=-1, metavar="[ID]...")
@click.option("--vanished", is_flag=True, help="All rows that vanished in the last week.")
@click.option("--tab", type=click.Choice(list(TAB)), help="A whole tab, into a new tab beside it.")
@click.option("--as-of", type=IsoMoment(), help="The local moment for --tab.")
@click.option("--now", type=IsoMoment(), help="Restore as if it were this moment.")
@_JSON
@one_line_failures()
def restore_(
    *,
    record_ids: Sequence[str],
    vanished: bool,
    tab: str | None,
    as_of: datetime | None,
    now: datetime | None,
    as_json: bool,
) -> None:
    """Bring rows back under their old id, byte for byte; nothing else is touched.

    A row that stands says again what it said at its seal, else before its last change.
    """
    if bool(tab) != bool(as_of) or bool(tab) == bool(record_ids or vanished):
        raise click.UsageError("Name ids, or --vanished, or --tab with --as-of.")
    with _site("Restoring ...") as site:
        if tab and as_of:
            title = restore_tab(site, tab, as_of)
            click.echo(orjson.dumps({"tab": title}) if as_json else title)
            return
        found = restore(site, record_ids, vanished=vanished, now=now)
    if as_json:
        _tell([{"tab": r.tab, "record_id": r.record_id, "outcome": r.outcome} for r in found])
    else:
        for row in found:
            click.echo(f"{row.record_id}\t{row.tab}\t{row.outcome}")
    sys.exit(0 if all(row.outcome in _WELL for row in found) else 1)


@main.command()
@click.option("--after", default=0, show_default=True, help="Only entries after this number.")
@one_line_failures()
def export(*, after: int) -> None:
    """Every entry as a line of JSON, with its hashes: enough to verify it elsewhere."""
    with _site("Reading ...") as site:
        for line in site.history.export(after):
            click.echo(orjson.dumps(line))


@main.command()
@click.option("--household", help="The id of a household.")
@click.option("--person", help="The staff id of a person.")
@click.option("--reason", required=True, help="Why: it is logged.")
@_JSON
@one_line_failures()
def erase(*, household: str | None, person: str | None, reason: str, as_json: bool) -> None:
    """Erase a household or a person from all bodies; the chain stays valid.

    Remove the rows from the sheet first: what stands there still is kept, and told of.
    """
    if bool(household) == bool(person):
        raise click.UsageError("Name either --household or --person.")
    tab, identifier = ("households", household) if household else ("staff", person)
    with _site("Erasing ...") as site:
        at = _local_now(site.history)
        done = erase_subject(site.history, tab, identifier or "", at=at, reason=reason)
    _tell_erased(done, as_json=as_json)


@main.command()
@click.option("--group", type=click.Choice([CONTACTS, TEXTS, FACTS]), required=True)
@click.option("--days", type=click.IntRange(min=1), required=True, help="Keep so many days.")
@_JSON
@one_line_failures()
def retain(*, group: str, days: int, as_json: bool) -> None:
    """Let go of what is older and no longer stands, by group of fields."""
    with _site("Erasing ...") as site:
        done = let_expire(site.history, group, days, at=_local_now(site.history))
    _tell_erased(done, as_json=as_json)


@contextmanager
def _site(doing: str) -> Iterator[Site]:
    settings = load_settings(os.environ)
    with (
        Console(stderr=True).status(doing),
        workbook_door(settings) as door,
        open_site(settings, door) as site,
    ):
        yield site


def _local_now(history: History) -> int:
    """The moment at which an erasure is logged: the clock, but never before the last sync."""
    last = history.recall().last_success_at or 0
    return max(last, moment_of(datetime.now(UTC).replace(tzinfo=None)))


def _tell(value: object) -> None:
    click.echo(orjson.dumps(value))


def _tell_erased(done: Erased, *, as_json: bool) -> None:
    if as_json:
        _tell({"versions": done.versions, "standing": list(done.standing)})
        return
    click.echo(f"{done.versions} versions erased")
    for row in done.standing:
        click.echo(f"stands on the sheet still, latest version kept: {row}")


def _version(version: Version) -> Mapping[str, object]:
    return {**version._asdict(), "observed_at": _shown(version.observed_at)}


def _shown(moment: int) -> str:
    return datetime_of(moment).isoformat(sep=" ")


if __name__ == "__main__":
    main()
