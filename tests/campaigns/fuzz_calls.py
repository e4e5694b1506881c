"""Whole calls: every method of the Sheets and Drive APIs, sound, odd and broken."""

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final
from urllib.parse import quote, urlencode

from tests.campaigns.fuzz_pools import GIVEN_IDS, RANGES
from tests.campaigns.fuzz_values import Values
from tests.sheets_sync.local_sheets.discovery import Method, document, methods

Json = dict[str, Any]

KINDS: Final = tuple(sorted(document("sheets.v4")["schemas"]["Request"]["properties"]))
OFTEN: Final = {"sheets.spreadsheets.batchUpdate": 45, "sheets.spreadsheets.get": 4}
JSON_TYPE: Final = {"Content-Type": "application/json"}
NOISE: Final = (
    *(b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"{}{}", b'{"a":NaN}', b"\x00" * 64),
    *(b'{"requests":' + b"[" * 20_000, b'{"requests":' * 3_000, b"[" * 900 + b"]" * 900),
    *(b'{"values":[["\\ud800"]]}', b'{"values":[[1e999]]}', b'{"a":1,"a":2}', b"--b\r\n\r\nx"),
)
SHARE_OF_API: Final = (("sheets.v4", 64), ("drive.v3", 28), ("drive.v2", 8))
STRANGE: Final = ("strange",)
STRANGE_PATHS: Final = (
    *("/", "//", "/v4", "/v4/spreadsheets/", "/v4/spreadsheets/%00", "/drive", "/batch", "/token"),
    *("/v4/spreadsheets/x:y:z", "/v4/spreadsheets/x/values/", "/drive/v3/files/%2F", "/%C3%28"),
    *("/v4/spreadsheets/../x", "/upload/drive/v3/files", "/v4/spreadsheets/²/sheets/²:copyTo"),
    *("/v4/spreadsheets/x/developerMetadata/²", "/batch/drive/v3", "/spreadsheets/d/x/export"),
)


@dataclass(frozen=True)
class Call:
    """One request; `names` are the methods and batchUpdate kinds that it counts for."""

    verb: str
    path: str  # percent-encoded, with the query
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        body = (self.body or b"")[:2000].decode("utf-8", "replace")
        return f"{self.verb} {self.path[:500]} {self.headers or ''} {body}"


