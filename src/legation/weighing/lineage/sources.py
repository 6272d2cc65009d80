"""What reports say of where they come from: declared credits, for all of one or for a passage, and where the words of a speaker come from:
a document, words spoken before many, or what he told one outlet.

The latter by the sources that the reading found in the sentence that tells who speaks; what is told on in the same breath ("he added") has
the source of the words before it.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from attrs import evolve, frozen

from legation.language.language import Language
from legation.language.lists.weighing import Sources
from legation.language.lists.words import WordList
from legation.language.patterns import either
from legation.records.places import Places
from legation.records.reading import Credit, How, Reading, SourceForm, SourceMention, Statement
from legation.records.report import Report, Span
from legation.records.story import Source
from legation.weighing.lineage.lineage import Heard
from legation.weighing.lineage.outlets import Press, press
from legation.weighing.lineage.reuse import CREDIT_LINE, find_quoted, find_taken_in

# How a whole report is credited; "told", "according" and "reported" speak of a passage.
WHOLE: tuple[How, ...] = ("byline", "dateline", "credit", "copyright")

_SENTENCES = {
    "byline": "its byline names {name}",
    "dateline": "its dateline names {name}",
    "credit": "a credit line names {name}",
    "copyright": "its copyright line names {name}",
    "told": "says that its source spoke to {name}",
    "according": "gives {name} as its source",
    "reported": "says that {name} reported it",
}


@frozen
class Declared:
    """One credit of a report to another outlet, by its shown name. `whole`: for the report, not for a passage of it alone;
    `partial`: one of several who gave a part of the report."""

    name: str
    how: How
    span: Span
    whole: bool
    partial: bool
    reason: str


def find_declared(report: Report, reading: Reading, press: Press, language: Language) -> tuple[Declared, ...]:
    """The credits of a report to others, each name and form once; an outlet that names itself credits nobody."""
    return tuple({(found.name, found.how): found for found in reversed(list(_declared(report, reading, press, language)))}.values())[::-1]


def _declared(report: Report, reading: Reading, press: Press, language: Language) -> Iterator[Declared]:
    self = press.name(report.outlet) if report.outlet else None
    partial = language.lists.lineage.partial
    for credit in reading.credits:
        name = press.name(credit.name)
        line = _line(report, credit)
        nameless = credit.name in language.lists.credit_lines.unnamed.values()
        own = name == self or (report.outlet is not None and press.is_site_of(report.outlet, name))
        if own or nameless or credit.span.where.startswith("captions/"):
            continue
        whole = credit.how in WHOLE and (credit.how != "credit" or credit.span.where != "text" or _is_credit_line(line))
        yield Declared(
            name=name,
            how=credit.how,
            span=credit.span,
            whole=whole,
            partial=any(words in line for words in partial)
            or (credit.how == "byline" and press.is_in(self, line))
            or len(press.list_in(line)) > 1,
            reason=_SENTENCES[credit.how].format(name=name),
        )


def _is_credit_line(line: str) -> bool:
    """A long line, or one with a quotation, is a paragraph of the story, whatever form a credit in it was taken for."""
    return len(line.split()) <= CREDIT_LINE and not any(find_quoted(line))


def _line(report: Report, credit: Credit) -> str:
    place = report.place(credit.span.where)
    start = place.rfind("\n", 0, credit.span.start) + 1
    end = place.find("\n", credit.span.end)
    return place[start : end if end >= 0 else len(place)].casefold()


def find_wire(declared: tuple[Declared, ...]) -> str | None:
    """The one outlet that a report as a whole is credited to, None where there is none or where several share it."""
    whole = {credit.name for credit in declared if credit.whole and not credit.partial}
    if len(whole) > 1:
        # A byline or dateline says who wrote it; a credit line at the end may list whoever helped.
        whole = {credit.name for credit in declared if credit.how in ("byline", "dateline") and not credit.partial}
    return whole.pop() if len(whole) == 1 else None


# What each form of a source is to an officer. The first that a sentence names holds.
WHYS: Mapping[SourceForm, str] = {
    "post": "it was posted",
    "release": "it stands in a statement",
    "statement": "it stands in a statement",
    "letter": "it stands in a letter",
    "filing": "it stands in court papers",
    "conference": "it was said before many",
    "session": "it was said before many",
    "speech": "it was said before many",
    "statistics": "it stands in published figures",
    "report": "it stands in a report",
    "page": "it stands on a page of theirs",
}
# A verb of asking stands within so many characters of the outlet's name: "declined to comment to", "contacted".
NEAR = 30
# Words told on without a source belong to the one before within so many characters: three or four sentences.
BREATH = 600


@frozen(eq=False)
class Beside:
    """What a report names beside its statements: the outlets that were told something, and other sources by their sentences."""

    told: Places[Credit]
    sources: Places[SourceMention]

    @classmethod
    def of(cls, reading: Reading) -> "Beside":
        """That of one report."""
        told = (credit for credit in reading.credits if credit.how == "told")
        return cls(Places.of(told, lambda credit: credit.span), Places.of(reading.sources, lambda source: source.sentence))


def find_heard(report: Report, reading: Reading, language: Language) -> tuple[Heard, ...]:
    """What a report says of where each statement in it comes from, in the order of the text; nothing for those of which it says nothing.

    Words of somebody of whose source nothing is said have that of his words shortly before, else the one source that the report names for
    him at all.
    """
    spoken = [(statement, _in_text(statement), speaker_key(statement)) for statement in sorted(reading.statements, key=_place)]
    beside = Beside.of(reading)
    named = {statement.id: _name(report, beside, statement, language) for statement, body, _ in spoken if body}
    only: dict[str, set[Source]] = {}
    for statement, _, who in spoken:
        source = named.get(statement.id)
        if who is not None and source is not None:
            only.setdefault(who, set()).add(evolve(source, why=()))
    found: list[Heard] = []
    last: dict[str, tuple[int, Source]] = {}
    for statement, body, who in spoken:
        source = named.get(statement.id)
        stated = source is not None
        if source is None and body and who is not None and not statement.via and statement.kind != "acted":
            if who in last and body[0].start - last[who][0] <= BREATH:
                # The words may be of the same occasion without standing in the same document.
                source = evolve(last[who][1], why=(*last[who][1].why[:1], "told on in the same breath"), form="")
            elif len(only.get(who, ())) == 1:
                source = evolve(next(iter(only[who])), why=("the report names no other source for what he says",), form="")
        if source is not None:
            if who is not None:
                last[who] = (body[-1].end, source)
            found.extend(Heard(span, source, who, stated) for span in body)
    shown = Source("document", None, True, ("it stands in a post that the page shows",), "post")
    found.extend(Heard(Span(start, end), shown, None) for start, end in find_taken_in(report.text))
    return tuple(found)


def _in_text(statement: Statement) -> list[Span]:
    return [span for span in statement.words if span.where == "text"]


def _place(statement: Statement) -> tuple[int, int]:
    return min(((span.start, span.end) for span in statement.words if span.where == "text"), default=(0, 0))


def speaker_key(statement: Statement) -> str | None:
    """Whose words they are, so that the man and the body he speaks for are one; None where nobody is named. A state speaks by many: what
    its ambassador told a paper its prime minister did not."""
    who = statement.speaker
    if who is None:
        return None
    return who.party if who.party and not is_state(who.party) else who.actor or who.name or who.party


def is_state(actor: str) -> bool:
    """Whether the id of an actor is that of a state."""
    return actor.startswith("state:")


def _name(report: Report, beside: Beside, statement: Statement, language: Language) -> Source | None:
    """The source that the words around a statement give it: a document, an occasion, or the outlet to which it was told."""
    around = _around(report, statement, language)
    who = statement.speaker.name if statement.speaker else None
    told = next((credit.name for credit in beside.told.inside(around)), None)
    here = list(beside.sources.beside(_said_at(statement)))
    named = {one.form: one.kind for one in here if one.form != "report" or is_report_of(one, statement, here)}
    for form, why in WHYS.items():
        # What is told on through an outlet was heard there; who told an outlet "in an email" wrote to it alone.
        elsewhere = statement.via if named.get(form) == "occasion" else told is not None and form == "letter"
        if form in named and not elsewhere:
            return Source(named[form], who, True, (why,), form)
    if told is not None:
        return Source("outlet", told, True, (f"it was told to {told}",))
    if statement.kind == "wrote" and not statement.via and not is_outlet(who, language):
        return Source("document", who, True, ("it was written",))
    return None


def is_report_of(source: SourceMention, statement: Statement, here: Collection[SourceMention]) -> bool:
    """Whether a report is what somebody's words stand in: not the report or the paper of an outlet that the sentence credits, nor one that
    itself says what he wants ("the report said the union wanted more")."""
    credited = any(one.kind == "outlet" or one.kind == "agency" for one in here)
    return not credited and source.statement in (None, statement.id)


def is_outlet(name: str | None, language: Language) -> bool:
    """Whether a name is that of a known outlet."""
    return name is not None and press(language).find(name) is not None


def _said_at(statement: Statement) -> Span:
    """Where somebody is said to speak."""
    return statement.cue if statement.cue is not None and statement.cue.where == "text" else _in_text(statement)[0]


def _around(report: Report, statement: Statement, language: Language) -> Span:
    """The sentence in which somebody is said to speak."""
    return language.of(report).find_sentence(report.text, _said_at(statement))


@frozen
class _Forms:
    """The word lists for an outlet's own work as expressions."""

    own: re.Pattern[str]
    asked: re.Pattern[str]


@lru_cache(maxsize=8)
def _forms(lists: Sources) -> _Forms:
    return _Forms(_search(lists.own), _search(lists.asked))


def _search(phrases: WordList) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(phrases, ' ')}(?!\w)")


def shows_own_work(report: Report, reading: Reading, language: Language, own_names: Collection[str]) -> bool:
    """Whether a report says that its outlet asked somebody itself: "told us", "Harbour Post contacted the mayor", an interview with it.
    `own_names` are those by which it credits its own outlet."""
    if any(credit.how == "told" and credit.name in own_names for credit in reading.credits):
        return True
    text = report.text.lower()
    if _forms(language.lists.sources).own.search(text):
        return True
    name = (report.outlet or "").lower()
    asked = _forms(language.lists.sources).asked
    places = (match.start() for match in re.finditer(re.escape(name), text)) if name else ()
    return any(asked.search(text, max(0, place - NEAR), place + len(name) + NEAR) for place in places)
