"""Findings in words for places outside the workbook: residents' names and numbers masked."""

import re
from typing import Final

from sheets_sync.findings import Finding
from sheets_sync.ledger.cells import fold
from sheets_sync.ledger.registers import Registers
from sheets_sync.rules.messages import message, without_numbers
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Kind, Locale

HIDDEN: Final = "**"
_NAME: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff·]{2,4}")  # what may be somebody's name
_MISTYPED: Final = (Kind.TARGET, Kind.HOUSEHOLD, Kind.PERSON, Kind.APPROVER)


class Masking:
    """Masks the names of all householders on the register, wherever they stand in a text."""

    def __init__(self, registers: Registers) -> None:
        heads = (home.head.strip() for home in registers.households.values())
        self._names = frozenset(head for head in heads if len(head) > 1)
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)

    def text(self, text: str) -> str:
        """A text without residents' names and telephone numbers: `王大勇` becomes `王**`."""
        return without_numbers(self._without_names(text))

    def subject(self, finding: Finding) -> str:
        """What a finding is about."""
        return self.text(finding.subject)

    def message(self, finding: Finding, locale: Locale) -> str:
        """What is wrong and what to do; a name that is on no register is masked as well."""
        said = message(finding, locale)
        typed = _typed_name(finding)
        if typed:
            said = said.replace(typed, typed[0] + HIDDEN)
        return self.text(said)

    def _without_names(self, text: str) -> str:
        masked, at = [], 0
        while at < len(text):
            name = self._name_at(text, at)
            masked.append(name[0] + HIDDEN if name else text[at])
            at += len(name) or 1
        return "".join(masked)

    def _name_at(self, text: str, at: int) -> str:
        """The longest name that begins here, "" for none."""
        for length in self._lengths:
            if (piece := text[at : at + length]) in self._names:
                return piece
        return ""


def _typed_name(finding: Finding) -> str:
    """What people typed for a home or place, if it may be a person's name."""
    tab, cell = TAB.get(finding.tab), finding.args.get("cell")
    if tab is None or not isinstance(cell, str):
        return ""
    kinds = [column.kind for column in tab.columns if column.key == finding.column]
    typed = " ".join(cell.split())
    return typed if kinds and kinds[0] in _MISTYPED and _NAME.fullmatch(fold(typed)) else ""
