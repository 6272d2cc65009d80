"""Mail that goes to a real server: over TLS or not at all, with the password that is kept apart, once."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from desk.leaving import ferry, found
from desk.offices import NOW
from intake.postbox import Postbox, listening
from legation.desk.desk import Desk, open_desk
from legation.intake import mailing
from legation.records.exchange import Parcel
from web.loopback import open_loopback

PASSWORD = "nine ferries before noon"  # noqa: S105  nobody's


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("mail")
    with found(home) as desk:
        desk.push("add", "south", way="mail", address="registry@sudrand.example")
        desk.preview(ferry(desk), "south")
        desk.release(ferry(desk), "south")
    return home / "office"


@pytest.fixture
def place(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    open_loopback(monkeypatch)
    return Path(shutil.copytree(made, tmp_path / "office"))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    openssl, folder = shutil.which("openssl"), tmp_path_factory.mktemp("tls")
    assert openssl, "This test makes a certificate with openssl: none was found in PATH."
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
    named = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"]
    subprocess.run([openssl, "req", *kind, *named], cwd=folder, check=True, capture_output=True)
    return folder


def open_mailing(place: Path, box: Postbox, more: str = "") -> Desk:
    settings = f"mail: {{sender: desk@norland.example, host: 127.0.0.1, port: {box.port}{more}}}\n"
    (place / "settings.yml").write_text(settings, encoding="utf-8")
    desk = open_desk(place)
    desk.by, desk.engine, desk.clock = "tester", "serial", lambda: NOW
    return desk


def send(desk: Desk) -> Parcel:
    (parcel,) = desk.push("send").parcels
    return parcel


def test_a_brief_and_a_letter_arrive_once_as_they_were_written(place: Path) -> None:
    with listening(Postbox()) as box, open_mailing(place, box) as desk:
        desk.letter("ask", "south", words="A line.\n.\n..and one that begins with a dot: Århus.")
        assert [one.state for one in desk.push("send").parcels] == ["sent", "sent"]
        assert desk.push("send").parcels == ()
        for (sender, to, raw, _), kind in zip(box.messages, ("TLP:AMBER ", "TLP:AMBER Question: "), strict=True):
            message = message_from_bytes(raw, policy=policy.default)
            assert (sender, to) == ("desk@norland.example", ("registry@sudrand.example",))
            assert message["Subject"].startswith(kind)
            assert message["Reply-To"] == desk.push("reply", "south").key
        assert "\r\n.\r\n..and one that begins with a dot: Århus." in message.get_content()


def test_who_is_asked_for_a_password_gives_the_one_that_is_kept_apart(place: Path, tmp_path: Path) -> None:
    with listening(Postbox("norland", PASSWORD)) as box, open_mailing(place, box, ", user: norland") as desk:
        assert send(desk).said == "No password is kept for norland at the mail server: `legation push password` asks for it."
        assert box.said == []
        desk.push("password", secret="wrong")  # noqa: S106  nobody's
        assert send(desk).said == "The mail server did not take it (SMTPAuthenticationError)."
        desk.push("password", secret=PASSWORD)
        assert send(desk).state == "sent"
        assert len(box.messages) == 1
        # It stands in no audit, no list, no backup.
        assert PASSWORD not in repr((desk.push(), desk.store.audit.newest(99), desk.store.parcels.newest(9), desk.office))
        desk.backup(tmp_path / "backup.db")
    assert PASSWORD.encode() not in (tmp_path / "backup.db").read_bytes()
    assert not any(
        PASSWORD.encode() in path.read_bytes() for path in place.rglob("*") if path.is_file() and not path.name.startswith("office.db")
    )


@pytest.fixture
def as_if_far(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Who is not on this machine is spoken to over TLS: so is this one, for once."""
    monkeypatch.setattr(mailing, "LOOPBACK", ())
    yield


def make_tls(certificate: Path) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    return made


@pytest.mark.usefixtures("as_if_far")
def test_over_the_net_a_message_goes_over_tls_or_not_at_all(place: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(Postbox("norland", PASSWORD)) as box, open_mailing(place, box, ", user: norland") as desk:
        desk.push("password", secret=PASSWORD)
        assert send(desk).said == "The mail server did not take it (SMTPNotSupportedError)."
        # Neither the password nor the message was said in the clear.
        assert not {"AUTH", "MAIL", "DATA"} & set(box.said)
    with listening(Postbox("norland", PASSWORD, make_tls(certificate))) as box, open_mailing(place, box, ", user: norland") as desk:
        assert send(desk).said == "The mail server did not take it (SSLCertVerificationError)."
        assert not {"AUTH", "MAIL", "DATA"} & set(box.said)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
        assert send(desk).state == "sent"
        assert [safe for *_, safe in box.messages] == [True]


def test_a_server_that_takes_nothing_is_asked_again(place: Path) -> None:
    with listening(Postbox(full=True)) as box, open_mailing(place, box) as desk:
        assert send(desk).said == "The mail server did not take it (SMTPDataError)."
        box.full = False
        assert [one.state for one in desk.push("send").parcels] == ["sent"]
        assert len(box.messages) == 1
    with open_mailing(place, box) as desk:
        desk.letter("ask", "south", words="Are you there?")
        assert send(desk).said == "The mail server did not take it (ConnectionRefusedError)."
