"""A newsroom that never was, with its lineage known by construction: what `weigh` says of it is held against what was made.

    python -m bench.newsroom [--events 100] [--seed 1] [--engine serial] [--setting NAME | --all]

Each event has facts, a statement, a wire dispatch with carriers that copy, cut or rewrite it (with or without credit), updates of
the wire, and own reports that share the statement and some facts but no source. Words are made from syllables, so nothing in it is
anyone's text. The weighing was made with the first setting before it; the others are there to show what does not carry over.
"""

import argparse
import os
import random
import re
import resource
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import cycle, islice
from multiprocessing import active_children
from pathlib import Path
from threading import Event, Thread

from attrs import field, frozen

from legation.desk.verbs.weigh import weigh_shards
from legation.engine.engine import NAMES
from legation.language.language import load
from legation.records.reading import Assertion, Credit, Figure, Mention, Reading, Statement
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
CHROME = (
    "Share this article with friends of {outlet}",
    "Read more on the front page of {outlet}",
    "{outlet} welcomes letters from its readers",
)
# So many outlets there are; each has its own chrome, the same under all its reports.
PRESS = 150
AGENCIES = ("Reuters", "Associated Press", "Agence France-Presse", "Xinhua", "Kyodo News")


_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")

Fact = Mapping[str, str]


@frozen
class Setting:
    """How a newsroom works. `own`: how many own reports an event has, at least and at most; `shared`: how many facts of six each of them
    has in common with the wire, besides the statement; `depth`: how much of a rewrite is its own; `chrome`: lines of the page under each
    report; `kin`: how many events repeat the actor, the place and what it is about of an earlier one; `updates`: of the wire, an event;
    `credits`: how many of those who carry the wire say so; `notice`: the length of the statement in words; `wires`: agencies that have
    the same facts, each in its own words, the second with a carrier and a copy."""

    own: tuple[int, int] = (1, 3)
    shared: int = 2
    depth: float = 0.0
    chrome: int = 1
    kin: float = 0.0
    updates: int = 1
    credits: float = 1.0
    notice: tuple[int, int] = (9, 18)
    wires: int = 1


SETTINGS = {
    "as made": Setting(),
    "own reports 4 to 8": Setting(own=(4, 8)),
    "no own reports": Setting(own=(0, 0)),
    "own reports share three facts": Setting(shared=3),
    "rewrites a quarter their own": Setting(depth=0.25),
    "rewrites half their own": Setting(depth=0.5),
    "no chrome": Setting(chrome=0),
    "chrome six lines": Setting(chrome=6),
    "kin events one in three": Setting(kin=0.33),
    "three updates": Setting(updates=3),
    "half the credits left out": Setting(credits=0.5),
    "no credits": Setting(credits=0.0),
    "a statement of sixty words": Setting(notice=(55, 65)),
    "two wires": Setting(wires=2),
    "two wires, no credits": Setting(wires=2, credits=0.0),
    "all at once": Setting(own=(2, 6), depth=0.25, chrome=4, kin=0.2, updates=2, credits=0.7),
}


@frozen
class Told:
    """One line of a report, with the fact that it tells, or who says it."""

    text: str
    fact: Fact | None = None
    speaker: str | None = None


@frozen
class Made:
    """A report with what is known of it: the event that it tells, the source that its words go back to, and its lines."""

    report: Report
    credit: str | None
    event: int
    origin: str
    lines: tuple[Told, ...] = field(factory=tuple)


@frozen
class Topic:
    """What an event is about; kin events have it in common."""

    place: str
    actor: str
    facts: tuple[Fact, ...]


