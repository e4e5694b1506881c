"""The document that an operation needs to be there already."""

from sheets_sync.local_sheets.errors import ApiError
from sheets_sync.local_sheets.model.document import Document


def existing(document: Document | None) -> Document:
    """The document; ApiError 404 if there is none."""
    if document is None:
        raise ApiError(404, "File not found.")
    return document
