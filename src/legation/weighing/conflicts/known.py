"""What some say is not known, not given out or not confirmed - who, where, when, why, how many, names, a cause - and others tell:
"nobody knows where it will fall", "will fall into the sea".
"""

import re
from collections.abc import Callable, Iterator

from legation.language.lists.lists import WordLists
from legation.language.lists.weighing import ConflictForms, Conflicts
from legation.language.patterns import compile_phrases, either, once, read_slot
from legation.language.words import JOINED
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import Postings, Spot, StoryIndex, find_spots, post, search, take_posted
from legation.weighing.conflicts.acts import act_of, denies_verb, find_negators, is_finite
from legation.weighing.conflicts.point import Evidence, name_point
from legation.weighing.conflicts.testimony import Testimony, leave_out_both

# The question is looked up in so many words behind its "where".
QUESTION = 9
# "because" stands within so many characters behind the clause whose cause it gives.
LEAD = 25
# The verb of the question and two things it speaks of must stand in the answer.
SHARED = 2
# "named him as Karst's leader" gives someone a post, no name out.
_POST = re.compile(r"\s+(?:[A-Z][\w-]*\s+){0,3}[A-Z][\w-]*['’]s\s+[a-z]")
# What is not confirmed stands so many words before "has not been confirmed", and so many behind "although not declared officially".
BEFORE, BEHIND = 6, 14
# Two passages on names or a cause are of the same names or cause where they share this much besides.
SHARED_BESIDES = 1
# What was withheld and what came out are one thing where they share so many words.
SHARED_OUT = 2
# A name: two words with capitals at least, small ones of a family between them ("Otto van der Linde").
NAME = r"[A-Z][\w'’-]+(?: [a-z]{2,3}){0,2}(?: [A-Z][\w'’-]+){1,3}"


def find_unknown(story: Evidence) -> list[Testimony]:
    """Each question that is said to have no answer, with the clauses that answer it. Who does both knows what he says."""
    lists = story.language.lists
    unknown = search_unknown(lists)
    asked = [(spot, *question(story, spot)) for spot in find_spots(story, story.by_report, unknown)]
    asked = [found for found in asked if found[2]]
    postings: Postings[Account] = {}
    for account in (account for accounts in story.by_report.values() for account in accounts if asked):
        if not unknown.search(story.words(account)):
            for clause in story.clauses(account):
                if clause.predicate is not None:
                    post(postings, clause.predicate, clause.report, clause)
    found: list[Testimony] = []
    for number, (spot, kind, verbs, things) in enumerate(asked):
        point, topic = (number,), f"{kind} {min(verbs)}"
        about = " ".join(f"{read_slot(spot.match, 'asked') or read_slot(spot.match, 'reason')}{spot.behind}".split()[:QUESTION])
        answers = (clause for verb in sorted(verbs) for clause in take_posted(postings, verb) if is_answer(story, kind, clause, things))
        found.append(Testimony(point, spot.account, "not known", about, topic=topic))
        found.extend(Testimony(point, clause, "given", about, topic=topic) for clause in answers)
    return leave_out_both(found)


def question(index: StoryIndex, spot: Spot) -> tuple[str, set[str], set[str]]:
    """What is asked for, the verbs that may be those of the question, and the words that it shares with an answer."""
    senses, empty = index.language.lists.content.senses, index.language.lists.content.stopwords
    words_asked = read_slot(spot.match, "asked")
    whole = words_asked is None  # "confirmed the removal of the app but gave no reason"
    words = [word.lower() for word in JOINED.findall(spot.before if whole else spot.behind)[:: -1 if whole else 1][:QUESTION]]
    stem = index.stem_of(spot.account)
    stems = {senses.get(stem(word), stem(word)) for word in words if word not in empty}
    asked = " ".join(words_asked.lower().split()) if words_asked is not None else ""
    forms = index.language.lists.conflict_forms
    kind = "number" if asked in forms.counting else forms.asked.get(asked, "why")
    # "What caused" has the verb of its answer in it.
    causing = {stem(word) for word in asked.split()[1:]} if kind == "why" else set[str]()
    loose = {*index.language.lists.content.light, *index.language.lists.conflicts.empty}
    return kind, (stems | causing) - loose, stems


