from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from briefing.tokyo import Given
from legation.briefing.cite import Checked, check
from legation.briefing.templates import note, ours
from legation.records.brief import Brief, Cited, Line, Name, Ours
from legation.records.errors import CitationError
from legation.records.lines import change_lines, find_lines
from legation.records.story import Grade


def change_first(brief: Brief, wanted: Callable[[Line], bool], change: Callable[[Line], Line]) -> Brief:
    """The brief with its first line of that sort changed."""
    done: list[Line] = []

    def once(line: Line) -> Line:
        if done or not wanted(line):
            return line
        done.append(line)
        return change(line)

    changed = change_lines(brief, once)
    assert done, "the brief has no such line"
    return changed


def has_cited(line: Line) -> bool:
    return any(isinstance(part, Cited) for part in line.parts)


def change_cited(line: Line, **changes: Any) -> Line:
    return evolve(line, parts=tuple(evolve(part, **changes) if isinstance(part, Cited) else part for part in line.parts))


def has_template(name: str) -> Callable[[Line], bool]:
    return lambda line: any(isinstance(part, Ours) and part.template == name for part in line.parts)


def set_values(name: str, *values: str) -> Callable[[Line], Line]:
    return lambda line: evolve(
        line, parts=tuple(ours(name, *values) if part.__class__ is Ours and part.template == name else part for part in line.parts)
    )


def test_a_composed_brief_passes(given: Given) -> None:
    brief = given.compose()
    assert check(brief, given.reports, given.story).brief == brief


def test_a_line_broken_on_purpose_cannot_be_written(given: Given) -> None:
    brief = change_first(given.compose(), has_cited, lambda line: change_cited(line, words="Japan will become a member of NATO"))
    with pytest.raises(CitationError, match=r"summary, line 1: it cites 'Japan will become"):
        check(brief, given.reports, given.story)


def test_only_check_makes_a_brief_that_can_be_written(given: Given) -> None:
    with pytest.raises(CitationError, match="only after it was checked"):
        Checked(given.compose())
    checked = given.check()
    with pytest.raises(CitationError, match="only after it was checked"):
        evolve(checked, brief=evolve(checked.brief, title="Another"))


BREAKS: dict[str, Callable[[Brief], Brief]] = {
    "cites nothing": lambda brief: change_first(
        brief, has_template("told-least"), lambda _: Line((ours("root-in", "Meridian Wire", "Lantern Daily"),))
    ),
    "no report": lambda brief: change_first(brief, has_cited, lambda line: change_cited(line, report="f" * 20)),
    "is not among its citations": lambda brief: change_first(brief, has_cited, lambda line: evolve(line, citations=())),
    "no reference 99": lambda brief: change_first(brief, has_cited, lambda line: evolve(line, citations=(*line.citations, 99))),
    "not one of our templates": lambda brief: evolve(brief, notes=(Line((Ours("free text", ("All is well.",)),), (1,)),)),
    "cites nothing or template": lambda brief: evolve(brief, notes=(note("more-claims", "many"),)),
    "it is empty": lambda brief: evolve(brief, notes=(Line(()),)),
    "cannot be filled": lambda brief: evolve(brief, notes=(note("more-claims"),)),
    "stands in no report": lambda brief: evolve(brief, title="War is near"),
    "is not the title of this section": lambda brief: evolve(
        brief, sections=(evolve(brief.sections[0], title="The truth"), *brief.sections[1:])
    ),
    "is not a name": lambda brief: evolve(brief, names=(*brief.names, Name("a" * 200, "actor"))),
    "is no outlet of this story": lambda brief: evolve(brief, nodes=(evolve(brief.nodes[0], label="The Oracle"), *brief.nodes[1:])),
    "not a letter of reliability": lambda brief: evolve(brief, sources=(evolve(brief.sources[0], reliability="Z"), *brief.sources[1:])),
    "it is not what the report says": lambda brief: evolve(
        brief, sources=(evolve(brief.sources[0], url="https://elsewhere.example"), *brief.sources[1:])
    ),
    "not those of the report": lambda brief: evolve(
        brief, references=(evolve(brief.references[0], outlet="The Oracle"), *brief.references[1:])
    ),
    "reference has the number 7": lambda brief: evolve(brief, references=(evolve(brief.references[0], number=7), *brief.references[1:])),
}


@pytest.mark.parametrize("problem", BREAKS)
def test_every_way_to_break_a_brief_is_refused(given: Given, problem: str) -> None:
    expected = {"cites nothing or template": "'many' is not a count further confirmed claim"}.get(problem, problem)
    with pytest.raises(CitationError, match=expected):
        check(BREAKS[problem](given.compose()), given.reports, given.story)


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("sum-basis", ("4", "3")),
        ("root-in", ("Meridian Wire", "The Oracle")),
        ("speaker-on", ("A man who knows everything", "2023-05-24")),
        ("speaker-on", ("Fumio Kishida", "last week")),
        ("value-status", ("certain",)),
        ("when", ("2023-07-11",)),
        ("edge-shares", ("Lantern Daily", "162", "Pacific Ledger")),
    ],
)
def test_a_value_must_fit_its_slot(given: Given, template: str, values: tuple[str, ...]) -> None:
    brief = change_first(given.compose(), has_template(template), set_values(template, *values))
    with pytest.raises(CitationError, match="is not a"):
        check(brief, given.reports, given.story)


def test_a_reference_with_other_words_is_refused(given: Given) -> None:
    brief = given.compose()
    first = brief.references[0]
    brief = evolve(brief, references=(evolve(first, words=first.words.upper()), *brief.references[1:]))
    with pytest.raises(CitationError, match="At reference 1: it cites"):
        check(brief, given.reports, given.story)


