"""Where parties stand: who supports, opposes, considers, declines or does not commit to what, by their own words or by a reported act.

The issue is a noun phrase or the act in question ("join NATO"); the party is the state or body that someone speaks for, else the
person. What nobody in the report can be named for is left out.
"""

from collections.abc import Sequence

from legation.reading.dates.dates import find_whens
from legation.reading.events.clauses import Scene, set_scene, when_in
from legation.reading.events.stances import Lists, Stand, find_stands, lists
from legation.reading.pieces import Piece, shelve
from legation.records.lexicon import Lexicon
from legation.records.reading import Mention, Position, Stance, Statement
from legation.records.report import Report

STANCES: dict[str, Stance] = {
    "supports": "supports",
    "opposes": "opposes",
    "considers": "considers",
    "declines": "declines",
    "noncommittal": "noncommittal",
}


def find_positions(
    report: Report, pieces: Sequence[Piece], statements: Sequence[Statement], mentions: Sequence[Mention], lexicon: Lexicon
) -> list[Position]:
    """The positions of a report in the order of its words, each once."""
    known = lists(lexicon)
    found: dict[tuple[str, int, int, str], Position] = {}
    named = shelve(pieces, mentions, lambda mention: (mention.span,))
    spoken = shelve(pieces, statements, lambda statement: statement.words)
    for piece, near, said in zip(pieces, named, spoken, strict=True):
        stands = list(find_stands(piece.tree, known))
        if not stands:
            continue
        scene = set_scene(piece, near, find_whens(piece.text, piece.start, report.day, lexicon, piece.where))
        for stand in stands:
            position = settle(scene, stand, said, known, report)
            if position is not None:
                found.setdefault((position.actor, position.span.start, position.span.end, position.stance), position)
    return list(found.values())


def settle(scene: Scene, stand: Stand, statements: Sequence[Statement], known: Lists, report: Report) -> Position | None:
    """A stance with its party and statement; None where no party can be named."""
    tree = scene.tree
    at = scene.span(stand.at, stand.at + 1)
    inside = sorted((s for s in statements if any(at in w for w in s.words)), key=lambda s: sum(len(w) for w in s.words))
    spoken = inside[0] if inside else next((s for s in statements if s.cue is not None and s.cue.overlaps(at)), None)
    party = party_of(scene, stand.holder, spoken if inside else None, known)
    if party is None and spoken is not None and not inside:
        party = speaker_party(spoken)
    stance = STANCES.get(stand.stance)
    if party is None or stance is None:
        return None
    when = spoken.said if spoken is not None else None
    if when is None:
        found = when_in(scene, set(range(*tree.sentences[tree.sentence[stand.at]])))
        when = found.first if found is not None else None
    span = scene.span(*stand.issue)
    return Position(party, scene.words(*stand.issue), span, stance, spoken.id if spoken is not None else None, when, report.id)


def party_of(scene: Scene, holder: int | None, spoken: Statement | None, known: Lists) -> str | None:
    """The actor that a stance's holder stands for: the one named there, or the speaker's own side ("we", "the country")."""
    if holder is None:
        return None
    tree = scene.tree
    first, last = tree.first[holder], tree.last[holder]
    for a, b, mention in scene.mentions:
        if a <= holder < b:
            return mention.party or mention.actor
    words = scene.words(first, min(last, holder) + 1).lower()
    if spoken is not None and (words in known.ours or tree.lemmas[holder] in known.ours):
        return speaker_party(spoken)
    if (
        spoken is not None
        and spoken.speaker is not None
        and tree.words[holder].lower() in ("he", "she")
        and spoken.speaker.actor is not None
    ):
        return speaker_party(spoken)
    speaker = spoken.speaker if spoken is not None else None
    if speaker is not None and tree.words[holder].lower() in ("it", "they") and speaker.actor and not speaker.actor.startswith("person:"):
        return speaker.party or speaker.actor
    owner = holder if tree.tags[holder] == "PRP$" else tree.child(holder, "poss")
    if owner is not None and tree.tags[owner] == "PRP$":
        return side_before(scene, owner)
    if owner is not None and tree.lemmas[holder] in known.speaking:
        return next((mention.party or mention.actor for a, b, mention in scene.mentions if a <= owner < b), None)
    if tree.parts[holder] in ("NOUN", "PROPN"):
        for a, b, mention in scene.mentions:
            if first <= a and b <= holder + 1 and b >= holder and mention.why[:1] != ("surname",):
                return mention.party or mention.actor
    return None


def side_before(scene: Scene, owner: int) -> str | None:
    """The side of the one actor that "his" or "its" can mean: named before it in the sentence, and no other there."""
    tree = scene.tree
    sides = {m.party or m.actor for a, _, m in scene.mentions if a < owner and tree.sentence[a] == tree.sentence[owner]}
    return sides.pop() if len(sides) == 1 else None


def speaker_party(statement: Statement) -> str | None:
    """The state or body a statement's speaker speaks for, else the person."""
    speaker = statement.speaker
    return (speaker.party or speaker.actor) if speaker is not None else None
