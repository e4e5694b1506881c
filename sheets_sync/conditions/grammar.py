"""Reads a condition: SQL's expressions over the columns of one row, and nothing else."""

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sheets_sync.conditions import comparing, nodes, sums
from sheets_sync.conditions.calendar import Calendar, spelled
from sheets_sync.conditions.fault import Fault
from sheets_sync.conditions.functions import function
from sheets_sync.conditions.nodes import Node
from sheets_sync.conditions.patterns import glob, like
from sheets_sync.conditions.tokens import Sort, Token, tokens
from sheets_sync.conditions.values import Value, number_of, text_of
from sheets_sync.conditions.words import FORBIDDEN, KEYWORDS, TODAY
from sheets_sync.ledger.cells import fold

Columns = Callable[[str], nodes.Cell]
"""The column of a header; raises Fault where there is none."""

MOST_PARTS: Final = 400
MOST_DEPTH: Final = 40

_OR, _AND, _NOT, _EQUAL, _ORDER, _SUM, _PRODUCT, _JOIN = range(1, 9)
_COMPARING: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_CALCULATING: Final[Mapping[str, Callable[[Any, Any], float | None]]] = {
    "+": sums.add,
    "-": sums.subtract,
    "*": sums.multiply,
    "/": sums.divide,
    "%": sums.remainder,
}
_BINDS: Final[Mapping[str, int]] = {
    "OR": _OR,
    "AND": _AND,
    **dict.fromkeys(("=", "<>", "IS", "ISNULL", "NOTNULL", "NOT"), _EQUAL),
    **dict.fromkeys(("IN", "LIKE", "GLOB", "BETWEEN"), _EQUAL),
    **dict.fromkeys(("<", "<=", ">", ">="), _ORDER),
    **dict.fromkeys(("+", "-"), _SUM),
    **dict.fromkeys(("*", "/", "%"), _PRODUCT),
    "||": _JOIN,
}


def read(condition: str, columns: Columns) -> Node:
    """The condition as its outermost part. Raises Fault where it cannot be understood.

    Precedence is SQLite's. There are no statements, no tables, no names but those of columns,
    functions and today: nothing else can be said in this language.
    """
    return _Reader(tokens(condition), columns).whole()


