"""Where parties stand: who supports, opposes, considers, declines or does not commit to what, by their own words or by a reported act.

The issue is a noun phrase or the act in question ("join NATO"); the party is the state or body that someone speaks for, else the
person. What nobody in the report can be named for is left out.
"""

from collections.abc import Sequence

from legation.language import relations as rel
from legation.language.language import Language
from legation.reading.clauses.clause import clause_of, reach_of, subject_in
from legation.reading.dates.dates import find_whens
from legation.reading.events.paragraph import Paragraph, to_paragraph, when_in
from legation.reading.events.stances import StanceWords, Stand, find_stands, issue_of, stance_words
from legation.reading.parse.pieces import Piece, by_piece
from legation.reading.parse.tree import Tree
from legation.records.reading import Mention, Position, Stance, Statement
from legation.records.report import Report, Span

STANCES: dict[str, Stance] = {
    "supports": "supports",
    "opposes": "opposes",
    "considers": "considers",
    "declines": "declines",
    "noncommittal": "noncommittal",
}


def find_positions(
    report: Report, pieces: Sequence[Piece], statements: Sequence[Statement], mentions: Sequence[Mention], language: Language
) -> list[Position]:
    """The positions of a report in the order of its words, each once."""
    known = stance_words(language)
    found: dict[tuple[str, int, int, str], Position] = {}
    named = by_piece(pieces, mentions, lambda mention: (mention.span,))
    spoken = by_piece(pieces, statements, lambda statement: statement.words)
    for piece, near, said in zip(pieces, named, spoken, strict=True):
        stands = [*find_stands(piece.tree, known), *find_verdicts(piece.tree, known)]
        if not stands:
            continue
        paragraph = to_paragraph(piece, near, find_whens(piece.text, piece.start, report.day, language, piece.where), known.small)
        for stand in sorted(stands, key=lambda stand: stand.at):
            for position in to_positions(paragraph, stand, said, tuple(found.values()), known, report):
                found.setdefault((position.actor, position.span.start, position.span.end, position.stance), position)
    return list(found.values())


def to_positions(
    paragraph: Paragraph, stand: Stand, statements: Sequence[Statement], earlier: Sequence[Position], known: StanceWords, report: Report
) -> list[Position]:
    """A stance with its parties and statement; nothing where no party can be named or its issue only points at nothing."""
    tree = paragraph.tree
    at = paragraph.span(stand.at, stand.at + 1)
    inside = sorted((s for s in statements if any(at in w for w in s.words)), key=lambda s: sum(len(w) for w in s.words))
    spoken = inside[0] if inside else next((s for s in statements if s.cue is not None and s.cue.overlaps(at)), None)
    part = is_part(paragraph, stand.holder, known)
    party = party_of(paragraph, stand.holder, spoken if inside else None, known) if not part else None
    if party is None and spoken is None and stand.holder is not None and tree.words[stand.holder].lower() in known.small.he_or_she:
        spoken_before = last_before(statements, at)
        party = speaker_party(spoken_before) if spoken_before is not None else None
    if party is None and not part and spoken is not None and not inside:
        party = speaker_party(spoken)
    stance = STANCES.get(stand.stance)
    proposal = any(tree.lemmas[t] in known.proposals for t in range(*stand.issue))
    parties = [
        one
        for one in dict.fromkeys([party, *named_among(paragraph, stand, known)])
        if one and takes_side(one, stand, spoken if inside else None, proposal)
    ]
    issue = antecedent(paragraph, stand, earlier, known) if stand.pointing else stand.issue
    if issue is None and tree.words[stand.issue[0]].lower() in known.small.definite:
        issue = stand.issue  # "the plan", of which nothing more is told here
    if not parties or stance is None or issue is None or is_time(paragraph, issue):
        return []
    when = spoken.said if spoken is not None else None
    if when is None:
        when = find_day(paragraph, stand.at, issue)
    statement = spoken.id if spoken is not None else None
    return [Position(one, paragraph.words(*issue), paragraph.span(*issue), stance, statement, when, report.id) for one in parties]


def takes_side(party: str, stand: Stand, inside: Statement | None, proposal: bool) -> bool:
    """Whether a party takes a side, and not only somebody an errand: what a person without an office plans or thinks about is his own
    matter, unless it is a proposal, and what another says in his own words that a party wants is that other's word."""
    if stand.stance == "considers" and party.startswith("person:") and not proposal:
        return False
    if not stand.own:
        return True
    return not party.startswith("person:") and (inside is None or inside.mode != "quoted" or speaker_party(inside) in (None, party))


