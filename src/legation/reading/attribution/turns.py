"""Words that are somebody's by how a report is laid out, with no verb of saying: interviews and transcripts ("Q: … A: …", "LUND: …", a
question on a line of its own), "“…” — Name", and a line that only names who speaks in the next.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from attrs import evolve, field, frozen

from legation.language.lists.saying import AttributionForms
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.speakers.discourse import Discourse, Referent, of_person
from legation.reading.speakers.introductions import Person
from legation.reading.speakers.spelling import plain_letters, sound_of
from legation.records.report import Report

Role = Literal["asks", "answers", "person"]

# "Name:" or "**Q:**" at the head of a paragraph; its words begin with a capital, and no more than five make a name.
_LABEL = re.compile(r"\s*(?:[*_]{1,2})?((?:[^\W\d_][\w.'’&-]*)(?: [\w.'’&-]+){0,4}?)(?:[*_]{1,2})?:(?:[*_]{1,2})?\s+(?=\S)")
_DASH = re.compile(r"\s*(?:—|–|―|-{1,2})\s+(?=\S)")
# "“…” — Name, role": no further quotation behind it.
_SIGNED = re.compile(r"[”»\"’][.,;]?\s*(?:—|–|―|--?)\s*(?=[^\W\d_][^\"“”«»]{1,100}$)")
# "Name, role: “…”".
_PRESENTED = re.compile(r"[-–—•*]?\s*([^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,4})(?:, [^:“\"„«]{1,60}| \([^:()“\"„«]{1,60}\))?:\s*[“\"„«]")
# "— Name, role" on a line of its own, below what was said.
_SIGNATURE = re.compile(r"\s*(?:—|–|―|--?)\s*(?=[^\W\d_][^\"“”«»:?!]{1,100}$)")
# A name and what it is said to be, or the end of a line: "Name, role", "… Name:".
_PRESENTS = re.compile(r"(?<![\w.'’-])((?:[^\W\d_][\w.'’-]+ ){1,3}[^\W\d_][\w.'’-]+)(?=, (?:\w{1,3} )?[a-z]|:)")
_NAME = re.compile(r"(?<![\w.'’-])[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,2}(?![\w'’-])")
_MARKS = "*_ \t"
# Words of the longest question that stands on a line of its own, and tokens of the longest line that only names who speaks.
QUESTION, NAMING = 40, 18
# Paragraphs at the head of an interview in which its guest is named.
LEAD = 6


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


@frozen(eq=False)
class Turns:
    """The turns of a report by their paragraph, and the paragraphs that only ask: those are the report's own words."""

    told: Mapping[int, Turn]
    asked: frozenset[int]


@frozen(eq=False)
class Label:
    """What stands before the colon that opens a paragraph: its words, its role, who it is, and the tokens of label and colon."""

    role: Role | None
    words: str
    person: Person | None
    colon: int


def find_turns(report: Report, pieces: Sequence[Piece], discourse: Discourse, forms: AttributionForms) -> Turns:
    """All words of a report that are somebody's by its layout."""
    people = by_ends(discourse.names.people)
    labels = {n: label for n, piece in enumerate(pieces) if (label := label_of(report, piece, people, forms)) is not None}
    told: dict[int, Turn] = {}
    asked: set[int] = set()
    if is_transcript(labels, pieces):
        told, asked = follow(labels, pieces, discourse)
    elif (guest := guest_of(pieces, discourse, forms)) is not None:
        told, asked = answer(guest, pieces)
    for find in (find_signed, find_signed_below, find_presented, find_named):
        for turn in find(pieces, discourse):
            told.setdefault(turn.piece, turn)
    return Turns(told, frozenset(asked))


