"""What opens a brief: the plainest sentence that tells what most independent origins open with."""

from datetime import date

import pytest
from attrs import evolve

from legation.briefing import lead, signing
from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.briefing.lead import find_start
from legation.briefing.standing import is_plain
from legation.briefing.typeset import show_part
from legation.language.language import load
from legation.records.brief import Brief
from legation.records.reading import Assertion, Credit, Event, Figure, Mention, Reading, Statement, When
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict, Grade, Origin, Side, Story, Support

ENGLISH = load()
PLAIN = "The ferry Skua sank off Karst on Monday with forty passengers on board."
TITLES = ("Ferry Skua sinks off Karst", "Forty on ferry that sank off Karst", "Skua ferry sinks, forty on board")


def make_story(*openings: str, roots: tuple[str, ...] = ("One", "Two", "Three")) -> tuple[Story, dict[str, Report]]:
    """A story of reports that open with these sentences, each a claim in the report's own name."""
    reports = [
        Report(source=f"{number}.txt", outlet=f"{root} Post", title=title, published=date(2023, 5, 26), text=f"{opening} It rained.")
        for number, (opening, root, title) in enumerate(zip(openings, roots, TITLES, strict=True))
    ]
    claims = tuple(
        Claim(opening, None, (Support(report.id, Span(0, len(opening)), origin=report.id),), grade=Grade("F", "3"))
        for opening, report in zip(openings, reports, strict=True)
    )
    origins = tuple(Origin(report.id, (report.id,)) for report in reports)
    story = Story("0" * 20, TITLES[0], tuple(report.id for report in reports), origins=origins, claims=claims)
    return story, {report.id: report for report in reports}


def write(story: Story, reports: dict[str, Report], *statements: Statement) -> list[str]:
    """The first lines of the brief on a story."""
    readings = {name: Reading(name, "test", statements=tuple(one for one in statements if one.report == name)) for name in reports}
    brief: Brief = compose(story, reports, readings, date(2023, 6, 8), language=ENGLISH, every_line=True)
    check(brief, reports, story)
    return [" ".join(show_part(part) for part in line.parts) for line in brief.sections[0].lines]


@pytest.mark.parametrize(
    "other",
    [
        "In a sad and surprising turn, the ferry Skua sank off Karst on Monday with forty passengers.",
        "Was the ferry Skua that sank off Karst on Monday with forty passengers too old?",
        "They sank off Karst on Monday on the ferry Skua with forty passengers.",
        "The captain of the Skua wore a yellow coat on Monday, and his dog slept.",
        "I saw the ferry Skua sink off Karst on Monday with forty passengers.",
        # A rule, and what goes on from a sentence before it.
        "When a ferry sinks with forty passengers on Monday, the law is on their side.",
        "The ferry Skua, however, sank off Karst on Monday with forty passengers on board.",
    ],
)
def test_the_plainest_sentence_that_most_open_with_comes_first(other: str) -> None:
    lines = write(*make_story(other, PLAIN, "Divers came from Oslo to the ferry."))
    assert lines[0] == f"What: {PLAIN} (Two Post, 26\u00a0May 2023)"


@pytest.mark.parametrize(
    ("older", "opens"),
    [
        # What goes on in a report is over on a later day.
        ("Divers are searching for the ferry Skua that sank off Karst on Monday with forty passengers on board.", False),
        ("The ferry Skua with forty passengers on board is still missing off Karst.", False),
        ("The ferry Skua sank off Karst three days ago with forty passengers on board.", False),
        ("The search for the ferry Skua that sank off Karst on Monday with forty passengers on board is underway.", False),
        ("The owners of the ferry Skua that sank off Karst with forty passengers will meet later this month.", False),
        ("The forty passengers of the ferry Skua that sank off Karst on Monday have not been found.", False),
        ("The pilot of the ferry Skua that sank off Karst with forty passengers was being questioned on Monday.", False),
        ("Harbour police are investigating why the ferry Skua sank off Karst on Monday with forty passengers on board.", True),
        ("The ferry Skua, which was to be sold “later this month”, sank off Karst on Monday with forty passengers on board.", True),
        ("The harbour office said that it is looking at why the ferry Skua sank off Karst on Monday with forty on board.", True),
    ],
)
def test_what_goes_on_in_an_older_report_opens_no_brief(older: str, opens: bool) -> None:
    story, reports = make_story(older, older.replace("passengers", "people"), PLAIN)
    later = evolve(
        reports[story.reports[2]], published=date(2023, 5, 29), id=story.reports[2], text="The harbour was quiet again on Friday."
    )
    lines = write(evolve(story, claims=story.claims[:2]), {**reports, later.id: later})
    assert any(older.partition(" with")[0] in line for line in lines) is opens


