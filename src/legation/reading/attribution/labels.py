"""Labels before a colon that say who speaks in a paragraph: "Q:", "LUND:", "VH:" for Vera Holm, "MS MARROW:", "THE CHAIRMAN:"."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Literal

from attrs import frozen

from legation.language.lists.saying import AttributionForms
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex
from legation.reading.speakers.introductions import Person
from legation.reading.speakers.names import PARTICLES
from legation.reading.speakers.spelling import plain_letters, sound_of
from legation.records.report import Report

Role = Literal["asks", "answers", "person"]

# "Name:" or "**Q:**" at the head of a paragraph, its seat in brackets; its words begin with a capital, and no more than five make a name.
_LABEL = re.compile(
    r"\s*(?:[*_]{1,2})?((?:[^\W\d_][\w.'’&-]*)(?: [\w.'’&-]+){0,4}?)(?: \([^():]{1,60}\))?(?:[*_]{1,2})?:(?:[*_]{1,2})?\s+(?=\S)"
)
# "Q. Why now?"
_LETTER = re.compile(r"\s*(?:[*_]{1,2})?([^\W\d_])\.(?:[*_]{1,2})?\s+(?=\S)")
MARKS = "*_ \t"
# Words of the longest question that stands on a line of its own.
QUESTION = 40
# Letters of the longest initials.
INITIALS = 4


@frozen(eq=False)
class Label:
    """What stands before the colon that opens a paragraph: its words, its role, who it is, and the token of the colon; `name` is the words
    without the titles before them, `titled` whether there are any."""

    role: Role | None
    words: str
    person: Person | None
    colon: int
    name: str = ""
    titled: bool = False

    @property
    def key(self) -> str:
        """What two labels of one speaker have in common."""
        return self.person.id if self.person is not None else plain_letters(self.words)


def labelled(piece: Piece) -> "re.Match[str] | None":
    """A paragraph that opens with a name or letter before a colon, or with a letter and a stop ("Q. …")."""
    found = (_LABEL.match(piece.text) or _LETTER.match(piece.text)) if piece.where == "text" else None
    return found if found is not None and found[1][:1].isupper() else None


def is_ours(report: Report, words: str) -> bool:
    """Whether a label is the report's own outlet, or its initials."""
    if report.outlet is None:
        return False
    return (words.casefold() in report.outlet.casefold() and len(words) > 3) or is_initials(words, report.outlet)


def is_initials(letters: str, name: str) -> bool:
    """Whether letters are the first ones of a name's words, of all or of the first and last: "VH" of "Vera Holm"."""
    plain = letters.replace(".", "")
    if not (2 <= len(plain) <= INITIALS and plain.isalpha() and plain.isupper()):
        return False
    firsts = [word[:1].upper() for word in re.split(r"[\s-]+", name) if word.lower() not in PARTICLES]
    return len(firsts) > 1 and plain in ("".join(firsts), firsts[0] + firsts[-1])


@frozen(eq=False)
class Nameable:
    """Whom a label may call: the people of a report by the words that end their names, as they sound; and titles that may go before."""

    people: Sequence[Person]
    ends: Mapping[tuple[str, ...], list[Person]]
    titles: AbstractSet[str]
    offices: AbstractSet[str]
    articles: AbstractSet[str]


def find_nameable(people: Sequence[Person], actors: ActorIndex) -> Nameable:
    """All people of a report by how they may be called."""
    titles = actors.people.titles.set
    return Nameable(people, by_ends(people), titles, actors.people.offices.set, actors.small.articles.set)


def label_of(report: Report, piece: Piece, known: Nameable, forms: AttributionForms) -> Label | None:
    """The name or letter that opens a paragraph before a colon."""
    found = labelled(piece)
    if found is None:
        return None
    tree, mark = piece.tree, found.end(1)
    if ":" in found[0]:
        mark = found.start() + found[0].index(":", found.end(1) - found.start())
    colon = next((t for t, start in enumerate(tree.starts) if start <= mark < tree.ends[t]), None)
    if colon is None or colon + 1 >= len(tree.words):
        return None
    words = found[1].strip(MARKS)
    low = words.casefold()
    if low in forms.asking or is_ours(report, words):
        return Label("asks", words, None, colon)
    if low in forms.answering:
        return Label("answers", words, None, colon)
    if ":" not in found[0]:
        return None  # "B. Ost kept the mill"
    name = without_titles(words, known)
    person = who_is_labelled(words, name, known)
    return Label("person" if person is not None else None, words, person, colon, " ".join(name), len(name) < len(words.split()))


