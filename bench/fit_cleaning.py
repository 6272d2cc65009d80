"""Make intake/chrome/weights.json anew: python bench/fit_cleaning.py FOLDER… [--write] [--others FOLDER…]

A FOLDER holds pages with their bodies marked: NAME.txt (the page, furniture and all) and NAME.json {"body", "url" and "title" where
known}; where NAME.html.gz stands beside, its title is taken for one that is not given. `--others` are scored and not
fitted on (other languages).

A line is body where half of its words are, body and page laid along each other. Each page stands four times: as it is, without its empty
lines, and its body alone with and without empty lines. Every page has the same weight in all, a line that of the root of its words; of
lines far from any text one in five is taken, with the weight of all. Two logistic regressions by Newton's steps: of what a line is
alone, and of what stands around it, going by scores of the first that never saw the site; the title by one more, in which each line
stands against all others.

Whole sites are left out in turn, those that share a long line of furniture (one publisher's) together. What is printed: F1 by word 4-grams,
chrome kept and body lost where the site was left out, and in the fit. With --write the weights stand in place of the old.
"""

import argparse
import difflib
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean, stdev
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from legation.intake import limits
from legation.intake.chrome import weights
from legation.intake.chrome.clean import choose_body, mend_initial, part_embargoes
from legation.intake.chrome.lines import Line, note_own, split_lines
from legation.intake.chrome.neighbours import note_place
from legation.intake.chrome.roles import choose_roles
from legation.intake.chrome.titles import find_candidates, find_points
from legation.intake.chrome.weights import PARTS, Tables, find_file
from legation.intake.chrome.wording import wording
from legation.intake.form import find_language
from legation.intake.forms.plain import split_headers
from legation.intake.paper import Draft, Paper
from legation.intake.take import take
from legation.language.language import load
from legation.language.weights import write_fitted
from legation.records.report import Report

LANGUAGES = {code: load(code) for code in ("en", "fr", "ja")}
FOLDS, PULL_ALONE, PULL_PLACED, PULL_TITLE = 8, 3.0, 6.0, 1.0
# No weight moves by so much any more.
SETTLED = 0.03
# A sign met in fewer lines is not fitted; a smaller weight is left out.
LEAST_MET, LEAST_WEIGHT = 60, 0.02
# The weight of each of the four forms of a page, and of all its lines together.
FORMS, PAGE = {"page": 1.0, "close": 0.5, "body": 0.35, "close body": 0.35}, 40.0
FAR, ONE_IN = 5, 5
Table = NDArray[np.floating[Any]]
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]|[^\W\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]+")


@define(eq=False)
class Page:
    """A page with its body: its lines in each of its forms, whether each is body, how much it counts, and the fold of its site."""

    folder: str
    path: Path
    body: str
    title: str | None
    site: str
    fold: int = -1
    forms: dict[str, tuple[list[Line], list[bool]]] = field(factory=dict)


def words(text: str) -> list[str]:
    """Words; Japanese and Chinese by the character."""
    return _WORD.findall(text)