def is_time(paragraph: Paragraph, issue: tuple[int, int]) -> bool:
    """Whether the last word of an issue is one of a time, and the issue nothing else: "for later Sunday"."""
    return any(a < issue[1] <= b and issue[1] - issue[0] <= b - a + 1 for a, b, _ in paragraph.whens)


def last_before(statements: Sequence[Statement], at: Span) -> Statement | None:
    """Who spoke last before a word of the paragraph: whom "he" means in "he did not rule it out"."""
    return max((s for s in statements if s.words[0] < at and s.words[0].where == at.where), key=lambda s: s.words[0], default=None)


def named_among(paragraph: Paragraph, stand: Stand, known: StanceWords) -> list[str]:
    """Those whom the report names among a group that takes a side: "some members, including the Danish premier Ida Holm"."""
    tree = paragraph.tree
    if stand.holder is None or tree.tags[stand.holder] not in ("NNS", "NNPS"):
        return []
    sentence = range(*tree.sentences[tree.sentence[stand.at]])
    listed = {x for t in sentence if tree.deps[t] == rel.PREP and tree.words[t].lower() in known.words.among for x in tree.under(t)}
    named = [mention.party or mention.actor for _, b, mention in paragraph.mentions if b - 1 in listed]
    return [actor for actor in named if actor is not None]


def is_part(paragraph: Paragraph, holder: int | None, known: StanceWords) -> bool:
    """Whether a holder is only some of those a party is made of: "some NATO members" are not NATO, "Danish politicians" not Denmark."""
    tree = paragraph.tree
    if holder is None:
        return False
    some = tree.words[holder] in known.parts and tree.child(holder, rel.DET, rel.ADJECTIVE, rel.NUMBER) is not None
    return some or (tree.tags[holder] == "NNS" and tree.lemmas[holder] in known.unofficial)


def find_day(paragraph: Paragraph, at: int, issue: tuple[int, int]) -> str | None:
    """When a side is taken: a day in its own clause or its sentence, else a month in its clause; a year alone dates something else."""
    tree = paragraph.tree
    own = when_in(paragraph, reach_of(tree, clause_of(tree, at)) - set(range(*issue)))
    near = when_in(paragraph, set(range(*tree.sentences[tree.sentence[at]])))
    days = [when.first for when in (own, near) if when is not None and len(when.first) == len("2024-03-06")]
    if days:
        return days[0]
    return own.first if own is not None and len(own.first) == len("2024-03") else None


def party_of(paragraph: Paragraph, holder: int | None, spoken: Statement | None, known: StanceWords) -> str | None:
    """The actor that a stance's holder stands for: the one named there, or the speaker's own side ("we", "the country")."""
    if holder is None:
        return None
    tree = paragraph.tree
    first, last = tree.first[holder], tree.last[holder]
    for a, b, mention in paragraph.mentions:
        if a <= holder < b:
            return mention.party or mention.actor
    words = paragraph.words(first, min(last, holder) + 1).lower()
    if spoken is not None and (words in known.ours or tree.lemmas[holder] in known.ours):
        return speaker_party(spoken)
    if (
        spoken is not None
        and spoken.speaker is not None
        and tree.words[holder].lower() in known.small.he_or_she
        and spoken.speaker.actor is not None
    ):
        return speaker_party(spoken)
    speaker = spoken.speaker if spoken is not None else None
    if (
        speaker is not None
        and tree.words[holder].lower() in known.small.they_too
        and speaker.actor
        and not speaker.actor.startswith("person:")
    ):
        return speaker.party or speaker.actor
    owner = holder if tree.tags[holder] == "PRP$" else tree.child(holder, rel.OWNER)
    if owner is not None and tree.tags[owner] == "PRP$":
        return side_before(paragraph, owner)
    if owner is not None and tree.lemmas[holder] in known.speaking:
        return next((mention.party or mention.actor for a, b, mention in paragraph.mentions if a <= owner < b), None)
    if tree.parts[holder] in ("NOUN", "PROPN"):
        for a, b, mention in paragraph.mentions:
            if first <= a and b <= holder + 1 and b >= holder and mention.why[:1] != ("surname",):
                return mention.party or mention.actor
    return None