def find_laid_names(report: Report, pieces: Sequence[Piece], forms: AttributionForms) -> frozenset[str]:
    """The names that only the layout tells to be somebody's: behind a dash or before a colon where somebody speaks."""
    names: set[str] = set()
    labels = {n: found[1].strip(_MARKS) for n, piece in enumerate(pieces) if (found := labelled(piece)) is not None}
    often = Counter(labels.values())
    talk = any(words.casefold() in forms.asking or is_ours(report, words) for words in often)
    for n, words in labels.items():
        if is_said(pieces[n].text) and (talk or often[words] > 1 or (n > 0 and is_question(pieces[n - 1].text))):
            names.add(words)
    questions = [n for n, piece in enumerate(pieces) if is_question(piece.text)]
    loud = [n for n, words in labels.items() if words.isupper() and often[words] > 1]
    # Two who take turns, with statements for questions: "Lund: You waited. Ost: I did. Lund: …".
    turns = sum(times > 1 for times in often.values()) > 1
    if talk or loud or turns or len(questions) > 1:
        first = min([*questions, *labels])
        head = pieces[: first + 1]
        names.update(found[1] for piece in head for found in _PRESENTS.finditer(piece.text))
        # Whom both the headline and the text above the first question name: "Interview: Ann Lee", "Ann Lee is the keeper of the mill".
        above = " ".join(piece.text for piece in head if piece.where == "text")
        names.update(found[0] for found in _NAME.finditer(report.title or "") if re.search(rf"{re.escape(found[0])}\b", above))
    for piece in pieces:
        signed = _SIGNED.search(piece.text) or _SIGNATURE.match(piece.text)
        if signed is not None:
            names.add(piece.text[signed.end() :].split(",")[0].strip(" .*_"))
        elif piece.text.rstrip(_MARKS).endswith(":"):
            names.update(found[1] for found in _PRESENTS.finditer(piece.text))
        elif (presented := _PRESENTED.match(piece.text)) is not None:
            names.add(presented[1])
    # Without what stands before the name: "Councillor Gerd Starck".
    return frozenset(" ".join(some) for name in names for n in range(5) if len(some := name.split()[n:]) > 1)


def labelled(piece: Piece) -> "re.Match[str] | None":
    """A paragraph that opens with a name or letter before a colon."""
    found = _LABEL.match(piece.text) if piece.where == "text" else None
    return found if found is not None and found[1][:1].isupper() else None


def is_ours(report: Report, words: str) -> bool:
    """Whether a label is the report's own outlet."""
    return report.outlet is not None and words.casefold() in report.outlet.casefold() and len(words) > 3


def label_of(report: Report, piece: Piece, people: Mapping[tuple[str, ...], list[Person]], forms: AttributionForms) -> Label | None:
    """The name or letter that opens a paragraph before a colon."""
    found = labelled(piece)
    if found is None:
        return None
    tree = piece.tree
    colon = next(
        (t for t, start in enumerate(tree.starts) if start <= found.start() + found[0].index(":", len(found[1])) < tree.ends[t]), None
    )
    if colon is None or colon + 1 >= len(tree.words):
        return None
    words = found[1].strip(_MARKS)
    low = words.casefold()
    if low in forms.asking or is_ours(report, words):
        return Label("asks", words, None, colon)
    if low in forms.answering:
        return Label("answers", words, None, colon)
    called = people.get(tuple(sound_of(word) for word in words.split()), ())
    person = called[0] if len(called) == 1 else None
    return Label("person" if person is not None else None, words, person, colon)


def by_ends(people: Iterable[Person]) -> dict[tuple[str, ...], list[Person]]:
    """The people of a report by the words that may end their names, as they sound: a label calls one by the last or by all."""
    found: dict[tuple[str, ...], list[Person]] = {}
    for one in people:
        words = tuple(sound_of(word) for word in one.name.split())
        for n in range(len(words)):
            found.setdefault(words[n:], []).append(one)
    return found


def is_transcript(labels: Mapping[int, Label], pieces: Sequence[Piece]) -> bool:
    """Whether labels say who speaks: some ask and others answer, a question goes before a name, or two take turns."""
    often = Counter(label.words for label in labels.values())
    sure = [n for n, label in labels.items() if is_said(pieces[n].text) and is_speaking(label, often)]
    roles = {labels[n].role for n in sure}
    if len(sure) < 2:
        return False
    if roles <= {None}:
        return take_turns([labels[n].words for n in sure], pieces[: min(sure)])
    if roles & {"asks", "answers"}:
        return len(roles) > 1
    questions = sum(n > 0 and is_question(pieces[n - 1].text) and n - 1 not in labels for n in sure)
    names = [plain_letters(labels[n].words) for n in sure]
    return questions > 1 or 1 < len(set(names)) < len(names)


