"""Nothing gets out: in no packet and no form is there a word of what was withheld, or of anybody else who receives anything; and whoever
may not see a thing cannot tell an office that has it from one that has not.
"""

import io
from zipfile import ZipFile

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.desk.viewing import Reader
from legation.records.lines import find_lines
from legation.records.release import Mark, Partner
from legation.records.wire import to_json
from legation.release.forms.forms import FORMS, find_form
from legation.release.gate import Packet
from release.invented import TLP, Invented, invent, may_have, read_by_hand, read_truly, send, shake
from release.secret import find_secrets, find_unsaid, twin

# The forms that are text; those of paper take so much longer that fewer offices are tried.
PAPER = ("pdf", "docx")
TEXT = tuple(form.name for form in FORMS if form.name not in PAPER)
FEW, MANY = 200, 10_000
FEW_PAPER, MANY_PAPER = 10, 200
FEW_READ, MANY_READ = 15, 1000


def tell(form: str, made: bytes) -> str:
    """All that a form says, also beside its text."""
    if form == "docx":
        with ZipFile(io.BytesIO(made)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if form == "pdf":
        pages = pypdfium2.PdfDocument(made)
        return "\n".join(page.get_textpage().get_text_range() for page in pages) + made.decode("latin-1")
    return made.decode("utf-8")


def look_for_leaks(seed: int, forms: tuple[str, ...], read: Reader = read_by_hand) -> None:
    """One office, each partner of it, each form: no secret of the office, and the bytes of a twin."""
    # A reader knows the agencies that there are, and none that is invented.
    office = invent(shake(seed), wires=read is read_by_hand)
    for place, partner in enumerate(office.partners):
        made = send(office, partner, read)
        like = twin(office, partner, shake(seed + 1))
        other = send(like, like.partners[place], read)
        assert (made is None) == (other is None), f"office {seed}, partner {place}: that something was withheld shows"
        if made is None or other is None:
            continue
        secrets = find_secrets(office, partner)
        look_at_marks(office, partner, made)
        if read is read_by_hand:
            said_by = {item.speaker for item in made.matter.items}
            assert said_by.isdisjoint(find_unsaid(office)), f"office {seed}, partner {place}: who did not say it is its speaker again"
        # First the packet itself, whatever a form makes of it.
        assert [word for word in secrets if word in to_json(made.matter).casefold()] == [], f"office {seed}, partner {place}"
        assert to_json(made.matter) == to_json(other.matter), f"office {seed}, partner {place}: the packet differs from its twin's"
        for form in forms:
            written = find_form(form).write(made)
            said = tell(form, written).casefold()
            assert [word for word in secrets if word in said] == [], f"office {seed}, partner {place}, {form}"
            assert written == find_form(form).write(other), f"office {seed}, partner {place}, {form}: its bytes differ from its twin's"


def look_at_marks(office: Invented, partner: Partner, made: Packet) -> None:
    """No line stands under less than the mark of the paragraph whose words it prints, nor the whole under less than that of any of them."""
    matter = made.matter
    lines = ["".join(part.words for part in line.parts).casefold() for _, line in find_lines(matter.brief)]
    whole = to_json(matter).casefold()
    assert matter.mark is not None
    for page in office.pages:
        for told in page.paragraphs if may_have(page.mark, partner) else ():
            for mark in (page.mark, told.mark):
                if mark is not None and told.canary in whole:
                    assert covers(matter.mark, mark), f"the whole is below {mark} of {told.words!r}"
            # Where a head of ours has a name, the lines below it cite the words.
            for (_, line), said, portion in zip(find_lines(matter.brief), lines, matter.portions, strict=True):
                if told.mark is not None and told.canary in said and line.citations:
                    assert portion is not None
                    assert covers(portion, told.mark), f"{said!r} is below {told.mark}"


def covers(mark: Mark, other: Mark) -> bool:
    """Whether a mark asks no less of a reader than another."""
    return TLP.index(mark.tlp) >= TLP.index(other.tlp) and set(other.caveats) <= set(mark.caveats)


SEEDS = st.integers(0, 2**32)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=FEW, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW)
@given(SEEDS)
def test_no_text_leaks(seed: int) -> None:
    look_for_leaks(seed, TEXT)


@settings(max_examples=FEW_PAPER, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW)
@given(SEEDS)
def test_no_paper_leaks(seed: int) -> None:
    look_for_leaks(seed, PAPER)


@pytest.mark.soak
@settings(max_examples=MANY, deadline=None, database=None, suppress_health_check=SLOW)
@given(SEEDS)
def test_no_text_leaks_of_ten_thousand_offices(seed: int) -> None:
    look_for_leaks(seed, TEXT)


@pytest.mark.soak
@settings(max_examples=MANY_PAPER, deadline=None, database=None, suppress_health_check=SLOW)
@given(SEEDS)
def test_no_paper_leaks_of_two_hundred_offices(seed: int) -> None:
    look_for_leaks(seed, PAPER)


@settings(max_examples=FEW_READ, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW)
@given(SEEDS)
def test_nothing_that_was_read_leaks(seed: int) -> None:
    look_for_leaks(seed, TEXT, read_truly)


@pytest.mark.soak
@settings(max_examples=MANY_READ, deadline=None, database=None, suppress_health_check=SLOW)
@given(SEEDS)
def test_nothing_that_was_read_leaks_of_a_thousand_offices(seed: int) -> None:
    look_for_leaks(seed, TEXT, read_truly)


@pytest.mark.parametrize(
    ("read", "kinds"), [(read_by_hand, {"claim", "date", "origin"}), (read_truly, {"claim", "statement", "conflict", "origin"})]
)
def test_the_invented_offices_tell_enough_to_leak(read: Reader, kinds: set[str]) -> None:
    """The tests above would hold for empty packets too: what they look at is not empty."""
    offices = [invent(shake(seed), wires=read is read_by_hand) for seed in range(15)]
    packets = [made for office in offices for partner in office.partners if (made := send(office, partner, read)) is not None]
    assert len(packets) > 15
    assert kinds <= {item.kind for made in packets for item in made.matter.items}
    assert sum(len(made.matter.brief.references) for made in packets) > 1.5 * len(packets)
    assert any(made.matter.mark != Mark("TLP:CLEAR") for made in packets)
