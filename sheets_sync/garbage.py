"""Python's cycle collector, paused while a workbook is parsed and checked."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_pauses = 0
_was_on = False


@contextmanager
def collection_paused() -> Iterator[None]:
    """Make no search for cycles inside; nests, and several threads may pause at once.

    A check makes hundreds of thousands of objects that live on and hardly a cycle among them:
    looking at them over and over took a sixth of its time. Keep it short: it holds for the whole
    process.
    """
    global _pauses, _was_on
    with _lock:
        if _pauses == 0:
            _was_on = gc.isenabled()
            gc.disable()
        _pauses += 1
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            if _pauses == 0 and _was_on:
                gc.enable()
