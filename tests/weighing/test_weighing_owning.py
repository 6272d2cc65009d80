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
