"""Measures of the pages: in the unit that fits their size, and nothing else is touched."""

import pytest

from legation.language.measures import usual


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("5 billion kg", "5 million tonnes"),
        ("at least 16300 kg", "at least 16.3 tonnes"),
        ("1000 kg", "1 tonne"),
        ("450 kg", "450 kg"),
        ("2 million-3.5 million kg", "2,000–3,500 tonnes"),
        ("0.4 km", "400 m"),
        ("12 km", "12 km"),
        ("90 minute", "90 minutes"),
        ("4320 minute", "3 days"),
        ("240 minute | 300 minute", "4 hours | 5 hours"),
        ("80 km/h", "80 km/h"),
        ("14 soldiers", "14 soldiers"),
        ("14:30", "14:30"),
    ],
)
def test_a_measure_stands_in_the_unit_that_fits(said: str, shown: str) -> None:
    assert usual(said) == shown
