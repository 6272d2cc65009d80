"""Every row of the table on two passages laid out by hand and on two sentences as they are read: what differs by it, and that no row goes
without either."""

from typing import Any

import pytest

from legation.records.reading import Figure, Step, Trait, When
from legation.records.report import Span
from legation.weighing.conflicts import acts, blame, denied, kinds, known, numbers, persons, places, pressing, stages, states, times, tolls
from legation.weighing.conflicts.conflicts import compare
from legation.weighing.conflicts.gauges import find_gauged, find_struck
from weighing.laid import Passage, find_all, find_name, find_values, lay, lay_said, row_of
from weighing.told import read_ahead, tell


def count(text: str, number: str, unit: str | None, what: str | None, role: str | None = None, value: float = 0, **slots: Any) -> Passage:
    """A passage with one number in some unit."""
    at = Span(text.index(number), text.index(number) + len(number))
    size = value or float(number)
    return lay(text, **slots, figures=(Figure(size, size, unit, what, at, role=role),))


def dated(text: str, words: str, day: str, **slots: Any) -> Passage:
    """A passage that names a day."""
    at = Span(text.index(words), text.index(words) + len(words))
    return lay(text, **slots, whens=(When(day, day, at),))


def told(text: str, words: str, kind: Any, of: str, value: str, scale: str = "") -> Passage:
    """A passage that says something of somebody in passing."""
    at = Span(text.index(words), text.index(words) + len(words))
    return lay(text, traits=(Trait(kind, of, value, at, scale),))


def act(text: str, subject: str, verb: str, what: str | None = None, **slots: Any) -> Passage:
    """A passage in which somebody does something."""
    return lay(text, subject=subject, verb=verb, object=what, **slots)


def step(text: str, status: Any, *stems: str, negated: bool = False) -> Passage:
    """A passage that says how far something has come."""
    return lay(text, steps=(Step(status, stems, negated),))


def said(text: str, speaker: str, cue: str, day: tuple[str, str] | None = None, held: Any = "affirmed", **slots: Any) -> Passage:
    """A passage that is somebody's word, said on a day."""
    at = Span(text.index(day[0]), text.index(day[0]) + len(day[0])) if day else None
    return lay_said(text, speaker, cue, held, When(day[1], day[1], at) if day and at else None, **slots)


def trait(kind: str) -> Any:
    """How the row of a trait finds its values."""
    return next(find for find in find_all() if find_name(find) == f"find_traits {kind}")


