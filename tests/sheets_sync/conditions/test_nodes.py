"""Parts of conditions over several rows at once: no row changes the word on another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.conditions.condition import understood
from sheets_sync.conditions.values import Value
from tests.sheets_sync.conditions.columns import ROW, TODAY, column, holds
from tests.sheets_sync.conditions.test_functions import EXAMPLES
from tests.sheets_sync.conditions.test_grammar import TRUE

CONDITIONS = [*TRUE, *EXAMPLES]
VALUES: st.SearchStrategy[Value] = st.sampled_from(
    (None, "", "敲门无人", "拒访", "没人", "3", "x", "2026-03-05", "2026-03-05 14:05", "14:05")
) | st.integers(-3, 50_000) | st.floats(allow_nan=False, allow_infinity=False)  # fmt: skip


@settings(deadline=None, max_examples=30)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(ROW, VALUES)), min_size=2, max_size=4))
def test_rows_together_say_what_each_says_alone(rows: list[dict[str, Value]]) -> None:
    columns = {key: [row[key] for row in rows] for key in ROW}
    for text in CONDITIONS:
        condition = understood(text, column)
        together = list(condition.holds(columns, len(rows), TODAY, 100))
        assert together == [at for at, row in enumerate(rows) if holds(text, row)], text


def test_today_is_the_day_that_is_given() -> None:
    assert holds("今天 = '2026-03-20' AND 今天 > 走访日期")
    assert not holds("今天 = '2026-03-20'", today="2026-03-21")
    assert understood("今天 > 走访日期", column).dated
    assert not understood("走访日期 > '2026-03-01'", column).dated
