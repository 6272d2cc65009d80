"""A mark in words: the banner of a page, the short sign before a portion, and what such signs mean."""

from legation.records.release import Mark, Matter, Tlp

# The letters that stand before a portion (FIRST, TLP 2.0, leaves them open; these are the ones in use).
LETTERS: dict[Tlp, str] = {"TLP:CLEAR": "C", "TLP:GREEN": "G", "TLP:AMBER": "A", "TLP:AMBER+STRICT": "A+S", "TLP:RED": "R"}
# FIRST, TLP 2.0: each label in its colour, on black.
COLOURS: dict[Tlp, str] = {
    "TLP:CLEAR": "#FFFFFF",
    "TLP:GREEN": "#33FF00",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:RED": "#FF2B2B",
}


def show_mark(mark: Mark, matter: Matter) -> str:
    """The whole mark on one line, the TLP label first: TLP:GREEN · RESTRICTED · RELEASABLE TO JAPAN · EYES."""
    return " · ".join((mark.tlp, *show_limits(mark, matter)))


def show_limits(mark: Mark, matter: Matter) -> tuple[str, ...]:
    """What a mark says beside its TLP label: the level, who may have it, the caveats.

    Somebody else than the office itself is told that it is releasable to him, and to nobody else by name.
    """
    own = matter.audience == matter.office
    named: tuple[str, ...] = ()
    if mark.releasable is not None:
        named = (f"RELEASABLE TO {', '.join(mark.releasable) if own else matter.audience}",)
    return (*((mark.level,) if mark.level else ()), *named, *mark.caveats)


def sign_portions(matter: Matter) -> dict[str, str]:
    """The short sign of every mark that a portion of the matter bears, by the words of that mark, in the order in which they are met.

    (G) for a TLP label alone, (G/ER) with the first letters of a level; several marks that would look the same are numbered: (G 2).
    """
    signs: dict[str, str] = {}
    for mark in matter.portions:
        if mark is None or (words := show_mark(mark, matter)) in signs:
            continue
        level = "".join(word[0] for word in mark.level.split())
        sign = LETTERS[mark.tlp] + (f"/{level}" if level else "")
        taken = sum(other == f"({sign})" or other.startswith(f"({sign} ") for other in signs.values())
        signs[words] = f"({sign} {taken + 1})" if taken else f"({sign})"
    return signs
