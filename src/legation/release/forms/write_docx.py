"""A packet as a Word document: the same page as in print, to be edited by whoever receives it, the mark in head and foot of every page."""

from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from legation.records.release import Matter
from legation.release.forms.sheet import Grid, Part, Printed, Run, Sheet, lay_out
from legation.release.gate import Packet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# Fonts that every office has; Word takes the second for Japanese.
SANS, SERIF, JAPANESE = "Arial", "Georgia", "Yu Gothic"
INK, SOFT = "15181B", "4F5B66"
# The first day that a ZIP file can name: the archive carries no clock.
EPOCH = (1980, 1, 1, 0, 0, 0)


def write(packet: Packet) -> bytes:
    """The same packet as the same bytes, every time."""
    import docx

    document = docx.Document()
    sheet = lay_out(packet.matter)
    set_page(document, sheet)
    set_facts(document, packet.matter, sheet)
    add_words(document.add_heading(level=1), Run("cited", sheet.title), 17)
    add_words(document.add_paragraph(), Run("ours", sheet.subline), 8)
    for line in sheet.notes:
        add_line(document, line)
    for part in sheet.first:
        add_part(document, part)
    if sheet.behind is not None:
        add_line(document, sheet.behind)
    legend = document.add_paragraph()
    for sign, words in sheet.signs:
        add_words(legend, Run("lead", f"{sign} "), 7)
        add_words(legend, Run("ours", f"{words}. "), 7)
    add_words(legend, Run("ours", sheet.legend), 7)
    add_annex(document, sheet)
    held = BytesIO()
    document.save(held)
    return still(held.getvalue())


def set_page(document: "Document", sheet: Sheet) -> None:
    """A4, our fonts, and the banner above and below every page."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(17)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    section.header_distance = section.footer_distance = Mm(9)
    styles: Any = document.styles
    for name, size in (("Normal", 9), ("Heading 1", 17), ("Heading 2", 10.5), ("Heading 3", 9)):
        font = styles[name].font
        font.name, font.size, font.color.rgb, font.bold = SANS, Pt(size), RGBColor.from_string(INK), name != "Normal"
        fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), JAPANESE)
        styles[name].paragraph_format.space_after = Pt(3)
        styles[name].paragraph_format.space_before = Pt(0 if name == "Normal" else 8)
    add_banner(section.header.paragraphs[0], sheet, " · ".join(one for one in (sheet.office, sheet.day) if one))
    foot = section.footer.paragraphs[0]
    add_banner(foot, sheet, "")
    for field, after in (("PAGE", " of "), ("NUMPAGES", "")):
        add_field(foot, field)
        add_words(foot, Run("ours", after), 8)


def add_banner(paragraph: "Paragraph", sheet: Sheet, side: str) -> None:
    """The TLP label in its colour on black, what else the mark says, and what stands beside it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    if sheet.tlp:
        run = paragraph.add_run(f" {sheet.tlp} ")
        run.font.size, run.font.bold, run.font.color.rgb = Pt(12), True, RGBColor.from_string(sheet.colour.lstrip("#"))
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", "000000")):
            shade.set(qn(f"w:{key}"), value)
        run._element.get_or_add_rPr().append(shade)
        add_words(paragraph, Run("lead", f"  {sheet.limits}"), 8)
        paragraph.add_run().add_break()
    add_words(paragraph, Run("ours", side), 8)


