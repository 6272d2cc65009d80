from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache

import pytest

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.ruling import Ruling, Verb, find_standing, sentence
from legation.records.story import Claim, Story, Support, Weighing
from legation.records.wire import to_json
from legation.weighing.rulings import find_pairs, obey_conflicts, rename
from legation.weighing.weigh import weigh

AT = datetime(2024, 3, 5, 9, 0, tzinfo=UTC)


def test_what_was_undone_no_longer_stands() -> None:
    first = Ruling("ana", AT, ("a", "b"), "same-story")
    second = Ruling("ana", AT, ("c", "d"), "independent")
    assert find_standing([first, second, Ruling("ben", AT, (first.id,), "undo")]) == (second,)


def test_an_undoing_can_be_undone() -> None:
    first = Ruling("ana", AT, ("a", "b"), "same-story")
    undo = Ruling("ben", AT, (first.id,), "undo")
    assert find_standing([first, undo, Ruling("ana", AT, (undo.id,), "undo")]) == (first,)


def test_every_two_ids_of_a_ruling_are_a_pair() -> None:
    ruling = Ruling("ana", AT, ("a", "b", "c"), "same-origin")
    assert [(one, other) for one, other, _ in find_pairs([ruling], "same-origin")] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert find_pairs([ruling], "independent") == []


def test_a_ruling_reads_as_a_reason() -> None:
    assert sentence(Ruling("ana", AT, ("a", "b"), "not-same-story")) == "ana ruled on 2024-03-05: not same story"


FERRY = "The ferry Aurora sank off Port Selim on 4 March 2024 with 34 sailors aboard, Idris Holm said."
TEXTS = {
    "Harbour Post": FERRY + "\n\nThe harbour master of Port Selim closed the northern basin to all traffic.",
    "Kelm Weekly": "On 4 March 2024 the ferry Aurora went down off Port Selim, where 34 sailors were aboard, Idris Holm said."
    "\n\nPort Selim keeps its basin open for pilots.",
    "Delta Radio": "Judges in Tarn freed the poet Sanna Vik, jailed for a ballad about tax collectors in the town.",
    "Tarn Echo": "The poet Sanna Vik, jailed for a ballad about tax collectors, was freed by judges in Tarn town.",
    "Moor Times": "The poet Sanna Vik, whom a ballad about tax collectors had put in jail, was freed by judges in Tarn town.",
}


@cache
def told() -> tuple[tuple[Report, ...], tuple[Reading, ...]]:
    reports = tuple(
        Report(
            source=f"{outlet}.txt",
            text=text,
            title=text.split(",")[0],
            outlet=outlet,
            published=date(2024, 3, 5),
            language="en",
            byline="Sanna Holm",
        )
        for outlet, text in TEXTS.items()
    )
    return reports, tuple(read(reports, {"en": load("en")}))


def weighed(*rulings: Ruling) -> Weighing:
    return weigh(*told(), load("en"), rulings=rulings)


def report(outlet: str) -> str:
    return next(report.id for report in told()[0] if report.outlet == outlet)


def story(weighing: Weighing, outlet: str = "Harbour Post") -> Story:
    return next(story for story in weighing.stories if report(outlet) in story.reports)


def claim(weighing: Weighing, word: str) -> Claim:
    return next(claim for story in weighing.stories for claim in story.claims if word in claim.text)


def claim_id(word: str) -> str:
    return claim(weighed(), word).id


def rule(verb: Verb, *about: str, value: str | None = None) -> Ruling:
    return Ruling("ana", datetime(2024, 3, 7, tzinfo=UTC), about, verb, value)


def statements(word: str) -> tuple[str, ...]:
    return tuple(support.statement or "" for support in claim(weighed(), word).supports)


def together(weighing: Weighing, one: str, other: str) -> bool:
    return any({report(one), report(other)} <= set(origin.reports) for story in weighing.stories for origin in story.origins)


def about_basin(weighing: Weighing) -> list[str | None]:
    texts = {claim(weighed(), word).text for word in ("closed the northern", "keeps its basin")}
    passages = {(s.report, s.span) for story in weighing.stories for c in story.claims if c.text in texts for s in c.supports}
    return [
        conflict.why
        for conflict in story(weighing).conflicts
        if len({side.side for side in conflict.sides if (side.report, side.span) in passages}) > 1
    ]


