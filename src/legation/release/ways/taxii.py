"""TAXII 2.1 (OASIS, 10 June 2021), the server's side without a server: what a request asks for, and how an answer is written. Numbers in
brackets are sections of the standard.

One collection a partner, its id made of the partner's secret; what is another's and what does not exist is the same error.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl
from uuid import uuid5

from attrs import field, frozen

from legation.records.exchange import Answer, Offer, Wanted
from legation.records.release import Partner
from legation.release.identity import OWN

MEDIA = "application/taxii+json;version=2.1"
STIX = "application/stix+json;version=2.1"
START = "/taxii2/"
ROOT = "briefs/"
# What is asked for at once: so many objects where nobody says, and at most.
USUAL, MOST = 100, 1000
# What a partner may send at once, in bytes.
LONGEST = 1_000_000
# What can be wrong, as RFC 9110 names it.
UNKNOWN = 401
ERRORS = {
    400: "Bad Request",
    UNKNOWN: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
}
# Ids that one question may name.
MOST_NAMED = 100
ACCEPTED = ("*/*", "application/*", "application/taxii+json")
STIX_ID = re.compile(r"[a-z0-9-]{1,60}--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# The standard writes hours to the microsecond [2]; many programs write them shorter, as STIX does, which also may write them longer.
WHEN = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d+))?Z")
MICROS = 6
# Nothing has a version of so fine an hour.
NEVER = datetime(1, 1, 1, tzinfo=UTC)
# What may stand in a question, each once [3.4]; of one object only its versions can be asked for [5.6, 5.8].
ASKED = ("added_after", "limit", "next", "match[id]", "match[type]", "match[version]", "match[spec_version]")
ALONE = ("all", "first", "last")


@frozen
class Reply:
    """What is answered: status, headers, and the body."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class TaxiiError(Exception):
    """A request that is answered by an error of that status."""

    def __init__(self, status: int, *headers: tuple[str, str]) -> None:
        super().__init__(status)
        self.status, self.headers = status, headers


@frozen
class Target:
    """What a path names: `kind` is discovery, root, collections, collection, manifest, objects, object, versions or status."""

    kind: str
    collection: str = ""
    name: str = ""
    methods: tuple[str, ...] = field(default=("GET",))


# What may stand behind the root, in the order of the specification.
PATHS = (
    (re.compile(re.escape(START)), "discovery", ("GET",)),
    (re.compile(re.escape(START + ROOT)), "root", ("GET",)),
    (re.compile(re.escape(START + ROOT) + r"status/(?P<name>[^/]+)/"), "status", ("GET",)),
    (re.compile(re.escape(START + ROOT) + r"collections/"), "collections", ("GET",)),
    (re.compile(re.escape(START + ROOT) + r"collections/(?P<collection>[^/]+)/"), "collection", ("GET",)),
    (re.compile(re.escape(START + ROOT) + r"collections/(?P<collection>[^/]+)/manifest/"), "manifest", ("GET",)),
    (re.compile(re.escape(START + ROOT) + r"collections/(?P<collection>[^/]+)/objects/"), "objects", ("GET", "POST")),
    (re.compile(re.escape(START + ROOT) + r"collections/(?P<collection>[^/]+)/objects/(?P<name>[^/]+)/"), "object", ("GET", "DELETE")),
    (re.compile(re.escape(START + ROOT) + r"collections/(?P<collection>[^/]+)/objects/(?P<name>[^/]+)/versions/"), "versions", ("GET",)),
)


def read_path(path: str, method: str, own: str) -> Target:
    """What a path names to a partner whose collection is `own`. Raises TaxiiError: another's collection is none, whatever is to be done
    with it."""
    for pattern, kind, methods in PATHS:
        found = pattern.fullmatch(path)
        if found is not None:
            said = found.groupdict()
            if said.get("collection", own) != own:
                raise TaxiiError(404)
            if method not in methods:
                raise TaxiiError(405, ("allow", ", ".join(methods)))
            return Target(kind, said.get("collection", ""), said.get("name", ""), methods)
    raise TaxiiError(404)


