"""What a ruling is about, by the ids that a person gives: whole ids, and those that hold for good."""

from collections.abc import Sequence
from typing import get_args

from legation.desk.session import Session, find_id, pair_up
from legation.intake.cuts import find_cuts, plain
from legation.records.errors import LegationError
from legation.records.ruling import Ruling, Verb, read_place, write_place
from legation.records.story import RELIABILITY, Story
from legation.store.search.query import Query

VERBS: tuple[str, ...] = get_args(Verb)
# What each verb speaks of.
ABOUT: dict[str, tuple[str, ...]] = {
    "same-story": ("report", "story"),
    "not-same-story": ("report", "story"),
    "split": ("report", "story"),
    "same-origin": ("report",),
    "independent": ("report",),
    "same-claim": ("claim",),
    "different-claim": ("claim", "report", "statement"),
    "conflict": ("claim",),
    "update": ("claim",),
    "not-about": ("claim", "report", "statement"),
    "not-said-by": ("statement", "claim"),
    "grade": ("claim",),
    "belongs": ("report",),
    "proved-false": ("report",),
    "undo": ("ruling",),
}
# What is ruled of an outlet names it as the reports do.
OF_OUTLETS = ("owner", "reliability")
# The value that a verb needs, and the verb that takes one or none.
VALUES = {
    "grade": "a grade such as B2",
    "owner": "the name of the owner",
    "reliability": "a letter A to F",
    "belongs": "the line of the page, or its beginning",
}
OPEN_VALUES = ("not-said-by",)
# A verb that puts two things together or apart needs both.
PAIRS = (
    "same-story",
    "not-same-story",
    "split",
    "same-origin",
    "independent",
    "same-claim",
    "different-claim",
    "conflict",
    "update",
    "not-about",
)


def check(verb: str, about: Sequence[str], value: str | None) -> None:
    """Raises LegationError with what is missing or too much."""
    if verb not in VERBS:
        raise LegationError(f"There is no ruling {verb!r}. There are: {', '.join(VERBS)}.")
    if verb in PAIRS and len(about) < 2:
        raise LegationError(f"{verb} is about two things or more: name their ids.")
    if not about:
        raise LegationError(f"{verb} is about something: name its id.")
    if value and verb not in VALUES and verb not in OPEN_VALUES:
        raise LegationError(f"{verb} takes no value; leave --value away.")
    if verb in VALUES and not value:
        raise LegationError(f"{verb} needs {VALUES[verb]} (--value).")
    if verb == "grade" and not (value and len(value) == 2 and value[0] in "ABCDEF" and value[1] in "123456"):
        raise LegationError(f"{value!r} is not a grade: a letter A to F and a digit 1 to 6, such as B2.")
    if verb == "reliability" and value not in RELIABILITY:
        raise LegationError(f"{value!r} is not a letter of reliability: A (reliable) to E (unreliable), F where it cannot be judged.")
    if verb == "belongs" and len(about) > 1:
        raise LegationError("belongs is about one report and one line of its page.")


def find_subjects(session: Session, verb: str, about: Sequence[str], value: str | None) -> tuple[str, ...]:
    """The whole ids that a ruling is to carry. A story is named by its first report, which is its for good; a claim that somebody did not
    say by its statements. Raises LegationError where they make no ruling."""
    check(verb, about, value)
    if verb in OF_OUTLETS:
        return tuple(look_at_outlet(session, name) for name in about)
    named = tuple(name for one in about for name in find_subject(session, verb, one))
    if verb == "split":
        named = find_split(session, about[0], named)
    if verb in PAIRS and len(set(named)) < len(named):
        raise LegationError(f"{verb} is about different things; two of those you named are one.")
    if verb == "belongs":
        look_at_line(session, named[0], value or "")
    if verb == "not-said-by":
        look_at_speaker(session, named, value or "")
    if verb == "undo":
        look_at_undone(session, named)
    return named


