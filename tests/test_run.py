"""What `make test` does before and around the tests."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.database_only import PURE
from tests.run import HERE, Check, clean_environment
from tests.together import LONG

MISSING = """
from tests import machine
machine.NEEDED["no/such/place"] = "a-rare-package"
machine.provide()
"""


def test_nothing_of_a_developers_own_settings_reaches_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "AWS_PROFILE",
        "DATABASE_URL",
        "DJANGO_SETTINGS_MODULE",
        "PYTHONPATH",
        "DEBUG",
        "SECRET_KEY",
    ):
        monkeypatch.setenv(name, "mine")
    with clean_environment() as environment:
        assert "mine" not in environment.values()
        assert list(Path(environment["HOME"]).iterdir()) == []
        assert environment["HOME"] != os.environ.get("HOME")


def test_what_the_tests_leave_behind_goes_with_them() -> None:
    with clean_environment() as environment:
        left = Path(environment["TMPDIR"], "left behind")
        left.mkdir()
    assert not left.parent.exists()


def test_a_program_that_is_missing_and_cannot_be_installed_is_told_in_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MISSING], cwd=HERE, env={"PATH": "/nowhere"}, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr == (
        "The tests need programs that this machine lacks. On Debian 12, as root: apt install a-rare-package\n"
    )


@pytest.mark.parametrize(("status", "mark"), [(0, "  ok  "), (3, " FAIL ")])
def test_a_check_is_one_line_with_its_outcome(status: int, mark: str) -> None:
    check = Check("this", [sys.executable, "-c", f"print('said'); raise SystemExit({status})"])
    check.perform({"PATH": "/usr/bin"})
    assert str(check).startswith(f"{mark} this")
    assert (check.passed, check.output) == (status == 0, "said\n")


def test_what_is_called_when_a_change_is_taken_is_make_test() -> None:
    script = Path(HERE, ".ci", "run")
    assert os.access(script, os.X_OK)
    assert script.read_text().splitlines()[-1] == "exec make test"


def test_what_begins_first_is_there() -> None:
    assert [name for name in LONG if not Path(HERE, name.partition("::")[0]).exists()] == []


ASKS_A_DATABASE = re.compile(r"django|\.models\b|def test\w*\([^)]*\b(db|team|author|client_of)\b")


def test_what_the_second_run_does_not_read_knows_no_database() -> None:
    told = {path.name: path.read_text() for path in PURE.rglob("*.py")}
    assert [name for name, text in told.items() if ASKS_A_DATABASE.search(text)] == []