QUOTE = '"The bridge was painted grey by nobody we know,"'
ADA = "person:ada-holm"
SAILED = "The ferry sailed from Karst to Veldt on "
ROWS = [
    (
        known.find_withheld,
        lay("The names of the dead sailors have not been released.", negated=True, verb="releas"),
        lay("Police identified the dead sailors as Ada Holm."),
        ("not known", "given"),
    ),
    (
        known.find_unconfirmed,
        lay("The sinking of the ferry is unconfirmed.", subject="sink", verb="be"),
        act("The ferry sank off Karst.", "ferri", "sink"),
        ("not confirmed", "stated"),
    ),
    (
        states.find_called,
        lay("This is not a swap of sailors."),
        lay("The swap of sailors took an hour.", status="done"),
        ("denied", "affirmed"),
    ),
    (
        numbers.find_ages,
        count("A boy of 4 fell into the well of Karst.", "4", "age", "boy"),
        count("A boy of 5 fell into the well of Karst.", "5", "age", "boy"),
        ("4 years old", "5 years old"),
    ),
    (
        times.find_past,
        dated(f"{SAILED}1 March 2024.", "1 March 2024", "2024-03-01", subject="ferri", verb="sail"),
        dated(f"{SAILED}3 March 2024.", "3 March 2024", "2024-03-03", subject="ferri", verb="sail"),
        ("2024-03-01", "2024-03-03"),
    ),
    (
        times.find_ahead,
        dated(f"{SAILED}1 May 2024.", "1 May 2024", "2024-05-01", subject="ferri", verb="sail"),
        dated(f"{SAILED}3 May 2024.", "3 May 2024", "2024-05-03", subject="ferri", verb="sail"),
        ("2024-05-01", "2024-05-03"),
    ),
    (
        times.find_clocks,
        count("The ferry sank off Karst at 5.", "5", "clock", None, value=310, subject="ferri", verb="sink"),
        count("The ferry sank off Karst at 6.", "6", "clock", None, value=340, subject="ferri", verb="sink"),
        ("05:10", "05:40"),
    ),
    (
        numbers.find_numbers,
        count("The guards of Karst found 4 boats.", "4", None, "boat", subject="guard", verb="find", object="boat", names=("Karst",)),
        count("The guards of Karst found 9 boats.", "9", None, "boat", subject="guard", verb="find", object="boat", names=("Karst",)),
        ("4 boats", "9 boats"),
    ),
    (
        numbers.find_none,
        lay("Police have not identified any suspects of the fire.", negated=True, verb="identifi", object="suspect"),
        count("Police held 4 suspects of the fire.", "4", "person", "suspect", "arrest"),
        ("none", "4 suspects"),
    ),
    (
        places.find_places,
        act("Ada Holm opened the school in Karst.", ADA, "open", "school", places=("Karst",)),
        act("Ada Holm opened the school in Veldt.", ADA, "open", "school", places=("Veldt",)),
        ("Karst", "Veldt"),
    ),
    (
        places.find_homes,
        told("Two doctors from Karst, Ohio died on the ferry.", "Karst, Ohio", "home", "", "Karst, Ohio"),
        told("Two doctors from Veldt, Ohio died on the ferry.", "Veldt, Ohio", "home", "", "Veldt, Ohio"),
        ("Karst, Ohio", "Veldt, Ohio"),
    ),
    (
        persons.find_named,
        act("The driver was identified as Ada Holm.", "driver", "identifi", ADA),
        act("The driver was identified as Ivo Lantz.", "driver", "identifi", "person:ivo-lantz"),
        ("Holm", "Lantz"),
    ),
    (
        kinds.find_kinds,
        lay("The clerk was the mastermind of the fraud."),
        lay("The clerk was a middleman of the fraud."),
        ("mastermind", "middleman"),
    ),
    (
        kinds.find_acting,
        act("A drone hit the harbour.", "drone", "hit", "harbour"),
        act("A helicopter hit the harbour.", "helicopt", "hit", "harbour"),
        ("drone", "helicopter"),
    ),
    (states.find_states, lay("The ferry is not out of control."), lay("The ferry is out of control."), ("denied", "affirmed")),
    (
        acts.find_acts,
        act("Karst did not sell the ferry.", "Karst", "sell", "ferri", negated=True),
        act("Karst did sell the ferry.", "Karst", "sell", "ferri"),
        ("denied", "affirmed"),
    ),
    (
        known.find_given_out,
        act("The office did not confirm the list of new boats.", "offic", "confirm", "list", negated=True),
        act("The office confirmed the list of new boats.", "offic", "confirm", "list"),
        ("not given out", "given out"),
    ),
    (
        acts.find_opposites,
        act("The envoy of Ostland allowed the march in Karst.", "envoy", "allow", "march"),
        act("The envoy of Ostland banned the march in Karst.", "envoy", "ban", "march"),
        ("allowed", "banned"),
    ),
    (
        known.find_unknown,
        lay("Nobody knows where the station will fall."),
        act("The station will fall into the sea.", "station", "fall", "sea"),
        ("not known", "given"),
    ),
    (places.find_waters, lay("The ferry lies in the Karst Sea."), lay("The ferry lies in the Veldt Ocean."), ("Karst Sea", "Veldt Ocean")),
    (
        kinds.find_measures,
        lay("The moons range from the size of Karst to that of Veldt."),
        lay("The moons range from the mass of Karst to that of Veldt."),
        ("size", "mass"),
    ),
    (
        times.find_orders,
        act("Ostland held its drill before the launch.", "Ostland", "hold", "drill"),
        act("Ostland held its drill after the launch.", "Ostland", "hold", "drill"),
        ("drill first", "launch first"),
    ),
    (
        stages.find_planned,
        dated("The lighthouse was supposed to be closed in 2013.", "2013", "2013", subject="lighthous", verb="suppos"),
        dated("The lighthouse was closed in 2013.", "2013", "2013", subject="lighthous", verb="close", status="done"),
        ("planned", "done"),
    ),
    (
        stages.find_stages,
        step("The bridge of Karst is planned.", "planned", "bridg", "karst"),
        step("The bridge of Karst is done.", "done", "bridg", "karst"),
        ("planned", "done"),
    ),
    (
        stages.find_conditions,
        act("The bridge in Lume stays closed.", "bridg", "stay", "close", names=("Lume",)),
        act("The bridge in Lume reopened.", "bridg", "reopen", names=("Lume",)),
        ("closed", "open"),
    ),
    (
        persons.find_bodies,
        lay("The Centre for Human Growth opened in May."),
        lay("The Centre for Humane Growth opened in May."),
        ("Centre for Human Growth", "Centre for Humane Growth"),
    ),
    (
        persons.find_doers,
        act("Ada Holm steered the ferry.", ADA, "steer", "ferri"),
        act("Ivo Lantz steered the ferry.", "person:ivo-lantz", "steer", "ferri"),
        ("Ada Holm", "Ivo Lantz"),
    ),
    (
        persons.find_scenes,
        act("The envoys met in Karst.", "envoy", "meet", "talk"),
        act("The envoys met in Veldt.", "envoy", "meet", "talk"),
        ("Karst", "Veldt"),
    ),
    (
        places.find_waters,
        act("The rocket fell into the Karst Sea.", "rocket", "fall", names=("Karst Sea",)),
        act("The rocket fell into the Veldt Sea.", "rocket", "fall", names=("Veldt Sea",)),
        ("Karst Sea", "Veldt Sea"),
    ),
    (
        tolls.find_tolls,
        lay("The storm killed 24 sailors in Karst.", {"24": ("sailor", "kill")}, subject="storm", verb="kill", object="sailor"),
        lay("The storm killed 67 sailors in Karst.", {"67": ("sailor", "kill")}, subject="storm", verb="kill", object="sailor"),
        ("24 sailors", "67 sailors"),
    ),
    (
        find_gauged,
        count("The climber fell 90 metres in Karst.", "90 metres", "km", None, value=0.09, subject="climber"),
        count("The climber fell 150 metres in Karst.", "150 metres", "km", None, value=0.15, subject="climber"),
        ("0.09 km", "0.15 km"),
    ),
    (
        find_struck,
        count("The guard was hit 7 times in Karst.", "7", None, "time", subject="guard"),
        count("The guard was hit 11 times in Karst.", "11", None, "time", subject="guard"),
        ("7", "11"),
    ),
    (
        denied.find_denied,
        said("Ada Holm denied that she had sold oil to Veldt.", "Ada Holm", "denied", held="denied", verb="sell", object="oil"),
        act("Ada Holm had sold oil to Veldt.", ADA, "sell", "oil", names=(ADA,)),
        ("denied", "affirmed"),
    ),
    (
        times.find_said,
        said("Ada Holm said on Monday that the ferry was full of water.", "Ada Holm", "said", day=("Monday", "2024-03-04")),
        said("Ada Holm said on Sunday that the ferry was full of water.", "Ada Holm", "said", day=("Sunday", "2024-03-03")),
        ("Monday", "Sunday"),
    ),
    (
        persons.find_speakers,
        said(f"{QUOTE} said Ada Holm.", "Ada Holm", "said"),
        said(f"{QUOTE} said Ivo Lantz.", "Ivo Lantz", "said"),
        ("Ada Holm", "Ivo Lantz"),
    ),
    (
        blame.find_claimed,
        act("The League claimed responsibility for the attack.", "League", "claim", "respons"),
        act("No group claimed responsibility for the attack.", "group", "claim", "respons"),
        ("affirmed", "denied"),
    ),
    (
        blame.find_blamed,
        act("Police say that Ostland was behind the poisoning in Karst.", "polic", "say", names=("state:xo",)),
        act("Ostland had nothing to do with the poisoning in Karst.", "state:xo", "have"),
        ("affirmed", "denied"),
    ),
    (
        pressing.find_pressing,
        act("The barrier was a request by the police.", "barrier", "be", "request"),
        act("The police merely suggested the barrier.", "polic", "suggest", "barrier"),
        ("request", "suggested"),
    ),
    (
        acts.find_turned,
        act("The harbour of Karst cannot open in winter with the help of Veldt.", "harbour", "open"),
        act("The harbour of Karst cannot open in winter without the help of Veldt.", "harbour", "open"),
        ("denied", "affirmed"),
    ),
    (
        known.find_identified,
        act("The driver has not been identified.", "driver", "identifi", negated=True),
        act("The attacker, Ivo Holm, fled through the harbour.", "person:ivo-holm", "fle"),
        ("not known", "given"),
    ),
    (
        trait("age"),
        told("Ada Holm, 34, sails.", "34", "age", ADA, "34"),
        told("Ada Holm, 54, sails.", "54", "age", ADA, "54"),
        ("34", "54"),
    ),
    (
        trait("grade"),
        told("Ada Holm, a full professor.", "full professor", "grade", ADA, "full", "professor"),
        told("Ada Holm, an assistant professor.", "assistant professor", "grade", ADA, "assistant", "professor"),
        ("full", "assistant"),
    ),
    (
        trait("home"),
        told("Ada Holm of Karst, Ohio.", "Karst, Ohio", "home", ADA, "Karst, Ohio"),
        told("Ada Holm of Veldt, Ohio.", "Veldt, Ohio", "home", ADA, "Veldt, Ohio"),
        ("Karst, Ohio", "Veldt, Ohio"),
    ),
    (
        trait("name"),
        told("Captain Ada Holm sails.", "Captain", "grade", ADA, "captain", "military"),
        told("Captain Vera Holm sails.", "Captain", "grade", "person:vera-holm", "captain", "military"),
        ("Ada", "Vera"),
    ),
    (
        trait("place"),
        told("The town of Lume burnt.", "town of Lume", "place", "Lume", "town", "town"),
        told("The island of Lume burnt.", "island of Lume", "place", "Lume", "island", "island"),
        ("town", "island"),
    ),
    (
        trait("venue"),
        told("The study came out in Karst Letters.", "Karst Letters", "venue", "study", "Karst Letters"),
        told("The study came out in Veldt Letters.", "Veldt Letters", "venue", "study", "Veldt Letters"),
        ("Karst Letters", "Veldt Letters"),
    ),
]

