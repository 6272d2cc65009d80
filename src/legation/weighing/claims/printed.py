"""Which words of a claim are printed, and which of its passages support every detail of them.

Passages that are one claim need not give the same details: one has "32 people", one has not. The words printed are the fullest whole
account, down to its barest form, of which two independent origins give every detail; who says less, or something else besides, stands with
the claim and is not counted for these words.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from legation.language.language import Language
from legation.weighing.accounts.account import Account, find_cores, read_words, split_clauses
from legation.weighing.accounts.agreement import Weights, both_right, same_person
from legation.weighing.claims.align import fold_copies
from legation.weighing.claims.confirming import is_own
from legation.weighing.claims.covering import Details, Pages, find_details, is_near, tells
from legation.weighing.claims.omitting import MOST_GAPS, find_shortened
from legation.weighing.claims.same import forbids

# Passages that are one claim by a table are shown with it where so much of the printed words, by what they tell, stands in them.
COVERED = 0.4
# Of so many wordings, the strongest first, the one is chosen that most reports support.
TRIED = 8
# Words that tell less than this are told by chance: "North Korea remained defiant".
LEAST = 4
# So many are enough of somebody named, or of a number, who did something: "About 700 protesters were detained".
ENOUGH = 3
# So many of a number of people: "at least seven people were killed". By judgement: two were hurt in many things.
FEWEST, SEVERAL = 2, 3
# What opens and closes a quotation of one mark.
SINGLE = ("‘", "’", "'")
# So many words of a head have a capital; of a sentence seldom so many.
SHOUTED = 0.7


@frozen(eq=False)
class Wording:
    """The passage whose words are printed for a claim, the passages that are not counted for them, and how many origins confirm them: all
    that they tell stands in a passage of each. One at the most: nobody confirms them."""

    printed: Account
    apart: Sequence[Account]
    supporting: Sequence[Account] = ()
    confirmed: int = 1


def choose_words(
    leading: Sequence[Account],
    passages: Sequence[Account],
    weights: Weights,
    pages: Pages,
    origins: Callable[[Sequence[Account]], int],
) -> Wording:
    """The words that are printed for some passages that are one claim, those of one that may lead or of a clause of it: the fullest whole
    account that two independent origins at least tell in every detail, else the one that most reports support in the main. `origins`
    counts those that confirm a claim by some passages."""
    may_lead = fold_copies(leading)
    ranked = sorted(may_lead, key=lambda shelf: strength(shelf, may_lead, weights), reverse=True)[:TRIED]
    best, most = Wording(ranked[0][0], ()), (1, -MOST_GAPS, 1)
    for account in find_wordings([shelf[0] for shelf in ranked], passages, pages):
        supporting = find_supporting(account, passages, pages)
        # Words that stand in a quotation are not told by the report that quotes them, whoever else tells them.
        told = account.speaker is not None or is_own(pages.reports[account.report], account)
        confirmed = origins(supporting) if told and len({other.report for other in supporting}) > 1 else 1
        # A gap is worth less than a word: of two that tell as much the one is printed that reads on.
        size = find_details(account, pages).size - max(0, len(account.pieces) - 1) if confirmed > 1 else 0
        worth = (min(confirmed, 2), size, confirmed)
        if worth > most:
            most = worth
            best = Wording(account, [other for other in passages if other not in supporting], supporting, confirmed)
    if best.confirmed > 1:
        return best
    common = choose_common(ranked, passages, weights, pages)
    supporting = find_supporting(common.printed, passages, pages) if is_whole(common.printed, pages) else []
    return evolve(common, supporting=[account for account in supporting if account not in common.apart])


def choose_common(ranked: Sequence[Sequence[Account]], passages: Sequence[Account], weights: Weights, pages: Pages) -> Wording:
    """The words that most reports support in the main, where none are confirmed: of a passage, or where more reports tell only a part of
    one, of a clause that can be read alone and tells enough."""
    shelves = fold_copies(passages)
    firsts = [shelf[0] for shelf in ranked]
    clauses = (clause for account in firsts for clause in find_plainer(account, pages))
    best, most = Wording(firsts[0], ()), -1
    for account in (*firsts, *clauses):
        without = [other for other in shelves if not (is_out_of(account, other[0]) or supports(other[0], account, weights))]
        reports = len({known.report for known in passages} - {known.report for other in without for known in other})
        if reports > most:
            best, most = Wording(account, [known for other in without for known in other]), reports
    return best


def find_plainer(account: Account, pages: Pages) -> Iterator[Account]:
    """The clauses of a passage that can be read alone and tell enough to be told of somebody."""
    language = pages.language.of(pages.reports[account.report])
    for clause in split_clauses(account, language):
        if is_whole(clause, pages) and find_details(clause, pages, account).size >= LEAST:
            yield clause


def is_out_of(printed: Account, account: Account) -> bool:
    """Whether some words are out of a passage."""
    return printed.report == account.report and printed.span in account.span


def find_wordings(leading: Sequence[Account], passages: Sequence[Account], pages: Pages) -> Iterator[Account]:
    """The words that may be confirmed: passages that can be read alone, and shorter words out of them that can, which say less."""
    yield from (account for account in leading if is_whole(account, pages))
    for account in leading:
        report = pages.reports[account.report]
        language = pages.language.of(report)
        shorter = (*split_clauses(account, language), *find_cores(account, report, language))
        yield from (known for known in shorter if is_whole(known, pages) and keeps_time(known, account, pages))
    for account in leading:
        found = find_shortened(account, passages, pages, lambda told, shorter: told.size >= ENOUGH and tells_enough(told, shorter, pages))
        yield from (known for known in found if is_whole(known, pages) and keeps_time(known, account, pages))


def keeps_time(shorter: Account, account: Account, pages: Pages) -> bool:
    """Whether words cut out of a passage still say when it was, where that was long before or is long ahead: "a child fell into the den"
    is not what happened now if the report says "in 1996"."""
    day = pages.day(account.report)
    whens = account.assertion.whens
    if day is None or not whens or (shorter.assertion.whens and not shorter.pieces):
        return True
    return all(is_near(when, day) for when in whens)


def find_supporting(printed: Account, passages: Sequence[Account], pages: Pages) -> list[Account]:
    """The passages of a story that tell every detail of some printed words, the printed one with them, whether they were joined to it or
    not; it alone where the words tell too little."""
    mine = [account for account in passages if account.report == printed.report and printed.span in account.span]
    told = find_details(printed, pages, next(iter(mine), None))
    if not tells_enough(told, printed, pages):
        return mine
    known = {id(account) for account in mine}
    others = [account for account in passages if id(account) not in known]
    known |= {id(account) for account in others}
    others += [account for account in pages.find_near(told) if id(account) not in known and is_alike(account, printed)]
    found = [shelf for shelf in fold_copies(others) if tells(shelf[0], printed, told, pages, told.size < LEAST)]
    return [*mine, *(account for shelf in found for account in shelf)]


def tells_enough(told: Details, printed: Account, pages: Pages) -> bool:
    """Whether some words tell so much that two do not tell it by chance."""
    least = FEWEST if counts_people(printed, pages) else ENOUGH if is_telling(printed, pages) else LEAST
    return told.size >= least and not says_nothing(printed, pages)


def counts_people(printed: Account, pages: Pages) -> bool:
    """Whether some words say how many people something befell: "at least seven people were killed"."""
    said = printed.assertion
    counted = any(figure.unit == "person" and figure.value >= SEVERAL for figure in said.figures)
    return counted and is_telling(printed, pages)


def is_telling(printed: Account, pages: Pages) -> bool:
    """Whether some words say of somebody named or of a number what was done, by a verb that tells."""
    said, lists = printed.assertion, pages.language.of(pages.reports[printed.report]).lists
    light = said.verb is None or said.verb in lists.content.light or said.verb in lists.small.be_or_have
    # "Finland is ranked fourth" does not say among whom.
    ranked = bool(said.stems) and said.stems[-1] in lists.dates.ordinals
    if light:
        # "Shares were down one per cent", but not "there were two".
        return any(figure.unit is not None for figure in said.figures) and said.subject is not None
    return not ranked and said.subject is not None and bool(said.names or said.figures)


def says_nothing(printed: Account, pages: Pages) -> bool:
    """Whether some words tell that somebody spoke, and not what he said ("the minister tweeted on Monday")."""
    language = pages.language.of(pages.reports[printed.report])
    said = printed.assertion
    # Words cut out of a passage still have its object, though it is not in them ("tweeted | from the pier").
    bare = said.object is None or (":" not in said.object and said.object not in said.stems)
    return bare and said.verb in find_cues(language)


@lru_cache(maxsize=64)
def find_cues(language: Language) -> frozenset[str]:
    """The verbs with which words are given to somebody, as stems."""
    return frozenset(language.stem(cue.lemma) for cue in language.lists.cues if cue.part == "verb")


def is_alike(account: Account, printed: Account) -> bool:
    """Whether a passage and some printed words are both told by the report itself, or both said by one speaker."""
    if printed.speaker is None or account.speaker is None:
        return printed.speaker is None and printed.statement is None and account.speaker is None and account.statement is None
    return same_person(printed.speaker, account.speaker)


def strength(shelf: Sequence[Account], shelves: Sequence[Sequence[Account]], weights: Weights) -> tuple[bool, float, int]:
    """How well the words of a passage stand for a claim: a whole clause, most like the others, and quoted rather than reported."""
    account = shelf[0]
    common = sum(weights.likeness(account, other[0]) * len(other) for other in shelves)
    quoted = 0.5 if account.statement and account.statement.mode == "quoted" else 0.0
    return account.assertion.whole, common + quoted, -account.span.start


def is_whole(account: Account, pages: Pages) -> bool:
    """Whether a passage can be read alone: by its clause, and begun where its sentence is not cut within a word (".357 Magnum")."""
    text, start = pages.reports[account.report].place(account.span.where), account.span.start
    before = text[start - 1 : start]
    behind = text[account.span.end : account.span.end + 1]
    if not account.assertion.whole or before.isalnum() or before in (".", ",") or behind == "-":
        return False
    words = read_words(account, pages.reports[account.report]).split()
    if sum(word[:1] in SINGLE for word in words) > sum(word.rstrip(".,")[-1:] in SINGLE for word in words):
        return False  # "he was in 'a dire strait" ends within what is quoted
    lists = pages.language.of(pages.reports[account.report]).lists
    last = words[-1].lower()
    if last.endswith(",") or any(
        last in small for small in (lists.clauses.links, lists.small.joining, lists.claims.telling, lists.conflict_forms.parted)
    ):
        return False
    return sum(word[:1].isupper() for word in words) < SHOUTED * len(words)


def supports(account: Account, printed: Account, weights: Weights) -> bool:
    """Whether a passage supports some printed words in the main: each figure of theirs, what is said, yes or no, the speaker and the stage;
    and a good part of what they tell."""
    if account is printed:
        return True
    if forbids(account, printed):
        return False
    known = account.assertion.figures
    if not all(any(figure.unit == other.unit and both_right(figure, other) for other in known) for figure in printed.assertion.figures):
        return False
    return covers(account, printed, weights) >= COVERED and says_it(account, printed)


def covers(account: Account, printed: Account, weights: Weights) -> float:
    """The share of the telling words of some printed words that stand in a passage."""
    return weights.total(account.features & printed.features) / (weights.total(printed.features) or 1.0)


def says_it(account: Account, printed: Account) -> bool:
    """Whether what some printed words say of their subject, in their main clause, is said in a passage too; who has every word of them
    says it."""
    if printed.features <= account.features:
        return True
    clauses = {account.predicate, account.assertion.verb, *(clause.verb for clause in account.assertion.clauses)}
    return printed.predicate is None or printed.predicate in clauses or printed.predicate in account.features
