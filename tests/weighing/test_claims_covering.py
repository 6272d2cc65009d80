"""What a printed line tells is told by every report that is counted for it, word by word."""

from datetime import date

import pytest
from attrs import evolve

from legation.records.story import Claim
from legation.weighing.accounts.account import Account, build_accounts, find_cores
from legation.weighing.claims.claims import find_claims, open_pages
from legation.weighing.claims.covering import POSTINGS, find_details, tells
from legation.weighing.lineage.trace import find_lineage
from weighing.told import tell

STRUCK = "The ferry Aurora struck the northern pier of Karst, killing a deckhand."
FOG = "In thick fog the ferry Aurora struck the northern pier of Karst."
REST = "Bakers in Karst baked long loaves of rye for the winter fair. Nobody in the valley had seen the heron since the thaw."


def covers(printed: str, other: str) -> bool:
    """Whether what one report tells first is told in every detail by another, in its passage most like it."""
    told = tell({"Ledger": printed, "Courier": other, "Herald": REST})
    table = build_accounts(told.reports, told.readings, told.language)
    pages = open_pages(told.reports, told.readings, table, told.language)
    line = next(account for account in table if account.report == 0)
    return any(tells(account, line, find_details(line, pages), pages) for account in table if account.report == 1)


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        # An irregular form and its verb, and a word known for another.
        ("The ferry Aurora sank near Port Selim.", "By dawn the ferry Aurora had sunk near Port Selim, police said."),
        ("The council freed four sailors in Karst.", "Four sailors in Karst were released by the council, after a week of talks."),
        # Whom it is of stands in the sentence before.
        ("Olin Fersk applied for a pilot's licence in Tarn.", "Olin Fersk is back. He applied for a pilot's licence in Tarn."),
        # A people and its country, and a word that tells the same where all else is the same.
        ("Norwegian sailors were arrested in Karst.", "Sailors from Norway were arrested in Karst."),
        ("The truce in the Selim valley collapsed at noon.", "The ceasefire in the Selim valley collapsed at noon."),
        # A hedge that only the printed words have.
        ("The ferry Aurora reportedly sank near Port Selim.", "The ferry Aurora sank near Port Selim."),
        # A bound that the other keeps.
        ("At least 20 sailors drowned near Port Selim.", "Off the coast 23 sailors drowned near Port Selim."),
        # Who tells of a boy tells of a child, of a truck of a vehicle.
        ("A four-year-old child fell into the moat of Karst.", "On the way home a four-year-old boy fell into the moat of Karst."),
        ("A vehicle struck the gate of the Karst barracks.", "At dawn a truck struck the gate of the Karst barracks."),
        # A given name or an office that the report has elsewhere with the name.
        (
            "The council of Karst freed Captain Olin Fersk.",
            "Captain Olin Fersk is home. The council of Karst freed Fersk after a week of talks.",
        ),
        # Another name of a known body.
        ("Soldiers of the United States left the harbour of Selim.", "Soldiers of the US left the harbour of Selim."),
        # An age, and the number behind a name.
        ("Olin Fersk, 32, fell into the moat of Karst.", "In the rain 32-year-old Olin Fersk fell into the moat of Karst."),
        # What is held open in a clause beside is not what is told.
        (
            "Guards arrested Olin Fersk in Karst.",
            "The town was quiet after guards arrested Olin Fersk in Karst when he allegedly struck a baker.",
        ),
    ],
)
def test_who_tells_every_detail_stands_behind_the_words(printed: str, other: str) -> None:
    assert covers(printed, other)


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        # A place, a number, a day or a second act that the other leaves out.
        ("The ferry Aurora sank near Port Selim north of Karst.", "The ferry Aurora sank near Port Selim."),
        ("The driver struck the gate and hurt two others in Karst.", "The driver struck the gate in Karst."),
        ("The train to Karst left an hour late.", "The train to Karst left half an hour late."),
        ("The ferry Aurora sank near Port Selim on Monday.", "The ferry Aurora sank near Port Selim."),
        ("The leaders meet in Tarn on 11 July.", "The leaders meet in Tarn in July."),
        ("Olin Fersk was the first pilot to cross the Selim strait.", "Olin Fersk was a pilot who was to cross the Selim strait."),
        # Another verb of little weight, a word that holds it open, a time long past.
        (
            "Four sailors were taken to hospital in Karst with bad burns.",
            "Four sailors with bad burns were released from hospital in Karst.",
        ),
        ("The ferry Aurora sank near Port Selim.", "The ferry Aurora may have sunk near Port Selim."),
        ("Veldt launched a long-range rocket near Karst.", "Veldt launched a long-range rocket near Karst in 2012."),
        ("Veldt fired a long-range rocket near Karst.", "Veldt did not carry out its threat to fire a long-range rocket near Karst."),
        # A child need be no boy; another of the name; a name that stands in full nowhere.
        ("A four-year-old boy fell into the moat of Karst.", "A four-year-old child fell into the moat of Karst."),
        ("The council of Karst freed Olin Fersk.", "Olin Fersk wept. The council of Karst freed Ada Fersk after a week of talks."),
        ("The council of Karst freed Olin Fersk.", "Olin Fersk and Ada Fersk wept. The council of Karst freed Fersk at noon."),
        ("The council of Karst freed Olin Fersk.", "The council of Karst freed Fersk after a week of talks."),
        # What is held open of a thing holds for what stands beside it.
        ("A cannon was loaded with four chains in Karst.", "A cannon loaded with four chains was reportedly seen in Karst."),
        # Of one what is said of two.
        ("One of the guards died near Port Selim.", "The two guards died near Port Selim."),
        # The words stand there, in two clauses that say something else.
        ("The guards freed the four girls in Karst.", "The guards of Karst slept while the four girls were freed by their uncle in Tarn."),
        ("The council closed the harbour of Selim.", "The council did not close the harbour of Selim."),
    ],
)
def test_who_leaves_out_a_detail_does_not(printed: str, other: str) -> None:
    assert not covers(printed, other)