def test_tonight_tells_nothing_in_a_report_without_a_day() -> None:
    story, reports = make_story("The ferry Skua sank off Karst tonight with forty passengers on board.", PLAIN, "Divers came from Oslo.")
    undated = evolve(reports[story.reports[0]], published=None, id=story.reports[0])
    assert not any("tonight" in line for line in write(story, {**reports, undated.id: undated}))
    assert any("tonight" in line for line in write(evolve(story, claims=story.claims[:1]), reports))


@pytest.mark.parametrize(
    ("number", "day", "opens"),
    [
        # One outlet has more dead on a later day; on the same day one is as good as the other, and so many dead are others'.
        (58, date(2023, 5, 27), False),
        (58, date(2023, 5, 26), True),
        (900, date(2023, 5, 27), True),
    ],
)
def test_a_count_that_rose_on_a_later_day_opens_no_brief(number: int, day: date, opens: bool) -> None:
    first = "The ferry Skua sank off Karst on Monday and at least 50 people died."
    story, reports = make_story(first, f"Oslo has counted {number} people who died on Monday.", "Divers came from Oslo to the ferry.")
    later = evolve(reports[story.reports[1]], published=day, id=story.reports[1])
    readings = {}
    for name, report in {**reports, later.id: later}.items():
        found = [Span(report.text.index(word), report.text.index(word) + len(word)) for word in ("50", str(number)) if word in report.text]
        figures = [
            Figure(float(report.words(span)), float(report.words(span)), "person", "people", span, "least", role="kill") for span in found
        ]
        said = tuple(Assertion(Span(0, report.text.index(" It rained")), (), figures=(figure,)) for figure in figures)
        readings[name] = Reading(name, "test", assertions=said)
    brief = compose(story, {**reports, later.id: later}, readings, date(2023, 6, 8), language=ENGLISH, every_line=True)
    lines = [" ".join(show_part(part) for part in line.parts) for line in brief.sections[0].lines]
    assert any("at least 50" in line for line in lines) is opens


def test_what_several_outlets_tell_further_down_is_a_line_of_its_own() -> None:
    story, reports = make_story(PLAIN, PLAIN.replace("forty", "some forty"), "The ferry Skua of Karst had forty passengers on Monday.")
    told = "The ferry had left the harbour in rough seas with no pilot and only thirty lifeboats."
    longer = {name: evolve(report, text=f"{report.text} The sea was grey. {told}", id=name) for name, report in reports.items()}
    places = [Support(name, Span(report.text.index(told), len(report.text)), origin=name) for name, report in longer.items()]
    claim = Claim(told, None, tuple(places), grade=Grade("F", "2"))
    both = evolve(story, claims=(*story.claims, claim))
    assert any(told in line for line in write(both, longer))
    few = evolve(claim, supports=tuple(places[:1]))
    assert not any(told in line for line in write(evolve(story, claims=(*story.claims, few)), longer))


def test_what_somebody_denies_opens_no_brief() -> None:
    denial = "The owners of the ferry Skua denied that forty passengers were on board when it sank off Karst on Monday."
    story, reports = make_story(denial, PLAIN, "Divers came from Oslo to the ferry.")
    first = story.claims[0].supports[0]
    owners, cue = Span(0, len("The owners of the ferry Skua")), Span(denial.index("denied"), denial.index("denied") + len("denied"))
    statement = Statement((Span(cue.end, len(denial)),), Mention(owners, why=("group",)), cue, held="denied", report=first.report)
    claims = (evolve(story.claims[0], supports=(evolve(first, statement=statement.id),)), *story.claims[1:])
    assert write(evolve(story, claims=claims), reports, statement)[0].startswith(f"What: {PLAIN}")


def test_no_sentence_is_better_than_a_doubtful_one() -> None:
    lines = write(*make_story("They sank on Monday.", "It was so sad.", "He came from Oslo to the ferry."))
    assert not any(line.startswith("What:") for line in lines)


