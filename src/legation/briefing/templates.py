"""The closed list of our own words. Whatever a brief says that is not a report's word is one of these, filled with facts.

A slot takes one kind of value, and nothing else fits it:

``number``         digits
``count NOUN``     digits, shown with the noun in the right number: 3 reports
``cited NOUN``     the same, and it must equal the number of reports that the line cites
``quantity``       a number with a bound, a unit or what is counted: at least 40 km
``percent``        0 to 100
``day``            an ISO day, month or year, shown as 24 May 2023
``range``          two of those with a slash between, shown as 11–12 July 2023
``grade``          a letter and a digit
``choice LIST``    a key of one of the closed lists in CHOICES
``outlet``         an outlet of one of the reports, or a credit or origin of the story
``name``           someone named in the story
``title``          the title of a section
A kind with a star takes all values that are left: A, B and C.
"""

import re

from attrs import frozen

from legation.language.measures import usual
from legation.language.typography import join, show_count, show_day, show_range
from legation.records.brief import Line, Ours, Role


@frozen
class Template:
    """A sentence or piece of one with slots `{0}`, `{1}` …. A line of heads and notes alone needs no citation; facts do."""

    text: str
    slots: tuple[str, ...] = ()
    role: Role = "fact"


CHOICES: dict[str, dict[str, str]] = {
    "credibility": {
        "1": "Confirmed: two or more independent origins",
        "2": "Probably true: not confirmed in every word, and consistent with what others tell",
        "3": "Possibly true: one origin, no second was found",
        "4": "Doubtful: contradicted",
        "5": "Improbable: contradicted by as many or more",
        "6": "Cannot be judged: the origin is not known",
    },
    "stance": {
        "supports": "for",
        "opposes": "against",
        "considers": "considering",
        "declines": "not for itself",
        "noncommittal": "open",
    },
    # In the order in which a thing comes about.
    "status": {
        "none": "nothing under way",
        "not considered": "not considered",
        "not planned": "no plan",
        "not decided": "no decision",
        "considered": "considered",
        "planned": "planned",
        "not done": "not done",
        "decided": "decided",
        "done": "done",
    },
    "known": {
        "not known": "not known",
        "given": "told",
        "not given out": "not given out",
        "given out": "given out",
        "not confirmed": "not confirmed",
        "stated": "stated as a fact",
    },
    "condition": {"open": "open", "closed": "closed"},
    # What somebody's words stand in.
    "document": {
        "post": "a post",
        "release": "a release",
        "statement": "a statement",
        "letter": "a letter",
        "filing": "court papers",
        "report": "a report",
        "statistics": "figures",
        "page": "a page",
    },
    "counted": {"none": "none"},
    "standing": {"planned": "planned", "reported": "reported", "confirmed": "confirmed", "held": "took place", "cancelled": "cancelled"},
    "held": {
        "affirmed": "it is so",
        "denied": "it is not so",
        "hedged": "it may be so",
        "asked": "it is asked",
        "withheld": "it is left open",
    },
    "manner": {"denied": "denying it", "hedged": "with reservation", "asked": "asking", "withheld": "leaving it open"},
    "mode": {"quoted": "quoted", "mixed": "partly quoted"},
    "conflict": {
        "number": "How many",
        "date": "When",
        "status": "How far it has come",
        "polarity": "Whether it is so",
        "place": "Where",
        "identity": "Who or what it was",
        "other": "Accounts differ",
    },
    # What became of those who are counted, what is measured: the roles of figures (language/en/words/roles.yml).
    "role": {
        "kill": "Killed",
        "injur": "Injured",
        "miss": "Missing",
        "hospit": "In hospital",
        "arrest": "Arrested",
        "charg": "Charged",
        "suspect": "Suspects",
        "rescu": "Rescued",
        "sentenc": "Sentence",
        "weight": "Weight",
        "depth": "Depth",
        "height": "Height",
        "magnitud": "Magnitude",
        "delay": "How late",
        "fall": "Height of the fall",
        "children": "Children",
        "hits": "Times hit",
        "arrests": "Earlier arrests",
        "calibre": "Calibre",
        "trap": "Trapped",
        "evacu": "Evacuated",
        "abduct": "Abducted",
        "releas": "Freed",
        "aboard": "On board",
        "sum": "How much",
        "distance": "How far",
        "order": "Which in order",
        "clock": "Time of day",
        "age": "Age",
    },
    "party": {"none": "Others"},
}

