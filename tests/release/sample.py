"""A packet to look at in every form: public facts of May and June 2023, in sentences of our own, by outlets that do not exist."""

from datetime import UTC, date, datetime, timedelta, timezone

from attrs import evolve

from legation.records.brief import Brief, Cited, Edge, Entry, Line, Node, Ours, Part, Reference, Section, Source, Table
from legation.records.lines import find_lines
from legation.records.release import Community, Item, Mark, Partner, Policy, Sent, View
from legation.records.report import Report, Span
from legation.records.story import Grade
from legation.release.gate import Packet, packet

MADE = datetime(2023, 6, 9, 8, 52, tzinfo=timezone(timedelta(hours=9)))
TELEGRAPH = Report(
    source="in/telegraph.html",
    outlet="Harbour Telegraph",
    title="Kishida rules out joining NATO as Tokyo office takes shape",
    url="https://telegraph.example/kishida?a=1&b=2",
    published=datetime(2023, 5, 24, 16, tzinfo=timezone(timedelta(hours=9))),
    text=(
        "Japan has no plan to become a member of NATO, Prime Minister Fumio Kishida told parliament. "
        "He knew of no decision on an office in Tokyo. Kishida will attend the summit in Vilnius on July 11 and 12."
    ),
)
SHIMPO = Report(
    source="in/shimpo.html",
    outlet="海峡新報",
    title="首相、NATO加盟「予定ない」　東京事務所は協議中",
    url="https://shimpo.example/1",
    published=date(2023, 5, 25),
    language="ja",
    text="岸田首相は「加盟国になる予定はない」と述べた。髙橋一郎・外務審議官は事務所の設置を協議していると説明した。",
)
KURIER = Report(
    source="in/kurier.txt",
    outlet="Kurier Łódzki",
    title='=HYPERLINK("http://x") *NATO* #office_ <b>opens</b> $1$',
    published=date(2023, 5, 26),
    text=(
        "NATO will open an office in Tokyo next year, diplomats said. Japan has no plan to become a member of NATO, its prime "
        "minister said. =1+1 was written on the wall, #let and *stars* with_it."
    ),
)
REPORTS = (TELEGRAPH, SHIMPO, KURIER)
POLICY = Policy(
    name="Exercise Policy",
    uri="urn:example:policy:exercise",
    levels=("EXERCISE OPEN", "EXERCISE RESTRICTED"),
    communities=(Community("PACIFIC FOUR", ("JPN", "AUS", "NZL", "KOR")),),
    caveats=("EXERCISE EYES",),
)
OPEN = Mark("TLP:CLEAR", "EXERCISE OPEN")
GREEN = Mark("TLP:GREEN", "EXERCISE RESTRICTED", ("JPN",), ("EXERCISE EYES",))
JAPAN = Partner(
    "partner-1", "Ministry of Foreign Affairs of Japan (日本国外務省)", "JPN", (), "TLP:GREEN", "EXERCISE RESTRICTED", ("EXERCISE EYES",),
    seed="sown for the tests",
)  # fmt: skip


SHARES = Ours(
    "edge-shares", ("Kurier Łódzki", "62", "Harbour Telegraph"), "Kurier Łódzki shares 62 % of its own words with Harbour Telegraph:"
)


class Writing:
    """Lines with their references, numbered as they come."""

    def __init__(self) -> None:
        self.references: list[Reference] = []

    def cite(self, report: Report, words: str, where: str = "text") -> Cited:
        start = report.place(where).index(words)
        span = Span(start, start + len(words), where)
        number = len(self.references) + 1
        for known in self.references:
            if (known.report, known.span) == (report.id, span):
                return Cited(words, report.id, span, known.number)
        self.references.append(Reference(number, report.id, report.outlet or "", report.title, report.published, span, words))
        return Cited(words, report.id, span, number)


def ours(words: str) -> Ours:
    return Ours("", (), words)


def line(*parts: Part | str, grade: Grade | None = None, indent: int = 0, of: str = "", also: tuple[Cited, ...] = ()) -> Line:
    made = tuple(ours(part) if isinstance(part, str) else part for part in parts)
    numbers = dict.fromkeys(part.reference for part in (*made, *also) if isinstance(part, Cited))
    return Line(made, tuple(numbers), grade, indent, of=of)


def head(words: str) -> Line:
    return Line((ours(words),), role="head")


