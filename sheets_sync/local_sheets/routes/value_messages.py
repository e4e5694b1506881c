"""Bodies and query parameters of spreadsheets.values, read as Google reads them.

Names may be camelCase or snake_case; what is unknown or of a wrong type is refused, all of it at
once, with the path of each field.
"""

import re
from collections.abc import Mapping
from typing import Any

import orjson
from flask import request

from sheets_sync.local_sheets.errors import bad_fields, invalid
from sheets_sync.local_sheets.routes.exchange import AS_OF_PARAMETER, body

Json = dict[str, Any]
Violations = list[tuple[str, str]]

LONGEST_TEXT = 50_000  # characters in a cell
_MOST_VIOLATIONS = 50
_TYPES = "type.googleapis.com/"
_API = _TYPES + "google.apps.sheets.v4."

ENUMS = {
    "Dimension": ("DIMENSION_UNSPECIFIED", "ROWS", "COLUMNS"),
    "ValueInputOption": ("INPUT_VALUE_OPTION_UNSPECIFIED", "RAW", "USER_ENTERED"),
    "ValueRenderOption": ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"),
    "DateTimeRenderOption": ("SERIAL_NUMBER", "FORMATTED_STRING"),
    "AppendValuesRequest.InsertDataOption": ("OVERWRITE", "INSERT_ROWS"),
    "DeveloperMetadataLocationType": (
        "DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED",
        "ROW",
        "COLUMN",
        "SHEET",
        "SPREADSHEET",
    ),
    "DeveloperMetadataLookup.DeveloperMetadataLocationMatchingStrategy": (
        "DEVELOPER_METADATA_LOCATION_MATCHING_STRATEGY_UNSPECIFIED",
        "EXACT_LOCATION",
        "INTERSECTING_LOCATION",
    ),
    "CommentsViewMode": (
        "COMMENTS_VIEW_MODE_UNSPECIFIED",
        "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS",
        "COMMENTS_VIEW_MODE_OMITTED",
        "COMMENTS_VIEW_MODE_INCLUDED",
    ),
    "DeveloperMetadataVisibility": (
        "DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED",
        "DOCUMENT",
        "PROJECT",
    ),
}
_WRITTEN = {
    "valueInputOption": "ValueInputOption",
    "includeValuesInResponse": "bool",
    "responseValueRenderOption": "ValueRenderOption",
    "responseDateTimeRenderOption": "DateTimeRenderOption",
}
_READ = {
    "majorDimension": "Dimension",
    "valueRenderOption": "ValueRenderOption",
    "dateTimeRenderOption": "DateTimeRenderOption",
}
_ROWS_OF = {"majorDimension": "Dimension", "values": "values"}
MESSAGES: dict[str, dict[str, str]] = {  # a type in brackets is repeated
    "ValueRange": {"range": "string", **_ROWS_OF},
    "BatchUpdateValuesRequest": {"data": "[ValueRange]", **_WRITTEN},
    "DataFilterValueRange": {"dataFilter": "DataFilter", **_ROWS_OF},
    "BatchUpdateValuesByDataFilterRequest": {"data": "[DataFilterValueRange]", **_WRITTEN},
    "BatchGetValuesByDataFilterRequest": {"dataFilters": "[DataFilter]", **_READ},
    "ClearValuesRequest": {},
    "BatchClearValuesRequest": {"ranges": "[string]"},
    "BatchClearValuesByDataFilterRequest": {"dataFilters": "[DataFilter]"},
    "DataFilter": {
        "developerMetadataLookup": "DeveloperMetadataLookup",
        "a1Range": "string",
        "gridRange": "GridRange",
    },
    "GridRange": dict.fromkeys(
        ("sheetId", "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"), "int"
    ),
    "DeveloperMetadataLookup": {
        "locationType": "DeveloperMetadataLocationType",
        "metadataLocation": "DeveloperMetadataLocation",
        "locationMatchingStrategy": (
            "DeveloperMetadataLookup.DeveloperMetadataLocationMatchingStrategy"
        ),
        "metadataId": "int",
        "metadataKey": "string",
        "metadataValue": "string",
        "visibility": "DeveloperMetadataVisibility",
    },
    "DeveloperMetadataLocation": {
        "locationType": "DeveloperMetadataLocationType",
        "spreadsheet": "bool",
        "sheetId": "int",
        "dimensionRange": "DimensionRange",
    },
    "DimensionRange": {
        "sheetId": "int",
        "dimension": "Dimension",
        "startIndex": "int",
        "endIndex": "int",
    },
}
PARAMETERS = {
    "spreadsheet": {
        "ranges": "[string]",
        "includeGridData": "bool",
        "excludeTablesInBandedRanges": "bool",
        "commentsViewMode": "CommentsViewMode",
    },
    "get": _READ,
    "batchGet": {"ranges": "[string]", **_READ},
    "update": _WRITTEN,
    "append": {**_WRITTEN, "insertDataOption": "AppendValuesRequest.InsertDataOption"},
    "other": {},
}
_SYSTEM_PARAMETERS = (
    "access_token", "alt", "callback", "fields", "key", "oauth_token", "prettyPrint", "quotaUser",
    "upload_protocol", "uploadType", "xgafv", AS_OF_PARAMETER,
)  # fmt: skip
_PLAIN = {"string": "TYPE_STRING", "int": "TYPE_INT32", "bool": "TYPE_BOOL"}


