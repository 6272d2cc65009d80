"""What is said to be so in a story, who carries it, and how many independent origins stand behind it."""

from collections.abc import Mapping, Sequence

from attrs import evolve, field, frozen

from legation.language.language import Language
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.ruling import Ruling, sentence
from legation.records.story import Claim, Support
from legation.weighing.accounts.account import Account, Laid, lay_out
from legation.weighing.accounts.agreement import Weights, same_person, weigh_features
from legation.weighing.accounts.withdrawn import drop_withdrawn
from legation.weighing.claims.align import Near, align
from legation.weighing.claims.claimable import find_claimable
from legation.weighing.claims.confirming import count_confirming, find_confirming
from legation.weighing.claims.counting import bound, count, name_keys
from legation.weighing.claims.covering import Pages
from legation.weighing.claims.explain import explain, find_drifts, tell_range
from legation.weighing.claims.further import Range, choose_range, find_chances, find_further, measure
from legation.weighing.claims.printed import choose_words
from legation.weighing.claims.rows import Row, doubt, find_rows, via
from legation.weighing.lineage.lineage import Lineage
from legation.weighing.rulings import find_pairs, rename

# What makes a claim worth a line: how much of the story carries it counts most, then who speaks, then how near the top of the
# report it stands and how much of the story's own vocabulary it uses. Only the order of claims rests on these.
CARRIED, SPOKEN, LEADING, CENTRAL = 2.0, 0.6, 0.5, 0.8
# Passages with so much of their weight in common are the same words, shortened or joined otherwise.
VERY_WORDS = 0.65
# Why a passage of a claim is not counted for its words with certainty.
BESIDE, LESS = "it says this only among other things", "it does not say this in every detail"
OTHERWISE = "it has this from somebody"
# What stands for words that are left out.
OMITTED = " … "


@frozen(eq=False)
class Draft:
    """What becomes one claim: the passages that say it, those that deny it, those that say it besides something else, those that stand
    near it, and the officer's word that made it so."""

    speaker: str | None
    passages: list[Account]
    denials: list[Account]
    beside: list[Account] = field(factory=list)
    ruled: tuple[str, ...] = ()
    near: list[Near] = field(factory=list)


def find_claims(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    lineage: Lineage,
    language: Language,
    rulings: Sequence[Ruling] = (),
    laid: Laid | None = None,
) -> list[Claim]:
    """The claims of one story, the most telling first. `reports` and `readings` pair up by order; `laid` is what they come to laid out,
    where that was done before.

    Passages with the same content make one claim "p"; those that a named speaker is given for make a claim "X said p" besides.
    The officer's rulings on claims (by their ids) come last.
    """
    laid = laid or lay_out(reports, readings, language)
    told = drop_withdrawn(laid.table, reports, laid.corrections, language, lineage.roots)
    table = find_claimable(reports, told, language)
    weights = weigh_features(table)
    drafts: list[Draft] = []
    for group in align(table, weights):
        for speaker, passages in by_speaker(group.passages, weights):
            denials, beside = (
                [p for p in others if speaker is None or (p.speaker is not None and same_person(p.speaker, speaker))]
                for others in (group.denials, group.beside)
            )
            drafts.append(Draft(speaker, passages, denials, beside, near=group.near))
    pages = open_pages(reports, readings, table, language)
    claims = [state(pages, draft, lineage, weights) for draft in drafts]
    if any(ruling.verb in ("same-claim", "different-claim") for ruling in rulings):
        ruled = obey_claims(reports, {claim.id: draft for claim, draft in zip(claims, drafts, strict=True)}, rename(rulings, claims))
        claims = [state(pages, draft, lineage, weights) for draft in ruled]
    return fold_wordings(sorted(claims, key=lambda claim: (-claim.salience, claim.id)))


def fold_wordings(claims: Sequence[Claim]) -> list[Claim]:
    """Claims without those that print the words of a weightier one, told by no other reports: what is cut down to what two origins tell may
    come out the same twice ("sank with 34 aboard", "sank with 52 aboard")."""
    kept: list[Claim] = []
    told: dict[tuple[str | None, str], list[set[str]]] = {}
    for claim in claims:
        behind = {support.report for support in claim.supports}
        before = told.setdefault((claim.speaker, claim.text.casefold()), [])
        if not any(behind <= other for other in before):
            before.append(behind)
            kept.append(claim)
    return kept


