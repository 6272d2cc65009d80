from collections.abc import Mapping
from datetime import date, timedelta

from legation.weighing.grouping.centroid import Centroid, part

DAY = date(2024, 5, 1)


def centroid(number: int, words: Mapping[str, float], reports: int = 1, day: date | None = None) -> Centroid:
    """A centroid of so many reports, each of which weighs its words so."""
    days = [day] * reports if day else []
    total = {word: weight * reports for word, weight in words.items()}
    return Centroid(number, [f"{number}-{n}" for n in range(reports)], total, days, number, [number], reports)


def test_two_reports_alone_must_be_more_alike_than_two_stories() -> None:
    one, other = {"bridge": 0.5, "lorry": 0.8}, {"bridge": 0.5, "frost": 0.8}
    assert part([centroid(1, one), centroid(2, other)]) == [[1], [2]]
    assert part([centroid(1, one, reports=3), centroid(2, other, reports=3)]) == [[1, 2]]


def test_a_report_as_like_one_story_as_another_joins_neither() -> None:
    bridge, frost = centroid(1, {"bridge": 0.8}, reports=4), centroid(2, {"frost": 0.8}, reports=4)
    assert part([bridge, frost, centroid(3, {"bridge": 0.5, "frost": 0.45})]) == [[1], [2], [3]]
    assert part([bridge, frost, centroid(3, {"bridge": 0.6, "frost": 0.4})]) == [[1, 3], [2]]


def test_a_report_left_alone_goes_to_the_one_story_it_is_somewhat_like() -> None:
    bridge, frost = centroid(1, {"bridge": 0.8}, reports=4), centroid(2, {"frost": 0.8}, reports=4)
    assert part([bridge, frost, centroid(3, {"bridge": 0.2})]) == [[1, 3], [2]]
    assert part([bridge, frost, centroid(3, {"bridge": 0.2, "frost": 0.15})]) == [[1], [2], [3]]
    assert part([bridge, frost, centroid(3, {"bridge": 0.1})]) == [[1], [2], [3]]


def test_weeks_of_silence_part_what_is_alike() -> None:
    words = {"rocket": 0.8}
    assert part([centroid(1, words, 3, DAY), centroid(2, words, 3, DAY + timedelta(days=20))]) == [[1, 2]]
    assert part([centroid(1, words, 3, DAY), centroid(2, words, 3, DAY + timedelta(days=40))]) == [[1], [2]]


def test_who_where_and_what_kind_of_thing_alone_do_not_make_two_events_one() -> None:
    names = dict.fromkeys(("varda", "launch", "orrery"), 0.4)
    first, second = (names | {f"{event}{number}": 0.2 for number in range(10)} for event in ("tank", "strike"))
    assert part([centroid(1, first, 3), centroid(2, second, 3)]) == [[1], [2]]
    told = dict.fromkeys(("tank0", "tank1"), 0.2)
    assert part([centroid(1, first, 3), centroid(2, second | told, 3)]) == [[1, 2]]
    assert part([centroid(1, names, 3), centroid(2, names, 3)]) == [[1, 2]]


def test_centroids_are_left_as_they_are() -> None:
    centroids = [centroid(1, {"bridge": 0.8}, 2), centroid(2, {"bridge": 0.8}, 2)]
    part(centroids)
    assert [held.total for held in centroids] == [{"bridge": 1.6}, {"bridge": 1.6}]
    assert [held.members for held in centroids] == [["1-0", "1-1"], ["2-0", "2-1"]]
