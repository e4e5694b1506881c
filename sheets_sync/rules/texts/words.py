"""Words that messages and pages put between the texts of the rules."""

from sheets_sync.workbook.layout.schema import Text

BLANK = Text("（空）", "(blank)")
