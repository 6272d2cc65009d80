"""Who said what in a report: the attributions of each paragraph as statements, with speaker, words, chain and manner."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from legation.language.language import Language
from legation.language.words import tokens_of
from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.attribution.candidates.grammar import mend
from legation.reading.attribution.chain import Attribution, Channel, find_channel, free_of_time, is_echo, nest, place_times, said_when
from legation.reading.attribution.choose import choose, find_candidates
from legation.reading.attribution.held import cue_words, held_words, how_far, how_held, kind_of, kind_words
from legation.reading.attribution.laid import find_laid_names
from legation.reading.attribution.signatures import Turn
from legation.reading.attribution.titles import names_a_thing
from legation.reading.attribution.turns import find_turns
from legation.reading.credits.outlets import find_outlets, find_unknown, name_own
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
    outlets = [[name_own(piece.text, match, report.outlet) for match in find_outlets(piece.text, language)] for piece in pieces]
    laid = find_laid_names(report, pieces, language)
    names = find_people(trees, actors, outlets, day, home_of(report, actors), laid)
    quotes = [tokens_of(language.find_quotes(piece.text), tree.starts, tree.ends) for piece, tree in zip(pieces, trees, strict=True)]
    return Discourse(trees, names, actors, outlets, quotes, day)


def find_statements(report: Report, pieces: Sequence[Piece], discourse: Discourse, language: Language) -> list[Statement]:
    """All statements of a report, title first, in order: a paragraph's attributions, each as a statement, one within the other."""
    found: list[Statement] = []
    turns = find_turns(report, pieces, discourse, language.lists.attribution)
    for number, piece in enumerate(pieces):
        if number in turns.asked:
            continue
        attributions = find_attributions(report, piece, number, discourse, language)
        if number in turns.told:
            found.extend(in_turn(report, pieces, turns.told[number], attributions, discourse, language))
            continue
        whole = not number or not report.is_parted(pieces[number - 1].start, piece.start)
        further = carried_on(pieces, discourse, number, attributions, found[-1:], language) if whole else None
        if further is not None:
            found = with_more(found, further)
        attributions = [evolve(one, before=led_by(report, pieces, discourse, number, one, found, language)) for one in attributions]
        statements = [to_statement(report, piece, number, discourse, one, language) for one in attributions]
        found.extend(nest(discourse.trees[number], attributions, statements))
    return found


def find_attributions(report: Report, piece: Piece, number: int, discourse: Discourse, language: Language) -> list[Attribution]:
    """The attributions of a paragraph: candidates, the choice among them by their features, then when, who and through whom.

    An outlet's own words about itself are the report, not a statement in it."""
    tree, quotes, quoted, cues = discourse.trees[number], discourse.quotes[number], discourse.quoted[number], cue_words(language)
    candidates = (one for one in find_candidates(tree, quotes, quoted, cues) if not names_a_thing(tree, one, quotes, cues))
    chosen = choose(tree, candidates, quoted, cues)
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
        again = any(candidate.content == other.candidate.content and who.name == other.who.name for other in found)
        if not (again and candidate.frame == "colon"):  # "In the words of Lund: “…”" is said once
            found.append(Attribution(candidate, who, channel, said_when(tree, candidate, times)))
    return [
        one
        for one in found
        if not (is_echo(one, found) or is_author(one.who, report) or is_label(tree, one, quoted, discourse, piece.where == "title"))
    ]


def in_turn(
    report: Report, pieces: Sequence[Piece], turn: Turn, attributions: Sequence[Attribution], discourse: Discourse, language: Language
) -> Iterator[Statement]:
    """What somebody says in a turn of an interview, and within it what others are told to have said."""
    piece, tree, words = pieces[turn.piece], discourse.trees[turn.piece], turn.words
    if not words:
        return
    cue = turn.mark if turn.mark is not None else min(words)
    candidate = Candidate(cue, ":", "colon", words, cue, words)  # who speaks stands elsewhere, and is put in below
    whole = to_statement(report, piece, turn.piece, discourse, Attribution(candidate, turn.who, Channel(), None), language)
    at, a, b = turn.named
    who = turn.who
    named = Mention(address(pieces[at], discourse.trees[at], *discourse.trees[at].trim(a, b)), who.name, who.actor, who.party, who.why)
    more = tuple(address(pieces[n], discourse.trees[n], 0, len(discourse.trees[n].words)) for n in turn.more)
    asks = tree.words[max(words)] == "?"
    mark = whole.cue if turn.mark is not None else None
    whole = evolve(whole, words=(*whole.words, *more), speaker=named, cue=mark, mode="quoted", held="asked" if asks else whole.held, id="")
    yield whole
    discourse.spoken.append(Spoken(turn.piece, cue, cue, turn.who))
    inner = [
        one
        for one in attributions
        if one.candidate.cue in words
        and one.candidate.frame != "colon"
        and one.candidate.content <= words
        and tree.words[one.candidate.head].lower() not in discourse.actors.small.we
    ]
    statements = [to_statement(report, piece, turn.piece, discourse, one, language) for one in inner]
    yield from (evolve(one, within=one.within or whole.id) for one in nest(tree, inner, statements))


