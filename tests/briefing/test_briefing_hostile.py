"""Whatever the stations before find, in whatever words, becomes a brief that holds."""

import json
from datetime import date

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from briefing.tokyo import export
from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.language.language import Language
from legation.records.reading import Event, Mention, Position, Reading, Statement, When
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict, Descent, Grade, Origin, Side, Story, Support, Wording
from legation.records.wire import from_plain, to_plain
from legation.release.forms import write_html, write_json, write_markdown

WORDS = st.text(alphabet='ab"“”<&*|_[]`\n\t\u202e\ud800 ', min_size=1, max_size=40).map(lambda words: f"x{words}y")
NAMES = st.sampled_from(["Ann", "Lantern Daily", "<b>", "a" * 200, "line\nbreak", "\u202eevil", "person:ann", "state:jp", "|", ""])
DAYS = st.sampled_from([None, "2023", "2023-05", "2023-05-24", "2024-01-01", "last week"])


def pick(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


@st.composite
def find_reports(draw: st.DrawFn) -> list[Report]:
    texts = draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
    return [
        Report(
            source=draw(NAMES) or "a.txt",
            text=text * draw(st.sampled_from([1, 30])),
            title=draw(st.none() | WORDS),
            outlet=draw(st.none() | NAMES.filter(bool)),
            url=draw(st.sampled_from([None, "javascript:x", "https://a.example/", "http://["])),
            published=draw(st.none() | st.just(date(2023, 5, 24))),
            id=f"{number:020x}",
        )
        for number, text in enumerate(texts)
    ]


@st.composite
def stories(draw: st.DrawFn) -> tuple[Story, dict[str, Report], dict[str, Reading]]:
    reports = draw(find_reports())
    ids = [report.id for report in reports]
    roots = NAMES.filter(bool) | st.sampled_from(ids)

    def take() -> tuple[str, Span]:
        report = draw(st.sampled_from(reports))
        return report.id, Span(0, draw(st.integers(1, len(report.text))))

    def state() -> Statement:
        name, span = take()
        held, mode = draw(pick("affirmed", "denied", "hedged", "asked", "withheld")), draw(pick("quoted", "reported", "mixed"))
        plain = {
            "words": [[span.start, span.end]],
            "held": held,
            "mode": mode,
            "report": name,
            "via": [draw(NAMES)],
            "addressee": draw(NAMES),
        }
        speaker = Mention(span, draw(st.none() | NAMES), draw(st.none() | NAMES), draw(st.none() | NAMES))
        return evolve(from_plain(plain, Statement), speaker=speaker, cue=span, via=(draw(NAMES),))

    def support(statements: list[Statement]) -> Support:
        if draw(st.booleans()) and statements:
            statement = draw(st.sampled_from(statements))
            return Support(statement.report, statement.words[0], draw(st.none() | NAMES), statement.id, draw(st.none() | roots))
        return Support(*take(), draw(st.none() | NAMES), None, draw(st.none() | NAMES))

    def claim(number: int, statements: list[Statement]) -> Claim:
        grade = from_plain({"reliability": "F", "credibility": draw(pick(*"123456"))}, Grade)
        supports = tuple(support(statements) for _ in range(draw(st.integers(1, 3))))
        least = draw(st.integers(0, 3))
        said = Claim("", draw(st.none() | NAMES), supports, (), least, least + draw(st.integers(0, 2)), grade, id=f"{number:020x}")
        return evolve(said, actor=draw(st.none() | NAMES), said=draw(DAYS))

    def conflict() -> Conflict:
        sides = tuple(Side(*take(), draw(st.integers(0, 6)), draw(pick("planned", "12 km", "?", "not decided"))) for _ in range(3))
        return from_plain(
            to_plain(Conflict(draw(NAMES), "other", sides)) | {"kind": draw(pick("status", "number", "date", "polarity"))}, Conflict
        )

    def descent() -> Descent:
        kind = draw(pick("declared", "reuse", "inferred"))
        return from_plain({"child": draw(st.sampled_from(ids)), "parent": draw(roots), "kind": kind, "share": 1.2}, Descent)

    def event() -> Event:
        name, span = take()
        first = draw(DAYS) or "2023"
        return Event("MEETING", "", span, When(first, draw(DAYS) or first, span), (draw(NAMES),), report=name)

    def position() -> Position:
        name, span = take()
        return Position(draw(NAMES), draw(NAMES), span, "supports", when=draw(DAYS), report=name)

    statements = [state() for _ in range(draw(st.integers(0, 3)))]
    story = Story(
        id="f" * 20,
        title=draw(NAMES),
        reports=tuple(ids),
        descents=tuple(descent() for _ in range(draw(st.integers(0, 4)))),
        origins=(Origin(draw(st.none() | roots), tuple(ids)),),
        claims=tuple(claim(number, statements) for number in range(draw(st.integers(0, 4)))),
        conflicts=tuple(conflict() for _ in range(draw(st.integers(0, 2)))),
        positions=tuple(position() for _ in range(draw(st.integers(0, 3)))),
        events=tuple(event() for _ in range(draw(st.integers(0, 3)))),
        wordings=tuple(Wording(draw(NAMES), *take(), draw(WORDS)) for _ in range(draw(st.integers(0, 2)))),
    )
    found = {name: Reading(name, "test", statements=tuple(one for one in statements if one.report == name)) for name in ids}
    return story, {report.id: report for report in reports}, found


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories())
def test_any_story_becomes_a_brief_that_holds(found: tuple[Story, dict[str, Report], dict[str, Reading]]) -> None:
    story, reports, readings = found
    checked = check(compose(story, reports, readings, date(2023, 6, 8), language=Language("en")), reports, story)
    assert json.loads(write_json.write(export(checked, reports)).encode("utf-8"))["schema"] == "legation-brief/1"
    page = write_html.write(export(checked, reports)).encode("utf-8").decode("utf-8")
    assert not html.document_fromstring(page).xpath("//b[not(ancestor::ul[@class='counts'])]")
    for text in (page, write_markdown.write(export(checked, reports))):
        text.encode("utf-8")
        assert "\u202e" not in text
