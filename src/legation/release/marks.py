"""Marks: what several of them come to, and whether somebody may have what bears one."""

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from legation.records.errors import LegationError
from legation.records.release import Mark, Partner, Policy, Tlp

TLP: tuple[Tlp, ...] = get_args(Tlp)
# Under what mark something is kept of which nobody says more: for those alone who were there when it was said.
STRICT: Tlp = "TLP:AMBER+STRICT"
# What stands before those who may have a thing.
RELEASABLE = "REL TO "


class NobodyLeftError(LegationError):
    """What was put together may be read by nobody: the officer decides what is left out."""


def combine(marks: Iterable[Mark], policy: Policy) -> Mark:
    """The mark of a thing that is made of others: the highest TLP label and level, every caveat, and only those who may have all of it.

    Raises NobodyLeftError where each part may go to somebody and the whole to nobody.
    """
    given = list(dict.fromkeys(marks))
    if not given:
        raise LegationError("There is nothing whose marks could be put together. Mark the things themselves.")
    lists = [mark.releasable for mark in given if mark.releasable is not None]
    releasable = meet(lists, policy) if lists else None
    if releasable == () and all(lists):
        raise NobodyLeftError(
            f"Its parts may go to {' and to '.join(map(name_all, lists))}, and nobody is in all of these. Leave out lines or change a mark."
        )
    return Mark(
        tlp=max((mark.tlp for mark in given), key=TLP.index),
        level=max((mark.level for mark in given), key=lambda level: find_rank(level, policy)),
        releasable=releasable,
        caveats=tuple(sorted({caveat for mark in given for caveat in mark.caveats})),
    )


def meet(lists: Sequence[Sequence[str]], policy: Policy) -> tuple[str, ...]:
    """Who is in all of the lists: communities that all of them name, or whose members all of them name, and codes."""
    members = {community.name: frozenset(community.members) for community in policy.communities}
    named = [frozenset(one) for one in lists]
    spread = [one | {code for name in one for code in members.get(name, ())} for one in named]
    left = frozenset.intersection(*spread)
    whole = {name for name in frozenset().union(*named) if name in members and all(name in one or members[name] <= one for one in spread)}
    return tuple(sorted(whole | {code for code in left if code not in members and not any(code in members[name] for name in whole)}))


def read_mark(words: str, policy: Policy) -> Mark:
    """A mark as it is written: ``TLP:AMBER // EXERCISE LIMITED // REL TO AUS, JPN // EXERCISE EYES``, its TLP label first, the rest in any
    order. Raises LegationError for what the policy does not know."""
    label, *rest = [" ".join(part.split()) for part in words.split("//")]
    tlp = next((one for one in TLP if one == {"TLP:WHITE": "TLP:CLEAR"}.get(label.upper(), label.upper())), None)
    if tlp is None:
        raise LegationError(f"{label!r} is no TLP label: a mark begins with one of {', '.join(TLP)}.")
    level, releasable, caveats = "", None, []
    for part in rest:
        if part.upper().startswith(RELEASABLE):
            releasable = tuple(
                sorted({check_receiver(one, policy) for one in re.split(r"[ ]?[,;][ ]?", part[len(RELEASABLE) :].strip()) if one})
            )
        elif part in policy.levels and not level:
            level = part
        elif part in policy.caveats:
            caveats.append(part)
        else:
            known = ", ".join((*policy.levels, *policy.caveats)) or "none"
            raise LegationError(f"{part!r} is no level or caveat of the office's policy. It knows: {known}. Receivers stand behind REL TO.")
    return Mark(tlp, level, releasable, tuple(sorted(set(caveats))))


def check_receiver(name: str, policy: Policy) -> str:
    """A community of the policy or three letters of a country. Raises LegationError for anything else."""
    if any(community.name == name for community in policy.communities) or re.fullmatch(r"[A-Z]{3}", name):
        return name
    known = ", ".join(community.name for community in policy.communities) or "none"
    raise LegationError(
        f"{name!r} is nobody who could receive: write three letters (ISO 3166, as JPN) or a community of the policy: {known}."
    )


def write_mark(mark: Mark) -> str:
    """A mark as it is written, and as `read_mark` reads it."""
    receivers = (f"{RELEASABLE}{', '.join(mark.releasable)}",) if mark.releasable is not None else ()
    return " // ".join((mark.tlp, *((mark.level,) if mark.level else ()), *receivers, *mark.caveats))


def find_rank(level: str, policy: Policy) -> int:
    """Where a level stands among those of the policy, the lowest 1; 0 for none. Raises LegationError for one it does not know."""
    if not level:
        return 0
    if level not in policy.levels:
        known = ", ".join(policy.levels) or "none"
        raise LegationError(f"{level!r} is no level of the office's policy. It knows: {known}.")
    return policy.levels.index(level) + 1


def find_bar(mark: Mark | None, partner: Partner, policy: Policy) -> str | None:
    """Why a partner may not have what bears this mark, in words for the officer; None where it may."""
    if mark is None:
        return "it has no mark"
    if TLP.index(mark.tlp) > TLP.index(partner.tlp):
        return f"marked {mark.tlp}, {partner.name} is cleared to {partner.tlp}"
    if find_rank(mark.level, policy) > find_rank(partner.level, policy):
        return f"marked {mark.level}, {partner.name} is cleared to {partner.level or 'no level'}"
    own = {partner.code, *partner.communities, *(one.name for one in policy.communities if partner.code in one.members)}
    if mark.releasable is not None and not own & set(mark.releasable):
        return f"releasable to {name_all(mark.releasable)} only" if mark.releasable else "releasable to nobody"
    if missing := [caveat for caveat in mark.caveats if caveat not in partner.caveats]:
        return f"marked {name_all(missing)}, which {partner.name} has not read in to"
    return None


def name_all(words: Sequence[str]) -> str:
    """A, B and C; nobody where there is none."""
    if not words:
        return "nobody"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
