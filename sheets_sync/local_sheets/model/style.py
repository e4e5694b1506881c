"""What a cell carries besides its value: format, note, validation, text runs."""

from dataclasses import dataclass
from typing import Any

import orjson

from sheets_sync.local_sheets.model.field_mask import Mask, merge_masked

Json = dict[str, Any]

STYLE_FIELDS = ("userEnteredFormat", "dataValidation", "note", "textFormatRuns")
_INHERITED = ("userEnteredFormat", "dataValidation")


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """The CellData fields of STYLE_FIELDS, never empty or changed; equal ones are one object."""

    fields: Json
    number_type: str
    pattern: str

    @property
    def format(self) -> Json:
        """The userEnteredFormat, {} if none."""
        return self.fields.get("userEnteredFormat") or {}

    @property
    def is_plain_text(self) -> bool:
        """Whether what is typed stays as typed."""
        return self.number_type == "TEXT" or self.pattern == "@"


StyleRow = tuple[Style | None, ...]

_KNOWN: dict[bytes, Style] = {}


def style_of(fields: Json) -> Style | None:
    """The one Style with these fields; None if they are all empty."""
    kept = {name: fields[name] for name in STYLE_FIELDS if fields.get(name)}
    if not kept:
        return None
    key = orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)
    known = _KNOWN.get(key)
    if known is None:
        number = (kept.get("userEnteredFormat") or {}).get("numberFormat") or {}
        known = Style(
            orjson.loads(key), str(number.get("type", "")), str(number.get("pattern", ""))
        )
        known = _KNOWN.setdefault(key, known)
    return known


def inherited(style: Style | None) -> Style | None:
    """What a new cell takes from its neighbour: looks and rules, no note and no runs of text."""
    if style is None or not (style.fields.keys() - set(_INHERITED)):
        return style
    return style_of({name: style.fields.get(name) for name in _INHERITED})


def with_fields(style: Style | None, given: Json, mask: Mask) -> Style | None:
    """The style after the fields named by `mask` (of CellData) were taken from `given`."""
    return style_of(merge_masked(style.fields if style else {}, given, mask))


def with_number_format(style: Style | None, kind: str, pattern: str) -> Style | None:
    """The style with another number format."""
    fields = dict(style.fields) if style else {}
    cell_format = dict(fields.get("userEnteredFormat") or {})
    cell_format["numberFormat"] = {"type": kind, "pattern": pattern}
    fields["userEnteredFormat"] = cell_format
    return style_of(fields)
