"""Names as they stand: runs of capitalised words, how far the name of a body reaches, and which words before it are only titles."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex, ActorMatch

# Parts of names from everywhere; no words of the language of a report.
PARTICLES = frozenset(
    ("de", "del", "der", "den", "van", "von", "bin", "ibn", "al", "el", "da", "di", "du", "la", "le", "-", "dos", "ter", "los", "las")
)
# A headline has more capitals than small words among its longer words.
LOUD = 0.6
ENDS = frozenset((".", "!", "?", "”", '"'))
# Letters of the shortest word in capitals that may be a heading or an agency's letters; shorter ones are initials ("JD Vance").
SHOUTED = 3


def names_in(tree: Tree, named: Sequence[ActorMatch], actors: ActorIndex, alone: AbstractSet[str] = frozenset()) -> list[tuple[int, int]]:
    """Runs of capitalised proper nouns, without titles before them and without states and bodies of the lexicon; `alone` are words that
    stand alone as names in the report."""
    taken = {t for n in named for t in range(n.a, n.b)}
    runs: list[tuple[int, int]] = []
    i, size = 0, len(tree.words)
    while i < size:
        if not is_name(tree, i) or i in taken:
            i += 1
            continue
        a = i
        while i < size and i not in taken and in_name(tree, i):
            i += 1
        found = without_titles(tree, behind_shouts(tree, a, i, alone), i, actors)
        if found is not None:
            runs.append(found)
    return runs


def names_alone(trees: Sequence[Tree]) -> frozenset[str]:
    """The words that stand as names somewhere in a report: with a capital and never in small letters, none in capitals throughout before
    them."""
    small = {word for tree in trees for word in tree.words if word.islower()}
    return frozenset(
        word
        for tree in trees
        for t, word in enumerate(tree.words)
        if word[:1].isupper() and not word.isupper() and word.lower() not in small and not (t and is_shouted(tree.words[t - 1]))
    )


def is_shouted(word: str) -> bool:
    """Whether a word is written in capitals throughout, and long enough to be more than initials."""
    return len(word) >= SHOUTED and word.isalpha() and word.isupper()


def behind_shouts(tree: Tree, a: int, b: int, alone: AbstractSet[str]) -> int:
    """Where a name begins that capitals run into at the head of a sentence: a place, a heading or an agency's letters before somebody's
    full name ("OSLO Anna Berg"), or before one word that stands alone elsewhere ("EPA Equifax"). "KIM Jong-un" keeps both his names."""
    at = a
    while at < b and is_shouted(tree.words[at]):
        at += 1
    opens = not any(is_name(tree, t) or tree.words[t].islower() for t in range(tree.sentences[tree.sentence[a]][0], a))
    if at in (a, b) or not opens or "-" in tree.words[at:b]:
        return a
    rest = [word for word in tree.words[at:b] if word[0].isalpha()]
    usual = all(word.capitalize() in alone for word in tree.words[a:at])
    return at if len(rest) > 1 or usual or not alone.isdisjoint(rest) else a


def without_titles(tree: Tree, a: int, b: int, actors: ActorIndex) -> tuple[int, int] | None:
    """A run of name words without the titles before the name; None where it is nothing but titles. "King" of "Larry King" is no title."""
    titles = actors.people.titles.set
    titled = [t for t in range(a, b) if plain_word(tree, t) in titles]
    if titled and titled[-1] == b - 1 and b - a > 1 and tree.words[a].lower() in actors.genders and a not in titled:
        titled = []
    if titled:
        a = titled[-1] + 1
        if a + 1 < b and tree.words[a] == "-" and plain_word(tree, a + 1) in actors.people.elect:
            a += 2  # "Mayor-elect Anna Berg"
    while a < b and not any(letter.isalnum() for letter in tree.words[a]):
        a += 1
    if a + 1 < b and a == tree.sentences[tree.sentence[a]][0] and plain_word(tree, a) in actors.people.offices:
        a += 1  # "Witness Tony Molina said": the capital is the sentence's
    given = actors.people.given_names
    if a + 1 < b and a and tree.parts[a - 1] == "ADP" and tree.words[a] not in given:  # "in Nice Tony Marsh said"
        a = next((t for t in range(a + 1, b - 1) if tree.words[t] in given and tree.words[t + 1] != "-"), a)
    a = behind_body(tree, behind_place(tree, a, b, actors), b, actors)
    again = next((t for t in range(a + 2, b) if tree.words[t] == tree.words[a]), b)  # "Ann Lee Ann Marie Lee": two names, run together
    return (a, again) if a < again else None


def behind_body(tree: Tree, a: int, b: int, actors: ActorIndex) -> int:
    """Where somebody's name begins that the name of his body runs into: "of the Water Administration Ana Lopes", "Port Administration
    Wu Yan"."""
    given, bodies = actors.people.given_names, actors.people.bodies.set

    def is_person(t: int) -> bool:
        behind = [plain_word(tree, other) for other in range(t, b)]
        return tree.words[t] in given or (t > a + 1 and len(behind) in (2, 3) and actors.people.corporate.set.isdisjoint(behind))

    return next((t for t in range(a + 1, b - 1) if plain_word(tree, t - 1) in bodies and is_person(t)), a)


