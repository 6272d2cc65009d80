"""What the office says to a partner besides briefs: it asks something on what a partner sent, answers what a partner asked, invites it. A
letter is for one partner, under a mark that lets it have it, and leaves by the ways on which that partner wants things."""

from collections.abc import Sequence

from attrs import evolve, frozen

from legation.desk.answered import find_said
from legation.desk.session import Session
from legation.desk.verbs.partner import find_open
from legation.records.errors import LegationError
from legation.records.exchange import Answer, Letter, LetterKind, Parcel
from legation.records.release import Mark, Partner
from legation.release.marks import STRICT, TLP, find_bar, read_mark
from legation.release.ways.letters import make_parcel, name_letter

ACTS = ("list", "ask", "answer")
MOST = 50
# So many characters are sent.
LONGEST = 20_000


@frozen
class Written:
    """Letters, the newest first, and the parcels in which they go; none where the partner only reads its page."""

    letters: tuple[Letter, ...] = ()
    parcels: tuple[Parcel, ...] = ()


@frozen
class Saying:
    """What is to be said, before it is kept; with a `mark` of None under the usual one."""

    kind: LetterKind
    words: str
    mark: Mark | None
    about: str = ""
    answers: int = 0
    meeting: str = ""
    calendar: str = ""


def letter(session: Session, act: str = "list", what: str = "", words: str = "", about: str = "", mark: str = "") -> Written:
    """List what was written; ask the partner `what` something, `about` a thing by the id under which it is known to both; or answer what a
    partner said, by its number (`what`).

    Raises LegationError where there is nobody to ask, nothing to answer, or the partner may not have what bears the mark.
    """
    if act not in ACTS:
        raise LegationError(f"There is no act {act!r} on letters. There are: {', '.join(ACTS)}.")
    if act == "list":
        return Written(tuple(session.store.letters.newest(MOST)), tuple(one for one in session.store.parcels.newest(MOST) if one.letter))
    if not words.strip() or len(words) > LONGEST:
        raise LegationError(f"Write what you want to say, in at most {LONGEST:,} characters.")
    given = read_mark(mark, session.office.policy) if mark else None
    with session.store.writing():
        if act == "ask":
            partner = find_open(session, what).partner
            said = Saying("question", words.strip(), given or find_usual(session, partner), about)
        else:
            asked = find_said(session, what)
            partner = find_open(session, asked.partner).partner
            mark_of = given or find_usual(session, partner, asked.tlp)
            said = Saying("answer", words.strip(), mark_of, find_name(asked), asked.number)
        made, parcels = keep_letter(session, partner, said)
        session.note(f"letter {act}", made.id, f"to {partner.key}")
    return Written((made,), parcels)


def find_usual(session: Session, partner: Partner, label: str = "") -> Mark:
    """The mark of a letter of which nobody says more: that under which it was asked, else that of what nobody marked, else to that partner
    alone, as far as it is cleared."""
    known = next((one for one in TLP if one == label), None)
    if known is None and session.office.policy.unmarked is not None:
        return session.office.policy.unmarked
    return Mark(min(known or STRICT, partner.tlp, key=TLP.index))


def find_name(asked: Answer) -> str:
    """The id under which a partner knows what it said: that of its object, where it was one."""
    return asked.key.partition(" ")[0] if asked.way == "taxii" else asked.about


def keep_letter(session: Session, partner: Partner, said: Saying, to: Sequence[str] = ()) -> tuple[Letter, tuple[Parcel, ...]]:
    """Keep a letter and the parcels in which it goes. Only within the transaction of the caller. Raises LegationError where the partner may
    not have it."""
    mark = said.mark or find_usual(session, partner)
    if bar := find_bar(mark, partner, session.office.policy):
        raise LegationError(f"{partner.name} may not have it: {bar}. Say how it is marked (--mark).")
    newest = session.store.letters.newest(1)
    number = newest[0].number + 1 if newest else 1
    made = session.store.letters.append(
        Letter(
            0, name_letter(partner, number), session.by, session.clock(), partner.key, said.kind, said.words, mark,
            about=said.about, answers=said.answers, meeting=said.meeting, calendar=said.calendar,
        )
    )  # fmt: skip
    mails = [("mail", one) for one in to] or [(one.way, one.address) for one in partner.pushes if one.way == "mail"]
    # By one way alone: what came twice on two ways would be two.
    ways = mails or [(one.way, one.address) for one in partner.pushes if one.way == "taxii" and said.kind != "invitation"]
    parcels = [make_parcel(partner, way, address, made) for way, address in dict.fromkeys(ways)]  # type: ignore[arg-type]  # two ways
    return made, tuple(session.store.parcels.put(evolve(one, number=0)) for one in parcels)
