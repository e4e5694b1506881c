"""The page on the rule-set hash: what it stands for and how anybody computes it."""

from sheets_sync.ledger.office import default_thresholds
from sheets_sync.ledger.scoring import DEFAULT_POINTS, Scoring
from sheets_sync.rules.rule_set import VERSION, rule_set_hash, rule_set_text
from sheets_sync.rules.rulebook import RuleBook
from sheets_sync.rules.texts import rule_set as page
from sheets_sync.workbook.layout.schema import Locale


def rule_set_page(locale: Locale) -> str:
    """docs/rule-set.md, with the text and hash of a workbook as set-up leaves it."""
    defaults = default_thresholds(locale)
    text = rule_set_text(defaults, Scoring(DEFAULT_POINTS), RuleBook(), (), locale)
    blocks = (
        f"# {page.TITLE[locale]}",
        page.ABOUT[locale].format(version=VERSION),
        page.SUM,
        page.FRESH[locale].format(hash=rule_set_hash(text)),
        f"```json\n{text}\n```",
    )
    return "\n\n".join(blocks) + "\n"
