"""The officer's word in the browser: the effect first, a reason asked, the counts after it on every page, taken back, two at once."""

import re
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from web.served import OWN, asking, find_app, read_text
from web.walking import Page

# A weighing in a process of its own on a busy machine.
PATIENCE = 120.0


@pytest.fixture
def story(own_office: Path) -> str:
    with open_desk(own_office) as desk:
        return desk.stories(1)[0].id


@pytest.fixture
def outlets(own_office: Path) -> dict[str, str]:
    with open_desk(own_office) as desk:
        return {str(one.outlet): one.id for one in desk.store.reports.many(desk.store.reports.ids())}


def find_ways(page: str, verb: str) -> list[str]:
    """The addresses on a page that lead to a ruling."""
    return [unescape(found) for found in re.findall(rf'href="(/rulings/new\?verb={verb}&amp;[^"]+)"', page)]


def find_fields(page: str) -> dict[str, list[str]]:
    """The hidden fields of the form that makes the ruling."""
    form = page[page.index('action="/rulings"') :]
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form):
        fields.setdefault(name, []).append(unescape(value))
    return fields


def wait(client: TestClient) -> None:
    """Until the weighing is done."""
    end = time.monotonic() + PATIENCE
    while find_app(client).state.work.progress.running:
        assert time.monotonic() < end, "the weighing did not end"
        time.sleep(0.1)


def rule(client: TestClient, way: str, why: str = "As the office knows.") -> str:
    """Look at the effect of a ruling and make it; the page of its effect."""
    shown = client.get(way)
    assert shown.status_code == 200, read_text(shown.text)
    answer = client.post("/rulings", data=find_fields(shown.text) | {"why": why}, headers=OWN)
    assert answer.status_code == 303, read_text(answer.text)
    assert answer.headers["location"] == parse_qs(urlsplit(way).query)["back"][0]
    wait(client)
    return read_text(shown.text)


def figures(client: TestClient, story: str) -> tuple[str, str, str]:
    """The origins of a story as its page, its lineage and the morning tell them."""
    told = re.search(r"(\d+) reports? → (?:at most )?(\d+) origins?", read_text(client.get(f"/stories/{story}").text))
    drawn = re.search(r"(\d+) reports? goe?s? back to (\d+) origins?", read_text(client.get(f"/stories/{story}/lineage").text))
    with find_app(client).state.desks.open() as desk:
        head = next(one for one in desk.store.stories.heads() if one.id == story)
    assert told is not None
    assert drawn is not None
    return told[2], drawn[2], str(head.origins)


def test_a_false_origin_is_ruled_out_and_every_count_follows_and_it_is_taken_back(writer: TestClient, story: str) -> None:
    before = figures(writer, story)
    assert len(set(before)) == 1
    way = find_ways(writer.get(f"/stories/{story}/lineage").text, "independent")[0]
    said = rule(writer, way, "Both were at the palace.")
    assert "What it does" in said
    after = figures(writer, story)
    assert set(after) == {str(int(before[0]) + 1)}
    assert f"{before[0]} → {after[0]} origins" in said
    page = writer.get(f"/stories/{story}/lineage").text
    assert "ann ruled on" in read_text(page)
    assert 'class="seal"' in page
    listed = writer.get("/rulings").text
    assert "Both were at the palace." in read_text(listed)
    (undo,) = find_ways(listed, "undo")
    assert f"{after[0]} → {before[0]} origins" in rule(writer, undo, "They were not.")
    assert figures(writer, story) == before
    listed = read_text(writer.get("/rulings").text)
    assert "taken back by ann" in listed
    assert "Taken back: They were not." in listed


def test_z_takes_the_last_ruling_of_the_visit_back(writer: TestClient, story: str) -> None:
    before = figures(writer, story)
    rule(writer, find_ways(writer.get(f"/stories/{story}/lineage").text, "independent")[0])
    assert figures(writer, story) != before
    page = writer.get(f"/stories/{story}").text
    form = page[page.index('action="/undo"') :]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form[: form.index("</form>")]))
    assert fields["back"] == f"/stories/{story}"
    assert writer.post("/undo", data=fields, headers=OWN).status_code == 303
    wait(writer)
    assert figures(writer, story) == before


def find_claim(client: TestClient, story: str, holds: Callable[[str], bool]) -> str:
    """The passages of the first claim that hold something."""
    for link in dict.fromkeys(re.findall(r'href="([^"]+/passages\?of=[^"]+)"', client.get(f"/stories/{story}/claims").text)):
        part: str = client.get(unescape(link), headers={"x-part": "1"}).text
        if holds(part):
            return part
    raise AssertionError("no claim of this kind")


