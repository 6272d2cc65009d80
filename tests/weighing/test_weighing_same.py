from legation.weighing.grouping.same import Same


def test_only_the_very_same_list_is_the_same() -> None:
    names, twin = ["Ostland"], ["Ostland"]
    assert {Same(names): "compiled"}.get(Same(names)) == "compiled"
    assert {Same(names): "compiled"}.get(Same(twin)) is None
    assert Same(names) != names
