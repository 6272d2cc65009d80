"""What a thing is and is not: "is not out of control" and "out of control", "this is no swap" and "a swap of prisoners"."""

import re
from collections.abc import Iterator, Sequence

from legation.language.lists.weighing import ConflictForms
from legation.language.patterns import compile_phrases, either, once
from legation.language.words import JOINED
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import Postings, Spot, StoryIndex, find_spots, post, search, spot_of, take_posted
from legation.weighing.conflicts.point import Evidence
from legation.weighing.conflicts.testimony import Testimony, leave_out_both

# The subject of a state stands so many words before it: "the space station has been completely" out of control.
SUBJECT = 6


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


def find_called(story: Evidence) -> Iterator[Testimony]:
    """What some deny to be an act of that name, and others call just that, one a report: no swap, no accident, no attack."""
    acts, forms = story.language.lists.conflicts.acts, story.language.lists.conflict_forms
    maybe = compile_phrases(forms.maybe)
    denied: list[Testimony] = []
    called: dict[tuple[str, int], Account] = {}
    for account in story.firsts:
        stem = story.stem_of(account)
        for match in search_not_called(forms).finditer(story.words(account)):
            found = next((word for word in (match[1] or match[2]).split() if stem(word.lower()) in acts), None)
            if found is not None:
                denied.append(Testimony((acts[stem(found.lower())],), account, "denied", found, once=True))
    for account in story.stated:
        if not account.denied and account.assertion.status in ("none", "done", "decided") and not maybe.search(story.words(account)):
            for act in {acts[word] for word in account.assertion.stems if word in acts}:
                called.setdefault((act, account.report), account)
    affirmed = [Testimony((act,), account, "affirmed") for (act, _), account in sorted(called.items(), key=lambda item: item[0])]
    yield from leave_out_both([*denied, *affirmed])


def find_states(story: Evidence) -> Iterator[Testimony]:
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
            yield from lay_out(story, spot, state, "denied", spot.match[1])
    for state, spots in stated.items():
        yield from (told for spot in spots for told in lay_out(story, spot, state, "affirmed", spot.match.group()))


def lay_out(story: Evidence, spot: Spot, state: str, value: str, about: str) -> Iterator[Testimony]:
    """A place where something is said to be in a state or not, where it says of what."""
    whom = subject_of(story, spot)
    if whom:
        yield Testimony((state,), spot.account, value, about, whom=whom)


def subject_of(index: StoryIndex, spot: Spot) -> frozenset[str]:
    """The content stems that stand close before a state: of what it is said. Of "the out-of-control station" they may stand anywhere; of
    "people" it may be said of some and denied of others."""
    joined = "-" in spot.match.group() and " " not in spot.match.group()
    words = JOINED.findall(spot.clause) if joined else JOINED.findall(spot.before)[-SUBJECT:]
    stem = index.stem_of(spot.account)
    found = {stem(word.lower()) for word in words} & set(spot.account.assertion.stems)
    return frozenset(found.difference(index.language.lists.roles.anyone))


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