class _Reader:
    """Reads tokens from left to right, one ahead."""

    def __init__(self, cut: Sequence[Token], columns: Columns) -> None:
        self._tokens = cut
        self._columns = columns
        self._at = 0
        self._depth = 0
        self._parts = 0

    def whole(self) -> Node:
        node = self._expression(_OR)
        if self._next.sort is not Sort.END:
            raise self._stray()
        return node

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _sign(self) -> str:
        """The mark or keyword that is next; "" for anything else."""
        token = self._next
        if token.sort is Sort.MARK:
            return token.text
        word = token.text.upper() if token.sort is Sort.WORD else ""
        return word if word in KEYWORDS else ""

    def _take(self, *wanted: str) -> str:
        """Go past the sign if it is one of these; "" if not."""
        sign = self._sign()
        if sign not in wanted:
            return ""
        self._at += 1
        return sign

    def _demand(self, wanted: str) -> None:
        if self._take(wanted):
            return
        if wanted == ")" and self._next.sort is Sort.END:
            raise Fault("bracket")
        raise self._stray()

    def _stray(self) -> Fault:
        token = self._next
        if token.sort is Sort.END:
            return Fault("end")
        if token.text == ")" and token.sort is Sort.MARK:
            return Fault("bracket")
        if token.sort is Sort.WORD and token.text.upper() in FORBIDDEN:
            return Fault("word", near=token.text)
        return Fault("", near=token.text[:12])

    def _made(self, node: Node) -> Node:
        self._parts += 1
        if self._parts > MOST_PARTS or node.depth > MOST_DEPTH:
            raise Fault("complex")
        return node

    def _expression(self, least: int) -> Node:
        """An expression of operators that bind at least so tightly."""
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise Fault("complex")
        left = self._operand()
        while (binds := _BINDS.get(sign := self._sign(), 0)) >= max(least, 1):
            self._at += 1
            left = self._made(self._applied(sign, binds, left))
        self._depth -= 1
        return left

    def _applied(self, sign: str, binds: int, left: Node) -> Node:
        if sign in ("AND", "OR"):
            parts = [left, self._expression(binds + 1)]
            while self._take(sign):
                parts.append(self._expression(binds + 1))
            return nodes.Combined(operator.and_ if sign == "AND" else operator.or_, *parts)
        if binds == _EQUAL and sign not in _COMPARING:
            return self._asked(sign, left)
        right = self._expression(binds + 1)
        if sign in _COMPARING:
            return _compared(sign, left, right)
        return sums.Join(left, right) if sign == "||" else _calculated(sign, left, right)

    def _asked(self, sign: str, left: Node) -> Node:
        """IS, IN, LIKE, GLOB, BETWEEN and their negations."""
        if sign in ("ISNULL", "NOTNULL"):
            return _negated(comparing.Blank(left), sign == "NOTNULL")
        if sign == "IS":
            negated = bool(self._take("NOT"))
            right = self._expression(_EQUAL + 1)
            return _negated(_same(left, right), negated)
        negated = sign == "NOT"
        if negated:
            sign = self._take("IN", "LIKE", "GLOB", "BETWEEN", "NULL")
        if sign == "NULL":
            return _negated(comparing.Blank(left), negated=True)
        if sign == "IN":
            return _negated(self._among(left), negated)
        if sign == "BETWEEN":
            least = self._expression(_EQUAL + 1)
            self._demand("AND")
            most = self._expression(_EQUAL + 1)
            bounds = (
                self._made(_compared(">=", left, least)),
                self._made(_compared("<=", left, most)),
            )
            return _negated(nodes.Combined(operator.and_, *bounds), negated)
        if sign in ("LIKE", "GLOB"):
            return _negated(self._fits(sign, left), negated)
        raise self._stray()

    def _among(self, left: Node) -> Node:
        self._demand("(")
        listed = self._listed()
        literals = [_met(left, node) for node in listed]
        if all(isinstance(node, nodes.Literal) for node in literals):
            return comparing.Among(left, [_value(node) for node in literals])
        if not literals:
            return nodes.Literal(False)
        equal = [self._made(_compared("=", left, node)) for node in listed]
        return nodes.Combined(operator.or_, *equal) if len(equal) > 1 else equal[0]

    def _fits(self, sign: str, left: Node) -> Node:
        pattern, escape = self._expression(_EQUAL + 1), ""
        if self._take("ESCAPE"):
            escape = self._next.text
            if self._next.sort is not Sort.TEXT or len(escape) != 1 or sign == "GLOB":
                raise self._stray()
            self._at += 1
        if not isinstance(pattern, nodes.Literal) or not isinstance(pattern.value, str):
            raise Fault("fixed", name=sign)
        return comparing.Fits(
            left, glob(pattern.value) if sign == "GLOB" else like(pattern.value, escape)
        )

    def _operand(self) -> Node:
        token, sign = self._next, self._sign()
        self._at += token.sort is not Sort.END
        if token.sort is Sort.NUMBER:
            return self._made(nodes.Literal(token.number))
        if token.sort is Sort.TEXT:
            return self._made(nodes.Literal(_folded(token.text)))
        if token.sort is Sort.HEADER:
            return self._made(self._columns(token.text))
        if token.sort is Sort.WORD and not sign:
            return self._named(token)
        return self._made(self._led_by(sign))

    def _led_by(self, sign: str) -> Node:
        """What begins with a mark or keyword that has just been gone past."""
        match sign:
            case "(":
                node = self._expression(_OR)
                self._demand(")")
                return node
            case "NOT":
                return nodes.Not(self._expression(_NOT))
            case "+":
                return self._expression(_JOIN + 1)
            case "-":
                node = self._expression(_JOIN + 1)
                if isinstance(node, nodes.Literal) and not isinstance(node.value, str | None):
                    return nodes.Literal(-node.value)
                return sums.Arithmetic(sums.subtract, nodes.Literal(0), node)
            case "NULL" | "TRUE" | "FALSE":
                return nodes.Literal({"NULL": None, "TRUE": True, "FALSE": False}[sign])
            case "CASE":
                return self._case()
        self._at -= self._next.sort is not Sort.END or bool(sign)
        raise self._stray()

    def _case(self) -> Node:
        subject = None if self._sign() == "WHEN" else self._expression(_OR)
        parts: list[Node] = []
        while self._take("WHEN"):
            condition = self._expression(_OR)
            if subject is not None:
                condition = self._made(_compared("=", subject, condition))
            self._demand("THEN")
            parts += [condition, self._expression(_OR)]
        if not parts:
            raise self._stray()
        parts.append(self._expression(_OR) if self._take("ELSE") else nodes.Literal(None))
        self._demand("END")
        return nodes.Choose(*parts)

    def _named(self, token: Token) -> Node:
        """A function, today, or a header without quotes."""
        word = token.text.upper()
        if self._sign() == "(" and word != "CAST":
            self._at += 1
            return self._made(_called(token.text, self._listed()))
        if word == "CAST" and self._take("("):
            return self._made(self._cast())
        if word in TODAY:
            return self._made(nodes.Today())
        try:
            return self._made(self._columns(token.text))
        except Fault:
            if word in FORBIDDEN:
                raise Fault("word", near=token.text) from None
            raise

    def _cast(self) -> Node:
        part = self._expression(_OR)
        if self._next.text.upper() != "AS" or self._next.sort is not Sort.WORD:
            raise self._stray()
        self._at += 1
        convert = _CASTS.get(self._next.text.upper())
        if convert is None:
            raise self._stray()
        self._at += 1
        self._demand(")")
        return nodes.Cast(part, convert)

    def _listed(self) -> list[Node]:
        """Expressions with commas between, up to the closing bracket."""
        listed: list[Node] = []
        if self._take(")"):
            return listed
        while True:
            listed.append(self._expression(_OR))
            if not self._take(","):
                self._demand(")")
                return listed


