"""What a partner fetches under its private addresses, and answers there: whoever has the address is the partner, and everybody else is
told that there is nothing."""

from datetime import datetime
from hashlib import sha256

from attrs import frozen

from legation.desk.answered import find_in
from legation.desk.session import Session
from legation.desk.verbs.guest import Guest, find_guest
from legation.records.errors import LegationError
from legation.records.exchange import Answer, Letter, Way
from legation.records.release import Release
from legation.release.forms.forms import FORMS, find_form
from legation.release.forms.marking import show_mark
from legation.release.gate import again
from legation.release.ways.feeds import CALENDAR, FEEDS, Laid, write_calendar, write_feed, write_file

# A feed shows so many products, the newest; a page so many answers.
MOST_FED, MOST_SHOWN = 50, 20
# So many characters of an answer are taken.
LONGEST = 20_000
# So many lines of a product can be answered by themselves.
MOST_LINES = 300
# Under which name an invitation is fetched, before its id.
INVITATION = "invitation-"


@frozen
class Product:
    """Something that a partner has, as its page lists it: under which id, title and mark, which version, since when, its files, each by
    title and ending, and its lines, each behind the id by which it can be answered."""

    id: str
    title: str
    mark: str
    version: int
    made: datetime
    recalled: bool
    files: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...] = ()


@frozen
class PartnerPage:
    """The page of a partner: who sends, how it is addressed, what it has (the newest first), what it answered, which addresses its token
    opens, and what the office wrote to it."""

    office: str
    audience: str
    products: tuple[Product, ...]
    answers: tuple[Answer, ...]
    ways: tuple[str, ...]
    letters: tuple[Letter, ...] = ()


def fetch(session: Session, secret: str, name: str) -> tuple[Laid | PartnerPage, Guest] | None:
    """What is under a name behind a token; None where it does not open that, or there is nothing, which is the same."""
    guest = find_guest(session, secret, find_way(name))
    if guest is None:
        return None
    found = find_named(session, guest, name)
    return None if found is None else (found, guest)


def find_way(name: str) -> Way:
    """The way on which a name is fetched."""
    return "feed" if name in FEEDS else "calendar" if name == CALENDAR else "page"


def find_named(session: Session, guest: Guest, name: str) -> Laid | PartnerPage | None:
    """What a name stands for."""
    key, office = guest.partner.key, session.office.name
    if name == CALENDAR:
        every = session.store.releases.newest(MOST_FED * MOST_FED, key)
        return write_calendar([again(one) for one in reversed(every)], office)
    newest = find_newest(session, key)
    if name in FEEDS:
        return write_feed(name, [again(one) for one in newest], office, guest.partner.name)
    if name == "":
        answers = tuple(one for one in session.store.answers.newest(MOST_SHOWN, key) if one.words)
        letters = tuple(session.store.letters.newest(MOST_SHOWN, key))
        return PartnerPage(office, guest.partner.name, tuple(map(tell_product, newest)), answers, guest.token.ways, letters)
    if name.startswith(INVITATION):
        held = session.store.letters.named([name.removeprefix(INVITATION).removesuffix(".ics")])
        known = held is not None and held.partner == key and held.calendar and name.endswith(".ics")
        return Laid(held.calendar.encode(), find_form("ics").media, "invitation.ics") if held is not None and known else None
    made, _, ending = name.partition(".")
    found = next((one for one in newest if one.matter.id == made), None)
    return None if found is None else write_file(again(found), ending)


def find_newest(session: Session, partner: str) -> list[Release]:
    """The newest version of each product that a partner has, the newest first."""
    return session.store.releases.standing(partner, MOST_FED)


def tell_product(release: Release) -> Product:
    """A product as the page lists it."""
    matter = release.matter
    mark = show_mark(matter.mark, matter) if matter.mark is not None else ""
    files = tuple((form.title, form.ending) for form in FORMS)
    lines = tuple((item.id, " ".join(item.words.split())) for item in matter.items[:MOST_LINES])
    return Product(matter.id, matter.brief.title, mark, matter.version, matter.made, release.recalled, files, lines)


def answer(session: Session, secret: str, about: str, words: str, question: bool) -> Guest | None:
    """Keep what a partner writes on its page, each thing once; None where the token opens no page. Raises LegationError without words."""
    guest = find_guest(session, secret, "page")
    if guest is None:
        return None
    if not words.strip() or len(words) > LONGEST:
        raise LegationError(f"Write what you want to say, in at most {LONGEST:,} characters.")
    keep_answer(session, guest.partner.key, "page", words, about, question)
    return guest


def keep_answer(session: Session, partner: str, way: str, words: str, about: str = "", question: bool = False, tlp: str = "") -> Answer:
    """Keep what a partner said, once; a report is made of it afterwards."""
    key = sha256("\n".join((way, about, words)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    with session.store.writing():
        now = session.clock()
        bare = about.rpartition("--")[2]
        known = about if any(find_in(one, bare) is not None for one in find_newest(session, partner)) else ""
        asked = session.store.letters.named([bare]) if bare and not known else None
        known = about if asked is not None and asked.partner == partner else known
        made = Answer(0, partner, key, now, way, "question" if question else "answer", words, known, tlp)
        kept = session.store.answers.put(made)
        if kept.at == now:
            session.store.audit.append(now, f"partner {partner}", "answer", str(kept.number), f"by {way}")
    return kept
