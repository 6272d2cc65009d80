"""Letters by mail: who wrote them is told by what only that partner was given; the forged, the empty and the broken are refused, and
nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.leaving import ferry, found
from desk.offices import NOW
from legation.desk.answered import find_about
from legation.desk.desk import Desk, open_desk
from legation.records.exchange import Answer

SETTINGS = "mail: {sender: desk@norland.example, folder: outgoing, inbox: incoming}\n"
SAID = "The ferry of Tarn carried 47,000 people in May, the ministry said. “We counted each of them,” Ada Holm said."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that released to the south, asked it something, and knows somebody there."""
    home = tmp_path_factory.mktemp("letters")
    with found(home) as desk:
        (home / "office" / "settings.yml").write_text(SETTINGS, encoding="utf-8")
        desk.push("add", "south", way="mail", address="registry@sudrand.example")
        desk.contact("add", "south", name="Ada Holm", address="ada@sudrand.example")
        desk.preview(ferry(desk), "south")
        desk.release(ferry(desk), "south")
        desk.letter("ask", "south", words="How many came in May?")
    return home / "office"


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[Desk]:
    import shutil

    place = Path(shutil.copytree(made, tmp_path / "office"))
    (place / "incoming").mkdir()
    with open_desk(place) as opened:
        opened.by, opened.engine, opened.clock = "tester", "serial", lambda: NOW
        yield opened


def lay(desk: Desk, name: str, text: str = SAID, to: str = "desk@norland.example", **heads: str) -> None:
    """A letter into the folder of the office."""
    told = {"From": "Ada Holm <ada@sudrand.example>", "To": to, "Subject": "Re: the ferry", "Message-ID": f"<{name}@sudrand.example>"}
    lines = [f"{head}: {said}" for head, said in (told | {key.replace("_", "-"): value for key, value in heads.items()}).items() if said]
    plain = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    path = Path(desk.office.folder or ".") / "incoming" / f"{name}.eml"
    path.write_text("\n".join([*lines, *plain, "", text, ""]), encoding="utf-8")


def hear(desk: Desk) -> tuple[Answer, ...]:
    desk.hear()
    return tuple(reversed(desk.store.answers.newest(9)))


def test_a_letter_to_its_own_address_is_the_partners_word_on_the_line_that_it_quotes(desk: Desk) -> None:
    release = desk.releases("south")[0]
    line = next(one for one in release.matter.items if "47,000" in one.words)
    quoted = f"{SAID}\n\nOn Tuesday the Legation of Norland wrote:\n> {line.words}\n"
    lay(desk, "one", quoted, to=desk.push("reply", "south").key, In_Reply_To=f"<{release.matter.id}.1@legation.invalid>")
    (answer,) = hear(desk)
    assert (answer.partner, answer.way, answer.kind, answer.words, answer.who) == ("south", "mail", "answer", SAID, "Ada Holm")
    assert (answer.about, answer.state) == (line.id, "taken")
    about = find_about(desk, answer)
    assert about is not None
    assert (about.words, about.line, about.release, about.story) == (line.words, True, release.number, release.story)
    report = desk.report(str(answer.report))[0]
    assert (report.outlet, report.byline, report.title) == ("Ministry of Sudrand", "Ada Holm", "Answer: " + " ".join(line.words.split()))
    assert "wrote:" not in report.text
    marking = desk.mark().log[0]
    assert (marking.about, marking.mark and marking.mark.releasable) == (f"report {report.id}", ())
    # Looked at again, and delivered a second time, it is there once.
    lay(desk, "again", quoted, to=desk.push("reply", "south").key, Message_ID="<one@sudrand.example>", Delivered_To="desk@norland.example")
    assert hear(desk) == (answer,)
    assert desk.store.check() == []


def test_a_letter_that_answers_ours_is_the_partners_word_whoever_sends_it(desk: Desk) -> None:
    (asked,) = desk.store.letters.newest(1)
    lay(desk, "two", From="clerk@elsewhere.example", References=f"<x@y.example> <{asked.id}@legation.invalid>", Subject="TLP:GREEN Answer")
    (answer,) = hear(desk)
    assert (answer.partner, answer.about, answer.tlp, answer.who) == ("south", asked.id, "TLP:GREEN", "")
    about = find_about(desk, answer)
    assert about is not None
    assert about.words == "How many came in May?"


FORGED = {
    "the address of a person there": {},
    "the address of its registry": {"From": "registry@sudrand.example"},
    "its name": {"From": '"Ministry of Sudrand" <someone@evil.example>'},
    "its name in other letters": {"From": "=?utf-8?q?Ministry_of_Sudrand?= <someone@evil.example>"},
    "an id that everybody has who has the brief": {"In_Reply_To": "<PRODUCT.1@legation.invalid>"},
    "a key that is none": {"to": "desk+aaaaaaaaaaaaaaaaaaaaaaaaaa@norland.example"},
    "no key": {"to": "desk+@norland.example"},
    "the key in another head": {"Subject": "KEY"},
    "the key in its name": {"to": '"KEY" <desk@norland.example>'},
    "two senders": {"From": "ada@sudrand.example, registry@sudrand.example"},
}


