from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from legation.language.language import Language
from legation.language.lists.lists import WordLists
from legation.language.lists.weighing import Mastheads, PartialCredits, Sources
from legation.language.lists.words import WordList, absent
from legation.language.words import find_sentence, find_sentences
from legation.records.lexicon import Outlet
from legation.records.reading import Credit, How, Mention, Reading, Statement
from legation.records.report import Day, Report, Span
from legation.weighing.lineage.lineage import Lineage
from legation.weighing.lineage.outlets import press
from legation.weighing.lineage.sources import find_declared, find_wire
from legation.weighing.lineage.trace import find_lineage

OUTLETS = (
    Outlet("Northern Agency", ("NA", "NAgency"), ("northern.example",), "agency", "Northern Trust"),
    Outlet("Harbour Post", ("The Post",), ("post.example",), "paper", "Quay Group"),
    Outlet("Harbour Evening", (), (), "paper", "Quay Group"),
    Outlet("Delta Radio", (), (), "broadcaster", "Delta"),
)
MASTHEADS = evolve(absent(Mastheads), before=WordList(("the",)), wires=WordList(("wires",)))
LISTS = WordLists(outlets=OUTLETS, lineage=PartialCredits(partial=WordList(("contributed",))), mastheads=MASTHEADS)
LANGUAGE = Language("en", LISTS, digest="lineage")

DISPATCH = """Customs officers at Kelm seized forty crates of counterfeit valves on Tuesday after a tip from a rival importer.

The crates had been declared as garden pumps and were bound for three refineries in the Ores province.

Inspector Lena Marsh called the find “a ticking bomb” and said two drivers were being questioned.

The refineries stopped their orders in March when a valve of the same make burst at the Tolm plant.

Parliament will debate stricter marking of machine parts next week, its clerk announced on Wednesday."""

REWRITE = """A tip from a competitor put the customs office of Kelm on the track of fake valves: forty crates were held on Tuesday.

Papers spoke of garden pumps; the crates were on their way to refineries, three of them, all in Ores.

“A ticking bomb” is what inspector Marsh saw in the find. Police have two drivers in for questioning.

Orders by the refineries had ended in March, since at Tolm a valve of this make had burst in the plant.

Stricter marking of parts for machines comes before parliament next week, according to its clerk."""

OWN = """Dockers at Kelm told this radio that night shifts have been cut and that the crane on pier four stands idle.

A union meeting on Thursday is to vote on a strike over rosters, and the harbour master has offered overtime.

Customs work goes on meanwhile; valves were found this week, but most trucks pass without any check at all."""


def report(text: str, outlet: str | None = None, day: Day | None = None, byline: str | None = None, url: str | None = None) -> Report:
    return Report(source=outlet or text[:9], text=text, outlet=outlet, published=day, byline=byline, url=url)


def trace(
    *reports: Report,
    named: Mapping[str, tuple[Credit, ...]] | None = None,
    statements: Mapping[str, tuple[Statement, ...]] | None = None,
    language: Language | None = None,
) -> Lineage:
    readings = [
        Reading(
            report=r.id, reader="test", credits=(named or {}).get(r.outlet or "", ()), statements=(statements or {}).get(r.outlet or "", ())
        )
        for r in reports
    ]
    return find_lineage(reports, readings, language or LANGUAGE)


def credit(name: str, how: How, where: str = "byline", start: int = 0) -> Credit:
    return Credit(name, how, Span(start, start + len(name), where))


def groups(lineage: Lineage) -> list[tuple[str | None, int]]:
    return [(origin.root, len(origin.reports)) for origin in lineage.origins]


def test_two_carriers_of_one_agency_are_one_origin() -> None:
    one, other = report(DISPATCH, "Harbour Post", byline="Northern Agency"), report(OWN, "Delta Radio", byline="Northern Agency")
    both = {outlet: (credit("Northern Agency", "byline"),) for outlet in ("Harbour Post", "Delta Radio")}
    lineage = trace(one, other, named=both)
    assert groups(lineage) == [("Northern Agency", 2)]
    assert [(d.child, d.parent, d.kind) for d in lineage.descents] == [(r.id, "Northern Agency", "declared") for r in (one, other)]
    assert lineage.descents[0].reasons == ("its byline names Northern Agency",)


def test_every_report_is_taken_apart_once() -> None:
    taken: list[str] = []

    def watch(text: str, offset: int) -> Iterator[tuple[int, int]]:
        taken.append(text)
        return find_sentences(text, offset)

    watched = evolve(LANGUAGE, forms=evolve(LANGUAGE.forms, sentences=watch))
    told = report(DISPATCH, "Harbour Post", byline="Lena Marsh"), report(REWRITE, "Delta Radio"), report(OWN, "Kelm Weekly")
    trace(*told, language=watched)
    assert sorted(taken) == sorted((DISPATCH, REWRITE, OWN))


