"""THE TABLE of forms: every one in which a packet leaves, under the name that the desk, the commands and the pages know it by."""

from collections.abc import Callable
from typing import Final

from attrs import frozen

from legation.records.errors import LegationError
from legation.release.forms import (
    write_annotations,
    write_csv,
    write_docx,
    write_feeds,
    write_html,
    write_ics,
    write_json,
    write_label,
    write_mail,
    write_markdown,
    write_misp,
    write_pdf,
    write_prov,
    write_stix,
)
from legation.release.gate import Packet


@frozen
class Form:
    """One form: its name, what it is called to people, its media type, the ending of its file, and what writes it."""

    name: str
    title: str
    media: str
    ending: str
    write: Callable[[Packet], bytes]


def encode(write: Callable[[Packet], str]) -> Callable[[Packet], bytes]:
    """A form of text as bytes: UTF-8, halves of characters escaped."""

    def written(packet: Packet) -> bytes:
        return write(packet).encode("utf-8", "backslashreplace")

    return written


FORMS: Final[tuple[Form, ...]] = (
    Form("md", "Markdown", "text/markdown; charset=utf-8", "md", encode(write_markdown.write)),
    Form("html", "HTML", "text/html; charset=utf-8", "html", encode(write_html.write)),
    Form("json", "JSON", "application/json", "json", encode(write_json.write)),
    Form("pdf", "PDF", "application/pdf", "pdf", write_pdf.write),
    Form("docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", write_docx.write),
    Form("csv", "CSV", "text/csv; charset=utf-8", "csv", write_csv.write),
    Form("ics", "iCalendar", "text/calendar; charset=utf-8", "ics", write_ics.write),
    Form("stix", "STIX 2.1", "application/stix+json;version=2.1", "stix.json", write_stix.write),
    Form("misp", "MISP event", "application/json", "misp.json", write_misp.write),
    Form("rss", "RSS", "application/rss+xml; charset=utf-8", "rss", write_feeds.write_rss),
    Form("atom", "Atom", "application/atom+xml; charset=utf-8", "atom", write_feeds.write_atom),
    Form("jsonfeed", "JSON Feed", "application/feed+json", "feed.json", write_feeds.write_json),
    Form(
        "annotations",
        "Web Annotation",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        "anno.jsonld",
        write_annotations.write,
    ),
    Form("prov", "PROV", "application/json", "prov.json", write_prov.write),
    Form("label", "STANAG 4774 label", "application/xml", "label.xml", write_label.write),
    Form("eml", "E-mail", "message/rfc822", "eml", write_mail.write),
)
NAMES: Final = tuple(form.name for form in FORMS)


def find_form(name: str) -> Form:
    """The form of that name. Raises LegationError for a name that is none."""
    for form in FORMS:
        if form.name == name:
            return form
    raise LegationError(f"{name!r} is no form. There are: {', '.join(NAMES)}.")
