"""The officer's word in a real browser, from end to end: a speaker corrected, stories split and merged with every count on every page, a
brief composed and exported without a script."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser.opened import PATIENCE, opening, serving
from legation.desk.desk import open_desk

pytestmark = pytest.mark.browser
NO_SCRIPTS = {"java_script_enabled": False}


def rule(page: Any, why: str) -> str:
    """Give a reason on the page of a ruling's effect and make it; what the effect was."""
    effect = page.locator("#effect")
    effect.wait_for()
    said = str(effect.inner_text())
    page.locator("#why").fill(why)
    page.get_by_role("button", name="Rule", exact=True).click()
    page.wait_for_url(lambda url: "/rulings/new" not in url)
    return said


def go(page: Any, path: str) -> None:
    """Open a page; the one that is left may be loading itself anew at that moment, and then it is asked again."""
    from playwright.sync_api import Error

    for _ in range(5):
        try:
            page.goto(path)
            return
        except Error:
            time.sleep(0.5)
    page.goto(path)


def wait(page: Any, path: str, holds: Callable[[], bool]) -> None:
    """Load a page until it shows what a weighing in a process of its own makes of a ruling."""
    end = time.monotonic() + PATIENCE / 1000
    go(page, path)
    while not holds():
        assert time.monotonic() < end, page.locator("main").inner_text()
        time.sleep(0.5)
        go(page, path)


def count(page: Any, base: str, story: str) -> dict[str, tuple[int, int]]:
    """How many reports and origins a story has, on every page that tells it."""
    told = {}
    go(page, f"{base}/stories/{story}")
    figures = page.locator(".figs b").all_inner_texts()
    told["story"] = (int(figures[0]), int(figures[1]))
    page.goto(f"{base}/stories/{story}/lineage")
    reports, origins = re.findall(r"\d+", page.locator("h1").inner_text())
    told["lineage"] = (int(reports), int(origins))
    page.goto(f"{base}/")
    row = page.locator("article.story", has=page.locator(f'a[href="/stories/{story}"]')).locator(".count").first
    reports, origins = re.findall(r"\d+", row.inner_text())[:2]
    told["morning"] = (int(reports), int(origins))
    return told


def count_brief(page: Any, address: str) -> tuple[int, int]:
    """How many reports and origins the page of a draft tells."""
    page.goto(address)
    head = page.locator(".a4 .small").first.inner_text()
    found = re.search(r"(\d+) reports?.*?(\d+) origins?", head)
    assert found is not None, head
    return int(found[1]), int(found[2])


def test_a_speaker_is_corrected(browser: Any, office: Path, story: str) -> None:
    with open_desk(office) as desk:
        claim = next(one for one in desk.story(story).claims if one.speaker)
    with serving(office) as link, opening(browser, link) as page:
        base = link.split("/enter")[0]
        page.goto(f"{base}/stories/{story}?open={claim.id}")
        page.locator(".rulebox > summary").first.click()
        page.get_by_role("link", name=f"Not said by {claim.speaker}").first.click()
        who = page.locator("#value option").nth(1).inner_text()
        page.locator("#value").select_option(index=1)
        page.get_by_role("button", name="Show the effect").click()
        said = rule(page, "The transcript names her.")
        assert who in said
        wait(page, f"{base}/rulings", lambda: who in page.locator(".rul").inner_text())
        end = time.monotonic() + PATIENCE / 1000
        while True:
            with open_desk(office) as desk:
                claims = [one for one in desk.story(story).claims if any("not said by" in reason for reason in one.reasons)]
            if claims or time.monotonic() > end:
                break
            time.sleep(0.5)
        (corrected,) = [one for one in claims if one.speaker == who]
        go(page, f"{base}/stories/{story}/passages?of={corrected.id}")
        assert f"Not said by {who}" in page.locator(".rulebox").first.text_content()


def test_a_story_is_split_and_merged_and_every_count_follows(browser: Any, office: Path, story: str) -> None:
    with open_desk(office) as desk:
        reports = {str(one.outlet): one.id for one in desk.store.reports.many(desk.store.reports.ids())}
        (draft,) = desk.draft("make", story)
    out = [reports["River Post"], reports["Northern Ledger"]]
    with serving(office) as link, opening(browser, link) as page:
        base = link.split("/enter")[0]
        paper = f"{base}/drafts/{draft.id}"
        before = count(page, base, story)
        assert len(set(before.values())) == 1, before
        assert count_brief(page, paper) == before["story"]
        page.goto(f"{base}/stories/{story}")
        for one in out:
            page.locator(f'input[name="r"][value="{one}"]').check()
        page.get_by_role("button", name="split off").click()
        said = rule(page, "They write of another meeting.")
        assert "A new story" in said
        told = before["story"][0]
        assert f"{told} → {told - 2} reports" in said
        wait(page, f"{base}/stories/{story}", lambda: page.locator(".figs b").first.inner_text() == str(told - 2))
        apart = count(page, base, story)
        assert len(set(apart.values())) == 1, apart
        assert f"{before['story'][1]} → {apart['story'][1]} origin" in said or before["story"][1] == apart["story"][1]
        assert count_brief(page, paper) == apart["story"]
        with open_desk(office) as desk:
            new = str(desk.store.stories.of_report(out[0]))
        assert new != story
        ((there, _),) = set(count(page, base, new).values())
        assert there == 2
        page.goto(f"{base}/stories/{new}")
        page.get_by_role("link", name="Same story as").click()
        page.locator("#other").select_option(story)
        page.get_by_role("button", name="Show the effect").click()
        assert "This story ends" in rule(page, "It was the same meeting.")
        wait(page, f"{base}/stories/{story}", lambda: page.locator(".figs b").first.inner_text() == str(told))
        assert count(page, base, story) == before
        assert count_brief(page, paper) == before["story"]


def test_a_brief_is_composed_marked_and_exported_without_scripts(browser: Any, office: Path, story: str) -> None:
    with serving(office) as link, opening(browser, link, **NO_SCRIPTS) as page:
        base = link.split("/enter")[0]
        page.goto(f"{base}/stories/{story}")
        page.locator('form[action="/drafts"] button').first.click()
        page.wait_for_url("**/drafts/*")
        before = page.locator(".pick.in").count()
        page.locator(".pick.in [data-brief]").first.click()
        assert page.locator(".pick.in").count() == before - 1
        line = page.locator(".pick.in").first
        line.locator(".markf").fill("TLP:AMBER // REL TO JPN")
        line.get_by_role("button", name="keep the mark").click()
        assert page.locator(".a4k").count() == 2
        assert "TLP:AMBER" in page.locator(".a4k").first.inner_text()
        for name, begins in (("Markdown", b"**TLP:AMBER"), ("Word", b"PK"), ("PDF", b"%PDF")):
            with page.expect_download() as waiting:
                page.get_by_role("link", name=name, exact=True).click()
            assert Path(waiting.value.path()).read_bytes().startswith(begins), name
