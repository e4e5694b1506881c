"""Whatever is done to the journal shows, and a verification that looks away is found out.

`python -m tests.campaigns.rewriting 10000` tries as many by hand.
"""

import pytest

from sheets_sync.journal import verify
from tests.campaigns.rewriting import unseen

RUNS = 300

pytestmark = pytest.mark.campaign


def test_every_rewriting_shows(campaign_scale: int) -> None:
    assert unseen(RUNS * campaign_scale, seed=11) == []


class _Anything:
    def __ne__(self, _other: object) -> bool:
        return False

    __eq__ = object.__eq__
    __hash__ = object.__hash__


def test_a_verification_that_reads_no_free_text_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verify, "words_mark", lambda _salt, _words: _Anything())

    assert any("words" in told for told in unseen(RUNS, seed=11))
