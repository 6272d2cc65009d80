from collections.abc import Iterable, Sequence

from legation.engine.engine import POOL_FROM_BYTES, Pool, Serial, choose


def count_letters(word: str) -> int:
    return len(word)


def by_first_letter(word: str) -> Iterable[tuple[str, str]]:
    return [(word[0], word)]


def join(keyed: tuple[str, Sequence[str]]) -> str:
    return f"{keyed[0]}:{'+'.join(keyed[1])}"


WORDS = ["tokyo", "nato", "tirana", "oslo", "narvik", "turin"] * 5


def test_both_engines_give_the_same_in_the_same_order() -> None:
    assert list(Serial().map(count_letters, WORDS)) == list(Pool().map(count_letters, WORDS)) == [len(word) for word in WORDS]
    gathered = Serial().gather(by_first_letter, join, WORDS)
    assert gathered == Pool().gather(by_first_letter, join, WORDS)
    assert [one[0] for one in gathered] == ["t", "n", "o"]


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
