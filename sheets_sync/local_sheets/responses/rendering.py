"""How values are asked for and shown: majorDimension, valueRenderOption, dateTimeRenderOption."""

from collections.abc import Sequence

from sheets_sync.local_sheets.errors import invalid
from sheets_sync.local_sheets.model.number_format import (
    formatted,
    is_date,
    number_formatter,
    shapes_text,
)
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.values import Value
from sheets_sync.local_sheets.operations.values import major_dimension

RENDER_OPTIONS = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
DATE_OPTIONS = ("SERIAL_NUMBER", "FORMATTED_STRING")
_REMEMBERED = 4096  # numbers of one style: dates and counts come again, measurements do not


class Rendering:
    """The three options of a request, with Google's defaults; ApiError 400 on others."""

    def __init__(self, major: object = None, render: object = None, dates: object = None) -> None:
        self.major = major_dimension(major)
        self.render = render or "FORMATTED_VALUE"
        self.dates = dates or "SERIAL_NUMBER"
        if self.render not in RENDER_OPTIONS:
            raise invalid(f"Invalid value at 'value_render_option', \"{render}\"")
        if self.dates not in DATE_OPTIONS:
            raise invalid(f"Invalid value at 'date_time_render_option', \"{dates}\"")

    def painter(self, locale: str) -> "Painter | None":
        """What shows cells; None if they are answered as they are stored."""
        formatting = self.render == "FORMATTED_VALUE"
        if not formatting and self.dates == "SERIAL_NUMBER":
            return None
        return Painter(locale, only_dates=not formatting)


class Painter:
    """Shows values in the number formats of one locale, or only the dates among them."""

    def __init__(self, locale: str, *, only_dates: bool) -> None:
        self._locale, self._only_dates = locale, only_dates
        self._shown: dict[Style | None, _Shown] = {}
        self._truths: dict[bool, Value] = {
            truth: truth if only_dates else formatted(truth, None, locale)
            for truth in (True, False)
        }

    def paint(self, cells: Sequence[Value], style: Style | None) -> list[Value]:
        """The values of cells that are dressed alike, as they are answered."""
        shown, truths = self._shown.get(style), self._truths
        if shown is None:
            shown = self._shown[style] = _Shown(style, self._locale, only_dates=self._only_dates)
        result: list[Value] = [
            cell if (kind := type(cell)) is str else truths[cell] if kind is bool else shown[cell]  # type: ignore[index]  # a truth, as its kind says
            for cell in cells
        ]
        if style is None or self._only_dates or not shapes_text(style):
            return result
        return [
            formatted(cell, style, self._locale) if type(cell) is str else seen
            for cell, seen in zip(cells, result, strict=True)
        ]


class _Shown(dict[Value, Value]):
    """What numbers and formulas look like in one style; the first few are remembered."""

    def __init__(self, style: Style | None, locale: str, *, only_dates: bool) -> None:
        super().__init__()
        self._style, self._locale = style, locale
        self._as_stored = only_dates and not is_date(style)
        self._write = number_formatter(style, locale)

    def __missing__(self, value: Value) -> Value:
        if self._as_stored:
            return value
        if isinstance(value, int | float):
            shown = self._write(value)
        else:
            shown = formatted(value, self._style, self._locale)
        if len(self) < _REMEMBERED:
            self[value] = shown
        return shown
