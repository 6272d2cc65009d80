"""One visit to a source: asked, split into its items, and what is new in it handed on; what is to be remembered comes last.

A visit is a generator. It yields a `Request` where it needs an address fetched, and is sent the answer; everything else that it yields
is for the desk. What it yields as `Noted` is true only once all that it yielded before is kept, so that nothing is lost between.

Which items of a source the officer wants, by the words of their title and address.

Whether a feed came whole: one that breaks for an hour must not be mistaken for news, one that is always broken is read all the same.
"""

import io
from collections.abc import Generator, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from stat import S_ISREG

from attrs import evolve

from legation.intake import limits
from legation.intake.fetch import Failed, Fetched, Mark, Unchanged
from legation.intake.forms.feed import NO_ENTRIES, spell_encoding
from legation.intake.paper import Feed, Paper, Passed
from legation.intake.source import find_items, find_on_disk, is_address
from legation.intake.watching.entries import Entry, find_entries, find_link, find_seal
from legation.intake.watching.pages import follow
from legation.intake.watching.watch import (
    Answered,
    Arrived,
    Memory,
    Noted,
    Request,
    Step,
    Visit,
    Watch,
    find_due,
    note_answer,
    note_broken,
    note_failure,
)
from legation.records.errors import Refusal
from legation.records.register import Seen, Watched

# Scripts written without spaces begin here; their words have no edges that could be looked for.
_EDGELESS = "\u2e80"


def is_wanted(include: Sequence[str], exclude: Sequence[str], title: str | None, address: str | None) -> bool:
    """Whether an item passes: one of `include` is in its title or address (where there are any), and none of `exclude`."""
    said = [words.casefold() for words in (title, address) if words]
    included = not include or any(holds(words, pattern.casefold()) for words in said for pattern in include)
    return included and not any(holds(words, pattern.casefold()) for words in said for pattern in exclude)


def holds(words: str, pattern: str) -> bool:
    """Whether a pattern stands in some words as whole words; ``*`` stands for anything ("nuclear*", "talks*moscow").

    Each piece is looked for once from where the last one ended, so that no pattern can make the search slow.
    """
    pieces = [piece for piece in pattern.split("*") if piece.strip()]
    place = 0
    for number, piece in enumerate(pieces):
        left = number == 0 and not pattern.startswith("*")
        right = number == len(pieces) - 1 and not pattern.endswith("*")
        place = _find(words, piece, place, left, right)
        if place < 0:
            return False
    return bool(pieces)


def _find(words: str, piece: str, place: int, left: bool, right: bool) -> int:
    """The end of the first place where the piece stands, with its edges free where they must be; -1 for none."""
    while (start := words.find(piece, place)) >= 0:
        end = start + len(piece)
        if not (left and _runs_on(words[start - 1 : start], piece[0])) and not (right and _runs_on(words[end : end + 1], piece[-1])):
            return end
        place = start + 1
    return -1


def _runs_on(outside: str, edge: str) -> bool:
    """Whether a word goes on over the edge of a piece."""
    return outside.isalnum() and edge.isalnum() and outside < _EDGELESS and edge < _EDGELESS


# What is said of a feed that is read in spite of its faults, and of one that is given time to mend.
FAULTY = "This feed is not well-formed XML; it is read as well as it goes."
BREAKS = "This feed came broken (not well-formed XML) and is left until it comes whole again."
# So often in a row a feed may come broken before it is taken to be like that; with an interval of an hour that is a night.
PATIENT = 8

_ENDS = (b"</rss>", b"</feed>", b"</rdf:rdf>")


def is_whole(paper: Paper) -> bool:
    """Whether a fetched paper is no feed, or a feed in well-formed XML."""
    if paper.form != "feed":
        return True
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        etree.fromstring(spell_encoding(paper.raw), parser)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True


def is_worth_waiting(state: Watched) -> bool:
    """Whether a feed that came broken is not known to be always so, nor has been for long: then what it shows is not believed yet."""
    return state.said != FAULTY and state.failures < PATIENT