@pytest.mark.parametrize("heads", FORGED.values(), ids=FORGED)
def test_who_only_says_that_he_is_the_partner_is_refused_and_kept(desk: Desk, heads: dict[str, str]) -> None:
    known = {"PRODUCT": desk.releases("south")[0].matter.id, "KEY": desk.push("reply", "south").key}
    said = {
        head: next((words.replace(name, value) for name, value in known.items() if name in words), words) for head, words in heads.items()
    }
    lay(desk, "forged", **said)
    assert hear(desk) == ()
    (refusal,) = desk.store.refusals.all()
    assert "shows nothing that only Ministry of Sudrand was given" in refusal.reason
    assert SAID.encode() in (desk.store.raw.get(str(refusal.raw)) or b"")
    # Nothing of it is said twice.
    assert hear(desk) == ()
    assert len(desk.store.refusals.all()) == 1


def test_an_address_that_was_renewed_is_believed_no_more_nor_is_a_partner_that_was_closed(desk: Desk) -> None:
    before = desk.push("reply", "south").key
    desk.partner("renew", "south")
    lay(desk, "old", to=before)
    assert hear(desk) == ()
    after = desk.push("reply", "south").key
    desk.partner("close", "south")
    lay(desk, "closed", to=after, text="It is ours.")
    assert hear(desk) == ()
    assert len(desk.store.refusals.all()) == 2


def test_what_answers_nothing_becomes_a_report_that_nobody_else_is_shown(desk: Desk) -> None:
    lay(desk, "stranger", From="Piet Saar <piet@delta.example>", Subject="A new ferry for Tarn", Date="Tue, 12 Mar 2024 09:00:00 +0100")
    assert hear(desk) == ()
    (report,) = [one for one in desk.store.reports.many(desk.store.reports.ids(limit=20)) if one.title == "A new ferry for Tarn"]
    assert report.byline == "Piet Saar"
    marking = desk.mark().log[0]
    assert (marking.about, marking.mark and marking.mark.releasable) == (f"report {report.id}", ())
    assert desk.store.refusals.all() == []


def test_what_says_nothing_or_is_broken_is_refused_and_kept(desk: Desk) -> None:
    key = desk.push("reply", "south").key
    lay(desk, "empty", to=key, text="> What you said.\n")
    (Path(desk.office.folder or ".") / "incoming" / "noise.eml").write_bytes(bytes(range(256)) * 20)
    (Path(desk.office.folder or ".") / "incoming" / "zero.eml").write_bytes(b"")
    desk.hear()
    desk.hear()
    assert desk.store.answers.newest(9) == []
    reasons = [one.reason for one in desk.store.refusals.all()]
    assert "It says nothing of its own." in reasons
    assert len(reasons) == 3
    assert desk.store.check() == []


def test_a_mailbox_and_a_mail_servers_folder_are_read_too(desk: Desk) -> None:
    incoming, key = Path(desk.office.folder or ".") / "incoming", desk.push("reply", "south").key
    lay(desk, "first", to=key)
    letter = (incoming / "first.eml").read_text(encoding="utf-8")
    (incoming / "first.eml").unlink()
    for name in ("cur", "new", "tmp"):
        (incoming / name).mkdir()
    (incoming / "new" / "1.host").write_text(letter, encoding="utf-8")
    (incoming / "tmp" / "2.host").write_text(letter.replace("47,000", "48,000"), encoding="utf-8")
    assert len(hear(desk)) == 1
    box = "".join(f"From x Tue Mar 12 09:00:00 2024\n{letter.replace('47,000', number)}\n" for number in ("47,000", "49,000"))
    (incoming.parent / "box").write_text(box, encoding="utf-8")
    (incoming.parent / "settings.yml").write_text(SETTINGS.replace("incoming", "box"), encoding="utf-8")
    with open_desk(incoming.parent) as other:
        other.engine = "serial"
        assert [("49,000" in one.words) for one in hear(other)] == [False, True]


def test_where_letters_do_not_come_to_lie_yet_that_is_a_hint_and_no_refusal(desk: Desk) -> None:
    place = Path(desk.office.folder or ".") / "incoming"
    place.rmdir()
    assert desk.hear().refusals == ()
    assert desk.store.refusals.newest(9) == []
    assert desk.answers().hint == (
        f"Letters are not read yet: {place} is not there. Make it, or name another place with `inbox:` under `mail:` in settings.yml."
    )
    place.mkdir()
    assert desk.answers().hint == ""
    lay(desk, "one", to=desk.push("reply", "south").key)
    assert [one.words for one in hear(desk)] == [SAID]
