"""What partners said, asked and sent, each with what it is on and what the office answered; and what the office asked them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from attrs import frozen

from legation.desk.answered import About, find_about, find_thing
from legation.desk.session import Session
from legation.desk.verbs.collect import find_hint
from legation.records.exchange import Answer, Letter, Parcel

# So many answers are listed where nobody says, and letters are looked through for those that answer them.
MOST, MOST_LETTERS = 50, 500


@frozen
class Said:
    """What a partner said: what it is `about`, and the letters that answer it. Of a brief it is the version that holds; `taken` are the
    lines of the one before that it takes back (what it tells in the same words is not among them), `edition` counts its versions."""

    answer: Answer
    about: About | None = None
    replies: tuple[Letter, ...] = ()
    taken: tuple[str, ...] = ()
    edition: int = 1


@frozen
class Asked:
    """A question of the office to a partner: what it is `about`, and what was said to it."""

    letter: Letter
    about: About | None = None
    answers: tuple[Answer, ...] = ()


@frozen
class Exchanged:
    """What partners said, the newest first; what the office asked; and how far letters came, those that partners read on their page not
    among them. `hint` says what keeps letters to the office from being read."""

    said: tuple[Said, ...] = ()
    asked: tuple[Asked, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    hint: str = ""


def answers(session: Session, limit: int = MOST) -> Exchanged:
    """What went to and fro."""
    letters = session.store.letters.newest(MOST_LETTERS)
    newest = [one for one in session.store.answers.newest(max(limit, MOST_LETTERS)) if one.words]
    asked = [one for one in letters if one.kind == "question"][:limit]
    return Exchanged(
        tuple(find_current(session, newest, letters, limit)),
        tuple(Asked(one, find_on(session, one), tuple(find_answers(newest, one))) for one in asked),
        tuple(one for one in session.store.parcels.newest(MOST_LETTERS) if one.letter),
        find_hint(session),
    )


def find_new(session: Session, since: datetime, limit: int) -> tuple[Said, ...]:
    """What partners said since a moment, the newest first."""
    newest = [one for one in session.store.answers.newest(MOST_LETTERS) if one.words and one.at >= since]
    return tuple(find_current(session, newest, session.store.letters.newest(MOST_LETTERS) if newest else (), limit))


def find_current(session: Session, newest: Sequence[Answer], letters: Sequence[Letter], limit: int) -> Iterator[Said]:
    """Each thing that was said, at most so many; of a brief the version that holds."""
    shown: set[tuple[str, str]] = set()
    for one in newest:
        if len(shown) == limit:
            return
        name = (one.partner, one.about if one.kind == "brief" else str(one.number))
        if name in shown:
            continue
        shown.add(name)
        if one.kind == "brief":
            yield find_brief(session, one)
        else:
            yield Said(one, find_about(session, one, earlier=True), tuple(letter for letter in letters if letter.answers == one.number))


def find_brief(session: Session, one: Answer) -> Said:
    """A brief as it holds, with what it takes back."""
    versions = sorted(session.store.answers.of_thing(one.partner, one.about), key=find_version, reverse=True)
    now, before = versions[0], versions[1].lines if len(versions) > 1 else ()
    held = {said for line in now.lines for said in line}
    return Said(now, taken=tuple(words for name, words in before if held.isdisjoint((name, words))), edition=len(versions))


def find_version(one: Answer) -> datetime:
    """When what a partner sent as an object was last changed."""
    return datetime.fromisoformat(one.key.split(" ")[1])


def find_on(session: Session, letter: Letter) -> About | None:
    """What a question of the office is on."""
    return find_thing(session, letter.partner, letter.about, earlier=True) if letter.about else None


def find_answers(newest: Sequence[Answer], letter: Letter) -> Iterator[Answer]:
    """What a partner said to a letter."""
    return (one for one in newest if one.partner == letter.partner and one.about.rpartition("--")[2] == letter.id)
