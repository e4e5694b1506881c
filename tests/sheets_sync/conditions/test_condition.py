"""Asking a condition of many rows."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.conditions.condition import understood
from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.functions import FUNCTIONS
from sheets_sync.conditions.values import Value
from tests.sheets_sync.conditions.columns import COLUMNS, ROW, TODAY, column

ATOMS = st.sampled_from(
    (
        *(f'"{header}"' for header in COLUMNS if '"' not in header),
        *("今天", "NULL", "TRUE", "0", "1", "-3", "2.5", "1e308", "9223372036854775807", "''"),
        *("'a%'", "'2026-03-05'", "'+1 month'", "'14:05'", "'%Y'", "'[a-z]*'", "'１２'"),
    )
)


def composed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    listed = st.lists(inner, min_size=1, max_size=3).map(", ".join)
    operators = ("=", "<>", "<", ">=", "+", "-", "*", "/", "%", "||", "AND", "OR", "IS", "LIKE")
    return st.one_of(
        st.builds("{}({})".format, st.sampled_from(sorted(FUNCTIONS)), listed),
        st.builds("({} {} {})".format, inner, st.sampled_from((*operators, "GLOB")), inner),
        st.builds("({} NOT IN ({}))".format, inner, listed),
        st.builds("({} BETWEEN {} AND {})".format, inner, inner, inner),
        st.builds("(NOT {})".format, inner),
        st.builds("(- {})".format, inner),
        st.builds("({} IS NOT NULL)".format, inner),
        st.builds("CASE {} WHEN {} THEN {} END".format, inner, inner, inner),
        st.builds("CAST({} AS {})".format, inner, st.sampled_from(("TEXT", "INT", "REAL"))),
    )


ODD: st.SearchStrategy[Value] = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
    | st.sampled_from(("2026-03-05", "2026-03-05 14:05", "24:00", "1e5", "１２", "-0"))
)


def test_it_names_its_columns() -> None:
    condition = understood("\"走访方式\" = '拒访' OR LENGTH(备注) > 1", column)
    assert condition.columns == {"method", "+备注"}


@pytest.mark.parametrize("longest", [0, 50_000, 5_000_000])
def test_rows_are_asked_some_at_a_time(longest: int) -> None:
    pauses: list[None] = []
    people = [row % 3 for row in range(5000)]
    condition = understood("人口数 = 2", column)

    found = condition.holds(
        {"people": people}, len(people), TODAY, longest, lambda: pauses.append(None)
    )
    assert list(found) == list(range(2, 5000, 3))
    assert len(pauses) >= 5000 / (4_000_000 / (longest + 1) + 1) - 1


def test_what_is_neither_true_nor_false_is_not_true() -> None:
    condition = understood("人口数", column)
    assert list(condition.holds({"people": [0, None, 2, 0.5]}, 4, TODAY, 0)) == [2, 3]


def test_a_pause_may_stop_it() -> None:
    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        list(understood("1", column).holds({}, 5000, TODAY, 0, stop))


@settings(deadline=None, max_examples=1500)
@given(
    text=st.recursive(ATOMS, composed, max_leaves=6),
    rows=st.lists(st.fixed_dictionaries(dict.fromkeys(ROW, ODD)), min_size=1, max_size=3),
)
def test_any_expression_over_any_cells_is_a_fault_or_an_answer(
    text: str, rows: list[dict[str, Value]]
) -> None:
    try:
        condition = understood(text, column)
    except Fault:
        return
    columns = {key: [row[key] for row in rows] for key in ROW}
    found = list(condition.holds(columns, len(rows), TODAY, 100))
    assert set(found) <= set(range(len(rows)))


@settings(deadline=None, max_examples=500)
@given(st.text(max_size=30) | st.text("\"'“”‘’()=<>, \u3000（）＝走访方式1a.*", max_size=30))
def test_any_text_is_a_fault_or_a_condition(text: str) -> None:
    with suppress(Fault):
        assert understood(text, column).columns <= ROW.keys()
