"""One name in several spellings: accents left out, and what languages write differently that they took from another script.

Rules of letters alone, no list of persons: "Zelenskyy", "Zelenskiy" and "Zelensky", "Sergey" and "Sergei", "Qadhafi" and "Gaddafi".
"""

import re
import unicodedata
from functools import lru_cache

# Letters without a plain form of their own in Unicode.
_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ð": "d", "æ": "ae", "Æ": "Ae", "ß": "ss"})
# One way of writing for what is told apart by no reader: the endings of Slavic names, "Evgeny", "Tokaev", the Arabic qaf before a dhal.
_SPELT = (
    (r"(?<=[a-z][sz]k)(?:yy|iy|yi|ij|ii|i)\b", "y"),
    (r"(?<=[a-z]{3})(?:yy|iy|ij|ii)\b", "y"),
    (r"(?<=rg|dr|ex|ks)e[yj]\b", "ei"),
    (r"(?<=\bal)eks(?=[ea])", "ex"),
    (r"\bye(?=[vlg])", "e"),
    (r"(?<=[aeou])y(?=e[vn])", ""),
    (r"\b[qg]add?h?(?=a)", "gad"),
)
# What sounds alike, for a name of the same report: only where nobody else is meant.
_SOUND = (
    (r"[yj]", "i"),
    (r"ph", "f"),
    (r"(?<=[kgtbdz])h", ""),
    (r"\bg|q|\bkh", "k"),
    (r"ks", "x"),
    (r"w", "v"),
    (r"ou|oo|o", "u"),
    (r"ue", "u"),
    (r"\bie", "e"),
    (r"(?<=[aeu])i(?=e)", ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_ARTICLE = re.compile(rf"^(?:{'|'.join(('al', 'el', 'as', 'ash', 'an', 'ad', 'ar', 'at', 'az'))})-(?=.{{3}})")
_VOWELS = re.compile(r"[aeiou]+")
# Letters of the shortest sound whose vowels may differ: "Mohammed" and "Muhammad", but not "Chan" and "Chen".
LONG = 6
# Letters of the shortest sound that is one.
LEAST = 5


# Names that are remembered as they were folded; a day of news has some thousand.
REMEMBERED = 20_000


def plain_letters(name: str) -> str:
    """A name in plain small letters, for comparing: "Jean-Noël Barrot" → "jean-noel-barrot"."""
    letters = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode().lower()).strip("-")


@lru_cache(maxsize=REMEMBERED)
def plain_name(name: str) -> str:
    """A name as it is one, however it was spelt: "Sergey Lavrov" and "Sergei Lavrov" → "sergei-lavrov"."""
    plain = plain_letters(name)
    for pattern, written in _SPELT:
        plain = re.sub(pattern, written, plain)
    return plain


@lru_cache(maxsize=REMEMBERED)
def sound_of(word: str) -> str:
    """One word of a name as it sounds, roughly, its article left out: "el-Sisi" and "Sisi", "Kadhafi" and "Gaddafi". A short one as it
    is written: "Jung" is not "Young"."""
    plain = _ARTICLE.sub("", plain_letters(word))
    sound = plain
    for pattern, written in _SOUND:
        sound = re.sub(pattern, written, sound)
    return sound if len(sound) >= LEAST else plain


def spoken_key(name: str) -> tuple[str, ...]:
    """What two spellings of one full name share: how its last word sounds, and all others but for the vowels of a long one."""
    words = name.split()
    return (*map(skeleton, words[:-1]), sound_of(words[-1]))


def skeleton(word: str) -> str:
    """A word as it sounds; of a long one the consonants with a mark for each vowel."""
    sound = sound_of(word)
    return _VOWELS.sub("a", sound) if len(sound) >= LONG else sound
