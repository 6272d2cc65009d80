"""Whether a sentence can be understood by itself: it begins and ends as one, and nothing in it points to what stands before."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from legation.briefing.sentences import is_quoted_well
from legation.briefing.stems import SHORTEST, find_beginnings
from legation.language.lists.lists import WordLists
from legation.language.patterns import once
from legation.language.words import LETTERS
from legation.records.reading import Mention
from legation.records.report import Report, Span

# How a sentence ends; a headline ends with its last word, or with a quotation that has no point.
ENDS = re.compile(r"[.!?][\"”’')\]]*$")
# A sum cut off behind its unit's letter: "loans of 110 b."
CUT = re.compile(r"\d ?[a-z]\.$")
# What lost the blank between two sentences, or between a name and a headline set into its sentence: "minimum.Gunmen", "LundPort".
RUN_TOGETHER, JOINED = re.compile(r"[a-z]{3,}\.[A-Z][a-z]{2,}"), re.compile(r"\b([A-Z][a-z]{2,})[A-Z][A-Za-z]{2,}")
# A quotation that begins with a sentence of at the most three words.
ANSWER = re.compile(r"[\"“]((?:[\w’']+ ){0,2}[\w’']+)\.\s")
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
TWICE = re.compile(r"\b([A-Z][a-z]{2,}) \1\b")
# "(NASDAQ:KRST)", "(KRST.N)": what a share is traded under, in the midst of a sentence.
TICKER = re.compile(r"\([A-Z]{2,}(?: ?: ?|\.)[A-Z]{1,5}\)")
OPENING = "\"“‘'(["
# "NATO", "WHO": a speaker of more capitals is a caption.
LONGEST_SHORT = 6
# Capitals and a colon before a sentence are the name of who speaks in a transcript, "3/16" the number of a picture.
TRANSCRIPT = re.compile(r"[A-Z][A-Z .]{2,}:|\d+ ?/ ?\d")
# "On that occasion the": so many words behind the first.
BEHIND = 3
# What a sentence that begins with "the" is about stands in its first words.
NEAR_SUBJECT = 4
# How the ids of actors begin that are no people.
NO_PERSON = ("state:", "org:")
# A word of the sentence with its place in the report.
Token = tuple[int, str]


def stands_alone(lists: WordLists, report: Report, sentence: Span, speaker: Mention | None = None, cue: Span | None = None) -> bool:
    """Whether a sentence can be understood by itself; the `speaker` of a statement, whom its line names, needs no other words."""
    words = report.words(sentence).strip()
    if not is_sentence(words) or (speaker is not None and is_caption(speaker)):
        return False
    tokens = find_tokens(report, sentence)
    own = find_own(lists, tokens, speaker)
    # "Karst Times that “a line was cut.”", "Not that it matters.": the verb is missing.
    if len(tokens) > 1 and tokens[1][1] in lists.lines.openers and "," not in words:
        return False
    # "CLOSE Otto Lund said": what one presses on a page ran into its words.
    if len(tokens) > 1 and tokens[0][1] in lists.lines.buttons and tokens[1][1][:1].isupper():
        return False
    # "That is a pity": what is, stands before it.
    if len(tokens) > 1 and tokens[0][1].casefold() in lists.lines.openers and tokens[1][1].casefold() in lists.lines.auxiliary:
        return False
    # "That number includes the crew.", "Another man saw it.": which number, and who saw it first, stands before it.
    if len(tokens) > 1 and tokens[1][1].islower() and tokens[0][1].casefold() in (*lists.lines.openers, *lists.lines.besides):
        return False
    # "All three live there.": which, stands before it.
    if len(tokens) > 1 and tokens[0][1].casefold() in lists.lines.every and tokens[1][1].casefold() in lists.figures.numbers:
        return False
    # "On that occasion the crew died.": on which, stands before it.
    if len(tokens) > BEHIND and tokens[0][1].casefold() in (*lists.attribution.asides, *lists.small.where, *lists.lines.leading):
        (_, two), (_, three), (_, four) = tokens[1 : BEHIND + 1]
        if two.casefold() in lists.lines.openers and three.islower() and four.casefold() not in lists.small.who:
            return False
    # "Lund said he too was there.": who else was, stands before it.
    if any(one.casefold() in lists.lines.single and two.casefold() in lists.lines.too for (_, one), (_, two) in pairwise(tokens)):
        return False
    # "Too much. We all know.": of what, was asked before.
    if is_answer(lists, words):
        return False
    # "Will be in orbit for years.": who, stands elsewhere.
    if tokens and tokens[0][1].casefold() in lists.lines.auxiliary:
        return False
    if not tokens or (tokens[0][0] not in own and (tokens[0][1].casefold() in lists.lines.leaning or is_pronoun(lists, tokens[0][1]))):
        return False
    begins = next((token.casefold() for start, token in tokens if start not in own), "")
    if tokens[0][0] not in own and begins in lists.lines.leaning:
        return False
    named = speaker is not None and speaker.name is not None and not (speaker.actor or "").startswith(NO_PERSON)
    known = own if named else set()
    return not any(
        start not in own and points_back(lists, report, tokens, number, own, known) for number, (start, _) in enumerate(tokens)
    ) and not is_opened(lists, tokens, cue)


def is_answer(lists: WordLists, words: str) -> bool:
    """Whether some words begin with a quotation whose first sentence is of hardly a word: an answer to what was asked before."""
    found = ANSWER.match(words)
    return found is not None and not any(word in lists.lines.short for word in LETTERS.findall(found[1]))


def find_tokens(report: Report, sentence: Span) -> list[Token]:
    """The words of a sentence with their places."""
    return [(found.start() + sentence.start, found[0]) for found in LETTERS.finditer(report.words(sentence))]


def is_sentence(words: str) -> bool:
    """Whether some words begin and end as a sentence, with every quotation in them opened and closed, and are no turn of a
    transcript nor of a page on shares."""
    first = words.lstrip(OPENING)[:1]
    if not first or first.islower() or not ENDS.search(words) or words.endswith(("..", "…")):
        return False
    if RUN_TOGETHER.search(words) or TWICE.search(words) or TICKER.search(words) or CUT.search(words):
        return False
    if any(re.search(rf"\b{re.escape(found[1])}\b", words) for found in JOINED.finditer(words)):
        return False
    return "\n" not in words and is_quoted_well(words) and not TRANSCRIPT.match(words)


def is_of_picture(lists: WordLists, words: str, year: int | None) -> bool:
    """Whether a sentence gives its day as the line under a picture does, with weekday, month, day and year: "on Saturday, July 14, 2018"
    in a report of that year."""
    tokens = [word.casefold() for word in LETTERS.findall(words)]
    runs = zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False)
    return any(
        one in lists.dates.weekdays and {two, three} & {*lists.dates.months} and four.isdigit() and year in (None, int(four))
        for one, two, three, four in runs
    )


@once
def find_nouns(lists: WordLists) -> frozenset[str]:
    """The nouns for people of whom there are several. A body is one of its kind: "the police"."""
    groups = (word for word in lists.people.groups if word.endswith("s"))
    return frozenset((*lists.people.offices, *lists.people.private, *groups)).difference(lists.people.bodies)


def names_unknown(lists: WordLists, tokens: Sequence[Token], own: set[int], known: Collection[str]) -> bool:
    """Whether a sentence speaks of somebody as if he had been named: "the man", "the two officials", where neither the sentence nor the
    telling words that everybody `known` here stands in has such a one."""
    people = find_nouns(lists)
    qualified = {*lists.small.joining, *lists.small.who, *lists.small.where}
    for number, (start, token) in enumerate(tokens):
        if token.casefold() not in lists.small.the or start in own:
            continue
        behind = [token for token in tokens[number + 1 : number + 4] if token[0] not in own]
        at = next((place for place, (_, word) in enumerate(behind[:2]) if is_person_noun(word, people)), None)
        if at is None or not behind[0][1].islower():
            continue
        # "The officials of Karst", "the man who fled": which, stands behind; "the man, in his thirties" does not say it.
        place, noun = behind[at]
        if any(start == place + len(noun) + 1 and word.casefold() in qualified for start, word in behind[at + 1 : at + 2]):
            continue
        stem = noun.removesuffix("s")[:SHORTEST]
        told = any(word.casefold().startswith(stem) for _, word in tokens[:number])
        if not told and not any(one.startswith(stem) for one in known):
            return True
    return False


def is_old(lists: WordLists, tokens: Sequence[Token], year: int | None) -> bool:
    """Whether a sentence tells of a year before that of its report, or of "last year": "after talks in 2005"."""
    words = f" {' '.join(word.casefold() for _, word in tokens)} "
    if any(f" {phrase} " in words for phrase in lists.lines.bygone):
        return True
    return year is not None and any(
        other.isdigit() and len(other) == len("2005") and one.casefold() in lists.lines.leading and int(other) < year
        for (_, one), (_, other) in pairwise(tokens)
    )


def is_rule(lists: WordLists, report: Report, sentence: Span) -> bool:
    """Whether a report's own sentence names nobody and nothing and tells what is: a rule, and nothing that happened ("When a card is lost,
    its owner is safe."); or it goes on from the one before by a word that links them ("The port was instantly shut.")."""
    tokens = find_tokens(report, sentence)
    low = [word.casefold() for _, word in tokens]
    if any(word in lists.lines.linking for word in low):
        return True
    # "Credit" opens a sentence with a capital, and a name elsewhere, and is a word in the text, too.
    first = tokens[0][1] if tokens else ""
    small = re.search(rf"\b{re.escape(first.casefold())}\b", report.text) is not None
    named = any(is_name_in(report, word) for _, word in tokens[1:]) or (is_name_in(report, first) and not small)
    return not named and any(word in lists.lines.present for word in low)


