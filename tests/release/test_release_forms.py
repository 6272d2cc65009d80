import io
import re
import subprocess
import sys
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from attrs import evolve

from legation.records.errors import LegationError
from legation.records.release import Mark
from legation.release.forms.forms import FORMS, NAMES, Form, find_form
from legation.release.gate import UnmarkedError, packet
from release.sample import JAPAN, MADE, POLICY, make_own, make_packet, make_view

ROOT = Path(__file__).parents[2]
# Words that only the portion marked GREEN has.
QUOTED = "事務所の設置を協議している"


def tell(form: Form, made: bytes) -> str:
    """What a form says, as text."""
    if form.name == "docx":
        with ZipFile(io.BytesIO(made)) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    if form.name == "pdf":
        return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))
    if form.name == "eml":
        message = message_from_bytes(made)
        body = message.get_payload(decode=True)
        assert isinstance(body, bytes)
        return str(message["Subject"]) + body.decode()
    text = made.decode()
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_the_same_packet_is_the_same_bytes_in_every_form(form: Form, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = form.write(make_packet())
    monkeypatch.setenv("TZ", "America/St_Johns")
    monkeypatch.setenv("USER", "somebody")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert form.write(make_packet()) == made
    assert made


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_every_form_bears_the_mark_and_the_name_of_nobody_else(form: Form) -> None:
    said = tell(form, form.write(make_packet()))
    assert re.search(r"TLP:GREEN|tlp:green", said)
    assert not re.search(r"AUS|NZL|PACIFIC FOUR|partner-1|sown for the tests", said)


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_the_offices_own_export_has_every_form(form: Form) -> None:
    said = tell(form, form.write(make_own()))
    assert "TLP:" not in said
    assert QUOTED in said or form.name in ("ics", "label")


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_the_offices_own_export_is_the_same_bytes_at_another_hour(form: Form) -> None:
    view = evolve(make_view(), office="")
    own = [packet(view, None, None, POLICY, hour) for hour in (MADE, MADE + timedelta(hours=5))]
    assert form.write(own[0]) == form.write(own[1])


def test_a_thing_that_a_receiver_may_not_have_leaves_no_more_than_a_line() -> None:
    view = make_view()
    closed = evolve(view.items[0], mark=Mark("TLP:RED"))
    with pytest.raises(UnmarkedError, match=r"the claim .* may not go to Ministry"):
        packet(evolve(view, items=(closed, *view.items[1:])), None, JAPAN, POLICY, MADE)


def test_another_process_with_other_hashes_writes_the_same_bytes() -> None:
    code = (
        "import hashlib;from release.sample import make_packet;from legation.release.forms.forms import FORMS;"
        "p=make_packet();print([hashlib.sha256(form.write(p)).hexdigest() for form in FORMS])"
    )
    path = f"{ROOT / 'src'}:{ROOT / 'tests'}"
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONPATH": path, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert said[0].count(b"'") == 2 * len(FORMS)


def test_heavy_libraries_are_loaded_by_the_form_that_needs_them_alone() -> None:
    code = "import sys, legation.release.forms.forms; print(sorted(m for m in sys.modules))"
    path = str(ROOT / "src")
    loaded = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": path}, capture_output=True, check=True, text=True).stdout
    for name in ("typst", "docx", "icalendar", "stix2", "feedgen", "prov", "lxml", "jinja2", "networkx"):
        assert f"'{name}'" not in loaded


def test_a_form_is_found_by_its_name_and_has_a_row_on_the_page() -> None:
    assert find_form("stix").title == "STIX 2.1"
    with pytest.raises(LegationError, match=r"'doc' is no form\. There are: md, html, json, pdf"):
        find_form("doc")
    page = (ROOT / "docs" / "forms.md").read_text(encoding="utf-8")
    assert [form.name for form in FORMS if f"| `{form.name}` |" not in page] == []
    assert len({form.ending for form in FORMS}) == len(FORMS)
