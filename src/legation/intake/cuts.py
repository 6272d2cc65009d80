"""What of a page did not become its report: menus, teasers, forms and footers, line by line, so that an officer can see what was cut."""

from legation.intake.form import decode, decode_page, find_form
from legation.intake.forms.plain import split_headers
from legation.intake.limits import GLANCE
from legation.intake.pages.markup import visible_text
from legation.records.report import Report

# A page has some dozens of lines of furniture; whoever wants more opens its bytes. Nobody reads a longer line to see what it is.
MOST, LONGEST = 120, 160


def find_cuts(raw: bytes, report: Report) -> tuple[list[str], int]:
    """The lines of a page that are not in its report, each once and in order, at most MOST, and how many more there are.

    Of forms that have no page around their text (JSON, mail, PDF) nothing is told.
    """
    page = lay_open(raw)
    kept = plain("\n".join([report.text, *_beside(report)]))
    lines = dict.fromkeys(plain(line) for line in page.split("\n"))
    cut = [line for line in lines if line and line not in kept]
    return [line[:LONGEST] for line in cut[:MOST]], max(0, len(cut) - MOST)


def lay_open(raw: bytes) -> str:
    """What a reader of the page sees of it, line by line."""
    form = find_form(raw[:GLANCE])
    try:
        if form == "html":
            from trafilatura.utils import load_html

            tree = load_html(decode_page(raw)[0])
            return visible_text(tree) if tree is not None else ""
        return split_headers(decode(raw)[0])[1] if form == "text" else ""
    except ValueError:
        return ""


def _beside(report: Report) -> list[str]:
    """What of the page stands in the fields beside the text."""
    fields = (report.title, report.outlet, report.byline, report.dateline, report.credit, report.biography)
    return [*(field for field in fields if field), *report.captions, *report.pullquotes]


def plain(words: str) -> str:
    """Some words with one blank between each two."""
    return " ".join(words.split())
