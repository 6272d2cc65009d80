"""Who denies what others say, in one report or in another: "Ostland denied that its ships had sold oil", "He has denied that",
"the company dismissed the claim", "it did not close its airspace, Ostland said".

What is denied stands behind the word of denial, or right before it in the same report. A denial is somebody's word, never the report's
own, and it stands beside what anybody but him says.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from legation.language.lists.weighing import Conflicts
from legation.language.lists.words import WordList
from legation.language.patterns import compile_phrases, once
from legation.records.reading import Assertion
from legation.records.report import Span
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import is_number, same_name
from legation.weighing.accounts.index import StoryIndex, search
from legation.weighing.conflicts.acts import find_negators
from legation.weighing.conflicts.point import Evidence
from legation.weighing.conflicts.testimony import Testimony

# What a denial that points back denies ends so many characters before it: the sentence before, or the one before that.
BACK = 400
# What is denied has so many content words at least, and a passage that says it has so much of their weight.
WORDS, HELD = 2, 0.6
# What is denied is told elsewhere in words that are so much alike.
ALIKE_TOLD = 0.35
# What "the reports" say is told by two of the story at least beside the one that denies it.
TOLD = 2
# Before a bare "denied it" stand so few words of its sentence, or what it stands for is among them.
AHEAD = 8
ADVERB = re.compile(r"\w+ly")
# A sentence that begins so is somebody's own words: what they point back to was said to him.
QUOTES = tuple("\"“‘'")
SENTENCE_END = re.compile(r"[.!?][\"”’']*\s+|\n+")


def find_denied(story: Evidence) -> Iterator[Testimony]:
    """Each denial with the passages that say what is denied: in its own words, or right before it where it points back."""
    number = 0
    for account in (*story.firsts, *find_bare(story)):
        if not is_denial(story, account):
            continue
        content = content_of(story, account)
        if points_back(story, account):
            said = find_before(story, account)
            if (said is None or not tells_of(account, said)) and not is_bare(story, account):
                said = find_reported(story, account) or said
            found = [] if said is None else [said, *(find_like(story, account, said) if tells_of(account, said) else ())]
        elif len(content) < WORDS:
            continue
        else:
            found = [other for other in story.firsts if says_it(story, account, content, other)]
        if found:
            number += 1
            topic = f"denied {number}"
            yield Testimony((number,), account, "denied", topic=topic, content=content, own=True)
            yield from (Testimony((number,), other, "affirmed", topic=topic, content=other.features, own=True) for other in found)


def find_bare(story: Evidence) -> Iterator[Account]:
    """Sentences that only deny what stands before them ("He has denied that."): they say nothing else, so that no passage was made of
    them."""
    pattern = search_back(story.language.lists.conflicts)
    for number, accounts in story.by_report.items():
        text = story.reports[number].text
        ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
        for match in pattern.finditer(text):
            at = bisect_right(ends, match.start())
            span = Span(ends[at - 1], len(text[: ends[min(at, len(ends) - 1)]].rstrip()))
            said = Span(match.start(), match.end())
            quoted = text[span.start : span.start + 1] in QUOTES
            if span.start < match.start() and not quoted and not any(said in account.span for account in accounts):
                yield Account(number, Assertion(span, ()), None, frozenset(), day=story.reports[number].day)


def is_denial(index: StoryIndex, account: Account) -> bool:
    """Whether a passage is somebody's denial: told as one ("denied that"), pointing back ("dismissed the claim"), or his own no."""
    said = account.statement
    if points_back(index, account):
        return said is None or (said.speaker is not None and not account.nameless)
    if said is None or said.speaker is None or account.nameless:
        return False
    cue = index.reports[account.report].words(said.cue) if said.cue is not None else ""
    if said.held == "denied":
        turned = find_negators(index, account)
        return cue.lower() in index.language.lists.conflicts.gainsaying and not (
            said.cue is not None and said.cue in account.span and len(turned) > 1
        )
    return account.speaker is not None and account.assertion.negated and is_own(index, account)


