"""Which rules are on and how severe, as the office set them on the tab 规则."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sheets_sync.findings import Finding, Hit, Severity
from sheets_sync.rules.catalogue import RULE

LATE = "late"  # the variant of a rule's late case, whose severity the office does not set
_RELENTING = frozenset(("R107", "R111", "R112"))


@dataclass(frozen=True, slots=True)
class RuleBook:
    """`off` are codes switched off; `changed` the severities that the office set."""

    off: frozenset[str] = frozenset()
    changed: Mapping[str, Severity] = field(default_factory=dict)

    def severity_of(self, hit: Hit) -> Severity | None:
        """How severe a hit is, None where its rule is off."""
        if hit.code in self.off:
            return None
        spec = RULE[hit.code]
        if hit.variant in spec.mild or (hit.relent and hit.code in _RELENTING):
            return Severity.WARNING
        if spec.late is not None and hit.variant == LATE:
            return spec.late
        return self.changed.get(hit.code, spec.severity)

    def judge(self, finding: Finding) -> Finding | None:
        """The finding under the office's severity, None where its rule is off."""
        if finding.code in self.off:
            return None
        severity = self.changed.get(finding.code, finding.severity)
        return finding if severity is finding.severity else replace(finding, severity=severity)
