"""Readings and weighings for a person at a terminal; with --json, the same values as one line or object."""

import json
import re
from collections.abc import Sequence
from typing import Any

import click

from legation.records.errors import many

# What a terminal obeys instead of showing: the control characters of ASCII and of Latin-1, but for the tab and the end of a line.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# What ends a line, or turns the order of the letters that follow.
BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")
TURN = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def say(text: str, err: bool = False, bold: bool = False) -> None:
    """One line for a person, on its way to the terminal: a file's name or a stranger's headline may not pass for a line of its own."""
    end = "\n" if text.endswith("\n") else ""
    say_sheet(TURN.sub("", BREAK.sub(" ", text.rstrip("\n"))) + end, err=err, bold=bold)


def say_sheet(text: str, err: bool = False, bold: bool = False, nl: bool = True) -> None:
    """Text of many lines for a person: whoever wrote its words may colour nothing there, move nothing and ring nothing."""
    said = CONTROL.sub("", text).encode("utf-8", "backslashreplace").decode("utf-8")
    click.echo(click.style(said, bold=True) if bold else said, err=err, nl=nl)


def print_refusals(refusals: Any) -> None:
    """What was refused and why, beside the output."""
    for one in refusals:
        say(f"refused: {one.source}: {one.reason}", err=True)


def print_json(plain: Any) -> None:
    """Plain values as one line of JSON that can always be written as UTF-8."""
    said = json.dumps(plain, ensure_ascii=False)
    click.echo(said.encode("utf-8", "backslashreplace").decode("utf-8"))


def print_rows(rows: Sequence[Any], as_json: bool, none: str) -> bool:
    """A list as lines of JSON, or that there is `none`; whether its rows are still to be told in words."""
    for row in rows if as_json else ():
        print_json(row)
    if not rows and not as_json:
        say(none)
    return not as_json and bool(rows)


def print_reading(plain: dict[str, Any], as_json: bool) -> None:
    """One report: its head, then each statement as speaker, cue and words with their address."""
    if as_json:
        print_json(plain)
        return
    if "refusal" in plain:
        say(f"REFUSED {plain['refusal']['source']}: {plain['refusal']['reason']}\n", err=True)
        return
    report = plain["report"]
    say(f"{report['title'] or report['source']}", bold=True)
    say(f"  {report['outlet'] or 'unnamed outlet'} · {report['published'] or 'no date'} · {report['source']}")
    for credit in plain["credits"]:
        say(f"  credits {credit['name']} ({credit['how']})")
    for statement in plain["statements"]:
        speaker = statement["speaker"] or {}
        name = speaker.get("name") or _words(report, speaker.get("span")) or "someone"
        words = " … ".join(_words(report, span) for span in statement["words"])
        via = f" via {', '.join(statement['via'])}" if statement["via"] else ""
        say(f"  {name} [{statement['held']}]{via}: {words}")
    for note in plain["notes"] + report["notes"]:
        say(f"  note: {note}")
    say("")


def print_weighing(plain: dict[str, Any], as_json: bool) -> None:
    """Each story with its origins, then its claims with how many origins stand behind them."""
    if as_json:
        print_json(plain)
        return
    names = {report["id"]: report["outlet"] or report["source"] for report in plain["reports"]}
    for story in plain["stories"]:
        say(f"{story['title']}  ({story['id'][:8]})", bold=True)
        say("  " + ", ".join(many(len(story[f"{noun}s"]), noun) for noun in ("report", "origin", "conflict")))
        for origin in story["origins"]:
            root = names.get(origin["root"], origin["root"]) or "origin not named"
            say(f"  {root}: {', '.join(names[one] for one in origin['reports'])}")
        for claim in story["claims"][:10]:
            range_ = str(claim["roots"]) if claim["roots"] == claim["roots_most"] else f"{claim['roots']}–{claim['roots_most']}"
            say(f"  [{claim['grade']}] {many(len(claim['supports']), 'passage')}, origins {range_}: {claim['text']}")
        say("")
    for one in plain["loose"]:
        say(f"in no story: {names[one]}")
    for refusal in plain["refusals"]:
        say(f"refused: {refusal['source']}: {refusal['reason']}", err=True)


