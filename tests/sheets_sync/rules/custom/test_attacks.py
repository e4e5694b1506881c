"""Conditions of people who mean harm: none reaches beyond its row, and none takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sheets_sync.ledger.cells import Cell
from tests.sheets_sync.rules.custom.test_asking import Office, visit

CELL = '"走访记录"'

# What must not even be understood, with the W106 that tells of it.
REFUSED: dict[str, tuple[str, ...]] = {
    "mark": ("1; ATTACH DATABASE 'x' AS y", "1\x00; SELECT 1", "a.b = 1", "[走访记录] = 1", "?1",
             "`x`", "1 THEN 1 END; --", "@x", "#x", "$x", "1 & 1", "{走访记录}"),
    "comment": ("1 -- x", "1 /* x */", "'a' --"),
    "word": ("ATTACH DATABASE 'x' AS y", "PRAGMA database_list", "(SELECT 1)", "EXISTS (SELECT 1)",
             f"{CELL} IN (SELECT name FROM sqlite_master)", "1 UNION SELECT 2", "VACUUM",
             "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t",
             f"{CELL} COLLATE x = 1", f"{CELL} REGEXP '(a+)+$'", f"{CELL} MATCH 'x'", "rowid > 0",
             "1 ORDER BY 1", "DROP TABLE diary", "CURRENT_TIMESTAMP <> ''"),
    "function": ("load_extension('x')", "LENGTH(randomblob(1000000000)) > 0", "zeroblob(1e9) = 1",
                 "hex(zeroblob(1e9)) = ''", "printf('%*d', 1000000000, 1) = ''", "eval('1')",
                 "format('%1000000000d', 1) = ''", f"group_concat({CELL}) = ''", "count(1)",
                 "readfile('x') = ''", "writefile('x', 'y')", "__import__('os')", "open('x')",
                 f"sum({CELL}) OVER ()", "fts3_tokenizer('x')", "random() > 0",
                 "sqlite_version() = ''"),
    "column": ('"sqlite_master" = 1', '"x""; DROP TABLE y; --" = 1', "sqlite_schema", "main",
               '"__class__" = 1', '"" = 1', '"走访记录\x00x" = 1', f'"{"走" * 500}" = 1',
               "__builtins__", "x'00' = 1", "RAISE(ABORT, 'x')"),
    "bracket": ("1) OR (1", ")", "1) THEN (1"),
    "end": ("(" * 30,),
    "complex": ("(" * 900 + "1" + ")" * 900, "NOT " * 400 + "1", "CASE WHEN " * 150,
                "- " * 900 + "1", "+".join("1" * 900), " = ".join("1" * 400),
                "LENGTH(" * 200 + "1" + ")" * 200),
    "long": ("1" * 1_000_000, "1 AND " * 200_000 + "1", "(" * 500_000),
    "quote": ("'" * 1999, '"走访记录', "“" * 999),
    "verdict": ("\"校验结果\" = '通过'", "校验说明 LIKE '%'"),
    "now": ("DATE('now') > ''", "JULIANDAY('now') > 0"),
    "pattern": (f"{CELL} LIKE '{'%a' * 500}'", f"TRIM({CELL}, '{'a' * 900}') = ''"),
    "fixed": (f"{CELL} LIKE {CELL}", f"REPLACE({CELL}, {CELL}, {CELL}) = ''",
              f"{CELL} GLOB {CELL}"),
}  # fmt: skip

# What is understood and does no harm: it is asked and flags nothing that it should not, or is off.
HARMLESS = (
    f"{CELL} LIKE '%{'a%' * 90}b'",
    f"{CELL} LIKE '%{'a_' * 90}b%'",
    f"{CELL} GLOB '*{'[a-z]' * 39}0*'",
    f"{CELL} GLOB '{'*a' * 90}b'",
    f"INSTR({CELL}, {CELL} || 'b') > 0",
    "LENGTH(" + "REPLACE(" * 12 + CELL + ", 'a', 'aaaaaaaaaaaaaaaaaaaa')" * 12 + ") < 0",
    "LENGTH(" + " || ".join([CELL] * 38) + ") < 0",
    "LENGTH(" + "UPPER(LOWER(" * 18 + CELL + "))" * 18 + ") < 0",
    f"REPLACE({CELL}, '{'a' * 900}b', 'x') = 'b'",
    f"TRIM({CELL}, 'abcdefghijklmnopqrstuvwxyz') = 'x'",
    f"字数({CELL}) < 0",
    f"ROUND({CELL} || '.5', 15) > 0",
    "9e307 * 9e307 * 9e307 > 1 OR 1 / 0 > 1 OR 5 % 0 > 1",
    "*".join(["99999999999999999"] * 30) + " < 0",
    "DATE(\"走访日期\", '+99999 years', '-99999 months', '+99999 days') > ''",
    "走访日期 + 1e300 > '' OR 走访日期 - 9223372036854775807 > ''",
    f"DATE({CELL}) > '' OR {CELL} > 5",
    "'{0.__class__.__mro__}' = '' OR '%s%n' = '' OR '\\N{BULLET}' = ''",
    f"{CELL} IN ({', '.join(repr(str(n)) for n in range(200))})",
    "MAX(" + ", ".join([CELL] * 100) + ") < ''",
)

CELLS: tuple[Cell, ...] = (
    "a" * 2000, "a" * 300 + "b", "1" * 4000, "now", "2026-03-05", "é\u0338가" * 300, "🀄" * 999,
    "=cmd()", "x\x00y", -1e308, 10**15, True, "%_*?[", "'; DROP TABLE diary; --",
)  # fmt: skip

_seen: list[str] | None = None


def _watch(event: str, _args: object) -> None:
    if _seen is not None:
        _seen.append(event)


sys.addaudithook(_watch)  # cannot be taken away again; it does nothing save in `audited`


@contextmanager
def audited() -> Iterator[list[str]]:
    """All that the interpreter tells auditors: files, sockets, processes, imports, code."""
    global _seen
    events: list[str] = []
    _seen = events
    try:
        yield events
    finally:
        _seen = None


@pytest.fixture(scope="module")
def office() -> Office:
    office = Office()
    office.rows = [visit(n, content=cell) for n, cell in enumerate(CELLS * 10, 1)]
    return office


@pytest.mark.parametrize(
    ("variant", "condition"),
    [(variant, text) for variant, texts in REFUSED.items() for text in texts],
    ids=lambda text: text[:30],
)
def test_it_is_refused(variant: str, condition: str, office: Office) -> None:
    office.conditions = [condition]

    assert office.look() == {}
    assert office.wrong() == [("C001", variant)]
    assert office.asked[-1] == 0


@pytest.mark.parametrize("condition", HARMLESS, ids=lambda text: text[:30])
def test_it_harms_nobody(condition: str, office: Office) -> None:
    office.conditions = [condition, "\"编号\" = 'D-000003'"]

    assert office.look()["C002"] == [4]
    assert {variant for _, variant in office.wrong()} <= {"heavy"}


def test_nothing_is_opened_imported_or_run(office: Office) -> None:
    office.conditions = [*HARMLESS, *(text for texts in REFUSED.values() for text in texts)]
    office.look()  # what the interpreter itself loads at the first time
    office.rules.__init__()  # type: ignore[misc]  # all is to be asked again
    with audited() as events:
        office.look()

    assert events == []


def test_the_auditor_hears_what_would_be_done() -> None:
    with audited() as events, open("/dev/null", "rb"):  # noqa: PTH123 - the plainest way
        eval("1")  # noqa: S307
    assert {"open", "compile", "exec"} <= set(events)


def test_thousands_of_rules_are_told_of_and_the_first_are_asked(office: Office) -> None:
    office.conditions = ["\"编号\" = 'D-000003'", *["1 = 1"] * 3, *["x y"] * 3000]

    assert office.look().keys() == {"C001", "C002", "C003", "C004"}
    assert len(office.wrong()) == 3000
    assert {variant for _, variant in office.wrong()} == {"column", "many"}
