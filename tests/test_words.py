"""Law 1: the words at an address are the words of the finding. Law 2: a text never changes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from example_office import EXAMPLES, NOW
from legation.desk.office import Office
from legation.desk.shard import Shard, read_shard
from legation.desk.verbs.weigh import Weighed
from legation.intake.paper import Paper
from legation.intake.source import find_papers
from legation.intake.take import take
from legation.records.errors import Refusal
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.story import Claim, Side, Support, Wording


def spans(record: Any) -> Iterator[Span]:
    """Every address anywhere inside a record."""
    if isinstance(record, Span):
        yield record
    elif attrs.has(type(record)):
        for field in attrs.fields(type(record)):
            yield from spans(getattr(record, field.name))
    elif isinstance(record, tuple):
        for item in record:
            yield from spans(item)


def stands(report: Report, span: Span) -> bool:
    return 0 <= span.start < span.end <= len(report.place(span.where))


def test_every_finding_in_the_examples_stands_where_it_says(weighed: Weighed) -> None:
    found = 0
    for report, reading in zip(weighed.reports, weighed.readings, strict=True):
        for span in spans(reading):
            assert stands(report, span), (report.source, span)
            found += 1
    assert found > 200


def test_every_passage_of_a_weighing_stands_where_it_says(weighed: Weighed) -> None:
    reports = {report.id: report for report in weighed.reports}
    cited: list[Support | Side] = [
        one for story in weighed.weighing.stories for claim in story.claims for one in (*claim.supports, *claim.denials)
    ]
    cited += [side for story in weighed.weighing.stories for conflict in story.conflicts for side in conflict.sides]
    assert cited
    assert all(stands(reports[one.report], one.span) for one in cited)


def test_a_claims_text_is_the_words_of_its_strongest_support(weighed: Weighed) -> None:
    reports = {report.id: report for report in weighed.reports}
    claims: list[Claim] = [claim for story in weighed.weighing.stories for claim in story.claims]
    assert claims
    for claim in claims:
        assert claim.text == reports[claim.supports[0].report].words(claim.supports[0].span)


def test_wordings_are_the_words_at_their_address(weighed: Weighed) -> None:
    reports = {report.id: report for report in weighed.reports}
    wordings: list[Wording] = [one for story in weighed.weighing.stories for one in story.wordings]
    assert wordings
    for one in wordings:
        assert one.words == reports[one.report].words(one.span)


def test_taking_a_page_twice_gives_the_same_report(weighed: Weighed) -> None:
    languages = {"en": Office().language("en")}
    for path in sorted((EXAMPLES / "reports").iterdir()):
        for paper in find_papers(str(path)):
            if isinstance(paper, Paper):
                assert take(paper, languages, now=NOW) == take(paper, languages, now=NOW)


BITS = [*"abc de. \n\t\"'“”‘’«»—-:,()0123456789", "said ", "Tokyo ", "Kishida ", "\ud800", "\x00", "\u202e", "é", "日本"]
ODD = st.lists(st.sampled_from(BITS), max_size=60).map("".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(ODD, min_size=1, max_size=4), st.booleans())
def test_whatever_a_text_holds_findings_stand_or_it_is_refused(texts: list[str], as_is: bool) -> None:
    papers = tuple(Paper(f"p{n}.txt", text.encode("utf-8", "surrogatepass"), "text") for n, text in enumerate(texts))
    done = read_shard(Shard(papers, Office(), as_is=as_is, now=NOW))
    assert len(done) == len(papers)
    for items in done:
        for item in items:
            if isinstance(item, Refusal):
                assert "could not be worked on" not in item.reason
                continue
            report, reading = item
            assert isinstance(reading, Reading)
            assert all(stands(report, span) for span in spans(reading))


def test_as_is_changes_not_one_character(tmp_path: Path) -> None:
    said = "Title: not a header here\r\n\r\nJ\r\n\r\napan said it would.\r\n\r\nLeave a reply\r\n"
    done = read_shard(Shard((Paper("a.txt", said.encode(), "text"),), Office(), as_is=True, now=NOW))
    item = done[0][0]
    assert not isinstance(item, Refusal)
    assert item[0].text == said
