"""Revisions as Drive v3 answers them."""

from typing import Any

from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.responses.drive import Viewer, export_links, rfc3339, user_json
from sheets_sync.local_sheets.storage.history import Revision

Json = dict[str, Any]


def revision_json(revision: Revision, file: File, viewer: Viewer) -> Json:
    """The Revision resource; the export links lead to the file as it was then."""
    answer: Json = {
        "kind": "drive#revision",
        "id": str(revision.number),
        "mimeType": file.mime_type,
        "modifiedTime": rfc3339(revision.at),
        "keepForever": revision.number in file.kept_revisions,
        "published": False,
        "lastModifyingUser": user_json(revision.who or file.owner, viewer.who),
    }
    if not file.is_folder:
        links = export_links(file, viewer.root_url)
        answer["exportLinks"] = {
            kind: f"{link}&gridbookRevision={revision.number}" for kind, link in links.items()
        }
    return answer
