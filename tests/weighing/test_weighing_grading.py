from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.records.report import Span
from legation.records.story import Claim, Conflict, Side, Support
from legation.weighing.claims.grading import grade_claims, judge_claim, judge_sources
from legation.weighing.conflicts.denials import hear_denials, hear_others
from legation.weighing.lineage.lineage import Lineage, Stretch

counts = st.integers(0, 6)


def test_the_table_of_digits() -> None:
    assert judge_claim(2, 0, 0)[0] == "1"
    assert judge_claim(1, 0, 1)[0] == "2"
    assert judge_claim(1, 0, 0)[0] == "3"
    assert judge_claim(3, 1, 0)[0] == "4"
    assert judge_claim(1, 1, 0)[0] == "5"
    assert judge_claim(0, 0, 3)[0] == "6"


@given(counts, counts, counts)
@settings(max_examples=300)
def test_one_more_origin_behind_a_claim_never_worsens_it(behind: int, against: int, beside: int) -> None:
    assert judge_claim(behind + 1, against, beside)[0] <= judge_claim(behind, against, beside)[0]


@given(counts, counts, counts)
@settings(max_examples=300)
def test_only_two_certain_origins_give_a_one(behind: int, against: int, beside: int) -> None:
    if judge_claim(behind, against, beside)[0] == "1":
        assert behind >= 2
        assert against == 0


@given(counts, counts, counts)
@settings(max_examples=300)
def test_one_more_origin_against_never_betters_it(behind: int, against: int, beside: int) -> None:
    assert judge_claim(behind, against + 1, beside)[0] >= judge_claim(behind, against, beside)[0]


@given(st.sets(st.sampled_from("abcdef")), st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("ABCDEF")), st.sampled_from("abcdef"))
@settings(max_examples=300)
def test_one_more_origin_never_worsens_the_letter(behind: set[str], reliability: dict[str, str], more: str) -> None:
    assert judge_sources(behind | {more}, {}, reliability)[0] <= judge_sources(behind, {}, reliability)[0]


HERE = Span(0, 10)


def lineage(**roots: str | None) -> Lineage:
    return Lineage(whole={report: Stretch(Span(0, 99), root, root is not None) for report, root in roots.items()})


def claim(*reports: str, roots: int = 1, speaker: str | None = None, denials: tuple[str, ...] = ()) -> Claim:
    return Claim(
        text="words",
        speaker=speaker,
        supports=tuple(Support(report, HERE) for report in reports),
        denials=tuple(Support(report, HERE) for report in denials),
        roots=roots,
    )


def digits(claims: list[Claim], where: Lineage, conflicts: tuple[Conflict, ...] = ()) -> list[str]:
    return [graded.grade.credibility for graded in grade_claims(claims, conflicts, {}, where, {})]


def test_one_more_copy_changes_nothing() -> None:
    where = lineage(r1="Reuters", r2="Reuters")
    assert digits([claim("r1")], where) == digits([claim("r1", "r2")], where) == ["3"]


def test_a_claim_of_unknown_origin_cannot_be_judged() -> None:
    (graded,) = grade_claims([claim("r1")], (), {}, lineage(r1=None), {"Reuters": "A"})
    assert str(graded.grade) == "F6"


def test_the_letter_is_the_best_among_the_origins() -> None:
    confirmed = evolve(claim("r1", "r2", roots=2), confirmed=True)
    (graded,) = grade_claims([confirmed], (), {}, lineage(r1="Kyodo", r2="Gazette"), {"Kyodo": "B", "Gazette": "D"})
    assert str(graded.grade) == "B1"
    assert graded.grade.reasons == ("B: Kyodo is held to be usually reliable.", "1: 2 independent origins, none against it.")


def test_another_origins_linked_claim_lifts_a_three_to_a_two() -> None:
    said = claim("r1", speaker="Ada Brandt")
    plain = Claim(text="words", speaker=None, supports=(Support("r2", HERE), Support("r1", HERE)), roots=1)
    assert digits([said, plain], lineage(r1="Kyodo", r2="Gazette")) == ["2", "3"]


