"""Reports in JSON, in whatever shape a crawler or a news service hands them over: one object, a list, a list some steps down, JSON Lines,
objects one after the other."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from attrs import define

from legation.intake import limits
from legation.intake.containers.tables import find_rows
from legation.intake.fields import STEPS, TEXT_KEYS, has_facts, has_text, is_described, unwrap
from legation.intake.form import decode
from legation.intake.forms.feed import find_json_entries
from legation.intake.limits import Allowance, rejoin
from legation.intake.loose import load
from legation.intake.paper import Found, Paper, Passed
from legation.records.errors import Refusal

# Steps from the outermost object to the list of reports: {"response": {"hits": {"hits": […]}}} has three.
_STEPS = 6
# A list of objects in a line of JSON Lines.
_LIST = re.compile(rb"\[\s*\{")
# What costs memory in JSON beyond its bytes: each list, object, name and value is made of one of these.
_SIGNS = (b"[", b"{", b",", b":")
# A line of JSON Lines without a single name and its value holds no report.
_NAMED = re.compile(rb'["\']\s*:')
# What may stand between two objects.
_GAP = re.compile(r"[\s,\x1e]*")
# What a page's script writes in front of its objects, and behind them: "var news = [...];", "show([...])".
_SCRIPT = re.compile(rb"\s*(?:(?:[a-z]+\s+)?[\w$.]{1,60}\s*=|[\w$.]{1,60}\()\s*(?=[\[{])")
# The mark before each object of a JSON text sequence (RFC 7464), and white space.
_BLANK = b"\x1e \t\r\n"
_MARK = b"\xef\xbb\xbf"
_ENDED = re.compile(r"[ \t\r\n,\]]*+\Z")
_NO_TEXT = f"it has none of the fields {', '.join(TEXT_KEYS[:3])}, …"


def find_dump(source: str, stream: BinaryIO, named: bool, allowance: Allowance) -> Iterator[Found]:
    """The reports in a stream of JSON; what is none is refused or, in a folder, passed over."""
    first = stream.readline(limits.ENTRY + 1)
    while first and not first.strip():
        first = stream.readline(limits.ENTRY + 1)
    if len(first) > limits.ENTRY and first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield Refusal(f"{source}#1", "take", f"This line is larger than {limits.ENTRY // 1_000_000} MB; the rest is left.")
        return
    if _is_value(first):
        after = stream.readline(limits.ENTRY + 1)
        while after and not after.strip():
            after = stream.readline(limits.ENTRY + 1)
        if after:
            yield from _find_lines(source, first, rejoin(after, stream), named, allowance)
            return
    yield from _find_whole(source, first + stream.read(max(0, limits.UNFOLDED + 1 - len(first))), named, allowance)


def _is_value(line: bytes) -> bool:
    """Whether a line is an object, or a list of objects, that is whole."""
    line = line.removeprefix(_MARK).strip(_BLANK)
    if not (line[:1] + line[-1:] in (b"{}", b"[]") and len(line) > 2) or _is_swollen(line):
        return False
    try:
        value = load(line)[0]
    except ValueError:
        return False
    return isinstance(value, dict) or (isinstance(value, list) and all(isinstance(one, dict) for one in value))


def _is_swollen(raw: bytes) -> bool:
    return sum(map(raw.count, _SIGNS)) > limits.VALUES


def _find_lines(source: str, first: bytes, stream: BinaryIO, named: bool, allowance: Allowance) -> Iterator[Found]:
    """JSON Lines, one report a line."""
    number, empty = 1, _Empty(source, named)
    line = first
    while line:
        name = f"{source}#{number}"
        if len(line) > limits.ENTRY:
            yield Refusal(name, "take", f"This line is larger than {limits.ENTRY // 1_000_000} MB; the rest is left.")
            return
        if line.strip():
            allowance.make()
            if _is_swollen(line):
                yield Refusal(name, "take", f"This line holds more than {limits.VALUES:,} values; a report does not.")
            elif (entries := _find_inside(line)) is not None:
                yield from _find_listed(name, entries, named, allowance)
            elif _NAMED.search(line) or not line.lstrip(_BLANK).startswith((b"{", b"[")):
                yield Paper(name, line.strip(_BLANK).removeprefix(_MARK), "json")
            else:
                yield from empty.note(name)
        line = stream.readline(limits.ENTRY + 1)
        number += 1
    yield from empty.sum_up()


def _find_inside(line: bytes) -> list[Any] | None:
    """The reports of a line that lists several; None where it is one, or none."""
    if _LIST.search(line) is None:
        return None
    try:
        page = load(line.strip(_BLANK).removeprefix(_MARK))[0]
    except ValueError:
        return None
    entries = page if isinstance(page, list) else _find_list(page)
    return entries if entries and any(map(_is_report, entries)) else None


def _find_whole(source: str, raw: bytes, named: bool, allowance: Allowance) -> Iterator[Found]:
    if len(raw) > limits.UNFOLDED:
        yield Refusal(source, "take", f"This JSON is larger than {limits.UNFOLDED // 1_000_000} MB; use JSON Lines.")
        return
    if _is_swollen(raw):
        yield Refusal(source, "take", f"This JSON holds more than {limits.VALUES:,} values; use JSON Lines, one report a line.")
        return
    if (script := _SCRIPT.match(raw)) is not None:
        raw = raw[script.end() :].rstrip(b"); \t\r\n")
    try:
        page = load(raw)[0]
        page = load(page.encode("utf-8", "replace"))[0] if isinstance(page, str) else page
    except (ValueError, RecursionError):
        yield from _find_sequence(source, raw, named, allowance)
        return
    if isinstance(page, dict) and "jsonfeed.org" in str(page.get("version")):
        yield from find_json_entries(source, page)
        return
    yield from find_inside(source, raw, page, named, allowance)


def find_inside(source: str, raw: bytes, page: Any, named: bool, allowance: Allowance) -> Iterator[Found]:
    """The reports in what was read of some bytes: a list of them, a table, or one."""
    entries = find_rows(page)
    if entries is None:
        entries = page if isinstance(page, list) else _find_list(page)
    if entries is None:
        yield from _whole_object(source, raw, page, named)
    else:
        yield from _find_listed(source, entries, named, allowance)


def _whole_object(source: str, raw: bytes, page: Any, named: bool) -> Iterator[Found]:
    if _is_report(page):
        yield Paper(source, raw, "json")
    elif named:
        yield Refusal(source, "take", f"This JSON holds no report: {_NO_TEXT}.")
    else:
        yield Passed(source, "JSON without a report")


def _find_list(page: Any, steps: int = _STEPS) -> list[Any] | None:
    """The list of reports inside an object that is none itself; None where there is none, or the object is the report."""
    if not isinstance(page, dict) or steps == 0:
        return None
    keyed = [value for value in page.values() if isinstance(value, dict) and has_text(unwrap(value)) and has_facts(unwrap(value))]
    if len(keyed) > 1 and not has_facts(page):
        return keyed
    tables = [rows for value in page.values() if (rows := find_rows(value)) is not None]
    if tables:
        return [entry for one in tables for entry in one]
    if has_text(unwrap(page)) or is_described(page):
        return None
    lists = [value for value in page.values() if isinstance(value, list) and any(map(_is_report, value))]
    if lists:
        return [entry for one in lists for entry in one]
    return next((found for value in page.values() if (found := _find_list(value, steps - 1)) is not None), None)


def _is_report(entry: Any) -> bool:
    return isinstance(entry, dict) and (has_text(unwrap(entry, STEPS)) or is_described(entry))


def _find_listed(source: str, entries: list[Any], named: bool, allowance: Allowance) -> Iterator[Found]:
    empty = _Empty(source, named)
    for number, entry in enumerate(entries, start=1):
        name = f"{source}#{number}"
        allowance.make()
        if _is_report(entry):
            try:
                yield Paper(name, json.dumps(entry).encode(), "json")
            except RecursionError:
                yield Refusal(name, "take", "It nests too deep.")
        else:
            yield from empty.note(name)
    yield from empty.sum_up()


def _find_sequence(source: str, raw: bytes, named: bool, allowance: Allowance) -> Iterator[Found]:
    """Objects one after the other, as a printer of JSON Lines writes them over several lines each; the good ones before a fault count."""
    entries: list[Any] = []
    try:
        text = decode(raw)[0]
    except ValueError:
        text = ""
    # A list is looked through object by object: its end may be missing, or a comma too many stand there.
    reader, place, whole = json.JSONDecoder(strict=False), len(text) - len(text.lstrip(" \t\r\n").removeprefix("[")), False
    while not whole:
        gap = _GAP.match(text, place)
        place = gap.end() if gap is not None else place
        try:
            entry, place = reader.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        entries.append(entry)
        whole = _ENDED.match(text, place) is not None
    if not any(isinstance(entry, dict) for entry in entries):
        yield Refusal(source, "take", "This is not JSON, or it is cut short.")
        return
    yield from _find_listed(source, entries, named, allowance)
    if not whole:
        yield Refusal(f"{source}#{len(entries) + 1}", "take", "This is not JSON, or it is cut short; the rest is left.")


@define
class _Empty:
    """Entries that hold no report: the first few are named, the others counted, so that no file can fill the desk with refusals."""

    source: str
    named: bool
    times: int = 0

    def note(self, name: str) -> Iterator[Found]:
        """One more of them."""
        self.times += 1
        if self.times <= limits.SAID:
            yield Refusal(name, "take", f"This JSON holds no report: {_NO_TEXT}.") if self.named else Passed(name, "JSON without a report")

    def sum_up(self) -> Iterator[Found]:
        """What is to be said of those that were not named."""
        more = self.times - limits.SAID
        if more > 0:
            reason = f"{more:,} more entries of this JSON hold no report."
            yield Refusal(self.source, "take", reason) if self.named else Passed(self.source, reason)
