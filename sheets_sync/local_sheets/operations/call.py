"""What an operation may know besides its body: who, when, and ids drawn for it."""

import secrets
from dataclasses import dataclass, field

from sheets_sync.local_sheets.model.effective import Results

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_INT31 = 2**31 - 1


@dataclass(slots=True)
class Call:
    """One call. `at` is in milliseconds since 1970.

    Ids that the operation draws are recorded in `drawn`; a call made with the recorded ids draws
    the same ones again, in the same order, so that a replay ends in the same workbook. `owner` and
    `editors` are those of the file; `results` are what its formulas showed before the call, where
    an operation goes by that.
    """

    who: str
    at: int
    recorded: tuple[int | str, ...] | None = None
    drawn: list[int | str] = field(default_factory=list)
    owner: str = ""
    editors: tuple[str, ...] = ()
    results: Results = field(default_factory=dict)

    @property
    def is_replay(self) -> bool:
        """Whether this was acknowledged before: then nobody's rights are asked again."""
        return self.recorded is not None

    def number(self, taken: set[int] | frozenset[int] = frozenset()) -> int:
        """A random positive id below 2³¹ that is not taken, as Google gives to sheets."""
        if self.recorded is not None:
            return int(self._next(self.recorded))
        number = secrets.randbelow(_INT31 - 1) + 1
        while number in taken:
            number = secrets.randbelow(_INT31 - 1) + 1
        self.drawn.append(number)
        return number

    def file_id(self) -> str:
        """44 characters that begin with 1, like Google's."""
        return self._text("1" + "".join(secrets.choice(_ALPHABET) for _ in range(43)))

    def name_id(self) -> str:
        """The id of a named range."""
        return self._text(str(secrets.randbelow(_INT31 - 1) + 1))

    def comment_id(self) -> str:
        """11 characters that begin with AAAA, like Google's of comments and replies."""
        return self._text("AAAA" + "".join(secrets.choice(_ALPHABET) for _ in range(7)))

    def _text(self, fresh: str) -> str:
        if self.recorded is not None:
            return str(self._next(self.recorded))
        self.drawn.append(fresh)
        return fresh

    def _next(self, recorded: tuple[int | str, ...]) -> int | str:
        value = recorded[len(self.drawn)]
        self.drawn.append(value)
        return value
