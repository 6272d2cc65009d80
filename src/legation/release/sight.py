"""What a partner may see: reports as they look to it, and of which marks. Nothing else of the office reaches its brief.

A report that its mark keeps here is not there. A passage that is marked above the partner is cut with the paragraph around it, wherever in
the report its words stand. What a mask hides is cut in the same way: the name of an outlet, of a writer, of those through whom words came.
A report that was cut is another report, with an id of what is left, and is read anew: what was found in it before may rest on what is gone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from legation.language.typography import MASKED_OUTLET, UNNAMED_PAGE
from legation.records.ids import instant
from legation.records.release import Mark, Partner, Policy, Withheld
from legation.records.report import Report, Span
from legation.release.marks import combine, find_bar
from legation.release.trace import Trace, trace


@frozen
class Marked:
    """A passage with a mark of its own: where it stands, and `about`, what was marked there."""

    report: str
    span: Span
    mark: Mark
    about: str


@frozen
class Known:
    """What the office knows of a story that may go into a brief: its reports, the mark of each, and passages marked by themselves.

    `names` are the other names of whoever has a name, also of outlets and agencies that printed nothing of it; `chains` the outlets and
    agencies through which each report has words, with where it says so.
    """

    reports: tuple[Report, ...]
    marks: Mapping[str, Mark | None]
    passages: tuple[Marked, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(factory=dict)
    chains: Mapping[str, tuple[tuple[str, Span], ...]] = field(factory=dict)

    def names_of(self, name: str) -> tuple[str, ...]:
        """A name with the others under which its bearer goes."""
        return tuple(dict.fromkeys((name, *self.names.get(name, ())))) if name else ()


@frozen
class Seen:
    """What a partner sees: the reports as they look to it, in an order of its own; `marks` of each; `ours` says which report of the office
    each is, and `cut` which of them are to be read anew. `outlets` is how masked ones are called. `withheld` is for the officer alone.
    `at` says under which id each report of the office that is seen is seen, and `traces` what of its words is left, and where."""

    reports: tuple[Report, ...]
    marks: Mapping[str, Mark]
    passages: tuple[Marked, ...]
    ours: Mapping[str, str]
    at: Mapping[str, str]
    traces: Mapping[str, Trace]
    cut: frozenset[str]
    outlets: Mapping[str, str]
    withheld: tuple[Withheld, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for two partners who see the same: what is made of it is made once."""
        return tuple(repr((evolve(report, id=""), self.marks[report.id])) for report in self.reports) + tuple(map(repr, self.passages))


def see(known: Known, partner: Partner, policy: Policy, told: Mapping[str, Iterable[str]] | None = None) -> Seen:
    """What a partner sees of what the office knows. `told` are words of each report in which it still tells what a mask hides: they are cut
    there, too."""
    withheld: list[Withheld] = []
    allowed: list[Report] = []
    for report in known.reports:
        bar = find_bar(known.marks.get(report.id), partner, policy)
        if bar is None:
            allowed.append(report)
        else:
            withheld.append(Withheld("report", report.id, bar))
    here = {report.id for report in allowed}
    closed: dict[str, list[str]] = {report.id: [] for report in allowed}
    for passage in known.passages:
        if passage.report in here and (bar := find_bar(passage.mark, partner, policy)) is not None:
            withheld.append(Withheld("passage", passage.about, bar))
            closed[passage.report].append(find_words(known.reports, passage))
    hidden = find_hidden(known, allowed, closed, partner)
    stripped = []
    for report in allowed:
        bare = strip(report, partner)
        own = () if is_masked(report, partner) else known.names_of(report.outlet or "")
        left = cut(bare, closed[report.id], [*(name for name in hidden if name not in own), *(told or {}).get(report.id, ())])
        if left is None:
            withheld.append(Withheld("report", report.id, "nothing of it is left beside what is withheld or masked"))
        else:
            stripped.append((report, left))
    return arrange(known, stripped, partner, policy, withheld)


