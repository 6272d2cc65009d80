from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from weighing.told import DAY, differ, read_ahead, tell


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    tables: list[Sequence[Sequence[Any]]] = [KINDS, TWO_THINGS, DENIED, NOT_DENIED, ANSWERED, UNANSWERED]
    tables += [SLOTS, SLIPS, SEEMING, NUMBERS]
    read_ahead(row for table in tables for row in table)


KINDS = [
    (
        "The army of Veldt tested an intermediate-range missile on the coast.",
        "The army of Veldt tested an intercontinental missile on the coast.",
        ("intermediate", "intercontinental"),
    ),
    (
        "The guard was charged with murder by a court in Karst.",
        "The guard was charged with manslaughter by a court in Karst.",
        ("murder", "manslaughter"),
    ),
    ("A drone crashed into the harbour of Karst.", "A helicopter crashed into the harbour of Karst.", ("drone", "helicopter")),
    ("The striker hurt his left knee in Karst.", "The striker hurt his right knee in Karst.", ("left knee", "right knee")),
]


@pytest.mark.parametrize(("left", "right", "values"), KINDS)
def test_kinds_that_exclude_each_other(left: str, right: str, values: tuple[str, ...]) -> None:
    assert differ(left, right) == [("identity", values)]


TWO_THINGS = [
    # One report knows both kinds: there are two things.
    (
        "The army tested an intermediate-range missile, its first after an intercontinental one in Karst.",
        "The army tested an intercontinental missile in Karst.",
    ),
    # Other things are said of them.
    ("A drone crashed into the harbour of Karst.", "A helicopter searched the harbour of Karst."),
    # Two tests on two days.
    (
        "The army tested a short-range missile on the coast on 4 March 2024.",
        "The army tested an intercontinental missile on the coast on 1 February 2024.",
    ),
]


@pytest.mark.parametrize(("left", "right"), TWO_THINGS)
def test_two_things_of_two_kinds_are_no_conflict(left: str, right: str) -> None:
    assert [kind for kind, _ in differ(left, right) if kind == "identity"] == []


DENIED = [
    ("The harbour bridge is not out of danger.", "The harbour bridge is out of danger."),
    ("The mountain road was not straight where the lorry fell.", "The mountain road is straight there, drivers told the court."),
    (
        "Our company did not maintain any secret contracts with the smugglers.",
        "The company had secret contracts with the smugglers of Karst.",
    ),
    ("The new tariffs on Veldt will not work, the minister said.", "The tariffs on Veldt are working, the envoy said."),
]


@pytest.mark.parametrize(("left", "right"), DENIED)
def test_what_is_denied_here_and_said_there(left: str, right: str) -> None:
    assert differ(left, right) == [("polarity", ("denied", "affirmed"))]


NOT_DENIED = [
    ("The harbour bridge is not out of danger.", "The harbour bridge may be out of danger."),
    ("The harbour bridge is not out of danger.", "The market hall is out of danger."),
    ("The mountain road was not straight where the lorry fell.", "If the mountain road is straight, drivers speed."),
    (
        "Our company did not maintain any secret contracts with the smugglers.",
        "The company wanted to have secret contracts with the smugglers of Karst.",
    ),
    ("The new tariffs on Veldt will not only work, the minister said.", "The tariffs on Veldt are working, the envoy said."),
    ("The clerk is not sure about the ferry.", "The clerk is sure about the ferry."),
]


@pytest.mark.parametrize(("left", "right"), NOT_DENIED)
def test_what_may_be_and_other_subjects_deny_nothing(left: str, right: str) -> None:
    assert [kind for kind, _ in differ(left, right) if kind == "polarity"] == []


ANSWERED = [
    ("Nobody knows where the old satellite will fall.", "The satellite will fall into a designated area of the sea."),
    ("It is not clear how many divers entered the flooded cave.", "Fourteen divers entered the flooded cave at dawn."),
    ("Officials did not say when the flooded quarry would close.", "The flooded quarry closed on 3 March 2024, Veldt radio said."),
    ("It is unclear why the flooded quarry closed.", "The flooded quarry closed because of a gas leak."),
    ("Police do not know who robbed the harbour museum.", "Ivo Holm robbed the harbour museum with a spade."),
]


@pytest.mark.parametrize(("left", "right"), ANSWERED)
def test_what_is_not_known_here_and_told_there(left: str, right: str) -> None:
    assert ("status", ("not known", "given")) in differ(left, right)


