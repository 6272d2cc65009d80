"""Origins of small stories that once were counted wrong: each a kind of its own."""

from collections.abc import Mapping

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from legation.records.story import Claim, Source
from legation.weighing.accounts.account import build_accounts
from legation.weighing.claims.counting import match, name_keys
from legation.weighing.claims.rows import Row
from legation.weighing.lineage.outlets import is_official, press
from legation.weighing.lineage.trace import find_lineage
from weighing.told import Told, tell

ALONE = tell({"Ledger": "The ferry Aurora sank off Port Selim."})
PASSAGE = build_accounts(ALONE.reports, ALONE.readings, ALONE.language)[0]
POST = (
    "The great @perholt & I parted over Easter. No quarrel. We live on two coasts & it got hard. Felt we should tell you so you stop "
    "asking. — Nella Brout (@nellabrout) May 5, 2024"
)


def trace(texts: Mapping[str, str]) -> Told:
    """Some reports with the lineage that is found in them."""
    told = tell(texts)
    return evolve(told, lineage=find_lineage(told.reports, told.readings, told.language))


def claims_with(texts: Mapping[str, str], *words: str) -> list[Claim]:
    """The claims of some reports that two or more carry, with these words in them."""
    found = [claim for claim in trace(texts).claims if len({support.report for support in claim.supports}) > 1]
    return [claim for claim in found if all(word in claim.text for word in words)]


def test_one_public_post_is_one_origin_of_its_words_and_joins_no_reports() -> None:
    texts = {
        "Northbay Sun": f"Nella Brout said that she and Per Holt, the man she met five years ago, have parted.\n\n{POST}\n\n"
        "Holt lives on the west coast, while Brout lives on the east coast.",
        "Dale Courier": f"The singer put the news on her page on Sunday:\n\n{POST}\n\nHer last record sold well in the north.",
    }
    told = trace(texts)
    assert [len(origin.reports) for origin in told.lineage.origins] == [1, 1]
    posted = claims_with(texts, "parted over Easter")
    assert posted
    assert all((claim.roots, claim.confirmed) == (1, False) for claim in posted)
    assert {support.source.kind for claim in posted for support in claim.supports if support.source} == {"document"}


def test_an_inner_credit_of_one_version_of_a_dispatch_holds_for_the_others() -> None:
    rest = "The bridge has been closed as a precaution ahead of checks by engineers, police said Wednesday."
    (claim,) = claims_with(
        {
            "Dale Courier": "OSTWICK (AP) - A river ship struck a bridge near Lume on Tuesday evening.\n\nThe Blue Crystal, which news "
            f"agency dpa reports was bound for Ostwick, hit a pillar of the bridge near Lume on Tuesday evening.\n\n{rest}",
            "Northbay Sun": "OSTWICK (AP) - A river ship struck a bridge near Lume, police said Wednesday.\n\nThe Blue Crystal was bound "
            f"for Ostwick when it hit a pillar of the bridge near Lume on Tuesday evening.\n\n{rest}",
        },
        "Blue Crystal",
    )
    assert (claim.roots, claim.confirmed) == (1, False)


def test_reports_that_credit_a_hyphened_masthead_are_one_origin_of_what_it_told() -> None:
    texts = {
        "Dale Courier": "A man found a safe with 40,000 dollars under his kitchen floor on Sunday.\n\nThe Harwick Times-News reports that "
        "Olin Fersk lifted a board and saw the metal door of a safe.",
        "Northbay Sun": "A man has found a safe full of money.\n\nOlin Fersk lifted a board and saw the metal door of a safe, according to "
        "the Harwick Times-News.",
    }
    told = trace(texts)
    credited = {name for names in told.lineage.credited.values() for name in names}
    assert len(credited) == 1
    (claim,) = claims_with(texts, "metal door")
    assert {support.key for support in claim.supports} == credited
    assert claim.roots == 1


rows = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from("wxyz"), st.booleans()),
    min_size=1,
    max_size=8,
)


@given(rows)
def test_as_many_keys_are_certain_as_sources_are_counted(drawn: list[tuple[str, str, bool]]) -> None:
    made = [Row(PASSAGE, room, key, room, room, Source("newsroom", room, certain)) for room, key, certain in drawn]
    keys = {key for row, key in zip(made, name_keys(made), strict=True) if row.source.certain}
    assert None not in keys
    assert len(keys) == match({(room, key) for room, key, certain in drawn if certain})


@pytest.mark.parametrize(
    ("site", "name", "same"),
    [
        ("karsttimes.example", "The Karst Times", True),
        ("wxyzkarst.example", "WXYZ10", True),
        ("www.northbaysun.example", "Northbay Sun", True),
        ("wxyz.example", "WXYZ10", False),
        ("karsttimes.example", "Karst Herald", False),
        ("Karst Times", "Karst Times", False),
    ],
)
def test_a_site_is_the_outlet_whose_name_or_call_it_has(site: str, name: str, same: bool) -> None:
    assert press(ALONE.language).is_site_of(site, name) is same


@pytest.mark.parametrize(
    ("site", "official"),
    [("marshals.gov", True), ("police.gov.uk", True), ("governor.example", False), ("Gov Times", False), (None, False)],
)
def test_a_body_of_state_is_known_by_its_address(site: str | None, official: bool) -> None:
    assert is_official(site) is official