def test_origins_of_one_name_count_once_and_unnamed_ones_may_be_one() -> None:
    story, reports = make_story(PLAIN, PLAIN.replace("forty", "many"), "Divers came from Oslo to the ferry.", roots=("One", "One", "Two"))
    assert write(story, reports)[1].startswith("Who says so: 3 reports, at most 2 independent origins; the pages: One Post and Two Post")
    unnamed = evolve(story, origins=tuple(evolve(origin, root=None) for origin in story.origins))
    assert write(unnamed, reports)[1].startswith("Who says so: 3 reports, at most 3 independent origins; the pages:")


@pytest.mark.parametrize(("late", "shown"), [(False, True), (True, False)])
def test_disputed_is_what_the_openings_tell_otherwise(late: bool, shown: bool) -> None:
    other = "The ferry Skua sank off Karst on Monday with fifty passengers on board."
    story, reports = make_story(PLAIN, "Divers came from Oslo to the ferry." if late else other, "The lighthouse of Karst was dark.")
    first, second = (reports[name] for name in story.reports[:2])
    if late:
        text = f"{second.text} {'It rained. ' * 9}{other}"
        second = evolve(second, text=text)
        reports[second.id] = second
    places = [Span(one.text.index(number), one.text.index(number) + 5) for one, number in ((first, "forty"), (second, "fifty"))]
    sides = (Side(first.id, places[0], 0, "40 passengers"), Side(second.id, places[1], 1, "50 passengers"))
    lines = write(evolve(story, conflicts=(Conflict("passengers", "number", sides),)), reports)
    assert any(line.startswith("Numbers:") for line in lines) is shown


def test_what_an_outlet_reports_opens_a_brief_and_what_happened_months_before_does_not() -> None:
    told = "The ferry Skua sank off Karst on Monday with forty passengers, the Oslo Times reported."
    old = "The ferry Skua sank off Karst on Monday 2 January with forty passengers."
    story, reports = make_story(told, old, "Divers came from Oslo to the ferry.")
    names = list(reports)
    paper = find(told, "the Oslo Times")
    by = Statement((Span(0, 60),), Mention(paper, "The Oslo Times", why=("outlet",)), find(told, "reported"), report=names[0])
    credited = Reading(names[0], "test", statements=(by,), credits=(Credit("The Oslo Times", "reported", paper),))
    past = Reading(names[1], "test", events=(Event("SINKING", "sank", Span(0, len(old)), When("2023-01-02", "2023-01-02", Span(0, 3))),))
    readings = {names[0]: credited, names[1]: past, names[2]: Reading(names[2], "test")}
    brief = compose(story, reports, readings, date(2023, 6, 8), language=ENGLISH)
    first = " ".join(show_part(part) for part in brief.sections[0].lines[0].parts)
    assert first.startswith(f"What: {told}")


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The ferry Skua sank off Karst.\nIt rained.", "The"),
        # The line under a picture and the names of who wrote stand before the report.
        ("Divers look at the ferry.\n\nAnna Roe and Otto Lund\n\nThe ferry sank.", "The"),
        ("Divers look at the ferry. – Karst Post\n\nOSLO — The ferry sank.", "OSLO"),
        ("The ferry sank off Karst.\nAlso on this page: the storm\nIt rained.", "The"),
    ],
)
def test_a_report_begins_behind_its_picture_and_its_byline(text: str, first: str) -> None:
    report = Report(source="a.txt", text=text)
    assert report.text[find_start(report) :].split()[0] == first


def count(report: Report, words: str, value: float) -> Reading:
    """A reading of a report that has a number of dead."""
    at = report.text.index(words)
    figure = Figure(value, value, "person", "passenger", Span(at, at + len(words)), "least", "kill")
    return Reading(report.id, "test", assertions=(Assertion(Span(0, report.text.index(".") + 1), ("ferry",), figures=(figure,)),))


@pytest.mark.parametrize(("seven", "first"), [((1, 2), 1), ((2,), 0)])
def test_a_count_that_most_outlets_have_higher_does_not_come_first(seven: tuple[int, ...], first: int) -> None:
    """Five dead, where two other outlets open with seven."""
    told = {number: ("seven", 7) if number in seven else ("five", 5) for number in range(3)}
    openings = [
        "At least five passengers died on the ferry Skua that sank off Karst.",
        f"At least {told[1][0]} passengers died on Monday when the ferry Skua sank in fog off Karst.",
        f"It was foggy as {told[2][0]} passengers died on that old ferry, the Skua, off Karst.",
    ]
    story, reports = make_story(*openings)
    readings = {report.id: count(report, *told[number]) for number, report in enumerate(reports.values())}
    brief = compose(story, reports, readings, date(2023, 6, 8), language=ENGLISH, every_line=True)
    lines = [" ".join(show_part(part) for part in line.parts) for line in brief.sections[0].lines]
    assert openings[first] in lines[0]