def test_a_conflict_speaks_against_p_but_not_against_its_being_said() -> None:
    sides = (Side("r1", HERE, 0, "12"), Side("r2", HERE, 1, "40"))
    conflict = Conflict(about="boats", kind="number", sides=sides)
    where = lineage(r1="Kyodo", r2="Gazette")
    assert digits([claim("r1"), claim("r1", speaker="Ada Brandt")], where, (conflict,)) == ["4", "3"]
    update = Conflict(about="boats", kind="number", sides=sides, why="update")
    assert digits([claim("r1")], where, (update,)) == ["3"]


def test_what_happened_is_not_improbable_because_others_give_another_number() -> None:
    where = lineage(r1="Kyodo", r2="Gazette", r3="Ledger")
    sides = (Side("r1", HERE, 0, "12 boats"), Side("r2", HERE, 1, "40 boats"), Side("r3", HERE, 1, "40 boats"))
    assert digits([claim("r1")], where, (Conflict("boats", "number", sides),)) == ["4"]
    # That there were none denies that it happened; so does who says no besides; and a number that was corrected was never so.
    none = (Side("r1", HERE, 0, "12 boats"), Side("r2", HERE, 1, "none"))
    assert digits([claim("r1")], where, (Conflict("boats", "number", none),)) == ["5"]
    assert digits([claim("r1", denials=("r2",))], where, (Conflict("boats", "number", (sides[0], sides[2])),)) == ["5"]
    assert digits([claim("r1")], where, (Conflict("boats", "number", sides, why="correction", overtaken=(0,)),)) == ["5"]


def test_the_stages_of_a_plan_speak_against_no_claim() -> None:
    sides = (Side("r1", HERE, 0, "planned"), Side("r2", HERE, 1, "not decided"))
    stages = Conflict(about="office", kind="status", sides=sides)
    assert digits([claim("r1")], lineage(r1="Kyodo", r2="Gazette"), (stages,)) == ["3"]


def test_a_denial_by_fewer_origins_leaves_a_four() -> None:
    where = lineage(r1="Kyodo", r2="Gazette", r3="Ledger")
    assert digits([claim("r1", "r2", roots=2, denials=("r3",))], where) == ["4"]


def test_what_says_no_on_the_other_side_denies_the_fact_and_not_that_it_was_said() -> None:
    sides = (Side("r1", HERE, 0, "affirmed"), Side("r2", HERE, 1, "denied"))
    yes, no, said = claim("r1"), claim("r2"), claim("r1", speaker="Idris Holm")
    heard = hear_denials([yes, no, said], [Conflict("swap", "polarity", sides)])
    assert [[denial.report for denial in found.denials] for found in heard] == [["r2"], ["r1"], []]
    assert digits(heard, lineage(r1="Reuters", r2="Kyodo"))[0] == "5"
    for conflict in (
        Conflict("swap", "polarity", sides, why="update"),
        Conflict("plan", "status", (Side("r1", HERE, 0, "planned"), Side("r2", HERE, 1, "not decided"))),
    ):
        assert hear_denials([yes, no, said], [conflict]) == [yes, no, said]


def test_a_number_contradicted_is_a_denial_of_it_and_of_the_words_that_hold_it() -> None:
    figures = (Side("r1", HERE, 0, "7", Span(2, 3)), Side("r2", HERE, 1, "9", Span(4, 5)))
    dead = Conflict("dead", "number", figures)
    seven, said = claim("r1"), claim("r1", speaker="Idris Holm")
    assert [[denial.report for denial in found.denials] for found in hear_denials([seven, said], [dead])] == [["r2"], []]
    assert [[denial.report for denial in found.denials] for found in hear_others([seven, said], [dead])] == [[], ["r2"]]
    # What one of its reports says besides is not disputed with it.
    beside = Claim("words", None, (Support("r3", HERE), Support("r1", Span(4, 9))))
    assert hear_denials([beside], [dead]) == [beside]
