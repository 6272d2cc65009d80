"""What the stations know beforehand of actors, offices, outlets and cue words, as frozen records.

The entries live in commented YAML in the folder of their language; an office may lay its own folder over them.
"""

from attrs import frozen


@frozen
class Actor:
    """Someone or something that speaks or acts. `id` is ``state:jp``, ``org:nato``, ``person:fumio-kishida``; `names` the first of
    which is shown; `party` the actor id a person speaks for; `adjectives` ("Japanese"); `gender` f, m or None."""

    id: str
    names: tuple[str, ...]
    party: str | None = None
    adjectives: tuple[str, ...] = ()
    gender: str | None = None


@frozen
class Office:
    """Who held an office from `first` to `last` (ISO days; `last` None while in office), and where that is on record.

    `seen` is the last day on which somebody in office was known to be so; None where that needs no end.
    """

    titles: tuple[str, ...]
    party: str
    holder: str
    first: str
    last: str | None
    source: str
    seen: str | None = None

    def covers(self, day: str) -> bool:
        """Whether the holder is known to have been in office on an ISO day."""
        if self.last is None:
            return self.first <= day and (self.seen is None or day <= self.seen)
        return self.first <= day < self.last


@frozen
class Metonym:
    """A place or building that stands for a government or body: "Tokyo", "the Kremlin"."""

    words: str
    actor: str


@frozen
class Outlet:
    """A publisher of reports. `kind` is agency, paper, broadcaster, magazine, site or official; outlets of one `owner` are one newsroom."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    kind: str = "paper"
    owner: str | None = None


@frozen
class Cue:
    """A word that attributes: its lemma, its part of speech, how strong it is (1 said … 5 admitted) and what it does to the words held."""

    lemma: str
    part: str = "verb"
    strength: int = 1
    held: str = "affirmed"
    takes: tuple[str, ...] = ()
