"""A brief or a story as a file, for the office itself: through the gate, in any form of the table."""

from datetime import date

from attrs import frozen

from legation.desk.portions import Chosen, Handling
from legation.desk.session import Session, find_id, pair_up
from legation.desk.sighting import find_known
from legation.desk.verbs.brief import Sheet, brief, recall
from legation.desk.verbs.draft import sheet
from legation.desk.viewing import view_own
from legation.release.forms.forms import find_form
from legation.release.gate import Packet, packet


@frozen
class Exported:
    """What leaves: the bytes, what they are called and of which kind they are."""

    name: str
    media: str
    content: bytes


def export(session: Session, what: str, form: str, asof: date | None = None) -> Exported:
    """The brief of a draft, or the machine's brief on a story, by (the beginning of) its id, under the marks of what it rests on.

    Raises LegationError for a form that is none, and where the marks together leave nobody who may read it.
    """
    written = find_form(form)
    kind, found = find_id(session, what, ("draft", "story"))
    if kind == "draft":
        made = sheet(session, found)
        passed = made.packet
    else:
        made = brief(session, story=found, asof=asof).sheets[0]
        passed = pass_marked(session, made, asof)
    name = f"{made.brief.asof.isoformat()}-{made.brief.story[:8]}.{written.ending}"
    return Exported(name, written.media, written.write(passed))


def pass_marked(session: Session, made: Sheet, asof: date | None) -> Packet:
    """The machine's brief as a packet for the office itself, each line under the marks of what it rests on."""
    story = recall(session, made.story.id, asof)[0]
    # A brief cites the titles of other stories' reports, too.
    pairs = pair_up(session, list(dict.fromkeys((*story.reports, *(one.report for one in made.brief.references)))))
    handling = Handling(find_known(session, story, pairs), Chosen(), session.office.policy)
    view = view_own(made.checked, [report for report, _ in pairs], story, [reading for _, reading in pairs], handling)
    return packet(view, None, None, handling.policy, session.clock())
