"""A web page as a draft: trafilatura tells body from page, the page's own data tells the facts."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from legation.intake import limits
from legation.intake.chrome.clean import WALL, clean
from legation.intake.chrome.embargo import find_embargoes, is_embargo, tell_embargo
from legation.intake.chrome.wording import fold
from legation.intake.form import decode_page, mend, scrub, spell_out
from legation.intake.pages.beginnings import note_beginning, note_further
from legation.intake.pages.facts import put_page_facts
from legation.intake.pages.linked import bears, find_bodies, find_things, find_titles, find_updates, put_live_days
from legation.intake.pages.markup import note_folded, tame, visible_text
from legation.intake.pages.ready import bring_out, make_ready, open_sections
from legation.intake.pages.state import find_kept
from legation.intake.pages.unseen import stand_in, turn_back
from legation.intake.paper import Draft
from legation.language.language import Language

# Under so many words trafilatura found a teaser or a notice, not the report; then the visible text is cleaned as plain text.
_LEAST_WORDS = 25
# A text in the page's data is the whole of what the page shows the beginning of, if it has so many times its words.
_LONGER = 1.2
# A page of so few words beside its own data shows a notice, not the report.
_HARDLY = 60
# How much of what a page shows instead is told.
_QUOTED = 150
# Pull quotes of one page; taking one out costs as much as the page is long.
_PULLED = 200
# Captions that are looked at: each looks through what stands beside it.
_CAPTIONS = 100
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
# Some systems write their JSON-LD in Markdown.
_MARKED_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(https?://[^\s()]{1,1000}\)(?:\{:[^{}\n]{0,200}\})?")
_MARKS = re.compile(r"\{:[^{}\n]{0,200}\}")
_TAG = re.compile(r"<(?:p|br|div|h\d|li)\b", re.IGNORECASE)


def draft_page(raw: bytes, address: str | None, languages: Mapping[str, Language]) -> Draft:
    """A draft of an HTML page. Raises ValueError with a plain sentence where there is no page in it."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    said, notes = decode_page(raw)
    said, mended = mend(said)
    notes = [*notes, *mended]
    said, back = stand_in(said)
    said, more = tame(open_sections(_DECLARATION.sub("", said)))
    tree = load_html(said)
    if tree is None:
        raise ValueError("This is not a web page that can be read.")
    if _depth(said) > limits.NESTED_TAGS:
        raise ValueError(f"The page nests more than {limits.NESTED_TAGS} tags inside each other.")
    draft = Draft(notes=[*notes, *more])
    make_ready(tree)
    things, titles = find_things(tree, draft), find_titles(tree)
    put_page_facts(tree, things, address, draft)
    put_live_days(things, titles, draft)
    draft.captions.extend(_captions(tree))
    draft.pullquotes.extend(_take_pullquotes(tree))
    plain = make_ready(load_html(said))
    found = bare_extraction(tree, url=address, favor_precision=True, include_comments=False, with_metadata=False)
    page: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    text = page.get("text") or ""
    trusted = len(text.split()) >= _LEAST_WORDS or len(text) >= _LEAST_WORDS * 6
    captions = list(draft.captions)
    clean(text if trusted else visible_text(plain), draft, languages, trusted)
    if len(_words(draft.text)) < _HARDLY:
        put_held_back(make_ready(load_html(said)), address, draft, languages)
    put_whole_text(things, titles, tree, draft, languages)
    if len(_words(draft.text)) < _HARDLY:
        put_kept(tree, titles, draft, languages)
    note_further(plain, visible_text(plain), draft, languages)
    for line in _embargoes(said, languages):
        if not any(map(is_embargo, draft.notes)):
            draft.notes.append(tell_embargo(line))
    draft.captions[:] = list(dict.fromkeys(caption for caption in (*captions, *draft.captions) if caption not in draft.text))
    note_folded(plain, draft, languages)
    turn_back(draft, back)
    return draft


def _embargoes(page: str, languages: Mapping[str, Language]) -> list[str]:
    from trafilatura.utils import load_html

    lines = [line for line in visible_text(load_html(page)).split("\n") if line.strip()]
    return [lines[place] for place in find_embargoes(lines, languages)]


def _depth(page: str) -> int:
    """How deep the page's block tags nest at most, counted without a tree (a tree of such depth is the danger)."""
    depth = most = 0
    for hit in re.finditer(r"<(/?)(?:div|span|section|ul|ol|table|blockquote|b|i|font)\b", page):
        depth = max(0, depth + (-1 if hit[1] else 1))
        most = max(most, depth)
    return most


def put_held_back(tree: HtmlElement, address: str | None, draft: Draft, languages: Mapping[str, Language]) -> None:
    """Where a page shows hardly anything: the text that it shows only without scripts, or once it is asked for."""
    from trafilatura import bare_extraction

    if not bring_out(tree):
        return
    found = bare_extraction(tree, url=address, favor_precision=True, include_comments=False, with_metadata=False)
    page: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    made = Draft(title=draft.title)
    clean(page.get("text") or "", made, languages, trusted=True)
    if len(_words(made.text)) > len(_words(draft.text)) + _HARDLY / 2:
        draft.text, draft.gaps = made.text, made.gaps
        draft.put("dateline", made.dateline, "beginning of the text")
        draft.notes.append("The page shows its text only without scripts, or once it is asked for; it was read.")


