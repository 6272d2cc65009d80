"""Statements as they are printed: whole sentences with who says them, in texts of our own."""

from datetime import date

import pytest

from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.briefing.sections import said as section
from legation.briefing.sections import summary
from legation.briefing.typeset import show_part
from legation.language.language import Language, load
from legation.records.brief import Line
from legation.records.reading import Mention, Reading, Statement, When
from legation.records.report import Report, Span
from legation.records.story import Claim, Grade, Origin, Story, Support

ENGLISH: Language = load()
# Who speaks, the verb, what is said, the speaker's name, and how he was found.
Told = tuple[str, str, str, str | None, str]


def find(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def read(report: Report, told: Told, said: tuple[str, str] | None = None) -> Statement:
    """A statement of a report: its words, and the speaker that stands nearest before them, or behind."""
    speaker, cue, words, name, why = told
    text, place = report.text, find(report.text, words)
    before = [start for start in range(place.start) if text.startswith(speaker, start)]
    near = before[-1] if before else text.index(speaker)
    actor = None if name is None else f"person:{name.casefold().replace(' ', '-')}"
    return Statement(
        (place,),
        Mention(Span(near, near + len(speaker)), name, actor, why=(why,)),
        find(text, cue, min(near, place.start) if before else place.start),
        mode="quoted" if words[0] == "“" else "reported",
        said=said[1] if said else None,
        when=When(said[1], said[1], find(text, said[0])) if said else None,
        report=report.id,
    )


def write(text: str, *told: Told, day: date | None = date(2023, 5, 26), said: tuple[str, str] | None = None) -> list[str]:
    """What a brief prints of the statements of one report."""
    return [" ".join(show_part(part) for part in line.parts) for line in make(text, *told, day=day, said=said)]


def make(text: str, *told: Told, day: date | None = date(2023, 5, 26), said: tuple[str, str] | None = None) -> list[Line]:
    """The lines of a brief on the statements of one report."""
    report = Report(source="a.txt", outlet="Harbour Post", title="The harbour", published=day, text=text)
    statements = [read(report, one, said) for one in told]
    claims = [
        Claim(
            report.words(one.words[0]),
            one.speaker.name if one.speaker else None,
            (Support(report.id, one.words[0], None, one.id, report.id),),
            grade=Grade("F", "3"),
            said=one.said,
            salience=5.0 - number,
        )
        for number, one in enumerate(statements)
    ]
    mentions = tuple(one.speaker for one in statements if one.speaker and one.speaker.name)
    reading = Reading(report.id, "test", statements=tuple(statements), mentions=mentions)
    story = Story("0" * 20, "The harbour", (report.id,), origins=(Origin(report.id, (report.id,)),), claims=tuple(claims))
    with pytest.MonkeyPatch.context() as patch:
        # What the first lines tell is not told again: here they tell nothing.
        patch.setattr(summary, "choose", lambda _: summary.Opening())
        brief = compose(story, {report.id: report}, {report.id: reading}, date(2023, 6, 8), language=ENGLISH)
    check(brief, {report.id: report}, story)
    return [line for section in brief.sections if section.key == "said" for line in section.lines if line.citations]


BY = "· Harbour Post, 26\u00a0May 2023"
ROE: Told = ("Harbour master Anna Roe", "said", "the port stays shut", "Anna Roe", "full name")
OPENING = "Harbour master Anna Roe said the port stays shut. "


def test_a_statement_is_its_whole_sentence_with_outlet_and_day() -> None:
    sentence = "Harbour master Anna Roe said the port stays shut with all its cranes, ships and sheds until the storm is over."
    assert write(f"OSLO (AP) — {sentence} It rained.", ROE) == [f"Anna Roe: {sentence} {BY}"]


def test_what_a_speaker_is_stands_in_brackets_where_his_sentence_does_not_say_it() -> None:
    text = f"{OPENING}On Friday, Roe said: “The cranes are old.” It rained."
    later: Told = ("Roe", "said:", "“The cranes are old.”", "Anna Roe", "surname of Anna Roe")
    assert write(text, ROE, later)[1] == f"Anna Roe [ Harbour master ]: On Friday, Roe said: “The cranes are old.” {BY}"


@pytest.mark.parametrize(
    ("day", "said", "shown"),
    [
        (date(2023, 5, 26), ("Wednesday", "2023-05-24"), ", 24\u00a0May 2023"),
        # A week off, after the report, or in a report that has no day.
        (date(2023, 5, 26), ("Wednesday", "2023-05-17"), ""),
        (date(2023, 5, 23), ("Wednesday", "2023-05-24"), ""),
        (None, ("Wednesday", "2023-05-24"), ""),
    ],
)
def test_a_day_of_saying_is_printed_where_it_is_certain(day: date | None, said: tuple[str, str], shown: str) -> None:
    (line,) = write("Harbour master Anna Roe said the port stays shut on Wednesday. It rained.", ROE, day=day, said=said)
    assert line.startswith(f"Anna Roe{shown}: Harbour master")


@pytest.mark.parametrize(
    ("between", "printed"),
    [("", True), ("Otto Lund, a diver, left. ", False), ("A woman watched the ships. ", False), ("It rained. " * 40, False)],
)
def test_a_pronoun_is_resolved_where_it_can_mean_nobody_else(between: str, printed: bool) -> None:
    she: Told = ("She", "said", "the cranes are very old", "Anna Roe", "pronoun, spoke before")
    lund: Told = ("Otto Lund", "left", "a diver", "Otto Lund", "full name")
    lines = write(f"{OPENING}{between}She said the cranes are very old. It rained.", ROE, she, *([lund] if "Lund" in between else []))
    assert any("very old" in line for line in lines) is printed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # The one who is spoken of does not speak; a paper passes on.
        ("“Otto was a diver,” a friend said. It rained.", ("Otto", "said", "“Otto was a diver,”", "Otto Lund", "full name")),
        ("The Guardian said the port is shut. It rained.", ("The Guardian", "said", "the port is shut", "The Guardian", "outlet")),
        # It is not sure who speaks; the sentence is about something else.
        ("The spokesman said the port is shut. It rained.", ("The spokesman", "said", "the port is shut", None, "unnamed")),
        ("A quay where officials said the port is shut burned.", ("officials", "said", "the port is shut", None, "group")),
        ("He said the port is shut. It rained.", ("He", "said", "the port is shut", None, "pronoun, unsure")),
    ],
)
def test_what_is_no_statement_of_whom_it_seems_is_not_printed(text: str, told: Told) -> None:
    assert write(text, told) == []


