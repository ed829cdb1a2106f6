"""Every text a person sees is translated, and what is compiled is what was translated."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings

from tests import visible_text

HERE = Path(__file__).parent.parent
CATALOGUE = Path("designer/locale/ko/LC_MESSAGES/django.po")
TEMPLATES = sorted((HERE / "templates").rglob("*.html"))
MODULES = sorted(path for path in (HERE / "designer").rglob("*.py") if "migrations" not in path.parts)

# What is called the same in every language.
NAMES = {
    "AWS CLI",
    "AWS X-Ray",
    "Amazon CloudWatch",
    "Amazon Data Firehose",
    "Amazon ECR",
    "Amazon EFS",
    "Amazon Kinesis Data Streams",
    "Amazon Managed Prometheus (OpenTelemetry)",
    "Amazon OpenSearch Service",
    "Amazon S3",
    "Parameter Store",
    "Secrets Manager",
    "Splunk",
    "CPU",
    "ValueFrom",
    "ulimit",
    "21–200 GiB",
    "GPU, Neuron",
    "FSx for Windows",
    "S3 Files",
}
# The words a template may show as they are: names, formats and units.
AS_IT_IS = {"Task", "Designer", "RegisterTaskDefinition", "ARN", "JSON", "KiB", "MiB", "ALB", "HTTPS", "ENI"}
# The arguments that carry a text to a person, and the calls whose first text does.
SHOWN_ARGUMENTS = {"label", "hint", "title", "lead", "short", "add", "message", "fix", "help_text"}
SHOWN_BY = {"ValidationError", "Http404", "success", "warning", "error", "info"}
LOGGERS = {"logger", "log", "logging"}

Message = tuple[str | None, str, str]


def catalogue() -> polib.POFile:
    return polib.pofile(str(HERE / CATALOGUE))


def messages(path: Path) -> set[Message]:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in polib.pofile(str(path))}


def translations(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue made anew from today's modules and templates."""
    copy = tmp_path_factory.mktemp("copy")
    for folder in ("designer", "templates"):
        shutil.copytree(HERE / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HERE / "manage.py", copy / "manage.py")
    (copy / CATALOGUE).unlink()
    environment = {"PATH": os.environ["PATH"], "DEMO": "1", "VAR_DIR": str(copy / "var")}
    command = [sys.executable, "manage.py", "makemessages", "--locale", "ko"]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return copy / CATALOGUE


def test_every_text_marked_for_translation_is_in_the_catalogue(collected: Path) -> None:
    assert sorted(messages(collected) - messages(HERE / CATALOGUE), key=str) == [], "run make translations"


def test_the_catalogue_holds_no_text_that_is_gone(collected: Path) -> None:
    assert sorted(messages(HERE / CATALOGUE) - messages(collected), key=str) == [], "run make translations"
    assert [entry.msgid for entry in catalogue().obsolete_entries()] == []


def test_no_translation_is_missing_or_a_guess() -> None:
    assert [entry.msgid for entry in catalogue().untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue().fuzzy_entries()] == []


def test_the_compiled_catalogue_is_fresh() -> None:
    compiled = polib.mofile(str((HERE / CATALOGUE).with_suffix(".mo")))
    assert {(e.msgctxt, e.msgid, *translations(e)) for e in compiled} == {
        (e.msgctxt, e.msgid, *translations(e)) for e in catalogue().translated_entries()
    }, "run make translations"


def test_translations_keep_the_values_and_the_markup_they_are_given() -> None:
    broken = [
        (entry.msgid, text)
        for entry in catalogue()
        for text in translations(entry)
        if filled_in(text) != filled_in(entry.msgid_plural or entry.msgid)
    ]
    assert broken == []


def filled_in(text: str) -> Counter[str]:
    """What is filled in and marked up: %(name)s, %s, {name:,} and <b>, each as often as it stands."""
    return Counter(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\{|\}\}|\{\w[^{}]*\}|<[^>]+>", text))


def test_translations_are_in_korean() -> None:
    english = {
        text
        for entry in catalogue()
        for text in translations(entry)
        if re.search(r"[A-Za-z]{3}", re.sub(r"%\(\w+\)s|\{\w+\}", "", text))
        and not re.search("[가-힣]", text)
    }
    assert english - NAMES == set()


def test_languages_are_those_with_a_catalogue() -> None:
    folders = {path.parent.parent.name for path in (HERE / "designer" / "locale").glob("*/LC_MESSAGES/*.po")}
    assert folders | {"en"} == {code for code, _ in settings.LANGUAGES}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HERE / "templates")))
def test_a_template_says_nothing_that_is_not_marked_for_translation(template: Path) -> None:
    unmarked = [
        text
        for text in visible_text.of_template(template.read_text())
        if set(re.findall(r"[A-Za-z]{2,}", text)) - AS_IT_IS
    ]
    assert unmarked == []


def test_a_module_shows_nothing_that_is_not_marked_for_translation() -> None:
    found = [f"{path.relative_to(HERE)}:{line}: {text}" for path in MODULES for line, text in unmarked(path)]
    assert found == []


def unmarked(module: Path) -> Iterator[tuple[int, str]]:
    """The words that a module hands to a person without a mark, with their lines."""
    for node in ast.walk(ast.parse(module.read_text())):
        if not isinstance(node, ast.Call) or "management" in module.parts:
            continue
        told = [keyword.value for keyword in node.keywords if keyword.arg in SHOWN_ARGUMENTS]
        told += node.args if called(node) in SHOWN_BY else []
        for value in told:
            if isinstance(value, ast.Constant) and is_wording(value.value) and value.value not in NAMES:
                yield value.lineno, value.value


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner not in LOGGERS:
            return name
        case _:
            return ""


def is_wording(value: object) -> bool:
    """A text with two words, or one that begins as a label does."""
    return isinstance(value, str) and bool(re.search(r"[A-Za-z]{2,} [A-Za-z]|^[A-Z][a-z]{2,}", value))


def test_no_text_is_marked_inside_of_a_formatted_one_where_it_is_not_collected() -> None:
    inside = re.compile(r"""\bf(['"]).*\{[^}]*\b_\(['"]""")
    assert [str(path) for path in MODULES if inside.search(path.read_text())] == []
