"""Strict checking of answers against the discovery documents of google-api-python-client."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient

DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
APIS = ("sheets.v4", "drive.v3", "drive.v2")
JSON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
FORMATS = {
    "int64": r"-?\d{1,19}",
    "uint64": r"\d{1,20}",
    "byte": r"[A-Za-z0-9+/_-]*={0,2}",
    "date": r"\d{4}-\d\d-\d\d",
    "date-time": _MOMENT,
    "google-datetime": _MOMENT,
}


@dataclass(frozen=True)
class Method:
    """A method of an API, such as `sheets.spreadsheets.values.update`."""

    api: str
    verb: str
    template: str  # from the root: /v4/spreadsheets/{spreadsheetId}
    content: dict[str, Any] = field(repr=False)

    @property
    def name(self) -> str:
        """Its id in Google's reference."""
        return str(self.content["id"])

    @property
    def answers_with(self) -> str | None:
        """The name of the answer's schema, None if there is no JSON in it."""
        reference = self.content.get("response", {}).get("$ref")
        return str(reference) if reference else None

    @property
    def takes(self) -> str | None:
        """The name of the body's schema, None if it has none."""
        reference = self.content.get("request", {}).get("$ref")
        return str(reference) if reference else None


@cache
def document(api: str) -> dict[str, Any]:
    """The whole discovery document of one of APIS."""
    content: dict[str, Any] = json.loads((DOCUMENTS / f"{api}.json").read_text("utf-8"))
    return content


def schemas(api: str) -> dict[str, Any]:
    """The schemas of one of APIS, by name."""
    return dict(document(api)["schemas"])


@cache
def methods(api: str) -> tuple[Method, ...]:
    """All methods of one of APIS."""
    content = document(api)
    return tuple(_methods_in(api, "/" + content["servicePath"], content))


def _methods_in(api: str, prefix: str, resource: dict[str, Any]) -> Iterator[Method]:
    for method in resource.get("methods", {}).values():
        yield Method(api, method["httpMethod"], prefix + method["path"], method)
        for protocol in method.get("mediaUpload", {}).get("protocols", {}).values():
            yield Method(api, method["httpMethod"], protocol["path"], method)
    for below in resource.get("resources", {}).values():
        yield from _methods_in(api, prefix, below)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Method], ...]:
    every = [method for api in APIS for method in methods(api)]
    every.sort(key=lambda method: len(re.sub(r"\{\w+\}", "", method.template)), reverse=True)
    return tuple((_pattern(method.template), method) for method in every)


def _pattern(template: str) -> re.Pattern[str]:
    escaped = re.escape(template).replace(r"\{range\}", ".+")  # a title may contain slashes
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", escaped))


def method_of(verb: str, path: str) -> Method | None:
    """The method that an HTTP verb and a decoded path call, the most literal template first.

    The pieces of a resumable upload are put to an address of the method that began it.
    """
    fitting = [method for pattern, method in _patterns() if pattern.fullmatch(path)]
    upload = path.startswith("/upload/") and verb == "PUT"
    found = [method for method in fitting if method.verb == verb]
    return next(iter(found or (fitting if upload else [])), None)


def check(api: str, name: str, value: Any) -> None:
    """AssertionError with the path of the first thing that the schema does not allow."""
    _check(document(api)["schemas"], {"$ref": name}, value, name)


def _check(known: dict[str, Any], schema: dict[str, Any], value: Any, where: str) -> None:
    if "$ref" in schema:
        schema = known[schema["$ref"]]
    kind = schema.get("type")
    if kind == "object":
        assert isinstance(value, dict), f"{where}: an object is required, not {value!r}"
        properties = schema.get("properties", {})
        for key, item in value.items():
            below = properties.get(key) or schema.get("additionalProperties")
            assert below, f"{where}.{key}: the schema does not know this field"
            _check(known, below, item, f"{where}.{key}")
        kept = properties.get("kind", {}).get("default")
        assert kept is None or value.get("kind", kept) == kept, f"{where}.kind: must be {kept}"
    elif kind == "array":
        assert isinstance(value, list), f"{where}: a list is required, not {value!r}"
        for index, item in enumerate(value):
            _check(known, schema["items"], item, f"{where}[{index}]")
    elif kind != "any":
        _check_plain(schema, value, where)


def _check_plain(schema: dict[str, Any], value: Any, where: str) -> None:
    allowed, kind = JSON_TYPES[schema["type"]], schema.get("format")
    fits = isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool))
    assert fits, f"{where}: {schema['type']} is required, not {value!r}"
    if "enum" in schema:
        assert value in schema["enum"], f"{where}: {value!r} is none of {schema['enum']}"
    if kind == "int32":
        assert -(2**31) <= value < 2**31, f"{where}: {value!r} does not fit int32"
    elif kind in FORMATS:
        assert re.fullmatch(FORMATS[kind], value), f"{where}: {value!r} is no {kind}"
