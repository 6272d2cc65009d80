"""A small story on the public facts of May and June 2023, in sentences of our own, by outlets that do not exist."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from attrs import evolve, frozen

from legation.briefing.cite import Checked, check
from legation.briefing.compose import compose
from legation.desk.viewing import view_own
from legation.language.language import Language
from legation.language.lists.happening import Dates
from legation.language.lists.lists import WordLists
from legation.language.lists.saying import People
from legation.language.lists.weighing import Lines
from legation.language.lists.words import WordList, absent
from legation.records.brief import Brief
from legation.records.lexicon import Actor
from legation.records.reading import Credit, Event, Held, Mention, Position, Reading, Stance, Standing, Statement, When
from legation.records.release import Policy
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict, Descent, Grade, Origin, Passage, Side, Story, Support, Wording, story_id
from legation.records.wire import from_plain
from legation.release import gate
from legation.release.gate import Packet

LANGUAGE = Language(
    "en",
    WordLists(
        dates=evolve(absent(Dates), weekdays={"Wednesday": 2}),
        people=evolve(absent(People), offices=WordList(("minister", "president")), titles=WordList(("prime", "minister"))),
        lines=evolve(
            absent(Lines), leaning=WordList(("he", "it", "its")), single={"he": "m"}, governing=WordList(("minister", "ministry"))
        ),
        actors=(
            Actor("state:jp", ("Japan",)),
            Actor("state:cn", ("China",)),
            Actor("state:fr", ("France",)),
            Actor("org:nato", ("NATO",)),
            Actor("person:fumio-kishida", ("Fumio Kishida",), party="state:jp"),
            Actor("person:koji-tomita", ("Koji Tomita",), party="state:jp"),
        ),
    ),
)
LEDGER = Report(
    source="in/pacific-ledger.html",
    outlet="Pacific Ledger",
    title="Kishida rules out joining NATO as Tokyo office takes shape",
    url="https://pacific-ledger.example/kishida",
    byline="Meridian Wire",
    published=datetime.fromisoformat("2023-05-24T16:00:00+09:00"),
    text=(
        "Japan does not intend to become a member of NATO, Prime Minister Fumio Kishida told parliament on Wednesday.\n\n"
        "He said he knew of no decision by the alliance about an office in Tokyo. "
        "Koji Tomita, the ambassador in Washington, has said that work on a liaison office is under way.\n\n"
        "China’s foreign ministry answered that the region has no wish for military blocs. "
        "Kishida is due at the NATO summit in Vilnius on July 11-12."
    ),
)
LANTERN = Report(
    source="in/lantern.txt",
    outlet="Lantern Daily",
    title="Tokyo: no NATO membership",
    published=date(2023, 5, 25),
    text=(
        "Japan does not intend to become a member of NATO, its prime minister has told parliament, Meridian Wire reports. "
        "China’s foreign ministry answered that the region has no wish for military blocs."
    ),
)
NORTHGATE = Report(
    source="in/northgate.txt",
    outlet="Northgate Post",
    title="NATO to open Tokyo office next year",
    published=date(2023, 5, 26),
    text=(
        "NATO will open an office in Tokyo next year. Kishida said that Japan would not join the alliance. "
        "The military bloc has four such offices elsewhere. China opposes the office."
    ),
)
REVIEW = Report(
    source="in/review.json#2",
    outlet="Civic Strategy Review",
    title="An office is not an alliance",
    url="javascript:alert(1)",
    published=date(2023, 6, 7),
    text=(
        "The office remains an idea that some members resist, France among them. "
        "“A desk and a telephone do not make a treaty,” says Ayako Mori, who teaches security studies in Osaka. "
        "The defence pact has worked through an embassy in Tokyo for years."
    ),
)
UNNAMED = Report(
    source="in/interview notes.txt",
    title="Tokyo is talking with NATO about an office",
    published=date(2023, 5, 11),
    text="Japan has begun talks with NATO on a liaison office, the foreign minister said. "
    "Russia’s war made Japan think anew about its own security.",
)
REPORTS = (UNNAMED, LEDGER, LANTERN, NORTHGATE, REVIEW)


@frozen
class Given:
    """What a brief is composed from."""

    story: Story
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]

    def compose(self, asof: date = date(2023, 6, 8)) -> Brief:
        return compose(self.story, self.reports, self.readings, asof, {"Pacific Ledger": "B"}, language=LANGUAGE)

    def check(self) -> Checked:
        return check(self.compose(), self.reports, self.story)


def at(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


VERBS = ("told", "said", "says", "answered", "has told")


def find_cue(report: Report, words: Span) -> Span:
    """The verb of saying next to some words."""
    places = [Span(found.start(), found.end()) for verb in VERBS for found in re.finditer(rf"\b{verb}\b", report.text)]
    return min(places, key=lambda place: min(abs(place.start - words.end), abs(place.end - words.start)))


def say(
    report: Report, speaker: str, words: str, actor: str | None = None, party: str | None = None, name: str | None = None, **more: object
) -> Statement:
    held: Held = more.pop("held", "affirmed")  # type: ignore[assignment]  # one of the words of Held
    why = "pronoun, spoke before" if speaker == "He" else "full name" if name else "unnamed"
    return Statement(
        words=(at(report, words),),
        speaker=Mention(at(report, speaker), name=name, actor=actor, party=party, why=(why,)),
        cue=find_cue(report, at(report, words)),
        held=held,
        report=report.id,
        **more,  # type: ignore[arg-type]  # plain fields of the record
    )


KISHIDA = {"actor": "person:fumio-kishida", "party": "state:jp", "name": "Fumio Kishida"}
CHINA = {"actor": "state:cn", "party": "state:cn", "name": "China"}
JOIN = "Japan does not intend to become a member of NATO"
BLOCS = "the region has no wish for military blocs"


def make_given() -> Given:
    wednesday = When("2023-05-24", "2023-05-24", at(LEDGER, "Wednesday"))
    join = [
        say(LEDGER, "Prime Minister Fumio Kishida", JOIN, said="2023-05-24", when=wednesday, via=("Meridian Wire",), **KISHIDA),
        say(LANTERN, "its prime minister", JOIN, said="2023-05", via=("Meridian Wire",), **KISHIDA),
        say(NORTHGATE, "Kishida", "Japan would not join the alliance", **KISHIDA),
    ]
    unaware = say(LEDGER, "He", "he knew of no decision by the alliance about an office in Tokyo", said="2023-05-24", **KISHIDA)
    blocs = [say(report, "China’s foreign ministry", BLOCS, **CHINA) for report in (LEDGER, LANTERN)]
    tomita = say(
        LEDGER, "Koji Tomita", "work on a liaison office is under way", actor="person:koji-tomita", party="state:jp", name="Koji Tomita"
    )
    mori = say(REVIEW, "Ayako Mori", "“A desk and a telephone do not make a treaty,”", name="Ayako Mori", mode="quoted")
    minister = say(UNNAMED, "the foreign minister", "Japan has begun talks with NATO on a liaison office", party="state:jp")
    statements = (*join, unaware, *blocs, tomita, mori, minister)

    def carry(statement: Statement, origin: str | None, via: str | None = None) -> Support:
        return Support(statement.report, statement.words[0], via, statement.id, origin)

    def claim(
        supports: list[Support], speaker: str | None, actor: str | None, grade: str, salience: float, roots: int = 1, most: int = 1
    ) -> Claim:
        words = next(report for report in REPORTS if report.id == supports[0].report).words(supports[0].span)
        said = next((statement.said for statement in statements if statement.id == supports[0].statement), None)
        return Claim(
            words,
            speaker,
            tuple(supports),
            (),
            roots,
            most,
            from_plain({"reliability": grade[0], "credibility": grade[1]}, Grade),
            actor=actor,
            said=said,
            salience=salience,
        )

    office = [
        Support(NORTHGATE.id, at(NORTHGATE, "NATO will open an office in Tokyo next year"), origin="Northgate Post"),
        Support(LEDGER.id, at(LEDGER, "work on a liaison office is under way"), origin="Meridian Wire"),
        Support(UNNAMED.id, at(UNNAMED, "Japan has begun talks with NATO on a liaison office")),
    ]
    wire = "Meridian Wire"
    claims = (
        claim(
            [carry(join[0], wire, wire), carry(join[1], wire, wire), carry(join[2], wire)],
            "Fumio Kishida",
            "person:fumio-kishida",
            "F3",
            9.0,
        ),
        claim([carry(blocs[0], wire), carry(blocs[1], wire, wire)], "China", "state:cn", "F3", 7.0),
        claim(office, None, None, "B1", 8.0, 2, 3),
        claim([carry(unaware, wire)], "Fumio Kishida", "person:fumio-kishida", "F4", 6.0),
        claim([carry(tomita, wire)], "Koji Tomita", "person:koji-tomita", "F3", 5.0),
        claim([carry(mori, REVIEW.id)], "Ayako Mori", None, "F3", 3.0),
        claim([carry(minister, None)], "the foreign minister", None, "F6", 4.0, 0, 1),
    )
    bloc = at(NORTHGATE, "The military bloc has four such offices")
    story = Story(
        id=story_id(UNNAMED.id),
        title=LEDGER.title or "",
        reports=tuple(report.id for report in REPORTS),
        descents=(
            Descent(LEDGER.id, wire, "declared", 1.0, ("the byline names it",)),
            Descent(LANTERN.id, wire, "declared", 1.0),
            Descent(LANTERN.id, LEDGER.id, "reuse", 0.62, (), (Passage(LEDGER.id, at(LEDGER, BLOCS), LANTERN.id, at(LANTERN, BLOCS), 8),)),
            Descent(NORTHGATE.id, LEDGER.id, "inferred", 0.08, ("the same order of facts",)),
        ),
        origins=(
            Origin(wire, (LEDGER.id, LANTERN.id, NORTHGATE.id)),
            Origin(REVIEW.id, (REVIEW.id,)),
            Origin(None, (UNNAMED.id,)),
        ),
        claims=claims,
        conflicts=(
            Conflict(
                "office in Tokyo",
                "status",
                (
                    Side(LEDGER.id, at(LEDGER, "he knew of no decision by the alliance about an office in Tokyo"), 1, "none"),
                    Side(NORTHGATE.id, at(NORTHGATE, "NATO will open an office in Tokyo next year"), 2, "decided"),
                    Side(REVIEW.id, at(REVIEW, "The office remains an idea that some members resist"), 3, "considered"),
                    Side(UNNAMED.id, at(UNNAMED, "Japan has begun talks with NATO on a liaison office"), 3, "considered"),
                ),
                salience=3.0,
            ),
            Conflict(
                "embassy in Tokyo for years",
                "polarity",
                (
                    Side(LEDGER.id, at(LEDGER, BLOCS), 1, "affirmed"),
                    Side(REVIEW.id, at(REVIEW, "The defence pact has worked through an embassy in Tokyo for years"), 2, "denied"),
                ),
                why="update",
                salience=5.0,
            ),
        ),
        positions=(
            place("state:jp", LEDGER, "member of NATO", "declines", "2023-05-24"),
            place("state:jp", UNNAMED, "liaison office", "considers", "2023-05-11"),
            place("person:koji-tomita", LEDGER, "liaison office", "supports", "2023-05-24"),
            place("state:cn", NORTHGATE, "office", "opposes", None, "liaison office"),
            place("state:fr", REVIEW, "The office", "opposes", None, "liaison office"),
        ),
        events=(
            event(
                LEDGER,
                "Kishida is due at the NATO summit in Vilnius on July 11-12",
                "MEETING",
                "2023-07-11",
                "2023-07-12",
                "planned",
                "state:jp",
                "org:nato",
            ),
            event(
                LEDGER,
                "Prime Minister Fumio Kishida told parliament on Wednesday",
                "STATEMENT",
                "2023-05-24",
                "2023-05-24",
                "held",
                "state:jp",
            ),
            event(UNNAMED, "Japan has begun talks with NATO on a liaison office", "CONSULT", "2023-05-11", "2023-05-11", "reported"),
            event(NORTHGATE, "NATO will open an office in Tokyo next year", "OPENING", "2024", "2024", "planned", "org:nato"),
            event(UNNAMED, "Russia’s war", "ASSAULT", "2022-02-24", "2022-02-24", "held"),
        ),
        wordings=(
            Wording("org:nato", NORTHGATE.id, Span(bloc.start + 4, bloc.start + 17), "military bloc"),
            Wording("org:nato", REVIEW.id, at(REVIEW, "defence pact"), "defence pact"),
            Wording("org:nato", LEDGER.id, at(LEDGER, "the alliance"), "the alliance"),
        ),
    )
    readings = {
        report.id: Reading(
            report.id,
            "test",
            "en",
            credits=find_credits(report),
            statements=tuple(statement for statement in statements if statement.report == report.id),
        )
        for report in REPORTS
    }
    return Given(story, {report.id: report for report in REPORTS}, readings)


def export(checked: Checked, reports: Mapping[str, Report]) -> Packet:
    """A checked brief as a packet for the office itself."""
    return gate.packet(view_own(checked, reports.values()), None, None, Policy(), datetime(2023, 6, 9, 8, tzinfo=UTC))


def find_credits(report: Report) -> tuple[Credit, ...]:
    if report.byline:
        return (Credit("Meridian Wire", "byline", Span(0, len(report.byline), "byline")),)
    return (Credit("Meridian Wire", "reported", at(report, "Meridian Wire")),) if "Meridian Wire" in report.text else ()


def place(actor: str, report: Report, words: str, stance: Stance, when: str | None, issue: str | None = None) -> Position:
    return Position(actor, issue or words, at(report, words), stance, when=when, report=report.id)


def event(report: Report, words: str, kind: str, first: str, last: str, status: Standing, *parties: str) -> Event:
    span = at(report, words)
    return Event(kind, words, span, When(first, last, span), parties, status=status, report=report.id)