RULINGS: dict[str, tuple[Callable[[], Ruling], Callable[[Weighing], bool]]] = {
    "same-story": (
        lambda: rule("same-story", report("Harbour Post"), report("Delta Radio")),
        lambda found: report("Delta Radio") in story(found).reports,
    ),
    "not-same-story": (
        lambda: rule("not-same-story", report("Moor Times"), report("Delta Radio")),
        lambda found: story(found, "Moor Times").reports not in [s.reports for s in found.stories if report("Delta Radio") in s.reports],
    ),
    "same-origin": (
        lambda: rule("same-origin", report("Harbour Post"), report("Kelm Weekly")),
        lambda found: together(found, "Harbour Post", "Kelm Weekly"),
    ),
    "same-claim": (
        lambda: rule("same-claim", claim_id("closed the northern"), claim_id("keeps its basin")),
        lambda found: any({report("Harbour Post"), report("Kelm Weekly")} == {s.report for s in c.supports} and "basin" in c.text
                          for c in story(found).claims),
    ),
    "different-claim": (
        lambda: rule("different-claim", claim_id("judges in Tarn"), report("Delta Radio")),
        lambda found: len({s.report for s in claim(found, "judges in Tarn").supports}) == 2,
    ),
    "conflict": (
        lambda: rule("conflict", claim_id("closed the northern"), claim_id("keeps its basin")),
        lambda found: about_basin(found) == [None],
    ),
    "update": (
        lambda: rule("update", claim_id("closed the northern"), claim_id("keeps its basin")),
        lambda found: about_basin(found) == ["update"],
    ),
    "grade": (
        lambda: rule("grade", claim_id("closed the northern"), value="B2"),
        lambda found: str(claim(found, "closed the northern").grade) == "B2",
    ),
    "owner": (
        lambda: rule("owner", "Delta Radio", "Tarn Echo", "Moor Times", value="Tarn Press"),
        lambda found: max(c.roots_most for c in story(found, "Tarn Echo").claims) == 1,
    ),
    "split": (
        lambda: rule("split", report("Moor Times"), report("Delta Radio"), report("Tarn Echo")),
        lambda found: set(story(found, "Delta Radio").reports) == {report("Delta Radio"), report("Tarn Echo")},
    ),
    "not-said-by": (
        lambda: rule("not-said-by", *statements("Aurora"), value="Port Selim"),
        lambda found: claim(found, "Aurora").speaker == "Port Selim",
    ),
    "reliability": (
        lambda: rule("reliability", "Harbour Post", value="B"),
        lambda found: claim(found, "closed the northern").grade.reliability == "B",
    ),
}  # fmt: skip


# What is ruled of an outlet is told as what it is: the office's word about it.
SAID = {"owner": "are of one owner", "reliability": "B: Harbour Post is held to be usually reliable."}


@pytest.mark.parametrize("verb", RULINGS)
def test_a_ruling_is_heard_says_who_ruled_and_is_taken_back_to_the_same_bytes(verb: str) -> None:
    make, holds = RULINGS[verb]
    before, ruling = weighed(), make()
    assert not holds(before)
    after = weighed(ruling)
    assert holds(after)
    assert SAID.get(verb, sentence(ruling)) in to_json(after)
    assert to_json(weighed(ruling)) == to_json(after)
    assert to_json(weighed(ruling, rule("undo", ruling.id))) == to_json(before)


def test_two_that_were_ruled_one_origin_are_ruled_independent_again() -> None:
    same = rule("same-origin", report("Delta Radio"), report("Tarn Echo"))
    apart = rule("independent", report("Delta Radio"), report("Tarn Echo"))
    assert together(weighed(same), "Delta Radio", "Tarn Echo")
    found = weighed(same, apart)
    assert not together(found, "Delta Radio", "Tarn Echo")
    assert sentence(apart) in to_json(found)
    assert to_json(weighed(same, apart, rule("undo", apart.id))) == to_json(weighed(same))


def test_the_last_word_on_two_claims_holds_and_a_known_conflict_is_marked_not_doubled() -> None:
    ids = claim_id("closed the northern"), claim_id("keeps its basin")
    both = weighed(rule("conflict", *ids), rule("update", *ids))
    assert about_basin(both) == ["update"]
    marked = obey_conflicts(story(both).conflicts, story(both).claims, [rule("conflict", *ids)])
    assert len(marked) == len(story(both).conflicts)
    assert obey_conflicts((), story(both).claims, [rule("conflict", ids[0], "no such claim")]) == []


def test_what_contradicts_by_the_word_of_the_officer_lowers_the_grade() -> None:
    ids = claim_id("closed the northern"), claim_id("keeps its basin")
    assert claim(weighed(rule("conflict", *ids)), "closed the northern").grade.credibility == "5"
    assert claim(weighed(rule("update", *ids)), "closed the northern").grade.credibility != "5"


def test_a_claim_is_known_again_by_any_of_its_passages() -> None:
    early, late = Support("r1", Span(0, 9)), Support("r2", Span(4, 13))
    before = Claim("sank", "Idris Holm", (early,))
    after = Claim("sank off", "Idris Holm", (late, early))
    assert before.id != after.id
    ruling = Ruling("ana", AT, (before.id, "other"), "grade", "B2")
    (renamed,) = rename([ruling], [after])
    assert renamed.about == (after.id, "other")
    assert renamed.id == ruling.id
    assert rename([ruling], [before]) == (ruling,)
    # A claim that has the very id is meant before one that merely shares a passage with it.
    assert rename([ruling], [after, before]) == (ruling,)
