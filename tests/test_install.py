"""`requirements/install.py`: what it makes, when it leaves things alone, and what it says when it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
INSTALL = HERE / "requirements" / "install.py"
NO_INDEX = {"PIP_NO_INDEX": "1"}
NOWHERE = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}


def install(environment: Path, packages: Path, before: str = "", **variables: str) -> tuple[int, str]:
    """Runs it after some lines of Python that change what it finds."""
    code = f"import sys, runpy\n{before}\nrunpy.run_path({str(INSTALL)!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code, environment, packages],
        env={"PATH": os.environ["PATH"], **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A list of nothing, which needs no network."""
    path = tmp_path / "none.txt"
    path.write_text("# nothing\n")
    return path


def test_a_list_is_installed_once_and_again_when_it_changes(tmp_path: Path, packages: Path) -> None:
    environment = tmp_path / "venv"
    status, said = install(environment, packages, **NO_INDEX)
    assert status == 0, said
    assert said == "Installing none.txt into venv: once, about a minute.\n"
    assert (environment / "bin" / "python").exists()

    assert install(environment, packages, **NO_INDEX) == (0, "")

    packages.write_text("# still nothing\n")
    assert "Installing" in install(environment, packages, **NO_INDEX)[1]


def test_an_environment_left_half_made_is_made_anew(tmp_path: Path, packages: Path) -> None:
    environment = tmp_path / "venv"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").write_text("interrupted")
    assert install(environment, packages, **NO_INDEX)[0] == 0
    assert subprocess.run([environment / "bin" / "python", "-c", ""]).returncode == 0


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (
            "sys.version_info = (3, 9, 2)",
            "Python 3.11 or newer is needed, and this is 3.9: make run PYTHON=python3.11",
        ),
        (
            "sys.modules['ensurepip'] = None",
            "This Python comes without its venv module. On Debian: apt install python3-venv",
        ),
        (
            "import os; os.access = lambda *_: False",
            "{folder} cannot be written: work in a copy of your own.",
        ),
    ],
    ids=["old Python", "no venv module", "no write access"],
)
def test_what_the_machine_lacks_is_told_in_one_sentence(
    tmp_path, packages, before: str, sentence: str
) -> None:
    status, said = install(tmp_path / "venv", packages, before)
    assert status == 1
    assert said.splitlines()[-1] == sentence.format(folder=tmp_path)
    assert "Traceback" not in said


def test_the_first_time_without_a_network_is_told_in_one_sentence(tmp_path: Path) -> None:
    packages = tmp_path / "one.txt"
    packages.write_text("asgiref==3.13.0 --hash=sha256:" + "0" * 64)
    status, said = install(tmp_path / "venv", packages, **NOWHERE)
    assert status == 1
    assert said.splitlines()[1:] == [
        "The packages cannot be fetched: the first time, this machine needs a network."
    ]


def test_a_missing_python_is_told_in_one_sentence() -> None:
    done = subprocess.run(
        ["make", "run", "PYTHON=no-such-python"], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        "Python is missing: install Python 3.11 or newer. On Debian: apt install python3 python3-venv"
    )
