"""The process that calculates: one request after the other, until its input ends.

A request is what Calculation takes, with the seconds after which the system ends this process: of
the processor, `together` for all formulas or `alone` for each, and `seconds` by the clock. The
answers are frames with `cells` and at last `done`. With `careful`, the numbers of formulas not to
be tried, they are taken one by one, and it says which comes next (`next`), so that the one that
ends the process is known, and which was given up (`refused`).
"""

import resource
import signal
import sys
from typing import IO, Any

from sheets_sync.formulas.calculation import Calculation, Exhausted
from sheets_sync.formulas.frames import read_frame, write_frame

Json = dict[str, Any]

MEMORY_LIMIT = 2 << 30  # bytes of address space


def main() -> None:
    """Serve standard input and output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    while (asked := read_frame(source)) is not None:
        signal.setitimer(signal.ITIMER_REAL, asked["seconds"])
        signal.setitimer(signal.ITIMER_PROF, asked["together"])
        if "careful" in asked:
            _careful(asked, answers)
        else:
            _at_once(asked, answers)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _at_once(asked: Json, answers: IO[bytes]) -> None:
    try:
        cells = Calculation(asked).all_results()
    except Exhausted:
        write_frame(answers, {"exhausted": True})
        return
    write_frame(answers, {"cells": cells, "done": True})


def _careful(asked: Json, answers: IO[bytes]) -> None:
    calculation = Calculation(asked)
    given_up = set(asked["careful"])
    for number in range(len(asked["formulas"])):
        if number in given_up:
            write_frame(answers, {"cells": calculation.refuse(number)})
            continue
        write_frame(answers, {"next": number})
        signal.setitimer(signal.ITIMER_PROF, asked["alone"])
        try:
            write_frame(answers, {"cells": calculation.result_of(number)})
        except Exhausted:
            write_frame(answers, {"cells": calculation.refuse(number), "refused": number})
    write_frame(answers, {"done": True})


if __name__ == "__main__":
    main()
