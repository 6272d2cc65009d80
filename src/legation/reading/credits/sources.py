"""Where words of a report come from, beyond the report: documents, occasions, outlets that were spoken to, somebody without a name.

Found in the sentence that says who speaks, outside of what he says and of quotations: "in a statement", "told the Karst Times in an
interview", "according to court papers". A post that the page shows is one too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen

from legation.language.language import Language
from legation.language.patterns import compile_phrases, once
from legation.language.words import LETTERS
from legation.reading.parse.pieces import Piece, by_piece, spans_by_piece
from legation.records.reading import Credit, SourceForm, SourceMention, Statement
from legation.records.report import Report, Span

Kind = Literal["outlet", "agency", "document", "occasion", "unnamed"]
# What each form is; a form of the lists that is not here is no form of its own ("on condition of anonymity").
KINDS: Mapping[SourceForm, Kind] = {
    **dict.fromkeys(("post", "release", "statement", "letter", "filing", "statistics", "report", "page"), "document"),
    **dict.fromkeys(("conference", "session", "speech", "interview", "broadcast"), "occasion"),
}
# An outlet belongs to an interview or a broadcast that is named within so many characters of it.
NEAR = 30
_SLOT = re.compile(r"\{[^}]*\}")
# A post as pages carry it along: its author, the name of his page, the day.
_SHOWN = re.compile(r"[—–-]\s*(?P<name>[^—–\n()@]{2,60}?)\s*\((?P<page>@\w{1,40})\)")


@frozen(eq=False)
class FormPatterns:
    """The expressions of each form, in the order in which they hold, with the words of which one must stand in a sentence for it to be
    looked for; those of unnamed speakers and of the own newsroom."""

    forms: tuple[tuple[SourceForm, frozenset[str], re.Pattern[str]], ...]
    unnamed: re.Pattern[str]
    newsroom: re.Pattern[str]
    kinds: Mapping[str, str]


@once
def form_patterns(language: Language) -> FormPatterns:
    """The forms of sources of a language, compiled."""
    lists = language.lists.source_forms
    slots = {"own": lists.own}
    return FormPatterns(
        forms=tuple((form, telling_words(getattr(lists, form), language), compile_phrases(getattr(lists, form), slots)) for form in KINDS),
        unnamed=compile_phrases(lists.unnamed),
        newsroom=compile_phrases(lists.newsroom),
        kinds={outlet.name: outlet.kind for outlet in language.lists.outlets},
    )


def telling_words(phrases: Sequence[str], language: Language) -> frozenset[str]:
    """The words of some phrases that are no function words: a sentence without any of them holds none of the phrases."""
    stops = language.lists.content.stopwords
    return frozenset(word for phrase in phrases for word in LETTERS.findall(_SLOT.sub("", phrase)) if word not in stops)


def find_sources(
    report: Report, pieces: Sequence[Piece], statements: Sequence[Statement], credited: Sequence[Credit], language: Language
) -> list[SourceMention]:
    """Every mention of a source in the body of a report, in the order of the text."""
    patterns = form_patterns(language)
    spoken = spans_by_piece(pieces, statements, lambda one: (*one.words, *((one.cue,) if one.cue else ())))
    named = by_piece(pieces, credited, lambda one: (one.span,))
    found: list[SourceMention] = []
    for number, piece in enumerate(pieces):
        if piece.where != "text":
            continue
        quotes = [(quote.start, quote.end) for quote in language.find_quotes(piece.text)]
        for first, last in piece.tree.sentences:
            start, end = piece.tree.starts[first], piece.tree.ends[last - 1]
            sentence = Span(piece.start + start, piece.start + end)
            spans = [(one, own) for one, own in spoken[number] if any(span.overlaps(sentence) for span in own)]
            here = [one for one, _ in spans]
            words_of = [span for one, own in spans for span in own if span != one.cue or own.count(span) > 1]
            frame = _frame(piece, start, end, words_of, quotes)
            told = [credit for credit in named[number] if credit.span.overlaps(sentence)]
            words = frozenset(word.lower() for word in piece.tree.words[first:last])
            mentions = [*_by_form(frame, words, sentence, patterns), *_by_outlet(told, sentence, frame, patterns, report)]
            found.extend(_with_speaker(mention, here, report) for mention in _joined(mentions))
    return sorted({*found, *_shown(report)}, key=lambda mention: (mention.span, mention.form))


def _frame(piece: Piece, start: int, end: int, said: Sequence[Span], quotes: Sequence[tuple[int, int]]) -> str:
    """A sentence with blanks for what somebody says in it and for quotations: what is left says how it is said."""
    letters = list(piece.text[start:end])
    hidden = [(span.start - piece.start, span.end - piece.start) for span in said if span.where == "text"]
    for a, b in (*hidden, *quotes):
        for at in range(max(0, a - start), min(end, b) - start):
            letters[at] = " "
    return "".join(letters)


def _by_form(frame: str, words: frozenset[str], sentence: Span, patterns: FormPatterns) -> Iterator[SourceMention]:
    """The forms of documents and occasions in a sentence, none over another, and speakers who have no name."""
    taken: list[tuple[int, int]] = []
    for form, telling, pattern in patterns.forms:
        if telling.isdisjoint(words):
            continue
        match = next((match for match in pattern.finditer(frame) if not any(a < match.end() and match.start() < b for a, b in taken)), None)
        if match is not None:
            taken.append(match.span())
            yield _mention(KINDS[form], form, match, sentence)
    nameless = patterns.unnamed.search(frame)
    if nameless is not None:
        yield _mention("unnamed", "", nameless, sentence)


def _mention(kind: Kind, form: SourceForm, match: re.Match[str], sentence: Span) -> SourceMention:
    span = Span(sentence.start + match.start(), sentence.start + match.end())
    return SourceMention(kind, form, span, sentence, why=" ".join(match[0].lower().split()))


def _by_outlet(credited: Sequence[Credit], sentence: Span, frame: str, patterns: FormPatterns, report: Report) -> Iterator[SourceMention]:
    """The outlets and agencies that a sentence credits, and the report's own newsroom where it says that it asked itself."""
    for credit in credited:
        kind: Kind = "agency" if patterns.kinds.get(credit.name) == "agency" else "outlet"
        yield SourceMention(kind, "", credit.span, sentence, name=credit.name, why=credit.how)
    own = patterns.newsroom.search(frame)
    if own is not None:
        yield evolve(_mention("outlet", "", own, sentence), name=report.outlet)


