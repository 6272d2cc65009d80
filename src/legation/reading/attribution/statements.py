"""Who said what in a report: the attributions of each paragraph as statements, with speaker, words, chain and manner."""

from collections.abc import Sequence

from attrs import evolve

from legation.language.language import Language
from legation.language.words import find_quotes, tokens_of
from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.attribution.candidates.grammar import mend
from legation.reading.attribution.chain import Attribution, find_channel, free_of_time, is_echo, nest, place_times, said_when
from legation.reading.attribution.choose import choose, find_candidates
from legation.reading.attribution.held import cue_words, held_words, how_far, how_held, kind_of, kind_words
from legation.reading.credits.outlets import find_outlets, find_unknown
from legation.reading.dates.dates import find_whens
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import actor_index, home_of
from legation.reading.speakers.discourse import Discourse, Referent, Spoken
from legation.reading.speakers.people import find_people
from legation.reading.speakers.speakers import who_is
from legation.records.reading import Mention, Mode, Statement
from legation.records.report import Report, Span

# What is found of a speaker who is none: a thing, or a section of a paper.
LABELS = (("thing",), ("no speaker",), ("headline",))


def find_discourse(report: Report, pieces: Sequence[Piece], language: Language) -> Discourse:
    """Who is named in the report, and what of it stands in quotation marks."""
    actors = actor_index(language)
    trees = [mend(piece.tree, cue_words(language)) for piece in pieces]
    day = report.day.isoformat() if report.day is not None else None
    outlets = [find_outlets(piece.text, language) for piece in pieces]
    names = find_people(trees, actors, outlets, day, home_of(report, actors))
    quotes = [tokens_of(find_quotes(piece.text), tree.starts, tree.ends) for piece, tree in zip(pieces, trees, strict=True)]
    return Discourse(trees, names, actors, outlets, quotes, day)


def find_statements(report: Report, pieces: Sequence[Piece], discourse: Discourse, language: Language) -> list[Statement]:
    """All statements of a report, title first, in order: a paragraph's attributions, each as a statement, one within the other."""
    found: list[Statement] = []
    for number, piece in enumerate(pieces):
        attributions = find_attributions(report, piece, number, discourse, language)
        further = carried_on(pieces, discourse, number, attributions, found[-1:])
        if further is not None:
            found = with_more(found, further)
        statements = [to_statement(report, piece, number, discourse, one, language) for one in attributions]
        found.extend(nest(discourse.trees[number], attributions, statements))
    return found


def find_attributions(report: Report, piece: Piece, number: int, discourse: Discourse, language: Language) -> list[Attribution]:
    """The attributions of a paragraph: candidates, the choice among them by their features, then when, who and through whom.

    An outlet's own words about itself are the report, not a statement in it."""
    tree, quotes, quoted, cues = discourse.trees[number], discourse.quotes[number], discourse.quoted[number], cue_words(language)
    chosen = choose(tree, find_candidates(tree, quotes, quoted, cues), quoted, cues)
    times = place_times(piece, find_whens(piece.text, piece.start, report.day, language, piece.where)) if chosen else []
    dated = frozenset(t for time in times for t in range(time.a, time.b))
    found: list[Attribution] = []
    for one in chosen:
        candidate = free_of_time(tree, one, times)
        who = who_is(discourse, number, candidate.head, candidate.speaker)
        channel = find_channel(tree, piece.text, candidate, dated, discourse.outlets[number], language)
        if channel.outlet is None and channel.addressee is not None:
            channel = evolve(channel, outlet=next((outlet.name for outlet in find_unknown(channel.addressee, language)), None))
        discourse.spoken.append(Spoken(number, candidate.head, candidate.cue, who))
        found.append(Attribution(candidate, who, channel, said_when(tree, candidate, times)))
    return [one for one in found if not (is_echo(one, found) or is_author(one.who, report) or is_label(tree, one, quoted, discourse))]


