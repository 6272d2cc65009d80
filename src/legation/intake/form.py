"""What a piece of input is, told by its content: its form, its bytes as characters, which language it is written in, and letters as they
were meant: entities that a publishing system left in, markup inside a title, what no encoding can carry.
"""

import re
from functools import cache
from html import unescape
from typing import Any

from legation.intake import limits
from legation.intake.encodings import choose_encoding, find_wide, is_turned

# Form names: text html xml json jsonl pdf mail mbox feed sitemap outline warc gzip bzip2 zstd tar zip; None for what is none of these.
_MAIL = re.compile(rb"(?im)^(?:received|message-id|mime-version|return-path|delivered-to|x-mailer):[ \t]")
_HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|article|meta|title|div|p|h1)[\s>]")
_FEED = re.compile(rb"(?i)<(?:rss|feed|rdf:rdf)[\s>]")
# The first element of a document, behind its declarations and comments; what those say that are no web page; and what a web page has.
_ROOT = re.compile(rb"(?:\s*<(?:\?[^>]{0,500}|!--(?:[^-]|-(?!->)){0,3500}--|!doctype[^>\[]{0,500})>)*\s*<([\w:.-]{1,60})", re.IGNORECASE)
_ROOTS = {**dict.fromkeys((b"rss", b"feed", b"rdf", b"entry", b"item"), "feed"), **dict.fromkeys((b"urlset", b"sitemapindex"), "sitemap")}
_SHOWN = re.compile(rb"(?i)<(?:\w+:)?(?:html|body|p|div|nitf)[\s>]")
_OUTLINE = re.compile(rb"(?i)<opml[\s>]")
_MARKS = ((b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"%PDF-", "pdf"), (b"WARC/", "warc"), (b"filedesc://", "warc"), (b"BZh", "bzip2"))
# Files that we tell, to say what they are, and do not read.
UNREAD = (
    (b"\xfd7zXZ", "an xz file; unpack it"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it"),
    (b"Rar!", "a RAR archive; unpack it"),
    (b"\xd0\xcf\x11\xe0", "an older Word, Excel or Outlook file (.doc, .xls, .msg); save it as .docx, PDF or text"),
    (b"{\\rtf", "Rich Text (.rtf); save it as .docx, PDF or text"),
    (b"\x78\x9f\x3e\x22", "an Outlook file (winmail.dat); have its sender send it as plain text"),
)
_TAR = b"ustar"
# JSON as a script of a page holds it, or as the words of a JSON string.
_SCRIPT = re.compile(rb'(?:(?:(?:var|let|const)\s+)?[\w$.]{1,60}\s*=|[\w$.]{1,60}\()\s*(?:\[\s*)?\{\s*"|"\s*(?:\[\s*)?\{\s*\\"')
# A Zstandard frame, or one that its decoders skip.
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", re.DOTALL)


def find_form(glance: bytes) -> str | None:
    """The form of a piece of input, told by its first `limits.GLANCE` bytes; None where it is no form of ours."""
    if (wide := find_wide(glance)) is not None:
        glance = glance[: len(glance) // 4 * 4].decode(wide, "ignore").encode("utf-8", "ignore")
    for mark, form in _MARKS:
        if glance.startswith(mark):
            return form
    if _ZSTD.match(glance):
        return "zstd"
    if glance[257:262] == _TAR:
        return "tar"
    if glance.startswith(tuple(mark for mark, _ in UNREAD)):
        return None
    if not is_text(glance):
        return None
    start = glance.lstrip(b"\xef\xbb\xbf\x1e \t\r\n")
    if _SCRIPT.match(start):
        return "json"
    if start.startswith((b"{", b"[")):
        return _json_or_lines(start)
    if start.startswith(b"<"):
        return _markup(start)
    if start.startswith(b"From ") and _MAIL.search(start):
        return "mbox"
    if _MAIL.search(glance.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]):
        return "mail"
    return "text"


def _markup(start: bytes) -> str:
    if _OUTLINE.search(start):
        return "outline"
    if _FEED.search(start) and not re.match(rb"(?i)<!doctype\s+html", start):
        return "feed"
    root = _ROOT.match(start)
    name = root[1].rpartition(b":")[2].lower() if root is not None else b""
    if name in _ROOTS:
        return _ROOTS[name]
    if start.startswith(b"<?xml") and not _SHOWN.search(start):
        return "xml"
    return "html" if _HTML.search(start) else "text"


def _json_or_lines(start: bytes) -> str:
    """JSON Lines where the first line closes what it opens and another opens below it."""
    first, _, rest = start.partition(b"\n")
    closed = first.rstrip().endswith(b"}") and first.count(b"{") == first.count(b"}")
    if start.startswith(b"{") and closed and rest.lstrip().startswith(b"{"):
        return "jsonl"
    # A bracket can also open a plain text ("[Tokyo] The minister …"): JSON goes on with a value.
    return "json" if re.match(rb'(?:\{\s*(?:["\']|/[/*]|\}|$)|\[\s*(?:[\[{"\]\d-]|$))', start) else "text"


def is_text(glance: bytes) -> bool:
    """Whether bytes can be writing: no NUL (but in UTF-16 and UTF-32 with a mark) and hardly any control character."""
    if find_wide(glance) is not None:
        return True
    if b"\0" in glance:
        return False
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in glance)
    return odd * 50 <= len(glance)


