"""Look after the local workbook: its history, its backups, its store.

Works while the service runs. Exit code 0 where all is well, 1 where something is damaged or
refused, 2 for wrong usage.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import orjson
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from scripts.exits import one_line_failures
from scripts.workbook_door import workbook_door
from sheets_sync.errors import ConfigurationError
from sheets_sync.local_sheets.model.area import area_of_a1
from sheets_sync.local_sheets.model.document import Document
from sheets_sync.local_sheets.responses.rendering import Rendering
from sheets_sync.local_sheets.responses.values import value_range
from sheets_sync.local_sheets.storage import history as past
from sheets_sync.local_sheets.storage.backup import back_up, put_back
from sheets_sync.local_sheets.storage.connection import Connection
from sheets_sync.local_sheets.storage.inspection import inspect
from sheets_sync.local_sheets.storage.migration import is_first_format
from sheets_sync.local_sheets.storage.proof import differences
from sheets_sync.local_sheets.storage.records import all_settings
from sheets_sync.local_sheets.storage.recovery import recover as recover_store
from sheets_sync.local_sheets.storage.schema import DATABASE_NAME
from sheets_sync.local_sheets.storage.store import MAIN_SETTING
from sheets_sync.settings import Settings, load_settings
from sheets_sync.workbook.client import connect

ORIGIN = "local_workbook"
SHOWN = 20  # revisions, unless more are asked for

as_json = click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")
of_file = click.option("--file", "file_id", help="Another spreadsheet than the site's workbook.")


@click.group(help=__doc__)
def main() -> None:
    pass


@main.command()
@of_file
@click.option("--limit", type=click.IntRange(1), default=SHOWN, show_default=True)
@click.option("--before", type=click.IntRange(1), help="Those before this revision.")
@as_json
@one_line_failures()
def history(*, file_id: str | None, limit: int, before: int | None, as_json: bool) -> None:
    """Who made which revision, when and how; the newest last."""
    with _reading(file_id) as (connection, name):
        found = past.last_revisions(connection, name, before, limit)
    if as_json:
        for revision in found:
            click.echo(orjson.dumps({**asdict(revision), "at": _iso(revision.at)}))
        return
    rows = [(str(r.number), _local(r.at), r.who, r.origin, r.kind) for r in found]
    _show(("revision", "when", "who", "origin", "operation"), rows)


@main.command()
@click.argument("revision", type=click.IntRange(1))
@of_file
@click.option("--range", "range_text", help="Cells in A1 notation, such as 'Sheet1!A1:C9'.")
@as_json
@one_line_failures()
def show(*, revision: int, file_id: str | None, range_text: str | None, as_json: bool) -> None:
    """The workbook as of a revision: its tabs, or with --range the cells of one of them."""
    with _reading(file_id) as (connection, name):
        document = past.document_at(connection, name, revision)
    if range_text is not None:
        _show_cells(document, range_text, as_json=as_json)
        return
    tabs = [
        {
            "title": sheet.title,
            "rows": sheet.grid.row_count,
            "columns": sheet.grid.column_count,
            "filled": len(sheet.grid.values),
        }
        for sheet in document.workbook.sheets
    ]
    file = document.file
    if as_json:
        told = {"revision": revision, "at": _iso(file.modified), "who": file.last_user}
        click.echo(orjson.dumps({**told, "sheets": tabs}))
        return
    click.echo(f"Revision {revision}, {_local(file.modified)}, {file.last_user}")
    rows = [tuple(map(str, tab.values())) for tab in tabs]
    _show(("tab", "rows", "columns", "filled rows"), rows)


def _show_cells(document: Document, range_text: str, *, as_json: bool) -> None:
    workbook = document.workbook
    area = area_of_a1(workbook, range_text)
    content = value_range(workbook, area, Rendering())
    rows = [list(line) for line in content.get("values", ())]
    if as_json:
        click.echo(orjson.dumps({**content, "values": rows}))
        return
    for row in rows:
        click.echo("\t".join(str(cell).replace("\t", " ").replace("\n", " ") for cell in row))


@main.command()
@click.argument("revision", type=click.IntRange(1))
@of_file
@as_json
@one_line_failures()
def restore(*, revision: int, file_id: str | None, as_json: bool) -> None:
    """Bring an old revision back, as a new one: nothing of the history is lost by it."""
    settings = _local_settings()
    with _reading(file_id) as (connection, asked):
        past.revision(connection, asked, revision)  # refused in words that fit
    with workbook_door(settings) as door:
        name = file_id or door.spreadsheet_id
        answer = _call(
            door.key_file, door.root, f"/gridbook/files/{name}/revisions/{revision}:bringBack"
        )
    if as_json:
        click.echo(orjson.dumps({"revision": answer["revision"], "brought_back": revision}))
    else:
        click.echo(f"Revision {revision} is back, as revision {answer['revision']}.")


@main.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the backups. [default: backups in the home]",
)
@click.option("--keep", type=click.IntRange(1), help="How many backups stay, this one included.")
@as_json
@one_line_failures()
def backup(*, folder: Path | None, keep: int | None, as_json: bool) -> None:
    """Copy the store as it is at this moment, and check the copy; writers may go on."""
    home = _home()
    with _progress("Copying and checking ...") as (progress, task):
        path = back_up(
            home,
            folder or home / "backups",
            datetime.now(UTC),
            keep=keep,
            progress=lambda done, of: progress.update(task, completed=done, total=of),
        )
    size = path.stat().st_size
    if as_json:
        click.echo(orjson.dumps({"path": str(path), "bytes": size}))
    else:
        click.echo(f"{path} ({size / 1e6:.1f} MB, whole)")


@main.command("restore-backup")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@as_json
@one_line_failures()
def restore_backup(*, file: Path, as_json: bool) -> None:
    """Put a backup in the place of the store, while no service runs; the old one stays aside."""
    aside = put_back(load_settings(os.environ).home, file, datetime.now(UTC))
    if as_json:
        click.echo(orjson.dumps({"restored": str(file), "aside": str(aside) if aside else None}))
        return
    click.echo(f"{file} is the store now." + (f" The old one: {aside}" if aside else ""))


@main.command()
@as_json
@one_line_failures()
def compact(*, as_json: bool) -> None:
    """Let go of what need not be kept; the service does it once a day by itself.

    Every revision of the last 30 days stays, of earlier days the last one, those to be kept
    forever, and of deleted files nothing.
    """
    settings = _local_settings()
    with Console(stderr=True).status("Compacting ..."), workbook_door(settings) as door:
        removed = _call(door.key_file, door.root, "/gridbook/compact")
    if as_json:
        click.echo(orjson.dumps(removed))
        return
    click.echo(
        f"Removed {removed['entries']} entries of the log, {removed['snapshots']} snapshots, "
        f"{removed['blocks']} blocks and {removed['files']} deleted files: "
        f"{removed['bytes_before'] / 1e6:.1f} MB became {removed['bytes_after'] / 1e6:.1f} MB."
    )


@main.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@as_json
@one_line_failures()
def check(*, file: Path | None, as_json: bool) -> None:
    """Look at every row of the store, or of a backup, and play the log through."""
    path = file or _home() / DATABASE_NAME
    with _progress("Looking at every row ...") as (progress, task):
        report = inspect(path)
        troubles = list(report.troubles)
        if report.whole:
            progress.update(task, description="Playing the log ...", total=report.entries)
            troubles = differences(path, lambda count: progress.advance(task, count))
    files = {name: state.good()[0] for name, state in report.files.items()}
    if as_json:
        told = {"whole": not troubles, "entries": report.entries, "troubles": troubles}
        click.echo(orjson.dumps({**told, "last_good": files}))
    elif not troubles:
        click.echo(f"{path} is whole: {len(files)} files, {report.entries} entries of the log.")
    else:
        for trouble in troubles:
            click.echo(trouble)
        click.echo(troubles[0] if report.whole else report.line(), err=True)
    sys.exit(1 if troubles else 0)


@main.command()
@as_json
@one_line_failures()
def recover(*, as_json: bool) -> None:
    """After damage: go on from the last good revision of each file, while no service runs."""
    files, aside = recover_store(load_settings(os.environ).home, datetime.now(UTC))
    if as_json:
        told = [{**asdict(file), "at": _iso(file.at)} for file in files]
        click.echo(orjson.dumps({"files": told, "aside": str(aside) if aside else None}))
        return
    if aside is None:
        click.echo("The store is whole: nothing to recover.")
        return
    rows = [(f.spreadsheet_id, str(f.revision or "lost"), _local(f.at)) for f in files]
    _show(("file", "revision", "when"), rows)
    click.echo(f"The damaged store: {aside}")


def _local_settings() -> Settings:
    """The settings; ConfigurationError where the workbook is Google's."""
    settings = load_settings(os.environ)
    if not settings.local:
        raise ConfigurationError(
            "The workbook is Google's (GRIDBOOK_GOOGLE_KEYS is set): use its own version history."
        )
    return settings


