"""What a number measures by the words beside it, on sentences of ours."""

import pytest

from legation.language.gauges import find_gauge, read_hours
from legation.language.language import load
from legation.reading.clauses.figures import find_figures

TOLD: list[tuple[str, str | None]] = [
    ("The envoy landed 40 minutes late.", "delay"),
    ("The envoy landed 40 minutes later than planned.", "delay"),
    ("The ferry left 40 minutes behind schedule.", "delay"),
    ("The match was delayed for 40 minutes.", "delay"),
    ("After a 40-minute rain delay the match went on.", "delay"),
    ("The envoy spoke for 40 minutes.", None),
    ("Forty minutes after the blast the envoy left.", None),
    ("The climber fell 90 metres.", "fall"),
    ("He slipped and fell about 90 metres (295 feet) to the ice.", "fall"),
    ("The village lies 90 metres above the sea.", None),
    ("The boy fell into a 40m dry well.", "depth"),
    ("The boy fell into a 40-metre well.", "depth"),
    ("The well is 40 metres from the road.", None),
    ("She was a mother of 12.", "children"),
    ("She was the mother of 12 children.", "children"),
    ("The mother of 12 Mary Brandt sang.", "children"),
    ("She is the mother of two soldiers.", None),
    ("The guard was shot 11 times.", "hits"),
    ("A bullet hit Brandt seven times.", "hits"),
    ("The guard was hit by seven bullets.", "hits"),
    ("The play was shown 11 times.", None),
    ("Brandt has four prior arrests.", "arrests"),
    ("Brandt had been arrested four times.", "arrests"),
    ("Police made four arrests.", None),
    ("He carried a 38-caliber revolver.", "calibre"),
]


@pytest.mark.parametrize(("text", "gauge"), TOLD)
def test_the_words_beside_a_number_say_what_it_measures(text: str, gauge: str | None) -> None:
    language = load("en")
    found = {find_gauge(text, figure, language.lists.gauges) for figure in find_figures(text, 0, language)}
    assert found - {None} == ({gauge} if gauge else set())


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("The envoy was about an hour late.", [(60.0, "about")]),
        ("The envoy landed at least a half hour behind schedule.", [(30.0, "least")]),
        ("The envoy was an hour and a half late.", [(90.0, "exact")]),
        ("The envoy spoke for an hour.", []),
    ],
)
def test_an_hour_in_words_is_a_delay_beside_such_words_only(text: str, minutes: list[tuple[float, str]]) -> None:
    lists = load("en").lists
    found = read_hours(text, 0, len(text), lists.gauges, dict(lists.figures.bounds))
    assert [(figure.value, figure.bound) for figure in found] == minutes


def test_a_hyphen_behind_a_unit_parts_it_from_what_it_measures() -> None:
    (figure,) = find_figures("an 80m-deep well", 0, load("en"))
    assert (figure.value, figure.unit) == (0.08, "km")