def _folded(text: str) -> str:
    """A text written out, folded as cells are; blanks at its ends stand."""
    return fold(f"|{text}|")[1:-1]


def _negated(node: Node, negated: bool) -> Node:
    return nodes.Not(node) if negated else node


def _is_text(*either: Node) -> bool:
    return any(isinstance(node, nodes.Literal) and node.sort is str for node in either)


def _value(node: Node) -> Value:
    return node.value if isinstance(node, nodes.Literal) else None


def _met(left: Node, right: Node) -> Node:
    """What is compared with a date or time, spelled as such a column tells it."""
    value = _value(right)
    if left.tells is None or value is None or value == "" or isinstance(value, bool):
        return right
    return nodes.Literal(spelled(left.tells, value))


def _compared(sign: str, left: Node, right: Node) -> Node:
    left, right = _met(right, left), _met(left, right)
    for one, other in ((left, right), (right, left)):
        if isinstance(one, nodes.Literal) and one.value == "" and sign in ("=", "<>"):
            return _negated(comparing.Blank(other), sign == "<>")
    return comparing.Compare(_COMPARING[sign], left, right)


def _same(left: Node, right: Node) -> Node:
    if isinstance(right, nodes.Literal) and (right.value is None or right.value == ""):
        return comparing.Blank(left)
    return comparing.Same(left, _met(left, right))


def _calculated(sign: str, left: Node, right: Node) -> Node:
    """A sum or product; dates go by days."""
    told = left.tells, right.tells
    if sign in "+-" and Calendar.TIME in told:
        raise Fault("times")
    if sign == "-" and (all(told) or (any(told) and _is_text(left, right))):
        return sums.Between(_met(right, left), _met(left, right))
    if sign in "+-" and told[0]:
        return sums.Shifted(left, right, 1 if sign == "+" else -1)
    if sign == "+" and told[1]:
        return sums.Shifted(right, left, 1)
    return sums.Arithmetic(_CALCULATING[sign], left, right)


def _called(name: str, arguments: list[Node]) -> Node:
    found = function(name, arguments)
    fixed = [arguments[place] for place in found.fixed if place < len(arguments)]
    if not all(isinstance(node, nodes.Literal) for node in fixed):
        raise Fault("fixed", name=found.name)
    if any(_value(node) == "now" for node in arguments) and found.name in _DATING:
        raise Fault("now")
    if found.check is not None:
        found.check(*map(_value, fixed))
    return nodes.Call(found, *arguments)


def _whole(value: Value) -> Value:
    number = number_of(value)
    return None if number is None else int(number)


def _real(value: Value) -> Value:
    number = number_of(value)
    return None if number is None else float(number)


_DATING: Final = frozenset(("DATE", "JULIANDAY", "STRFTIME", "DAYS", "MINUTES"))
_CASTS: Final[Mapping[str, Callable[[Value], Value]]] = {
    "TEXT": text_of,
    "INTEGER": _whole,
    "INT": _whole,
    "REAL": _real,
    "NUMERIC": number_of,
}
