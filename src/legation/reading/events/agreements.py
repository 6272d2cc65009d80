"""Agreements: which words of a report mean one, and how far it has come: announced, agreed, signed, approved, in force."""

import re
from collections.abc import Mapping, Sequence

from legation.reading.tree import Tree
from legation.records.lexicon import Lexicon

# "Reciprocal Access Agreement (RAA)": the last word before the brackets says what the letters stand for.
_SHORT_FORM = re.compile(r"\b([A-Za-z]\w+)\s+\(([A-Z][A-Za-z]{1,7}?)s?\)")


def short_forms(text: str, nouns: Mapping[str, str]) -> dict[str, str]:
    """Abbreviations of the report that stand for an event noun: RAA and RAAs for "agreement"."""
    found: dict[str, str] = {}
    for match in _SHORT_FORM.finditer(text):
        noun = match[1].lower()
        noun = noun if noun in nouns else noun.removesuffix("s")
        if noun in nouns and len(match[2]) > 1 and match[2].isupper():
            found[match[2]] = found[match[2] + "s"] = noun
    return found


def step_of(tree: Tree, verbs: Sequence[int], lexicon: Lexicon) -> int | None:
    """The verb of an act that says how far an agreement has come (announced, signed, approved …); the last of them decides."""
    steps = lexicon.tables.get("agreements.steps", {})
    return next((verb for verb in reversed(verbs) if tree.lemmas[verb] in steps), None)
