"""Where each passage of a claim comes from: one row a passage, that an officer can read.

A row begins with what the report itself says, and takes over what the other rows know: a version of a dispatch has the source that another
version names, the same words of the same speaker have one source wherever they are printed, and a lead has the source that its report names
further down.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from legation.language.language import Language
from legation.records.report import Report
from legation.records.story import Source, SourceKind
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import same_person
from legation.weighing.lineage.lineage import Lineage
from legation.weighing.lineage.reuse import RUN

# Keys that no outlet or agency has.
DOCUMENT = "document"
SPEAKER = "speaker "

# Kinds of sources that have a name of their own.
_NAMED = ("outlet", "document")


@frozen
class Row:
    """A passage and its source. Equal `key`s are one source, None cannot be told; `room` is the newsroom that has it from there (an outlet
    or agency has it from itself). `name` is what the source's outlet or agency is credited by. `else_key` is what it counts for if the
    doubt falls the other way, where `source` is certain at the least only because the claim would otherwise count too high. `stated` where
    the report says so of these very words. `author` of a document is he, or the body he speaks for. `apart` where
    it is in doubt that the passage stands behind the claim's words at all."""

    passage: Account
    report: str
    key: str | None
    room: str | None
    name: str | None
    source: Source
    else_key: str | None = None
    stated: bool = True
    author: str | None = None
    apart: bool = False

    @property
    def own(self) -> bool:
        """Whether the report is held to tell this on its own word: nobody else is named for it."""
        return self.source.kind in ("newsroom", "agency")


def find_rows(
    reports: Sequence[Report],
    passages: Sequence[Account],
    lineage: Lineage,
    language: Language,
    plain: bool,
    doubts: Mapping[Account, str] | None = None,
) -> list[Row]:
    """One row a passage, in the order of the passages. `plain` for a claim that is nobody's word; `doubts` say of some passages why
    it is in doubt that they stand behind it."""
    rows = [begin(reports[passage.report].id, passage, lineage) for passage in passages]
    rows = share_in_dispatch(rows, lineage)
    rows = share_utterance(reports, share_words(reports, rows, lineage, language), language)
    rows = share_in_report(share_credited(rows, lineage))
    # Whoever carries "X said p" has X's word: all documents of it are one. For "p" itself so is whatever one speaker said or wrote.
    rows = _as_speakers(rows) if plain else [evolve(row, key=DOCUMENT) if row.source.kind == "document" else row for row in rows]
    if plain:
        rows = share_spoken(reports, share_in_report(share_in_dispatch(rows, lineage)), language)
    return [doubt(row, doubts[row.passage]) if doubts and row.passage in doubts else row for row in rows]


def begin(report: str, passage: Account, lineage: Lineage) -> Row:
    """What a report says of where a passage comes from."""
    if passage.nameless:
        return Row(passage, report, None, None, None, Source("unnamed", None, False, ("the outlet that it is given to has no name",)))
    through = via(passage)
    root, certain = lineage.root_of(report, passage.span, through)
    name = lineage.name_of(report, passage.span, through)
    heard = lineage.heard_at(report, passage.span)
    if heard is not None and heard.source.kind == "document":
        who = _speaker(passage) or heard.speaker
        named = passage.speaker or heard.source.name or who
        return Row(passage, report, DOCUMENT, root or report, name, evolve(heard.source, name=named), stated=heard.stated, author=who)
    if through:
        return Row(passage, report, root, root, name, Source("outlet", name, True, (f"it is credited to {name}",)))
    if heard is not None and heard.source.kind == "outlet" and heard.source.name:
        room = lineage.newsrooms.get(heard.source.name, heard.source.name)
        return Row(passage, report, room, room, heard.source.name, heard.source, stated=heard.stated)
    whole = lineage.whole.get(report)
    if root is not None and whole is not None and root != whole.root:
        why = f"it stands beside words that are credited to {name}" if not certain else f"it is credited to {name}"
        return Row(passage, report, root, root, name, Source("outlet", name, certain, (why,)))
    kind: SourceKind = "occasion" if heard is not None and heard.source.kind == "occasion" else "newsroom"
    return Row(passage, report, root, root, name, Source(kind, name, certain, heard.source.why if heard is not None else ()))


def _speaker(passage: Account) -> str | None:
    """Whose word a passage is: the body that the speaker speaks for, else he himself; None for words of nobody who is named."""
    who = passage.mention
    return None if who is None or passage.from_outlet else who.party or who.actor or who.name


def share_in_dispatch(rows: Sequence[Row], lineage: Lineage) -> list[Row]:
    """The rows in which every version of a dispatch, and whoever writes from it, has the source that one of them names."""
    known = _know(rows, lineage)
    return [_in_dispatch(row, rows, known, lineage) for row in rows]