def find_words(reports: Sequence[Report], passage: Marked) -> str:
    """The words of a passage that stays here."""
    return next(report for report in reports if report.id == passage.report).words(passage.span)


def find_hidden(known: Known, allowed: Sequence[Report], closed: Mapping[str, Sequence[str]], partner: Partner) -> list[str]:
    """The names that no text may tell the partner: those that it would read there, and none that only what is withheld has."""
    names: list[str] = []
    for mask in partner.masks:
        if mask.kind == "outlet":
            masked = [report for report in allowed if mask.of in ("", report.outlet)]
            # Who wrote for an outlet tells which it is.
            names += [mask.of, *(name for report in masked for name in (report.outlet, report.byline) if name)]
        elif mask.kind == "chain":
            named = [name for report in allowed for name in find_chains(report, known.chains.get(report.id, ()), closed[report.id])]
            names += [mask.of] if mask.of else named
        else:
            names += [report.byline for report in allowed if report.byline]
    return list(dict.fromkeys(one for name in names for one in known.names_of(name)))


def find_chains(report: Report, chains: Iterable[tuple[str, Span]], closed: Sequence[str]) -> list[str]:
    """The outlets and agencies through which a report has words, as far as it says so in what is not withheld."""
    gone = find_pattern(closed, ())

    def stays(span: Span) -> bool:
        if gone is None:
            return True
        whole = report.place(span.where)
        start = whole.rfind("\n", 0, span.start) + 1
        end = whole.find("\n", span.end)
        return gone.search(plain(whole[start : end if end >= 0 else len(whole)])) is None

    return [name for name, span in chains if stays(span)]


def is_masked(report: Report, partner: Partner) -> bool:
    """Whether the partner is not told who printed a report."""
    return any(mask.kind == "outlet" and mask.of in ("", report.outlet) for mask in partner.masks)


def strip(report: Report, partner: Partner) -> Report:
    """A report without what is the office's own business (where it lay, when and how it was taken) and without what is masked."""
    bare = evolve(report, found=(), taken=None, raw=None, cleaner=None, replaces=None, repairs=(), notes=())
    if any(mask.kind == "byline" for mask in partner.masks):
        bare = evolve(bare, byline=None, biography=None)
    if is_masked(report, partner):
        bare = evolve(bare, url=None, byline=None, biography=None, credit=None, dateline=None, captions=())
    return bare


def cut(report: Report, passages: Iterable[str], names: Iterable[str]) -> Report | None:
    """A report without the paragraphs in which some passages or names stand, and without each field beside the text that has them. None
    where no text is left."""
    pattern = find_pattern(passages, names)
    if pattern is None:
        return report

    def has(text: str | None) -> bool:
        return text is not None and pattern.search(plain(text)) is not None

    lines = report.text.split("\n")
    # With a paragraph goes the empty space behind it: how much of that is left would tell how many paragraphs are gone.
    left: list[str] = []
    gone = False
    for line in lines:
        gone = has(line) or (gone and not line.strip())
        left += [] if gone else [line]
    text = "\n".join(left).strip("\n") if len(left) < len(lines) else report.text
    # Words may run over the end of a line: then nothing of the report is shown.
    if not text.strip() or has(text):
        return None
    return evolve(
        report,
        text=text,
        gaps=report.gaps if text == report.text else (),
        title=None if has(report.title) else report.title,
        url=None if has(report.url) or has(re.sub(r"[-_./+]|%20", " ", report.url or "")) else report.url,
        byline=None if has(report.byline) else report.byline,
        dateline=None if has(report.dateline) else report.dateline,
        credit=None if has(report.credit) else report.credit,
        biography=None if has(report.biography) else report.biography,
        captions=() if any(map(has, report.captions)) else report.captions,
        pullquotes=() if any(map(has, report.pullquotes)) else report.pullquotes,
    )


