"""The collector pauses while somebody asks for it, and comes back as it was."""

import gc

import pytest

from sheets_sync.garbage import collection_paused


def test_collection_pauses_and_comes_back_after_the_last_pause() -> None:
    with collection_paused():
        assert not gc.isenabled()
        with collection_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_inside_does_not_leave_it_off() -> None:
    with pytest.raises(ValueError, match="broken"), collection_paused():
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_process_that_collects_nothing_is_left_so() -> None:
    gc.disable()
    try:
        with collection_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
