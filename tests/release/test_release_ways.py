"""Nothing gets out on any way: what a partner fetches, in headers, keys and errors too, has no word of what was withheld nor of another
partner, and is the same to the byte in an office that has nothing else.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.offices import NOW
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.handing import hand_over
from legation.records.exchange import WAYS
from legation.records.release import Mark, Partner, Push, Release, Sent, Standing
from legation.release.gate import Packet
from legation.release.ways.feeds import CALENDAR, FEEDS
from legation.release.ways.parcels import write_envelope, write_mail, write_post
from legation.release.ways.taxii import MEDIA, ROOT, START, name_collection
from release.invented import Invented, invent, read_by_hand, send, shake
from release.secret import find_secrets, twin

FEW, MANY = 20, 2000
PUSHES = (Push("webhook", "https://receiver.example/in", "json"), Push("mail", "desk@receiver.example", "eml"))


def keep(desk: Desk, partner: Partner, packet: Packet, number: int) -> None:
    """Release a packet that was made to a partner that was invented."""
    matter = packet.matter
    made = Release(
        0, "tester", "tester", matter.made, partner.key, f"story{number}", "md", matter.mark or Mark("TLP:CLEAR"), ("r",), ("o",),
        Sent(matter.id, matter.first, 1), matter, "digest",
    )  # fmt: skip
    hand_over(desk, desk.store.releases.append(made, b"what left"))


def found(folder: Path, office: Invented, partner: Partner, packet: Packet) -> Desk:
    """An office with all its partners, each of which was sent what it may have; the one that is looked at last."""
    desk = open_desk(folder / "office.db")
    desk.clock = lambda: NOW
    others = [one for one in office.partners if one.key != partner.key]
    for number, one in enumerate((*others, partner)):
        desk.store.partners.append(Standing(0, "tester", NOW, evolve(one, pushes=PUSHES)))
        made = packet if one.key == partner.key else send(office, one, read_by_hand)
        if made is not None:
            keep(desk, one, made, number)
    return desk


def fetch_all(desk: Desk, partner: Partner) -> Iterator[tuple[str, bytes]]:
    """All that a partner can make the office tell, with a name for each."""
    secret = desk.tokens("add", "the tests", partner=partner.key, ways=WAYS).secret
    headers = {"authorization": f"Bearer {secret}", "accept": MEDIA}
    home = f"{START}{ROOT}collections/{name_collection(partner)}/"
    asked = [
        "",
        "manifest/",
        "objects/",
        "objects/?limit=1",
        "objects/?match[version]=all",
        "objects/note--0/",
        "nothing/",
        "objects/?limit=x",
    ]
    for path in (START, f"{START}{ROOT}", f"{START}{ROOT}collections/", f"{START}{ROOT}status/0/", *(home + one for one in asked)):
        place, _, query = path.partition("?")
        reply, _ = desk.taxii("GET", place, query, headers, b"", "https://desk.example")
        yield path, repr((reply.status, reply.headers, reply.body)).encode()
    for name in ("", *FEEDS, CALENDAR, "0.md"):
        told = desk.fetch(secret, name)
        yield name, repr(told[0]).encode().replace(secret.encode(), b"") if told is not None else b""
    for parcel in desk.store.parcels.newest(100):
        if parcel.partner == partner.key:
            found_release = desk.store.releases.get(parcel.release)
            assert found_release is not None
            release = found_release[0]
            yield f"post {parcel.way}", repr((parcel.id, write_post(partner, parcel, release))).encode()
            yield f"mail {parcel.way}", bytes(write_mail(parcel, release, partner, "desk@office.example"))
            yield f"taxii {parcel.way}", repr(write_envelope(release)).encode()


def look_for_leaks(seed: int) -> int:
    """One office and each partner of it: no secret on any way, and the bytes of a twin; how many were looked at."""
    office, looked = invent(shake(seed)), 0
    for place, partner in enumerate(office.partners):
        other = twin(office, partner, shake(seed + 1))
        made, again = send(office, partner, read_by_hand), send(other, other.partners[place], read_by_hand)
        if made is None or again is None:
            continue
        folder = Path(tempfile.mkdtemp())
        try:
            (folder / "one").mkdir()
            (folder / "two").mkdir()
            with found(folder / "one", office, partner, made) as desk:
                told = dict(fetch_all(desk, partner))
            with found(folder / "two", other, partner, again) as desk:
                same = dict(fetch_all(desk, partner))
        finally:
            shutil.rmtree(folder)
        secrets = find_secrets(office, partner)
        for name, body in told.items():
            said = body.decode("utf-8", "replace").casefold()
            assert [word for word in secrets if word in said] == [], f"office {seed}, {name}"
            assert body == same[name], f"office {seed}, {name}: its bytes differ from its twin's"
        assert told.keys() == same.keys()
        looked += 1
    return looked


SEEDS = st.integers(0, 2**32)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=FEW, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW)
@given(SEEDS)
def test_nothing_leaks_on_any_way(seed: int) -> None:
    look_for_leaks(seed)


@pytest.mark.soak
@settings(max_examples=MANY, deadline=None, database=None, suppress_health_check=SLOW)
@given(SEEDS)
def test_nothing_leaks_on_any_way_from_two_thousand_offices(seed: int) -> None:
    look_for_leaks(seed)


def test_the_offices_have_partners_to_leak_to() -> None:
    assert sum(look_for_leaks(seed) for seed in range(3)) >= 3
