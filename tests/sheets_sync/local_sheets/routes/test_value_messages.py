"""Bodies and parameters that Google would not read, over HTTP; the tables against its schemas."""

from typing import Any

import pytest

from sheets_sync.local_sheets.routes.value_messages import ENUMS, MESSAGES, PARAMETERS
from tests.sheets_sync.local_sheets.discovery import document, methods, schemas

API = "type.googleapis.com/google.apps.sheets.v4."
LIST = "type.googleapis.com/google.protobuf.ListValue"
PLAIN = {"string": "string", "integer": "int", "boolean": "bool"}


def _refusal(book: Any, method: str, path: str, body: Any = None) -> Any:
    answer = book.api.send(method, book.path + path, body)
    assert answer.status_code == 400, answer.text
    error = answer.json()["error"]
    assert error["status"] == "INVALID_ARGUMENT"
    detail = error["details"][0]
    assert detail["@type"] == "type.googleapis.com/google.rpc.BadRequest"
    said = [violation["description"] for violation in detail["fieldViolations"]]
    assert error["message"] == "\n".join(said)
    fields = [violation.get("field") for violation in detail["fieldViolations"]]
    return list(zip(fields, said, strict=True))


PUT = "/values/A1?valueInputOption=RAW"


@pytest.mark.parametrize(
    ("body", "violations"),
    [
        (
            {"values": [["a"]], "valueInputOption": "RAW"},
            [
                (
                    "data",
                    "Invalid JSON payload received. Unknown name \"valueInputOption\" at 'data': "
                    "Cannot find field.",
                )
            ],
        ),
        (
            {"values": ["a", ["b"], 7]},
            [
                ("data.values[0]", f"Invalid value at 'data.values[0]' ({LIST}), \"a\""),
                ("data.values[2]", f"Invalid value at 'data.values[2]' ({LIST}), 7"),
            ],
        ),
        (
            {"values": "A29"},
            [("data.values", f"Invalid value at 'data.values' ({LIST}), \"A29\"")],
        ),
        (
            {"majorDimension": "ROW"},
            [
                (
                    "data.major_dimension",
                    f"Invalid value at 'data.major_dimension' ({API}Dimension), \"ROW\"",
                )
            ],
        ),
        (
            {"range": 5},
            [("data.range", "Invalid value at 'data.range' (TYPE_STRING), 5")],
        ),
        (
            {"range": ["A1"]},
            [
                (
                    "data",
                    "Invalid JSON payload received. Unknown name \"range\" at 'data': "
                    "Proto field is not repeating, cannot start list.",
                )
            ],
        ),
    ],
)
def test_bodies(book: Any, body: Any, violations: list[tuple[str, str]]) -> None:
    assert _refusal(book, "PUT", PUT, body) == violations
    assert _refusal(book, "POST", PUT.replace("?", ":append?"), body) == violations
    assert book.get("A1") is None


def test_batches_say_where(book: Any) -> None:
    body = {
        "valueInputOption": "TYPED",
        "data": [{"range": "A1", "values": [["x"]]}, {"rang": "A1", "values": ["x"]}],
        "includeValuesInResponse": "perhaps",
        "requests": [],
    }
    unknown = "Invalid JSON payload received. Unknown name"
    assert _refusal(book, "POST", "/values:batchUpdate", body) == [
        (
            "value_input_option",
            f"Invalid value at 'value_input_option' ({API}ValueInputOption), \"TYPED\"",
        ),
        ("data[1]", f"{unknown} \"rang\" at 'data[1]': Cannot find field."),
        ("data[1].values[0]", f"Invalid value at 'data[1].values[0]' ({LIST}), \"x\""),
        (
            "include_values_in_response",
            "Invalid value at 'include_values_in_response' (TYPE_BOOL), \"perhaps\"",
        ),
        (None, f'{unknown} "requests": Cannot find field.'),
    ]
    filters = {"dataFilters": [{"gridRange": {"sheetId": "x", "row": 1}}, {"a1Range": 7}, 7]}
    assert _refusal(book, "POST", "/values:batchGetByDataFilter", filters) == [
        (
            "data_filters[0].grid_range.sheet_id",
            "Invalid value at 'data_filters[0].grid_range.sheet_id' (TYPE_INT32), \"x\"",
        ),
        (
            "data_filters[0].grid_range",
            f"{unknown} \"row\" at 'data_filters[0].grid_range': Cannot find field.",
        ),
        (
            "data_filters[1].a1_range",
            "Invalid value at 'data_filters[1].a1_range' (TYPE_STRING), 7",
        ),
        ("data_filters[2]", f"Invalid value at 'data_filters[2]' ({API}DataFilter), 7"),
    ]


