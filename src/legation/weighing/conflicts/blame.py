"""Whose deed it was: who has claimed it and who has not, who is said to be behind it and denies any part in it.

"No group has claimed responsibility" stands beside "the League claimed responsibility"; "Ostland was behind the attack" beside "Ostland had
nothing to do with it".
"""

from collections.abc import Iterator

from attrs import field, frozen

from legation.language.patterns import compile_phrases
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex, search
from legation.weighing.conflicts.point import Evidence, Telling, name_point
from legation.weighing.conflicts.polarity import find_negators, is_finite

# What is denied stands so many characters before a denial of any part in it, or the two share a telling word.
BACK = 600


def find_claimed(story: Evidence) -> Iterator[Telling]:
    """Who has claimed a deed, and who is said not to have: "claimed responsibility", "no claim of responsibility", "did not make any
    claims"."""
    lists = story.language.lists.conflicts
    for clause in story.all_clauses():
        said = clause.assertion
        words, turned = {said.subject, said.object, said.verb}, bool(find_negators(story, clause))
        lent = said.verb in {*lists.lending, *story.language.lists.content.light}
        if turned and not words.isdisjoint(lists.claiming) and (lent or owns(story, clause)):
            yield Telling(("claim",), clause, "denied")
        plain = not (turned or clause.denied or search(lists.unsure).search(story.words(clause)))
        if plain and said.verb in lists.claiming and owns(story, clause) and is_somebody(said.subject) and is_finite(story, clause):
            yield Telling(("claim",), clause, "affirmed")


def is_somebody(subject: str | None) -> bool:
    """Whether a subject is a party or a name."""
    return subject is not None and (":" in subject or subject[:1].isupper())


def is_party(subject: str) -> bool:
    """Whether a subject is a party that we know, not a name alone ("IS")."""
    return ":" in subject


def owns(index: StoryIndex, account: Account) -> bool:
    """Whether a clause speaks of responsibility."""
    return not set(index.language.lists.conflicts.owned).isdisjoint(account.features)


def actors_in(account: Account) -> set[str]:
    """The parties that a clause names."""
    return {name for name in (*account.assertion.names, str(account.assertion.subject)) if ":" in name}


def of_one_deed(_story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether who has not claimed a deed and who has are one, or nobody had; of a deed elsewhere a claim names another place."""
    no, yes = (one.account, other.account) if one.value == "denied" else (other.account, one.account)
    mine, theirs = str(no.assertion.subject), str(yes.assertion.subject)
    elsewhere = {name for name in yes.assertion.names if name != theirs} - set(no.assertion.names)
    return not elsewhere and (not is_somebody(mine) or mine == theirs or not is_party(theirs))


def name_claim(index: StoryIndex, one: Telling, other: Telling) -> str:
    """The claim, in words of who has it."""
    stems = (*index.language.lists.conflicts.claiming, *index.language.lists.conflicts.owned)
    return name_point(index, (other.account, one.account) if one.value == "denied" else (one.account, other.account), stems)


@frozen(eq=False)
class Blame(Telling):
    """A passage that lays a deed to a party, or in which it denies any part in it."""

    content: frozenset[str] = field(kw_only=True)


def find_blamed(story: Evidence) -> Iterator[Blame]:
    """Who is said to be behind a deed, and who denies any part in one: "was behind the attack", "is in no way involved"."""
    lists = story.language.lists.conflicts
    no_part, blaming = compile_phrases(lists.no_part), compile_phrases(lists.blaming)
    blamed: dict[str, list[Account]] = {}
    denied: dict[str, list[Account]] = {}
    for account in story.firsts:
        words = story.words(account)
        if no_part.search(words):
            for party in speaks_for(account):
                denied.setdefault(party, []).append(account)
        elif blaming.search(words) and not account.denied:
            for party in actors_in(account) - speaks_for(account):
                blamed.setdefault(party, []).append(account)
    for party in sorted(denied.keys() & blamed.keys()):
        empty = {party, f"name:{party}", *lists.taking_part, *lists.empty, *story.language.lists.content.light}
        for value, told in (("denied", denied[party]), ("affirmed", blamed[party])):
            for account in told:
                yield Blame((party,), account, value, topic=f"part of {party}", content=account.features - empty)


def speaks_for(account: Account) -> set[str]:
    """The party whose word a passage is: of the speaker, or where the report tells it of the one who denies."""
    mention = account.mention
    who = {mention.actor, mention.party} if mention is not None else {account.assertion.subject}
    return {name for name in who if name is not None and ":" in name}


def of_one_blame(_story: Evidence, one: Blame, other: Blame) -> bool:
    """Whether a party denies a part in that of which it is accused: right before, or in words that both share."""
    no, yes = (one, other) if one.value == "denied" else (other, one)
    shared = no.content & yes.content
    if no.account.report == yes.account.report:
        return bool(shared) or 0 <= no.account.span.start - yes.account.span.end <= BACK
    return bool(shared)


def name_blame(index: StoryIndex, one: Blame, other: Blame) -> str:
    """The deed, in words of who lays it to somebody."""
    yes = other if one.value == "denied" else one
    said = yes.account.assertion
    return name_point(index, (yes.account,), [word for word in (said.subject, said.verb, said.object) if word])
