"""Who someone is and what a place is, as the reports tell it in passing: ages, ranks, home towns, town or island."""

from collections.abc import Iterator, Mapping, Sequence

from legation.records.reading import Reading, Trait
from legation.records.story import Conflict, ConflictKind, Side
from legation.weighing.accounts.index import StoryIndex

KINDS: dict[str, ConflictKind] = {
    "age": "number",
    "grade": "identity",
    "home": "place",
    "place": "identity",
    "venue": "place",
    "name": "identity",
}
# Someone may have had a birthday between two reports so far apart.
BIRTHDAY_DAYS = 30
# By report: each value with the first passage that gives it.
Given = dict[int, dict[str, Trait]]


def find_trait_conflicts(index: StoryIndex, readings: Sequence[Reading]) -> Iterator[Conflict]:
    """The points on which reports differ about someone or some place they name. A report that gives two values stands on no side."""
    shelves: dict[tuple[str, ...], Given] = {}
    scales = merge_scales(readings)
    for number, reading in enumerate(readings):
        for trait in (trait for assertion in reading.assertions for trait in assertion.traits if trait.of):
            scale = "" if trait.kind == "place" else scales.get((trait.of, trait.scale), trait.scale)
            value = trait.scale if trait.kind == "place" else trait.value
            shelves.setdefault((trait.kind, *name_key(trait.of), scale), {}).setdefault(number, {}).setdefault(value, trait)
            called, last = name_key(trait.of)
            if trait.kind == "grade" and called != last:
                shelves.setdefault(("name", "", last, scale), {}).setdefault(number, {}).setdefault(called.title(), trait)
    for (kind, *_), given in sorted(shelves.items()):
        clear = {number: next(iter(values.items())) for number, values in given.items() if len(values) == 1}
        if len({value for value, _ in clear.values()}) > 1 and stands(index, kind, clear):
            yield lay_side_by_side(index, KINDS[kind], clear)


def merge_scales(readings: Sequence[Reading]) -> dict[tuple[str, str], str]:
    """The scales that may be one: who founded one thing by name ("founder:Karst") is the founder meant where no name stands
    ("the firm's co-founder"); of two things by name neither is."""
    named: dict[tuple[str, str], set[str]] = {}
    for trait in (trait for reading in readings for assertion in reading.assertions for trait in assertion.traits if ":" in trait.scale):
        sort, _, thing = trait.scale.partition(":")
        named.setdefault((trait.of, sort), set()).update({thing} - {""})
    return {(of, f"{sort}:{thing}"): f"{sort}:" for (of, sort), things in named.items() if len(things) < 2 for thing in {*things, ""}}


def name_key(of: str) -> tuple[str, str]:
    """What a name is known by in every report: its first and last word ("Ada M. Brandt" is Ada Brandt)."""
    words = of.partition(":")[2].split("-") if of.startswith("person:") else [of]
    return words[0], words[-1]


def stands(index: StoryIndex, kind: str, clear: Mapping[int, tuple[str, Trait]]) -> bool:
    """Whether two values are a difference at all: a year between two ages may be a birthday, two homes may be one in a wider word."""
    values = sorted({value for value, _ in clear.values()})
    if kind == "age":
        ages = [int(value) for value in values]
        days = [day for number in clear if (day := index.reports[number].day) is not None]
        return max(ages) - min(ages) > 1 or not days or (max(days) - min(days)).days <= BIRTHDAY_DAYS
    if kind == "name":
        # "Mike" and "Michael", "Yusuf" and "Youssef" are one name; "Ada" and "Mary" are not. Who has the other's name means two people.
        initials = len({value[0] for value in values}) == len(values)
        return initials and all(
            not index.knows(number, other) for number, (value, _) in clear.items() for other in values if other != value
        )
    if kind == "home":
        return all(not index.knows(number, other) for number, (value, _) in clear.items() for other in values if other != value)
    return True


def lay_side_by_side(index: StoryIndex, kind: ConflictKind, clear: Mapping[int, tuple[str, Trait]]) -> Conflict:
    """The conflict, a passage a report."""
    names = {value.lower() for value, _ in clear.values()} <= {name_key(trait.of)[0] for _, trait in clear.values()}
    order = {value: number for number, value in enumerate(dict.fromkeys(value for value, _ in clear.values()))}
    sides = tuple(
        Side(index.reports[number].id, trait.span, order[value], value if names else trait.value)
        for number, (value, trait) in sorted(clear.items())
    )
    first = next(trait for _, trait in clear.values())
    return Conflict(name_of(index, clear, first), kind, sides)


def name_of(index: StoryIndex, clear: Mapping[int, tuple[str, Trait]], first: Trait) -> str:
    """Whom or what the conflict is about, in a report's words: the name, where a passage holds it, else the first passage."""
    given, last = name_key(first.of)
    for number, (_, trait) in sorted(clear.items()):
        words = index.reports[number].words(trait.span)
        at = words.lower().rfind(last.lower())
        if at >= 0:
            start = words.lower().find(given.lower())
            return words[start if 0 <= start < at else at : at + len(last)]
    return index.reports[min(clear)].words(first.span)