@pytest.mark.parametrize(
    ("path", "field", "kind", "given"),
    [
        ("A1?valueRenderOption=RAW", "value_render_option", "ValueRenderOption", "RAW"),
        ("A1?majorDimension=rows", "major_dimension", "Dimension", "rows"),
        ("A1?dateTimeRenderOption=", "date_time_render_option", "DateTimeRenderOption", ""),
    ],
)
def test_parameters_of_reading(book: Any, path: str, field: str, kind: str, given: str) -> None:
    wrong = f"Invalid value at '{field}' ({API}{kind}), \"{given}\""
    assert _refusal(book, "GET", f"/values/{path}") == [(field, wrong)]


def test_parameters_of_writing(book: Any) -> None:
    query = "valueInputOption=USER_ENTER&insertDataOption=ROWS&includeValuesInResponse=2&bogus=1"
    assert _refusal(book, "POST", f"/values/A1:append?{query}", {"values": [["x"]]}) == [
        (
            "value_input_option",
            f"Invalid value at 'value_input_option' ({API}ValueInputOption), \"USER_ENTER\"",
        ),
        (
            "insert_data_option",
            f"Invalid value at 'insert_data_option' ({API}AppendValuesRequest.InsertDataOption), "
            '"ROWS"',
        ),
        (
            "include_values_in_response",
            "Invalid value at 'include_values_in_response' (TYPE_BOOL), \"2\"",
        ),
        (
            None,
            'Invalid JSON payload received. Unknown name "bogus": Cannot bind query parameter. '
            "Field 'bogus' could not be found in request message.",
        ),
    ]


def test_what_google_reads_too(book: Any) -> None:
    call = book.api.call
    body = {"major_dimension": "COLUMNS", "values": [["a", "b"]], "range": None}
    query = "value_input_option=RAW&alt=json&prettyPrint=false&$.xgafv=2&quotaUser=x"
    assert call("PUT", f"{book.path}/values/A1?{query}", body)["updatedRange"] == "Sheet1!A1:A2"
    batch = {
        "value_input_option": 1,
        "data": [{"range": "B1", "major_dimension": 2, "values": [["c", "d"]]}],
        "include_values_in_response": "true",
    }
    answer = call("POST", book.path + "/values:batchUpdate", batch)
    assert answer["responses"][0]["updatedData"]["values"] == [["c", "d"]]
    one = {"dataFilters": {"gridRange": {"sheetId": "0", "endRowIndex": 1.0}}}
    found = call("POST", book.path + "/values:batchGetByDataFilter", one)
    assert found["valueRanges"][0]["valueRange"]["values"] == [["a", "c"]]


def test_texts_that_are_too_long(book: Any) -> None:
    book.put("A1", [["x" * 50_000]])
    wrong = (
        400,
        "Your input contains more than the maximum of 50000 characters in a single cell.",
    )
    assert book.api.refused("PUT", book.path + PUT, {"values": [["x" * 50_001]]}) == wrong


def _kind(schema: dict[str, Any]) -> str:
    if schema.get("type") == "array":
        below = schema["items"]
        return "values" if below.get("type") == "array" else f"[{_kind(below)}]"
    if "$ref" in schema:
        return str(schema["$ref"])
    if "enum" in schema:
        return next(name for name, values in ENUMS.items() if list(values) == schema["enum"])
    return PLAIN[schema["type"]]


@pytest.mark.parametrize("name", MESSAGES)
def test_messages_are_google_s(name: str) -> None:
    properties = schemas("sheets.v4")[name].get("properties", {})
    assert MESSAGES[name] == {field: _kind(schema) for field, schema in properties.items()}


def test_parameters_are_google_s() -> None:
    system = set(document("sheets.v4")["parameters"])
    for method in methods("sheets.v4"):
        family, _, name = method.name.rpartition(".")
        if family != "sheets.spreadsheets.values":
            name = "spreadsheet" if method.name == "sheets.spreadsheets.get" else "other"
        given = method.content.get("parameters", {})
        query = {field: s for field, s in given.items() if s["location"] == "query"}
        known = PARAMETERS.get(name, PARAMETERS["other"])
        assert set(known) == set(query) - system
        for field, schema in query.items():
            kind = f"[{_kind(schema)}]" if schema.get("repeated") else _kind(schema)
            assert known[field] == kind
