"""How a word hangs on another, by names that every step of reading shares; no other file knows a parser's labels.

The English model labels by ClearNLP, models of other languages by Universal Dependencies: what both know gets one name here. The names
are ClearNLP's own labels, because fitted weights are kept by them.
"""

from collections.abc import Mapping
from typing import Final

# Who does, and to whom it is done.
SUBJECT: Final = "nsubj"
PASSIVE_SUBJECT: Final = "nsubjpass"  # "the bridge was closed"
CLAUSE_SUBJECT: Final = "csubj"  # "that he left surprised us"
CLAUSE_PASSIVE_SUBJECT: Final = "csubjpass"
EXPLETIVE: Final = "expl"  # "there is a bridge"
AGENT: Final = "agent"  # "closed by the police": the word "by"
OBJECT: Final = "dobj"
RECIPIENT: Final = "dative"  # "gave the town a bridge"
# What is said of a subject or an object.
PRED_NOUN: Final = "attr"  # "he is the mayor"
PRED_ADJ: Final = "acomp"  # "he is ready"
PRED_OBJECT: Final = "oprd"  # "elected him mayor"
# Clauses.
ROOT: Final = "ROOT"
THAT_CLAUSE: Final = "ccomp"  # "said that he left"
INFINITIVE: Final = "xcomp"  # "plans to leave"
PREP_CLAUSE: Final = "pcomp"  # "for leaving"
RELATIVE: Final = "relcl"  # "the man who left"
NOUN_CLAUSE: Final = "acl"  # "the plan to leave", "the man leaving"
ADVERBIAL: Final = "advcl"  # "left when he was asked"
PARATAXIS: Final = "parataxis"  # "the bridge, he said, is closed"
MARK: Final = "mark"  # "that", "whether", "because"
# Words beside a verb.
AUX: Final = "aux"
PASSIVE_AUX: Final = "auxpass"
NEGATION: Final = "neg"
PARTICLE: Final = "prt"  # "turned down"
ADVERB: Final = "advmod"
PREP: Final = "prep"
PREP_OBJECT: Final = "pobj"
# Words beside a noun.
DET: Final = "det"
ADJECTIVE: Final = "amod"
COMPOUND: Final = "compound"  # "foreign ministry spokesman"
NOUN_MOD: Final = "nmod"
NUMBER: Final = "nummod"
QUANTIFIER: Final = "quantmod"  # "about 40"
MEASURE: Final = "npadvmod"  # "40 years old"
OWNER: Final = "poss"
CASE: Final = "case"  # "'s"
APPOSITION: Final = "appos"  # "Mary Brandt, the mayor"
# Words joined to others.
CONJUNCT: Final = "conj"
COORDINATOR: Final = "cc"  # "and"
PAIRED: Final = "preconj"  # "neither … nor"
PUNCTUATION: Final = "punct"
UNKNOWN: Final = "dep"

# Subjects, from the narrowest: a noun that acts or is acted on; a clause too; the empty "there" and "it" too.
NOUN_SUBJECTS: Final = (SUBJECT, PASSIVE_SUBJECT)
SUBJECTS: Final = (*NOUN_SUBJECTS, CLAUSE_SUBJECT)
ANY_SUBJECT: Final = (*SUBJECTS, EXPLETIVE)
PASSIVE_SUBJECTS: Final = (PASSIVE_SUBJECT, CLAUSE_PASSIVE_SUBJECT)
# What a verb says of its subject, and what it acts on or makes of it.
PREDICATES: Final = (PRED_NOUN, PRED_ADJ)
STATES: Final = (PRED_ADJ, PRED_OBJECT)
COMPLEMENTS: Final = (*PREDICATES, PRED_OBJECT)
OBJECTS: Final = (OBJECT, RECIPIENT, *COMPLEMENTS)
# Whole clauses: what a verb of saying or wanting takes, and what hangs on a noun.
VERB_CLAUSES: Final = (THAT_CLAUSE, INFINITIVE)
NOUN_CLAUSES: Final = (NOUN_CLAUSE, RELATIVE)
AUXILIARIES: Final = (AUX, PASSIVE_AUX)
AFTER_PREP: Final = (PREP_OBJECT, PREP_CLAUSE)
# Words that say which or what kind of thing a noun names, from the narrowest.
DESCRIBING: Final = (ADJECTIVE, COMPOUND)
MODIFIERS: Final = (*DESCRIBING, NOUN_MOD)
OWNED: Final = (*DESCRIBING, OWNER)
# All that belongs to a noun, but for clauses of its own.
NOUN_PHRASE: Final = (DET, *MODIFIERS, NUMBER, OWNER, QUANTIFIER, CASE, PREP, PREP_OBJECT, APPOSITION)

# What Universal Dependencies label otherwise (https://universaldependencies.org/u/dep/). They hang a preposition on its noun (`case`):
# to turn the two round is the work of the language whose model does so.
UNIVERSAL: Final[Mapping[str, str]] = {
    "root": ROOT,
    "nsubj:pass": PASSIVE_SUBJECT,
    "csubj:pass": CLAUSE_PASSIVE_SUBJECT,
    "expl:subj": EXPLETIVE,
    "obj": OBJECT,
    "iobj": RECIPIENT,
    "aux:pass": PASSIVE_AUX,
    "aux:tense": AUX,
    "acl:relcl": RELATIVE,
    "compound:prt": PARTICLE,
    "flat": COMPOUND,
    "flat:name": COMPOUND,
    "nmod:poss": OWNER,
    "obl:agent": AGENT,
    "obl:npmod": MEASURE,
    "advmod:neg": NEGATION,
    "cc:preconj": PAIRED,
}


def name_relation(label: str) -> str:
    """The name of a relation here, whichever of the two schemes a parser labels by."""
    return UNIVERSAL.get(label, label)
