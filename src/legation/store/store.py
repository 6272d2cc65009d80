"""An opened store: everything an office remembers, by what it is. It never sees the clock, the network or another station."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Any

from attrs import define
from sqlalchemy.exc import DBAPIError

from legation.records.errors import CitationError, StoreError
from legation.store.checking import check, check_derived, check_truth
from legation.store.columns import SPOILT
from legation.store.comparing import Fault, prove
from legation.store.derived.outlets import Outlets
from legation.store.derived.stances import Stances
from legation.store.derived.stories import Readings, Stories
from legation.store.derived.threads import Threads
from legation.store.link import PATIENCE, Link
from legation.store.opening import bring_forward
from legation.store.opening import link as open_link
from legation.store.rows import copy, dump, forget
from legation.store.search.search import Search
from legation.store.truth.accounts import Accounts, Tokens
from legation.store.truth.audit import Audits
from legation.store.truth.drafts import Drafts
from legation.store.truth.exchange import Answers, Consultations, Credentials, Parcels, Recalls
from legation.store.truth.letters import Contacts, Letters
from legation.store.truth.looks import Looks, Visits
from legation.store.truth.offers import Offers
from legation.store.truth.papers import Homes, Papers, Raw, Refusals, Watch
from legation.store.truth.register import Briefs, Changes, Ids, Minted, Rulings
from legation.store.truth.releases import Handling, Partners, Previews, Releases
from legation.store.truth.reports import Reports

# How an act ends, besides, that met what cannot be: a day beyond all days, a line that does not say what it cites.
UNSOUND = (ArithmeticError, StopIteration, DBAPIError, CitationError)


@define
class Store:
    """The memory of one office, open. Its parts take records and give records back; it belongs to one thread."""

    link: Link
    reports: Reports
    raw: Raw
    readings: Readings
    papers: Papers
    stories: Stories
    stances: Stances
    outlets: Outlets
    minted: Minted
    threads: Threads
    search: Search
    rulings: Rulings
    briefs: Briefs
    watch: Watch
    refusals: Refusals
    homes: Homes
    changes: Changes
    audit: Audits
    looks: Looks
    visits: Visits
    accounts: Accounts
    tokens: Tokens
    handling: Handling
    partners: Partners
    drafts: Drafts
    previews: Previews
    releases: Releases
    offers: Offers
    answers: Answers
    recalls: Recalls
    parcels: Parcels
    consultations: Consultations
    contacts: Contacts
    letters: Letters
    credentials: Credentials
    ids: Ids

    def writing(self, wait: float = PATIENCE) -> AbstractContextManager[None]:
        """Everything inside the `with` is kept together or not at all; nobody else writes meanwhile.

        Raises StoreBusyError when another process keeps writing for longer than `wait` seconds.
        """
        return self.link.writing(wait)

    def reading(self) -> AbstractContextManager[None]:
        """Everything asked inside the `with` is answered as of one moment, whatever others write meanwhile."""
        return self.link.reading()

    @property
    def place(self) -> str:
        """How the store is called in messages: the path of its file, or its URL without the password."""
        return self.link.place

    def seal(self) -> str:
        """One digest of all that is derived: equal for two stores that hold the same, to the byte."""
        made = hashlib.sha256()
        for table, row in self.dump():
            made.update(json.dumps([table, row], sort_keys=True, default=bytes.hex).encode())
        return made.hexdigest()

    def dump(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every row that is derived, plain and in a fixed order, with the name of its table: equal for two stores that hold the same."""
        return dump(self.link)

    def forget(self) -> None:
        """Drop all that is derived. What is left is enough to make it again to the same bytes."""
        forget(self.link)

    def copy_to(self, other: "Store") -> None:
        """Everything, truth and what is derived, and nothing of what opens this one, into an empty store. Raises StoreError where the
        other is not empty."""
        copy(self.link, other.link)

    def check(self) -> list[Fault]:
        """What is wrong with the store, and what to do about each; nothing where it is whole."""
        return check(self.link)

    def check_truth(self) -> list[Fault]:
        """What is wrong with what cannot be made again."""
        return check_truth(self.link)

    def check_derived(self) -> list[Fault]:
        """What is wrong with what can be made again."""
        return check_derived(self.link)

    def prove(self, reports: Sequence[str], story: str | None = None) -> None:
        """See that reports, their readings, a story and all rulings are as they were kept. Raises StoreError for the first that is not."""
        prove(self.link, reports, story)

    def explain(self, error: BaseException) -> StoreError | None:
        """What stopped an act as the damage of the store that it comes from; None where the store is sound, and the fault ours."""
        if not isinstance(error, (*SPOILT, *UNSOUND)) or not (faults := check(self.link)):
            return None
        return StoreError(f"The store is not sound: {faults[0].what} {faults[0].remedy}")

    def close(self) -> None:
        """Close the store. Nothing of it can be used after that."""
        self.link.close()


def open_store(url: str, readonly: bool = False) -> Store:
    """The store at a path or URL, made if there is none, its schema brought forward.

    Raises StoreError with what to do where it cannot be opened, is no store, or was written by a newer legation.
    """
    link = open_link(url, readonly)
    with ExitStack() as undo:
        undo.callback(link.close)
        bring_forward(link)
        undo.pop_all()
    return Store(
        link=link,
        reports=Reports(link),
        raw=Raw(link),
        readings=Readings(link),
        papers=Papers(link),
        stories=Stories(link),
        stances=Stances(link),
        outlets=Outlets(link),
        minted=Minted(link),
        threads=Threads(link),
        search=Search(link),
        rulings=Rulings(link),
        briefs=Briefs(link),
        watch=Watch(link),
        refusals=Refusals(link),
        homes=Homes(link),
        changes=Changes(link),
        audit=Audits(link),
        looks=Looks(link),
        visits=Visits(link),
        accounts=Accounts(link),
        tokens=Tokens(link),
        handling=Handling(link),
        partners=Partners(link),
        drafts=Drafts(link),
        previews=Previews(link),
        releases=Releases(link),
        offers=Offers(link),
        answers=Answers(link),
        recalls=Recalls(link),
        parcels=Parcels(link),
        consultations=Consultations(link),
        contacts=Contacts(link),
        letters=Letters(link),
        credentials=Credentials(link),
        ids=Ids(link),
    )
