"""What one report alone tells in its own name: worth knowing, and not yet worth relying on."""

from collections import Counter
from collections.abc import Iterator

from attrs import evolve

from legation.briefing.ledger import line
from legation.briefing.material import LONGEST_WHOLE, Material, find_maker
from legation.briefing.passage import complete_sentence
from legation.briefing.sections import established, said
from legation.briefing.sentences import skip_dateline
from legation.briefing.standing import is_plain, stands_alone
from legation.briefing.stems import find_beginnings, is_within
from legation.briefing.templates import TITLES, ours
from legation.language.words import LETTERS
from legation.records.brief import Line, Section
from legation.records.report import Report, Span
from legation.records.story import Claim

# Four lines: a reader who wants more opens the reports.
MOST = 4
# "Only one tells it" holds where so many of a sentence's telling words, and such a share of them, stand in no other report.
FEW, SHARE = 3, 0.4
# On the story's own matter is what has so many words that so many reports open with; its second half is background.
OPENED, LATE = 0.4, 0.6
# A line tells a sentence where so much of its telling words stand in the line.
AGAIN = 0.6


def write(material: Material) -> Section | None:
    """The section on what one report alone tells and was not shown before, the weightiest first; none where that is nothing."""
    lines: list[Line] = []
    told = [material.stems[claim.id] for claim in established.find_shown(material)]
    told += [saying.stems for saying in material.sayings if saying.claim.id in said.find_shown(material)]
    # One report's opening is no topic: two at the least have a word of it.
    least = max(OPENED, 2 / max(2, len(material.story.reports)))
    topic = {stem for stem, share in material.topic.items() if share >= least}
    elsewhere = find_elsewhere(material)
    for claim, sentence in find_alone(material):
        report = material.reports[claim.supports[0].report]
        stems = find_beginnings(report.words(sentence))
        if len(lines) == MOST:
            break
        late = claim.supports[0].span.start > LATE * len(report.text)
        if late or len(stems & topic) < FEW or not is_only(stems, elsewhere[report.id]):
            continue
        if any(is_within(stems, other, AGAIN) for other in told):
            continue
        told.append(stems)
        lines.append(write_claim(material, claim, sentence))
    return Section("single", TITLES["single"], tuple(lines), annex=True) if lines else None


def find_alone(material: Material) -> Iterator[tuple[Claim, Span]]:
    """The claims of one report in its own name, the weightiest first, each with its sentence where that stands by itself, says plainly what
    is, and is not overtaken."""
    for claim in sorted(material.story.claims, key=material.rank):
        if find_maker(material, claim) != "alone" or not material.prints("alone") or claim.id in material.low_value:
            continue
        support = claim.supports[0]
        report = material.reports[support.report]
        sentence = (
            complete_sentence(report, support.span, material.lists.lines.short, LONGEST_WHOLE) if support.span.where == "text" else None
        )
        if sentence is None or material.ledger.shows(report.id, sentence):
            continue
        sentence = skip_dateline(report, sentence)
        words = report.words(sentence)
        if stands_alone(material.lists, report, sentence) and is_plain(material.lists, words) and not is_overtaken(material, report, words):
            yield claim, sentence


def find_elsewhere(material: Material) -> dict[str, frozenset[str]]:
    """For each report the telling words of all others, of their titles and of all pictures."""
    reports = [material.reports[name] for name in material.story.reports]
    own = {report.id: find_beginnings(f"{report.title or ''} {report.text}") for report in reports}
    used = Counter(stem for stems in own.values() for stem in stems)
    pictures = find_beginnings(" ".join(caption for report in reports for caption in report.captions))
    once = {stem for stem, reports in used.items() if reports == 1}
    return {report: pictures | (used.keys() - (stems & once)) for report, stems in own.items()}


def is_only(stems: frozenset[str], elsewhere: frozenset[str]) -> bool:
    """Whether a sentence tells what no other report has."""
    own = stems - elsewhere
    return len(own) >= FEW and len(own) >= SHARE * len(stems)


def is_overtaken(material: Material, report: Report, words: str) -> bool:
    """Whether a report tells what is so, and reports of later days may tell that it is so no more: "is still at large"."""
    days = [day for name in material.story.reports if (day := material.day(name))]
    if (material.day(report.id) or "") >= max(days, default=""):
        return False
    return any(word.casefold() in material.lists.lines.present for word in LETTERS.findall(words))


def write_claim(material: Material, claim: Claim, sentence: Span) -> Line:
    """The sentence, and the one outlet that prints it, with its day."""
    support = claim.supports[0]
    outlet, day = material.names.outlets[support.report], material.day(support.report)
    by = ours("in-on", outlet, day) if day else ours("in", outlet)
    words = material.ledger.cite(support.report, sentence, LONGEST_WHOLE)
    return evolve(
        line(words, by, material.mark("alone"), maker="alone", of=claim.id), grade=material.grade(claim, claim.supports[0].report)
    )
