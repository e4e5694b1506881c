"""Texts of drop-downs."""

from sheets_sync.demo.texts.cases import INCIDENTS, MAJOR_QUARRELS, ORDINARY_QUARRELS, SERVICES
from sheets_sync.demo.texts.problems import TOPICS
from sheets_sync.demo.words import words


def test_texts_come_in_both_locales() -> None:
    assert words("zh-CN")["method.in_home"] == "入户面谈"
    assert words("en")["method.in_home"] == "in-home"
    assert words("zh-CN").keys() == words("en").keys()


def test_every_kind_used_in_a_text_is_in_its_list() -> None:
    known = words("zh-CN")
    used = {f"topic.{key}" for key in TOPICS} | {f"service.{key}" for key in SERVICES}
    used |= {f"dispute.{quarrel.kind}" for quarrel in ORDINARY_QUARRELS + MAJOR_QUARRELS}
    used |= {f"report.{incident.kind}" for incident in INCIDENTS}
    used |= {f"report_level.{incident.level}" for incident in INCIDENTS}

    assert used <= known.keys()
    assert len(TOPICS) == 20
    assert len(SERVICES) == 15
