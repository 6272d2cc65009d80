"""One name for each outlet, and one newsroom for the outlets of one owner: they cannot confirm one another."""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from legation.language.language import Language
from legation.language.lists.lists import WordLists
from legation.language.lists.weighing import Mastheads
from legation.language.patterns import either, once
from legation.records.lexicon import Outlet
from legation.records.ruling import Ruling

# Marks between the names of a list.
_BETWEEN = r"\s[-–—]\s|[/,;|&+]"
# How a station is called: letters of its network and the number of its channel.
_STATION = re.compile(r"([a-z]{3,})\d{1,2}")
# What the addresses of a state's own bodies end with, before the letters of a state or not.
_OFFICIAL = ("gov", "mil", "gouv")
# In an address an agency may be written so; single letters and everyday words are left out.
_PATH = re.compile(r"[a-z]{2,}")


def is_official(site: str | None) -> bool:
    """Whether an outlet is the site of a state's own body, which gives out what others print."""
    return site is not None and any(part in _OFFICIAL for part in site.casefold().split(".")[-2:])


@frozen
class Press:
    """The outlets that the lexicon knows, by name, alias and domain (small letters), and what may stand about a name (`about`)."""

    about: Mastheads
    known: Mapping[str, Outlet] = field(factory=dict)
    _head: re.Pattern[str] = field(init=False, repr=False, eq=False)
    _tail: re.Pattern[str] = field(init=False, repr=False, eq=False)
    _between: re.Pattern[str] = field(init=False, repr=False, eq=False)

    @_head.default
    def _find_head(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{either(self.about.before)})\s+")

    @_tail.default
    def _find_tail(self) -> re.Pattern[str]:
        return re.compile(rf"\s+(?:{either(self.about.behind)})$")

    @_between.default
    def _find_between(self) -> re.Pattern[str]:
        return re.compile(rf"{_BETWEEN}|\b(?:{either(self.about.between)})\b")

    def bare(self, name: str) -> str:
        """A name in small letters without what may stand before it: "karst times" of "The Karst Times"."""
        return self._head.sub("", name.casefold())

    def fold(self, name: str) -> str:
        """The name of an outlet as it is compared: "Harwick Times-News" and "The Harwick Times News" are one."""
        return self._head.sub("", " ".join(re.sub(r"[^\w]+", " ", name.casefold()).split()))

    def is_site_of(self, site: str, name: str) -> bool:
        """Whether a site of that domain is an outlet of that name: "karsttimes.example" of "Karst Times", "wxyzkarst.example" of
        "WXYZ10"."""
        if "." not in site or " " in site:
            return False
        label = next((part for part in site.casefold().removeprefix("www.").split(".") if len(part) > 3), "")
        said = re.sub(r"[\W_]+", "", self.bare(name))
        station = _STATION.fullmatch(said)
        return label == said or (station is not None and label.startswith(station[1]) and label != station[1])

    def find(self, name: str | None) -> Outlet | None:
        """The outlet of that name, alias or domain; None where it is not known."""
        said = " ".join((name or "").casefold().replace("’", "'").split())
        for form in (said, self.bare(said), self._tail.sub("", self.bare(said))):
            if form in self.known:
                return self.known[form]
        parts = said.split(".") if "." in said and " " not in said else []
        return next((self.known[host] for start in range(len(parts) - 1) if (host := ".".join(parts[start:])) in self.known), None)

    def name(self, name: str) -> str:
        """The name an outlet is shown by; one that is not known keeps the name it was given."""
        found = self.find(name)
        return found.name if found else name

    def is_in(self, name: str | None, words: str) -> bool:
        """Whether some words (small letters) name that outlet, by any of its names: a byline shared with the outlet's own staff."""
        found = self.find(name)
        return found is not None and any(form.casefold() in words for form in (found.name, *found.aliases, *found.domains))

    def list_in(self, words: str) -> set[str]:
        """The outlets that a line lists, whatever stands between them: "Reuters - AP - AFP", "Xinhua and agencies"."""
        return {found.name for piece in self._between.split(words) if (found := self.find(piece)) is not None}

    def is_agency(self, name: str | None) -> bool:
        """Whether an outlet of that name is a news agency, whose words others print as a matter of course."""
        found = self.find(name)
        return found is not None and found.kind == "agency"

    def wire_in(self, address: str | None) -> str | None:
        """The agency under which a page's address files the page (``/reuters/…``, ``/wires/afp/…``), if it does."""
        try:
            steps = [step.casefold() for step in urlsplit(address or "").path.split("/")[:-1]]
        except ValueError:
            return None
        for before, step in zip(["", *steps], steps, strict=False):
            found = self.known.get(step) if _PATH.fullmatch(step) else None
            # Two letters may be anything ("ap" a city, "pa" a state), unless the address says that a wire follows.
            if found and found.kind == "agency" and (before in self.about.wires or len(step) > 3):
                return found.name
        return None

    def newsrooms(self, names: Iterable[str]) -> dict[str, str]:
        """The newsroom of each name: one name here of the same owner, an agency's before others', so that outlets of one owner are one."""
        first: dict[str, str] = {}
        rooms: dict[str, str] = {}
        given = sorted(names, key=lambda name: not self.is_agency(name))
        domains = [name for name in given if "." in name and not self.find(name)]
        for name in given:
            found = self.find(name)
            sites = [] if found else [site for site in domains if site != name and self.is_site_of(site, name)]
            shown = found.name if found else sites[0] if len(sites) == 1 else name
            rooms[name] = first.setdefault(found.owner if found and found.owner else shown.casefold(), shown)
        return rooms


def press(language: Language) -> Press:
    """The outlets of a lexicon, indexed once."""
    return _press(language.lists)


@once
def _press(lists: WordLists) -> Press:
    press, known = Press(lists.mastheads), dict[str, Outlet]()
    for outlet in lists.outlets:
        for name in (outlet.name, *outlet.aliases, *outlet.domains):
            known.setdefault(press.bare(name), outlet)
    return evolve(press, known=known)


def with_owners(language: Language, rulings: Sequence[Ruling]) -> Language:
    """The lexicon with the owners that the officer gave to outlets by name, in place of those on the list."""
    owners = {name: ruling.value for ruling in rulings if ruling.verb == "owner" for name in ruling.about}
    if not owners:
        return language
    known = {outlet.name for outlet in language.lists.outlets}
    outlets = [evolve(outlet, owner=owners.get(outlet.name, outlet.owner)) for outlet in language.lists.outlets]
    more = (Outlet(name=name, owner=owner) for name, owner in owners.items() if name not in known)
    return evolve(language, lists=evolve(language.lists, outlets=(*outlets, *more)))
