"""What came first: one says A after B, another B after A, or in response to it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex, word_of
from legation.weighing.accounts.postings import Postings, post, take_posted
from legation.weighing.accounts.spots import find_spots, search
from legation.weighing.conflicts.difference import Difference
from legation.weighing.grouping.sketch import stem

_END = re.compile(r"[.,;:!?\n\"”]| (?:of|in|on|at|by|for|with|from|to|that|which|who|and|but|over|against|near|was|were|is|had|has) ")
# A noun stands so near behind its "after": "after the North's latest aggressive move".
NEAR = 6
# So many words may stand before "after" in its own clause: "shortly after", "three days after".
LEAD = 2


@frozen(eq=False)
class Order:
    """A passage that says what came first and what then, each as content stems that stand on that side only."""

    account: Account
    first: frozenset[str]
    then: frozenset[str]


def find_order(index: StoryIndex, shelves: Mapping[int, Sequence[Account]]) -> Iterator[Difference]:
    """The differences of order between passages of one occasion: what is first here is then there, and the other way about."""
    phrases = index.lexicon.phrases
    after, before = phrases.get("differ.after", ()), phrases.get("differ.before", ())
    orders = [lay(index, spot.account, spot.match, after) for spot in find_spots(index, shelves, search((*after, *before)))]
    postings: Postings[Order] = {}
    for order in orders:
        for word in order.first:
            post(postings, word, order.account.report, order)
    for one in orders:
        others = {id(o): o for word in sorted(one.then) for o in take_posted(postings, word) if one.first & o.then}
        for other in others.values():
            crossed = one.account.report < other.account.report and is_crossed(one, other)
            if crossed and index.same_matter(one.account, other.account):
                yield lay_apart(index, one, other)


def lay(index: StoryIndex, account: Account, match: re.Match[str], after: Sequence[str]) -> Order:
    """The order that a passage tells by one word of order: the act of its clause, and the act or noun behind the word."""
    text = index.reports[account.report].text
    parts = index.clauses(account)
    behind = [part for part in parts if is_behind(text, account, part, match) and not is_main(index, account, part)]
    rest = [part for part in parts if part not in behind]
    # "The crash, the first since the driver died after a fire": the clause is the one that ends at the word of order, or begins with it.
    around = [part for part in rest if part.span.start < match.start() <= part.span.end + 1 or part.span.start == match.start()]
    if not around:
        return Order(account, frozenset(), frozenset())
    main = min(around, key=lambda part: part.span.end - part.span.start)
    there = acts_of(index, behind[0]) if behind else head_of(index, text[match.end() : account.span.end])
    here = acts_of(index, main)
    earlier, later = (there, here) if match.group().lower() in after else (here, there)
    return Order(account, frozenset(earlier - later), frozenset(later - earlier))


def is_behind(text: str, account: Account, part: Account, match: re.Match[str]) -> bool:
    """Whether a clause is the one that a word of order brings: it begins there, or with its "shortly" and "three days"."""
    if match.start() <= part.span.start:
        return part.span.start <= match.end() + 1
    return part.span.start > account.span.start and len(text[part.span.start : match.start()].split()) <= LEAD


def is_main(index: StoryIndex, account: Account, part: Account) -> bool:
    """Whether a clause is the one that a passage begins with: "In response to the launch, the army held a drill" begins with the word of
    order and is one clause."""
    return part.span.start == account.span.start and "," in index.words(part).rstrip(", ")


def acts_of(index: StoryIndex, clause: Account) -> set[str]:
    """What happens by a clause: its verb, or where that says little its object, and a subject that is no name ("the launch came")."""
    a, phrases = clause.assertion, index.lexicon.phrases
    empty = {*phrases.get("stopwords", ()), *phrases.get("light", ()), *phrases.get("differ.lending", ()), *phrases.get("differ.empty", ())}
    senses = index.lexicon.tables.get("senses", {})
    if a.verb in ("be", "believ"):
        return set()  # "is the first crash since": nothing happens
    said = [a.object, a.verb if a.verb not in empty else a.subject]
    return {
        senses.get(word, word) for word in said if word and ":" not in word and word not in empty and word.islower() and " " not in word
    }


def head_of(index: StoryIndex, words: str) -> set[str]:
    """The noun that stands behind a word of order: the last of its phrase ("North Korea's launch,")."""
    phrase = _END.split(words)[0].split()[:NEAR]
    if not phrase or phrase[-1][:1].isupper() or not phrase[-1].isalpha():
        return set()
    word = stem(phrase[-1].lower())
    return {word} - set(index.lexicon.phrases.get("differ.empty", ()))


def is_crossed(one: Order, other: Order) -> bool:
    """Whether two orders tell of the same two things the other way about, with nothing that stands on the same side of both."""
    crossed = bool(one.first & other.then) and bool(one.then & other.first)
    return crossed and not (one.first & other.first) and not (one.then & other.then)


def lay_apart(index: StoryIndex, one: Order, other: Order) -> Difference:
    """The difference, each side by what it has first."""
    a, b = sorted(one.first & other.then)[0], sorted(one.then & other.first)[0]
    first, then = word_of(index, one.account, a), word_of(index, other.account, b)
    slot = f"order {min(a, b)} {max(a, b)}"
    return Difference("date", f"{first}, {then}", one.account, other.account, (f"{first} first", f"{then} first"), slot)
