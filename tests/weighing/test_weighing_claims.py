from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.records.reading import Assertion, Mention, Reading, Statement
from legation.records.report import Report, Span
from legation.records.story import Descent
from legation.weighing.accounts.account import Account, build_accounts
from legation.weighing.accounts.agreement import weigh_features
from legation.weighing.claims.claims import by_speaker, find_claims, name_once
from legation.weighing.claims.counting import count
from legation.weighing.claims.rows import find_rows
from legation.weighing.lineage.lineage import Lineage, Stretch
from weighing.told import tell

SANK = "The ferry Aurora sank off Port Selim with 34 sailors aboard."
REPHRASED = "Off Port Selim, 34 sailors were aboard the ferry Aurora when it sank."


def test_two_newsrooms_that_say_the_same_are_two_origins_of_one_claim() -> None:
    told = tell({"Ledger": SANK, "Courier": REPHRASED})
    claim = told.claim("Aurora")
    assert told.carriers(claim) == ["Courier", "Ledger"]
    assert (claim.roots, claim.roots_most) == (2, 2)


def test_two_carriers_of_one_wire_are_one_origin_and_the_claim_says_why() -> None:
    told = tell({"Ledger": SANK, "Courier": SANK}, {"Ledger": "Reuters", "Courier": "Reuters"})
    claim = told.claim("Aurora")
    assert (claim.roots, claim.roots_most) == (1, 1)
    assert claim.reasons == ("Ledger and Courier count for one origin, Reuters.",)


def test_the_reason_names_the_step_of_the_lineage() -> None:
    told = tell({"Ledger": SANK}, {"Ledger": "Reuters"})
    step = Descent(told.reports[0].id, "Reuters", "declared", 1.0, ("its byline names Reuters",))
    (claim, *_) = find_claims(told.reports, told.readings, evolve(told.lineage, descents=(step,)), told.language)
    assert claim.reasons == ("Ledger counts for Reuters (Ledger: its byline names Reuters).",)


def test_an_origin_that_cannot_be_named_never_makes_two_of_one() -> None:
    told = tell({"Ledger": SANK, "Courier": REPHRASED}, {"Courier": None})
    claim = told.claim("Aurora")
    assert (claim.roots, claim.roots_most) == (1, 2)
    assert any("cannot be told" in reason for reason in claim.reasons)


def test_a_wire_that_a_hundred_carry_is_one_claim_of_one_origin() -> None:
    outlets = [f"Outlet {n}" for n in range(100)]
    told = tell(dict.fromkeys(outlets, SANK), dict.fromkeys(outlets, "Reuters"))
    claim = told.claim("Aurora")
    assert told.carriers(claim) == sorted(outlets)
    assert (claim.roots, claim.roots_most) == (1, 1)


def test_an_edited_number_is_another_claim() -> None:
    told = tell({"Ledger": SANK, "Courier": SANK.replace("34", "52")})
    # What both tell is one claim of both, printed once and without the number.
    (both,) = [claim for claim in told.claims if told.carriers(claim) == ["Courier", "Ledger"]]
    assert both.text == "The ferry Aurora sank off Port Selim"
    assert [claim.text for claim in told.claims].count(both.text) == 1


def test_an_edited_negation_is_another_claim_and_denies_the_first() -> None:
    yes = "The parliament in Veldt ratified the northern border treaty on Monday."
    told = tell({"Ledger": yes, "Courier": yes.replace("ratified", "did not ratify")})
    claim = told.claim("ratified")
    assert told.carriers(claim) == ["Ledger"]
    assert [told.reports[1].words(denial.span) for denial in claim.denials] == [told.reports[1].text]


def test_words_in_common_alone_make_no_claim() -> None:
    told = tell(
        {
            "Ledger": "The naval treaty office in Port Selim burned down in January.",
            "Courier": "Diplomats praised the architecture of the naval treaty office in Port Selim.",
        }
    )
    assert all(len(claim.supports) == 1 for claim in told.claims)


def test_the_words_of_a_claim_are_the_words_at_its_first_support() -> None:
    told = tell({"Ledger": SANK, "Courier": REPHRASED})
    texts = {report.id: report for report in told.reports}
    for claim in told.claims:
        assert claim.text == texts[claim.supports[0].report].words(claim.supports[0].span)


def test_what_a_speaker_said_and_what_a_report_says_are_kept_apart() -> None:
    told = tell(
        {
            "Ledger": 'Foreign Minister Ada Brandt said: "The northern harbour will close to foreign warships in April."',
            "Courier": "The northern harbour will close to foreign warships in April.",
        }
    )
    speakers = {claim.speaker: claim for claim in told.claims if "harbour" in claim.text}
    assert set(speakers) == {"Ada Brandt", None}
    assert told.carriers(speakers["Ada Brandt"]) == ["Ledger"]
    assert told.carriers(speakers[None]) == ["Courier", "Ledger"]


def test_two_reporters_who_heard_a_speaker_are_two_origins_of_his_words() -> None:
    words = 'Foreign Minister Ada Brandt said: "The northern harbour will close to foreign warships in April."'
    told = tell({"Ledger": words, "Courier": words})
    assert told.claim("harbour", "Ada Brandt").roots == 2


def test_a_stronger_verb_for_the_same_words_is_told() -> None:
    words = "Foreign Minister Ada Brandt {} that the northern harbour will close to foreign warships in April."
    told = tell({"Ledger": words.format("said"), "Courier": words.format("confirmed")})
    assert "Given as “said” by Ledger and as “confirmed” by Courier." in told.claim("harbour", "Ada Brandt").reasons