def is_about_known(lists: WordLists, tokens: Sequence[Token], known: frozenset[str]) -> bool:
    """Whether a sentence that begins with "the" is about something that words `known` to its reader name, or names itself: "The institute
    met" is about one that was named before."""
    subject = [word for _, word in tokens[1:NEAR_SUBJECT]]
    if not tokens or tokens[0][1].casefold() not in lists.small.definite or any(word[:1].isupper() for word in subject):
        return True
    return not find_beginnings(" ".join(subject)).isdisjoint(known)


def is_person_noun(word: str, people: Collection[str]) -> bool:
    """Whether a word is a noun for one or several persons without a name."""
    return word.islower() and (word in people or word.removesuffix("s") in people)


def is_caption(speaker: Mention) -> bool:
    """Whether a speaker's name is in capitals as that of a caption or transcript is."""
    return speaker.name is not None and speaker.name.isupper() and len(speaker.name) > LONGEST_SHORT


def find_own(lists: WordLists, tokens: Sequence[Token], speaker: Mention | None) -> set[int]:
    """The places of the words by which a sentence names its speaker. "Her husband" and "officials there" need her, and the place."""
    own = {start for start, _ in tokens if speaker is not None and speaker.span.start <= start < speaker.span.end}
    leaning = {start for start, token in tokens if is_pronoun(lists, token) or token.casefold() in lists.lines.places}
    return own if len(own) == 1 else own - leaning


