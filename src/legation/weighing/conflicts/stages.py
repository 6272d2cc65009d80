"""How far a thing has come: one account has it decided, another planned, a third denies any decision; or it was only meant to be, and
elsewhere it was ("was supposed to be scrapped in 2013", "was scrapped in 2013")."""

import re
from collections.abc import Iterator, Mapping, Sequence

from legation.language.lists.lists import WordLists
from legation.language.patterns import compile_phrases, read_slot
from legation.language.words import JOINED
from legation.records.reading import Step
from legation.records.report import Report
from legation.records.story import Conflict, Side
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import Postings, Spot, StoryIndex, find_spots, post, search, take_posted
from legation.weighing.conflicts.point import Evidence, Telling, name_point

# The way a thing goes. Neighbours on it (an idea that is considered, a plan) are shades; two steps apart is a difference.
LADDER = {"none": 0, "considered": 1, "planned": 2, "decided": 3, "done": 4}
# A thing must be spoken of so by this many reports; two that differ on it are the least that can.
REPORTS = 2
# How much of their words two steps must share (Dice) to be of one thing; the wording around it differs freely.
SAME_THING = 0.4
# So much alike are two passages on whether one thing is open.
ALIKE_CONDITION = 0.2
ADVERB, VERB = re.compile(r"\w+ly"), re.compile(r"\w+")


def find_stages(story: Evidence) -> list[Conflict]:
    """The one thing of a story on whose progress most reports speak and differ."""
    language, senses = story.language, story.language.lists.content.senses
    spoken: dict[str, list[tuple[Account, Step]]] = {}
    for account in story.table:
        for step in account.assertion.steps:
            for thing in dict.fromkeys(senses.get(word, word) for word in step.stems):
                spoken.setdefault(thing, []).append((account, step))
    disputed = {thing: said for thing, said in spoken.items() if differ(said)}
    if not disputed:
        return []
    thing = max(disputed, key=lambda t: (len({a.report for a, _ in disputed[t]}), len(disputed[t]), t))
    strength = {word: number for number, word in enumerate([*language.lists.stages.verbs, *language.lists.stages.words])}
    stems = {word for _, step in disputed[thing] for word in step.stems if senses.get(word, word) == thing}
    point = name_point(story, [account for account, _ in disputed[thing]], stems)
    return [lay_side_by_side(story.reports, point, disputed[thing], strength)]


def differ(said: Sequence[tuple[Account, Step]]) -> bool:
    """Whether several reports speak of the thing, and two of them stand apart on how far it has come."""
    if len({account.report for account, _ in said}) < REPORTS:
        return False
    return any(a.report != b.report and apart(s, t) and same_thing(s, t) for a, s in said for b, t in said)


def same_thing(one: Step, other: Step) -> bool:
    """Whether two steps are of the same thing: they have a good part of their words in common, and more than one."""
    shared = set(one.stems) & set(other.stems)
    return len(shared) > 1 and 2 * len(shared) >= SAME_THING * (len(one.stems) + len(other.stems))


def apart(one: Step, other: Step) -> bool:
    """Whether two steps cannot both be right: the same step affirmed and denied, or two rungs between them."""
    if one.negated != other.negated:
        return one.status == other.status
    return not one.negated and abs(LADDER[one.status] - LADDER[other.status]) > 1


def value(step: Step) -> str:
    """A step as plain text."""
    return f"not {step.status}" if step.negated else step.status


def lay_side_by_side(reports: Sequence[Report], point: str, said: Sequence[tuple[Account, Step]], strength: Mapping[str, int]) -> Conflict:
    """The conflict, with the weakest and the strongest wording of each value in each report ("an idea", "exploring"; "working towards",
    "scheduled")."""
    ranked = sorted(said, key=lambda pair: (value(pair[1]), pair[0].report, strength.get(pair[1].word, 0), -pair[0].span.start))
    ends: dict[tuple[str, int], list[Account]] = {}
    for account, step in ranked:
        ends.setdefault((value(step), account.report), []).append(account)
    order = {name: number for number, name in enumerate(dict.fromkeys(name for name, _ in ends))}
    sides = [
        Side(reports[account.report].id, account.span, order[name], name)
        for (name, _), accounts in ends.items()
        for account in dict.fromkeys((accounts[0], accounts[-1]))
    ]
    reason = f"The accounts have this at {len(order)} different stages."
    return Conflict(about=point, kind="status", sides=tuple(sides), reasons=(reason,))


def find_conditions(story: Evidence) -> Iterator[Telling]:
    """Whether what people go through or into is open or closed: "the bridge is to remain closed", "was cleared to reopen"."""
    lists = story.language.lists.conflicts
    for clause in story.all_clauses():
        said = clause.assertion
        # What is expected to stay as it is, is so.
        stays = not {said.verb, said.object}.isdisjoint(lists.lasting)
        if not clause.denied and (stays or not search(lists.unsure).search(story.words(clause))):
            place = next((slot for slot in (said.subject, said.object) if slot in lists.closable), None)
            found = list(dict.fromkeys(lists.conditions[word] for word in said.stems if word in lists.conditions))
            if place is not None and len(found) == 1:
                yield Telling((place,), clause, found[0], topic=f"condition {place}")


def of_one_place(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two passages on whether something is open are of one thing: a little alike, and with a name in common; a town has many
    roads."""
    names = {name.lower() for name in one.account.assertion.names} & {name.lower() for name in other.account.assertion.names}
    return bool(names) and story.weights.likeness(one.account, other.account) >= ALIKE_CONDITION


def find_planned(story: Evidence) -> Iterator[Telling]:
    """What was meant to be done, each with the clauses that tell it as done. Whoever tells both knows what became of it."""
    meant = list(find_spots(story, story.by_report, search_meant(story.language.lists)))
    if not meant:
        return
    done: Postings[Account] = {}
    for clause in story.all_clauses():
        if clause.assertion.verb is not None and clause.assertion.status in ("done", "none") and not clause.denied:
            post(done, clause.assertion.verb, clause.report, clause)
    for number, spot in enumerate(meant):
        verb = story.stem_of(spot.account)(str(read_slot(spot.match, "verb")).lower())
        about, topic = " ".join(spot.match.group().split()), f"meant {verb}"
        yield Telling((number,), spot.account, "planned", about, topic=topic)
        for clause in take_posted(done, verb):
            if is_done(story, spot, clause):
                yield Telling((number,), clause, "done", about, topic=topic)


def is_done(index: StoryIndex, spot: Spot, clause: Account) -> bool:
    """Whether a clause tells as done what was meant: it is no plan itself, and gives the same time or speaks of the same besides."""
    words, lists = index.words(clause), index.language.lists
    patterns = (search_meant(lists), search(lists.conflicts.unsure))
    if any(pattern.search(words) for pattern in patterns):
        return False
    stem = index.stem_of(spot.account)
    near = {stem(word.lower()) for word in JOINED.findall(spot.clause)} & clause.features
    times = {when.first for when in spot.account.assertion.whens} & {when.first for when in clause.assertion.whens}
    # What was to be done on a day near to both reports, and was, is no difference but the course of things.
    past = index.is_past(spot.account) and index.is_past(clause)
    return bool(times) and past and len(near) > 1


def search_meant(lists: WordLists) -> re.Pattern[str]:
    """What finds "was supposed to be scrapped", with the slot of the verb."""
    return compile_phrases(lists.conflict_forms.planned, {"adverb": ADVERB, "meant": lists.conflicts.meant, "verb": VERB})
