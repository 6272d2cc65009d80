"""A number as a text writes it: digits, words, scales ("2.5 lakh", "four dozen"), halves and points ("two and a half million")."""

import math
import re

from attrs import frozen

from legation.language.language import Language

# Thousands between commas, in India the two digits before them too ("3,50,00,000").
TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])|\d+(?:,\d{3})*(?:\.\d+)?(?!\d)|[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\S")
# A number of more digits is an identifier, and would lose its last digits as a float.
LONGEST_NUMBER = 15
# From this scale on the next lower one may follow without "and": "two million eight hundred thousand".
COMPOUND = 1_000


@frozen
class Token:
    """One word or number of the text, with its place."""

    word: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.word.lower()


@frozen
class Read:
    """A number as read off tokens: its value, the range of tokens it takes up, and the scale in it ("million"); `share` where it is so many
    in a hundred."""

    value: float
    first: int
    last: int
    scale: float = 1.0
    share: bool = False


def read_number(tokens: list[Token], i: int, language: Language, below: float = math.inf) -> Read | None:
    """The number that begins at token i, in digits or words, with its scale ("1.5 million", "twenty-one", "three hundred"); none with a
    scale that is not `below` another."""
    begun = begin(tokens, i, language)
    if begun is None:
        return None
    words, value, last, scale, scaled = language.lists.figures, begun.value, begun.last, 1.0, 1.0
    letters = words.letters if find_currency(tokens, i, language)[0] or is_lettered(tokens, begun, language) else {}
    while last + 1 < len(tokens):
        follow = tokens[last + 1].low
        if follow in words.scales or is_score(tokens, last + 1, language):
            scale = words.scales.get(follow) or words.scores[follow]
            if scale >= below:
                return None
            value *= scale
            scaled *= scale
            last += 1
        elif follow in letters and tokens[last + 1].start == tokens[last].end:
            value *= letters[follow]
            scaled *= letters[follow]
            last += 1
            break
        elif (half := half_behind(tokens, last, language)) is not None:
            value += half * scale
            last += 3
        elif follow in words.plus and value >= 100 and (more := more_behind(tokens, last, language)) is not None:
            value += more
            last += 2
        elif scale >= COMPOUND and (rest := read_rest(tokens, last + 1, scale, language)) is not None:
            value += rest.value
            last = rest.last
            break
        else:
            break
    return Read(value, i, last, scaled)


def is_lettered(tokens: list[Token], begun: Read, language: Language) -> bool:
    """Whether a letter behind a number of digits multiplies it by what follows, money or what is counted by the million: "3m euros", "5k
    people", but not "2m waves" or "a 10k run"."""
    words, at = language.lists.figures, begun.last + 2
    if at >= len(tokens) or not tokens[begun.first].word[0].isdecimal():
        return False
    counted = tokens[at].low in words.persons or tokens[at].low in words.lettered
    return tokens[at].low in words.currencies or (counted and tokens[at - 1].low in words.counting)


def begin(tokens: list[Token], i: int, language: Language) -> Read | None:
    """What stands before the scales of a number: digits with a fraction, number words with a point, "a" or "half a" before a scale."""
    words, token = language.lists.figures, tokens[i]
    if token.word[0].isdecimal():
        if len(token.word) > LONGEST_NUMBER:
            return None
        value, last = float(token.word.replace(",", "")), i
        if last + 1 < len(tokens) and tokens[last + 1].low in words.fractions:
            return Read(value + words.fractions[tokens[last + 1].low], i, last + 1)
        some = "".join(one.word for one in tokens[i + 1 : i + 4])
        if some in words.fractions and last + 3 < len(tokens):  # "2 1/2 million"
            return Read(value + words.fractions[some], i, last + 3)
        return Read(value, i, last)
    small = small_number(token.low, language)
    if small is not None:
        return with_point(tokens, Read(small, i, i), language)
    if token.low in words.a and i + 1 < len(tokens) and (tokens[i + 1].low in words.scales or is_score(tokens, i + 1, language)):
        return Read(1.0, i, i)
    return begin_part(tokens, i, language)


def begin_part(tokens: list[Token], i: int, language: Language) -> Read | None:
    """A part of a scale or of a unit of time or length, and two of a scale: "half a million", "half a mile", "a half dozen", "a couple of
    hundred"."""
    words = language.lists.figures
    at = i + 1 if tokens[i].low in words.a else i
    low = [token.low for token in tokens[at : at + 3]]
    if not low:
        return None
    joined = low[0].split("-")
    half = words.fractions.get(joined[0])
    if half is not None and len(joined) == 3 and joined[1] in words.a and joined[2] in words.scales:  # "half-a-dozen"
        return Read(half * words.scales[joined[2]], i, at)
    if half is not None and len(joined) == 2 and joined[1] in words.scales:
        return Read(half * words.scales[joined[1]], i, at)
    if half is not None and len(low) > 1 and low[1] in words.scales:
        return Read(half, i, at)
    if half is not None and len(low) > 2 and at == i and low[1] in words.a and (low[2] in words.scales or low[2] in words.units):
        return Read(half, i, i + 1)
    if low[0] in words.couples:
        of = len(low) > 1 and low[1] in words.of
        if len(low) > 1 + of and low[1 + of] in words.scales:
            return Read(float(words.couples[low[0]]), i, at + of)
    return None


def with_point(tokens: list[Token], read: Read, language: Language) -> Read:
    """A number word with the digits behind its point: "one point two"."""
    value, last, share = read.value, read.last, 0.1
    if last + 2 < len(tokens) and tokens[last + 1].low in language.lists.figures.point:
        at = last + 2
        while at < len(tokens) and (digit := small_number(tokens[at].low, language)) is not None and digit < 10:
            value, last, share, at = value + digit * share, at, share / 10, at + 1
    return Read(round(value, 9), read.first, last)


def half_behind(tokens: list[Token], last: int, language: Language) -> float | None:
    """A half behind a number: "two and a half million", "a dozen and a half"."""
    words = language.lists.figures
    if last + 3 >= len(tokens) or tokens[last + 1].low not in words.plus or tokens[last + 2].low not in words.a:
        return None
    return words.fractions.get(tokens[last + 3].low)


def more_behind(tokens: list[Token], last: int, language: Language) -> float | None:
    """A small number behind a scale and "and": "three hundred and five"."""
    scaled = tokens[last].low in language.lists.figures.scales and last + 2 < len(tokens)
    return small_number(tokens[last + 2].low, language) or None if scaled else None


def read_rest(tokens: list[Token], i: int, scale: float, language: Language) -> Read | None:
    """The lower part of a number behind its scale: "eight hundred thousand" of "two million eight hundred thousand", "50 thousand" of "2
    lakh 50 thousand"."""
    spelt = small_number(tokens[i].low, language) is not None or tokens[i].word.isdecimal()
    if tokens[i - 1].low not in language.lists.figures.scales or not spelt:
        return None
    rest = read_number(tokens, i, language, below=scale)
    return rest if rest is not None and rest.last > i and rest.value < scale else None


def is_score(tokens: list[Token], i: int, language: Language) -> bool:
    """Whether "score" is a number: "two score men", "a score of people"; a game's is not."""
    words, before = language.lists.figures, word_before(tokens, i)
    if tokens[i].low not in words.scores:
        return False
    if before in words.a:
        return i + 2 < len(tokens) and tokens[i + 1].low in words.of and tokens[i + 2].low in words.persons
    return before in words.numbers and not (i + 1 < len(tokens) and tokens[i + 1].low in words.of)


def small_number(word: str, language: Language) -> float | None:
    """A number word, or two joined by a hyphen ("twenty-one")."""
    numbers = language.lists.figures.numbers
    if word in numbers:
        return numbers[word]
    tens, _, ones = word.partition("-")
    if ones in numbers and tens in numbers and numbers[tens] >= 20:
        return numbers[tens] + numbers[ones]
    return None


def word_before(tokens: list[Token], i: int) -> str:
    """The word before a token, in small letters."""
    return tokens[i - 1].low if i > 0 else ""


def find_currency(tokens: list[Token], i: int, language: Language) -> tuple[str | None, int]:
    """The currency whose sign stands before a number ("$", "US$", "$US"), and the token that the sign begins with."""
    money = language.lists.figures.currencies
    if i > 1 and tokens[i - 2].end == tokens[i - 1].start and tokens[i - 2].low + tokens[i - 1].low in money:
        return money[tokens[i - 2].low + tokens[i - 1].low], i - 2
    # Words of money stand behind their number: "won 26 seats" is no sum of Korean money, "USD 26" is one of dollars.
    spelt = i > 0 and tokens[i - 1].word.isalpha() and tokens[i - 1].word.islower()
    return (money[word_before(tokens, i)], i - 1) if word_before(tokens, i) in money and not spelt else (None, i)
