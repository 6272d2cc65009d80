from legation.weighing.wording import find_wordings
from weighing.told import tell


def test_each_outlets_words_for_an_organisation_stand_side_by_side() -> None:
    told = tell(
        {
            "Ledger": "NATO leaders met in Karst. The US-led military bloc will open a training centre there.",
            "Courier": "NATO leaders met in Karst. The security alliance will open a training centre there.",
        }
    )
    found = [(wording.of, wording.words) for wording in find_wordings(told.reports, told.readings, told.claims, told.language)]
    assert ("org:nato", "US-led military bloc") in found
    assert ("org:nato", "security alliance") in found


def test_the_verbs_for_one_statement_of_one_speaker_are_compared() -> None:
    words = "Foreign Minister Ada Brandt {} that the northern harbour will close to foreign warships in April."
    told = tell({"Ledger": words.format("said"), "Courier": words.format("admitted")})
    found = [
        wording for wording in find_wordings(told.reports, told.readings, told.claims, told.language) if wording.of.startswith("Ada Brandt")
    ]
    assert [wording.words for wording in found] == ["said", "admitted"]


def test_what_is_compared_is_a_claim_of_the_story() -> None:
    words = "Foreign Minister Ada Brandt {} that the northern harbour will close to foreign warships in April."
    told = tell({"Ledger": words.format("said"), "Courier": words.format("admitted")})
    found = {wording.of for wording in find_wordings(told.reports, told.readings, told.claims, told.language)}
    assert found == {f"{claim.speaker}: {claim.text}" for claim in told.claims if claim.speaker}
    assert find_wordings(told.reports, told.readings, [], told.language) == []


def test_what_nobody_is_named_for_is_no_wording_of_his() -> None:
    told = tell(
        {
            "Ledger": "“The northern harbour will close to foreign warships in April,” Ada Brandt said.",
            "Courier": "“The northern harbour will close to foreign warships in April,” officials gloated.",
        }
    )
    (claim,) = [claim for claim in told.claims if claim.speaker]
    assert len(claim.supports) == 2
    assert find_wordings(told.reports, told.readings, told.claims, told.language) == []


def test_what_all_name_alike_is_left_out() -> None:
    text = "NATO leaders met in Karst. The alliance will open a training centre there."
    told = tell({"Ledger": text, "Courier": text})
    assert find_wordings(told.reports, told.readings, told.claims, told.language) == []


def test_every_wording_points_at_its_words() -> None:
    told = tell(
        {
            "Ledger": "NATO will come. The Western alliance and the bloc said so.",
            "Courier": "NATO will not come. The military pact said so.",
        }
    )
    texts = {report.id: report for report in told.reports}
    found = find_wordings(told.reports, told.readings, told.claims, told.language)
    assert found
    for wording in found:
        assert texts[wording.report].words(wording.span) == wording.words
