import pytest
from attrs import evolve
from lxml import etree

from legation.records.release import Mark, Policy
from legation.release.forms.write_label import BINDING, LABEL, read, schema, write, write_binding
from release.sample import GREEN, OPEN, make_own, make_packet

# As somebody else may write it: other prefixes, the name with a capital, the tag in two words, other text between.
OTHERS = f"""<?xml version="1.0"?>
<b:BindingInformation xmlns:b="{BINDING}"><b:MetadataBindingContainer><b:MetadataBinding><b:Metadata>
  <l:OriginatorConfidentialityLabel xmlns:l="{LABEL}" ReviewDateTime="2033-01-01T00:00:00Z"><l:ConfidentialityInformation>
    <l:PolicyIdentifier URI="urn:example:other">Other</l:PolicyIdentifier><l:Classification>HIGH</l:Classification>
    <l:Category Type="PERMISSIVE" TagName="Releasable to"><l:GenericValue>NZL</l:GenericValue>
      <l:GenericValue>AUS</l:GenericValue></l:Category>
    <l:Category Type="RESTRICTIVE" TagName="Additional Sensitivity"><l:GenericValue>ONE</l:GenericValue></l:Category>
    <l:Category Type="RESTRICTIVE" TagName="Administrative"><l:GenericValue>TWO</l:GenericValue></l:Category>
  </l:ConfidentialityInformation><l:CreationDateTime>2023-01-01T00:00:00Z</l:CreationDateTime></l:OriginatorConfidentialityLabel>
</b:Metadata><b:DataReference URI="product.pdf"/></b:MetadataBinding></b:MetadataBindingContainer></b:BindingInformation>"""


def test_the_label_of_the_product_comes_first_and_every_thing_is_bound_to_its_own() -> None:
    matter = make_packet().matter
    (product, named), *parts = read(write(make_packet()))
    assert (product, named) == (GREEN, (f"urn:uuid:{matter.id}",))
    assert [mark for mark, _ in parts] == [OPEN, GREEN]
    bound = {name: mark for mark, names in parts for name in names}
    assert bound == {f"urn:uuid:{item.id}": item.mark for item in matter.items}


@pytest.mark.parametrize(
    "mark",
    [
        OPEN,
        GREEN,
        Mark("TLP:RED"),
        Mark("TLP:AMBER+STRICT", "EXERCISE RESTRICTED", ("JPN", "AUS"), ("ONE", "TWO")),
        Mark("TLP:CLEAR", "<LEVEL> & more", None, ("\x0b odd \ufffe",)),
    ],
)
@pytest.mark.parametrize("policy", [Policy(), Policy("Exercise Policy", "urn:example:policy:exercise")], ids=["none", "exercise"])
def test_it_holds_to_our_schema_and_is_read_back(mark: Mark, policy: Policy) -> None:
    matter = evolve(make_packet().matter, mark=mark, policy=policy, items=())
    made = write_binding(matter, "brief.pdf")
    schema().assertValid(etree.fromstring(made))
    ((found, named),) = read(made)
    shown = tuple(caveat.replace("\x0b odd \ufffe", "odd [U+FFFE]") for caveat in mark.caveats)
    assert (found, named) == (evolve(mark, caveats=shown), ("brief.pdf",))


def test_the_schema_refuses_what_is_no_label() -> None:
    made = write(make_packet())
    for old, new in (
        (b'Type="PERMISSIVE"', b'Type="OPEN"'),
        (b"2023-06-08T23:52:00Z", b"yesterday"),
        (b"slab:Classification", b"slab:Level"),
    ):
        assert old in made
        assert not schema().validate(etree.fromstring(made.replace(old, new)))


def test_somebody_elses_label_is_read() -> None:
    assert read(OTHERS.encode()) == [(Mark("TLP:AMBER", "HIGH", ("NZL", "AUS"), ("ONE", "TWO")), ("product.pdf",))]


def test_tlp_is_no_classification_and_no_level_is_made_up() -> None:
    tree = etree.fromstring(write_binding(evolve(make_packet().matter, mark=Mark("TLP:RED"), items=()), "x"))
    said = [one.text for one in tree.iter(f"{{{LABEL}}}Classification")]
    assert said == ["No level"]
    kinds = {one.get("TagName"): one.get("Type") for one in tree.iter(f"{{{LABEL}}}Category")}
    assert kinds == {"TLP": "INFORMATIVE"}


def test_what_bears_no_mark_is_bound_to_nothing() -> None:
    made = write(make_own())
    schema().assertValid(etree.fromstring(made))
    assert read(made) == []
