"""English stands in language/en, not in the code that reads and weighs: what is left outside is listed here, and the list only shrinks."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import attrs

import legation
from legation.language.language import load
from legation.language.lists.words import WordList

PACKAGE = Path(legation.__path__[0])
# The rooms in which texts are read and compared. A brief, a message or a page speaks English by contract, and is no place for this.
ROOMS = ("intake", "reading", "weighing")
# Values of records that are also English words ("said", "held"): names of ours, in any language.
OURS = frozenset(
    [
        "said",
        "wrote",
        "called",
        "thought",
        "acted",
        "held",
        "text",
        "title",
        "body",
        "other",
        "others",
        "first",
        "last",
        "after",
        "before",
        "about",
        "least",
        "most",
        "over",
        "under",
        "none",
        "number",
        "date",
        "time",
        "day",
        "place",
        "person",
        "name",
        "one",
        "both",
        "all",
        "same",
        "each",
        "start",
        "end",
        "in",
        "out",
        "on",
        "at",
        "of",
        "to",
        "by",
    ]
)


def vocabulary() -> frozenset[str]:
    """The words of our English lists that are written in small letters without marks, but for those that are names of ours."""
    lists, words = load("en").lists, set[str]()
    for part in (lists.content, lists.negation, lists.held, lists.attribution, lists.kinds, lists.people, lists.credits, lists.conflicts):
        for held in attrs.asdict(part, recurse=False).values():
            if isinstance(held, WordList):
                words.update(word for word in held if re.fullmatch(r"[a-z]{2,}", word))
    words.update(cue.lemma for cue in lists.cues)
    return frozenset(words - OURS)


def find_text(node: ast.AST) -> Iterator[str]:
    """The text of an expression, without what is put into it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FormattedValue):
            yield from find_text(child)


def find_english(tree: ast.AST, known: frozenset[str]) -> list[tuple[int, str]]:
    """Places of a file with English in them: an expression that names words, or a display of several."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            if node.func.value.id == "re" and node.args:
                parts = list(find_text(node.args[0]))
                words = [word for part in parts for word in re.findall(r"(?<![\\\w{<])[a-z]{2,}(?![\w>])", part) if word in known]
                if words:
                    found.append((node.lineno, " ".join(words)))
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            texts = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            words = [text for text in texts if text in known]
            if len(words) > 1 and len(words) == len(texts) == len(node.elts):
                found.append((node.lineno, " ".join(words)))
    return found


def standing() -> dict[str, list[tuple[int, str]]]:
    """The English that stands in the code of the rooms, by file."""
    known = vocabulary()
    files = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]
    found = {path.relative_to(PACKAGE).as_posix(): find_english(ast.parse(path.read_text(encoding="utf-8")), known) for path in files}
    return {path: places for path, places in found.items() if places}


# File → how many places, and why they may stand. Take a file away, or lower its number, when its words have gone to language/en.
CODES = "names of tags, fields and sites, not words of a text"
VALUES = "values and names of our own records and lists"
LEFT: dict[str, tuple[int, str]] = {
    "intake/chrome/lines.py": (1, CODES),
    "intake/chrome/roles.py": (1, CODES),
    "intake/containers/products.py": (2, CODES),
    "intake/forms/leaves.py": (1, CODES),
    "intake/form.py": (1, CODES),
    "intake/forms/mail.py": (1, CODES),
    "intake/outlets.py": (1, CODES),
    "intake/pages/facts.py": (1, CODES),
    "reading/credits/credits.py": (1, VALUES),
    "reading/credits/forms.py": (2, VALUES),
    "reading/credits/outlets.py": (2, CODES),
    "reading/credits/sources.py": (4, VALUES),
    "weighing/claims/rows.py": (1, VALUES),
    "weighing/lineage/trace.py": (1, VALUES),
    "weighing/lineage/reuse.py": (1, CODES),
}


def test_english_stands_in_the_language_and_not_in_the_code() -> None:
    more = {path: places for path, places in standing().items() if len(places) > LEFT.get(path, (0, ""))[0]}
    assert more == {}


def test_the_search_finds_words_in_expressions_and_in_displays() -> None:
    code = (
        'a = re.compile(r"\\b(?:because|whether)\\b")\nb = word in ("because", "whether")\nc = ("alpha", "beta")\nd = re.compile(r"\\w+")\n'
    )
    assert [line for line, _ in find_english(ast.parse(code), frozenset({"because", "whether"}))] == [1, 2]
