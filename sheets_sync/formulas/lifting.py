"""Functions of one value on whole ranges: `MONTH(A2:A9)`, which the engine does not spread.

Each such call is spread over cells of a scratch sheet, `MONTH(A2)`, `MONTH(A3)`, …, and the formula
refers to those cells instead.
"""

from collections.abc import Callable
from typing import NamedTuple

import formualizer

from sheets_sync.formulas.references import Place, parse_reference
from sheets_sync.formulas.tokens import tokens
from sheets_sync.workbook.a1 import cell_name

SCRATCH = "scratch " * 13  # longer than any sheet's title
MOST_CELLS = 100_000
MOST_COLUMNS = 16_000

_EVERY = range(256)
_ODD, _EVEN = range(1, 256, 2), range(2, 256, 2)
_SPREAD: dict[str, range | tuple[int, ...]] = {  # which arguments are one value each
    **dict.fromkeys(("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"), _EVERY),
    **dict.fromkeys(("WEEKDAY", "WEEKNUM", "ISOWEEKNUM", "EOMONTH", "EDATE", "DATE"), _EVERY),
    **dict.fromkeys(("TIME", "DATEVALUE", "TIMEVALUE", "DATEDIF", "DAYS", "YEARFRAC"), _EVERY),
    **dict.fromkeys(("LEN", "LEFT", "RIGHT", "MID", "UPPER", "LOWER", "PROPER", "TRIM"), _EVERY),
    **dict.fromkeys(("CLEAN", "SUBSTITUTE", "REPLACE", "FIND", "SEARCH", "EXACT"), _EVERY),
    **dict.fromkeys(("REPT", "TEXT", "VALUE", "NUMBERVALUE", "CHAR", "CODE", "T", "N"), _EVERY),
    **dict.fromkeys(("UNICHAR", "UNICODE", "FIXED", "ROUND", "ROUNDUP", "ROUNDDOWN"), _EVERY),
    **dict.fromkeys(("MROUND", "CEILING", "FLOOR", "INT", "TRUNC", "ABS", "SIGN"), _EVERY),
    **dict.fromkeys(("SQRT", "POWER", "EXP", "LN", "LOG", "LOG10", "MOD", "QUOTIENT"), _EVERY),
    **dict.fromkeys(("EVEN", "ODD", "FACT", "COMBIN", "SIN", "COS", "TAN", "ATAN2"), _EVERY),
    **dict.fromkeys(("ISNUMBER", "ISTEXT", "ISBLANK", "ISERROR", "ISERR", "ISNA"), _EVERY),
    **dict.fromkeys(("ISLOGICAL", "ISNONTEXT", "ISODD", "ISEVEN", "NOT"), _EVERY),
    **dict.fromkeys(("ROW", "COLUMN", "IFS", "SWITCH", "CHOOSE", "IFNA"), _EVERY),
    **dict.fromkeys(("VLOOKUP", "HLOOKUP"), (0, 2)),
    **dict.fromkeys(("LOOKUP", "MATCH", "XLOOKUP", "XMATCH", "RANK", "RANK.EQ"), (0,)),
    **dict.fromkeys(("NETWORKDAYS", "WORKDAY"), (0, 1)),
    **dict.fromkeys(("LARGE", "SMALL", "PERCENTILE", "QUARTILE", "COUNTIF"), (1,)),
    **dict.fromkeys(("SUMIF", "AVERAGEIF"), (1,)),
    "COUNTIFS": _ODD,
    **dict.fromkeys(("SUMIFS", "AVERAGEIFS", "MAXIFS", "MINIFS"), _EVEN),
}
_SPREAD_BY_ENGINE = {"IF", "IFERROR", "REGEXMATCH", "REGEXEXTRACT", "REGEXREPLACE", "TO_TEXT"}
_OF_ANY_SIZE = {
    *("FILTER", "UNIQUE", "SORT", "SPLIT", "TRANSPOSE", "SEQUENCE", "FLATTEN", "RANDARRAY"),
    *("VSTACK", "HSTACK", "TAKE", "DROP", "CHOOSECOLS", "CHOOSEROWS", "ARRAY_CONSTRAIN"),
}


class CannotSpread(Exception):  # noqa: N818 - a state, read as `except CannotSpread`
    """An array whose size is not known stands where a function takes one value."""


class Shape(NamedTuple):
    """Rows and columns of a value."""

    rows: int
    columns: int


ONE = Shape(1, 1)


class _Part(NamedTuple):
    """A piece of a formula: its text, its size if it is known, its cells if it is a range."""

    text: str
    shape: Shape | None
    place: Place | None = None

    def cell(self, i: int, j: int) -> str:
        """The text of one of its values; a single row or column serves for all of them."""
        if self.place is None or self.shape is None:
            return self.text
        top = (self.place.top or 0) + (i if self.shape.rows > 1 else 0)
        left = (self.place.left or 0) + (j if self.shape.columns > 1 else 0)
        return _text_of(Place(self.place.sheet, top, left, top + 1, left + 1))


PutBlock = Callable[[int, list[list[str]]], None]  # first column, formulas row by row