def test_a_group_says_itself_who_it_is() -> None:
    sentence = "Harbour officials said the port stays shut until the storm is over."
    told: Told = ("Harbour officials", "said", "the port stays shut until the storm is over", None, "group")
    assert write(f"{sentence} It rained.", told) == [f"{sentence} {BY}"]


SAID = ("the port stays shut", "all cranes were bent", "many sheds lost tiles", "two ferries ran aground", "divers found anchors")


def test_others_are_heard_before_one_is_heard_a_fourth_time() -> None:
    text = " ".join([*(f"Anna Roe said {words}." for words in SAID), "Otto Lund said no fisherman drowned.", "It rained."])
    roe: list[Told] = [("Anna Roe", "said", words, "Anna Roe", "full name") for words in SAID]
    lund: Told = ("Otto Lund", "said", "no fisherman drowned", "Otto Lund", "full name")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(section, "MOST", 4)
        heard = [line.partition(":")[0] for line in write(text, *roe, lund)]
    assert heard == ["Anna Roe", "Anna Roe", "Anna Roe", "Otto Lund"]
    # With room left the others of his come, too.
    assert len(write(text, *roe, lund)) == len(SAID) + 1


def test_one_quotation_told_in_two_sentences_is_printed_once() -> None:
    text = "Anna Roe called the quay “a very old thing” to be mended. "
    text += "In Oslo, Anna Roe said repairs take years, adding: “It is a very old thing.”"
    first: Told = ("Anna Roe", "called", "“a very old thing”", "Anna Roe", "full name")
    second: Told = ("Anna Roe", "said", "repairs take years, adding: “It is a very old thing.”", "Anna Roe", "full name")
    assert len(write(f"{OPENING}{text} It rained.", ROE, first, second)) == 2