def is_cut(paper: Paper) -> bool:
    """Whether a feed stops before its end: then its last entry may be half an entry."""
    return paper.form == "feed" and not paper.raw[-1_000:].rstrip().lower().endswith(_ENDS)


Found = Paper | Refusal | Passed | Feed
Looked = Generator[Step, Answered, bool]

# Seconds in which a file can change without its time changing; the coarsest file systems count in twos.
_GRAIN = 2.0
# A feed's address that answers with a web page is a notice ("back soon"), not news.
NO_FEED = "This address gave items before and now answers with a web page, which is not taken for news."


def visit(watch: Watch, memory: Memory, now: datetime) -> Visit:
    """Look at one source of the watch list."""
    state = memory.get(watch.name) or Watched(watch.name)
    if is_address(watch.source):
        yield from _visit_address(watch, state, memory, now, listed=False)
        return
    mark = find_mark(Path(watch.source), now)
    if mark is not None and mark == state.etag:
        yield Noted((note_answer(state, watch, now),))
        return
    items = find_on_disk(watch.source)
    first = next(items, None)
    if isinstance(first, Refusal) and first.source == watch.source:
        yield from _break_off(watch, state, now, first.reason)
        return
    is_list = yield from _hand_on(chain([first] if first else [], items), watch, memory, now, watch.source, listed=False)
    yield Noted((evolve(note_answer(state, watch, now), etag=None if is_list else mark),))