def side_before(paragraph: Paragraph, owner: int) -> str | None:
    """The side of the one actor that "his" or "its" can mean: named before it in the sentence, and no other there."""
    tree = paragraph.tree
    sides = {m.party or m.actor for a, _, m in paragraph.mentions if a < owner and tree.sentence[a] == tree.sentence[owner]}
    return sides.pop() if len(sides) == 1 else None


def speaker_party(statement: Statement) -> str | None:
    """The state or body a statement's speaker speaks for, else the person."""
    speaker = statement.speaker
    return (speaker.party or speaker.actor) if speaker is not None else None


def find_verdicts(tree: Tree, known: StanceWords) -> list[Stand]:
    """ "Called the plan a provocation", "described the vote as historic", "called the move something nobody welcomes"."""
    found: list[Stand] = []
    for i, part in enumerate(tree.parts):
        thing = tree.child(i, rel.OBJECT) if part == "VERB" and tree.lemmas[i] in known.calling else None
        holder = subject_in(tree, i) if thing is not None else None
        if thing is None or holder is None:
            continue
        stance = next((s for s in (verdict_of(tree, c, known) for c in said_of(tree, i, thing, known)) if s is not None), None)
        words = (tree.first[thing], thing + 1)
        if stance is not None and (tree.lemmas[thing] not in known.empty or tree.child(thing, rel.OWNER) is not None):
            found.append(Stand(i, holder, stance, words))
    return found


def said_of(tree: Tree, verb: int, thing: int, known: StanceWords) -> list[int]:
    """The words that a thing is called: after it, behind "as", or hung on it by the parser."""
    found = [c for c in tree.children[verb] if c > thing and tree.deps[c] in (*rel.COMPLEMENTS, *rel.VERB_CLAUSES)]
    for c in tree.children[verb]:
        if c > thing and tree.deps[c] == rel.PREP and tree.lemmas[c] in known.small.like:
            found += tree.children[c]
    return found + [c for c in tree.children[thing] if c > thing and tree.deps[c] in (rel.OBJECT, rel.APPOSITION, rel.PRED_OBJECT)]


def verdict_of(tree: Tree, head: int, known: StanceWords) -> str | None:
    """The stance that a description takes: by its noun or adjective, or by a clause ("something it does not welcome")."""
    for t in (head, *(c for c in tree.children[head] if tree.deps[c] == rel.ADJECTIVE)):
        if tree.lemmas[t] in known.verdicts:
            return known.verdicts[tree.lemmas[t]]
    for c in tree.children[head]:
        stance = known.verbs.get(tree.lemmas[c]) if tree.deps[c] == rel.RELATIVE else None
        if stance in ("supports", "opposes"):
            denied = any(tree.words[n].lower() in known.negators for n in tree.children[c])
            return known.turn(stance, denied) if stance == "supports" else None
    return None


def antecedent(paragraph: Paragraph, stand: Stand, found: Sequence[Position], known: StanceWords) -> tuple[int, int] | None:
    """The words that a pointing issue stands for: "it" for what its sentence speaks of first; "such a move" for the act or proposal
    told before it in the paragraph. None where there is no such thing."""
    tree, at = paragraph.tree, stand.issue[0]
    if tree.words[at].lower() in known.small.it:
        root = next((t for t in range(*tree.sentences[tree.sentence[at]]) if tree.deps[t] == rel.ROOT), None)
        subject = tree.child(root, *rel.NOUN_SUBJECTS) if root is not None and root < stand.at else None
        named = subject is not None and any(a <= subject < b for a, b, _ in paragraph.mentions)
        return (
            issue_of(tree, stand.at, subject, False, known) if subject is not None and tree.parts[subject] == "NOUN" and not named else None
        )
    for t in range(at - 1, -1, -1):
        proposal = tree.parts[t] == "NOUN" and tree.lemmas[t] in known.proposals
        if proposal and any(tree.lemmas[c] in known.small.of for c in tree.children[t]):
            return issue_of(tree, stand.at, t, False, known)
        if any(p.span.where == paragraph.piece.where and p.span.start == paragraph.piece.start + tree.starts[t] for p in found):
            last = next(p for p in found if p.span.start == paragraph.piece.start + tree.starts[t])
            inside = [k for k in range(t, at) if paragraph.piece.start + tree.ends[k] <= last.span.end]
            return (t, inside[-1] + 1) if inside else None
    return None