def grams(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text."""
    every = words(text)
    return Counter(tuple(every[place : place + 4]) for place in range(max(1, len(every) - 3)) if every[place : place + 4])


def read_page(path: Path) -> Page:
    """One page, its lines marked."""
    given = json.loads(path.read_text(encoding="utf-8"))
    text = mend_initial(split_headers(path.with_suffix(".txt").read_text(encoding="utf-8"))[1], Draft())
    lines = part_embargoes(split_lines(text, limits.LINES), Draft(), LANGUAGES)
    body = mark_body(lines, given["body"])
    title, packed = given.get("title"), path.with_suffix(".html.gz")
    if title is None and packed.exists():
        taken = take(Paper(path.name, gzip.decompress(packed.read_bytes()), "html"), LANGUAGES)[0]
        title = taken.title if isinstance(taken, Report) else None
    page = Page(path.parent.name, path, given["body"], title, urlsplit(given.get("url") or "").netloc or path.stem.split("_")[0])
    own = [line for line, inside in zip(lines, body, strict=True) if inside]
    page.forms = {
        "page": (lines, body),
        "close": ([Line(line.text, line.number, 0) for line in lines], body),
        "body": ([Line(line.text, line.number, 1) for line in own], [True] * len(own)),
        "close body": ([Line(line.text, line.number, 0) for line in own], [True] * len(own)),
    }
    return page


def mark_body(lines: Sequence[Line], body: str) -> list[bool]:
    """Which lines are body: page and body are laid along each other, longest runs first; short matches count for whole lines only."""
    page = [(word, place) for place, line in enumerate(lines) for word in words(line.text)]
    owners, sizes, hits = [place for _, place in page], Counter(place for _, place in page), Counter[int]()
    matcher = difflib.SequenceMatcher(None, [word for word, _ in page], words(body), autojunk=False)
    for start, _, size in matcher.get_matching_blocks():
        here = Counter(owners[start : start + size])
        hits.update({place: many for place, many in here.items() if size >= 3 or many == sizes[place]})
    marked = [sizes[place] > 0 and 2 * hits[place] >= sizes[place] for place in range(len(lines))]
    rest = grams(body) - grams("\n".join(line.text for line, inside in zip(lines, marked, strict=True) if inside))
    for place, line in enumerate(lines):
        own = grams(line.text)
        if not marked[place] and sizes[place] >= 8 and sum((own & rest).values()) >= 0.8 * sum(own.values()):
            marked[place], rest = True, rest - own
    return marked


def set_folds(pages: Sequence[Page]) -> int:
    """Put sites into folds, those that share a line of furniture of nine words into one; how many groups there are."""
    joined = {page.site: page.site for page in pages}

    def root(site: str) -> str:
        while joined[site] != site:
            site = joined[site]
        return site

    seen: dict[str, str] = {}
    for page in pages:
        # Parts of one site ("www.", "edition.") are one site: it ends in the last two parts of its address, or three.
        seen.setdefault(tail := re.sub(r"^.*?([^.]{4,}(?:\.[^.]{2,3}){1,2})$", r"\1", page.site), page.site)
        joined[root(page.site)] = root(seen[tail])
        for line, inside in zip(*page.forms["page"], strict=True):
            if not inside and len(line.text.split()) >= 9:
                joined[root(page.site)] = root(seen.setdefault(line.text.casefold(), page.site))
    groups = Counter(root(page.site) for page in pages)
    order = {site: number for number, (site, _) in enumerate(sorted(groups.items(), key=lambda one: (-one[1], one[0])))}
    for page in pages:
        page.fold = order[root(page.site)] % FOLDS
    return len(groups)


def newton(rows: Table, right: Table, weight: Table, pull: float, start: Table | None = None, steps: int = 8) -> Table:
    """The weights that make the right lines likeliest; the first, of what always holds, is not pulled to nought."""
    table = np.zeros(rows.shape[1]) if start is None else start.copy()
    pulled = np.r_[1e-4, np.full(rows.shape[1] - 1, pull)]
    for _ in range(steps):
        # In single precision, as the rows are: their copies in double would be half a gigabyte.
        chance = 1 / (1 + np.exp(-np.clip(rows @ table.astype(np.float32), -30, 30)))
        slope = rows.T @ (weight * (right - chance)).astype(np.float32) - pulled * table
        bent = rows * np.sqrt(weight * chance * (1 - chance) + 1e-8)[:, None].astype(np.float32)
        stride = np.linalg.solve((bent.T @ bent).astype(np.float64) + np.diag(pulled), slope)
        table += stride
        if np.abs(stride).max() < SETTLED:
            break
    return table


def fit(pages: Sequence[Page], pull: float, thin: bool) -> tuple[list[str], Table, list[Table], list[float]]:
    """The names of the signs, their weights fitted on all pages and without each fold; for every line the score that left its site out."""
    every = [(page, line, inside) for page in pages for form in page.forms.values() for line, inside in zip(*form, strict=True)]
    met = Counter(name for _, line, _ in every for name in line.signs)
    names = ["always", *sorted(name for name, times in met.items() if times >= LEAST_MET)]
    place = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(every), len(names)), np.float32)
    rows[:, 0] = 1
    for number, (_, line, _) in enumerate(every):
        for name, much in line.signs.items():
            if name in place:
                rows[number, place[name]] = much
    folds, right = np.array([page.fold for page, *_ in every]), np.array([float(inside) for *_, inside in every])
    counts = np.concatenate([counted(*form, FORMS[kind], thin) for page in pages for kind, form in page.forms.items()])
    used = counts > 0
    print(f"{len(names)} signs, {used.sum()} lines", file=sys.stderr)
    full = newton(rows[used], right[used], counts[used], pull)
    score, without = rows @ full.astype(np.float32), []
    for fold in range(FOLDS):
        others = used & (folds != fold)
        without.append(newton(rows[others], right[others], counts[others], pull, full, 3))
        score[folds == fold] = rows[folds == fold] @ without[-1].astype(np.float32)
    return names, full, without, score.tolist()


def counted(lines: Sequence[Line], body: Sequence[bool], share: float, thin: bool) -> Table:
    """How much each line of a form of a page counts; of lines far from any text only some do, for all of them."""
    roots = np.array([max(1.0, line.words) ** 0.5 for line in lines])
    roots *= share * PAGE / max(1.0, roots.sum())
    near = np.ones(len(lines), bool) if not thin else np.zeros(len(lines), bool)
    for place, (line, inside) in enumerate(zip(lines, body, strict=True)):
        if inside or (line.alone > -0.5 and line.words > 7):
            near[max(0, place - FAR) : place + FAR + 1] = True
    far = np.flatnonzero(~near)
    if len(far):
        chosen, whole = far[::ONE_IN], roots[far].sum()
        roots[far] = 0.0
        roots[chosen] = whole / len(chosen)
    return roots


def spread(pages: Sequence[Page], scores: Sequence[float], name: str) -> None:
    """Give each line its score."""
    place = 0
    for page in pages:
        for lines, _ in page.forms.values():
            for line in lines:
                setattr(line, name, scores[place])
                place += 1


def fit_title(pages: Sequence[Page]) -> tuple[dict[str, float], list[dict[str, float]]]:
    """The weights of the title, of all pages and without each fold: each line that could be it against all others, and against none."""
    names: dict[str, int] = {"none": 0}
    given: list[tuple[int, list[dict[str, float]], list[bool]]] = []
    for page in pages:
        lines, _ = page.forms["page"]
        roles = choose_roles(copied := [_copy(line) for line in lines], choose_body(copied))
        body = [place for place, role in enumerate(roles) if role == "body"]
        near = find_candidates(copied, body)
        if near and page.title:
            points = find_points(copied, near, body)
            given.append((page.fold, [*points, {"none": 1.0}], [is_title(copied[place].text, page.title) for place in near]))
            for one in points:
                for name in one:
                    names.setdefault(name, len(names))
    made = [(fold, np.array([[one.get(name, 0.0) for name in names] for one in points]), right) for fold, points, right in given]

    def solve(left_out: int) -> dict[str, float]:
        table = np.zeros(len(names))
        for _ in range(25):
            slope, bend = -PULL_TITLE * table, PULL_TITLE * np.eye(len(names))
            for fold, rows, right in made:
                if fold != left_out:
                    chance = np.exp(rows @ table - (rows @ table).max())
                    chance /= chance.sum()
                    hit = np.where([*right, not any(right)], chance, 0.0)
                    slope += rows.T @ (hit / hit.sum() - chance)
                    bend += (rows * chance[:, None]).T @ rows - np.outer(rows.T @ chance, rows.T @ chance)
            stride = np.linalg.solve(bend, slope)
            table += stride * min(1.0, 2.0 / max(1e-9, np.abs(stride).max()))
        return {name: float(table[number]) for name, number in names.items()}

    return solve(-1), [solve(fold) for fold in range(FOLDS)]


def _copy(line: Line) -> Line:
    made = Line(line.text, line.number, line.gap, line.words, line.kinds, line.long, line.closed, line.again, line.date)
    made.alone, made.score = line.alone, line.score
    return made


def is_title(said: str, title: str) -> bool:
    """Whether a line is a title or nearly: a page's own headline may differ from the one in its data by a word."""
    one, other = set(words(said.casefold())), set(words(title.casefold()))
    return one == other or (len(one) > 3 and len(one & other) >= 0.6 * len(one | other))


def score(pages: Iterable[Page], tables: Tables) -> dict[Path, tuple[float, ...]]:
    """Of each page, read as plain text by some tables: shares found, added and missed, chrome kept, body lost, title right, title wrong."""
    weights.TABLES = tables
    found: dict[Path, tuple[float, ...]] = {}
    for page in pages:
        raw = page.path.with_suffix(".txt").read_bytes()
        taken = take(Paper(page.path.name, raw, "text"), LANGUAGES)[0]
        report = taken if isinstance(taken, Report) else None
        body, text, whole = grams(page.body), grams(report.text if report else ""), grams(raw.decode())
        hit = sum((body & text).values())
        every = sum((body | text).values()) or 1
        chrome, could = set(whole) - set(body), sum((body & whole).values())
        named = bool(report and report.title and page.title)
        right = named and report is not None and words((report.title or "").casefold()) == words((page.title or "").casefold())
        found[page.path] = (
            hit / every,
            (sum(text.values()) - hit) / every,
            (sum(body.values()) - hit) / every,
            len(chrome & set(text)) / max(1, len(chrome)),
            1 - sum((body & whole & text).values()) / max(1, could),
            float(right),
            float(named and not right),
        )
    return found


def tell(name: str, rows: Sequence[tuple[float, ...]]) -> str:
    """F1 as the benchmark of the pages counts it, the spread of F1 over pages, chrome kept, body lost, titles."""
    precision = fmean(hit / (hit + more) for hit, more, *_ in rows if hit + more)
    recall = fmean(hit / (hit + less) for hit, _, less, *_ in rows if hit + less)
    each = [2 * hit / (2 * hit + more + less) for hit, more, less, *_ in rows]
    kept, lost, right, wrong = (fmean(row[place] for row in rows) for place in (3, 4, 5, 6))
    pages = len(rows)
    return (
        f"{name:28} F1 {2 * precision * recall / (precision + recall):.3f} (pages {stdev(each):.3f}) P {precision:.3f} R {recall:.3f} "
        f"chrome kept {kept:.3f} body lost {lost:.3f} title {right * pages:.0f} right {wrong * pages:.0f} wrong of {pages}"
    )


def main() -> None:
    """Fit, print the table, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--others", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true", help="put the weights in place of those that stand")
    given = parser.parse_args()
    pages = [read_page(path) for folder in given.folder for path in sorted(folder.glob("*.json"))]
    others = [read_page(path) for folder in given.others for path in sorted(folder.glob("*.json"))]
    print(f"{len(pages)} pages of {set_folds(pages)} groups of sites", file=sys.stderr)
    for page in pages:
        for lines, _ in page.forms.values():
            note_own(lines, wording(LANGUAGES), find_language("\n".join(sorted((line.text for line in lines), key=len)[-10:])))
    own_names, own, own_without, scores = fit(pages, PULL_ALONE, thin=False)
    spread(pages, scores, "alone")
    for page in pages:
        for lines, _ in page.forms.values():
            note_place(lines)
    names, placed, placed_without, scores = fit(pages, PULL_PLACED, thin=True)
    spread(pages, scores, "score")
    title, title_without = fit_title(pages)
    whole = Tables(named(own_names, own), named(names, placed), title)
    left = [
        Tables(named(own_names, one), named(names, other), third)
        for one, other, third in zip(own_without, placed_without, title_without, strict=True)
    ]
    without = {path: row for fold, tables in enumerate(left) for path, row in score((p for p in pages if p.fold == fold), tables).items()}
    inside = score([*pages, *others], whole)
    for folder in dict.fromkeys(page.folder for page in pages):
        here = [page.path for page in pages if page.folder == folder]
        print(tell(f"{folder}, left out", [without[path] for path in here]))
        print(tell(f"{folder}, in the fit", [inside[path] for path in here]))
    for folder in dict.fromkeys(page.folder for page in others):
        print(tell(f"{folder}, not fitted on", [inside[page.path] for page in others if page.folder == folder]))
    if given.write:
        parts = zip(PARTS, (whole.alone, whole.placed, whole.title), strict=True)
        kept = {f"{part}: {name}": round(one, 2) for part, table in parts for name, one in table.items() if abs(one) >= LEAST_WEIGHT}
        find_file().write_text(write_fitted(find_file(), kept), encoding="utf-8")


def named(names: Sequence[str], table: Table) -> dict[str, float]:
    """Weights by name."""
    return {name: float(one) for name, one in zip(names, table, strict=True)}


if __name__ == "__main__":
    main()