def test_a_rewrite_without_credit_joins_nobody_but_is_in_doubt_and_says_why() -> None:
    wire = report(DISPATCH, "Harbour Post", date(2024, 2, 7), byline="Northern Agency")
    rewrite, own = report(REWRITE, "Delta Radio", date(2024, 2, 8)), report(OWN, "Kelm Weekly", date(2024, 2, 8))
    lineage = trace(wire, rewrite, own, named={"Harbour Post": (credit("Northern Agency", "byline"),)})
    assert groups(lineage) == [("Northern Agency", 1), (rewrite.id, 1), (own.id, 1)]
    (doubt,) = [doubt for doubt in lineage.doubts[rewrite.id] if "same order" in doubt.why]
    assert doubt.report == wire.id
    assert "“a ticking bomb”" in doubt.why
    assert lineage.root_of(rewrite.id, Span(0, 10)) == ("Delta Radio", False)
    asked = report(f"{REWRITE}\n\nThe customs office told us that the drivers are cousins.", "Delta Radio", date(2024, 2, 8))
    words = evolve(LANGUAGE, lists=evolve(LANGUAGE.lists, sources=evolve(absent(Sources), own=WordList(("told us",)))))
    readings = [Reading(report=page.id, reader="test") for page in (wire, asked, own)]
    assert find_lineage((wire, asked, own), readings, words).doubts.get(asked.id) is None


TEN, ELEVEN = datetime(2024, 2, 7, 10, 5, tzinfo=UTC), datetime(2024, 2, 7, 11, 40, tzinfo=UTC)
MIDNIGHT = datetime(2024, 2, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "root"),
    [
        # Of one day the earlier hour is the origin, whatever the outlets are called.
        ((TEN, ELEVEN), 0),
        ((ELEVEN, TEN), 1),
        # The hour of one and the day of the other tell nothing: the longer of the two.
        ((ELEVEN, date(2024, 2, 7)), 0),
        # Midnight is no hour that anybody meant.
        ((TEN, MIDNIGHT), 0),
        ((datetime(2024, 2, 8, 0, 30, tzinfo=UTC), TEN), 1),
    ],
)
@pytest.mark.parametrize("names", [("Harbour Post", "Delta Radio"), ("Delta Radio", "Harbour Post")])
def test_of_copies_of_one_day_the_earlier_hour_is_the_origin(hours: tuple[Day, Day], root: int, names: tuple[str, str]) -> None:
    one, other = report(DISPATCH, names[0], hours[0]), report(DISPATCH[:400], names[1], hours[1])
    lineage = trace(*sorted((one, other), key=lambda each: each.id))
    assert groups(lineage) == [((one, other)[root].id, 2)]


def test_a_copy_without_credit_descends_from_the_earlier_report() -> None:
    first, second = report(DISPATCH, "Harbour Post", date(2024, 2, 7)), report(DISPATCH[:400], "Delta Radio", date(2024, 2, 8))
    lineage = trace(first, second)
    assert groups(lineage) == [(first.id, 2)]
    (step,) = lineage.descents
    assert (step.child, step.parent, step.kind) == (second.id, first.id, "reuse")
    assert step.share > 0.8
    assert DISPATCH[step.passages[0].right.start : step.passages[0].right.end] in DISPATCH


def test_own_reports_around_one_statement_are_not_copies() -> None:
    words = "“We will reopen the eastern gate as soon as the divers have checked every bolt of the sluice and not an hour before that,” "
    one = report(f"At a windy press call {words}mayor Idris Holm said. Shops nearby hope for Easter trade.", "Harbour Post")
    other = report(f"Anglers waited in the rain. {words}mayor Holm told them, and left by bicycle.", "Delta Radio")
    assert groups(trace(one, other)) == [(one.id, 1), (other.id, 1)]


def test_a_passage_counts_for_the_outlet_it_is_credited_to() -> None:
    text = "The bridge is safe. Its bolts were changed, according to Northern Agency. Traffic resumed."
    carrier = report(text, "Delta Radio")
    start = text.index("Northern")
    lineage = trace(carrier, named={"Delta Radio": (credit("Northern Agency", "according", "text", start),)})
    assert lineage.root_of(carrier.id, Span(24, 40)) == ("Northern Agency", True)
    assert lineage.root_of(carrier.id, Span(0, 10)) == ("Delta Radio", True)
    assert lineage.root_of(carrier.id, Span(0, 10), ("Harbour Post",)) == ("Harbour Post", True)


