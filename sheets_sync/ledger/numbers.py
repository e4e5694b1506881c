"""Numbers as people type them, read exactly."""

import math
import re
from decimal import Decimal

from sheets_sync.ledger.cells import Cell, fold

_NUMBER = re.compile(r"[+\-−]?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")


def read_number(cell: Cell) -> Decimal | None:
    """The number in a cell of a number column, None if it holds anything else.

    Text counts as a number when it is digits (full-width too) with an optional sign, decimals and
    well-formed thousands (`1,200`). A tick box is not a number, nor are NaN and infinity. Floats
    are taken by their shortest decimal spelling: 0.1 is exactly `Decimal("0.1")`.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return None
        return Decimal(repr(cell).removesuffix(".0"))
    text = fold(cell)
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", "").replace("−", "-"))
