"""How reports, origins and words are shown beside a claim: what the pages of the desk have in common.

Nothing here judges: a bar is drawn for what weighing counted, a stem for each report that carries it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from legation.briefing.names import Names, outlet_name
from legation.briefing.passage import complete_sentence, trim, widen
from legation.briefing.typeset import show_part, spaced
from legation.desk.office import Office
from legation.language.typography import choose_marks
from legation.records.brief import Cited, Line, Part
from legation.records.report import Day, Report, Span
from legation.records.story import Claim, SourceKind, Story, Support

# A passage is shown in its sentence, up to five lines of the margin; of a longer sentence, the words around it.
LONGEST_AROUND = 480
MOST_QUOTES = 3
# What weighing concludes of a source that is one however many print it.
ONE_WORD: tuple[SourceKind, ...] = ("document", "speaker")


@frozen
class Head:
    """A report as it is named beside its words: outlet, the officer's letter for that outlet, headline, hour; `new` since the last
    visit."""

    id: str
    outlet: str
    letter: str
    title: str | None
    published: Day | None
    language: str | None = None
    url: str | None = None
    new: bool = False

    @property
    def day(self) -> str | None:
        """The local day of publication as ISO text."""
        return self.published.isoformat()[:10] if self.published is not None else None


@frozen
class Stem:
    """One report under a bar; `inferred` where it goes back to that origin by weaker signs, or its passage is in doubt."""

    report: Head
    inferred: bool = False


@frozen
class Bar:
    """One origin: how it is called (nothing where it cannot be named), what kind of source it is, the officer's letter, the reports that
    hang from it. Not `sure`: it may be an origin of its own or not, and `why` says what is in doubt."""

    name: str
    stems: tuple[Stem, ...]
    sure: bool = True
    kind: SourceKind = "newsroom"
    letter: str = "F"
    why: tuple[str, ...] = ()

    @property
    def new(self) -> bool:
        """Whether every report of it is new."""
        return all(stem.report.new for stem in self.stems)


@frozen
class Stemma:
    """The picture beside a line: its bars, the largest first and what is not settled last, and how many origins they are counted as."""

    bars: tuple[Bar, ...] = ()
    least: int = 1
    most: int = 1

    @property
    def reports(self) -> int:
        """How many reports carry it."""
        return len({stem.report.id for bar in self.bars for stem in bar.stems})


@frozen
class Quote:
    """Words of a report around a passage, to the character: `words` stand at `span`, and `marks` are the addresses in it that matter."""

    span: Span
    words: str
    marks: tuple[Span, ...] = ()

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """The words cut where marks begin and end, each part with whether it is marked."""
        edges = sorted({0, len(self.words), *(place - self.span.start for mark in self.marks for place in (mark.start, mark.end))})
        cuts = [(start, end) for start, end in pairwise(edges) if start < end]
        return [(self.words[start:end], self._is_marked(start)) for start, end in cuts]

    def _is_marked(self, place: int) -> bool:
        return any(mark.start <= self.span.start + place < mark.end for mark in self.marks)


@frozen
class Cite:
    """A passage as the margin shows it: the report, the words around it (several where they stand apart), who speaks there, and why the
    report counts where it hangs."""

    report: Head
    quotes: tuple[Quote, ...]
    speaker: str | None = None
    why: tuple[str, ...] = ()
    inferred: bool = False


@frozen
class Piece:
    """A part of a line: words of a report with the marks of quotation set around them, or words of ours from the template `kind`."""

    words: str
    before: str = ""
    theirs: bool = False
    kind: str = ""
    marks: tuple[str, str] = ("", "")
    report: str = ""


Place = tuple[str, Span]


def head_of(report: Report, office: Office, new: Collection[str] = ()) -> Head:
    """A report as it is named, with the officer's letter for its outlet."""
    return Head(
        report.id,
        outlet_name(report),
        office.reliability.get(report.outlet or "", "F"),
        report.title,
        report.published,
        report.language,
        report.url,
        report.id in new,
    )


def show_line(line: Line) -> tuple[Piece, ...]:
    """A line of a brief as pieces that can be set in two voices."""
    return tuple(_piece(space, part) for space, part in spaced(line.parts))


def _piece(space: str, part: Part) -> Piece:
    if isinstance(part, Cited):
        return Piece(part.words, space, True, "", choose_marks(part.words), part.report)
    return Piece(show_part(part), space, kind=part.template)


def quote_around(report: Report, marks: Sequence[Span], short_forms: Collection[str]) -> tuple[Quote, ...]:
    """Some addresses of a report in the sentences around them, one quotation a sentence, in their order; at most MOST_QUOTES."""
    quotes: list[Quote] = []
    for mark in sorted(marks):
        if quotes and mark in quotes[-1].span:
            quotes[-1] = evolve(quotes[-1], marks=(*quotes[-1].marks, mark))
        elif len(quotes) < MOST_QUOTES:
            whole = find_around(report, mark, short_forms)
            quotes.append(Quote(whole, report.words(whole), (Span(max(mark.start, whole.start), min(mark.end, whole.end), whole.where),)))
    return tuple(quotes)


