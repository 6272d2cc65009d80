"""Word lists by which a reading tells who said what, and who speaks."""

from collections.abc import Mapping

from attrs import frozen

from legation.language.lists.words import WordList, as_words


@frozen(eq=False, field_transformer=as_words)
class AttributionForms:
    """The rarer forms of giving words to a speaker.

    Read by reading/attribution. `views` ("in the view of"), `plans` ("according to plan": nobody says that), `idle` objects
    ("says goodbye"), verbs of `adding` ("added a step" says nothing), `answers` and what was `asked` of those who are silent,
    `rumours` ("is said to be"), what a thing `shows`, and `digs` ("took a dig at"), with its `aims`. `quoting` verbs pass
    another on, prepositions of `asides` tell when or how and not what is said, `according` leads to a speaker, `behind` to whom
    a verb may belong ("after the envoy, recently confirmed"); `accusing` verbs
    say of what; whoever cannot be `reached`, is not `available`, has (`having`) `none` of a `comment`, would not (`willing`) say, is
    silent, with no more words at `alone`; `returning` is answering only with what was asked. `tells` has its listener as its object,
    `occasions` lead to where it was said, those of `beside` stand before "that"; `calling` may be a name or a wish. What is quoted
    behind `naming` is a name, behind `making` or `within` a work its title, behind `spelling` a word as such, behind `using` a part of
    a phrase. `wishing` to be `knowing` is `inquiring`. In an interview labels of `asking` and `answering` stand before a colon, a
    report of such `talks` says so, and an answer begins as in `answers_with`.
    """

    quoting: WordList
    asides: WordList
    according: WordList
    behind: WordList
    accusing: WordList
    aims: WordList
    reached: WordList
    available: WordList
    unavailable: WordList
    having: WordList
    comment: WordList
    none: WordList
    willing: WordList
    alone: WordList
    returning: WordList
    tells: WordList
    beside: WordList
    occasions: WordList
    calling: WordList
    naming: WordList
    making: WordList
    spelling: WordList
    using: WordList
    within: WordList
    views: WordList
    plans: WordList
    idle: WordList
    adding: WordList
    answers: WordList
    asked: WordList
    rumours: WordList
    shows: WordList
    digs: WordList
    inquiring: WordList
    knowing: WordList
    wishing: WordList
    asking: WordList
    answering: WordList
    talks: WordList
    answers_with: WordList


@frozen(eq=False, field_transformer=as_words)
class ByHand:
    """Weights set by hand where the fitted ones have too little to go by, by the name of their feature.

    Read by the reading of attributions, which puts them in place of the fitted ones (weights/attribution.json).
    """

    attribution: Mapping[str, float]


@frozen(eq=False, field_transformer=as_words)
class Held:
    """What a speaker does to the words: hedges them, withholds them, plans what they say.

    Read by reading/attribution/held. `hedges` hold what is said open, what is `silent` is not done ("declined to comment"), `whether`
    makes "did not say" a thing withheld rather than denied, `helping` verbs say how far what is said has come; `yet` before "to" says
    that it has not been done, as does a verb of `failing`.
    """

    yet: WordList
    failing: WordList
    hedges: WordList
    silent: WordList
    whether: WordList
    helping: Mapping[str, str]


@frozen(eq=False, field_transformer=as_words)
class StatementKinds:
    """What a statement is, by its cue word: said, written, a judgement, an act or a thought.

    Read by reading/attribution/held. `papers` are things that are read: what a letter "says" is written.
    """

    thought: WordList
    wrote: WordList
    called: WordList
    acted: WordList
    said: WordList
    papers: WordList


