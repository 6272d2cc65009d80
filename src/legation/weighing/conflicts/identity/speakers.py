"""Who said it: the same quoted words, given to two speakers by their names."""

import re
from collections.abc import Iterator, Mapping, Sequence

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import same_speaker
from legation.weighing.accounts.index import StoryIndex, holds_words
from legation.weighing.conflicts.difference import Difference
from legation.weighing.grouping.sketch import background, stem

# So many words in a row are nobody else's by chance.
RUN = 6
# A shorter quote is somebody's own where it is no title, and has a word that few use ("inappropriate content", not "very good").
LEAST = 2
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{8,600})[\"”]")
Said = tuple[str, Account, str]


def find_speakers(index: StoryIndex, shelves: Mapping[int, Sequence[Account]]) -> Iterator[Difference]:
    """The differences about who said some quoted words. Both must be named where they are quoted: "he added" may be read wrongly."""
    said: dict[tuple[str, ...], list[Said]] = {}
    for accounts in shelves.values():
        for account in accounts:
            name = named_speaker(index, account)
            for quote in _QUOTED.findall(quoted_around(index, account)) if name is not None else ():
                for run in runs_of(index, quote):
                    said.setdefault(run, []).append((str(name), account, quote))
    seen: set[tuple[int, int]] = set()
    for _, found in sorted(said.items()):
        first, other, quote = found[0]
        for name, account, _ in found[1:]:
            pair = (id(other), id(account))
            if other.report != account.report and pair not in seen and not is_one(index, (first, other), (name, account)):
                seen.add(pair)
                yield Difference("identity", quote, other, account, (first, name), " ".join(quote.split()[:RUN]))


def named_speaker(index: StoryIndex, account: Account) -> str | None:
    """Who is named beside somebody's words, None for a pronoun, an office or an outlet."""
    mention = account.mention
    if mention is None or account.speaker is None:
        return None
    words = index.reports[account.report].words(mention.span).lower()
    return account.speaker if holds_words(words, account.speaker.split()[-1]) else None


def quoted_around(index: StoryIndex, account: Account) -> str:
    """The words of a passage with their quotation marks."""
    text, span = index.reports[account.report].place(account.span.where), account.span
    return text[max(0, span.start - 1) : span.end + 1]


def runs_of(index: StoryIndex, quote: str) -> Iterator[tuple[str, ...]]:
    """What some quoted words are known by: each run of so many of them, or all of a short quote that few would use."""
    words = [word.lower() for word in _WORD.findall(quote)]
    for i in range(len(words) - RUN + 1):
        yield tuple(words[i : i + RUN])
    known = background(index.lexicon)
    rare = any(word.isalpha() and stem(word) not in known for word in words)
    if LEAST <= len(words) < RUN and quote[0].islower() and rare:
        yield tuple(words)


def is_one(index: StoryIndex, one: tuple[str, Account], other: tuple[str, Account]) -> bool:
    """Whether two speakers may be one: by their names, or a body and one who speaks for it, or one who is named beside the other."""
    (a, left), (b, right) = one, other
    lasts = a.split()[-1].lower(), b.split()[-1].lower()
    beside = holds_words(said_beside(index, left), lasts[1]) or holds_words(said_beside(index, right), lasts[0])
    return same_speaker(left, right) or lasts[0] == lasts[1] or beside


def said_beside(index: StoryIndex, account: Account) -> str:
    """The words of a passage and of its speaker, in small letters."""
    mention = account.mention
    speaker = index.reports[account.report].words(mention.span) if mention is not None else ""
    return f"{index.words(account)} {speaker}".lower()
