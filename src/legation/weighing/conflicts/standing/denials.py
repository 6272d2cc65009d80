"""Yes and no, clause by clause: "is not out of control" and "out of control", "did not maintain any ties" and "had ties"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex, word_of
from legation.weighing.accounts.likeness import Weights
from legation.weighing.accounts.postings import Postings, post, take_posted
from legation.weighing.accounts.spots import Spot, find_spots, search, spot_of
from legation.weighing.conflicts.difference import Difference
from legation.weighing.conflicts.slots import denies_verb, find_negators
from legation.weighing.conflicts.wording import name_point
from legation.weighing.grouping.sketch import stem

# "is not out of control", "was never armed": behind the negator the state.
_NOT_BE = re.compile(
    r"\b(?:(?:(?:is|was|are|were|be|been|being|remains?)|'s|’s|'re|’re) (?:not|never)|(?:is|was|are|were)n['’]t)"
    r"(?: (?:an?|the|any|completely|entirely|actually|currently))* ((?:(?:in|on|at|under|out|off|behind|beyond) (?:of )?)?[\w-]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Such a word before a state says that the thing is in it.
_IS = re.compile(
    r"\b(?:is|was|are|were|be|been|being|remains?|remained|became|become|still)\b(?: [\w-]+){0,2} ?$|['’](?:s|re) $", re.IGNORECASE
)
# A clause that begins so says nothing to be so.
_NO_CLAIM = ("to", "for", "without", "who", "what", "where", "when", "why", "how", "whether")
# Two clauses that say yes and no to one verb are of one act where they share so much of their weight.
ALIKE, VERY_ALIKE = 0.3, 0.5
# The subject of a state stands so many words before it: "the space station has been completely" out of control.
SUBJECT = 6
# What was withheld and what came out are one thing where they share so many words.
SHARED = 2


def find_denials(index: StoryIndex, shelves: Mapping[int, Sequence[Account]], weights: Weights) -> Iterator[Difference]:
    """The differences of yes and no between clauses of different reports."""
    table = [account for accounts in shelves.values() for account in accounts]
    yield from find_states(index, shelves, table)
    yield from find_acts(index, table, weights)


def find_states(index: StoryIndex, shelves: Mapping[int, Sequence[Account]], table: Sequence[Account]) -> Iterator[Difference]:
    """What some say something is not, and others that it is, of the same subject: "is not out of control", "out-of-control station"."""
    postings: Postings[Account] = {}
    for account in table:
        for word in dict.fromkeys(account.assertion.stems):
            post(postings, word, account.report, account)
    told: dict[str, list[tuple[Spot, set[str]]]] = {}
    for spot in find_spots(index, shelves, _NOT_BE):
        state = spot.match[1].lower()
        if not is_state(index, state) or is_loosened(index, spot):
            continue
        if state not in told:
            given = find_stated(index, take_posted(postings, stem(re.split(r"[\s-]", state)[-1])), state)
            told[state] = [(other, subject_of(other)) for other in given]
        if any(other.account.report == spot.account.report for other, _ in told[state]):
            continue
        about = subject_of(spot)
        for other, subject in told[state]:
            if about & subject and index.same_matter(spot.account, other.account):
                yield Difference("polarity", spot.match[1], spot.account, other.account, ("denied", "affirmed"), state)


def subject_of(spot: Spot) -> set[str]:
    """The content stems that stand close before a state: of what it is said. Of "the out-of-control station" they may stand anywhere."""
    joined = "-" in spot.match.group() and " " not in spot.match.group()
    words = _WORD.findall(spot.clause) if joined else _WORD.findall(spot.before)[-SUBJECT:]
    return {stem(word.lower()) for word in words} & set(spot.account.assertion.stems)


def is_state(index: StoryIndex, state: str) -> bool:
    """Whether a complement tells enough to be denied: "armed", "out of control", not "sure" or "there"."""
    first = state.split()[0]
    return first not in index.lexicon.phrases.get("differ.loose", ()) and len(first) > 1 and not state.endswith(("self", "selves"))


def is_loosened(index: StoryIndex, spot: Spot) -> bool:
    """Whether a denial is no plain one: "not only", "if it is not"."""
    loose, unsure = (search(index.lexicon.phrases.get(name, ())) for name in ("conflicts.loose", "differ.unsure"))
    return bool(loose.search(f"{spot.match.group()} {spot.behind}") or unsure.search(spot.before))


def find_stated(index: StoryIndex, accounts: Sequence[Account], state: str) -> Iterator[Spot]:
    """Where passages say plainly that something is in a state, or call it so ("the out-of-control station"), the first place of each."""
    pattern = re.compile(rf"\b{join(state)}\b", re.IGNORECASE)
    for account in accounts:
        text = index.reports[account.report].text
        spots = (spot_of(text, account, match) for match in pattern.finditer(text, account.span.start, account.span.end))
        first = next((spot for spot in spots if is_said(index, spot)), None)
        if first is not None:
            yield first


def join(state: str) -> str:
    """A state as it may be written, with spaces or hyphens."""
    return r"[\s-]".join(map(re.escape, re.split(r"[\s-]", state)))


def is_said(index: StoryIndex, spot: Spot) -> bool:
    """Whether a state is said to be so, and neither asked, possible nor denied."""
    joined = "-" in spot.match.group() and " " not in spot.match.group()
    phrases = index.lexicon.phrases
    turned = (*phrases.get("differ.unsure", ()), *phrases.get("negators", ()), *phrases.get("conflicts.without", ()))
    return (joined or _IS.search(spot.before) is not None) and search(turned).search(spot.before) is None


def find_acts(index: StoryIndex, table: Sequence[Account], weights: Weights) -> Iterator[Difference]:
    """What some say was not done, and others that it was: clauses of the same verb, or the same act lent by another ("had ties",
    "maintained no ties"), and the same subject or object."""
    affirmed: Postings[Account] = {}
    denied: list[tuple[str, Account]] = []
    for account in table:
        for clause in index.clauses(account):
            act = act_of(index, clause)
            if act is None or not is_finite(index, clause):
                continue
            if clause.denied:
                denied.append((act, clause))
            else:
                post(affirmed, act, clause.report, clause)
    for act, no in denied:
        for yes in take_posted(affirmed, act):
            if yes.report == no.report:
                continue
            stems = [s for s in (no.assertion.subject, no.assertion.verb, no.assertion.object) if s]
            if contradicts(index, no, yes, weights.likeness(no, yes)):
                yield Difference("polarity", name_point(index, (no, yes), stems), no, yes, ("denied", "affirmed"), act)
            elif comes_out(index, no, yes):
                yield Difference("status", name_point(index, (no, yes), stems[:2]), no, yes, ("not given out", "given out"), act)
    yield from find_opposites(index, affirmed, weights)


def find_opposites(index: StoryIndex, affirmed: Postings[Account], weights: Weights) -> Iterator[Difference]:
    """Acts of one subject on one object that cannot both be: "will remain", "will leave"."""
    senses = index.lexicon.tables.get("senses", {})
    heads: dict[str, list[Account]] = {}
    for act in affirmed:
        for head in {act, senses.get(act, act)}:
            heads.setdefault(head, []).extend(take_posted(affirmed, act))
    for act, other in sorted(index.lexicon.tables.get("opposites", {}).items()):
        for one in heads.get(act, ()):
            for rival in heads.get(other, ()):
                if one.report != rival.report and contradicts(index, one, rival, weights.likeness(one, rival)):
                    acts = (word_of(index, one, act), word_of(index, rival, other))
                    stems = [s for s in (one.assertion.subject, one.assertion.object) if s]
                    yield Difference("polarity", name_point(index, (one, rival), stems), one, rival, acts, f"{act} {other}")


def comes_out(index: StoryIndex, no: Account, yes: Account) -> bool:
    """Whether somebody is said not to have given out what elsewhere he gave: "has not confirmed what is new", "confirmed the list of
    what is new"; the two share words beside who gives it out."""
    a, b = no.assertion, yes.assertion
    if not a.negated or a.verb != b.verb or a.verb not in index.lexicon.phrases.get("disclosing", ()):
        return False
    if a.subject is None or a.subject != b.subject or a.subject in index.lexicon.phrases.get("stopwords", ()):
        return False
    shared = (no.features & yes.features) - {a.subject, a.verb, no.predicate, f"name:{a.subject}", *a.subject.lower().split()}
    return len(shared) >= SHARED and denies_verb(index, no) and not find_negators(index, yes) and index.same_matter(no, yes)


