"""Numbers in the digits of a pattern: 0 # ? with point, groups, percent, exponent, fraction."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from sheets_sync.local_sheets.model.conventions import Conventions
from sheets_sync.local_sheets.model.sections import Number, Section, Token

_EXACT = Context(prec=1000)
_MOST_PLACES = 300
_SURE, _TIE = 1e9, 1e-6  # a double below _SURE is so far from a tie that binary rounds as decimal


def number_writer(section: Section, known: Conventions) -> Callable[[Number], str]:
    """How a NUMBER section writes any finite number; a minus stands before all else."""
    if any(token.kind == "over" for token in section.tokens):
        layout = _fraction_layout(section.tokens)
        return lambda number: _fraction(number, layout)
    shape = _shape(section.tokens)
    if shape.exponent is not None:
        return lambda number: _scientific(number, shape, known)
    plain = _plain_writer(shape, known)
    return plain or (lambda number: _fixed(number, shape, known))


@dataclass(frozen=True, slots=True)
class _Shape:
    """Tokens before and behind the point, and what commas and percents do.

    `exponent` is its mark, such as `E+`, and the tokens behind it.
    """

    whole: tuple[Token, ...]
    decimals: tuple[Token, ...]
    has_point: bool
    exponent: tuple[str, tuple[Token, ...]] | None
    grouped: bool
    shift: int  # powers of ten that scale the number

    @property
    def places(self) -> int:
        """Digits behind the point."""
        return min(sum(token.kind == "digit" for token in self.decimals), _MOST_PLACES)


def _shape(tokens: Sequence[Token]) -> _Shape:
    kinds = [token.kind for token in tokens]
    last_digit = len(kinds) - 1 - kinds[::-1].index("digit")
    whole: list[Token] = []
    decimals: list[Token] = []
    powers: list[Token] = []
    mark, grouped, has_point, shift = "", False, False, 0
    for place, token in enumerate(tokens):
        current = powers if mark else decimals if has_point else whole
        if token.kind == "exponent" and not mark and "digit" in kinds[place:]:
            mark = token.text
        elif token.kind == "point" and not has_point and not mark:
            has_point = True
        elif token.kind == "comma" and "digit" in kinds[:place]:
            if place < last_digit and not has_point and not mark and "digit" in kinds[place:]:
                before_point = "digit" in kinds[place : _first(kinds, "point")]
                grouped, shift = grouped or before_point, shift - (0 if before_point else 3)
            elif place > last_digit:
                shift -= 3
        else:
            if token.kind == "percent":
                shift += 2
            current.append(token if token.kind == "digit" else Token("literal", token.text))
    exponent = (mark, tuple(powers)) if mark else None
    return _Shape(tuple(whole), tuple(decimals), has_point, exponent, grouped, shift)


def _plain_writer(shape: _Shape, known: Conventions) -> Callable[[Number], str] | None:
    """A faster way to write the everyday patterns, such as `"¥"#,##0.00` and `0%`."""
    whole = re.fullmatch(r"(x*)#*0(x*)", _sketch(shape.whole))
    decimals = re.fullmatch(r"0*(x*)", _sketch(shape.decimals))
    usual = known.decimal == "." and (not shape.grouped or known.group == ",")
    if whole is None or decimals is None or not usual or (whole[2] and shape.has_point):
        return None
    before = "".join(token.text for token in shape.whole[: whole.end(1)])
    behind = "".join(token.text for token in shape.whole[whole.start(2) :])
    behind += "".join(token.text for token in shape.decimals[decimals.start(1) :])
    places, scale = shape.places, 10.0**shape.shift
    ticks = scale * 10**places
    layout = f"{'' if not shape.grouped else ','}.{places}f"
    dot = "." if shape.has_point and not places else ""

    def write(number: Number) -> str:
        size = abs(number)
        position = size * ticks
        if position > _SURE or abs(position % 1 - 0.5) < _TIE or position < 1:
            return _fixed(number, shape, known)
        return f"{'-' if number < 0 else ''}{before}{size * scale:{layout}}{dot}{behind}"

    return write


def _sketch(tokens: Sequence[Token]) -> str:
    """One sign for each token: its digit, or x for a literal."""
    return "".join("x" if token.is_literal else token.text for token in tokens)


def _first(kinds: list[str], kind: str) -> int:
    return kinds.index(kind) if kind in kinds else len(kinds)


def _exact(number: Number, shift: int = 0) -> Decimal:
    """The size of the number in the fifteen digits that a sheet keeps, shifted by powers of ten."""
    shown = Decimal(abs(number)) if isinstance(number, int) else Decimal(f"{abs(number):.15g}")
    return shown.scaleb(shift, _EXACT) if shift else shown


@lru_cache(maxsize=64)
def _quantum(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def _rounded(size: Decimal, places: int) -> tuple[str, str]:
    """The digits before and behind the point, halves rounded up; no digits for zero before it."""
    text = f"{size.quantize(_quantum(places), ROUND_HALF_UP, _EXACT):f}"
    whole, _, decimals = text.partition(".")
    return whole.lstrip("0"), decimals


def _fixed(number: Number, shape: _Shape, known: Conventions) -> str:
    whole, decimals = _rounded(_exact(number, shape.shift), shape.places)
    text = _laid_out(whole, decimals, shape, known)
    return "-" + text if number < 0 and (whole or decimals.strip("0")) else text


def _laid_out(whole: str, decimals: str, shape: _Shape, known: Conventions) -> str:
    text = _whole(whole, shape.whole, known.group if shape.grouped else "")
    if shape.has_point:
        text += known.decimal
    return text + _decimals(decimals, shape.decimals)


def _whole(digits: str, tokens: Sequence[Token], group: str) -> str:
    """The digits in their placeholders, from the right; the first takes all that are left."""
    places = sum(token.kind == "digit" for token in tokens)
    if not places:
        return "".join(token.text for token in tokens) + digits
    missing = places - len(digits)
    result: list[str] = []
    taken = seen = 0
    for token in tokens:
        if token.is_literal:
            result.append(token.text)
            continue
        if seen < missing:
            run = {"0": "0", "?": " ", "#": ""}[token.text]
            left = places - seen
        else:
            left = len(digits) - taken
            end = taken + (len(digits) - places + 1 if seen == 0 else 1)
            run, taken = digits[taken:end], end
        for sign in run:
            result.append(sign)
            left -= 1
            if group and left and left % 3 == 0 and sign != " ":
                result.append(group)
        seen += 1
    return "".join(result)


def _decimals(digits: str, tokens: Sequence[Token]) -> str:
    significant = len(digits.rstrip("0"))
    result: list[str] = []
    seen = 0
    for token in tokens:
        if token.is_literal:
            result.append(token.text)
            continue
        blank = {"0": "0", "?": " ", "#": ""}[token.text]
        result.append(digits[seen] if seen < significant else blank)
        seen += 1
    return "".join(result)


def _scientific(number: Number, shape: _Shape, known: Conventions) -> str:
    mark, tokens = shape.exponent or ("E+", ())
    size = _exact(number, shape.shift)
    step = max(1, sum(token.kind == "digit" for token in shape.whole))
    power = size.adjusted() // step * step if size else 0
    whole, decimals = _rounded(size.scaleb(-power, _EXACT), shape.places)
    if len(whole) > step:  # 9.99 became 10.0
        power += step
        whole, decimals = _rounded(size.scaleb(-power, _EXACT), shape.places)
    shown = _laid_out(whole or "0", decimals, shape, known)
    sign = "-" if power < 0 else "+" if mark[1] == "+" else ""
    behind = _whole(str(abs(power)) if power else "", tokens, "") or "0"
    return ("-" if number < 0 else "") + shown + mark[0] + sign + behind


@dataclass(frozen=True, slots=True)
class _FractionLayout:
    """Whole part, what stands between, numerator; denominator placeholders or a fixed one."""

    whole: tuple[Token, ...]
    between: tuple[Token, ...]
    numerator: tuple[Token, ...]
    denominator: tuple[Token, ...]
    fixed: int | None
    behind: tuple[Token, ...]


def _fraction_layout(tokens: tuple[Token, ...]) -> _FractionLayout:
    bar = next(place for place, token in enumerate(tokens) if token.kind == "over")
    start = bar
    while start and tokens[start - 1].kind == "digit":
        start -= 1
    before, numerator, rest = tokens[:start], tokens[start:bar], tokens[bar + 1 :]
    ends = [place for place, token in enumerate(before) if token.kind == "digit"]
    split = ends[-1] + 1 if ends else 0
    end = 0
    while end < len(rest) and (rest[end].kind == "digit" or rest[end].text in "123456789"):
        end += 1
    written = "".join(token.text for token in rest[:end])
    fixed = int(written) if written.isdecimal() and written.strip("0") else None
    return _FractionLayout(before[:split], before[split:], numerator, rest[:end], fixed, rest[end:])


def _fraction(number: Number, layout: _FractionLayout) -> str:
    exact = Fraction(_exact(number))
    mixed = any(token.kind == "digit" for token in layout.whole)
    whole = int(exact) if mixed else 0
    part = _nearest(exact - whole, layout)
    if mixed and part == 1:
        whole, part = whole + 1, Fraction(0)
    minus = "-" if number < 0 and (whole or part) else ""
    shown = _whole(str(whole) if whole else "", layout.whole, "")
    tail = "".join(token.text for token in layout.behind)
    if not part and mixed:
        return minus + (shown.strip() or "0") + tail
    denominator = layout.fixed or part.denominator
    top = _whole(str(int(part * denominator)), layout.numerator, "")
    bottom = str(denominator)
    if layout.fixed is None:
        wide = sum(token.text != "#" for token in layout.denominator)
        bottom = bottom.ljust(wide)
    between = "".join(token.text for token in layout.between)
    return f"{minus}{shown}{between}{top}/{bottom}{tail}"


def _nearest(part: Fraction, layout: _FractionLayout) -> Fraction:
    if layout.fixed is not None:
        return Fraction(int(part * layout.fixed + Fraction(1, 2)), layout.fixed)
    return part.limit_denominator(10 ** len(layout.denominator) - 1)
