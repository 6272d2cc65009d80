"""The gate: the one way out. Only here is a packet made, after a last look at its marks and at every word it cites."""

import hashlib
from datetime import UTC, datetime, time

from attrs import evolve, field, frozen

from legation.records.brief import Ours
from legation.records.errors import CitationError, LegationError
from legation.records.lines import find_lines
from legation.records.release import Mark, Matter, Partner, Policy, Release, Sent, View
from legation.records.wire import to_json
from legation.release.identity import name_own, next_sent, stamp
from legation.release.marks import combine, find_bar, find_rank


@frozen
class _Seal:
    """What the gate lays on the one matter that it let through: on another it is worth nothing."""

    matter: Matter


class UnmarkedError(LegationError):
    """Something that was to leave has no mark, or one that keeps it here."""


@frozen
class Packet:
    """What may leave, for one receiver: only `packet` makes one. Every form is written from it and from nothing else."""

    matter: Matter
    _seal: object = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self._seal, _Seal) or self._seal.matter is not self.matter:
            raise LegationError("What leaves the office goes through the gate: use gate.packet.")


def packet(view: View, sent: Sent | None, partner: Partner | None, policy: Policy, now: datetime) -> Packet:
    """The packet of a view for a partner (None: the office itself), after what it was sent of this product before.

    Raises CitationError for a line whose words stand in no report of the view, UnmarkedError for a part whose mark keeps it from the
    partner, NobodyLeftError where the parts may go to nobody together. The office itself may have what bears no mark.
    """
    check_words(view)
    lines = list(find_lines(view.brief))
    if len(view.portions) != len(lines):
        raise UnmarkedError(f"{len(lines)} lines were to leave under {len(view.portions)} marks. Nothing left.")
    if partner is not None:
        parts: list[tuple[str, Mark | None]] = [(place, mark) for (place, _), mark in zip(lines, view.portions, strict=True)]
        parts += [("what stands around the lines", view.frame), *((f"the {item.kind} {item.words!r}", item.mark) for item in view.items)]
        for place, mark in parts:
            if (bar := find_bar(mark, partner, policy)) is not None:
                raise UnmarkedError(f"{place} may not go to {partner.name}: {bar}. Nothing left.")
    given = [mark for mark in (view.frame, *view.portions, *(item.mark for item in view.items)) if mark is not None]
    mark = combine(given, policy) if given else None
    # The office's own export is dated by the day it speaks from, so that the same export twice is the same bytes.
    made = now if partner is not None else datetime.combine(view.brief.asof, time(), UTC)
    matter = Matter(
        id="",
        office=view.office,
        audience=partner.name if partner is not None else view.office,
        policy=narrow_policy(policy, partner),
        mark=narrow(mark, partner),
        brief=view.brief,
        portions=tuple(narrow(one, partner) for one in view.portions),
        items=tuple(evolve(item, mark=narrow(item.mark, partner)) for item in view.items),
        made=made,
        first=sent.first if sent is not None else made,
        version=sent.version + 1 if sent is not None else 1,
    )
    if partner is None:
        own = evolve(matter, id=name_own(view.brief))
        return Packet(own, _Seal(own))
    stamped = stamp(matter, sent, next_sent(view, sent, partner, now))
    return Packet(stamped, _Seal(stamped))


def again(release: Release) -> Packet:
    """The packet of a release as the log has it: what left once goes to its receiver in any form and on any way, and no other does.

    Raises UnmarkedError for a release that is not in the log, or whose packet is not the one that the log says left: another product or
    version, under another mark, with a part that bears none, or in which anything was changed.
    """
    matter = release.matter
    told = (release.sent.id, release.sent.version, release.mark)
    if release.number < 1 or told != (matter.id, matter.version, matter.mark):
        raise UnmarkedError("What was to leave again is not what the log says left. Nothing left.")
    if release.content and release.content != digest_matter(matter):
        raise UnmarkedError("What was to leave again was changed since it left. Nothing left.")
    parts = (*matter.portions, *(item.mark for item in matter.items))
    if None in parts or len(matter.portions) != len(list(find_lines(matter.brief))):
        raise UnmarkedError("What was to leave again has a part without a mark. Nothing left.")
    return Packet(release.matter, _Seal(release.matter))


def digest_matter(matter: Matter) -> str:
    """The digest of what a packet holds, to the last word and hour."""
    return hashlib.sha256(to_json(matter).encode("utf-8", "surrogatepass")).hexdigest()


def narrow(mark: Mark | None, partner: Partner | None) -> Mark | None:
    """A mark as its receiver may see it: that he may have a thing, and not who else may."""
    if mark is None or partner is None or mark.releasable is None:
        return mark
    return evolve(mark, releasable=(partner.code,))


def narrow_policy(policy: Policy, partner: Partner | None) -> Policy:
    """The office's policy as a receiver may see it: what he is cleared for, and nobody else."""
    if partner is None:
        return policy
    caveats = tuple(one for one in policy.caveats if one in partner.caveats)
    return Policy(policy.name, policy.uri, policy.levels[: find_rank(partner.level, policy)], caveats=caveats)


def check_words(view: View) -> None:
    """Every cited word stands where it is said to, in a report of the view; every number leads somewhere."""
    reports = {report.id: report for report in view.reports}
    references = {reference.number: reference for reference in view.brief.references}
    for reference in view.brief.references:
        report = reports.get(reference.report)
        if report is None or report.words(reference.span) != reference.words:
            raise CitationError(f"Reference {reference.number} does not stand in a report that may leave. Nothing left.")
    for place, line in find_lines(view.brief):
        if any(number not in references for number in line.citations):
            raise CitationError(f"{place} rests on a reference that is not there. Nothing left.")
        for part in line.parts:
            if isinstance(part, Ours):
                continue
            report = reports.get(part.report)
            if report is None or report.words(part.span) != part.words:
                raise CitationError(f"{place} cites words of no report that may leave. Nothing left.")