def behind_place(tree: Tree, a: int, b: int, actors: ActorIndex) -> int:
    """Where a name begins that the place of an office runs into: "Mayor of Karst Ahm Lund" is no Karst Ahm Lund."""
    names = [t for t in range(a, b) if tree.words[t] not in PARTICLES and len(tree.words[t].rstrip(".")) > 1]
    # A place has a word or two, a man has two.
    fits = 2 < len(names) <= 4 and "-" not in tree.words[a:b]
    corporate = actors.people.corporate
    if not fits or any(plain_word(tree, t) in corporate for t in names[-2:]):
        return a
    return names[-2] if holds_place(tree, names[-2], actors) else a


def holds_place(tree: Tree, a: int, actors: ActorIndex) -> bool:
    """Whether an office and its place stand right before a name: "Mayor of New Karst" Ahm Lund."""
    at = a - 1
    while at > 0 and is_name(tree, at) and a - at <= 2:
        at -= 1
    return 0 < at < a - 1 and tree.words[at].lower() in actors.small.joining and plain_word(tree, at - 1) in actors.people.offices


def plain_word(tree: Tree, t: int) -> str:
    """A word in small letters, without the stop of an abbreviation."""
    return tree.words[t].lower().rstrip(".")


def in_compound(tree: Tree, b: int) -> bool:
    """Whether a name goes on in small letters behind a hyphen: "the US-led bloc" is not the United States."""
    return b + 1 < len(tree.words) and tree.words[b] == "-" and tree.words[b + 1].islower()


def is_name(tree: Tree, i: int) -> bool:
    """Whether a word may belong to a person's name."""
    return tree.parts[i] == "PROPN" and tree.words[i][:1].isupper()


def ends_name(tree: Tree, i: int) -> bool:
    """Whether a word may be the last of a name: a name word, or the second half of one ("Suk-yeol")."""
    return is_name(tree, i) or (i > 1 and tree.words[i - 1] == "-" and is_name(tree, i - 2) and in_name(tree, i))


def in_name(tree: Tree, i: int) -> bool:
    """Whether a word may stand inside a name: a name word, a particle before one, or the second half of "Suk-yeol"."""
    if is_name(tree, i):
        return True
    if tree.words[i - 1] == "-":
        return tree.parts[i] in ("PROPN", "NOUN")
    size = len(tree.words)
    if tree.words[i].lower() not in PARTICLES or i + 1 >= size:
        return False
    behind = i + 2 if tree.words[i + 1] in PARTICLES and i + 2 < size else i + 1  # "de los Santos"
    return is_name(tree, i + 1) or is_name(tree, behind) or tree.words[i] == "-"


def text_of(tree: Tree, a: int, b: int) -> str:
    """A run of name words as one name: hyphens closed up, a possessive left out."""
    return " ".join(tree.words[a:b]).replace(" - ", "-")


def whole_name(tree: Tree, a: int, b: int, actors: ActorIndex, others: Sequence[Tree]) -> str:
    """A body's name with what a person's would lose as a title, and its end: "National Golf Foundation", "Ernst & Young", "St Olaf's
    Hospital".

    A word that opens the sentence belongs to it where the same words stand inside a sentence elsewhere, and "All" before one body's name:
    "All Nippon Airways"."""
    opening = tree.sentences[tree.sentence[a]][0]
    owned = b - a == 1 and a - 2 >= opening and tree.words[a - 1] in actors.small.owner and is_name(tree, a - 2)
    held = owned and {plain_word(tree, a), plain_word(tree, a - 2)} & {*actors.people.bodies, *actors.people.offices, *actors.people.titles}
    if owned and not held:
        a -= 2  # "St Olaf's Hospital"
    while a > opening and is_capital(tree, a - 1, actors) and (a - 1 > opening or is_name(tree, a - 1)):
        a -= 1
    if a == opening + 1 and is_capital(tree, opening, actors):
        whole = tree.parts[opening] == "DET" and tree.words[opening].lower() not in actors.small.indefinite
        if whole or any(is_inside(other, tree.words[opening:b]) for other in others):
            a = opening
    name = " ".join(tree.words[a : joined(tree, b, actors)]).replace(" - ", "-").removesuffix(" 's")
    return name.replace(" 's ", "'s ").replace(" ’s ", "’s ")


