"""A ruling before it is one: what it would be about, in words, and what it may be given; and all that were made, with who undid them."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from legation.briefing.names import is_name, outlet_name
from legation.desk.session import Session, pair_up
from legation.desk.subjects import OF_OUTLETS, OPEN_VALUES, PAIRS, VALUES, VERBS, find_subject, find_undoing
from legation.records.errors import LegationError, UnknownIdError
from legation.records.ruling import Ruling, read_place
from legation.records.story import Claim, Story

# So many other claims or stories are offered to be named, the weightiest or newest first.
MOST_OFFERED = 40
# A thing that is ruled on is named by so much of its words.
LONGEST = 160
# Verbs by which two claims, or two stories, are put to each other: the second is chosen from those there are.
OF_CLAIMS, OF_STORIES = ("same-claim", "conflict", "update"), ("same-story",)
# A page of rulings.
AT_ONCE = 40


@frozen
class Named:
    """A thing that a ruling is about: its id, who prints or says it, and its words; `kind` is that of the id, ``outlet`` for a name."""

    id: str
    kind: str
    who: str
    words: str = ""


@frozen
class Proposal:
    """A ruling that is not made yet: its subjects in words, the other things that it may be about (`others`) and the values it may have,
    where one is needed; `story` is the one in question. Complete where nothing is missing."""

    verb: str
    about: tuple[str, ...]
    value: str
    subjects: tuple[Named, ...]
    others: tuple[Named, ...] = ()
    values: tuple[str, ...] = ()
    takes_value: bool = False
    complete: bool = True


@frozen
class Ruled:
    """A ruling on the record: its number, its subjects in words, and the one that took it back."""

    number: int
    ruling: Ruling
    subjects: tuple[Named, ...]
    undone: Ruling | None = None


def propose(session: Session, verb: str, about: Sequence[str], value: str = "", asked: bool = False) -> Proposal:
    """A ruling to be completed: what it is about, and what may be chosen. `asked` where the officer has chosen already, so that a value
    that may be left away is. Raises LegationError where the verb or the ids are none."""
    if verb not in VERBS:
        raise LegationError(f"There is no ruling {verb!r}.")
    if not about:
        raise LegationError("A ruling is about something.")
    if verb in OF_OUTLETS:
        subjects: tuple[Named, ...] = tuple(Named(name, "outlet", name) for name in about)
    else:
        subjects = tuple(name_subject(session, one) for name in about for one in find_subject(session, verb, name))
    others = tuple(find_others(session, verb, about)) if len(about) < 2 and verb in PAIRS else ()
    takes = verb in VALUES or verb in OPEN_VALUES
    missing = (verb in PAIRS and len(about) < 2) or (verb in VALUES and not value) or (verb in OPEN_VALUES and not asked)
    values = tuple(find_values(session, verb, [one.id for one in subjects])) if takes else ()
    return Proposal(verb, tuple(about), value, subjects, others, values, takes, not missing)


def find_others(session: Session, verb: str, about: Sequence[str]) -> Iterable[Named]:
    """What the thing that is ruled on may be put to: claims of its story, or other stories."""
    if verb in OF_CLAIMS:
        (claim,) = find_subject(session, verb, about[0])
        story = session.store.stories.of_claim(claim)
        yield from (name_claim(one) for one in (story.claims if story else ())[: MOST_OFFERED + 1] if one.id != claim)
    elif verb in OF_STORIES:
        heads = session.store.stories.heads(MOST_OFFERED + 1)
        yield from (Named(head.id, "story", "", head.title[:LONGEST]) for head in heads if not head.id.startswith(about[0]))


def find_values(session: Session, verb: str, subjects: Sequence[str]) -> Iterable[str]:
    """What a ruling may give: letters, grades, or the names of those whom the reports of some statements name."""
    if verb == "reliability":
        return tuple("ABCDEF")
    if verb == "grade":
        return tuple(letter + digit for letter in "ABCDEF" for digit in "123456")
    if verb != "not-said-by":
        return ()
    reports = dict.fromkeys(report for one in subjects if (report := session.store.readings.of_statement(one)))
    readings = [reading for _, reading in pair_up(session, list(reports))]
    said = {one.speaker.name for reading in readings for one in reading.statements if one.id in subjects and one.speaker}
    named = (mention.name for reading in readings for mention in reading.mentions)
    spoken = (one.speaker.name for reading in readings for one in reading.statements if one.speaker)
    return tuple(name for name in dict.fromkeys([*spoken, *named]) if name and name not in said)[:MOST_OFFERED]


def name_subject(session: Session, name: str) -> Named:
    """A thing that a ruling is about, in words: what is not there any more by its id."""
    store = session.store
    report, span = read_place(name)
    if (held := store.reports.get(report)) is not None:
        words = held.words(span) if span is not None else held.title or ""
        return Named(name, "place" if span else "report", outlet_name(held), words[:LONGEST])
    if (said := store.readings.of_statement(name)) is not None:
        ((of, reading),) = pair_up(session, [said])
        one = next(statement for statement in reading.statements if statement.id == name)
        speaker = one.speaker.name if one.speaker and one.speaker.name else ""
        return Named(name, "statement", speaker or outlet_name(of), of.words(one.words[0])[:LONGEST])
    if (story := store.stories.of_claim(name)) is not None:
        return name_claim(next(claim for claim in story.claims if claim.id == name))
    if (told := store.stories.get(name)) is not None:
        return Named(name, "story", "", told.title[:LONGEST])
    ruling = next((one for one in store.rulings.all() if one.id == name), None)
    return Named(name, "ruling", ruling.verb if ruling else "", name[:8]) if ruling else Named(name, "gone", name)


def name_claim(claim: Claim) -> Named:
    """A claim in words."""
    return Named(claim.id, "claim", claim.speaker if claim.speaker and is_name(claim.speaker) else "", claim.text[:LONGEST])


def find_place(session: Session, ruling: Ruling) -> Story | None:
    """The story that a ruling speaks of, where it is one's."""
    for name in ruling.about:
        report = read_place(name)[0]
        said = session.store.readings.of_statement(name)
        found = session.store.stories.of_report(said or report)
        story = session.store.stories.get(found) if found else session.store.stories.of_claim(name)
        if story is not None:
            return story
    return None


def rulings(session: Session, limit: int = AT_ONCE, before: int | None = None) -> tuple[Ruled, ...]:
    """The last rulings below the number `before`, newest first, each with the one that took it back."""
    undone = find_undoing(session.store.rulings.all())
    return tuple(
        Ruled(number, ruling, tuple(name_about(session, ruling)), undone.get(ruling.id))
        for number, ruling in session.store.rulings.page(limit, before)
    )


def name_about(session: Session, ruling: Ruling) -> Iterable[Named]:
    """What a ruling is about, in words."""
    if ruling.verb in OF_OUTLETS:
        return [Named(name, "outlet", name) for name in ruling.about]
    try:
        return [name_subject(session, name) for name in ruling.about]
    except UnknownIdError:
        return [Named(name, "gone", name) for name in ruling.about]
