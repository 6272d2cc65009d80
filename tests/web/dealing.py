"""What partners do in an office that is watched for leaks, and what is done with them: tokens change, partners are closed and come back,
are told less by masks, answer on their page, by TAXII and by mail, are asked, and are invited to meet."""

from datetime import timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from starlette.testclient import TestClient

from desk.offices import lay
from legation.desk.desk import Desk
from legation.desk.verbs.tokens import find_digest
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError
from legation.release.ways.taxii import MEDIA, ROOT, START, name_collection
from release.invented import Words
from web.judging import Judge
from web.leaking import CODES, Posts, Told, add_token, fetch_nothing, sit_down
from web.served import OWN
from web.test_web_taxii import find_id, note

FIRST = "south"
PARTNERS = st.sampled_from(sorted(CODES))
SAID = "The ferry of Tarn carried {0},000 people in May, {1} said. {2} counted each of them."
LETTER = "From: Office <{0}@{0}.example>\nTo: {1}\nSubject: Re: the ferry\nMessage-ID: <{2}@{0}.example>\nIn-Reply-To: <{3}>\n\n{4}\n"
MASKED = ("outlet", "byline", "chain")
# How a meeting is marked, and the rank that its partners need.
MET = {"TLP:GREEN": 1, "TLP:AMBER": 2}


