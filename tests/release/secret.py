"""What an invented office must not tell a partner, and the office's twin, which differs only in that."""

import re
from collections.abc import Mapping, Sequence
from random import Random

from attrs import evolve

from legation.records.release import Partner
from legation.records.ruling import Ruling
from release.invented import (
    AGENCY,
    NOW,
    OF_OUTLET,
    OWN_FIELDS,
    Invented,
    Page,
    Words,
    invent_mark,
    invent_page,
    invent_paragraph,
    invent_partner,
    may_have,
)


def find_secrets(office: Invented, partner: Partner) -> set[str]:
    """Every word that a partner must not read."""
    secrets = {word for other in office.partners if other != partner for word in (other.name.split()[-1], other.key, other.seed)}
    secrets |= {partner.key, partner.seed}
    secrets |= find_hidden_agencies(office, partner)
    for page in office.pages:
        fields = dict(page.fields)
        if not may_have(page.mark, partner):
            secrets |= {*fields.values(), *(told.canary for told in page.paragraphs)}
            continue
        secrets |= {fields[name] for name in OWN_FIELDS}
        secrets |= {told.canary for told in page.paragraphs if told.mark is not None and not may_have(told.mark, partner)}
        if is_masked(page, partner):
            secrets |= {page.outlet.split()[-1], *(fields[name] for name in OF_OUTLET)}
        if any(mask.kind == "byline" for mask in partner.masks):
            secrets |= {fields["byline"], fields["biography"]}
    return secrets


def is_masked(page: Page, partner: Partner) -> bool:
    """Whether a partner is not told who printed a page."""
    return any(mask.kind == "outlet" and mask.of in ("", page.outlet) for mask in partner.masks)


TOLD = re.compile(rf"told {AGENCY.pattern} that")


def find_hidden_agencies(office: Invented, partner: Partner) -> set[str]:
    """The agencies through which a partner would read that words came, and of which a mask keeps it from being told."""
    masks = [mask.of.removeprefix("Agence ") for mask in partner.masks if mask.kind == "chain"]
    read = [told for page in office.pages if may_have(page.mark, partner) for told in page.paragraphs]
    named = {name for told in read if told.mark is None or may_have(told.mark, partner) for name in TOLD.findall(told.words)}
    return {name for name in named if any(mask in ("", name) for mask in masks)} | {mask for mask in masks if mask}


def find_unsaid(office: Invented) -> set[str]:
    """The speakers of whom the officer ruled that they did not say it."""
    return {found[0] for page in office.pages for told in page.paragraphs if told.unsaid and (found := re.match(r"\w+ Z\w+", told.words))}


def twin(office: Invented, partner: Partner, draw: Random) -> Invented:
    """Another office that looks the same to one partner: all that it may not see is other, gone, or more."""
    words = Words(draw, "xj")
    kept = [page for page in office.pages if may_have(page.mark, partner)]
    # What it is told of no outlet, writer or agency is other there.
    names = {page.outlet: f"Gazette {words.one()}" for page in kept if is_masked(page, partner)}
    names |= {name: f"{words.beginning}a{words.one()}" for name in sorted(find_hidden_agencies(office, partner))}
    hides = tuple(name for name in ("outlet", "byline") if any(mask.kind == name for mask in partner.masks))
    hidden = [set(OWN_FIELDS) | find_hidden_fields(page, partner) for page in kept]
    fields = [
        tuple((name, words.one() if name in gone else word) for name, word in page.fields) for page, gone in zip(kept, hidden, strict=True)
    ]
    for page, made in zip(kept, fields, strict=True):
        if hides and dict(made)["byline"] != dict(page.fields)["byline"]:
            names[dict(page.fields)["byline"]] = dict(made)["byline"]
    outlets = [names.get(outlet, outlet) for outlet in sorted({page.outlet for page in office.pages})]
    pages = [evolve(change_page(page, partner, names, draw, words, outlets), fields=made) for page, made in zip(kept, fields, strict=True)]
    for _ in range(draw.randint(0, 3)):
        mark = invent_mark(draw)
        pages.append(invent_page(draw, words, outlets, mark if not may_have(mark, partner) else None))
    draw.shuffle(pages)
    closed = [page.report.id for page in pages if not may_have(page.mark, partner)]
    seen = [page.report.id for page in pages if may_have(page.mark, partner)]
    rulings = [Ruling("xjruler", NOW, (one, other), "same-origin") for one in closed for other in seen]
    masks = tuple(evolve(mask, of=change_names(mask.of, names)) for mask in partner.masks)
    others = [
        evolve(partner, masks=masks) if one == partner else invent_partner(draw, words, place) for place, one in enumerate(office.partners)
    ]
    return Invented(tuple(pages), tuple(others), tuple(rulings))


def find_hidden_fields(page: Page, partner: Partner) -> set[str]:
    """The fields of a page that a mask hides."""
    hidden = set(OF_OUTLET) if is_masked(page, partner) else set()
    return hidden | ({"byline", "biography"} if any(mask.kind == "byline" for mask in partner.masks) else set())


def change_names(words: str, names: Mapping[str, str]) -> str:
    """Words with other names in them."""
    for name, other in names.items():
        words = re.sub(rf"\b{re.escape(name)}\b", other, words)
    return words


def change_page(page: Page, partner: Partner, names: Mapping[str, str], draw: Random, words: Words, outlets: Sequence[str]) -> Page:
    """A report that looks the same to a partner, all else in it changed."""
    told = []
    for paragraph in page.paragraphs:
        if paragraph.mark is None or may_have(paragraph.mark, partner):
            told.append(evolve(paragraph, words=change_names(paragraph.words, names)))
        else:
            told += [invent_paragraph(draw, words, outlets, paragraph.mark) for _ in range(draw.randint(1, 2))]
    return evolve(page, paragraphs=tuple(told), outlet=names.get(page.outlet, page.outlet))
