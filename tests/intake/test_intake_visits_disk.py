"""Sources on this machine: folders, mail folders, mailboxes, crawls and JSON Lines are read on, and nothing in them comes twice."""

import gzip
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from legation.intake.watching.watch import Watch
from watched.notebook import NOON, Notebook, go, name_report

HOUR = timedelta(hours=1)
TEXT = "The harbour of Tarn is closed, its master said on Monday."


def mail(number: int, words: str = TEXT) -> str:
    return f"Message-ID: <{number}@tarn.example>\nFrom: Ilse Brandt <ib@tarn.example>\nSubject: Note {number}\n\n{words}\n"


def record(number: int) -> str:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{TEXT} {number}</p></body></html>"
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2024-03-12T12:00:00Z\r\n"
        f"WARC-Target-URI: https://tarn.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(page)}\r\n\r\n{page}\r\n\r\n"
    )


def watch(path: Path, **said: object) -> list[Watch]:
    return [Watch(str(path), path.name, **said)]  # type: ignore[arg-type]  # what a test wants said


def test_a_folder_gives_its_new_and_changed_files(tmp_path: Path) -> None:
    notebook = Notebook()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert go(watch(tmp_path), notebook).texts == [TEXT]
    assert go(watch(tmp_path), notebook, now=NOON + HOUR).texts == []
    (tmp_path / "b.txt").write_text(f"{TEXT} Again.", encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"{TEXT} Still.", encoding="utf-8")
    found = go(watch(tmp_path), notebook, now=NOON + 2 * HOUR)
    assert [one.item for one in found.arrived] == ["a.txt", "b.txt"]
    # A file's path is only a place: whether it is the same report, edited, its words must tell.
    assert [one.replaces for one in found.arrived] == [None, None]


def test_a_file_named_by_a_number_is_still_a_file(tmp_path: Path) -> None:
    notebook = Notebook()
    for hour, words in enumerate((TEXT, f"{TEXT} Again.")):
        (tmp_path / "2024").write_text(words, encoding="utf-8")
        assert [one.item for one in go(watch(tmp_path), notebook, now=NOON + hour * HOUR).arrived] == ["2024"]


def test_a_folder_is_known_again_where_the_office_moves(tmp_path: Path) -> None:
    notebook = Notebook()
    home = tmp_path / "reports"
    home.mkdir()
    (home / "a.txt").write_text(TEXT, encoding="utf-8")
    assert go(watch(home), notebook).texts == [TEXT]
    home.rename(tmp_path / "moved")
    assert go([Watch(str(tmp_path / "moved"), "reports")], notebook, now=NOON + HOUR).texts == []


def test_a_folder_that_is_not_there_is_said_once(tmp_path: Path) -> None:
    notebook = Notebook()
    rounds = [go(watch(tmp_path / "gone"), notebook, now=NOON + n * HOUR) for n in range(3)]
    assert [len(one.refusals) for one in rounds] == [1, 0, 0]
    assert notebook.states["gone"].failures == 3
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert go(watch(tmp_path / "gone"), notebook, now=NOON + 3 * HOUR).texts == [TEXT]
    assert notebook.states["gone"].failures == 0


def test_a_file_that_cannot_be_taken_is_refused_once(tmp_path: Path) -> None:
    notebook = Notebook()
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n{"text": "y"}\n', encoding="utf-8")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 no archive")
    rounds = [go(watch(tmp_path), notebook, now=NOON + n * HOUR) for n in range(2)]
    assert [(len(one.arrived), len(one.refusals)) for one in rounds] == [(2, 1), (0, 0)]


def test_a_message_that_is_moved_and_marked_as_read_is_the_same(tmp_path: Path) -> None:
    notebook = Notebook()
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "dovecot-uidlist").write_text("3 V1 N3\n", encoding="utf-8")
    (tmp_path / "tmp" / "half").write_text(mail(9)[:40], encoding="utf-8")
    arriving = tmp_path / "new" / "1710241200.M1.tarn"
    arriving.write_text(mail(1), encoding="utf-8")
    assert [one.item for one in go(watch(tmp_path), notebook).arrived] == ["<1@tarn.example>"]
    arriving.rename(tmp_path / "cur" / "1710241200.M1.tarn:2,S")
    (tmp_path / "new" / "1710241300.M2.tarn").write_text(mail(2), encoding="utf-8")
    assert [one.item for one in go(watch(tmp_path), notebook, now=NOON + HOUR).arrived] == ["<2@tarn.example>"]


