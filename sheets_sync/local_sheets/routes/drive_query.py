"""The search language of files.list: https://developers.google.com/workspace/drive/api/guides/ref-search-terms."""

import re
from collections.abc import Callable

from sheets_sync.local_sheets.drive_errors import invalid_value
from sheets_sync.local_sheets.model.document import File
from sheets_sync.local_sheets.routes.drive_terms import Term

Test = Callable[[File], bool]

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
    r"""|(?P<mark><=|>=|!=|[=<>(){}])|(?P<word>\w+))""",
    re.DOTALL,
)
_SWITCHES = ("trashed", "starred", "sharedWithMe")
MAX_DEPTH = 50


class Query:
    """A parsed query: `accepts` a file or not. ApiError 400 for text that cannot be read.

    `make` turns a term into its test. `and` binds closer than `or`, `not` closer than both.
    """

    def __init__(self, text: str, make: Callable[[Term], Test]) -> None:
        self.fields: set[str] = set()
        self._make = make
        self._tokens = _tokens(text)
        self._position = 0
        self.accepts: Test = lambda _file: True
        if self._tokens:
            self.accepts = self._either(0)
            if self._position < len(self._tokens):
                raise invalid_value("q")

    def _either(self, depth: int) -> Test:
        if depth > MAX_DEPTH:
            raise invalid_value("q")
        tests = [self._both(depth)]
        while self._skip("or"):
            tests.append(self._both(depth))
        return tests[0] if len(tests) == 1 else lambda file: any(test(file) for test in tests)

    def _both(self, depth: int) -> Test:
        tests = [self._single(depth)]
        while self._skip("and"):
            tests.append(self._single(depth))
        return tests[0] if len(tests) == 1 else lambda file: all(test(file) for test in tests)

    def _single(self, depth: int) -> Test:
        if self._skip("not"):
            if depth > MAX_DEPTH:
                raise invalid_value("q")
            denied = self._single(depth + 1)
            return lambda file: not denied(file)
        if self._skip("("):
            test = self._either(depth + 1)
            self._expect(")")
            return test
        term = self._term()
        self.fields.add(term.field)
        return self._make(term)

    def _term(self) -> Term:
        first = self._next()
        if first[0] in "'\"":  # 'x' in parents
            self._expect("in")
            return Term(self._word(), "in", _unquoted(first))
        if first in _SWITCHES and self._peek().lower() in ("", ")", "and", "or"):
            return Term(first, "=", "true")
        if not first[0].isalpha():
            raise invalid_value("q")
        operator = self._next().lower()
        if operator == "has":
            return Term(first, operator, *self._pair())
        value = self._next()
        if value[0] in "'\"":
            return Term(first, operator, _unquoted(value))
        if value.lower() in ("true", "false"):
            return Term(first, operator, value.lower())
        raise invalid_value("q")

    def _pair(self) -> tuple[str, str]:
        """`{ key='a' and value='b' }`."""
        found = {}
        self._expect("{")
        for joint in ("and", "}"):
            name = self._word()
            self._expect("=")
            found[name] = _unquoted(self._next())
            self._expect(joint)
        if set(found) != {"key", "value"}:
            raise invalid_value("q")
        return found["key"], found["value"]

    def _peek(self) -> str:
        return self._tokens[self._position] if self._position < len(self._tokens) else ""

    def _next(self) -> str:
        token = self._peek()
        if not token:
            raise invalid_value("q")
        self._position += 1
        return token

    def _word(self) -> str:
        token = self._next()
        if not token[0].isalpha():
            raise invalid_value("q")
        return token

    def _skip(self, wanted: str) -> bool:
        if self._peek().lower() != wanted:
            return False
        self._position += 1
        return True

    def _expect(self, wanted: str) -> None:
        if not self._skip(wanted):
            raise invalid_value("q")


def _tokens(text: str) -> list[str]:
    tokens, position, end = [], 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            raise invalid_value("q")
        tokens.append(match["text"] or match["mark"] or match["word"])
        position = match.end()
    return tokens


def _unquoted(text: str) -> str:
    if text[0] not in "'\"":
        raise invalid_value("q")
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)