# Where the words above say too little to be read, or are read otherwise, sentences of their own.
READ: dict[str, tuple[str, str, tuple[str, str]]] = {
    "find_ages": ("A boy aged 4 fell into the well.", "A boy aged 5 fell into the well.", ("4 years old", "5 years old")),
    "find_clocks": ("The ferry sank off Karst at 5:10 a.m.", "The ferry sank off Karst at 5:40 a.m.", ("05:10", "05:40")),
    "find_places": ("The queen opened the school in Karst.", "The queen opened the school in Veldt.", ("Karst", "Veldt")),
    "find_named": ("The driver was identified as Mary Holm.", "The driver was identified as John Lantz.", ("Holm", "Lantz")),
    "find_states": ("The bridge of Lume is not out of danger.", "The bridge of Lume is out of danger.", ("denied", "affirmed")),
    "find_stages": (
        "The ministry is considering to build a bridge in Karst.",
        "The ministry has decided to build a bridge in Karst.",
        ("considered", "decided"),
    ),
    "find_planned": (
        "The old lighthouse was supposed to be closed in 2013.",
        "The old lighthouse was closed in 2013 by the harbour office.",
        ("planned", "done"),
    ),
    "find_denied": ("Ostland denied selling oil to the rebels.", "Ostland sold oil to the rebels.", ("denied", "affirmed")),
    "find_said": (
        "Ada Holm said on 4 March 2024 that the ferry was full of water.",
        "Ada Holm said on 1 March 2024 that the ferry was full of water.",
        ("2024-03-04", "2024-03-01"),
    ),
    "find_blamed": (
        "Britain said that Russia was behind the poisoning in Karst.",
        "Russia had nothing to do with the poisoning in Karst, a Russian diplomat said.",
        ("affirmed", "denied"),
    ),
    "find_traits age": ("Mary Brandt, 34, was found in Karst.", "Mary Brandt, 54, was found in Karst.", ("34", "54")),
    "find_traits grade": (
        "Ada Holm, a full professor of law, spoke in Karst.",
        "Ada Holm, an assistant professor of law, spoke in Karst.",
        ("full", "assistant"),
    ),
    "find_traits home": ("Mary Brandt, of Karst, Ohio, sang.", "Mary Brandt, of Veldt, Ohio, sang.", ("Karst, Ohio", "Veldt, Ohio")),
    "find_traits venue": (
        "The study by Mary Brandt was published in Karst Astronomy Letters.",
        "The study by Mary Brandt was published in Veldt Astronomy Letters.",
        ("Karst Astronomy Letters", "Veldt Astronomy Letters"),
    ),
}


