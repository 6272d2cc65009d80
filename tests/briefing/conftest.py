"""The small story of tests/briefing/tokyo.py, made once."""

from collections.abc import Iterator

import pytest
from attrs import evolve

from briefing.tokyo import Given, make_given
from legation.briefing import makers, signing
from legation.briefing.cite import Checked


@pytest.fixture(scope="module", autouse=True)
def everybody_was_right() -> Iterator[None]:
    """Every maker is printed here, and every line: what each makes is tested, and not how often it was right."""
    kept, floors = (makers.RECORDS, makers._BY_MAKER), signing.FLOORS
    signing.FLOORS = dict.fromkeys(floors, 0.0)
    makers.RECORDS = tuple(evolve(one, judged=100, right=100) for one in makers.RECORDS)
    makers._BY_MAKER = {one.maker: one for one in makers.RECORDS}
    yield
    makers.RECORDS, makers._BY_MAKER = kept
    signing.FLOORS = floors


@pytest.fixture(scope="session")
def given() -> Given:
    return make_given()


@pytest.fixture(scope="module")
def checked(given: Given) -> Checked:
    return given.check()
