"""What a quarter asks: registers as they stood at a seal, ownership day by day."""

from dataclasses import replace

from sheets_sync.assessment.obligations import workers_of
from sheets_sync.assessment.sources import Sources
from tests.assessing import day, evidence_of

TAGS = "住户台账\n户号 | 必访类别\nH001 | 独居老人\nH002 | 独居老人\n"


def test_registers_of_a_sealed_month_decide_its_days() -> None:
    then = evidence_of(TAGS).context.registers
    january = 2026 * 12
    evidence = evidence_of("", sources=Sources(sealed={january: then}))
    worker = next(one for one in workers_of("2026Q1", evidence) if one.worker == "s02")

    assert dict(worker.due) == {january: ["h001", "h002"]}
    assert evidence.at(january).registers is then
    assert evidence.at(january + 1) is evidence.context


def test_nothing_is_asked_before_the_first_day_of_use() -> None:
    text = "参数\n参数 | 值\nstart_date | 2026-02-10\n\n" + TAGS
    worker = workers_of("2026Q1", evidence_of(text))[0]

    assert [month.days for month in worker.months] == [19, 31]
    # February began before it: must-visits are asked of March alone.
    assert list(worker.due) == [2026 * 12 + 2]
    assert worker.places[0].spans[0][0] == evidence_of(text).context.start_date


def test_somebody_who_moved_is_one_worker() -> None:
    evidence = evidence_of("人员名册\n工号 | 离岗日期\nS02 | 2026-01-31\nS03 | 2026-01-31\n")
    registers = evidence.context.registers
    (post,) = registers.posts["s02"]
    later = replace(post, grid="W02", first=day("2026-02-01"), last=None)
    posts = {**registers.posts, "s02": (post, later)}
    evidence.context = replace(evidence.context, registers=replace(registers, posts=posts))
    worker = next(one for one in workers_of("2026Q1", evidence) if one.worker == "s02")

    assert worker.days_in_post == 90
    assert worker.post.grid == "W02"
    assert [owned.place for owned in worker.places] == ["p001", "p002"]


def test_who_stands_in_answers_for_the_places() -> None:
    text = (
        "人员名册\n工号 | 离岗日期 | 代管网格\n"
        "S02 | 2026-01-31 |\nS03 |  | W01(2026-02-01~2026-02-20)\n"
        "\n场所台账\n场所编号 | 巡查周期(天)\nP001 | 10\n"
    )
    workers = {one.worker: one for one in workers_of("2026Q1", evidence_of(text))}

    assert [(o.place, o.expected) for o in workers["s02"].places] == [("p001", 3)]
    assert ("p001", 2) in [(o.place, o.expected) for o in workers["s03"].places]
