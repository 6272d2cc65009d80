"""Whether a feed came whole: one that breaks for an hour must not be mistaken for news, one that is always broken is read all the same."""

from legation.intake.forms.feed import spell_encoding
from legation.intake.paper import Paper
from legation.records.register import Watched

# What is said of a feed that is read in spite of its faults, and of one that is given time to mend.
FAULTY = "This feed is not well-formed XML; it is read as well as it goes."
BREAKS = "This feed came broken (not well-formed XML) and is left until it comes whole again."
# So often in a row a feed may come broken before it is taken to be like that; with an interval of an hour that is a night.
PATIENT = 8

_ENDS = (b"</rss>", b"</feed>", b"</rdf:rdf>")


def is_whole(paper: Paper) -> bool:
    """Whether a fetched paper is no feed, or a feed in well-formed XML."""
    if paper.form != "feed":
        return True
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        etree.fromstring(spell_encoding(paper.raw), parser)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True


def is_worth_waiting(state: Watched) -> bool:
    """Whether a feed that came broken is not known to be always so, nor has been for long: then what it shows is not believed yet."""
    return state.said != FAULTY and state.failures < PATIENT


def is_cut(paper: Paper) -> bool:
    """Whether a feed stops before its end: then its last entry may be half an entry."""
    return paper.form == "feed" and not paper.raw[-1_000:].rstrip().lower().endswith(_ENDS)
