"""A basis names as many origins as it counts, and each report once, whatever rows it is made of."""

from hypothesis import given
from hypothesis import strategies as st

from legation.briefing.basis import group_sources, is_certain
from legation.briefing.material import first_of_each
from legation.records.report import Span
from legation.records.story import Source, Support

supports = st.lists(
    st.builds(
        lambda report, key, certain, kind: Support(report, Span(0, 9), origin=key, source=Source(kind, key, certain), key=key),
        st.sampled_from(["r1", "r2", "r3", "r4", "r5"]),
        st.sampled_from(["Reuters", "Kelm Weekly", "speaker Otto Holm", "document"]),
        st.booleans(),
        st.sampled_from(["newsroom", "outlet", "document", "speaker"]),
    ),
    min_size=1,
    max_size=9,
)


@given(supports)
def test_each_report_of_an_origin_that_is_sure_stands_under_it_and_no_other_origin_is_named(given_: list[Support]) -> None:
    shown = first_of_each(sorted(given_, key=is_certain, reverse=True))
    groups = group_sources(shown)
    listed = [support.report for group in groups for support in group]
    sure = {support.key for support in shown if is_certain(support)}
    assert sorted(listed) == sorted(support.report for support in shown if support.key in sure)
    assert len(groups) == len({group[0].key for group in groups}) == len(sure)


def test_a_report_that_has_a_claim_from_a_sure_source_and_a_doubtful_one_counts_for_the_sure() -> None:
    doubtful = Support("r1", Span(0, 9), origin="Kelm Weekly", source=Source("newsroom", "Kelm Weekly", False), key="Kelm Weekly")
    sure = Support("r1", Span(20, 29), origin="Reuters", source=Source("outlet", "Reuters"), key="Reuters")
    assert first_of_each(sorted([doubtful, sure], key=is_certain, reverse=True)) == [sure]
