"""Who a speaker is: one name a person, the words of a report that give his office, and the party he speaks for."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import evolve, frozen

from legation.briefing.names import is_name
from legation.briefing.voices import is_partisan
from legation.language.lists.lists import WordLists
from legation.language.lists.saying import People as PeopleWords
from legation.language.patterns import once
from legation.language.words import LETTERS
from legation.records.reading import Mention, Reading
from legation.records.report import Report, Span

# What presents somebody is no longer: "Michelle Lyons, a spokeswoman for the state's department of criminal justice".
LONGEST_ROLE = 100
# So many characters before a name hold the last words of an office, and so many more on either side the whole of it.
BESIDE, AROUND = 20, 30
# A surname alone means the one who is named in full so many times as often as all others who bear it.
FAR_MORE = 5
# So many capitals may be a body's letters; more are a heading's. A first name and a surname.
SHOUTED, SURNAMED = 5, 2
# "Dina" and "Dian" are two names: only longer ones are one with a slip in it.
SHORTEST_SLIP, SHORTEST_ENDING = 6, 5
APPOSITION = re.compile(r", (?:an?|the) [^,.;:()\n]{5,}(?<![A-Z])(?=[,;]|\.\s|\.$)")
# What somebody is stands so near behind the comma: "a retired harbour judge who".
HEAD = 6
DOUBLED = re.compile(r"([^\W\d_])\1")


@frozen
class Person:
    """Somebody who speaks in a story: his fullest name, the `party` he speaks for, and where a report gives his office (`known_in`,
    `known_by`: the report and its words, name and all)."""

    name: str
    party: str | None = None
    known_in: str = ""
    known_by: Span | None = None


@frozen
class People:
    """Everybody who is named in a story, by the names that reports use for him. A surname that two people share is nobody's."""

    by_name: Mapping[str, Person]

    def find(self, name: str | None) -> Person | None:
        """Who bears a name; None for a name that no report gives."""
        return self.by_name.get((name or "").casefold())


def gather_people(reports: Mapping[str, Report], readings: Iterable[Reading], lists: WordLists) -> People:
    """Everybody named in a story."""
    named: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for reading in readings:
        speakers = [statement.speaker for statement in reading.statements if statement.speaker]
        for mention in [*reading.mentions, *speakers]:
            if mention.name and is_name(mention.name) and not (mention.actor or "").startswith(("state:", "org:")):
                named[mention.name].append((reading.report, mention))
    for name in [name for name in named if holds_several(name, named)]:
        del named[name]
    small = {word for report in reports.values() for word in LETTERS.findall(report.text) if word.islower()}
    torn = {name: bare for name in named if (bare := find_bare(name, named, small, lists))}
    for name, bare in torn.items():
        named[bare] = [*named[bare], *named.pop(name)]
    people: dict[str, Person] = {}
    for group in part_names({name: len(found) for name, found in named.items()}):
        # "Donald Trump" and "Donald J. Trump" are one: the one named more often gives the name.
        chosen = min(group, key=lambda name: (len(name.split()) == 1, -len(named[name]), name))
        mentions = [one for name in group for one in named[name]]
        person = present(Person(chosen, find_party(mentions, reports, lists)), mentions, reports, lists)
        people.update({name.casefold(): person for name in group})
    people.update({name.casefold(): people[bare.casefold()] for name, bare in torn.items()})
    return People(people)


def find_bare(name: str, named: Mapping[str, Sequence[tuple[str, Mention]]], small: Collection[str], lists: WordLists) -> str | None:
    """The name without words that ran into it, where others use it so: a heading in capitals ("SET UP ALERTS Karstair"), or, in titles
    alone, a word that is none of a name ("Buys Karstair"). None where nothing did."""
    words = name.split()
    at = next((number for number, word in enumerate(words) if not word.isupper()), 0)
    headed = at > 1 and len("".join(words[:at])) > SHOUTED
    titled = len(words) == SURNAMED and all(mention.span.where == "title" for _, mention in named[name])
    titled = titled and words[0].casefold() in small and words[0] not in lists.people.given_names
    bare = " ".join(words[at:] if headed else words[1:] if titled else [])
    return bare if bare in named else None


