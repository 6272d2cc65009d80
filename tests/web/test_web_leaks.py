"""Whatever is done in whatever order, nothing gets out on any way: marks and clearances change, tokens are rotated and revoked, reports
come and are edited, briefs leave and are taken back, partners answer, mails and posts go.

Each partner is told no word of what it was never released, no name of another partner, nothing of another's answers, and after a recall no
word of what proved false; whoever has no token that holds is told the same as who guesses. Beside each office stands another in which the
first partner is the only one: all that it is told there is the same to the byte. Twenty offices in every run, two thousand in `make soak`.
"""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test
from starlette.testclient import TestClient

from desk.offices import NOW
from legation.desk.desk import Desk
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError
from legation.records.exchange import Recall
from legation.records.story import Story
from legation.web.app import create
from release.invented import Words, shake
from web.dealing import FIRST, PARTNERS, Dealing
from web.judging import GIVEN, MARKS, TLP
from web.leaking import (
    CODES,
    SOURCES,
    Made,
    Posts,
    Told,
    add_token,
    copy,
    fetch,
    fetch_nothing,
    fetch_others,
    invent,
    make,
    set_clock,
    sit_down,
    take,
)
from web.served import ORIGIN

ENDINGS = ("md", "html", "json", "csv", "stix.json", "ics", "eml", "misp.json", "pdf", "docx")
FORMS = ("md", "html", "json", "csv", "stix", "eml", "pdf", "docx")
# How many offices are made for the runs; the others are copies of them in which other things happen.
BASES = 3
HOME = Path(tempfile.mkdtemp(prefix="legation-leaks-"))


@cache
def find_base(seed: int) -> Made:
    """An office, made once."""
    return make(HOME, seed)


@cache
def find_client() -> TestClient:
    """One application; each office sits down at it in turn."""
    place = find_base(0).folder
    return TestClient(create(place), base_url=ORIGIN, raise_server_exceptions=False, follow_redirects=False).__enter__()


@pytest.fixture(autouse=True, scope="module")
def tidy() -> Iterator[None]:
    yield
    if find_client.cache_info().currsize:
        find_client().__exit__()
    shutil.rmtree(HOME, ignore_errors=True)


