"""What a partner sends as objects of STIX: an answer or a question is a note or an opinion, a brief a report with what it refers to."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from attrs import frozen

from legation.release.ways.taxii import STIX_ID, WHEN, TaxiiError

# What may be sent at once: objects, and things that are said apart from a brief.
MOST_SENT, MOST_SAID = 1000, 100
# Words of a partner by the type of the object that holds them; what only goes with them is taken and says nothing.
WORDS = {"note": "content", "opinion": "explanation"}
BESIDE = ("identity", "marking-definition", "extension-definition")
EARLIEST = "1970-01-01T00:00:00Z"


@frozen
class Sending:
    """An object that a partner sent: its id and version, and, where it says something, in which words about what; else why it is not
    taken. A brief has a `title` and `lines`, each behind its id, and none where it is withdrawn."""

    id: str
    version: str
    words: str = ""
    about: str = ""
    question: bool = False
    tlp: str = ""
    why: str = ""
    title: str = ""
    lines: tuple[tuple[str, str], ...] = ()


def read_sendings(body: bytes) -> list[Sending]:
    """The objects of an envelope. Raises TaxiiError where it is none."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise TaxiiError(400) from None
    objects = said.get("objects") if isinstance(said, dict) else None
    if not isinstance(objects, list) or not objects or not all(isinstance(one, dict) for one in objects):
        raise TaxiiError(422)
    if len(objects) > MOST_SENT:
        raise TaxiiError(413)
    made = list(read_all(objects))
    if sum(bool(one.words) and not one.title for one in made) > MOST_SAID:
        raise TaxiiError(413)
    return made


def read_all(objects: Sequence[Mapping[str, Any]]) -> Iterator[Sending]:
    """Each object; what a brief among them refers to, or what refers to it, is said in it and not apart."""
    reports = [one for one in objects if one.get("type") == "report" and find_name(one)]
    parts: dict[str, list[Mapping[str, Any]]] = {}
    within: set[int] = set()
    for report in reports:
        refs = set(read_texts(report.get("object_refs")))
        mine = [one for one in objects if one.get("type") in WORDS and find_name(one) and is_part(one, str(report["id"]), refs)]
        parts[str(report["id"])] = mine
        within |= {id(one) for one in mine}
    for one in objects:
        if one.get("type") == "report" and find_name(one):
            yield read_brief(one, parts[str(one["id"])])
        elif id(one) in within:
            yield Sending(*find_name(one) or ("", ""))
        else:
            yield read_sending(one)


def is_part(said: Mapping[str, Any], report: str, refs: set[str]) -> bool:
    """Whether a note or an opinion is a line of a brief."""
    return said["id"] in refs or report in read_texts(said.get("object_refs"))


def find_name(said: Mapping[str, Any]) -> tuple[str, str] | None:
    """The id and version of an object; None where it has none."""
    name, version = said.get("id"), said.get("modified") or said.get("created") or EARLIEST
    if not isinstance(name, str) or STIX_ID.fullmatch(name) is None or not isinstance(version, str) or WHEN.fullmatch(version) is None:
        return None
    return name, version


def read_brief(said: Mapping[str, Any], parts: Sequence[Mapping[str, Any]]) -> Sending:
    """A brief that a partner sent, with what it tells now."""
    name, version = find_name(said) or ("", "")
    title = said.get("name")
    gone = said.get("revoked") is True
    lines = [(str(one["id"]), read_words(one)) for one in parts if not gone and one.get("revoked") is not True]
    if isinstance(said.get("description"), str) and not gone and said["description"].strip():
        lines.insert(0, (name, said["description"].strip()))
    told = tuple((made, words) for made, words in lines if words)
    if not isinstance(title, str) or not title.strip() or not (told or gone):
        return Sending(name, version, why="A report is taken with a name, and with what it refers to.")
    marks = read_texts(said.get("object_marking_refs"))
    return Sending(name, version, title.strip(), name, tlp=marks[0] if marks else "", title=title.strip(), lines=told)


def read_words(said: Mapping[str, Any]) -> str:
    """The words of a note or an opinion; none where it has none."""
    words = said.get(WORDS.get(str(said.get("type")), ""))
    return words.strip() if isinstance(words, str) else ""


def read_sending(said: Mapping[str, Any]) -> Sending:
    """One object that a partner sent apart from a brief."""
    kind, named = said.get("type"), find_name(said)
    if named is None:
        return Sending(f"{kind if kind in WORDS else 'note'}--{UUID(int=0)}", EARLIEST, why="It has no id or version.")
    if kind in BESIDE:
        return Sending(*named)
    words = said.get(WORDS.get(str(kind), ""))
    if not isinstance(words, str) or not words.strip():
        return Sending(*named, why="Only a note with its content, or an opinion with its explanation, is taken.")
    refs, labels, marks = (read_texts(said.get(one)) for one in ("object_refs", "labels", "object_marking_refs"))
    question = "question" in labels or (not labels and words.rstrip().endswith("?"))
    about = next((one for one in refs if re.fullmatch(STIX_ID, one)), "")
    return Sending(*named, words, about, question, marks[0] if marks else "")


def read_texts(said: object) -> list[str]:
    """The texts of a list; none where it is no list."""
    return [one for one in said if isinstance(one, str)] if isinstance(said, list) else []
