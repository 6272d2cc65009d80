"""Quotations with a name beside them and no verb of saying: "“…” — Name", "“…” (Name, role)", "Name, role: “…”", "Name — “…”"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import field, frozen

from legation.reading.attribution.labels import MARKS
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.speakers.discourse import Discourse, Referent, of_person

_DASHES = ("—", "–", "―", "-", "--")
# "“…” — Name, role": no further quotation behind it.
_SIGNED = re.compile(r"[”»\"’][.,;]?\s*(?:—|–|―|--?)\s*(?=[^\W\d_][^\"“”«»]{1,100}$)")
# "“…” (Name, role)", "“…” [Name, role]"; a number in the brackets is the year of a book or film.
_BRACKETED = re.compile(r"[”»\"’][.,;]?\s*[(\[](?=[^\W\d_][^\"“”«»()\[\]\d]{1,100}[)\]][.;]?\s*$)")
# "“… a year,” Tomas Veld, mayor.": the stop within, the role in small letters, and nothing behind.
_TRAILED = re.compile(r"[,.!?…][”»\"]\s+(?=(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w'’-]+, (?:\w{1,3} )?[a-z][^\"“”«»]{1,80}$)")
# "Name, role: “…”", "Name (role) — “…”".
PRESENTED = re.compile(
    r"[-–—•*]?\s*([^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,4})(?:, [^:“\"„«—–]{1,60}?| \([^:()“\"„«]{1,60}\))?(?::|\s(?:—|–|―|--?))\s*[“\"„«]"
)
# "— Name, role" on a line of its own, below what was said.
SIGNATURE = re.compile(r"\s*(?:—|–|―|--?)\s*(?=[^\W\d_][^\"“”«»:?!]{1,100}$)")
# Tokens of the longest line that only names who speaks.
NAMING = 18


@frozen(eq=False)
class Turn:
    """What somebody says by the layout: paragraph, tokens of the words, who, and the paragraph and tokens that name him or her. `mark` is
    the colon or dash between, `more` are paragraphs in which the same turn goes on."""

    piece: int
    words: frozenset[int]
    who: Referent
    named: tuple[int, int, int]
    mark: int | None = None
    more: tuple[int, ...] = field(default=())


def find_signature(text: str) -> "re.Match[str] | None":
    """Where behind a quotation that ends a paragraph stands nothing but a name: its mark."""
    return _SIGNED.search(text) or _BRACKETED.search(text) or _TRAILED.search(text)


def is_sentence(tree: Tree, quotes: Sequence[tuple[int, int]], mark: "re.Match[str]") -> bool:
    """Whether what is quoted before a bracket says something; "“The Long Road” (Karl Ost)" is a book and who wrote it."""
    return ("(" not in mark[0] and "[" not in mark[0]) or any(tree.parts[t] in ("VERB", "AUX") for a, b in quotes for t in range(a, b))


def find_signed(pieces: Sequence[Piece], discourse: Discourse) -> Iterator[Turn]:
    """ "“We have lost a year.” — Tomas Veld, ferry union", "“We have lost a year.” (Tomas Veld, ferry union)": a quotation, a mark, a name,
    and no verb behind it."""
    for n, piece in enumerate(pieces):
        found = find_signature(piece.text)
        quotes = discourse.quotes[n]
        if found is None or not quotes or quotes[0][0] > 1 or not is_sentence(piece.tree, quotes, found):
            continue
        tree = piece.tree
        behind = [t for t in range(len(tree.words)) if tree.starts[t] >= found.end()]
        words = {t for a, b in quotes for t in range(a, b)}
        if not behind or not words or max(words) >= behind[0] or not is_naming(tree, behind):
            continue
        if any(tree.parts[t] not in ("PUNCT", "SPACE", "SYM") for t in range(behind[0]) if t not in words):
            continue
        who = named_by(n, behind, discourse)
        if who is not None:
            yield Turn(n, frozenset(words), who, (n, behind[0], behind[-1] + 1), behind[0] - 1)


def find_signed_below(pieces: Sequence[Piece], discourse: Discourse) -> Iterator[Turn]:
    """ "“We have lost a year.”" and on the next line "— Tomas Veld, ferry union"."""
    for n, (piece, following) in enumerate(pairwise(pieces)):
        found, quotes = SIGNATURE.match(following.text), discourse.quotes[n]
        if found is None or following.where != "text" or not quotes or not is_bare(piece.tree, quotes):
            continue
        tree = following.tree
        name = [t for t in range(len(tree.words)) if tree.starts[t] >= found.end()]
        who = named_by(n + 1, name, discourse) if name and is_naming(tree, name) else None
        if who is not None:
            words = frozenset(t for a, b in quotes for t in range(a, b))
            yield Turn(n, words, who, (n + 1, name[0], name[-1] + 1))


def find_presented(pieces: Sequence[Piece], discourse: Discourse) -> Iterator[Turn]:
    """ "Tomas Veld, chairman of the union: “…”", "Tomas Veld (ferry union) — “…”", and nothing but the quotation behind the mark."""
    for n, piece in enumerate(pieces):
        found, quotes = PRESENTED.match(piece.text), discourse.quotes[n]
        if found is None or piece.where != "text" or not quotes:
            continue
        tree = piece.tree
        words = {t for a, b in quotes for t in range(a, b)}
        colon = min(words) - 1
        before = [t for t in range(max(0, colon)) if tree.parts[t] != "SPACE"]
        behind = (t for t in range(min(words), len(tree.words)) if tree.parts[t] not in ("PUNCT", "SPACE", "SYM"))
        # "(mayor):" has bracket and colon in one token.
        if (
            not before
            or not tree.words[colon].endswith((":", *_DASHES))
            or not is_naming(tree, before)
            or not all(t in words for t in behind)
        ):
            continue
        who = named_by(n, before, discourse)
        if who is not None:
            yield Turn(n, frozenset(words), who, (n, before[0], colon), colon)


def is_bare(tree: Tree, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether a paragraph holds nothing but what is quoted."""
    words = {t for a, b in quotes for t in range(a, b)}
    return all(tree.parts[t] in ("PUNCT", "SPACE", "SYM") or t in words for t in range(len(tree.words)))