def take_turns(called: Sequence[str], head: Sequence[Piece]) -> bool:
    """Whether two names whose bearers the text above presents take turns; "Pros: …" and "Cons: …" do that, too, but are nobody's name."""
    both = set(called)
    turns = all(one != other for one, other in pairwise(called))
    above = " ".join(piece.text for piece in head)
    presented = all(re.search(rf"[^\W\d_][\w.'’-]+ {re.escape(words)}\b", above) and words.istitle() for words in both)
    return len(called) > 3 and len(both) == 2 and turns and presented


def is_speaking(label: Label, often: Mapping[str, int]) -> bool:
    """Whether a label may be somebody who speaks: someone known, or a name in capitals or that comes again."""
    return label.role is not None or label.words.isupper() or often[label.words] > 1


def is_said(text: str) -> bool:
    """Whether a paragraph ends as speech does: a list of names and offices has no stop."""
    return text.rstrip("*_ \t").endswith((".", "!", "?", "”", '"', "…", "»", ")"))


def is_question(text: str) -> bool:
    """Whether a paragraph is one question and nothing else, outside quotation marks."""
    plain = text.strip(_MARKS)
    return plain.endswith("?") and not plain.startswith(("“", '"', "„", "«")) and len(plain.split()) <= QUESTION


def follow(labels: Mapping[int, Label], pieces: Sequence[Piece], discourse: Discourse) -> tuple[dict[int, Turn], set[int]]:
    """A transcript, paragraph by paragraph: who has a label speaks, and goes on to the next label; a question without one only asks."""
    guest = guest_called(labels, pieces, discourse)
    often = Counter(label.words for label in labels.values())
    told: dict[int, Turn] = {}
    asked: set[int] = set()
    more: dict[int, list[int]] = {}
    last, speaking, questioned = max(labels), None, False
    for n in range(min(labels), len(pieces)):
        piece, label = pieces[n], labels.get(n)
        dash = _DASH.match(piece.text)
        named = label is not None and is_speaking(label, often)
        if label is not None and named and label.role == "asks":
            asked.add(n)
            speaking, questioned = None, True
        elif label is not None and named:
            who = guest if label.role == "answers" else of_person(label.person, "before a colon") if label.person else as_named(label.words)
            speaking, questioned = n, piece.text.rstrip(_MARKS).endswith("?")
            told[n] = Turn(n, words_behind(piece.tree, label.colon), who, (n, 0, label.colon), label.colon)
        elif is_question(piece.text) and (n < last or dash is not None):
            asked.add(n)
            speaking, questioned = None, True
        elif dash is not None and questioned:
            speaking, questioned = n, False
            told[n] = Turn(n, words_behind(piece.tree, 0), guest, (n, 0, 1), 0)
        elif speaking is not None and n < last:
            more.setdefault(speaking, []).append(n)
        elif n > last:
            speaking, questioned = None, False
    return {n: evolve(turn, more=tuple(more.get(n, ()))) for n, turn in told.items()}, asked


def as_named(words: str) -> Referent:
    """A speaker of whom the report gives no more than the label."""
    return Referent(words.title() if words.isupper() else words, why=("as named",))


def guest_called(labels: Mapping[int, Label], pieces: Sequence[Piece], discourse: Discourse) -> Referent:
    """Who answers: the one person with a label who does not only ask, else the one named before the first question; nobody where
    two could be meant."""
    answering = {
        label.person for n, label in labels.items() if label.person is not None and not pieces[n].text.rstrip(_MARKS).endswith("?")
    }
    if len(answering) == 1:
        return of_person(answering.pop(), "answers in the interview")
    named = {match.person for number in range(min(labels)) for match in discourse.names.matches[number]}
    return of_person(named.pop(), "named before the interview") if len(named) == 1 and not answering else Referent(why=("unnamed",))


def words_behind(tree: Tree, mark: int) -> frozenset[int]:
    """All of a paragraph behind a mark."""
    return frozenset(t for t in range(mark + 1, len(tree.words)) if tree.parts[t] != "SPACE" and tree.words[t].strip(_MARKS))


@frozen(eq=False)
class Guest:
    """The one who is interviewed, where the name stands (paragraph and tokens), and the first question."""

    person: Person
    named: tuple[int, int, int]
    first: int


