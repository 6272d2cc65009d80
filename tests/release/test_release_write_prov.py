from datetime import timedelta

import pytest
from prov.model import ProvDerivation, ProvDocument, ProvEntity

from legation.release.forms.write_prov import make_document, write
from legation.release.gate import Packet, packet
from legation.release.identity import next_sent
from release.sample import JAPAN, MADE, POLICY, make_own, make_packet, make_view


def read(made: Packet) -> ProvDocument:
    found = ProvDocument.deserialize(content=write(made).decode())
    assert isinstance(found, ProvDocument)
    return found


def derivations(document: ProvDocument) -> set[tuple[str, str, str]]:
    """Each derivation: what is derived, from what, and of which type, by the labels of both."""
    labels = {str(one.identifier): str(one.label) for one in document.get_records(ProvEntity)}
    found = set()
    for one in document.get_records(ProvDerivation):
        ends = [labels[str(value)] for _, value in one.formal_attributes if value is not None]
        found.add((ends[0], ends[1], ", ".join(str(kind) for kind in one.get_asserted_types())))
    return found


@pytest.mark.parametrize("made", [make_packet(), make_own()], ids=["partner", "own"])
def test_another_reader_reads_the_same_document(made: Packet) -> None:
    assert read(made) == make_document(made.matter)


def test_a_rewrite_is_a_derivation_a_credit_a_primary_source_and_words_a_quotation() -> None:
    found = derivations(read(make_packet()))
    assert ("Kurier Łódzki", "Harbour Telegraph", "") in found
    assert ("海峡新報", "Harbour Telegraph", "prov:PrimarySource") in found
    title = "Kishida rules out joining NATO as Tokyo office takes shape"
    assert {(title, outlet, "") for outlet in ("Harbour Telegraph", "海峡新報", "Kurier Łódzki")} <= found
    assert ("髙橋一郎: “事務所の設置を協議している”", "海峡新報", "prov:Quotation") in found


def test_a_later_version_is_a_revision() -> None:
    view = make_view()
    later = packet(view, next_sent(view, None, JAPAN, MADE), JAPAN, POLICY, MADE + timedelta(days=1))
    assert [one for one in derivations(read(later)) if one[2] == "prov:Revision"]
    assert not [one for one in derivations(read(make_packet())) if one[2] == "prov:Revision"]


def test_the_brief_bears_its_mark_and_its_hour() -> None:
    said = write(make_packet()).decode()
    assert '"legation:mark": "TLP:GREEN' in said
    assert "2023-06-09T08:52:00+09:00" in said
    assert write(make_packet()) == write(make_packet())
