"""What calls are filled with: plain things, odd ones, and edges."""

from typing import Any, Final

SMALL, LARGE = "x" * 120, "x" * 60_000
RANGES: Final = (
    *("A1", "A1:B2", "Sheet1!A1:C9", "A:A", "2:3", "B2:", "Sheet1", "'民情 日记'!A1:D4", "C3:A1"),
    *("Sheet1!Z1000", "AAA1", "A0", "A1:", ":", "!", "", "'", "''!A1", "Nope!A1", "names", "é"),
    *("R1C1", "R1C1:R2C2", "A1:B2:C3", "A99999999999", "ZZZZZZZ1", "a1 : b2", "A1\u0000", "A²"),
    *("$B$2:$C", "Sheet1!names", "'Sheet1", "A1:Nope!B2"),
)
TEXTS: Final = (
    *("x", "", "text", "007", "3-2", "12", "1,234.5", "50%", "-0", "1e400", "TRUE", "是", "'q"),
    *("2026-03-05", "3/5", "14:30", "2026年3月5日", "31.12.1999 23:59", "24:00:61", "0000-00-00"),
    *("=1+1", "=A1", "=SUM(A:A)", "=1/0", '=Sheet1!B2&"x"', "=", "==", "=(((", "=A1:", "=#REF!"),
    *('=IF(A1>1,"a",)', "=VLOOKUP(1,A:B,2)", "=TYPE(A1)", '=INDIRECT("A1")', "={1,2;3,4}", "=-"),
    *('=REPT("ab",40000)', "=" + "(" * 300 + "1" + ")" * 300, "=" + "+".join(["1"] * 3000)),
    *("🀄", "a\u0301", "\u202e", "\u0000", "²", "١٢", "line\nbreak\ttab", "'" * 9, "\\", LARGE),
)
NUMBERS: Final = (0, 1, 2, 3, 4, 5, 7, 9, 11, 25, 26, 999, 1000)
EDGES: Final = (
    *(-1, 10**6, 10**7, 2**31 - 1, 2**31, -(2**31), 2**53, 2**63, 1.5),
    *("3", "²", "-", "x"),
)
MASKS: Final = (
    *("*", "", "title", "a..b", "userEnteredValue", "sheets(properties,data)", "(", "a,,b", "²"),
)
QUERIES: Final = (
    *("name = 'x'", "trashed = false", "name contains 'b' and not trashed = true", "(((", ""),
    *("'root' in parents", "mimeType != 'a' or starred = true", "name =", "'me' in owners"),
    *(
        "modifiedTime > '2026-01-01T00:00:00'",
        "fullText contains '\"'",
        "x = 1",
        "modifiedTime > 'x'",
    ),
    *("properties has { key='a' and value='b' }", "not (name = 'x' and (trashed = true))"),
)
POOLS: Final[dict[str, tuple[Any, ...]]] = {
    "range": RANGES,
    "ranges": RANGES,
    "a1Range": RANGES,
    "responseRanges": RANGES,
    "q": QUERIES,
    "locale": ("en_US", "zh_CN", "de_DE", "xx", "", "en-us"),
    "timeZone": ("Asia/Shanghai", "Etc/GMT", "Mars/Base", "", "UTC+8"),
    "title": ("Sheet1", "民情 日记", "new", "", "It's", "a/b:c!d", SMALL),
    "name": ("names", "block", "new", "", "A1", "no spaces", "é_1"),
    "pattern": ("0.00", "yyyy-mm-dd", "[h]:mm", "#,##0", "[$¥]0", "@", "[", '"', "0;;;", "e+"),
    "mimeType": (
        "application/vnd.google-apps.spreadsheet",
        "application/vnd.google-apps.folder",
        "text/csv",
        "application/pdf",
        "x/y",
    ),
    "orderBy": ("name", "name desc", "folder,modifiedTime desc", "x", ",", "name asc desc"),
    "pageSize": ("1", "2", "1000", "0", "-1", "x", "99999999999999999999", "²"),
    "pageToken": ("", "1", "x", "~~", "eyJ9", "²"),
    "emailAddress": ("a@example.org", "", "x", "group@example.org"),
    "role": ("owner", "writer", "reader", "commenter", "organizer", "x", ""),
    "type": ("user", "group", "domain", "anyone", "x"),
    "find": ("x", "", "1", ".*", "(", "[a-z]+", "\\", "$1"),
    "userEnteredValue": TEXTS,
    "formulaValue": TEXTS,
    "stringValue": TEXTS,
    "content": ("comment", "", "x" * 5000),
    "value": TEXTS,
}
# Of these fields a message takes one.
ONE_OF: Final = (
    ("booleanRule", "gradientRule"),
    ("gridRange", "a1Range", "developerMetadataLookup"),
    ("rule", "newIndex"),
    ("rowProperties", "columnProperties"),
    ("start", "range", "dataSourceFormulaCell"),
    ("range", "sourceAndDestination"),
    ("range", "namedRangeId", "tableId"),
    ("range", "sheetId", "allSheets"),
    ("dimensions", "dataSourceSheetDimensions"),
    ("sheetId", "dimensionRange", "spreadsheet"),
    ("stringValue", "numberValue", "boolValue", "formulaValue", "errorValue"),
    (
        *("basicChart", "pieChart", "bubbleChart", "candlestickChart", "orgChart"),
        *("histogramChart", "waterfallChart", "treemapChart", "scorecardChart"),
    ),
    ("overlayPosition", "newSheet", "sheetId"),
)
ALIASES: Final = {"filterId": "filterViewId", "objectId": "chartId", "sourceSheetId": "sheetId"}
GIVEN_IDS: Final = {
    *("protectedRangeId", "bandedRangeId", "filterViewId", "chartId", "metadataId", "slicerId"),
    *("tableId", "namedRangeId", "newSheetId"),
}
EDGED: Final = ("sheetId", "endIndex", "startIndex", "rowCount", "columnCount", "length", "index")
WANTED: Final = {
    *("range", "source", "destination", "fields", "rows", "cell", "properties", "rule", "start"),
    *("dimension", "sheetId", "shiftDimension", "filter", "namedRange", "protectedRange", "values"),
    *("bandedRange", "chart", "spec", "condition", "ranges", "dataFilters", "dataFilter", "name"),
    *("developerMetadata", "metadataKey", "location", "visibility", "criteria", "find", "data"),
    *("sortSpecs", "comparisonColumns", "dimensions", "basicChart", "position", "table", "slicer"),
    *("valueInputOption", "role", "type", "content", "delimiterType", "replacement", "title"),
    *("mergeType", "coordinate", "delimiter", "a1Range", "userEnteredValue", "objectId"),
}