def print_reweighed(plain: dict[str, Any], as_json: bool) -> None:
    """What one weighing of the office did."""
    if as_json:
        print_json(plain)
        return
    for story in plain["stories"]:
        counts = ", ".join(many(story[f"{noun}s"], noun) for noun in ("report", "origin", "conflict"))
        say(f"{story['id'][:8]}  {story['title']}  ({counts})")
    say(
        f"{many(plain['placed'], 'report')} placed, {many(len(plain['stories']), 'story', 'stories')} weighed, "
        f"{many(plain['changes'], 'change')}; "
        f"{many(plain['loose'], 'report')} in no story."
    )


def print_record(record: Any, as_json: bool, said: str) -> None:
    """What an act did: its sentence, or with --json its values."""
    if as_json:
        print_json(record if isinstance(record, dict) else _plain(record))
    else:
        for line in said.split("\n"):
            say(line)


def print_list(name: str, plain: list[Any], as_json: bool) -> None:
    """A list of the office, a line each."""
    if not print_rows(plain, as_json, f"There are no {name}."):
        return
    for one in plain:
        say(LINES[name](one))


def print_foreseen(plain: Any, as_json: bool) -> None:
    """What a ruling would do, story by story."""
    if as_json:
        print_json(plain)
        return
    if plain["later"]:
        say("Its effect is known when it is made: the report is cleaned and read anew.")
    for one in plain["effects"]:
        counts = [(name, *one[name]) for name in ("reports", "origins", "conflicts") if one[name][0] != one[name][1]]
        said = ", ".join(f"{name} {before} → {after}" for name, before, after in counts)
        say(f"{one['story'][:8]}  {said or 'no count of the story changes'}  {one['title']}")
        for claim in one["claims"]:
            before, after = (f"{_range(of)} {of[2]}" if of else "not there" for of in (claim["before"], claim["after"]))
            who = f"{claim['speaker']}: " if claim["speaker"] else ""
            say(f"  {before} → {after}  {who}{claim['words'][:LONGEST_CLAIM]}")
        for words in one["gone"]:
            say(f"  differs no more: {words}")
        for words in one["come"]:
            say(f"  differs: {words}")
    if not plain["effects"] and not plain["later"]:
        say("No story changes.")
    if plain["further"]:
        say(f"{many(plain['further'], 'story', 'stories')} more are touched and were not weighed.")


# A claim is told on one line of a terminal.
LONGEST_CLAIM = 90


def _range(of: Any) -> str:
    return str(of[0]) if of[0] == of[1] else f"{of[0]}–{of[1]}"


LINES = {
    "stories": lambda one: (
        f"{one['id'][:8]}  {one['day'] or 'no date'}  {many(one['reports'], 'report')}, "
        f"{many(one['origins'], 'origin')}, {many(one['conflicts'], 'conflict')}  {one['title']}"
    ),
    "refusals": lambda one: f"{one['source']} ({one['stage']}): {one['reason']}",
    "rulings": lambda one: (
        f"{one['id'][:8]}  {one['at'][:16]}  {one['by']}: {one['verb']} {' '.join(one['about'])} {one['value'] or ''}".rstrip()
        + (f": {one['why']}" if one["why"] else "")
    ),
    "briefs": lambda one: f"{one['id'][:8]}  as of {one['asof']}  made {one['at'][:16]}  {one['title']}",
    "audit": lambda one: f"{one['number']:>6}  {one['at'][:16]}  {one['by']}: {one['act']} {one['about']} {one['detail']}".rstrip(),
    "sources": lambda one: (
        f"{one['source']}  asked {(one['asked'] or 'never')[:16]}, due {(one['due'] or 'now')[:16]}"
        + (f"; failed {many(one['failures'], 'time')}: {one['said']}" if one["failures"] else "")
    ),
}


def print_thing(plain: dict[str, Any], as_json: bool) -> None:
    """One thing of the office: a story, report, claim, statement, brief or ruling."""
    kind = plain["kind"]
    if as_json:
        print_json(plain)
    elif kind == "story":
        print_weighing({"reports": plain["reports"], "stories": [plain["story"]], "loose": (), "refusals": ()}, as_json=False)
    elif kind == "report":
        print_reading(plain, as_json=False)
        for one in plain["revisions"] if len(plain["revisions"]) > 1 else ():
            say(f"  revision {one['id'][:8]}  {one['published'] or 'no date'}  {one['title'] or one['source']}")
    elif kind == "claim":
        say(f"[{plain['claim']['grade']}] {plain['claim']['speaker'] or 'the reports'}: {plain['claim']['text']}")
        _print_passages("for", plain["supports"])
        _print_passages("against", plain["denials"])
        for reason in (*plain["claim"]["reasons"], *plain["claim"]["grade_reasons"]):
            say(f"  why: {reason}")
    elif kind == "statement":
        _print_passages("said", plain["words"])
    else:
        print_json(plain[kind])


