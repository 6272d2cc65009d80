"""What was done, and was not: one verb of one subject denied here and told there, the same words but for a no, and two acts of one subject
that cannot both be.

"Did not maintain any ties" and "had ties", "refused to sign" and "signed", "with the rebels" and "without the rebels", "will remain" and
"will leave".
"""

import re
from collections.abc import Iterator

from legation.language.patterns import either
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import stem_negating
from legation.weighing.accounts.index import Postings, StoryIndex, post, search, take_posted, word_of
from legation.weighing.conflicts.point import Evidence
from legation.weighing.conflicts.testimony import Testimony

# Two clauses that say yes and no to one verb are of one act where they share so much of their weight.
ALIKE = 0.3
# A negator stands this close before its verb: "no passengers were aboard" has it at the fourth word.
DENIED_WITHIN = 5
# Two passages are in the same words where they have so much of their weight in common, and so many words.
SAME, WORDS = 0.7, 5
# Of the words of one of them no more than so many are not in the other: the no may be one of them.
LONGER = 2


def find_negators(index: StoryIndex, account: Account) -> list[int]:
    """Which words of a passage turn something round."""
    lists = (*index.language.lists.negation.negators, *index.language.lists.conflicts.without)
    return [i for i, word in enumerate(plain_words(index, account)) if word in lists]


def denies_verb(index: StoryIndex, account: Account) -> bool:
    """Whether the negator of a passage stands close before its verb, not in another clause."""
    words = plain_words(index, account)
    near = (word for at in find_negators(index, account) for word in words[at : at + DENIED_WITHIN])
    stem = index.stem_of(account)
    return any(stem(word) == account.assertion.verb for word in near)


def plain_words(index: StoryIndex, account: Account) -> list[str]:
    """The words of a passage in small letters without marks, "n't" apart."""
    words = index.clause(account).lower().replace("n't", " n't").replace("n’t", " n't").replace("cannot", "can not").split()
    return [word.strip('.,;:"“”‘()') for word in words]


def find_acts(story: Evidence) -> Iterator[Testimony]:
    """What some say was not done, and others that it was, act by act: one verb, or the same act lent by another ("had ties",
    "maintained no ties")."""
    affirmed: Postings[Account] = {}
    denied: dict[str, None] = {}
    for clause in story.all_clauses():
        act = act_of(story, clause)
        if act is not None and is_finite(story, clause):
            if not clause.denied:
                post(affirmed, act, clause.report, clause)
            elif is_plain(story, clause) and is_denied(story, clause):
                denied[act] = None
                yield lay_out(story, clause, (act,), "denied")
    for act in denied:
        told = (clause for clause in take_posted(affirmed, act) if is_plain(story, clause) and not find_negators(story, clause))
        yield from (lay_out(story, clause, (act,), "affirmed") for clause in told)


def lay_out(story: Evidence, clause: Account, point: tuple[str, ...], value: str, shown: str | None = None) -> Testimony:
    """A clause as what it says of an act: who did it, to what."""
    said, empty = clause.assertion, story.language.lists.content.stopwords
    # What was refused is the act; what it was done to stands among the rest of the words.
    thing = clause.features if refuses(story, clause) else frozenset(word for word in (said.object,) if word and word not in empty)
    words = frozenset(word for word in (said.subject, said.verb, said.object) if word)
    return Testimony(point, clause, value, whom=frozenset((str(said.subject),)), thing=thing, content=words, alike=ALIKE, shown=shown)


def is_plain(story: Evidence, clause: Account) -> bool:
    """Whether a clause plainly says something of somebody: not "not only", "if", "may". Of whom "he" says it, is not known well enough."""
    subject, lists, words = clause.assertion.subject, story.language.lists, story.clause(clause).lower()
    if subject is None or subject in lists.content.stopwords or subject in lists.roles.anyone:
        return False
    return not (search(lists.conflicts.loosening).search(words) or search(lists.conflicts.unsure).search(words))


def is_denied(story: Evidence, clause: Account) -> bool:
    """Whether it is the act of a clause that is denied: by one no, close before its verb or before what it was done to."""
    said = clause.assertion
    close = not said.negated or denies_verb(story, clause)
    return len(find_negators(story, clause)) < 2 and (close or said.object in after_no(story, clause))


def find_turned(story: Evidence) -> Iterator[Testimony]:
    """What passages say, by verb and object or subject, and whether their noes make it a no: two noes undo each other. The same words but
    for a no stand against each other: "cannot be solved with the rebels", "cannot be solved without the rebels"."""
    for account in story.stated:
        said = account.assertion
        if said.verb is not None and len(account.features) >= WORDS:
            value = "denied" if len(find_negators(story, account)) % 2 else "affirmed"
            point, least = (said.verb, str(said.subject)), len(account.features) - LONGER
            yield Testimony(point, account, value, topic="", content=account.features, least=least, alike=SAME)


def find_opposites(story: Evidence) -> Iterator[Testimony]:
    """Acts of one subject on one object that cannot both be: "will remain", "will leave"."""
    senses = story.language.lists.content.senses
    heads: Postings[Account] = {}
    for clause in story.all_clauses():
        act = act_of(story, clause)
        if act is not None and not clause.denied and is_finite(story, clause):
            for head in dict.fromkeys((act, senses.get(act, act))):
                post(heads, head, clause.report, clause)
    for act, other in sorted(story.language.lists.conflicts.opposites.items()):
        if act in heads and other in heads:
            for head in (act, other):
                for clause in take_posted(heads, head):
                    if is_plain(story, clause) and not find_negators(story, clause):
                        yield lay_out(story, clause, (act, other), head, word_of(story, clause, head))


def act_of(index: StoryIndex, account: Account) -> str | None:
    """The act of a clause: its verb, or the object of a verb that only lends it ("noun:relationship")."""
    a, lists = account.assertion, index.language.lists
    empty = (*lists.content.stopwords, *lists.conflicts.empty)
    if refuses(index, account) and a.object is not None and ":" not in a.object:
        return a.object  # "refused to sign", "denied killing"
    if a.verb in (*lists.conflicts.lending, *lists.content.light):
        return None if a.object is None or ":" in a.object or a.object in empty else f"noun:{a.object}"
    return None if a.verb in empty else a.verb


def refuses(index: StoryIndex, account: Account) -> bool:
    """Whether the verb of a clause is a no by itself: "refused to", "denied doing"."""
    return account.assertion.verb in stem_negating(index.language.of(index.reports[account.report]))


def is_finite(index: StoryIndex, account: Account) -> bool:
    """Whether a clause says something to be so: it has a subject of its own, and is no "to go", "without going" or "the officers to go"."""
    said, forms = account.assertion, index.language.lists.conflict_forms
    words = index.words(account).lower().split()
    if said.subject is None or any(w in forms.bare or w in forms.questions or w.endswith("ing") for w in words[:1]):
        return False
    stem = index.stem_of(account)
    behind = zip(words, words[1:], words[2:], strict=False)
    return not any(word in forms.bare and stem(verb) == said.verb and stem(one) == said.subject for one, word, verb in behind)


def after_no(index: StoryIndex, clause: Account) -> set[str]:
    """The stems of the words of a clause that stand up to three words behind a "no" or "any"."""
    none_of, stem = either(index.language.lists.conflict_forms.none_of), index.stem_of(clause)
    found = re.findall(rf"\b{none_of} ((?:[\w-]+ ?){{1,3}})", index.clause(clause).lower())
    return {stem(word) for group in found for word in group.split()}
