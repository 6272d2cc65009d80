"""Who said what in a report: the attributions of each paragraph as statements, with speaker, words, chain and manner."""

from collections.abc import Sequence

from attrs import evolve, frozen

from legation.reading.credits.mastheads import find_mastheads, find_unknown
from legation.reading.dates.dates import find_whens
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.sayings.cues import cues
from legation.reading.sayings.saying import Saying
from legation.reading.speakers.actors import known
from legation.reading.speakers.cast import Cast, Spoken, Who
from legation.reading.speakers.datelines import home_of
from legation.reading.speakers.people import Roll, find_people
from legation.reading.speakers.speakers import who_is
from legation.reading.statements.chain import Telling, how_told
from legation.reading.statements.choosing import choose
from legation.reading.statements.held import Holding, holding, how_far, how_held
from legation.reading.statements.kinds import Kinds, kinds, which_kind
from legation.reading.statements.mending import mend
from legation.reading.statements.quotes import find_quotes, tokens_of
from legation.reading.statements.timing import free_of_time, place, said_when
from legation.records.lexicon import Lexicon
from legation.records.reading import Mention, Mode, Statement, When
from legation.records.report import Report, Span


@frozen(eq=False)
class Told:
    """An attribution on its way to a statement: its paragraph, who is meant, to whom and where."""

    piece: int
    saying: Saying
    who: Who
    telling: Telling
    when: When | None


def cast_of(report: Report, pieces: Sequence[Piece], lexicon: Lexicon) -> Cast:
    """Who is named in the report, and what of it stands in quotation marks."""
    sorts = cues(lexicon).sorts
    trees = [mend(piece.tree, sorts) for piece in pieces]
    day = report.day.isoformat() if report.day is not None else None
    roll: Roll = find_people(trees, known(lexicon), day, home_of(report, known(lexicon)))
    mastheads = [find_mastheads(piece.text, lexicon) for piece in pieces]
    quotes = [tokens_of(find_quotes(piece.text), tree.starts, tree.ends) for piece, tree in zip(pieces, trees, strict=True)]
    return Cast(trees, roll, known(lexicon), mastheads, quotes, day)


def find_statements(report: Report, pieces: Sequence[Piece], cast: Cast, lexicon: Lexicon) -> list[Statement]:
    """All statements of a report, title first, in order."""
    words, lists, sorts = cues(lexicon), holding(lexicon), kinds(lexicon)
    found: list[Statement] = []
    for number, piece in enumerate(pieces):
        tree = cast.trees[number]
        told = []
        chosen = choose(tree, cast.quotes[number], cast.quoted[number], words)
        times = place(piece, find_whens(piece.text, piece.start, report.day, lexicon, piece.where)) if chosen else []
        dated = frozenset(t for time in times for t in range(time.a, time.b))
        for one in chosen:
            saying = free_of_time(tree, one.saying, times)
            who = who_is(cast, number, saying.head, saying.source)
            telling = how_told(tree, piece.text, saying, dated, cast.mastheads[number], cast.actors.phrases)
            if telling.outlet is None and telling.addressee is not None:
                telling = evolve(telling, outlet=next((m.name for m in find_unknown(telling.addressee, lexicon)), None))
            cast.spoken.append(Spoken(number, saying.head, saying.cue, who))
            told.append(Told(number, saying, who, telling, said_when(tree, saying, times)))
        told = [one for one in told if not echoed(one, told) and not is_author(one.who, report)]
        further = carry_on(pieces, cast, number, told, found[-1:])
        if further is not None:
            short = found.pop()
            whole = evolve(short, words=(*short.words, further), id="")
            found = [*(evolve(one, within=whole.id) if one.within == short.id else one for one in found), whole]
        found.extend(chained(tree, told, [state(report, piece, cast, one, lists, sorts, lexicon) for one in told]))
    return found