def is_answer(index: StoryIndex, kind: str, clause: Account, things: set[str]) -> bool:
    """Whether a clause with the verb of a question answers it: it speaks of the same, and tells what is asked for."""
    words, a, lists = index.clause(clause), clause.assertion, index.language.lists
    senses = index.language.lists.content.senses
    # "It was removed because" speaks of what stands before it.
    pronoun = kind == "why" and a.subject in lists.conflict_forms.pronouns
    if not pronoun and not things & {senses.get(slot, slot) for slot in (a.subject, a.object) if slot is not None and slot != a.verb}:
        return False
    if clause.denied or len(things & clause.features) < (1 if pronoun else min(SHARED, len(things))):
        return False
    if search_asking(lists.conflict_forms).match(index.words(clause)) or search(lists.conflicts.unsure).search(words):
        return False
    if kind == "where":
        return bool(search_places(lists).search(words))
    if kind == "when":
        return any(len(when.first) == len("2020-01-01") for when in a.whens) or any(figure.unit == "clock" for figure in a.figures)
    if kind == "why":
        # "because" begins a clause of its own, right behind.
        text = index.reports[clause.report].text[clause.span.start : clause.span.end + LEAD]
        return a.verb in lists.conflict_forms.causing or bool(search(lists.conflicts.causes).search(text))
    if kind in ("number", "amount"):
        return any(figure.what in things or figure.unit not in (None, "person", "clock", "age", "ordinal") for figure in a.figures)
    return a.subject is not None and (":" in a.subject or not a.subject.islower())  # an id, or a name as it is written


@once
def search_unknown(lists: WordLists) -> re.Pattern[str]:
    """What finds a question that is said to have no answer yet: "not immediately clear", "nobody knows exactly", "declined to say"; between
    the parts stand up to three words. Its slots are what is `asked`, or the `reason` that nobody gave."""
    forms, knowing, unknowing = lists.conflict_forms, either(lists.conflicts.knowing), either(lists.conflicts.unknowing)
    between = rf",?(?: {either(forms.between)}){{0,3}} "
    asked = rf"{either(forms.counting)}(?! {either(forms.parting)})|{either(forms.asked)}"
    unexplained = compile_phrases(forms.unexplained, {"reason": forms.reasons}).pattern
    return re.compile(
        rf"(?:\b|(?=n['’]t)){either(forms.denying)}(?: [\w-]+){{0,3}} {knowing}{between}(?P<asked_1>{asked})\b"
        rf"|\b{unknowing}{between}(?P<asked_2>{asked})\b|{unexplained}",
        re.IGNORECASE,
    )


@once
def search_places(lists: WordLists) -> re.Pattern[str]:
    """What finds a place behind a preposition. It has a name or an article: "into a part of the sea", "in Karst", not "in control"."""
    at, articles, places = either(lists.conflict_forms.at), either(lists.conflict_forms.articles), either(lists.conflicts.places)
    return re.compile(rf"\b{at} (?:{articles}\b(?: [\w-]+){{0,3}} ?{places}|(?-i:[A-Z])[\w-]+)", re.IGNORECASE)


@once
def search_asking(forms: ConflictForms) -> re.Pattern[str]:
    """What a clause begins with that asks."""
    return re.compile(rf"\W*{either(forms.questions)}\b", re.IGNORECASE)


@once
def search_named(forms: ConflictForms) -> re.Pattern[str]:
    """What stands before a name that comes out: "identified the pilot as"."""
    return re.compile(rf"\b{either(forms.naming)}\s+(?:[\w'’-]+\s+){{0,6}}{either(forms.as_named)}\b", re.IGNORECASE)


