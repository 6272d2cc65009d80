"""The names of a report that only its layout tells to be somebody's."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from legation.language.language import Language
from legation.reading.attribution.labels import INITIALS, MARKS, is_initials, is_ours, is_question, is_said, labelled
from legation.reading.attribution.signatures import PRESENTED, SIGNATURE, find_signature
from legation.reading.credits.outlets import find_outlets, find_unknown
from legation.reading.parse.pieces import Piece
from legation.records.report import Report

# A name and what it is said to be, or the end of a line: "Name, role", "… Name:".
_PRESENTS = re.compile(r"(?<![\w.'’-])((?:[^\W\d_][\w.'’-]+ ){1,3}[^\W\d_][\w.'’-]+)(?=, (?:\w{1,3} )?[a-z]|:)")
_NAME = re.compile(r"(?<![\w.'’-])[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,2}(?![\w'’-])")
# Letters of the shortest surname that a label in capitals calls.
LEAST = 3
# Words of the longest name that initials stand for, small ones of a family ("van der") among them: a line may be all in capitals.
LONGEST = INITIALS + 3
_RUN = re.compile(r"(?<![\w.'’-])[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-z]{1,3} )?[A-ZÀ-Þ][\w.'’-]*)+")


def find_laid_names(report: Report, pieces: Sequence[Piece], language: Language) -> frozenset[str]:
    """The names that only the layout tells to be somebody's: behind a dash or before a colon where somebody speaks, or by the initials of
    who speaks. No outlet's name is one."""
    forms, given = language.lists.attribution, language.lists.people.given_names

    def is_given(word: str) -> bool:
        return word.capitalize() in given

    names: set[str] = set()
    labels = {n: found[1].strip(MARKS) for n, piece in enumerate(pieces) if (found := labelled(piece)) is not None}
    often = Counter(labels.values())
    talk = any(words.casefold() in forms.asking or is_ours(report, words) for words in often)
    shouted = [words for words in often if words.isupper()]
    if shouted:
        until = min(n for n, words in labels.items() if words in shouted)
        names.update(find_called(shouted, f"{report.title or ''}. {' '.join(piece.text for piece in pieces[:until])}"))
    for n, words in labels.items():
        if words.isupper() and not is_given(words.split()[0]):
            continue  # "BREAKING NEWS: …" is nobody
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
        signed = find_signature(piece.text) or SIGNATURE.match(piece.text)
        if signed is not None:
            names.add(piece.text[signed.end() :].split(",")[0].strip(" .*_)]"))
        elif piece.text.rstrip(MARKS).endswith(":"):
            names.update(found[1] for found in _PRESENTS.finditer(piece.text))
        elif (presented := PRESENTED.match(piece.text)) is not None:
            names.add(presented[1])
    # Without what stands before the name: "Councillor Gerd Starck".
    ends = {" ".join(some) for name in names for n in range(5) if len(some := name.split()[n:]) > 1}
    return frozenset(name for name in ends if not find_outlets(name, language) and not list(find_unknown(name, language)))


def is_short(words: str) -> bool:
    """Whether a label may be initials: a few capitals in one word."""
    return " " not in words and words.isupper() and 2 <= len(words.replace(".", "")) <= INITIALS


def find_called(labels: Iterable[str], above: str) -> Iterator[str]:
    """The names in the words above an interview or debate that its labels call: by their first letters ("VH"), or in capitals by the last
    word ("MS MARROW"). Of two with the same letters both are given: nobody is meant."""
    runs = [run[0].rstrip(".").split() for run in _RUN.finditer(above)]
    parts = {" ".join(run[a:b]) for run in runs for a in range(len(run)) for b in range(a + 2, min(len(run), a + LONGEST) + 1)}
    ends = {" ".join(run[-2:]) for run in runs}
    for label in labels:
        last = label.split()[-1]
        if is_short(label):
            yield from (part for part in parts if is_initials(label, part))
        if last.isupper() and len(last) >= LEAST:
            named = [name for name in ends if name.split()[-1].upper() == last and not name.isupper()]
            yield from named if len(named) == 1 else ()
