"""What a partner's answer or question is on: the line of a brief, the whole of it, or what the office asked before."""

from collections.abc import Sequence

from attrs import evolve, frozen

from legation.desk.session import Session
from legation.records.errors import LegationError
from legation.records.exchange import Answer
from legation.records.release import Item, Release

# So many products of a partner are looked through.
MOST = 200


@frozen
class About:
    """What something is on: in which words, whether that is one line alone; the release in which the partner has it, and its story here
    (0 and "" where it is none of ours); the number of what it is of, where a partner sent that. `gone` says that the partner has it no
    more: it was taken back, or is not told in the version that holds."""

    words: str
    line: bool = False
    release: int = 0
    story: str = ""
    answer: int = 0
    gone: bool = False


def find_said(session: Session, number: str) -> Answer:
    """What a partner said, by its number. Raises LegationError where there is nothing of that number."""
    known = number.isascii() and number.isdecimal() and len(number) < 16
    found = session.store.answers.get(int(number)) if known else None
    if found is None or not found.words or found.kind == "brief":
        raise LegationError(f"No partner asked or said {number!r}: `legation consult answers` lists what they did by its number.")
    return found


def find_about(session: Session, answer: Answer, earlier: bool = False) -> About | None:
    """What a partner's words are on; None where it named nothing that we know, or that it has (`earlier`: or had)."""
    return find_thing(session, answer.partner, answer.about, earlier) if answer.about else None


def find_thing(session: Session, partner: str, name: str, earlier: bool = False) -> About | None:
    """What an id stands for between the office and a partner; with `earlier`, for the officer alone, also what it has no more: what was
    taken back is written to nobody, and is no heading of a report."""
    bare = name.rpartition("--")[2]
    standing = session.store.releases.standing(partner, MOST)
    for release in standing:
        if found := find_in(release, bare):
            return found
    asked = session.store.letters.named([bare])
    if asked is not None and asked.partner == partner:
        on = find_thing(session, partner, asked.about, earlier) if asked.about else None
        return evolve(on or About(""), words=asked.words, line=False, gone=False)
    if earlier and (had := find_earlier(session, standing, bare)):
        return had
    return find_in_briefs(session, partner, name)


def find_earlier(session: Session, standing: Sequence[Release], bare: str) -> About | None:
    """A thing that a partner was told once by its id of it, in the version that told it last."""
    for release in standing:
        # Only of the product under whose ids it is are earlier versions opened.
        if any(made == bare for _, made in release.sent.ids):
            versions = session.store.releases.earlier(release.story, release.partner, release.number)
            return next((evolve(found, gone=True) for one in versions if (found := find_in(one, bare))), None)
    return None


def find_in(release: Release, bare: str) -> About | None:
    """A thing of a release by the partner's id of it."""
    matter = release.matter
    if matter.id == bare:
        return About(" ".join(matter.brief.title.split()), release=release.number, story=release.story)
    item: Item | None = next((one for one in matter.items if one.id == bare), None)
    return None if item is None else About(item.words, line=True, release=release.number, story=release.story)


def find_in_briefs(session: Session, partner: str, name: str) -> About | None:
    """A brief that a partner sent, or a line of one."""
    for one in session.store.answers.newest(MOST, partner):
        if one.kind != "brief":
            continue
        if one.about == name:
            return About(one.title, answer=one.number)
        if words := dict(one.lines).get(name):
            return About(words, line=True, answer=one.number)
    return None