TITLES: dict[str, str] = {
    "summary": "In short",
    "established": "What is established",
    "differs": "What differs",
    "said": "Who said what",
    "positions": "Positions",
    "dates": "Dates",
    "lineage": "Where it comes from",
    "single": "What else one report tells",
    "wordings": "Who calls it what",
}

TEMPLATES: dict[str, Template] = {
    # who speaks, and when
    "speaker": Template("{0}:", ("name",)),
    "speaker-on": Template("{0}, {1}:", ("name", "day")),
    "speaker-open": Template("{0} (", ("name",)),
    "speaker-manner": Template("{0} ({1}):", ("name", "choice manner")),
    "speaker-manner-on": Template("{0} ({1}), {2}:", ("name", "choice manner", "day")),
    "manner-close": Template(", {0}):", ("choice manner",)),
    "manner-close-on": Template(", {0}), {1}:", ("choice manner", "day")),
    "speaker-known": Template("{0} [", ("name",)),
    "known-close": Template("]:"),
    "known-close-on": Template("], {0}:", ("day",)),
    "colon": Template(":"),
    "on": Template(", {0}:", ("day",)),
    "gap": Template("…"),
    "mode": Template("· {0}", ("choice mode",)),
    "to": Template("· to {0}", ("name",)),
    "via": Template("· via {0}", ("outlet*",)),
    "by": Template("· {0}", ("outlet",)),
    "in-on": Template("· {0}, {1}", ("outlet", "day")),
    "in": Template("· {0}", ("outlet",)),
    "unproven": Template("· not printed unasked: lines of this kind were wrong too often"),
    # the first lines
    "sum-what": Template("What:"),
    "sum-numbers": Template("Numbers:"),
    "sum-further": Template("Also:"),
    "sum-basis": Template("Who says so: {0}, at most {1}; the pages:", ("cited report", "count independent origin")),
    "sum-disputed": Template("Disputed:"),
    "sum-next": Template("Next:"),
    "against": Template("against"),
    "then": Template("then"),
    "given-by": Template("({0}, {1})", ("outlet", "day")),
    "given-by-undated": Template("({0}, undated)", ("outlet",)),
    "semicolon": Template(";"),
    "root-own": Template("{0}", ("outlet",)),
    "root-in": Template("{0} (in {1})", ("outlet", "outlet*")),
    "root-also": Template("{0} (also in {1})", ("outlet", "outlet*")),
    "root-unnamed": Template("not named (in {0})", ("outlet*",)),
    "more-outlets": Template("and {0}", ("count further outlet",)),
    "root-word": Template("the word of {0} (in {1})", ("name", "outlet*")),
    "root-form": Template("{0} of {1} (in {2})", ("choice document", "name", "outlet*")),
    "root-form-unnamed": Template("{0} (in {1})", ("choice document", "outlet*")),
    "root-document": Template("a document (in {0})", ("outlet*",)),
    "told-in": Template("{0}", ("outlet*",)),
    # who else prints a statement
    "also-in": Template("also in {0}", ("outlet*",)),
    "also-own": Template("also in another report of {0}", ("outlet",)),
    "also-from": Template("– all from {0}", ("outlet",)),
    # who carries it, and where that goes back to
    "told-least": Template("at least {0}", ("count independent origin",)),
    "carried-most": Template("{0}, {1} to {2}", ("cited report", "number", "count origin")),
    "carried-count": Template("{0}, {1}", ("cited report", "count origin")),
    "carried-unknown": Template("{0}, origin not known", ("cited report",)),
    "denials": Template("; otherwise in {0}", ("count report",)),
    # how far its forms lie apart
    "drift-cue": Template("Given by {0} as", ("outlet",)),
    "drift-stage": Template("Told by {0} as", ("outlet",)),
    "drift-up": Template(", by {0} as", ("outlet",)),
    "drift-cut": Template("{0} quotes only a part; in full in {1}:", ("outlet", "outlet")),
    # conflicts
    "conflict": Template("{0}", ("choice conflict",)),
    "conflict-role": Template("{0}", ("choice role",)),
    "update": Template("– a later report explains the change"),
    "correction": Template("– corrected by one of them"),
    "corrected": Template("{0} corrected", ("outlet",)),
    "corrected-to": Template("to"),
    "value-status": Template("{0}", ("choice status",)),
    "value-known": Template("{0}", ("choice known",)),
    "value-held": Template("{0}", ("choice held",)),
    "value-condition": Template("{0}", ("choice condition",)),
    "value-counted": Template("{0}", ("choice counted",)),
    "came-first": Template("first"),
    "value-number": Template("{0}", ("quantity",)),
    "value-risen": Template(", since risen to {0}", ("quantity",)),
    "value-fallen": Template(", since put at {0}", ("quantity",)),
    "overtaken": Template(", overtaken"),
    "value-day": Template("{0}", ("day",)),
    "account": Template("Account {0}", ("number",), "head"),
    "printed": Template("{0}, {1}", ("outlet", "day")),
    "printed-undated": Template("{0}, undated", ("outlet",)),
    "further": Template("and {0}", ("count further passage",)),
    "blank": Template("", (), "head"),
    # positions
    "stance": Template("{0}", ("choice stance",)),
    "silent": Template("–", (), "head"),
    "party-column": Template("Party", (), "head"),
    "actor": Template("{0}", ("name",), "head"),
    # dates
    "when": Template("{0}:", ("range",)),
    "standing": Template("– {0}", ("choice standing",)),
    "planned": Template("Planned", (), "head"),
    "past": Template("Past", (), "head"),
    # lineage
    "origin": Template("{0}: {1}, {2}", ("outlet", "cited report", "outlet*")),
    "origin-unnamed": Template("Origin not named: {0}, {1}", ("cited report", "outlet*")),
    "edge-credit": Template("{0} credits {1}:", ("outlet", "outlet")),
    "edge-credit-unsaid": Template("{0} credits {1}", ("outlet", "outlet")),
    "edge-shares": Template("{0} shares {1} of its own words with {2}:", ("outlet", "percent", "outlet")),
    "edge-shares-unsaid": Template("{0} shares {1} of its own words with {2}", ("outlet", "percent", "outlet")),
    "edge-shares-own": Template("One report of {0} shares {1} of its words with another of the same outlet:", ("outlet", "percent")),
    "edge-shares-own-unsaid": Template("One report of {0} shares {1} of its words with another of the same outlet", ("outlet", "percent")),
    "edge-draws": Template("{0} seems to draw on {1} (inferred); both have:", ("outlet", "outlet")),
    "edge-draws-unsaid": Template("{0} seems to draw on {1} (inferred)", ("outlet", "outlet")),
    "day-later": Template(
        "{0}: the page bears the day {1}, which is in doubt; it tells in the past of a time after it:", ("outlet", "day")
    ),
    "day-apart": Template(
        "{0}: the page bears the day {1}, which is in doubt; {2} told the same on {3}:", ("outlet", "day", "outlet", "day")
    ),
    "day-stamped": Template(
        "{0}: the page bears the day {1}, which is in doubt; another page of the same outlet bears the same stamp, far from all others:",
        ("outlet", "day"),
    ),
    "recalled": Template("{0}: {1}, recalled on {2} as false; no other line rests on it", ("outlet", "cited report", "day")),
    "edge-own": Template("{0} is the outlet itself", ("outlet",)),
    # wordings
    "called": Template("{0}:", ("name",)),
    "users": Template("({0})", ("outlet*",)),
    "dot": Template("·"),
    # heads and notes
    "credibility": Template("{0}", ("choice credibility",), "head"),
    "party": Template("{0}", ("name",), "head"),
    "party-none": Template("{0}", ("choice party",), "head"),
    "more-claims": Template("{0} not shown here.", ("count further confirmed claim",), "note"),
    "more-told": Template("{0} not shown here.", ("count further claim",), "note"),
    "more-statements": Template("{0} not shown here.", ("count further statement",), "note"),
    "more-stories": Template("{0} not shown here.", ("count further story",), "note"),
    "more-origins": Template("{0} not shown here.", ("count further origin",), "note"),
    "more-names": Template("Names for {0} not shown here.", ("count further thing",), "note"),
    "more-points": Template("{0} not shown here.", ("count further point",), "note"),
    "more-silent": Template("{0} told by several reports left out: lines of that kind were wrong too often.", ("count claim",), "note"),
    "annex": Template("Behind the first page: {0}.", ("title*",), "note"),
    "more-parties": Template("Statements of {0} not shown.", ("count further party",), "note"),
    "more-steps": Template("{0} not shown; the picture and the JSON form have all.", ("count further step",), "note"),
    "more-reports": Template("{0} not drawn.", ("count further report",), "note"),
    "more-sources": Template("{0} not listed; the JSON form has all.", ("count further report",), "note"),
    "none": Template("None.", (), "note"),
    "none-established": Template("No claim is carried by more than one report.", (), "note"),
    "none-confirmed": Template("No claim has two independent origins yet.", (), "note"),
    "none-differs": Template("No two accounts were found to differ.", (), "note"),
    "none-said": Template("No statements were found.", (), "note"),
    "none-positions": Template("No party was found to take a side.", (), "note"),
    "none-dates": Template("No dated events were found.", (), "note"),
    "none-lineage": Template("No report was found to go back to another.", (), "note"),
    "other-story": Template("Another story in what was given ({0}):", ("count report",), "note"),
    "other-story-untitled": Template("Another story in what was given ({0}).", ("count report",), "note"),
    "loose": Template("In no story: {0}.", ("outlet*",), "note"),
}

