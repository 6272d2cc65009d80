"""Who did it, who said it, who somebody is, and what a body is called: one act, quote, rank or name told with another name."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from attrs import evolve, field, frozen

from legation.language.language import Language
from legation.language.lists.weighing import ConflictForms
from legation.language.patterns import either, once
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import same_person, same_speaker
from legation.weighing.accounts.index import StoryIndex, find_spots, holds_words, search
from legation.weighing.conflicts.places import unfold
from legation.weighing.conflicts.point import Evidence, Telling, name_point
from legation.weighing.grouping.sketch import background

# What two clauses have in common beside the name that differs makes them of one act.
ALIKE = 0.5
# So alike are two passages on who fills a role.
ALIKE_NAMED = 0.2
# Of one act a story has few tellings; more are many acts.
MOST = 12
# A feature is a stem, or the id of a name: "name:person:ada-brandt".
_PARTS = re.compile("[:-]")
# So many words in a row are nobody else's by chance.
RUN = 6
# A shorter quote is somebody's own where it is no title, and has a word that few use ("inappropriate content", not "very good").
LEAST = 2
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{8,600})[\"”]")
# Three words with capitals at least: in shorter names another word is another body.
LEAST_WORDS = 3
# One word is the other misheard or mistyped where they share their beginning and are not longer by more than this.
LONGER, SHARED = 2, 4
# Two words with less of their letters in common are two renderings of one name: "Commission" and "Committee" have 0.53, a slip of one
# letter in six leaves 0.83.
SLIP = 0.75
# Someone may have had a birthday between two reports so far apart.
BIRTHDAY_DAYS = 30
# Two first names with so much of their letters in common are one in two spellings: "Giannis" and "Yiannis", "Karolos" and "Carolos".
SPELT = 0.85


@frozen(eq=False)
class Actor(Telling):
    """A clause with the name that fills one slot of it."""

    slot: str = field(kw_only=True)


def find_actors(story: Evidence) -> Iterator[Actor]:
    """Who did something, whom it was done to, or where, clause by clause."""
    acts: dict[tuple[str, str, str | None], list[Account]] = {}
    empty = (*story.language.lists.conflicts.empty, *story.language.lists.content.light)
    for clause in story.all_clauses():
        a = clause.assertion
        if a.verb is None or a.verb in empty or clause.denied or is_unsure(story, clause):
            continue
        acts.setdefault(("subject", a.verb, a.object), []).append(clause)
        acts.setdefault(("object", a.verb, a.subject), []).append(clause)
        acts.setdefault(("place", a.verb, a.subject), []).append(clause)
    for (slot, verb, other), clauses in acts.items():
        if other is not None and other not in story.language.lists.content.stopwords and 1 < len(clauses) <= MOST:
            named = ((clause, fill(story, slot, clause)) for clause in clauses)
            yield from (Actor((slot, verb, other), clause, name, topic=f"{slot} {verb}", slot=slot) for clause, name in named if name)


def find_doers(story: Evidence) -> Iterator[Actor]:
    """Who did something, or whom it was done to."""
    return (actor for actor in find_actors(story) if actor.slot != "place")


def find_scenes(story: Evidence) -> Iterator[Actor]:
    """Where something was done."""
    return (actor for actor in find_actors(story) if actor.slot == "place")


def of_one_act(story: Evidence, one: Actor, other: Actor) -> bool:
    """Whether two clauses with two names in one slot tell of one act: without the names they are very much alike. A body and one of its
    people may both have done it."""
    if one.slot != "place" and not (is_person(one) and is_person(other)):
        return False
    alike = story.weights.likeness(strip(story, one), strip(story, other))
    lasts = one.value.split()[-1].lower(), other.value.split()[-1].lower()
    return not same_person(one.value, other.value) and not is_slip_of(*lasts) and alike >= ALIKE


def is_person(actor: Actor) -> bool:
    """Whether a slot is filled by somebody by name: first and last, or known as a person."""
    said = actor.account.assertion
    return len(actor.value.split()) > 1 or str(said.subject if actor.slot == "subject" else said.object).startswith("person:")


def knows_last_name(index: StoryIndex, one: Telling, other: Telling) -> bool:
    """Whether the report of the first has the other's name anywhere: it knows of both."""
    return index.knows(one.account.report, other.value.split()[-1])


