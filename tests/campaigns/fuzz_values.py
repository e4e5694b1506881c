"""Values for calls that nobody would think of: from Google's schemas, then broken on purpose."""

import copy
from collections import defaultdict
from collections.abc import Callable
from random import Random
from typing import Any, Final

from tests.campaigns.fuzz_pools import (
    ALIASES,
    EDGED,
    EDGES,
    MASKS,
    NUMBERS,
    ONE_OF,
    POOLS,
    TEXTS,
    WANTED,
)
from tests.sheets_sync.local_sheets.discovery import document

Json = dict[str, Any]

DEEPEST: Final = 7


class Values:
    """Draws values from schemas; `known` holds ids that answers have told, by field name."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.known: defaultdict[str, list[Any]] = defaultdict(list)
        self._special: dict[str, Callable[[], Any]] = {
            "GridRange": self._grid_range,
            "DimensionRange": self._dimension_range,
        }

    def tell(self, name: str, value: Any) -> None:
        """Remember an id for fields of this name, and forget the oldest of many."""
        if value not in self.known[name]:
            self.known[name] = [*self.known[name][-7:], value]

    def of(self, api: str, name: str) -> Any:
        """A value of the schema `name`."""
        return self._of(api, {"$ref": name}, "", DEEPEST)

    def _of(self, api: str, schema: Json, name: str, depth: int) -> Any:
        if "$ref" in schema:
            if schema["$ref"] in self._special and self.random.random() < 0.9:
                return self._special[schema["$ref"]]()
            schema = document(api)["schemas"][schema["$ref"]]
        kind = schema.get("type")
        if kind == "object":
            return self._object(api, schema, depth)
        if kind == "array":
            few = self.random.choice((0, 1, 1, 1, 2, 3)) if depth else 0
            return [self._of(api, schema["items"], name, depth - 1) for _ in range(few)]
        return self.plain(schema, name)

    def _object(self, api: str, schema: Json, depth: int) -> Json:
        properties = schema.get("properties", {})
        more = schema.get("additionalProperties")
        if more:
            key = self.random.choice(("0", "1", "2", "k"))
            return {key: self._of(api, more, key, depth - 1)} if depth else {}
        if depth <= 0:
            return {}
        wanted = [name for name in properties if name in WANTED and self.random.random() < 0.9]
        count = min(len(properties), self.random.choice((0, 1, 1, 2, 3)))
        chosen = dict.fromkeys([*wanted, *self.random.sample(sorted(properties), count)])
        for group in ONE_OF:
            found = [name for name in chosen if name in group]
            if len(found) > 1 and self.random.random() < 0.9:
                spared = self.random.choice(found)
                chosen = {name: None for name in chosen if name == spared or name not in found}
        made = {
            name: self._of(api, properties[name], name, depth - 1)
            for name in chosen
            if name != "fields"
        }
        if "fields" in chosen and properties["fields"].get("type") == "string":
            made["fields"] = self._mask(made)
        return made

    def _mask(self, made: Json) -> str:
        """A field mask that often names what is there."""
        below = [sorted(value) for value in made.values() if isinstance(value, dict) and value]
        if below and self.random.random() < 0.6:
            names = self.random.choice(below)
            return ",".join(self.random.sample(names, self.random.randint(1, len(names))))
        return self.random.choice(MASKS) if self.random.random() < 0.5 else "*"

    def plain(self, schema: Json, name: str) -> Any:
        """A value of a schema that is neither object nor list."""
        random, kind = self.random, schema.get("type")
        known = self.known.get(ALIASES.get(name, name))
        if known and random.random() < 0.92:
            return random.choice(known)
        if "enum" in schema:
            said = [word for word in schema["enum"] if not word.endswith("_UNSPECIFIED")]
            return random.choice(said if said and random.random() < 0.95 else schema["enum"])
        if kind == "boolean":
            return random.random() < 0.6
        if kind == "integer":
            edge = random.random() < (0.06 if name in EDGED else 0.03)
            return random.choice(EDGES if edge else NUMBERS)
        if kind == "number":
            return random.choice((0, 0.5, 1, -3.25, 46086.604, 1e300, 7))
        if kind == "any":
            return random.choice((*TEXTS, 1, 0.5, True, None, -7, 1e15))
        return random.choice(POOLS.get(name, TEXTS))

    def mask_of(self, api: str, schema: str | None) -> str:
        """A field mask for answers of this schema, or nonsense."""
        names = sorted(document(api)["schemas"][schema]["properties"]) if schema else []
        if names and self.random.random() < 0.7:
            return ",".join(self.random.sample(names, min(2, len(names))))
        return self.random.choice(MASKS)

    def sheet_id(self) -> Any:
        """Mostly one that exists."""
        ids = self.known["sheetId"] or [0]
        return self.random.choice(ids) if self.random.random() < 0.97 else 77

    def _span(self) -> tuple[int, int]:
        start = self.random.choice((0, 0, 1, 2, 3, 4))
        return start, start + self.random.choice((1, 1, 2, 3, 5))

    def _grid_range(self) -> Json:
        rows, columns = self._span(), self._span()
        made = {
            "sheetId": self.sheet_id(),
            "startRowIndex": rows[0],
            "endRowIndex": rows[1],
            "startColumnIndex": columns[0],
            "endColumnIndex": columns[1],
        }
        for name in list(made):
            if self.random.random() < 0.06:
                del made[name]
        return made

    def _dimension_range(self) -> Json:
        start, end = self._span()
        dimension = self.random.choice(("ROWS", "COLUMNS"))
        sheet_id = self.sheet_id()
        return {"sheetId": sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}

    def broken(self, value: Any) -> Any:
        """The value with one to three of its parts replaced, dropped or added."""
        value = copy.deepcopy(value)
        for _ in range(self.random.choice((1, 1, 2, 3))):
            places = list(_places(value))
            if not places:
                return self._junk()
            holder, key = self.random.choice(places)
            if isinstance(holder, dict) and self.random.random() < 0.15:
                holder[self.random.choice(("unknown", "", "²", "sheetId", key + "x"))] = (
                    self._junk()
                )
            elif self.random.random() < 0.15:
                del holder[key]
            else:
                holder[key] = self._junk()
        return value

    def _junk(self) -> Any:
        return self.random.choice(
            (
                *(None, True, False, "", "x", "²", "-", [], {}, [[]], [None], {"x": 1}, [{}], [1]),
                *(-1, 0, 1.5, 2**31, 2**63, 2**64, -(2**70), 10**400, 1e308, "x" * 70_000),
                *("\ud800", "NaN", "\u0000", "A1", "*", list(range(2000))),
                *(_nested(90, list), _nested(90, dict), _nested(400, list)),
            )
        )


def _nested(depth: int, sort: type) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value] if sort is list else {"values": value}
    return value


def _places(value: Any) -> Any:
    """Every place in a JSON value that something can be put, as (holder, key)."""
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    for key in list(keys):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])
