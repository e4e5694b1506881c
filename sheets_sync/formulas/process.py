"""The calculating process as the server holds it: started when needed, ended when it must be."""

import contextlib
import os
import select
import subprocess  # starts nothing but our own module  # nosec B404
import sys
import time
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from sheets_sync.formulas.frames import LENGTH, write_frame

Json = dict[str, Any]

_ROOT = Path(__file__).resolve().parents[2]
_AT_MOST = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for all formulas together and, if they do not suffice, for each of them alone.

    The process is ended by its own use of the processor, so that a busy machine makes no formula
    guilty, or after `patience`, which is counted by the clock, once for each of the two ways.
    """

    together: float = 6.0
    alone: float = 1.0
    patience: float = 20.0
    deaths: int = 3


@dataclass(slots=True)
class Answer:
    """Cells as Calculation gives them; formulas that were given up, by number.

    Formulas from `reached` on were not calculated for want of time.
    """

    cells: list[list[Any]] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    reached: int = 0


class _Ended(Exception):  # noqa: N818 - a state, read as `except _Ended`
    """The process died, or its time was over."""


class Calculator:
    """Calculates in a process of its own; one request at a time: its owner holds a lock."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._finalizer: weakref.finalize[Any, Any] | None = None
        self.starts = 0

    def answer(self, asked: Json) -> Answer:
        """The results of what Calculation takes, save its limits; never raises for a formula.

        A formula that ends the process or takes too long is refused, and the others are tried
        again one by one.
        """
        limits = self._limits
        with contextlib.suppress(_Ended):
            until = time.monotonic() + limits.patience
            content = {**asked, "deadline_ms": int(limits.patience * 900)}
            for frame in self._frames(content, until):
                if frame.get("done"):
                    return Answer(frame["cells"], reached=len(asked["formulas"]))
        return self._carefully(asked)

    def _carefully(self, asked: Json) -> Answer:
        until = time.monotonic() + self._limits.patience
        deadline = int(self._limits.alone * 800)
        answer = Answer()
        for _ in range(self._limits.deaths):
            content = {**asked, "deadline_ms": deadline, "careful": sorted(answer.refused)}
            answer = Answer(refused=answer.refused)
            try:
                for frame in self._frames(content, until):
                    answer.reached = frame.get("next", answer.reached)
                    answer.cells.extend(frame.get("cells", []))
                    if "refused" in frame:
                        answer.refused.add(frame["refused"])
                    if frame.get("done"):
                        answer.reached = len(asked["formulas"])
                        return answer
            except _Ended:
                if time.monotonic() >= until:
                    break
                answer.refused.add(answer.reached)
        return answer

    def _frames(self, content: Json, until: float) -> "_Frames":
        process = self._process
        if process is None or process.poll() is not None:
            process = self._start()
        seconds = {
            "together": self._limits.together,
            "alone": self._limits.alone,
            "seconds": max(until - time.monotonic(), 0) + 1,
        }
        try:
            if process.stdin is None or process.stdout is None:
                raise OSError
            write_frame(process.stdin, {**content, **seconds})
        except OSError:
            self.close()
            raise _Ended from None
        return _Frames(self, process.stdout.fileno(), until)

    def _start(self) -> "subprocess.Popen[bytes]":
        self.close()
        self._process = subprocess.Popen(  # no word comes from outside  # nosec B603
            [sys.executable, "-m", "sheets_sync.formulas.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={"PYTHONPATH": str(_ROOT), "PATH": os.defpath},
        )
        self._finalizer = weakref.finalize(self, _end, self._process)
        self.starts += 1
        return self._process

    def close(self) -> None:
        """End the process; the next request starts another."""
        if self._finalizer is not None:
            self._finalizer()
        self._process = self._finalizer = None


class _Frames:
    """The frames of one answer as they come; _Ended if the time is over or the process is."""

    def __init__(self, owner: Calculator, source: int, until: float) -> None:
        self._owner, self._source, self._until = owner, source, until
        self._poll = select.poll()
        self._poll.register(source, select.POLLIN)

    def __iter__(self) -> "_Frames":
        return self

    def __next__(self) -> Json:
        size = LENGTH.unpack(self._exactly(LENGTH.size))[0]
        content: Json = orjson.loads(self._exactly(size))
        if content.get("exhausted"):
            raise StopIteration
        return content

    def _exactly(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            left = self._until - time.monotonic()
            ready = left > 0 and self._poll.poll(left * 1000)
            piece = os.read(self._source, min(size - len(data), _AT_MOST)) if ready else b""
            if not piece:
                self._owner.close()
                raise _Ended
            data += piece
        return bytes(data)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
