"""Words that take a side: verbs, nouns and adjectives of stance, with who holds it and the words of the issue."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from legation.language import relations as rel
from legation.language.language import Language
from legation.language.lists.happening import Stances
from legation.language.lists.saying import SmallWords
from legation.language.patterns import once
from legation.reading.clauses.clause import VERBAL, is_denied, subject_in, verb_with_particle
from legation.reading.parse.tree import Tree, is_paired

# An issue is a topic, not a sentence: what follows after so many words is left off.
_LONGEST_ISSUE = 18


@frozen(eq=False)
class StanceWords:
    """The lexicon's words for stances, compiled."""

    words: Stances
    small: SmallWords
    according: frozenset[str]
    verbs: Mapping[str, str]
    plans: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    denied: Mapping[str, str]
    alarms: frozenset[str]
    pushes: frozenset[str]
    ours: frozenset[str]
    speaking: frozenset[str]
    empty: frozenset[str]
    negators: frozenset[str]
    talks: Mapping[str, str]
    silent: Mapping[str, str]
    proposals: frozenset[str]
    turning: frozenset[str]
    trivial: frozenset[str]
    pointing: frozenset[str]
    planned: frozenset[str]
    calling: frozenset[str]
    parts: frozenset[str]
    verdicts: Mapping[str, str]
    unofficial: frozenset[str]
    cherished: frozenset[str]
    endings: frozenset[str]

    def turn(self, stance: str, denied: bool) -> str:
        """What a stance comes to where it is denied."""
        return self.denied.get(stance, stance) if denied else stance


@frozen(eq=False)
class Stand:
    """A stance in a paragraph: the word that takes it, who takes it, and the tokens of the issue; `pointing` where these only point
    at one ("it", "such a move"), `own` where the issue is only what the holder himself means to do ("plans to file a complaint")."""

    at: int
    holder: int | None
    stance: str
    issue: tuple[int, int]
    pointing: bool = False
    own: bool = False


@once
def stance_words(language: Language) -> StanceWords:
    """The stance words of a lexicon."""

    stances = language.lists.stances
    return StanceWords(
        words=stances,
        small=language.lists.small,
        according=language.lists.attribution.according.set,
        verbs=stances.verbs,
        plans=stances.plans,
        nouns=stances.nouns,
        adjectives=stances.adjectives,
        denied=stances.denied,
        alarms=stances.alarms.set,
        pushes=stances.pushes.set,
        ours=stances.ours.set,
        speaking=frozenset((*language.lists.people.offices, *language.lists.people.groups, *language.lists.people.bodies)),
        empty=stances.empty.set,
        negators=language.lists.negation.negators.set,
        talks=stances.talks,
        silent=stances.silent,
        proposals=stances.proposals.set,
        turning=stances.turning.set,
        trivial=stances.trivial.set,
        pointing=stances.pointing.set,
        planned=stances.planned.set,
        calling=stances.calling.set,
        parts=language.lists.people.parts.set,
        verdicts=stances.verdicts,
        unofficial=stances.unofficial.set,
        cherished=stances.cherished.set,
        endings=stances.endings.set,
    )


def find_stands(tree: Tree, known: StanceWords) -> Iterator[Stand]:
    """Every word of a paragraph that takes a side, with who and on what."""
    for i, part in enumerate(tree.parts):
        if part == "VERB" and not _is_passed_over(tree, i, known):
            yield from _of_verb(tree, i, known)
        elif part == "NOUN" and tree.lemmas[i] in known.nouns:
            yield from _of_noun(tree, i, known)
        if part in ("ADJ", "ADP", "ADV", "VERB") and tree.words[i].lower() in known.adjectives.keys() | known.silent.keys():
            yield from _of_adjective(tree, i, known)


def _is_passed_over(tree: Tree, i: int, known: StanceWords) -> bool:
    """Whether a verb says what is not done: "rather than encouraging X", "instead of welcoming it"."""
    before = [word.lower() for word in tree.words[max(0, i - 2) : i]]
    instead = len(before) == 2 and before[0] in known.words.instead and before[1] in known.small.of
    return instead or (before != [] and before[-1] in known.words.rather)