def name_act(index: StoryIndex, one: Actor, other: Actor) -> str:
    """What was done, in words of a report."""
    said = one.account.assertion
    stems = [s for s in (said.verb, said.object if one.slot == "subject" else said.subject) if s]
    return name_point(index, (one.account, other.account), stems)


def fill(index: StoryIndex, slot: str, account: Account) -> str:
    """The name in a slot of a clause as words, nothing where it has none there."""
    forms = index.language.lists.conflict_forms
    if slot == "place":
        times = {index.reports[account.report].words(when.words) for when in account.assertion.whens}
        places = [place for place in search_scenes(forms).findall(index.words(account)) if not any(place in time for time in times)]
        return places[0] if len(places) == 1 and not is_owner(places[0]) else ""
    actor = account.assertion.subject if slot == "subject" else account.assertion.object
    if actor is None or (":" not in actor and actor.islower()):
        return ""
    if slot == "object" and not is_object(forms, index.words(account), actor.partition(":")[2].split("-")[-1] or actor.split()[0]):
        return ""
    return actor.partition(":")[2].replace("-", " ").title() if actor.startswith("person:") else actor if ":" not in actor else ""


def is_owner(name: str) -> bool:
    """Whether a name only says whose something is: "in Russia's constitution"."""
    return name.endswith(("'s", "’s", "s'", "s’"))


@once
def search_scenes(forms: ConflictForms) -> re.Pattern[str]:
    """What finds a name behind a word for where it is."""
    return re.compile(rf"\b{either(forms.inside)} (?:{either(forms.the)} )?((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)")


@once
def before_name(forms: ConflictForms) -> str:
    """What stands before a name that is no object: a preposition, and other words of the name."""
    return rf"\b{either(forms.prepositions)} (?:{either(forms.the)} )?(?:[A-Z][\w'’-]+ )*"


@once
def search_bodies(forms: ConflictForms) -> re.Pattern[str]:
    """What finds the name of a body: words with capitals, and small ones between them."""
    return re.compile(rf"\b[A-Z][\w'’-]+(?: (?:{either(forms.joining)}|[A-Z][\w'’-]+)){{1,6}} [A-Z][\w'’-]+")


def is_object(forms: ConflictForms, words: str, name: str) -> bool:
    """Whether a name is what a verb acts on, not the place or time behind a preposition."""
    return re.search(rf"{before_name(forms)}{re.escape(name)}(?!\w)", words, re.IGNORECASE) is None


def strip(index: StoryIndex, telling: Telling) -> Account:
    """The clause of a telling without the words of the name that it tells."""
    account, name, stem = telling.account, telling.value, index.stem_of(telling.account)
    parts = {form for part in name.lower().split() for form in (part, stem(part))}
    return evolve(account, features=frozenset(f for f in account.features if parts.isdisjoint(_PARTS.split(f))))


def is_unsure(index: StoryIndex, account: Account) -> bool:
    """Whether a clause only asks, hopes or thinks possible."""
    return search(index.language.lists.conflicts.unsure).search(index.words(account)) is not None


def find_named(story: Evidence) -> Iterator[Telling]:
    """By whom a role is filled: "the driver was named as", "identified the pilot as"."""
    for account in story.firsts:
        said, naming = account.assertion, set(map(story.stem_of(account), story.language.lists.conflict_forms.naming))
        name = last_name(said.object)
        if said.subject is not None and name and said.verb in naming:
            yield Telling((said.subject, said.verb), account, name, topic="")


def last_name(actor: str | None) -> str:
    """The last name of a person by the id, nothing for anyone else."""
    return actor.rpartition("-")[2].title() if actor is not None and actor.startswith("person:") else ""


