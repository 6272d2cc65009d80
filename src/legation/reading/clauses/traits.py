"""What a sentence says in passing of those it names: an age, a rank, a home town, what kind of place a name is.

Who made a thing, alone or as one of several: founder or co-founder, "who created", "one of the creators of".
"""

import re
from collections.abc import Callable, Iterator, Sequence

from legation.language import relations as rel
from legation.language.language import Language
from legation.language.lists.happening import ClauseWords
from legation.language.patterns import either, once
from legation.reading.clauses.roles import Names, behind, name_at
from legation.reading.parse.tree import Tree
from legation.reading.speakers.people import NameMatch
from legation.records.reading import Trait
from legation.records.report import Span

# How many steps of the parse lead from "founder" to the name: "chief executive and founder" has it at the second, an apposition is one.
STEPS = 4
_UP = (rel.CONJUNCT, rel.COMPOUND, rel.APPOSITION, rel.NOUN_MOD)


def find_makers(
    tree: Tree, first: int, last: int, people: Sequence[NameMatch], names: Names, language: Language
) -> Iterator[tuple[NameMatch, str, str, int]]:
    """Each maker in a sentence: who, what sort of maker of which named thing ("founder:Karst", "founder:" where it has no name), the
    rung ("founder", "co-founder") and where the word stands."""
    makers, words = language.lists.traits.makers, language.lists.clauses
    for i in range(first, last):
        sort = makers.get(language.stem(tree.lemmas[i].lower().replace("-", "")))
        if sort is None:
            continue
        at = None
        if tree.parts[i] in ("NOUN", "PROPN", "ADJ"):
            at = owner_of(tree, i, people, words)
        elif tree.parts[i] == "VERB":
            at = subject_of(tree, i, people)
        if at is not None:
            yield at, f"{sort}:{thing_of(tree, i, at, names, words)}", f"co-{sort}" if is_joint(tree, i, words) else sort, i


def owner_of(tree: Tree, noun: int, people: Sequence[NameMatch], words: ClauseWords) -> NameMatch | None:
    """Of whom a noun is said: the name it stands before or beside, or whose "is" it stands behind."""
    i = noun
    for _ in range(STEPS):
        near = [i, *(child for child in tree.children[i] if tree.deps[child] == rel.APPOSITION)]
        dep, head = tree.deps[i], tree.heads[i]
        if dep == rel.PRED_NOUN or (dep in rel.NOUN_SUBJECTS and tree.lemmas[head] in words.to_be):
            near += [child for child in tree.children[head] if child != i and tree.deps[child] in (*rel.NOUN_SUBJECTS, rel.PRED_NOUN)]
        found = next((seen for k in near for seen in people if seen.a <= k < seen.b), None)
        if found is not None:
            return found
        # "one of the creators"
        many = dep == rel.PREP_OBJECT and tree.words[head].lower() in words.of and tree.words[tree.heads[head]].lower() in words.one
        if many:
            i = tree.heads[head]
        elif dep in _UP:
            i = head
        else:
            return None
    return None


def subject_of(tree: Tree, verb: int, people: Sequence[NameMatch]) -> NameMatch | None:
    """Who is said to have founded or created something, "who" told by its name."""
    subject = tree.child(verb, *rel.NOUN_SUBJECTS)
    if subject is None or tree.deps[subject] == rel.PASSIVE_SUBJECT:
        return None
    at = tree.heads[verb] if tree.tags[subject] == "WP" and tree.deps[verb] == rel.RELATIVE else subject
    return next((seen for seen in people if seen.a <= at < seen.b), None)


def is_joint(tree: Tree, i: int, words: ClauseWords) -> bool:
    """Whether others had a hand in it by the words: "co-founder", "one of the creators", "founded it with her brother"."""
    before = [tree.words[k].lower() for k in range(max(0, i - 2), i)]
    word = tree.words[i].lower()
    if word.startswith(tuple(words.joint)) or (before[-1:] == ["-"] and before[0] in words.apart):
        return True
    if tree.parts[i] == "VERB":
        subject = tree.child(i, *rel.NOUN_SUBJECTS)
        several = subject is not None and any(tree.deps[c] == rel.CONJUNCT for c in tree.children[subject])
        others = any(tree.words[c].lower() in words.jointly for c in tree.children[i])
        return several or others or not words.helped.set.isdisjoint(before)
    head = tree.heads[i]
    plural = tree.tags[i] in ("NNS", "NNPS")
    return plural or (tree.deps[i] == rel.PREP_OBJECT and tree.words[tree.heads[head]].lower() in words.one)


