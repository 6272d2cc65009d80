"""A brief as a Word document, opened by somebody else's program as a partner opens it."""

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from legation.release.forms.write_docx import write
from release.sample import make_packet

pytestmark = pytest.mark.browser


def test_libreoffice_opens_it_with_the_mark_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_bytes(write(make_packet()))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf", "brief.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    found = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "brief.pdf")]
    assert len(found) == 2
    assert all(page.count("TLP:GREEN") >= 2 for page in found)
    assert "髙橋一郎" in found[0]