def find_speakers(story: Evidence) -> Iterator[Telling]:
    """Who said some quoted words, run of words by run of words. He must be named where they are quoted: "he added" may be read wrongly."""
    for accounts in story.by_report.values():
        for account in accounts:
            name = named_speaker(story, account)
            for quote in _QUOTED.findall(quoted_around(story, account)) if name is not None else ():
                for run in runs_of(quote, story.language.of(story.reports[account.report])):
                    yield Telling(run, account, str(name), quote, topic=" ".join(quote.split()[:RUN]))


def named_speaker(index: StoryIndex, account: Account) -> str | None:
    """Who is named beside somebody's words, None for a pronoun, an office or an outlet."""
    mention = account.mention
    if mention is None or account.speaker is None:
        return None
    words = index.reports[account.report].words(mention.span).lower()
    return account.speaker if holds_words(words, account.speaker.split()[-1]) else None


def quoted_around(index: StoryIndex, account: Account) -> str:
    """The words of a passage with their quotation marks."""
    text, span = index.reports[account.report].place(account.span.where), account.span
    return text[max(0, span.start - 1) : span.end + 1]


def runs_of(quote: str, language: Language) -> Iterator[tuple[str, ...]]:
    """What some quoted words are known by: each run of so many of them, or all of a short quote that few would use."""
    words = [word.lower() for word in _WORD.findall(quote)]
    for i in range(len(words) - RUN + 1):
        yield tuple(words[i : i + RUN])
    known, stem = background(language), language.stem
    rare = any(word.isalpha() and stem(word) not in known for word in words)
    if LEAST <= len(words) < RUN and quote[0].islower() and rare:
        yield tuple(words)


