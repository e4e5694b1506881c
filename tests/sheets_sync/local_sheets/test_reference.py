"""The page about the local workbook names what there is."""

import re

from sheets_sync.local_sheets.reference import page
from sheets_sync.local_sheets.requests.kinds import KINDS
from tests.sheets_sync.local_sheets.discovery import methods


def test_every_method_of_sheets_is_named_and_no_other() -> None:
    section = page().partition("## Methods: Sheets v4")[2].partition("\n## ")[0]
    said = " ".join(line.split("|")[3] for line in section.splitlines() if line.startswith("| "))
    named = set(re.findall(r"(?:spreadsheets|values)(?:\.\w+)+", said))
    google = {method.name.removeprefix("sheets.") for method in methods("sheets.v4")}
    assert {re.sub(r"^values\b", "spreadsheets.values", name) for name in named} == google


def test_every_kind_has_a_line_of_its_own() -> None:
    lines = page().splitlines()
    for name in KINDS:
        assert sum(line.startswith(f"| `{name}` | ") for line in lines) == 1
