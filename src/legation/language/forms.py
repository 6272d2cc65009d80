"""Forms of words: how the words of one language are brought to what they are compared by. A language says its own in its `forms.py`."""

from collections.abc import Callable

from attrs import frozen

from legation.language.en.forms import bare, plain, stem


@frozen(eq=False)
class Forms:
    """Three functions of one word each, made to be bound once before a loop: `plain` takes it as written and gives it as it is compared,
    `bare` takes off what hangs on a plain word, `stem` gives what its forms have in common."""

    plain: Callable[[str], str]
    stem: Callable[[str], str]
    bare: Callable[[str], str]


def leave(word: str) -> str:
    """A word as it is: where a language has no `forms.py`, words are one only where they are written alike but for capitals."""
    return word


# By ISO 639-1 code; a language that is not here has its words as they are written.
FORMS = {"en": Forms(plain, stem, bare)}
AS_WRITTEN = Forms(str.lower, leave, leave)
