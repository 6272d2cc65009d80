"""What each group of rules gives and costs: reading with one group switched off at a time, on a folder of hand-marked news.

    python bench/ablation.py FOLDER SCORER

FOLDER holds NAME.txt with what the scorer needs beside it; SCORER is called as `python SCORER FOLDER OUTPUT.jsonl --json` and prints
{"metrics": {NAME: {"p", "r", "f1"}}}. Only the lexicon is changed, so a group is here what the lexicon can switch off: a
frame (how the words hang on the cue) by a weight that no other outweighs, signs and word lists by leaving them out.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from legation.language.language import Language, load
from legation.reading.read import read
from legation.records.report import Report
from legation.records.wire import to_plain

# No sum of the fitted weights comes near it, so a frame with this weight is never chosen.
NEVER = -30.0
SHOWN = ("joint overlap", "joint content-exact")
FRAMES = {
    "a clause after the cue (said that)": ("ccomp",),
    "a clause before or around the cue": ("ccomp<", "around"),
    "quoted speech with its cue": ("speech",),
    "according to": ("according",),
    "colon before the words": ("colon",),
    "citing; quoted as saying": ("citing", "as"),
    "an infinitive (vowed to)": ("xcomp",),
    "an object (attacked the plan, called it a)": ("dobj", "oprd", "+dobj", "+oprd"),
    "a preposition (called for)": ("prep_", "+prep_"),
    "nouns (his warning that)": ("noun:",),
    "states (is sure that)": ("acomp", "attr", "is:", "+acomp", "+attr"),
    "passives": ("passive",),
}
# Names of frames that stand for all that begin so.
OPEN = ("speech", "colon", "prep_", "noun:", "is:", "acomp", "attr", "+")
SIGNS = {
    "weights of single cue words": ("cue ",),
    "weights of the kind of speaker": ("who ", "noun "),
    "weights of the form of the words": ("opens ", "size ", "words in", "quotation within", "mark ", "apart"),
}


def of_group(frame: str, group: tuple[str, ...]) -> bool:
    """Whether a frame belongs to a group: it is named there, or by a name that ends openly (prep_, noun:, +dobj, speech<)."""
    return any(frame == name or (frame.startswith(name) and name.startswith(OPEN)) for name in group)


def without_frames(language: Language, group: tuple[str, ...]) -> Language:
    """The lexicon with some frames never chosen."""
    signs = dict(language.weights)
    for sign in list(signs):
        if sign.startswith("frame ") and " beside " not in sign and of_group(sign.removeprefix("frame "), group):
            signs[sign] = NEVER
    signs.update({f"frame {name}": NEVER for name in group})
    return evolve(language, weights=signs)


def without_signs(language: Language, starts: tuple[str, ...]) -> Language:
    """The lexicon without the weights of some signs."""
    signs = {sign: weight for sign, weight in language.weights.items() if not sign.startswith(starts)}
    return evolve(language, weights=signs)


def variants(language: Language) -> Iterator[tuple[str, Language]]:
    """Everything that is tried: all rules, then each group left out. Each has a digest of its own, so nothing compiled is shared."""
    made = [("all rules", language)]
    made += [(f"without: {name}", without_frames(language, group)) for name, group in FRAMES.items()]
    made += [(f"without: {name}", without_signs(language, starts)) for name, starts in SIGNS.items()]
    for name, changed in made:
        yield name, evolve(changed, digest=f"{language.digest}-{name}")


def score(texts: dict[str, str], language: Language, folder: Path, scorer: Path) -> dict[str, dict[str, float]]:
    """What the scorer says of a reading of all texts with this lexicon."""
    reports = [Report(source=name, text=text, language="en") for name, text in texts.items()]
    with tempfile.TemporaryDirectory() as place:
        output = Path(place) / "read.jsonl"
        with output.open("w", encoding="utf-8") as out:
            for report, reading in zip(reports, read(reports, {"en": language}), strict=True):
                said = {"report": {"id": report.id, "source": report.source}, "statements": to_plain(reading.statements)}
                out.write(json.dumps(said) + "\n")
        done = subprocess.run(
            [sys.executable, str(scorer), str(folder), str(output), "--json", "--bootstrap", "0"],
            check=True,
            capture_output=True,
            text=True,
        )
    metrics: dict[str, dict[str, float]] = json.loads(done.stdout)["metrics"]
    return metrics


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scorer", type=Path)
    given = parser.parse_args()
    texts = {}
    for path in sorted(given.folder.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            texts[path.stem] = file.read()
    print("| | P | R | F1 | change | exact F1 | change |\n|---|---|---|---|---|---|---|")
    whole: dict[str, dict[str, float]] = {}
    for name, language in variants(load("en")):
        got = score(texts, language, given.folder, given.scorer)
        whole = whole or got
        cells = [f"{got[SHOWN[0]][figure]:.3f}" for figure in ("p", "r")]
        for shown in SHOWN:
            cells += [f"{got[shown]['f1']:.3f}", f"{got[shown]['f1'] - whole[shown]['f1']:+.3f}"]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