@frozen(eq=False, field_transformer=as_words)
class SmallWords:
    """Small words of grammar: articles, pronouns, prepositions, "to be".

    Read by reading/attribution, reading/speakers and reading/events. A preposition is called by what it leads to: `within` ("in"),
    `purpose` ("for"), `company` ("with"), `origin` ("from"), `like` ("as"). `introducing` words bring somebody in ("a spokesman"),
    `several` are some of many, `own` words say whose a thing is; `speaking` are the pronouns told apart as speakers, `shown` what an
    author points at ("it reveals"), `persons` those that mean people.
    """

    the: WordList
    definite: WordList
    articles: WordList
    indefinite: WordList
    introducing: WordList
    several: WordList
    relatives: WordList
    who: WordList
    he: WordList
    she: WordList
    he_or_she: WordList
    it: WordList
    its: WordList
    they: WordList
    own: WordList
    we: WordList
    you: WordList
    speaking: WordList
    shown: WordList
    persons: WordList
    be: WordList
    be_or_have: WordList
    that: WordList
    whether: WordList
    how: WordList
    will: WordList
    of: WordList
    to: WordList
    like: WordList
    by: WordList
    within: WordList
    purpose: WordList
    company: WordList
    origin: WordList
    at: WordList
    owner: WordList
    towns: WordList
    where: WordList
    into: WordList
    when: WordList
    they_too: WordList
    joining: WordList


@frozen(eq=False, field_transformer=as_words)
class Negation:
    """WordList that turn a sentence round.

    Read wherever yes and no are told apart. `negators` deny a verb, its subject or its object; the object of a verb of `negating`
    (a lemma) is denied: "denied doing a deal".
    """

    negators: WordList
    negating: WordList


@frozen(eq=False, field_transformer=as_words)
class People:
    """WordList by which people, bodies, groups and outlets are named and called again.

    Read by reading/speakers, and by all that ask whether a word is an office or a body. `titles` stand before a name, nouns with one
    of the `endings` name one person, `offices` name one person; `anyone` is an office so wide that whoever spoke just before is meant,
    `seats` one by which a person may be called who was named without it, `sole` one that one person at a time holds; `same` are words
    for one office; `camps` of which one has one; `past` and `leaving` say that an office is over (`former` is the plainest, `then` of
    its day, up to `past_ends`), `lesser` make it a lower one, as does `elect` behind a hyphen; `ministerial` words beside a name say
    that its bearer speaks for a government, `private` ones that he speaks for none; `voices` speak for whom they are "for"; `houses`
    speak for a state wherever they are named, `namesakes` are states that share a first name with people; `nobody` speaks as these.
    `groups` speak as one, `parts` make up a body without speaking for it, `bodies` are those of a state, `ruling` those it has one of,
    `corporate` words are of names of bodies. An `outlet` speaks for the outlet last named where `newsy` words alone stand before it.
    After `telling` verbs "to X" is whom someone spoke to; `venues` is where. What a body may be called (`body_kinds`, noun → last
    words of names), which kinds an outlet's noun may mean (`outlet_kinds`), `short` titles in full, `genders` of nouns, `given_names`
    by gender, and `epithets` (noun → actors it may stand for).
    """

    endings: WordList
    ministerial: WordList
    nobody: WordList
    titles: WordList
    offices: WordList
    anyone: WordList
    seats: WordList
    same: tuple[tuple[str, ...], ...]
    sole: WordList
    camps: WordList
    former: WordList
    then: WordList
    past_ends: WordList
    general: WordList
    body_links: WordList
    behind: WordList
    whose: WordList
    any_office: WordList
    federal: WordList
    suffixes: WordList
    speech: WordList
    past: WordList
    leaving: WordList
    lesser: WordList
    elect: WordList
    private: WordList
    voices: WordList
    houses: WordList
    namesakes: WordList
    groups: WordList
    parts: WordList
    bodies: WordList
    ruling: WordList
    corporate: WordList
    outlet: WordList
    newsy: WordList
    telling: WordList
    venues: WordList
    body_kinds: Mapping[str, tuple[str, ...]]
    outlet_kinds: Mapping[str, tuple[str, ...]]
    short: Mapping[str, str]
    genders: Mapping[str, str]
    given_names: Mapping[str, str]
    epithets: Mapping[str, tuple[str, ...]]


