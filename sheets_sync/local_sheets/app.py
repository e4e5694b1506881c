"""The Flask app: Google's paths at its root, Google's envelopes for what it refuses."""

import logging
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from sheets_sync.errors import StorageError
from sheets_sync.local_sheets.envelopes import service_of
from sheets_sync.local_sheets.errors import (
    ApiError,
    invalid,
    not_implemented,
    unauthenticated,
    unavailable,
)
from sheets_sync.local_sheets.failing import editor_of
from sheets_sync.local_sheets.faults import Faults
from sheets_sync.local_sheets.formulas.evaluation import Evaluator
from sheets_sync.local_sheets.identity import CLIENT_EMAIL, Accounts, identity_of_any
from sheets_sync.local_sheets.quotas import Quotas
from sheets_sync.local_sheets.routes import batch, drive, own, spreadsheets, token, values
from sheets_sync.local_sheets.routes.exchange import as_of, refusal
from sheets_sync.local_sheets.routes.showing import use_evaluator
from sheets_sync.local_sheets.storage.store import Store
from sheets_sync.local_sheets.wire import compress, straighten

_log = logging.getLogger(__name__)

OPEN_PATHS = ("/token", *batch.PATHS)  # the calls of a batch sign in one by one
PARTS = (spreadsheets, values, drive, token, batch, own)


def create_app(
    store: Store,
    *,
    faults: Faults | None = None,
    accept_any_token: bool = False,
    quotas: Quotas | None = None,
    evaluator: Evaluator | None = None,
) -> Flask:
    """The Sheets/Drive API over one store; works under any SCRIPT_NAME.

    With `accept_any_token` each bearer token is an identity of its own; bind to loopback only.
    """
    app = Flask("local_sheets", static_folder=None)
    app.url_map.merge_slashes = False
    accounts = Accounts(store)
    app.extensions["local_sheets_store"] = store
    app.extensions["local_sheets_accounts"] = accounts
    use_evaluator(app, evaluator or Evaluator())
    for part in PARTS:
        app.register_blueprint(part.routes)

    @app.before_request
    def identify() -> None:
        if request.path in OPEN_PATHS:
            return
        g.who = _identity(accounts, accept_any_token=accept_any_token)
        if quotas is not None:
            quotas.count(request.method, request.path, request.args.get("quotaUser") or g.who)
        _check_form(request.args.get("alt", "json"))
        as_of()  # refused where it means nothing, before anything is written

    @app.after_request
    def pack(response: Response) -> Response:
        return compress(request, response)

    @app.errorhandler(ApiError)
    def refused(error: ApiError) -> Response:
        return refusal(error)

    @app.errorhandler(StorageError)
    def not_stored(error: StorageError) -> Response:
        _log.error("%s", error)
        return refusal(unavailable(str(error)))

    @app.errorhandler(HTTPException)
    def not_served(error: HTTPException) -> Response:
        if error.code in (404, 405):  # Google knows no 405: its 404 is a page of HTML, here JSON
            return refusal(ApiError(404, f"Method not found: {request.method} {request.path}"))
        return refusal(ApiError(error.code or 500, error.description or error.name))

    @app.errorhandler(Exception)
    def broken(_error: Exception) -> Response:
        _log.exception("%s %s failed", request.method, request.path)
        return refusal(ApiError(500, "Internal error encountered."))

    served = faults.around(app.wsgi_app, editor_of(store)) if faults else app.wsgi_app
    app.wsgi_app = _straightened(served)  # type: ignore[method-assign,assignment]  # Flask's way
    return app


def _straightened(app: WSGIApplication) -> WSGIApplication:
    def straight(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        straighten(environ)
        return app(environ, start_response)

    return straight


def _check_form(alt: str) -> None:
    """The `alt` that every method takes; the other system parameters change nothing here."""
    if alt == "proto":
        raise not_implemented("alt=proto")
    if alt not in ("json", "media", ""):
        raise invalid(f"Invalid value for parameter alt: {alt}")


def _identity(accounts: Accounts, *, accept_any_token: bool) -> str:
    scheme, _, credential = request.headers.get("Authorization", "").partition(" ")
    bearer = credential.strip() if scheme.lower() == "bearer" else ""
    bearer = bearer or request.args.get("access_token") or request.args.get("oauth_token", "")
    if bearer and accounts.holds(bearer):
        return CLIENT_EMAIL
    if bearer and accept_any_token:
        return identity_of_any(bearer)
    raise unauthenticated(service_of(request.path), given=bool(bearer))
