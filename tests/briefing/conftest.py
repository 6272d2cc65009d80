"""The small story of tests/briefing/tokyo.py, made once."""

import pytest

from briefing.tokyo import Given, make_given
from legation.briefing.cite import Checked


@pytest.fixture(scope="session")
def given() -> Given:
    return make_given()


@pytest.fixture(scope="session")
def checked(given: Given) -> Checked:
    return given.check()
