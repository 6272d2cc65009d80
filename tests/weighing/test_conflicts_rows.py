"""Every row of the table on two passages laid out by hand: what differs by it, and that no row goes without."""

from typing import Any

import pytest

from legation.records.reading import Figure, Step, Trait, When
from legation.records.report import Span
from legation.weighing.conflicts import kinds, known, numbers, persons, places, polarity, stages, times
from legation.weighing.conflicts.comparators import TABLE
from weighing.laid import Passage, find_values, lay


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
        polarity.find_called,
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
    (polarity.find_states, lay("The ferry is not out of control."), lay("The ferry is out of control."), ("denied", "affirmed")),
    (
        polarity.find_acts,
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
        polarity.find_opposites,
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
        places.find_waters_named,
        act("The rocket fell into the Karst Sea.", "rocket", "fall", names=("Karst Sea",)),
        act("The rocket fell into the Veldt Sea.", "rocket", "fall", names=("Veldt Sea",)),
        ("Karst Sea", "Veldt Sea"),
    ),
]
# Rows that are tested in files of their own: tolls, whose words they are, who is said to be what.
ELSEWHERE = (
    "find_tolls",
    "find_denied",
    "find_said",
    "find_speakers",
    "find_claimed",
    "find_blamed",
    "find_pressing",
    "find_turned",
    "find_identified",
    "find_traits.<locals>.find",
)


def find_name(find: Any) -> str:
    """What a row finds its values by."""
    return str(find.__qualname__)


@pytest.mark.parametrize(("find", "left", "right", "values"), ROWS, ids=[find_name(row[0]) for row in ROWS])
def test_a_row_tells_what_differs(find: Any, left: Passage, right: Passage, values: tuple[str, str]) -> None:
    assert set(find_values(find, left, right)) in ({values}, {values[::-1]})
    assert find_values(find, left, left) == find_values(find, right, right) == []


def test_no_row_of_the_table_goes_without() -> None:
    assert {find_name(row.find) for row in TABLE} == {find_name(row[0]) for row in ROWS}.union(ELSEWHERE)
