"""How far a thing has come: one account has it decided, another planned, a third denies any decision; or it was only meant to be, and
elsewhere it was ("was supposed to be scrapped in 2013", "was scrapped in 2013")."""

import re
from collections.abc import Iterator

from attrs import field, frozen

from legation.language.lists.lists import WordLists
from legation.language.patterns import compile_phrases, read_slot
from legation.language.words import JOINED
from legation.records.reading import Step
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import of_one_mouth
from legation.weighing.accounts.index import Postings, Spot, StoryIndex, find_spots, post, search, take_posted
from legation.weighing.conflicts.point import Evidence, Telling, name_point

# The way a thing goes. Neighbours on it (an idea that is considered, a plan) are shades; two steps apart is a difference.
LADDER = {"none": 0, "considered": 1, "planned": 2, "decided": 3, "done": 4}
# How much of their words two steps must share (Dice) to be of one thing; the wording around it differs freely.
SAME_THING = 0.4
# So much alike are two passages on whether one thing is open.
ALIKE_CONDITION = 0.2
# Where no name is in both, so many other words are: "engineers" and "checks".
TOLD = 2
# "It" stands for something of its own sentence, which is no longer than this.
SENTENCE = 300
_SENTENCE = re.compile(r"[.!?\n]\s")
ADVERB, VERB = re.compile(r"\w+ly"), re.compile(r"\w+")


@frozen(eq=False)
class Stage(Telling):
    """A passage that says how far a thing has come, the step it says, and its own clause."""

    step: Step = field(kw_only=True)


def find_stages(story: Evidence) -> Iterator[Stage]:
    """How far the things of a story have come, each step once under every word of the thing."""
    senses = story.language.lists.content.senses
    for account in story.firsts:
        # "You don't know what is going to come of it" plans nothing.
        for step in (step for step in account.assertion.steps if step.negated or not account.denied):
            for thing in dict.fromkeys(senses.get(word, word) for word in step.stems):
                yield Stage((thing,), account, value(step), topic=f"stage {thing}", step=step)


def of_one_stage(_story: Evidence, one: Stage, other: Stage) -> bool:
    """Whether two steps cannot both be right of one thing: the same step affirmed and denied, or two rungs between them; they have a good
    part of their words in common, and more than one. What one person says in two papers is no two accounts."""
    shared = set(one.step.stems) & set(other.step.stems)
    alike = len(shared) > 1 and 2 * len(shared) >= SAME_THING * (len(one.step.stems) + len(other.step.stems))
    return alike and apart(one.step, other.step) and not of_one_mouth(one.account, other.account)


def knows_stage(_story: StoryIndex, one: Stage, other: Stage) -> bool:
    """Whether the passage of the first says the other's step, too: who plans what is not decided contradicts nobody."""
    return any(value(step) == other.value for step in one.account.assertion.steps)


def name_stage(index: StoryIndex, one: Stage, other: Stage) -> str:
    """The thing, by the words that both steps have of it."""
    shared = set(one.step.stems) & set(other.step.stems)
    return name_point(index, (one.account, other.account), shared)


def apart(one: Step, other: Step) -> bool:
    """Whether two steps cannot both be right: the same step affirmed and denied, or two rungs between them."""
    if one.negated != other.negated:
        return one.status == other.status
    return not one.negated and abs(LADDER[one.status] - LADDER[other.status]) > 1


def value(step: Step) -> str:
    """A step as plain text."""
    return f"not {step.status}" if step.negated else step.status


def find_conditions(story: Evidence) -> Iterator[Telling]:
    """Whether what people go through or into is open or closed: "the bridge is to remain closed", "was cleared to reopen". What a report
    tells last of a thing is how it has the thing."""
    last: dict[tuple[int, str], str] = {}
    found = []
    for clause in story.all_clauses():
        place, state = find_place(story, clause), find_condition(story, clause)
        if place is not None and state is not None:
            last[clause.report, place] = state
            found.append(Telling((place,), clause, state, topic=f"condition {place}"))
    yield from (telling for telling in found if telling.value == last[telling.account.report, str(telling.point[0])])


def find_condition(index: StoryIndex, clause: Account) -> str | None:
    """Whether a clause tells that something is open, or closed; None where it tells neither, or only what may be."""
    lists, said = index.language.lists.conflicts, clause.assertion
    # What is expected to stay as it is, is so.
    stays = not {said.verb, said.object}.isdisjoint(lists.lasting)
    if clause.denied or (not stays and search(lists.unsure).search(index.words(clause))):
        return None
    states = list(dict.fromkeys(lists.conditions[word] for word in said.stems if word in lists.conditions))
    return states[0] if len(states) == 1 else None


def find_place(index: StoryIndex, clause: Account) -> str | None:
    """What a clause says to be open or closed; what "it" stands for is what its sentence named last."""
    said, lists, stem = clause.assertion, index.language.lists, index.stem_of(clause)
    closable = lists.conflicts.closable
    place = next((slot for slot in (said.subject, said.object) if slot in closable), None)
    if place is None and {said.subject, said.object} & lists.conflict_forms.pronouns.set:
        text, start = index.reports[clause.report].place(clause.span.where), clause.span.start
        before = _SENTENCE.split(text[max(0, start - SENTENCE) : start])[-1]
        named = [word for word in (stem(word.lower()) for word in JOINED.findall(before)) if word in closable]
        place = named[-1] if named else None
    return place


def of_one_place(story: Evidence, one: Telling, other: Telling) -> bool:
    """Whether two passages on whether something is open are of one thing: a little alike, and with a name in common, for a town has many
    roads; or two telling words besides."""
    lists = story.language.lists.conflicts
    names = {name.lower() for name in one.account.assertion.names} & {name.lower() for name in other.account.assertion.names}
    shared = (one.account.features & other.account.features).difference(one.point, lists.conditions)
    told = sum(":" not in word for word in shared)
    return bool(names or told >= TOLD) and story.weights.likeness(one.account, other.account) >= ALIKE_CONDITION


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
