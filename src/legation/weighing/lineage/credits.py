"""What a report itself says of where it comes from: declared credits, for all of it or for a passage."""

from collections.abc import Iterator

from attrs import frozen

from legation.language.language import Language
from legation.records.reading import Credit, How, Reading
from legation.records.report import Report, Span
from legation.weighing.lineage.outlets import Press
from legation.weighing.lineage.reuse import CREDIT_LINE, find_quoted

# How a whole report is credited; "told", "according" and "reported" speak of a passage.
WHOLE: tuple[How, ...] = ("byline", "dateline", "credit", "copyright")

_SENTENCES = {
    "byline": "its byline names {name}",
    "dateline": "its dateline names {name}",
    "credit": "a credit line names {name}",
    "copyright": "its copyright line names {name}",
    "told": "says that its source spoke to {name}",
    "according": "gives {name} as its source",
    "reported": "says that {name} reported it",
}


@frozen
class Declared:
    """One credit of a report to another outlet, by its shown name. `whole`: for the report, not for a passage of it alone;
    `partial`: one of several who gave a part of the report."""

    name: str
    how: How
    span: Span
    whole: bool
    partial: bool
    reason: str


def find_declared(report: Report, reading: Reading, press: Press, language: Language) -> tuple[Declared, ...]:
    """The credits of a report to others, each name and form once; an outlet that names itself credits nobody."""
    return tuple({(found.name, found.how): found for found in reversed(list(_declared(report, reading, press, language)))}.values())[::-1]


def _declared(report: Report, reading: Reading, press: Press, language: Language) -> Iterator[Declared]:
    self = press.name(report.outlet) if report.outlet else None
    partial = language.lists.lineage.partial
    for credit in reading.credits:
        name = press.name(credit.name)
        line = _line(report, credit)
        nameless = credit.name in language.lists.credit_lines.unnamed.values()
        if name == self or nameless or credit.span.where.startswith("captions/"):
            continue
        whole = credit.how in WHOLE and (credit.how != "credit" or credit.span.where != "text" or _is_credit_line(line))
        yield Declared(
            name=name,
            how=credit.how,
            span=credit.span,
            whole=whole,
            partial=any(words in line for words in partial)
            or (credit.how == "byline" and press.is_in(self, line))
            or len(press.list_in(line)) > 1,
            reason=_SENTENCES[credit.how].format(name=name),
        )


def _is_credit_line(line: str) -> bool:
    """A long line, or one with a quotation, is a paragraph of the story, whatever form a credit in it was taken for."""
    return len(line.split()) <= CREDIT_LINE and not any(find_quoted(line))


def _line(report: Report, credit: Credit) -> str:
    place = report.place(credit.span.where)
    start = place.rfind("\n", 0, credit.span.start) + 1
    end = place.find("\n", credit.span.end)
    return place[start : end if end >= 0 else len(place)].casefold()


def find_wire(declared: tuple[Declared, ...]) -> str | None:
    """The one outlet that a report as a whole is credited to, None where there is none or where several share it."""
    whole = {credit.name for credit in declared if credit.whole and not credit.partial}
    if len(whole) > 1:
        # A byline or dateline says who wrote it; a credit line at the end may list whoever helped.
        whole = {credit.name for credit in declared if credit.how in ("byline", "dateline") and not credit.partial}
    return whole.pop() if len(whole) == 1 else None
