"""What each partner of an invented office may be told, by a rule of its own, whatever happened in what order."""

import io
from collections.abc import Mapping
from datetime import datetime
from email import message_from_bytes, policy
from zipfile import ZipFile

import pypdfium2

from legation.release.ways.parcels import find_key
from web.leaking import CODES, Made, Told

TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
# What each mark lets through: the label, and which codes.
MARKS = {
    "TLP:CLEAR": (0, None),
    "TLP:GREEN": (1, None),
    "TLP:AMBER": (2, None),
    "TLP:RED": (4, None),
    "TLP:CLEAR // REL TO SDR": (0, "SDR"),
    "TLP:GREEN // REL TO OST": (1, "OST"),
    "TLP:AMBER // REL TO SDR": (2, "SDR"),
}

# How the sources are marked at first.
GIVEN = {"open": "TLP:GREEN", "closed": "TLP:AMBER // REL TO SDR"}


def read(body: bytes) -> str:
    """All that is told by some bytes, in words: of a message every part, of a document of paper also what is packed in it."""
    told = [unpack(body)]
    if b"MIME-Version: 1.0" in body:
        # What is noted of an answer stands on a line before it.
        message = message_from_bytes(body.partition(b"\n")[2] if body[:1] in b"([" else body, policy=policy.default)
        told += [unpack(bytes(part.get_payload(decode=True) or b"")) for part in message.walk() if not part.is_multipart()]
    return "\n".join(told)


def unpack(body: bytes) -> str:
    """Some bytes as words, and the words of a document in them."""
    told = [body.decode("utf-8", "replace")]
    if (start := body.find(b"%PDF-")) >= 0:
        told += [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(body[start:])]
    if (start := body.find(b"PK\x03\x04")) >= 0:
        with ZipFile(io.BytesIO(body[start:])) as archive:
            told += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return "\n".join(told)


class Judge:
    """What is known of an office beside it: its reports and what partners answered (by number, with whose it is), how both are marked, to
    which label each partner is cleared, which words it was `told` so far and which are `gone`, for they proved false; `ours` are words of
    the office alone, `said` those of letters and invitations, `unheard` those of partners that were closed; `masks` are what each is not
    told, `address` where each answers by mail."""

    made: Made
    reports: list[Told]
    answers: dict[int, tuple[str, Told]]
    sources: dict[str, str]
    own: dict[int, str]
    phrases: dict[int, str]
    cleared: dict[str, int]
    names: Mapping[str, str]
    tokens: dict[str, str]
    told: dict[str, set[str]]
    gone: dict[str, set[str]]
    recalled: set[str]
    ours: set[str]
    said: set[str]
    unheard: set[str]
    closed: set[str]
    masks: dict[str, tuple[str, ...]]
    address: dict[str, str]
    now: datetime

    def is_recalled(self, told: Told) -> bool:
        # An edit makes nothing true.
        return bool(self.recalled.intersection(told.ids))

    def find_masked(self, told: Told, key: str) -> set[str]:
        """The words of a report that a partner is not told although it may have it."""
        masks = self.masks[key]
        hidden = {told.words["outlet"]} if {"outlet", f"outlet:{told.outlet}"} & set(masks) else set()
        return hidden | {told.words[name] for name, kind in (("byline", "byline"), ("agency", "chain")) if kind in masks}

    def may_have(self, mark: str, key: str) -> bool:
        rank, code = MARKS[mark]
        return rank <= self.cleared[key] and code in (None, CODES[key])

    def find_allowed(self, key: str) -> set[str]:
        """The words that a partner may be told now."""
        allowed: set[str] = set()
        for place, one in enumerate(self.reports):
            if not self.is_recalled(one) and self.may_have(self.own.get(place, self.sources[one.source]), key):
                closed = place in self.phrases and not self.may_have(self.phrases[place], key)
                allowed |= {*one.words.values()} - ({one.words["said"]} if closed else set()) - self.find_masked(one, key)
        for _, told in self.answers.values():
            if told.source and self.may_have(told.source, key):
                allowed |= told.all
        return allowed

    def find_secrets(self, key: str) -> set[str]:
        """The words that a partner must not be told."""
        told = [*self.reports, *(one for _, one in self.answers.values())]
        every = {word for one in told for word in one.all} | {*self.names.values()} | self.said
        secrets = (every - self.told[key]) | self.gone[key] | self.ours | self.unheard
        secrets |= {one.file.removesuffix(".txt") for one in self.reports} | {partner.seed for partner in self.made.partners.values()}
        secrets |= {find_key(partner) for partner in self.made.partners.values()} | {"harbour four"}
        for other in set(CODES) - {key}:
            secrets |= {self.tokens[other].lower(), f"{other}@{other}.example", f"https://{other}.example"}
        return secrets

    def look_at(self, key: str, where: str, body: bytes) -> None:
        said = " ".join(read(body).casefold().replace("=\r\n", "").replace("=\n", "").replace("\r\n ", "").split())
        assert [word for word in self.find_secrets(key) if word in said] == [], f"{where}, to {key}"
