"""Word lists by which a reading tells what happened, when, how much, and who stands where on it."""

from collections.abc import Mapping

from attrs import frozen

from legation.language.lists.words import MonthDay, Months, Unit, WordList, as_words


@frozen(eq=False, field_transformer=as_words)
class Dates:
    """WordList for days, months, seasons and the like, and those around them that say past or to come.

    Read by reading/dates. `months` 1 to 12 and `weekdays` 0 (Monday) to 6, known only with a capital; `seasons` of the north,
    `quarters`, `feasts`; `counts` before "days ago"; `days` fix a day by the report's own, `shifts` by the day spoken of last; the
    nearest word of `future` or `past` before a time says which it is. Where no word of `hints` stands there is no time, where none of
    `parts` none that leans on the report's day; months of so few letters as a short form are `full`. A time may stand in the name of
    what is `planned`; between "will" and its verb stand `helping` words; `had` with `been` looks back, `was` with `set` ahead of the
    past; `adverb` and `participle` are their endings, words of `not_past` only end so. `abbreviations` end no sentence. A stretch is
    `since` … `until` (or `through` alone); `during` a year stands what has none, `happened` stands before the time of what happened,
    `present` before a participle of no past. Days are `moved` (or `further` on) from the one spoken of last, a month or year (`units`)
    to one of its `sides`, or is the `same`; `days_word` behind a count. A reign's year (`eras`: the year before its first) has
    `ordinals` and a `year_of`, and so many were `reigned`; a `fiscal` year, or what is `part_of` it, `begins` or `ends` when it says.
    A feast tells a day where nothing or a word of `behind_feast` follows; behind `determiners` a year only says which of its sort a
    thing is; days of the week with `naming_days` before or `day_titles` behind are names; something is `put_off` from one day
    `put_off_to` another, some of it `forward`, or by so much (`put_off_by`, `more`), with `moving` words before the verb, from the day
    on which it was `due`; what stands behind `instead` is none of it. A day may be so many `weeks` away (`week_on`, `ago`), or a
    `trailing` word says which; the `nth` of a month (`nth_of`); `halves` and quarters of a year, `half` behind the first two,
    `quarter_words` behind those of fiscal ones. `eras_behind` a year change it, a `year` may stand after an era.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, Months]
    quarters: Mapping[str, Months]
    feasts: Mapping[str, MonthDay]
    behind_feast: WordList
    determiners: WordList
    naming_days: WordList
    day_titles: WordList
    put_off: WordList
    put_off_to: WordList
    forward: WordList
    put_off_by: WordList
    more: WordList
    moving: WordList
    due: WordList
    instead: WordList
    weeks: Mapping[str, int]
    week_on: WordList
    trailing: Mapping[str, int]
    ago: WordList
    nth: Mapping[str, int]
    nth_of: WordList
    halves: Mapping[str, Months]
    half: WordList
    quarter_words: WordList
    counts: Mapping[str, int]
    days: Mapping[str, int]
    shifts: Mapping[str, int]
    future: WordList
    past: WordList
    hints: WordList
    parts: WordList
    full: WordList
    planned: WordList
    helping: WordList
    had: WordList
    been: WordList
    was: WordList
    set: WordList
    adverb: WordList
    participle: WordList
    not_past: WordList
    abbreviations: WordList
    since: WordList
    until: WordList
    through: WordList
    during: WordList
    happened: WordList
    present: WordList
    articles: WordList
    further: WordList
    moved: Mapping[str, int]
    sides: Mapping[str, int]
    same: WordList
    units: WordList
    days_word: WordList
    eras: Mapping[str, int]
    reigned: Mapping[str, int]
    eras_behind: Mapping[str, int]
    year_of: WordList
    year: WordList
    ordinals: Mapping[str, int]
    fiscal: WordList
    part_of: WordList
    begins: WordList
    ends: WordList


@frozen(eq=False, field_transformer=as_words)
class Figures:
    """Numbers in words, what multiplies and loosens them, units of measure and of money.

    Read by reading/clauses/figures. `numbers` and `scales` ("dozen", "lakh"), `scores` of men, `fractions`, `parts` of something ("two
    thirds of", "half" before one `of_all`; behind `apart` they are none), one number `among` another ("one in five"), `couples` before
    a scale, digits behind a `point`, `letters` directly behind a sum, and those `counting` before what is `lettered` ("$7m", "5k
    homes"), `bounds` before a number and `behind` it (about, least, most), `stages` that have their number behind them ("lap 13");
    beside `months` and `years` four digits are a year; `units` with the unit they are compared in and the factor to it, `currencies`
    to ISO 4217, and nouns counted as `persons`. `ordinals` hang on a number ("15th"), `a` stands for one before a scale, `plus` joins
    parts of a number, `aged` makes it an age; two numbers are a range with one of `to` between, or `plus` after one of `between`.
    Behind a number `of` leads to all of them, `part` makes it some of the same, `filler` words say nothing, and a sum is paid in what
    follows `paid_in`. Words end in `plural` if they are many, unless they end as `not_plural`.
    """

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    scores: Mapping[str, float]
    fractions: Mapping[str, float]
    parts: Mapping[str, int]
    apart: WordList
    among: WordList
    of_all: WordList
    couples: Mapping[str, int]
    point: WordList
    letters: Mapping[str, float]
    counting: WordList
    lettered: WordList
    behind: Mapping[str, str]
    bounds: Mapping[str, str]
    stages: WordList
    units: Mapping[str, Unit]
    currencies: Mapping[str, str]
    persons: Mapping[str, str]
    months: WordList
    years: WordList
    ordinals: WordList
    a: WordList
    one: WordList
    plus: WordList
    aged: WordList
    to: WordList
    between: WordList
    of: WordList
    part: WordList
    filler: WordList
    paid_in: WordList
    plural: WordList
    not_plural: WordList


@frozen(eq=False, field_transformer=as_words)
class ClauseWords:
    """Small words by which the slots of a clause are found.

    Read by reading/clauses. A verb puts what happens `where`; `links` are no role of a number; a distance is taken `off` a place. A step
    with `any` before it is denied by what denies the verb above it. "Handed over 21" has its `over` from one of `over_verbs`. Nobody is
    `none`, or `one` behind `no`, and stands for `people`. A home stands behind `home`, and what `follows` an age; `aged` before it,
    `year` and `old` behind it. A study is `published` `within` a paper. `of` parts a thing from its kind. What something `is`; who
    made it did so `jointly`, or beside others whom he `helped`, where the noun begins with one of `joint`, or has one of `apart` before
    its hyphen. A clause can be cut before what is told `beside` it; what is told of a time `when` it was so, is so.
    In its middle a part may be left out that begins with one of `circumstances` and a name or a time, or with one of `occasions`, unless
    the verb is a `placing` one, and right behind a verb that is `complete`; adverbs of `manner`; attributes that are not `turning`; a place
    beside a noun that is not one of `shares`. What begins with `sourcing` is another's, and what has one of `excepting` takes some out of
    all.
    """

    where: WordList
    links: WordList
    off: WordList
    any: WordList
    over: WordList
    over_verbs: WordList
    none: WordList
    one: WordList
    no: WordList
    people: WordList
    home: WordList
    follows: WordList
    aged: WordList
    year: WordList
    old: WordList
    published: WordList
    within: WordList
    of: WordList
    to_be: WordList
    jointly: WordList
    helped: WordList
    joint: WordList
    apart: WordList
    beside: WordList
    when: WordList
    circumstances: WordList
    occasions: WordList
    placing: WordList
    manner: WordList
    turning: WordList
    shares: WordList
    sourcing: WordList
    excepting: WordList
    complete: WordList


@frozen(eq=False, field_transformer=as_words)
class Roles:
    """What a number is a number of: killed, hurt, a price, a height.

    Read by reading/clauses/roles. `words` beside a number say it (stem → role); `standing` verbs only say how a count stands; `anyone`
    is counted by a toll that does not say whom.
    """

    words: Mapping[str, str]
    standing: Mapping[str, str]
    anyone: Mapping[str, str]


@frozen(eq=False, field_transformer=as_words)
class Traits:
    """What one is, of which one can be one thing only: a rank, a kind of place, the maker of a thing.

    Read by reading/clauses/traits. `ranks` with their ladders, words `below` an office that make it a lower one, kinds of `places`,
    `makers` (stem → what they made), and `papers`: a study comes out in one place.
    """

    ranks: Mapping[str, str]
    below: WordList
    places: Mapping[str, str]
    makers: Mapping[str, str]
    papers: WordList


@frozen(eq=False, field_transformer=as_words)
class Stages:
    """How far a thing has come: considered, planned, decided, done; from the weakest to the strongest, and the order counts.

    Read by reading/clauses and weighing/conflicts. `words` say it of what they govern ("the decision on"), `verbs` only with a verb
    ("is set to open").
    """

    words: Mapping[str, str]
    verbs: Mapping[str, str]


@frozen(eq=False, field_transformer=as_words)
class Content:
    """Which words carry what is said, and which mean the same.

    Read by reading/clauses and all of weighing. `stopwords` are function words; `light` verbs (stems) say nothing by themselves;
    `senses` puts words that news reports use for one another under one head (stems).
    """

    stopwords: WordList
    light: WordList
    senses: Mapping[str, str]


@frozen(eq=False, field_transformer=as_words)
class Events:
    """WordList by which events are told.

    Read by reading/events. `nouns` and `verbs` with their kind of event, `carriers` (verbs that only carry the noun's event, and how far
    they say it is), `objects` that a verb of a kind must take where it also means other things, `alone` the verbs that need none;
    `happening` verbs may have an event as subject; `cancelled`, `possible`, `ahead`, `confirmed` say what becomes of it; `figures` of
    speech and objects it is `not_with` are none. Verbs of `opening` tell by their subject, `carried` by a preposition ("met for talks"),
    `named` with more prepositions ("talks between"), `own` words lead no name, `confirming` makes a plan sure, `would` leaves it open;
    prepositions of `taking_part` lead to a party.
    """

    opening: WordList
    carried: WordList
    named: WordList
    own: WordList
    confirming: WordList
    would: WordList
    taking_part: WordList

    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    carriers: Mapping[str, str]
    objects: Mapping[str, tuple[str, ...]]
    figures: WordList
    happening: WordList
    cancelled: WordList
    possible: WordList
    ahead: WordList
    confirmed: WordList
    not_with: WordList
    alone: WordList


@frozen(eq=False, field_transformer=as_words)
class Agreements:
    """How far an agreement has come: announced, negotiated, signed, in force, ended.

    Read by reading/events/events. By the verb it stands with (`steps`), by a noun ("the signing of", `nouns`), or by what such a verb
    takes ("entered into force", `force`).
    """

    steps: Mapping[str, str]
    nouns: Mapping[str, str]
    force: Mapping[str, str]


@frozen(eq=False, field_transformer=as_words)
class Stances:
    """WordList by which a party takes a side on an issue: supports, opposes, considers, declines, noncommittal.

    Read by reading/events/stances. `verbs` whose object is the issue, `talks` that consider only a proposal, `plans`, `nouns`,
    `adjectives`, `verdicts` on a thing, what a stance comes to when `denied`, verbs that are `silent` on it; what one may consider
    (`proposals`), verbs of `calling` and of what is `planned`, what one must be (`able`) to do, what is passed over for another
    (`rather`, `instead`), `staying` so, `declining` to say, prepositions of a `topic` and of an `issue`, news of which one is alarmed
    (`tidings`), `such`, what cannot end an issue (`loose`), `among` whom one is listed, words `pointing` at an act told before or
    `turning` a stance away, `trivial` acts and `empty` heads that are no issue, `alarms`, verbs that push others (`pushes`), the
    speaker's own side (`ours`), those who do not speak for their country (`unofficial`), `endings` called for, and what is `cherished`.
    """

    verbs: Mapping[str, str]
    talks: Mapping[str, str]
    plans: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    verdicts: Mapping[str, str]
    denied: Mapping[str, str]
    silent: Mapping[str, str]
    able: WordList
    rather: WordList
    instead: WordList
    staying: WordList
    declining: WordList
    future: WordList
    topic: WordList
    issue: WordList
    tidings: WordList
    such: WordList
    loose: WordList
    among: WordList
    proposals: WordList
    calling: WordList
    planned: WordList
    pointing: WordList
    turning: WordList
    trivial: WordList
    alarms: WordList
    pushes: WordList
    ours: WordList
    empty: WordList
    unofficial: WordList
    endings: WordList
    cherished: WordList
