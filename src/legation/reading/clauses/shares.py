"""Parts of a whole as a text writes them: "two-thirds", "a fifth of the homes", "one in five voters", "a quarter of a million"."""

from legation.language.language import Language
from legation.reading.clauses.numerals import Read, Token, read_number, small_number, word_before

# Halves to hundredths are told as so many in a hundred, to one place behind the point.
WHOLE, PLACES = 100, 1
# Years that a number of four digits may be.
FIRST_YEAR, LAST_YEAR = 1000, 2100


def read_share(tokens: list[Token], i: int, language: Language) -> Read | None:
    """The share that begins at token i, in a hundred; or a part of a scale or unit, which is a number of its own."""
    return read_fraction(tokens, i, language) or read_among(tokens, i, language)


def read_fraction(tokens: list[Token], i: int, language: Language) -> Read | None:
    """ "Two-thirds of the homes", "a fifth of voters", "half of them"; "a quarter of a million" is a number, "a quarter of an hour" a time,
    and "a quarter of a century" neither."""
    words, found = language.lists.figures, find_fraction(tokens, i, language)
    if found is None:
        return None
    value, last = found
    joined = "-" in tokens[last].word
    behind = [token.low for token in tokens[last + 1 : last + 4]]
    if not behind or behind[0] not in words.of:
        if i == last and word_before(tokens, i) not in words.apart and is_of_many(tokens, last + 1, language):
            return as_share(value, i, last)
        counts = joined and bool(behind) and behind[0].isalpha() and behind[0] not in language.lists.content.stopwords
        return as_share(value, i, last) if counts else None
    if len(behind) < 2 or (not joined and word_before(tokens, i) in words.apart):
        return None
    if behind[1] in words.a:
        whole = behind[2] if len(behind) > 2 else ""
        if whole in words.scales:
            number = read_number(tokens, last + 2, language)
            return Read(round(value * number.value, PLACES), i, number.last) if number is not None else None
        return Read(value, i, last + 2) if whole in words.units else None
    if behind[1] in words.months or not behind[1].isalpha() or behind[1] in words.units:
        return None
    return as_share(value, i, last)


def is_of_many(tokens: list[Token], i: int, language: Language) -> bool:
    """Whether "the" and the like stand before more than one thing: "half the homes", but not "half the battle" or "half the years"."""
    words = language.lists.figures
    if i + 1 >= len(tokens) or tokens[i].low not in words.of_all:
        return False
    noun = tokens[i + 1].low
    many = noun.endswith(tuple(words.plural)) and not noun.endswith(tuple(words.not_plural)) and tokens[i + 2 : i + 3] != []
    return noun not in words.units and noun.isalpha() and (many or noun in words.persons)


def find_fraction(tokens: list[Token], i: int, language: Language) -> tuple[float, int] | None:
    """A number above and one below the line, and the last token: "two-thirds", "two thirds", "a third", "half", "2/3"."""
    words = language.lists.figures
    low = [token.low for token in tokens[i : i + 3]]
    above, mark, below = low[0].partition("-")
    if mark:
        return divide(1.0 if above in words.a else small_number(above, language), words.parts.get(below), i)
    if low[0].isdecimal() and low[1:2] == ["/"] and len(low) > 2 and low[2].isdecimal():
        return divide(float(low[0]), int(low[2]) if len(low[2]) < len(str(WHOLE)) else None, i + 2)
    if low[0] in words.fractions:
        return words.fractions[low[0]], i
    one = 1.0 if low[0] in words.a else small_number(low[0], language)
    return divide(one, words.parts.get(low[1]), i + 1) if len(low) > 1 else None


def divide(above: float | None, below: int | None, last: int) -> tuple[float, int] | None:
    """A proper fraction with its last token; "three thirds" and "two quarters" are none that anybody writes."""
    if above is None or below is None or not 1 <= above < below:
        return None
    return (above / below, last) if above == 1 or below % above else None


def read_among(tokens: list[Token], i: int, language: Language) -> Read | None:
    """ "One in five voters", "nine out of ten"; a day or a year is no whole, and "killed two in three attacks" tells two numbers."""
    words = language.lists.figures
    above = count_at(tokens, i, language)
    if above is None:
        return None
    for size in (2, 1):
        between = " ".join(token.low for token in tokens[i + 1 : i + 1 + size])
        if between not in words.among or i + 1 + size >= len(tokens):
            continue
        below = read_number(tokens, i + 1 + size, language) or whole_scale(tokens, i + 1 + size, language)
        if below is None or not above < below.value or below.value % 1 or is_year(tokens, below):
            return None
        behind = tokens[below.last + 1].low if below.last + 1 < len(tokens) else ""
        glued = below.last + 1 < len(tokens) and tokens[below.last + 1].start == tokens[below.last].end and behind.isalnum()
        if behind in words.units or behind in words.months or glued or behind in ("-", "–", "/", ":"):
            return None
        if above > 1 and not (is_round(below.value) and opens(tokens, i, language)):
            return None
        return as_share(above / below.value, i, below.last)
    return None


def whole_scale(tokens: list[Token], i: int, language: Language) -> Read | None:
    """A scale with no number before it: "one in every hundred"."""
    scale = language.lists.figures.scales.get(tokens[i].low)
    return Read(scale, i, i) if scale is not None else None


def count_at(tokens: list[Token], i: int, language: Language) -> float | None:
    """A small number in a word or digits."""
    low = tokens[i].low
    return float(low) if low.isdecimal() and len(low) < len(str(WHOLE)) else small_number(low, language)


def is_year(tokens: list[Token], read: Read) -> bool:
    """Whether a number in digits may be a year."""
    return read.first == read.last and tokens[read.first].word.isdecimal() and FIRST_YEAR <= read.value <= LAST_YEAR


def is_round(value: float) -> bool:
    """Whether a number is one of which parts are told: up to ten, and tens, hundreds and thousands."""
    return value <= 10 or value in (20, 50, 100, 1_000, 10_000)


def opens(tokens: list[Token], i: int, language: Language) -> bool:
    """Whether nothing before a number acts on what it counts: a mark, a small word or a word that loosens it stands there."""
    before = word_before(tokens, i)
    loose = {word for bound in language.lists.figures.bounds for word in bound.split()}
    return not before or not before[0].isalnum() or before in language.lists.content.stopwords or before in loose


def as_share(part: float, first: int, last: int) -> Read:
    """A part of one as so many in a hundred."""
    return Read(round(WHOLE * part, PLACES), first, last, share=True)
