import pickle
from collections.abc import Iterable

from legation.engine.engine import POOL_FROM_BYTES, Pool, Serial, Shared, choose


def count_letters(word: str) -> int:
    return len(word)


WORDS = ["tokyo", "nato", "tirana", "oslo", "narvik", "turin"] * 5


def test_both_engines_give_the_same_in_the_same_order() -> None:
    assert list(Serial().map(count_letters, WORDS)) == list(Pool().map(count_letters, WORDS)) == [len(word) for word in WORDS]


def test_a_pool_does_not_read_an_endless_source_ahead() -> None:
    taken = 0

    def source() -> Iterable[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "word"

    results = Pool().map(count_letters, source())
    assert next(results) == 4
    assert taken < 50
    results.close()  # type: ignore[attr-defined]  # a generator; closing it ends the workers


def test_auto_takes_the_pool_only_for_work_that_repays_it() -> None:
    assert isinstance(choose("auto", 1000), Serial)
    assert isinstance(choose("serial", 10 * POOL_FROM_BYTES), Serial)
    assert isinstance(choose("pool", 0), Pool)


def test_what_work_shares_is_opened_once_for_all_of_it_and_travels_on() -> None:
    def travel(shared: Shared[list[str]]) -> Shared[list[str]]:
        back = pickle.loads(pickle.dumps(shared))  # noqa: S301 (packed in this test)
        assert isinstance(back, Shared)
        return back

    shared = Shared(WORDS)
    one, other = travel(shared), travel(shared)
    assert one.held == WORDS
    assert one.held is not WORDS
    assert one.held is other.held is travel(one).held


def test_what_stays_here_comes_back_beside_its_result() -> None:
    pairs = [(n, word) for n, word in enumerate(WORDS)]
    for engine in (Serial(), Pool()):
        assert list(engine.map_beside(count_letters, pairs)) == [(n, len(word)) for n, word in pairs]
