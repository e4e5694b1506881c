"""The two shapes in which Google's services put a refusal: that of Sheets, and that of Drive."""

from typing import Any

from sheets_sync.local_sheets.errors import ApiError

Json = dict[str, Any]

SHEETS, DRIVE = "sheets.googleapis.com", "drive.googleapis.com"
_DRIVE_PATHS = ("/drive/", "/upload/drive/", "/resumable/", "/batch/drive/")
_REASON_OF_CODE = {
    400: "badRequest",
    401: "authError",
    403: "insufficientFilePermissions",
    404: "notFound",
    409: "conflict",
    412: "conditionNotMet",
    413: "uploadTooLarge",
    429: "rateLimitExceeded",
    500: "internalError",
    501: "notImplemented",
    503: "backendError",
}
_USAGE_LIMITS = ("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded")
_PLACE_OF_REASON = {"authError": ("Authorization", "header"), "notFound": ("fileId", "parameter")}


def service_of(path: str) -> str:
    """The service that a path belongs to."""
    return DRIVE if path.startswith(_DRIVE_PATHS) else SHEETS


def envelope(error: ApiError, service: str) -> Json:
    """The JSON body of a refusal.

    Sheets: https://cloud.google.com/apis/design/errors#http_mapping, Drive:
    https://developers.google.com/workspace/drive/api/guides/handle-errors
    """
    body: Json = {"code": error.code, "message": error.message}
    if service == DRIVE:
        body["errors"] = [_drive_error(error)]
    if service == SHEETS or error.details:
        body["status"] = error.status
    if error.details:
        body["details"] = list(error.details)
    return {"error": body}


def _drive_error(error: ApiError) -> Json:
    reason = error.reason or _REASON_OF_CODE.get(error.code, "unknown")
    domain = "usageLimits" if reason in _USAGE_LIMITS else "global"
    item = {"message": error.message, "domain": domain, "reason": reason}
    location, kind = _PLACE_OF_REASON.get(reason, ("", "parameter"))
    if error.location or location:
        item |= {"location": error.location or location, "locationType": kind}
    return item