def obey_claims(reports: Sequence[Report], drafts: Mapping[str, Draft], rulings: Sequence[Ruling]) -> list[Draft]:
    """The drafts (by the ids of their claims) as the officer has them: two claims that are one, or a statement or all of a report (by its
    id) that is no part of one."""
    kept = dict(drafts)
    # Under which of the kept drafts each claim is found by now.
    home = {claim: claim for claim in drafts}
    for one, other, ruling in find_pairs(rulings, "same-claim", "different-claim"):
        if ruling.verb == "different-claim":
            for claim, out in ((one, other), (other, one)):
                if claim in home:
                    part_draft(reports, kept, home[claim], out, ruling)
        elif one in home and other in home and home[one] != home[other]:
            into, gone = home[one], home[other]
            kept[into] = join_drafts(kept[into], kept.pop(gone), ruling)
            home.update({claim: into for claim, at in home.items() if at == gone})
    return list(kept.values())


def join_drafts(into: Draft, gone: Draft, ruling: Ruling) -> Draft:
    """Two drafts as one claim, by the officer's word."""
    return Draft(
        into.speaker,
        [*into.passages, *gone.passages],
        [*into.denials, *gone.denials],
        [*into.beside, *gone.beside],
        (*into.ruled, sentence(ruling)),
    )


def part_draft(reports: Sequence[Report], kept: dict[str, Draft], at: str, out: str, ruling: Ruling) -> None:
    """Take a statement, or all of a report (by its id), out of a draft that is left with somebody to say it; its passages stand apart."""
    whole = kept[at]

    def is_out(passage: Account) -> bool:
        return out in (passage.assertion.statement, reports[passage.report].id)

    apart, rest = [p for p in whole.passages if is_out(p)], [p for p in whole.passages if not is_out(p)]
    beside = [p for p in whole.beside if not is_out(p)]
    found = bool(apart) or len(beside) < len(whole.beside)
    remains = bool(rest) if whole.speaker else any(p.speaker is None for p in rest)
    if not found or not remains:
        return
    kept[at] = Draft(whole.speaker, rest, whole.denials, beside, (*whole.ruled, sentence(ruling)))
    if apart:
        kept[f"{at} without {out}"] = Draft(apart[0].speaker, apart, [], [], (sentence(ruling),))


def by_speaker(passages: Sequence[Account], weights: Weights) -> list[tuple[str | None, list[Account]]]:
    """The claims that one group of passages makes: "X said p" for each named speaker, and "p" where anyone says it in his own name.

    Somebody's words whose speaker is not named are the named one's, where one speaker alone is named for the very words.
    """
    spoken: dict[str, list[Account]] = {}
    for passage in passages:
        if passage.speaker is not None:
            key = next((name for name in spoken if same_person(name, passage.speaker)), passage.speaker)
            spoken.setdefault(key, []).append(passage)
    named = next(iter(spoken.values())) if len(spoken) == 1 else []
    adopted = [
        passage
        for passage in passages
        if passage.speaker is None and is_quoted(passage) and any(weights.likeness(passage, known) >= VERY_WORDS for known in named)
    ]
    named.extend(adopted)
    found: list[tuple[str | None, list[Account]]] = [(max((p.speaker or "" for p in said), key=len), said) for said in spoken.values()]
    plain = [passage for passage in passages if passage not in adopted]
    if any(passage.speaker is None for passage in plain):
        found.append((None, plain))
    return found


def is_quoted(passage: Account) -> bool:
    """Whether a passage is somebody's own words."""
    return passage.statement is not None and passage.statement.mode != "reported"


def open_pages(reports: Sequence[Report], readings: Sequence[Reading], table: Sequence[Account], language: Language) -> Pages:
    """The reports of a story with their passages and all the times that each names."""
    return Pages(reports, language, table, {number: [w for a in r.assertions for w in a.whens] for number, r in enumerate(readings)})


