"""The small story of tests/briefing/tokyo.py as a packet for the office itself."""

import pytest

from briefing.conftest import checked, everybody_was_right, given
from briefing.tokyo import Given, export
from legation.briefing.cite import Checked
from legation.release.gate import Packet

__all__ = ["checked", "everybody_was_right", "given"]


@pytest.fixture(scope="module")
def packet(checked: Checked, given: Given) -> Packet:
    return export(checked, given.reports)