@frozen(eq=False, field_transformer=as_words)
class Credits:
    """Forms by which a report credits an outlet or an agency.

    Read by reading/credits. Before an outlet: `told`, `according`, `reported`; after it `verbs`, or turned round (`turned`: "…,”
    reported Yonhap"), with `between` between; `kinds` of outlet beside a name, `shapes` that alone make an unknown name an outlet,
    `modifiers` between cue and name, what an outlet `makes` ("a CNN poll"), `thanks` and `heads` of lines that name a source, `other`
    words that make the name something else ("Times Square"), `photo` credits, `nobody` (capitals that are no name: "State
    television"), `ordinary` words that are also names, `endings` of names of papers, and ways to call the `same` outlet again, which a
    noun `points_at` by its kind. `speech` with a `link` before an outlet is told to it ("said … on"); a doubtful name needs a verb of
    `plain_verbs`; a verb with `elsewhere` behind it makes no source ("said in a statement"). In a name, `openers` are not its first
    word, `owning` endings part it from what stands before ("Britain's", "Shanghai-based"), `small` words may stand inside. `articles`
    may stand before any. `programmes` are of an outlet (programme → its name); `shows` lead to a quoted one (which may be
    `also_called` otherwise), `greetings` begin the names of others ("Good Morning Karst"), `agencies` end one's in a dateline's
    brackets. `matters` with a word of `joining` begin a name ("Science and Technology Daily"); `domains` end an address on the web,
    `stations` a call sign. A `state` may own `media`. After a kind of outlet any verb of `judging` makes a name a source; a clause may
    be `fronted` by what is told to an outlet ("On CNN, he said"). `pronouns` are never a desk.
    """

    told: WordList
    according: WordList
    reported: WordList
    turned: WordList
    verbs: WordList
    between: WordList
    kinds: WordList
    modifiers: WordList
    shapes: WordList
    agencies: WordList
    nobody: WordList
    makes: WordList
    thanks: WordList
    heads: WordList
    other: WordList
    photo: WordList
    ordinary: WordList
    endings: WordList
    same: WordList
    points_at: Mapping[str, str]
    speech: WordList
    link: WordList
    plain_verbs: WordList
    elsewhere: WordList
    openers: WordList
    owning: WordList
    small: WordList
    matters: WordList
    joining: WordList
    articles: WordList
    programmes: Mapping[str, str]
    shows: WordList
    also_called: WordList
    greetings: WordList
    domains: WordList
    stations: WordList
    state: WordList
    media: WordList
    judging: WordList
    fronted: WordList
    pronouns: WordList


@frozen(eq=False, field_transformer=as_words)
class CreditLines:
    """Lines in which a report thanks or names its sources, and those under pictures.

    Read by reading/credits. Who `contributed`, and to what (`contributed_to`); `copyright` before a name and `rights` behind it, `by`
    whom; `joining` words between outlets, `heads` of a line of outlets, `stamps` and `clock` words of the time beside them; material of
    an outlet was `used`, or that of `unnamed` ones (as written → how they are called). A picture is
    `credited` to its outlet, is one of `kinds` ("undated photo"), `footage` or a `grab`, or is known by the `pictures` behind the name
    or by whom it comes through (`via`).
    """

    contributed: WordList
    contributed_to: WordList
    copyright: WordList
    rights: WordList
    by: WordList
    joining: WordList
    heads: WordList
    used: WordList
    unnamed: Mapping[str, str]
    stamps: WordList
    clock: WordList
    credited: WordList
    kinds: WordList
    footage: WordList
    grab: WordList
    pictures: WordList
    via: WordList


@frozen(eq=False, field_transformer=as_words)
class SourceForms:
    """Turns of speech that say where words come from, by the form of their source.

    Read by reading/credits/sources. Documents: `post`, `release`, `statement`, `letter`, `filing`, `statistics`, `report`, `page`;
    occasions: `conference`, `session`, `speech`, `interview`, `broadcast`; `unnamed` speakers; the report's own `newsroom`. `own` words
    may stand before the noun. The order of the fields is the order in which they hold where two overlap.
    """

    post: WordList
    release: WordList
    statement: WordList
    letter: WordList
    filing: WordList
    conference: WordList
    session: WordList
    speech: WordList
    interview: WordList
    broadcast: WordList
    statistics: WordList
    report: WordList
    page: WordList
    own: WordList
    unnamed: WordList
    newsroom: WordList