def read_row(find: Any, left: Passage, right: Passage, values: tuple[str, str]) -> tuple[str, str, tuple[str, str]]:
    """The two sentences that a row is tried on as they are read."""
    return READ.get(find_name(find), (left.text, right.text, values))


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    read_ahead(read_row(*row)[:2] for row in ROWS)


@pytest.mark.parametrize(("find", "left", "right", "values"), ROWS, ids=[find_name(row[0]) for row in ROWS])
def test_a_row_tells_what_differs(find: Any, left: Passage, right: Passage, values: tuple[str, str]) -> None:
    assert set(find_values(find, left, right)) in ({values}, {values[::-1]})
    assert find_values(find, left, left) == find_values(find, right, right) == []


@pytest.mark.parametrize(("find", "left", "right", "values"), ROWS, ids=[find_name(row[0]) for row in ROWS])
def test_a_row_tells_it_of_sentences_that_were_read(find: Any, left: Passage, right: Passage, values: tuple[str, str]) -> None:
    one, other, shown = read_row(find, left, right, values)
    evidence = tell({"Ledger": one, "Courier": other}).evidence
    found = {difference.values for difference in compare(evidence, row_of(find))}
    assert found in ({shown}, {shown[::-1]})


def test_no_row_of_the_table_goes_without() -> None:
    assert {find_name(find) for find in find_all()} == {find_name(row[0]) for row in ROWS}