def test_a_cut_quotation_is_told_and_a_full_one_is_not() -> None:
    full = 'Foreign Minister Ada Brandt said: "The northern harbour will close to foreign warships in April, if the treaty fails."'
    told = tell({"Ledger": full, "Courier": full.replace(", if the treaty fails", "")})
    assert "Courier quotes only a part; Ledger has the words in full." in told.claim("harbour", "Ada Brandt").reasons
    told = tell({"Ledger": full, "Courier": full})
    assert not any("only a part" in reason for claim in told.claims for reason in claim.reasons)


def account(report: int, said: str | None, via: tuple[str, ...] = ()) -> Account:
    """A passage of a report, with a speaker's name and the outlet it came through."""
    span = Span(0, 5)
    statement = Statement(words=(span,), speaker=Mention(span, name=said) if said else None, via=via, report=str(report))
    return Account(report, Assertion(span, ("one", "two")), statement, frozenset(("one", "two")))


REPORTS = tuple(Report(source=f"{n}.txt", text=f"text {n}", outlet=f"Outlet {n}") for n in range(4))


def traced(roots: list[str | None]) -> Lineage:
    whole = {report.id: Stretch(Span(0, 6), root, root is not None) for report, root in zip(REPORTS, roots, strict=True)}
    return Lineage(whole=whole)


def test_for_what_is_so_the_speaker_is_one_origin_however_many_heard_him() -> None:
    lineage = traced(["a", "b", "c", "d"])
    heard = [account(n, "Ada Brandt") for n in range(4)]
    assert count(find_rows(REPORTS, heard, lineage, load("en"), plain=False), lineage) == (4, 4)
    assert count(find_rows(REPORTS, heard, lineage, load("en"), plain=True), lineage) == (1, 1)


def test_a_report_that_credits_another_does_not_count_for_itself() -> None:
    lineage = traced(["a", "b", "c", "d"])
    passages = [account(0, None, via=("Kyodo",)), account(0, None)]
    assert count(find_rows(REPORTS, passages, lineage, load("en"), plain=True), lineage) == (1, 1)


@given(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=4, max_size=4), st.integers(1, 3))
@settings(max_examples=200, deadline=None)
def test_one_more_copy_changes_no_count(roots: list[str | None], size: int) -> None:
    lineage = traced([*roots[:3], roots[0]])
    passages = [account(n, None) for n in range(size)]
    least, most = count(find_rows(REPORTS, passages, lineage, load("en"), plain=False), lineage)
    copied = count(find_rows(REPORTS, [*passages, account(3, None)], lineage, load("en"), plain=False), lineage)
    assert copied[0] == least
    if roots[0] is not None:
        assert copied == (least, most)
    assert 1 <= least <= most


def test_a_story_of_nothing_has_no_claims() -> None:
    report = Report(source="empty.txt", text="")
    assert find_claims([report], [Reading(report.id, "reader")], Lineage(), load("en")) == []


def test_a_longer_passage_that_says_it_besides_is_a_support() -> None:
    more = "On a day of storms in the strait, a coast guard cutter searched for 34 sailors after the ferry Aurora sank off Port Selim."
    told = tell({"Ledger": "The ferry Aurora sank off Port Selim.", "Courier": more})
    claim = told.claim("sank off Port Selim.")
    assert told.carriers(claim) == ["Courier", "Ledger"]
    told = tell({"Ledger": "The ferry Aurora sank off Port Selim.", "Courier": more.replace("sank", "did not sink")})
    assert all(len(claim.supports) == 1 for claim in told.claims)


def test_other_words_for_what_is_done_are_the_same_claim_unless_one_thing_is_all_they_share() -> None:
    told = tell(
        {
            "Ledger": "Firefighters pulled nine miners alive from the Karsk shaft before dawn.",
            "Courier": "Nine miners left the Karsk shaft alive with firefighters.",
            "Herald": "The Karsk shaft is owned by a firm from Veldt.",
        }
    )
    assert told.carriers(told.claim("Firefighters pulled")) == ["Courier", "Ledger"]


def test_a_place_of_a_report_supports_a_claim_once() -> None:
    whole, part, later = (Account(0, Assertion(Span(*at), ("one",)), None, frozenset(("one",))) for at in ((0, 20), (4, 12), (30, 40)))
    sourced = evolve(part, statement=Statement(words=(part.span,), via=("Kyodo",)))
    other = evolve(whole, report=1)
    assert name_once([whole, whole, part, later, other]) == [whole, later, other]
    assert name_once([later, whole, sourced]) == [later, sourced]


def test_a_plan_that_one_account_has_further_on_is_told() -> None:
    words = "Foreign Minister Ada Brandt said the government {} to close the northern harbour to foreign warships."
    told = tell({"Ledger": words.format("plans"), "Courier": words.format("has decided")})
    reasons = [reason for claim in told.claims if claim.speaker for reason in claim.reasons]
    assert "Told as planned by Ledger and as decided by Courier." in reasons
    told = tell({"Ledger": words.format("plans"), "Courier": words.format("plans")})
    assert not any(reason.startswith("Told as") for claim in told.claims for reason in claim.reasons)


def test_words_of_nobody_named_are_the_named_ones_only_where_they_are_his_very_words() -> None:
    named = 'Minister Ada Brandt said: "The northern harbour of Selim will close to foreign warships in April."'
    very = 'A statement read: "The northern harbour of Selim will close to foreign warships in April."'
    other = 'A notice read: "Foreign warships will find another harbour in April, says the captain of the port."'
    told = tell({"Ledger": named, "Courier": very, "Herald": other})
    passages = build_accounts(told.reports, told.readings, told.language)
    spoken = {speaker: {p.report for p in said} for speaker, said in by_speaker(passages, weigh_features(passages))}
    assert spoken == {"Ada Brandt": {0, 1}, None: {0, 2}}
