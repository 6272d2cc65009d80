from datetime import timedelta

from attrs import evolve

from legation.release.gate import packet
from legation.release.identity import next_sent
from release.sample import JAPAN, MADE, POLICY, make_view


def test_what_the_next_version_no_longer_holds_is_taken_back_by_its_kind() -> None:
    view = make_view()
    first = packet(view, None, JAPAN, POLICY, MADE).matter
    sent = next_sent(view, None, JAPAN, MADE)
    less = evolve(view, items=tuple(item for item in view.items if item.id not in ("d3", "k1")))
    second = packet(less, sent, JAPAN, POLICY, MADE + timedelta(days=1)).matter
    ids = {item.kind + item.words: item.id for item in first.items}
    gone = [item for item in view.items if item.id in ("d3", "k1")]
    assert set(second.revoked) == {(item.kind, ids[item.kind + item.words]) for item in gone}
    assert first.revoked == ()
    assert (second.id, second.first, second.version) == (first.id, MADE, 2)
