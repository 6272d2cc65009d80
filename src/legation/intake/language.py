"""Which language a text is written in, and whether it is written in more than one."""

from functools import cache
from typing import Any

# Fewer letters than these are too few to tell (py3langid's own advice is a sentence or more).
LEAST = 40
# Characters looked at: the language does not change with length, the time does.
MOST = 6_000


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