def find_named(pieces: Sequence[Piece], discourse: Discourse) -> Iterator[Turn]:
    """ "Tomas Veld, chairman of the union:", and on the next line nothing but what he said."""
    for n, (piece, following) in enumerate(pairwise(pieces)):
        tree, quotes = piece.tree, discourse.quotes[n + 1]
        if piece.where != "text" or not piece.text.rstrip(MARKS).endswith(":") or not quotes or quotes[0][0] > 1:
            continue
        words = {t for a, b in quotes for t in range(a, b)}
        name = [t for t in range(len(tree.words)) if tree.words[t].strip(MARKS + ":")]
        if not is_bare(following.tree, quotes) or not (is_naming(tree, name) or leads_over(n, tree, name, discourse)):
            continue
        who = named_by(n, name, discourse)
        if who is not None:
            first = next(m.a for m in discourse.names.matches[n] if m.a in name)
            yield Turn(n + 1, frozenset(words), who, (n, first, name[-1] + 1))


def leads_over(n: int, tree: Tree, tokens: Sequence[int], discourse: Discourse) -> bool:
    """Whether a line leads over to what somebody said, its verb behind the name: "Ann Lee had this to say:", "From Ann Lee came this:"."""
    people = [match for match in discourse.names.matches[n] if match.a in tokens]
    verbs = [t for t in tokens if tree.parts[t] in ("VERB", "AUX")]
    return len(tokens) <= NAMING and bool(people) and bool(verbs) and people[-1].b <= verbs[0] and len(tree.sentences) == 1


def is_naming(tree: Tree, tokens: Sequence[int]) -> bool:
    """Whether words only say who: no verb among them."""
    return len(tokens) <= NAMING and not any(tree.parts[t] in ("VERB", "AUX") and tree.tags[t] not in ("VBN", "VBG") for t in tokens)


def named_by(piece: int, tokens: Sequence[int], discourse: Discourse) -> Referent | None:
    """The one person whom such words name."""
    found = [match for match in discourse.names.matches[piece] if match.a in tokens]
    people = dict.fromkeys(match.person for match in found)
    return (
        of_person(next(iter(people)), "full name" if found[0].full else f"surname of {found[0].person.name}") if len(people) == 1 else None
    )
