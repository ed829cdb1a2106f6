"""`manage.py check_taskdef`: what it reads, where it says that findings stand, and how it ends."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from designer import offline
from designer.drafts.checked_files import FAILING_LEVELS, CheckedFile, Placed
from designer.drafts.management.commands.check_taskdef import Command
from designer.taskdef.examples import complete
from designer.taskdef.positions import START
from designer.taskdef.rule import LEVELS, Finding, Level
from tests.documented import HERE
from tests.taskdef.clean import CLEAN
from tests.test_docs import blocks

GOOD = CLEAN
ERROR = {**CLEAN, "cpu": "513"}


def written(folder: Path, name: str, document: Any) -> str:
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document, indent=2))
    return str(path)


def checked(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """How it ended, and what it printed where."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("check_taskdef", *arguments, stdout=out, stderr=err, stdin=io.BytesIO(stdin))
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.mark.parametrize("fail_on", FAILING_LEVELS)
@pytest.mark.parametrize("level", LEVELS)
def test_a_file_fails_on_findings_of_the_level_asked_for_and_graver(level: Level, fail_on: Level) -> None:
    finding = Finding("a-rule", level, "", "", "", "")
    fails = LEVELS.index(level) <= LEVELS.index(fail_on)
    assert CheckedFile("a.json", [Placed(finding, START)]).fails(fail_on) is fails


@pytest.mark.parametrize("fail_on", FAILING_LEVELS)
def test_an_error_is_a_failure_whatever_is_asked_for(tmp_path: Path, fail_on: Level) -> None:
    assert checked("--fail-on", fail_on, written(tmp_path, "a.json", complete(ERROR)))[0] == 1
    assert checked("--fail-on", fail_on, written(tmp_path, "a.json", complete(GOOD)))[0] == 0


FILES = {
    "good": (complete(GOOD), 0),
    "bad": (complete(ERROR), 1),
    "no JSON": ('{\n "family": a}', 2),
    "no task definition": ("[]", 2),
    "nothing": ("", 2),
}


@pytest.mark.parametrize("names", [["good"], ["bad"], ["nothing"], ["good", "bad"], list(FILES)], ids=repr)
def test_of_several_files_the_worst_decides(tmp_path: Path, names: list[str]) -> None:
    files = [written(tmp_path, f"{name}.json", FILES[name][0]) for name in names]
    assert checked(*files)[0] == max(FILES[name][1] for name in names)


UNREADABLE = {
    "no JSON": ('{\n "family": a}', ":2:12: “a” stands without quotes"),
    "not UTF-8": (b'{"family":\n "\xff"}', ":2:3: The byte FF is not UTF-8"),
    "another format": ("services:\n  web:\n", ":1:1: This is a Compose file."),
    "too long": (" " * 1_048_577, ":1:1: The text is longer than 1048576 bytes."),
    "empty": ("", ":1:1: The text is empty."),
    "signs of an emoji": ('{"\U0001f980": ?}', ":1:7: "),
}


