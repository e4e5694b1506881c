"""The page of rules, generated from the catalogue and its cases."""

from itertools import groupby

from sheets_sync.findings import Finding
from sheets_sync.rules.cases import CASE, Case
from sheets_sync.rules.cases.tables import Heading, Written, written
from sheets_sync.rules.catalogue import CATALOGUE, RuleSpec
from sheets_sync.rules.messages import mend, note_line
from sheets_sync.rules.texts import page
from sheets_sync.workbook.layout import TAB
from sheets_sync.workbook.layout.schema import Locale


def rules_page(locale: Locale) -> str:
    """docs/rules.md: every rule with clause, reason, remedies and an example each way."""
    blocks = [f"# {page.TITLE[locale]}", page.ABOUT[locale]]
    for family, specs in groupby(CATALOGUE, key=lambda spec: spec.code[0]):
        blocks.append(f"## {page.FAMILIES[family][locale]}")
        for spec in specs:
            blocks += _rule(spec, locale)
    return "\n\n".join(blocks) + "\n"


def _rule(spec: RuleSpec, locale: Locale) -> list[str]:
    line = page.RULE_LINE[locale].format(severity=_severity(spec, locale), clause=spec.clause)
    case = CASE[spec.code]
    return [
        f"### {spec.code} {spec.name[locale]}",
        line,
        spec.says[locale],
        page.WHY[locale] + spec.why[locale],
        page.MEND[locale],
        "\n".join(f"- {text}" for text in _remedies(spec, case, locale)),
        *_example(page.PASSES[locale], case, case.passes, locale),
        *_example(page.FAILS[locale], case, case.fails, locale),
        f"> {note_line(_finding(spec, case, case.variant, locale), locale)}",
    ]


def _severity(spec: RuleSpec, locale: Locale) -> str:
    severity = page.SEVERITY[spec.severity][locale]
    if spec.late is None or spec.late is spec.severity:
        return severity
    late = page.SEVERITY[spec.late][locale]
    return page.SEVERITIES[locale].format(open=severity, late=late)


def _remedies(spec: RuleSpec, case: Case, locale: Locale) -> list[str]:
    """What the rule asks people to do, by variant, each once."""
    findings = (_finding(spec, case, variant, locale) for variant in spec.messages)
    return list(dict.fromkeys(mend(finding, locale) for finding in findings))


def _finding(spec: RuleSpec, case: Case, variant: str, locale: Locale) -> Finding:
    """What the failing case finds first, as if in this variant and in a sheet of this locale."""
    place = case.finds[0]
    args = dict(case.args)
    if place.column and "choices" in args:
        choices = TAB[place.tab].column(place.column).choices
        args["choices"] = [choice.text[locale] for choice in choices]
    return Finding(
        code=spec.code,
        severity=spec.severity,
        tab=place.tab,
        record_id=place.record_id,
        column=place.column,
        period=place.period,
        variant=variant,
        args=args,
    )


def _example(title: str, case: Case, text: str, locale: Locale) -> list[str]:
    blocks = [f"**{title}**{page.AT[locale].format(now=case.now)}"]
    for moment, tables in case.earlier:
        said = page.BEFORE_THAT if tables.strip() else page.BEFORE
        blocks.append(said[locale].format(moment=moment))
        blocks += _tables(tables, locale)
    return [*blocks, *_tables(text, locale)]


def _tables(text: str, locale: Locale) -> list[str]:
    blocks: list[str] = []
    for table in written(text):
        title = table.tab.title[locale]
        if table.removed:
            blocks.append(page.NO_TAB[locale].format(tab=title))
        else:
            blocks += [f"*{title}*", _markdown(table, locale)]
    return blocks


def _markdown(table: Written, locale: Locale) -> str:
    header = [_header(heading, locale) for heading in table.headings]
    rows = [
        [_shown(text, heading, locale) for text, heading in zip(row, table.headings, strict=True)]
        for row in table.texts
    ]
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _header(heading: Heading, locale: Locale) -> str:
    """The header in the page's locale, or what the case writes in its stead."""
    column = heading.column
    usual = heading.header == column.title("zh-CN")
    return column.header[locale] if usual else heading.header


def _shown(text: str, heading: Heading, locale: Locale) -> str:
    bare = text.removeprefix("“").removesuffix("”")
    for choice in heading.column.choices:
        if choice.text["zh-CN"] == bare:
            return choice.text[locale]
    return bare