def _of_verb(tree: Tree, i: int, known: StanceWords) -> Iterator[Stand]:
    """ "opposes X", "warned against X", "ruled out X", "plans to do X", "will not do X", "declined to comment on X"."""
    full = verb_with_particle(tree, i)
    denied = is_denied(tree, _denying(tree, i), known.negators) or is_paired(tree, i, known.negators)
    holder = subject_in(tree, i)
    silent = _silence(tree, i, denied, known)
    if silent is not None:
        yield from _stand(tree, i, holder, "noncommittal", silent, known)
        return
    for c in tree.children[i]:
        thing = tree.child(c, *rel.AFTER_PREP) if tree.deps[c] == rel.PREP else None
        stance = known.verbs.get(f"{full} {tree.lemmas[c]}")
        if (
            thing is not None
            and stance is None
            and full in known.plans
            and tree.deps[thing] == rel.PREP_CLAUSE
            and tree.lemmas[c] not in known.small.to
        ):
            stance = known.plans[full]  # "working towards opening", "intend on joining"
            yield from _stand(tree, i, holder, "declines" if denied else stance, thing, known, own=True)
            return
        if thing is not None and stance is not None:
            ended = any(tree.lemmas[t] in known.endings and tree.child(t, rel.PASSIVE_AUX) is not None for t in tree.under(i) if t > thing)
            yield from _stand(tree, i, holder, known.turn(stance, denied != ended), thing, known)
            return
    pushed = tree.child(i, *rel.VERB_CLAUSES) if full in known.pushes and not _is_pronoun(tree, i) else None
    if pushed is not None and not denied and not any(tree.lemmas[c] in known.alarms for c in tree.children[pushed]):
        stance = known.turn("supports", is_denied(tree, (pushed,), known.negators))
        yield from _stand(tree, i, holder, stance, pushed, known)
    elif full in known.verbs or full in known.talks:
        yield from _of_object(tree, i, full, holder, denied, known)
    elif (
        full in known.plans
        and (thing := tree.child(i, *((rel.INFINITIVE, rel.OBJECT) if full in known.planned else (rel.INFINITIVE,)))) is not None
    ):
        denied = denied or is_denied(tree, (thing,), known.negators)
        yield from _stand(tree, i, holder, "declines" if denied else known.plans[full], thing, known, own=True)
    elif denied and _is_future(tree, i, known) and tree.child(i, rel.OBJECT, rel.PREP) is not None:
        yield from _stand(tree, i, holder, "declines", i, known, own=True)
    alarm = next((c for c in tree.children[i] if tree.lemmas[c] in known.alarms), None)
    if alarm is not None and not denied:
        yield from _of_alarm(tree, i, alarm, known)


def _is_pronoun(tree: Tree, i: int) -> bool:
    """Whether those pushed are only pointed at: "urging them to take cover" is advice, not a side."""
    pushed = {tree.child(i, rel.OBJECT), *(tree.child(c, rel.SUBJECT) for c in tree.children[i] if tree.deps[c] in rel.VERB_CLAUSES)}
    return any(tree.parts[one] == "PRON" for one in pushed if one is not None)


def _of_object(tree: Tree, i: int, full: str, holder: int | None, denied: bool, known: StanceWords) -> Iterator[Stand]:
    """The verb's object or clause, or in the passive its subject, as the issue."""
    stance = known.verbs.get(full) or known.talks[full]
    passive, agent = tree.child(i, rel.PASSIVE_SUBJECT), tree.child(i, rel.AGENT)
    if passive is not None or agent is not None:
        by = tree.child(agent, rel.PREP_OBJECT) if agent is not None else None
        if passive is not None and by is not None:
            yield from _stand(tree, i, by, known.turn(stance, denied), passive, known)
        return
    thing = tree.child(i, rel.OBJECT, rel.INFINITIVE, rel.THAT_CLAUSE)
    if thing is None or (stance == "considers" and _is_verdict(tree, i, thing, known)):
        return
    proposal = tree.parts[thing] in VERBAL or tree.lemmas[thing] in known.proposals
    if full in known.verbs or proposal:
        yield from _stand(tree, i, holder, known.turn(stance, denied), thing, known)


def _is_verdict(tree: Tree, i: int, thing: int, known: StanceWords) -> bool:
    """ "considered it a test", "considers that …", "considers the land to be disputed": a judgement, not something weighed."""
    judged_words = tree.under(thing) | {t for c in tree.children[i] if c > thing for t in tree.under(c)}
    judged = any(tree.lemmas[t] in known.small.be and tree.words[t - 1].lower() in known.small.to for t in judged_words if t > thing)
    return judged or tree.child(i, rel.PRED_OBJECT) is not None or (tree.deps[thing] == rel.THAT_CLAUSE and tree.tags[thing] != "VBG")