def guest_of(pieces: Sequence[Piece], discourse: Discourse, forms: AttributionForms) -> Guest | None:
    """Whose interview it is where questions stand on lines of their own: the one person named before the first, in a report that says
    that it is one, and whose answers sound like answers. An explainer asks too, but nobody answers it."""
    questions = [n for n, piece in enumerate(pieces) if piece.where == "text" and is_question(piece.text)]
    if len(questions) < 2 or questions[0] > LEAD:
        return None
    head = " ".join(piece.text for piece in pieces[: questions[0]]).casefold()
    matches = [match for n in range(questions[0]) for match in discourse.names.matches[n]]
    people = {match.person for match in matches}
    if len(people) != 1 or not any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", head) for words in forms.talks):
        return None
    answers = [pieces[n + 1] for n in questions if n + 1 < len(pieces) and n + 1 not in questions]
    sounding = sum(sounds_like_answer(piece.tree, discourse, forms) for piece in answers)
    if not answers or sounding * 2 < len(answers):
        return None
    named = matches[-1]
    return Guest(named.person, (named.piece, named.a, named.b), questions[0])


def sounds_like_answer(tree: Tree, discourse: Discourse, forms: AttributionForms) -> bool:
    """Whether a paragraph speaks of itself ("I", "we") or begins with yes or no."""
    return tree.words[0].lower() in forms.answers_with or any(word.lower() in discourse.actors.small.we for word in tree.words)


def answer(guest: Guest, pieces: Sequence[Piece]) -> tuple[dict[int, Turn], set[int]]:
    """Each paragraph behind a question up to the next one; behind the last question only the first, for what follows may be a note."""
    told: dict[int, Turn] = {}
    asked = {n for n in range(guest.first, len(pieces)) if is_question(pieces[n].text)}
    who = of_person(guest.person, "interviewed")
    last = max(asked)
    for n in sorted(asked):
        until = next((m for m in range(n + 1, len(pieces)) if m in asked), min(last + 2, len(pieces)))
        if until > n + 1:
            told[n + 1] = Turn(n + 1, words_behind(pieces[n + 1].tree, -1), who, guest.named, None, tuple(range(n + 2, until)))
    return told, asked


def find_signed(pieces: Sequence[Piece], discourse: Discourse) -> Iterator[Turn]:
    """ "“We have lost a year.” — Tomas Veld, ferry union": a quotation, a dash, a name, and no verb behind it."""
    for n, piece in enumerate(pieces):
        found = _SIGNED.search(piece.text)
        quotes = discourse.quotes[n]
        if found is None or not quotes or quotes[0][0] > 1:
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
        found, quotes = _SIGNATURE.match(following.text), discourse.quotes[n]
        if found is None or following.where != "text" or not quotes or not is_bare(piece.tree, quotes):
            continue
        tree = following.tree
        name = [t for t in range(len(tree.words)) if tree.starts[t] >= found.end()]
        who = named_by(n + 1, name, discourse) if name and is_naming(tree, name) else None
        if who is not None:
            words = frozenset(t for a, b in quotes for t in range(a, b))
            yield Turn(n, words, who, (n + 1, name[0], name[-1] + 1))


def find_presented(pieces: Sequence[Piece], discourse: Discourse) -> Iterator[Turn]:
    """ "Tomas Veld, chairman of the union: “…”", "Tomas Veld (ferry union): “…”", and nothing but the quotation behind the colon."""
    for n, piece in enumerate(pieces):
        found, quotes = _PRESENTED.match(piece.text), discourse.quotes[n]
        if found is None or piece.where != "text" or not quotes:
            continue
        tree = piece.tree
        words = {t for a, b in quotes for t in range(a, b)}
        colon = min(words) - 1
        before = [t for t in range(max(0, colon)) if tree.parts[t] != "SPACE"]
        behind = (t for t in range(min(words), len(tree.words)) if tree.parts[t] not in ("PUNCT", "SPACE", "SYM"))
        # "(mayor):" has bracket and colon in one token.
        if not before or not tree.words[colon].endswith(":") or not is_naming(tree, before) or not all(t in words for t in behind):
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
        if piece.where != "text" or not piece.text.rstrip(_MARKS).endswith(":") or not quotes or quotes[0][0] > 1:
            continue
        words = {t for a, b in quotes for t in range(a, b)}
        name = [t for t in range(len(tree.words)) if tree.words[t].strip(_MARKS + ":")]
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
