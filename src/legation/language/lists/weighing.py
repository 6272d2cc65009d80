"""Word lists that the weighing of reports against each other reads."""

from collections.abc import Mapping

from attrs import frozen

from legation.language.lists.words import Range, Sort, WordList, as_words


@frozen(eq=False, field_transformer=as_words)
class Common:
    """WordList (stems) that say little about which story a report belongs to, by the share of news articles that have them.

    Read by weighing/grouping. A stem counts in the first band that has it.
    """

    half: WordList
    quarter: WordList
    eighth: WordList
    sixteenth: WordList
    thirty_second: WordList


@frozen(eq=False, field_transformer=as_words)
class PartialCredits:
    """Turns of speech by which a credit is for a part of a report only (`partial`: "with files from").

    Read by weighing/lineage/sources.
    """

    partial: WordList


@frozen(eq=False, field_transformer=as_words)
class Mastheads:
    """What stands about the name of an outlet and makes no other of it.

    Read by weighing/lineage/outlets. `before` and `behind` a name ("the Times newspaper"), `between` two of a list ("Xinhua and AFP"), and
    parts of an address behind which an agency follows (`wires`).
    """

    before: WordList
    behind: WordList
    between: WordList
    wires: WordList


@frozen(eq=False, field_transformer=as_words)
class Sources:
    """Turns of speech by which an outlet says that it asked itself.

    Read by weighing/lineage/sources. `own`, and beside the outlet's name `asked`.
    """

    own: WordList
    asked: WordList


@frozen(eq=False, field_transformer=as_words)
class Claims:
    """What words of number come to that give no figure, and outlets without a name.

    Read by weighing/accounts and weighing/claims. `vague` words with the least and most they may stand for; `outlets` stand by
    themselves for an outlet that nobody can tell ("state media"), `outlet_kinds` do with a word of the other list, both before the
    first word of `outlet_ends` ("state media | in the capital"). Small words that are `telling` are details of printed words; those
    that are `turning` make another thing of what they stand with. To a reader who asks whether two tell the same, words (stems) are `alike`
    under one head, a word stands for its `wider` one but not the other way ("boy", "child"), and `idle` ones tell nothing; with `wished`
    words nothing has happened yet.
    """

    vague: Mapping[str, Range]
    outlets: WordList
    outlet_kinds: WordList
    outlet_ends: WordList
    telling: WordList
    turning: WordList
    alike: Mapping[str, str]
    wider: Mapping[str, str]
    idle: WordList
    wished: WordList


@frozen(eq=False, field_transformer=as_words)
class Commentary:
    """WordList by which a report comments, guesses or speaks of its page instead of saying what happened.

    Read by weighing/claims/claimable and briefing. `modals`, `judgements` ("is crucial"), what a picture shows (`pictures`), and `calls`
    with which a page turns to its reader.
    """

    modals: WordList
    judgements: WordList
    pictures: WordList
    calls: WordList


@frozen(eq=False, field_transformer=as_words)
class Counts:
    """Which counts can be laid side by side.

    Read by weighing/conflicts/numbers, tolls, ages. `things` that count the same under another name, `whoever` was there in a toll,
    what is told with `elsewhen` phrases befell others, `degrees` say how badly; `sums` by what they are paid for, `persons` of one
    sort where an age is told, by the word `aged` where no noun stands; numbers of `moving` verbs change from hour to hour; `some`
    before a number counts some of many, `others` behind it counts others than were counted before; a number behind `totals` is of all
    of them; two with `joining` between them add up; who is in a state of `hurt` (stems), with a degree before it, is injured.
    `spanning` phrases, and `since` at the head of its clause, say that a number is of several days together, `countrywide` ones, that it is
    of a whole country. Whoever is `treating` (stems) some has not all of the hurt.
    """

    things: Mapping[str, str]
    whoever: WordList
    elsewhen: WordList
    degrees: WordList
    sums: Mapping[str, str]
    aged: WordList
    persons: Mapping[str, str]
    moving: WordList
    some: WordList
    others: WordList
    totals: WordList
    joining: WordList
    hurt: WordList
    spanning: WordList
    since: WordList
    countrywide: WordList
    treating: WordList


@frozen(eq=False, field_transformer=as_words)
class Exclusive:
    """Kinds that exclude each other: what is the one is not the other.

    Read by weighing/conflicts/kinds. A `story` has one of these; an `act` is done with one of these; of `sides` there are two, told by
    `hands`. Sorts that are `lasting` are told of one thing however late. Behind words of `apart` no kind is that of the thing; `ranging`
    words tell that a range of two ends follows.
    """

    story: Mapping[str, Sort]
    act: Mapping[str, Sort]
    sides: WordList
    hands: WordList
    apart: WordList
    ranging: WordList
    lasting: WordList


