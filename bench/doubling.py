"""Whether twice as much of one thing takes twice the time: inputs that only repeat something, each doubled until it takes a second.

    python bench/doubling.py [--only 'weighing: WORD'] [--seconds 1] [--times 5]

Printed is, for each series, the size of the last pair, the time of each (processor's time, median) and their quotient, which should be at
most 2.3; or the sentence of the limit at which the series stopped. The exit code is 1 where a quotient is higher.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from attrs import frozen

from legation.desk.office import Office
from legation.desk.session import Run
from legation.desk.shard import Shard, read_shard
from legation.desk.verbs.brief import find_subject, make
from legation.desk.verbs.read import Loaded
from legation.desk.verbs.weigh import Weighed, weigh_loaded
from legation.intake.paper import Paper
from legation.records.errors import Refusal
from legation.records.reading import Reading
from legation.records.report import Report

NOW = datetime(2024, 6, 1, tzinfo=UTC)
# No quotient above it: twice, and what a machine with other work adds.
MOST = 2.3
# Beyond so many characters a report is refused by intake (limits.TEXT_CHARACTERS), and a page by its bytes.
LARGEST = 8_000_000
# Seconds for which a series that grows too fast is followed to its limit.
PATIENCE = 20.0
TEXT = "The mill of Karst stands still, keeper Berta Kvist said on Monday. It will turn again in May."
END = "The parish of Karst will pay a third of the repair, its board said in a statement on Tuesday."


@frozen
class Made:
    """An input of a series."""

    form: str
    raw: bytes


def text(make_text: Callable[[int], str]) -> Callable[[int], Made]:
    """A series of plain texts."""
    return lambda n: Made("text", f"Title: Mill stands still\nOutlet: Post\n\n{TEXT}\n\n{make_text(n)}\n\n{END}\n".encode())


def page(make_body: Callable[[int], str], head: Callable[[int], str] = lambda _: "") -> Callable[[int], Made]:
    """A series of pages."""
    return lambda n: Made(
        "html",
        f"<html><head><title>Mill stands still</title>{head(n)}</head><body><article><h1>Mill stands still</h1><p>{TEXT}</p>{make_body(n)}"
        f"<p>{END}</p></article></body></html>".encode(),
    )


def mail(make_head: Callable[[int], str], body: Callable[[int], str] = lambda _: TEXT) -> Callable[[int], Made]:
    """A series of messages."""
    return lambda n: Made("mail", f"Message-ID: <1@a.example>\nMIME-Version: 1.0\n{make_head(n)}\n{body(n)}\n".encode())


READING: dict[str, Callable[[int], Made]] = {
    **{f"run of {mark}": text(lambda n, mark=mark: mark * n) for mark in ")\"',("},  # type: ignore[misc]  # mypy infers no lambda with a default
    "a-a-a-": text(lambda n: "a-" * n),
    "one word": text(lambda n: "a" * n),
    "dots": text(lambda n: "." * n),
    "spaces": text(lambda n: "a" + " " * n + "b."),
    "digits": text(lambda n: "9" * n),
    "names": text(lambda n: " ".join(f"Ann{chr(97 + k % 26)}a Holm{k} said that the mill was old." for k in range(n))),
    "one surname": text(lambda n: " ".join(f"Ann{chr(97 + k % 26)}{chr(97 + k // 26 % 26)} Holm said that it was old." for k in range(n))),
    "credits": text(lambda n: "\n\n".join(f"Karst Post {k} reported that the mill was old." for k in range(n))),
    "dates": text(lambda n: " ".join(f"On May {k % 28 + 1}, {1950 + k % 70}, it stood still." for k in range(n))),
    "eras and fiscal years": text(
        lambda n: " ".join(f"In Heisei {k % 30 + 1} and in fiscal {2000 + k % 25} it stood still." for k in range(n))
    ),
    "numbers": text(lambda n: " ".join(f"{k} lakh men and two dozen mills were seen." for k in range(n))),
    "number words": text(lambda n: "two million eight hundred thousand " * n + "men came."),
    "quotations": text(lambda n: "\n\n".join(f"“The mill is number {k},” Berta Kvist said." for k in range(n))),
    "open quotations": text(lambda n: "\n\n".join(f"“The mill is number {k}." for k in range(n)) + "\n\n“It is old,” Berta Kvist said."),
    "signed quotations": text(lambda n: "\n\n".join(f"“The mill is number {k}.” — Berta Kvist" for k in range(n))),
    "questions and answers": text(lambda n: "\n\n".join(f"Q: Is mill {k} old?\n\nA: It is. We know it." for k in range(n))),
    "labels": text(lambda n: "\n\n".join(f"KVIST: Is mill {k} old?\n\nOST: It is. We know it." for k in range(n))),
    "paragraphs": text(lambda n: "\n\n".join(f"Mill {k} stood still for a day and turned again." for k in range(n))),
    "one sentence": text(lambda n: "The mill stood still and " * n + "turned."),
    "header lines": text(lambda n: "\n".join(f"Field{k}: value" for k in range(n))),
    "links": page(lambda n: "<p>" + "".join(f"<a href='/x{k}'>mill {k}</a> " for k in range(n)) + "</p>"),
    "pull quotes": page(lambda n: "".join(f"<blockquote>The mill is number {k}.</blockquote>" for k in range(n))),
    "list items": page(lambda n: "<ul>" + "".join(f"<li>Mill {k} is old.</li>" for k in range(n)) + "</ul>"),
    "captions": page(lambda n: "".join(f"<figure><img src='x'><figcaption>Mill {k} in May.</figcaption></figure>" for k in range(n))),
    "attributes": page(lambda n: "<p " + " ".join(f"a{k}='b'" for k in range(n)) + ">It is old.</p>"),
    "nested tags": page(lambda n: "<div>" * n + "It is old." + "</div>" * n),
    "less-than signs": page(lambda n: "<" * n),
    "entities": page(lambda n: "<p>" + "&amp;" * n + "</p>"),
    "meta": page(lambda _: "", lambda n: "".join(f"<meta name='k{k}' content='v'>" for k in range(n))),
    "encoded words": mail(lambda n: "Subject: " + "=?utf-8?B?w6Q=?= " * n + "\n"),
    "mail parts": mail(
        lambda _: "Subject: Mill\nContent-Type: multipart/mixed; boundary=b\n",
        lambda n: "".join(f"--b\nContent-Type: text/plain\n\nMill {k} is old.\n" for k in range(n)) + "--b--",
    ),
    "JSON values": lambda n: Made("json", json.dumps({"title": "Mill", "text": TEXT, "other": [[]] * n}).encode()),
}


def read(made: Made) -> str | None:
    """Take and read an input; the sentence where it was refused or cut."""
    ((item, *_),) = read_shard(Shard((Paper("-", made.raw, made.form),), Office(), now=NOW))
    if isinstance(item, Refusal):
        return item.reason
    return next((note for note in item[0].notes if "more" in note or "longer" in note or "left" in note), None)


def tell(count: int, make_text: Callable[[int], str]) -> list[tuple[Report, Reading]]:
    """So many reports of different outlets, read."""
    papers = tuple(
        Paper(f"{k}", f"Title: Mill stands still\nOutlet: Post {k}\nPublished: 2024-05-{k % 9 + 1:02d}\n\n{make_text(k)}".encode(), "text")
        for k in range(count)
    )
    found = read_shard(Shard(papers, Office(), now=NOW))
    return [item for items in found for item in items if not isinstance(item, Refusal)]


SAME = f"{TEXT} The guild of bakers of Karst learned of it at the counter, said its master, Odo Brennan. Nine men were sent home."
WEIGHING: dict[str, Callable[[int], list[tuple[Report, Reading]]]] = {
    "reports of one text": lambda n: tell(n, lambda _: SAME),
    "one number differs": lambda n: tell(n, lambda k: SAME.replace("Nine", str(k + 2))),
    "one shared sentence": lambda n: tell(n, lambda k: f"{TEXT} Keeper {k} of mill {k} in place {k} was sent home with {k} pounds."),
    "two reports, claims": lambda n: tell(
        2, lambda _: " ".join(f"Mill {j} of Karst{j} stood still for {j} days in May." for j in range(n))
    ),
    "two reports, dates": lambda n: tell(
        2, lambda k: " ".join(f"The vote of Karst{j} was held on May {(j + k) % 28 + 1}." for j in range(n))
    ),
    "two reports, quotations": lambda n: tell(2, lambda _: "\n\n".join(f"“Mill {j} is old,” Berta Kvist said." for j in range(n))),
}


def weigh(pairs: list[tuple[Report, Reading]]) -> str | None:
    """Weigh reports."""
    weigh_loaded(Loaded(tuple(pairs)), Run(NOW, engine="serial"))
    return None


def weighed(make_it: Callable[[int], list[tuple[Report, Reading]]]) -> Callable[[int], Weighed]:
    """A series of reports that are weighed already."""
    return lambda n: weigh_loaded(Loaded(tuple(make_it(n))), Run(NOW, engine="serial"))


def brief(made: Weighed) -> str | None:
    """Brief the largest story."""
    for story in made.weighing.stories[:1]:
        make(find_subject(made, story), date(2024, 6, 1), Office(), False)
    return None


def seconds(work: Callable[[], str | None]) -> tuple[float, str | None]:
    """The processor's time of some work, and what it says."""
    began = time.process_time()
    said = work()
    return time.process_time() - began, said


