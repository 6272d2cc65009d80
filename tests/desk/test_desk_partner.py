"""Partners: entered, changed, closed and brought back, each on the record."""

from pathlib import Path

import pytest

from desk.leaving import found
from legation.records.errors import LegationError
from legation.records.release import Mask


def test_a_partner_is_changed_and_closed_and_keeps_its_seed(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (first,) = desk.partner("add", "north", name="Court of Nordrand", code="NRL")
        assert len(first.partner.seed) == 32
        (changed,) = desk.partner(
            "change", "north", level="EXERCISE OPEN", masks=["chain:Delta Radio", "byline"], caveats=["EXERCISE EYES"]
        )
        assert changed.partner.masks == (Mask("chain", "Delta Radio"), Mask("byline"))
        (closed,) = desk.partner("close", "north")
        assert closed.closed
        with pytest.raises(LegationError, match="no partner 'north'"):
            desk.partner("change", "north", tlp="TLP:RED")
        (back,) = desk.partner("add", "north", tlp="TLP:GREEN")
        assert (back.partner.seed, back.partner.name, back.partner.tlp) == (first.partner.seed, "Court of Nordrand", "TLP:GREEN")
        assert [one.partner.key for one in desk.partner()] == ["east", "north", "south"]
        assert [entry.act for entry in desk.store.audit.newest(4)] == ["partner add", "partner close", "partner change", "partner add"]
        assert first.partner.seed not in repr(desk.view(list(desk.partner())))
        assert first.partner.seed not in repr(desk.store.audit.all())


@pytest.mark.parametrize(
    ("act", "key", "said", "why"),
    [
        ("add", "East", {"name": "A", "code": "OST"}, "no key of a partner"),
        ("add", "east", {"name": "A", "code": "OST"}, "a partner east already"),
        ("add", "west", {}, "say its name and its code"),
        ("add", "west", {"name": "A\nB", "code": "WES"}, "on one line"),
        ("add", "west", {"name": "A", "code": "we"}, "no code of a country"),
        ("add", "west", {"name": "A", "code": "WES", "tlp": "TLP:BLUE"}, "no TLP label"),
        ("change", "east", {"level": "TOP"}, "no level of the office"),
        ("change", "east", {"communities": ["HARBOUR FIVE"]}, "no community of the office"),
        ("change", "east", {"caveats": ["NOSE"]}, "no caveat of the office"),
        ("change", "east", {"masks": ["face"]}, "is no mask"),
        ("change", "east", {"masks": ["byline:Ann"]}, "is no mask"),
        ("burn", "east", {}, "no act 'burn'"),
    ],
)
def test_what_cannot_be_said_of_a_partner_is_refused(tmp_path: Path, act: str, key: str, said: dict[str, object], why: str) -> None:
    with found(tmp_path) as desk:
        before = desk.partner()
        with pytest.raises(LegationError, match=why):
            desk.partner(act, key, **said)
        assert desk.partner() == before