class Lifting:
    """Spreads the formulas of one workbook; `put` writes formulas to the top of the scratch sheet.

    Every reference names its sheet and is closed. Equal pieces share their cells.
    """

    def __init__(self, put: PutBlock) -> None:
        self._put = put
        self._blocks: dict[str, _Part] = {}
        self._columns = self._cells = 0

    def spread(self, formula: str) -> str:
        """The formula, with references to scratch cells; it must be one that can be parsed.

        Raises CannotSpread.
        """
        return "=" + self._part(formualizer.parse(formula)).text

    def _part(self, node: formualizer.ASTNode) -> _Part:
        kind = node.node_type()
        if kind == "Reference":
            return _reference(node)
        if kind == "Omitted":
            return _Part("", ONE)
        if kind == "BinaryOp":
            left, right = map(self._part, node.children())
            text = f"({left.text}{node.get_operator()}{right.text})"
            return _Part(text, _common([left, right]))
        if kind == "UnaryOp":
            operand = self._part(node.children()[0])
            sign = node.get_operator()
            text = f"({operand.text}%)" if sign == "%" else f"({sign}{operand.text})"
            return _Part(text, operand.shape)
        if kind == "Function":
            return self._call(_name_of(node), [*map(self._part, node.children())])
        text = node.to_formula()[1:]
        if kind == "Array":
            rows = 1 + sum(part.text == ";" for part in tokens(text))
            return _Part(text, Shape(rows, len(node.children()) // rows))
        return _Part(text, ONE if kind == "Literal" else None)

    def _call(self, name: str, arguments: list[_Part]) -> _Part:
        text = f"{name}({','.join(argument.text for argument in arguments)})"
        single = _SPREAD.get(name)
        if single is None:
            if name in _SPREAD_BY_ENGINE:
                return _Part(text, _common(arguments))
            return _Part(text, None if name in _OF_ANY_SIZE else ONE)
        values = [argument for at, argument in enumerate(arguments) if at in single]
        shape = _common(values)
        if shape is None:
            raise CannotSpread
        if shape == ONE:
            return _Part(text, ONE)
        if text not in self._blocks:
            self._blocks[text] = self._spread_call(name, arguments, single, shape)
        return self._blocks[text]

    def _spread_call(
        self, name: str, arguments: list[_Part], single: range | tuple[int, ...], shape: Shape
    ) -> _Part:
        sources = [
            self._settled(argument) if at in single and argument.shape != ONE else argument
            for at, argument in enumerate(arguments)
        ]

        def call(i: int, j: int) -> str:
            cells = [
                source.cell(i, j) if at in single else source.text
                for at, source in enumerate(sources)
            ]
            return f"={name}({','.join(cells)})"

        return self._block(shape, shape, call)

    def _settled(self, part: _Part) -> _Part:
        """An array in cells of its own, so that each can be referred to."""
        if part.place is not None or part.shape is None:
            return part
        if part.text not in self._blocks:
            self._blocks[part.text] = self._block(part.shape, ONE, lambda _i, _j: "=" + part.text)
        return self._blocks[part.text]

    def _block(self, shape: Shape, written: Shape, formula: Callable[[int, int], str]) -> _Part:
        """New cells of this size; `formula` gives those of the part that is written."""
        left = self._columns
        self._columns += shape.columns
        self._cells += shape.rows * shape.columns
        if self._columns > MOST_COLUMNS or self._cells > MOST_CELLS:
            raise CannotSpread
        self._put(
            left, [[formula(i, j) for j in range(written.columns)] for i in range(written.rows)]
        )
        place = Place(SCRATCH, 0, left, shape.rows, left + shape.columns)
        return _Part(_text_of(place), shape, place)


def _reference(node: formualizer.ASTNode) -> _Part:
    text = str(node.get_reference_string())
    try:
        reference = parse_reference(text)
    except ValueError:
        reference = None
    if reference is None or not reference.title:
        return _Part(text, ONE)  # a lost one, or a variable of LET
    place = reference.place("")
    top, left, bottom, right = (edge or 0 for edge in place[1:])
    return _Part(text, Shape(bottom - top, right - left), place)


def _text_of(place: Place) -> str:
    top, left, bottom, right = (edge or 0 for edge in place[1:])
    title = "'" + place.sheet.replace("'", "''") + "'"
    last = "" if (bottom - top, right - left) == ONE else ":" + cell_name(bottom - 1, right - 1)
    return f"{title}!{cell_name(top, left)}{last}"


def _common(parts: list[_Part]) -> Shape | None:
    """The size of what comes of values together; None if one of them is not known."""
    shapes = [part.shape for part in parts]
    known = [shape for shape in shapes if shape is not None]
    if len(known) < len(shapes):
        return None
    return Shape(
        max((s.rows for s in known), default=1), max((s.columns for s in known), default=1)
    )


def _name_of(node: formualizer.ASTNode) -> str:
    return str(node.get_function_name()).upper()


def needs_spreading(node: formualizer.ASTNode) -> bool:
    """Whether some function of single values may be given more than one."""
    children = node.children()
    if node.node_type() == "Function":
        single = _SPREAD.get(_name_of(node), ())
        if any(at in single and _may_be_many(child) for at, child in enumerate(children)):
            return True
    return any(map(needs_spreading, children))


def _may_be_many(node: formualizer.ASTNode) -> bool:
    kind = node.node_type()
    if kind == "Reference":
        return ":" in str(node.get_reference_string()).rpartition("!")[2]
    if kind == "Function":
        name = _name_of(node)
        if name not in _SPREAD and name not in _SPREAD_BY_ENGINE:
            return name in _OF_ANY_SIZE
    return kind == "Array" or any(map(_may_be_many, node.children()))