UNANSWERED = [
    ("Nobody knows where the old satellite will fall.", "The satellite may fall into the sea."),
    ("Nobody knows where the old satellite will fall.", "The satellite will fall within weeks."),
    ("It is not clear how many divers entered the flooded cave.", "Divers entered the flooded cave at dawn."),
    ("It is unclear why the flooded quarry closed.", "Nobody told the miners why the flooded quarry closed."),
    ("Police do not know who robbed the harbour museum.", "Someone robbed the harbour museum with a spade."),
]


@pytest.mark.parametrize(("left", "right"), UNANSWERED)
def test_what_nobody_tells_is_no_conflict(left: str, right: str) -> None:
    assert [kind for kind, _ in differ(left, right) if kind == "status"] == []


def test_two_waters_for_one_thing() -> None:
    left = "The rescue barge was towed to a drill ship in the Indian Ocean."
    right = "Engineers boarded the drill ship stationed in the Atlantic Ocean at dawn."
    assert differ(left, right) == [("place", ("Indian Ocean", "Atlantic Ocean"))]
    assert differ(left, "Engineers left a lighthouse in the Atlantic Ocean at dawn.") == []
    assert differ(left, f"{right} It had come from the Indian Ocean.") == []


QUOTE = '"We will not sell a single acre of this forest to anyone"'


def test_one_quote_of_two_people() -> None:
    left = f"{QUOTE}, Mary Brandt said on Monday in Karst."
    right = f"{QUOTE}, Ivo Holm said on Monday in Karst."
    assert differ(left, right) == [("identity", ("Mary Brandt", "Ivo Holm"))]
    assert differ(left, left) == []
    assert differ(left, f"{QUOTE}, Brandt said on Monday in Karst.") == []


def test_a_short_quote_that_few_would_use() -> None:
    left = 'The sluice had leaked "turbid effluent" for a week, Mary Brandt said in Karst.'
    assert differ(left, 'Ivo Holm said in Karst that the works had seen "turbid effluent" in the canal.') == [
        ("identity", ("Mary Brandt", "Ivo Holm"))
    ]
    assert (
        differ('The sluice was in a "very good" state, Mary Brandt said in Karst.', 'Ivo Holm said the canal was "very good" to see.') == []
    )
    # The one passes on what the other said.
    assert differ(left, 'Ivo Holm said in Karst that Mary Brandt had seen "turbid effluent" in the canal.') == []


def test_one_range_of_two_measures() -> None:
    left = "The pebbles range from the size of a walnut to the size of a melon."
    assert differ(left, "The pebbles vary from the weight of a walnut to the weight of a melon.") == [("identity", ("size", "weight"))]
    assert differ(left, "The pebbles range in size from a walnut up to a melon.") == []
    assert differ(left, "The pebbles range from the weight of a feather to the weight of a coin.") == []


def test_what_came_first() -> None:
    left = "The navy held a drill after the blockade of Karst."
    assert [kind for kind, _ in differ(left, "The blockade of Karst came after the navy held a drill.")] == ["date"]
    assert [kind for kind, _ in differ(left, "The blockade comes shortly after the navy staged a drill.")] == ["date"]
    assert differ(left, "In response to the blockade, the navy held a drill.") == []


def test_later_reports_that_know_more_are_an_update() -> None:
    told = tell(
        {"Ledger": "Nobody knows where the old satellite will fall.", "Courier": "The satellite will fall into a part of the sea."},
        days=(DAY, date(2024, 3, 8)),
    )
    assert [conflict.why for conflict in told.conflicts] == ["update"]


