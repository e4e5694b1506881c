"""Serve Gridbook with what the environment configures: pages, syncs, the local workbook."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack, closing
from urllib.parse import urlsplit

import click
import structlog
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from pages.overview import Whereabouts
from pages.web import create_web
from scripts.exits import one_line_failures
from scripts.setup_workbook import prepare
from scripts.workbook_door import free_store
from sheets_sync.errors import ConfigurationError, GridbookError, TransportError
from sheets_sync.local_sheets import (
    Change,
    Server,
    Store,
    create_app,
    write_workbook_file,
)
from sheets_sync.schedule import Outcome, Schedule, log
from sheets_sync.settings import Settings, load_settings
from sheets_sync.site import SYNC_ORIGIN, Door, Site, google_door, open_site
from sheets_sync.state.leases import Busy
from sheets_sync.workbook.retries import Patience

GOOGLE_PATH = "/google"
COMMAND_SECONDS = 5  # for a command that has the store open for its own run
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104  # nosec B104 - compared with, not listened on


@click.command(help=__doc__)
@one_line_failures()
def main() -> None:
    """Read the settings, serve, and stop cleanly when told to."""
    settings = load_settings(os.environ)
    _log_to_stderr()
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    serve(settings, stopping)


def serve(settings: Settings, stopping: threading.Event) -> None:
    """Serve until `stopping` is set; the sync in hand is finished then."""
    if settings.tls_cert is not None:
        raise ConfigurationError(
            "GRIDBOOK_TLS_CERT cannot be used yet: unset it and let a reverse proxy speak HTTPS"
        )
    with ExitStack() as stack:
        store = _store(settings, stack)
        front = DispatcherMiddleware(NotFound())
        server = Server(front, settings.host, settings.port)
        stack.callback(server.stop)
        address = _address(server)
        if store is None:
            door = google_door(settings)
        else:
            front.mounts[GOOGLE_PATH] = create_app(store)
            door = _local_door(settings, store, address + GOOGLE_PATH)
        site = stack.enter_context(open_site(settings, door, patience=_patience(stopping)))
        schedule = Schedule(site.sync)
        stack.callback(schedule.stop)
        whereabouts = _whereabouts(door)
        front.app = create_web(
            schedule, whereabouts, locale=settings.locale, hosts=_hosts(settings)
        )
        server.start()
        if store is not None:
            if door.spreadsheet_id == store.main_spreadsheet():
                _begin(site, settings)
            store.subscribe(_listener(schedule, door.spreadsheet_id))
        _tell_sync(schedule.sync_now())
        schedule.start()
        _tell_addresses(address, whereabouts)
        stopping.wait()
        click.echo("Stopping.")


def _store(settings: Settings, stack: ExitStack) -> Store | None:
    """The local workbook's store, None where a key leads elsewhere."""
    if not settings.local:
        return None
    return stack.enter_context(closing(free_store(settings.home, COMMAND_SECONDS)))


def _local_door(settings: Settings, store: Store, root: str) -> Door:
    """Write the two files by which others find the local workbook."""
    key_file = store.service_account(root)
    spreadsheet_id = settings.workbook or store.main_spreadsheet()
    write_workbook_file(settings.home, spreadsheet_id, root)
    return Door(key_file, root, spreadsheet_id)


def _begin(site: Site, settings: Settings) -> None:
    """Before its very first sync: set the workbook up and, if that is wanted, fill it."""
    if site.history.recall().first_sync_at is not None:
        return
    # Slow to import, and needed once.
    from sheets_sync.demo_site import Size, fill_with_demo, is_untouched

    done = prepare(site, settings)
    if done.created:
        click.echo(f"Set the workbook up: {len(done.created)} tabs.")
    if settings.demo is not False and is_untouched(site):
        filled = fill_with_demo(site, Size())
        click.echo(f"Filled it with a demo community: {sum(filled.values())} rows.")


def _listener(schedule: Schedule, spreadsheet_id: str) -> Callable[[Change], None]:
    def heard(change: Change) -> None:
        if change.spreadsheet_id == spreadsheet_id and change.origin != SYNC_ORIGIN:
            schedule.edited()

    return heard


def _patience(stopping: threading.Event) -> Patience:
    """Once the service is to stop, nobody waits any longer for a server that does not answer."""

    def sleep(seconds: float) -> None:
        stopping.wait(seconds)

    return Patience(sleep=sleep)


def _address(server: Server) -> str:
    """Where this machine reaches the server."""
    if server.host in ANYWHERE:
        return f"http://127.0.0.1:{server.port}"
    return server.root


def _hosts(settings: Settings) -> list[str]:
    public = urlsplit(settings.public_url or "").hostname
    return [settings.host, *settings.allowed_hosts, *([public] if public else [])]


def _whereabouts(door: Door) -> Whereabouts:
    key_file = str(door.key_file) if door.root else ""
    return Whereabouts(door.spreadsheet_id, door.root or "", key_file)


def _tell_sync(outcome: Outcome) -> None:
    """One line on the first sync; a failure that will not pass by itself ends the start."""
    error, receipt = outcome.error, outcome.receipt
    if receipt is not None:
        click.echo(
            f"Checked {sum(receipt.rows.values())} rows in {outcome.seconds:.1f} s: "
            f"{len(receipt.findings)} findings, {receipt.cells_written} cells written."
        )
    elif isinstance(error, GridbookError) and not _may_pass(error):
        raise error
    else:
        log(outcome)
        click.echo("The first sync failed; the next one tries again.", err=True)


def _may_pass(error: GridbookError) -> bool:
    return isinstance(error, Busy) or (isinstance(error, TransportError) and not error.permanent)


def _tell_addresses(address: str, where: Whereabouts) -> None:
    click.echo(f"Page          {address}/")
    if where.sheets_root:
        click.echo(f"Sheets root   {where.sheets_root}")
    click.echo(f"Spreadsheet   {where.google_address or where.spreadsheet_id}")
    if where.key_file:
        click.echo(f"Key file      {where.key_file}")
    click.echo("Ready; Ctrl-C ends it.")


def _log_to_stderr() -> None:
    """Lines of key=value; tracebacks carry no values of variables, which may be cells."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(
                key_order=["timestamp", "level", "event"], bool_as_flag=False
            ),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


if __name__ == "__main__":
    main()