def _silence(tree: Tree, i: int, denied: bool, known: StanceWords) -> int | None:
    """What a party does not commit itself on: "declined to comment on X", "did not say whether X"."""
    verb = i
    if not denied and tree.lemmas[i] in known.words.declining:
        verb = tree.child(i, rel.INFINITIVE) or i
    if tree.lemmas[verb] not in known.silent or (verb == i and not denied):
        return None
    thing = tree.child(verb, rel.THAT_CLAUSE, rel.OBJECT)
    if thing is not None and tree.tags[thing] == "VBD" and tree.child(thing, rel.AUX) is None:
        return None  # whether something was so is a fact, not an issue
    if thing is not None and (tree.parts[thing] not in VERBAL or any(tree.lemmas[c] in known.small.when for c in tree.children[thing])):
        return thing
    prep = next((c for c in tree.children[verb] if tree.deps[c] == rel.PREP and tree.lemmas[c] in known.words.topic), None)
    found = tree.child(prep, *rel.AFTER_PREP) if prep is not None else None
    return found if found is None or tree.parts[found] not in VERBAL else None


def _is_future(tree: Tree, i: int, known: StanceWords) -> bool:
    return any(tree.words[c].lower() in known.words.future for c in tree.children[i])


def _of_alarm(tree: Tree, i: int, alarm: int, known: StanceWords) -> Iterator[Stand]:
    """ "urged vigilance in response to reports of X", "should be cautious on X": opposes X."""
    for holder in (alarm, i):
        for c in tree.children[holder]:
            if c < alarm or tree.deps[c] != rel.PREP:
                continue
            thing = tree.child(c, rel.PREP_OBJECT)
            while thing is not None and tree.lemmas[thing] in known.words.tidings and ((deeper := tree.child(thing, rel.PREP)) is not None):
                thing = tree.child(deeper, *rel.AFTER_PREP)
            if thing is not None:
                top = i
                while tree.deps[top] in (rel.INFINITIVE, rel.THAT_CLAUSE, rel.CONJUNCT, rel.RELATIVE) and tree.heads[top] != top:
                    top = tree.heads[top]
                yield from _stand(tree, i, subject_in(tree, top), "opposes", thing, known)
                return


def _of_noun(tree: Tree, i: int, known: StanceWords) -> Iterator[Stand]:
    """ "has no plans to join", "voiced resistance to", "its support for", "is in talks to open"."""
    verb = tree.heads[i]
    owner = tree.child(i, rel.OWNER)
    if tree.deps[i] == rel.PREP_OBJECT and tree.lemmas[verb] in known.small.within and tree.lemmas[tree.heads[verb]] in known.small.be:
        verb = tree.heads[verb]
        holder = subject_in(tree, verb)
    elif owner is not None:
        holder = owner
    elif tree.deps[i] == rel.OBJECT and tree.lemmas[verb] not in known.turning and verb_with_particle(tree, verb) not in known.verbs:
        holder = subject_in(tree, verb)
    else:
        return
    denied = is_denied(tree, (i, *((verb, *_denying(tree, verb)) if owner is None else ())), known.negators)
    stance = known.nouns[tree.lemmas[i]]
    behind = [c for c in tree.children[i] if c > i]
    if owner is None:  # the parser may hang "resistance | to the office" and "in talks | to open" on the verb
        behind += [c for c in tree.children[verb] if c > i and tree.deps[c] in (rel.PREP, rel.INFINITIVE, rel.ADVERBIAL)]
    for c in behind:
        if (
            c > i
            and tree.deps[c] in (*rel.NOUN_CLAUSES, rel.INFINITIVE, rel.ADVERBIAL)
            and any(tree.words[t].lower() in known.small.to for t in tree.children[c])
        ):
            yield from _stand(tree, i, holder, "declines" if denied else stance, c, known, own=True)
            return
        if c > i and tree.deps[c] == rel.PREP and tree.lemmas[c] in known.words.issue:
            thing = tree.child(c, *rel.AFTER_PREP)
            if thing is not None:
                act = denied and stance == "supports" and tree.parts[thing] in VERBAL  # "no intention of joining"
                yield from _stand(tree, i, holder, "declines" if act else known.turn(stance, denied), thing, known)
                return