def find_mark(path: Path, now: datetime) -> str | None:
    """The state of a file, so that a large mailbox or crawl is not read through while it stays; None for a folder, and for a file so
    young that it could change again within the grain of its clock."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return None
    young = stat.st_mtime + _GRAIN > now.timestamp()
    return None if young or not S_ISREG(stat.st_mode) else f"{stat.st_size}-{stat.st_mtime_ns}"


def _visit_address(watch: Watch, state: Watched, memory: Memory, now: datetime, listed: bool) -> Visit:
    """Ask an address, and hand on what is new there. `listed`: it stands in a list of feeds, so it may not be one itself."""
    answer = yield Request(watch.source, Mark(state.etag, state.modified))
    if not isinstance(answer, Fetched | Unchanged):
        yield from _fail(watch, state, now, answer or Failed(watch.source, "The address was not asked."))
        return
    said = f"The address has moved for good to {answer.moved}; change it in the watch list." if answer.moved else None
    if isinstance(answer, Unchanged):
        yield Noted((note_answer(state, watch, now, said),))
        return
    paper = answer.paper
    whole = is_whole(paper)
    if not whole and is_worth_waiting(state) and memory.items(watch.name):
        yield from _break_off(watch, state, now, BREAKS)
        return
    if paper.form == "html" and memory.item(watch.name, watch.name) is None and memory.items(watch.name):
        yield from _break_off(watch, state, now, NO_FEED)
        return
    found = [set_address(item, answer) for item in find_items(watch.source, io.BytesIO(paper.raw), named=True)]
    if whole and found == [Refusal(watch.source, "take", NO_ENTRIES)]:
        # A young or quiet feed, no fault.
        found = []
    if found and isinstance(found[0], Refusal) and found[0].source == watch.source:
        yield from _break_off(watch, state, now, found[0].reason)
        return
    if is_cut(paper):
        found = found[:-1]
    is_list = yield from _hand_on(found, watch, memory, now, answer.address, listed)
    # What came broken must be sent again, changed or not; so must a list, as its feeds are asked whenever it is.
    mark = answer.mark if whole and not is_list else Mark()
    yield Noted((evolve(note_answer(state, watch, now, said or (None if whole else FAULTY)), etag=mark.etag, modified=mark.modified),))


def set_address(item: Found, answer: Fetched) -> Found:
    """A fetched page with the address it came from in the end; the items of a container have their own."""
    return evolve(item, url=answer.address) if isinstance(item, Paper) and item.source == answer.paper.source else item


def _fail(watch: Watch, state: Watched, now: datetime, failed: Failed) -> Visit:
    if state.said != failed.reason and failed.wait is None:
        yield Refusal(watch.source, "take", failed.reason)
    yield Noted((note_failure(state, watch, now, failed.reason, failed.status, failed.wait),))


def _break_off(watch: Watch, state: Watched, now: datetime, reason: str) -> Visit:
    """Say once that a source holds nothing that can be used at the moment; it is asked again at its interval."""
    if state.said != reason:
        yield Refusal(watch.source, "take", reason)
    yield Noted((note_broken(state, watch, now, reason),))


def _hand_on(found: Iterable[Found], watch: Watch, memory: Memory, now: datetime, base: str, listed: bool) -> Looked:
    """What is new among the things found, one after the other; what was refused in their midst is said once. Whether it is a list of
    feeds."""
    feeds = followed = 0
    for batch in find_batches(found):
        if isinstance(batch, list):
            for entry in find_entries(batch, watch, watch.source):
                followed += yield from _look_at(entry, watch, memory, now, base, later=followed >= limits.FOLLOWED)
        elif isinstance(batch, Refusal):
            yield from _say_once(batch, watch, memory, now)
        elif isinstance(batch, Feed):
            feeds += 1
            if listed or feeds > limits.FEEDS:
                many = f"The list names more than {limits.FEEDS} feeds; the rest is left."
                reason = "This is a list of feeds inside a list of feeds; name it by itself." if listed else many
                yield from _say_once(Refusal(watch.source, "take", reason), watch, memory, now)
                break
            yield from _visit_listed(find_listed(watch, batch.address), memory, now)
    return feeds > 0


def find_listed(watch: Watch, address: str) -> Watch:
    """A feed of a list as a source of its own, watched as the list is."""
    return evolve(watch, source=address, name=f"{watch.name}#{address}")


def _visit_listed(watch: Watch, memory: Memory, now: datetime) -> Visit:
    state = memory.get(watch.name)
    due = find_due(state, watch.interval, now)
    if due is not None and due <= now:
        yield from _visit_address(watch, state or Watched(watch.name), memory, now, listed=True)


def _look_at(entry: Entry, watch: Watch, memory: Memory, now: datetime, base: str, later: bool) -> Looked:
    """Hand on one item if it is wanted and new, or not as it was; whether its page was looked at (`later`: it is not, for now)."""
    before = memory.item(watch.name, entry.name)
    if (before is not None and before.digest == entry.seal) or not is_wanted(watch.include, watch.exclude, entry.title, entry.address):
        return False
    seen = Seen(watch.name, entry.name, entry.seal, now, before.report if before and entry.lasting else None)
    link = find_link(entry, base) if watch.follow else None
    if link is not None:
        yield from follow(link, seen, entry.paper, watch, memory, now, later)
    else:
        yield Arrived(say_source(entry.paper, watch), watch, (seen,), seen.report)
    return link is not None and not later


def say_source(paper: Paper, watch: Watch) -> Paper:
    """A paper with what the watch list says of its source."""
    return evolve(paper, outlet=watch.outlet, language=watch.language)


def _say_once(refusal: Refusal, watch: Watch, memory: Memory, now: datetime) -> Visit:
    item = refusal.source.removeprefix(watch.source).lstrip("/#") or watch.name
    seal = find_seal(refusal.reason.encode())
    before = memory.item(watch.name, item)
    if before is None or before.digest != seal:
        yield refusal
        yield Noted(seen=(Seen(watch.name, item, seal, now),))


def find_batches(found: Iterable[Found]) -> Iterator[list[Paper] | Refusal | Feed]:
    """The papers of one container together (as many as one fetched document can hold), so that their names can be compared; the others
    each by itself, in their order."""
    batch: list[Paper] = []
    home, held = "", 0
    for item in found:
        container = item.source.rpartition("#")[0] if isinstance(item, Paper) else ""
        if batch and (not container or container != home or held > limits.DOSSIER):
            yield batch
            batch, held = [], 0
        if isinstance(item, Paper):
            batch.append(item)
            home, held = container, held + len(item.raw)
        elif not isinstance(item, Passed):
            yield item
    if batch:
        yield batch
