"""Who did it, to whom and where, clause by clause: one act told with another name in one slot."""

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from legation.records.story import ConflictKind
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import same_name
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.likeness import Weights
from legation.weighing.accounts.spots import search
from legation.weighing.conflicts.difference import Difference
from legation.weighing.conflicts.wording import name_point
from legation.weighing.grouping.sketch import stem

# What two clauses have in common beside the name that differs makes them of one act.
ALIKE = 0.5
# Of one act a story has few tellings; more are many acts.
MOST = 12
_PREPOSITION = "in|at|on|of|near|outside|into|off|from|to|over|under|through|across|after|before|during|with|for|against|between|around|as"
# A feature is a stem, or the id of a name: "name:person:ada-brandt".
_PARTS = re.compile("[:-]")
_PLACE = re.compile(r"\b(?:in|at|near|outside|into|off) (?:the )?((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)")


def find_actors(index: StoryIndex, shelves: Mapping[int, Sequence[Account]], weights: Weights) -> Iterator[Difference]:
    """The differences about who did something, whom it was done to, or where: the same verb, the same other slots, another name.
    A report that has the other's name anywhere knows of both."""
    acts: dict[tuple[str, str, str | None], list[Account]] = {}
    empty = (*index.lexicon.phrases.get("differ.empty", ()), *index.lexicon.phrases.get("light", ()))
    for account in (account for accounts in shelves.values() for account in accounts):
        for clause in index.clauses(account):
            a = clause.assertion
            if a.verb is None or a.verb in empty or clause.denied or is_unsure(index, clause):
                continue
            acts.setdefault(("subject", a.verb, a.object), []).append(clause)
            acts.setdefault(("object", a.verb, a.subject), []).append(clause)
            acts.setdefault(("place", a.verb, a.subject), []).append(clause)
    for (slot, _, other), told in sorted(acts.items(), key=lambda item: tuple(map(str, item[0]))):
        if other is not None and other not in index.lexicon.phrases.get("stopwords", ()) and 1 < len(told) <= MOST:
            for i, one in enumerate(told):
                for rival in told[i + 1 :]:
                    if one.report != rival.report:
                        yield from lay_apart(index, weights, slot, one, rival)


def lay_apart(index: StoryIndex, weights: Weights, slot: str, one: Account, other: Account) -> Iterator[Difference]:
    """The difference of two clauses in the name that fills one slot, where there is one."""
    names = fill(index, slot, one), fill(index, slot, other)
    if "" in names or same_name(*names) or not index.same_occasion(one, other):
        return
    lasts = [name.split()[-1] for name in names]
    known = index.knows(one.report, lasts[1]) or index.knows(other.report, lasts[0])
    if not known and weights.likeness(strip(one, names[0]), strip(other, names[1])) >= ALIKE:
        stems = [s for s in (one.assertion.verb, one.assertion.object if slot == "subject" else one.assertion.subject) if s]
        kind: ConflictKind = "place" if slot == "place" else "identity"
        yield Difference(kind, name_point(index, (one, other), stems), one, other, names, f"{slot} {one.assertion.verb}")


def fill(index: StoryIndex, slot: str, account: Account) -> str:
    """The name in a slot of a clause as words, nothing where it has none there."""
    if slot == "place":
        times = {index.reports[account.report].words(when.words) for when in account.assertion.whens}
        places = [place for place in _PLACE.findall(index.words(account)) if not any(place in time for time in times)]
        return places[0] if len(places) == 1 else ""
    actor = account.assertion.subject if slot == "subject" else account.assertion.object
    if actor is None or (":" not in actor and actor.islower()):
        return ""
    if slot == "object" and not is_object(index.words(account), actor.partition(":")[2].split("-")[-1] or actor.split()[0]):
        return ""
    return actor.partition(":")[2].replace("-", " ").title() if actor.startswith("person:") else actor if ":" not in actor else ""


def is_object(words: str, name: str) -> bool:
    """Whether a name is what a verb acts on, not the place or time behind a preposition."""
    return re.search(rf"\b(?:{_PREPOSITION}) (?:the )?(?:[A-Z][\w'’-]+ )*{re.escape(name)}(?!\w)", words, re.IGNORECASE) is None


def strip(account: Account, name: str) -> Account:
    """A clause without the words of a name."""
    parts = {form for part in name.lower().split() for form in (part, stem(part))}
    return evolve(account, features=frozenset(f for f in account.features if parts.isdisjoint(_PARTS.split(f))))


def is_unsure(index: StoryIndex, account: Account) -> bool:
    """Whether a clause only asks, hopes or thinks possible."""
    return search(index.lexicon.phrases.get("differ.unsure", ())).search(index.words(account)) is not None