def to_statement(report: Report, piece: Piece, number: int, discourse: Discourse, one: Attribution, language: Language) -> Statement:
    """An attribution as a statement, its words addressed in the report."""
    tree, candidate, who, lists = discourse.trees[number], one.candidate, one.who, held_words(language)
    phrase = tree.runs(candidate.speaker)
    speaker = address(piece, tree, phrase[0][0], phrase[-1][1])
    mode = mode_of(tree, candidate, discourse.quoted[number])
    return Statement(
        words=(*one.before, *(address(piece, tree, a, b) for a, b in tree.runs(candidate.content))),
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
    pieces: Sequence[Piece],
    discourse: Discourse,
    number: int,
    attributions: Sequence[Attribution],
    last: Sequence[Statement],
    language: Language,
) -> Span | None:
    """The quotation that opens a paragraph where the one before it was left open: the same speaker goes on."""
    if not number or not last or not discourse.quotes[number] or discourse.quotes[number][0][0] != 0:
        return None
    before = pieces[number - 1]
    quotes, end = language.find_quotes(before.text), last[0].words[-1]
    spoke = bool(quotes) and quotes[-1].open and end.where == before.where and end.end > before.start + quotes[-1].start
    a, b = discourse.quotes[number][0]
    taken = any(not one.candidate.content.isdisjoint(range(a, b)) for one in attributions)
    if not spoke or end.end > before.start + len(before.text) or taken:
        return None
    tree = discourse.trees[number]
    return address(pieces[number], tree, *tree.trim(a, b))


def led_by(
    report: Report,
    pieces: Sequence[Piece],
    discourse: Discourse,
    number: int,
    one: Attribution,
    found: Sequence[Statement],
    language: Language,
) -> tuple[Span, ...]:
    """The paragraphs that lead a quotation, each of which opens it anew and none closes: who speaks is told only behind the last."""
    quotes = discourse.quotes[number]
    if not number or not quotes or quotes[0][0] != 0 or 0 not in one.candidate.content or one.candidate.cue < quotes[0][1]:
        return ()
    spans: list[Span] = []
    for n in range(number - 1, -1, -1):
        before, there = pieces[n], language.find_quotes(pieces[n].text)
        whole = len(there) == 1 and there[0].open and not before.text[: there[0].start].strip()
        taken = bool(found) and found[-1].words[-1].where == before.where and found[-1].words[-1].end > before.start
        parted = report.is_parted(before.start, pieces[n + 1].start)
        if not whole or before.where != pieces[number].where or taken or parted:
            break
        tree = discourse.trees[n]
        spans.insert(0, address(before, tree, *tree.trim(*discourse.quotes[n][0])))
    return tuple(spans)


def with_more(found: Sequence[Statement], further: Span) -> list[Statement]:
    """The statements with more words of the last one; those within it lie within the whole."""
    short = found[-1]
    whole = evolve(short, words=(*short.words, further), id="")
    return [*(evolve(one, within=whole.id) if one.within == short.id else one for one in found[:-1]), whole]


def is_author(who: Referent, report: Report) -> bool:
    """Whether the report's own outlet is meant: what it says is the report itself, not somebody's words in it."""
    return who.outlet and who.name is not None and who.name == report.outlet


def is_label(tree: Tree, one: Attribution, quoted: Sequence[bool], discourse: Discourse, title: bool) -> bool:
    """Whether what stands before a colon only says where or what a line is about, and nobody speaks: "Germany: ship hits
    bridge", "Photos: the attack", "What a trip: eight hours to nowhere"."""
    candidate, who = one.candidate, one.who
    if candidate.frame not in ("colon", "colon<") or any(quoted[t] for t in candidate.content):
        return False
    phrase = " ".join(tree.words[t] for t in sorted(candidate.speaker)).lower()
    town = who.why == ("metonym",) and phrase not in discourse.actors.people.houses  # "Kremlin: …" says so, "Oslo: …" is where
    place = (who.why == ("name",) or town) and who.actor is not None and who.actor.startswith("state:")
    if candidate.frame == "colon<":
        return not title and not any(tree.parts[t] in ("VERB", "AUX") for t in candidate.content)  # "Chair: Bob Ray"
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