def find_around(report: Report, mark: Span, short_forms: Collection[str]) -> Span:
    """The sentence around an address; of a long one the words around it, of long words as many as the margin holds."""
    if len(mark) >= LONGEST_AROUND:
        return trim(report, mark, LONGEST_AROUND)
    whole = complete_sentence(report, mark, short_forms, LONGEST_AROUND)
    if whole is None or not (whole.start <= mark.start and mark.end <= whole.end):
        whole = widen(report, mark, LONGEST_AROUND)
    return Span(min(whole.start, mark.start), max(whole.end, mark.end), mark.where)


def draw_story(story: Story, heads: Mapping[str, Head], names: Names, office: Office) -> Stemma:
    """A story's origins as bars. One that may go back to another by weaker signs is not settled; the story counts it all the same."""
    doubts = find_doubts(story)
    bars = [
        Bar(
            name_root(origin.root, names),
            tuple(Stem(heads[report], is_inferred(story, report, origin.root)) for report in origin.reports),
            not any(report in doubts for report in origin.reports) or len(origin.reports) > 1,
            letter=letter_of(origin.root, names, office),
            why=tuple(reason for report in origin.reports for reason in doubts.get(report, ())),
        )
        for origin in story.origins
    ]
    return Stemma(sort_bars(bars), len(bars), len(bars))


def find_doubts(story: Story) -> dict[str, tuple[str, ...]]:
    """The reports that seem to be written from a report of another origin, each with the reasons."""
    home = {report: number for number, origin in enumerate(story.origins) for report in origin.reports}
    return {
        step.child: step.reasons
        for step in story.descents
        if step.kind == "inferred" and home.get(step.parent) not in (None, home.get(step.child))
    }


def draw_claim(claim: Claim, story: Story, heads: Mapping[str, Head], names: Names, office: Office) -> Stemma:
    """The origins behind a claim as bars: as many full ones as it counts at the least, as many in all as at the most."""
    groups = group_supports(claim)
    bars = []
    for key, supports in groups.items():
        first = supports[0]
        kind: SourceKind = first.source.kind if first.source else "newsroom"
        sure = any(is_certain(support) for support in supports)
        stems = [Stem(heads[name], is_doubted(story, name, supports, sure)) for name in dict.fromkeys(one.report for one in supports)]
        why = tuple(dict.fromkeys(reason for support in supports if support.source for reason in support.source.why))
        name = name_source(key, kind, names)
        bars.append(Bar(name, tuple(stems), sure, kind, letter_of(first.origin, names, office), why))
    return Stemma(settle(sort_bars(bars), claim.roots), claim.roots, max(claim.roots, claim.roots_most))


def group_supports(claim: Claim) -> dict[str, list[Support]]:
    """A claim's passages by what they come from: a document or a speaker is one source, else the origin, else each report by itself.

    A report hangs once: where its first passage hangs.
    """
    groups: dict[str, list[Support]] = {}
    home: dict[str, str] = {}
    for support in claim.supports:
        source = support.source
        one = source.name or source.kind if source is not None and source.kind in ONE_WORD else None
        key = home.setdefault(support.report, one or support.origin or "")
        groups.setdefault(key, []).append(support)
    return groups


def is_certain(support: Support) -> bool:
    """Whether what a passage comes from counts at the least."""
    return support.origin is not None and (support.source is None or support.source.certain)


def settle(bars: Sequence[Bar], least: int) -> tuple[Bar, ...]:
    """Bars held to what was counted: of more certain ones than were counted the last are of one owner or hand and hang from one bar."""
    full, open_bars = [bar for bar in bars if bar.sure], [bar for bar in bars if not bar.sure]
    while len(full) > max(1, least):
        last = full.pop()
        full[-1] = evolve(full[-1], name=join_names(full[-1].name, last.name), stems=(*full[-1].stems, *last.stems))
    while open_bars and len(full) < least:
        full.append(evolve(open_bars.pop(0), sure=True))
    return (*full, *open_bars)


def is_doubted(story: Story, report: str, supports: Sequence[Support], sure: bool) -> bool:
    """Whether a report hangs from a bar by a broken stem: it goes there by weaker signs, or its passages are in doubt under a sure bar."""
    own = [support for support in supports if support.report == report]
    return is_inferred(story, report, own[0].origin) or (sure and not any(map(is_certain, own)))


def join_names(*names: str) -> str:
    """Names of what counts for one, each once."""
    return " · ".join(dict.fromkeys(name for name in names if name))


def sort_bars(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """The largest first, what is not settled last; of equals in the order given."""
    return tuple(sorted(bars, key=lambda bar: (not bar.sure, -len(bar.stems))))


def is_inferred(story: Story, report: str, root: str | None) -> bool:
    """Whether a report goes back to a root by weaker signs alone."""
    home = next((set(origin.reports) | {origin.root} for origin in story.origins if root is not None and root == origin.root), {root})
    kinds = {step.kind for step in story.descents if step.child == report and step.parent in home}
    return kinds == {"inferred"}


def name_root(root: str | None, names: Names) -> str:
    """What an origin is called; nothing where it cannot be named."""
    return names.outlet(root) if root is not None else ""


def name_source(key: str, kind: SourceKind, names: Names) -> str:
    """What a source is called: an outlet by its name, a speaker by his; nothing for one without."""
    if kind in ONE_WORD:
        return "" if key == kind else names.thing(key)
    return names.outlet(key) if key else ""


def letter_of(root: str | None, names: Names, office: Office) -> str:
    """The officer's letter for what reports go back to."""
    return office.reliability.get(names.outlet(root), "F") if root is not None else "F"
