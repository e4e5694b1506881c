"""The hash of the rules in force: settings, lists, rules, custom rules and scoring."""

from hashlib import sha256

import orjson

from sheets_sync.ledger.cells import as_text, fold
from sheets_sync.ledger.context import Context
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.snapshot import Snapshot

_LINES = ("custom_rules", "scoring")


def rule_set_hash(snapshot: Snapshot, context: Context, book: RuleBook) -> str:
    """SHA-256 in hex; the same rules give the same hash, however their cells are spelt.

    Values that cannot be used stand for their defaults, as they do in force.
    """
    told = {
        "settings": {key: str(value) for key, value in context.thresholds.values.items()},
        "lists": {key: list(texts) for key, texts in context.thresholds.lists.items()},
        "off": sorted(book.off),
        "changed": {code: severity.value for code, severity in book.changed.items()},
        **{key: _lines(snapshot, key) for key in _LINES},
    }
    return sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _lines(snapshot: Snapshot, key: str) -> list[list[str]]:
    """What people may edit on a configuration tab, line by line."""
    table = snapshot.tables.get(key)
    if table is None:
        return []
    columns = [
        table.columns.get(column.key, [""] * table.height)
        for column in TAB[key].columns
        if column.human or column.key == TAB[key].id_column
    ]
    return [[fold(as_text(cell)) for cell in cells] for cells in zip(*columns, strict=True)]