def points_back(lists: WordLists, report: Report, tokens: Sequence[Token], number: int, own: set[int], known: set[int]) -> bool:
    """Whether a word of a sentence means what is named before the sentence: "they" without any before it, "this figure", "there".

    `own` are the places of the speaker's name, `known` the same where he may be what "he" means.
    """
    low, before = tokens[number][1].casefold(), tokens[:number]
    follows = tokens[number + 1][1] if number + 1 < len(tokens) else ""
    if low in lists.lines.pointing:
        return follows[:1].islower() and follows.casefold() not in lists.lines.times
    # "Said that Monday's strike", "said that years of war": no time was named before.
    if low in lists.lines.backwards and follows in lists.lines.times and not follows.endswith("s"):
        return not is_timed(lists, before)
    if low in lists.lines.then and before and before[-1][1].casefold() in lists.lines.leading:
        return not is_timed(lists, before[:-1])
    if low in lists.lines.places:
        # "Still, officials there": a word that begins a sentence has its capital from that.
        return follows.casefold() not in lists.lines.auxiliary and not any(is_name_in(report, word) for _, word in before[1:])
    if low in lists.lines.neuter:
        return not any(len(word) >= SHORTEST for _, word in before)
    if low in lists.lines.several:
        return not any(is_plural(lists, word) for _, word in before)
    if low in lists.lines.single:
        return not any(start in known or (start not in own and is_somebody(lists, report, word)) for start, word in before)
    return False


