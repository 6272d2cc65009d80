"""Which language a text is written in, and whether it is written in more than one."""

from functools import cache
from typing import Any

# Fewer letters than these are too few to tell (py3langid's own advice is a sentence or more).
LEAST = 40
# Characters looked at: the language does not change with length, the time does.
MOST = 2_000


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find_language(text: str) -> str | None:
    """The language of a text (ISO 639-1), None where it is too short or unclear."""
    sample = text[:MOST]
    if sum(map(str.isalpha, sample)) < LEAST:
        return None
    language, share = _identifier().classify(sample)
    return str(language) if share > 0.5 else None


def find_other_language(text: str, language: str | None) -> str | None:
    """Another language in which a fifth or more of a longer text is written, paragraph by paragraph; None for none."""
    if language is None:
        return None
    paragraphs = [part for part in text.split("\n\n") if sum(map(str.isalpha, part)) >= 2 * LEAST]
    # Eight paragraphs, spread over the text, show a fifth as well as all would.
    paragraphs = paragraphs[:: max(1, len(paragraphs) // 8)][:8]
    other: dict[str, int] = {}
    for part in paragraphs if len(paragraphs) > 2 else ():
        found = find_language(part)
        if found is not None and found != language[:2]:
            other[found] = other.get(found, 0) + len(part)
    if not other:
        return None
    most = max(other, key=lambda name: other[name])
    return most if other[most] * 5 >= sum(map(len, paragraphs)) else None
