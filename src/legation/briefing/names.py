"""What people, parties and outlets are called in a brief."""

from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from legation.language.language import Language
from legation.records.brief import Name
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.story import Doubt, Story

# A name is a name, not a sentence: the longest full name and office of a body in common use is about this long.
LONGEST_NAME = 90
# So much of a title tells one page from another.
LONGEST_TITLE = 50
UNNAMED = "unnamed"


def outlet_name(report: Report) -> str:
    """Who printed a report; of a page without a name how its title begins, and without a title the file that it was given as."""
    if report.outlet:
        return report.outlet
    title = " ".join((report.title or "").split())
    if title:
        short = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rpartition(" ")[0] + "…"
        return f"page “{short}”"
    return f"page given as {report.source.replace(chr(92), '/').rstrip('/').rsplit('/', 1)[-1]}"


def doubt_values(reports: Mapping[str, Report], doubt: Doubt) -> tuple[str, ...]:
    """What a line on a day in doubt is filled with: the outlet and the day its page bears, and one of the others with its own."""
    other = reports.get(doubt.other or "")
    beside = (outlet_name(other), str(other.day)) if other is not None and doubt.why == "apart" else ()
    return (outlet_name(reports[doubt.report]), doubt.day, *beside)


def is_name(words: str | None) -> bool:
    """Whether some words can stand as a name: short, on one line, without control characters."""
    return bool(words) and len(words or "") <= LONGEST_NAME and (words or "").isprintable()


@frozen
class Names:
    """The names of one story: of actors by id, of outlets, and who speaks for whom."""

    actors: Mapping[str, str]
    parties: Mapping[str, str]
    outlets: Mapping[str, str]

    def actor(self, actor: str) -> str:
        """What an actor is called: by the lexicon, else as the reports name it, else by the words of its id."""
        name = self.actors.get(actor) or actor.partition(":")[2].replace("-", " ").title() or actor
        return name if is_name(name) else UNNAMED

    def party(self, actor: str | None) -> str | None:
        """The party that an actor speaks for: its own id for a state or body."""
        if actor is None:
            return None
        if actor in self.parties:
            return self.parties[actor]
        return actor if actor.startswith(("state:", "org:")) else None

    def thing(self, of: str) -> str:
        """What a thing is called that reports name in several ways: an actor by its id, or the name itself."""
        return self.actor(of) if ":" in of else of

    def outlet(self, root: str) -> str:
        """The outlet behind a report's id, or the name itself."""
        return self.outlets.get(root) or (root if is_name(root) else UNNAMED)


def count_origins(story: Story, name: Callable[[str], str | None]) -> tuple[int, int]:
    """How many origins a story has, at the least and at the most: two of one name are one newsroom, and several that are not named may be
    one."""
    named = {name(origin.root) for origin in story.origins if origin.root is not None}
    unnamed = sum(origin.root is None for origin in story.origins)
    return len(named) + min(unnamed, 1), len(named) + unnamed


def gather_names(language: Language, reports: Mapping[str, Report], readings: Iterable[Reading]) -> Names:
    """All names that a story's reports and the lexicon give."""
    actors: dict[str, str] = {}
    parties: dict[str, str] = {}
    for reading in readings:
        found = [*reading.mentions, *(statement.speaker for statement in reading.statements if statement.speaker)]
        for mention in found:
            if mention.actor and mention.name and is_name(mention.name):
                actors.setdefault(mention.actor, mention.name)
            if mention.actor and mention.party:
                parties.setdefault(mention.actor, mention.party)
    for actor in language.lists.actors:
        if actor.names:
            actors[actor.id] = actor.names[0]
        if actor.party:
            parties.setdefault(actor.id, actor.party)
    return Names(actors, parties, {report.id: outlet_name(report) for report in reports.values()})


def register(names: Names, story: Story, readings: Iterable[Reading]) -> tuple[Name, ...]:
    """Every name that a brief on this story may fill its templates with: what reports go back to, and who is meant in them."""
    outlets: list[str | None] = [*(descent.parent for descent in story.descents), *(origin.root for origin in story.origins)]
    actors: list[str | None] = [position.actor for position in story.positions]
    said: list[str | None] = [*(names.thing(wording.of) for wording in story.wordings), *(claim.speaker for claim in story.claims)]
    for claim in story.claims:
        actors.append(claim.actor)
        outlets += [name for support in claim.supports for name in (support.via, support.origin)]
        said += [names.thing(support.source.name) for support in claim.supports if support.source and support.source.name]
    for event in story.events:
        actors += event.parties
    for reading in readings:
        said += [mention.name for mention in reading.mentions]
        for statement in reading.statements:
            outlets += statement.via
            said.append(statement.addressee)
            if statement.speaker:
                said.append(statement.speaker.name)
                actors += [statement.speaker.actor, statement.speaker.party]
    actors += [names.party(actor) for actor in actors]
    said += [names.actor(actor) for actor in actors if actor]
    shown = {names.outlet(outlet) for outlet in outlets if outlet}
    return (
        *(Name(name, "outlet") for name in sorted({UNNAMED, *shown}) if is_name(name)),
        *(Name(name, "actor") for name in sorted({UNNAMED, *(name for name in said if name)}) if is_name(name)),
    )
