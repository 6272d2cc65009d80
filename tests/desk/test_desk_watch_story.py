"""From the newsstand to a story, with everything read: one dispatch in four outlets is one origin, and an edit changes what it says."""

from pathlib import Path

from legation.desk.desk import open_desk
from legation.desk.verbs.watch import ask_sources
from legation.desk.verbs.weigh import weigh_store
from watched.newsstand import Newsstand
from watched.press import PAGES, WATCH


def test_a_wire_in_four_outlets_is_one_story_with_one_origin(tmp_path: Path) -> None:
    stand = Newsstand(pages=dict(PAGES))
    (tmp_path / "watch.yml").write_text(
        "\n".join(line for line in WATCH.splitlines() if "endless" not in line and "drop" not in line), encoding="utf-8"
    )
    with open_desk(tmp_path) as desk:
        desk.clock, desk.engine = stand.clock, "serial"
        fetcher = stand.fetcher()
        told: list[str] = []
        for _ in range(5):
            ask_sources(desk, fetcher=fetcher)
            told += weigh_store(desk).stories
            stand.sleep(3600)
        stories = [story for story in desk.store.stories.all() if len(story.reports) == 4]
        assert len(stories) == 1
        (origin,) = stories[0].origins
        assert sorted(origin.reports) == sorted(stories[0].reports)
        assert {report.outlet for report in desk.store.reports.many(stories[0].reports)} == {"Courier", "Herald", "Ledger", "Post"}
        assert stories[0].id in told
