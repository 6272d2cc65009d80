"""Whose deed it was: who has claimed it and who has not, who is said to be behind it and denies any part in it.

"No group has claimed responsibility" stands beside "the League claimed responsibility"; "Ostland was behind the attack" beside "Ostland had
nothing to do with it".
"""

from collections.abc import Iterator

from legation.language.patterns import compile_phrases
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex, search
from legation.weighing.conflicts.acts import find_negators, is_finite
from legation.weighing.conflicts.point import Evidence, name_point
from legation.weighing.conflicts.testimony import Testimony


def find_claimed(story: Evidence) -> Iterator[Testimony]:
    """Who has claimed a deed, and who is said not to have: "claimed responsibility", "no claim of responsibility", "did not make any
    claims". Who has not and who has are one, or nobody had; a claim that names another place is of a deed elsewhere."""
    lists = story.language.lists.conflicts
    claim = frozenset((*lists.claiming, *lists.owned))
    for clause in story.all_clauses():
        said, who = clause.assertion, frozenset({str(clause.assertion.subject)})
        words, turned = {said.subject, said.object, said.verb}, bool(find_negators(story, clause))
        lent = said.verb in {*lists.lending, *story.language.lists.content.light}
        if turned and not words.isdisjoint(lists.claiming) and (lent or owns(story, clause)):
            whom = who if is_somebody(said.subject) else frozenset[str]()
            yield Testimony(("claim",), clause, "denied", whom=whom, content=claim)
        plain = not (turned or clause.denied or search(lists.unsure).search(story.words(clause)))
        if plain and said.verb in lists.claiming and owns(story, clause) and is_somebody(said.subject) and is_finite(story, clause):
            # A name alone ("IS") may be that of a party that we know by another.
            whom = frozenset(name for name in who if ":" in name)
            yield Testimony(("claim",), clause, "affirmed", whom=whom, content=claim, named=frozenset(said.names) - who)


def is_somebody(subject: str | None) -> bool:
    """Whether a subject is a party or a name."""
    return subject is not None and (":" in subject or subject[:1].isupper())


def owns(index: StoryIndex, account: Account) -> bool:
    """Whether a clause speaks of responsibility."""
    return not set(index.language.lists.conflicts.owned).isdisjoint(account.features)


def actors_in(account: Account) -> set[str]:
    """The parties that a clause names."""
    return {name for name in (*account.assertion.names, str(account.assertion.subject)) if ":" in name}


def find_blamed(story: Evidence) -> Iterator[Testimony]:
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
        for account in denied[party]:
            content = account.features - empty
            yield Testimony((party,), account, "denied", topic=f"part of {party}", content=content, least=1, own=True)
        for account in blamed[party]:
            said, content = account.assertion, account.features - empty
            deed = name_point(story, (account,), (word for word in (said.subject, said.verb, said.object) if word))
            yield Testimony((party,), account, "affirmed", deed, topic=f"part of {party}", content=content, least=1, own=True)


def speaks_for(account: Account) -> set[str]:
    """The party whose word a passage is: of the speaker, or where the report tells it of the one who denies."""
    mention = account.mention
    who = {mention.actor, mention.party} if mention is not None else {account.assertion.subject}
    return {name for name in who if name is not None and ":" in name}
