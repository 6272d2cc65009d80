"""The verbs on what leaves the office."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import define

from legation.desk.people import People

if TYPE_CHECKING:
    from legation.desk.verbs.answers import Exchanged
    from legation.desk.verbs.consult import Consulted
    from legation.desk.verbs.export import Exported
    from legation.desk.verbs.fetch import PartnerPage
    from legation.desk.verbs.guest import Guest, Use
    from legation.desk.verbs.ingest import Kept
    from legation.desk.verbs.letter import Written
    from legation.desk.verbs.mark import Marked
    from legation.desk.verbs.proof import Proof
    from legation.desk.verbs.push import Pushed
    from legation.desk.verbs.recall import Recalled
    from legation.desk.verbs.release import Previewed
    from legation.records.exchange import Contact
    from legation.records.release import Release, Standing, TakenBack
    from legation.release.ways.feeds import Laid
    from legation.release.ways.taxii import Reply


@define
class Outgoing(People):
    """A session with the verbs on marks, partners and releases."""

    def mark(self, about: str = "", marks: str | None = None, why: str = "", review: date | None = None, **asked: Any) -> "Marked":
        """Mark a thing, or take its mark away (`off`); without a mark: the log of marks; see `legation.desk.verbs.mark.mark`."""
        from legation.desk.verbs.mark import mark

        return mark(self, about, marks, why, review, **asked)

    def partner(self, act: str = "list", key: str = "", **said: Any) -> "tuple[Standing, ...]":
        """List the partners; or add, change or close one; see `legation.desk.verbs.partner.partner` for what can be said of it."""
        from legation.desk.verbs.partner import partner

        return partner(self, act, key, **said)

    def preview(self, story: str, *partners: str, **asked: Any) -> "tuple[Previewed, ...]":
        """What each partner would get of a story, looked at on the record: the first step of a release."""
        from legation.desk.verbs.release import preview

        return preview(self, story, partners, **asked)

    def release(self, story: str, partner: str, form: str = "md", seen: int = 0) -> "Release":
        """Send a partner what was previewed (`seen`: its number): the second step. What changed since must be looked at again."""
        from legation.desk.verbs.release import release

        return release(self, story, partner, form, seen)

    def releases(self, partner: str | None = None, limit: int = 50, before: int | None = None) -> "tuple[Release, ...]":
        """What left, newest first, below the number `before`."""
        return tuple(self.store.releases.newest(limit, partner, before))

    def released(self, number: int) -> "tuple[Release, bytes]":
        """A release by its number, with the bytes that left."""
        from legation.desk.verbs.release import released

        return released(self, number)

    def taken(self, release: "Release") -> "tuple[TakenBack, ...]":
        """What a release took back from its partner, in the words in which that was told."""
        from legation.desk.taken import find_taken

        return find_taken(self, release.story, release.partner, release.matter, release.number)

    def recall(self, about: str = "", why: str = "") -> "tuple[Recalled, ...]":
        """Take back what rests on a report or origin that proved false; without a reason tell who holds it; without either, all recalls."""
        from legation.desk.verbs.recall import recall

        return recall(self, about, why)

    def proof(self, what: str, partner: str) -> "Proof":
        """What a partner would get, set as on paper, with what the officer must know before it leaves; that he looked is on the record."""
        from legation.desk.verbs.proof import proof

        return proof(self, what, partner)

    def reissue(self, number: int, form: str = "") -> "Exported":
        """A release once more: as it left, or its packet in another form."""
        from legation.desk.verbs.proof import reissue

        return reissue(self, number, form)

    @staticmethod
    def forms() -> tuple[tuple[str, str], ...]:
        """The forms in which a packet leaves, each with what it is called to people."""
        from legation.desk.verbs.proof import list_forms

        return list_forms()

    def taxii(self, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes, home: str) -> "tuple[Reply, Guest | None]":
        """The answer to a request of TAXII, and which partner asked."""
        from legation.desk.verbs.taxii import taxii

        return taxii(self, method, path, query, headers, body, home)

    def note_uses(self, uses: "Iterable[Use]") -> bool:
        """Enter uses of partners' tokens into the audit; returns whether that was done."""
        from legation.desk.verbs.guest import note_uses

        return note_uses(self, uses)

    def fetch(self, secret: str, name: str) -> "tuple[Laid | PartnerPage, Guest] | None":
        """What is under a name behind a partner's private address; None where there is nothing for whoever asks."""
        from legation.desk.verbs.fetch import fetch

        return fetch(self, secret, name)

    def answer(self, secret: str, about: str, words: str, question: bool = False) -> "Guest | None":
        """Keep what a partner writes on its page; None where the address opens none."""
        from legation.desk.verbs.fetch import answer

        return answer(self, secret, about, words, question)

    def push(self, act: str = "list", partner: str = "", **said: Any) -> "Pushed":
        """List what is on its way, send it, or say where a partner wants it; see `legation.desk.verbs.push.push` for what can be said."""
        from legation.desk.verbs.push import push

        return push(self, act, partner, **said)

    def hear(self) -> "Kept":
        """Make reports of what partners sent."""
        from legation.desk.verbs.hear import hear

        return hear(self)

    def answers(self, limit: int = 50) -> "Exchanged":
        """What partners said, asked and sent, and what the office asked them."""
        from legation.desk.verbs.answers import answers

        return answers(self, limit)

    def stamp_inbox(self) -> tuple[int, int]:
        """What changes when a letter to the office comes."""
        from legation.desk.verbs.collect import stamp_inbox

        return stamp_inbox(self)

    def contact(self, act: str = "list", what: str = "", **said: Any) -> "tuple[Contact, ...]":
        """List who is known at partners, add somebody, change or close an entry; see `legation.desk.verbs.contact.contact`."""
        from legation.desk.verbs.contact import contact

        return contact(self, act, what, **said)

    def letter(self, act: str = "list", what: str = "", **said: Any) -> "Written":
        """List letters to partners, ask one something, answer what one said; see `legation.desk.verbs.letter.letter`."""
        from legation.desk.verbs.letter import letter

        return letter(self, act, what, **said)

    def consult(self, act: str = "list", what: str = "", **said: Any) -> "Consulted":
        """List, add and change consultations with partners; see `legation.desk.verbs.consult.consult` for what can be said."""
        from legation.desk.verbs.consult import consult

        return consult(self, act, what, **said)