class Dealing(RuleBasedStateMachine, Judge):
    """Partners of an office, and beside it those of the office with one partner alone."""

    chance: Random
    words: Words
    desk: Desk
    alone: Desk
    folder: Path
    posts: Posts
    posts_alone: Posts
    client: TestClient
    dead: list[tuple[str, str]]
    # Where something is told to the first partner that an office without the others has not, the two are no longer laid side by side.
    twin: bool

    def both(self) -> tuple[Desk, Desk]:
        """The two offices, a minute later."""
        raise NotImplementedError

    def all_of(self, key: str) -> list[Desk]:
        """The offices that have a partner, a minute later."""
        return [desk for desk in self.both() if desk is self.desk or key == FIRST]

    def share_token(self, key: str) -> None:
        """A token of the first partner opens the other office, too."""
        if key == FIRST:
            digest, name = find_digest(self.tokens[key]), find_id(self.tokens[key])
            self.alone.store.tokens.put(next(one for one in self.desk.tokens().tokens if one.id == name), digest)

    @staticmethod
    def find_product(desk: Desk, key: str) -> str:
        """The product that a partner was sent last."""
        found = desk.releases(key, 1)
        return found[0].matter.id if found else ""

    @rule(key=PARTNERS, act=st.sampled_from(["rotate", "revoke"]))
    def change_token(self, key: str, act: str) -> None:
        if key in self.closed:
            return
        self.both()
        self.dead.append((key, old := self.tokens[key]))
        made = self.desk.tokens(act, find_id(old))
        self.tokens[key] = made.secret or add_token(self.desk, key)
        self.share_token(key)

    @rule(key=PARTNERS)
    def close_or_open(self, key: str) -> None:
        """Nothing goes to a partner that is closed; one that comes back has what it had, corrected by what was recalled meanwhile."""
        act = "add" if key in self.closed else "close"
        for desk in self.all_of(key):
            desk.partner(act, key)
        self.closed ^= {key}

    @rule(key=PARTNERS, kinds=st.sets(st.sampled_from(MASKED)), one=st.booleans(), place=st.integers(0, 9))
    def mask_partner(self, key: str, kinds: set[str], one: bool, place: int) -> None:
        if key in self.closed:
            return
        outlet = self.reports[place % len(self.reports)].outlet
        masks = tuple(f"outlet:{outlet}" if kind == "outlet" and one else kind for kind in sorted(kinds))
        for desk in self.all_of(key):
            desk.partner("change", key, masks=masks)
        self.masks[key] = masks

    @rule(key=PARTNERS, way=st.sampled_from(["page", "taxii", "mail"]), on=st.booleans(), heard=st.booleans())
    def answer(self, key: str, way: str, on: bool, heard: bool) -> None:
        told = Told("", {name: self.words.one() for name in ("said", "speaker")} | {"name": self.names[key]})
        words = SAID.format(self.chance.randint(40, 60), told.words["speaker"].title(), told.words["said"].title())
        product = self.find_product(self.desk, key) if on else ""
        number = len(self.answers)
        if way == "mail" and key not in self.closed:
            self.address[key] = self.desk.push("reply", key).key
        for desk in self.all_of(key):
            if way == "mail":
                # Who was closed still knows the address at which it answered.
                given = LETTER.format(key, self.address.get(key, "desk@norland.example"), number, product or "none@legation.invalid", words)
                lay(Path(desk.office.folder or ".") / "incoming", {f"{number}.eml": given})
            else:
                self.answer_by_web(desk, key, way, words, product)
        if way == "mail":
            before = len(self.desk.store.answers.newest(1000))
            self.hear()
            assert (len(self.desk.store.answers.newest(1000)) > before) == (key not in self.closed)
        if key not in self.closed:
            self.answers[number] = (key, told)
            self.told[key] |= told.all
        else:
            self.unheard |= {told.words["said"], told.words["speaker"]}
        if heard:
            self.hear()

    def answer_by_web(self, desk: Desk, key: str, way: str, words: str, product: str) -> None:
        """An answer on the partner's page, or into its collection; one that is closed is told what everybody is told."""
        sit_down(self.client, desk)
        secret, partner = self.tokens[key], self.made.partners[key]
        if way == "page":
            said = {"words": words, "about": product, "kind": "question"}
            answered = self.client.post(f"/out/{secret}/answers", data=said, headers=OWN)
            assert answered.status_code == (404 if key in self.closed else 303)
            return
        path = f"{START}{ROOT}collections/{name_collection(partner)}/objects/"
        refers = [f"report--{product}"] if product else []
        sent = note(f"note--00000000-0000-4000-8000-{len(self.answers):012}", words, object_refs=refers)
        given = {"authorization": f"Bearer {secret}", "accept": MEDIA, "content-type": MEDIA}
        answered = self.client.post(path, json={"objects": [sent]}, headers=given)
        assert answered.status_code == (401 if key in self.closed else 202)
        self.look_at(key, "the status", answered.content)

    @precondition(lambda self: bool(self.desk.store.answers.waiting()))
    @rule()
    def hear_waiting(self) -> None:
        self.hear()

    def hear(self) -> None:
        """What partners said becomes reports."""
        for desk in self.both():
            desk.hear()
            weigh_store(desk)
        for _, told in self.answers.values():
            for one in self.desk.store.answers.newest(50):
                if one.report and told.words["said"].title() in one.words:
                    told.ids = [one.report]

    @rule(key=PARTNERS)
    def ask(self, key: str) -> None:
        if key in self.closed:
            return
        self.both()
        self.said |= (words := {self.words.one()})
        self.desk.letter("ask", key, words=f"What did {words.copy().pop()} say of the ferry?")
        self.told[key] |= words
        # The number of a letter is the office's own, and goes into its id.
        self.twin = self.twin and key != FIRST

    @rule(keys=st.sets(PARTNERS, min_size=1), mark=st.sampled_from(sorted(MET)), then=st.sampled_from(["", "move", "cancel", "record"]))
    def meet(self, keys: set[str], mark: str, then: str) -> None:
        """Invite partners: each is told title, place and points, and its own people; nobody what was said there, or who else was asked."""
        self.both()
        title, place, point, moved, secret, *guests = (self.words.one() for _ in range(5 + len(keys)))
        self.said |= {title, place, point, moved, *guests}
        self.ours |= {secret}
        asked = sorted(keys)
        people = []
        for key, guest in zip(asked, guests, strict=True):
            if key not in self.closed:
                people.append(self.desk.contact("add", key, name=f"Ada {guest.title()}", address=f"{key}@{key}.example")[0].id)
        try:
            with patch("legation.desk.verbs.consult.uuid4", lambda: UUID(int=self.chance.getrandbits(128))):
                (made,) = self.desk.consult(
                    "add", f"The ferry and {title}", begins=self.now + timedelta(days=9), place=f"Quay {place}", partners=asked,
                    people=[f"Ole {secret}"], points=[f"What {point} costs"], attendees=people, mark=mark,
                ).consultations  # fmt: skip
            self.desk.consult("send", made.id)
        except LegationError:
            # Nobody is told anything where one may not be.
            assert self.closed & keys or any(self.cleared[key] < MET[mark] for key in keys)
            return
        assert not self.closed & keys
        for key, guest in zip(asked, guests, strict=True):
            self.told[key] |= {title, place, point, guest}
        self.twin = self.twin and FIRST not in keys
        if then == "record":
            self.desk.consult("record", made.id, words=f"The ministry of {secret} gave way.")
            self.desk.consult("deed", made.id, words=f"Ask {secret}", owner=f"Ole {secret}")
        elif then:
            self.desk.consult("cancel" if then == "cancel" else "change", made.id, **({"place": f"Quay {moved}"} if then == "move" else {}))
            for key in asked if then == "move" else ():
                self.told[key] |= {moved}

    @precondition(lambda self: bool(self.desk.store.parcels.unsent()))
    @rule()
    def push(self) -> None:
        for desk in self.both():
            desk.push("send")
        for address, body in self.posts.seen:
            self.look_at(address.split("/")[2].split(".")[0], address, body)
        for path in (self.folder / "one" / "office" / "outgoing").glob("*"):
            body = path.read_bytes()
            key = next(key for key in CODES if f"To: {key}@".encode() in body)
            self.look_at(key, "a mail", body)
            path.unlink()
        assert not {address.split("/")[2].split(".")[0] for address, _ in self.posts.seen} & self.closed
        mine = [one for one in self.posts.seen if one[0].startswith(f"https://{FIRST}.")]
        assert not self.twin or mine == self.posts_alone.seen
        self.posts.seen.clear()
        self.posts_alone.seen.clear()

    def look_at_closed(self, key: str) -> None:
        """A partner that is closed is told what a guessed token is told."""
        sit_down(self.client, self.desk)
        partner = self.made.partners[key]
        assert fetch_nothing(self.client, partner, self.tokens[key]) == fetch_nothing(self.client, partner, "legation_guessed")