def test_cited_words_lie_within_their_reference(given: Given) -> None:
    brief = given.compose()
    other = next(reference.number for reference in brief.references if reference.report != brief.references[0].report)

    def misnumber(line: Line) -> Line:
        return evolve(change_cited(line, reference=other), citations=(other,))

    with pytest.raises(CitationError, match=f"not within reference {other}"):
        check(change_first(brief, has_cited, misnumber), given.reports, given.story)


def test_a_place_that_a_report_does_not_have_is_refused(given: Given) -> None:
    def misplace(line: Line) -> Line:
        part = next(part for part in line.parts if isinstance(part, Cited))
        return change_cited(line, span=evolve(part.span, where="captions/7"))

    with pytest.raises(CitationError, match="the report has '' there"):
        check(change_first(given.compose(), has_cited, misplace), given.reports, given.story)


def test_every_fact_of_a_brief_is_cited(given: Given) -> None:
    lines = list(find_lines(given.compose()))
    assert len(lines) > 40
    assert sum(bool(line.citations) for _, line in lines) > 30


FORGERIES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "more origins": ("told-least", ("9",), "the counts are 2, not 9"),
    "a printer that is none": ("root-in", ("Meridian Wire", "Civic Strategy Review"), "not all of|is no origin"),
    "a page that does not tell it": ("also-in", ("Civic Strategy Review",), "not all of"),
    "another origin of the story": ("root-own", ("Lantern Daily",), "the origins are"),
    "more origins of the story": ("sum-basis", ("5", "4"), "5, 3 reports and origins"),
    "another speaker": ("speaker-on", ("Koji Tomita", "2023-05-24"), "'Fumio Kishida' says so, not 'Koji Tomita'"),
    "another day": ("speaker-on", ("Fumio Kishida", "2023-05-23"), "it was said on 2023-05-24, not on 2023-05-23"),
    "another outlet": ("in-on", ("Lantern Daily", "2023-05-24"), "the story does not say"),
    "another day of printing": ("in-on", ("Pacific Ledger", "2023-05-25"), "the story does not say"),
    "another share": ("edge-shares", ("Lantern Daily", "26", "Pacific Ledger"), "the story does not say"),
    "a step that is none": ("edge-credit", ("Northgate Post", "Meridian Wire"), "the story does not say"),
    "an origin of more": ("origin", ("Lantern Daily", "3", "Pacific Ledger"), "the story does not say"),
    "another date": ("when", ("2023-07-10/2023-07-12",), "the story does not say"),
    "another stage": ("value-status", ("done",), "the story does not say"),
    "another printer": ("printed", ("Lantern Daily", "2023-06-07"), "the story does not say"),
    "another user": ("users", ("Lantern Daily",), "the story does not say"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_what_was_not_weighed_cannot_be_written(given: Given, forgery: str) -> None:
    template, values, problem = FORGERIES[forgery]
    brief = change_first(given.compose(), has_template(template), set_values(template, *values))
    with pytest.raises(CitationError, match=problem):
        check(brief, given.reports, given.story)


def test_a_speaker_invented_with_his_entry_in_the_names_is_refused(given: Given) -> None:
    brief = change_first(given.compose(), has_template("speaker-on"), set_values("speaker-on", "Someone Else", "2023-05-24"))
    brief = evolve(brief, names=(*brief.names, Name("Someone Else", "actor")))
    with pytest.raises(CitationError, match="'Fumio Kishida' says so, not 'Someone Else'"):
        check(brief, given.reports, given.story)


def test_a_better_grade_than_the_claim_has_is_refused(given: Given) -> None:
    brief = change_first(given.compose(), lambda line: str(line.grade) == "F3", lambda line: evolve(line, grade=Grade("A", "1")))
    with pytest.raises(CitationError, match="the claim has the grade F3, not A1"):
        check(brief, given.reports, given.story)


@pytest.mark.parametrize(
    ("forge", "problem"),
    [
        (lambda brief: evolve(brief, counts=(("reports", 5), ("origins", 4), ("statements", 9), ("conflicts", 2))), "3 origins, not 4"),
        (lambda brief: evolve(brief, story="0" * 20), "another story"),
        (lambda brief: evolve(brief, sources=(evolve(brief.sources[0], origin="Meridian Wire"), *brief.sources[1:])), "not its origin"),
        (lambda brief: evolve(brief, nodes=(evolve(brief.nodes[0], label="Lantern Daily"), *brief.nodes[1:])), "is not the name of"),
        (lambda brief: evolve(brief, edges=(evolve(brief.edges[0], kind="inferred"), *brief.edges[1:])), "no such step"),
    ],
)
def test_header_sources_and_graph_are_those_of_the_story(given: Given, forge: Callable[[Brief], Brief], problem: str) -> None:
    with pytest.raises(CitationError, match=problem):
        check(forge(given.compose()), given.reports, given.story)


def test_what_stands_in_brackets_beside_a_name_stands_beside_it_in_the_report(given: Given) -> None:
    brief = given.compose()
    bracketed = has_template("speaker-known")
    shown = next(line for _, line in find_lines(brief) if bracketed(line))
    assert shown.parts[0] == ours("speaker-known", "Fumio Kishida")
    assert isinstance(shown.parts[1], Cited)
    assert shown.parts[1].words == "Prime Minister"
    elsewhere = next(part for _, line in find_lines(brief) for part in line.parts if isinstance(part, Cited) and "military" in part.words)

    def move(line: Line) -> Line:
        return evolve(line, parts=(line.parts[0], elsewhere, *line.parts[2:]), citations=(*line.citations, elsewhere.reference))

    with pytest.raises(CitationError, match="does not say who 'Fumio Kishida' is"):
        check(change_first(brief, bracketed, move), given.reports, given.story)
