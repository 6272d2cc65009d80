from collections.abc import Mapping

from attrs import evolve

from legation.records.story import Claim, Descent
from legation.weighing.lineage.lineage import Lineage
from weighing.told import Told, tell


def descend(told: Told, child: str, parent: str) -> Told:
    ids: Mapping[str, str] = {report.outlet or "": report.id for report in told.reports}
    step = Descent(ids[child], ids[parent], "inferred", 0.6)
    return evolve(told, lineage=Lineage((step,), (), told.lineage.whole, told.lineage.parts, told.lineage.newsrooms))


TEXTS = {
    "Harbour Post": "Mayor Idris Holm will open the new sluice in Tarn on Friday, the Delta Agency reported.",
    "Kelm Weekly": "Mayor Idris Holm is to open the new sluice in Tarn on Friday.",
}


def about_the_sluice(told: Told) -> Claim:
    return max((claim for claim in told.claims if "sluice" in claim.text), key=lambda claim: len({s.report for s in claim.supports}))


def test_a_rewrite_of_a_credited_passage_counts_for_whom_it_was_credited_to() -> None:
    apart = about_the_sluice(tell(TEXTS))
    assert len({support.report for support in apart.supports}) == 2
    assert apart.roots_most == 2
    below = about_the_sluice(descend(tell(TEXTS), "Kelm Weekly", "Harbour Post"))
    assert (below.roots, below.roots_most) == (1, 1)
    assert len({support.origin for support in below.supports}) == 1


def test_two_reports_written_from_each_other_end() -> None:
    told = descend(descend(tell(TEXTS), "Kelm Weekly", "Harbour Post"), "Harbour Post", "Kelm Weekly")
    assert about_the_sluice(told).roots == 1
