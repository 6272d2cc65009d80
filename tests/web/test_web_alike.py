"""The same addresses with A's token and with every other: what is refused is refused in the same bytes, headers and marks of versions too,
whoever asks, by whichever method, and with whatever he knows of A's answers."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve, frozen
from starlette.testclient import TestClient

from desk.leaving import ferry, found
from desk.offices import NOW
from legation.desk.desk import Desk, open_desk
from legation.records.exchange import WAYS
from legation.web.app import create
from web.served import ORIGIN, OWN
from web.test_web_taxii import MEDIA, ROOT, ask, find_collection, find_id, give_token, note, told

NAMES = ("", "feed.rss", "feed.atom", "feed.json", "calendar.ics")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@frozen
class Partner:
    """What A has: its token, its collection, one of its objects, a status of it, a product, and the marks of its answers."""

    secret: str
    collection: str
    object: str
    status: str
    product: str


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that released a story to both its partners; a third was closed."""
    home = tmp_path_factory.mktemp("alike")
    with found(home) as desk:
        desk.partner("add", "west", name="Ministry of Westland", code="WST")
        for partner in ("south", "east"):
            desk.preview(ferry(desk), partner)
            desk.release(ferry(desk), partner, "stix")
    return home / "office"


@pytest.fixture(scope="module")
def client(place: Path) -> Iterator[TestClient]:
    with TestClient(create(place), base_url=ORIGIN, raise_server_exceptions=False, follow_redirects=False) as made:
        yield made


def find_partner(client: TestClient, place: Path, key: str) -> Partner:
    secret = give_token(place, key, *WAYS)
    home = find_collection(client, secret)
    sent = {"objects": [note(f"note--00000000-0000-4000-8000-0000000000{len(key):02x}", f"Is that so, {key}?")]}
    status = ask(client, f"{home}objects/", secret, "POST", json=sent, headers={"content-type": MEDIA}).json()["id"]
    made = ask(client, f"{home}objects/?match[type]=report", secret).json()["objects"][0]["id"]
    with open_desk(place) as desk:
        return Partner(secret, home, made, status, desk.releases(key)[0].matter.id)


@pytest.fixture(scope="module")
def south(client: TestClient, place: Path) -> Partner:
    return find_partner(client, place, "south")


@pytest.fixture(scope="module")
def east(client: TestClient, place: Path) -> Partner:
    return find_partner(client, place, "east")


@pytest.fixture(scope="module")
def worthless(place: Path) -> dict[str, str]:
    """Tokens that open nothing, by why."""
    made = {name: give_token(place, "south", *WAYS) for name in ("ended", "revoked", "rotated")}
    made["closed"] = give_token(place, "west", *WAYS)
    with open_desk(place) as desk:
        end(desk, made["ended"])
        desk.tokens("revoke", find_id(made["revoked"]))
        desk.tokens("rotate", find_id(made["rotated"]))
        desk.partner("close", "west")
        made["of the desk"] = desk.tokens("add", "a program", role="officer").secret
    return made | {
        "guessed": "legation_" + "A" * 43,
        "cut": made["revoked"][:-1],
        "none": "",
        "no token": "x",
        "long": "legation_" + "x" * 5000,
        "odd": "legation_%00%ff",
    }


def end(desk: Desk, secret: str) -> None:
    held = next(one for one in desk.tokens().tokens if one.id == find_id(secret))
    desk.store.tokens.change(evolve(held, expires=NOW - timedelta(days=1)))


def find_paths(partner: Partner) -> list[str]:
    """Every address of TAXII that a partner has, with questions that are good and bad."""
    home = partner.collection
    asked = ("manifest/", "objects/", "objects/?limit=1", "objects/?match[version]=all", "objects/?limit=x", "objects/?next=zz")
    own = (f"objects/{partner.object}/", f"objects/{partner.object}/versions/")
    return ["/taxii2/", ROOT, f"{ROOT}collections/", home, f"{ROOT}status/{partner.status}/", *(home + one for one in (*asked, *own))]


def test_a_has_what_is_asked_for(client: TestClient, south: Partner) -> None:
    answers = {path: ask(client, path, south.secret) for path in find_paths(south)}
    assert sorted({one.status_code for one in answers.values()}) == [200, 400]
    assert all(told(ask(client, path, south.secret)) == told(answers[path]) for path in answers)
    for name in (*NAMES, f"{south.product}.md"):
        assert client.get(f"/out/{south.secret}/{name}").status_code == 200


