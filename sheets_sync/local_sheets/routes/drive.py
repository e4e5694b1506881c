"""Drive v3, and v2 as far as clients use it: https://developers.google.com/workspace/drive/api/reference/rest/v3."""

from flask import Blueprint, Response, request

from sheets_sync.local_sheets.errors import not_implemented
from sheets_sync.local_sheets.routes import (
    drive_changes,
    drive_comments,
    drive_export,
    drive_files,
    drive_permissions,
    drive_revisions,
    drive_upload,
    drive_v2,
)

routes = Blueprint("drive", __name__)
for part in (
    drive_files,
    drive_permissions,
    drive_comments,
    drive_changes,
    drive_export,
    drive_revisions,
    drive_upload,
    drive_v2,
):
    routes.register_blueprint(part.routes)

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@routes.route("/drive/<path:rest>", methods=_METHODS)
@routes.route("/drive/v3/files/<any(generateIds,generateCseToken):rest>")
@routes.route("/drive/v2/files/<any(generateIds,generateCseToken):rest>")
@routes.route("/upload/drive/<path:rest>", methods=_METHODS)
def anything_else(**_parts: str) -> Response:
    """What this server does not have says so, and names itself."""
    raise not_implemented(f"{request.method} {request.path}")
