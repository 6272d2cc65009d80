"""A document of a word processor (.docx, .odt) as a draft: its paragraphs in order; notes at its foot and remarks are left out and told."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from lzma import LZMAError
from typing import Any

from legation.intake import limits
from legation.intake.forms.plain import draft_plain
from legation.intake.paper import Draft
from legation.language.language import Language

_DOCX, _ODT = "word/document.xml", "content.xml"
_ODT_KIND = b"application/vnd.oasis.opendocument.text"
# By what tables and slides are told.
_OTHERS = ("xl/workbook.xml", "ppt/presentation.xml", "xl/workbook.bin")
# What is no text of the document: what was struck out, remarks, notes, words that stand in for a picture.
_LEFT = frozenset(("delText", "annotation", "note", "tracked-changes", "instrText", "pict", "Fallback"))
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BREAKS = frozenset(("br", "cr", "line-break"))
_BLANKS = frozenset(("tab", "s"))
# SyntaxError is what lxml raises where a part is empty.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    KeyError,
    SyntaxError,
)
# Parts of a document: each of its pictures is one.
_PARTS = 10_000


def find_office(raw: bytes) -> str | None:
    """The form of a zip archive that is a document: "docx" or "odt", "other" for tables and slides; None for any other archive."""
    if raw.count(b"PK\x01\x02") > _PARTS:
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        names = set(archive.namelist())
        if "mimetype" in names and _ODT in names:
            with archive.open("mimetype") as kind:
                said = kind.read(100).strip()
            return "odt" if said == _ODT_KIND else "other" if said.startswith(_ODT_KIND.rpartition(b".")[0]) else None
    except _BROKEN:
        return None
    return "docx" if _DOCX in names else "other" if names & set(_OTHERS) else None


def draft_office(raw: bytes, form: str, languages: Mapping[str, Language]) -> Draft:
    """A draft of a document. Raises ValueError with a plain sentence where it is broken or holds no text."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        tree = _read(archive, _DOCX if form == "docx" else _ODT)
        notes = [name for name in _NOTES if name in archive.namelist() and _has_words(_read(archive, name))]
        facts = _read(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else None
    except _BROKEN as error:
        raise ValueError(f"This document is broken ({type(error).__name__}).") from error
    if tree is None:
        raise ValueError("This document is broken.")
    draft = draft_plain("\n\n".join(_find_paragraphs(tree)), languages)
    title = next((" ".join((node.text or "").split()) for node in facts.iter("{*}title")), "") if facts is not None else ""
    draft.put("title", title, "document")
    if notes or next(tree.iter("{*}note"), None) is not None:
        draft.notes.append("The notes at the foot of the document were left out.")
    if next(tree.iter("{*}delText", "{*}tracked-changes"), None) is not None:
        draft.notes.append("Words that were struck out in the document were left out.")
    return draft


def _read(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    with archive.open(name) as member:
        raw = member.read(limits.PAGE + 1)
    if len(raw) > limits.PAGE:
        raise ValueError("It unfolds to too much.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    return etree.fromstring(raw, parser)


def _has_words(tree: Any) -> bool:
    return tree is not None and any((node.text or "").strip() for node in tree.iter("{*}t"))


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def _find_paragraphs(tree: Any) -> Iterator[str]:
    """The paragraphs and headings of a document. Walks without recursion, so that no depth can stop it."""
    for node in tree.iter("{*}p", "{*}h"):
        pieces: list[str] = []
        waiting = [(node, False)]
        while waiting:
            part, leaving = waiting.pop()
            name = _name(part)
            if leaving:
                # In .odt words stand between the elements, in .docx only in elements of their own.
                pieces.append(part.tail or "" if part is not node else "")
                continue
            waiting.append((part, True))
            if name in _LEFT or (part is not node and name in ("p", "h")):
                continue
            pieces.append("\n" if name in _BREAKS else " " if name in _BLANKS else part.text or "")
            waiting.extend((child, False) for child in reversed(part))
        words = "\n".join(" ".join(line.split()) for line in "".join(pieces).split("\n")).strip()
        if words and not any(_name(above) in _LEFT for above in node.iterancestors()):
            yield words
