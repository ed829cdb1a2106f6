"""Every text a person sees is translated, and what is compiled is what was translated."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

HERE = Path(__file__).parent.parent
CATALOGUE = Path("designer/locale/ko/LC_MESSAGES/django.po")
COLLECT = ["manage.py", "makemessages", "--locale", "ko", "--no-location", "--no-obsolete"]

Message = tuple[str | None, str, str]


def messages(path: Path) -> set[Message]:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in polib.pofile(str(path))}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue made anew from today's modules and templates."""
    copy = tmp_path_factory.mktemp("copy")
    for folder in ("designer", "templates"):
        shutil.copytree(HERE / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HERE / "manage.py", copy / "manage.py")
    environment = {"PATH": os.environ["PATH"], "DEMO": "1", "VAR_DIR": str(copy / "var")}
    done = subprocess.run(
        [sys.executable, *COLLECT], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return copy / CATALOGUE


def test_the_catalogue_holds_every_text_there_is_and_no_other(collected: Path) -> None:
    assert messages(collected) == messages(HERE / CATALOGUE), "run make translations"


def test_no_translation_is_missing_or_a_guess() -> None:
    catalogue = polib.pofile(str(HERE / CATALOGUE))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def test_the_compiled_catalogue_is_fresh() -> None:
    compiled = polib.mofile(str((HERE / CATALOGUE).with_suffix(".mo")))
    written = polib.pofile(str(HERE / CATALOGUE))
    assert {(e.msgctxt, e.msgid, e.msgstr, *e.msgstr_plural.values()) for e in compiled} == {
        (e.msgctxt, e.msgid, e.msgstr, *e.msgstr_plural.values()) for e in written
    }


def test_translations_keep_the_values_they_are_given() -> None:
    for entry in polib.pofile(str(HERE / CATALOGUE)):
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            if text:
                assert values(text) == values(entry.msgid_plural or entry.msgid), entry.msgid


def values(text: str) -> set[str]:
    """What is filled in: %(name)s and {name}."""
    return set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text))


def test_languages_are_those_with_a_catalogue() -> None:
    folders = {path.parent.parent.name for path in (HERE / "designer" / "locale").glob("*/LC_MESSAGES/*.po")}
    assert folders | {"en"} == {code for code, _ in settings.LANGUAGES}
