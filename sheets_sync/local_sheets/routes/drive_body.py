"""The fields of a File that a request may set are what they must be, or Drive refuses them."""

from collections.abc import Callable
from typing import Any

from sheets_sync.local_sheets.drive_errors import invalid_value

Json = dict[str, Any]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _are_pairs(value: object) -> bool:
    return isinstance(value, dict) and all(v is None or isinstance(v, str) for v in value.values())


_FIELDS: dict[str, Callable[[object], bool]] = {
    **dict.fromkeys(("id", "name", "mimeType", "description", "folderColorRgb"), _is_text),
    **dict.fromkeys(("starred", "trashed", "writersCanShare"), _is_truth),
    "copyRequiresWriterPermission": _is_truth,
    "parents": _are_texts,
    "properties": _are_pairs,
    "appProperties": _are_pairs,
}


def check_file(content: Json) -> Json:
    """The content itself; ApiError 400 that names the first field of another type."""
    for name, fits in _FIELDS.items():
        if content.get(name) is not None and not fits(content[name]):
            raise invalid_value(name)
    return content


def objects_in(content: Json, name: str) -> list[Json]:
    """The list of objects under a name, [] for none; ApiError 400 for anything else."""
    given = content.get(name) or []
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
        raise invalid_value(name)
    return given
