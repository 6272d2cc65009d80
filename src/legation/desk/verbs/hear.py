"""What partners sent becomes reports: each its own origin, taken and read like any other, and marked so that nobody else is shown it."""

from collections.abc import Callable
from textwrap import shorten

from attrs import evolve

from legation.desk.answered import find_about
from legation.desk.session import Session
from legation.desk.sighting import WORDS
from legation.desk.verbs.collect import collect
from legation.desk.verbs.ingest import Arrival, Kept, keep_arrivals
from legation.intake.source import Paper
from legation.language.typography import ANSWERED, ASKED
from legation.records.exchange import Answer
from legation.records.release import Mark, Marking
from legation.release.marks import STRICT, TLP

WHY = "an answer of a partner: nobody else is shown it before the officer says so"

HEADING = "what a partner's answer is on is told to nobody else"


def hear(session: Session) -> Kept:
    """Take what partners sent, by mail too, and nobody took yet. Each is marked in the transaction in which its report is kept."""
    kept = collect(session)
    return kept + keep_arrivals(session, [arrive(session, answer) for answer in session.store.answers.waiting()])


def arrive(session: Session, answer: Answer) -> Arrival:
    """An answer as a paper: who said it, when, on what, and its words as they came."""
    standing = session.store.partners.get(answer.partner)
    name = standing.partner.name if standing is not None else answer.partner
    title = (ASKED if answer.kind == "question" else ANSWERED).format(find_title(session, answer) or name)
    writer = f"Byline: {' '.join(answer.who.split())}\n" if answer.who.strip() else ""
    head = f"Title: {title}\nOutlet: {name}\n{writer}Published: {answer.at.isoformat()}\n\n"
    place = f"{session.office.folder or '.'}/answers/{answer.partner}-{answer.number}.txt"
    paper = Paper(place, (head + answer.words.strip() + "\n").encode("utf-8", "surrogatepass"), "text", outlet=name)
    return Arrival(paper, after=note(session, answer))


def find_title(session: Session, answer: Answer) -> str:
    """What an answer is on: the line, the title under which the partner has it, or what it was asked."""
    about = find_about(session, answer)
    return shorten(about.words, LONGEST, placeholder=" …") if about is not None else ""


# A title is one line.
LONGEST = 200


def note(session: Session, answer: Answer) -> Callable[[str | None], object]:
    """What is kept together with the report: its mark, and what became of the answer."""

    def after(report: str | None) -> None:
        if report is None:
            session.store.answers.put(evolve(answer, state="refused", said="It could not be read as a text."))
            return
        # What a partner says is for the office alone where it did not say otherwise.
        tlp = next((one for one in TLP if one == answer.tlp), STRICT)
        # An empty list lets nobody have it.
        made = Marking(0, session.by, session.clock(), f"report {report}", Mark(tlp, releasable=()), WHY)
        if title := find_title(session, answer):
            # The heading is ours, and has words that this partner was told: whoever else is shown the answer one day is not told them.
            (kept,) = session.store.reports.many([report])
            place = f"{WORDS} {report} title 0 {len(kept.title or title)}"
            session.store.handling.append(evolve(made, about=place, why=HEADING))
        session.store.handling.append(made)
        session.store.answers.put(evolve(answer, state="taken", report=report))

    return after
