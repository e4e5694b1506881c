"""Tricky cases of A401 and A402: what is compared, with what, and who copied whom."""

from tests.sheets_sync.rules.tricky.tricky import Tricky

STORY = "血压药吃完了,儿子在外地下周才回,下午去卫生室代取并送到家"
NEAR = "血压药吃完了,儿子在外地下周才回,傍晚去卫生室代取并送到家"
FAR = "轮椅刹车松了,残联维修点答复周二来取,补贴已到账,情绪比上次好"
TWENTY = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
THREE_OFF = "一二三四五六七八九十甲乙丙丁戊己庚子丑寅"
FOUR_OFF = "一二三四五六七八九十甲乙丙丁戊己卯子丑寅"
ANNA, MARIA = "S02 | H001", "S03 | H004"
SECOND = ("D-000002",)


def diary(*rows: str, headers: str = "网格员 | 走访对象 | 走访记录") -> str:
    numbered = (f"D-00000{n} | {row}" for n, row in enumerate(rows, 1))
    return f"民情日记\n编号 | 走访日期 | {headers}\n" + "\n".join(numbered)


def two(
    first: str, second: str, who: str = ANNA, days: tuple[str, str] = ("2026-03-05", "2026-03-06")
) -> str:
    return diary(f"{days[0]} | {ANNA} | {first}", f"{days[1]} | {who} | {second}")


WITH_DUTY = "网格员 | 走访对象 | 工作类别 | 走访记录"

TRICKY_COPIES = (
    Tricky(
        "A401", "three of twenty characters differ: exactly 0.85", two(TWENTY, THREE_OFF), SECOND
    ),
    Tricky("A401", "four of twenty characters differ", two(TWENTY, FOUR_OFF)),
    Tricky(
        "A401",
        "other digits, marks and blanks are the same text",
        two(STORY, "12:05 " + STORY.replace(",", "!! ") + " 99"),
        SECOND,
    ),
    Tricky(
        "A401",
        "nineteen letters and many digits are too short",
        two(TWENTY[:19] + "12345", TWENTY[:19] + "12345"),
    ),
    Tricky(
        "A401",
        "latin letters in another case and width",
        two("Wang Daye Shuo Mei Shi Ta Hen Hao", "ＷＡＮＧ daye shuo mei shi ta hen hao"),
        SECOND,
    ),
    Tricky(
        "A401",
        "the 92nd day is within the window",
        two(STORY, STORY, days=("2025-12-04", "2026-03-06")),
        SECOND,
    ),
    Tricky("A401", "the 93rd day is not", two(STORY, STORY, days=("2025-12-03", "2026-03-06"))),
    Tricky(
        "A401",
        "policy rounds of one day",
        diary(
            f"2026-03-05 | S02 | H001 | 政策法规宣传 | {STORY}",
            f"2026-03-05 | S02 | H002 | 政策法规宣传 | {STORY}",
            headers=WITH_DUTY,
        ),
    ),
    Tricky(
        "A401",
        "policy rounds of two days",
        diary(
            f"2026-03-05 | S02 | H001 | 政策法规宣传 | {STORY}",
            f"2026-03-06 | S02 | H002 | 政策法规宣传 | {STORY}",
            headers=WITH_DUTY,
        ),
        SECOND,
    ),
    Tricky(
        "A401",
        "one of the two is no policy round",
        diary(
            f"2026-03-05 | S02 | H001 | 政策法规宣传 | {STORY}",
            f"2026-03-05 | S02 | H002 | 社情民意采集 | {STORY}",
            headers=WITH_DUTY,
        ),
        SECOND,
    ),
    Tricky(
        "A401",
        "a second visit of the day is R113 alone",
        diary(f"2026-03-05 | {ANNA} | {STORY}", f"2026-03-05 | {ANNA} | {STORY}"),
    ),
    Tricky(
        "A401",
        "phone calls are compared as well",
        diary(
            f"2026-03-05 | {ANNA} | 电话联系 | {STORY}",
            f"2026-03-06 | {ANNA} | 电话联系 | {STORY}",
            headers="网格员 | 走访对象 | 走访方式 | 走访记录",
        ),
        SECOND,
    ),
    Tricky(
        "A401",
        "a row with an error is no original",
        diary(
            f"2026-03-05 | {ANNA} | 路过 | {STORY}",
            f"2026-03-06 | {ANNA} | 入户面谈 | {STORY}",
            headers="网格员 | 走访对象 | 走访方式 | 走访记录",
        ),
    ),
    Tricky(
        "A401",
        "an earlier date on a later row",
        diary(f"2026-03-06 | {ANNA} | {STORY}", f"2026-03-05 | {ANNA} | {STORY}"),
        ("D-000001",),
    ),
    Tricky("A401", "another worker's words are A402", two(STORY, STORY, MARIA)),
    Tricky("A402", "own words are A401", two(STORY, STORY)),
    Tricky("A402", "nearly the same words", two(STORY, NEAR, MARIA), SECOND),
    Tricky("A402", "other words", two(STORY, FAR, MARIA)),
    Tricky(
        "A402",
        "of one day the higher id is the later",
        two(STORY, STORY, MARIA, days=("2026-03-05", "2026-03-05")),
        SECOND,
    ),
    Tricky(
        "A402",
        "policy rounds of one day by two workers",
        diary(
            f"2026-03-05 | S02 | H001 | 政策法规宣传 | {STORY}",
            f"2026-03-05 | S03 | H004 | 政策法规宣传 | {STORY}",
            headers=WITH_DUTY,
        ),
    ),
    Tricky(
        "A402",
        "both copy the first",
        diary(
            f"2026-03-04 | {ANNA} | {STORY}",
            f"2026-03-05 | {MARIA} | {STORY}",
            f"2026-03-06 | {MARIA} | {STORY}",
        ),
        ("D-000002", "D-000003"),
    ),
)
