"""A real installation's first steps, as docs/installing.md shows them, in a copy of what is needed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documented import HERE, commands

QUESTION = re.compile(rb"Password[^:\n]*: \Z")
PASSWORD = "correct horse battery staple"
NEEDED = ("manage.py", "designer", "templates", "static", "requirements")
WHEELS = Path(sys.prefix) / "wheels"
SAYS = ["SECRET_KEY", "ALLOWED_HOSTS", "VAR_DIR", "DATABASE_URL"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in NEEDED:
        source = HERE / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def perform(lines: list[str], folder: Path, settings: dict[str, str]) -> None:
    """Runs the lines as one shell session whose terminal answers every question with the password."""
    ours, theirs = os.openpty()
    session = subprocess.Popen(
        ["sh", "-ec", "\n".join(lines)],
        cwd=folder,
        env=settings,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    said = b""
    while more := os.read(session.stdout.fileno(), 4096):
        said += more
        if QUESTION.search(said):
            os.write(ours, f"{PASSWORD}\n".encode())
    assert session.wait() == 0, said.decode()
    os.close(ours)
    os.close(theirs)


def test_the_first_steps_lead_to_people_who_can_sign_in(copy: Path) -> None:
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(WHEELS)} if WHEELS.is_dir() else {}
    machine = {"PATH": f"{sys.prefix}/bin:/usr/bin:/bin", "HOME": str(copy)} | offline
    machine["PIP_NO_COMPILE"] = "0"  # which pip takes for `compile`: little of it is ever imported here
    perform(commands("docs/installing.md", "install"), copy, machine)
    look = (
        "from django.contrib.auth import authenticate as by\n"
        f"mina, jun = (by(username=f'{{n}}@example.com', password={PASSWORD!r}) for n in ('mina', 'jun'))\n"
        "team = mina.teams.get()\n"
        "print(mina.is_superuser, mina.can_register(team), jun.teams.get() == team, jun.can_register(team))"
    )
    seen = subprocess.run(
        [copy / ".venv" / "bin" / "python", "manage.py", "shell", "--verbosity", "0", "--command", look],
        cwd=copy,
        env={"SECRET_KEY": "another", "ALLOWED_HOSTS": "designer.example"},
        capture_output=True,
        text=True,
    )
    assert seen.stdout == "True True True False\n", seen.stderr
    assert (copy / "staticfiles" / "staticfiles.json").exists()