@frozen
class _Known:
    """Of each report of some rows the place of its first row, of the first of these whose source can be told, and of the first that names
    it; and of each origin the places of the first two reports that do."""

    first: Mapping[str, int]
    told: Mapping[str, int]
    naming: Mapping[str, int]
    named: Mapping[int, Sequence[int]]


def _know(rows: Sequence[Row], lineage: Lineage) -> _Known:
    first: dict[str, int] = {}
    told: dict[str, int] = {}
    naming: dict[str, int] = {}
    for place, row in enumerate(rows):
        first.setdefault(row.report, place)
        if row.key is not None:
            told.setdefault(row.report, place)
            if row.source.kind in (*_NAMED, "speaker"):
                naming.setdefault(row.report, place)
    named: dict[int, list[int]] = {}
    for report, place in naming.items():
        origin = lineage.origin_of(report)
        if origin is not None and len(named.setdefault(origin, [])) < 2:
            named[origin].append(place)
    return _Known(first, told, naming, named)


def _in_dispatch(row: Row, rows: Sequence[Row], known: _Known, lineage: Lineage) -> Row:
    if not row.own and row.source.kind != "occasion":
        return row
    origin, parents = lineage.origin_of(row.report), lineage.written_from(row.report)
    mates = [*(known.named.get(origin, ()) if origin is not None else ()), *(known.naming[one] for one in parents if one in known.naming)]
    mate = min((place for place in mates if rows[place].report != row.report), default=None)
    if mate is not None:
        return _take(row, rows[mate], "another version of the same dispatch names this source")
    for parent in parents:
        # Of two that are held to be written from each other the first stands for itself.
        mutual = row.report in lineage.written_from(parent) and parent in known.first
        turned = mutual and known.first[row.report] < known.first[parent]
        told = rows[known.told[parent]] if parent in known.told else None
        if told is not None and not turned and not _is_later(told.passage, row.passage):
            return _take(row, told, "it was written from a report that tells the same")
    return row


def _is_later(one: Account, other: Account) -> bool:
    """Whether a passage is of a report that came out on a later day than another's: nobody writes from it."""
    return one.day is not None and other.day is not None and one.day > other.day


def share_words(reports: Sequence[Report], rows: Sequence[Row], lineage: Lineage, language: Language) -> list[Row]:
    """The rows in which the words of one speaker have one source, wherever they are printed, unless a report was there itself. Very words
    that stand in a document are the document's, whomever a report heard or asked besides."""
    found = [row for row in rows if row.key is not None and (row.source.kind == "document" or lineage.is_told(row.report, row.key))]
    named = [row for row in found if row.stated] or found
    written = [row for row in named if row.source.kind == "document" and row.stated]
    shared = []
    for row in rows:
        if row.key is not None and (row.own or not row.stated) and row not in named:
            row = _share(reports, row, named, language)
        if row.key is not None and (row.own or row.source.kind == "occasion"):
            same = next((other for other in written if _same_words(reports, row.passage, other.passage, language)), None)
            row = row if same is None else _take(row, same, "the same words stand there")
        shared.append(row)
    return shared


def _share(reports: Sequence[Report], row: Row, named: Sequence[Row], language: Language) -> Row:
    """One row with the source of those of the same speaker, or of the same words where nobody is named for them."""
    same = [other for other in named if _same_words(reports, row.passage, other.passage, language)]
    if same:
        return _take(row, same[0], "the same words stand there")
    spoken = [other for other in named if _same_speaker(row.passage, other.passage)]
    if not spoken:
        return row
    # What nobody else is named for may be told to another, too; what the report gives to a source for other words may be from there.
    taken = _take(row, spoken[0], "the same speaker says the same there")
    # His other words need not stand in the same document.
    return evolve(taken, source=evolve(taken.source, form=""), else_key=row.key)


def share_utterance(reports: Sequence[Report], rows: Sequence[Row], language: Language) -> list[Row]:
    """The rows in which the very words of one speaker have one source, also where reports credit them to two: he said them once, and who
    printed them first cannot be told. At the most he said them twice."""
    first: list[Row] = []
    shared = []
    for row in rows:
        if row.source.kind in _NAMED and row.source.certain and row.key is not None and is_said(row.passage):
            same = next((other for other in first if _same_words(reports, row.passage, other.passage, language)), None)
            if same is None:
                first.append(row)
            elif same.key != row.key:
                row = evolve(_take(row, same, f"the same words are credited to {same.name or row.name} elsewhere"), else_key=row.key)
        shared.append(row)
    return shared


def is_said(passage: Account) -> bool:
    """Whether a passage is the very words of somebody, at least in part."""
    return passage.statement is not None and passage.statement.mode != "reported"


def _take(row: Row, other: Row, why: str) -> Row:
    """A row with the source of another. A document is had by every newsroom that read it, an interview by the outlet it was given to."""
    written = other.source.kind == "document"
    source = evolve(other.source, why=(why,))
    room, name = (row.room, row.name) if written else (other.room, other.name)
    return evolve(row, key=other.key, room=room, name=name, source=source, author=other.author)


