"""Watch lists as OPML: out and in again they are the same, and a stranger's list is read without trust."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.intake.watching.outline import read_opml, write_opml
from legation.intake.watching.watch import Watch, read_interval

OURS = b'<opml xmlns:legation="urn:legation:watch"><body><outline xmlUrl="https://a.example/" legation:%s/></body></opml>'
WATCHES = (
    Watch("https://tarn.example/feed"),
    Watch(
        "https://kelm.example/feed?a=1&b=2",
        outlet="Kelm & Sons' “Post” <daily>",
        owner="Kelm Media",
        reliability="B",
        given=date(2024, 3, 1),
        reason="prints its corrections",
        language="en",
        marking="TLP:AMBER+STRICT",
        include=("ferry", "talks*tarn"),
        exclude=("sport",),
        interval=timedelta(minutes=15),
        follow=True,
    ),
)
FOREIGN = b"""<?xml version="1.0"?><opml version="1.0"><head><title>My feeds</title></head><body>
<outline text="News"><outline text="Tarn - World" type="rss" xmlUrl="https://tarn.example/feed" language="EN-us"/>
<outline text="twice" xmlUrl="https://tarn.example/feed"/><outline text="a file" xmlUrl="file:///etc/passwd"/></outline>
<outline text="Kelm" xmlUrl=" https://kelm.example/atom "/></body></opml>"""


def test_a_list_goes_out_and_comes_in_the_same() -> None:
    assert read_opml(write_opml(WATCHES).encode()) == WATCHES


def test_a_letter_that_is_none_is_left_out() -> None:
    assert read_opml(b'<opml><body><outline xmlUrl="https://a.example/&#xD800;f"/></body></opml>') == (Watch("https://a.example/f"),)


def test_folders_stay_at_home() -> None:
    said = write_opml([*WATCHES, Watch("archive/reports", "reports")])
    assert "reports" not in said
    assert len(read_opml(said.encode())) == 2


def test_a_list_of_another_program_gives_addresses_and_languages() -> None:
    assert read_opml(FOREIGN) == (Watch("https://tarn.example/feed", language="en"), Watch("https://kelm.example/atom"))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "not XML|no feed"),
        (b"plain words", "not XML|no feed"),
        (b"<opml><body><outline text='nothing'/></body></opml>", "no feed"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body/></opml>', "entities"),
        (OURS % b'interval="soon"', "is no interval"),
        (OURS % b'given="x"', "is no day"),
    ],
)
def test_what_is_no_list_is_said(raw: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_opml(raw)


# Characters that XML can carry.
TEXT = (
    st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@settings(max_examples=60)
@given(st.lists(TEXT, max_size=3), TEXT, st.sampled_from(["15m", "2h", "3d", "1w"]), st.booleans())
def test_whatever_is_written_is_read(words: list[str], outlet: str, interval: str, follow: bool) -> None:
    watch = Watch("https://a.example/f", outlet=outlet, include=tuple(words), interval=read_interval(interval), follow=follow)
    assert read_opml(write_opml([watch]).encode()) == (watch,)
