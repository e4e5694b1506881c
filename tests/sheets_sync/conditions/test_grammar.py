"""What conditions mean, and what cannot be said in them."""

import pytest

from tests.sheets_sync.conditions.columns import fault, holds

TRUE = """
"走访方式" = '敲门无人' AND LENGTH("走访记录") < 6
1 OR 0 AND 0
NOT 0 = 1
NOT 1 = 1 OR 1
2 + 3 * 4 = 14
(2 + 3) * 4 = 20
10 - 3 - 2 = 5
7 / 2 = 3.5
6 / 2 = 3
-7 % 3 = -1
- -3 = 3
-人口数 = -3
+人口数 = 3
1 < 2 = 1
'a' || 'b' || 1 = 'ab1'
人口数 BETWEEN 1 AND 3 AND 1
人口数 NOT BETWEEN 4 AND 9
走访方式 IN ('拒访', '敲门无人')
走访方式 NOT IN ('拒访')
人口数 IN (1, 2, 3)
人口数 IN ('3')
走访日期 IN ('2026-3-5')
走访方式 IN (走访记录, 走访方式)
NOT 人口数 IN ()
走访方式 LIKE '敲%'
走访方式 NOT LIKE '%入户%'
走访方式 GLOB '*[无]*'
'10%' LIKE '10#%' ESCAPE '#'
反映问题 IS NULL
反映问题 = ''
'' = 反映问题
反映问题 ISNULL
走访方式 NOTNULL
走访方式 NOT NULL
走访方式 IS NOT NULL
走访方式 <> ''
回访日期 IS NULL
回访日期 = ''
回访日期 IN ('', '2026-03-06')
NOT 回访日期 IN ('2026-03-06') IS NULL OR 1
(回访日期 > '2026-03-01') IS NULL
(回访日期 = '2026-03-01' OR 1) = 1
(回访日期 = '2026-03-01' AND 0) = 0
COALESCE(回访日期, 登记时间) - 走访日期 BETWEEN 0.5 AND 0.6
IIF(1, 走访日期, NULL) = '2026-3-5'
CASE WHEN 1 THEN 走访日期 END < '2026-3-6'
MAX(走访日期, 今天) - 7 = '2026-3-13'
人口数 IS 3
分值 IS NOT 3
分值 IS NULL
走访日期 < '2026-3-6'
走访日期 >= '2026年3月5日'
走访日期 = 20260305
登记时间 > '2026-3-5'
登记时间 <= '2026/3/5 14:05'
到达时间 < '下午3点'
走访日期 < 今天
今天 - 走访日期 = 15
登记时间 - 走访日期 > 0.5
走访日期 + 15 = TODAY
15 + 走访日期 = CURRENT_DATE
走访日期 - 4 = '2026-03-01'
"走访日期" LIKE '2026-03-%'
CASE WHEN 人口数 > 2 THEN 1 ELSE 0 END
CASE 人口数 WHEN 2 THEN 'a' WHEN 3 THEN 'b' END = 'b'
CASE 人口数 WHEN 9 THEN 1 END IS NULL
TRUE AND NOT FALSE
NULL IS NULL
备注 = 7
备注 + 1 = 8
"备注" = '7'
走访记录 = '没人' and Not 走访方式 like '%门口%' Or 0
5 / 0 IS NULL
5 % 0 IS NULL
'三' + 1 IS NULL
9223372036854775807 + 1 > 9223372036854775806
9e307 * 9e307 IS NULL
LENGTH("走访记录" || "反映问题") = 2
""".strip().splitlines()

FALSE = """
0
NULL
''
'x'
NULL = NULL
走访方式 = ' 敲门无人'
回访日期 > '2026-03-01'
NOT 回访日期 > '2026-03-01'
走访方式 > 3
1 AND NULL
人口数 IN (NULL, 4)
""".strip().splitlines()

FAULTY = {
    "end": ["", "NOT", "1 AND", "1 =", "CASE", "1 IN", "LENGTH(", "CASE WHEN 1 THEN"],
    "near": ["= 1", "AND 1", "1 1", "走访方式 '敲门无人'", "1 NOT 2", "CASE 1 END", "(1, 2) = 3",
             "走访记录 LIKE 'a' ESCAPE 'ab'", "THEN", ",",
             "1 BETWEEN 2 OR 3", "走访记录 GLOB 'a' ESCAPE 'b'", "NOT NULL NULL"],
    "bracket": ["(1", "1)", "((1)", "LENGTH(走访记录", "1) OR (1", "()", "走访方式 IN ('a'"],
    "word": ["SELECT 1", "1 UNION SELECT 2", "EXISTS (SELECT 1)", "(SELECT 走访记录 FROM x)",
             "走访方式 IN (SELECT 1)", "走访记录 COLLATE NOCASE = 'a'", "PRAGMA x", "ATTACH x",
             "走访记录 REGEXP 'a'", "走访记录 MATCH 'a'", "CURRENT_TIMESTAMP > 1", "rowid = 1",
             "WITH RECURSIVE t AS (SELECT 1) SELECT 1", "DROP TABLE x", "1 ORDER BY 1",
             "1 IS NOT DISTINCT FROM 2"],
    "column": ['"走访办法" = 1', "sqlite_master", '"走访方式" = "敲门无人"', "now", "x'00'",
               '"走访方式" = “拒访”', '"他说好" = 1', '"__class__"', "main"],
    "fixed": ["走访记录 LIKE 反映问题", "走访记录 LIKE '%' || 反映问题", "走访记录 GLOB 1"],
    "times": ["离开时间 - 到达时间 > 5", "到达时间 + 1 > 0"],
    "date": ["走访日期 > '上个月'", "走访日期 IN ('2026-3-5', '明天')", "今天 = 'x'",
             "走访日期 BETWEEN '2026-01-01' AND '年底'", "DATE(走访日期) < '3月5日'"],
    "time": ["到达时间 > '晚上'"],
    "complex": ["(" * 60 + "1" + ")" * 60, "+".join("1" * 60), "NOT " * 60 + "1",
                " OR ".join("人口数=1" for _ in range(150)), "CASE WHEN " * 50, "-" + " -" * 60],
}  # fmt: skip


@pytest.mark.parametrize("condition", TRUE)
def test_true(condition: str) -> None:
    assert holds(condition)


@pytest.mark.parametrize("condition", FALSE)
def test_not_true(condition: str) -> None:
    assert not holds(condition)


@pytest.mark.parametrize(
    ("variant", "condition"), [(v, condition) for v, some in FAULTY.items() for condition in some]
)
def test_what_cannot_be_said(variant: str, condition: str) -> None:
    assert fault(condition) == variant


def test_a_hundred_conditions_joined_by_and_are_not_deep() -> None:
    assert holds(" AND ".join(["人口数 = 3"] * 100))


def test_a_header_with_quotes_in_it_is_written_with_two_of_them() -> None:
    assert holds('"他说""好""" = \'x\'')
