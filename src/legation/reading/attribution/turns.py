"""Words that are somebody's by how a report is laid out, with no verb of saying: interviews and transcripts ("Q: … A: …", "LUND: …", a
question on a line of its own), "“…” — Name", and a line that only names who speaks in the next.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from legation.language.lists.saying import AttributionForms
from legation.reading.attribution.labels import INITIALS, MARKS, Label, find_nameable, is_question, is_speaking, is_transcript, label_of
from legation.reading.attribution.signatures import Turn, find_named, find_presented, find_signed, find_signed_below
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.speakers.discourse import Discourse, Referent, of_person
from legation.reading.speakers.introductions import Person
from legation.records.report import Report

_DASH = re.compile(r"\s*(?:—|–|―|-{1,2})\s+(?=\S)")
# Paragraphs at the head of an interview in which its guest is named.
LEAD = 6


@frozen(eq=False)
class Turns:
    """The turns of a report by their paragraph, and the paragraphs that only ask: those are the report's own words."""

    told: Mapping[int, Turn]
    asked: frozenset[int]


def find_turns(report: Report, pieces: Sequence[Piece], discourse: Discourse, forms: AttributionForms) -> Turns:
    """All words of a report that are somebody's by its layout."""
    people = find_nameable(discourse.names.people, discourse.actors)
    labels = {n: label for n, piece in enumerate(pieces) if (label := label_of(report, piece, people, forms)) is not None}
    told: dict[int, Turn] = {}
    asked: set[int] = set()
    if is_transcript(labels, pieces, discourse.actors.small.we.set):
        told, asked = follow(labels, pieces, discourse)
    elif (guest := guest_of(pieces, discourse, forms)) is not None:
        told, asked = answer(guest, pieces)
    for find in (find_signed, find_signed_below, find_presented, find_named):
        for turn in find(pieces, discourse):
            told.setdefault(turn.piece, turn)
    return Turns(told, frozenset(asked))


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
            who = guest if label.role == "answers" else of_person(label.person, "before a colon") if label.person else as_named(label)
            speaking, questioned = n, piece.text.rstrip(MARKS).endswith("?")
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


def as_named(label: Label) -> Referent:
    """A speaker of whom the report gives no more than the label: nobody by name where that is an office or may be initials."""
    name = label.name
    if not name or (name.isupper() and " " not in name and not label.titled and len(name.replace(".", "")) < INITIALS):
        return Referent(why=("unnamed",))
    return Referent(name.title() if name.isupper() else name, why=("as named",))


def guest_called(labels: Mapping[int, Label], pieces: Sequence[Piece], discourse: Discourse) -> Referent:
    """Who answers: the one person with a label who does not only ask, else the one named before the first question; nobody where
    two could be meant."""
    answering = {label.person for n, label in labels.items() if label.person is not None and not pieces[n].text.rstrip(MARKS).endswith("?")}
    if len(answering) == 1:
        return of_person(answering.pop(), "answers in the interview")
    named = {match.person for number in range(min(labels)) for match in discourse.names.matches[number]}
    return of_person(named.pop(), "named before the interview") if len(named) == 1 and not answering else Referent(why=("unnamed",))


def words_behind(tree: Tree, mark: int) -> frozenset[int]:
    """All of a paragraph behind a mark."""
    return frozenset(t for t in range(mark + 1, len(tree.words)) if tree.parts[t] != "SPACE" and tree.words[t].strip(MARKS))


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
