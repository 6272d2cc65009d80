"""Readings and weighings for a person at a terminal; with --json, the same values as one line or object."""

import json
from typing import Any

import click


def print_json(plain: Any) -> None:
    """Plain values as one line of JSON that can always be written as UTF-8."""
    said = json.dumps(plain, ensure_ascii=False)
    click.echo(said.encode("utf-8", "backslashreplace").decode("utf-8"))


def print_reading(plain: dict[str, Any], as_json: bool) -> None:
    """One report: its head, then each statement as speaker, cue and words with their address."""
    if as_json:
        print_json(plain)
        return
    if "refusal" in plain:
        click.echo(f"REFUSED {plain['refusal']['source']}: {plain['refusal']['reason']}\n", err=True)
        return
    report = plain["report"]
    click.secho(f"{report['title'] or report['source']}", bold=True)
    click.echo(f"  {report['outlet'] or 'unnamed outlet'} · {report['published'] or 'no date'} · {report['source']}")
    for credit in plain["credits"]:
        click.echo(f"  credits {credit['name']} ({credit['how']})")
    for statement in plain["statements"]:
        speaker = statement["speaker"] or {}
        name = speaker.get("name") or _words(report, speaker.get("span")) or "someone"
        words = " … ".join(_words(report, span) for span in statement["words"])
        via = f" via {', '.join(statement['via'])}" if statement["via"] else ""
        click.echo(f"  {name} [{statement['held']}]{via}: {words}")
    for note in plain["notes"] + report["notes"]:
        click.echo(f"  note: {note}")
    click.echo()


def print_weighing(plain: dict[str, Any], as_json: bool) -> None:
    """Each story with its origins, then its claims with how many origins stand behind them."""
    if as_json:
        print_json(plain)
        return
    names = {report["id"]: report["outlet"] or report["source"] for report in plain["reports"]}
    for story in plain["stories"]:
        click.secho(f"{story['title']}  ({story['id'][:8]})", bold=True)
        click.echo("  " + ", ".join(_many(len(story[f"{noun}s"]), noun) for noun in ("report", "origin", "conflict")))
        for origin in story["origins"]:
            root = names.get(origin["root"], origin["root"]) or "origin not named"
            click.echo(f"  {root}: {', '.join(names[one] for one in origin['reports'])}")
        for claim in story["claims"][:10]:
            range_ = str(claim["roots"]) if claim["roots"] == claim["roots_most"] else f"{claim['roots']}–{claim['roots_most']}"
            click.echo(f"  [{claim['grade']}] {_many(len(claim['supports']), 'passage')}, origins {range_}: {claim['text']}")
        click.echo()
    for one in plain["loose"]:
        click.echo(f"in no story: {names[one]}")
    for refusal in plain["refusals"]:
        click.echo(f"refused: {refusal['source']}: {refusal['reason']}", err=True)


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


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
