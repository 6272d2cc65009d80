from datetime import date

from attrs import evolve

from legation.weighing.lineage.trace import find_lineage
from weighing.told import tell

STORY = (
    "Mayor Idris Holm opened the granite sluice below Tarn in pouring rain.\n\nDivers had checked the rusty bolts of the eastern gate "
    "for three weeks.\n\nAnglers from Kelm complained about drowned trout nets."
)
RETOLD = (
    "In pouring rain the granite sluice below Tarn was opened by mayor Idris Holm.\n\nThe rusty bolts of its eastern gate were checked by "
    "divers for weeks.\n\nKelm's anglers, who lost trout nets, complained."
)


def certain(byline: str | None) -> bool:
    told = tell({"Harbour Post": STORY, "Kelm Weekly": RETOLD}, days=[date(2024, 3, 6), date(2024, 3, 7)])
    reports = (evolve(told.reports[0], byline="Sanna Vik"), evolve(told.reports[1], byline=byline))
    lineage = find_lineage(reports, told.readings, told.language)
    return lineage.whole[reports[1].id].certain


def test_a_report_that_signs_nothing_and_adds_nothing_confirms_nothing() -> None:
    assert not certain(None)


def test_a_report_that_its_author_signs_stands_for_itself() -> None:
    assert certain("Marit Holm")


HUB = {
    "Harwick Wire": "HARWICK (AP) - A baker got a water bill of 91 million dollars.\n\nThe Harwick Gazette reports that Nella "
    "Prout laughed at it. The utility moved a decimal point by mistake. Her new bill was 91 dollars.",
    "Northbay Sun": 'A baker in Harwick opened her water bill and saw 91 million dollars.\n\n"I nearly dropped the bread," Nella Prout '
    "told the Harwick Gazette. The utility later said she owed 91 dollars.",
    "Radio Lume": "Good morning. Nella Prout got a water bill of 91 million dollars. As the Harwick Gazette reported, that is "
    "more than the town spends in two years. The utility has said sorry.",
}


def test_a_local_paper_on_which_a_dispatch_rests_is_the_origin_of_all_who_rest_on_it() -> None:
    told = tell(HUB)
    lineage = find_lineage(told.reports, told.readings, told.language)
    assert [len(origin.reports) for origin in lineage.origins] == [3]
    assert lineage.origins[0].root == "Harwick Gazette"


POLICE = """"These two men told lonely people that a prize was waiting, and asked for a fee, and for another," the Harwick """
STATEMENT = {
    "Dale Courier": f"Two men were arrested over a 'lucky parcel' fraud.\n\n{POLICE}police said in a "
    'statement.\n\n"If a stranger asks for money, hang up the telephone," Police Chief '
    "Dora Quill said.",
    "Northbay Sun": f"Two men are charged in the 'lucky parcel' case.\n\n{POLICE}police said in a news release. Some of the "
    'money went abroad.\n\n"If a stranger asks for money, hang up the telephone," Police Chief Dora Quill said.',
}


def test_reports_around_one_statement_are_origins_of_their_own() -> None:
    told = tell(STATEMENT)
    assert len(find_lineage(told.reports, told.readings, told.language).origins) == 2


def test_one_sentence_that_is_a_quarter_of_a_short_report_is_a_copy() -> None:
    cart = "apparently opened the attack at the outer gate, followed by gunfire and a blast inside the inn."
    told = tell(
        {
            "Dale Courier": "PORT LUME - Raiders struck the harbour office late on Thursday, killing two people "
            f"and wounding 90, officials said.\n\nHassel Rooke of the police said that there were two loud blasts. A cart {cart}"
            "\n\nA speaker of the raiders, Tam Ullo, called it revenge.",
            "Globe Watcher": f"Blast at a harbour office.\n\nA cart laden with powder {cart}\n\nAt least two are dead "
            "and 84 people are in hospital.",
        }
    )
    assert len(find_lineage(told.reports, told.readings, told.language).origins) == 1
