"""What a speaker is called in a line: his name without what ran into it, whole where a part of it was left behind in the sentence."""

import re

from legation.briefing.material import Material, Saying
from legation.briefing.names import is_name
from legation.briefing.people import Person
from legation.language.lists.lists import WordLists
from legation.language.patterns import either, once
from legation.language.words import LETTERS
from legation.records.brief import Name

# A name in capitals of so many letters may be made of initials.
LONGEST_INITIALS = 4
# A first name and a surname: what stands before them is none of the name.
SHORTEST_NAME = 2
# A small word stands so near before a name.
LONGEST_LEAD = 8
# A hyphen with a small word behind it.
BASED = re.compile(r"-[a-z]")


def register_shown(material: Material) -> tuple[Name, ...]:
    """The names under which the lines of a brief show who speaks."""
    shown = {show_name(material, one, name) for one in material.sayings for name in find_given(one)}
    return tuple(Name(name, "actor") for name in sorted(shown) if is_name(name))


def find_given(saying: Saying) -> list[str]:
    """The names that a speaker is given: in the sentence, and in full."""
    return [name for name in (saying.speaker, saying.person.name if saying.person else None) if name]


def show_name(material: Material, saying: Saying, name: str) -> str:
    """What a speaker is called: without a headline in capitals, the maker of a picture or an office that ran into his name ("HARBOUR Otto
    Lund", "Mayor Anna Roe", "Port Otto Lund" where he is mayor of Port), a body with all of its name ("Karst Harbour Trust", not "Harbour
    Trust"), and not in capitals himself where anybody writes him otherwise."""
    mention = saying.statement.speaker
    report = material.reports[saying.support.report]
    said = report.words(saying.sentence)
    words = name.split()
    start = next((number for number, word in enumerate(words) if not word.isupper()), 0)
    rest = " ".join(words[start:])
    if start and len(words[0]) > LONGEST_INITIALS and mention and rest.casefold() in report.words(mention.span).casefold():
        return rest
    if name.isupper() and len(name) > LONGEST_INITIALS:
        plain = (one.name for reading in material.readings.values() for one in reading.mentions if one.name and not one.name.isupper())
        return next((other for other in plain if other.casefold() == name.casefold()), name)
    known = material.reports[saying.person.known_in].words(saying.person.known_by) if saying.person and saying.person.known_by else ""
    for shown in (strip_name(material, name, saying.person), widen_name(material, name, said)):
        # Only what a cited passage has is a name of his.
        if shown != name and any(shown.casefold() in place.casefold() for place in (said, known)):
            return shown
    return name


def strip_name(material: Material, name: str, person: Person | None) -> str:
    """A name without what stands before it: a mark, the maker of a picture, an office, the town that somebody is mayor of."""
    first = LETTERS.search(name)
    words = name[first.start() :].split() if first else []
    while len(words) > 1 and words[0] in material.lists.lines.pictured:
        words = words[1:]
    people = material.lists.people
    offices = {*people.offices, *people.titles, *people.voices}
    plain = all(word[1:].islower() for word in words)
    while plain and len(words) > SHORTEST_NAME and words[0].casefold() in offices:
        words = words[1:]
    if len(words) > SHORTEST_NAME and person is not None and is_led(material, person, name):
        words = words[1:]
    return " ".join(words)


def is_led(material: Material, person: Person, name: str) -> bool:
    """Whether the words that present somebody end before his name in what an office is of: "Mayor of" before "Karst Otto Lund"."""
    if person.known_by is None:
        return False
    report = material.reports[person.known_in]
    words = report.words(person.known_by)
    before = report.place(person.known_by.where)[: person.known_by.start + max(0, words.casefold().find(name.casefold()))]
    found = LETTERS.findall(before[-LONGEST_LEAD:])
    return before.endswith(" ") and bool(found) and found[-1] in material.lists.small.of


@once
def search_runs(lists: WordLists) -> re.Pattern[str]:
    """What finds the name of a body: words with a capital, joined by small ones ("Karst Boat and Quay Corporation")."""
    small = [*lists.credits.joining, *lists.small.of, *lists.small.purpose]
    joined = f"(?:{either(small)} )?" if small else ""
    return re.compile(rf"[^\W\d_][\w’'.-]*(?: {joined}[A-Z][\w’'.-]*)*")


def widen_name(material: Material, name: str, said: str) -> str:
    """The whole name of a body as a sentence has it, where it is named by its last words alone."""
    people = material.lists.people
    given = {one.casefold() for one in people.given_names}
    words = name.split()
    if not words or words[0].casefold() in given:
        return name
    kinds = {ending for endings in people.body_kinds.values() for ending in endings}
    for found in search_runs(material.lists).finditer(said):
        run = found[0].split()
        # "Karst’s Harbour Trust", "Karst-based Harbour Trust": whose it is and where, is no part of the name.
        owned = max((number + 1 for number, word in enumerate(run) if word.endswith(("'s", "’s")) or BASED.search(word)), default=0)
        run = run[owned:]
        if run and run[0].casefold() in material.lists.small.articles:
            run = run[1:]
            article = True
        else:
            article = said[: found.start()].casefold().rstrip().endswith(tuple(f" {word}" for word in material.lists.small.the))
        if len(run) <= len(words) or run[-len(words) :] != words:
            continue
        if article or words[-1].casefold() in kinds:
            return " ".join(run)
    return name
