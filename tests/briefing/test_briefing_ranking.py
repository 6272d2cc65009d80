from attrs import evolve

from legation.briefing.ranking import find_fragments, find_low_value, gather_stems, score_claims, tells_again
from legation.briefing.stems import find_beginnings
from legation.records.reading import Assertion, Mention, Reading, Statement
from legation.records.report import Report, Span
from legation.records.story import Claim, Grade, Story, Support

TEXT = (
    "The ferry Aurora sank off Kelm on Sunday. Nine sailors of the ferry Aurora were saved by a trawler. "
    "The harbour master would not talk about the ferry. He hoped for calm seas. The harbour feeds forty gulls, Idris Holm said."
)
REPORTS = [
    Report(source=f"{name}.txt", outlet=name, title="Ferry Aurora sinks off Kelm", text=TEXT) for name in ("Harbour Post", "Kelm Weekly")
]


def claim(words: str, *reports: Report, speaker: str | None = None, statement: Statement | None = None, credibility: str = "3") -> Claim:
    span = Span(TEXT.index(words), TEXT.index(words) + len(words))
    supports = tuple(Support(report.id, span, statement=statement.id if statement else None) for report in reports)
    return Claim(words, speaker, supports, grade=Grade("F", credibility))  # type: ignore[arg-type]  # one of the digits


def order(*claims: Claim, readings: tuple[Reading, ...] = ()) -> list[str]:
    story = Story("s", "Ferry Aurora sinks off Kelm", tuple(report.id for report in REPORTS), claims=claims)
    low_value = find_low_value(story, readings, find_fragments(readings), ("he", "they"))
    worth = score_claims(story, {report.id: report for report in REPORTS}, low_value)
    return [claim.text for claim in sorted(claims, key=lambda one: -worth[one.id])]


def test_what_the_headlines_speak_of_comes_first() -> None:
    gulls, saved = claim("The harbour feeds forty gulls", REPORTS[0]), claim("Nine sailors of the ferry Aurora were saved", REPORTS[0])
    assert order(gulls, saved)[0] == saved.text


def test_a_second_origin_comes_before_one() -> None:
    one, two = claim("The ferry Aurora sank", REPORTS[0]), claim("Nine sailors of the ferry Aurora were saved", REPORTS[0], credibility="1")
    assert order(one, two)[0] == two.text


def test_words_of_nobody_named_that_point_back_come_last() -> None:
    assert order(claim("He hoped for calm seas", REPORTS[0]), claim("The harbour feeds forty gulls", REPORTS[0]))[0].startswith(
        "The harbour"
    )


def test_that_somebody_says_nothing_comes_last() -> None:
    span = Span(TEXT.index("about the ferry"), TEXT.index("about the ferry") + 15)
    silent = Statement((span,), Mention(Span(0, 3)), held="withheld", report=REPORTS[0].id)
    reading = Reading(REPORTS[0].id, "test", statements=(silent,))
    nothing = claim("about the ferry", REPORTS[0], speaker="Idris Holm", statement=silent)
    assert order(nothing, claim("The harbour feeds forty gulls", REPORTS[0]), readings=(reading,))[-1] == nothing.text


def test_words_without_a_subject_of_their_own_are_a_fragment() -> None:
    words = Span(10, 20)
    bare, whole = (Statement((words,), Mention(Span(0, number)), report="r") for number in (3, 4))
    slots = [Assertion(words, ("ferri",), statement=bare.id), Assertion(words, ("ferri",), statement=whole.id, subject="ferri")]
    around = Assertion(Span(5, 20), ("ferri",), statement=bare.id, subject="idris holm")
    assert find_fragments([Reading("r", "test", statements=(bare, whole), assertions=(*slots, around))]) == {bare.id}


def is_told(claim: Claim, *before: Claim) -> bool:
    return tells_again(claim, before, {one.id: find_beginnings(one.text) for one in (claim, *before)})


def test_one_thing_is_told_once_but_two_may_say_the_same() -> None:
    first, again = (
        claim("Nine sailors of the ferry Aurora were saved", REPORTS[0]),
        claim("sailors of the ferry Aurora were saved", REPORTS[1]),
    )
    other = claim("The harbour feeds forty gulls", REPORTS[0])
    assert is_told(again, first)
    assert not is_told(other, first, again)
    named = [claim("The harbour feeds forty gulls", REPORTS[0], speaker=speaker) for speaker in ("Idris Holm", "Maria Lund")]
    assert not is_told(named[1], named[0])


def test_few_words_come_last() -> None:
    assert order(claim("calm seas", REPORTS[0]), claim("The harbour feeds forty gulls", REPORTS[0]))[0].startswith("The harbour")


def test_pieces_of_one_statement_are_one_telling() -> None:
    pieces = (Span(0, 20), Span(43, 60))
    said = Statement(pieces, Mention(Span(0, 3)), report=REPORTS[0].id)
    story = Story("s", "", (REPORTS[0].id,), claims=(Claim(TEXT[:20], None, (Support(REPORTS[0].id, pieces[0], statement=said.id),)),))
    (stems,) = gather_stems(story, {REPORTS[0].id: REPORTS[0]}, [Reading(REPORTS[0].id, "test", statements=(said,))]).values()
    assert stems == find_beginnings(TEXT[:20]) | find_beginnings(TEXT[43:60])


def test_background_comes_after_what_is_told_early() -> None:
    long = evolve(REPORTS[0], text=f"The harbour master had tea. {TEXT}")
    late, early = "The harbour feeds forty gulls", "The harbour master had tea"
    claims = [
        Claim(said, None, (Support(long.id, Span(long.text.index(said), long.text.index(said) + len(said))),)) for said in (late, early)
    ]
    worth = score_claims(Story("s", "", (long.id,), claims=tuple(claims)), {long.id: long}, ())
    assert worth[claims[1].id] - worth[claims[0].id] > 1


def test_the_same_words_with_another_number_tell_something_else() -> None:
    texts = ("The ferry Nordlys carried 41,000 passengers last year", "The ferry Nordlys carried 47,000 passengers last year")
    claims = [Claim(text, None, (Support(REPORTS[n].id, Span(n, n + 1)),), grade=Grade("F", "3")) for n, text in enumerate(texts)]
    assert not is_told(claims[1], claims[0])
    assert is_told(evolve(claims[0], supports=(Support(REPORTS[1].id, Span(5, 6)),)), claims[0])