def confirmed(texts: dict[str, str], traced: bool = False, days: tuple[date, ...] = ()) -> list[Claim]:
    """The confirmed claims of some reports (of some `days`), each an origin of its own, or as they are `traced`."""
    told = tell({**texts, "Herald": REST}, days=days)
    lineage = find_lineage(told.reports, told.readings, told.language) if traced else told.lineage
    return [claim for claim in find_claims(told.reports, told.readings, lineage, told.language) if claim.confirmed]


def test_the_barest_whole_account_is_printed_that_two_origins_tell() -> None:
    (claim,) = confirmed(
        {
            "Ledger": "The ferry Aurora struck the northern pier of Karst on Tuesday, killing a deckhand.",
            "Courier": "In thick fog the ferry Aurora struck the northern pier of Karst. Divers came at dawn.",
        }
    )
    assert claim.text in ("The ferry Aurora struck the northern pier of Karst", "the ferry Aurora struck the northern pier of Karst")
    assert {support.key for support in claim.supports} == {"Ledger", "Courier"}
    assert (claim.roots, claim.confirmed) == (2, True)


@pytest.mark.parametrize(
    "texts",
    [
        # Nobody tells it whole: "he", "their", words in the air.
        {"Ledger": "He struck the northern pier of Karst on Tuesday.", "Courier": "He struck the northern pier of Karst on Tuesday."},
        # One tells it as its own, the other as somebody's word.
        {
            "Ledger": "The northern pier of Karst is closed to foreign ships.",
            "Courier": "The northern pier of Karst is closed to foreign ships, Mayor Otto Holm said.",
        },
        # One has it from another paper, which the other does not name.
        {
            "Ledger": "The Harwick Times-News reported that the minister gave the envoys secret maps of Karst.",
            "Courier": "“The minister gave the envoys secret maps of Karst,” it said.",
        },
        # Among whom is not told; somebody spoke, and it is not told what he said.
        {"Ledger": "Veldt is ranked fourth. The list is new.", "Courier": "Veldt is ranked fourth, ahead of Tarn and Karst."},
        {"Ledger": "Mayor Otto Holm tweeted Monday morning.", "Courier": "Mayor Otto Holm tweeted Monday morning from the pier."},
        # Words quoted by both, nobody says where they were spoken.
        {
            "Ledger": "“The northern pier of Karst closes to foreign ships,” Mayor Otto Holm said.",
            "Courier": "“The northern pier of Karst closes to foreign ships,” said Mayor Otto Holm.",
        },
    ],
)
def test_what_somebody_says_or_nobody_tells_whole_is_not_confirmed(texts: dict[str, str]) -> None:
    assert confirmed(texts) == []