def act_of(index: StoryIndex, account: Account) -> str | None:
    """The act of a clause: its verb, or the object of a verb that only lends it ("noun:relationship")."""
    a, phrases = account.assertion, index.lexicon.phrases
    empty = (*phrases.get("stopwords", ()), *phrases.get("differ.empty", ()))
    if refuses(index, account) and a.object is not None and ":" not in a.object:
        return a.object  # "refused to sign", "denied killing"
    if a.verb in (*phrases.get("differ.lending", ()), *phrases.get("light", ())):
        return None if a.object is None or ":" in a.object or a.object in empty else f"noun:{a.object}"
    return None if a.verb in empty else a.verb


def refuses(index: StoryIndex, account: Account) -> bool:
    """Whether the verb of a clause is a no by itself: "refused to", "denied doing"."""
    return account.assertion.verb in stem_all(index.lexicon.phrases.get("negating", ()))


@lru_cache(maxsize=8)
def stem_all(words: tuple[str, ...]) -> frozenset[str]:
    """The stems of a list of words."""
    return frozenset(stem(word) for word in words)


def is_finite(index: StoryIndex, account: Account) -> bool:
    """Whether a clause says something to be so: it has a subject of its own, and is no "to go" or "without going"."""
    first = index.words(account).lower().split()[:1]
    return account.assertion.subject is not None and not any(w in _NO_CLAIM or w.endswith("ing") for w in first)


