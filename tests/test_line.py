"""The whole line over the example office: lineage, claims, conflicts and the brief, against what its README says."""

import json
from datetime import date
from pathlib import Path

import pytest

from legation.desk.desk import Desk
from legation.desk.verbs.weigh import Weighed
from legation.records.story import Claim, Story

GOLDEN = Path(__file__).parent / "golden"


def story(weighed: Weighed) -> Story:
    return weighed.weighing.stories[0]


def name(weighed: Weighed, report: str) -> str:
    return next(str(one.outlet) for one in weighed.reports if one.id == report)


def claims_with(weighed: Weighed, *words: str) -> list[Claim]:
    return [claim for claim in story(weighed).claims if all(word in claim.text for word in words)]


def test_one_story_and_the_tea_in_none(weighed: Weighed) -> None:
    assert len(weighed.weighing.stories) == 1
    assert len(story(weighed).reports) == 9
    assert [name(weighed, one) for one in weighed.weighing.loose] == ["Bay Tribune"]


def test_the_two_carriers_go_back_to_one_wire_and_the_rewrite_confirms_nothing(weighed: Weighed) -> None:
    groups = [{name(weighed, one) for one in origin.reports} for origin in story(weighed).origins]
    wire = next(group for group in groups if "Harbour Courier" in group)
    assert {"Harbour Courier", "Northern Ledger"} <= wire
    carried = [one for one in story(weighed).claims if "Coastline Review" in {name(weighed, support.report) for support in one.supports}]
    assert any("Whether Coastline Review heard this itself cannot be told" in reason for one in carried for reason in one.reasons)
    assert not wire & {"The Diet Observer", "Strait Quarterly", "Capital Bulletin", "Eastern Telegraph Service"}


def test_the_remark_in_five_reports_has_two_origins(weighed: Weighed) -> None:
    wide = max(claims_with(weighed, "no plans"), key=lambda claim: len({one.report for one in claim.supports}))
    assert {"Harbour Courier", "Northern Ledger", "The Diet Observer"} <= {name(weighed, one.report) for one in wide.supports}
    assert wide.roots == 2
    assert wide.grade.credibility == "1"


def test_the_status_of_the_office_is_a_conflict(weighed: Weighed) -> None:
    status = [one for one in story(weighed).conflicts if one.kind == "status"]
    assert status
    outlets = {name(weighed, side.report) for one in status for side in one.sides}
    assert "River Post" in outlets


def test_the_summit_is_in_the_calendar(weighed: Weighed) -> None:
    summits = [event for event in story(weighed).events if event.when and event.when.first == "2023-07-11"]
    assert summits
    assert all(event.when and event.when.last == "2023-07-12" and event.status == "planned" for event in summits)


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_no_caption_and_no_page_chrome_is_anywhere(desk: Desk, form: str) -> None:
    text = desk.brief(form=form).sheets[0].text
    for stranger in (
        "Ardern",
        "Ferry fares",
        "Enter at least",
        "Storm closes",
        "Most read",
        "Cookie settings",
        "No Comments",
        "Share this",
    ):
        assert stranger not in text


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_the_golden_brief(desk: Desk, form: str, pytestconfig: pytest.Config) -> None:
    text = desk.brief(form=form).sheets[0].text
    golden = GOLDEN / f"test_line_brief.{form}"
    if pytestconfig.getoption("--bless"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_asof_leaves_later_reports_out(desk: Desk) -> None:
    early = json.loads(desk.brief(form="json", asof=date(2023, 5, 24)).sheets[0].text)
    whole = json.loads(desk.brief(form="json").sheets[0].text)
    assert early["header"]["asof"] == "2023-05-24"
    assert whole["header"]["asof"] == "2023-06-09"
    assert len(early["sources"]) < len(whole["sources"])
    assert all(source["published"][:10] <= "2023-05-24" for source in early["sources"])
