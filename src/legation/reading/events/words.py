"""The words by which events are told, compiled from the lexicon: nouns and verbs of events, what carries them, what calls them off."""

from collections.abc import Mapping

from attrs import frozen

from legation.language.language import Language
from legation.language.lists.happening import Events
from legation.language.lists.saying import SmallWords
from legation.language.patterns import once


@frozen(eq=False)
class EventWords:
    """The lexicon's event words, compiled."""

    words: Events
    small: SmallWords
    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    carriers: Mapping[str, str]
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
    adjectives: Mapping[str, str]
    speaking: frozenset[str]
    steps: Mapping[str, str]
    step_nouns: Mapping[str, str]
    force: Mapping[str, str]
    calendar: frozenset[str]
    yet: frozenset[str]


@once
def event_words(language: Language) -> EventWords:
    """The event words of a lexicon."""

    lists = language.lists
    return EventWords(
        words=lists.events,
        small=lists.small,
        nouns=language.lists.events.nouns,
        verbs=language.lists.events.verbs,
        carriers=language.lists.events.carriers,
        objects={kind: frozenset(words) for kind, words in language.lists.events.objects.items()},
        cancelled=lists.events.cancelled.set,
        possible=lists.events.possible.set,
        ahead=lists.events.ahead.set,
        confirmed=lists.events.confirmed.set,
        not_with=lists.events.not_with.set,
        negators=lists.negation.negators.set,
        happening=lists.events.happening.set,
        figures=lists.events.figures.set,
        alone=lists.events.alone.set,
        speaking=frozenset((*language.lists.people.offices, *language.lists.people.groups, *language.lists.people.bodies)),
        steps=language.lists.agreements.steps,
        step_nouns=language.lists.agreements.nouns,
        force=language.lists.agreements.force,
        yet=lists.held.yet.set,
        calendar=frozenset((*language.lists.dates.months, *language.lists.dates.weekdays)),
        adjectives={word: actor.id for actor in reversed(language.lists.actors) for word in actor.adjectives},
    )
