"""The shape in which a rule is declared: code, severity, clause and texts."""

from collections.abc import Mapping
from dataclasses import dataclass

from sheets_sync.clauses import Clause
from sheets_sync.findings import Severity
from sheets_sync.workbook.layout.schema import Text


@dataclass(frozen=True, slots=True)
class Message:
    """Two templates: `what` is wrong, naming the cell, and how to `mend` it, an imperative.

    `{field:form}` stands for an argument of the finding in a form of messages.py; what stands
    between `[[` and `]]` is left out where one of its fields is missing or empty.
    """

    what: Text
    mend: Text


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """A rule as people read it; `messages` by variant, "" the one for any other variant.

    `late` is the severity of the late case where it differs from the open one (D501, D502,
    I603); `mild` are variants that are never more than a warning; `may_be_error` is False where
    the office cannot raise the rule to 有误 (A4xx).
    """

    code: str
    severity: Severity
    clause: Clause
    name: Text
    says: Text
    why: Text
    messages: Mapping[str, Message]
    late: Severity | None = None
    mild: frozenset[str] = frozenset()
    may_be_error: bool = True

    def message(self, variant: str) -> Message:
        """The texts of this variant, else the general ones."""
        return self.messages.get(variant, self.messages[""])
