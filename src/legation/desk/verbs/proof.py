"""The proof of a packet: what a partner would get, set as on paper, with all that the officer must know before it leaves; and what left,
once more, in any form."""

from attrs import frozen

from legation.desk.plainly import tell_mark
from legation.desk.session import Session
from legation.desk.verbs.export import Exported
from legation.desk.verbs.release import preview, released
from legation.records.release import Preview, TakenBack, Withheld
from legation.release.forms.forms import FORMS, find_form
from legation.release.forms.sheet import Sheet, lay_out
from legation.release.gate import again


@frozen
class Proof:
    """A packet as `partner` would get it (its name), under its `mark`, as a `sheet`; the lines that are new (+) and gone (-) against the
    version `has` that it holds (0: none), the things that it takes back (`taken`), what is `withheld` and why, and the `effects` of masks
    on its counts.

    `preview` is who looked, on the record; `barred` says that whoever asks now prepared it, and that the office's policy asks for another
    to release it.
    """

    preview: Preview
    partner: str
    mark: str
    sheet: Sheet
    changes: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    effects: tuple[Withheld, ...]
    has: int
    barred: bool
    taken: tuple[TakenBack, ...] = ()


def proof(session: Session, what: str, key: str) -> Proof:
    """What a partner would get of a story or a draft. What somebody looked at already and is still so stays what he prepared.

    Raises what `preview` raises.
    """
    (looked,) = preview(session, what, (key,), again=True)
    return Proof(
        preview=looked.preview,
        partner=looked.partner,
        mark=tell_mark(looked.mark) or "",
        sheet=lay_out(looked.packet.matter),
        changes=looked.changes,
        withheld=tuple(one for one in looked.withheld if one.kind != "count"),
        effects=tuple(one for one in looked.withheld if one.kind == "count"),
        has=looked.packet.matter.version - 1,
        barred=looked.second == "person" and looked.preview.by == session.by,
        taken=looked.taken,
    )


def reissue(session: Session, number: int, form: str = "") -> Exported:
    """What left, to the byte; in another form than it left in, it is written from the packet that is kept, and that goes on the record.

    Raises LegationError where there is no such release or form.
    """
    kept, content = released(session, number)
    written = find_form(form or kept.form)
    if written.name != kept.form:
        content = written.write(again(kept))
        with session.store.writing():
            session.note("reissue", kept.story, f"{kept.number} to {kept.partner}, {written.name}")
    # The name goes with the file: it says what the packet says, and nothing of ours.
    name = f"{kept.matter.brief.asof.isoformat()}-{kept.matter.id[:8]}.{written.ending}"
    return Exported(name, written.media, content)


def list_forms() -> tuple[tuple[str, str], ...]:
    """The forms there are: the name of each, and what it is called to people."""
    return tuple((form.name, form.title) for form in FORMS)
