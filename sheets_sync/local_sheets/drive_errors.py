"""Refusals of Drive, in its words: https://developers.google.com/workspace/drive/api/guides/handle-errors."""

from sheets_sync.local_sheets.errors import ApiError


def file_not_found(file_id: str) -> ApiError:
    """404 for a file that is not there."""
    return ApiError(404, f"File not found: {file_id}.", reason="notFound", location="fileId")


def entry_not_found(kind: str, entry_id: str) -> ApiError:
    """404 for a permission, comment or reply that is not there; `kind` begins with a capital."""
    return ApiError(
        404, f"{kind} not found: {entry_id}.", reason="notFound", location=f"{kind.lower()}Id"
    )


def insufficient_permissions(file_id: str) -> ApiError:
    """403 for a role that does not suffice."""
    return ApiError(
        403,
        f"The user does not have sufficient permissions for file {file_id}.",
        reason="insufficientFilePermissions",
    )


def not_allowed(message: str, reason: str, location: str | None = None) -> ApiError:
    """403 for what nobody may do to this file."""
    return ApiError(403, message, reason=reason, location=location)


def invalid_value(location: str) -> ApiError:
    """400 for a parameter that cannot be read."""
    return ApiError(400, "Invalid Value", reason="invalid", location=location)


def bad_request(message: str, location: str | None = None) -> ApiError:
    """400 with a message of its own."""
    return ApiError(400, message, reason="badRequest", location=location)


def missing(name: str) -> ApiError:
    """400 for a parameter or field that must be given."""
    return ApiError(400, f"Required parameter: {name}", reason="required", location=name)


def invalid_field(name: str) -> ApiError:
    """400 for a name in `fields` that the resource does not have."""
    return ApiError(
        400, f"Invalid field selection {name}", reason="invalidParameter", location="fields"
    )
