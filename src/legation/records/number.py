"""Numbers with their nouns, as a person says them."""


def many(number: int, one: str, more: str = "") -> str:
    """A number with its noun, in the singular for one alone; `more` where the plural is not made with an s."""
    return f"{number} {one if number == 1 else more or one + 's'}"