def holds_several(name: str, named: Collection[str]) -> bool:
    """Whether a name holds two others: a headline taken for a name ("Otto Lund Meets Anna Roe")."""
    words = split_name(name)
    inner = [split_name(other) for other in named if other != name and 1 < len(other.split()) < len(words)]
    ahead = any(words[: len(one)] == one for one in inner)
    return ahead and any(words[-len(one) :] == one for one in inner)


def find_party(mentions: Iterable[tuple[str, Mention]], reports: Mapping[str, Report], lists: WordLists) -> str | None:
    """The party that somebody speaks for: a body he is put with, or a state where he is known to speak for it or presented with a
    governing office. A firm's spokesman, a mayor and a lawmaker speak for no state, nor does a leader of rebels."""
    known = {actor.id for actor in lists.actors if actor.party}
    private = {*lists.people.private}
    mentions = list(mentions)
    against = any(is_partisan(reports[report].words(mention.span), lists) for report, mention in mentions)
    for report, mention in mentions:
        if mention.party is None:
            continue
        if not mention.party.startswith("state:") or mention.actor in known:
            return mention.party
        if against:
            continue
        said = widen_role(reports[report], mention.span, 0)
        words = {word.casefold() for word in LETTERS.findall(said)}
        if any(word in private or word.removesuffix("s") in private for word in words):
            continue
        said = widen_role(reports[report], mention.span, AROUND)
        if any(re.search(rf"\b{re.escape(word)}\b", said, re.IGNORECASE) for word in lists.lines.governing):
            return mention.party
    return None


def widen_role(report: Report, span: Span, around: int) -> str:
    """The words of a mention, with what stands beside them in their line: "Prime Minister" before a name, "the ambassador" behind it."""
    place = report.place(span.where)
    before = place[max(0, span.start - BESIDE - around) : span.start].rpartition("\n")[2].rpartition(". ")[2]
    after = place[span.end : span.end + around].partition("\n")[0].partition(". ")[0]
    return before + report.words(span)[:LONGEST_ROLE] + after


def part_names(counts: Mapping[str, int]) -> list[list[str]]:
    """The names of a story, with how often each is used, by who bears them. A first name or surname alone is his who alone bears it, or is
    named far more often in full than all others together."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(counts):
        words = split_name(name)
        if len(words) > 1:
            groups[words[0], words[-1]].append(name)
    # "Sir Otto Lund" is Otto Lund: a name that another has word by word, with the same last, is his.
    for (first, last), group in sorted(groups.items()):
        wider = [key for key in groups if key != (first, last) and key[1] == last and any(first in split_name(one) for one in groups[key])]
        if len(wider) == 1:
            groups[wider[0]] = [*groups[wider[0]], *group]
            groups[first, last] = []
    part_middles(groups, counts)
    fold_slips(groups, counts)
    order = sorted((group for group in groups.values() if group), key=lambda group: (-sum(counts[name] for name in group), group))
    alone = []
    for name in sorted(counts):
        words = split_name(name)
        if len(words) > 1:
            continue
        # "AMD" is no "AMD Opteron": letters are a body's, unless they are a surname in capitals.
        if name.isupper() and len(name) <= SHOUTED and name.capitalize() not in counts:
            alone.append([name])
            continue
        bearers = [group for group in order if words and words[0] in (split_name(group[0])[0], split_name(group[0])[-1])]
        often = [sum(counts[one] for one in group if one != name) for group in bearers]
        if bearers and sum(often[1:]) * FAR_MORE <= often[0]:
            bearers[0].append(name)
        else:
            alone.append([name])
    return [*order, *alone]


def part_middles(groups: dict[tuple[str, str], list[str]], counts: Mapping[str, int]) -> None:
    """Take those out of a group who have another word between the same first and last: "Karst Billing Act", "Karst Safety Act"."""
    for (first, last), group in sorted(groups.items()):
        often = sorted(group, key=lambda name: (-counts[name], name))
        most = next((middle for name in often if (middle := split_name(name)[1:-1])), [])
        apart = [name for name in group if not is_middle(split_name(name)[1:-1], most)]
        for name in apart:
            groups[" ".join(split_name(name)[:-1]), last].append(name)
        groups[first, last] = [name for name in group if name not in apart]


def is_middle(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether middle names may be one person's: each of the fewer is one of the more, or the initial of one."""
    fewer, more = sorted((one, other), key=len)
    return all(any(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for b in more) for a in fewer)


