import pickle
from datetime import date
from functools import partial

from legation.desk.verbs.weigh import MOST_REPORTS, StoryShard, weigh_shards
from legation.engine.engine import Shared
from legation.language.language import Language
from legation.records.reading import Reading
from legation.records.report import Report
from legation.weighing.weigh import weigh

LANGUAGE = Language("en", digest="cases")
TEXTS = ("A barge sank off Orlin lock, the harbour master said.", "Off Orlin lock a barge sank, the harbour master said.")
REPORTS = [Report(f"{n}.txt", text, outlet=f"Outlet {n}", published=date(2024, 3, 5)) for n, text in enumerate(TEXTS)]
READINGS = [Reading(report.id, "test") for report in REPORTS]


def test_stories_weighed_by_shards_are_those_of_the_station() -> None:
    plain = weigh(REPORTS, READINGS, LANGUAGE)
    assert plain.stories
    assert weigh(REPORTS, READINGS, LANGUAGE, weigh_stories=partial(weigh_shards, "serial")) == plain
    assert len(REPORTS) < MOST_REPORTS


def test_shards_that_travel_come_back_as_they_were_with_one_lexicon_for_all() -> None:
    shared = Shared(LANGUAGE)
    one, other = (pickle.loads(pickle.dumps(StoryShard((), shared))) for _ in range(2))  # noqa: S301 (packed in this test)
    assert (one.language.held.code, one.language.held.digest) == ("en", "cases")
    assert one.language.held is other.language.held