def find_withheld(story: Evidence) -> Iterator[Testimony]:
    """Who says that names or a cause are not known, and who gives them, with what else they tell of, synonyms under one head. "Their
    names" are those of whom the report told before."""
    lists = story.language.lists
    forms, crew, theirs = lists.conflict_forms, lists.counts.things, compile_phrases(lists.conflicts.theirs)
    rules = ((forms.names, withholds_names, gives_names), (forms.grounds, withholds_cause, gives_cause))
    for thing, withholds, gives in ((words[0], withholds, gives) for words, withholds, gives in rules if words):
        empty = {thing, *forms.killed, *lists.conflicts.disclosing, *lists.conflicts.disclosed}
        for value, tells in (("not known", withholds), ("given", gives)):
            for account in (account for account in story.firsts if tells(story, account)):
                pointing = value == "not known" and theirs.search(story.words(account)) is not None
                told = () if pointing else account.features
                content = frozenset(crew.get(word, word) for word in told if word not in empty)
                about = name_point(story, (account,), (thing,)) if value == "not known" else ""
                yield Testimony((thing,), account, value, about, content=content, least=SHARED_BESIDES)


def withholds_names(index: StoryIndex, account: Account) -> bool:
    """Whether a passage says that names are not out: "have not been released", "will be released soon"."""
    stems, forms, stem = set(account.assertion.stems), index.language.lists.conflict_forms, index.stem_of(account)
    if not stems & forms.names.set:
        return False
    disclosing = stems & (index.language.lists.conflicts.disclosing.set - set(map(stem, forms.naming)))
    return bool(disclosing) and (
        account.denied or compile_phrases(index.language.lists.conflicts.coming).search(index.words(account)) is not None
    )


def gives_names(index: StoryIndex, account: Account) -> bool:
    """Whether a passage gives names out: "identified the pilot as", "released the names"."""
    a, words, forms = account.assertion, index.words(account), index.language.lists.conflict_forms
    if account.denied or compile_phrases(index.language.lists.conflicts.coming).search(words):
        return False
    named = search_named(forms).search(words)
    if named is not None:
        return words[named.end() : named.end() + 2].strip()[:1].isupper() and not _POST.match(words[named.end() :])
    dead = any(trait.kind == "age" for trait in a.traits) and bool(account.features & {*forms.victims, *forms.killed})
    return dead or (a.verb in forms.publishing and bool({a.subject, a.object} & forms.names.set))


def withholds_cause(index: StoryIndex, account: Account) -> bool:
    """Whether a passage says that a cause is not known."""
    a, forms = account.assertion, index.language.lists.conflict_forms
    things = {a.subject, a.object, *a.stems} & forms.grounds.set
    unknown = a.negated and {a.verb, a.object, *a.stems} & forms.known.set
    return bool(things) and (bool(unknown) or search(forms.unknown).search(index.words(account)) is not None)


def gives_cause(index: StoryIndex, account: Account) -> bool:
    """Whether a passage says what caused something, and does not ask it ("what caused the crash")."""
    a, forms = account.assertion, index.language.lists.conflict_forms
    asks = search_asking(forms).match(index.words(account)) is not None
    return a.verb in forms.causing and not asks and not account.denied and a.subject is not None