def test_without_a_token_that_holds_taxii_is_one_answer(client: TestClient, south: Partner, worthless: dict[str, str]) -> None:
    sent = {"objects": [note("note--00000000-0000-4000-8000-0000000000ff", "Is that so?")]}
    for method in METHODS:
        refused = told(ask(client, "/taxii2/", None, method))
        assert refused[0] == 401
        for why, secret in worthless.items():
            for path in find_paths(south)[:: 1 if method == "GET" else 5]:
                assert told(ask(client, path, secret, method)) == refused, (why, method, path)
        answer = ask(client, f"{south.collection}objects/", worthless["revoked"], method, json=sent, headers={"content-type": MEDIA})
        assert told(answer) == refused
    # Nor does it matter how the token is brought, or what is taken.
    refused = told(ask(client, "/taxii2/", None))
    for why, secret in worthless.items():
        assert told(client.get(south.collection, auth=("anybody", secret), headers={"accept": MEDIA})) == refused, why
        assert told(ask(client, south.collection, secret, headers={"accept": "text/html"})) == refused, why
        assert told(ask(client, south.collection, secret, headers={"authorization": f"Token {secret}"})) == refused, why


def test_bs_token_makes_as_things_things_that_never_were(client: TestClient, south: Partner, east: Partner) -> None:
    """Every address that names something of A, beside one that names nothing, by every method."""
    nobody = "00000000-0000-4000-8000-000000000000"
    none = Partner("", f"{ROOT}collections/{nobody}/", f"report--{nobody}", nobody, nobody)
    for method in ("GET", "HEAD", "POST", "DELETE"):
        for path, guessed in zip(find_paths(south), find_paths(none), strict=True):
            if path != guessed:
                assert told(ask(client, path, east.secret, method)) == told(ask(client, guessed, east.secret, method)), (method, path)
        for suffix in ("", "versions/"):
            mine = east.collection + "objects/"
            answers = [told(ask(client, f"{mine}{one}/{suffix}", east.secret, method)) for one in (south.object, none.object)]
            assert answers[0] == answers[1]
    # What A would be told to a question that is none is not told to B: not even that it is none.
    assert ask(client, f"{south.collection}objects/?limit=x", east.secret).status_code == 404
    # What came after a moment, by A's id, is nothing.
    for query in (f"match[id]={south.object}", f"match[id]={none.object}"):
        assert ask(client, f"{east.collection}objects/?{query}", east.secret).json() == {}


def test_private_addresses_are_one_nothing_with_whatever_is_known_of_them(
    client: TestClient, south: Partner, east: Partner, worthless: dict[str, str]
) -> None:
    files = (*NAMES, f"{south.product}.md", f"{south.product}.pdf", "answers")
    marks = [client.get(f"/out/{south.secret}/{name}").headers["etag"] for name in (*NAMES, f"{south.product}.md")]
    for method in METHODS:
        nothing = told(client.request(method, "/out/guessed/", headers=OWN))
        # Who sends something says first how long it is, whoever he is.
        assert nothing[0] == (413 if method in ("DELETE", "OPTIONS") else 404)
        for why, secret in worthless.items():
            for name in files[:: 1 if method == "GET" else 4]:
                assert told(client.request(method, f"/out/{secret}/{name}", headers=OWN)) == nothing, (why, method, name)
        for name in (f"{south.product}.md", f"{south.product}.pdf", south.product, south.object):
            assert told(client.request(method, f"/out/{east.secret}/{name}", headers=OWN)) == nothing, (method, name)
    nothing = told(client.get("/out/guessed/"))
    for mark in (*marks, "*", ", ".join(marks)):
        # Who knows which version A has does not learn from a 304 that it is so.
        asked = {"if-none-match": mark, "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT", "range": "bytes=0-1"}
        for secret in worthless.values():
            assert told(client.get(f"/out/{secret}/feed.rss", headers=asked)) == nothing
        assert told(client.get(f"/out/{east.secret}/{south.product}.md", headers=asked)) == nothing


def test_what_b_has_differs_from_what_a_has_in_its_marks(client: TestClient, south: Partner, east: Partner) -> None:
    for name in NAMES:
        one, other = (client.get(f"/out/{partner.secret}/{name}") for partner in (south, east))
        assert {key for key, _ in one.headers.multi_items()} == {key for key, _ in other.headers.multi_items()}
        if name == "calendar.ics":
            # No date left for either: what is empty is alike.
            assert told(one) == told(other)
            continue
        assert one.headers["etag"] != other.headers["etag"]
        # A's mark is no reason to tell B that it has this already.
        assert client.get(f"/out/{east.secret}/{name}", headers={"if-none-match": one.headers["etag"]}).status_code == 200


def test_an_answer_about_anothers_product_is_taken_like_one_about_nothing(client: TestClient, south: Partner, east: Partner) -> None:
    home = f"/out/{east.secret}/answers"
    said = [
        client.post(home, data={"words": "It is not ours.", "about": about, "kind": "answer"}, headers=OWN)
        for about in (south.product, south.object, "00000000-0000-4000-8000-000000000000", "")
    ]
    assert {(one.status_code, one.headers["location"]) for one in said} == {(303, f"/out/{east.secret}/?said=taken")}
    assert south.product not in client.get(f"/out/{east.secret}/").text
