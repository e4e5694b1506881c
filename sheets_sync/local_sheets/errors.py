"""Refusals of the API, in the words and codes of Google's error envelope."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sheets_sync.errors import GridbookError

Json = dict[str, Any]

STATUS_OF_CODE = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    412: "FAILED_PRECONDITION",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}


class ApiError(GridbookError):
    """An answer other than 200: HTTP `code`, Google's `status`, the message for the caller.

    `details` go with newer services; `reason` and `location`, a parameter's name, with Drive.
    """

    def __init__(
        self,
        code: int,
        message: str,
        *,
        retry_after: int | None = None,
        status: str | None = None,
        reason: str | None = None,
        location: str | None = None,
        details: Sequence[Json] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.status = status or STATUS_OF_CODE.get(code, "UNKNOWN")
        self.message = message
        self.retry_after = retry_after
        self.reason = reason
        self.location = location
        self.details = details


def error_info(reason: str, **metadata: str) -> Json:
    """The google.rpc.ErrorInfo that newer services put among the details.

    https://cloud.google.com/apis/design/errors#error_info
    """
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": metadata,
    }


def invalid(message: str) -> ApiError:
    """400 INVALID_ARGUMENT."""
    return ApiError(400, message)


@contextmanager
def located(place: str) -> Iterator[None]:
    """Let a refusal say in which part of a batch it was met: `Invalid data[2]: …`."""
    try:
        yield
    except ApiError as error:
        error.message = f"Invalid {place}: {error.message}"
        raise


def bad_fields(violations: Sequence[tuple[str, str]], message: str = "") -> ApiError:
    """400 that names every wrong field: (its path, "" for the whole message; what is wrong).

    The `message` is what is wrong with them, unless another one is given.
    """
    listed = [
        {**({"field": field} if field else {}), "description": wrong} for field, wrong in violations
    ]
    detail = {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": listed}
    told = message or "\n".join(wrong for _, wrong in violations)
    return ApiError(400, told, details=[detail])


def unparsable_range(text: str) -> ApiError:
    """400 for a range that names nothing in this spreadsheet."""
    return invalid(f"Unable to parse range: {text}")


def not_found() -> ApiError:
    """404 in the words of the Sheets API."""
    return ApiError(404, "Requested entity was not found.")


def forbidden() -> ApiError:
    """403 for a file of somebody else."""
    return ApiError(403, "The caller does not have permission")


def no_spreadsheet() -> ApiError:
    """400 of the Sheets API for a file that holds no workbook, such as a folder."""
    return ApiError(
        400, "This operation is not supported for this document", status="FAILED_PRECONDITION"
    )


def unauthenticated(service: str, *, given: bool) -> ApiError:
    """401 for a request of `service` without an access token, or with one that is not valid."""
    fault = "had invalid" if given else "is missing required"
    reason = "ACCESS_TOKEN_TYPE_UNSUPPORTED" if given else "CREDENTIALS_MISSING"
    return ApiError(
        401,
        f"Request {fault} authentication credential{'s' if given else ''}. Expected OAuth 2 access "
        "token, login cookie or other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project.",
        details=[error_info(reason, service=service)],
    )


def moved_on(revision: int) -> ApiError:
    """409 for a write whose X-Gridbook-If-Revision is not the current revision."""
    return ApiError(409, f"The spreadsheet has moved on to revision {revision}: read it again.")


def not_implemented(name: str) -> ApiError:
    """501 for a part of the API that this server does not have."""
    return ApiError(501, f"{name} is not implemented by this server.")


def unavailable(reason: str) -> ApiError:
    """503 for a write that could not be stored; nothing was changed."""
    return ApiError(503, f"The service is currently unavailable: {reason}")
