"""The words by which events are told, compiled from the lexicon: nouns and verbs of events, what carries them, what calls them off."""

from attrs import frozen

from legation.reading.remember import once_a_lexicon
from legation.records.lexicon import Lexicon


@frozen(eq=False)
class EventWords:
    """The lexicon's event words, compiled."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    carriers: dict[str, str]
    objects: dict[str, frozenset[str]]
    cancelled: frozenset[str]
    possible: frozenset[str]
    ahead: frozenset[str]
    confirmed: frozenset[str]
    not_with: frozenset[str]
    negators: frozenset[str]
    happening: frozenset[str]
    figures: frozenset[str]
    alone: frozenset[str]
    adjectives: dict[str, str]
    speaking: frozenset[str]
    steps: dict[str, str]
    step_nouns: dict[str, str]
    force: dict[str, str]
    calendar: frozenset[str]


@once_a_lexicon
def event_words(lexicon: Lexicon) -> EventWords:
    """The event words of a lexicon."""

    def words(name: str) -> frozenset[str]:
        return frozenset(lexicon.phrases.get(name, ()))

    prefix = "events.objects."
    return EventWords(
        nouns=dict(lexicon.tables.get("events.nouns", {})),
        verbs=dict(lexicon.tables.get("events.verbs", {})),
        carriers=dict(lexicon.tables.get("events.carriers", {})),
        objects={name.removeprefix(prefix): frozenset(table) for name, table in lexicon.tables.items() if name.startswith(prefix)},
        cancelled=words("events.cancelled"),
        possible=words("events.possible"),
        ahead=words("events.ahead"),
        confirmed=words("events.confirmed"),
        not_with=words("events.not_with"),
        negators=words("negators"),
        happening=words("events.happening"),
        figures=words("events.figures"),
        alone=words("events.alone"),
        speaking=frozenset(w for name in ("offices", "groups", "bodies") for w in lexicon.phrases.get(f"people.{name}", ())),
        steps=dict(lexicon.tables.get("agreements.steps", {})),
        step_nouns=dict(lexicon.tables.get("agreements.nouns", {})),
        force=dict(lexicon.tables.get("agreements.force", {})),
        calendar=frozenset(word for name in ("months", "weekdays") for word in lexicon.tables.get(f"dates.{name}", ())),
        adjectives={word: actor.id for actor in reversed(lexicon.actors) for word in actor.adjectives},
    )