@frozen(eq=False, field_transformer=as_words)
class Conflicts:
    """WordList by which two reports of one thing stand apart, or seem to and do not.

    Read by weighing/conflicts. `loosening` words put a denial at another time or soften it, `without` turns a sentence round, `unsure`
    makes it only possible, asked or wished; `states` are adjectives said and denied of so many things that a denial denies nothing
    elsewhere, `empty` acts (stems) happen on so many occasions that yes and no are no difference, `lending` verbs lend an object its act;
    `acts` by whose name much stands or falls, `opposites` that cannot both be; `measures` of one thing; what stands before `after` comes
    later, before `before` earlier; `unknowing` before a question and `knowing` with a negator say that there is no answer yet, `places`
    and `causes` answer; `meant` is what was supposed, not what was; `arranging` verbs set a time for an act that another word names;
    `disclosing` verbs give out and `disclosed` is what they give out; what is told with `unconfirmed` phrases is not established yet,
    what is `coming` is still to be given out, and `theirs` says whose names it is without naming them; `waters` are words of names of
    waters; `closable` is what is open or closed (stems), `conditions` says which (stems), what is to be `lasting` is so, `regions`
    unfolds the shortened names of states and provinces. A line is `correcting` where it is `amended` or speaks of earlier `versions`,
    `contrary` words stand before the other number; what stands with `retold` phrases was told before. A version has its number behind a
    word of `numbered`, or with one of `ordinal_ends` before one of `leading`; `renewed` phrases open a line that says what is new in it.
    Somebody is `gainsaying` something, `dismissing` what is `alleged`, or says that it is `untrue`; `denied_back` phrases deny what
    stands before them, unless `bringing` words follow; acts of `taking_part` name nothing; a bare word of `pointing` is followed by
    nothing but words of `closing`. Deeds: by `claiming` verbs what is `owned` is claimed, `blaming` phrases lay a deed to somebody, with
    `no_part` he denies any part in it; `culprits` are words for who did it. How hard a thing was asked for (`pressing`), or `merely` so.
    """

    loosening: WordList
    without: WordList
    unsure: WordList
    states: WordList
    empty: WordList
    lending: WordList
    acts: Mapping[str, str]
    opposites: Mapping[str, str]
    measures: WordList
    after: WordList
    before: WordList
    unknowing: WordList
    knowing: WordList
    places: WordList
    causes: WordList
    meant: WordList
    arranging: WordList
    unconfirmed: WordList
    coming: WordList
    theirs: WordList
    disclosing: WordList
    disclosed: WordList
    waters: WordList
    closable: WordList
    conditions: Mapping[str, str]
    lasting: WordList
    regions: Mapping[str, str]
    correcting: WordList
    versions: WordList
    retold: WordList
    amended: WordList
    contrary: WordList
    numbered: WordList
    leading: WordList
    ordinal_ends: WordList
    renewed: WordList
    gainsaying: WordList
    dismissing: WordList
    alleged: WordList
    untrue: WordList
    taking_part: WordList
    bringing: WordList
    pointing: WordList
    closing: WordList
    denied_back: WordList
    claiming: WordList
    owned: WordList
    no_part: WordList
    blaming: WordList
    pressing: Mapping[str, str]
    merely: WordList
    culprits: Mapping[str, str]


@frozen(eq=False, field_transformer=as_words)
class ConflictForms:
    """Small words of grammar around what two reports are compared by.

    Read by weighing/conflicts. What is not known: `denying` and `between` stand before a question (`asked`, or `counting` with no
    `parting` behind it), who leaves `reasons` open is `unexplained`; a clause that begins with `questions` or `bare` says nothing to be
    so, `pronouns` point back, `at` and `articles` stand before a place; somebody is `naming` him `as_named`, `publishing` gives out
    `names` of `victims` (or those `killed`), `causing` tells the `grounds` that are not `known` or `unknown`. Persons: `inside` and
    `prepositions` with `the` stand before a name, `joining` in it; `spellings` are one word. Places: `on_water` before `waters_behind`,
    `waters_of`, `waters_before`; `water_words` tell no water from another, `around_water` is nothing in it. Yes and no: a thing is
    `being`, `becoming`, `being_short`, or not by `not_so` and `being_not`, with `filling` before the state, `within` where it is a place;
    `none_of`, `nothing` is `taking_place`, `maybe` leaves it open, `selves` are no state, what stands behind `recalling`
    phrases was thought or told once. Stages: what was `planned` (phrases). Order: a phrase ends at `ending`, nothing happens by `static`
    verbs. Behind a comma another clause begins with `parted`. A time of day behind `limiting` words is the last or first at which a thing
    may have been.
    """

    denying: WordList
    between: WordList
    asked: Mapping[str, str]
    counting: WordList
    parting: WordList
    unexplained: WordList
    reasons: WordList
    questions: WordList
    bare: WordList
    pronouns: WordList
    at: WordList
    articles: WordList
    limiting: WordList
    naming: WordList
    as_named: WordList
    names: WordList
    publishing: WordList
    victims: WordList
    killed: WordList
    grounds: WordList
    causing: WordList
    known: WordList
    unknown: WordList
    inside: WordList
    prepositions: WordList
    the: WordList
    joining: WordList
    spellings: Mapping[str, str]
    on_water: WordList
    waters_behind: WordList
    waters_of: WordList
    waters_before: WordList
    water_words: WordList
    around_water: WordList
    being: WordList
    becoming: WordList
    being_short: WordList
    not_so: WordList
    being_not: WordList
    filling: WordList
    within: WordList
    none_of: WordList
    nothing: WordList
    taking_place: WordList
    maybe: WordList
    selves: WordList
    recalling: WordList
    planned: WordList
    ending: WordList
    static: WordList
    parted: WordList


