"""The words of the language of conditions."""

from typing import Final

MOST_CHARS: Final = 2000  # of a condition
MOST_TEXT: Final = 50_000  # of a text put together by a condition: what a cell may hold

TODAY: Final = frozenset(("TODAY", "CURRENT_DATE", "今天"))
CHARS: Final = ("CHARS", "字数")

KEYWORDS: Final = frozenset(
    (
        *("AND", "OR", "NOT", "IN", "LIKE", "GLOB", "ESCAPE", "BETWEEN", "IS", "ISNULL", "NOTNULL"),
        *("NULL", "TRUE", "FALSE", "CASE", "WHEN", "THEN", "ELSE", "END"),
    )
)

# What belongs to SQL but never to a condition: a clearer word than "no such column".
FORBIDDEN: Final = frozenset(
    (
        *("SELECT", "FROM", "WHERE", "WITH", "RECURSIVE", "UNION", "EXCEPT", "INTERSECT", "VALUES"),
        *("EXISTS", "JOIN", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "DISTINCT", "COLLATE"),
        *("INSERT", "UPDATE", "DELETE", "DROP", "CREATE", "ALTER", "ATTACH", "DETACH", "PRAGMA"),
        *("VACUUM", "REINDEX", "ANALYZE", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"),
        *("EXPLAIN", "RETURNING", "REGEXP", "MATCH", "RAISE", "OVER", "FILTER", "WINDOW", "ROWID"),
        *("CURRENT_TIME", "CURRENT_TIMESTAMP"),
    )
)

# How conditions are typed with a Chinese keyboard; each character stands for one.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MARKS = {"　": " ", "\xa0": " ", "、": ",", "×": "*", "÷": "/", "−": "-", "；": ";"}
PLAIN: Final = _WIDE | {ord(wide): ord(plain) for wide, plain in _MARKS.items()}

HEADER_QUOTES: Final = '"“”'
TEXT_QUOTES: Final = "'‘’"