class Leaving(Dealing):
    """An office and all that happens in it; beside it the office with one partner alone, and what may be told by a rule of its own."""

    looked = 0
    bases = BASES

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        self.folder, self.now = HOME / "living", NOW
        shutil.rmtree(self.folder, ignore_errors=True)
        made = find_base(seed % self.bases if self.bases else seed)
        self.made, self.chance = made, shake(seed)
        self.words = Words(self.chance, "zv")
        self.desk, self.alone = copy(made, self.folder / "one"), copy(made, self.folder / "two", FIRST)
        self.posts, self.posts_alone = Posts(), Posts()
        self.desk.fetcher, self.alone.fetcher = self.posts, self.posts_alone
        self.reports = [Told(one.source, dict(one.words), one.file, list(one.ids)) for one in made.reports]
        self.sources, self.own, self.phrases = dict(GIVEN), dict[int, str](), dict[int, str]()
        self.cleared = {key: TLP.index(partner.tlp) for key, partner in made.partners.items()}
        self.names = {key: partner.name.split()[-1].lower() for key, partner in made.partners.items()}
        self.tokens = {key: add_token(self.desk, key) for key in CODES}
        self.dead: list[tuple[str, str]] = []
        self.answers: dict[int, tuple[str, Told]] = {}
        self.ours = {self.words.one() for _ in range(2)}
        self.told: dict[str, set[str]] = {key: {self.names[key]} for key in CODES}
        self.gone: dict[str, set[str]] = {key: set() for key in CODES}
        self.recalled: set[str] = set()
        self.said, self.unheard, self.closed = set[str](), set[str](), set[str]()
        self.masks: dict[str, tuple[str, ...]] = dict.fromkeys(CODES, ())
        self.address: dict[str, str] = {}
        self.client = find_client()
        self.twin = True
        self.share_token(FIRST)
        for key in self.chance.sample(sorted(CODES), self.chance.randint(1, 3)):
            self.release(key, self.chance.choice(FORMS))

    def tick(self) -> None:
        self.now += timedelta(minutes=1)
        for desk in (self.desk, self.alone):
            set_clock(desk, self.now)

    def both(self) -> tuple[Desk, Desk]:
        self.tick()
        return self.desk, self.alone

    @staticmethod
    def story(desk: Desk) -> Story:
        return max(desk.stories(), key=lambda story: (len(story.members), story.id))

    def find_id(self, desk: Desk, place: int) -> str:
        """A report as an office knows it."""
        every = {name for story in desk.stories() for name in story.members}
        return next(one.id for one in desk.store.reports.many(sorted(every)) if one.outlet == self.reports[place].outlet)

    # What the officer does.

    @rule(source=st.sampled_from(SOURCES), mark=st.sampled_from(sorted(MARKS)))
    def mark_source(self, source: str, mark: str) -> None:
        for desk in self.both():
            desk.mark(f"{HOME}/in/{source}", mark, f"so says {sorted(self.ours)[0]}")
        self.sources[source] = mark

    @rule(place=st.integers(0, 9), mark=st.sampled_from(sorted(MARKS)))
    def mark_report(self, place: int, mark: str) -> None:
        place %= len(self.reports)
        for desk in self.both():
            desk.mark(self.find_id(desk, place), mark, f"so says {sorted(self.ours)[0]}")
        self.own[place] = mark

    @rule(place=st.integers(0, 9), mark=st.sampled_from(["TLP:RED", "TLP:CLEAR // REL TO SDR", "TLP:AMBER"]))
    def mark_statement(self, place: int, mark: str) -> None:
        place %= len(self.reports)
        for desk in self.both():
            report, reading = desk.report(self.find_id(desk, place))
            phrase = self.reports[place].words["said"].title()
            found = [one.id for one in reading.statements if any(phrase in report.words(span) for span in one.words)]
            if not found:
                return
            desk.mark(found[0], mark, "as a test has it")
        self.phrases[place] = mark

    @precondition(lambda self: bool(self.answers))
    @rule(place=st.integers(0, 9), mark=st.sampled_from(sorted(MARKS)))
    def mark_answer(self, place: int, mark: str) -> None:
        number = sorted(self.answers)[place % len(self.answers)]
        told = self.answers[number][1]
        self.tick()
        if told.ids:
            self.desk.mark(told.ids[-1], mark, "so that others may read it")
            told.source = mark
            self.twin = False

    @rule(key=PARTNERS, tlp=st.sampled_from(TLP[:4]))
    def clear_partner(self, key: str, tlp: str) -> None:
        if key in self.closed:
            return
        for desk in self.all_of(key):
            desk.partner("change", key, tlp=tlp)
        self.cleared[key] = TLP.index(tlp)

    @precondition(lambda self: sum(len(one.old) for one in self.reports) < 3)
    @rule(place=st.integers(0, 9))
    def edit_report(self, place: int) -> None:
        place %= len(self.reports)
        told = self.reports[place]
        told.old.add(told.words["edited"])
        told.words["edited"] = self.words.one()
        before = list(told.ids)
        for desk in self.both():
            take(desk, HOME, told, place)
            weigh_store(desk)
        told.ids = [*before, *told.ids[len(before) : len(before) + 1]]

    @precondition(lambda self: len(self.reports) < len(self.made.reports) + 2)
    @rule()
    def take_report(self) -> None:
        told = invent(self.words, self.chance)
        self.reports.append(told)
        for desk in self.both():
            take(desk, HOME, told, len(self.reports))
            weigh_store(desk)
        told.ids = told.ids[:1]

    @rule(key=PARTNERS, form=st.sampled_from(FORMS))
    def release(self, key: str, form: str) -> None:
        allowed = self.find_allowed(key)
        for desk in self.all_of(key):
            self.send(desk, key, form, allowed)

    def send(self, desk: Desk, key: str, form: str, allowed: set[str]) -> None:
        try:
            desk.preview(self.story(desk).id, key)
            made = desk.release(self.story(desk).id, key, form)
        except LegationError:
            return
        if desk is self.desk:
            self.told[key] |= allowed
            self.gone[key] -= allowed
            self.look_at(key, "what left", desk.released(made.number)[1])

    @precondition(lambda self: bool(self.desk.releases()))
    @rule(place=st.integers(0, 9))
    def recall(self, place: int) -> None:
        told = self.reports[place % len(self.reports)]
        for desk in self.both():
            try:
                (made,) = desk.recall(told.outlet, f"so says {sorted(self.ours)[1]}")
            except LegationError:
                made = None
            if desk is self.desk and made is not None:
                corrected = {one.partner for one in made.recall.outcomes if one.correction is not None}
                false = [one for one in self.reports if set(one.ids) & set(made.recall.reports)]
                self.recalled |= {name for one in false for name in one.ids}
                for key in corrected:
                    # Who spoke stays an identity of STIX, of which nothing is told any more.
                    self.gone[key] |= {word for one in false for word in one.all - {one.words["speaker"]}}
        # What never left for the first partner was recalled by the officer all the same.
        missing = [self.find_id(self.alone, place) for place, one in enumerate(self.reports) if self.is_recalled(one)]
        missing = [one for one in missing if one not in self.find_recalled(self.alone)]
        if missing:
            self.alone.store.recalls.append(Recall(0, "tester", self.now, told.outlet, tuple(missing), "beside"))

    @staticmethod
    def find_recalled(desk: Desk) -> list[str]:
        return [name for one in desk.store.recalls.all() for name in one.reports]

    @rule(key=PARTNERS, number=st.integers(0, len(ENDINGS) - 1))
    def look(self, key: str, number: int) -> None:
        """Fetch all that a partner can have, and ask for it without its leave."""
        Leaving.looked += 1
        if key in self.closed:
            self.look_at_closed(key)
            return
        client, secret, partner = self.client, self.tokens[key], self.made.partners[key]
        product = self.find_product(self.desk, key)
        sit_down(client, self.desk)
        told = dict(fetch(client, partner, secret, product, ENDINGS[number]))
        for name, body in told.items():
            self.look_at(key, name, body)
        nothing = fetch_nothing(client, partner, "legation_guessed")
        for of, dead in self.dead[-1:]:
            assert fetch_nothing(client, self.made.partners[of], dead) == nothing
        other = next(one for one in CODES if one != key)
        theirs = f"report--{self.find_product(self.desk, other) or 'none'}"
        guessed = evolve(partner, seed="guessed")
        assert fetch_others(client, self.made.partners[other], secret, theirs) == fetch_others(client, guessed, secret, "report--none")
        if key == FIRST and self.twin:
            sit_down(client, self.alone)
            alone = dict(fetch(client, partner, secret, product, ENDINGS[number]))
            assert [name for name in told if told[name] != alone[name]] == []

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        self.push()
        for key in (FIRST, self.chance.choice(("east", "west"))):
            self.look(key, self.chance.randrange(len(ENDINGS)))
        assert self.desk.store.check() == []
        assert self.desk.store.audit.verify() == []
        self.desk.close()
        self.alone.close()
        shutil.rmtree(self.folder)


FEW, STEPS = 20, 6
MANY, MORE = 2000, 15


def run(machine: type[Leaving], offices: int, steps: int, **more: Any) -> None:
    """So many offices, and so many things that happen in each."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=offices,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            **more,
        ),
    )


def test_nothing_gets_out_on_any_way_whatever_happens() -> None:
    Leaving.looked = 0
    run(Leaving, FEW, STEPS, derandomize=True)
    assert Leaving.looked >= 2 * FEW


class Anew(Leaving):
    """Every office is one of its own."""

    bases = 0


@pytest.mark.soak
def test_nothing_gets_out_of_two_thousand_offices() -> None:
    run(Anew, MANY, MORE)
