"""Documents of word processors are read, on disk and attached; what is packed in other ways is unpacked, or said to be what it is."""

import base64
import bz2
import gzip
import io
import lzma
import tarfile
from html import escape
from pathlib import Path

import brotli
import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, page, paragraphs, read, reports, zipped
from legation.intake.paper import Paper
from legation.intake.source import find_papers
from legation.records.errors import Refusal

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
PAGE = page(paragraphs(*PARAGRAPHS))


def docx(body: str, **more: str) -> bytes:
    core = f'<c:p xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title></c:p>'
    files = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", "docProps/core.xml": core, **more}
    return zipped(**{name: text.encode() for name, text in files.items()})


def odt(body: str, kind: str = "text") -> bytes:
    said = f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zipped(mimetype=f"application/vnd.oasis.opendocument.{kind}".encode(), **{"content.xml": said.encode()})


RUNS = "".join(f"<w:p><w:r><w:t>{escape(t[:30])}</w:t></w:r><w:r><w:t>{escape(t[30:])}</w:t></w:r></w:p>" for t in PARAGRAPHS)
SPANS = "".join(f"<text:p>{escape(t[:30])}<text:span>{escape(t[30:60])}</text:span>{escape(t[60:])}</text:p>" for t in PARAGRAPHS)
STRUCK = "<w:p><w:del><w:r><w:delText>Nobody was asked.</w:delText></w:r></w:del></w:p>"
REMARK = "<office:annotation><text:p>Is this so?</text:p></office:annotation>"
FOOT = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>See the log.</w:t></w:r></w:p></w:footnote></w:footnotes>"
DOCUMENTS = {
    "docx": docx(RUNS),
    "docx with words struck out": docx(RUNS + STRUCK),
    "odt": odt(SPANS),
    "odt with a remark": odt(SPANS.replace("</text:p>", f"{REMARK}</text:p>", 1)),
}


@pytest.mark.parametrize("how", DOCUMENTS)
@pytest.mark.parametrize("where", ["alone", "attached", "in an archive"])
def test_a_document_is_one_report(how: str, where: str) -> None:
    raw = DOCUMENTS[how]
    name = f"mill.{how[:4].strip()}"
    if where == "attached":
        head = f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: application/octet-stream; name={name}\n"
        raw = f"{head}Content-Transfer-Encoding: base64\n\n{base64.encodebytes(raw).decode()}".encode()
    elif where == "in an archive":
        raw = zipped(**{name: raw})
    (report,) = reports(raw)
    assert report.text == TEXT
    assert report.title == TITLE or how.startswith("odt")


@pytest.mark.parametrize(
    ("raw", "word"), [(docx(RUNS + STRUCK), "struck out"), (docx(RUNS, **{"word/footnotes.xml": FOOT}), "notes at the foot")]
)
def test_what_is_left_out_of_a_document_is_told(raw: bytes, word: str) -> None:
    assert any(word in note for note in one(raw).notes)


@pytest.mark.parametrize(
    "raw", [docx(""), docx("<w:p/>"), docx(RUNS)[:-300], odt(SPANS, "spreadsheet"), zipped(**{"xl/workbook.xml": b"<x/>"})]
)
def test_a_document_without_a_text_is_refused_in_a_sentence(raw: bytes) -> None:
    (refusal,) = read(raw)
    assert isinstance(refusal, Refusal) and refusal.reason.endswith((".", ")."))


def tarred(mode: str, **files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, raw in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    return out.getvalue()


PACKED = {
    "bzip2": bz2.compress(PAGE),
    "tar": tarred("w", page=PAGE),
    "tar and gzip": tarred("w:gz", page=PAGE),
    "tar and bzip2": tarred("w:bz2", page=PAGE),
    "zip in zip": zipped(**{"a.zip": zipped(page=PAGE)}),
    "zip in tar": tarred("w", **{"a.zip": zipped(page=PAGE)}),
    "gzip in zip": zipped(**{"a.gz": gzip.compress(PAGE)}),
}


@pytest.mark.parametrize("how", PACKED)
def test_what_is_packed_is_unpacked(how: str) -> None:
    assert one(PACKED[how]).text == TEXT


@pytest.mark.parametrize("cut", [bz2.compress(PAGE)[:-20], tarred("w", page=PAGE)[:1000], tarred("w:gz", page=PAGE)[:200]])
def test_what_is_cut_is_refused_in_a_sentence(cut: bytes) -> None:
    assert any(isinstance(item, Refusal) and "cut short" in item.reason for item in read(cut))


@pytest.mark.parametrize("named", [True, False])
def test_brotli_is_told_by_its_name(named: bool, tmp_path: Path) -> None:
    (tmp_path / "mill.html.br").write_bytes(brotli.compress(PAGE))
    (paper,) = find_papers(str(tmp_path / "mill.html.br" if named else tmp_path))
    assert isinstance(paper, Paper) and paper.raw == PAGE


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (lzma.compress(PAGE), "xz"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(90), "7-Zip"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(90), "RAR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Outlook"),
        (b"{\\rtf1\\ansi " + TEXT.encode("ascii", "ignore") + b"}", "Rich Text"),
    ],
)
def test_what_is_not_read_is_told_by_name(raw: bytes, word: str) -> None:
    (refusal,) = read(raw)
    assert isinstance(refusal, Refusal) and word in refusal.reason
