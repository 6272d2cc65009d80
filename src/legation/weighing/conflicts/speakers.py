"""Who said it: the same quoted words, given to two people by their names."""

import re
from collections.abc import Iterator, Mapping, Sequence

from legation.weighing.claims.slots import Account, same_name
from legation.weighing.conflicts.ground import Difference, Ground

# So many words in a row are nobody else's by chance.
RUN = 6
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{20,600})[\"”]")


def find_speakers(ground: Ground, shelves: Mapping[int, Sequence[Account]]) -> Iterator[Difference]:
    """The differences about who said some quoted words. Both must be named where they are quoted: "he added" may be read wrongly."""
    said: dict[tuple[str, ...], list[tuple[str, Account, str]]] = {}
    for accounts in shelves.values():
        for account in accounts:
            name = named_speaker(ground, account)
            if name is None:
                continue
            for quote in _QUOTED.findall(quoted_around(ground, account)):
                words = [word.lower() for word in _WORD.findall(quote)]
                for i in range(len(words) - RUN + 1):
                    said.setdefault(tuple(words[i : i + RUN]), []).append((name, account, quote))
    seen: set[tuple[int, int]] = set()
    for _, found in sorted(said.items()):
        for name, account, quote in found[1:]:
            first, other, _ = found[0]
            pair = (id(other), id(account))
            if other.report != account.report and not is_one(first, name) and pair not in seen:
                seen.add(pair)
                yield Difference("identity", quote, other, account, (first, name), " ".join(found[0][2].split()[:RUN]))


def named_speaker(ground: Ground, account: Account) -> str | None:
    """The person who is named beside somebody's words, None for a pronoun, an office or an outlet."""
    mention = account.mention
    if mention is None or account.speaker is None or mention.actor is None or not mention.actor.startswith("person:"):
        return None
    words = ground.reports[account.report].words(mention.span).lower()
    return account.speaker if account.speaker.split()[-1].lower() in words else None


def quoted_around(ground: Ground, account: Account) -> str:
    """The words of a passage with their quotation marks."""
    text, span = ground.reports[account.report].place(account.span.where), account.span
    return text[max(0, span.start - 1) : span.end + 1]


def is_one(one: str, other: str) -> bool:
    """Whether two names may be of one person: one holds the other, or they share the last word."""
    return same_name(one, other) or one.split()[-1].lower() == other.split()[-1].lower()
