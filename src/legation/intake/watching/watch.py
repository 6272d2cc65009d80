"""One source as the officer wants it watched: his wish, where `Watched` (records) is how far it was fulfilled."""

from datetime import date, timedelta

from attrs import field, frozen

from legation.records.address import hide_userinfo

# Feed readers ask once an hour where nothing else is said (miniflux, POLLING_FREQUENCY).
INTERVAL = timedelta(hours=1)


@frozen
class Watch:
    """A source of the watch list: a feed, page, folder, mailbox, WARC file or OPML list, and what the officer says of it.

    `source` is where it is read (a path, resolved, or an address); `name` what the watch list calls it, under which its state is
    kept. `outlet` and `language` stand where a report names none; `owner`, `reliability` (A–F, `given` on a day for a `reason`) are his
    word about that outlet; `marking` is a TLP label for all that comes from here. `include` and `exclude` are words or patterns on
    title and address. `follow`: the page that an entry links to is fetched for the whole article.
    """

    source: str = field(converter=hide_userinfo)
    name: str = field()
    outlet: str | None = None
    owner: str | None = None
    reliability: str | None = None
    given: date | None = None
    reason: str | None = None
    language: str | None = None
    marking: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    interval: timedelta = INTERVAL
    follow: bool = False

    @name.default
    def _name(self) -> str:
        return self.source
