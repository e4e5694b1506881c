"""What Google does not have: old revisions brought back, the store looked after.

    POST /gridbook/files/{fileId}/revisions/{n}:bringBack
    POST /gridbook/compact

Reads of spreadsheets and values take `X-Gridbook-As-Of: n`, or `gridbookRevision=n`.
"""

from dataclasses import asdict

from flask import Blueprint, Response

from sheets_sync.local_sheets.errors import ApiError, forbidden
from sheets_sync.local_sheets.identity import CLIENT_EMAIL
from sheets_sync.local_sheets.model.document import WRITING_ROLES
from sheets_sync.local_sheets.routes.exchange import (
    answer,
    expected_revision,
    origin,
    role_on,
    store,
    who,
)

routes = Blueprint("own", __name__, url_prefix="/gridbook")


@routes.post("/files/<file_id>/revisions/<int:number>:bringBack")
def bring_back(file_id: str, number: int) -> Response:
    """Make a new revision with the workbook of an old one, ids and metadata included.

    Answers `{"revision": new, "broughtBack": old}`; 404 if the old one is not kept.
    """
    file = store().document(file_id).file
    if role_on(file) not in WRITING_ROLES:
        raise forbidden()
    if file.is_folder:
        raise ApiError(400, "A folder has no revisions to bring back.")
    document = store().bring_back(
        file_id, number, who=who(), origin=origin(), if_revision=expected_revision()
    )
    return answer({"revision": document.revision, "broughtBack": number}, document)


@routes.post("/compact")
def compact() -> Response:
    """Let go of what need not be kept; for the service account alone. Answers what went."""
    if who() != CLIENT_EMAIL:
        raise forbidden()
    return answer(asdict(store().compact()))