def proper_name(tree: Tree, head: int, source: AbstractSet[int], actors: ActorIndex, others: Sequence[Tree]) -> str | None:
    """The name that a proper noun leads in its phrase; None for nothing but a title or a kind of body ("the Bureau"), and in a headline."""
    if is_headline(tree) or plain_word(tree, head) in actors.calendar:
        return None
    a, b = head, head + 1
    while a - 1 in source and (in_name(tree, a - 1) or (tree.words[a] == "-" and tree.words[a - 1][:1].isupper())):
        a -= 1
    while a < head and not (tree.words[a][:1].isupper() or tree.words[a].lower() in PARTICLES):
        a += 1  # "the 15-member UNSC"
    while b in source and in_name(tree, b):
        b += 1
    b -= tree.words[b - 1] == "-"
    if a and tree.words[a - 1] == "/":
        return None
    of_body = [t for t in range(a, b) if plain_word(tree, t) in actors.people.corporate]
    if of_body[-1:] == [b - 1] or plain_word(tree, b - 1) in actors.people.titles or b - 2 in of_body:
        name = settle_shouts(whole_name(tree, a, b, actors, others), others)
        return None if name.lower() in actors.kinds or name.lower() in actors.people.titles else name
    alone = names_alone(others) if any(is_shouted(tree.words[t]) for t in range(a, b)) else frozenset()
    a = max(behind_shouts(tree, a, b, alone), of_body[-1] + 1 if of_body else a)
    found = without_titles(tree, a, b, actors)  # "Trade Committee head Karl Holm"
    return settle_shouts(text_of(tree, *found).lstrip("(\"'“‘″"), others) if found is not None else None


def settle_shouts(name: str, trees: Sequence[Tree]) -> str:
    """A name all in capitals as the report writes it elsewhere ("KARSTAIR"), where it does; letters and others stay as they are."""
    words = name.split()
    if not all(is_shouted(word) for word in words):
        return name
    seen = {word for tree in trees for word in tree.words}
    return " ".join(word.capitalize() for word in words) if all(word.capitalize() in seen for word in words) else name


def is_headline(tree: Tree) -> bool:
    """Whether a paragraph is a line in which nearly every longer word has a capital: there a capital tells no name."""
    long = [word for word in tree.words if len(word) > 3 and word.isalpha()]
    loud = len(long) > 3 and sum(word[0].isupper() for word in long) >= LOUD * len(long)
    return loud and tree.words[-1] not in ENDS


def is_capital(tree: Tree, t: int, actors: ActorIndex) -> bool:
    """Whether a word is written as part of a name: a capital, and no article."""
    return (
        tree.words[t][:1].isupper()
        and tree.parts[t] in ("PROPN", "ADJ", "DET", "NOUN", "NUM")
        and tree.words[t].lower() not in actors.small.articles
    )


def is_inside(tree: Tree, words: Sequence[str]) -> bool:
    """Whether words stand somewhere in a paragraph, but not at the beginning of a sentence."""
    openings = {a for a, _ in tree.sentences}
    size = len(words)
    return any(t not in openings and tree.words[t : t + size] == words for t, word in enumerate(tree.words) if word == words[0])


def joined(tree: Tree, b: int, actors: ActorIndex) -> int:
    """Where a body's name ends that goes on behind "of" or "on": "Commission on Presidential Debates", but not "on Monday"."""
    while b + 1 < len(tree.words) and tree.words[b] in actors.small.joining:
        after = b + 2 if tree.words[b + 1] in actors.small.the and b + 2 < len(tree.words) else b + 1
        if not is_name(tree, after) or plain_word(tree, after) in actors.calendar:
            break
        while after < len(tree.words) and in_name(tree, after):
            after += 1
        b = after
    return b
