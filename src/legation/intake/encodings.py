"""Encodings that nobody wrote down: told by the letters that the languages of the world have, and by what stands beside what in a word.

charset-normalizer is asked first (form.py) and believed on encodings of several bytes a letter. Of those of one byte it takes near
relatives: three of the sixteen texts in tests/intake/test_intake_encodings.py come out in wrong letters by it alone (Czech and curly
quotation marks as Vietnamese, Polish as Nordic).
"""

import re

# Encodings of one byte a letter, the likelier first: of two that read the same, the first is named.
_NAMES = (
    *(
        "cp1252",
        "cp1250",
        "iso8859_2",
        "cp1251",
        "koi8_r",
        "koi8_u",
        "mac_roman",
        "cp1254",
        "cp1253",
        "cp1257",
        "iso8859_5",
        "mac_cyrillic",
    ),
    *("cp866", "cp850", "cp437", "mac_latin2", "cp852", "cp1255", "cp1256", "iso8859_15", "iso8859_7", "iso8859_13"),
)
# Letters beyond the plain ones, by language or by a few near ones; small, but for what has only one size.
_ALPHABETS = tuple(
    map(
        frozenset,
        (
            *("àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúüªº", "áâãàçéêíóôõúü", "àèéìíòóùú", "åäöæøéü", "ąćęłńóśźż", "áäčďéěíĺľňóôŕřšťúůýž"),
            *("áéíóöőúüű", "ăâîșțşţ", "čćđšž", "çğıöşüâîû", "ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž", "áðéíóúýþæö", "éëïóöüèçà", "àçèéíïòóúü"),
            "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџѓќѕ",
            "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
            "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
            "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة",
        ),
    )
)
# Marks and signs of running text, and quotation marks with the side on which a word stands.
_SIGNS = frozenset("–—…·•€£°§©®™½¼¾²³\u00a0¿¡№«»„‚‹›’‘“”")
_OPENS, _CLOSES = frozenset("“„‚¿¡"), frozenset("”…")
_BESIDE = frozenset(" \n\t\r\u00a0([>/-–—\"'«»“”„‘’")
# Bytes that are looked at, and how well an encoding must do: hardly a letter out of place.
_LOOKED_AT, _WELL = 60_000, 0.92
# Marks and small words of Japanese, Chinese and Korean among their letters; of a text without a single blank or line break, kana.
_OWN, _KANA = 0.05, 0.2
_CYRILLIC = re.compile("[\u0400-\u04ff]{2,}")
_TURNED = re.compile("[а-яё][А-ЯЁ]")


def choose_encoding(raw: bytes) -> str | None:
    """The encoding of one byte a letter in which some bytes are words; None where none does well."""
    sample = raw[:_LOOKED_AT]
    best: tuple[float, str] | None = None
    for name in _NAMES:
        try:
            said = sample.decode(name)
        except UnicodeDecodeError:
            continue
        score = _score(said)
        if best is None or score > best[0] + 1e-9:
            best = (score, name)
    return best[1] if best is not None and best[0] >= _WELL else None


def _score(text: str) -> float:
    """How many of the letters and marks beyond the plain ones stand where a language has them, of all."""
    marks = letters = wrong = 0.0
    found: dict[str, int] = {}
    for hit in re.finditer(r"[^\x00-\x7f]", text):
        sign, before, after = hit[0], text[hit.start() - 1 : hit.start()] or " ", text[hit.end() : hit.end() + 1] or " "
        if sign in _SIGNS:
            marks += 1
            wrong += _is_misplaced(sign, before, after)
        elif sign.isalpha():
            letters += 1
            small = sign.lower()
            found[small] = found.get(small, 0) + 1
            # A capital in the middle of a word, or a letter of another script.
            mixed = sign > "\u036f" and ((before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()))
            wrong += mixed or (sign.isupper() and before.islower())
        else:
            letters += 1
            wrong += 1
    known = max((sum(times for letter, times in found.items() if letter in alphabet) for alphabet in _ALPHABETS), default=0)
    strange = sum(found.values()) - known
    return 1 - (wrong + strange) / max(1.0, marks + letters)


def _is_misplaced(sign: str, before: str, after: str) -> bool:
    if sign in _OPENS:
        return before not in _BESIDE or after in " \n\t"
    if sign in _CLOSES:
        return before in " \n\t" and after.isalpha()
    # Between two letters stands an apostrophe, or a dash.
    return before.isalpha() and after.isalpha() and sign not in "’–—·\u00a0"


def is_turned(text: str) -> bool:
    """Whether Cyrillic words have their capitals inside: KOI8 and windows-1251 taken for each other."""
    words = _CYRILLIC.findall(text[:_LOOKED_AT])
    turned = sum(_TURNED.search(word) is not None for word in words)
    return turned > 1 and (turned + sum(map(str.isupper, words))) * 10 > 7 * len(words)


def find_wide(raw: bytes) -> str | None:
    """The encoding of text in two or four bytes a letter, with its mark or without one; None for what is none."""
    for mark, name in ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return name
    sample = raw[:4_096]
    if len(sample) < 16 or (b"\0" not in sample and not _is_strange(sample)):
        return None
    for name, step in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        whole = sample[: len(sample) // step * step]
        try:
            said = whole.decode(name)
        except UnicodeDecodeError:
            try:
                # A letter of four bytes may be cut at the end.
                said = whole[:-2].decode(name) if step == 2 else ""
            except UnicodeDecodeError:
                continue
        if said and _is_writing(said, _KANA if b"\0" not in sample else _OWN):
            return name
    return None


def _is_strange(sample: bytes) -> bool:
    """Whether bytes are no UTF-8; the last letter may be cut."""
    try:
        sample[:-3].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start < len(sample) - 8
    return False


def _is_writing(text: str, least: float) -> bool:
    if sum(letter.isprintable() or letter in "\n\r\t" for letter in text) < 0.98 * len(text):
        return False
    blocks: dict[int, int] = {}
    for letter in text:
        blocks[ord(letter) >> 8] = blocks.get(ord(letter) >> 8, 0) + 1
    plain = blocks.get(0, 0) + blocks.get(0x20, 0)
    most = max((times for block, times in blocks.items() if block not in (0, 0x20, 0x01) and 0x02 <= block < 0x20), default=0)
    if plain + most + blocks.get(0x01, 0) >= 0.9 * len(text) and plain:
        return True
    # Japanese, Chinese and Korean have thousands of letters, and marks and small words of their own among them.
    own = sum("\u3001" <= letter <= "\u30ff" or letter in "，！？：（）" for letter in text)
    wide = sum("\u3001" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" or "\uff00" <= letter <= "\uffef" for letter in text)
    hangul = sum("\uac00" <= letter <= "\ud7af" for letter in text)
    return wide + plain >= 0.9 * len(text) and own + hangul * (least < _KANA) >= least * len(text)