def look_at_accept(said: str) -> None:
    """Raises TaxiiError where a client takes nothing that is answered here."""
    for one in said.split(",") if said.strip() else ["*/*"]:
        media, _, how = "".join(one.lower().split()).partition(";")
        version = next((value.partition("=")[2].strip('"') for value in how.split(";") if value.startswith("version=")), "2.1")
        if media in ACCEPTED and version == "2.1":
            return
    raise TaxiiError(406)


def look_at_body(media: str, body: bytes) -> None:
    """Raises TaxiiError where what was sent is of no type or length that is taken."""
    told = "".join(media.lower().split()).replace('"', "")
    if told not in ("application/taxii+json", MEDIA):
        raise TaxiiError(415)
    if len(body) > LONGEST:
        raise TaxiiError(413)


def name_collection(partner: Partner) -> str:
    """The id of a partner's collection: nobody guesses it, and it tells nothing."""
    return str(uuid5(uuid5(OWN, partner.seed), "collection"))


def read_wanted(query: str, kind: str) -> Wanted:
    """What the parameters of a question ask for. Raises TaxiiError for what is none, and for one that is there twice [3.4]; what is unknown
    is passed over. Every version of an object is told of where its versions are asked for [5.8]."""
    said: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=50):
        if name in ASKED and name in said:
            raise TaxiiError(400)
        said[name] = value
    ids, kinds = read_list(said.get("match[id]")), read_list(said.get("match[type]"))
    specs = read_list(said.get("match[spec_version]"))
    versions = read_versions(said.get("match[version]"))
    if kind in ("object", "versions"):
        kinds = ()
    if kind == "versions":
        versions = ("all",)
    if specs and "2.1" not in specs:
        # There is nothing of another version: a kind that no object has.
        kinds = ("",)
    return Wanted(read_next(said.get("next")), read_hour(said.get("added_after")), ids, kinds, versions, read_limit(said.get("limit")))


def read_list(said: str | None) -> tuple[str, ...]:
    """Values between commas. Raises TaxiiError where one is missing."""
    found = tuple(said.split(",")) if said is not None else ()
    if len(found) > MOST_NAMED or "" in found:
        raise TaxiiError(400)
    return found


def read_versions(said: str | None) -> tuple[str | datetime, ...]:
    """Which versions of each object: the last where nothing is said. Raises TaxiiError where one is named twice, or another beside all of
    them [3.4.1]."""
    given = read_list(said) or ("last",)
    if len(set(given)) < len(given) or ("all" in given and len(given) > 1):
        raise TaxiiError(400)
    return tuple(one if one in ALONE else read_moment(one) for one in given)


def read_limit(said: str | None) -> int:
    """How many are asked for; more than there may be is cut."""
    if said is None:
        return USUAL
    if not said.isascii() or not said.isdecimal() or len(said) > 9 or int(said) == 0:
        raise TaxiiError(400)
    return min(int(said), MOST)


def read_hour(said: str | None) -> datetime | None:
    """A moment as TAXII writes it."""
    return None if said is None else read_moment(said, finest=MICROS)


def read_moment(said: str, finest: int | None = None) -> datetime:
    """A moment as TAXII or STIX writes it, with at most so many digits of a second. Raises TaxiiError for what is none."""
    found = WHEN.fullmatch(said)
    digits = (found[2] or "") if found is not None else ""
    if found is None or (finest is not None and len(digits) > finest):
        raise TaxiiError(400)
    try:
        second = datetime.fromisoformat(f"{found[1]}+00:00")
    except ValueError:
        raise TaxiiError(400) from None
    exact = digits.rstrip("0")
    return second.replace(microsecond=int(exact.ljust(MICROS, "0"))) if len(exact) <= MICROS else NEVER


