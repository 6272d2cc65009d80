"""All word lists of one language, one class a reader."""

from attrs import Factory, frozen

from legation.language.lists.happening import Agreements, ClauseWords, Content, Dates, Events, Figures, Roles, Stages, Stances, Traits
from legation.language.lists.intake import Bylines, Chrome
from legation.language.lists.measuring import Gauges
from legation.language.lists.saying import (
    AttributionForms,
    ByHand,
    CreditLines,
    Credits,
    Held,
    Negation,
    People,
    SmallWords,
    SourceForms,
    StatementKinds,
)
from legation.language.lists.weighing import (
    Claims,
    Commentary,
    Common,
    ConflictForms,
    Conflicts,
    Counts,
    Exclusive,
    Issues,
    Lines,
    Mastheads,
    Namings,
    PartialCredits,
    Sources,
)
from legation.language.lists.words import absent
from legation.records.lexicon import Actor, Cue, Metonym, Office, Outlet


@frozen(eq=False)
class WordLists:
    """All word lists of a language. What is not given here is one that the language has not, and says so.

    `actors`, `offices`, `metonyms`, `outlets` and `cues` are lists of records; the others are classes, one for each reader.
    """

    actors: tuple[Actor, ...] = ()
    offices: tuple[Office, ...] = ()
    metonyms: tuple[Metonym, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    cues: tuple[Cue, ...] = ()
    chrome: Chrome = Factory(lambda: absent(Chrome))
    bylines: Bylines = Factory(lambda: absent(Bylines))
    attribution: AttributionForms = Factory(lambda: absent(AttributionForms))
    by_hand: ByHand = Factory(lambda: absent(ByHand))
    held: Held = Factory(lambda: absent(Held))
    kinds: StatementKinds = Factory(lambda: absent(StatementKinds))
    small: SmallWords = Factory(lambda: absent(SmallWords))
    negation: Negation = Factory(lambda: absent(Negation))
    people: People = Factory(lambda: absent(People))
    credits: Credits = Factory(lambda: absent(Credits))
    credit_lines: CreditLines = Factory(lambda: absent(CreditLines))
    source_forms: SourceForms = Factory(lambda: absent(SourceForms))
    dates: Dates = Factory(lambda: absent(Dates))
    figures: Figures = Factory(lambda: absent(Figures))
    clauses: ClauseWords = Factory(lambda: absent(ClauseWords))
    roles: Roles = Factory(lambda: absent(Roles))
    traits: Traits = Factory(lambda: absent(Traits))
    stages: Stages = Factory(lambda: absent(Stages))
    content: Content = Factory(lambda: absent(Content))
    events: Events = Factory(lambda: absent(Events))
    agreements: Agreements = Factory(lambda: absent(Agreements))
    stances: Stances = Factory(lambda: absent(Stances))
    common: Common = Factory(lambda: absent(Common))
    lineage: PartialCredits = Factory(lambda: absent(PartialCredits))
    mastheads: Mastheads = Factory(lambda: absent(Mastheads))
    sources: Sources = Factory(lambda: absent(Sources))
    claims: Claims = Factory(lambda: absent(Claims))
    commentary: Commentary = Factory(lambda: absent(Commentary))
    counts: Counts = Factory(lambda: absent(Counts))
    gauges: Gauges = Factory(lambda: absent(Gauges))
    exclusive: Exclusive = Factory(lambda: absent(Exclusive))
    conflicts: Conflicts = Factory(lambda: absent(Conflicts))
    conflict_forms: ConflictForms = Factory(lambda: absent(ConflictForms))
    issues: Issues = Factory(lambda: absent(Issues))
    namings: Namings = Factory(lambda: absent(Namings))
    lines: Lines = Factory(lambda: absent(Lines))