def state(report: Report, piece: Piece, cast: Cast, told: Told, lists: Holding, sorts: Kinds, lexicon: Lexicon) -> Statement:
    """An attribution as a statement, its words addressed in the report."""
    tree, saying, who = cast.trees[told.piece], told.saying, told.who
    phrase = tree.runs(saying.source)
    speaker = address(piece, tree, phrase[0][0], phrase[-1][1])
    mode = mode_of(tree, saying, cast.quoted[told.piece])
    return Statement(
        words=tuple(address(piece, tree, a, b) for a, b in tree.runs(saying.words)),
        speaker=None if saying.frame == "impersonal" else Mention(speaker, who.name, who.actor, who.party, who.why),
        cue=address(piece, tree, saying.cue, saying.cue + 1),
        mode=mode,
        held=how_held(tree, saying, lists),
        status=how_far(tree, saying, lists, lexicon),
        via=(told.telling.outlet,) if told.telling.outlet else (),
        venue=told.telling.venue,
        addressee=told.telling.addressee,
        said=told.when.first if told.when else None,
        when=told.when,
        report=report.id,
        kind=which_kind(tree, saying, mode, sorts),
    )


def chained(tree: Tree, told: Sequence[Told], statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a paragraph with their chain: one whose cue stands in another's words lies within it, and came through it.

    What encloses comes first in `rank`, so that no two statements can lie within each other, however the words are tangled.
    """
    made: list[Statement] = []
    for one, statement in zip(told, statements, strict=True):
        outer = [j for j, other in enumerate(told) if rank(other.saying) < rank(one.saying) and encloses(tree, other.saying, one.saying)]
        outer.sort(key=lambda j: len(told[j].saying.words))
        if not outer:
            made.append(statement)
            continue
        through = [told[j].who.name for j in outer if told[j].who.outlet]
        via = dict.fromkeys([*statement.via, *(name for name in through if name)])
        made.append(evolve(statement, within=statements[outer[0]].id, via=tuple(via)))
    return made


def echoed(one: Told, told: Sequence[Told]) -> bool:
    """Whether an attribution only repeats its speaker inside the same speaker's words: "he said that he believes"."""
    mine = one.who.actor
    return mine is not None and any(other is not one and one.saying.cue in other.saying.words and other.who.actor == mine for other in told)


def carry_on(pieces: Sequence[Piece], cast: Cast, number: int, told: Sequence[Told], last: Sequence[Statement]) -> Span | None:
    """The quotation that opens a paragraph where the one before it was left open: the same speaker goes on."""
    if not number or not last or not cast.quotes[number] or cast.quotes[number][0][0] != 0:
        return None
    before = pieces[number - 1]
    quotes, end = find_quotes(before.text), last[0].words[-1]
    spoke = bool(quotes) and quotes[-1].open and end.where == before.where and end.end > before.start + quotes[-1].start
    a, b = cast.quotes[number][0]
    if not spoke or end.end > before.start + len(before.text) or any(not one.saying.words.isdisjoint(range(a, b)) for one in told):
        return None
    tree = cast.trees[number]
    return address(pieces[number], tree, *tree.trim(a, b))


def is_author(who: Who, report: Report) -> bool:
    """Whether the report's own outlet is meant: what it says is the report itself, not somebody's words in it."""
    return who.outlet and who.name is not None and who.name == report.outlet


def encloses(tree: Tree, outer: Saying, inner: Saying) -> bool:
    """Whether one attribution lies within another: its cue among the other's words, or its speaker cited by the other's."""
    return inner.cue in outer.words or (inner.frame == "citing" and tree.heads[inner.cue] == outer.cue)


def rank(saying: Saying) -> tuple[int, bool, int]:
    """The order of enclosing: more words before fewer, then who reports before who is cited, then the earlier cue."""
    return -len(saying.words), saying.frame == "citing", saying.cue


def mode_of(tree: Tree, saying: Saying, quoted: Sequence[bool]) -> Mode:
    """Whether the words stand in quotation marks: all, none, or some of them."""
    words = [t for t in saying.words if tree.parts[t] not in ("PUNCT", "SPACE")]
    marked = sum(quoted[t] for t in words)
    return "reported" if not marked else "quoted" if marked == len(words) else "mixed"


def address(piece: Piece, tree: Tree, a: int, b: int) -> Span:
    """The address of a range of tokens."""
    return Span(piece.start + tree.starts[a], piece.start + tree.ends[b - 1], piece.where)
