"""Whether something in a sentence means what only stood before it: "the incident", "here", "it" at the head of a quotation."""

from collections.abc import Collection, Sequence

from legation.briefing.standing import QUOTED, Token, find_tokens
from legation.briefing.stems import find_beginnings
from legation.language.lists.lists import WordLists
from legation.language.words import LETTERS
from legation.records.report import Report, Span

# "The incident", "the whole incident": a word may stand between.
BETWEEN = 2


def dangles(lists: WordLists, report: Report, sentence: Span, known: Collection[str]) -> bool:
    """Whether a sentence cannot be understood by whoever read nothing but telling words that are `known`."""
    words, tokens = report.words(sentence), find_tokens(report, sentence)
    return (
        sums_up(lists, report, sentence, tokens, known)
        or begins_unclear(lists, words)
        or any(is_here(lists, tokens, number) for number in range(len(tokens)))
    )


def sums_up(lists: WordLists, report: Report, sentence: Span, tokens: Sequence[Token], known: Collection[str]) -> bool:
    """Whether a sentence has a noun for what was told before and does not tell it: "the incident", "the whole programme", where neither the
    sentence nor what is known has such a one. "The idea of a bridge" tells it."""
    qualified = {*lists.small.joining, *lists.small.who, *lists.small.where, *lists.lines.openers, *lists.lines.leading}
    for number, (start, token) in enumerate(tokens):
        if token.casefold() not in lists.small.the and token.casefold() not in lists.lines.pointing:
            continue
        behind = tokens[number + 1 : number + 2 + BETWEEN]
        at = next((place for place, (_, word) in enumerate(behind[:BETWEEN]) if word in lists.lines.summing), None)
        if at is None or not behind[0][1].islower():
            continue
        place, noun = behind[at]
        if any(follows == place + len(noun) + 1 and word.casefold() in qualified for follows, word in behind[at + 1 : at + 2]):
            continue
        told = find_beginnings(report.words(Span(sentence.start, start, sentence.where)))
        if find_beginnings(noun).isdisjoint({*told, *known}):
            return True
    return False


def begins_unclear(lists: WordLists, words: str) -> bool:
    """Whether a sentence begins with a quotation that has "it" before it names anything: "“I think it’s a good start,” Lund said". "I think
    it is good to go" says what."""
    found = QUOTED.match(words)
    if found is None:
        return False
    said = [word.casefold() for word in LETTERS.findall(found[0])]
    for number, word in enumerate(said):
        if word in lists.lines.neuter:
            return not any(later in lists.lines.telling for later in said[number + 1 :])
        if word not in lists.lines.musing:
            return False
    return False


def is_here(lists: WordLists, tokens: Sequence[Token], number: int) -> bool:
    """Whether a word says where its report was written: "shut their shops here"."""
    follows = tokens[number + 1][1] if number + 1 < len(tokens) else ""
    return tokens[number][1].casefold() in lists.lines.here and follows.casefold() not in lists.lines.auxiliary
