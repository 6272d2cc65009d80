"""Makes the fonts of the printed brief from those they come from: `fonts.py SOURCES NOTO OUT`.

SOURCES holds the unpacked packages source-sans-3 and source-serif-4 of Fontsource (woff2, variable), NOTO the collections of Noto CJK
as Debian's fonts-noto-cjk brings them. The typesetter reads neither woff2 nor the weights of a variable font, so each weight becomes a
font of its own, its parts merged, its hints left out. Their licence (OFL 1.1) lets only the unchanged fonts bear the name Source:
these are called Legation. Needs fonttools and brotli, which nothing else of ours does.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

# Most wanted first: of two parts that both have a sign the first gives it.
PARTS = ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
# The text of a brief, and its names and heads.
WEIGHTS = {"Regular": 400, "SemiBold": 600}
# The day on which the fonts were first made, so that they are the same bytes again.
MADE = 3785875200


def main(sources: Path, noto: Path, out: Path) -> None:
    """Writes every font."""
    out.mkdir(parents=True, exist_ok=True)
    for package, family in (("source-sans-3", "Legation Sans"), ("source-serif-4", "Legation Serif")):
        for style, weight in WEIGHTS.items():
            files = [next(sources.rglob(f"{package}-{part}-wght-normal.woff2"), None) for part in PARTS]
            save(merge_parts([still(path, weight) for path in files if path]), family, style, weight, out)
    save(cut_japanese(noto / "NotoSansCJK-Regular.ttc"), "Legation Sans JP", "Regular", 400, out)


def still(path: Path, weight: int) -> Any:
    """One weight of a variable font."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    for table in ("fpgm", "prep", "cvt ", "STAT", "gasp", "MVAR", "avar", "HVAR", "DSIG"):
        if table in font:
            del font[table]
    for name in font.getGlyphOrder():
        font["glyf"][name].removeHinting()
    return font


def merge_parts(fonts: list[Any]) -> Any:
    """Parts of one font as one."""
    from fontTools.merge import Merger

    files = []
    for font in fonts:
        font.flavor = None
        held = BytesIO()
        font.save(held)
        held.seek(0)
        files.append(held)
    return Merger().merge(files)


def cut_japanese(path: Path) -> Any:
    """The Japanese font of a collection with the signs that Japanese is written with."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTCollection

    font = TTCollection(path).fonts[0]
    options = Options()
    options.layout_features = ["ccmp", "locl", "mark", "mkmk", "kern", "palt", "halt"]
    options.hinting, options.desubroutinize, options.notdef_outline, options.name_IDs = False, False, True, ["*"]
    options.drop_tables += ["vhea", "vmtx", "VORG", "DSIG"]
    options.recalc_timestamp = False
    cutter = Subsetter(options)
    cutter.populate(unicodes=sorted(japanese()))
    cutter.subset(font)
    return font


def japanese() -> set[int]:
    """What a Japanese machine of any year can write: the signs of code page 932, which are JIS X 0208 and the forms that names keep."""
    pairs = (bytes((row, cell)) for row in (*range(0x81, 0xA0), *range(0xE0, 0xFD)) for cell in range(0x40, 0xFD))
    signs = {ord(sign) for pair in pairs for sign in pair.decode("cp932", "ignore")}
    # Latin, Greek and Cyrillic are the other fonts' own, and so are dashes and quotation marks.
    return {sign for sign in signs if sign > 0x2100} | set(range(0x3000, 0x3100)) | set(range(0xFF01, 0xFFEF))


def save(font: Any, family: str, style: str, weight: int, out: Path) -> None:
    """The font under its name, without a clock."""
    names = font["name"]
    whole, post = f"{family} {style}", f"{family.replace(' ', '')}-{style}"
    notice = names.getDebugName(0)
    names.names = []
    licence = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
    told = {0: notice, 1: family if weight == 400 else whole, 2: "Regular", 3: post, 4: whole, 5: "Version 1.0", 6: post, 13: licence}
    if weight != 400:
        told |= {16: family, 17: style}
    for number, words in told.items():
        names.setName(words, number, 3, 1, 0x409)
    if "CFF " in font:
        font["CFF "].cff.fontNames = [post]
        top = font["CFF "].cff.topDictIndex[0]
        top.FullName, top.FamilyName = whole, family
    font["OS/2"].usWeightClass = weight
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False
    font.save(out / f"{post}.{'otf' if 'CFF ' in font else 'ttf'}", reorderTables=True)


if __name__ == "__main__":
    main(*(Path(one) for one in sys.argv[1:4]))
