"""Letters as they were meant: entities that a publishing system left in, markup inside a title, what no encoding can carry."""

import re
from html import unescape

# With its semicolon only: "?a=1&copy=2" is an address, no copyright.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# The tags of words inside a line; a title may speak of others ("The <script> that broke the web").
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,300})?\s?/?>", re.IGNORECASE
)
_BREAK = re.compile(r"\s*[\t\r\n]+\s*")
# Escaped once by the writer's program and once more by the feed's, at most.
_TIMES = 3


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
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(letter for letter in plain if letter >= " " or letter in "\n\t")
