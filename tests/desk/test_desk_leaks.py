"""Marks change, partners change, reports come: whatever the order, what a partner may not have is in nothing that it gets then."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from desk.leaving import found
from desk.offices import lay
from legation.desk.desk import Desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store
from legation.desk.viewing import NothingLeftError
from legation.records.errors import LegationError
from legation.records.story import Story
from legation.records.wire import to_json

# Each report by a word that stands in it alone, with the source that it is of, and a phrase of a statement of it.
REPORTS = {"Tarn Echo": ("open", "islands alone"), "Delta Radio": ("open", ""), "Harbour Post": ("closed", "ordered in July")}
LATE = (
    "Title: Ferry {0}\nOutlet: Gazette {0}\nPublished: 2024-03-12\n\n"
    "The old ferry Nordlys of Tarn will run for another winter, {0} writes.\n"
)
# What each mark lets through: the TLP label, the receivers.
MARKS = {
    "TLP:CLEAR": ("TLP:CLEAR", None),
    "TLP:GREEN": ("TLP:GREEN", None),
    "TLP:AMBER": ("TLP:AMBER", None),
    "TLP:RED": ("TLP:RED", None),
    "TLP:CLEAR // REL TO SDR": ("TLP:CLEAR", "SDR"),
    "TLP:GREEN // REL TO OST": ("TLP:GREEN", "OST"),
}
TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
CODES = {"south": "SDR", "east": "OST"}
Held = tuple[str, str | None] | None


class Marking(RuleBasedStateMachine):
    """An office whose officer marks as he likes; beside it, what he said, by a rule of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk: Desk = found(self.folder)
        self.cleared = {"south": "TLP:AMBER", "east": "TLP:GREEN"}
        self.sources: dict[str, Held] = {"open": ("TLP:GREEN", None), "closed": ("TLP:AMBER", "SDR")}
        self.reports: dict[str, Held] = {}
        self.phrases: dict[str, Held] = {}
        self.outlets = {name: source for name, (source, _) in REPORTS.items()}
        self.statements: dict[str, str] = {}

    @initialize()
    def find_statements(self) -> None:
        for name in self.story().reports:
            report, reading = self.desk.report(name)
            phrase = REPORTS[report.outlet or ""][1]
            for statement in reading.statements:
                if phrase and any(phrase in report.words(span) for span in statement.words):
                    self.statements[phrase] = statement.id
        assert len(self.statements) == 2

    def story(self) -> Story:
        stories = self.desk.stories()
        return next(story for story in stories if any(self.desk.report(name)[0].outlet == "Tarn Echo" for name in story.reports))

    @rule(source=st.sampled_from(["open", "closed"]), mark=st.sampled_from(sorted(MARKS)))
    def mark_source(self, source: str, mark: str) -> None:
        self.desk.mark(source, mark, "as a test has it")
        self.sources[source] = MARKS[mark]

    @rule(place=st.integers(0, 5), mark=st.sampled_from([*sorted(MARKS), ""]))
    def mark_report(self, place: int, mark: str) -> None:
        names = self.story().reports
        name = names[place % len(names)]
        outlet = self.desk.report(name)[0].outlet or ""
        self.desk.mark(name, mark or None, "as a test has it", off=not mark)
        self.reports[outlet] = MARKS[mark] if mark else None

    @precondition(lambda self: bool(self.statements))
    @rule(place=st.integers(0, 5), mark=st.sampled_from(["TLP:AMBER", "TLP:RED", "TLP:CLEAR // REL TO SDR", "TLP:CLEAR"]))
    def mark_statement(self, place: int, mark: str) -> None:
        phrase = sorted(self.statements)[place % len(self.statements)]
        self.desk.mark(self.statements[phrase], mark, "as a test has it")
        self.phrases[phrase] = MARKS[mark]

    @rule(partner=st.sampled_from(sorted(CODES)), tlp=st.sampled_from(TLP))
    def clear_partner(self, partner: str, tlp: str) -> None:
        self.desk.partner("change", partner, tlp=tlp)
        self.cleared[partner] = tlp

    @rule(number=st.integers(0, 3), source=st.sampled_from(["open", "closed"]))
    def take_report(self, number: int, source: str) -> None:
        word = ("Alpha", "Bravo", "Carol", "Delph")[number]
        if f"Gazette {word}" not in self.outlets:
            ingest(self.desk, lay(self.folder / "office" / source, {f"{word}.txt": LATE.format(word)}))
            weigh_store(self.desk)
            self.outlets[f"Gazette {word}"] = source

    def may_have(self, held: Held, partner: str) -> bool:
        if held is None:
            return False
        tlp, receiver = held
        return TLP.index(tlp) <= TLP.index(self.cleared[partner]) and receiver in (None, CODES[partner])

    def find_secrets(self, partner: str) -> set[str]:
        secrets = {{"south": "Ostmark", "east": "Sudrand"}[partner]}
        for outlet, source in self.outlets.items():
            held = self.reports.get(outlet) or self.sources[source]
            phrase = REPORTS.get(outlet, ("", ""))[1]
            if not self.may_have(held, partner):
                secrets |= {outlet} | ({phrase} if phrase else set())
            elif phrase in self.phrases and not self.may_have(self.phrases[phrase], partner):
                secrets.add(phrase)
        return secrets

    @invariant()
    def nothing_gets_out(self) -> None:
        if not self.statements:
            return
        for partner in CODES:
            secrets = self.find_secrets(partner)
            told = [name for name in self.outlets if name not in secrets]
            try:
                (looked,) = self.desk.preview(self.story().id, partner)
            except NothingLeftError:
                assert told == []
                continue
            said = to_json(looked.packet.matter)
            assert [word for word in secrets if word in said] == []
            assert told
            counts = dict(looked.packet.matter.brief.counts)
            assert counts["reports"] == len([name for name in told if name in said]) == len(told)

    @rule(partner=st.sampled_from(sorted(CODES)))
    def release(self, partner: str) -> None:
        try:
            made = self.desk.release(self.story().id, partner, "json")
        except LegationError:
            return
        content = self.desk.released(made.number)[1].decode()
        assert [word for word in self.find_secrets(partner) if word in content] == []

    def teardown(self) -> None:
        assert self.desk.store.check() == []
        assert self.desk.store.audit.verify() == []
        self.desk.close()
        shutil.rmtree(self.folder)


FEW, MANY = 5, 300


def test_nothing_gets_out_however_marks_change() -> None:
    run_state_machine_as_test(
        Marking,
        settings=settings(
            max_examples=FEW, stateful_step_count=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.soak
def test_nothing_gets_out_in_three_hundred_long_runs() -> None:
    run_state_machine_as_test(
        Marking,
        settings=settings(max_examples=MANY, stateful_step_count=30, deadline=None, database=None, suppress_health_check=list(HealthCheck)),
    )
