import json
from pathlib import Path

import pytest

import legation.language
from legation.language.language import load
from legation.language.weights import read_fitted, write_fitted
from legation.reading.attribution.features import family_of
from legation.records.errors import OfficeError

OURS = Path(legation.language.__path__[0]) / "en" / "weights" / "attribution.json"


def changed(folder: Path, old: str, new: str) -> Path:
    text = OURS.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = folder / "attribution.json"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_a_feature_that_was_renamed_since_the_fit_is_told_with_the_file(tmp_path: Path) -> None:
    path = changed(tmp_path, '"frame citing":', '"frame cited":')
    with pytest.raises(OfficeError, match="its features are not those that were fitted") as raised:
        read_fitted(path)
    assert "attribution.json" in str(raised.value)
    assert "bench/fit_signs.py" in str(raised.value)


def test_weights_without_their_origin_are_not_taken(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="`made by` is missing"):
        read_fitted(changed(tmp_path, '"made by":', '"made":'))


def test_weights_are_written_under_the_same_head(tmp_path: Path) -> None:
    path = changed(tmp_path, '"bias":', '"bias":')
    path.write_text(write_fitted(path, {"frame citing": 1.5, "bias": -2.0}), encoding="utf-8")
    assert read_fitted(path).weights == {"bias": -2.0, "frame citing": 1.5}
    assert json.loads(path.read_text(encoding="utf-8"))["about"] == json.loads(OURS.read_text(encoding="utf-8"))["about"]


def test_a_weight_set_by_hand_stands_in_place_of_the_fitted_one() -> None:
    english, fitted = load("en"), read_fitted(OURS).weights
    by_hand = english.lists.by_hand.attribution
    assert english.weights == {**fitted, **by_hand}
    assert fitted["frame citing"] != by_hand["frame citing"] == english.weights["frame citing"]


def test_every_weight_is_of_a_feature_that_the_reading_can_find() -> None:
    assert [name for name in load("en").weights if family_of(name) is None] == []


FITTED = [path for path in sorted(Path(legation.__path__[0]).rglob("*.json")) if "weights" in json.loads(path.read_bytes())]


@pytest.mark.parametrize("path", FITTED, ids=lambda path: path.name)
def test_what_was_fitted_says_on_what_and_what_each_weight_means(path: Path) -> None:
    page = json.loads(path.read_bytes())
    assert len(read_fitted(path).weights) > 2
    assert "meaning" not in page or page["meaning"].keys() == page["weights"].keys()
