"""The gate: nobody else makes a packet, and nothing passes that is not marked, cited and the receiver's own."""

import pytest
from attrs import evolve

from legation.records.brief import Cited, Line
from legation.records.errors import CitationError, LegationError
from legation.records.lines import change_lines, find_lines
from legation.records.release import Mark, Sent
from legation.release.gate import Packet, UnmarkedError, packet
from release.sample import JAPAN, MADE, POLICY, make_packet, make_view


def test_only_the_gate_makes_a_packet() -> None:
    made = make_packet()
    with pytest.raises(LegationError, match=r"gate\.packet"):
        Packet(made.matter)
    with pytest.raises(LegationError, match=r"gate\.packet"):
        evolve(made, matter=evolve(made.matter, audience="Somebody"))


def test_what_has_no_mark_or_too_high_a_one_stays() -> None:
    view = make_view()
    for mark in (None, Mark("TLP:RED"), Mark("TLP:CLEAR", releasable=("AUS",))):
        with pytest.raises(UnmarkedError, match="Nothing left"):
            packet(evolve(view, portions=(*view.portions[:-1], mark)), None, JAPAN, POLICY, MADE)
    with pytest.raises(UnmarkedError, match="under"):
        packet(evolve(view, portions=view.portions[1:]), None, JAPAN, POLICY, MADE)


def test_words_that_no_report_of_the_view_has_stay() -> None:
    view = make_view()

    def forge(line: Line) -> Line:
        return evolve(line, parts=tuple(evolve(part, words=f"{part.words}!") if isinstance(part, Cited) else part for part in line.parts))

    forged = change_lines(view.brief, forge)
    with pytest.raises(CitationError, match="cites words of no report"):
        packet(evolve(view, brief=forged), None, JAPAN, POLICY, MADE)
    with pytest.raises(CitationError, match="does not stand in a report"):
        packet(evolve(view, reports=view.reports[1:]), None, JAPAN, POLICY, MADE)


def test_the_receiver_learns_of_nobody_else_and_of_no_id_of_ours() -> None:
    view = make_view()
    made = packet(view, None, JAPAN, POLICY, MADE).matter
    assert made.policy.communities == ()
    assert made.audience == JAPAN.name
    assert not any(report.id in repr(made) for report in view.reports)
    assert made.brief.id == made.brief.story == made.id
    assert not {item.id for item in made.items} & {item.id for item in view.items}
    assert [reference.number for reference in made.brief.references] == list(range(1, len(made.brief.references) + 1))
    met = [number for _, line in find_lines(made.brief) for number in line.citations]
    assert sorted(set(met), key=met.index) == sorted(set(met))


def test_another_receiver_has_other_ids_and_a_later_version_the_same() -> None:
    view = make_view()
    first = packet(view, None, JAPAN, POLICY, MADE).matter
    other = packet(view, None, evolve(JAPAN, seed="sown elsewhere"), POLICY, MADE).matter
    assert first.id != other.id
    assert not {item.id for item in first.items} & {item.id for item in other.items}
    again = packet(view, Sent(first.id, MADE, 1), JAPAN, POLICY, MADE).matter
    assert (again.id, again.version) == (first.id, 2)
    with pytest.raises(LegationError, match="no seed"):
        packet(view, None, evolve(JAPAN, seed=""), POLICY, MADE)
