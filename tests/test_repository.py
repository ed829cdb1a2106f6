"""Facts about the repository itself that a change could quietly break."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
LISTS = sorted((HERE / "requirements").glob("*.txt"))

# What may be larger than the house allows, with the reason. Better: nothing.
LARGE: dict[str, str] = {}


def files(*patterns: str) -> list[str]:
    """Everything that is committed or about to be, by path."""
    # Whoever owns the folder, as in a container that runs the tests of a mounted checkout.
    listed = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "--",
        *patterns,
    ]
    told = subprocess.run(listed, cwd=HERE, capture_output=True, text=True, check=True).stdout
    return [path for path in told.splitlines() if (HERE / path).is_file()]


def too_large() -> Iterator[str]:
    for path in files("*.py"):
        text = (HERE / path).read_text()
        if "/migrations/" in path:
            continue
        if (lines := len(text.splitlines())) > 300:
            yield f"{path}: {lines} lines"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40:
                yield f"{path}: {node.name}"
    for path in files("templates/*.html"):
        if (lines := len((HERE / path).read_text().splitlines())) > 120:
            yield f"{path}: {lines} lines"


def test_no_module_function_or_template_is_larger_than_the_house_allows() -> None:
    assert {large for large in too_large() if large not in LARGE} == set()


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path
        for path in files("designer/*.py", "tests/*.py")
        if (text := (HERE / path).read_text()) and "/migrations/" not in path
        if not ast.get_docstring(ast.parse(text))
    ]
    assert silent == []


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "helpers", "common", "services", "managers", "mixins", "constants"}
    assert [path for path in files("*.py") if drawers & set(Path(path).with_suffix("").parts)] == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_package_is_pinned_with_hashes_and_comes_from_no_named_place(path: Path) -> None:
    text = path.read_text()
    packages = re.findall(r"^(?! |#).+(?:\n    --hash=sha256:[0-9a-f]{64}.*)*", text, re.MULTILINE)
    assert len(packages) > 20
    assert [each for each in packages if not re.match(r"[\w.\[\]-]+==[\w.]+ ", each)] == []
    assert [each for each in packages if "--hash=sha256:" not in each] == []
    assert re.findall(r"--(?:extra-)?index-url|--find-links|https?://", text) == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_what_is_asked_for_is_pinned(path: Path) -> None:
    asked = re.findall(r"^(\w[\w-]*)", path.with_suffix(".in").read_text(), re.MULTILINE)
    pinned = re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==", path.read_text(), re.MULTILINE)
    assert {name.lower() for name in asked} - {name.lower() for name in pinned} == set()


def test_the_demo_runs_on_the_very_packages_that_are_tested() -> None:
    run, demo, test = (set(re.findall(r"^[\w.-]+.*==[\w.]+", path.read_text(), re.M)) for path in by_size())
    assert run < demo < test


def by_size() -> list[Path]:
    return sorted(LISTS, key=lambda path: path.stat().st_size)


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    elsewhere = re.compile(rb"(?<![\w.$/})])/(?:home|root|work|Users)/[\w.-]")
    named = [path for path in files() if elsewhere.search((HERE / path).read_bytes())]
    assert named == []


def test_the_settings_in_the_readme_are_those_there_are() -> None:
    read = re.findall(r'= (?:Path\()?env\.\w+\(\s*"(\w+)"', (HERE / "designer" / "settings.py").read_text())
    told = re.findall(r"^\| `([A-Z_]+)` \|", (HERE / "README.md").read_text(), re.MULTILINE)
    assert told == read


def test_every_asset_made_by_others_lies_beside_its_licence() -> None:
    ours = re.compile(r"static/(css/|js/|(brand|icon)\.svg$|README\.md$|.*-LICENSE\.txt$)")
    theirs = [Path(path) for path in files("static") if not ours.match(path)]
    told = (HERE / "static" / "README.md").read_text()
    assert theirs
    for asset in theirs:
        assert (HERE / asset.with_name(f"{asset.stem}-LICENSE.txt")).is_file(), asset
        assert str(asset.relative_to("static")) in told


def test_the_changelog_speaks_of_this_version() -> None:
    version = tomllib.loads((HERE / "pyproject.toml").read_text())["project"]["version"]
    assert re.search(rf"^## {re.escape(version)}\b", (HERE / "CHANGELOG.md").read_text(), re.MULTILINE)


def test_links_between_documents_lead_somewhere() -> None:
    for path in files("*.md"):
        text = (HERE / path).read_text()
        for link in re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", text):
            assert (HERE / path).parent.joinpath(link).exists(), f"{path}: {link}"


def test_no_two_scripts_of_a_page_give_one_name_to_two_things() -> None:
    called = re.compile(r"^(?:async )?(?:function|const|let) (\w+)", re.MULTILINE)
    names = [name for path in files("static/js/*.js") for name in called.findall((HERE / path).read_text())]
    assert [name for name in names if names.count(name) > 1] == []