def is_own(index: StoryIndex, account: Account) -> bool:
    """Whether somebody says no to what he himself is said to have done: "it did not close its airspace, Ostland said"."""
    subject = account.assertion.subject
    pronoun = subject in index.language.lists.conflict_forms.pronouns
    mention = account.mention
    if account.assertion.verb in {index.stem_of(account)(word) for word in index.language.lists.conflicts.gainsaying}:
        return True  # "denied selling oil"
    actor = mention is not None and subject is not None and subject in (mention.actor, mention.party)
    return (pronoun or actor) and account.assertion.status in ("none", "done")


@once
def search_back(lists: Conflicts) -> "re.Pattern[str]":
    """What finds a denial that points back."""
    slots: dict[str, WordList | re.Pattern[str]] = {
        "gainsay": lists.gainsaying,
        "dismiss": lists.dismissing,
        "claim": lists.alleged,
        "adverb": ADVERB,
        "untrue": lists.untrue,
    }
    return compile_phrases(lists.denied_back, slots)


def points_back(index: StoryIndex, account: Account) -> bool:
    """Whether a passage denies what stands before it: "denied this", "dismissed the claim", "the charges were false", not "denied rumours
    of a hostage-taking", "denied that he had", "nobody can deny it"."""
    words, lists = index.words(account), index.language.lists
    found = search_back(lists.conflicts).search(words)
    if found is None:
        return False
    before, behind = words[: found.start()].lower(), words[found.end() :].lower()
    turned = before.split()[-1:] and before.split()[-1] in (*lists.negation.negators, *lists.conflicts.without)
    following = behind.split()[0] if behind[:1] == " " and behind.split() else ""
    # "denied it": the last word is the whole of what is denied, and what it stands for is in another sentence.
    bare = found.group().lower().split()[-1] in lists.conflicts.pointing
    within = bare and ((following.isalpha() and following not in lists.conflicts.closing) or len(before.split()) > AHEAD)
    goes_on = not bare and following in (*lists.conflict_forms.prepositions, *lists.conflicts.bringing)
    return not (turned or within or goes_on or search(lists.conflicts.unsure).search(before))


def content_of(index: StoryIndex, account: Account) -> frozenset[str]:
    """The telling words of what is denied, without the word of denial, the names of who denies, and verbs that say nothing."""
    lists = index.language.lists
    stem = index.stem_of(account)
    mention = account.mention
    own = {stem(word.lower()) for word in index.reports[account.report].words(mention.span).split()} if mention is not None else set[str]()
    empty = {
        *map(stem, lists.conflicts.gainsaying),
        *lists.conflicts.taking_part,
        *lists.conflicts.empty,
        *lists.content.light,
        *lists.conflicts.lending,
        *own,
    }
    actors = {f"name:{mention.actor}", f"name:{mention.party}"} if mention is not None else set[str]()
    return frozenset(f for f in account.features if f not in empty and f not in actors and not is_number(f))


def find_before(story: Evidence, account: Account) -> Account | None:
    """What a denial points back to: the words of another speaker that stand in the sentence right before it."""
    text = story.reports[account.report].text
    before = [
        other
        for other in story.by_report[account.report]
        if (other.statement is not None or tells_claim(story, account, other))
        and other.span.end <= account.span.start
        and account.span.start - other.span.end <= BACK
        and len(SENTENCE_END.findall(text[other.span.end - 1 : account.span.start])) == 1
        and may_be_denied(story, account, other)
        and len(other.features) > WORDS
    ]
    return max(before, key=lambda other: (other.span.end, -other.span.start), default=None)


def find_reported(story: Evidence, account: Account) -> Account | None:
    """What "the reports" or "the claim" is that somebody denies, where it does not stand right before: of what the report told until then
    of who denies, what most reports of the story tell."""
    before = [
        other
        for other in story.by_report[account.report]
        if other.span.end <= account.span.start
        and tells_of(account, other)
        and may_be_denied(story, account, other)
        and len(other.features) > WORDS
    ]
    told = [(len({like.report for like in find_like(story, account, other)}), other.span.start, other) for other in before]
    count, _, found = max(told, key=lambda one: one[:2], default=(0, 0, None))
    return found if count >= TOLD else None


