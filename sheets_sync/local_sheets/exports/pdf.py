"""pdf: every tab that can be seen as a printed table, frozen rows on top of each page.

The Chinese font is one that readers bring along (Adobe-GB1), so nothing has to be installed here.
"""

import io
from functools import lru_cache
from itertools import accumulate

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from sheets_sync.local_sheets.exports.colours import hex_colour
from sheets_sync.local_sheets.exports.shown import Cell, Shown, tabs
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

FONT = "STSong-Light"
MARGIN, PADDING = 36.0, 2.0  # points
LARGEST, SMALLEST = 8.0, 4.0  # letters, in points
MOST_LINES = 12  # of one cell
_POINTS_PER_PIXEL = 0.75
_BLACK, _GRID = HexColor("#000000"), HexColor("#b7b7b7")


def pdf_file(workbook: Workbook, only: int | None = None) -> bytes:
    """A4, upright or lying, whichever lets the letters be larger."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    canvas.setTitle(workbook.title)
    for sheet in tabs(workbook, only):
        _Table(workbook, sheet).draw(canvas)
    canvas.save()
    return file.getvalue()


class _Table:
    """One tab laid out for paper: column widths, letters and the lines of each cell."""

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self._title = sheet.title
        self._shown = Shown(workbook, sheet)
        hidden = {c for c, d in sheet.grid.columns.items() if d.get("hiddenByUser")}
        self._columns = [c for c in range(self._shown.width) if c not in hidden]
        frozen = (sheet.properties.get("gridProperties") or {}).get("frozenRowCount") or 0
        self._head = range(min(frozen, len(self._shown.texts)))
        wanted = sum(self._shown.pixels(c) for c in self._columns) * _POINTS_PER_PIXEL
        self._page = A4 if wanted <= A4[0] - 2 * MARGIN else landscape(A4)
        room = self._page[0] - 2 * MARGIN
        scale = min(1.0, room / wanted) if wanted else 1.0
        self._size = max(SMALLEST, LARGEST * scale)
        self._line = self._size * 1.25
        self._widths = [self._shown.pixels(c) * _POINTS_PER_PIXEL * scale for c in self._columns]
        self._top = 0.0
        self._rules = [0.0]

    def draw(self, canvas: Canvas) -> None:
        """All pages of the tab; one with its title alone if it is empty."""
        self._begin_page(canvas, first=True)
        for row in range(len(self._head), len(self._shown.texts)):
            lines, height = self._lines(row)
            if self._top - height < MARGIN and self._top < self._page[1] - 3 * MARGIN:
                self._end_page(canvas)
                self._begin_page(canvas)
            self._draw_row(canvas, row, lines, height)
        self._end_page(canvas)

    def _begin_page(self, canvas: Canvas, *, first: bool = False) -> None:
        canvas.setPageSize(self._page)
        self._top = self._page[1] - MARGIN
        if first:
            canvas.setFont(FONT, LARGEST + 3)
            canvas.drawString(MARGIN, self._top - LARGEST, self._title)
            self._top -= 2 * LARGEST
        self._rules = [self._top]
        canvas.setLineWidth(self._size / 40)
        for row in self._head:
            lines, height = self._lines(row)
            if self._top - height > 2 * MARGIN:
                self._draw_row(canvas, row, lines, height)

    def _lines(self, row: int) -> tuple[list[list[str]], float]:
        """The lines of each cell, and the height that the row needs."""
        texts = self._shown.texts[row]
        lines = [
            _wrapped(str(texts[column]), self._size, width - 2 * PADDING)
            if column < len(texts) and texts[column]
            else []
            for column, width in zip(self._columns, self._widths, strict=True)
        ]
        tallest = max([1, *map(len, lines)])
        return lines, tallest * self._line + 2 * PADDING

    def _draw_row(self, canvas: Canvas, row: int, lines: list[list[str]], height: float) -> None:
        cells = self._shown.row(row)
        left, bottom = MARGIN, self._top - height
        for column, width, text in zip(self._columns, self._widths, lines, strict=True):
            cell = cells[column] if column < len(cells) else None
            dress = cell.style if cell is not None else None
            background = hex_colour(dress.format, "backgroundColor") if dress else None
            if background:
                canvas.setFillColor(HexColor(background))
                canvas.rect(left, bottom, width, height, stroke=0, fill=1)
                canvas.setFillColor(_BLACK)
            if cell is not None and text:
                self._draw_text(canvas, cell, text, left, width)
            left += width
        self._rules.append(bottom)
        self._top = bottom

    def _draw_text(
        self, canvas: Canvas, cell: Cell, lines: list[str], left: float, width: float
    ) -> None:
        letters = (cell.style.format.get("textFormat") or {}) if cell.style else {}
        colour = hex_colour(letters, "foregroundColor")
        number = isinstance(cell.result, int | float) and not isinstance(cell.result, bool)
        indent = width - 2 * PADDING - _width(lines[0], self._size) if number else 0.0
        text = canvas.beginText(left + PADDING + indent, self._top - PADDING - self._size)
        text.setFont(FONT, self._size, self._line)
        if colour:
            text.setFillColor(HexColor(colour))
        if letters.get("bold"):  # the font has no bold: its outlines are drawn as well
            text.setTextRenderMode(2)
            text.setStrokeColor(HexColor(colour) if colour else _BLACK)
        for line in lines:
            text.textLine(line)
        if letters.get("bold"):
            text.setTextRenderMode(0)
        if colour:
            text.setFillColor(_BLACK)
        canvas.drawText(text)

    def _end_page(self, canvas: Canvas) -> None:
        """Rule the table that stands on the page, and turn it."""
        top, bottom = self._rules[0], self._rules[-1]
        edges = list(accumulate(self._widths, initial=MARGIN))
        canvas.setStrokeColor(_GRID)
        canvas.setLineWidth(0.4)
        canvas.lines([(edge, top, edge, bottom) for edge in edges])
        canvas.lines([(MARGIN, rule, edges[-1], rule) for rule in self._rules])
        canvas.showPage()


def _wrapped(text: str, size: float, width: float) -> list[str]:
    """The text in lines that fit; Chinese may break anywhere, other words at their spaces."""
    lines: list[str] = []
    for paragraph in _printable(text).split("\n"):
        line, used = "", 0.0
        for piece in _pieces(paragraph):
            wide = _width(piece, size)
            if line and used + wide > width:
                lines.append(line)
                line, used = "", 0.0
            while wide > width and len(piece) > 1:
                fits = max(1, int(len(piece) * width / wide))
                lines.append(piece[:fits])
                piece = piece[fits:]
                wide = _width(piece, size)
            line, used = line + piece, used + wide
        lines.append(line)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][:-1] + "…"]
    return lines


def _width(text: str, size: float) -> float:
    """The length of a line in points."""
    return sum(map(_advance, text)) * size


@lru_cache(maxsize=65_536)
def _advance(character: str) -> float:
    """How far a character moves the pen, as a part of the letters' size."""
    return float(pdfmetrics.stringWidth(character, FONT, 1.0))


def _pieces(text: str) -> list[str]:
    """What must not be broken: a word with its spaces, or one Chinese character."""
    pieces = [""]
    for character in text:
        alone = ord(character) >= 0x2E80
        if alone or (pieces[-1][-1:] == " " and character != " ") or pieces[-1][-1:] >= "\u2e80":
            pieces.append(character)
        else:
            pieces[-1] += character
    return [piece for piece in pieces if piece]


def _printable(text: str) -> str:
    """Without what the font's encoding (UCS-2) cannot name."""
    return "".join(
        "\ufffd" if ord(c) > 0xFFFF else c for c in text.replace("\t", " ") if c >= " " or c == "\n"
    )
