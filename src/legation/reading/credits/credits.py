"""Whom a report names as the source of its words: the first thing that weighing asks when it counts origins.

A name counts where the words around it make it a source: "told Reuters", "according to", "Kyodo reported", a dateline, a
credit or copyright line. Photo credits do not count, nor does an outlet that is only spoken of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from legation.language.language import Language
from legation.reading.credits.forms import CreditForms, credit_forms
from legation.reading.credits.judge import NEAR, find_byline, find_closing, find_listed, find_unnamed, is_copyright, is_picture, judge
from legation.reading.credits.outlets import OutletMatch, find_names, find_outlets, find_unknown, name_own, short_names, short_own
from legation.records.reading import Credit, How, Statement
from legation.records.report import Report, Span

# Lines that credit an outlet and say nothing else stand among the first or the last of a report.
EDGE = 3
# "The agency said" means the outlet named last only while the reader still has it in mind.
RECALL = 700
# How a speaker was found who is an outlet.
OUTLET = "outlet"
# Words of the shortest line of a story, and what may stand behind its full stop.
WORDS, CLOSING = 5, "”\"’')"
_BRACKETS = re.compile(r"\(([^()]{3,60})\)")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def find_credits(report: Report, language: Language) -> list[Credit]:
    """Every outlet or agency that the report credits, in the order of its places and words. One credit for each naming."""
    forms = credit_forms(language)
    found = [*_in_fields(report, forms, language), *_in_credit_lines(report, forms, language), *_in_title(report, forms, language)]
    found += _in_body(report, forms, language)
    return sorted(dict.fromkeys(found), key=lambda credit: (credit.span.where, credit.span.start, credit.span.end))


def _in_fields(report: Report, forms: CreditForms, language: Language) -> Iterator[Credit]:
    """The outlets of the byline and the dateline, where intake has set them apart; a byline that names the report's own credits nobody."""
    fields: tuple[How, ...] = ("byline", "dateline")
    for field in fields:
        said = report.place(field)
        known = find_outlets(said, language)
        unknown = _in_brackets(said, language) if field == "dateline" and not known else ()
        for match in (*known, *unknown, *find_unnamed(said, forms)):
            if field == "dateline" or match.name != report.outlet:
                yield Credit(match.name, field, Span(match.start, match.end, field))


def _in_brackets(dateline: str, language: Language) -> Iterator[OutletMatch]:
    """A name that nobody knows, fills the brackets of a dateline and ends as an agency's: "KARST, May 2 (Veldt News Agency)"."""
    for found in _BRACKETS.finditer(dateline):
        words = found[1].casefold().split()
        ends = (" ".join(words[start:]) for start in range(1, len(words)))
        if found[1][0].isupper() and any(end in language.lists.credits.agencies.set for end in ends):
            yield OutletMatch(found[1], found.start(1), found.end(1), known=False, kind="agency")


def _in_credit_lines(report: Report, forms: CreditForms, language: Language) -> Iterator[Credit]:
    """The outlets of the lines that intake has set apart as credits, but those of pictures."""
    for line in _LINE.finditer(report.place("credit")):
        thanked = [match for match in find_unknown(line[0], language) if judge(line[0], match, forms) is not None]
        known = [
            match
            for match in find_outlets(line[0], language)
            if not any(one.start < match.end and match.start < one.end for one in thanked)
        ]
        for match in find_listed(line[0], language) or [*known, *thanked, *find_unnamed(line[0], forms)]:
            before, behind = line[0][: match.start], line[0][match.end :]
            if not is_picture(before[-NEAR:], behind, forms):
                how: How = "copyright" if is_copyright(before, behind, forms) else "credit"
                if how == "credit" and match.name == report.outlet:
                    continue
                yield Credit(match.name, how, Span(line.start() + match.start, line.start() + match.end, "credit"))


def _in_title(report: Report, forms: CreditForms, language: Language) -> Iterator[Credit]:
    """An outlet at the end of a headline ("…: Kyodo", "…, Kyodo reports")."""
    title = report.place("title")
    for match in find_outlets(title, language):
        before, behind = title[: match.start], title[match.end :]
        ends = before.endswith((": ", ", ")) and not behind.strip(" .")
        if match.name != report.outlet and (ends or (before.endswith(", ") and forms.verb_behind.match(behind))):
            yield Credit(match.name, "reported", Span(match.start, match.end, "title"))