def read_next(said: str | None) -> int:
    """Behind which of its objects a client goes on."""
    if said is None:
        return 0
    if re.fullmatch(r"[0-9a-f]{16}", said) is None or int(said, 16) >= 1 << 62:
        raise TaxiiError(400)
    return int(said, 16)


def write_hour(at: datetime) -> str:
    """A moment to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def write(said: Mapping[str, Any], status: int = 200, headers: Iterable[tuple[str, str]] = ()) -> Reply:
    """An answer in JSON."""
    return Reply(status, json.dumps(said, ensure_ascii=True).encode(), (("content-type", MEDIA), *headers))


def write_error(status: int, headers: Iterable[tuple[str, str]] = ()) -> Reply:
    """An error: its number and its name, and nothing of what was asked."""
    more = (("www-authenticate", 'Basic realm="briefs", Bearer'),) if status == UNKNOWN else ()
    return write({"title": ERRORS[status], "http_status": str(status)}, status, (*more, *headers))


def write_discovery(home: str, office: str) -> Reply:
    """Where briefs are: a whole address begins with https, any other is told from the root of the server [4.1.1]."""
    root = f"{home if home.startswith('https://') else ''}{START}{ROOT}"
    return write({"title": office or "legation", "default": root, "api_roots": [root]})


def write_root(office: str) -> Reply:
    """What is spoken there."""
    return write({"title": office or "legation", "versions": [MEDIA], "max_content_length": LONGEST})


def put_collection(partner: Partner) -> dict[str, Any]:
    """The one collection of a partner."""
    return {
        "id": name_collection(partner),
        "title": partner.name,
        "description": "What was released to you; what you add is read by the office, and not shown here.",
        "can_read": True,
        "can_write": True,
        "media_types": [STIX],
    }


def write_objects(offers: Sequence[Offer], more: bool, kind: str) -> Reply:
    """A page of what a partner may fetch: objects, their manifest, or the versions of one of them. `next` stands beside `more` in all
    three, also where the standard leaves its place to `added_after` [3.5, 5.3.1, 5.8.1]."""
    said: dict[str, Any] = {"more": more} if more else {}
    if more:
        said["next"] = f"{offers[-1].place:016x}"
    if offers and kind == "versions":
        said["versions"] = [write_version(one) for one in offers]
    elif offers:
        said["objects"] = [one.said if kind in ("objects", "object") else put_record(one) for one in offers]
    days = [("x-taxii-date-added-first", offers[0].added), ("x-taxii-date-added-last", offers[-1].added)] if offers else []
    return write(said, headers=[(name, write_hour(at)) for name, at in days])


def write_version(offer: Offer) -> str:
    """The version of an object: when it was last changed, as it says itself."""
    return str(offer.said.get("modified") or offer.said.get("created") or write_hour(offer.version))


def put_record(offer: Offer) -> dict[str, Any]:
    """The entry of an object in the manifest."""
    return {"id": offer.id, "date_added": write_hour(offer.added), "version": write_version(offer), "media_type": STIX}


def write_status(name: str, answers: Sequence[tuple[Answer, str, str]], at: datetime, status: int = 200) -> Reply:
    """What became of what was sent: each answer with the id and version that it came with."""
    told: dict[str, list[dict[str, str]]] = {"successes": [], "failures": [], "pendings": []}
    for answer, made, version in answers:
        row = {"id": made, "version": version}
        if answer.state == "taken":
            told["successes"].append(row)
        elif answer.state == "refused":
            told["failures"].append(row | {"message": answer.said})
        else:
            told["pendings"].append(row)
    counts = {"success_count": "successes", "failure_count": "failures", "pending_count": "pendings"}
    return write(
        {
            "id": name,
            "status": "pending" if told["pendings"] else "complete",
            "request_timestamp": write_hour(at),
            "total_count": len(answers),
            **{count: len(told[rows]) for count, rows in counts.items()},
            **{rows: found for rows, found in told.items() if found},
        },
        status,
    )
