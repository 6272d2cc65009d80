"""Yes and no: what some say is so, and others say is not; and two acts of one subject that cannot both be.

"Is not out of control" and "out of control", "did not maintain any ties" and "had ties", "this is no swap" and "a swap of prisoners",
"will remain" and "will leave".
"""

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import field, frozen

from legation.language.lists.weighing import ConflictForms
from legation.language.patterns import compile_phrases, either, once
from legation.language.words import JOINED
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import of_one_mouth, stem_negating
from legation.weighing.accounts.index import Postings, Spot, StoryIndex, find_spots, post, search, spot_of, take_posted, word_of
from legation.weighing.conflicts.point import Evidence, Telling

# Two clauses that say yes and no to one verb are of one act where they share so much of their weight.
ALIKE, VERY_ALIKE = 0.3, 0.5
# The subject of a state stands so many words before it: "the space station has been completely" out of control.
SUBJECT = 6
# What was withheld and what came out are one thing where they share so many words.
SHARED = 2
# A negator stands this close before its verb: "no passengers were aboard" has it at the fourth word.
DENIED_WITHIN = 5


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


def says_not(forms: ConflictForms) -> str:
    """What says that a thing is not: "is not", "it's never", "wasn't"."""
    return rf"(?:(?:\b{either(forms.being)}|{either(forms.being_short)}) {either(forms.not_so)}|\b{either(forms.being_not)})"


@once
def search_not_being(forms: ConflictForms) -> re.Pattern[str]:
    """What finds a state that is denied, the group: "is not out of control", "was never armed"."""
    within = rf"{either(forms.within)} (?:{either(forms.parting)} )?"
    return re.compile(rf"{says_not(forms)}(?: {either(forms.filling)})* ((?:{within})?[\w-]+)", re.IGNORECASE)


@once
def search_being(forms: ConflictForms) -> re.Pattern[str]:
    """What stands right before a state that a thing is in."""
    return re.compile(rf"\b{either(forms.becoming)}\b(?: [\w-]+){{0,2}} ?$|{either(forms.being_short)} $", re.IGNORECASE)


@once
def search_not_called(forms: ConflictForms) -> re.Pattern[str]:
    """What finds what a thing is said not to be, or not to have been: "this is not a swap", "was not a terrorist attack", "no ransom was
    paid"; up to two words stand before the noun."""
    noun = r"((?:[\w-]+ ){0,2}[\w-]+)"
    took = rf"\b{either(forms.nothing)} {noun} {either(forms.taking_place)}\b"
    return re.compile(rf"{says_not(forms)} (?:{either(forms.filling)} )?{noun}|{took}", re.IGNORECASE)


def find_called(story: Evidence) -> Iterator[Telling]:
    """What some deny to be an act of that name, and others call just that, one a report: no swap, no accident, no attack."""
    acts, forms = story.language.lists.conflicts.acts, story.language.lists.conflict_forms
    maybe = compile_phrases(forms.maybe)
    called: dict[tuple[str, int], Account] = {}
    for account in story.firsts:
        stem = story.stem_of(account)
        for match in search_not_called(forms).finditer(story.words(account)):
            found = next((word for word in (match[1] or match[2]).split() if stem(word.lower()) in acts), None)
            if found is not None:
                yield Telling((acts[stem(found.lower())],), account, "denied", found)
    for account in story.stated:
        if not account.denied and account.assertion.status in ("none", "done", "decided") and not maybe.search(story.words(account)):
            for act in {acts[word] for word in account.assertion.stems if word in acts}:
                called.setdefault((act, account.report), account)
    yield from (Telling((act,), account, "affirmed") for (act, _), account in sorted(called.items(), key=lambda item: item[0]))


@frozen(eq=False)
class State(Telling):
    """Where something is said to be in a state, or denied to be, and the content stems of what it is said of."""

    subject: set[str] = field(kw_only=True)


def find_states(story: Evidence) -> Iterator[State]:
    """What some say something is not, and others that it is: "is not out of control", "out-of-control station". Who says that one thing is
    in a state and another is not denies nothing."""
    postings: Postings[Account] = {}
    for account in story.stated:
        for word in dict.fromkeys(account.assertion.stems):
            post(postings, word, account.report, account)
    stated: dict[str, list[Spot]] = {}
    for spot in find_spots(story, story.by_report, search_not_being(story.language.lists.conflict_forms)):
        state = spot.match[1].lower()
        if not is_state(story, state) or is_loosened(story, spot):
            continue
        if state not in stated:
            stated[state] = list(
                find_stated(story, take_posted(postings, story.stem_of(spot.account)(re.split(r"[\s-]", state)[-1])), state)
            )
        if all(other.account.report != spot.account.report for other in stated[state]):
            yield State((state,), spot.account, "denied", spot.match[1], subject=subject_of(story, spot))
    for state, spots in stated.items():
        yield from (State((state,), spot.account, "affirmed", spot.match.group(), subject=subject_of(story, spot)) for spot in spots)


def of_one_subject(story: Evidence, one: State, other: State) -> bool:
    """Whether a state is said and denied of the same: of "people" it may be said of some and denied of others."""
    if of_one_mouth(one.account, other.account):
        return False
    return bool((one.subject & other.subject).difference(story.language.lists.roles.anyone))


