"""Whether a sentence is about somebody, something or a moment that only the sentences before it name."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from legation.briefing.material import Material
from legation.briefing.standing import Token, find_tokens
from legation.language.lists.lists import WordLists
from legation.language.words import LETTERS
from legation.records.report import Report, Span

# The comma that ends a first phrase ("In tears, the man left") stands within so many words.
LONGEST_PHRASE = 16
# "One year later", "only two days later".
LATER = 4
# "37-year-old" in so many words; "the unexpected passenger" stands as near its article.
AGE = 3
# "The man’s boat" is of the boat.
OWNER = ("'", "’")


def is_unnamed(material: Material, report: str, sentence: Span) -> bool:
    """Whether a sentence of a story leaves open whom or what it is about."""
    names = [one.span for one in material.readings[report].mentions if one.name and one.span in sentence]
    known = {word.casefold() for word in LETTERS.findall(material.story.title)}
    return leaves_open(material.lists, material.reports[report], sentence, names, known)


def leaves_open(lists: WordLists, report: Report, sentence: Span, names: Collection[Span], known: Collection[str]) -> bool:
    """Whether a sentence with these `names` in it leaves open whom or what it is about: "The 36-year-old fell", "In tears, the man left",
    "As a result, the bank closed", "Along with the union, it plans a march", "He was arrested nearby"."""
    tokens = find_tokens(report, sentence)
    return (
        follows(lists, tokens)
        or is_left_open(lists, report, tokens)
        or is_nobody(lists, report, tokens, names, known)
        or is_pronoun_alone(lists, report, tokens, names)
    )


def follows(lists: WordLists, tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with words that count or conclude from what stands before it: "As a result", "An hour later". "By the end
    of May" says of what."""
    low = [word.casefold() for _, word in tokens]
    opened = f"{' '.join(low)} "
    for phrase in lists.lines.following:
        if opened.startswith(f"{phrase} "):
            return not any(opened.startswith(f"{phrase} {of} ") for of in lists.small.of)
    return any(other in lists.lines.afterwards and one in lists.lines.moments for one, other in pairwise(low[:LATER]))


def is_left_open(lists: WordLists, report: Report, tokens: Sequence[Token]) -> bool:
    """Whether a place or a moment is told by another that stands elsewhere: "was arrested nearby", "restarted shortly after but". "Shortly
    after noon" says after what."""
    closing = {*lists.lines.leading, *lists.lines.onward, *lists.small.joining, *lists.small.where}
    words = [word.casefold() for _, word in tokens]
    for number, (start, word) in enumerate(tokens):
        before = words[number - 1] if number else ""
        if not (words[number] in lists.lines.near or (words[number] in lists.lines.behind and before in lists.lines.soon)):
            continue
        ends = report.text[start + len(word) : start + len(word) + 1] in (".", ",", ";")
        if ends or number + 1 == len(words) or words[number + 1] in closing:
            return True
    return False


def find_subject(report: Report, tokens: Sequence[Token]) -> Sequence[int]:
    """Where the subject of a sentence may begin: with its first word, or behind the comma that ends a first phrase."""
    places = [0] if tokens else []
    for number, ((start, word), _) in enumerate(pairwise(tokens[:LONGEST_PHRASE])):
        if report.text[start + len(word) : start + len(word) + 1] == ",":
            return [*places, number + 1]
    return places


def is_nobody(lists: WordLists, report: Report, tokens: Sequence[Token], names: Collection[Span], known: Collection[str]) -> bool:
    """Whether the subject of a sentence is an age or what anybody may be, without a name: "the 36-year-old driver", "the man, from Karst".
    "The man who fled" says which, "the 36-year-old Lund" has a name, and whom the story's title tells of is `known`."""
    says_which = {*lists.small.who, *lists.small.to, *lists.small.joining}
    for at in find_subject(report, tokens):
        # "Lund, the 36-year-old pilot" is named before his age.
        if tokens[at][1].casefold() not in lists.small.the or (at and is_named(tokens, 0, names)):
            continue
        behind = tokens[at + 1 : at + 1 + AGE]
        if len(behind) == AGE and behind[-1][1].casefold() in lists.lines.aged:
            return not is_named(tokens, at + 1 + AGE, names)
        for number, (place, word) in enumerate(behind, at + 1):
            if word not in lists.lines.anybody or word in known:
                continue
            end, follows = place + len(word), tokens[number + 1 : number + 2]
            which = any(start == end + 1 and other.casefold() in says_which for start, other in follows)
            return not (which or report.text[end] in OWNER or is_named(tokens, number + 1, names))
    return False


def is_named(tokens: Sequence[Token], number: int, names: Collection[Span]) -> bool:
    """Whether a name begins right behind some words: "the 36-year-old Lund", "the driver, Otto Lund"."""
    return any(word[:1].isupper() and name.start <= start < name.end for start, word in tokens[number : number + 1] for name in names)


def is_pronoun_alone(lists: WordLists, report: Report, tokens: Sequence[Token], names: Collection[Span]) -> bool:
    """Whether the subject behind a first phrase is "it", and no name stands before: "After several failures, it sank"."""
    return any(
        tokens[at][1] in lists.small.it and not any(name.start < tokens[at][0] for name in names) for at in find_subject(report, tokens)[1:]
    )
