"""Every rule has its texts, its clause and its place in the catalogue."""

from collections.abc import Iterator

import pytest

from sheets_sync.clauses import Clause
from sheets_sync.rules.cases import CASE, CASES
from sheets_sync.rules.cases.tables import written
from sheets_sync.rules.catalogue import CATALOGUE, RULE, RuleSpec
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import LOCALES, Text

# How many codes each family of the contract has.
CONTRACT = {"W1": 8, "R1": 15, "V2": 5, "Q3": 3, "A4": 7, "D5": 5, "I6": 4, "T7": 7, "J9": 4}

FAMILY_CLAUSES = {"V": {Clause.VISITS}, "Q": {Clause.VISITS, Clause.VISIT_QUOTA}}


def texts_of(spec: RuleSpec) -> Iterator[Text]:
    yield from (spec.name, spec.says, spec.why)
    for message in spec.messages.values():
        yield from (message.what, message.mend)


def test_codes_are_unique_and_their_families_in_order() -> None:
    codes = [spec.code for spec in CATALOGUE]

    assert len(set(codes)) == len(codes)
    assert codes == sorted(codes, key=lambda code: ("WRVQADITJC".index(code[0]), code))
    assert set(RULE) == set(codes)


def test_every_code_of_the_contract_is_there_and_no_other() -> None:
    codes = {f"{family}{n:02}" for family, count in CONTRACT.items() for n in range(1, count + 1)}

    assert set(RULE) == codes


@pytest.mark.parametrize("spec", CATALOGUE, ids=lambda spec: spec.code)
def test_every_rule_has_all_its_texts_in_both_locales(spec: RuleSpec) -> None:
    assert "" in spec.messages
    assert all(text[locale].strip() for text in texts_of(spec) for locale in LOCALES)
    assert all(text.zh != text.en for text in texts_of(spec))


@pytest.mark.parametrize("spec", CATALOGUE, ids=lambda spec: spec.code)
def test_says_and_why_are_sentences_and_messages_are_not(spec: RuleSpec) -> None:
    for text in (spec.says, spec.why):
        assert text.zh.endswith("。")
        assert text.en.endswith(".")
    for message in spec.messages.values():
        assert not any(
            text[at][-1] in "。." for text in (message.what, message.mend) for at in LOCALES
        )


def test_rules_serve_the_clause_of_their_family() -> None:
    for spec in CATALOGUE:
        if spec.code[0] in FAMILY_CLAUSES:
            assert spec.clause in FAMILY_CLAUSES[spec.code[0]]
    assert RULE["Q301"].clause is Clause.VISITS
    assert RULE["Q302"].clause is Clause.VISIT_QUOTA
    assert RULE["R114"].clause is Clause.DETAILED_DIARY
    assert RULE["R115"].clause is Clause.QUALITIES
    assert RULE["W108"].clause is Clause.GRIDS


def test_mild_variants_have_texts_of_their_own() -> None:
    assert all(spec.mild <= set(spec.messages) for spec in CATALOGUE)


def test_every_rule_has_a_passing_and_a_failing_case_and_no_case_is_left_over() -> None:
    assert list(CASE) == [spec.code for spec in CATALOGUE]
    assert len(CASES) == len(CASE)
    for case in CASES:
        assert case.finds, case.code
        assert case.passes.strip() != case.fails.strip()
        assert written(case.passes)
        assert written(case.fails)


def test_cases_find_columns_that_there_are() -> None:
    for case in CASES:
        for find in case.finds:
            assert find.column is None or TAB[find.tab].column(find.column)