def test_a_mailbox_is_read_on_even_where_messages_were_deleted(tmp_path: Path) -> None:
    notebook, box = Notebook(), tmp_path / "box"
    envelope = "From ib@tarn.example Tue Mar 12 12:00:00 2024\n"
    box.write_text("".join(f"{envelope}{mail(n, TEXT)}\n" for n in (1, 2)), encoding="utf-8")
    assert len(go(watch(box), notebook).arrived) == 2
    box.write_text("".join(f"{envelope}{mail(n, TEXT)}\n" for n in (2, 3)), encoding="utf-8")
    found = go(watch(box), notebook, now=NOON + HOUR)
    assert [(one.item, one.replaces) for one in found.arrived] == [("<3@tarn.example>", None)]
    assert found.arrived[0].paper.source == f"{box}#<3@tarn.example>"


def test_a_file_that_stays_is_not_read_through_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook, path = Notebook(), tmp_path / "crawl.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    os.utime(path, (NOON.timestamp(), NOON.timestamp()))
    # As young as this it could change within the same tick of the file's clock, so it is read once more.
    assert len(go(watch(path), notebook).arrived) == 1
    go(watch(path), notebook, now=NOON + HOUR)
    with monkeypatch.context() as patch:
        patch.setattr("legation.intake.watching.visits.find_on_disk", lambda _: pytest.fail("read through again"))
        go(watch(path), notebook, now=NOON + 2 * HOUR)
    path.write_text(json.dumps({"text": f"{TEXT} More."}) + "\n", encoding="utf-8")
    assert len(go(watch(path), notebook, now=NOON + 3 * HOUR).arrived) == 1


def test_lines_that_move_down_are_not_new(tmp_path: Path) -> None:
    notebook, path = Notebook(), tmp_path / "crawl.jsonl"
    lines = [
        json.dumps({"title": "One", "text": TEXT, "url": "https://tarn.example/1"}),
        json.dumps({"title": "Two", "text": TEXT, "published": "2024-03-12"}),
        json.dumps({"text": f"{TEXT} Three."}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len(go(watch(path), notebook).arrived) == 3
    edited = json.dumps({"title": "One", "text": f"{TEXT} Edited.", "url": "https://tarn.example/1"})
    path.write_text("\n".join([json.dumps({"title": "New", "text": TEXT}), edited, *lines[1:]]), encoding="utf-8")
    found = go(watch(path), notebook, now=NOON + HOUR).arrived
    assert [one.replaces for one in found] == [None, name_report(lines[0].encode())]
    assert "Edited" in found[1].paper.raw.decode()


def test_a_crawl_names_its_pages_by_their_address(tmp_path: Path) -> None:
    notebook, path = Notebook(), tmp_path / "crawl.warc.gz"

    def write(*numbers: int) -> None:
        path.write_bytes(b"".join(gzip.compress(record(number).encode()) for number in numbers))

    write(1, 2)
    assert [one.item for one in go(watch(path), notebook).arrived] == ["https://tarn.example/1", "https://tarn.example/2"]
    write(3, 2, 1)
    assert [one.item for one in go(watch(path), notebook, now=NOON + HOUR).arrived] == ["https://tarn.example/3"]


def test_filters_look_at_what_a_paper_calls_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Title: Ferry closes\n\n{TEXT}", encoding="utf-8")
    page = f"<html><head><title>Ferry &amp; sport</title></head><body><p>{TEXT}</p></body></html>"
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    (tmp_path / "c.eml").write_text(mail(1).replace("Note", "Ferry note"), encoding="utf-8")
    (tmp_path / "d.json").write_text(json.dumps({"title": "Fog", "text": TEXT, "url": "https://tarn.example/ferry"}), encoding="utf-8")
    (tmp_path / "e.txt").write_text("Title: Fog\n\nThe ferry is not in this title.", encoding="utf-8")
    found = go(watch(tmp_path, include=("ferry",), exclude=("sport",)), Notebook())
    assert [Path(one.paper.source).name for one in found.arrived] == ["a.txt", "c.eml", "d.json"]


def test_what_the_watch_list_says_goes_with_the_paper(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (one,) = go(watch(tmp_path, outlet="Tarn Echo", language="en"), Notebook()).arrived
    assert (one.paper.outlet, one.paper.language, one.watch.outlet) == ("Tarn Echo", "en", "Tarn Echo")
