from datetime import date

import pytest
from attrs import evolve

from briefing.tokyo import LANGUAGE, LANTERN, LEDGER, NORTHGATE, REVIEW, UNNAMED, Given, at, export
from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.briefing.sections.differs import find_point
from legation.briefing.typeset import show_part
from legation.records.brief import Brief, Line, Section
from legation.records.reading import Held, Mention, Reading, Statement
from legation.records.report import Report
from legation.records.story import Claim, Conflict, Descent, Grade, Side, Story, Support, Wording
from legation.release.forms import write_html, write_markdown


def section(brief: Brief, key: str) -> Section:
    return next(section for section in brief.sections if section.key == key)


def words(line: Line) -> str:
    return " ".join(show_part(part) for part in line.parts)


def said(brief: Brief, key: str) -> list[str]:
    return [words(line) for line in section(brief, key).lines]


@pytest.fixture(scope="module")
def brief(given: Given) -> Brief:
    return given.compose()


def test_the_same_story_makes_the_same_brief(given: Given, brief: Brief) -> None:
    assert given.compose() == brief


def test_the_header_counts(brief: Brief) -> None:
    assert dict(brief.counts) == {"reports": 5, "origins": 3, "statements": 9, "conflicts": 2}


def test_three_reports_with_one_origin_and_why(brief: Brief) -> None:
    lines = said(brief, "said")
    start = (
        "Fumio Kishida, 24\u00a0May 2023: Japan does not intend to become a member of NATO, Prime Minister Fumio Kishida told parliament"
    )
    first = next(number for number, line in enumerate(lines) if line.startswith(start))
    assert lines[first + 1].startswith("also in ")


def test_confirmed_claims_come_first_and_an_unclear_count_is_a_range(brief: Brief) -> None:
    lines = said(brief, "established")
    assert lines[0] == "Confirmed: two or more independent origins"
    assert lines[2] == "at least 2 independent origins : Northgate Post ; Meridian Wire (in Pacific Ledger)"


def test_conflicts_stand_side_by_side_and_explained_ones_last(brief: Brief) -> None:
    first, second = section(brief, "differs").tables
    assert [words(cell) for cell in first.head] == ["nothing under way", "considered", "decided"]
    assert "office in Tokyo" in words(first.caption or Line(()))
    assert "a later report explains" in words(second.caption or Line(()))
    assert [words(row[1]) for row in first.rows] == [
        "The office remains an idea that some members resist Civic Strategy Review, 7\u00a0June 2023",
        "Japan has begun talks with NATO on a liaison office page “Tokyo is talking with NATO about an office”, 11\u00a0May 2023",
    ]
    assert [words(row[2]) for row in first.rows] == ["NATO will open an office in Tokyo next year Northgate Post, 26\u00a0May 2023", ""]


def test_statements_stand_under_the_party_of_their_speaker(brief: Brief) -> None:
    lines = said(brief, "said")
    japan, china, others = lines.index("Japan"), lines.index("China"), lines.index("Others")
    assert japan < lines.index(next(line for line in lines if line.startswith("Koji Tomita"))) < china < others
    assert lines[others + 1].startswith("Ayako Mori: “A desk and a telephone do not make a treaty,” says Ayako Mori")


def test_each_statement_stands_once(brief: Brief) -> None:
    lines = [line for key in ("said", "established", "single") for one in brief.sections if one.key == key for line in said(brief, key)]
    assert sum("does not intend to become a member" in line for line in lines) == 1
    assert any(
        line.startswith("China: China’s foreign ministry answered that the region has no wish for military blocs. ·") for line in lines
    )


def test_the_first_lines_say_what_who_what_is_disputed_and_what_comes(given: Given, brief: Brief) -> None:
    what, who, disputed, ahead = said(brief, "summary")
    begun = "Japan has begun talks with NATO on a liaison office, the foreign minister said."
    assert what == f"What: {begun} (page “Tokyo is talking with NATO about an office”, 11\u00a0May 2023)"
    assert who.startswith("Who says so: 5 reports, at most 3 independent origins; the pages: ")
    assert disputed.startswith(
        "Disputed: How far it has come : office in Tokyo : nothing under way (Pacific Ledger, 24\u00a0May 2023) against"
    )
    assert ahead.startswith("Next: 11–12\u00a0July 2023: Kishida is due at the NATO summit in Vilnius on July 11-12.")
    plain = evolve(given, story=evolve(given.story, conflicts=(), events=())).compose()
    assert len(said(plain, "summary")) == 2