# At most one word of what is counted and one of its unit, after a bound and a number or range.
QUANTITY = re.compile(r"(?:about |at least |at most )?[\d.,:+eE]{1,20}(?:[-–][\d.,:+eE]{1,20})?(?: [^\W\d_]{1,20}){0,2}")
DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def ours(template: str, *values: object) -> Ours:
    """Words of our own: that template with these values."""
    return Ours(template, tuple(str(value) for value in values))


def percent(share: float) -> int:
    """A share of 0 to 1 in whole per cent."""
    return min(100, max(0, round(share * 100)))


def note(template: str, *values: object) -> Line:
    """A line of our own words alone: a head or a note."""
    return Line((ours(template, *values),))


def pair(template: Template, values: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Each slot's kind with the values it takes. Raises ValueError where their number does not fit."""
    kinds = template.slots
    if kinds and kinds[-1].endswith("*"):
        plain = len(kinds) - 1
        if len(values) <= plain:
            raise ValueError("too few values")
        return [*((kind, (value,)) for kind, value in zip(kinds[:-1], values[:plain], strict=True)), (kinds[-1][:-1], values[plain:])]
    if len(values) != len(kinds):
        raise ValueError(f"{len(kinds)} values belong here, not {len(values)}")
    return [(kind, (value,)) for kind, value in zip(kinds, values, strict=True)]


def fill(part: Ours) -> str:
    """The words of a part of ours, in plain text, as every form of the brief shows them."""
    template = TEMPLATES[part.template]
    return template.text.format(*(join([show(kind, value) for value in values]) for kind, values in pair(template, part.values)))


def show(kind: str, value: str) -> str:
    """One value as a reader sees it."""
    name, _, what = kind.partition(" ")
    if name in ("count", "cited"):
        return show_count(value, what)
    if name == "choice":
        return CHOICES[what][value]
    if name == "percent":
        return f"{value}\u00a0%"
    if name == "day":
        return show_day(value)
    if name == "range":
        return show_range(*value.split("/"))
    if name == "quantity":
        return usual(value)
    return value
