"""An opened office with its memory: the folder with the officer's word, the store, and the verbs that work on both.

desk = legation.open("office.db")          # a store; the office folder is the one it lies in, if that holds one
desk = legation.open("my-office")          # an office folder; its store is office.db in it, or `store` of settings.yml
desk = legation.Desk()                     # neither: what is read is weighed and briefed in memory
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define

from legation.desk.office import open_office
from legation.desk.outgoing import Outgoing
from legation.desk.place import Place, find_place, find_store

if TYPE_CHECKING:
    from legation.desk.shard import Read
    from legation.desk.verbs.brief import Briefing
    from legation.desk.verbs.calendar import Calendar
    from legation.desk.verbs.claims import Claims
    from legation.desk.verbs.compare import Compared
    from legation.desk.verbs.differ import Differing
    from legation.desk.verbs.draft import Composing
    from legation.desk.verbs.enlist import Enlisted
    from legation.desk.verbs.examine import Examined
    from legation.desk.verbs.export import Exported
    from legation.desk.verbs.foresee import Foreseen
    from legation.desk.verbs.ingest import Kept
    from legation.desk.verbs.lineage import Lineage
    from legation.desk.verbs.members import Members
    from legation.desk.verbs.morning import Glance, Morning, Refused
    from legation.desk.verbs.passages import Passages
    from legation.desk.verbs.positions import Positions
    from legation.desk.verbs.propose import Proposal, Ruled
    from legation.desk.verbs.record import Trail
    from legation.desk.verbs.since import News
    from legation.desk.verbs.sources import Sources
    from legation.desk.verbs.statements import Statements
    from legation.desk.verbs.tell import Telling
    from legation.desk.verbs.upkeep import Finding, Rebuilt
    from legation.desk.verbs.watch import Signal
    from legation.desk.verbs.weigh import Reweighed, Weighed
    from legation.intake.source import Passed
    from legation.records.draft import Draft
    from legation.records.reading import Reading
    from legation.records.register import Look
    from legation.records.report import Report
    from legation.records.ruling import Ruling
    from legation.records.story import Story
    from legation.store.derived.stories import StoryHead


@define
class Desk(Outgoing):
    """The officer's desk: a session with its verbs, each a function of the file of its name in `verbs/`. It is looked up when it is used,
    for opening an office loads no parser."""

    def read(self, *paths: str, as_is: bool = False) -> "Iterator[Read | Passed]":
        """Each report of the paths (or of the office's sources) with its reading, what was refused or passed over in its place."""
        from legation.desk.verbs.read import read

        return read(self, paths, as_is)

    def ingest(self, *paths: str) -> "Kept":
        """Take reports into the store, each once: files, folders, addresses; without any, every source of the watch list."""
        from legation.desk.verbs.ingest import ingest
        from legation.desk.verbs.watch import ask_sources

        return ingest(self, paths) if paths else ask_sources(self, early=True)

    def watch(self, stop: "Signal", told: "Callable[[Kept, Reweighed], object]" = lambda *_: None, once: bool = False) -> "Kept":
        """Ask every source when it is due and weigh what comes, until it is stopped, or `once`."""
        from legation.desk.verbs.watch import watch

        return watch(self, stop, told, once)

    def next_due(self) -> datetime | None:
        """When the next source is to be asked; None where nothing is watched."""
        from legation.desk.verbs.watch import next_due

        return next_due(self)

    def weigh(self, *paths: str) -> "Weighed | Reweighed":
        """Put new reports of the store to their stories and weigh anew the stories that they touch; or weigh the paths, in memory."""
        from legation.desk.verbs.weigh import weigh

        return weigh(self, paths)

    def brief(self, *paths: str, **asked: Any) -> "Briefing":
        """Checked briefs on the stories of the store, or of the paths; see `legation.desk.verbs.brief.brief` for what can be asked."""
        from legation.desk.verbs.brief import brief

        return brief(self, paths, **asked)

    def show(self, what: str = "stories", limit: int = 20) -> Any:
        """A list of the office, or one thing by (the beginning of) its id, as plain values."""
        from legation.desk.verbs.show import show

        return show(self, what, limit)

    def view(self, made: object, whole: bool = True) -> Any:
        """What a verb gave, as plain values: what the commands print as JSON."""
        from legation.desk.verbs.show import view

        return view(self, made, whole)

    def stories(self, limit: int = 20) -> "list[Story]":
        """The stories with the newest activity."""
        return self.store.stories.all(limit)

    def heads(self, limit: int = 20, after: tuple[int, str] | None = None) -> "list[StoryHead]":
        """The heads of the stories with the newest activity, those behind the place `after` (a head's activity and id)."""
        return self.store.stories.heads(limit, after)

    def story(self, name: str) -> "Story":
        """A story by (the beginning of) its id."""
        from legation.desk.session import find_id
        from legation.desk.verbs.brief import recall

        return recall(self, find_id(self, name, ("story",))[1])[0]

    def report(self, name: str) -> "tuple[Report, Reading]":
        """A report with its reading, by (the beginning of) its id."""
        from legation.desk.session import find_id, pair_up

        return pair_up(self, [find_id(self, name, ("report",))[1]])[0]

    def search(self, *words: str, **asked: Any) -> dict[str, Any]:
        """What the office holds of some words, newest first; see `legation.desk.verbs.search.search` for the filters."""
        from legation.desk.verbs.search import search

        return search(self, words, **asked)

    def tell(self, story: str, every: bool = False, away: datetime | None = None, **opened: Any) -> "Telling":
        """A story as its page tells it: its lines with the stemma of each; what came since the last visit is new."""
        from legation.desk.verbs.tell import tell

        return tell(self, story, every, away, **opened)

    def claims(self, story: str, after: str = "", **asked: Any) -> "Claims":
        """The claims of a story, the weightiest first, thirty at a time."""
        from legation.desk.verbs.claims import claims

        return claims(self, story, after, **asked)

    def members(self, story: str, after: str = "", **asked: Any) -> "Members":
        """The reports of a story in order of publication, fifty at a time."""
        from legation.desk.verbs.members import members

        return members(self, story, after, **asked)

    def differ(self, story: str, number: int = 1, after: int = 0) -> "Differing":
        """On what the reports of a story differ: the point of that number as a table of values, the weightiest being the first."""
        from legation.desk.verbs.differ import differ

        return differ(self, story, number, after)

    def passages(self, story: str, of: str = "", **at: Any) -> "Passages":
        """The passages behind a claim of a story, each under its origin, or those at some addresses."""
        from legation.desk.verbs.passages import passages

        return passages(self, story, of, **at)

    def lineage(self, story: str) -> "Lineage":
        """The origins of a story, the reports that hang from each, and why."""
        from legation.desk.verbs.lineage import lineage

        return lineage(self, story)

    def examine(self, report: str, start: int = 0) -> "Examined":
        """A report with marks over what was found in it, what was cut around it, and how it was edited."""
        from legation.desk.verbs.examine import examine

        return examine(self, report, start)

    def compare(self, *reports: str) -> "Compared":
        """Two or three reports side by side: what they share, and what is each one's own."""
        from legation.desk.verbs.compare import compare

        return compare(self, reports)

    def positions(self, issue: str | None = None, story: str | None = None, **asked: Any) -> "Positions":
        """Where parties stand on an issue, or on all, and since when; in one story, or in the whole office."""
        from legation.desk.verbs.positions import positions

        return positions(self, issue, story, **asked)

    def calendar(self, past: bool = False, story: str | None = None, **asked: Any) -> "Calendar":
        """Which dates follow, or what came of those gone by; or all dates of one story."""
        from legation.desk.verbs.calendar import calendar

        return calendar(self, past, story=story, **asked)

    def statements(self, text: str = "", **asked: Any) -> "Statements":
        """Who said what; see `legation.desk.verbs.statements.statements` for what can be asked."""
        from legation.desk.verbs.statements import statements

        return statements(self, text, **asked)

    def sources(self, **asked: Any) -> "Sources":
        """Who reports, and who copies: what each outlet did, beside the officer's word about it."""
        from legation.desk.verbs.sources import sources

        return sources(self, **asked)

    def rule(self, verb: str, *about: str, value: str | None = None, why: str = "", seen: str = "") -> "Ruling":
        """Make a ruling, with its reason; the next weighing hears it. With the state `seen` of `foresee`, not on what changed meanwhile."""
        from legation.desk.verbs.rule import rule

        return rule(self, verb, about, value, why, seen)

    def propose(self, verb: str, *about: str, value: str = "", asked: bool = False) -> "Proposal":
        """A ruling that is not made yet: what it would be about, in words, and what it may be given."""
        from legation.desk.verbs.propose import propose

        return propose(self, verb, about, value, asked)

    def rulings(self, limit: int = 40, before: int | None = None) -> "tuple[Ruled, ...]":
        """What was ruled by whom, newest first, below the number `before`."""
        from legation.desk.verbs.propose import rulings

        return rulings(self, limit, before)

    def draft(self, act: str = "list", name: str = "", *keys: str, **given: Any) -> "list[Draft]":
        """The briefs that officers compose: list, make on a story, add and remove lines, move one, drop; see
        `legation.desk.verbs.draft.draft`."""
        from legation.desk.verbs.draft import draft

        return draft(self, act, name, keys, **given)

    def compose(self, draft: str) -> "Composing":
        """A draft with all that could be in it, and the page as it would leave."""
        from legation.desk.verbs.draft import compose

        return compose(self, draft)

    def export(self, what: str, form: str, **asked: Any) -> "Exported":
        """The brief of a draft, or the machine's brief on a story, as a file of a form: ``md``, ``pdf``, ``docx`` …"""
        from legation.desk.verbs.export import export

        return export(self, what, form, **asked)

    def foresee(self, verb: str, *about: str, value: str | None = None) -> "Foreseen":
        """The effect of a ruling before it is made; nothing is written."""
        from legation.desk.verbs.foresee import foresee

        return foresee(self, verb, about, value)

    def since(self, moment: datetime | None = None, story: str | None = None) -> "list[News]":
        """What changed since a moment (a day ago, if none is given), story by story."""
        from legation.desk.verbs.since import since

        return since(self, moment, story)

    def visit(self) -> datetime | None:
        """Note that the officer is here; since when he was away, None where he was never here before."""
        from legation.desk.verbs.look import visit

        return visit(self)

    def morning(self, away: datetime | None = None, **asked: Any) -> "Morning":
        """What changed since the officer was away, weightiest first; see `legation.desk.verbs.morning.morning` for what can be asked."""
        from legation.desk.verbs.morning import morning

        return morning(self, away, **asked)

    def glance(self, story: str) -> "Glance":
        """What a story says and where accounts differ, in a few lines."""
        from legation.desk.verbs.morning import glance

        return glance(self, story)

    def next_story(self, after: str, away: datetime | None = None) -> str | None:
        """The id of the unread story that the morning shows next after another."""
        from legation.desk.verbs.morning import find_next

        return find_next(self, away, after)

    def look(self, about: str, state: str, seen: int = 0) -> "Look":
        """Set a story of the morning to unread, read or done."""
        from legation.desk.verbs.look import look

        return look(self, about, state, seen)

    def pass_by(self, story: str) -> None:
        """Note that the officer opened a story: it is read."""
        from legation.desk.verbs.look import pass_by

        pass_by(self, story)

    def take_back(self, rulings: bool = True) -> "Look | Ruling | None":
        """Take back what the officer did last: a step of his morning, or (with `rulings`) a ruling of this visit."""
        from legation.desk.verbs.look import take_back

        return take_back(self, rulings)

    def rebuild(self) -> "Rebuilt":
        """Drop all that is derived and make it again."""
        from legation.desk.verbs.upkeep import rebuild

        return rebuild(self)

    def backup(self, path: str | Path) -> str:
        """Everything in the store into one file; returns the head of the audit in it, to note elsewhere."""
        from legation.desk.verbs.upkeep import backup

        return backup(self, Path(path))

    def restore(self, path: str | Path) -> int:
        """A backup back into the store, which must be empty; returns how many reports it holds."""
        from legation.desk.verbs.upkeep import restore

        return restore(self, Path(path))

    def copy(self, url: str) -> int:
        """Everything into another store, which must be empty; returns how many reports."""
        from legation.desk.verbs.upkeep import copy

        return copy(self, url)

    def doctor(self, head: str = "") -> "list[Finding]":
        """What is wrong with the office, and what to do; `head` is the head of the audit as it was once noted elsewhere."""
        from legation.desk.verbs.upkeep import doctor

        return doctor(self, head)

    def refusals(self, limit: int = 50, before: int | None = None) -> "tuple[Refused, ...]":
        """What was refused, newest first, below the number `before`."""
        from legation.desk.verbs.record import refusals

        return refusals(self, limit, before)

    def audit(self, limit: int = 50, before: int | None = None) -> "Trail":
        """What was done by whom, newest first, below the number `before`."""
        from legation.desk.verbs.record import audit

        return audit(self, limit, before)

    def newest(self, limit: int = 6) -> "tuple[Report, ...]":
        """The reports that arrived last."""
        from legation.desk.verbs.record import newest

        return newest(self, limit)

    def raw(self, digest: str) -> bytes | None:
        """Bytes as they came, by their digest."""
        from legation.desk.verbs.record import raw

        return raw(self, digest)

    def enlist(self, lines: str = "", issues: str = "", parties: str = "") -> "Enlisted":
        """Add sources, issues and parties to the watch list of the office."""
        from legation.desk.verbs.enlist import enlist

        return enlist(self, lines, issues, parties)

    def hand_in(self, *files: tuple[str, bytes]) -> tuple[list[str], list[str]]:
        """Keep files that were given by hand: paths to ingest, and sources that lists of feeds among them added."""
        from legation.desk.verbs.enlist import hand_in

        return hand_in(self, files)

    def hand_in_text(self, text: str, **said: str) -> str:
        """Keep a text that was pasted, with its title, outlet, day and address where they are said: a path to ingest."""
        from legation.desk.verbs.enlist import hand_in_text

        return hand_in_text(self, text, **said)

    def import_list(self, path: str | Path) -> str:
        """A list of feeds from another program (OPML) as sources for ``watch.yml``."""
        from legation.desk.verbs.watch import import_list

        return import_list(Path(path))

    def export_list(self) -> str:
        """The feeds and pages of the watch list for other programs (OPML)."""
        from legation.desk.verbs.watch import export_list

        return export_list(self)


def open_desk(place: str | Path | None = None, store: str | None = None, readonly: bool = False, make: bool | None = True) -> Desk:
    """Open an office: `place` is its folder, the file of its store, or the URL of one; `store` names another store for a folder.

    Makes the store where there is none yet, unless `make` is False: then OfficeError says that there is none, and how to begin. With None
    the store is not opened before a verb needs it, so that what works on paths can do without.
    """
    folder, url = find_place(place, store)
    office = open_office(folder)
    desk = Desk(office, place=Place(url or find_store(office), named=store is not None, readonly=readonly, make=bool(make)))
    if make is not None:
        desk.connect()
    return desk