def _print_passages(what: str, passages: list[dict[str, Any]]) -> None:
    for one in passages:
        say(f"  {what}: {one['outlet'] or 'unnamed outlet'}, {(one['published'] or 'no date')[:10]}: {' '.join(one['words'].split())}")


# Of each facet the commonest.
MOST_COUNTS = 8


def print_found(plain: dict[str, Any], as_json: bool) -> None:
    """What a search found: each hit with its words in context, then the counts by outlet, party and speaker."""
    if as_json:
        print_json(plain)
        return
    for hit in plain["hits"]:
        say(f"{hit['title'] or hit['outlet'] or hit['report']}", bold=True)
        say(f"  {hit['outlet'] or 'unnamed outlet'} · {hit['day'] or 'no date'} · report {hit['report'][:8]}")
        say(f"  {' '.join(hit['snippet'].split())}")
    for facet, counts in plain["counts"].items():
        if counts:
            say(f"{facet}: " + ", ".join(f"{name} {number}" for name, number in counts[:MOST_COUNTS]))
    if not plain["hits"]:
        say("Nothing was found. A star ends a beginning (liais*); quotation marks hold a phrase.")
    elif plain["next"] is not None:
        say(f"There is more: --before {plain['next']}")


def print_news(plain: list[dict[str, Any]], as_json: bool) -> None:
    """What changed since, story by story."""
    if as_json:
        print_json(plain)
        return
    if not plain:
        say("Nothing changed.")
    for story in plain:
        say(f"{story['title']}  ({story['story'][:8]})", bold=True)
        for change in story["changes"][:MOST_CHANGES]:
            say(f"  {_change(change)}")
        if len(story["changes"]) > MOST_CHANGES:
            say(f"  and {len(story['changes']) - MOST_CHANGES} more: " + ", ".join(f"{kind} {n}" for kind, n in story["counts"].items()))
        for outcome in story["outcomes"]:
            planned, came = outcome["planned"], outcome["came"]
            say(f"  due {planned['when']['last']}: {' '.join((planned['words'] or planned['what']).split())}")
            say(
                f"    {came['status']}: {' '.join((came['words'] or came['what']).split())}"
                if came
                else "    no report says whether it happened"
            )


# More changes of one story than this are counted by kind.
MOST_CHANGES = 12


def _change(change: dict[str, Any]) -> str:
    what = change["kind"].replace("-", " ")
    moved = " → ".join(str(value) for value in (change["before"], change["after"]) if value is not None)
    if change["kind"] in ("new-statement", "new-claim"):
        return f"{what}: {change['outlet'] or 'unnamed outlet'}: {' '.join((change['words'] or change['after'] or '').split())}"
    about = f" {change['about']}" if "position" in change["kind"] or "conflict" in change["kind"] else ""
    said = f" ({' '.join(change['words'].split())[:160]})" if change["words"] else ""
    return f"{what}{about}: {moved}{said}" if moved else f"{what}{about} {change['about'][:8] if not about else ''}".rstrip() + said


def print_findings(found: list[Any], as_json: bool) -> None:
    """What the doctor found, and what to do."""
    if as_json:
        print_json([_plain(one) for one in found])
        return
    for one in found:
        say(f"{ {'well': 'well', 'mind': 'MIND', 'ill': 'ILL '}[one.state] }  {one.what}" + (f" {one.remedy}" if one.remedy else ""))


def _plain(record: Any) -> Any:
    from legation.records.wire import to_plain

    return to_plain(record)


def _words(report: dict[str, Any], span: Any) -> str:
    if span is None:
        return ""
    if isinstance(span, dict):
        where, (start, end) = span["in"], span["span"]
        field, _, number = where.partition("/")
        place = report[field][int(number)] if number else report[field] or ""
    else:
        place, (start, end) = report["text"], span
    return " ".join(str(place[start:end]).split())
