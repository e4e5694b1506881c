"""The page docs/local-workbook.md: what the local workbook serves, from its URL map and kinds."""

import inspect
import re
from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from sheets_sync.local_sheets.app import PARTS
from sheets_sync.local_sheets.requests.kinds import KINDS, unserved_kinds
from sheets_sync.local_sheets.requests.message import camel

_SECTIONS = (
    ("Sheets v4", ("/v4/",)),
    ("Drive v3", ("/drive/v3/", "/upload/drive/v3/", "/batch/drive/v3")),
    ("Drive v2", ("/drive/v2/", "/upload/drive/v2/", "/batch/drive/v2")),
    ("Besides", ("/",)),
)
_PLACE = re.compile(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>")
_HIDDEN = re.compile(r"<path:rest>|:rest>|/:")  # what refuses, and a second spelling

_INTRODUCTION = """# The local workbook

Where no Google account is configured, Gridbook keeps its spreadsheet itself: an embedded server
speaks the Google Sheets v4 and Drive v3 protocols on SQLite, so that the same clients work with
both. This page is generated from the server's own tables: run `make docs` after changing them.

- [Drive, as the local workbook speaks it](local-workbook-drive.md)
- [Its store](local-workbook-store.md): old revisions, backups, damage
- [Faults and quotas](local-workbook-faults.md), for trying clients against bad days

Everything else of the two APIs answers 501 UNIMPLEMENTED in Google's envelope and names itself.
Bodies are read against Google's own messages: a field that Google does not know is refused with
400, one that this server does not have with 501.
"""

_RIGHTS = """## Who may do what

Reading and writing a file follow its sharing. Protected ranges are enforced by identity, on values
writes and on batchUpdate alike: the owner of the file always may, `editors.users` may, and with
`warningOnly` everybody may; others are refused with 400 and nothing is changed. A protection of a
whole sheet also keeps its rows, columns, name and place, while cells in its `unprotectedRanges` are
free. `requestingUserCanEdit` tells each reader about themselves, and `editors` are shown to those
alone who may edit.

`X-Gridbook-Revision` comes with every answer about a file; a write with `X-Gridbook-If-Revision` is
refused with 409 once the file has moved on.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_INTRODUCTION, *_methods(), _kinds(), _RIGHTS])


def _methods() -> Iterator[str]:
    rules = _rules()
    for title, prefixes in _SECTIONS:
        mine = [rule for rule in rules if rule[0].startswith(prefixes)]
        rules = [rule for rule in rules if rule not in mine]
        lines = [f"| {verb} | `{path}` | {said} |" for path, verb, said in mine]
        yield "\n".join(
            [f"## Methods: {title}", "", "| verb | path | what |", "|---|---|---|", *lines, ""]
        )


def _rules() -> list[tuple[str, str, str]]:
    """Path, verb and what is said of it, for every method that is served."""
    app = Flask("reference", static_folder=None)
    for part in PARTS:
        app.register_blueprint(part.routes)
    return sorted(
        (_path(rule), verb, said)
        for rule in app.url_map.iter_rules()
        if not _HIDDEN.search(rule.rule)
        for verb in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        if (said := _said(inspect.getdoc(app.view_functions[rule.endpoint])))
    )


def _path(rule: Rule) -> str:
    return _PLACE.sub(lambda match: "{" + camel(match[1]) + "}", rule.rule)


def _said(docstring: str | None) -> str:
    """The first sentence of a view's docstring, as a cell of a table."""
    first = (docstring or "").split("\n\n")[0].replace("\n", " ")
    return first.rstrip(".").replace("|", "\\|")


def _kinds() -> str:
    lines = [f"| `{name}` | {kind.limits or '–'} |" for name, kind in KINDS.items()]
    others = ", ".join(f"`{name}`" for name in unserved_kinds())
    return "\n".join(
        [
            "## Requests of batchUpdate",
            "",
            "A batch is applied whole or not at all.",
            "",
            "| kind | where Google does more, or otherwise |",
            "|---|---|",
            *lines,
            "",
            f"Not served: {others}.",
            "",
        ]
    )
