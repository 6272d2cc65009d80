"""Where two passages about the same thing differ in a number: counts, sums, prices, distances, ranks, what one says is not there."""

from collections.abc import Iterator

from legation.records.reading import Figure
from legation.weighing.claims.slots import Account, agree, none_counted
from legation.weighing.conflicts.ground import Difference, Ground
from legation.weighing.conflicts.tolls import FATES
from legation.weighing.conflicts.wording import name_figure, show

# Roles whose numbers may stand without a unit.
MEASURES = ("magnitud", "height", "depth", "speed", "weight")


def find_counts(ground: Ground, one: Account, other: Account) -> Iterator[Difference]:
    """What one passage says is not there, and the other counts."""
    for denying, counting in ((one, other), (other, one)):
        figure = none_counted(denying, counting, ground.lexicon)
        if figure is not None:
            yield Difference("number", name_figure(ground, counting, figure), denying, counting, ("none", show(ground, counting, figure)))


def find_numbers(ground: Ground, one: Account, other: Account) -> Iterator[Difference]:
    """Two numbers for one thing: in one unit, of one role, said of one party. A passage with two such numbers says nothing clear."""
    for a in one.assertion.figures:
        b = next((b for b in other.assertion.figures if of_one_thing(ground, one, a, other, b)), None)
        if b is None or not alone(one, a) or not alone(other, b) or agree(a, b):
            continue
        if not ground.states(other, a) and not ground.states(one, b):
            values = (show(ground, one, a), show(ground, other, b))
            yield Difference("number", name_figure(ground, one, a), one, other, values, f"{a.unit} {a.role} {a.what}", (a, b))


def of_one_thing(ground: Ground, one: Account, a: Figure, other: Account, b: Figure) -> bool:
    """Whether two figures measure or count one thing. Tolls are laid together story by story (tolls.py), not here."""
    if a.unit != b.unit or (a.role in FATES and a.unit in (None, "person")):
        return False
    if a.unit == "km" and anchors(a) and anchors(b):
        return bool(anchors(a) & anchors(b))
    if a.unit in ("percent", "usd", "eur", "gbp", "jpy") and moves(ground, a, b):
        return False
    if a.unit in (None, "person", "ordinal") and not same_counted(ground, a, b):
        return False
    if a.unit == "ordinal":
        return bool(one.assertion.whens and other.assertion.whens)
    if a.role is None or a.role != b.role:
        return False
    if a.unit == "clock":
        return True
    bounded = a.bound == b.bound and a.bound in ("least", "most")
    parties = (set(a.parties) & set(b.parties)) - set(ground.lexicon.phrases.get("stopwords", ()))
    return bounded or bool(parties)


def same_counted(ground: Ground, a: Figure, b: Figure) -> bool:
    """Whether two figures count the same sort of thing, synonyms under one head, or are both a bare measure. One of many is no count."""
    if a.what is None and b.what is None and a.role in MEASURES:
        return True
    counted = ground.lexicon.tables.get("counted", {})
    if a.what is None or b.what is None or 1 in (a.value, b.value):
        return False
    return counted.get(a.what, a.what) == counted.get(b.what, b.what)


def anchors(figure: Figure) -> set[str]:
    """The places from which a distance is taken."""
    return {party for party in figure.parties if party.startswith("from:")}


def moves(ground: Ground, *figures: Figure) -> bool:
    """Whether figures tell how far something moved: prices and polls are other from hour to hour."""
    return any(figure.role in ground.lexicon.phrases.get("figures.moving", ()) for figure in figures)


def alone(account: Account, figure: Figure) -> bool:
    """Whether a passage gives one value only for what a figure is a figure of."""
    kin = [f for f in account.assertion.figures if f.unit == figure.unit and f.what == figure.what and f.role == figure.role]
    return all(agree(figure, f) for f in kin)
