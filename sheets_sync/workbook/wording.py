"""Findings in words, remembered: most of them were there at the last sync."""

from dataclasses import dataclass, field
from typing import Any

from sheets_sync.findings import Finding
from sheets_sync.rules.messages import mend, note_line, what
from sheets_sync.workbook.layout.schema import Locale

_MOST_REMEMBERED = 50_000


@dataclass(slots=True)
class Wording:
    """Texts of findings in one locale.

    A finding's words depend on its code, variant, tab, column and args; the args of a row that
    did not change are the same object from sync to sync, which stands for their content here.
    """

    locale: Locale
    _texts: dict[tuple[Any, ...], tuple[object, str, str, str]] = field(default_factory=dict)

    def what(self, finding: Finding) -> str:
        """What is wrong."""
        return self._of(finding)[1]

    def mend(self, finding: Finding) -> str:
        """What to do."""
        return self._of(finding)[2]

    def note(self, finding: Finding) -> str:
        """The line in 校验说明."""
        return self._of(finding)[3]

    def _of(self, finding: Finding) -> tuple[object, str, str, str]:
        key = (finding.code, finding.variant, finding.tab, finding.column, id(finding.args))
        known = self._texts.get(key)
        if known is None or known[0] is not finding.args:
            if len(self._texts) > _MOST_REMEMBERED:
                self._texts.clear()
            known = self._texts[key] = (
                finding.args,
                what(finding, self.locale),
                mend(finding, self.locale),
                note_line(finding, self.locale),
            )
        return known