def test_a_lead_told_again_with_its_source_counts_for_that_source() -> None:
    text = "The gate stays shut, Idris Holm said.\n\nHe told reporters so on Monday, according to Northern Agency."
    carrier = report(text, "Delta Radio")
    told = tuple(
        Statement(words=(Span(a, b),), speaker=Mention(Span(a, b), name="Idris Holm"), report=carrier.id) for a, b in ((0, 19), (42, 60))
    )
    lead = credit("Northern Agency", "according", "text", text.index("Northern"))
    assert trace(carrier, named={"Delta Radio": (lead,)}, statements={"Delta Radio": told}).root_of(carrier.id, Span(0, 19)) == (
        "Northern Agency",
        False,
    )
    assert trace(carrier, named={"Delta Radio": (lead,)}).root_of(carrier.id, Span(0, 19)) == ("Delta Radio", True)


def test_outlets_of_one_owner_are_one_newsroom() -> None:
    one, other = report(DISPATCH, "Harbour Post"), report(OWN, "Harbour Evening")
    lineage = trace(one, other)
    assert groups(lineage) == [(one.id, 1), (other.id, 1)]
    assert lineage.root_of(one.id, Span(0, 5)) == lineage.root_of(other.id, Span(0, 5)) == ("Harbour Post", True)


def test_an_unknown_outlet_has_no_name_to_count() -> None:
    unnamed = report(DISPATCH)
    assert trace(unnamed).root_of(unnamed.id, Span(0, 5)) == (None, False)
    assert groups(trace(unnamed)) == [(None, 1)]


def test_the_address_of_a_page_may_name_the_agency() -> None:
    page = report(DISPATCH, "Harbour Post", url="https://post.example/wires/na/4711.html")
    lineage = trace(page)
    assert groups(lineage) == [("Northern Agency", 1)]
    assert lineage.descents[0].kind == "inferred"
    assert press(LANGUAGE).wire_in("https://post.example/na/4711.html") is None
    assert press(LANGUAGE).wire_in("http://[broken/wires/na/1") is None


@pytest.mark.parametrize(
    ("line", "how", "wire"),
    [
        ("Northern Agency", "credit", "Northern Agency"),
        ("Northern Agency contributed to this report", "credit", None),
        ("Northern Agency - Harbour Evening", "credit", None),
        ("“It held,” he said as cited by Northern Agency", "credit", None),
    ],
)
def test_a_credit_is_for_the_whole_only_where_the_line_says_so(line: str, how: How, wire: str | None) -> None:
    carrier = report(f"{line}\n\n{OWN}", "Delta Radio")
    reading = Reading(report=carrier.id, reader="test", credits=(credit("Northern Agency", how, "text", line.index("Northern")),))
    assert find_wire(find_declared(carrier, reading, press(LANGUAGE), LANGUAGE)) == wire


def test_an_outlet_that_names_itself_credits_nobody() -> None:
    page = report(OWN, "Delta Radio", byline="Delta Radio")
    assert trace(page, named={"Delta Radio": (credit("Delta Radio", "byline"),)}).descents == ()


def test_a_report_shared_with_staff_is_credited_in_part() -> None:
    page = report(OWN, "Harbour Post", byline="Ann Lee for The Post, NAgency")
    reading = Reading(report=page.id, reader="test", credits=(Credit("NAgency", "byline", Span(22, 29, "byline")),))
    assert find_wire(find_declared(page, reading, press(LANGUAGE), LANGUAGE)) is None


def test_sentences_end_at_stops_but_not_at_initials() -> None:
    text = "J. Holm left. “It held!” She stayed… 40 more came.\nOver."
    assert [text[a:b] for a, b in find_sentences(text)] == ["J. Holm left.", "“It held!”", "She stayed…", "40 more came.", "Over."]
    assert text[slice(find_sentence(text, Span(16, 18)).start, find_sentence(text, Span(16, 18)).end)].strip() == "“It held!”"


def test_what_an_outlet_takes_from_its_own_archive_is_no_lineage_but_a_piece_brought_up_to_date_is() -> None:
    lines = DISPATCH.split("\n\n")
    old = report(DISPATCH, "Delta Radio", date(2024, 3, 1))
    news = report(f"{OWN}\n\n{OWN.replace('Dockers', 'Riggers')}\n\n{lines[0]} {lines[1]}", "Delta Radio", date(2024, 3, 8))
    assert trace(old, news).descents == ()
    assert trace(old, report(news.text, "Harbour Post", date(2024, 3, 8))).descents != ()
    update = report(f"{DISPATCH}\n\nThe drivers were let go on Friday.", "Delta Radio", date(2024, 3, 8))
    assert [step.parent for step in trace(old, update).descents] == [old.id]
