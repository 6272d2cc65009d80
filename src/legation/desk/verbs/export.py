"""A brief or a story as a file, for the office itself: through the gate, in any form of the table."""

from datetime import date

from attrs import frozen

from legation.desk.session import Session, find_id
from legation.desk.verbs.brief import brief
from legation.desk.verbs.draft import sheet
from legation.release.forms.forms import find_form


@frozen
class Exported:
    """What leaves: the bytes, what they are called and of which kind they are."""

    name: str
    media: str
    content: bytes


def export(session: Session, what: str, form: str, asof: date | None = None) -> Exported:
    """The brief of a draft, or the machine's brief on a story, by (the beginning of) its id.

    Raises LegationError for a form that is none.
    """
    written = find_form(form)
    kind, found = find_id(session, what, ("draft", "story"))
    made = sheet(session, found) if kind == "draft" else brief(session, story=found, asof=asof).sheets[0]
    name = f"{made.brief.asof.isoformat()}-{made.brief.story[:8]}.{written.ending}"
    return Exported(name, written.media, written.write(made.packet))
