"""Whom a report names as the source of its words: the first thing that weighing asks when it counts origins.

A name counts where the words around it make it a source: "told Reuters", "according to", "Kyodo reported", a dateline, a
credit or copyright line. Photo credits do not count, nor does an outlet that is only spoken of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from legation.language.language import Language
from legation.reading.credits.forms import CreditForms, credit_forms
from legation.reading.credits.judge import NEAR, in_brackets_at_end, is_copyright, is_picture, judge
from legation.reading.credits.lines import find_listed
from legation.reading.credits.outlets import OutletMatch, find_names, find_outlets, short_names
from legation.records.reading import Credit, How
from legation.records.report import Report, Span

# "The agency said" means the outlet named last only while the reader still has it in mind.
RECALL = 700
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def find_credits(report: Report, language: Language) -> list[Credit]:
    """Every outlet or agency that the report credits, in the order of its places and words. One credit for each naming."""
    forms = credit_forms(language)
    found = [*_in_fields(report, language), *_in_credit_lines(report, forms, language), *_in_title(report, forms, language)]
    found += _in_body(report, forms, language)
    return sorted(dict.fromkeys(found), key=lambda credit: (credit.span.where, credit.span.start, credit.span.end))


def _in_fields(report: Report, language: Language) -> Iterator[Credit]:
    """The outlets of the byline and the dateline, where intake has set them apart."""
    fields: tuple[How, ...] = ("byline", "dateline")
    for field in fields:
        for match in find_outlets(report.place(field), language):
            yield Credit(match.name, field, Span(match.start, match.end, field))


def _in_credit_lines(report: Report, forms: CreditForms, language: Language) -> Iterator[Credit]:
    """The outlets of the lines that intake has set apart as credits, but those of pictures."""
    for line in _LINE.finditer(report.place("credit")):
        for match in find_listed(line[0], language) or find_outlets(line[0], language):
            before, behind = line[0][: match.start], line[0][match.end :]
            if not is_picture(before[-NEAR:], behind, forms):
                how: How = "copyright" if is_copyright(before, behind, forms) else "credit"
                yield Credit(match.name, how, Span(line.start() + match.start, line.start() + match.end, "credit"))


def _in_title(report: Report, forms: CreditForms, language: Language) -> Iterator[Credit]:
    """An outlet at the end of a headline ("…: Kyodo", "…, Kyodo reports")."""
    title = report.place("title")
    for match in find_outlets(title, language):
        before, behind = title[: match.start], title[match.end :]
        ends = before.endswith((": ", ", ")) and not behind.strip(" .")
        if ends or (before.endswith(", ") and forms.verb_behind.match(behind)):
            yield Credit(match.name, "reported", Span(match.start, match.end, "title"))


def _in_body(report: Report, forms: CreditForms, language: Language) -> list[Credit]:
    """The outlets that the words around them make sources, then those that are pointed back at."""
    spelled = find_outlets(f"{report.outlet or ''}\n{report.text}", language)
    shortened = short_names(spelled, language)
    in_full = frozenset(match.name for match in spelled if not match.ordinary)
    closing = len(report.text.rstrip())
    found: list[Credit] = []
    kinds: dict[str, str] = {}
    for line in _LINE.finditer(report.text):
        judged: list[tuple[OutletMatch, How | None]] = [(match, "credit") for match in find_listed(line[0], language)]
        if not judged:
            judged = [(match, judge(line[0], match, forms, in_full)) for match in find_names(line[0], language, shortened)]
        for match, how in judged:
            if how is None and line.end() >= closing and in_brackets_at_end(line[0], match):
                how = "credit"
            if how is not None:
                kinds[match.name] = match.kind
                found.append(Credit(match.name, how, Span(line.start() + match.start, line.start() + match.end)))
    return [*found, *_again(report.text, found, kinds, forms)]


def _again(text: str, found: Sequence[Credit], kinds: Mapping[str, str], forms: CreditForms) -> Iterator[Credit]:
    """Credits to the outlet named last: "the same outlet had earlier reported", "the agency said"."""
    for match in forms.same.finditer(text):
        before = [credit for credit in found if match.start() - RECALL <= credit.span.start and credit.span.end <= match.start()]
        if not before:
            continue
        noun = match[0].lower().split()[-1]
        meant = (forms.points_at[noun],) if noun in forms.points_at else ("magazine", "site")
        if "same" in match[0].lower() or kinds.get(before[-1].name) in meant:
            yield Credit(before[-1].name, "reported", Span(match.start(), match.end()))