def make(events: int, seed: int, setting: Setting | None = None) -> list[Made]:
    """The reports of so many events, in order of publication; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 (nothing secret is made)
    setting = setting or Setting()
    press = [f"{_word(dice).title()} {dice.choice(('Post', 'Times', 'Echo', 'Radio'))} {number}" for number in range(PRESS)]
    topics: list[Topic] = []
    made: list[Made] = []
    for event in range(events):
        topic = Topic(_word(dice).title(), _word(dice).title(), tuple(_facts(dice, 8)))
        if topics and dice.random() < setting.kin:
            topic = _kin(dice.choice(topics[-200:]), topic)
        topics.append(topic)
        made.extend(_event(dice, event, topic, setting, dice.sample(press, PRESS)))
    return sorted(made, key=lambda one: (str(one.report.published), one.report.id))


def _word(dice: random.Random, least: int = 2) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(least, least + 2)))


def _facts(dice: random.Random, number: int) -> list[Fact]:
    keys = ("did", "what", "things", "thing")
    return [
        {key: _word(dice) for key in keys} | {"who": _word(dice).title(), "where": _word(dice).title(), "many": str(dice.randint(3, 900))}
        for _ in range(number)
    ]


def _kin(old: Topic, new: Topic) -> Topic:
    """Another event of the same actor in the same place: half of its facts are about the same things."""
    half = len(old.facts) // 2
    again = [{**fact, "what": before["what"]} for before, fact in zip(old.facts, new.facts[:half], strict=False)]
    return Topic(old.place, old.actor, (*again, *new.facts[half:]))


def _tell(dice: random.Random, facts: Sequence[Fact], ways: Sequence[str]) -> list[Told]:
    return [Told(dice.choice(ways).format(**fact), fact) for fact in facts]


def _tell_freely(dice: random.Random, facts: Sequence[Fact]) -> list[Told]:
    """As someone tells it who was there: the same facts, in an order and in words of his own."""
    told = []
    for fact in facts:
        parts = [fact["who"], fact["did"], fact["what"], fact["where"], f"{fact['many']} {fact['things']}", fact["thing"]]
        dice.shuffle(parts)
        told.append(Told(" ".join(f"{_word(dice)} {part}" for part in parts) + ".", fact))
    return told


def _event(dice: random.Random, event: int, topic: Topic, setting: Setting, press: Sequence[str]) -> list[Made]:
    (agency, *others), speaker = dice.sample(AGENCIES, setting.wires), _word(dice).title()
    day = datetime(2024, 1, 1, 8, tzinfo=UTC) + timedelta(hours=event)
    facts = [
        fact | {"where": topic.place, "who": topic.actor} if number < 4 else fact for number, fact in enumerate(map(dict, topic.facts))
    ]
    statement = f"{' '.join(_word(dice) for _ in range(dice.randint(*setting.notice)))}"
    quoted = Told(f"“{statement},” said {speaker} of {topic.place}.", speaker=speaker)
    wire = [*_tell(dice, facts[:4], WAYS[:2]), quoted, *_tell(dice, facts[4:], WAYS[:2])]
    made: list[Made] = []

    def print_it(kind: str, lines: Sequence[Told], credit: str | None, origin: str | None = None) -> None:
        outlet = press[len(made)]
        chrome = [Told(f"{line.format(outlet=outlet)}{'!' * number}") for number, line in enumerate(islice(cycle(CHROME), setting.chrome))]
        said = credit if credit and dice.random() < setting.credits else None
        report = Report(
            source=f"{event}-{kind}-{len(made)}.txt",
            text="\n\n".join(line.text for line in (*lines, *chrome)),
            title=f"{topic.actor} and the {facts[-1]['what']} of {topic.place}",
            outlet=outlet,
            byline=said,
            published=day + timedelta(hours=len(made)),
        )
        made.append(Made(report, said, event, f"{event}/{origin or credit or outlet}", tuple(lines)))

    print_it("carrier", wire, agency)
    print_it("copy", wire, agency)
    print_it("cut", wire[: dice.randint(4, 6)], agency)
    print_it("uncredited", wire[: dice.randint(5, 9)], None, agency)
    kept = round(len(facts) * (1 - setting.depth))
    rewritten = _tell(dice, [*facts[:kept], *_facts(dice, len(facts) - kept)], WAYS[2:])
    rewritten.insert(4, quoted)
    print_it("rewrite", rewritten, None, agency)
    for _ in range(setting.updates):
        print_it("update", [*_tell(dice, _facts(dice, 2), WAYS), *wire[:4]], agency)
    for other in others:
        told = [*_tell_freely(dice, facts), quoted]
        print_it("carrier", told, other)
        print_it("copy", told, other)
    for own in range(dice.randint(*setting.own)):
        shared = dice.sample(facts[:4], setting.shared)
        lines = [
            *_tell_freely(dice, [*shared, *_facts(dice, 6 - setting.shared)]),
            quoted if own % 2 else Told(f"As the notice has it: “{statement}.”"),
        ]
        dice.shuffle(lines)
        print_it("own", lines, None)
    return made


def read(made: Sequence[Made]) -> list[Reading]:
    """What a perfect reader finds: the credits, who says what, and each fact as slots."""
    return [_read(one) for one in made]


def _read(one: Made) -> Reading:
    english = load("en")
    statements, assertions, start = [], [], 0
    for line in one.lines:
        end = start + len(line.text)
        stems = tuple(dict.fromkeys(english.stem(word) for _, _, word in english.find_words(line.text) if len(word) > 3))
        if line.speaker is not None:
            words = Span(start + 1, start + line.text.index("”"))
            who = Mention(
                Span(start + line.text.index(line.speaker), start + line.text.index(line.speaker) + len(line.speaker)), line.speaker
            )
            statements.append(Statement((words,), who, mode="quoted", report=one.report.id))
            assertions.append(Assertion(words, stems, quoted=(words,), statement=statements[-1].id))
        elif line.fact is not None:
            place, many = start + line.text.index(line.fact["many"]), line.fact["many"]
            figure = Figure(float(many), float(many), None, line.fact["things"], Span(place, place + len(many)))
            names = (line.fact["who"], line.fact["where"])
            did, what = line.fact["did"], line.fact["what"]
            assertions.append(Assertion(Span(start, end), stems, names, (figure,), subject=names[0], verb=did, object=what))
        start = end + 2
    named = (Credit(one.credit, "byline", Span(0, len(one.credit), "byline")),) if one.credit else ()
    return Reading(one.report.id, "newsroom", credits=named, statements=tuple(statements), assertions=tuple(assertions))


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


def judge(made: Sequence[Made], weighing: Weighing) -> dict[str, tuple[float, float, float]]:
    """How the stories and origins found agree with those made, as B-cubed precision, recall and F1."""
    alone = {one.report.id: one.report.id for one in made}
    stories = alone | {report: story.id for story in weighing.stories for report in story.reports}
    origins = alone | {
        report: f"{story.id}/{number}"
        for story in weighing.stories
        for number, origin in enumerate(story.origins)
        for report in origin.reports
    }
    return {
        "stories": bcubed({one.report.id: str(one.event) for one in made}, stories),
        "origins": bcubed({one.report.id: one.origin for one in made}, origins),
    }


@frozen
class Run:
    """One newsroom weighed: how many reports, the seconds of the processor and of the clock, the megabytes of this process and of its
    largest worker, the agreement."""

    reports: int
    seconds: float
    clock: float
    megabytes: float
    worker: float
    scores: Mapping[str, tuple[float, float, float]]


def weigh(events: int, seed: int = 1, setting: Setting | None = None, engine: str = "serial") -> Run:
    """Make a newsroom and weigh it."""
    made = make(events, seed, setting)
    reports, readings, language = [one.report for one in made], read(made), load("en")
    spent, start = sum(os.times()[:4]), time.perf_counter()
    with watch_workers() as peaks:
        weighing = station.weigh(reports, readings, language, weigh_stories=partial(weigh_shards, engine))
    spent, clock = sum(os.times()[:4]) - spent, time.perf_counter() - start
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(len(reports), spent, clock, own, max(peaks.values(), default=0.0), judge(made, weighing))


@contextmanager
def watch_workers() -> Iterator[dict[int, float]]:
    """The most memory that each worker process ever held, in megabytes, looked up while it lives: what the system tells of a child that
    has ended counts the memory of its parent at the moment when it was started. Nothing where there is no ``/proc``."""
    peaks: dict[int, float] = {}
    done = Event()

    def look() -> None:
        while not done.wait(0.2):
            for child in active_children():
                with suppress(OSError):
                    # One that has just ended says nothing of its memory any more.
                    for found in _PEAK.finditer(Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")):
                        peaks[child.pid or 0] = int(found.group(1)) / 1024

    watcher = Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield peaks
    finally:
        done.set()
        watcher.join()


def show(name: str, run: Run) -> None:
    """One line on a run."""
    scores = "  ".join("{} P {:.3f} R {:.3f} F1 {:.3f}".format(of, *score) for of, score in run.scores.items())
    print(
        f"{name:30} {run.reports:7,} reports {run.seconds:7.1f} s {run.megabytes:6,.0f} MB (worker {run.worker:,.0f})  {scores}", flush=True
    )


def main() -> None:
    """Make newsrooms, weigh them and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=NAMES, default="serial")
    parser.add_argument("--setting", choices=SETTINGS, default="as made")
    parser.add_argument("--all", action="store_true", help="every setting in turn")
    options = parser.parse_args()
    for name in SETTINGS if options.all else [options.setting]:
        show(name, weigh(options.events, options.seed, SETTINGS[name], options.engine))


if __name__ == "__main__":
    main()