def two_speakers(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two speakers are two: not one by their names, nor a body and one who speaks for it, nor is one named beside the other."""
    left, right = one.account, other.account
    lasts = one.value.split()[-1].lower(), other.value.split()[-1].lower()
    beside = holds_words(said_beside(story, left), lasts[1]) or holds_words(said_beside(story, right), lasts[0])
    people = all(len(name.split()) > 1 for name in (one.value, other.value))
    return people and not same_speaker(left, right) and not is_slip_of(lasts[0], lasts[1]) and not beside


def is_slip_of(one: str, other: str) -> bool:
    """Whether two last names are one, told with a letter more or another: Niemi, Nieme."""
    return one == other or (min(len(one), len(other)) >= SHARED and abs(len(one) - len(other)) <= 1 and one[:SHARED] == other[:SHARED])


def said_beside(index: StoryIndex, account: Account) -> str:
    """The words of a passage and of its speaker, in small letters."""
    mention = account.mention
    speaker = index.reports[account.report].words(mention.span) if mention is not None else ""
    return f"{index.words(account)} {speaker}".lower()


def find_bodies(story: Evidence) -> Iterator[Telling]:
    """What bodies are called, under all words of the name but one: "the Centre for Human Growth", "the Centre for Humane Growth"."""
    forms = story.language.lists.conflict_forms
    for spot in find_spots(story, story.by_report, search_bodies(forms)):
        words = spot.match.group().replace("’", "'").split()
        words = words[1:] if words[0].lower() in forms.the else words
        name = " ".join(words)
        if sum(word[0].isupper() for word in words) >= LEAST_WORDS:
            for i, word in enumerate(words):
                if word[0].isupper():
                    key = (*words[:i], "*", word[:SHARED], *words[i + 1 :])
                    yield Telling(key, spot.account, name, topic="name " + " ".join(key))


def knows_name(index: StoryIndex, one: Telling, other: Telling) -> bool:
    """Whether the report of the first has the other's words anywhere: who has both names means two."""
    return index.knows(one.account.report, other.value)


def name_body(_index: StoryIndex, one: Telling, other: Telling) -> str:
    """The longer of two names."""
    return max((one.value, other.value), key=lambda name: (len(name), name))


def of_one_body(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two names of equal words but one differ there by a slip, not by how a word is spelt elsewhere."""
    (a, b), *_ = [(a, b) for a, b in zip(one.value.split(), other.value.split(), strict=True) if a != b]
    # A person's name told with another letter is one name spelt otherwise: "Foreign Minister Sergey Lavrov", "Sergei Lavrov".
    people = {
        part[:SHARED]
        for telling in (one, other)
        for name in telling.account.assertion.names
        if name.startswith("person:")
        for part in name.partition(":")[2].split("-")
    }
    if {a.lower()[:SHARED], b.lower()[:SHARED]} & people:
        return False
    if abs(len(a) - len(b)) > LONGER or min(len(a), len(b)) <= SHARED or SequenceMatcher(None, a, b, autojunk=False).ratio() < SLIP:
        return False
    pairs = ((a.lower(), b.lower()), (b.lower(), a.lower()))
    spellings = {x: y.strip("-") for x, y in story.language.lists.conflict_forms.spellings.items()}
    return not any(a.replace(x, y) == b.replace(x, y) for a, b in pairs for x, y in spellings.items() if x in a or x in b)


def find_traits(*kinds: str) -> Callable[[Evidence], Iterator[Telling]]:
    """Who somebody is and what a place is, as the reports tell it in passing: ages, ranks, home towns, town or island; of a rank also the
    first name of who holds it."""

    def find(story: Evidence) -> Iterator[Telling]:
        given: dict[tuple[str, ...], dict[tuple[int, str], Telling]] = {}
        for number, reading in enumerate(story.readings):
            for assertion in reading.assertions:
                # Who founded a thing alone or as one of several, who made it: the one is the other told more exactly.
                for trait in (trait for trait in assertion.traits if trait.of and ":" not in trait.scale):
                    account = Account(number, evolve(assertion, span=trait.span), None, frozenset())
                    scale = "" if trait.kind == "place" else trait.scale
                    value = trait.scale if trait.kind == "place" else unfold(story, trait.value) if trait.kind == "home" else trait.value
                    called, last = name_key(trait.of)
                    if trait.kind in kinds:
                        point = (trait.kind, called, last, scale)
                        telling = Telling(point, account, value, trait.of, shown=trait.value)
                        given.setdefault(point, {}).setdefault((number, value), telling)
                    if trait.kind == "grade" and called != last and "name" in kinds:
                        name = ("name", "", last, scale)
                        telling = Telling(name, account, called.title(), trait.of)
                        given.setdefault(name, {}).setdefault((number, telling.value), telling)
        return (telling for tellings in given.values() for telling in tellings.values())

    return find


def name_key(of: str) -> tuple[str, str]:
    """What a name is known by in every report: its first and last word ("Ada M. Brandt" is Ada Brandt)."""
    words = of.partition(":")[2].split("-") if of.startswith("person:") else [of]
    return words[0], words[-1]


def two_ages(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two ages of one by name differ: a year between them may be a birthday."""
    days = [day for telling in (one, other) if (day := story.reports[telling.account.report].day) is not None]
    return abs(int(one.value) - int(other.value)) > 1 or not days or (max(days) - min(days)).days <= BIRTHDAY_DAYS


def two_first_names(_story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two first names are two: "Mike" and "Michael", "Giannis" and "Yiannis" are one name; "Ada" and "Mary" are not."""
    names = one.value.lower(), other.value.lower()
    return names[0][0] != names[1][0] and SequenceMatcher(None, *names, autojunk=False).ratio() < SPELT


def name_bearer(index: StoryIndex, one: Telling, other: Telling) -> str:
    """Whom or what a trait is of, in a report's words: the name, where a passage holds it, else the first passage."""
    given, last = name_key(one.about)
    for telling in (one, other):
        words = index.words(telling.account)
        at = words.lower().rfind(last.lower())
        if at >= 0:
            start = words.lower().find(given.lower())
            return words[start if 0 <= start < at else at : at + len(last)]
    return index.words(one.account)
