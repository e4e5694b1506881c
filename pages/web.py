"""The Flask app that people and monitors reach."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, jsonify, render_template, request
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException

from pages.health import report
from pages.overview import Whereabouts, overview
from pages.texts import texts
from sheets_sync.schedule import Schedule
from sheets_sync.workbook.layout.schema import Locale

LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
TEMPLATES: Final = Path(__file__).parent.parent / "templates"
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def create_web(
    schedule: Schedule, whereabouts: Whereabouts, *, locale: Locale, hosts: Iterable[str]
) -> Flask:
    """The pages; `hosts` are names that may be asked for besides those of the loopback."""
    web = Flask("pages", template_folder=str(TEMPLATES), static_folder=str(_static()))
    web.jinja_env.undefined = StrictUndefined
    known = {name.lower().strip("[]") for name in (*LOOPBACK, *hosts)}

    @web.before_request
    def refuse_strangers() -> Response | None:
        """A page elsewhere may point its own name at us: only known names are answered."""
        if _name(request.headers.get("Host", "")) in known:
            return None
        return _problem(400, texts(locale).unknown_host)

    @web.after_request
    def protect(response: Response) -> Response:
        response.headers.extend(_HEADERS)
        if request.endpoint != "static":
            response.headers["Cache-Control"] = "no-store"
        return response

    @web.get("/")
    def first() -> str:
        seen = overview(schedule, datetime.now(UTC), locale)
        say = texts(seen.locale)
        return render_template("first.html", seen=seen, say=say, where=whereabouts)

    @web.get("/healthz")
    def healthz() -> tuple[Response, int]:
        told = report(schedule, datetime.now(UTC))
        return jsonify(told), 200 if told["status"] == "ok" else 503

    @web.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        say = texts(locale)
        text = say.no_page if error.code == 404 else error.description or error.name
        return _problem(error.code or 500, say.broken if error.code == 500 else text)

    def _problem(status: int, text: str) -> Response:
        page = render_template("problem.html", text=text, say=texts(locale), locale=locale)
        return Response(page, status)

    return web


def _static() -> Path:
    return Path(__file__).parent / "static"


def _name(host: str) -> str:
    """The name in a Host header, without a port; "" where there is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
