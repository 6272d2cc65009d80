"""What is installed is whole: a wheel holds pages, styles, scripts and fonts with their licences, and serves from where it was put."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
WEB = ROOT / "src" / "legation" / "web"
# Asks a desk of the package that was put into the folder for its first page and its style, and says where the package lies.
ASK = """
import sys, json
from starlette.testclient import TestClient
import legation
from legation.web.app import create
app = create(sys.argv[1])
with TestClient(app, base_url="http://127.0.0.1:8765", follow_redirects=True) as client:
    page = client.get("/enter?key=" + app.state.entry.key)
    style = client.get("/static/desk.css")
    font = client.get("/static/fonts/source-sans-3-latin-wght-normal.woff2")
    print(json.dumps([legation.__file__, page.status_code, page.text, style.status_code, font.status_code, "spacy" in sys.modules]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    (made,) = folder.glob("*.whl")
    return made


def test_a_wheel_holds_all_that_the_desk_is_made_of(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    ours = {path for folder in ("pages", "static") for path in (WEB / folder).rglob("*") if path.is_file()}
    assert {path.suffix for path in ours} >= {".html", ".css", ".js", ".woff2", ".svg", ".txt"}
    assert [path for path in ours if f"legation/web/{path.relative_to(WEB).as_posix()}" not in held] == []


def test_every_font_comes_with_its_licence() -> None:
    fonts = WEB / "static" / "fonts"
    families = {"-".join(path.stem.split("-")[:3]) for path in fonts.glob("*.woff2")}
    assert families == {"source-sans-3", "source-serif-4"}
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (fonts / f"OFL-{family}.txt").read_text(encoding="utf-8")


def test_what_was_installed_serves_without_the_model(wheel: Path, office: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    asked = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK, str(office)],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    where, page, text, style, font, parsed = json.loads(asked.stdout)
    assert Path(where).is_relative_to(tmp_path / "site")
    assert (page, style, font) == (200, 200, 200)
    assert "Kishida" in text
    assert not parsed