def test_what_stands_behind_the_first_page_is_named_on_it(brief: Brief) -> None:
    assert words(brief.annex or Line(())) == "Behind the first page: Dates, Who calls it what and Where it comes from."
    assert [one.annex for one in brief.sections] == sorted(one.annex for one in brief.sections)


def test_every_line_that_says_something_names_its_maker(brief: Brief) -> None:
    lines = [line for one in brief.sections for line in one.lines if line.citations]
    assert all(line.maker for line in lines)
    assert all(table.maker for one in brief.sections for table in one.tables)
    claims = [line for line in lines if line.maker in ("confirmed", "carried", "alone", "basis") or line.maker.startswith("statement")]
    assert claims
    assert all(line.of for line in claims)


def test_planned_and_past_are_told_apart_by_the_day(given: Given, brief: Brief) -> None:
    planned = [entry.first for entry in brief.entries if entry.planned]
    assert planned == ["2023-07-11", "2024"]
    later = given.compose(date(2023, 8, 1))
    assert [entry.first for entry in later.entries if entry.planned] == ["2024"]
    # What was planned for a day that is over may have come to nothing.
    assert not any("Vilnius" in words(line) for one in later.sections if one.key == "dates" for line in one.lines)


def test_a_meeting_under_way_is_still_ahead(given: Given) -> None:
    assert "2023-07-11" in [entry.first for entry in given.compose(date(2023, 7, 12)).entries if entry.planned]


def test_what_one_report_says_is_marked(brief: Brief) -> None:
    lone = [
        line
        for line in said(brief, "said")
        if line.endswith(("· Pacific Ledger, 24\u00a0May 2023", "· Civic Strategy Review, 7\u00a0June 2023"))
    ]
    assert len(lone) == 5


def test_the_lineage_names_reports_wires_and_steps(brief: Brief) -> None:
    assert [node.label for node in brief.nodes if node.kind == "outlet"] == ["Meridian Wire"]
    assert {edge.kind for edge in brief.edges} == {"declared", "reuse", "inferred"}
    lines = said(brief, "lineage")
    assert "Lantern Daily shares 62\u00a0% of its own words with Pacific Ledger: the region has no wish for military blocs" in lines
    assert lines[0] == "Meridian Wire: 3 reports, Pacific Ledger, Lantern Daily and Northgate Post"
    assert not any(line.startswith("Origin not named: 1") for line in lines)


def test_sources_carry_the_officers_letter(brief: Brief) -> None:
    assert {source.outlet: source.reliability for source in brief.sources}["Pacific Ledger"] == "B"
    assert {source.reliability for source in brief.sources if source.outlet != "Pacific Ledger"} == {"F"}


def test_references_are_numbered_report_by_report_and_overlaps_are_one(given: Given, brief: Brief) -> None:
    assert [reference.number for reference in brief.references] == list(range(1, len(brief.references) + 1))
    order = {report: number for number, report in enumerate(given.story.reports)}
    places = [(order[reference.report], reference.span.where, reference.span.start) for reference in brief.references]
    assert places == sorted(places)
    spans = [(reference.report, reference.span) for reference in brief.references]
    assert len(spans) > 10
    for report, span in spans:
        assert not any(report == other and span != wider and span.overlaps(wider) for other, wider in spans)


def test_sections_are_capped_and_say_how_much_is_left(given: Given) -> None:
    claims = tuple(
        Claim(
            LEDGER.text[start : start + 12],
            None,
            tuple(
                Support(
                    report.id, at(report, "Japan") if report is not LEDGER else evolve(at(LEDGER, "Japan"), start=start, end=start + 12)
                )
                for report in (LEDGER, LANTERN)
            ),
            grade=Grade("F", "3"),
            salience=float(start),
        )
        for start in range(0, 100, 5)
    )
    brief = evolve(given, story=evolve(given.story, claims=claims)).check().brief
    lines = said(brief, "established")
    assert lines[-1] == "15 further claims not shown here."
    assert sum(line.startswith("2 reports") for line in lines) == 5


def test_long_words_are_cut_at_a_word_and_stay_exact(given: Given) -> None:
    report = Report(source="long.txt", outlet="Long Post", text="The office " + "and so on " * 300)
    claim = Claim(
        "The office", None, tuple(Support(one.id, evolve(at(LEDGER, "Japan"), start=0, end=len(one.text))) for one in (report, LEDGER))
    )
    story = evolve(given.story, claims=(claim,), reports=(*given.story.reports, report.id))
    reports = {**given.reports, report.id: report}
    brief = compose(story, reports, given.readings, date(2023, 6, 8), language=LANGUAGE)
    line = section(brief, "established").lines[1]
    assert len(words(line)) < 230
    assert words(line).endswith("…")
    check(brief, reports, story)