def is_timed(lists: WordLists, before: Sequence[Token]) -> bool:
    """Whether some words give a time: a day, a month, a number."""
    low = [token.casefold() for _, token in before]
    return any(word in lists.dates.weekdays or word in lists.dates.months or word in lists.lines.times or word.isdigit() for word in low)


def is_opened(lists: WordLists, tokens: Sequence[Token], cue: Span | None) -> bool:
    """Whether the verb of saying stands before a "that" which is a pronoun: "said that would lead to war"."""
    if cue is None:
        return False
    behind = [token for start, token in tokens if start >= cue.end][:2]
    return len(behind) == 2 and behind[0] in lists.lines.openers and behind[1] in lists.lines.auxiliary


def is_plural(lists: WordLists, word: str) -> bool:
    """Whether a word may be what "they" means: more than one, or a group."""
    low = word.casefold()
    return low in lists.people.groups or (len(low) > SHORTEST and low.endswith("s") and not low.endswith("ss"))


def is_somebody(lists: WordLists, report: Report, word: str) -> bool:
    """Whether a word may be what "he" or "she" means: a name, or a noun for one person."""
    if word.casefold() in lists.dates.weekdays or word.casefold() in lists.dates.months:
        return False
    return word.casefold() in lists.people.offices or is_name_in(report, word)


def is_name_in(report: Report, word: str) -> bool:
    """Whether a word is a name: it has its capital within the sentences of a report, too."""
    return word[:1].isupper() and len(word) > 1 and re.search(rf"[^\W\d_A-Z],? {re.escape(word)}\b", report.text) is not None


def is_pronoun(lists: WordLists, word: str) -> bool:
    """Whether a word stands for somebody or something that is named elsewhere."""
    low = word.casefold()
    return low in lists.lines.single or low in lists.lines.several or low in lists.lines.neuter


def is_plain(lists: WordLists, words: str) -> bool:
    """Whether words of a report's own say plainly what is: no question, no quotation at their beginning, no "I" and "you", no judgement,
    no condolence and nothing about the page."""
    if "?" in words or words[:1] in OPENING or any(word in lists.lines.speaking for word in LETTERS.findall(words)):
        return False
    # What somebody calls something, in his own words, is no judgement of the report.
    own = QUOTED.sub(" ", words).casefold()
    low = f" {' '.join(LETTERS.findall(own))} "
    comments = (*lists.commentary.judgements, *lists.commentary.pictures, *lists.lines.feelings)
    # The signs of a page's own lines belong to them: "video:" is one, and who made a video is none.
    furniture = any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", own) for phrase in lists.lines.furniture)
    return not furniture and not any(f" {' '.join(LETTERS.findall(phrase))} " in low for phrase in comments)
