from datetime import date

import pytest

from legation.weighing.accounts.account import Account, build_accounts
from legation.weighing.accounts.agreement import weigh_features
from legation.weighing.claims.same import WEIGHTS, lay_scale, match_features, weigh_slots, weigh_words
from weighing.told import Told, tell


def pair(ledger: str, courier: str, days: tuple[date, ...] = ()) -> tuple[Account, Account]:
    told = tell({"Ledger": ledger, "Courier": courier}, days=days)
    one, other = (next(p for p in table(told) if p.report == number) for number in (0, 1))
    return one, other


def table(told: Told) -> list[Account]:
    return build_accounts(told.reports, told.readings, told.language)


SANK = "The ferry Aurora sank off Port Selim with 34 sailors aboard."


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("Off Port Selim 34 sailors went down with the ferry.", "number"),
        ("The ferry Aurora sank off Port Selim with 51 sailors aboard.", "other number"),
        ("The ferry Aurora did not sink off Port Selim.", "yes and no"),
        ("A storm sank the ferry Aurora in the strait.", "predicate"),
        ("Minister Ada Brandt said the ferry had gone down off Port Selim.", "one speaker"),
    ],
)
def test_a_reason_holds_where_its_words_say_so(other: str, reason: str) -> None:
    assert reason in match_features(*pair(SANK, other))
    assert reason not in match_features(*pair(SANK, "Two ferries collided in heavy fog.")) or reason == "one speaker"


def test_a_thing_that_both_name_is_no_claim_of_both() -> None:
    burned, praised = "The naval treaty office in Port Selim burned down.", "Diplomats praised the naval treaty office in Port Selim."
    assert "one thing" in match_features(*pair(burned, praised))
    assert "one thing" not in match_features(*pair(burned, "Nobody was hurt when the naval treaty office in Port Selim burned."))


def test_days_speak_for_and_against() -> None:
    on_monday = "The ferry Aurora sank off Port Selim on 4 March 2024."
    assert "day" in match_features(*pair(on_monday, on_monday.replace("sank", "went down")))
    assert "other day" in match_features(*pair(on_monday, on_monday.replace("4 March", "9 March")))
    near, far = (pair(SANK, SANK, (date(2024, 3, 4), date(2024, 3, day))) for day in (6, 20))
    assert "reports apart" not in match_features(*near)
    assert "reports apart" in match_features(*far)


def test_speakers_speak_for_and_against() -> None:
    brandt = "Minister Ada Brandt said the harbour would close in April."
    assert "speaker" in match_features(*pair(brandt, "The harbour will close in spring, Ada Brandt told reporters."))
    assert "other speaker" in match_features(*pair(brandt, "Mayor Otto Holm said the harbour would close in April."))


def test_what_speaks_against_weighs_less_than_nothing_and_what_speaks_for_more() -> None:
    against = {"other number", "other day", "reports apart", "yes and no", "other speaker", "one speaker", "quoted", "one thing"}
    assert {reason for reason, weight in WEIGHTS.items() if weight < 0} == {"start", *against}
    one, other = pair(SANK, "The ferry Aurora did not sink off Port Selim.")
    assert weigh_slots(one, other) == pytest.approx(sum(WEIGHTS[reason] for reason in match_features(one, other)))


def test_more_telling_words_in_common_make_it_surer() -> None:
    told = tell(
        {
            "Ledger": "The ferry Aurora sank off Port Selim. The harbour there is old and narrow.",
            "Courier": "Off Port Selim the Aurora sank in a storm. The harbour there is small and shallow.",
            "Herald": "The harbour of Port Selim is closed. Sailors drink in the harbour.",
        }
    )
    passages = table(told)
    scale = lay_scale(passages, weigh_features(passages))
    (sank, old), (storm, _) = ([p for p in passages if p.report == number] for number in (0, 1))
    assert weigh_words(sank, storm, scale) > weigh_words(old, storm, scale)
    assert weigh_words(sank, storm, scale) == pytest.approx(weigh_words(storm, sank, scale))