@pytest.mark.parametrize(
    ("text", "told", "printed"),
    [
        (
            "Otto Lund, the harbour master, said the ferry had left the harbour at eight on Monday with forty passengers on board.",
            (
                "Otto Lund",
                "said",
                "the ferry had left the harbour at eight on Monday with forty passengers on board",
                "Otto Lund",
                "full name",
            ),
            True,
        ),
        # One word of somebody whom nobody names in full.
        (
            "Mr Lund said the ferry had left the harbour at eight on Monday with forty passengers on board and no pilot.",
            ("Mr Lund", "said", "the ferry had left the harbour at eight on Monday with forty passengers on board", "Lund", "as named"),
            False,
        ),
        # Who passes on what others tell.
        (
            "Local media said the ferry had left the harbour at eight on Monday with forty passengers on board and no pilot.",
            ("Local media", "said", "the ferry had left the harbour at eight on Monday with forty passengers on board", None, "group"),
            False,
        ),
        (
            "Local officials said the ferry had left the harbour at eight on Monday with forty passengers on board and no pilot.",
            ("Local officials", "said", "the ferry had left the harbour at eight on Monday with forty passengers on board", None, "group"),
            True,
        ),
        # That nothing is told; what a share is traded under.
        (
            "Otto Lund said he could not release any word of the ferry that had left the harbour at eight on Monday with forty on board.",
            ("Otto Lund", "said", "he could not release any word of the ferry", "Otto Lund", "full name"),
            False,
        ),
        (
            "Otto Lund of Karst (NYSE: KRS) said the ferry had left the harbour at eight on Monday with forty passengers on board.",
            ("Otto Lund", "said", "the ferry had left the harbour at eight on Monday", "Otto Lund", "full name"),
            False,
        ),
        # Who adds a goal says nothing; who adds that the ferry had left does.
        (
            "Otto Lund added a second lifeboat to the ferry that had left the harbour at eight on Monday with forty passengers on board.",
            ("Otto Lund", "added", "a second lifeboat to the ferry", "Otto Lund", "full name"),
            False,
        ),
        (
            "Otto Lund added that the ferry had left the harbour at eight on Monday with forty passengers and no pilot on board.",
            ("Otto Lund", "added", "the ferry had left the harbour at eight on Monday with forty passengers", "Otto Lund", "full name"),
            True,
        ),
        # What one presses on a page ran into its text; a body of that name did not.
        (
            "CLOSE Otto Lund said the ferry had left the harbour at eight on Monday with forty passengers and no pilot on board.",
            ("Otto Lund", "said", "the ferry had left the harbour at eight on Monday", "Otto Lund", "full name"),
            False,
        ),
        # A gallery that ran into the text.
        (
            "Skip in Skip x Embed x Share Otto Lund said the ferry had left the harbour at eight on Monday with forty passengers on board.",
            (
                "Otto Lund",
                "said",
                "the ferry had left the harbour at eight on Monday with forty passengers on board",
                "Otto Lund",
                "full name",
            ),
            False,
        ),
    ],
)
def test_what_says_too_little_or_is_nobodys_is_not_printed(text: str, told: Told, printed: bool) -> None:
    found = write(text, told)
    assert any(line.endswith("Harbour Post, 26\u00a0May 2023") for line in found) is printed


@pytest.mark.parametrize(
    ("text", "words", "maker"),
    [
        # Told in a few words, and none of them the speaker's own.
        ("Otto Lund said the ferry was lost in the harbour.", "the ferry was lost in the harbour", "statement-thin"),
        ("Otto Lund said “the ferry was lost in the harbour.”", "“the ferry was lost in the harbour.”", "statement-named"),
        (
            "Otto Lund said the ferry had left the harbour at eight on Monday with forty passengers on board.",
            "the ferry had left the harbour at eight on Monday with forty passengers on board",
            "statement-named",
        ),
    ],
)
def test_who_makes_the_line_of_a_statement(text: str, words: str, maker: str) -> None:
    assert [line.maker for line in make(text, ("Otto Lund", "said", words, "Otto Lund", "full name"))] == [maker]


@pytest.mark.parametrize(
    ("when", "day", "printed"),
    [
        ("yesterday", None, False),
        ("yesterday", date(2023, 5, 26), True),
        ("after yesterday’s storm", None, True),
        ("", None, True),
    ],
)
def test_yesterday_is_no_day_in_a_report_without_one(when: str, day: date | None, printed: bool) -> None:
    text = f"Harbour master Anna Roe said {when} the port stays shut until all boats are found. "
    told = ("Harbour master Anna Roe", "said", "the port stays shut until all boats are found", "Anna Roe", "full name")
    assert bool(write(text, told, day=day)) is printed


def test_a_statement_about_nobody_is_not_printed() -> None:
    fell = "fell from the quay on Monday and was found by divers"
    for subject, printed in (("The 36-year-old", False), ("A 36-year-old sailor", True)):
        text = f"{subject} {fell}, harbour master Anna Roe said."
        told = ("harbour master Anna Roe", "said", f"{subject} {fell}", "Anna Roe", "full name")
        assert bool(write(text, told)) is printed
