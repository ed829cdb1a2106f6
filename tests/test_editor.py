"""The editor's bundle: small, built again byte for byte, and loaded on the one page that needs it."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

HERE = Path(settings.BASE_DIR)
SOURCES = HERE / "designer/drafts/editor"
BUNDLE = HERE / "static/editor/editor.js"
LICENCES = BUNDLE.with_name("editor-LICENSE.txt")
MODULES = HERE / "var/editor/node_modules"
MOST = 140_000


def test_the_editor_weighs_no_more_than_it_may() -> None:
    assert len(gzip.compress(BUNDLE.read_bytes(), 9)) <= MOST


def test_only_the_page_of_the_json_loads_it() -> None:
    pages = (HERE / "templates").rglob("*.html")
    loading = [str(page.relative_to(HERE)) for page in pages if "editor/editor.js" in page.read_text()]
    assert loading == ["templates/drafts/json/page.html"]


def test_every_package_is_pinned_by_its_content_and_comes_from_no_named_place() -> None:
    text = (SOURCES / "package-lock.json").read_text()
    packages = {path: one for path, one in json.loads(text)["packages"].items() if path}
    assert [path for path, one in packages.items() if not one["integrity"].startswith("sha512-")] == []
    assert "resolved" not in text
    assert "http" not in text


def test_the_licence_of_every_package_lies_beside_the_bundle() -> None:
    packages = json.loads((SOURCES / "package-lock.json").read_text())["packages"]
    told = LICENCES.read_text()
    for path, package in packages.items():
        if path and not package.get("dev"):
            assert f"{path.removeprefix('node_modules/')} {package['version']}\n" in told


@pytest.mark.skipif(not MODULES.is_dir(), reason="no packages of npm here: make editor brings them")
def test_building_it_again_gives_the_same_bytes(tmp_path: Path) -> None:
    outputs = [tmp_path / "one" / "editor.js", tmp_path / "two" / "editor.js"]
    for output in outputs:
        output.parent.mkdir()
        subprocess.run([sys.executable, SOURCES / "build.py", MODULES, output], check=True)
    assert {output.read_bytes() for output in outputs} == {BUNDLE.read_bytes()}
    assert outputs[0].with_name("editor-LICENSE.txt").read_text() == LICENCES.read_text()