def without_titles(words: str, known: Nameable) -> list[str]:
    """The words of a label without the titles before a name: "MS MARROW", "THE CHAIRMAN"."""
    said = words.split()
    n = 0
    while n < len(said) and said[n].casefold().rstrip(".") in known.titles | known.articles | known.offices:
        n += 1
    return said[n:]


def who_is_labelled(words: str, name: Sequence[str], known: Nameable) -> Person | None:
    """The one person whom a label means: by name, by its initials, or by an office that the report gives to one alone."""
    called = known.ends.get(tuple(map(sound_of, name)), []) if name else []
    called = called or [one for one in known.people if is_initials(words, one.name)]
    if not name:
        office = words.casefold().split()[-1].rstrip(".")
        called = [one for one in known.people if office in one.titles]
    return called[0] if len(called) == 1 else None


def by_ends(people: Iterable[Person]) -> dict[tuple[str, ...], list[Person]]:
    """The people of a report by the words that may end their names, as they sound: a label calls one by the last or by all."""
    found: dict[tuple[str, ...], list[Person]] = {}
    for one in people:
        words = tuple(sound_of(word) for word in one.name.split())
        for n in range(len(words)):
            found.setdefault(words[n:], []).append(one)
    return found


def is_transcript(labels: Mapping[int, Label], pieces: Sequence[Piece], we: AbstractSet[str]) -> bool:
    """Whether labels say who speaks: some ask and others answer, a question goes before a name, or two take turns."""
    often = Counter(label.words for label in labels.values())
    sure = [n for n, label in labels.items() if is_said(pieces[n].text) and is_speaking(label, often)]
    roles = {labels[n].role for n in sure}
    if has_floor([labels[n] for n in sure], [pieces[n].tree for n in sure], we):
        return True
    if len(sure) < 2:
        return False
    if roles <= {None}:
        return take_turns([labels[n].words for n in sure], pieces[: min(sure)])
    if roles & {"asks", "answers"}:
        return len(roles) > 1
    questions = sum(n > 0 and is_question(pieces[n - 1].text) and n - 1 not in labels for n in sure)
    names = [labels[n].key for n in sure]
    known = all(labels[n].person is not None for n in sure)
    exchanged = known and len(set(names)) > 1 and any(is_question(pieces[n].text[len(labels[n].words) + 1 :]) for n in sure[:-1])
    return questions > 1 or exchanged or 1 < len(set(names)) < len(names)


def has_floor(labels: Sequence[Label], trees: Sequence[Tree], we: AbstractSet[str]) -> bool:
    """Whether those who speak are called as in a chamber: a title and a name in capitals ("MS MARROW"), two with titles of whom one comes
    again, or two in capitals by turns whose words are mostly about themselves or to one another."""
    if any(label.titled and label.name and label.words.isupper() for label in labels):
        return True
    names = [label.key for label in labels]
    if len(set(names)) < 2 or len(names) == len(set(names)):
        return False
    if all(label.titled or label.role == "person" for label in labels) and any(label.titled and label.name for label in labels):
        return True
    loud = all(label.words.isupper() for label in labels) and all(one != other for one, other in pairwise(names))
    spoken = sum(any(word.lower() in we for word in tree.words) for tree in trees)
    return loud and spoken * 2 > len(labels)


def take_turns(called: Sequence[str], head: Sequence[Piece]) -> bool:
    """Whether two names whose bearers the text above presents take turns; "Pros: …" and "Cons: …" do that, too, but are nobody's name."""
    both = set(called)
    turns = all(one != other for one, other in pairwise(called))
    above = " ".join(piece.text for piece in head)
    presented = all(re.search(rf"[^\W\d_][\w.'’-]+ {re.escape(words)}\b", above) and words.istitle() for words in both)
    return len(called) > 3 and len(both) == 2 and turns and presented


def is_speaking(label: Label, often: Mapping[str, int]) -> bool:
    """Whether a label may be somebody who speaks: someone known, or a name in capitals or that comes again."""
    return label.role is not None or label.words.isupper() or (label.titled and bool(label.name)) or often[label.words] > 1


def is_said(text: str) -> bool:
    """Whether a paragraph ends as speech does: a list of names and offices has no stop."""
    return text.rstrip(MARKS).endswith((".", "!", "?", "”", '"', "…", "»", ")"))


def is_question(text: str) -> bool:
    """Whether a paragraph is one question and nothing else, outside quotation marks."""
    plain = text.strip(MARKS)
    return plain.endswith("?") and not plain.startswith(("“", '"', "„", "«")) and len(plain.split()) <= QUESTION