def test_words_spoken_in_public_are_confirmed_by_those_who_heard_them() -> None:
    said = "“The northern pier of Karst closes to foreign ships in April,”"
    (claim,) = confirmed(
        {"Ledger": f"{said} Mayor Otto Holm told a news conference on Monday.", "Courier": f"{said} Mayor Otto Holm told reporters."},
        traced=True,
    )
    assert (claim.speaker, claim.roots) == ("Otto Holm", 2)


@pytest.mark.parametrize(
    ("other", "day", "count"),
    [
        (FOG, date(2024, 3, 7), 1),
        # Nobody names a day, and the reports are of two occasions; or one names a day that is far from the other's.
        (FOG, date(2024, 8, 20), 0),
        (f"On 2 March 2024 {FOG[0].lower()}{FOG[1:]}", date(2024, 3, 20), 1),
        (f"On 2 August 2024 {FOG[0].lower()}{FOG[1:]}", date(2024, 8, 20), 0),
    ],
)
def test_two_occasions_confirm_nothing(other: str, day: date, count: int) -> None:
    days = (date(2024, 3, 6), day, date(2024, 3, 6))
    assert len(confirmed({"Ledger": STRUCK, "Courier": f"{other} Divers came at dawn."}, days=days)) == count


def cores(text: str) -> list[str]:
    """The shorter words out of the first passage of a text."""
    told = tell({"Ledger": text})
    account: Account = build_accounts(told.reports, told.readings, told.language)[0]
    return [told.reports[0].words(core.span) for core in find_cores(account, told.reports[0], told.language)]


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("On Tuesday evening a barge struck the bridge near Karst, which was closed at once.", "a barge struck the bridge near Karst"),
        ("Scores of people were killed on Thursday when a truck struck a crowd in Karst.", "Scores of people were killed on Thursday"),
    ],
)
def test_a_clause_is_cut_before_what_is_told_beside_it(text: str, core: str) -> None:
    assert core in cores(text)


@pytest.mark.parametrize(
    "text",
    [
        "A barge did not strike the bridge near Karst on Tuesday.",
        "If the barge strikes the bridge near Karst, the council closes the road.",
        "He struck the bridge near Karst on Tuesday evening.",
    ],
)
def test_nothing_is_cut_where_that_would_turn_what_is_said(text: str) -> None:
    assert cores(text) == []


def test_what_stands_under_common_words_alone_is_found_by_all_of_them() -> None:
    asides = " ".join(f"In song {number} the navy of Karst fires a missile over no strait of Selim." for number in range(POSTINGS))
    told = tell({"Ledger": f"The navy of Karst fired a missile over the Selim strait. {asides}", "Herald": REST})
    table = build_accounts(told.reports, told.readings, told.language)
    pages = open_pages(told.reports, told.readings, table, told.language)
    found = find_details(table[0], pages)
    assert min(len(pages.postings[word]) for word in found.words) > POSTINGS
    assert table[0] in pages.find_near(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Long past, and cut out of the sentence that says when.
        (
            "In 1996 a four-year-old child fell into the moat of Karst near the northern pier.",
            "A four-year-old child fell into the moat of Karst in 1996, to the horror of the bakers.",
        ),
        # Words of somebody whom nobody names.
        (
            "“The youth of Karst have no pier for their anger.” Nobody answered.",
            "‘The youth of Karst have no pier for their anger.’ The night was long.",
        ),
    ],
)
def test_neither_the_long_past_without_its_day_nor_a_quotation_of_nobody_is_confirmed(one: str, other: str) -> None:
    found = confirmed({"Ledger": one, "Courier": other}, days=(date(2024, 3, 5), date(2024, 3, 5), date(2024, 3, 5)))
    assert all("1996" in claim.text for claim in found)


def test_a_report_without_a_day_is_of_the_day_of_its_story() -> None:
    printed = "The ferry Aurora struck the northern pier of Karst on 5 March 2024."
    told = tell({"Ledger": printed, "Courier": FOG, "Herald": REST}, days=(date(2024, 3, 6), date(2024, 3, 6), date(2024, 3, 7)))
    undated = [told.reports[0], evolve(told.reports[1], published=None), told.reports[2]]
    claims = find_claims(undated, told.readings, told.lineage, told.language)
    assert [claim.roots for claim in claims if claim.confirmed] == [2]