def find_subject(session: Session, verb: str, name: str) -> tuple[str, ...]:
    """What one name of those given means to a verb."""
    if verb == "not-about" and read_place(name)[1] is not None:
        report, span = read_place(name)
        whole = find_id(session, report, ("report",))[1]
        return (write_place(whole, span),) if span is not None else (whole,)
    kind, found = find_id(session, name, ABOUT[verb])
    if kind == "story":
        return (recall(session, found).members[0],)
    if kind == "statement" and verb == "not-about":
        ((report_of, reading),) = pair_up(session, [session.store.readings.of_statement(found) or ""])
        spans = [span for one in reading.statements if one.id == found for span in one.words if span.where == "text"]
        return tuple(write_place(report_of.id, span) for span in spans) or (report_of.id,)
    if kind == "claim" and verb in ("not-about", "not-said-by"):
        claim = next(one for one in recall_claim(session, found).claims if one.id == found)
        if verb == "not-about":
            return tuple(dict.fromkeys(write_place(one.report, one.span) for one in claim.supports if one.span.where == "text"))
        said = tuple(dict.fromkeys(one.statement for one in claim.supports if one.statement))
        if not said or claim.speaker is None:
            raise LegationError("Nobody is given as the speaker of this claim: its reports tell it themselves.")
        return said
    return (found,)


def look_at_outlet(session: Session, name: str) -> str:
    """The name of an outlet. Raises LegationError where no report here is of one so called, and no list knows it: a slip of the pen would
    be heard of nothing."""
    known = session.store.outlets.many([name]) or session.store.search.find(Query(outlet=name, limit=1)).hits
    if not known and not any(name in (one.name, *one.aliases, *one.domains) for one in session.office.language().lists.outlets):
        raise LegationError(f"No report here is of an outlet {name[:80]!r}, and the lists know none. Write it as reports show it.")
    return name


def recall(session: Session, name: str) -> Story:
    """A story by its whole id. Raises LegationError where it is not there any more."""
    story = session.store.stories.get(name)
    if story is None:
        raise LegationError(f"The story {name} is not there any more. `legation show` lists those there are.")
    return story


def recall_claim(session: Session, name: str) -> Story:
    """The story of a claim. Raises LegationError where it is not there any more."""
    story = session.store.stories.of_claim(name)
    if story is None:
        raise LegationError(f"There is no claim {name} any more.")
    return story


def find_split(session: Session, first: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """A report that stays, and those that leave together. A story that is named first is named by a report of it that stays."""
    kind, found = find_id(session, first, ABOUT["split"])
    leaving = named[1:]
    of_report = session.store.stories.of_report(found) if kind == "report" else None
    story = recall(session, found) if kind == "story" else session.store.stories.get(of_report or "")
    if story is None or not set(leaving) <= set(story.reports):
        raise LegationError("A story is split by its reports: name it first, then those of its reports that leave together.")
    if kind == "report":
        return named
    staying = [report for report in story.reports if report not in leaving]
    if not staying:
        raise LegationError("All reports of the story would leave it. Name those that are about something else.")
    return (staying[0], *leaving)


def look_at_line(session: Session, report: str, line: str) -> None:
    """Raises LegationError where a report's page has no such line that was cut."""
    found = session.store.reports.get(report)
    raw = session.store.raw.get(found.raw) if found and found.raw else None
    cuts = find_cuts(raw, found)[0] if found and raw else []
    if not plain(line) or not any(one.startswith(plain(line)) or plain(line).startswith(one) for one in cuts):
        raise LegationError("No line that begins so was cut from the page of this report. Its page on the desk lists what was cut.")


def look_at_speaker(session: Session, statements: Sequence[str], name: str) -> None:
    """Raises LegationError where a right speaker is given whom no report of the statements names."""
    if not name:
        return
    reports = dict.fromkeys(report for one in statements if (report := session.store.readings.of_statement(one)))
    pairs = pair_up(session, list(reports))
    if not any(name in report.text or any(one.name == name for one in reading.mentions) for report, reading in pairs):
        raise LegationError(f"The reports of these words do not name {name!r}. Give a name as they write it, or none: then nobody said it.")


def look_at_undone(session: Session, rulings: Sequence[str]) -> None:
    """Raises LegationError where a ruling does not stand any more."""
    undone = find_undoing(session.store.rulings.all())
    for name in rulings:
        if (by := undone.get(name)) is not None:
            raise LegationError(f"The ruling {name[:8]} was taken back already, by {by.by} (ruling {by.id[:8]}).")


def find_undoing(rulings: Sequence[Ruling]) -> dict[str, Ruling]:
    """By which ruling each of those that were taken back was; an undoing that is itself undone takes nothing back."""
    undone: dict[str, Ruling] = {}
    for ruling in reversed(rulings):
        if ruling.id not in undone and ruling.verb == "undo":
            undone.update(dict.fromkeys(ruling.about, ruling))
    return undone
