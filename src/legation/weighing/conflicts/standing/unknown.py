"""What some say is not known - who, where, when, why, how many - and others tell: "nobody knows where it will fall", "will fall into
the sea"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.postings import Postings, post, take_posted
from legation.weighing.accounts.spots import Spot, find_spots, search
from legation.weighing.conflicts.difference import Difference
from legation.weighing.grouping.sketch import stem

# Before a question: "not immediately clear", "nobody knows exactly", "declined to say"; between the parts stand up to three words.
_NEGATOR = r"(?:not|never|n['’]t|nobody|no one|no-one|none|cannot|hard to|impossible to|yet to|failed to|unable to|refused to|declined to)"
_BETWEEN = r",?(?: (?:exactly|yet|immediately|precisely|for sure|if|when|or|and|just)){0,3} "
_NO_REASON = r"\b(?:gave|give|gives|given|giving|offered|offering|provided) (?:no|any) (reason|explanation)\b"
_QUESTION = r"(who|whom|whose|where|when|why|what caused|how many(?! of)|how much)"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# A place has a name or an article: "into a part of the sea", "in Karst", not "in control".
_PLACE = r"\b(?:in|into|at|near|off|on|over|onto) (?:(?:the|an?|its|their)\b(?: [\w-]+){0,3} ?(?:PLACES)|(?-i:[A-Z])[\w-]+)"
_ASKS = re.compile(r"\W*(?:who|what|where|when|why|how|whether)\b", re.IGNORECASE)
# The question is looked up in so many words behind its "where".
QUESTION = 9
# "because" stands within so many characters behind the clause whose cause it gives.
LEAD = 25
# The verb of the question and two things it speaks of must stand in the answer.
SHARED = 2


def find_unknown(index: StoryIndex, shelves: Mapping[int, Sequence[Account]]) -> Iterator[Difference]:
    """The differences between those who say that something is not known and those who tell it. Who does both knows what he says."""
    phrases = index.lexicon.phrases
    unknown = search_unknown(phrases.get("differ.unknowing", ()), phrases.get("differ.knowing", ()))
    asked = [(spot, *question(index, spot)) for spot in find_spots(index, shelves, unknown)]
    asked = [found for found in asked if found[2]]
    if not asked:
        return
    postings: Postings[Account] = {}
    for accounts in shelves.values():
        for account in accounts:
            if not unknown.search(index.words(account)):
                for clause in index.clauses(account):
                    if clause.predicate is not None:
                        post(postings, clause.predicate, clause.report, clause)
    for spot, kind, verbs, things in asked:
        answers = [c for verb in sorted(verbs) for c in take_posted(postings, verb) if is_answer(index, kind, c, things)]
        if any(answer.report == spot.account.report for answer in answers):
            continue
        for answer in answers:
            if index.same_matter(spot.account, answer):
                about = " ".join(f"{spot.match[1] or spot.match[2] or spot.match[3]}{spot.behind}".split()[:QUESTION])
                yield Difference("status", about, spot.account, answer, ("not known", "given"), f"{kind} {min(verbs)}")


def question(index: StoryIndex, spot: Spot) -> tuple[str, set[str], set[str]]:
    """What is asked for, the verbs that may be those of the question, and the words that it shares with an answer."""
    senses, empty = index.lexicon.tables.get("senses", {}), index.lexicon.phrases.get("stopwords", ())
    whole = spot.match[3] is not None  # "confirmed the removal of the app but gave no reason"
    words = [word.lower() for word in _WORD.findall(spot.before if whole else spot.behind)[:: -1 if whole else 1][:QUESTION]]
    stems = {senses.get(stem(word), stem(word)) for word in words if word not in empty}
    asked = "why" if whole else (spot.match[1] or spot.match[2]).lower()
    kind = "who" if asked.startswith("who") else "why" if asked == "what caused" else asked
    loose = {*index.lexicon.phrases.get("light", ()), *index.lexicon.phrases.get("differ.empty", ())}
    return kind, (stems | ({"caus"} if asked == "what caused" else set())) - loose, stems


def is_answer(index: StoryIndex, kind: str, clause: Account, things: set[str]) -> bool:
    """Whether a clause with the verb of a question answers it: it speaks of the same, and tells what is asked for."""
    words, a, phrases = index.clause(clause), clause.assertion, index.lexicon.phrases
    senses = index.lexicon.tables.get("senses", {})
    # "It was removed because" speaks of what stands before it.
    pronoun = kind == "why" and a.subject in ("it", "they", "he", "she")
    if not pronoun and not things & {senses.get(slot, slot) for slot in (a.subject, a.object) if slot is not None and slot != a.verb}:
        return False
    if clause.denied or len(things & clause.features) < (1 if pronoun else min(SHARED, len(things))):
        return False
    if _ASKS.match(index.words(clause)) or search(phrases.get("differ.unsure", ())).search(words):
        return False
    if kind == "where":
        return bool(search_places(phrases.get("differ.places", ())).search(words))
    if kind == "when":
        return any(len(when.first) == len("2020-01-01") for when in a.whens) or any(figure.unit == "clock" for figure in a.figures)
    if kind == "why":
        # "because" begins a clause of its own, right behind.
        text = index.reports[clause.report].text[clause.span.start : clause.span.end + LEAD]
        return a.verb == "caus" or bool(search(phrases.get("differ.causes", ())).search(text))
    if kind in ("how many", "how much"):
        return any(figure.what in things or figure.unit not in (None, "person", "clock", "age", "ordinal") for figure in a.figures)
    return a.subject is not None and (":" in a.subject or not a.subject.islower())  # an id, or a name as it is written


@lru_cache(maxsize=8)
def search_unknown(unknowing: tuple[str, ...], knowing: tuple[str, ...]) -> re.Pattern[str]:
    """What finds a question that is said to have no answer yet."""
    alone, known = ("|".join(map(re.escape, words)) or "(?!)" for words in (unknowing, knowing))
    return re.compile(
        rf"(?:\b|(?=n['’]t)){_NEGATOR}(?: [\w-]+){{0,3}} (?:{known}){_BETWEEN}{_QUESTION}\b"
        rf"|\b(?:{alone}){_BETWEEN}{_QUESTION}\b|{_NO_REASON}",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def search_places(places: tuple[str, ...]) -> re.Pattern[str]:
    """What finds a place behind a preposition."""
    return re.compile(_PLACE.replace("PLACES", "|".join(map(re.escape, places)) or "(?!)"), re.IGNORECASE)