def _in_body(report: Report, forms: CreditForms, language: Language) -> list[Credit]:
    """The outlets that the words around them make sources, then those that are pointed back at."""
    spelled = find_outlets(f"{report.outlet or ''}\n{report.text}", language)
    shortened = {**short_names(spelled, language), **short_own(report.outlet, language)}
    in_full = frozenset(match.name for match in spelled if not match.ordinary)
    lines = [line for line in _LINE.finditer(report.text) if line[0].strip()]
    texts = [line[0] for line in lines]
    found: list[Credit] = []
    kinds: dict[str, str] = {}
    for number, line in enumerate(lines):
        edge = is_edge(texts, number)
        judged = _in_edge_line(line[0], number, len(lines), forms, language) if edge else []
        named = {match.start for match, _ in judged}
        if not find_listed(line[0], language):
            found_here = (name_own(line[0], match, report.outlet) for match in find_names(line[0], language, shortened))
            names = [match for match in found_here if match.start not in named and not _is_presented(match, report.text, language)]
            judged += [(match, judge(line[0], match, forms, in_full)) for match in names]
        for match, how in judged:
            if how is not None:
                kinds[match.name] = match.kind
                found.append(Credit(match.name, how, Span(line.start() + match.start, line.start() + match.end)))
    return [*found, *_again(report.text, found, kinds, forms)]


def is_edge(lines: Sequence[str], number: int) -> bool:
    """Whether a line stands at the beginning or the end of a report, with none of its sentences between it and there."""
    above = lines[:number] if number < EDGE else None
    below = lines[number + 1 :] if number >= len(lines) - EDGE else None
    return any(beyond is not None and not any(map(_is_sentence, beyond)) for beyond in (above, below))


def _is_sentence(line: str) -> bool:
    """Whether a line is one of a story: several words up to a full stop."""
    bare = line.rstrip().rstrip(CLOSING)
    return bare.endswith((".", "!", "?")) and len(bare.split(maxsplit=WORDS)) >= WORDS


def _in_edge_line(line: str, number: int, lines: int, forms: CreditForms, language: Language) -> list[tuple[OutletMatch, How | None]]:
    """The outlets of a line at the beginning or the end of a report that is there to credit them; within it such a line is a picture's."""
    found: list[tuple[OutletMatch, How | None]] = [(match, "credit") for match in find_listed(line, language)]
    if not found and number < EDGE:
        found = [(match, "byline") for match in find_byline(line, language)]
    if not found and number == lines - 1:
        found = [(match, "credit") for match in find_closing(line, language)]
    return found + [(match, "credit") for match in find_unnamed(line, forms)]


def _is_presented(match: OutletMatch, text: str, language: Language) -> bool:
    """Whether a word that could mean something else than an outlet is the surname of somebody whom the report gives a first name: "said
    Stern" where "Otto Stern" was named."""
    if not match.ordinary or " " in match.name:
        return False
    named = re.finditer(rf"(?<![\w’'-])([A-Z][a-z]+) {re.escape(match.name)}\b", text)
    given = {name.casefold() for name in language.lists.people.given_names}
    return any(one[1].casefold() in given for one in named)


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


def name_in_full(report: Report, statements: Sequence[Statement], credited: Sequence[Credit], language: Language) -> list[Statement]:
    """Statements with the outlets that they name short by the name that the report gives in full: "the Times" is The Karst Times where that
    is credited, and no other Times is."""
    articles = language.lists.small.the.set

    def bare(name: str) -> str:
        words = name.casefold().split()
        return " ".join(words[1:] if words and words[0] in articles else words)

    called: dict[str, set[str]] = {}
    for credit in credited:
        called.setdefault(bare(report.words(credit.span)), set()).add(credit.name)
    full = {short: name for short, (name, *others) in called.items() if not others and bare(name).endswith(f" {short}")}

    def rename(name: str) -> str:
        return full.get(bare(name), name)

    def complete(statement: Statement) -> Statement:
        who = statement.speaker
        if who is not None and who.name and OUTLET in who.why:
            who = evolve(who, name=rename(who.name))
        return evolve(statement, speaker=who, via=tuple(dict.fromkeys(map(rename, statement.via))))

    return [complete(statement) for statement in statements] if full else list(statements)
