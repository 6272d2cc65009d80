"""Stories that stretch a page, put into a store by hand: many reports of one origin, many origins, many claims, long and foreign words."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from legation.desk.desk import Desk, open_desk
from legation.records.ids import digest
from legation.records.reading import Event, Mention, Position, Reading, Statement, When
from legation.records.register import Change
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict, Descent, Grade, Origin, Side, Source, Story, Support, Wording

NOW = datetime(2024, 5, 20, 9, tzinfo=UTC)
LONG = "The board of the Great Northern Canal Company and Its Successors in Title of 1887 will open the upper lock in spring, " * 2
SENTENCE = "Lock {number} opens in May, the keeper Ada Holm said of gate {number}."
JAPANESE = "運河の水門は五月に開くと、管理人のアダ・ホルム氏が述べた。"
ARABIC = "سيفتح هويس القناة في مايو، كما قالت الحارسة آدا هولم."


def make_story(
    folder: Path, reports: int = 3, origins: int = 3, claims: int = 3, title: str = "The upper lock opens", text: str = ""
) -> str:
    """An office with one story of so many reports, origins and claims; returns the story's id."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_desk(folder) as desk:
        made = [write_report(number, title, text, claims) for number in range(reports)]
        readings = [read(report) for report in made]
        story = write_story(made, readings, origins, claims)
        keep(desk, made, readings, story)
    return story.id


def write_report(number: int, title: str, text: str, claims: int) -> Report:
    told = "\n\n".join(SENTENCE.format(number=one) for one in range(min(claims, 40)))
    return Report(
        f"in/{number}.txt",
        f"{text}\n\n{told}\n\nDispatch {number}." if text else f"{told}\n\nDispatch {number}.",
        title=title if number == 0 else f"{title} ({number})",
        outlet=f"Canal Gazette {number:02}",
        published=date(2024, 5, 1) + timedelta(days=number % 12),
    )


def read(report: Report) -> Reading:
    said = []
    for start in find_all(report.text, "opens in May"):
        name = report.text.index("Ada Holm", start)
        said.append(
            Statement(
                (Span(start, start + len("opens in May")),),
                Mention(Span(name, name + 8), "Ada Holm", "person:ada-holm", "state:dk"),
                report=report.id,
                cue=Span(name + 9, name + 13),
            )
        )
    return Reading(report.id, "test", "en", statements=tuple(said))


def find_all(text: str, words: str) -> list[int]:
    found = [text.find(words)]
    while found[-1] >= 0:
        found.append(text.find(words, found[-1] + 1))
    return found[:-1]


def write_story(reports: Sequence[Report], readings: Sequence[Reading], origins: int, claims: int) -> Story:
    share = max(1, len(reports) // origins)
    groups = [tuple(one.id for one in reports[start : start + share]) for start in range(0, len(reports), share)]
    extra = tuple(one for group in groups[origins:] for one in group)
    groups = [*groups[: origins - 1], groups[origins - 1] + extra]
    first = reports[0]
    made = []
    for number in range(claims):
        said = readings[0].statements[number % len(readings[0].statements)]
        supports = tuple(
            Support(
                one.id,
                reading.statements[number % len(reading.statements)].words[0],
                None,
                None,
                root_of(one, groups),
                Source("newsroom", None),
            )
            for one, reading in zip(reports, readings, strict=True)
        )
        made.append(
            Claim(
                first.words(said.words[0]),
                f"Keeper {number}",
                supports,
                roots=min(origins, 9),
                roots_most=origins,
                grade=Grade("F", "1" if origins > 1 else "3"),
                id=digest("claim", number),
            )
        )
    values = ("planned", "decided", "considered", "none", "done")
    sides = tuple(Side(one.id, Span(0, 12), number % 5, values[number % 5]) for number, one in enumerate(reports))
    day = When("2024-06-01", "2024-06-02", Span(0, 6))
    return Story(
        digest("story", first.id),
        first.title or "",
        tuple(one.id for one in reports),
        tuple(Descent(one.id, first.id, "inferred", 0.2, ("both tell of the lock",)) for one in reports[1:5]),
        tuple(Origin(group[0] if origins > 1 else "Canal Wire", group) for group in groups),
        tuple(made),
        (Conflict("lock", "status", sides), Conflict("gate", "number", sides)),
        tuple(Position("state:dk", f"lock {number}", Span(0, 6), "supports", None, None, first.id) for number in range(min(claims, 60))),
        tuple(Event("OPENING", "opens", Span(0, 12), day, ("state:dk",), status="planned", report=one.id) for one in reports[:8]),
        (Wording("state:dk", first.id, Span(0, 4), "Lock"), Wording("state:dk", reports[-1].id, Span(5, 6), "x")),
    )


def root_of(report: Report, groups: Sequence[tuple[str, ...]]) -> str:
    return next(group[0] for group in groups if report.id in group)


def keep(desk: Desk, reports: Sequence[Report], readings: Sequence[Reading], story: Story) -> None:
    store = desk.store
    with store.writing():
        for report, reading in zip(reports, readings, strict=True):
            store.reports.put(report, NOW)
            store.readings.put(reading, "key")
            store.search.index(report, reading)
        store.minted.mint(story.id, reports[0].id, NOW)
        store.stories.put(story, seq=len(reports))
        store.changes.put([Change(NOW, story.id, "new-story", story.id, after=str(len(reports)))])