def contradicts(index: StoryIndex, no: Account, yes: Account, like: float) -> bool:
    """Whether a clause plainly says what another plainly denies, of the same subject and object. Where one of the two has no object,
    the rest must be very much alike."""
    a, b = no.assertion, yes.assertion
    empty = index.lexicon.phrases.get("stopwords", ())
    target = a.object
    if refuses(index, no):
        # What was refused is the act; what it was done to stands among the rest of the words.
        target = b.object if b.object in no.features else None
        if target is None:
            return False
    slots = ((a.subject, b.subject), (target, b.object))
    full = [(x, y) for x, y in slots if x and y and x not in empty and y not in empty]
    if not full or any(x != y for x, y in full) or like < (ALIKE if len(full) == len(slots) else VERY_ALIKE):
        return False
    words = [index.clause(account).lower() for account in (no, yes)]
    loose = search(index.lexicon.phrases.get("conflicts.loose", ()))
    if any(loose.search(said) for said in words):
        return False
    unsure = search(index.lexicon.phrases.get("differ.unsure", ()))
    if find_negators(index, yes) or len(find_negators(index, no)) > 1 or any(unsure.search(said) for said in words):
        return False
    close = not a.negated or denies_verb(index, no) or a.object in _after_no(words[0])
    return close and index.same_matter(no, yes)


def _after_no(words: str) -> set[str]:
    """The stems of the words that stand up to three words behind a "no" or "any"."""
    found = re.findall(r"\b(?:no|any) ((?:[\w-]+ ?){1,3})", words)
    return {stem(word) for group in found for word in group.split()}
