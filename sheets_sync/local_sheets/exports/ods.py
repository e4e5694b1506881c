"""ods: values with their types, how they are shown, bold, backgrounds, widths, merges, notes.

Written as plain XML: the libraries for it build a tree of objects, at a millisecond for each cell.
https://docs.oasis-open.org/office/OpenDocument/v1.3/
"""

import datetime as dt
import html
import io
import zipfile
from collections.abc import Iterator

from sheets_sync.local_sheets.exports.colours import hex_colour
from sheets_sync.local_sheets.exports.shown import COLUMN_PIXELS, Cell, Shown
from sheets_sync.local_sheets.model.area import area_of_grid_range
from sheets_sync.local_sheets.model.number_format import EPOCH, is_date
from sheets_sync.local_sheets.model.style import Style
from sheets_sync.local_sheets.model.workbook import Sheet, Workbook

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same workbook is the same file at any hour
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("style", "style"),
        ("table", "table"),
        ("text", "text"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
 manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
_DATE_STYLES = """<number:date-style style:name="day"><number:year number:style="long"/>\
<number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text>\
<number:day number:style="long"/></number:date-style>
<number:date-style style:name="moment"><number:year number:style="long"/>\
<number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text>\
<number:day number:style="long"/><number:text> </number:text><number:hours number:style="long"/>\
<number:text>:</number:text><number:minutes number:style="long"/></number:date-style>
<number:time-style style:name="clock"><number:hours number:style="long"/>\
<number:text>:</number:text><number:minutes number:style="long"/></number:time-style>
<number:percentage-style style:name="percent"><number:number number:min-integer-digits="1"\
 number:decimal-places="2"/><number:text>%</number:text></number:percentage-style>
"""


def ods_file(workbook: Workbook, _only: int | None = None) -> bytes:
    """The whole workbook for LibreOffice and its like; formulas as their results."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), MEDIA_TYPE)
        archive.writestr(_entry("META-INF/manifest.xml"), _MANIFEST)
        archive.writestr(_entry("content.xml"), "".join(_content(workbook)).encode())
    return file.getvalue()


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = method
    return entry


def _content(workbook: Workbook) -> Iterator[str]:
    looks = _Looks()
    body = [piece for sheet in workbook.sheets for piece in _table(workbook, sheet, looks)]
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES} '
    yield 'office:version="1.3"><office:automatic-styles>'
    yield _DATE_STYLES
    yield from looks.definitions
    yield "</office:automatic-styles><office:body><office:spreadsheet>\n"
    yield from body
    yield "</office:spreadsheet></office:body></office:document-content>"


class _Looks:
    """The automatic styles of a document, collected as its cells are written."""

    def __init__(self) -> None:
        self.definitions: list[str] = [
            '<style:style style:name="hidden" style:family="table">'
            '<style:table-properties table:display="false"/></style:style>'
        ]
        self._cells: dict[tuple[Style | None, str], str] = {}
        self._columns: dict[int, str] = {}

    def of_column(self, pixels: int) -> str:
        """The name of the style of columns of this width."""
        if pixels not in self._columns:
            name = self._columns[pixels] = f"co{len(self._columns)}"
            self.definitions.append(
                f'<style:style style:name="{name}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{pixels / 96:.3f}in"/>'
                "</style:style>"
            )
        return self._columns[pixels]

    def of_cell(self, style: Style | None, data: str) -> str:
        """The name of a cell style with a data style; "" if it would say nothing."""
        key = (style, data)
        if key not in self._cells:
            inner = _properties(style)
            if not inner and not data:
                self._cells[key] = ""
            else:
                name = self._cells[key] = f"ce{len(self._cells)}"
                shown = f' style:data-style-name="{data}"' if data else ""
                self.definitions.append(
                    f'<style:style style:name="{name}" style:family="table-cell"{shown}>{inner}'
                    "</style:style>"
                )
        return self._cells[key]


def _properties(style: Style | None) -> str:
    if style is None:
        return ""
    given, text = style.format, style.format.get("textFormat") or {}
    cell, letters = "", ""
    background = hex_colour(given, "backgroundColor")
    if background:
        cell += f' fo:background-color="{background}"'
    if given.get("wrapStrategy") == "WRAP":
        cell += ' fo:wrap-option="wrap"'
    if text.get("bold"):
        letters += ' fo:font-weight="bold"'
    if text.get("italic"):
        letters += ' fo:font-style="italic"'
    colour = hex_colour(text, "foregroundColor")
    if colour:
        letters += f' fo:color="{colour}"'
    answer = f"<style:table-cell-properties{cell}/>" if cell else ""
    return answer + (f"<style:text-properties{letters}/>" if letters else "")


def _table(workbook: Workbook, sheet: Sheet, looks: _Looks) -> Iterator[str]:
    shown = Shown(workbook, sheet)
    hidden = ' table:style-name="hidden"' if sheet.properties.get("hidden") else ""
    yield f'<table:table table:name="{html.escape(_clean(sheet.title))}"{hidden}>'
    width = max([shown.width, 1, *(column + 1 for column in sheet.grid.columns)])
    for column in range(width):
        name = looks.of_column(shown.pixels(column) if column < width else COLUMN_PIXELS)
        yield f'<table:table-column table:style-name="{name}"/>'
    spans: dict[tuple[int, int], str] = {}
    covered: set[tuple[int, int]] = set()
    height = shown.height
    for merge in sheet.merges:
        area = area_of_grid_range(workbook, merge)
        height = max(height, area.bottom)
        cells = {(r, c) for r in range(area.top, area.bottom) for c in range(area.left, area.right)}
        covered |= cells - {(area.top, area.left)}
        spans[area.top, area.left] = (
            f' table:number-rows-spanned="{area.height}"'
            f' table:number-columns-spanned="{area.width}"'
        )
    for row in range(height):
        cells_of_row = shown.row(row)
        yield "<table:table-row>"
        reach = [c + 1 for r, c in (*spans, *covered) if r == row] if spans else []
        for column in range(max([len(cells_of_row), 1, *reach])):
            cell = cells_of_row[column] if column < len(cells_of_row) else None
            if (row, column) in covered:
                yield "<table:covered-table-cell/>"
            else:
                yield _cell(cell, spans.get((row, column), ""), looks)
        yield "</table:table-row>\n"
    if not height:
        yield "<table:table-row><table:table-cell/></table:table-row>"
    yield "</table:table>\n"


def _cell(cell: Cell | None, span: str, looks: _Looks) -> str:
    if cell is None:
        return f"<table:table-cell{span}/>"
    kind, data = _typed(cell)
    name = looks.of_cell(cell.style, data)
    dressed = f' table:style-name="{name}"' if name else ""
    note = cell.style.fields.get("note") if cell.style else None
    inner = f"<office:annotation>{_paragraphs(str(note))}</office:annotation>" if note else ""
    if cell.text:
        inner += _paragraphs(cell.text)
    return f"<table:table-cell{span}{dressed}{kind}>{inner}</table:table-cell>"


def _typed(cell: Cell) -> tuple[str, str]:
    """The attributes that hold the value, and the data style that shows it."""
    value = cell.result
    if isinstance(value, bool):
        return (f' office:value-type="boolean" office:boolean-value="{str(value).lower()}"', "")
    if isinstance(value, int | float):
        return _number(value, cell.style)
    return (' office:value-type="string"', "") if value != "" else ("", "")


def _number(value: int | float, style: Style | None) -> tuple[str, str]:
    if style is not None and is_date(style):
        if style.number_type == "TIME":
            seconds = round(value * 86_400)
            hours, rest = divmod(abs(seconds), 3600)
            shown = f"{'-' if seconds < 0 else ''}PT{hours}H{rest // 60}M{rest % 60}S"
            return f' office:value-type="time" office:time-value="{shown}"', "clock"
        try:
            moment = EPOCH + dt.timedelta(seconds=round(value * 86_400))
        except OverflowError:
            return f' office:value-type="float" office:value="{value!r}"', ""
        if style.number_type == "DATE":
            return f' office:value-type="date" office:date-value="{moment:%Y-%m-%d}"', "day"
        shown = moment.isoformat()
        return f' office:value-type="date" office:date-value="{shown}"', "moment"
    if style is not None and style.number_type == "PERCENT":
        return f' office:value-type="percentage" office:value="{value!r}"', "percent"
    return f' office:value-type="float" office:value="{value!r}"', ""


def _paragraphs(text: str) -> str:
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in _clean(text).split("\n"))


def _spaced(line: str) -> str:
    """Tabs and runs of spaces, which XML readers would fold into one."""
    text = html.escape(line, quote=False).replace("\t", "<text:tab/>")
    while "  " in text:
        start = text.index("  ")
        end = start
        while end < len(text) and text[end] == " ":
            end += 1
        text = f'{text[:start]} <text:s text:c="{end - start - 1}"/>{text[end:]}'
    if text.startswith(" "):
        text = "<text:s/>" + text[1:]
    return text


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(c for c in text if (c >= " " or c in "\t\n") and c not in "\ufffe\uffff")
