"""A newsroom that never was, with its lineage known by construction: what `weigh` says of it is held against what was made.

    python bench/newsroom.py [--events 200] [--seed 1] [--plain]

Each event has facts, a statement, a wire dispatch with carriers that copy, cut or rewrite it (with or without credit), an update of
the wire, and own reports that share the statement and some facts but no source. Words are made from syllables, so nothing in it is
anyone's text. `--plain` leaves every credit out: then only words and weaker signs can tell.
"""

import argparse
import random
import resource
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from attrs import frozen

from legation.lexicons.load import load
from legation.records.reading import Credit, Reading
from legation.records.report import Report, Span
from legation.records.story import Weighing
from legation.weighing import weigh as station

SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeio"]
WAYS = (
    "{who} {did} the {what} near {where} after {many} {things} were found in the {thing}.",
    "Near {where}, where {many} {things} lay in a {thing}, the {what} was {did} by {who}.",
    "With {many} {things} in the {thing}, {who} near {where} has {did} its {what}.",
    "It was {who} that {did} a {what}: {many} {things}, all from one {thing} of {where}.",
)
# Who saw it himself tells it in his own way.
OWN_WAYS = (
    "Neighbours of {where} count {many} {things}; the {thing} is sealed, and for the {what}, {did} on the spot, all blame {who}.",
    "We saw {many} {things} carried out. A {thing} stood open in {where} and {who}, asked about the {what}, says only: {did}.",
)
CHROME = (
    "Share this article with friends of {outlet}",
    "Read more on the front page of {outlet}",
    "{outlet} welcomes letters from its readers",
)
AGENCIES = ("Reuters", "Associated Press", "Agence France-Presse", "Xinhua", "Kyodo News")


@frozen
class Made:
    """A report with what is known of it: the event that it tells and the source that its words go back to."""

    report: Report
    credit: str | None
    event: int
    origin: str


def make(events: int, seed: int, plain: bool = False) -> list[Made]:
    """The reports of so many events, in order of publication; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 (nothing secret is made)
    made = [one for event in range(events) for one in _event(dice, event, plain)]
    return sorted(made, key=lambda one: (str(one.report.published), one.report.id))


def _word(dice: random.Random, least: int = 2) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(least, least + 2)))


def _facts(dice: random.Random, number: int) -> list[dict[str, str]]:
    keys = ("did", "what", "things", "thing")
    return [
        {key: _word(dice) for key in keys} | {"who": _word(dice).title(), "where": _word(dice).title(), "many": str(dice.randint(3, 900))}
        for _ in range(number)
    ]


def _tell(dice: random.Random, facts: Sequence[dict[str, str]], ways: Sequence[str]) -> list[str]:
    return [dice.choice(ways).format(**fact) for fact in facts]


def _event(dice: random.Random, event: int, plain: bool) -> list[Made]:
    place, actor, agency = _word(dice).title(), _word(dice).title(), dice.choice(AGENCIES)
    day = datetime(2024, 1, 1, 8, tzinfo=UTC) + timedelta(hours=event)
    facts = _facts(dice, 8)
    for fact in facts[:4]:
        fact |= {"where": place, "who": actor}
    statement = f"{' '.join(_word(dice) for _ in range(dice.randint(9, 18)))}"
    quoted = f"“{statement},” said {_word(dice).title()} of {place}."
    wire = [*_tell(dice, facts[:4], WAYS[:2]), quoted, *_tell(dice, facts[4:], WAYS[:2])]
    made: list[Made] = []

    def print_it(kind: str, lines: Sequence[str], credit: str | None, origin: str | None = None) -> None:
        outlet = f"{_word(dice).title()} {dice.choice(('Post', 'Times', 'Echo', 'Radio'))} {event}-{len(made)}"
        text = "\n\n".join([*lines, dice.choice(CHROME).format(outlet=outlet.split()[1])])
        said = credit if credit and not plain else None
        report = Report(
            source=f"{event}-{kind}-{len(made)}.txt",
            text=text,
            title=f"{actor} and the {facts[0]['what']} of {place}",
            outlet=outlet,
            byline=said,
            published=day + timedelta(hours=len(made)),
        )
        made.append(Made(report, said, event, f"{event}/{origin or credit or outlet}"))

    print_it("carrier", wire, agency)
    print_it("copy", wire, agency)
    print_it("cut", wire[: dice.randint(4, 6)], agency)
    print_it("uncredited", wire[: dice.randint(5, 9)], None, agency)
    rewritten = _tell(dice, facts, WAYS[2:])
    rewritten.insert(4, quoted)
    print_it("rewrite", rewritten, None, agency)
    print_it("update", [*_tell(dice, _facts(dice, 2), WAYS), *wire[:4]], agency)
    for own in range(dice.randint(1, 3)):
        shared = dice.sample(facts[:4], 2)
        lines = [
            *_tell(dice, shared, OWN_WAYS),
            *_tell(dice, _facts(dice, 4), WAYS),
            quoted if own % 2 else f"As the notice has it: “{statement}.”",
        ]
        dice.shuffle(lines)
        print_it("own", lines, None)
    return made


def read(made: Sequence[Made]) -> list[Reading]:
    """What a perfect reader finds of credits."""
    return [
        Reading(
            report=one.report.id,
            reader="newsroom",
            credits=(Credit(one.credit, "byline", Span(0, len(one.credit), "byline")),) if one.credit else (),
        )
        for one in made
    ]


def bcubed(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a partition of reports, averaged over reports (Bagga and Baldwin 1998)."""
    members: dict[tuple[int, str], set[str]] = {}
    for number, partition in enumerate((gold, found)):
        for report, part in partition.items():
            members.setdefault((number, part), set()).add(report)
    both = {report: len(members[0, gold[report]] & members[1, found[report]]) for report in gold}
    precision = sum(both[report] / len(members[1, found[report]]) for report in gold) / len(gold)
    recall = sum(both[report] / len(members[0, gold[report]]) for report in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def judge(made: Sequence[Made], weighing: Weighing) -> None:
    """Print how the stories and origins found agree with those made."""
    alone = {one.report.id: one.report.id for one in made}
    stories = alone | {report: story.id for story in weighing.stories for report in story.reports}
    origins = alone | {
        report: f"{story.id}/{number}"
        for story in weighing.stories
        for number, origin in enumerate(story.origins)
        for report in origin.reports
    }
    for name, gold, found in (
        ("stories", {one.report.id: str(one.event) for one in made}, stories),
        ("origins", {one.report.id: one.origin for one in made}, origins),
    ):
        print("{:8} B-cubed P {:.3f} R {:.3f} F1 {:.3f}".format(name, *bcubed(gold, found)))


def main() -> None:
    """Make a newsroom, weigh it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="no credits: words and weaker signs alone")
    options = parser.parse_args()
    made = make(options.events, options.seed, options.plain)
    reports, readings = [one.report for one in made], read(made)
    lexicon = load("en")
    start = time.perf_counter()
    weighing = station.weigh(reports, readings, lexicon)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(reports)} reports of {options.events} events weighed in {time.perf_counter() - start:.1f} s, {peak:.0f} MB")
    judge(made, weighing)


if __name__ == "__main__":
    main()