def find_like(story: Evidence, account: Account, target: Account) -> list[Account]:
    """Where other reports tell what is denied, in words that are much like those before the denial."""
    return [
        other
        for other in story.firsts
        if other.report not in (account.report, target.report)
        and may_be_denied(story, account, other)
        and story.weights.likeness(target, other) >= ALIKE_TOLD
    ]


def tells_of(account: Account, other: Account) -> bool:
    """Whether a passage tells of who denies: it names him or whom he speaks for."""
    mention = account.mention
    who = {mention.actor, mention.party, mention.name} if mention is not None else {account.assertion.subject}
    return not who.isdisjoint({*other.assertion.names, other.assertion.subject, other.assertion.object} - {None})


def tells_claim(index: StoryIndex, account: Account, other: Account) -> bool:
    """Whether a passage has the very noun that a denial points back with ("a report that ships had sold oil", "denied the reports"), or
    the denial points with a bare "this"."""
    nouns = claims_of(index, account)
    return not nouns or bool(nouns & other.features)


def is_bare(index: StoryIndex, account: Account) -> bool:
    """Whether a denial points back with a bare "this", which says nothing of what it denies."""
    found = search_back(index.language.lists.conflicts).search(index.clause(account))
    return found is None or found.group().lower().split()[-1] in index.language.lists.conflicts.pointing


def claims_of(index: StoryIndex, account: Account) -> set[str]:
    """The nouns (stems) by which a denial points back: "the reports", "the claim"; none where it points with a bare "this"."""
    found, stem = search_back(index.language.lists.conflicts).search(index.clause(account)), index.stem_of(account)
    words = {stem(word) for word in found.group().lower().split()} if found else set()
    return words & set(map(stem, index.language.lists.conflicts.alleged))


def may_be_denied(story: Evidence, account: Account, other: Account) -> bool:
    """Whether a passage says something to be so, by somebody else."""
    if other.denied or overlap(account, other) or is_denial(story, other):
        return False
    mine, theirs = account.speaker, other.speaker
    if mine is not None and theirs is not None and same_name(mine, theirs):
        return False
    a, b = account.mention, other.mention
    if a is None or b is None:
        return True
    sides = [{name for name in (mention.actor, mention.party) if name is not None} for mention in (a, b)]
    return a.span != b.span and not sides[0] & sides[1]


def overlap(one: Account, other: Account) -> bool:
    """Whether two passages of one report share words."""
    return one.report == other.report and one.span.overlaps(other.span)


def says_it(story: Evidence, account: Account, content: frozenset[str], other: Account) -> bool:
    """Whether a passage tells as done the act that is denied, with most of the words of the denial; where somebody denies what he himself
    is said to have done, of him."""
    shared = content & other.features
    if len(shared) < WORDS or story.weights.total(shared) < HELD * story.weights.total(content):
        return False
    if not may_be_denied(story, account, other) or search(story.language.lists.conflicts.unsure).search(story.words(other)):
        return False
    senses, act = story.language.lists.content.senses, act_of(story, account)
    if act in story.language.lists.conflicts.taking_part:
        return names_denier(account, other)
    acts = {senses.get(word, word) for word in (other.predicate, other.assertion.verb) if word is not None}
    return act is not None and senses.get(act, act) in acts and (not is_own(story, account) or is_of(account, other))


def act_of(index: StoryIndex, account: Account) -> str | None:
    """What is denied: the verb that stands with the word of denial ("denied selling"), or that of what is said not to be so."""
    said, stem = account.assertion, index.stem_of(account)
    return said.object if said.verb in {stem(word) for word in index.language.lists.conflicts.gainsaying} else account.predicate


def names_denier(account: Account, other: Account) -> bool:
    """Whether a passage names who denies, or those for whom he speaks."""
    mention = account.mention
    names = {name for name in (mention.actor, mention.party, mention.name) if name is not None} if mention is not None else set[str]()
    return bool(names & set(other.assertion.names))


def is_of(account: Account, other: Account) -> bool:
    """Whether a passage tells of who denies as the one who did it or suffered it."""
    mention = account.mention
    names = {name for name in (mention.actor, mention.party, mention.name) if name is not None} if mention is not None else set[str]()
    return bool(names & {other.assertion.subject, other.assertion.object})
