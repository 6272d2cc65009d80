"""Who said what in a paragraph: of all possible attributions those that are likely and do not contradict each other."""

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from legation.reading.pieces import Piece
from legation.reading.quotes import find_quotes, tokens_of
from legation.reading.sayings import Saying, find_sayings
from legation.reading.speech import fill_quotes
from legation.reading.tree import Tree, tree_of
from legation.reading.weights import find_signs, weigh_signs
from legation.records.lexicon import Lexicon
from legation.records.reading import Mention, Statement
from legation.records.report import Report, Span

# The least probability at which a possible attribution is believed, alone and inside the words of another; both are
# where the joint F1 was highest on hand-marked political news (see docs/quality.md).
LEAST = 0.42
LEAST_WITHIN = 0.75


@frozen(eq=False)
class Chosen:
    """A possible attribution that was believed, with its probability."""

    saying: Saying
    likely: float


def choose_statements(tree: Tree, text: str, signs: Mapping[str, float]) -> list[Chosen]:
    """The attributions of a paragraph, in the order of their cues."""
    quotes = tokens_of(find_quotes(text), tree.starts, tree.ends)
    quoted = [False] * len(tree.words)
    for a, b in quotes:
        quoted[a:b] = [True] * (b - a)
    likely: list[Chosen] = []
    for saying in find_sayings(tree, quotes):
        full = evolve(saying, words=fill_quotes(tree, saying, quotes))
        if full.words and full.source:
            score = weigh_signs(find_signs(tree, full, quoted), signs)
            if score >= LEAST:
                likely.append(Chosen(full, score))
    return settle(likely, quoted)


def settle(likely: list[Chosen], quoted: list[bool]) -> list[Chosen]:
    """The likeliest first, each cue once, the same words of the same speaker once; inside another's words only where it is sure."""
    kept: list[Chosen] = []
    for one in sorted(likely, key=lambda c: (-c.likely, c.saying.cue, c.saying.frame)):
        if all(agree(one, other, quoted) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda c: c.saying.cue)


def agree(one: Chosen, other: Chosen, quoted: list[bool]) -> bool:
    """Whether two attributions can both stand."""
    mine, yours = one.saying, other.saying
    if mine.cue == yours.cue:
        return False
    shared = len(mine.words & yours.words)
    if shared * 4 >= len(mine.words) + len(yours.words) and mine.head == yours.head:
        return False
    inner = one if mine.cue in yours.words else other if yours.cue in mine.words else None
    if inner is None:
        return True
    return inner.likely >= LEAST_WITHIN and not quoted[inner.saying.cue]


def find_statements(report: Report, pieces: Sequence[Piece], lexicon: Lexicon) -> list[Statement]:
    """All statements of a report, title first, in order."""
    signs = {sign: float(weight) for sign, weight in lexicon.tables.get("signs", {}).items()}
    found: list[Statement] = []
    for piece in pieces:
        tree = tree_of(piece.doc)
        found.extend(state(report, piece, tree, chosen) for chosen in choose_statements(tree, piece.doc.text, signs))
    return found


def state(report: Report, piece: Piece, tree: Tree, chosen: Chosen) -> Statement:
    """An attribution as a statement, its words addressed in the report."""
    saying = chosen.saying
    words = tuple(address(piece, tree, a, b) for a, b in tree.runs(saying.words))
    source = address(piece, tree, min(saying.source), max(saying.source) + 1)
    return Statement(words=words, speaker=Mention(source), cue=address(piece, tree, saying.cue, saying.cue + 1), report=report.id)


def address(piece: Piece, tree: Tree, a: int, b: int) -> Span:
    """The address of a range of tokens."""
    return Span(piece.start + tree.starts[a], piece.start + tree.ends[b - 1], piece.where)