def decode(raw: bytes, keep_mark: bool = False) -> tuple[str, list[str]]:
    """The characters of some bytes, and notes on how they were read. `keep_mark` leaves a byte order mark in its place.

    Raises ValueError with a plain sentence where the bytes are no writing.
    """
    if not is_text(raw):
        raise ValueError("This is not text: it holds NUL bytes or control characters.")
    if (wide := find_wide(raw)) is not None:
        return _wide(raw, wide)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(raw, error)
    return (text if keep_mark else text.removeprefix("\ufeff")), []


def _wide(raw: bytes, name: str) -> tuple[str, list[str]]:
    try:
        return raw.decode(name), [f"The encoding is not written down; read as {name}."] if name.endswith("e") else []
    except UnicodeDecodeError as error:
        raise ValueError(f"The text says that it is {name.upper()}, but it is not.") from error


def _decode_other(raw: bytes, error: UnicodeDecodeError) -> tuple[str, list[str]]:
    """Bytes that are not UTF-8: mostly UTF-8 with some strays, or another encoding, which is guessed and noted."""
    strays = raw.decode("utf-8", "replace").count("\ufffd")
    # A page pasted together from two sources: its own accented letters outnumber the strays.
    if strays * 4 < sum(byte >= 0xC2 for byte in raw):
        return raw.decode("utf-8", "replace"), [f"{strays} bytes were not UTF-8 and are shown as \ufffd."]
    from charset_normalizer import from_bytes

    best = from_bytes(raw[: limits.GLANCE * 16], chunk_size=1024).best()
    name = _MEANT.get(best.encoding.replace("_", "-"), best.encoding) if best is not None else "cp1252"
    if best is None or not best.multi_byte_usage or name not in _MANY_BYTES:
        name = choose_encoding(raw) or name
    try:
        if raw.decode("cp1252", "replace") == raw.decode(name):
            name = "cp1252"
        return raw.decode(name), [f"The encoding is not written down; read as {name}."]
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), [f"The encoding is unclear from byte {error.start} on; read as cp1252."]


# What a label means on the web: the larger encodings that programs write under the names of smaller ones (WHATWG Encoding Standard).
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "iso88591", "latin1", "latin-1", "l1", "us-ascii", "ascii", "windows-1252"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "iso8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "iso8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"), "cp932"),
    **dict.fromkeys(("gb2312", "gbk", "gb-2312", "x-gbk"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "korean"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("macintosh", "x-mac-roman", "mac"), "mac_roman"),
    "x-mac-cyrillic": "mac_cyrillic",
    **dict.fromkeys(("utf8", "unicode-1-1-utf-8", "x-unicode20utf8"), "utf-8"),
}
# Encodings of two bytes a letter, which the guess tells well.
_MANY_BYTES = {"cp932", "shift_jis_2004", "euc_jp", "euc_jis_2004", "iso2022_jp", "gb18030", "big5", "big5hkscs", "cp950", "cp949", "johab"}
# Where a page or feed writes its encoding down: its XML declaration, its meta tags, near its beginning.
_DECLARED = re.compile(
    rb"""(?i)<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})"""
)
_CONTROLS = re.compile("[\x80-\x9f]")


def read_as(raw: bytes, label: str) -> str | None:
    """Bytes as the characters of an encoding, by what its label means on the web; None where it is none, or they are not in it.

    UTF-8 is believed against any label of one byte a letter: nothing else looks like it by chance.
    """
    name = _MEANT.get(label.strip().casefold(), label.strip().casefold())
    if not raw.isascii():
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    try:
        said = raw.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        # Five places of windows-1252 are empty; browsers show nothing there.
        return raw.decode(name, "ignore") if name == "cp1252" and b"\0" not in raw else None
    if is_turned(said) and (other := choose_encoding(raw)) is not None:
        return raw.decode(other, "replace")
    return raw.decode("cp1252", "ignore") if name.startswith("iso") and _CONTROLS.search(said) else said


