"""Two voices: what is set in serif stands in a report to the character, on every page that shows a report's words."""

from pathlib import Path

from httpx import Response
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.records.report import Report
from web.serif import find_serif, find_strangers, read_told
from web.served import asking
from web.walking import walk


def check(client: TestClient, place: Path) -> int:
    with open_desk(place) as desk:
        told = read_told(desk.store.reports.many(desk.store.reports.ids()))
    strangers: dict[str, list[str]] = {}
    shown: list[str] = []

    def keep(answer: Response) -> None:
        if answer.headers.get("content-type", "").startswith("text/html") and answer.read().strip():
            shown.extend(find_serif(answer.text))
            if found := find_strangers(answer.text, told):
                strangers[str(answer.url)] = found

    client.event_hooks["response"].append(keep)
    walk(client)
    client.event_hooks["response"].remove(keep)
    assert strangers == {}
    return len(shown)


def test_words_in_serif_stand_in_a_report(client: TestClient, office: Path) -> None:
    assert check(client, office) > 300


def test_words_of_those_who_mean_ill_stand_there_too(hostile_office: Path) -> None:
    with asking(hostile_office) as client:
        assert check(client, hostile_office) > 50


def test_the_test_finds_a_stranger() -> None:
    report = Report("a.txt", "The lock opens in May.", title="Lock")
    page = (
        '<html><body><p class="w">The <span class="qm">“</span>lock  opens</p><q class="w">in June</q><b class="w">Lock…</b></body></html>'
    )
    assert list(find_serif(page)) == ["The lock opens", "in June", "Lock"]
    assert find_strangers(page, read_told([report])) == ["in June"]
