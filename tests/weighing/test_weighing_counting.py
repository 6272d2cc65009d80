from collections.abc import Mapping

import pytest
from attrs import evolve

from legation.records.report import Span
from legation.records.story import Claim, Descent
from legation.weighing.accounts.account import build_accounts
from legation.weighing.claims.counting import count, match
from legation.weighing.claims.rows import find_rows
from legation.weighing.lineage.lineage import Doubt, Lineage, Stretch
from legation.weighing.lineage.trace import find_lineage
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


def count_doubted(open_to: Mapping[int, str], *certain: str) -> tuple[int, int]:
    """Reports of these newsrooms, and after them some in doubt: the number of the report each may be from, by its own newsroom. The last
    report of all says something else."""
    said = dict.fromkeys((*certain, *open_to.values()), "The ferry Aurora sank off Port Selim.")
    told = tell({**said, "Far Herald": "Grain prices fell in Tarn."})
    ids = [report.id for report in told.reports]
    doubted = dict(zip(ids[len(certain) : -1], open_to, strict=True))
    whole = {report: evolve(stretch, certain=report not in doubted) for report, stretch in told.lineage.whole.items()}
    doubts = {report: (Doubt(ids[source], "it is signed by nobody"),) for report, source in doubted.items()}
    claim = evolve(told, lineage=Lineage(whole=whole, doubts=doubts)).claim("Aurora")
    assert all(any("cannot be told: it is signed by nobody." in reason for reason in claim.reasons) for _ in doubts)
    return claim.roots, claim.roots_most


def test_a_report_in_doubt_counts_with_the_one_it_may_be_from_and_not_beside_others() -> None:
    assert count_doubted({0: "Delta Radio"}, "Harbour Post") == (1, 2)
    assert count_doubted({3: "Delta Radio"}, "Harbour Post", "Kelm Weekly") == (3, 3)
    assert count_doubted({0: "Delta Radio"}, "Harbour Post", "Kelm Weekly") == (2, 3)


def test_an_outlet_that_is_credited_goes_by_its_own_name_though_its_owner_has_others() -> None:
    told = tell(
        {
            "Harbour Post": "Off Port Selim the ferry Aurora sank.",
            "Kelm Weekly": "The ferry Aurora sank off Port Selim, according to the Delta Agency.",
        }
    )
    one, other = told.reports
    whole = {one.id: told.lineage.whole[one.id], other.id: Stretch(Span(0, 90), "Harbour Post", True, "Delta Agency")}
    claim = evolve(told, lineage=Lineage(whole=whole, newsrooms={"Delta Agency": "Harbour Post"})).claim("Aurora")
    assert claim.roots == 1
    assert {support.origin for support in claim.supports} == {"Harbour Post", "Delta Agency"}
    assert "Kelm Weekly counts for Delta Agency." in claim.reasons
    assert any(reason.endswith("are of one owner and count for one origin.") for reason in claim.reasons)


def test_who_may_be_from_a_report_that_has_it_from_another_may_have_it_from_there() -> None:
    told = tell({**TEXTS, "Moor Times": "Mayor Idris Holm of Tarn is going to open the new sluice in Tarn on Friday."})
    harbour, kelm, _ = (report.id for report in told.reports)
    whole = {report: evolve(stretch, certain=report != kelm) for report, stretch in told.lineage.whole.items()}
    parts = {harbour: (Stretch(Span(0, len(told.reports[0].text)), "Delta Agency", True),)}
    doubted = Lineage(whole=whole, parts=parts, doubts={kelm: (Doubt(harbour, "it is signed by nobody"),)})
    claim = about_the_sluice(evolve(told, lineage=doubted))
    assert {support.origin for support in claim.supports} == {"Delta Agency", "Kelm Weekly", "Moor Times"}
    assert (claim.roots, claim.roots_most) == (2, 3)


def test_an_outlet_that_is_given_as_the_speaker_is_where_it_comes_from() -> None:
    told = tell(
        {
            "Ledger": "Reuters reported that the ferry Aurora sank off Port Selim.",
            "Courier": "Reuters said the ferry Aurora sank off Port Selim.",
        }
    )
    claim = next(claim for claim in told.claims if "sank off Port Selim" in claim.text and len(claim.supports) == 2)
    assert (claim.roots, claim.roots_most) == (1, 1)
    assert {support.origin for support in claim.supports} == {"Reuters"}


@pytest.mark.parametrize("outlet", ["state media", "a television newsreader", "local press reports", "the official news agency"])
def test_an_outlet_without_a_name_adds_no_origin(outlet: str) -> None:
    said = f"{outlet[0].upper()}{outlet[1:]} said the ferry Aurora sank off Port Selim."
    told = tell({"Ledger": said, "Courier": "The ferry Aurora sank off Port Selim."})
    claim = next(claim for claim in told.claims if "sank off Port Selim" in claim.text and len(claim.supports) == 2)
    assert (claim.roots, claim.roots_most) == (1, 2)


@pytest.mark.parametrize("speaker", ["the president's press secretary", "a witness", "a spokesman for the newspaper guild"])
def test_who_only_has_to_do_with_the_press_is_no_outlet(speaker: str) -> None:
    said = f"{speaker[0].upper()}{speaker[1:]} said the ferry Aurora sank off Port Selim."
    told = tell({"Ledger": said, "Courier": "The ferry Aurora sank off Port Selim."})
    claim = next(claim for claim in told.claims if "sank off Port Selim" in claim.text and len(claim.supports) == 2)
    assert claim.roots == 2


