"""Names of word lists as they were before they were grouped by reader; an office's own folder may use them for one version more."""

from collections.abc import Callable, Mapping
from typing import Any

Plain = Any


def _same(value: Plain) -> Plain:
    return value


def _each(split: Callable[[str], Plain]) -> Callable[[Plain], Plain]:
    return lambda table: {word: split(said) for word, said in table.items()}


def _parted(mark: str | None) -> Callable[[Plain], Plain]:
    return _each(lambda said: said.split(mark))


def _in_groups(words: Plain) -> Plain:
    return [group.split(", ") for group in words]


# Old names in which only the mark between class and list changed, by class.
_KEPT: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "brief": ("lines", ("openers", "leaning", "short")),
    "chrome": (
        "chrome",
        (
            *("stop", "menu", "share", "subscribe", "teaser", "pointer", "comments", "legal", "browser", "ad", "notice", "onward"),
            *("appeal", "byline", "credit", "caption", "pictured", "biography", "about", "end"),
        ),
    ),
    "claims": ("claims", ("outlets",)),
    "commentary": ("commentary", ("modals", "judgements", "pictures", "calls")),
    "common": ("common", ("half", "quarter", "eighth", "sixteenth")),
    "held": ("held", ("hedges", "silent", "whether", "helping")),
    "forms": ("attribution", ("views", "plans", "idle", "answers", "asked", "rumours", "shows", "digs")),
    "kind": ("kinds", ("thought", "wrote", "called", "acted", "said", "papers")),
    "differ": (
        "conflicts",
        ("measures", "after", "before", "lending", "empty", "unsure", "unknowing", "knowing", "places", "causes", "meant"),
    ),
    "conflicts": ("conflicts", ("without", "arranging")),
    "events": (
        "events",
        ("figures", "happening", "cancelled", "possible", "ahead", "confirmed", "not_with", "alone", "nouns", "verbs", "carriers"),
    ),
    "agreements": ("agreements", ("steps", "nouns", "force")),
    "exclusive": ("exclusive", ("sides",)),
    "issues": ("issues", ("light", "behind")),
    "dates": ("dates", ("future", "past", "months", "weekdays", "counts", "days", "shifts")),
    "figures": ("figures", ("stages", "months", "years")),
    "credits": (
        "credits",
        (
            *("told", "according", "reported", "turned", "verbs", "between", "kinds", "modifiers", "shapes", "nobody", "makes", "heads"),
            *("photo", "ordinary", "endings", "same"),
        ),
    ),
    "people": (
        "people",
        (
            *("ministerial", "nobody", "titles", "offices", "anyone", "seats", "sole", "camps", "past", "leaving", "lesser", "groups"),
            *("parts", "bodies", "ruling", "corporate", "outlet", "newsy", "telling", "venues", "short"),
        ),
    ),
    "positions": (
        "stances",
        (
            *("proposals", "calling", "planned", "pointing", "turning", "trivial", "alarms", "pushes", "ours", "empty", "unofficial"),
            *("endings", "cherished", "verbs", "talks", "plans", "nouns", "adjectives", "verdicts", "denied", "silent"),
        ),
    ),
    "roles": ("roles", ("standing", "anyone")),
    "traits": ("traits", ("papers",)),
}

# Old name → new name, and what makes today's value of the old one.
RENAMED: Mapping[str, tuple[str, Callable[[Plain], Plain]]] = {
    **{f"{old}.{name}": (f"{new}.{name}", _same) for old, (new, names) in _KEPT.items() for name in names},
    "claims.outlets.kinds": ("claims.outlet_kinds", _same),
    "claims.vague": ("claims.vague", _parted(None)),
    "common.thirty-second": ("common.thirty_second", _same),
    "signs": ("by_hand.attribution", _same),
    "differ.loose": ("conflicts.states", _same),
    "conflicts.loose": ("conflicts.loosening", _same),
    "acts": ("conflicts.acts", _same),
    "opposites": ("conflicts.opposites", _same),
    "disclosing": ("conflicts.disclosing", _same),
    "disclosed": ("conflicts.disclosed", _same),
    "waters": ("conflicts.waters", _same),
    "exclusive.story": ("exclusive.story", _parted(": ")),
    "exclusive.act": ("exclusive.act", _parted(": ")),
    "figures.moving": ("counts.moving", _same),
    "figures.some": ("counts.some", _same),
    "figures.others": ("counts.others", _same),
    "counted": ("counts.things", _same),
    "counted.sums": ("counts.sums", _same),
    "counted.persons": ("counts.persons", _same),
    "roles": ("roles.words", _same),
    "grades": ("traits.ranks", _same),
    "grades.below": ("traits.below", _same),
    "kinds": ("traits.places", _same),
    "makers": ("traits.makers", _same),
    "status": ("stages.words", _same),
    "status.verbs": ("stages.verbs", _same),
    "senses": ("content.senses", _same),
    "stopwords": ("content.stopwords", _same),
    "light": ("content.light", _same),
    "negators": ("negation.negators", _same),
    "negating": ("negation.negating", _same),
    "issues": ("issues.heads", _same),
    "credits.partial": ("lineage.partial", _same),
    "credits.from": ("credits.thanks", _same),
    "credits.else": ("credits.other", _same),
    "numbers": ("figures.numbers", _same),
    "scales": ("figures.scales", _same),
    "scales.letters": ("figures.letters", _same),
    "bounds": ("figures.bounds", _same),
    "units": ("figures.units", _parted(None)),
    "currencies": ("figures.currencies", _same),
    "persons": ("figures.persons", _same),
    "dates.seasons": ("dates.seasons", _parted("-")),
    "dates.quarters": ("dates.quarters", _parted("-")),
    "dates.feasts": ("dates.feasts", _parted("-")),
    "people.kinds": ("people.body_kinds", _parted(None)),
    "people.outlets": ("people.outlet_kinds", _parted(None)),
    "people.same": ("people.same", _in_groups),
    "genders": ("people.genders", _same),
    "gender": ("people.given_names", _same),
    "epithets": ("people.epithets", _parted(None)),
}

# Old tables of one kind of event each: the words that a verb of that kind must take.
OBJECTS = "events.objects."