def state(pages: Pages, draft: Draft, lineage: Lineage, weights: Weights) -> Claim:
    """One claim with everything behind it."""
    reports, language = pages.reports, pages.language
    if draft.ruled:
        pages = evolve(pages, table=())  # the officer's word says which passages it has
    speaker, passages, denials = draft.speaker, draft.passages, draft.denials
    leading = [p for p in passages if speaker is not None or p.speaker is None] or passages
    plain = speaker is None

    def count_behind(supporting: Sequence[Account]) -> int:
        behind = find_rows(reports, name_once([*passages, *supporting, *draft.beside]), lineage, language, plain)
        return count_confirming(reports, behind, supporting, plain, lineage)

    wording = choose_words(leading, passages, weights, pages, count_behind)
    passages = [*passages, *(account for account in wording.supporting if account not in passages)]
    best = wording.printed
    ordered = name_once([best, *passages, *draft.beside])
    doubts = {**dict.fromkeys(draft.beside, BESIDE), **({} if draft.ruled else dict.fromkeys(wording.apart, LESS))}
    rows = find_rows(reports, ordered, lineage, language, plain, doubts)
    if wording.confirmed > 1 and not draft.ruled:
        behind = find_confirming(reports, rows, [best, *wording.supporting], plain)
        rows = [row if row in behind or not row.source.certain else doubt(row, OTHERWISE) for row in rows]

    def count_likely(behind: Sequence[Row], traced: Lineage) -> Range:
        return count_all(reports, behind, traced, draft, weights, wording.confirmed > 1)

    ends = count_likely(rows, lineage)
    least, most = ends.least, ends.most
    settled: tuple[str, ...] = ()
    if lineage.before is not None:
        unruled = find_rows(reports, ordered, lineage.before, language, plain, doubts)
        before = count_likely(unruled, lineage.before)
        least, most, settled = bound(rows, (least, most), unruled, (before.least, before.most), lineage.joined)
        if (least, most) != (ends.least, ends.most):
            # What the officer put together bounds the count, whatever is likely.
            ends = evolve(ends, least=least, most=most, counted=(least, most))
    confirmed = least > 1 and (wording.confirmed > 1 or bool(draft.ruled))
    supports = list_supports(reports, rows)
    said = best.statement
    drifts = find_drifts(reports, ordered, language)
    return Claim(
        text=OMITTED.join(reports[best.report].words(piece) for piece in best.pieces or (best.span,)),
        pieces=best.pieces,
        speaker=speaker,
        supports=supports,
        denials=list_supports(reports, find_rows(reports, denials, lineage, language, speaker is None)),
        roots=least,
        roots_most=most,
        confirmed=confirmed,
        reasons=(*draft.ruled, *settled, *explain(reports, rows, supports, lineage, drifts), *tell_range(reports, ends)),
        actor=said.speaker.actor if said and said.speaker and speaker else None,
        said=said.said if said and speaker else None,
        held=said.held if said else "affirmed",
        status=best.assertion.status,
        salience=salience(reports, ordered, speaker, weights),
        drifts=tuple(drifts),
    )


def count_all(reports: Sequence[Report], rows: Sequence[Row], lineage: Lineage, draft: Draft, weights: Weights, confirmed: bool) -> Range:
    """The origins behind some rows, at the least and at the most. Of a draft that the officer made nothing is guessed."""
    least, most = count(rows, lineage)
    # A report that tells the same twice, of two origins, is one that tells it: no more are counted than reports stand behind it.
    counted = least, max(least, min(most, len({row.report for row in rows})))
    if draft.ruled:
        return Range(*counted, (), counted)
    further = find_further(reports, rows, draft.near, lineage)
    return choose_range(counted, further, find_chances(measure(rows, counted, further, draft.passages, weights)), confirmed)


def name_once(passages: Sequence[Account]) -> list[Account]:
    """Some passages in order, each place of a report once: of two that overlap the first stands, unless the later one has its source."""
    kept: list[Account] = []
    places: dict[int, list[int]] = {}
    for passage in passages:
        here = places.setdefault(passage.report, [])
        same = next((k for k in here if kept[k].span.overlaps(passage.span)), None)
        if same is None:
            here.append(len(kept))
            kept.append(passage)
        elif same > 0 and via(passage) and not via(kept[same]):
            kept[same] = passage
    return kept


def list_supports(reports: Sequence[Report], rows: Sequence[Row]) -> tuple[Support, ...]:
    """Some rows of one claim as supports, each with the outlet it came through, the origin it counts for, and its source."""
    return tuple(
        Support(
            report=reports[row.passage.report].id,
            span=row.passage.span,
            via=next(iter(via(row.passage)), None),
            statement=row.passage.assertion.statement,
            origin=row.name,
            source=row.source,
            key=key,
        )
        for row, key in zip(rows, name_keys(rows), strict=True)
    )


def salience(reports: Sequence[Report], passages: Sequence[Account], speaker: str | None, weights: Weights) -> float:
    """How much a claim matters to this story, for ranking only."""
    carried = len({passage.report for passage in passages}) / len(reports)
    known = any(p.statement and p.statement.speaker and p.statement.speaker.actor for p in passages)
    spoken = 1.0 if speaker and known else 0.5 if speaker else 0.0
    leading = max(1 - passage.span.start / max(1, len(reports[passage.report].text)) for passage in passages)
    found = passages[0].features
    common = sum(1 / weights.weight[feature] for feature in sorted(found)) / max(1, len(found))
    return round(CARRIED * carried + SPOKEN * spoken + LEADING * leading + CENTRAL * min(1.0, common), 4)
