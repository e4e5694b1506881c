"""Conditions say what they say in SQLite, wherever both have the words for it."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.conditions.condition import understood
from sheets_sync.conditions.values import Value
from tests.sheets_sync.conditions.columns import TODAY, column

TEXTS = st.sampled_from(("敲门无人", "拒访", "没人", "Ab", "a", "b"))  # none blank, none a number
NUMBERS = st.integers(-5, 5)
TEXT_ITEMS = st.sampled_from(("走访方式", "走访记录")) | TEXTS.map(lambda text: f"'{text}'")
NUMBER_ITEMS = st.just("人口数") | NUMBERS.map(str)

text_expressions = st.recursive(
    TEXT_ITEMS,
    lambda inner: st.one_of(
        st.builds("({} || {})".format, inner, inner),
        st.builds("SUBSTR({}, {}, {})".format, inner, NUMBERS, NUMBERS),
        st.builds("REPLACE({}, 'a', 'bb')".format, inner),
        st.builds("CASE WHEN {} = {} THEN {} ELSE {} END".format, inner, inner, inner, inner),
    ),
    max_leaves=4,
)
number_expressions = st.recursive(
    NUMBER_ITEMS | st.builds("LENGTH({})".format, text_expressions)
    | st.builds("INSTR({}, {})".format, text_expressions, text_expressions),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*%"), inner),
        st.builds("- {}".format, inner),
        st.builds("ABS({})".format, inner),
        st.builds("MAX({}, {})".format, inner, inner),
    ),
    max_leaves=4,
)  # fmt: skip
comparing = st.sampled_from(("=", "==", "<>", "!=", "<", "<=", ">", ">="))
simple = st.one_of(
    st.builds("{} {} {}".format, text_expressions, comparing, text_expressions),
    st.builds("{} {} {}".format, number_expressions, comparing, number_expressions),
    st.builds("{} BETWEEN {} AND {}".format, *[number_expressions] * 3),
    st.builds("{} IN ({}, {})".format, *[number_expressions] * 3),
    st.builds("{} NOT IN ({}, {})".format, *[text_expressions] * 3),
    st.builds(
        "{} LIKE '%{}%'".format, text_expressions, st.sampled_from(("a", "A_", "门", "无人"))
    ),
    st.builds("{} NOT GLOB '*{}'".format, text_expressions, st.sampled_from(("a", "[a-b]", "人?"))),
    st.builds("{} IS {}".format, number_expressions, number_expressions),
    st.builds("{} IS NOT NULL".format, number_expressions),
    number_expressions,
)
conditions = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.builds("{} AND {}".format, inner, inner),
        st.builds("{} OR {}".format, inner, inner),
        st.builds("NOT {}".format, inner),
        st.builds("({})".format, inner),
    ),
    max_leaves=5,
)
rows = st.tuples(TEXTS, TEXTS, NUMBERS | st.none())


@pytest.fixture(scope="module")
def sqlite() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE diary (走访方式, 走访记录, 人口数)")
    yield connection
    connection.close()


@settings(deadline=None, max_examples=300)
@given(condition=conditions, table=st.lists(rows, min_size=1, max_size=6))
def test_conditions_mean_what_they_mean_in_sqlite(
    condition: str, table: list[tuple[Value, ...]], sqlite: sqlite3.Connection
) -> None:
    sqlite.execute("DELETE FROM diary")
    sqlite.executemany("INSERT INTO diary VALUES (?, ?, ?)", table)
    asked = sqlite.execute(f"SELECT ({condition}) FROM diary ORDER BY rowid").fetchall()
    keys = ("method", "content", "people")
    columns = {key: [row[place] for row in table] for place, key in enumerate(keys)}

    found = understood(condition, column).holds(columns, len(table), TODAY, 100)
    assert list(found) == [at for at, (value,) in enumerate(asked) if value]