def test_one_newsroom_that_heard_two_speakers_counts_once() -> None:
    both = (
        "Minister Ada Brandt said the northern harbour of Selim will close to warships in April. "
        "The northern harbour of Selim will close to warships in April, Mayor Otto Holm told parliament."
    )
    told = tell({"Ledger": both, "Courier": "The northern harbour of Selim will close to warships in April."})
    passages = build_accounts(told.reports, told.readings, told.language)
    heard = [passage for passage in passages if passage.speaker is not None]
    assert {passage.speaker for passage in heard} == {"Ada Brandt", "Otto Holm"}
    assert count(find_rows(told.reports, heard, told.lineage, told.language, plain=True), told.lineage) == (1, 2)
    # The Courier has one speaker's very words, so it is in doubt that it knows of itself.
    assert count(find_rows(told.reports, passages, told.lineage, told.language, plain=True), told.lineage) == (1, 3)


def test_speakers_and_newsrooms_pair_off() -> None:
    assert match([("A", "x"), ("A", "y"), ("A", "z"), ("B", "x"), ("C", "x")]) == 2
    assert match([("A", "x"), ("A", "y"), ("B", "x")]) == 2
    assert match([("A", "A"), ("B", "B")]) == 2
    assert match([]) == 0


def counted(texts: Mapping[str, str], word: str) -> Claim:
    """The claim with that word that most reports carry, by the lineage that is found in the texts."""
    told = tell(texts)
    traced = evolve(told, lineage=find_lineage(told.reports, told.readings, told.language))
    return max((claim for claim in traced.claims if word in claim.text), key=lambda claim: len({s.report for s in claim.supports}))


QUOTE = "“Whoever draws safe zones admits that there are unsafe zones, and that is the end of equality,”"


def test_one_interview_is_one_origin_in_every_report_that_has_its_words() -> None:
    claim = counted(
        {
            "Dale Courier": "Rolf Wend told Reuters in an interview on Saturday that such an area sends a bad message.\n\n"
            f"{QUOTE} Wend told Reuters.",
            "Northbay Sun": f"The head of the police union, Rolf Wend, objected. {QUOTE} Rolf Wend said.\n\nThe fair begins on Sunday.",
            "Globe Watcher": f"Doctors will staff a white tent at the fair. {QUOTE} said Rolf Wend, head of the police union.",
        },
        "unsafe zones",
    )
    assert len({support.report for support in claim.supports}) == 3
    assert claim.roots == 1
    assert {support.source.name for support in claim.supports if support.source} == {"Reuters"}


@pytest.mark.parametrize("form", ["said in a statement", "wrote on Twitter", "said in a letter to the council"])
def test_one_document_is_one_origin_however_many_quote_it(form: str) -> None:
    said = "“The northern harbour will close to foreign warships in April,”"
    claim = counted(
        {
            "Ledger": f"{said} Mayor Otto Holm {form} on Monday. The quay was quiet.",
            "Courier": f"Fishermen were glad. {said} Mayor Otto Holm {form}.",
            "Observer": f"Pilots shrugged in the rain. {said} Mayor Otto Holm said.",
        },
        "northern harbour",
    )
    assert claim.roots == 1
    assert {support.source.kind for support in claim.supports if support.source} == {"document"}


def test_very_words_that_stand_in_a_post_are_the_posts_though_a_report_has_them_from_an_occasion() -> None:
    said = "“The northern harbour at Tarn will close to foreign warships in April,”"
    claim = counted(
        {
            "Ledger": f"{said} Mayor Otto Holm wrote on Twitter on Monday. The quay was quiet.",
            "Courier": f"Fishermen were glad. {said} Mayor Otto Holm told a news conference.",
        },
        "northern harbour",
    )
    assert (claim.roots, claim.roots_most) == (1, 1)


def test_the_very_words_of_a_speaker_that_two_are_credited_for_were_said_once() -> None:
    claim = counted(
        {
            "Dale Courier": f"The head of the police union objected. {QUOTE} Rolf Wend told Reuters.",
            "Northbay Sun": f"Doctors will staff a white tent at the fair. {QUOTE} Rolf Wend told CNN.",
        },
        "unsafe zones",
    )
    assert (claim.roots, claim.roots_most) == (1, 2)
    assert any("the same words are credited to Reuters elsewhere" in reason for reason in claim.reasons)


def test_two_who_are_credited_for_a_thing_in_other_words_are_two() -> None:
    claim = counted(
        {
            "Dale Courier": "The northern harbour at Tarn will close to foreign warships in April, Rolf Wend told Reuters.",
            "Northbay Sun": "Rolf Wend told CNN that the northern harbour at Tarn would close to foreign warships in April.",
        },
        "northern harbour",
    )
    assert claim.roots == 2


def test_words_spoken_before_many_count_for_each_newsroom() -> None:
    said = "“The northern harbour will close to foreign warships in April,”"
    claim = counted(
        {
            "Ledger": f"{said} Mayor Otto Holm told a news conference on Monday. The quay was quiet.",
            "Courier": f"Fishermen were glad. {said} Mayor Otto Holm told reporters.",
        },
        "northern harbour",
    )
    assert (claim.roots, claim.roots_most) == (2, 2)


def test_a_lead_has_the_source_that_its_report_names_and_others_name_for_it() -> None:
    claim = counted(
        {
            "Dale Courier": "Spy satellites have spotted thirty transfers of oil between ships at sea since October, Reuters reported.",
            "Northbay Sun": "Spy satellites have spotted thirty transfers of oil between ships at sea since October.\n\nIt is banned.\n\n"
            "The transfers were seen in the west, sources told Reuters.",
        },
        "thirty transfers",
    )
    assert len({support.report for support in claim.supports}) == 2
    assert claim.roots == 1
