"""Serve the local workbook's Sheets/Drive API alone, without syncing anything."""

import os
import signal
import sys
import threading
from pathlib import Path

import click

from sheets_sync.errors import ConfigurationError, GridbookError
from sheets_sync.local_sheets import (
    Faults,
    LocalServer,
    Quotas,
    create_app,
    open_store,
    write_workbook_file,
)

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command(help=__doc__)
@click.option("--port", type=click.IntRange(0, 65535), required=True, help="0 takes a free one.")
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    default=lambda: Path(os.environ.get("GRIDBOOK_HOME") or "var"),
    help="Folder of the store. [default: GRIDBOOK_HOME or ./var]",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--accept-any-token",
    is_flag=True,
    help="Each bearer token is an identity of its own. Loopback only.",
)
@click.option(
    "--faults",
    "faults_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON file of rules by which answers fail.",
)
@click.option("--quotas", is_flag=True, help="Refuse what Google's quotas would refuse.")
def main(
    port: int,
    home: Path,
    host: str,
    *,
    accept_any_token: bool,
    faults_file: Path | None,
    quotas: bool,
) -> None:
    if accept_any_token and host not in LOOPBACK:
        raise click.UsageError("--accept-any-token is for loopback only: leave --host away.")
    try:
        _serve(port, home, host, accept_any_token, faults_file, quotas)
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    except GridbookError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


def _serve(
    port: int,
    home: Path,
    host: str,
    accept_any_token: bool,
    faults_file: Path | None,
    quotas: bool,
) -> None:
    faults = Faults.from_file(faults_file) if faults_file else None
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    store = open_store(home)
    try:
        app = create_app(
            store,
            faults=faults,
            accept_any_token=accept_any_token,
            quotas=Quotas() if quotas else None,
        )
        server = LocalServer(store, host, port, app=app)
        server.start()
        try:
            spreadsheet_id = store.main_spreadsheet()
            store.service_account(server.root)
            write_workbook_file(home, spreadsheet_id, server.root)
            print(server.root, flush=True)
            print(spreadsheet_id, flush=True)
            stopped.wait()
        finally:
            server.stop()
    finally:
        store.close()


if __name__ == "__main__":
    main()