def test_a_speaker_is_corrected(writer: TestClient, story: str) -> None:
    part = find_claim(writer, story, lambda part: bool(find_ways(part, "not-said-by")))
    way = find_ways(part, "not-said-by")[0]
    chosen = writer.get(way).text
    assert "Who said it" in read_text(chosen)
    assert 'action="/rulings"' not in chosen.replace('action="/rulings/new"', "")
    names = [unescape(name) for name in re.findall(r'<option value="([^"]*)"', chosen)]
    assert names[0] == ""
    said = rule(writer, f"{way}&asked=1&value={names[1]}")
    assert names[1] in said
    with find_app(writer).state.desks.open() as desk:
        ruling = desk.rulings()[0].ruling
        claims = [one for one in desk.story(story).claims if any(support.statement in ruling.about for support in one.supports)]
        assert ruling.value == names[1]
        assert {one.speaker for one in claims} <= {names[1], None}
        assert any("not said by" in reason for one in claims for reason in one.reasons)


def test_a_story_is_split_and_put_together_again(writer: TestClient, story: str, outlets: dict[str, str]) -> None:
    out = [outlets["River Post"], outlets["Northern Ledger"]]
    ticked = "&".join(f"r={one}" for one in out)
    said = rule(writer, f"/rulings/new?story={story}&verb=split&about={story}&{ticked}&back=/stories/{story}")
    assert "A new story" in said
    with find_app(writer).state.desks.open() as desk:
        new = desk.store.stories.of_report(out[0])
        assert set(desk.story(new).reports) == set(out)
        assert not set(out) & set(desk.story(story).reports)
    chosen = writer.get(f"/rulings/new?verb=same-story&about={new}&back=/").text
    assert "The other story" in read_text(chosen)
    rule(writer, f"/rulings/new?verb=same-story&about={new}&about={story}&back=/")
    with find_app(writer).state.desks.open() as desk:
        assert desk.store.stories.of_report(out[0]) == desk.store.stories.of_report(outlets["Coastline Review"])


def test_a_letter_an_owner_and_a_cut_line_are_ruled_where_they_stand(writer: TestClient, outlets: dict[str, str]) -> None:
    way = next(one for one in find_ways(writer.get("/sources").text, "reliability") if "Harbour" in one)
    assert "reliable" in read_text(writer.get(way).text)
    rule(writer, f"{way}&value=D", "Copied twice without credit.")
    assert "Copied twice without credit." in read_text(writer.get("/sources").text)
    report = outlets["Harbour Courier"]
    line = next(one for one in find_ways(writer.get(f"/reports/{report}").text, "belongs") if "Ferry" in one)
    rule(writer, line, "It is news of ours.")
    with find_app(writer).state.desks.open() as desk:
        last = desk.examine(report).versions[-1].id
        assert last != report
        assert "Ferry fares" in desk.report(last)[0].text


def test_words_leave_a_conflict_where_it_is_told(writer: TestClient, story: str) -> None:
    way = find_ways(writer.get(f"/stories/{story}/differs").text, "not-about")[0]
    said = rule(writer, way)
    assert "iffers" in said or "conflict" in said


def test_no_ruling_without_a_reason_a_token_or_a_page_of_ours(writer: TestClient, story: str) -> None:
    way = find_ways(writer.get(f"/stories/{story}/lineage").text, "independent")[0]
    fields = find_fields(writer.get(way).text)
    answer = writer.post("/rulings", data=fields | {"why": " "}, headers=OWN)
    assert answer.status_code == 422
    assert "with its reason" in read_text(answer.text)
    assert writer.post("/rulings", data=fields | {"why": "x", "token": "no"}, headers=OWN).status_code == 403
    assert writer.post("/rulings", data=fields | {"why": "x"}, headers={"origin": "http://evil.example"}).status_code == 403
    with find_app(writer).state.desks.open() as desk:
        assert desk.store.rulings.all() == []


@pytest.mark.parametrize(
    "asked", ["", "?verb=independent", "?verb=nothing&about=abcd", "?verb=grade&about=ffffffff&value=B2", "?verb=undo&about=ffffffffff"]
)
def test_what_is_no_ruling_ends_in_a_sentence(writer: TestClient, asked: str) -> None:
    answer = writer.get(f"/rulings/new{asked}")
    assert answer.status_code in (400, 404)
    assert "That was not done" in read_text(answer.text) or "no such page" in read_text(answer.text)


def test_two_officers_at_once(own_office: Path, story: str) -> None:
    with asking(own_office) as ann, asking(own_office, by="ben") as ben:
        way = find_ways(ann.get(f"/stories/{story}/lineage").text, "independent")[0]
        mine = find_fields(ann.get(way).text)
        rule(ben, way, "Ben was there.")
        answer = ann.post("/rulings", data=mine | {"why": "So was I."}, headers=OWN)
        assert answer.status_code == 409
        said = read_text(answer.text)
        assert "Meanwhile ben ruled on this: independent (Ben was there.)" in said
        assert "nothing was changed" in said
        assert "So was I." in said
        with find_app(ann).state.desks.open() as desk:
            assert [one.ruling.by for one in desk.rulings()] == ["ben"]


def test_pages_of_rulings_load_nothing_foreign(writer: TestClient, story: str) -> None:
    way = find_ways(writer.get(f"/stories/{story}/lineage").text, "independent")[0]
    rule(writer, way, "<script>alert(1)</script>")
    for path in (way, "/rulings", f"/stories/{story}/lineage"):
        page = writer.get(path).text
        assert Page(page).wrong == []
        assert "<script>alert" not in page
