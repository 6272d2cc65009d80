"""Letters of encodings that nobody wrote down, or wrote down wrongly, and letters that printers and programs put in the place of others."""

import pytest

from intake.taking import PARAGRAPHS, TEXT, one, page, paragraphs, read
from legation.intake.encodings import choose_encoding, find_wide
from legation.records.errors import Refusal

WORDS = {
    "pl": "Młyn pływowy stanie na dziewięć dni – mówi opiekunka. „Koło znów będzie się kręcić”, dodała. Źli są piekarze.",
    "cs": "Přílivový mlýn se na devět týdnů zastaví, řekla správkyně. „Kolo se zase bude točit,“ dodala. Pekaři jsou rozčilení.",
    "hu": "Az árapálymalom júniustól hetekig áll, mondta az őre. „A kerék újra forogni fog”, tette hozzá. A pékek dühösek.",
    "fr": "Le moulin à marée s’arrêtera neuf semaines, a déclaré sa gardienne. « La roue tournera encore », a-t-elle dit – près du café.",
    "ru": "Приливная мельница остановится на девять недель, сказала хранительница. «Колесо будет крутиться снова», — сказала она.",
    "uk": "Припливний млин зупиниться на дев’ять тижнів, сказала сторожа. «Колесо знову крутитиметься», — сказала вона їм.",
    "el": "Ο παλιρροιακός μύλος θα σταματήσει για εννέα εβδομάδες, είπε την Πέμπτη η φύλακας. Οι φουρνάρηδες είναι θυμωμένοι με όλους.",
    "ja": "湾の潮力水車は六月から九週間止まると、番人が木曜日に述べた。「車はまた回る」と語った。千九百世帯がここの粉を使っている。",
    "en": TEXT,
}
PLAIN: dict[int, str | int | None] = {**{ord(mark): '"' for mark in "«»„”“"}, ord("—"): "-", ord("–"): "-"}
SENT = [
    *(("pl", "cp1250"), ("cs", "cp1250"), ("hu", "cp1250"), ("fr", "cp1252"), ("fr", "mac_roman"), ("en", "mac_roman"), ("en", "cp1252")),
    *(("ru", "cp1251"), ("ru", "mac_cyrillic"), ("uk", "cp1251"), ("el", "cp1253")),
]
WIDE = [(name, wide) for name in WORDS for wide in ("utf-16-le", "utf-16-be", "utf-32-le")]


@pytest.mark.parametrize(("name", "letters"), SENT)
@pytest.mark.parametrize("form", ["text", "page"])
def test_an_encoding_that_nobody_wrote_down_is_told_and_noted(name: str, letters: str, form: str) -> None:
    words = WORDS[name]
    raw = words.encode(letters)
    if form == "page":
        raw = b"<html><head><title>x</title></head><body><h1>x</h1><p>" + raw.replace(b"\n\n", b"</p><p>") + b"</p></body></html>"
    report = one(raw)
    assert report.text.split() == words.split()
    assert any("encoding" in note for note in report.notes)


@pytest.mark.parametrize(
    ("name", "letters"), [("ru", "koi8_r"), ("ru", "iso8859_5"), ("ru", "cp866"), ("pl", "iso8859_2"), ("hu", "iso8859_2")]
)
def test_an_older_encoding_is_told_though_it_lacks_some_marks(name: str, letters: str) -> None:
    plain = WORDS[name].translate(PLAIN)
    assert one(plain.encode(letters)).text == plain


@pytest.mark.parametrize("label", ["koi8-r", "koi8-u"])
def test_a_label_of_other_letters_of_the_same_script_is_not_believed(label: str) -> None:
    head = f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={label}\n\n"
    assert one(head.encode() + WORDS["ru"].encode("cp1251")).text == WORDS["ru"]


def test_a_text_in_capitals_is_believed() -> None:
    words = WORDS["ru"].upper().translate(PLAIN)
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=koi8-r\n\n"
    assert one(head.encode() + words.encode("koi8-r")).text == words


@pytest.mark.parametrize(("name", "wide"), WIDE)
def test_wide_letters_are_told_without_their_mark(name: str, wide: str) -> None:
    report = one(WORDS[name].encode(wide))
    assert report.text == WORDS[name] and any(wide in note for note in report.notes)


@pytest.mark.parametrize("wide", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_pages_and_dumps_in_wide_letters_are_read(wide: str) -> None:
    assert one(page(paragraphs(*PARAGRAPHS)).decode().encode(wide)).text == TEXT
    assert one(('{"title": "Mill", "text": "' + TEXT.replace("\n", "\\n") + '"}').encode(wide)).text == TEXT


@pytest.mark.parametrize(
    "raw", [bytes(range(256)) * 8, b"\0\1\2\3" * 400, b"\x89PNG\r\n\x1a\n" + bytes(900), b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" * 40]
)
def test_what_is_no_writing_is_none(raw: bytes) -> None:
    assert find_wide(raw) is None
    assert isinstance(read(raw)[0], Refusal)


def test_bytes_that_are_words_in_no_encoding_are_given_none() -> None:
    assert choose_encoding(bytes(range(128, 256)) * 3) is None


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("flour", "ﬂour"),
        ("Halvorsen", "Hal\u00advorsen"),
        ("mill", "mi\u200bll"),
        ("\n\n", "\u2029"),
        ("\n\n", "\n\x0c\n"),
        ("mended.”", "mended.â€\ufffd"),
    ],
)
def test_letters_that_stand_for_others_are_read_as_meant(given: str, meant: str) -> None:
    said = TEXT.replace(given, meant)
    if "â" in meant:
        said = said.replace("“", "â€œ").replace("—", "â€”").replace("again,”", "again,â€\ufffd").replace("counter,”", "counter,â€\ufffd")
    assert one(said.encode()).text == TEXT