def thing_of(tree: Tree, i: int, seen: NameMatch, names: Names, words: ClauseWords) -> str:
    """The name of what was made, nothing where it has none: "Karst founder", "Karst's founder", "founder of Karst", "founded Karst"."""
    near = [child for child in tree.children[i] if tree.deps[child] in (rel.OWNER, rel.COMPOUND, rel.OBJECT)]
    links = [child for child in tree.children[i] if tree.deps[child] == rel.PREP and tree.words[child].lower() in words.of]
    near += [noun for link in links for noun in tree.children[link]]
    # "Karst founder and chief executive Mary Brandt": the name hangs on the last noun, or on the person.
    near += [k for k in range(max(0, i - 2), i) if tree.parts[k] == "PROPN" and not seen.a <= k < seen.b]
    found = (name_at(tree, names, i) for i in near if not seen.a <= i < seen.b)
    return next((name for name in found if name is not None), "")


# Nobody is older; a number above is a score or a year.
OLDEST = 115
# How far before a name its office is looked for ("Deputy Foreign Minister Ivo Holm" has it at the third word).
OFFICE_WITHIN = 4
# "Ada Brandt, 33, of Karst" has its "of" at the fourth word behind the name; "aged 33" makes it the fifth.
BEHIND = 4
# What may stand behind an age.
_CLOSING = frozenset(",.);-–—")
Spans = Callable[[int, int], Span]


@once
def _year_old(language: Language) -> re.Pattern[str]:
    """ "33 years old", "33-year-old"."""
    words = language.lists.clauses
    return re.compile(rf"(?<![\d.,])(\d{{1,3}})[- ](?:{either(words.year)})[- ](?:{either(words.old)})\b", re.IGNORECASE)


def find_traits(
    text: str, tree: Tree, first: int, last: int, start: int, sightings: Sequence[NameMatch], names: Names, language: Language
) -> Iterator[Trait]:
    """The traits in one sentence (tokens `first` to `last` of a paragraph that begins at `start`; `text` is the paragraph)."""
    people = [seen for seen in sightings if first <= seen.a < last]

    def span(a: int, b: int) -> Span:
        return Span(start + tree.starts[a], start + tree.ends[b - 1])

    for seen in people:
        yield from _behind_name(tree, seen, last, language.lists.clauses, span)
        for scale, value, at in dict.fromkeys(_offices(tree, seen, language)):
            yield Trait("grade", seen.person.id, value, span(min(at, seen.a), max(at + 1, seen.b)), scale)
    for owner, scale, value, at in find_makers(tree, first, last, people, names, language):
        yield Trait("grade", owner.person.id, value, span(min(at, owner.a), max(at + 1, owner.b)), scale)
    begin, end = tree.starts[first], tree.ends[last - 1]
    for match in _year_old(language).finditer(text, begin, end):
        old = next((i for i in range(first, last) if tree.starts[i] < match.end() <= tree.ends[i]), None)
        aged = None if old is None else _owner(tree, old, people)
        if aged is not None and int(match[1]) <= OLDEST:
            yield Trait("age", aged.person.id, str(int(match[1])), Span(start + match.start(), start + match.end()))
    yield from _places(tree, first, last, names, language, span)
    yield from _homes(tree, first, last, people, language.lists.clauses, span)
    yield from _venues(tree, first, last, names, language, span)


def _homes(tree: Tree, first: int, last: int, people: Sequence[NameMatch], words: ClauseWords, span: Spans) -> Iterator[Trait]:
    """Towns written with their region behind "from" and "of" where no name stands before them: "two doctors from Karst, Ohio"."""
    for i in range(first, last - 1):
        if tree.words[i].lower() in words.home and not any(seen.b <= i <= seen.b + BEHIND for seen in people):
            end = _town(tree, i + 1, last)
            if end:
                yield Trait("home", "", _joined(tree, i + 1, end), span(i, end))


def _venues(tree: Tree, first: int, last: int, names: Names, language: Language, span: Spans) -> Iterator[Trait]:
    """Where a study came out: "the research was published in the Veldt Journal"."""
    papers, words = language.lists.traits.papers.set, language.lists.clauses
    for verb in range(first, last):
        subject = tree.child(verb, *rel.NOUN_SUBJECTS) if tree.lemmas[verb] in words.published else None
        if subject is None or not is_paper(tree, subject, papers):
            continue
        for link in tree.children[verb]:
            at = tree.child(link, rel.PREP_OBJECT) if tree.words[link].lower() in words.within else None
            name = name_at(tree, names, at)
            if at is not None and name is not None and ":" not in name:
                yield Trait("venue", "study", name, span(link, at + 1))


def is_paper(tree: Tree, subject: int, papers: frozenset[str]) -> bool:
    """Whether a noun is a paper, or a part of one ("the results of the study")."""
    link = tree.child(subject, rel.PREP)
    whole = None if link is None else tree.child(link, rel.PREP_OBJECT)
    return tree.lemmas[subject] in papers or (whole is not None and tree.lemmas[whole] in papers)