def test_an_empty_story_is_a_brief_that_says_so(given: Given) -> None:
    story = Story(id=given.story.id, title="", reports=(UNNAMED.id,))
    brief = compose(story, given.reports, {}, date(2023, 6, 8), language=LANGUAGE)
    check(brief, given.reports, story)
    assert [words(section.note) for section in brief.sections if section.note][:3] == [
        "No two accounts were found to differ.",
        "No statements were found.",
        "No claim is carried by more than one report.",
    ]


def test_other_stories_and_stray_reports_are_named(given: Given) -> None:
    titled = Story(id="0" * 20, title=NORTHGATE.title or "", reports=(NORTHGATE.id, REVIEW.id))
    untitled = Story(id="1" * 20, title="Somewhat else", reports=(REVIEW.id,))
    brief = compose(given.story, given.reports, given.readings, date(2023, 6, 8), {}, (titled, untitled), (LANTERN.id,), language=LANGUAGE)
    check(brief, given.reports, given.story)
    assert [words(line) for line in brief.notes] == [
        "Another story in what was given (2 reports): NATO to open Tokyo office next year",
        "Another story in what was given (1 report).",
        "In no story: Lantern Daily.",
    ]


def test_values_that_we_have_no_words_for_are_left_out(given: Given) -> None:
    sides = tuple(
        Side(report.id, at(report, "office"), number, f"so very {number}")
        for number, report in enumerate((LEDGER, REVIEW, NORTHGATE), 1)
        if "office" in report.text
    )
    brief = evolve(given, story=evolve(given.story, conflicts=(Conflict("office", "number", sides),))).check().brief
    (table,) = section(brief, "differs").tables
    assert [words(cell) for cell in table.head] == ["Account 1", "Account 2", "Account 3"]
    assert words(table.caption or Line(())) == "How many : office"


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("office", "office"),
        ("Liaison\n office", "liaison office"),
        ("office in Tokyo", "office in Tokyo"),
        ("weather", None),
        ("", None),
        ("offic", None),
        ("office weather", None),
    ],
)
def test_the_point_at_issue_is_shown_in_whole_words(about: str, found: str | None) -> None:
    words = "A liaison office in Tokyo"
    place = find_point(words, about)
    assert (words[place[0] : place[1]] if place else None) == found


def test_a_status_conflict_shows_the_weakest_of_an_idea_and_the_strongest_of_a_plan(given: Given) -> None:
    def side(report: Report, words: str, number: int, value: str) -> Side:
        return Side(report.id, at(report, words), number, value)

    sides = (
        side(NORTHGATE, "Kishida said", 0, "decided"),
        side(NORTHGATE, "NATO will open", 0, "decided"),
        side(REVIEW, "The office remains an idea", 1, "considered"),
        side(REVIEW, "some members resist", 1, "considered"),
        side(LEDGER, "no decision by the alliance", 2, "not decided"),
    )
    brief = evolve(given, story=evolve(given.story, conflicts=(Conflict("office", "status", sides),))).compose()
    (table,) = section(brief, "differs").tables
    assert [words(cell) for cell in table.head] == ["no decision", "considered", "decided"]
    assert [words(cell).split(" ", 2)[0] for cell in table.rows[0]] == ["no", "The", "NATO"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("17 person", "17 person"), ("at least 1.5-2 km", "at least 1.5–2 km"), ("very many", "Account 1"), ("12:30", "12:30")],
)
def test_a_number_is_shown_and_prose_is_not(given: Given, value: str, shown: str) -> None:
    sides = (Side(LEDGER.id, at(LEDGER, "NATO"), 0, value), Side(REVIEW.id, at(REVIEW, "office"), 1, "3"))
    brief = evolve(given, story=evolve(given.story, conflicts=(Conflict("office", "number", sides),))).check().brief
    assert words(section(brief, "differs").tables[0].head[0]) == shown


def say_in_manner(given: Given, held: Held, words: str, cue: str) -> str:
    statement = Statement(
        (at(REVIEW, words),), Mention(at(REVIEW, "Ayako Mori"), "Ayako Mori"), at(REVIEW, cue), held=held, report=REVIEW.id
    )
    support = Support(REVIEW.id, statement.words[0], None, statement.id, REVIEW.id)
    claim = Claim(words, "Ayako Mori", (support,), said="2023-06-07", grade=Grade("F", "1"))
    readings = {REVIEW.id: Reading(REVIEW.id, "test", statements=(statement,))}
    brief = Given(evolve(given.story, claims=(claim,)), given.reports, readings).check().brief
    return said(brief, "established")[1]