def put_kept(tree: HtmlElement, titles: Sequence[str], draft: Draft, languages: Mapping[str, Language]) -> None:
    """Where a page shows hardly anything: the text that its scripts would put there."""
    body = max(map(_plain, find_kept(tree, titles)), key=len, default="")
    made = Draft(title=draft.title)
    clean(body, made, languages, trusted=True)
    if len(_words(made.text)) > max(_HARDLY, _LONGER * len(_words(draft.text))):
        draft.text, draft.gaps = made.text, made.gaps
        draft.put("dateline", made.dateline, "beginning of the text")
        draft.notes[:] = [note for note in draft.notes if note != WALL]
        draft.notes.append("The page shows its text only with its scripts; it was taken from one of them.")


def put_whole_text(
    things: Sequence[dict[str, Any]], titles: Sequence[str], tree: HtmlElement, draft: Draft, languages: Mapping[str, Language]
) -> None:
    """Where a page shows the beginning of a report only, or hardly anything: the whole from its own data, if it is there, else a note."""
    shown = _words(draft.text)
    bodies = [(_plain(body), thing) for thing in things for body in find_bodies([thing])]
    body, of = max(bodies, key=lambda pair: len(pair[0]), default=("", {}))
    whole = _words(body)
    # A live page may show a word of welcome above what its data has.
    own = bears(of, titles) and (len(shown) < _HARDLY or (bool(find_updates(of)) and len(shown) < len(whole) / 2))
    begins = len(whole) > _LONGER * len(shown) and _begins(shown, whole)
    if begins or (own and len(whole) > _LONGER * len(shown)):
        made = Draft(title=draft.title)
        clean(body, made, languages, trusted=True)
        if len(_words(made.text)) > _LONGER * len(shown):
            _tell_left(draft, begins)
            draft.text, draft.gaps = made.text, made.gaps
            draft.put("dateline", made.dateline, "beginning of the text")
            draft.notes[:] = [note for note in draft.notes if note != WALL]
            return
    note_beginning(things, tree, len(shown), bool(body), draft)


def _tell_left(draft: Draft, begins: bool) -> None:
    """Say why the text is that of the page's data, and what the page shows instead."""
    if begins:
        draft.notes.append("The page shows only the beginning of the report; the whole was taken from its JSON-LD.")
        return
    shown = " ".join(draft.text.split())
    said = f"{shown[:_QUOTED]}…" if len(shown) > _QUOTED else shown
    draft.notes.append(f"The text was taken from the page's JSON-LD; the page itself shows only: “{said}”")


def _plain(body: str) -> str:
    """The text of an article from JSON-LD, in which some systems leave its markup."""
    body = spell_out(spell_out(body)) if "&" in body else body
    if _TAG.search(body):
        from trafilatura.utils import load_html

        tree = load_html(f"<html><body><div></div><div>{body}</div></body></html>")
        body = visible_text(tree) if tree is not None else ""
    return scrub(_MARKS.sub("", _MARKED_LINK.sub(r"\1", body)))


def _words(text: str) -> list[str]:
    return re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+", fold(text))


def _begins(shown: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether most of what a page shows is in a longer text: else that is another article's."""
    runs = {tuple(whole[place : place + 3]) for place in range(len(whole))}
    own = [tuple(shown[place : place + 3]) for place in range(len(shown) - 2)]
    return not own or sum(run in runs for run in own) >= len(own) / 2


def _take_pullquotes(tree: HtmlElement) -> list[str]:
    """The pull quotes that a page marks as such, taken out of it."""
    found: list[str] = []
    for node in tree.xpath("//*[self::aside or self::blockquote or self::div or self::p or self::figure][contains(@class, 'ull')]")[:5_000]:
        marks = re.split(r"[\s_-]+", node.get("class").casefold().replace("pull-quote", "pullquote").replace("pull_quote", "pullquote"))
        if "pullquote" not in marks or node.getparent() is None or len(found) >= _PULLED:
            continue
        words = " ".join(node.text_content().split())
        if len(words.split()) <= 80:
            found.append(words)
            node.drop_tree()
    return list(dict.fromkeys(filter(None, found)))


def _captions(tree: HtmlElement) -> list[str]:
    """The captions of a page's figures, as long as they say something."""
    found: list[str] = []
    nodes = tree.xpath("//figure//figcaption | //*[contains(@class, 'caption')]")[:_CAPTIONS]
    for node in nodes:
        if node.tag != "figcaption" and not _is_below_picture(node):
            continue
        words = " ".join(etree.tostring(node, method="text", encoding="unicode", with_tail=False).split())
        if 4 <= len(words.split()) <= 120 and words not in found:
            found.append(words)
    return found


def _is_below_picture(node: HtmlElement) -> bool:
    """Whether a part that is called a caption is one: it holds no other and no link, and a picture stands beside it."""
    if node.find(".//a") is not None or any("caption" in (one.get("class") or "") for one in node.iterdescendants()):
        return False
    above = node.getparent()
    return above is not None and above.find(".//img") is not None
