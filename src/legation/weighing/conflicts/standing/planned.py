"""What some say was only meant to be, and others that it was: "was supposed to be scrapped in 2013", "was scrapped in 2013"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.postings import Postings, post, take_posted
from legation.weighing.accounts.spots import Spot, find_spots, search
from legation.weighing.conflicts.difference import Difference
from legation.weighing.grouping.sketch import stem

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def find_planned(index: StoryIndex, shelves: Mapping[int, Sequence[Account]]) -> Iterator[Difference]:
    """The differences between what was meant to be done and what is told as done: the same verb, and the same time, or subject with
    something besides. Whoever tells both knows what became of it."""
    meant = [
        (spot, stem(spot.match[1].lower()))
        for spot in find_spots(index, shelves, search_meant(index.lexicon.phrases.get("differ.meant", ())))
    ]
    if not meant:
        return
    done: Postings[Account] = {}
    for accounts in shelves.values():
        for account in accounts:
            for clause in index.clauses(account):
                if clause.assertion.verb is not None and clause.assertion.status in ("done", "none") and not clause.denied:
                    post(done, clause.assertion.verb, clause.report, clause)
    for spot, verb in meant:
        told = [clause for clause in take_posted(done, verb) if is_done(index, spot, clause)]
        if not any(clause.report == spot.account.report for clause in told):
            for clause in told:
                yield Difference("status", " ".join(spot.match.group().split()), spot.account, clause, ("planned", "done"), f"meant {verb}")


def is_done(index: StoryIndex, spot: Spot, clause: Account) -> bool:
    """Whether a clause tells as done what was meant: it is no plan itself, and gives the same time or speaks of the same besides."""
    words, phrases = index.words(clause), index.lexicon.phrases
    patterns = (search_meant(phrases.get("differ.meant", ())), search(phrases.get("differ.unsure", ())))
    if any(pattern.search(words) for pattern in patterns):
        return False
    near = {stem(word.lower()) for word in _WORD.findall(spot.clause)} & clause.features
    times = {when.first for when in spot.account.assertion.whens} & {when.first for when in clause.assertion.whens}
    if times:
        return len(near) > 1
    return clause.assertion.subject in near and len(near) > 2 and index.same_matter(spot.account, clause)


@lru_cache(maxsize=8)
def search_meant(meant: tuple[str, ...]) -> re.Pattern[str]:
    """What finds "was supposed to be scrapped"; the group is the verb."""
    either = "|".join(map(re.escape, meant)) or "(?!)"
    return re.compile(rf"\b(?:was|were|had been) (?:\w+ly )?(?:{either}) to (?:be |have (?:been )?)?(\w+)", re.IGNORECASE)
