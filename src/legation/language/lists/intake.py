"""Word lists that the taking of reports reads."""

from attrs import frozen

from legation.language.lists.words import WordList, as_words


@frozen(eq=False, field_transformer=as_words)
class Chrome:
    """Wording of page furniture: menus, share bars, teasers, notices, bylines, captions.

    Read by intake/chrome. A phrase without dots is a whole line; "words …" opens a line; "… words" closes one; "… words …" may stand
    anywhere in it. `stop` are the commonest words of running text, `pointer` points to another story in the middle of this one,
    `onward` sends the reader on, `appeal` speaks to him for the outlet, `pictured` is what captions share with running text, and from
    a line of `end` on a page offers other things than the report. `embargo` is until when a text may not be published,
    `wall` asks for a subscription or a login where the text goes on, `paged` says that a text is parted over several pages.
    """

    stop: WordList
    menu: WordList
    share: WordList
    subscribe: WordList
    teaser: WordList
    pointer: WordList
    comments: WordList
    legal: WordList
    browser: WordList
    ad: WordList
    notice: WordList
    onward: WordList
    appeal: WordList
    byline: WordList
    credit: WordList
    caption: WordList
    pictured: WordList
    biography: WordList
    about: WordList
    end: WordList
    embargo: WordList
    wall: WordList
    paged: WordList


@frozen(eq=False, field_transformer=as_words)
class Bylines:
    """Wording of the short lines around a text: who wrote it and when, and to whom it speaks.

    Read by intake/chrome. `by` stands before a writer's name, `dated` behind it, before a day; `updated` says that a day is that of a
    change, `other_days` before a colon that it is that of something else; `months` begin a day, `month_stems` the short forms of one,
    `ago` ends one. `particles` are the small words inside names, `joins` stand between two of them, `trailing` are left over behind one,
    `roles` say what its bearer is for the outlet. `reader` speaks to the reader or for the outlet, `own` of the writer himself.
    """

    by: WordList
    dated: WordList
    updated: WordList
    other_days: WordList
    months: WordList
    month_stems: WordList
    ago: WordList
    particles: WordList
    joins: WordList
    trailing: WordList
    roles: WordList
    reader: WordList
    own: WordList
