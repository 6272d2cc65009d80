"""How far the forms of a claim lie apart: shown with the words, and refused where it is not so."""

import pytest
from attrs import evolve

from briefing.test_briefing_cite import change_first, has_template, set_values
from example_office import NOW
from legation.briefing.cite import check
from legation.briefing.sections import established, said
from legation.desk.desk import Desk
from legation.desk.verbs.brief import find_subject, make
from legation.desk.verbs.weigh import Weighed
from legation.records.brief import Brief, Cited, Ours
from legation.records.errors import CitationError


@pytest.fixture(scope="module")
def brief(weighed: Weighed, desk: Desk) -> Brief:
    """The brief with room for every statement of a party, whose forms lie apart in one that is not among its first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(said, "MOST", 9)
        patch.setattr(said, "MOST_OF_PARTY", 9)
        patch.setattr(established, "is_telling", lambda *_: True)
        return make(find_subject(weighed, weighed.weighing.stories[0]), NOW.date(), desk.office).brief


def words(brief: Brief, template: str) -> list[str]:
    """The words of the first line with a template, ours by their values."""
    lines = [line for section in brief.sections for line in section.lines if has_template(template)(line)]
    return [part.words if isinstance(part, Cited) else " ".join(part.values) for part in lines[0].parts if isinstance(part, Cited | Ours)]


def test_the_weakest_and_the_strongest_verb_stand_side_by_side(brief: Brief) -> None:
    assert words(brief, "drift-cue") == ["Harbour Courier", "said", "Coastline Review", "confirmed"]


def test_a_quotation_that_was_cut_is_given_in_full(brief: Brief) -> None:
    assert words(brief, "drift-cut") == ["River Post Harbour Courier", '"I am not aware of any decision made"']


@pytest.mark.parametrize(("template", "values"), [("drift-cut", ("Northern Ledger", "Harbour Courier")), ("drift-up", ("River Post",))])
def test_another_outlet_there_is_refused(brief: Brief, weighed: Weighed, template: str, values: tuple[str, ...]) -> None:
    story = weighed.weighing.stories[0]
    reports = {report.id: report for report in weighed.reports}
    assert check(brief, reports, story)
    with pytest.raises(CitationError, match="different forms"):
        check(change_first(brief, has_template(template), set_values(template, *values)), reports, story)


def test_a_drift_that_was_not_weighed_is_refused(brief: Brief, weighed: Weighed) -> None:
    story = weighed.weighing.stories[0]
    without = evolve(story, claims=tuple(evolve(claim, drifts=()) for claim in story.claims))
    with pytest.raises(CitationError, match="different forms"):
        check(brief, {report.id: report for report in weighed.reports}, without)