def subject_of(index: StoryIndex, spot: Spot) -> set[str]:
    """The content stems that stand close before a state: of what it is said. Of "the out-of-control station" they may stand anywhere."""
    joined = "-" in spot.match.group() and " " not in spot.match.group()
    words = JOINED.findall(spot.clause) if joined else JOINED.findall(spot.before)[-SUBJECT:]
    stem = index.stem_of(spot.account)
    return {stem(word.lower()) for word in words} & set(spot.account.assertion.stems)


def is_state(index: StoryIndex, state: str) -> bool:
    """Whether a complement tells enough to be denied: "armed", "out of control", not "sure" or "there"."""
    first = state.split()[0]
    return (
        first not in index.language.lists.conflicts.states
        and len(first) > 1
        and not state.endswith(index.language.lists.conflict_forms.selves)
    )


def is_loosened(index: StoryIndex, spot: Spot) -> bool:
    """Whether a denial is no plain one: "not only", "if it is not"."""
    loose, unsure = search(index.language.lists.conflicts.loosening), search(index.language.lists.conflicts.unsure)
    return bool(loose.search(f"{spot.match.group()} {spot.behind}") or unsure.search(spot.before))


def find_stated(index: StoryIndex, accounts: Sequence[Account], state: str) -> Iterator[Spot]:
    """Where passages say plainly that something is in a state, or call it so ("the out-of-control station"), the first place of each."""
    pattern = re.compile(rf"\b{join(state)}\b", re.IGNORECASE)
    for account in accounts:
        text = index.reports[account.report].text
        spots = (spot_of(text, account, match, index.language) for match in pattern.finditer(text, account.span.start, account.span.end))
        first = next((spot for spot in spots if is_said(index, spot)), None)
        if first is not None:
            yield first


def join(state: str) -> str:
    """A state as it may be written, with spaces or hyphens."""
    return r"[\s-]".join(map(re.escape, re.split(r"[\s-]", state)))


def is_said(index: StoryIndex, spot: Spot) -> bool:
    """Whether a state is said to be so, and neither asked, possible nor denied."""
    joined = "-" in spot.match.group() and " " not in spot.match.group()
    lists = index.language.lists
    turned = (lists.conflicts.unsure, lists.negation.negators, lists.conflicts.without)
    # "I told her the road was straight" is what was once said; "a straight road is a straight road" says nothing of any road.
    recalled = compile_phrases(lists.conflict_forms.recalling).search(spot.before) is not None
    if recalled or spot.match.group().lower() in spot.before.lower():
        return False
    return (joined or search_being(lists.conflict_forms).search(spot.before) is not None) and not any(
        search(words).search(spot.before) for words in turned
    )


def find_acts(story: Evidence) -> Iterator[Telling]:
    """What some say was not done, and others that it was, act by act: one verb, or the same act lent by another ("had ties",
    "maintained no ties")."""
    affirmed: Postings[Account] = {}
    denied: dict[str, None] = {}
    for clause in story.all_clauses():
        act = act_of(story, clause)
        if act is not None and is_finite(story, clause):
            if clause.denied:
                denied[act] = None
                yield Telling((act,), clause, "denied")
            else:
                post(affirmed, act, clause.report, clause)
    for act in denied:
        yield from (Telling((act,), clause, "affirmed") for clause in take_posted(affirmed, act))


def find_opposites(story: Evidence) -> Iterator[Telling]:
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
                    yield Telling((act, other), clause, head, shown=word_of(story, clause, head))


def contradict(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether one of two clauses plainly says what the other denies, or tells an act that cannot be beside the other's."""
    no, yes = (other.account, one.account) if one.value == "affirmed" else (one.account, other.account)
    if of_one_mouth(no, yes):
        return False
    return contradicts(story, no, yes, story.weights.likeness(no, yes))


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


def contradicts(index: StoryIndex, no: Account, yes: Account, like: float) -> bool:
    """Whether a clause plainly says what another plainly denies, of the same subject and object. Where one of the two has no object,
    the rest must be very much alike. Of whom "he" says it, is not known well enough."""
    a, b = no.assertion, yes.assertion
    empty = index.language.lists.content.stopwords
    if a.subject in (None, *empty, *index.language.lists.roles.anyone) or a.subject != b.subject:
        return False
    target = a.object
    if refuses(index, no):
        # What was refused is the act; what it was done to stands among the rest of the words.
        target = b.object if b.object in no.features else None
        if target is None:
            return False
    whole = target and b.object and target not in empty and b.object not in empty
    if (whole and target != b.object) or like < (ALIKE if whole else VERY_ALIKE):
        return False
    words = [index.clause(account).lower() for account in (no, yes)]
    loose = search(index.language.lists.conflicts.loosening)
    if any(loose.search(said) for said in words):
        return False
    unsure = search(index.language.lists.conflicts.unsure)
    if find_negators(index, yes) or len(find_negators(index, no)) > 1 or any(unsure.search(said) for said in words):
        return False
    close = not a.negated or denies_verb(index, no) or a.object in after_no(index, words[0], index.stem_of(no))
    return close and index.same_matter(no, yes)


def after_no(index: StoryIndex, words: str, stem: Callable[[str], str]) -> set[str]:
    """The stems of the words that stand up to three words behind a "no" or "any"."""
    found = re.findall(rf"\b{either(index.language.lists.conflict_forms.none_of)} ((?:[\w-]+ ?){{1,3}})", words)
    return {stem(word) for group in found for word in group.split()}