SLOTS = [
    (
        "Rebel commander Ivo Holm seized the northern salt quarry at dawn.",
        "Rebel commander Karel Brask seized the northern salt quarry at dawn.",
        ("identity", ("Ivo Holm", "Karel Brask")),
    ),
    (
        "The smugglers buried the stolen altar near Karst before the feast began.",
        "The smugglers buried the stolen altar near Veldt, the prior told the court.",
        ("place", ("Karst", "Veldt")),
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), SLOTS)
def test_another_name_in_one_slot(left: str, right: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert expected in differ(left, right)
    # A report with both names knows of both.
    assert expected[0] not in [kind for kind, _ in differ(left, f"{right} It named {expected[1][0]}, too.")]


def test_another_act_of_another_name_is_no_conflict() -> None:
    left = "Rebel commander Ivo Holm seized the northern salt quarry at dawn."
    assert differ(left, "Rebel commander Karel Brask seized a ferry on the southern lake at dusk.") == []


SLIPS = [
    ("The Centre for Human Growth opened a branch.", "The Centre for Humane Growth opened a branch.", True),
    ("The Harbour Defence Office opened a branch.", "The Harbour Defense Office opened a branch.", False),
    ("The Centre for Human Growth opened a branch.", "The Centre for Marine Growth opened a branch.", False),
    ("The Centre for Human Growth, not the Centre for Humane Growth, paid.", "The Centre for Humane Growth opened a branch.", False),
]


@pytest.mark.parametrize(("left", "right", "found"), SLIPS)
def test_a_name_with_one_word_wrong(left: str, right: str, found: bool) -> None:
    assert ("identity" in [kind for kind, _ in differ(left, right)]) is found


def test_what_is_not_declared_and_what_is_stated_weeks_later() -> None:
    left = "Although not declared officially, control of the satellite was lost."
    told = tell({"Ledger": left, "Courier": "The agency lost control of the satellite."}, days=(DAY, date(2024, 5, 8)))
    assert [(conflict.kind, conflict.why) for conflict in told.conflicts] == [("status", "update")]
    other = tell({"Ledger": left, "Courier": "The agency lost a lawsuit."}, days=(DAY, date(2024, 5, 8)))
    assert other.conflicts == []


def test_who_gives_no_reason_and_who_gives_one() -> None:
    left = "The harbour office closed the fish market and gave no reason."
    assert ("status", ("not known", "given")) in differ(left, "The harbour office closed the fish market because of rats.")
    assert differ(left, "The harbour office closed the fish market on Monday.") == []


def test_acts_that_cannot_both_be() -> None:
    left = "The striker will stay at the northern club."
    assert [kind for kind, _ in differ(left, "The striker will leave the northern club.")] == ["polarity"]
    assert differ(left, "The striker may leave the northern club.") == []


def test_what_was_withheld_and_came_out() -> None:
    left = "The ministry has not revealed the names of the new patrol ships."
    right = "The ministry has revealed a list of the new patrol ships."
    assert [kind for kind, _ in differ(left, right)] == ["status"]
    assert differ(left, "The ministry has revealed a plan for schools.") == []


def test_what_is_said_weeks_later_still_stands_against_a_denial() -> None:
    days = (DAY, date(2024, 5, 8))
    assert differ("The harbour bridge is not out of danger.", "The harbour bridge is out of danger.", days) == [
        ("polarity", ("denied", "affirmed"))
    ]
    assert differ("The harbour bridge is not out of danger.", "The harbour master says the crane is out of danger.", days) == []


def test_what_is_refused_here_and_done_there() -> None:
    left = "Captain Mary Brandt refused to sign the harbour contract."
    assert [kind for kind, _ in differ(left, "Captain Mary Brandt signed the harbour contract.")] == ["polarity"]
    assert differ(left, "Captain Mary Brandt signed a birthday card.") == []


def test_two_first_names_of_one_office() -> None:
    left = "Governor Mary Brandt opened the school in Karst."
    assert differ(left, "Governor Hanna Brandt opened the school in Karst.") == [("identity", ("Mary", "Hanna"))]
    assert differ(left, "Governor Marie Brandt opened the school in Karst.") == []
    assert differ(left.replace("Mary", "Giannis"), left.replace("Mary", "Yiannis")) == []
    assert differ(left, "Governor Hanna Brandt opened the school in Karst. Her sister Mary watched.") == []


def test_news_of_the_day_is_not_of_the_week_before() -> None:
    left = "The navy tested a short-range missile on 1 March 2024."
    assert differ(left, "The navy tested an intercontinental missile.") == []
    assert [kind for kind, _ in differ(left.replace("1 March", "6 March"), "The navy tested an intercontinental missile.")] == ["identity"]


@pytest.mark.parametrize(("short", "full"), [("Pa.", "Pennsylvania"), ("Calif.", "California"), ("N.Y.", "New York"), ("Fla.", "Florida")])
def test_a_state_is_the_same_place_when_its_name_is_shortened(short: str, full: str) -> None:
    left, right = (f"Mary Brandt, 33, of Karst, {region}, drowned off the coast." for region in (short, full))
    assert differ(left, right) == []
    assert differ(left, right.replace("Karst", "Veldt")) == [("place", (f"Karst, {short}", f"Veldt, {full}"))]


SEEMING = [
    # A picture is of its own day.
    ("In this undated file photo a short-range missile is tested in Karst.", "The army tested an intercontinental missile in Karst."),
    # "Before" tells of two other things.
    (
        "The visitor Karel Brask left the quay of Karst just minutes before the attack.",
        "The attacker in Karst used a lorry to approach the quay, where thousands had gathered, before turning left onto the avenue.",
    ),
    # What was to be done today, and was, is the course of things.
    ("The envoy was set to fly to Karst on 6 March 2024.", "The envoy flew to Karst on 6 March 2024."),
    # Roughly the same, by its own last digit.
    ("Veldt lies around 400 km north of Karst.", "Veldt lies about 427 km north of Karst."),
    # All of them, and some.
    ("Only 57 of the 850 people aboard survived the wreck.", "Nearly 50 people survived the wreck."),
    # Whose something is, is no place where it is done.
    (
        "A rule in Karst's harbour law bans night fishing from the pier.",
        "A rule in Veldt's harbour law bans night fishing from the pier.",
    ),
    # Other people than these.
    ("These people are not injured, a nurse said.", "About 100 people were injured, a nurse said."),
    # Very low is not what is denied.
    ("I am not going with high hopes, the envoy said.", "I am going with very low hopes, the envoy said."),
    # A letter more or less in a name.
    (f"{QUOTE}, Ivo Niemi said on Monday in Karst.", f"{QUOTE}, Ivo Nieme said on Monday in Karst."),
]


@pytest.mark.parametrize(("left", "right"), SEEMING)
def test_what_only_looks_like_a_difference(left: str, right: str) -> None:
    assert differ(left, right) == []


def test_without_a_day_the_words_must_tell_that_it_is_one_occasion() -> None:
    left = "The blast at the crowded fish market of Karst killed 12 people on the quay."
    right = "The storm in the northern hills of Karst killed 40 people in their tents."
    assert [kind for kind, _ in differ(left, right)] == ["number"]
    assert tell({"Ledger": left, "Courier": right}, days=(DAY, None)).conflicts == []


NUMBERS = [
    # Times of day of one thing, told of one doer or one that it was done to.
    (
        "The lorry ran into the crowd in Karst at around 10:30 p.m. on Sunday.",
        "The lorry hit the crowd in Karst around 10:45 p.m. on Sunday.",
        ("22:30", "22:45"),
    ),
    # A number that stands without a noun.
    (
        "A lorry rammed into a crowd in Karst on Sunday, killing dozens and injuring around 100.",
        "A lorry rammed into a crowd in Karst on Sunday, leaving around 202 injured.",
        ("about 100", "about 202 injured"),
    ),
    # Who has the number for others does not know it for these.
    (
        "Veldt, which leads the mission in the north, has about 850 soldiers there, with another 1,000 troops from other countries.",
        "Veldt leads the mission in the north and has nearly 1,000 troops there.",
        ("about 850 soldiers", "about 1000 troops"),
    ),
]


@pytest.mark.parametrize(("left", "right", "values"), NUMBERS)
def test_more_numbers_of_one_thing(left: str, right: str, values: tuple[str, str]) -> None:
    assert ("number", values) in differ(left, right)


def test_a_call_and_an_arrival_are_two_hours_of_two_things() -> None:
    assert differ("The nurse called the police at 10:31 p.m. in Karst.", "The ferry reached the pier of Karst at 10:50 p.m.") == []


def test_the_head_of_a_fraud_and_its_go_between() -> None:
    left = "Ivo Holm, suspected of being the go-between of the fraud, was arrested in Karst."
    assert ("identity", ("middleman", "mastermind")) in differ(left, "Ivo Holm, the mastermind of the fraud, was arrested in Karst.")


def test_somebodys_part_in_a_crime_is_one_however_late_it_is_told() -> None:
    texts = {
        "Gazette": "Police in Karst called the clerk the mastermind of the fraud.",
        "Herald": "Police in Karst called the clerk a middleman in the fraud.",
    }
    conflicts = tell(texts, days=(date(2024, 3, 1), date(2024, 3, 20))).conflicts
    assert [sorted({side.value for side in conflict.sides}) for conflict in conflicts] == [["mastermind", "middleman"]]