def add_field(paragraph: "Paragraph", name: str) -> None:
    """A number that the reader's program counts: the page, or how many there are."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    paragraph._p.append(field)
    field.append(run._element)


def set_facts(document: "Document", matter: Matter, sheet: Sheet) -> None:
    """The properties of the document: the title, the mark, the product's id and version, and nothing of a clock, machine or user."""
    facts = document.core_properties
    facts.title, facts.subject, facts.author, facts.last_modified_by = sheet.title[:255], sheet.tlp, matter.brief.product, ""
    facts.keywords, facts.comments, facts.category = sheet.limits[:255], "", ""
    facts.identifier, facts.revision, facts.language = matter.id, max(1, matter.version), "en"
    facts.created = facts.modified = matter.made.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    package = document.part.package
    for name in [name for name, relation in package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        del package.rels[name]


def add_part(document: "Document", part: Part) -> None:
    """One section: its head, its note, its tables, its lines."""
    document.add_heading(part.title, level=2)
    if part.note is not None:
        add_line(document, part.note)
    for grid in part.grids:
        add_grid(document, grid)
    for line in part.lines:
        add_line(document, line)


def add_line(document: "Document", line: Printed) -> None:
    """One line: its portion mark and grade, its words, the numbers of its references."""
    from docx.shared import Mm

    if line.role == "head":
        head = document.add_heading(level=3)
        add_words(head, Run("ours", f"{line.portion} " if line.portion else ""), 7)
        for run in line.runs:
            add_words(head, run if run.kind == "cited" else Run("lead", run.words), 9)
        return
    paragraph = document.add_paragraph()
    if line.role == "fact":
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = Mm(24), Mm(-24 if not line.indent else 0)
        shape.tab_stops.add_tab_stop(Mm(15))
        shape.tab_stops.add_tab_stop(Mm(24))
        if not line.indent:
            add_words(paragraph, Run("ours", f"{line.portion}\t"), 8)
            add_words(paragraph, Run("lead", f"{line.grade}\t"), 8)
    add_runs(paragraph, line)


def add_runs(paragraph: "Paragraph", line: Printed) -> None:
    """The words of a line and its numbers."""
    small = bool(line.indent) or line.role == "note"
    for run in line.runs:
        add_words(paragraph, run if not line.indent or run.kind == "cited" else Run("ours", run.words), 8 if small else 9)
    if line.references:
        numbers = paragraph.add_run(" " + " ".join(map(str, line.references)))
        numbers.font.superscript = True


def add_words(paragraph: "Paragraph", run: Run, size: float) -> None:
    """Words in their type: a report's with serifs, ours without."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    if not run.words:
        return
    made: Any = paragraph.add_run(run.words)
    made.font.size, made.font.bold = Pt(size), run.kind == "lead"
    made.font.name = SERIF if run.kind == "cited" else SANS
    made._element.rPr.rFonts.set(qn("w:eastAsia"), JAPANESE)
    made.font.color.rgb = RGBColor.from_string(SOFT if run.kind == "ours" else INK)


def add_grid(document: "Document", grid: Grid) -> None:
    """One table, what it is about above it, its head again on every page."""
    if grid.caption is not None:
        add_line(document, Printed(grid.caption.runs, (), grid.caption.portion, role="head"))
    rows = [grid.head, *grid.rows]
    add_table(document, [[(f"{cell.portion} " if cell.portion else "", cell) for cell in row] for row in rows])


def add_table(document: "Document", rows: "list[list[tuple[str, Printed]]]") -> None:
    """Rows of cells, the first of them the head."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    table = document.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
    for row, (cells, made) in enumerate(zip(rows, table.rows, strict=True)):
        for (portion, line), cell in zip(cells, made.cells, strict=False):
            paragraph = cell.paragraphs[0]
            add_words(paragraph, Run("ours", portion), 7)
            for run in line.runs:
                add_words(paragraph, Run("lead", run.words) if row == 0 and run.kind != "cited" else run, 8)
            if row and line.references:
                paragraph.add_run(" " + " ".join(map(str, line.references))).font.superscript = True
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(again)
    # What Word wants between two tables, as low as it may be.
    document.add_paragraph().paragraph_format.line_spacing = Pt(4)


def add_annex(document: "Document", sheet: Sheet) -> None:
    """What stands behind the first page: the other sections, the sources, every reference with its words."""
    if sheet.annex or sheet.quoted:
        document.add_paragraph().paragraph_format.page_break_before = True
    for part in sheet.annex:
        add_part(document, part)
    if sheet.listed:
        heads = ("Outlet", "Report", "Published", "Reliability", "Origin")
        rows = [heads, *((one.outlet, one.title, one.day, one.reliability, one.origin) for one in sheet.listed)]
        add_table(document, [[("", Printed((Run("ours", words),))) for words in row] for row in rows])
    if sheet.unlisted is not None:
        add_line(document, sheet.unlisted)
    if sheet.quoted:
        document.add_heading("References", level=2)
    for one in sheet.quoted:
        runs = (Run("cited", one.words), Run("ours", f" {one.where}"))
        add_line(document, Printed(runs, (), str(one.number)))


def still(archive: bytes) -> bytes:
    """The same archive with no clock and no machine in it."""
    held = BytesIO()
    with ZipFile(BytesIO(archive)) as given, ZipFile(held, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            made.writestr(entry, given.read(name))
    return held.getvalue()