def _same_speaker(one: Account, other: Account) -> bool:
    if one.speaker is None or other.speaker is None:
        return False
    return same_person(one.speaker, other.speaker)


def _same_words(reports: Sequence[Report], one: Account, other: Account, language: Language) -> bool:
    """Whether two passages share a run of words, one of them or both as somebody's words."""
    if one.statement is None and other.statement is None and not (one.assertion.quoted or other.assertion.quoted):
        return False
    left, right = reports[one.report], reports[other.report]
    return not _runs(left.words(one.span), language.of(left)).isdisjoint(_runs(right.words(other.span), language.of(right)))


@lru_cache(maxsize=1024)
def _runs(text: str, language: Language) -> frozenset[tuple[str, ...]]:
    words = [word for _, _, word in language.find_words(text)]
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def share_credited(rows: Sequence[Row], lineage: Lineage) -> list[Row]:
    """The rows in which a report that credits an outlet for something has from there what others credit to that outlet: a lead is told
    before its source is named."""
    outlets = {row.key: row for row in rows if row.source.kind == "outlet" and row.source.certain and row.key is not None}
    shared = []
    for row in rows:
        credited = next((outlets[name] for name in outlets if name in lineage.credited.get(row.report, ())), None)
        if row.own and row.key is not None and credited is not None and credited.key != row.key:
            why = f"its report credits {credited.name} and others credit {credited.name} for this"
            row = evolve(_take(row, credited, why), else_key=row.key)
        shared.append(row)
    return shared


def share_in_report(rows: Sequence[Row]) -> list[Row]:
    """The rows in which a report that names its source for the claim once has it from there wherever it tells the same."""
    named: dict[str, Row] = {}
    for row in rows:
        if not row.own and row.source.kind != "occasion":
            named.setdefault(row.report, row)
    shared = []
    for row in rows:
        source = named.get(row.report)
        if source is not None and row.own:
            why = "its report names this source for the same thing elsewhere"
            row = _take(row, source, why)
        shared.append(row)
    return shared


def share_spoken(reports: Sequence[Report], rows: Sequence[Row], language: Language) -> list[Row]:
    """The rows in which what a report tells as its own in the words of somebody, as others give them to him, is his word there too."""
    spoken = [row for row in rows if row.source.kind == "speaker" and row.source.certain]
    shared = []
    for row in rows:
        same = next(
            (other for other in spoken if other.report != row.report and _same_words(reports, row.passage, other.passage, language)), None
        )
        if same is not None and row.own and row.key is not None and row.passage.statement is None:
            row = evolve(_take(row, same, "others give the same words to him"), else_key=row.key)
        shared.append(row)
    return shared


def _as_speakers(rows: Sequence[Row]) -> list[Row]:
    """For "p" itself who only tells that X says so counts for X, and so does what X has written: a speaker, or the body he speaks for, is
    one source however he is named. A document of nobody who is named is the one speaker's, where there is but one."""
    names: list[str] = []
    found: list[tuple[Row, str | None]] = []
    for row in rows:
        written = row.source.kind == "document"
        who = row.author if written else _speaker(row.passage) if row.own or row.source.kind == "occasion" else None
        name = who if who is None else next((known for known in names if is_same(known, who)), who)
        if name is not None and name not in names:
            names.append(name)
        found.append((row, name))
    made = []
    for row, name in found:
        if row.source.kind == "document":
            name = name or (names[0] if len(names) == 1 else None)
            made.append(evolve(row, key=f"{SPEAKER}{name}" if name else DOCUMENT))
        elif name is not None:
            source = Source("speaker", row.passage.speaker or name, row.source.certain, ("it is told as his word",))
            made.append(evolve(row, key=f"{SPEAKER}{name}", source=source))
        else:
            made.append(row)
    return made


def is_same(one: str, other: str) -> bool:
    """Whether two names or ids of speakers mean one: "person:garba-shehu" and "Mallam Garba Shehu"."""
    return one == other or same_person(_spelled(one), _spelled(other))


def _spelled(name: str) -> str:
    kind, mark, rest = name.partition(":")
    return rest.replace("-", " ").title() if mark and kind.islower() else name


def doubt(row: Row, why: str) -> Row:
    """A row whose source counts in the range only, and why."""
    return evolve(row, source=evolve(row.source, certain=False, why=(*row.source.why, why)), apart=True)


def via(passage: Account) -> tuple[str, ...]:
    """The outlets a passage came through; one that is given as the speaker is where it comes from."""
    said = passage.statement
    if said is None or said.via:
        return said.via if said else ()
    return (said.speaker.name,) if passage.from_outlet and said.speaker and said.speaker.name else ()