@frozen(eq=False, field_transformer=as_words)
class Issues:
    """How issues on which parties take sides are put in other words, and words that name no issue by themselves (stems).

    Read by weighing/issues. `heads` puts different words for one issue under one, `light` words stand for an issue told elsewhere,
    `behind` hangs something on a topic ("missile launches | by the North").
    """

    heads: Mapping[str, str]
    light: WordList
    behind: WordList


@frozen(eq=False, field_transformer=as_words)
class Namings:
    """How a description that stands for an actor is cut out of its text.

    Read by weighing/wording. `articles` and the like are no part of it; a word before its noun belongs to it where it has one of the
    `describing` ends ("milit-ary").
    """

    articles: WordList
    describing: WordList


@frozen(eq=False, field_transformer=as_words)
class Lines:
    """What briefing asks of a line: words that say nothing at its beginning, that lean on what stands before, that carry no news.

    Read by briefing. A line begins after `openers` ("said that there were no plans"); one that begins with a word of `leaning`, and names
    nobody, leaves its reader to guess; a point behind one of `short` ends no sentence. `several` are pronouns that mean more than one,
    `single` those of one person with their gender, `neuter` those of a thing, `speaking` those of who writes and who reads, `places`
    those of a place; an opener before one of `auxiliary` is a pronoun, too. `pointing` words before a noun send the reader back ("this
    figure") unless it is a time (`times`); a day behind one of `leading` says when. Who declines to `comment` says nothing unless it is
    said on what (`matters`); `feelings` are the words of condolence and praise, `furniture` those by which a page speaks of its own
    pictures; who holds a `governing` office speaks for a state, who leads what is `partisan` for none. `deeds` are told of somebody by
    another; `backwards` before a time ("that day") and `then` behind one of `leading` mean a time that was named before, `bygone`
    ("last year") are times long over. `courtesy` words address anybody; who is only `hearsay` ("local media") is no speaker. `running` days
    are those of a report's own ("tonight"), `ago` counts back from it; what goes on has a word of `ongoing`, or a verb with a
    `progressive` ending and is none of `lasting`. A sentence that begins with one of `besides`, or has `too` behind a pronoun, adds to one
    before it. `pictured` are makers of pictures whose short names run into others; `teasing` phrases say that somebody spoke and not what
    he said; a word of `linking` goes on from the sentence before, a number behind one of `every` counts who stands there. What somebody
    said with a word of `alleged` before his verb is not known; whose name ends in a `mute` word does not speak; what was planned `once` is
    no more. Who is `adding` goes on from what he said before. A sentence that begins with `following` words, or with a number of `moments`
    and one of `afterwards`, goes on from the one before it; so does a clause that ends with a word of `near`, or one of `soon` and
    `behind`, and goes on with one of `onward`. An age ends with a word of `aged`, and who or what any may be is `anybody`. What is told
    with words of `passing` is so only while it is written. A noun of `summing` ("the incident") means what was told before, `here` is
    where its report was written; a quotation of `musing` words comes to an "it" that means nothing without a word of `telling`. `buttons`
    are what one presses on a page.
    """

    openers: WordList
    leaning: WordList
    short: WordList
    several: WordList
    single: Mapping[str, str]
    neuter: WordList
    speaking: WordList
    places: WordList
    auxiliary: WordList
    present: WordList
    pointing: WordList
    times: WordList
    leading: WordList
    comment: WordList
    matters: WordList
    feelings: WordList
    furniture: WordList
    governing: WordList
    partisan: WordList
    deeds: WordList
    backwards: WordList
    bygone: WordList
    then: WordList
    courtesy: WordList
    hearsay: WordList
    running: WordList
    ago: WordList
    ongoing: WordList
    progressive: WordList
    lasting: WordList
    besides: WordList
    too: WordList
    pictured: WordList
    teasing: WordList
    linking: WordList
    every: WordList
    alleged: WordList
    mute: WordList
    once: WordList
    following: WordList
    afterwards: WordList
    moments: WordList
    near: WordList
    soon: WordList
    behind: WordList
    onward: WordList
    aged: WordList
    anybody: WordList
    passing: WordList
    summing: WordList
    here: WordList
    musing: WordList
    telling: WordList
    adding: WordList
    buttons: WordList
