"""What is told of a word once is what the pipeline would tell of it at every place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.reading.parse import tree
from legation.reading.parse.model import DEFAULT, load, parse, rules
from legation.reading.parse.tree import Form, read_off, rules_of

TEXTS = (
    "There is a plan, and there's no money; let's go, y'all are gonna be late. They ain't said so.",
    "The U.S. has said it does what it did: I saw him, you saw it, and he's better than she.",
    "He got up.\n\nShe gets paid \t 12,000 dollars, whose worth that is. That which is said, 'd have been said to us.",
    "Which of these? All that I know. Do not have had done being been were 're “said” … No. 7 — x\u00a0y 🙂.",
    "",
)
WORDS = sorted({word for text in TEXTS for word in text.split(" ")} | {"\n", "  ", "is", "are"})


def told(text: str) -> list[Form]:
    (tree,) = parse([text])
    return [Form(*row) for row in zip(tree.words, tree.lemmas, tree.tags, tree.parts, tree.deps, strict=True)]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_told_as_the_pipeline_tells_them(text: str) -> None:
    assert told(text) == read_off(load(full=True)(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_order_of_words_is_told_as_the_pipeline_tells_it(text: str) -> None:
    assert told(text) == read_off(load(full=True)(text))


def test_what_was_told_is_forgotten_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "REMEMBERED", 3)
    known = rules(DEFAULT)
    assert known is not None
    known.known.clear()
    for text in TEXTS:
        assert told(text) == read_off(load(full=True)(text))
    assert len(known.known) < 60


def test_a_pipeline_with_other_rules_tells_its_words_itself() -> None:
    import spacy

    plain = spacy.blank("en")
    assert rules_of(plain) is None
    ruler = plain.add_pipe("attribute_ruler")
    ruler.add([[{"ENT_TYPE": "PERSON"}]], {"POS": "PROPN"})  # type: ignore[attr-defined]  # spaCy types every part as a function
    plain.add_pipe("lemmatizer", config={"mode": "rule"})
    assert rules_of(plain) is None