def _home() -> Path:
    """The home folder, in which there is a store."""
    home = load_settings(os.environ).home
    if not (home / DATABASE_NAME).exists():
        raise ConfigurationError(f"{home} holds no local workbook: set GRIDBOOK_HOME to one.")
    if is_first_format(home / DATABASE_NAME):
        raise ConfigurationError(
            f"{home / DATABASE_NAME} is of an older version: start the service once."
        )
    return home


@contextmanager
def _reading(file_id: str | None) -> Iterator[tuple[Connection, str]]:
    """The store, only to be read, and the spreadsheet that is meant."""
    home = _home()
    with closing(Connection(home / DATABASE_NAME, readonly=True)) as connection:
        name = file_id or load_settings(os.environ).workbook
        name = name or all_settings(connection).get(MAIN_SETTING)
        if name is None:
            raise ConfigurationError(f"{home} has no workbook yet: start the service once.")
        if not past.knows(connection, name):
            raise ConfigurationError(f"{home} holds no spreadsheet {name}: name another --file.")
        yield connection, name


def _call(key_file: Path, root: str | None, path: str) -> Any:  # noqa: ANN401 - any JSON
    with closing(connect(key_file, root, origin=ORIGIN)) as client:
        return client.call("POST", path, repeatable=False).value


@contextmanager
def _progress(what: str) -> Iterator[tuple[Progress, Any]]:
    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield progress, progress.add_task(what, total=None)


def _show(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    console = Console()
    if not console.is_terminal:
        console.width = 160
    table = Table(box=None, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _local(at: int | None) -> str:
    return (
        "" if at is None else f"{datetime.fromtimestamp(at / 1000).astimezone():%Y-%m-%d %H:%M:%S}"
    )


def _iso(at: int | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at / 1000, UTC).isoformat()


if __name__ == "__main__":
    main()
