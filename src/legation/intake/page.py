"""A web page as a draft: trafilatura finds the body, the page's own data and htmldate the facts."""

from typing import Any

from legation.intake.days import find_day
from legation.intake.draft import Draft


def draft_page(raw: bytes, address: str | None) -> Draft:
    """A draft of an HTML page. Raises ValueError with a plain sentence where there is no page in it."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(raw)
    if tree is None:
        raise ValueError("This is not a web page that can be read.")
    draft = Draft()
    found = bare_extraction(tree, url=address, with_metadata=True, include_comments=False, include_tables=False)
    page: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    draft.text = page.get("text") or ""
    draft.put("title", page.get("title"), "page")
    draft.put("outlet", page.get("sitename"), "page")
    draft.put("byline", page.get("author"), "page")
    draft.put("url", page.get("url") or address, "page")
    draft.put("published", find_day(page.get("date")), "page")
    return draft
