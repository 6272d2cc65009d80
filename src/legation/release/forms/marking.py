"""A mark in words: the banner of a page, the short sign before a portion, and what such signs mean."""

from attrs import evolve

from legation.records.brief import Brief, Line, Ours
from legation.records.lines import change_lines, find_lines
from legation.records.release import Mark, Matter, Tlp
from legation.release.forms.plain import show

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
        level = "".join(word[0] for word in show(mark.level).split())
        sign = LETTERS[mark.tlp] + (f"/{level}" if level else "")
        taken = sum(other == f"({sign})" or other.startswith(f"({sign} ") for other in signs.values())
        signs[words] = f"({sign} {taken + 1})" if taken else f"({sign})"
    return signs


def part_lines(matter: Matter) -> tuple[Brief, dict[int, Mark]]:
    """The brief with every line an object of its own, and the mark of each by that object: one line may stand in two places, under two
    marks, and forms write them in an order of theirs."""
    brief = change_lines(matter.brief, lambda line: evolve(line))
    marks = zip(find_lines(brief), matter.portions, strict=True)
    return brief, {id(line): mark for (_, line), mark in marks if mark is not None}


def sign_lines(matter: Matter) -> Brief:
    """The brief with the short sign of its mark before every line that tells something."""
    signs = sign_portions(matter)
    brief, marks = part_lines(matter)

    def sign(line: Line) -> Line:
        if id(line) not in marks or (line.role != "fact" and not line.citations):
            return line
        return evolve(line, parts=(Ours("portion", (), signs[show_mark(marks[id(line)], matter)]), *line.parts))

    return change_lines(brief, sign)