def decode_page(raw: bytes) -> tuple[str, list[str]]:
    """The characters of a web page or feed, by its mark, as UTF-8, by what it says of itself, else by a guess, which is noted.

    Raises ValueError with a plain sentence where the bytes are no writing.
    """
    if (wide := find_wide(raw)) is not None:
        return _wide(raw, wide)
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    hit = _DECLARED.search(raw[: limits.GLANCE])
    label = (hit[1] or hit[2]).decode("ascii", "replace") if hit is not None else "utf-8"
    said = read_as(raw, label)
    return (said, []) if said is not None else decode(raw.replace(b"\0", b""))


# With its semicolon only: "?a=1&copy=2" is an address, no copyright.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# The tags of words inside a line; a title may speak of others ("The <script> that broke the web").
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,300})?\s?/?>", re.IGNORECASE
)
_BREAK = re.compile(r"\s*[\t\r\n]+\s*")
# Escaped once by the writer's program and once more by the feed's, at most.
_TIMES = 3


# What windows-1252 has at the places of control characters that no text has, and the letters that came of UTF-8 read in it.
_PLACES = {place: letter for place in range(0x80, 0xA0) if (letter := bytes([place]).decode("cp1252", "ignore"))}
_TWICE = re.compile(f"[Â-ô][\x80-\xbf{''.join(_PLACES.values())}]{{1,3}}")
# So many such letters are no chance.
_FEW = 3


# Letters that printers join, ends of lines and paragraphs that are no line breaks; and what is not seen: places where a word may be cut
# (but at the end of a line, where one was), nothing at all.
_WHOLE = {
    **{ord(sign): letters for sign, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)},
    **dict.fromkeys((0x2028, 0x0B, 0x0C), "\n"),
    0x2029: "\n\n",
}
_UNSEEN = re.compile("[\u200b\u2060\ufeff]|\u00ad(?![ \t]*\r?\n)")
_JOINED = re.compile("[\ufb00-\ufb06\u2028\u2029\x0b\x0c\u200b\u2060\ufeff\u00ad]")


def mend(text: str) -> tuple[str, list[str]]:
    """A text with the quotation marks and dashes that came as control characters, and with letters that somebody before us read in the
    wrong encoding put right again, which is noted ("â€œ" is “)."""
    if _CONTROLS.search(text):
        text = text.translate(_PLACES)
    if _JOINED.search(text):
        text = _UNSEEN.sub("", text.translate(_WHOLE))
    # The one letter in use of those that windows-1252 has no place for: the closing quotation mark.
    text = text.replace("â€\ufffd", "â€\x9d")
    hits = _TWICE.findall(text)
    if len(hits) < _FEW or sum(_right(hit) != hit for hit in hits) < max(_FEW, len(hits) / 2):
        return text, []
    return _TWICE.sub(lambda hit: _right(hit[0]), text), [
        "Somebody read its UTF-8 as windows-1252 before it came here; its letters were put right."
    ]


def _right(letters: str) -> str:
    """Letters that are the bytes of one letter of UTF-8, as that letter; else as they are."""
    raw = b"".join(letter.encode("cp1252") if ord(letter) > 0xFF else bytes([ord(letter)]) for letter in letters)
    said = raw.decode("utf-8", "ignore")
    return said if len(said) == 1 and said.encode() == raw and said.isprintable() else letters


def spell_out(text: str) -> str:
    """A text with its entities as the letters they stand for."""
    return _ENTITY.sub(lambda hit: unescape(hit[0]), text)


def plain_line(text: str) -> str:
    """A title or name as a reader sees it: entities spelt out, however often they were escaped, without tags, on one line."""
    for _ in range(_TIMES):
        said = _INLINE.sub("", spell_out(text))
        if said == text:
            break
        text = said
    return _BREAK.sub(" ", scrub(text)).strip()


def scrub(text: str) -> str:
    """Text without what no encoding can carry: lone halves of a character pair, NUL and the like."""
    plain = mend(text)[0].replace("\r\n", "\n").replace("\r", "\n").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(letter for letter in plain if letter >= " " or letter in "\n\t")


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