def _behind_name(tree: Tree, seen: NameMatch, last: int, small: ClauseWords, span: Spans) -> Iterator[Trait]:
    """Age and home right behind a name: "Ada Brandt, 33, of Karst, Ohio", "Ada Brandt (33)"."""
    i, words = seen.b, tree.words
    if i + 1 < last and words[i] in (",", "("):
        aged = i + 2 if words[i + 1].lower() in small.aged else i + 1
        closed = aged + 1 >= last or words[aged + 1] in _CLOSING or words[aged + 1] in small.follows
        if aged < last and words[aged].isdecimal() and len(words[aged]) <= 3 and closed and 0 < int(words[aged]) <= OLDEST:
            yield Trait("age", seen.person.id, str(int(words[aged])), span(seen.a, aged + 1))
            i = aged + 1
    if i < last and words[i] == ",":
        i += 1
    if i + 1 < last and words[i].lower() in small.home and tree.parts[i + 1] == "PROPN":
        end = _town(tree, i + 1, last)
        if end:
            yield Trait("home", seen.person.id, _joined(tree, i + 1, end), span(seen.a, end))


def _town(tree: Tree, a: int, last: int) -> int:
    """The end of a place written with its region ("Karst, Ohio"), 0 where it is none."""
    i = a
    while i < last and tree.parts[i] == "PROPN":
        i += 1
    if i == a or i + 1 >= last or tree.words[i] != "," or tree.parts[i + 1] != "PROPN":
        return 0
    i += 1
    while i < last and tree.parts[i] == "PROPN":
        i += 1
    return i


def _joined(tree: Tree, a: int, b: int) -> str:
    """Some words of a sentence with single spaces, commas against the word before."""
    return " ".join(tree.words[a:b]).replace(" ,", ",")


def _offices(tree: Tree, seen: NameMatch, language: Language) -> Iterator[tuple[str, str, int]]:
    """The offices beside a name: what ladder, which rung on it, and where the word stands."""
    offices = language.lists.people.offices.set
    titles = language.lists.people.titles.set
    makers = language.lists.traits.makers
    below, ladders, stem = language.lists.traits.below.set, language.lists.traits.ranks, language.stem
    for run in _titles(tree, seen):
        if not run or run[-1] - run[0] > OFFICE_WITHIN:
            continue
        noun = tree.lemmas[run[-1]]
        if stem(noun) in makers:
            continue  # founder and co-founder are told apart in find_makers
        if noun in offices:
            named = [tree.words[i].lower() for i in run[:-1]]
            rung = next((word for word in named if word in below), "full")
            field = next((word for word in named[-1:] if word in titles and word not in below), "")
            yield f"{field} {noun}".strip(), rung, run[-1]
        elif stem(noun) in ladders:
            yield ladders[stem(noun)], noun, run[-1]


def _titles(tree: Tree, seen: NameMatch) -> Iterator[list[int]]:
    """The words before a name that hang on it, then each noun in apposition to it with what describes it."""
    before = range(max(0, seen.a - OFFICE_WITHIN), seen.a)
    yield [i for i in before if tree.heads[i] >= seen.a or tree.heads[i] in before]
    head = next((i for i in range(seen.b - 1, seen.a - 1, -1) if not seen.a <= tree.heads[i] < seen.b), seen.b - 1)
    for noun in tree.beside(head):
        yield [*(child for child in tree.children[noun] if child < noun and tree.deps[child] in rel.DESCRIBING), noun]


def _owner(tree: Tree, old: int, people: Sequence[NameMatch]) -> NameMatch | None:
    """Who is so old: the name that the word hangs on, or that stands in apposition to its noun, or of which it is said."""
    noun = tree.heads[old]
    candidates = [noun, *tree.beside(noun)]
    if tree.deps[noun] == rel.PRED_NOUN or tree.deps[old] == rel.PRED_ADJ:
        verb = tree.heads[noun] if tree.deps[noun] == rel.PRED_NOUN else noun
        candidates.extend(child for child in tree.children[verb] if tree.deps[child] in rel.NOUN_SUBJECTS)
    return next((seen for i in candidates for seen in people if seen.a <= i < seen.b), None)


def _places(tree: Tree, first: int, last: int, names: Names, language: Language, span: Spans) -> Iterator[Trait]:
    """What kind of place a name is: "the town of Karst", "Karst, a town in the hills"."""
    kinds, words = language.lists.traits.places, language.lists.clauses
    for i in range(first, last):
        kind = kinds.get(language.stem(tree.lemmas[i])) if tree.parts[i] == "NOUN" else None
        if kind is None:
            continue
        of = any(tree.deps[child] == rel.PREP and tree.words[child].lower() in words.of for child in tree.children[i])
        named = behind(tree, i, words.of) if of else tree.heads[i] if tree.deps[i] == rel.APPOSITION else None
        name = name_at(tree, names, named)
        if named is not None and name is not None and ":" not in name:
            yield Trait("place", name, tree.lemmas[i], span(min(i, named), max(i, named) + 1), kind)