@pytest.mark.parametrize("held", ["denied", "asked", "hedged", "withheld"])
def test_what_is_not_plainly_said_is_shown_with_its_verb(given: Given, held: Held) -> None:
    shown = say_in_manner(given, held, "A desk and a telephone do not make a treaty", "says")
    sentence = "“A desk and a telephone do not make a treaty,” says Ayako Mori, who teaches security studies in Osaka."
    assert shown == f"Ayako Mori, 7\u00a0June 2023: {sentence}"


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        ("denied", "( for years , denying it)"),
        ("asked", "(asking)"),
        ("hedged", "(with reservation)"),
        ("withheld", "( for years , leaving it open)"),
    ],
)
def test_where_the_clause_is_long_the_manner_is_told(given: Given, held: Held, shown: str) -> None:
    told = say_in_manner(given, held, "The office remains an idea", "for years")
    assert told.replace("(for", "( for").startswith(f"Ayako Mori {shown}, 7\u00a0June 2023: The office remains an idea")


def test_an_inferred_step_shows_what_its_reasons_quote_where_both_have_it(given: Given) -> None:
    step = Descent(
        LANTERN.id, LEDGER.id, "inferred", 0.1, ("both say “no wish for military blocs”", "only one says “Meridian Wire reports”")
    )
    brief = evolve(given, story=evolve(given.story, descents=(step,))).check().brief
    (edge,) = brief.edges
    assert words(edge.why) == "Lantern Daily seems to draw on Pacific Ledger (inferred); both have: no wish for military blocs"


def test_many_reports_stay_one_page(given: Given) -> None:
    many = [Report(source=f"{number}.txt", outlet=f"Outlet {number}", text=f"Tokyo waits. {number}") for number in range(60)]
    ids = tuple(report.id for report in many)
    story = Story(id="0" * 20, title="Tokyo waits.", reports=ids, descents=(Descent(ids[59], ids[58], "reuse", 0.5),))
    reports = {report.id: report for report in many}
    brief = compose(story, reports, {}, date(2023, 6, 8), language=LANGUAGE)
    checked = check(brief, reports, story)
    assert len(brief.sources) == 60
    assert {ids[58], ids[59]} <= {node.id for node in brief.nodes}
    assert len(brief.nodes) == 24
    assert said(brief, "lineage")[-1] == "36 further reports not drawn."
    for text in (write_html.write(export(checked, reports)), write_markdown.write(export(checked, reports))):
        assert "20 further reports not listed; the JSON form has all." in text


def test_wordings_stand_with_those_who_use_them(brief: Brief) -> None:
    assert said(brief, "wordings") == [
        "NATO: defence pact (Civic Strategy Review) · military bloc (Northgate Post) · the alliance (Pacific Ledger)"
    ]


def test_words_that_name_another_thing_are_no_name_of_this_one(given: Given) -> None:
    other = Wording("org:nato", LANTERN.id, at(LANTERN, "China’s foreign ministry"), "China’s foreign ministry")
    brief = evolve(given, story=evolve(given.story, wordings=(*given.story.wordings, other))).check().brief
    assert not any(one.key == "wordings" for one in brief.sections)


@pytest.mark.parametrize(("second", "named"), [("Northgate Post", True), ("Meridian Wire", False)])
def test_a_confirmed_line_names_as_many_origins_as_it_counts_or_none(given: Given, second: str, named: bool) -> None:
    claim = next(claim for claim in given.story.claims if claim.grade.credibility == "1")
    supports = tuple(evolve(one, origin=second) if one.report == NORTHGATE.id else one for one in claim.supports)
    changed = tuple(evolve(one, supports=supports) if one is claim else one for one in given.story.claims)
    brief = evolve(given, story=evolve(given.story, claims=changed)).check().brief
    lines = [line for one in brief.sections for line in one.lines if line.maker == "grounds"]
    assert lines
    assert all(("Meridian Wire" in words(line)) is named for line in lines)


def test_a_value_far_into_its_passage_is_shown_and_heads_its_column(given: Given) -> None:
    far = Side(LEDGER.id, at(LEDGER, LEDGER.text), 0, "Vilnius")
    near = Side(REVIEW.id, at(REVIEW, "The defence pact has worked through an embassy in Tokyo"), 1, "Tokyo")
    brief = evolve(given, story=evolve(given.story, conflicts=(Conflict("summit", "place", (far, near)),))).check().brief
    (table,) = section(brief, "differs").tables
    assert [words(cell) for cell in table.head] == ["Vilnius", "Tokyo"]
    assert "summit in Vilnius" in words(table.rows[0][0])