class Calls:
    """Draws calls; `values.known` fills the ids in their paths."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.values = Values(random)
        weighted = [
            (method, OFTEN.get(method.name, 1) * share / len(methods(api)))
            for api, share in SHARE_OF_API
            for method in methods(api)
            if not method.template.startswith("/resumable/")  # a name of old, nobody uses it
        ]
        self._methods = [method for method, _ in weighted]
        self._weights = [weight for _, weight in weighted]
        self.uncovered: set[str] = set()  # methods and kinds that were answered with 501

    def draw(self) -> Call:
        """The next call."""
        chance = self.random.random()
        if chance < 0.02:
            return self._strange()
        (method,) = self.random.choices(self._methods, self._weights)
        while method.name in self.uncovered and self.random.random() < 0.9:
            (method,) = self.random.choices(self._methods, self._weights)
        return self.of(method, self.random.random() < 0.28, raw=chance < 0.04)

    def of(self, method: Method, broken: bool, *, raw: bool = False) -> Call:
        """A call of a method; broken ones have parts that its schema does not allow."""
        path = self._path(method)
        query = self._query(method, broken)
        names = [method.name]
        body: bytes | None = None
        headers: dict[str, str] = {}
        if method.template.startswith("/upload/"):
            body, headers = self._upload()
        elif method.takes:
            content = self._content(method, names)
            content = self.values.broken(content) if broken else content
            body, headers = json.dumps(content).encode(), dict(JSON_TYPE)
        if raw:
            body, headers = self.random.choice(NOISE), dict(JSON_TYPE)
        if self.random.random() < 0.02:
            revision = self.random.choice(("1", "x", "²", "-1", "9" * 30))
            headers = {**headers, "X-Gridbook-If-Revision": revision.encode().decode("latin-1")}
        return Call(method.verb, path + query, body, headers, tuple(names))

    def _strange(self) -> Call:
        verb = self.random.choice(("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"))
        body = self.random.choice(NOISE) if verb in ("POST", "PUT", "PATCH") else None
        kind = self.random.choice(("application/json", "multipart/mixed; boundary=b", "x", ""))
        headers = {"Content-Type": kind} if body is not None else {}
        return Call(verb, self.random.choice(STRANGE_PATHS), body, headers, STRANGE)

    def _path(self, method: Method) -> str:
        path = method.template
        for name in (part.partition("}")[0] for part in path.split("{")[1:]):
            path = path.replace("{" + name + "}", quote(str(self._path_value(name)), safe=""))
        return path

    def _path_value(self, name: str) -> Any:
        known = self.values.known.get(name)
        if known and self.random.random() < 0.95:
            return self.random.choice(known)
        return self.random.choice(RANGES if name == "range" else ("x", "²", "-1", "root", "😀"))

    def _query(self, method: Method, broken: bool) -> str:
        pairs: list[tuple[str, str]] = []
        for name, schema in method.content.get("parameters", {}).items():
            wanted = schema.get("required") or name == "valueInputOption"
            if schema["location"] == "query" and self.random.random() < (0.9 if wanted else 0.25):
                junk = broken and self.random.random() < 0.3
                token = name == "pageToken" and method.name.endswith("changes.list")
                known_as = "startPageToken" if token else name
                value = self.values.plain({} if junk else schema, "" if junk else known_as)
                text = str(value).lower() if isinstance(value, bool) else str(value)
                pairs.append((name, text[:2000]))
        if self.random.random() < (0.85 if _demands_fields(method) else 0.15):
            pairs.append(("fields", self.values.mask_of(method.api, method.answers_with)))
        if not pairs:
            return ""
        return "?" + urlencode(pairs, errors="replace")

    def _content(self, method: Method, names: list[str]) -> Any:
        if method.name != "sheets.spreadsheets.batchUpdate":
            return self.values.of(method.api, str(method.takes))
        known = document(method.api)["schemas"]["Request"]["properties"]
        able = [kind for kind in KINDS if kind not in self.uncovered]
        kinds = [
            self.random.choice(able if self.random.random() < 0.95 else KINDS)
            for _ in range(self.random.choice((1, 1, 1, 2, 3)))
        ]
        names.extend(kinds)
        requests = [{kind: self.values.of(method.api, known[kind]["$ref"])} for kind in kinds]
        content: Json = {"requests": [self._without_ids(request) for request in requests]}
        if self.random.random() < 0.1:
            content["includeSpreadsheetInResponse"] = True
            content["responseIncludeGridData"] = True
        return content

    def _without_ids(self, request: Json) -> Json:
        """A request that makes something mostly leaves the id of it to the server."""
        (kind,) = request
        if kind.startswith(("add", "create", "duplicate")) and self.random.random() < 0.9:
            for sort in request[kind].values():
                for name in GIVEN_IDS & set(sort) if isinstance(sort, dict) else ():
                    del sort[name]
            if kind == "addSheet":
                request[kind].get("properties", {}).pop("sheetId", None)
            request[kind].pop("newSheetId", None)
        return request

    def _upload(self) -> tuple[bytes, dict[str, str]]:
        table = b'a,b\n1,"x\ny"\n'
        multipart = (
            b'--b\r\nContent-Type: application/json\r\n\r\n{"name": "u", "mimeType": '
            b'"application/vnd.google-apps.spreadsheet"}\r\n--b\r\nContent-Type: text/csv\r\n\r\n'
        )
        return self.random.choice(
            (
                (table, {"Content-Type": "text/csv"}),
                (
                    multipart + table + b"\r\n--b--",
                    {"Content-Type": "multipart/related; boundary=b"},
                ),
                (multipart[:60], {"Content-Type": "multipart/related; boundary=b"}),
                (b"PK\x03\x04broken", {"Content-Type": "application/vnd.ms-excel"}),
                (b"\xff\xfe\x00", {"Content-Type": "text/csv; charset=utf-16"}),
                (
                    table,
                    {
                        "Content-Type": "text/csv",
                        "Content-Range": "bytes 0-9/²".encode().decode("latin-1"),
                    },
                ),
                (b"", {"X-Upload-Content-Type": "text/csv", "X-Upload-Content-Length": "x"}),
            )
        )


def _demands_fields(method: Method) -> bool:
    return method.name.startswith(("drive.comments", "drive.replies", "drive.about"))