@pytest.mark.parametrize(("data", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_with_line_column_and_reason(tmp_path, data, said) -> None:
    (file := tmp_path / "a.json").write_bytes(data if isinstance(data, bytes) else data.encode())
    status, out, err = checked(str(file))
    assert (status, out) == (2, "0 files checked: 1 unreadable\n")
    assert err.startswith(f"{file}{said}")


def test_a_file_stays_unread_where_the_import_could_repair_it_and_is_told_so(tmp_path: Path) -> None:
    file = written(tmp_path, "a.json", complete(ERROR))
    Path(file).write_text("// ours\n" + Path(file).read_text())
    status, _out, err = checked(file)
    assert status == 2
    assert err.splitlines()[1:] == ["    The import of Task Designer proposes repairs for this file."]


def test_a_file_that_is_missing_and_one_that_is_a_folder_stop_no_other(tmp_path: Path) -> None:
    bad = written(tmp_path, "bad.json", complete(ERROR))
    status, out, err = checked(str(tmp_path / "none.json"), bad, str(tmp_path))
    assert (status, out.splitlines()[-1]) == (2, "1 file checked: 1 error, 2 unreadable")
    assert err.splitlines() == [
        f"{tmp_path}/none.json:1:1: The file cannot be read: No such file or directory.",
        f"{tmp_path}:1:1: The file cannot be read: Is a directory.",
    ]


@pytest.mark.parametrize("arguments", [[], ["-"]], ids=repr)
def test_standard_input_is_read_where_no_file_is_named_or_a_hyphen(arguments: list[str]) -> None:
    data = json.dumps({"taskDefinition": complete(ERROR)}, indent=1).encode()
    status, out, _err = checked(*arguments, stdin=data)
    assert status == 1
    assert out.startswith("-:8:10: error: ")


def test_messages_are_in_the_language_asked_for(tmp_path: Path) -> None:
    file = written(tmp_path, "a.json", complete(ERROR))
    assert "파일 1개를 검사했습니다: 오류 1" in checked("--language", "ko", file)[1]
    assert "1 file checked: 1 error" in checked(file)[1]


def test_a_finding_is_one_line_whatever_the_document_says(tmp_path: Path) -> None:
    name = "a\n::error::b\x1b[31m\u202e"
    file = written(tmp_path, "a.json", complete({**CLEAN, "family": name}))
    lines = checked(file)[1].splitlines()
    assert len(lines) == 4
    assert "\\u000a::error::b\\u001b[31m\\u202e" in lines[0]


def test_columns_of_what_cannot_be_read_are_told_in_both_counts() -> None:
    file = CheckedFile.of("a", '{"\U0001f980": ?}'.encode())
    assert file.unreadable
    assert file.unreadable.position == (1, 7, 8)


def run(*arguments: str, folder: Path, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    """As CI does: nothing configured, in a folder of its own."""
    return subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        cwd=folder,
        env={"PATH": os.environ["PATH"], **more},
        capture_output=True,
    )


def test_nothing_needs_to_be_configured_and_nothing_is_left_behind(tmp_path: Path) -> None:
    written(tmp_path, "taskdef.json", complete({"family": "한국"}))
    for more in ({}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}):
        done = run(str(HERE / "manage.py"), "check_taskdef", "taskdef.json", folder=tmp_path, **more)
        assert (done.returncode, done.stderr) == (1, b"")
        assert done.stdout.decode().startswith("taskdef.json:2:13: error: ")
    assert [path.name for path in tmp_path.iterdir()] == ["taskdef.json"]


def test_the_page_about_it_shows_what_it_prints(tmp_path: Path) -> None:
    written(tmp_path, "taskdef.json", complete(ERROR))
    done = run(str(HERE / "manage.py"), "check_taskdef", "taskdef.json", folder=tmp_path)
    (shown,) = blocks("docs/check.md", "text")
    assert done.stdout.decode() == shown


def test_the_pipelines_shown_call_it_as_it_can_be_called() -> None:
    pages = [yaml.safe_load(block) for block in blocks("docs/check.md", "yaml")]
    calls = re.findall(r"check_taskdef ([^>]+) >", json.dumps(pages))
    assert len(calls) == 2
    for call in calls:
        parser = Command().create_parser("manage.py", "check_taskdef")
        assert parser.parse_args(call.split()).files == ["tasks/*.json"]


LISTING = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "designer.offline"
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "check_taskdef"])
print(sorted({"boto3", "botocore", "sqlite3", "psycopg"} & sys.modules.keys()), file=sys.stderr)
"""


def test_it_knows_neither_a_database_nor_aws() -> None:
    done = run("-c", LISTING, folder=HERE, stdin=json.dumps(complete(GOOD)).encode())
    assert (done.returncode, done.stderr.decode()) == (0, "[]\n")


def test_a_wrong_use_is_an_error_of_its_own_kind(tmp_path: Path) -> None:
    done = run(str(HERE / "manage.py"), "check_taskdef", "--fail-on", "note", folder=tmp_path)
    assert done.returncode == 2
    assert b"invalid choice: 'note'" in done.stderr


def test_it_speaks_the_languages_of_the_application() -> None:
    for name in ("LANGUAGES", "LANGUAGE_CODE", "LOCALE_PATHS", "AUTH_USER_MODEL", "DEFAULT_AUTO_FIELD"):
        assert getattr(offline, name) == getattr(settings, name), name
