"""What some say is not known or not given out yet, and others give: names, a cause, a motive."""

import re
from collections.abc import Iterator, Sequence

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.conflicts.difference import Difference
from legation.weighing.conflicts.wording import name_point
from legation.weighing.grouping.sketch import stem

# What is named when names come out: the word before "as" ("identified the pilot as"), or the people of "the names of the pilots".
_AS = re.compile(r"\b(?:identified|named)(?:\s+(?:by\s+\w+\s+)?as\b|\s+(?:[\w'’-]+\s+){1,6}as\b)", re.IGNORECASE)
# "named him as Karst's leader" gives someone a post, no name out.
_POST = re.compile(r"\s+(?:[A-Z][\w-]*\s+){0,3}[A-Z][\w-]*['’]s\s+[a-z]")
_WILL = re.compile(r"\b(?:will|would|yet to|to) be (?:released|named|published|announced|identified|made public)\b", re.IGNORECASE)
# Whose names are meant, the passage does not say; the story has but one set of people to be named.
_THEIR = re.compile(r"\btheir (?:names|identities)\b", re.IGNORECASE)
# What is told with such words is not established yet.
_UNSURE = re.compile(
    r"\bif (?:confirmed|verified)\b"
    r"|\b(?:not|n['’]t|yet to|never) (?:yet )?(?:been |be )?(?:independently )?(?:been |be )?(?:confirmed|verified)\b"
    r"|\b(?:not|n['’]t|never) (?:yet )?(?:been )?(?:officially |formally |publicly )?(?:declared|announced|acknowledged)\b"
    r"|\bunverified\b|\bunconfirmed\b|\bneeded to (?:confirm|verify)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# What is not confirmed stands so many words before "has not been confirmed", and so many behind "although not declared officially".
BEFORE, BEHIND = 6, 14
# Two passages on names or a cause are of the same names or cause where they share this much besides.
SHARED = 1
# The things that are withheld, and the words by which they come out.
CAUSES = ("caus", "motiv", "reason")


def find_withheld(index: StoryIndex, table: Sequence[Account], firsts: Sequence[Account]) -> Iterator[Difference]:
    """The differences between those who say that names or a cause are not known and those who give them; `firsts` are the passages of
    the table without their copies."""
    for thing, withheld, given in (
        ("name", [a for a in firsts if withholds_names(index, a)], [a for a in firsts if gives_names(index, a)]),
        ("caus", [a for a in firsts if withholds_cause(index, a)], [a for a in firsts if gives_cause(index, a)]),
    ):
        for one in withheld:
            for other in given:
                if one.report != other.report and of_one_thing(index, thing, one, other):
                    point = name_point(index, (one, other), (thing,))
                    yield Difference("status", point, one, other, ("not known", "given"), thing)
    yield from find_unconfirmed(index, table, firsts)


def find_unconfirmed(index: StoryIndex, table: Sequence[Account], firsts: Sequence[Account]) -> Iterator[Difference]:
    """The differences between those who say that something is not confirmed and those who give it as a fact, the first of each report."""
    unsure = [account for account in firsts if _UNSURE.search(index.words(account))]
    cautious = {account.report for account in table if _UNSURE.search(index.words(account))}
    told: dict[str, dict[int, Account]] = {}
    for account in table:
        said = account.assertion
        acts = said.subject is not None and said.verb not in index.lexicon.phrases.get("light", ())
        sure = acts and (account.statement is None or account.statement.held == "affirmed")
        if account.predicate and account.report not in cautious and sure and not account.denied:
            told.setdefault(account.predicate, {}).setdefault(account.report, account)
    empty = {*index.lexicon.phrases.get("disclosing", ()), *index.lexicon.phrases.get("light", ())}
    for one in unsure:
        near = words_near(index.words(one))
        for word in one.assertion.stems:
            if word not in near:
                continue
            act = index.lexicon.tables.get("senses", {}).get(word, word)
            if act not in empty and word != one.assertion.verb:
                for _, other in sorted(told.get(act, {}).items()):
                    # What two passages share besides makes them of one matter, however many days lie between them.
                    besides = (one.features & other.features) - {act, word}
                    if index.same_matter(one, other) if besides else index.same_occasion(one, other):
                        yield Difference("status", name_point(index, (one,), (word,)), one, other, ("not confirmed", "stated"), act)


def words_near(words: str) -> set[str]:
    """The stems that stand near the words that say that something is not confirmed: that is what they are said of."""
    found = _UNSURE.search(words)
    if found is None:
        return set()
    before, behind = _WORD.findall(words[: found.start()])[-BEFORE:], _WORD.findall(words[found.start() :])[:BEHIND]
    return {stem(word.lower()) for word in (*before, *behind)}


def of_one_thing(index: StoryIndex, thing: str, one: Account, other: Account) -> bool:
    """Whether two passages speak of the same names or cause: by another word that they share, synonyms under one head."""
    crew = index.lexicon.tables.get("counted", {})
    empty = {thing, "kill", *index.lexicon.phrases.get("disclosing", ()), *index.lexicon.phrases.get("disclosed", ())}
    left, right = ({crew.get(word, word) for word in account.features if word not in empty} for account in (one, other))
    return _THEIR.search(index.words(one)) is not None or len(left & right) >= SHARED


def withholds_names(index: StoryIndex, account: Account) -> bool:
    """Whether a passage says that names are not out: "have not been released", "will be released soon"."""
    stems = set(account.assertion.stems)
    if not stems & {"name", "ident"}:
        return False
    disclosing = stems & (set(index.lexicon.phrases.get("disclosing", ())) - {"name", "identifi"})
    return bool(disclosing) and (account.denied or _WILL.search(index.words(account)) is not None)


def gives_names(index: StoryIndex, account: Account) -> bool:
    """Whether a passage gives names out: "identified the pilot as", "released the names"."""
    a, words = account.assertion, index.words(account)
    if account.denied or _WILL.search(words):
        return False
    named = _AS.search(words)
    if named is not None:
        return words[named.end() : named.end() + 2].strip()[:1].isupper() and not _POST.match(words[named.end() :])
    dead = any(trait.kind == "age" for trait in a.traits) and bool(account.features & {"victim", "passeng", "kill"})
    return dead or (a.verb in ("releas", "publish", "disclos", "reveal") and bool({a.subject, a.object} & {"name", "ident"}))


def withholds_cause(index: StoryIndex, account: Account) -> bool:
    """Whether a passage says that a cause is not known."""
    a = account.assertion
    things = {a.subject, a.object, *a.stems} & set(CAUSES)
    words = index.words(account).lower()
    unknown = a.negated and ({a.verb, a.object} | set(a.stems)) & {"know", "known", "clear", "determin", "establish", "awar"}
    return bool(things) and (bool(unknown) or any(w in words for w in ("unclear", "unknown", "undetermined")))


def gives_cause(index: StoryIndex, account: Account) -> bool:
    """Whether a passage says what caused something, and does not ask it ("what caused the crash")."""
    a = account.assertion
    asks = index.words(account).lower().startswith(("what", "how", "why", "whether"))
    return a.verb == "caus" and not asks and not account.denied and a.subject is not None