def to_statement(report: Report, piece: Piece, number: int, discourse: Discourse, one: Attribution, language: Language) -> Statement:
    """An attribution as a statement, its words addressed in the report."""
    tree, candidate, who, lists = discourse.trees[number], one.candidate, one.who, held_words(language)
    phrase = tree.runs(candidate.speaker)
    speaker = address(piece, tree, phrase[0][0], phrase[-1][1])
    mode = mode_of(tree, candidate, discourse.quoted[number])
    return Statement(
        words=tuple(address(piece, tree, a, b) for a, b in tree.runs(candidate.content)),
        speaker=None if candidate.frame == "impersonal" else Mention(speaker, who.name, who.actor, who.party, who.why),
        cue=address(piece, tree, candidate.cue, candidate.cue + 1),
        mode=mode,
        held=how_held(tree, candidate, lists),
        status=how_far(tree, candidate, lists, language),
        via=(one.channel.outlet,) if one.channel.outlet else (),
        venue=one.channel.venue,
        addressee=one.channel.addressee,
        said=one.when.first if one.when else None,
        when=one.when,
        report=report.id,
        kind=kind_of(tree, candidate, mode, kind_words(language)),
    )


def carried_on(
    pieces: Sequence[Piece], discourse: Discourse, number: int, attributions: Sequence[Attribution], last: Sequence[Statement]
) -> Span | None:
    """The quotation that opens a paragraph where the one before it was left open: the same speaker goes on."""
    if not number or not last or not discourse.quotes[number] or discourse.quotes[number][0][0] != 0:
        return None
    before = pieces[number - 1]
    quotes, end = find_quotes(before.text), last[0].words[-1]
    spoke = bool(quotes) and quotes[-1].open and end.where == before.where and end.end > before.start + quotes[-1].start
    a, b = discourse.quotes[number][0]
    taken = any(not one.candidate.content.isdisjoint(range(a, b)) for one in attributions)
    if not spoke or end.end > before.start + len(before.text) or taken:
        return None
    tree = discourse.trees[number]
    return address(pieces[number], tree, *tree.trim(a, b))


def with_more(found: Sequence[Statement], further: Span) -> list[Statement]:
    """The statements with more words of the last one; those within it lie within the whole."""
    short = found[-1]
    whole = evolve(short, words=(*short.words, further), id="")
    return [*(evolve(one, within=whole.id) if one.within == short.id else one for one in found[:-1]), whole]


def is_author(who: Referent, report: Report) -> bool:
    """Whether the report's own outlet is meant: what it says is the report itself, not somebody's words in it."""
    return who.outlet and who.name is not None and who.name == report.outlet


def is_label(tree: Tree, one: Attribution, quoted: Sequence[bool], discourse: Discourse) -> bool:
    """Whether what stands before a colon only says where or what a line is about, and nobody speaks: "Germany: ship hits
    bridge", "Photos: the attack", "What a trip: eight hours to nowhere"."""
    candidate, who = one.candidate, one.who
    if candidate.frame != "colon" or any(quoted[t] for t in candidate.content):
        return False
    place = who.why == ("name",) and who.actor is not None and who.actor.startswith("state:")
    thing = who.why in LABELS and tree.parts[candidate.head] != "PROPN"
    return place or thing or tree.lemmas[candidate.head] in discourse.actors.people.nobody


def mode_of(tree: Tree, candidate: Candidate, quoted: Sequence[bool]) -> Mode:
    """Whether the words stand in quotation marks: all, none, or some of them."""
    words = [t for t in candidate.content if tree.parts[t] not in ("PUNCT", "SPACE")]
    marked = sum(quoted[t] for t in words)
    return "reported" if not marked else "quoted" if marked == len(words) else "mixed"


def address(piece: Piece, tree: Tree, a: int, b: int) -> Span:
    """The address of a range of tokens."""
    return Span(piece.start + tree.starts[a], piece.start + tree.ends[b - 1], piece.where)
