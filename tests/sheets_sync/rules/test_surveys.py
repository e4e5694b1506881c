"""对账: what a home recalls beside what the diary tells."""

import pytest

from sheets_sync.rules.surveys import agreement


@pytest.mark.parametrize(
    ("recalled", "diary", "said"),
    [
        (None, 3, "cannot_tell"),
        ("unsure", 3, "cannot_tell"),
        ("zero", 0, "agrees"),
        ("zero", 1, "agrees"),
        ("zero", 2, "contradicts"),
        ("one", 0, "contradicts"),
        ("one", 1, "agrees"),
        ("one", 2, "agrees"),
        ("one", 3, "contradicts"),
        ("two", 1, "agrees"),
        ("two", 4, "contradicts"),
        ("three_or_more", 0, "contradicts"),
        ("three_or_more", 1, "contradicts"),
        ("three_or_more", 2, "agrees"),
        ("three_or_more", 30, "agrees"),
    ],
)
def test_what_agrees_and_what_contradicts(recalled: str | None, diary: int, said: str) -> None:
    assert agreement(recalled, diary) == said