def fold_slips(groups: dict[tuple[str, str], list[str]], counts: Mapping[str, int]) -> None:
    """Put a name that is another mistyped to that other: "Kirtsen Lund" to "Kirsten Lund", "Ana Hollm" to "Ana Holm"."""
    often = sorted((key for key, group in groups.items() if group), key=lambda key: (-sum(counts[one] for one in groups[key]), key))
    for number, key in enumerate(often):
        right = next((other for other in often[:number] if groups[other] and is_slip(key, other)), None)
        if right is not None:
            groups[right] = [*groups[right], *groups[key]]
            groups[key] = []


def is_slip(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a first name and a surname are others with two letters changed about, or a letter doubled, in one of the two."""
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    (a, b) = differing[0]
    # A surname behind the same first name may have another last letter: "Niemi", "Nieme".
    if one[0] == other[0] and len(a) == len(b) >= SHORTEST_ENDING and a[:-1] == b[:-1]:
        return True
    if min(len(a), len(b)) < SHORTEST_SLIP:
        return False
    if len(a) == len(b):
        turned = [number for number in range(len(a)) if a[number] != b[number]]
        return len(turned) == 2 and turned[1] == turned[0] + 1 and a[turned[0]] == b[turned[1]] and a[turned[1]] == b[turned[0]]
    return DOUBLED.sub(r"\1", a) == DOUBLED.sub(r"\1", b) and abs(len(a) - len(b)) == 1


def split_name(name: str) -> list[str]:
    """The words of a name, in small letters."""
    return [word.casefold() for word in LETTERS.findall(name)]


def present(person: Person, mentions: Iterable[tuple[str, Mention]], reports: Mapping[str, Report], lists: WordLists) -> Person:
    """A person with the shortest words of a report that give his name in full and his office; with his full name alone where none do."""
    # "His ambassador", "the spokesman": whose, or which, stands elsewhere.
    words, pronouns = lists.people, {*lists.lines.single, *lists.lines.several, *lists.small.definite}
    best: tuple[bool, bool, int, str, Span] | None = None
    for report, mention in mentions:
        said = reports[report].words(mention.span)
        if person.name.casefold() not in said.casefold() or len(said) > LONGEST_ROLE or "\n" in said or mention.span.where != "text":
            continue
        span = add_apposition(reports[report], mention.span, words)
        said = reports[report].words(span)
        first = LETTERS.search(said)
        leaning = said.isupper() or first is None or first[0].casefold() in pronouns
        found = (leaning, not is_official(said, words), len(said), report, span)
        best = found if best is None or found < best else best
    return evolve(person, known_in=best[3], known_by=best[4]) if best else person


def add_apposition(report: Report, span: Span, words: PeopleWords) -> Span:
    """The address of a name with what stands behind it and says what its bearer is: "Anna Roe, a retired judge who ran the port"."""
    found = APPOSITION.match(report.place(span.where), span.end)
    if found is None or is_official(report.words(span), words) or len(found[0]) > LONGEST_ROLE:
        return span
    head = LETTERS.findall(found[0])[1:HEAD]
    if not any(word in words.offices or word in words.voices for word in head):
        return span
    return Span(span.start, found.end(), span.where)


def is_official(words: str, people: PeopleWords) -> bool:
    """Whether words name an office, or who speaks for one: "Sheriff Anna Roe", "a spokesman for the port"."""
    found = {word.casefold() for word in LETTERS.findall(words)}
    return not found.isdisjoint(find_official(people)) and not any(word in people.private for word in found)


@once
def find_official(people: PeopleWords) -> frozenset[str]:
    """The words for an office, or for who speaks for one."""
    return frozenset((*people.titles, *people.offices, *people.voices, *people.bodies, *people.ministerial))
