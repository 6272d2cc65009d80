"""Two offices on one machine, each a partner of the other: a brief goes by TAXII, a question comes back by TAXII, its answer goes by mail,
and a recall follows."""

from pathlib import Path

import pytest

from desk.leaving import ferry
from legation.desk.answered import find_about
from web.loopback import open_loopback
from web.pair import Pair, serving_both

FALSE = "its reporter was never there"


def release(pair: Pair) -> None:
    with pair.open("north") as ours:
        ours.preview(ferry(ours), "south")
        ours.release(ferry(ours), "south", "stix")
        assert [(one.way, one.state, one.said) for one in ours.push("send").parcels] == [("taxii", "sent", "")]


def ask(pair: Pair) -> None:
    with pair.open("south") as theirs:
        (brief,) = theirs.answers().said
        line = next(name for name, words in brief.answer.lines if "47,000" in words)
        theirs.letter("ask", "norland", words="Who counted them?", about=line)
        assert [one.state for one in theirs.push("send").parcels] == ["sent"]


def reply(pair: Pair) -> None:
    with pair.open("north") as ours:
        (asked,) = ours.answers().said
        ours.hear()
        ours.push("add", "south", way="mail", address="desk@sudrand.example")
        ours.letter("answer", str(asked.answer.number), words="The harbour office counted them. “It was done on deck,” Ada Holm said.")
        assert [(one.way, one.state) for one in ours.push("send").parcels] == [("mail", "sent")]
        ours.push("remove", "south", way="mail", address="desk@sudrand.example")
    assert pair.carry_mail() == 1


def test_a_brief_a_question_an_answer_and_a_recall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_loopback(monkeypatch)
    with serving_both(tmp_path) as pair:
        release(pair)
        with pair.open("south") as theirs:
            (brief,) = theirs.answers().said
            assert (brief.answer.kind, brief.answer.partner, brief.answer.state, brief.answer.report) == ("brief", "norland", "taken", None)
            assert any("47,000" in words for _, words in brief.answer.lines)
            assert brief.answer.tlp == "TLP:AMBER"
            # It is shown, and nothing is weighed by it.
            assert theirs.hear().new == ()
        ask(pair)
        with pair.open("north") as ours:
            (asked,) = ours.answers().said
            assert (asked.answer.kind, asked.answer.words, asked.answer.partner) == ("question", "Who counted them?", "south")
            assert asked.about is not None
            assert (asked.about.line, asked.about.story, "47,000" in asked.about.words) == (True, ferry(ours), True)
        reply(pair)
        with pair.open("south") as theirs:
            kept = theirs.hear()
            theirs.weigh()
            answer = theirs.answers().said[0].answer
            assert (answer.partner, answer.way, answer.kind, answer.report) == ("norland", "mail", "answer", kept.new[0])
            (question,) = theirs.answers().asked
            assert question.answers == (answer,)
            assert answer.words.startswith("The harbour office counted them.")
            assert (answer.words[-5:], answer.tlp) == ("said.", "TLP:AMBER")
            assert question.about is not None
            assert "47,000" in question.about.words
            report = theirs.report(str(answer.report))[0]
            assert (report.outlet, report.title) == ("Legation of Norland", "Answer: Who counted them?")
            assert "Who counted them?" not in report.text
            assert theirs.mark().log[0].about == f"report {report.id}"
        with pair.open("north") as ours:
            ours.recall("Harbour Post", FALSE)
            assert [(one.way, one.state) for one in ours.push("send").parcels] == [("taxii", "sent")]
            # What was asked on is shown still, to the officer alone.
            (asked,) = ours.answers().said
            assert asked.about is not None
            assert (asked.about.gone, "47,000" in asked.about.words) == (True, True)
            assert find_about(ours, asked.answer) is None
        with pair.open("south") as theirs:
            corrected = next(one for one in theirs.answers().said if one.answer.kind == "brief")
            assert corrected.edition == 2
            assert any("47,000" in words for words in corrected.taken)
            # What is told in the same words was not taken back, whatever its id is now.
            assert {words for _, words in corrected.answer.lines}.isdisjoint(corrected.taken)
            assert not any("47,000" in words for _, words in corrected.answer.lines)
            (morning,) = [one for one in theirs.morning(None).answers if one.answer.kind == "brief"]
            assert morning.taken == corrected.taken
            assert FALSE not in repr(theirs.store.answers.newest(99))
            assert theirs.store.check() == []
        with pair.open("north") as ours:
            for one in ours.releases("south")[0].reports:
                if one not in {report for done in ours.recall() for report in done.recall.reports}:
                    ours.recall(one, "it does not exist")
            ours.push("send")
        with pair.open("south") as theirs:
            gone = next(one for one in theirs.answers().said if one.answer.kind == "brief")
            assert (gone.answer.lines, gone.answer.title) == ((), "Withdrawn")


def test_what_is_sent_again_is_there_once_and_whoever_has_no_token_sends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_loopback(monkeypatch)
    with serving_both(tmp_path) as pair:
        release(pair)
        from attrs import evolve

        with pair.open("north") as ours:
            (parcel,) = ours.push().parcels
            ours.store.parcels.put(evolve(parcel, state="failed"))
            assert [one.state for one in ours.push("send").parcels] == ["sent"]
        with pair.open("south") as theirs:
            (brief,) = theirs.answers().said
            assert brief.edition == 1
            (token,) = theirs.tokens().tokens
            theirs.tokens("revoke", token.id)
        with pair.open("north") as ours:
            ours.letter("ask", "south", words="Did it come?")
            (parcel,) = ours.push("send").parcels
            assert (parcel.state, parcel.said) == ("failed", "The server answers 401.")
        with pair.open("south") as theirs:
            assert len(theirs.answers().said) == 1
