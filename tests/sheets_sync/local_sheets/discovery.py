"""Strict checking of answers against the schemas that google-api-python-client ships."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient

DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"


@cache
def schemas(api: str) -> dict[str, Any]:
    """The schemas of `sheets.v4` or `drive.v3`."""
    content: dict[str, Any] = json.loads((DOCUMENTS / f"{api}.json").read_text("utf-8"))
    return dict(content["schemas"])


def check(api: str, name: str, value: Any) -> None:
    """AssertionError with the path of the first thing that the schema does not allow."""
    _check(schemas(api), {"$ref": name}, value, name)


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
    elif kind == "array":
        assert isinstance(value, list), f"{where}: a list is required, not {value!r}"
        for index, item in enumerate(value):
            _check(known, schema["items"], item, f"{where}[{index}]")
    elif kind != "any":
        _check_plain(schema, value, where)


def _check_plain(schema: dict[str, Any], value: Any, where: str) -> None:
    types: dict[str, tuple[type, ...]] = {
        "string": (str,),
        "integer": (int,),
        "number": (int, float),
        "boolean": (bool,),
    }
    allowed = types[schema["type"]]
    fits = isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool))
    assert fits, f"{where}: {schema['type']} is required, not {value!r}"
    if "enum" in schema:
        assert value in schema["enum"], f"{where}: {value!r} is none of {schema['enum']}"