def _joined(mentions: Sequence[SourceMention]) -> Iterator[SourceMention]:
    """An interview or broadcast with the outlet beside it as one: "told the Karst Times in an interview", "in an interview with CNN"."""
    outlets = [mention for mention in mentions if mention.kind in ("outlet", "agency") and mention.why == "told"]
    used: set[Span] = set()
    for mention in mentions:
        if mention.form in ("interview", "broadcast"):
            near = next((one for one in outlets if _apart(one.span, mention.span) <= NEAR), None)
            if near is not None:
                used.add(near.span)
                mention = evolve(mention, name=near.name)
            yield mention
    yield from (mention for mention in mentions if mention.form not in ("interview", "broadcast") and mention.span not in used)


def _apart(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _with_speaker(mention: SourceMention, statements: Sequence[Statement], report: Report) -> SourceMention:
    """A mention with the statement that it is said of, the one whose cue is nearest, and who speaks in it and when."""
    near = min(statements, key=lambda one: _apart(one.cue or one.words[0], mention.span), default=None)
    if near is None:
        return mention
    speaker = near.speaker
    # What "the statement" says has nobody else for its author.
    themselves = speaker is None or speaker.span.overlaps(mention.span)
    who = None if speaker is None or themselves else speaker.party or speaker.actor or speaker.name or report.words(speaker.span)
    return evolve(mention, who=who, when=near.said, statement=near.id)


def _shown(report: Report) -> Iterator[SourceMention]:
    """Posts that the page shows: "… — Nella Prout (@nellaprout) May 5, 2024"; their line is what was posted."""
    for match in _SHOWN.finditer(report.text):
        start, end = report.text.rfind("\n", 0, match.start()) + 1, report.text.find("\n", match.end())
        line = Span(start, end if end >= 0 else len(report.text))
        yield SourceMention("document", "post", Span(*match.span()), line, name=match["page"], who=match["name"], why=match[0])