def make_view(title: str | None = None) -> View:
    """What may be told: every kind of line and of thing."""
    w = Writing()
    join = w.cite(TELEGRAPH, "Japan has no plan to become a member of NATO")
    also = w.cite(KURIER, "Japan has no plan to become a member of NATO")
    japanese = w.cite(SHIMPO, "「加盟国になる予定はない」")
    unaware = w.cite(TELEGRAPH, "He knew of no decision on an office in Tokyo")
    talks = w.cite(SHIMPO, "事務所の設置を協議している")
    opens = w.cite(KURIER, "NATO will open an office in Tokyo next year")
    hostile = w.cite(KURIER, "=1+1 was written on the wall, #let and *stars* with_it.")
    summit = w.cite(TELEGRAPH, "Kishida will attend the summit in Vilnius on July 11 and 12")
    confirmed = Grade("B", "1", ("two origins",))
    sections = (
        Section(
            "summary",
            "In short",
            (
                line("What:", join, of="c1"),
                line("Disputed:", "How far it has come:", "no decision", unaware, "against", "decided", opens, of="k1"),
            ),
        ),
        Section(
            "differs",
            "What differs",
            tables=(
                Table(
                    (head("no decision"), head("considered"), head("decided")),
                    (
                        (
                            line(unaware, "Harbour Telegraph, 24 May"),
                            line(talks, "海峡新報, 25 May"),
                            line(opens, "Kurier Łódzki, 26 May"),
                        ),
                    ),
                    Line((ours("How far it has come:"), ours("office")), (unaware.reference,), of="k1"),
                    of="k1",
                ),
            ),
        ),
        Section(
            "said",
            "Who said what",
            (
                head("Japan"),
                line("Fumio Kishida, 24 May 2023:", join, grade=confirmed, of="c1", also=(also, japanese)),
                line("3 reports, 1 to 2 origins", indent=1, also=(join, also, japanese)),
                line("髙橋一郎:", talks, grade=Grade("F", "3"), of="s1"),
                head("Others"),
                line("diplomats:", opens, grade=Grade("C", "4"), of="s2"),
                Line((ours("2 more not shown."),), role="note"),
            ),
        ),
        Section(
            "positions",
            "Positions",
            tables=(
                Table(
                    (head("Party"), head("liaison office")),
                    ((Line((ours("Japan"),), (talks.reference,)), line("considering", talks, of="p1")),),
                    stub=True,
                ),
            ),
        ),
        Section("dates", "Dates", (head("Planned"), line("11–12 July 2023:", summit, of="d1")), annex=True),
        Section(
            "single",
            "What else one report tells",
            (line(hostile),),
            note=Line((ours("None."),), role="note"),
            annex=True,
        ),
        Section(
            "lineage",
            "Where it comes from",
            (line(SHARES, also, of="o1"),),
            annex=True,
        ),
    )
    brief = Brief(
        id="b1",
        story="y1",
        title=title if title is not None else TELEGRAPH.title or "",
        asof=date(2023, 6, 9),
        counts=(("reports", 3), ("origins", 2), ("statements", 4), ("conflicts", 1)),
        sections=sections,
        entries=(
            Entry("2023-05-24", "2023-05-24", False, line("24 May 2023:", join, of="d2")),
            Entry("2023-07-11", "2023-07-12", True, line("11–12 July 2023:", summit, of="d1")),
        ),
        nodes=tuple(Node(report.id, report.outlet or "", "report", str(report.published)[:10], None) for report in REPORTS),
        edges=(
            Edge(KURIER.id, TELEGRAPH.id, "reuse", line(SHARES, also)),
            Edge(SHIMPO.id, TELEGRAPH.id, "declared", line("海峡新報 credits Harbour Telegraph:", japanese)),
        ),
        sources=tuple(
            Source(report.id, report.outlet or "", report.title, report.published, letter, origin, report.url)
            for report, letter, origin in zip(REPORTS, ("B", "F", "C"), ("Harbour Telegraph", None, "Harbour Telegraph"), strict=True)
        ),
        references=tuple(w.references),
        annex=Line((ours("Behind the first page: Dates and Where it comes from."),), role="note"),
    )
    items = (
        Item("c1", "claim", "Fumio Kishida, 24 May 2023: “Japan has no plan to become a member of NATO”", (1, 2, 3), OPEN, confirmed,
             speaker="Fumio Kishida", party="Japan", said=date(2023, 5, 24), held="affirmed", origins=(1, 2), reports=3),
        Item("s1", "statement", "髙橋一郎: “事務所の設置を協議している”", (5,), GREEN, Grade("F", "3"), speaker="髙橋一郎", party="Japan",
             said=date(2023, 5, 25), held="affirmed", origins=(1, 1), reports=1),
        Item("s2", "statement", "diplomats: “NATO will open an office in Tokyo next year”", (6,), OPEN, Grade("C", "4"),
             speaker="diplomats", held="denied", origins=(0, 1), reports=1),
        Item("p1", "stance", "Japan, liaison office: considering", (5,), OPEN, party="Japan", issue="liaison office", stance="considers"),
        Item("d1", "date", "11–12 July 2023: “Kishida will attend the summit in Vilnius on July 11 and 12”", (8,), OPEN,
             first="2023-07-11", last="2023-07-12", planned=True),
        Item("d2", "date", "24 May 2023: “Japan has no plan to become a member of NATO”", (1,), OPEN,
             first="2023-05-24", last="2023-05-24", planned=False),
        Item("d3", "date", "2024: “NATO will open an office in Tokyo next year”", (6,), OPEN, first="2024", last="2024", planned=True),
        Item("k1", "conflict", "How far it has come: “office”", (4, 5, 6), GREEN, sides=("s1", "s2")),
        Item("o1", "origin", "Kurier Łódzki shares 62 % of its own words with Harbour Telegraph", (2,), OPEN),
    )  # fmt: skip
    green = {"k1", "s1"}
    portions = tuple(GREEN if found.of in green else OPEN for _, found in find_lines(brief))
    return View("Liaison Office Tokyo", brief, REPORTS, portions, items, frame=OPEN)


def make_packet(title: str | None = None, sent: Sent | None = None) -> Packet:
    """The packet for a partner."""
    return packet(make_view(title), sent, JAPAN, POLICY, MADE)


def make_own() -> Packet:
    """The office's own export of what bears no mark at all."""
    view = make_view()
    bare = tuple(None for _ in view.portions)
    return packet(
        evolve(view, office="", portions=bare, frame=None, items=tuple(evolve(item, mark=None) for item in view.items)),
        None,
        None,
        Policy(),
        MADE.astimezone(UTC),
    )
