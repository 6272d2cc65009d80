"""How likely a reader signs a line and wants it on his page: two small fitted tables over what is seen of its sentence.

Rules tell what must not be printed. Of what is left the better lines come first, and what is likelier than not to be of no use is not
printed unasked. The reasons are of three kinds: how much of a sentence the other reports have, who speaks and how well he is known in the
story, and how the sentence is built. No word of a story is a reason, and reports of one origin count once where others have its words.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from math import exp, log
from pathlib import Path
from statistics import fmean
from typing import Literal

from attrs import evolve

from legation.briefing.material import Material, Saying
from legation.briefing.names import is_name
from legation.briefing.ranking import OPENING, TELLING, add_opened
from legation.briefing.standing import QUOTED, find_tokens, is_name_in, is_pronoun
from legation.briefing.stems import find_beginnings
from legation.language.weights import read_fitted
from legation.language.words import LETTERS
from legation.records.report import Report, Span
from legation.records.story import Claim

# A line is a sentence in a report's own words, or somebody's statement; each kind has its table for each question.
Kind = Literal["fact", "saying"]
QUESTIONS = ("signed", "needed")
# What they mean, and what they were fitted on, stands beside them in the file.
WEIGHTS = dict(read_fitted(Path(__file__).with_name("signing.json")).weights)
# From here on lines are printed: of the judged sentences of 48 events that come so far, each event left out of the fit, 79 in 100 could be
# signed, of the statements 76; of all that rules leave 69 and 61 (docs/quality.md).
# Facts that several outlets tell further down must be likelier: from .4 on 72 in 100 of those could be signed, of those that open
# reports 87.
FLOORS: Mapping[str, float] = {"fact": 0.4, "told": 0.55, "saying": 0.35}
# A sentence of news has about so many words.
USUAL = 24
# More names, pronouns, commas than this tell no more.
MOST_NAMES, MOST_PRONOUNS, MOST_COMMAS = 4, 4, 6
DIGIT = re.compile(r"\d")
MARKS = "\"“'‘"


def find_chance(kind: Kind, seen: Mapping[str, float]) -> float:
    """How likely a reader signs a line and wants it on the page, from what is seen of it: between 0 and 1."""
    chance = 1.0
    for question in QUESTIONS:
        points = WEIGHTS[f"{kind} {question} start"] + sum(
            WEIGHTS.get(f"{kind} {question} {name}", 0.0) * value for name, value in seen.items()
        )
        chance /= 1 + exp(-points)
    return chance


def is_likely(kind: str, chance: float) -> bool:
    """Whether a line is printed unasked that a reader signs and needs with such a chance: of one kind, or a fact `told` further down."""
    return chance >= FLOORS[kind]


def rate(material: Material, sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Statements with how likely a reader signs and needs each, the likeliest first."""
    rated = [evolve(saying, chance=find_chance("saying", see_saying(material, saying))) for saying in sayings]
    return tuple(sorted(rated, key=lambda saying: (-saying.chance, saying.support.report, saying.sentence)))


def see_fact(material: Material, report: Report, sentence: Span, claim: Claim, score: float, number: int) -> dict[str, float]:
    """What is seen of a sentence in a report's own words: with how well it tells what all open with (`score`), and which of its report's
    sentences it is (`number`, from 0)."""
    return {**see(material, report, sentence, claim, frozenset()), "score": score, "number": float(number)}


def see_saying(material: Material, saying: Saying) -> dict[str, float]:
    """What is seen of a statement."""
    report, statement, person = material.reports[saying.support.report], saying.statement, saying.person
    said = report.words(statement.speaker.span) if statement.speaker else ""
    cue = report.words(statement.cue) if statement.cue else ""
    words = report.words(saying.sentence)
    own = LETTERS.findall(" ".join(found[0] for found in QUOTED.finditer(words)))
    name = (person.name if person else saying.speaker) or ""
    surname = name.split()[-1:]
    known = material.reports[person.known_in].words(person.known_by) if person and person.known_by else ""
    story = [material.reports[one] for one in material.story.reports]
    return {
        **see(material, report, saying.sentence, saying.claim, find_beginnings(f"{name} {said} {cue}")),
        "quoted": float(statement.mode == "quoted"),
        "own": len(own) / USUAL,
        "part": len(own) / max(1, len(LETTERS.findall(words))),
        "quotes": float(words[:1] in MARKS),
        "thin": float(saying.thin),
        "unnamed": float(not is_name(saying.speaker)),
        "pronoun": float(is_pronoun(material.lists, said)),
        "bare": float(len(said.split()) == 1),
        "known": float(bool(known)),
        "added": float(cue.casefold() in material.lists.lines.adding),
        "heard": fmean(bool(surname) and surname[0] in material.words_of[one.id] for one in story),
        "titled": float(any(surname and surname[0] in LETTERS.findall(one.title or "") for one in story)),
        "opening": float(any(surname and surname[0] in LETTERS.findall(one.text[:OPENING]) for one in story)),
        "worth": saying.worth,
    }


def see(material: Material, report: Report, sentence: Span, claim: Claim, apart: Collection[str]) -> dict[str, float]:
    """What is seen of any sentence; of its telling words those `apart` name who speaks."""
    words = report.words(sentence)
    stems = sorted(find_beginnings(words).difference(apart))
    others = [told for names, told in material.beginnings if report.id not in names]
    shares = [fmean(stem in told for told in others) if others else 0.0 for stem in stems] or [0.0]
    tokens = [word for _, word in find_tokens(report, sentence)]
    low = [word.casefold() for word in tokens]
    lines = material.lists.lines
    outlets = {material.names.outlets[support.report] for support in claim.supports}
    outside = LETTERS.findall(QUOTED.sub(" ", words))
    return {
        "opened": add_opened(stems, material.topic) / TELLING,
        "shared": fmean(shares),
        "alone": fmean(share == 0 for share in shares),
        "early": 1 - sentence.start / max(1, len(report.text)),
        "long": len(tokens) / USUAL,
        "figures": float(any(DIGIT.search(word) for word in tokens)),
        "names": min(MOST_NAMES, sum(is_name_in(report, word) for word in tokens[1:])) / MOST_NAMES,
        "carried": log(len(outlets)),
        "origins": log(max(1, claim.roots_most)),
        "salience": claim.salience,
        "linked": float(low[:1] != [] and (low[0] in lines.leaning or low[0] in lines.linking)),
        "leaning": min(MOST_PRONOUNS, sum(is_pronoun(material.lists, word) for word in outside)) / MOST_PRONOUNS,
        "commas": min(MOST_COMMAS, words.count(",")) / MOST_COMMAS,
        "dayless": float(material.day(report.id) is None),
    }
