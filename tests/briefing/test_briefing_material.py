from attrs import evolve

from briefing.tokyo import NORTHGATE, Given, at
from legation.briefing.typeset import show_part
from legation.records.brief import Brief, Section
from legation.records.reading import Assertion, Mention, Reading, Statement
from legation.records.story import Claim, Grade, Support


def section(brief: Brief, key: str) -> Section:
    return next(section for section in brief.sections if section.key == key)


def said(brief: Brief, key: str) -> list[str]:
    return [" ".join(show_part(part) for part in line.parts) for line in section(brief, key).lines]


def test_words_that_are_no_clause_are_shown_with_their_verb(given: Given) -> None:
    words_of = at(NORTHGATE, "the office")
    cue = at(NORTHGATE, "opposes")
    statement = Statement((words_of,), Mention(at(NORTHGATE, "China"), "China", "state:cn"), cue, report=NORTHGATE.id, kind="called")
    slots = Assertion(words_of, ("offic",), statement=statement.id)
    support = Support(NORTHGATE.id, words_of, None, statement.id, NORTHGATE.id)
    claim = Claim("the office", "China", (support,), actor="state:cn", grade=Grade("F", "1"))
    readings = {NORTHGATE.id: Reading(NORTHGATE.id, "test", statements=(statement,), assertions=(slots,))}
    brief = Given(evolve(given.story, claims=(claim,)), given.reports, readings).check().brief
    assert said(brief, "established")[1] == "China: China opposes the office."
    # Of what several origins tell each tells the words, and not the sentence around them.
    several = evolve(claim, roots=2, roots_most=2)
    brief = Given(evolve(given.story, claims=(several,)), given.reports, readings).check().brief
    assert said(brief, "established")[1] == "China: opposes the office"
