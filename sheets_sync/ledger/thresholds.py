"""The numbers on 参数, read once a sync; what cannot be used falls back to its default (W105)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Value = Decimal | int | str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Settings by the names used in the rule catalogue; lists of the office by their name."""

    values: Mapping[str, Value]
    lists: Mapping[str, tuple[str, ...]]

    def whole(self, key: str) -> int:
        """A setting that counts days, hours, homes or rows."""
        return int(self.values[key])

    def decimal(self, key: str) -> Decimal:
        """A setting that is a share or may have decimals."""
        return Decimal(self.values[key])

    def text(self, key: str) -> str:
        """A setting that is a word, like the time zone."""
        return str(self.values[key])
