"""What putting reports to one origin may do to a count: never make more origins of them."""

from datetime import UTC, datetime
from functools import cache
from itertools import combinations

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import sampled_from, sets

from legation.records.ruling import Ruling
from legation.records.story import Claim
from legation.weighing.claims.claims import find_claims
from legation.weighing.lineage.trace import find_lineage
from weighing.told import Told, tell

AT = datetime(2024, 3, 5, 9, 0, tzinfo=UTC)
TEXTS = {
    "Harbour Post": "The ferry Aurora sank off Port Selim on Monday.\n\nDivers had checked the bolts of its bow gate for three weeks.\n\n"
    "Anglers from Kelm complained about drowned trout nets.",
    "Kelm Weekly": "On Monday the ferry Aurora sank off Port Selim.\n\nThe bolts of its bow gate were checked by divers for weeks.\n\n"
    "Kelm's anglers, who lost trout nets, complained.",
    "Moor Times": "The ferry Aurora sank off Port Selim on Monday, Reuters reported.\n\nIts bow gate was rusty.",
    "Delta Radio": "The ferry Aurora sank off Port Selim on Monday.\n\nMayor Idris Holm said in a statement that the bow gate was rusty.",
    "Far Herald": "The ferry Aurora sank off Port Selim on Monday.\n\nThe bow gate was rusty, Mayor Idris Holm said.",
}
OUTLETS = tuple(TEXTS)


@cache
def told() -> Told:
    return tell(TEXTS)


def claims(signed: frozenset[str], *rulings: Ruling) -> dict[str, Claim]:
    """The claims by their ids, with bylines for some outlets: a report that its author signs is in less doubt."""
    story = told()
    reports = [evolve(one, byline="Sanna Vik") if one.outlet in signed else one for one in story.reports]
    lineage = find_lineage(reports, story.readings, story.language, rulings=rulings)
    return {claim.id: claim for claim in find_claims(reports, story.readings, lineage, story.language)}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sampled_from(list(combinations(OUTLETS, 2))), sets(sampled_from(OUTLETS)))
def test_one_origin_more_known_never_makes_more_origins(pair: tuple[str, str], signed: set[str]) -> None:
    ids = {one.outlet: one.id for one in told().reports}
    before = claims(frozenset(signed))
    ruled = claims(frozenset(signed), Ruling("ana", AT, (ids[pair[0]], ids[pair[1]]), "same-origin"))
    assert before.keys() == ruled.keys()
    for name, claim in ruled.items():
        was, behind = before[name], {support.report for support in claim.supports}
        assert claim.roots_most <= was.roots_most
        if {ids[pair[0]], ids[pair[1]]} <= behind:
            assert claim.roots <= was.roots
        elif claim.roots > was.roots:
            assert any("same origin" in reason for reason in claim.reasons)
