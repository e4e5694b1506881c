"""What is wrong with a condition, as a value that its rule can tell its author."""

from collections.abc import Mapping


class Fault(Exception):  # noqa: N818 - becomes a finding in the rule's own row, never a failure
    """`variant` and `told` choose and fill the texts of W106."""

    def __init__(self, variant: str, **args: object) -> None:
        super().__init__(variant)
        self.variant = variant
        self.told: Mapping[str, object] = args
