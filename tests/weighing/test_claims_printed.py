import pytest
from attrs import evolve

from legation.records.report import Span
from legation.weighing.accounts.account import Account, build_accounts
from legation.weighing.accounts.agreement import weigh_features
from legation.weighing.claims.claims import find_claims
from legation.weighing.claims.covering import Pages
from legation.weighing.claims.printed import Wording, choose_words, is_whole, supports
from legation.weighing.claims.same import forbids
from legation.weighing.lineage.lineage import Lineage
from weighing.told import tell

REST = "Bakers in Karst baked long loaves of rye for the winter fair. Nobody in the valley had seen the heron since the thaw."


def firsts(*texts: str) -> tuple[list[Account], Pages]:
    """The first passage of each text and their reports, with a text of other things beside them so that their words weigh something."""
    told = tell({**{f"Paper {number}": text for number, text in enumerate(texts)}, "Herald": REST})
    table = build_accounts(told.reports, told.readings, told.language)
    found = [next(account for account in table if account.report == number) for number in range(len(texts))]
    return found, Pages(told.reports, told.language, table)


def support(printed: str, other: str) -> bool:
    told = tell({"Ledger": printed, "Courier": other, "Herald": REST})
    table = build_accounts(told.reports, told.readings, told.language)
    one, two = (next(account for account in table if account.report == number) for number in (0, 1))
    return supports(two, one, weigh_features(table))


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("The ferry Aurora sank off Port Selim.", "The ferry Aurora sank off Port Selim with 34 sailors aboard."),
        ("A barge struck the bridge near Karst.", "On Tuesday evening a barge struck a pillar of the bridge near Karst, police said."),
        ("The council closed the harbour at Port Selim.", "The harbour at Port Selim was closed by the council after the storm."),
    ],
)
def test_who_has_every_printed_detail_supports_the_words(printed: str, other: str) -> None:
    assert support(printed, other)


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        # A figure that the other has not.
        ("The ferry Aurora sank off Port Selim with 34 sailors aboard.", "The ferry Aurora sank off Port Selim."),
        # Another thing is said of the same people.
        (
            "Four people with bad burns left the hospital in Karst.",
            "Four people with serious burns were taken to the hospital in Karst.",
        ),
        ("The ferry Aurora sank off Port Selim.", "The ferry Aurora did not sink off Port Selim."),
        ("The council is considering a tunnel under the bay at Karst.", "The council built a tunnel under the bay at Karst."),
    ],
)
def test_who_lacks_a_detail_or_says_another_thing_does_not(printed: str, other: str) -> None:
    assert not support(printed, other)


def test_the_words_printed_are_those_that_most_reports_support() -> None:
    plain = "The ferry Aurora sank off Port Selim."
    full = "The ferry Aurora sank off Port Selim with 34 sailors aboard."
    found, pages = firsts(full, plain, "The ferry Aurora sank off Port Selim on Monday.")

    def choose(leading: list[Account]) -> Wording:
        return choose_words(leading, found, weigh_features(found), pages, lambda behind: len({passage.report for passage in behind}))

    wording = choose(found)
    assert (pages.reports[wording.printed.report].words(wording.printed.span), wording.apart, wording.confirmed) == (plain, [], 3)
    wording = choose(found[:1])
    # What only one has is cut off.
    assert (pages.reports[0].words(wording.printed.span), wording.apart, wording.confirmed) == (plain.rstrip("."), [], 3)


def test_where_none_is_confirmed_a_clause_is_printed_that_more_support() -> None:
    found, pages = firsts(
        "The ferry Aurora sank off Port Selim in a storm and divers searched the wreck with lamps.",
        "The ferry Aurora has sunk in a heavy storm off Port Selim.",
    )
    wording = choose_words(found[:1], found, weigh_features(found), pages, lambda _: 1)
    assert pages.reports[0].words(wording.printed.span) == "The ferry Aurora sank off Port Selim in a storm"
    assert wording.apart == []


def test_a_line_does_not_end_with_a_word_that_joins_what_is_not_there() -> None:
    text = "The ferry Aurora will sail to Karst and the barge to Tarn."
    (found,), pages = firsts(text)
    for end, whole in (("Karst", True), ("Karst and", False)):
        cut = evolve(found, assertion=evolve(found.assertion, span=Span(0, text.index(end) + len(end)), whole=True))
        assert is_whole(cut, pages) is whole


def test_who_does_not_have_the_detail_is_not_counted_for_it() -> None:
    told = tell(
        {
            "Ledger": "Four people with serious burns were released from the hospital in Karst on Wednesday morning.",
            "Courier": "Four people with serious burns were taken to the hospital in Karst on Wednesday morning.",
            "Herald": REST,
        }
    )
    claims = find_claims(told.reports, told.readings, Lineage(), told.language)
    joined = [claim for claim in claims if len({support.report for support in claim.supports}) == 2]
    assert all((claim.roots, claim.roots_most) == (1, 2) for claim in joined)
    assert not any(claim.roots > 1 for claim in claims)


@pytest.mark.parametrize(
    ("one", "other", "veto"),
    [
        ("Judges in Karst freed the poet.", "The poet was freed by judges in Karst.", False),
        ("The council is considering a tunnel.", "The council built a tunnel.", True),
        ("The council decided on a tunnel.", "The council built a tunnel.", False),
        ("Minister Ada Brandt said the harbour would close.", "Mayor Otto Holm said the harbour would close.", True),
    ],
)
def test_one_slot_alone_forbids(one: str, other: str, veto: bool) -> None:
    (left, right), _ = firsts(one, other)
    assert forbids(left, right) is veto
