"""A language as every station gets it: its word lists and its fitted weights, loaded once and handed down as an argument; and how its words
are brought to what they are compared by, which a language says in its `forms.py`.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from attrs import Factory, field, frozen

from legation.language.en.forms import bare, plain, stem
from legation.language.ja import forms as ja
from legation.language.lists.lists import WordLists
from legation.language.pages import Gathered, read_page
from legation.language.weights import Fitted, read_fitted
from legation.language.words import Quote, find_quotes, find_sentence, find_sentences, find_words
from legation.records.report import Report, Span


@frozen(eq=False)
class Forms:
    """Three functions of one word each, made to be bound once before a loop: `plain` takes it as written and gives it as it is compared,
    `bare` takes off what hangs on a plain word, `stem` gives what its forms have in common. And how a text is cut: its `sentences` from an
    offset on, the `sentence` around some words, the `quotes` of a paragraph; where a language says nothing of its own, as words.py does."""

    plain: Callable[[str], str]
    stem: Callable[[str], str]
    bare: Callable[[str], str]
    sentences: Callable[[str, int], Iterator[tuple[int, int]]] = find_sentences
    sentence: Callable[[str, Span], Span] = find_sentence
    quotes: Callable[[str], list[Quote]] = find_quotes


def leave(word: str) -> str:
    """A word as it is: where a language has no `forms.py`, words are one only where they are written alike but for capitals."""
    return word


# By ISO 639-1 code; a language that is not here has its words as they are written.
FORMS = {"en": Forms(plain, stem, bare), "ja": Forms(str.lower, leave, leave, ja.find_sentences)}
AS_WRITTEN = Forms(str.lower, leave, leave)


@frozen
class WatchedIssues:
    """What an office watches: issues and parties, by the words it has for them."""

    issues: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@frozen(eq=False)
class Language:
    """One language: its ISO 639-1 `code`, its word `lists`, what the office has `watched`, and fitted `weights` by feature.

    `digest` changes whenever a word or a weight does. `notices` are sentences for the officer about his own word lists. Two languages
    are the same when they are one object, so that what is compiled of one can be kept beside it. `forms` tell how its words are compared,
    `beside` holds the other languages of the office, by code: a story may hold reports of several.
    """

    code: str
    lists: WordLists = field(factory=WordLists)
    watched: WatchedIssues = WatchedIssues()
    weights: Mapping[str, float] = field(factory=dict)
    digest: str = ""
    notices: tuple[str, ...] = ()
    forms: Forms = field(default=Factory(lambda self: FORMS.get(self.code, AS_WRITTEN), takes_self=True), repr=False)
    beside: Mapping[str, "Language"] = field(factory=dict, repr=False)

    @property
    def stem(self) -> Callable[[str], str]:
        """What gives the stem of a word in small letters; bind it once before a loop."""
        return self.forms.stem

    def find_words(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The words of a text with their addresses, as this language compares them."""
        return find_words(text, self.forms.plain)

    def find_sentences(self, text: str, offset: int = 0) -> Iterator[tuple[int, int]]:
        """The sentences of a text that hold something, by their addresses; `offset` is where the text begins in its report."""
        return self.forms.sentences(text, offset)

    def find_sentence(self, text: str, span: Span) -> Span:
        """The sentence that some words stand in."""
        return self.forms.sentence(text, span)

    def find_quotes(self, text: str) -> list[Quote]:
        """The quotations of one paragraph, in order, not nested."""
        return self.forms.quotes(text)

    def of(self, report: Report) -> "Language":
        """The language that a report is written in; this one where the report names none, or one that the office has no words for."""
        return self.beside.get(report.language or self.code, self)

    @property
    def is_read(self) -> bool:
        """Whether reports in it are read: it has words that attribute. Of others only their text is kept and shown."""
        return bool(self.lists.cues)


@cache
def find_codes() -> tuple[str, ...]:
    """The languages that we have a folder of word lists for, in order of their codes. Pages are cleaned with the wording of all."""
    return tuple(sorted(words.parent.name for words in Path(str(files("legation.language"))).glob("*/words")))


@cache
def load(code: str = "en", office: str | None = None) -> Language:
    """The language of an ISO 639-1 code, with the office's own folder (`office`/lexicons/CODE) laid over ours: its entries come first.

    Raises OfficeError where a page is wrong, and where one of our languages lacks a list. A language that we have no folder for has
    only what the office gives.
    """
    home = Path(str(files("legation.language"))) / code
    ours = sorted((home / "words").glob("*.yml"))
    theirs = sorted((Path(office) / "lexicons" / code).glob("*.yml")) if office is not None else []
    seal = hashlib.sha256()
    gathered = Gathered()
    for path in (*theirs, *ours):
        said = path.read_bytes()
        seal.update(path.name.encode() + b"\0" + said + b"\0")
        gathered.add(path, read_page(path, said), ours=path in ours)
    lists = gathered.close(home, whole=bool(ours))
    fitted = Fitted()
    for path in sorted((home / "weights").glob("*.json")):
        said = path.read_bytes()
        seal.update(path.name.encode() + b"\0" + said + b"\0")
        fitted = read_fitted(path)
    return Language(
        code,
        lists,
        weights=fitted.with_hand(lists.by_hand.attribution),
        digest=seal.hexdigest()[:20],
        notices=tuple(gathered.notices),
    )
