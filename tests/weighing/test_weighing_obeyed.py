from datetime import UTC, datetime

from legation.records.ruling import Ruling, Verb
from legation.records.story import Claim
from legation.weighing.claims.claims import find_claims
from legation.weighing.claims.grading import obey_grades
from legation.weighing.lineage.outlets import press, with_owners
from legation.weighing.weigh import weigh
from weighing.told import Told, tell

TEXTS = {
    "Harbour Post": "Idris Holm said that the ferry Aurora sank off Port Selim.",
    "Kelm Weekly": "Idris Holm said that the ferry Aurora sank off Port Selim.\n\nGrain prices fell in Tarn.",
    "Delta Radio": "Wheat became cheaper in the east.",
}


def rule(verb: Verb, *about: str, value: str | None = None) -> Ruling:
    return Ruling("ana", datetime(2024, 3, 7, tzinfo=UTC), about, verb, value)


def claims(told: Told, *rulings: Ruling) -> list[Claim]:
    return find_claims(told.reports, told.readings, told.lineage, told.language, rulings)


def carriers(claim: Claim) -> set[str]:
    return {support.report for support in claim.supports}


def test_two_claims_that_the_officer_calls_one_are_one() -> None:
    told = tell(TEXTS)
    grain, wheat = told.claim("Grain"), told.claim("Wheat")
    found = claims(told, rule("same-claim", grain.id, wheat.id))
    (joined,) = [claim for claim in found if {s.report for s in grain.supports} | {s.report for s in wheat.supports} <= carriers(claim)]
    assert joined.roots == 2
    assert "ana ruled" in joined.reasons[0]
    assert len(found) == len(told.claims) - 1


def test_a_statement_that_the_officer_takes_out_counts_no_more() -> None:
    told = tell(TEXTS)
    sank = told.claim("Aurora", "Idris Holm")
    assert sank.roots == 2
    out = sank.supports[1].statement or ""
    found = [claim for claim in claims(told, rule("different-claim", sank.id, out)) if "Aurora" in claim.text]
    assert [claim.roots for claim in found] == [1, 1]


def test_the_grade_of_the_officer_stands_above_the_computed_one() -> None:
    told = tell(TEXTS)
    grain = told.claim("Grain")
    (graded,) = obey_grades([grain], [rule("grade", grain.id, value="b4")])
    assert (graded.grade.reliability, graded.grade.credibility) == ("B", "4")
    (digit,) = obey_grades([grain], [rule("grade", grain.id, value="5")])
    assert (digit.grade.reliability, digit.grade.credibility) == (grain.grade.reliability, "5")


def test_outlets_that_the_officer_gives_one_owner_are_one_newsroom() -> None:
    told = tell({"Harbour Post": "Grain prices fell in Tarn on 5 March 2024.", "Delta Radio": "Grain prices fell in Tarn on 5 March 2024."})
    ruling = rule("owner", "Harbour Post", "Delta Radio", value="Tarn Press Group")

    def roots(*rulings: Ruling) -> list[int]:
        stories = weigh(told.reports, told.readings, told.language, rulings=rulings).stories
        return [claim.roots for story in stories for claim in story.claims if len({s.report for s in claim.supports}) == 2]

    assert set(roots(rule("same-story", *(report.id for report in told.reports)), ruling)) <= {1}
    language = with_owners(told.language, [ruling])
    rooms = press(language).newsrooms(["Harbour Post", "Delta Radio"])
    assert len(set(rooms.values())) == 1
    assert len(set(press(told.language).newsrooms(["Harbour Post", "Delta Radio"]).values())) == 2