def _of_adjective(tree: Tree, i: int, known: StanceWords) -> Iterator[Stand]:
    """ "is opposed to X", "is ready to do X", "is against X", "is not aware of X"."""
    verb = tree.heads[i]
    if tree.deps[i] not in (rel.PREP, *rel.COMPLEMENTS) or tree.lemmas[verb] not in known.words.staying:
        return
    thing = tree.child(i, rel.INFINITIVE, rel.PREP_OBJECT, rel.THAT_CLAUSE)
    if (
        thing is None
        and (prep := tree.child(i, rel.PREP)) is not None
        and not (tree.lemmas[prep] in known.small.purpose and tree.lemmas[i] in known.words.able)
    ):
        thing = tree.child(prep, *rel.AFTER_PREP)
    if thing is None:
        return
    denied = is_denied(tree, (i, verb), known.negators)
    stance = known.adjectives.get(tree.words[i].lower())
    if stance is not None:
        yield from _stand(tree, i, subject_in(tree, verb), known.turn(stance, denied), thing, known)
    elif denied:
        yield from _stand(tree, i, subject_in(tree, verb), "noncommittal", thing, known)


def _denying(tree: Tree, i: int) -> list[int]:
    """The words whose denial denies a verb: itself and those of its act above it ("does not want to join")."""
    chain = [i]
    while tree.deps[chain[-1]] == rel.INFINITIVE and tree.heads[chain[-1]] != chain[-1]:
        chain.append(tree.heads[chain[-1]])
    return chain


def _stand(tree: Tree, at: int, holder: int | None, stance: str, thing: int, known: StanceWords, own: bool = False) -> Iterator[Stand]:
    """A stance with the words of its issue; nothing where nobody holds it or the words are no topic."""
    if holder is None or holder == thing:
        return
    if points(tree, thing, known):
        yield Stand(at, holder, stance, (tree.first[thing], thing + 1), pointing=True)
        return
    if tree.lemmas[thing] in known.empty or (stance == "opposes" and tree.lemmas[thing] in known.cherished):
        return
    verbal = tree.parts[thing] in VERBAL
    if verbal and stance != "noncommittal" and (tree.lemmas[thing] in known.trivial or _is_question(tree, thing, known)):
        return
    a, b = issue_of(tree, at, thing, verbal, known)
    if (
        verbal
        and b < len(tree.words)
        and tree.words[b].lower() in known.small.to
        and tree.deps[b] == rel.AUX
        and tree.lemmas[thing] in known.plans
    ):
        b = max(b, tree.last[tree.heads[b]] + 1)  # "of NATO planning | to open": the parser may part the two
    if a < b:
        yield Stand(at, holder, stance, (a, b), own=own)


def points(tree: Tree, thing: int, known: StanceWords) -> bool:
    """Whether the words of an issue lean on words elsewhere: "it", "the move", "such an action"."""
    beside = [tree.words[c].lower() for c in tree.children[thing] if tree.parts[c] != "PUNCT"]
    bare = tree.lemmas[thing] in known.pointing and len(beside) == 1 and beside[0] in known.small.definite
    return tree.words[thing].lower() in known.small.it or not known.words.such.set.isdisjoint(beside) or bare


def _is_question(tree: Tree, thing: int, known: StanceWords) -> bool:
    """Whether a clause only asks or names ("what he called …", "how to …", "whether …"): no issue to take a side on."""
    return any(tree.tags[c] in ("WP", "WRB", "WDT") or tree.words[c].lower() in known.small.whether for c in tree.children[thing])


def issue_of(tree: Tree, at: int, thing: int, verbal: bool, known: StanceWords) -> tuple[int, int]:
    """The words of an issue: the noun phrase, or the act from its verb on, without asides that only follow it."""
    tokens = tree.under(thing) - (set() if not verbal or at == thing else tree.under(at) - tree.under(thing))
    a, b = (thing if verbal else min(tokens)), max(tokens) + 1
    own = tree.child(thing, *rel.NOUN_SUBJECTS) if verbal and at != thing else None
    if own is not None and tree.parts[own] != "PRON":
        a = min(tree.under(own))
    for c in sorted(tokens):
        aside = tree.deps[c] in (rel.RELATIVE, rel.APPOSITION, rel.PARATAXIS) or (
            tree.words[tree.first[c] - 1] in (",", "—", "–", ";") and tree.deps[c] != rel.CONJUNCT
        )
        if tree.first[c] > thing and aside and tree.parts[c] != "PUNCT":
            b = min(b, tree.first[c])
            break
        if c > thing and tree.deps[c] == rel.PREP and tree.lemmas[c] in known.according:
            b = min(b, tree.first[c])
    b = min(b, a + _LONGEST_ISSUE)
    while b - 1 > thing and (
        tree.parts[b - 1] in ("PUNCT", "CCONJ", "SCONJ", "SPACE", "ADP") or tree.words[b - 1].lower() in known.words.loose
    ):
        b -= 1
    return tree.trim(a, b)