def test_what_happened_has_the_name_with_which_nearly_all_open() -> None:
    """Of a card, where all reports say that it is Karst Bank's."""
    openings = (
        "Forty customers lost data in the theft that the police saw on Monday.",
        "Karst Bank was robbed on Monday and did not shut its doors.",
        "Police saw a theft in Oslo on Monday that hurt no one whom they knew of.",
    )
    story, reports = make_story(*openings)
    titles = iter(("Karst Bank: theft of data", "Karst Bank: forty customers lost data", "Police see theft at Karst Bank"))
    reports = {name: evolve(report, title=next(titles)) for name, report in reports.items()}
    assert "What: Karst Bank" in write(story, reports)[0]


@pytest.mark.parametrize(
    ("opening", "day", "first"),
    [
        # What is so in a report without a day; a day of the week, and what goes on, in one that stands weeks after all others.
        ("The ferry Skua is the ship that sank off Karst with forty passengers on board.", None, False),
        ("The ferry Skua sank off Karst with forty passengers on board.", None, True),
        ("The ferry Skua sank off Karst on Monday with forty passengers on board.", date(2023, 6, 20), False),
        ("The ferry Skua sank off Karst this morning with forty passengers on board.", date(2023, 6, 20), False),
        ("Divers are searching for the ferry Skua that sank off Karst with forty passengers on board.", date(2023, 6, 20), False),
        ("The ferry Skua sank off Karst with forty passengers on board.", date(2023, 6, 20), True),
    ],
)
def test_of_which_day_what_comes_first_is_so_is_known(opening: str, day: date | None, first: bool) -> None:
    story, reports = make_story(opening, "Divers went down to the ferry that had forty on board.", "Rain fell on the divers off Karst.")
    stray = story.reports[0]
    reports[stray] = evolve(reports[stray], published=day)
    lines = write(story, reports)
    assert any(line.startswith(f"What: {opening}") for line in lines) is first


def test_the_first_sentence_of_a_report_comes_before_what_it_comes_from() -> None:
    first = "The ferry Skua was raised off Karst by divers on Friday."
    second = "The ferry Skua sank off Karst with forty passengers on board in the storm."
    story, reports = make_story(f"{first} {second}", "The ferry Skua sank off Karst in the storm.", "Forty were on the ferry Skua.")
    report = reports[story.reports[0]]
    spans = (Span(0, len(first)), Span(len(first) + 1, len(first) + 1 + len(second)))
    claims = tuple(Claim(report.words(span), None, (Support(report.id, span, origin=report.id),), grade=Grade("F", "3")) for span in spans)
    lines = write(evolve(story, claims=(*claims, *story.claims[1:])), reports)
    assert lines[0].startswith(f"What: {first}")


def test_what_a_reader_hardly_needs_opens_a_brief_only_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    story, reports = make_story(PLAIN, PLAIN.replace("forty", "some forty"), "The ferry Skua of Karst had forty passengers on Monday.")
    chosen = write(story, reports)[0]
    assert chosen.startswith("What: ")
    chances = {name: 0.0 if reports[name].text in chosen or reports[name].text[:40] in chosen else 1.0 for name in reports}
    monkeypatch.setattr(signing, "FLOORS", dict.fromkeys(signing.FLOORS, 0.5))
    monkeypatch.setattr(lead, "find_worth", lambda _, one: chances[one.report])
    assert write(story, reports)[0] != chosen
    monkeypatch.setattr(lead, "find_worth", lambda *_: 0.0)
    assert write(story, reports)[0] == chosen


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("The makers of the video game sent an update to the players of Karst.", True),
        ("Live music was heard in Karst when the photo of the ferry was taken.", True),
        ("Video: the ferry Skua leaves the port of Karst.", False),
        ("Sign up, and you hear of every ferry that leaves Karst.", False),
        ("The subscribers of the Karst Times met at the port.", True),
    ],
)
def test_what_a_page_says_of_itself_is_told_by_its_signs(sentence: str, plain: bool) -> None:
    assert is_plain(load("en").lists, sentence) is plain
