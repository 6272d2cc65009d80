"""Partners: who receives what leaves, what each is cleared for and not told; entered, changed and closed on the record."""

import re
import secrets
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from legation.desk.session import Session
from legation.records.errors import LegationError
from legation.records.release import Mask, Partner, Policy, Standing
from legation.release.marks import TLP, find_rank

ACTS = ("list", "add", "change", "close", "renew")
KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
MASKS = ("outlet", "byline", "chain")
# 128 bits are not to be guessed; an id made with them tells nothing of them.
SEED_BYTES = 16
LONGEST_NAME = 200


def partner(
    session: Session,
    act: str = "list",
    key: str = "",
    *,
    name: str | None = None,
    code: str | None = None,
    communities: Sequence[str] | None = None,
    tlp: str | None = None,
    level: str | None = None,
    caveats: Sequence[str] | None = None,
    masks: Sequence[str] | None = None,
) -> tuple[Standing, ...]:
    """List the partners; or add one, change what is said of it, close it, or renew the address at which it answers by mail (the old one is
    no longer believed): then that one. `masks` are ``outlet``, ``byline``, ``chain``,
    or one of them for one name: ``outlet:Harbour Courier``.

    Raises LegationError where something is missing, or is not of the office's policy.
    """
    if act not in ACTS:
        raise LegationError(f"There is no act {act!r} on partners. There are: {', '.join(ACTS)}.")
    if act == "list":
        return tuple(session.store.partners.all())
    if not KEY.fullmatch(key):
        raise LegationError(f"{key!r} is no key of a partner: small letters, digits and hyphens, at most 32, as jp or au-navy.")
    said: dict[str, Any] = {
        "name": name,
        "code": code,
        "communities": tuple(communities) if communities is not None else None,
        "tlp": tlp,
        "level": level,
        "caveats": tuple(sorted(caveats)) if caveats is not None else None,
        "masks": tuple(map(read_mask, masks)) if masks is not None else None,
    }
    given = {field: value for field, value in said.items() if value is not None}
    with session.store.writing():
        held = session.store.partners.get(key)
        made = find_new(key, held, given) if act == "add" else evolve(find_open(session, key).partner, **given)
        made = evolve(made, turn=made.turn + 1) if act == "renew" else made
        look_at(made, session.office.policy)
        kept = session.store.partners.append(Standing(0, session.by, session.clock(), made, closed=act == "close"))
        session.note(f"partner {act}", key, ", ".join(sorted(given)))
    return (kept,)


def find_new(key: str, held: Standing | None, given: dict[str, Any]) -> Partner:
    """A partner that was not there; one that was closed comes back as it was, with the ids by which it knows what it has."""
    if held is not None and not held.closed:
        raise LegationError(f"There is a partner {key} already. `legation partner change {key}` changes what is said of it.")
    if held is not None:
        return evolve(held.partner, **given)
    if missing := [field for field in ("name", "code") if not given.get(field)]:
        raise LegationError(f"A partner has a name and a code; say its {' and its '.join(missing)}.")
    return Partner(key=key, seed=secrets.token_hex(SEED_BYTES), **given)


def find_open(session: Session, key: str) -> Standing:
    """How a partner stands. Raises LegationError where there is none that receives anything."""
    held = session.store.partners.get(key)
    if held is None or held.closed:
        there = ", ".join(one.partner.key for one in session.store.partners.all() if not one.closed) or "none yet"
        raise LegationError(f"There is no partner {key!r}. There are: {there}.")
    return held


def look_at(partner: Partner, policy: Policy) -> None:
    """Raises LegationError where a partner is said to be what the policy does not know."""
    if not partner.name.strip() or not partner.name.isprintable() or len(partner.name) > LONGEST_NAME:
        raise LegationError(f"The name of a partner is how it is addressed: some words on one line, at most {LONGEST_NAME} characters.")
    if not re.fullmatch(r"[A-Z]{3}", partner.code):
        raise LegationError(f"{partner.code!r} is no code of a country: write its three letters (ISO 3166 alpha-3), as JPN.")
    if partner.tlp not in TLP:
        raise LegationError(f"{partner.tlp!r} is no TLP label. There are: {', '.join(TLP)}.")
    find_rank(partner.level, policy)
    for what, names, known in (
        ("community", partner.communities, [community.name for community in policy.communities]),
        ("caveat", partner.caveats, policy.caveats),
    ):
        if wrong := [one for one in names if one not in known]:
            raise LegationError(f"{wrong[0]!r} is no {what} of the office's policy. It knows: {', '.join(known) or 'none'}.")


def read_mask(words: str) -> Mask:
    """A mask as it is written. Raises LegationError for one of no known kind."""
    kind, _, of = words.partition(":")
    found = next((one for one in MASKS if one == kind), None)
    if found is None or (of and kind == "byline"):
        raise LegationError(f"{words!r} is no mask. There are: outlet, byline, chain, and outlet:NAME, chain:NAME for one name alone.")
    return Mask(found, of.strip())  # type: ignore[arg-type]  # one of the kinds