def read_body(name: str, where: str = "") -> Json:
    """The request's body as the message `name`, in camelCase and without nulls.

    `where` is the field of the request that the body is, such as `data`.
    """
    reader = _Reader()
    message = reader.message(name, body(), where)
    reader.finish()
    return message


def read_parameters(method: str) -> Json:
    """The query of a method of PARAMETERS; booleans as such, repeated ones as lists."""
    reader, known = _Reader(), PARAMETERS[method]
    result: Json = {}
    for given in request.args:
        name = _camel(given)
        kind = known.get(name)
        if kind is not None and kind.startswith("["):
            result[name] = request.args.getlist(given)
        elif kind is not None:
            result[name] = reader.value(kind, request.args[given], _snake(name))
        elif given not in _SYSTEM_PARAMETERS and not given.startswith("$"):
            reader.refuse(
                "",
                f'Invalid JSON payload received. Unknown name "{given}": Cannot bind query '
                f"parameter. Field '{given}' could not be found in request message.",
            )
    reader.finish()
    return result


class _Reader:
    def __init__(self) -> None:
        self._violations: Violations = []

    def refuse(self, field: str, wrong: str) -> None:
        """Remember what is wrong with a field."""
        self._violations.append((field, wrong))

    def finish(self) -> None:
        """ApiError 400 if anything was wrong."""
        if self._violations:
            raise bad_fields(self._violations[:_MOST_VIOLATIONS])

    def message(self, name: str, value: Mapping[str, Any], where: str) -> Json:
        """The fields of one message."""
        known, result = MESSAGES[name], {}
        for given, item in value.items():
            field = given if given in known else _camel(given)
            if field not in known:
                self._unknown(given, where, "Cannot find field.")
            elif item is not None:
                path = f"{where}.{_snake(field)}" if where else _snake(field)
                result[field] = self._field(known[field], item, given, where, path)
        return result

    def _unknown(self, name: str, where: str, wrong: str) -> None:
        place = f" at '{where}'" if where else ""
        self.refuse(where, f'Invalid JSON payload received. Unknown name "{name}"{place}: {wrong}')

    def _field(self, kind: str, item: object, given: str, where: str, path: str) -> object:
        if kind == "values":
            return self._values(item, path)
        if kind.startswith("["):
            items = item if isinstance(item, list) else [item]
            return [self.value(kind[1:-1], one, f"{path}[{n}]") for n, one in enumerate(items)]
        if isinstance(item, list):
            self._unknown(given, where, "Proto field is not repeating, cannot start list.")
            return None
        return self.value(kind, item, path)

    def value(self, kind: str, item: object, path: str) -> object:
        """One value of a type that is not repeated."""
        if kind in MESSAGES:
            if isinstance(item, dict):
                return self.message(kind, item, path)
            read: object = None
            shown = _API + kind
        elif kind in ENUMS:
            read, shown = _enum(ENUMS[kind], item), _API + kind
        else:
            read, shown = _plain(kind, item), _PLAIN[kind]
        if read is None:
            self.refuse(path, f"Invalid value at '{path}' ({shown}), {_as_shown(item)}")
        return read

    def _values(self, item: object, path: str) -> object:
        lines = item if isinstance(item, list) else [item]
        for number, line in enumerate(lines):
            if not isinstance(line, list):
                place = f"{path}[{number}]" if isinstance(item, list) else path
                kind = f"{_TYPES}google.protobuf.ListValue"
                self.refuse(place, f"Invalid value at '{place}' ({kind}), {_as_shown(line)}")
            elif any(type(cell) is str and len(cell) > LONGEST_TEXT for cell in line):
                raise invalid(
                    f"Your input contains more than the maximum of {LONGEST_TEXT} characters in a "
                    "single cell."
                )
        return item


def _enum(names: tuple[str, ...], item: object) -> str | None:
    if isinstance(item, int) and not isinstance(item, bool) and 0 <= item < len(names):
        return names[item]
    return item if isinstance(item, str) and item in names else None


def _plain(kind: str, item: object) -> object:
    if kind == "string":
        return item if isinstance(item, str) else None
    if kind == "bool":
        truths = {"true": True, "false": False, "1": True, "0": False}
        return truths.get(item.lower()) if isinstance(item, str) else _as_bool(item)
    if isinstance(item, str) and re.fullmatch(r"-?[0-9]{1,10}", item):
        item = int(item)
    if isinstance(item, float) and item.is_integer():
        item = int(item)
    whole = isinstance(item, int) and not isinstance(item, bool)
    return item if whole and -(2**31) <= int(item) < 2**31 else None  # type: ignore[call-overload]  # a whole number


def _as_bool(item: object) -> bool | None:
    return item if isinstance(item, bool) else None


def _as_shown(item: object) -> str:
    return orjson.dumps(item).decode()[:200]


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def _snake(name: str) -> str:
    return re.sub(r"([A-Z])", lambda match: "_" + match[1].lower(), name)