def double(make_it: Callable[[int], object], work: Callable[[object], str | None], least: float, times: int, start: int) -> str:
    """A series, doubled until the larger of a pair takes `least` seconds: its line of the table."""
    n = start
    while True:
        made = make_it(2 * n)
        took, said = seconds(partial(work, made))
        if said is not None or (isinstance(made, Made) and len(made.raw) > LARGEST):
            return f"stopped at {2 * n:,}: {said or f'{LARGEST:,} bytes in {took:.1f} s'}"
        if took >= least:
            break
        n *= 2
    small, large = make_it(n), made
    pairs = [(seconds(partial(work, small))[0], seconds(partial(work, large))[0]) for _ in range(times)]
    one, two = (statistics.median(column) for column in zip(*pairs, strict=True))
    line = f"{n:,} in {one:.2f} s, {2 * n:,} in {two:.2f} s: {two / one:.2f}"
    longest, size = two, 2 * n
    while two / one > MOST and longest < PATIENCE:  # a limit may stand a little further on
        size *= 2
        took, said = seconds(partial(work, make_it(size)))
        if said is not None:
            return f"stopped at {size:,} in {took:.1f} s: {said}; before it {line}"
        longest = took
    return line


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    read(Made("text", TEXT.encode()))  # loads what is loaded once
    high = []
    # The rooms differ in what they take.
    every: list[tuple[str, str, Any, Any, int]] = [
        *(("reading", name, one, read, 64) for name, one in READING.items()),
        *(("weighing", name, one, weigh, 8) for name, one in WEIGHING.items()),
        *(("briefing", name, weighed(one), brief, 8) for name, one in WEIGHING.items()),
    ]
    for room, name, one, work, start in every:
        if given.only in f"{room}: {name}":
            line = double(one, work, given.seconds, given.times, start)
            print(f"| {room} | {name} | {line} |", flush=True)
            if not line.startswith("stopped") and float(line.rsplit(": ", 1)[1]) > MOST:
                high.append(name)
    sys.exit(f"Above {MOST}: {', '.join(high)}" if high else 0)


if __name__ == "__main__":
    main()
