"""What partners sent becomes reports: each its own origin, taken and read like any other, and marked so that nobody else is shown it."""

from collections.abc import Callable

from attrs import evolve

from legation.desk.session import Session
from legation.desk.verbs.ingest import Arrival, Kept, keep_arrivals
from legation.intake.source import Paper
from legation.language.typography import ANSWERED, ASKED
from legation.records.exchange import Answer
from legation.records.release import Mark, Marking, Tlp
from legation.release.marks import TLP

# What a partner says to the office alone is so marked where it did not say otherwise.
USUAL: Tlp = "TLP:AMBER+STRICT"
WHY = "an answer of a partner: nobody else is shown it before the officer says so"


def hear(session: Session) -> Kept:
    """Take what partners sent and nobody took yet. The mark of each is given in the transaction in which its report is kept."""
    return keep_arrivals(session, [arrive(session, answer) for answer in session.store.answers.waiting()])


def arrive(session: Session, answer: Answer) -> Arrival:
    """An answer as a paper: who said it, when, on what, and its words as they came."""
    standing = session.store.partners.get(answer.partner)
    name = standing.partner.name if standing is not None else answer.partner
    title = (ASKED if answer.kind == "question" else ANSWERED).format(find_title(session, answer) or name)
    head = f"Title: {title}\nOutlet: {name}\nPublished: {answer.at.isoformat()}\n\n"
    place = f"{session.office.folder or '.'}/answers/{answer.partner}-{answer.number}.txt"
    paper = Paper(place, (head + answer.words.strip() + "\n").encode("utf-8", "surrogatepass"), "text", outlet=name)
    return Arrival(paper, after=note(session, answer))


def find_title(session: Session, answer: Answer) -> str:
    """What an answer is on: the title under which the partner has it."""
    for release in session.store.releases.standing(answer.partner, MOST) if answer.about else ():
        known = {release.matter.id, *(item.id for item in release.matter.items)}
        if answer.about.rpartition("--")[2] in known:
            return " ".join(release.matter.brief.title.split())
    return ""


# So many products are looked through for what an answer is on.
MOST = 200


def note(session: Session, answer: Answer) -> Callable[[str | None], object]:
    """What is kept together with the report: its mark, and what became of the answer."""

    def after(report: str | None) -> None:
        if report is None:
            session.store.answers.put(evolve(answer, state="refused", said="It could not be read as a text."))
            return
        tlp = next((one for one in TLP if one == answer.tlp), USUAL)
        # An empty list lets nobody have it.
        made = Marking(0, session.by, session.clock(), f"report {report}", Mark(tlp, releasable=()), WHY)
        session.store.handling.append(made)
        session.store.answers.put(evolve(answer, state="taken", report=report))

    return after