def find_unconfirmed(story: Evidence) -> Iterator[Testimony]:
    """Who says that something is not confirmed, and who gives it as a fact, the first passage of each report."""
    senses, light = story.language.lists.content.senses, story.language.lists.content.light
    unconfirmed = compile_phrases(story.language.lists.conflicts.unconfirmed)
    unsure = [account for account in story.firsts if unconfirmed.search(story.words(account))]
    cautious = {account.report for account in story.stated if unconfirmed.search(story.words(account))}
    # "We heard, and this is not confirmed": what was heard is told by other words.
    empty = {*story.language.lists.conflicts.disclosing, *story.language.lists.conflicts.empty, *light}
    acts: dict[str, None] = {}
    for account in unsure:
        near = words_near(story.words(account), unconfirmed, story.stem_of(account))
        for word in account.assertion.stems:
            act = senses.get(word, word)
            if word in near and act not in empty and word != account.assertion.verb:
                acts[act] = None
                about, content = name_point(story, (account,), (word,)), account.features - {act, word}
                yield Testimony((act,), account, "not confirmed", about, content=content, least=SHARED_BESIDES)
    told: set[tuple[str, int]] = set()
    for account in story.stated if acts else ():
        said, key = account.assertion, (str(account.predicate), account.report)
        sure = account.statement is None or account.statement.held == "affirmed"
        acting = account.predicate in acts and said.subject is not None and said.verb not in light
        if acting and account.report not in cautious and sure and not account.denied and key not in told:
            told.add(key)
            yield Testimony((key[0],), account, "stated", content=account.features - {key[0]})


def words_near(words: str, unconfirmed: re.Pattern[str], stem: Callable[[str], str]) -> set[str]:
    """The stems that stand near the words that say that something is not confirmed: that is what they are said of."""
    found = unconfirmed.search(words)
    if found is None:
        return set()
    before, behind = JOINED.findall(words[: found.start()])[-BEFORE:], JOINED.findall(words[found.start() :])[:BEHIND]
    return {stem(word.lower()) for word in (*before, *behind)}


def find_given_out(story: Evidence) -> Iterator[Testimony]:
    """What somebody is said not to have given out, and what elsewhere he gave: "has not confirmed what is new", "confirmed the list"; both
    share words beside who gives it out."""
    disclosing, empty = story.language.lists.conflicts.disclosing, story.language.lists.content.stopwords
    for clause in story.all_clauses():
        said = clause.assertion
        named = said.subject is not None and said.subject not in empty and said.verb in disclosing
        if named and act_of(story, clause) is not None and is_finite(story, clause) and said.negated == clause.denied:
            if not (denies_verb(story, clause) if said.negated else not find_negators(story, clause)):
                continue
            subject = str(said.subject)
            own = {subject, said.verb, f"name:{subject}", *subject.lower().split(), *((clause.predicate,) if said.negated else ())}
            value, point = "not given out" if said.negated else "given out", (subject, said.verb)
            about, topic = name_point(story, (clause,), (subject, str(said.verb))), str(act_of(story, clause))
            yield Testimony(point, clause, value, about, topic=topic, content=clause.features - own, least=SHARED_OUT)


def find_identified(story: Evidence) -> list[Testimony]:
    """Who is said not to be identified ("the driver, who has not been identified"), and who is called by name ("the gunman Ivo Holm"), by
    what each calls him; "the man" may be either."""
    lists = story.language.lists
    found: list[Testimony] = []
    for clause in story.all_clauses():
        said, stem = clause.assertion, story.stem_of(clause)
        verbs = set(map(stem, lists.conflict_forms.naming))
        head = lists.conflicts.culprits.get(str(said.subject), "")
        if clause.denied and said.verb in verbs and (head or said.subject in lists.roles.anyone or said.subject in lists.counts.persons):
            found.append(Testimony(("who",), clause, "not known", whom=frozenset({head} - {""})))
    for spot in find_spots(story, story.by_report, search_culprits(lists.conflicts)):
        stem = story.stem_of(spot.account)
        head = lists.conflicts.culprits.get(stem(spot.match[1].lower()), "")
        found.append(Testimony(("who",), spot.account, "given", spot.match[2], whom=frozenset({head} - {""})))
    return leave_out_both(found)


@once
def search_culprits(lists: Conflicts) -> re.Pattern[str]:
    """What finds a name right behind a word for who did it."""
    return re.compile(rf"\b((?i:{either(lists.culprits)})(?i:[a-z]{{0,2}})),? ({NAME})")
