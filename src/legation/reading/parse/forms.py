"""Parts of speech and lemmas, found once for each form of a word and not once for each place where it stands.

What a pipeline's own rules say of a word (spaCy's attribute ruler, then its lemmatizer) hangs on its letters, tag and
relation alone, so that it is asked once and remembered; asking for each word again takes a third of the time to parse.
A few rules look at two words together ("let's", "there is"): where one of those holds, the rules are given the paragraph.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from legation.language.relations import name_relation

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULED = ("attribute_ruler", "lemmatizer")
# What a rule may look at for its answer to be the same wherever the form stands.
OF_FORM = frozenset(("ORTH", "LOWER", "IS_SPACE", "TAG", "DEP"))
KEY = ("ORTH", "TAG", "DEP")
COLUMNS = ("ORTH", "LEMMA", "TAG", "POS", "DEP")
# A year of news has some hundred thousand forms (300 bytes each); texts with more are noise, and begin anew.
REMEMBERED = 200_000


@frozen
class Form:
    """What is known of a word: its letters, lemma in small letters, tag, part of speech and relation to its head."""

    word: str
    lemma: str
    tag: str
    part: str
    dep: str


@frozen(eq=False)
class Rules:
    """The rules of one loaded pipeline: those for one word alone, those for two together, and what they have said so far."""

    every: Any
    alone: Any
    pairs: Any
    lemmatizer: Any
    known: dict[tuple[int, ...], Form] = field(factory=dict)


def rules_of(nlp: "Language") -> Rules | None:
    """The rules of a pipeline, None where it finds parts and lemmas in another way: then it must do so itself."""
    parts: list[Any] = [nlp.get_pipe(name) if name in nlp.pipe_names else None for name in RULED]
    ruler, lemmatizer = parts
    if ruler is None or lemmatizer is None or getattr(lemmatizer, "mode", None) != "rule":
        return None
    alone, pairs = type(ruler)(nlp.vocab), type(ruler.matcher)(nlp.vocab)
    for number, rule in enumerate(ruler.patterns):
        looked_at = {name for pattern in rule["patterns"] for word in pattern for name in word}
        if not looked_at <= OF_FORM:
            return None
        if all(len(pattern) == 1 for pattern in rule["patterns"]):
            alone.add(**rule)
        else:
            pairs.add(str(number), rule["patterns"])
    forms = lemmatizer.lookups.get_table("lemma_index", {})
    for part in list(forms):  # they come as lists of up to 60,000 words, each searched from its beginning
        forms[part] = frozenset(forms[part])
    return Rules(ruler, alone, pairs, lemmatizer)


def describe(doc: "Doc", rules: Rules | None) -> list[Form]:
    """What is known of every word of a parsed paragraph, in order."""
    if rules is None:
        return read_off(doc)
    if len(rules.pairs) and rules.pairs(doc, allow_missing=True):
        return read_off(rules.lemmatizer(rules.every(doc)))
    keys = [tuple(row) for row in doc.to_array(list(KEY)).tolist()]
    new = [key for key in dict.fromkeys(keys) if key not in rules.known]
    if new:
        if len(rules.known) > REMEMBERED:
            rules.known.clear()
            new = list(dict.fromkeys(keys))
        rules.known.update(zip(new, ask(doc, new, rules), strict=True))
    return [rules.known[key] for key in keys]


def ask(doc: "Doc", keys: Iterable[tuple[int, ...]], rules: Rules) -> list[Form]:
    """What the rules for one word say of some forms, set one after another as if they were a paragraph."""
    import numpy

    rows = numpy.array(list(keys), dtype="uint64")
    row: Any = type(doc)(doc.vocab, words=[doc.vocab.strings[int(orth)] for orth in rows[:, 0]])
    row.from_array(list(KEY[1:]), rows[:, 1:])
    return read_off(rules.lemmatizer(rules.alone(row)))


def read_off(doc: "Doc") -> list[Form]:
    """What stands in a document of every word."""
    strings: Any = doc.vocab.strings
    # One array is an order of magnitude faster than asking each token.
    rows = doc.to_array(list(COLUMNS)).tolist()
    return [
        Form(strings[word], strings[lemma].lower(), strings[tag], strings[part], name_relation(strings[dep]))
        for word, lemma, tag, part, dep in rows
    ]