def find_pattern(passages: Iterable[str], names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of some passages or names in plain words; None where there is nothing to find."""
    said = [re.escape(plain(one)) for one in passages if one.strip()]
    said += [bound(plain(one)) for one in names if one.strip()]
    return re.compile("|".join(sorted(said, key=len, reverse=True))) if said else None


def plain(words: str) -> str:
    """Words as they are looked for: on one line, in small letters."""
    return " ".join(words.split()).casefold()


def bound(name: str) -> str:
    """A pattern for a name as whole words, where it is written in letters that part words by spaces."""
    first = r"(?<![a-z0-9])" if name[0].isascii() else ""
    return first + re.escape(name) + (r"(?![a-z0-9])" if name[-1].isascii() else "")


def arrange(known: Known, pairs: Sequence[tuple[Report, Report]], partner: Partner, policy: Policy, withheld: Sequence[Withheld]) -> Seen:
    """The reports in an order and under names that depend on nothing but what is seen."""
    masked = [is_masked(report, partner) for report, _ in pairs]

    def rank(place: int) -> tuple[str, str, str]:
        bare = pairs[place][1]
        return instant(bare.published) or "~", bare.text, "" if masked[place] else bare.outlet or ""

    outlets: dict[str, str] = {}
    reports: dict[str, Report] = {}
    marks: dict[str, list[Mark]] = {}
    ours: dict[str, str] = {}
    at: dict[str, str] = {}
    traces: dict[str, Trace] = {}
    changed: set[str] = set()
    for place in sorted(range(len(pairs)), key=rank):
        report, bare = pairs[place]
        if masked[place] and report.outlet:
            outlets.setdefault(report.outlet, MASKED_OUTLET.format(len(outlets) + 1))
            bare = evolve(bare, outlet=outlets[report.outlet])
        bare = evolve(bare, source=UNNAMED_PAGE.format(len(reports) + 1), id="")
        mark = known.marks[report.id]
        if mark is None:
            continue
        at[report.id], traces[report.id] = bare.id, trace(report, bare)
        # Two that look the same to the partner are one, under the marks of both.
        marks.setdefault(bare.id, []).append(mark)
        if bare.id in reports:
            continue
        reports[bare.id] = bare
        ours[bare.id] = report.id
        if evolve(bare, source="", id="") != evolve(strip(report, evolve(partner, masks=())), source="", id=""):
            changed.add(bare.id)
    passages = find_passages(known.passages, at, traces, reports)
    borne = {name: combine(given, policy) for name, given in marks.items()}
    return Seen(tuple(reports.values()), borne, passages, ours, at, traces, frozenset(changed), outlets, tuple(withheld))


def find_passages(
    passages: Iterable[Marked], at: Mapping[str, str], traces: Mapping[str, Trace], reports: Mapping[str, Report]
) -> tuple[Marked, ...]:
    """The marked passages that are seen, where they stand in what is seen, and wherever else in their report its words are the same."""
    found: dict[Marked, None] = {}
    for passage in passages:
        if passage.report in at:
            report = reports[at[passage.report]]
            for span in traces[passage.report].find(passage.span):
                places = dict.fromkeys((span, *find_same(report, report.words(span))))
                found |= {evolve(passage, report=report.id, span=one): None for one in places}
    return tuple(found)


def find_same(report: Report, words: str) -> Iterator[Span]:
    """Where some words stand in the title and text of a report, however they are set."""
    if words.strip():
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
        for where in ("title", "text"):
            yield from (Span(*one.span(), where) for one in pattern.finditer(report.place(where)))


def mark_report(own: Mark | None, sources: Iterable[Mark], policy: Policy) -> Mark | None:
    """The mark of a report: its own where it was given one, else those of the sources it came from together, else what the policy gives to
    what is unmarked."""
    if own is not None:
        return own
    given = list(sources)
    return combine(given, policy) if given else policy.unmarked
