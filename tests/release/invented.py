"""Invented offices for the leak tests: reports with a word of its own in every field, marks, masks, partners, rulings.

The readings are made by hand, too, or by the reader: what is looked for is whether anything gets out, not whether it is read well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from random import Random

from attrs import frozen

from legation.desk.office import Office
from legation.desk.shard import Reread, reread
from legation.desk.sighting import find_chains
from legation.desk.viewing import Matters, NothingLeftError, Reader, Views
from legation.records.heard import hear_speakers
from legation.records.reading import Assertion, Credit, Event, Mention, Reading, SourceMention, Statement, When
from legation.records.release import Community, Mark, Mask, Partner, Policy
from legation.records.report import Report, Span
from legation.records.ruling import Ruling
from legation.release.gate import Packet, packet
from legation.release.sight import Known, Marked

NOW = datetime(2024, 6, 1, 8, 30, tzinfo=UTC)
POLICY = Policy(
    name="Exercise policy HARBOUR",
    uri="urn:example:policy:harbour",
    levels=("EXERCISE OPEN", "EXERCISE LIMITED", "EXERCISE CLOSED"),
    communities=(Community("HARBOUR FOUR", ("SDR", "OST")),),
    caveats=("EXERCISE EYES", "EXERCISE EARS"),
)
TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
CODES = ("SDR", "OST", "NRL")
FACTS = (
    "the old ferry of Tarn carried 41,000 passengers last year",
    "the old ferry of Tarn carried 47,000 passengers last year",
    "the council of Tarn kept the old ferry for another winter",
    "the council of Tarn did not keep the old ferry for another winter",
    "the harbour fund pays for the ferry Nordlys",
    "a new ferry will be opened in Tarn on 12 June 2024",
)
GIVEN = ("Agnes", "Piet", "Ida", "Lena")


@frozen
class Told:
    """A paragraph of a report: its words, its canary, and the mark of the statement in it; `unsaid` where the officer ruled that whoever is
    named did not say it."""

    words: str
    canary: str
    mark: Mark | None = None
    unsaid: bool = False


@frozen
class Page:
    """A report to be: its paragraphs, its mark, and the canary of each field; `together` where the officer ruled it of one origin with all
    others that are."""

    paragraphs: tuple[Told, ...]
    mark: Mark | None
    outlet: str
    published: date
    fields: tuple[tuple[str, str], ...]
    together: bool = False

    @property
    def report(self) -> Report:
        """The report, its canaries in all of its fields."""
        words = dict(self.fields)
        return Report(
            source=f"/in/{words['source']}.html",
            text="\n\n".join(told.words for told in self.paragraphs),
            title=f"The ferry of Tarn and {words['title']}",
            outlet=self.outlet,
            url=f"https://press.example/{words['url']}",
            byline=f"Ann {words['byline']}",
            dateline=f"TARN, {words['dateline']}",
            credit=f"{words['credit']} pictures",
            captions=(f"The ferry in {words['captions']}",),
            biography=f"He writes for {words['biography']}",
            published=self.published,
            language="en",
            notes=(words["notes"],),
            repairs=(words["repairs"],),
            found=(("title", words["found"]),),
            raw=words["raw"],
            cleaner=words["cleaner"],
        )


@frozen
class Invented:
    """An office with its pages, partners and rulings."""

    pages: tuple[Page, ...]
    partners: tuple[Partner, ...]
    rulings: tuple[Ruling, ...] = ()

    def views(self, read: Reader) -> Views:
        """The views of its one story, its reports read by a reader."""
        reports = [page.report for page in self.pages]
        passages = tuple(
            Marked(report.id, place(report, told.words), told.mark, "a statement")
            for page, report in zip(self.pages, reports, strict=True)
            for told in page.paragraphs
            if told.mark is not None
        )
        readings = {reading.report: reading for reading in read(reports)}
        rulings = (*self.rulings, *find_rulings(self.pages, reports, readings))
        readings = {report.id: hear_speakers(report, readings[report.id], rulings) for report in reports}
        known = Known(
            reports=tuple(reports),
            marks={report.id: page.mark for page, report in zip(self.pages, reports, strict=True)},
            passages=passages,
            names={name: tuple(one for one in group if one != name) for group in find_agencies(self.pages) for name in group},
            chains={report: find_chains(reading) for report, reading in readings.items()},
        )
        return Views(Matters(known, readings, Office(name="The legation"), rulings, read, "The legation"), POLICY)


def find_rulings(pages: Sequence[Page], reports: Sequence[Report], readings: Mapping[str, Reading]) -> Iterator[Ruling]:
    """What the officer ruled: which pages are of one origin, and whose words some words are not."""
    if len(one := tuple(report.id for page, report in zip(pages, reports, strict=True) if page.together)) > 1:
        yield Ruling("zqruler", NOW, one, "same-origin")
    for page, report in zip(pages, reports, strict=True):
        for told in page.paragraphs:
            at = place(report, told.words)
            for statement in readings[report.id].statements if told.unsaid else ():
                if any(at.overlaps(span) for span in statement.words):
                    yield Ruling("zqruler", NOW, (statement.id,), "not-said-by")


# An agency by its name, by a short form that the office knows, and by one that only who reads knows.
AGENCY = re.compile(r"(?:Agence|Wire|Cable) (zqa[a-z]+|xja[a-z]+)")


def find_agencies(pages: Sequence[Page]) -> list[tuple[str, str]]:
    """The agencies that are named anywhere, each by its name and by the short form that the office knows."""
    met = dict.fromkeys(one for page in pages for told in page.paragraphs for one in AGENCY.findall(told.words))
    return [(f"Agence {name}", f"Wire {name}") for name in met]


def place(report: Report, words: str) -> Span:
    """Where some words stand in a text."""
    start = report.text.index(words)
    return Span(start, start + len(words))


OWN_FIELDS = ("source", "notes", "repairs", "found", "raw", "cleaner")
OF_OUTLET = ("url", "byline", "dateline", "credit", "captions", "biography")
# Marks of single statements.
SOME = (
    Mark("TLP:AMBER"),
    Mark("TLP:RED"),
    Mark("TLP:CLEAR"),
    Mark("TLP:CLEAR", caveats=("EXERCISE EARS",)),
    Mark("TLP:GREEN", "", ("OST",)),
)
FIELDS = (*OWN_FIELDS, "title", "url", "byline", "dateline", "credit", "captions", "biography")


class Words:
    """Words that stand nowhere else, drawn one after another."""

    def __init__(self, draw: Random, beginning: str) -> None:
        self.draw, self.beginning, self.count = draw, beginning, 0

    def one(self) -> str:
        """The next."""
        self.count += 1
        letters = "".join(self.draw.choice("bcdfghjklmnp") for _ in range(6))
        return f"{self.beginning}{letters}{''.join('abcdefghij'[int(digit)] for digit in f'{self.count:03}')}"


def shake(seed: int) -> Random:
    """Chance that is the same for one seed."""
    return Random(seed)  # noqa: S311  nothing is kept secret with it


def invent(draw: Random, *, wires: bool = True) -> Invented:
    """A random office, whose reports have words through agencies with `wires`."""
    words = Words(draw, "zq")
    outlets = [f"{name} {words.one()}" for name in ("Echo", "Courier", "Radio")]
    agencies = [f"{words.beginning}a{words.one()}" for _ in range(2)] if wires else []
    pages = tuple(invent_page(draw, words, outlets, invent_mark(draw), agencies) for _ in range(draw.randint(1, 6)))
    return Invented(pages, tuple(invent_partner(draw, words, place, outlets, agencies) for place in range(3)))


def invent_page(draw: Random, words: Words, outlets: Sequence[str], mark: Mark | None, agencies: Sequence[str] = ()) -> Page:
    """A random report of that mark."""
    fields = tuple((name, words.one()) for name in FIELDS)
    writer = f"Ann {dict(fields)['byline']}"
    paragraphs = [invent_paragraph(draw, words, outlets, None, agencies, writer) for _ in range(draw.randint(1, 4))]
    day = date(2024, 5, draw.randint(1, 28))
    return Page(tuple(paragraphs), mark, draw.choice(outlets), day, fields, draw.random() < 0.4)


def invent_paragraph(
    draw: Random, words: Words, outlets: Sequence[str], mark: Mark | None = None, agencies: Sequence[str] = (), writer: str = ""
) -> Told:
    """A random paragraph, the statement in it marked now and then."""
    canary, fact, shape = words.one(), draw.choice(FACTS), draw.randrange(6)
    speaker = f"{draw.choice(GIVEN)} {canary.title()}"
    agency = draw.choice(agencies) if agencies else ""
    through = f"{draw.choice(('Agence', 'Wire', 'Cable'))} {agency}" if agency and draw.random() < 0.6 else draw.choice(outlets)
    whole = f"{fact[0].upper()}{fact[1:]}"
    said = (
        f"{speaker} said that {fact}.",
        f"{whole} near {canary}.",
        f"{speaker} told {through} that {fact} near {canary}.",
        f"{speaker} denied that {fact}.",
        f"{whole} near {canary}, and {draw.choice(('Agence', 'Wire'))} {agency} was there." if agency else f"{whole} near {canary}.",
        f"{whole} near {canary}, and {writer} saw it." if writer else f"{whole} near {canary}.",
    )[shape]
    return Told(said, canary, mark or (draw.choice(SOME) if draw.random() < 0.3 else None), draw.random() < 0.15)


def invent_mark(draw: Random) -> Mark | None:
    """A random mark; none now and then."""
    if draw.random() < 0.1:
        return None
    releasable = draw.choice([None, None, ("SDR",), ("OST", "SDR"), ("HARBOUR FOUR",), ()])
    caveats = tuple(one for one in POLICY.caveats if draw.random() < 0.15)
    return Mark(draw.choice(TLP), draw.choice(("", *POLICY.levels)), releasable, caveats)  # type: ignore[arg-type]  # a label of TLP


def invent_partner(draw: Random, words: Words, place: int, outlets: Sequence[str] = (), agencies: Sequence[str] = ()) -> Partner:
    """A random partner, cleared for much, so that something is left to leak; some masks are of one name alone."""
    named = {"outlet": list(outlets), "byline": [], "chain": [f"Agence {name}" for name in agencies]}
    kinds = [kind for kind in named if draw.random() < 0.3]
    masks = tuple(Mask(kind, draw.choice(named[kind]) if named[kind] and draw.random() < 0.3 else "") for kind in kinds)  # type: ignore[arg-type]  # one of the kinds
    return Partner(
        key=words.one(),
        name=f"Chancery of {words.one()}",
        code=CODES[place],
        tlp=draw.choice(TLP[1:]),  # type: ignore[arg-type]  # a label of TLP
        level=draw.choice(POLICY.levels),
        caveats=tuple(one for one in POLICY.caveats if draw.random() < 0.5),
        masks=masks,
        seed=words.one(),
    )


def may_have(mark: Mark | None, partner: Partner) -> bool:
    """The rule of the house once more, in other words than the house has it."""
    if mark is None or TLP.index(mark.tlp) > TLP.index(partner.tlp):
        return False
    if mark.level and POLICY.levels.index(mark.level) > POLICY.levels.index(partner.level):
        return False
    groups = {"HARBOUR FOUR"} if partner.code in ("SDR", "OST") else set()
    if mark.releasable is not None and not {partner.code, *groups} & {*mark.releasable}:
        return False
    return {*mark.caveats} <= {*partner.caveats}


def send(office: Invented, partner: Partner, read: Reader) -> Packet | None:
    """The packet for a partner; None where it may see nothing."""
    try:
        view = office.views(read).view(partner)
    except NothingLeftError:
        return None
    return packet(view, None, partner, POLICY, NOW)


SENTENCE = re.compile(
    r"(?:(?P<who>[A-Z]\w+ [A-Z]\w+) (?:(?P<cue>said|denied)|told (?P<outlet>[A-Z]\w+(?: \w+)?)) that )?(?P<what>[^\n]+)\."
)
WORD = re.compile(r"\w[\w,]*")


def read_by_hand(reports: Sequence[Report]) -> list[Reading]:
    """Readings of invented reports, by hand."""
    return [read_one(report) for report in reports]


_READ: dict[str, Reading] = {}


def read_truly(reports: Sequence[Report]) -> list[Reading]:
    """Readings of invented reports by the reader, each text read once."""
    fresh = [report for report in reports if report.id + repr(report.byline) not in _READ]
    for report, reading in zip(fresh, reread(Reread(tuple(fresh), Office())), strict=True):
        assert isinstance(reading, Reading)
        _READ[report.id + repr(report.byline)] = reading
    return [_READ[report.id + repr(report.byline)] for report in reports]


def read_one(report: Report) -> Reading:
    """What a reader would find in an invented report."""
    statements, assertions, sources, events = [], [], [], []
    for found in SENTENCE.finditer(report.text):
        span, words = Span(*found.span()), Span(*found.span("what"))
        statement, through = None, AGENCY.sub(r"Agence \1", found["outlet"] or "")
        if found["who"]:
            name = found["who"]
            statement = Statement(
                words=(words,),
                speaker=Mention(Span(*found.span("who")), name, f"person:{name.lower().replace(' ', '-')}"),
                cue=Span(*found.span("cue")) if found["cue"] else None,
                held="denied" if found["cue"] == "denied" else "affirmed",
                via=(through,) if through else (),
                report=report.id,
            )
            statements.append(statement)
        if found["outlet"]:
            sources.append(SourceMention("outlet", "", Span(*found.span("outlet")), span, through, statement=name_of(statement)))
        stems = tuple(word.casefold().strip(",") for word in WORD.findall(found["what"]))
        assertions.append(Assertion(words, stems, negated=" not " in found["what"], whole=True, statement=name_of(statement)))
        if (day := re.search(r"12 June 2024", found["what"])) is not None:
            at = Span(words.start + day.start(), words.start + day.end())
            events.append(Event("OPENING", "opened", words, When("2024-06-12", "2024-06-12", at), status="planned", report=report.id))
    credited = [Credit(report.byline, "byline", Span(0, len(report.byline), "byline"))] if report.byline else []
    credited += [Credit(one.name, "told", one.span) for one in sources if one.name]
    return Reading(
        report.id, "by hand", "en", credits=tuple(credited), sources=tuple(sources), statements=tuple(statements), events=tuple(events),
        assertions=tuple(assertions),
    )  # fmt: skip


def name_of(statement: Statement | None) -> str | None:
    """The id of a statement, where there is one."""
    return statement.id if statement is not None else None
